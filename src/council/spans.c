/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/spans.h"

void spans_add(struct buf *out, const char *field, const struct fact *f)
{
	if (!f->spans.n)
		return;
	if (buf_view(out).n)
		buf_char(out, ';');
	buf_puts(out, field);
	for (uint32_t i = 0; i < f->spans.n; i++)
		buf_printf(out, "%c%u+%u", i ? ',' : ':', f->spans.at[i].off, f->spans.at[i].len);
}

static bool number(struct str *rest, uint32_t *out)
{
	uint64_t v = 0;
	size_t n = 0;
	while (n < rest->n && rest->p[n] >= '0' && rest->p[n] <= '9' && v <= UINT32_MAX)
		v = v * 10 + (uint64_t)(rest->p[n++] - '0');
	*rest = str_sub(*rest, n, rest->n);
	*out = (uint32_t)v;
	return n > 0 && v <= UINT32_MAX;
}

static bool take(struct str *rest, char c)
{
	if (!rest->n || rest->p[0] != c)
		return false;
	*rest = str_sub(*rest, 1, rest->n);
	return true;
}

/* At the start of a group *field is set; within one it stays what it was. */
bool spans_next(struct str *rest, struct str *field, struct span *span, bool *bad)
{
	if (!rest->n)
		return false;
	bool first = !field->n || rest->p[0] == ';';
	if (first) {
		(void)take(rest, ';');
		size_t colon = str_find(*rest, STR(":"));
		*bad = colon == SIZE_MAX;
		if (*bad)
			return false;
		*field = str_sub(*rest, 0, colon);
		*rest = str_sub(*rest, colon + 1, rest->n);
	} else {
		*bad = !take(rest, ',');
		if (*bad)
			return false;
	}
	*bad = !number(rest, &span->off) || !take(rest, '+') || !number(rest, &span->len);
	return !*bad;
}

sp_rc spans_of(struct arena *a, struct str column, const char *field, struct spans *out)
{
	SP_LIST(struct span) found = {0};
	struct str name = {"", 0};
	struct span span;
	bool bad = false;
	while (spans_next(&column, &name, &span, &bad)) {
		if (!str_eq(name, str_of(field)))
			continue;
		struct span *slot = sp_push(a, &found);
		SP_NEED(slot);
		*slot = span;
	}
	*out = (struct spans){found.at, found.n};
	return SP_OK;
}
