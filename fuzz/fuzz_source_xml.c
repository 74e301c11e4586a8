/* SPDX-License-Identifier: GPL-3.0-or-later */
/* XML of any kind through the readers of the case systems. The bytes are also every file beside
 * themselves, so that manifests and notices find an agenda. */
#include "fuzz.h"
#include "fuzz_extraction.h"
#include "read/source.h"

static bool find(void *context, struct arena *a, const char *name, const char **found)
{
	(void)context;
	*found = arena_strdup(a, name);
	return *found && strstr(name, "pdf") == NULL;
}

static sp_rc load(void *context, struct arena *a, const char *name, struct str *bytes,
		  struct sp_err *e)
{
	(void)a;
	(void)name;
	(void)e;
	const struct str *all = context;
	*bytes = *all;
	return SP_OK;
}

/* What follows a line of "=====" is the second file. */
static struct str second_file(struct str *first)
{
	size_t at = str_find(*first, STR("\n=====\n"));
	struct str second = at == SIZE_MAX ? *first : str_sub(*first, at + 7, first->n);
	if (at != SIZE_MAX)
		*first = str_sub(*first, 0, at);
	return second;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct str first = {(const char *)bytes, size}, second = second_file(&first);
	struct neighbours near = {&second, find, load};
	struct source_input in = {"fuzz.xml", first, &near};
	enum source_kind kind = source_detect(first);
	if (kind == SOURCE_FIRSTAGENDA || kind == SOURCE_FIRSTAGENDA_LIST || kind == SOURCE_JSON)
		return 0;
	ARENA_AUTO a = arena_new((size_t)512 << 20);
	struct extractions out = {0};
	struct sp_err e = {0};
	if (a && source_esdh_read(a, &in, kind, &out, &e) == SP_OK)
		fuzz_extractions(&out);
	return 0;
}
