/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/lexicon_file.h"

#include <stdio.h>

sp_rc lexicon_file_read(const char *path, struct buf *out, struct sp_err *e)
{
	FILE *f = fopen(path, "rbe");
	if (!f)
		return sp_fail(e, SP_ENOTFOUND, N_("cannot open the lexicon “{1}”"), path);
	char chunk[8192];
	size_t n;
	while ((n = fread(chunk, 1, sizeof(chunk), f)) > 0)
		buf_add(out, chunk, n);
	int bad = ferror(f);
	(void)fclose(f);
	if (bad || !buf_ok(out) || !str_utf8_ok(buf_view(out)))
		return sp_fail(e, SP_EFORMAT, N_("the lexicon “{1}” is not UTF-8 text"), path);
	return SP_OK;
}

/* FNV-1a, 64 bits: nobody gains by two lexicons with one stamp. */
int64_t lexicon_stamp_add(int64_t before, struct str text)
{
	uint64_t h = before ? (uint64_t)before : 0xcbf29ce484222325u;
	for (size_t i = 0; i < text.n; i++)
		h = (h ^ (unsigned char)text.p[i]) * 0x100000001b3u;
	return (int64_t)(h & INT64_MAX);
}
