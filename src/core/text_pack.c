/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/text_pack.h"

#include <zlib.h>

sp_rc text_pack(struct arena *a, struct str text, struct str *out)
{
	uLongf n = compressBound(text.n);
	char *room = arena_alloc(a, n);
	SP_NEED(room);
	if (compress2((Bytef *)room, &n, (const Bytef *)text.p, text.n, Z_BEST_SPEED) != Z_OK)
		return SP_ENOMEM;
	*out = (struct str){room, n};
	return SP_OK;
}

sp_rc text_unpack(struct arena *a, struct str packed, size_t size, struct str *out)
{
	uLongf n = size;
	char *room = arena_alloc(a, size + 1);
	SP_NEED(room);
	int rc = uncompress((Bytef *)room, &n, (const Bytef *)packed.p, packed.n);
	if (rc == Z_MEM_ERROR)
		return SP_ENOMEM;
	if (rc != Z_OK || n != size)
		return SP_EFORMAT;
	room[size] = '\0';
	*out = (struct str){room, size};
	return SP_OK;
}
