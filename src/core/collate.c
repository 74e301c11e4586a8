/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/collate.h"

#include <stdlib.h>
#include <unicode/ucol.h>
#include <unicode/uiter.h>

enum { PIECE = 256 };

struct collator {
	UCollator *icu;
};

struct collator *collate_new(void)
{
	UErrorCode bad = U_ZERO_ERROR;
	struct collator *c = calloc(1, sizeof(*c));
	if (!c)
		return NULL;
	c->icu = ucol_open("da", &bad);
	/* Any rules but the Danish ones would order silently wrong. */
	const char *rules =
		U_SUCCESS(bad) ? ucol_getLocaleByType(c->icu, ULOC_ACTUAL_LOCALE, &bad) : NULL;
	if (U_SUCCESS(bad) && rules && strcmp(rules, "da") == 0)
		return c;
	collate_free(c);
	return NULL;
}

void collate_free(struct collator *c)
{
	if (!c)
		return;
	if (c->icu)
		ucol_close(c->icu);
	free(c);
}

sp_rc collate_key(struct collator *c, struct str text, struct arena *a, struct str *out)
{
	UErrorCode bad = U_ZERO_ERROR;
	UCharIterator at;
	uint32_t state[2] = {0, 0};
	uint8_t piece[PIECE];
	int32_t n;
	SP_LIST(char) key = {NULL, 0, 0};
	uiter_setUTF8(&at, text.p ? text.p : "", (int32_t)text.n);
	do {
		n = ucol_nextSortKeyPart(c->icu, &at, state, piece, PIECE, &bad);
		for (int32_t i = 0; U_SUCCESS(bad) && i < n; i++) {
			char *byte = sp_push(a, &key);
			SP_NEED(byte);
			*byte = (char)piece[i];
		}
	} while (U_SUCCESS(bad) && n == PIECE);
	*out = (struct str){key.at ? key.at : "", key.n};
	return U_SUCCESS(bad) ? SP_OK : SP_ENOMEM;
}

int collate_compare(const struct collator *c, struct str x, struct str y)
{
	UErrorCode bad = U_ZERO_ERROR;
	return ucol_strcollUTF8(c->icu, x.p ? x.p : "", (int32_t)x.n, y.p ? y.p : "", (int32_t)y.n,
				&bad);
}

uint32_t collate_version(const struct collator *c)
{
	UVersionInfo v;
	ucol_getVersion(c->icu, v);
	return (uint32_t)v[0] << 24 | (uint32_t)v[1] << 16 | (uint32_t)v[2] << 8 | v[3];
}
