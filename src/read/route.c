/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/extract.h"

static bool has_body(const rec_facts *to, const char *text)
{
	for (uint32_t i = 0; i < to->n; i++)
		if (str_ieq(str_of(to->at[i].text), str_of(text)))
			return true;
	return false;
}

/* Bodies named in a range of the passage, appended in order, each once. */
static sp_rc bodies_in(const struct extract_context *x, const struct passage *p, size_t from,
		       size_t to, rec_facts *out)
{
	struct body_hits hits = {0};
	SP_TRY(bodies_find(x, str_sub(p->text, from, to - from), &hits));
	for (uint32_t i = 0; i < hits.list.n; i++) {
		struct fact f = {0};
		SP_TRY(passage_fact(x->arena, p, from + hits.list.at[i].off, hits.list.at[i].len,
				    &f));
		if (has_body(out, f.text))
			continue;
		struct fact *slot = sp_push(x->arena, out);
		SP_NEED(slot);
		*slot = f;
	}
	return SP_OK;
}

static size_t phrase(const struct extract_context *x, const char *key, struct str text,
		     size_t *after)
{
	const struct lex_group *g = lexicon_group(x->lex, "route_phrase");
	struct lex_hit hit;
	for (size_t from = 0; lex_find(g, text, from, &hit); from = hit.to)
		if (strcmp(hit.key, key) == 0) {
			*after = hit.to;
			return hit.from;
		}
	return SIZE_MAX;
}

sp_rc route_read(const struct extract_context *x, const struct passage *p, rec_facts *to)
{
	size_t after_via, after_over;
	size_t via = phrase(x, "via", p->text, &after_via);
	size_t over = phrase(x, "over_for", p->text, &after_over);
	/* "til KB via A, B og C": the last body is named first. */
	if (via != SIZE_MAX) {
		SP_TRY(bodies_in(x, p, after_via, p->text.n, to));
		return bodies_in(x, p, 0, via, to);
	}
	/* "A over for B anbefaler", "til A at anbefale over for B". */
	if (over != SIZE_MAX) {
		SP_TRY(bodies_in(x, p, 0, over, to));
		return bodies_in(x, p, after_over, p->text.n, to);
	}
	return bodies_in(x, p, 0, p->text.n, to);
}
