/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/migrate.h"
#include "store_0001_audit.h"
#include "store_0001_audit_pgsql.h"
#include "store_0002_access.h"
#include "store_0002_access_pgsql.h"
#include "store_0003_search.h"
#include "store_0003_search_pgsql.h"
#include "store_0004_search_blocks.h"
#include "store_0004_search_blocks_pgsql.h"
#include "store_0005_search_packed.h"
#include "store_0005_search_packed_pgsql.h"

const struct migration store_migrations[] = {
	{1, "0001-audit", store_0001_audit, store_0001_audit_pgsql},
	{2, "0002-access", store_0002_access, store_0002_access_pgsql},
	{3, "0003-search", store_0003_search, store_0003_search_pgsql},
	{4, "0004-search-blocks", store_0004_search_blocks, store_0004_search_blocks_pgsql},
	{5, "0005-search-packed", store_0005_search_packed, store_0005_search_packed_pgsql},
	{0, NULL, NULL, NULL},
};
