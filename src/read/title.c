/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/title.h"

struct title_parts {
	const struct extract_context *x;
	const struct passage *p;
	struct rec_item *item;
	size_t from, to;
};

static struct str rest_of(const struct title_parts *t)
{
	return str_sub(t->p->text, t->from, t->to - t->from);
}

static sp_rc say_kind(const struct title_parts *t, enum item_kind kind, size_t from, size_t n)
{
	if (t->item->kind != ITEM_KIND_UNKNOWN)
		return SP_OK;
	t->item->kind = kind;
	return passage_fact(t->x->arena, t->p, from, n, &t->item->kind_said);
}

static sp_rc apply_marker(const struct title_parts *t, const char *key, size_t from, size_t n)
{
	if (strcmp(key, "decide") == 0)
		return say_kind(t, ITEM_DECIDE, from, n);
	if (strcmp(key, "inform") == 0)
		return say_kind(t, ITEM_INFORM, from, n);
	if (strcmp(key, "discuss") == 0)
		return say_kind(t, ITEM_DISCUSS, from, n);
	if (strcmp(key, "closed") == 0) {
		t->item->closed = true;
		return passage_fact(t->x->arena, t->p, from, n, &t->item->closed_said);
	}
	return SP_OK;
}

/* Markers at the end, one after another: "… - Orientering (Lukket)". */
static sp_rc strip_end(struct title_parts *t)
{
	const struct lex_group *g = lexicon_group(t->x->lex, "title_end");
	struct lex_hit hit;
	for (int guard = 0; guard < 4; guard++) {
		struct str s = rest_of(t);
		if (!lex_find(g, s, 0, &hit) || hit.to < str_trim(s).n)
			return SP_OK;
		if (!str_trim(str_sub(s, 0, hit.from)).n)
			return SP_OK;
		SP_TRY(apply_marker(t, hit.key, t->from + hit.from, hit.to - hit.from));
		t->to = t->from + hit.from;
	}
	return SP_OK;
}

static sp_rc closed_title(struct title_parts *t)
{
	struct lex_hit hit;
	bool label = lex_whole(lexicon_group(t->x->lex, "item_label"), rest_of(t), &hit) &&
		     strcmp(hit.key, "closed") == 0;
	if (!label && !lex_whole(lexicon_group(t->x->lex, "closed_told"), rest_of(t), &hit))
		return SP_OK;
	return apply_marker(t, "closed", t->from, t->to - t->from);
}

static sp_rc strip_start(struct title_parts *t)
{
	const struct lex_group *g = lexicon_group(t->x->lex, "title_start");
	struct lex_hit hit;
	if (!lex_start(g, rest_of(t), &hit))
		return SP_OK;
	SP_TRY(apply_marker(t, hit.key, t->from + hit.from, hit.to - hit.from));
	/* "Orientering: Meddelelser", "Godkendelse - Takster", but "Orientering om …" */
	bool marker = strcmp(hit.key, "closed") == 0 || strcmp(hit.key, "open") == 0 ||
		      str_ends(lex_part(&hit, rest_of(t), 0), STR(" "));
	if (marker && str_trim(str_sub(rest_of(t), hit.to, t->to)).n)
		t->from += hit.to;
	return SP_OK;
}

bool abbreviation_fits(struct str abbreviation, struct str name)
{
	size_t k = 0;
	if (abbreviation.n < 2)
		return false;
	for (size_t i = 0; i < abbreviation.n;) {
		size_t before = i;
		(void)str_utf8_next(abbreviation, &i);
		struct str letter = str_sub(abbreviation, before, i - before);
		for (bool found = false; !found;) {
			size_t at = k;
			if (k >= name.n)
				return false;
			(void)str_utf8_next(name, &k);
			found = str_ieq(str_sub(name, at, k - at), letter);
			if (before == 0 && !found)
				return false; /* the first letters must be the same */
		}
	}
	return true;
}

static bool known_abbreviation(const struct title_parts *t, struct str abbreviation)
{
	static const char *const always[] = {"ØU", "KB", "BY", "DIR", "ØK", "BR", "KMB", "BYR"};
	for (size_t i = 0; i < sizeof(always) / sizeof(always[0]); i++)
		if (str_eq(abbreviation, str_of(always[i])))
			return true;
	const struct rec_meeting *m = t->x->meeting;
	if (!m)
		return false;
	for (uint32_t i = 0; i < m->body_aliases.n; i++)
		if (str_eq(abbreviation, str_of(m->body_aliases.at[i].text)))
			return true;
	return m->body.text && (str_eq(abbreviation, str_of(m->body.text)) ||
				abbreviation_fits(abbreviation, str_of(m->body.text)));
}

/* "HU/ØU/BY - Ny mole": the road stands before the title. */
static sp_rc strip_route(struct title_parts *t)
{
	struct str s = rest_of(t);
	struct lex_hit hit;
	if (!lex_start(lexicon_group(t->x->lex, "title_route"), s, &hit))
		return SP_OK;
	struct str prefix = lex_part(&hit, s, 1), rest = prefix, one;
	bool road = str_find(prefix, STR("/")) != SIZE_MAX;
	if (!road && !known_abbreviation(t, prefix))
		return SP_OK;
	while (str_cut(&rest, '/', &one)) {
		one = str_trim(one);
		struct fact *f = sp_push(t->x->arena, &t->item->route);
		SP_NEED(f);
		SP_TRY(passage_fact(t->x->arena, t->p, (size_t)(one.p - t->p->text.p), one.n, f));
	}
	t->from += hit.to;
	return SP_OK;
}

/* A case number as the first word of the title, or after a dash at its end. */
/* A dash, a comma or an opening bracket that parts a case number from the title before it. */
static bool is_parted(struct str before)
{
	return before.n && (strchr("-,(", before.p[before.n - 1]) || str_ends(before, STR("–")));
}

static void cut_front(struct title_parts *t, size_t n)
{
	t->from += n;
	while (t->from < t->to && strchr(" -:\t", t->p->text.p[t->from]))
		t->from++;
}

static void cut_back(struct title_parts *t, size_t kept)
{
	t->to = t->from + kept;
	while (t->to > t->from && strchr(" -,(", t->p->text.p[t->to - 1]))
		t->to--;
	if (str_ends(rest_of(t), STR("–")))
		t->to -= strlen("–");
}

static sp_rc strip_case(struct title_parts *t)
{
	struct str s = rest_of(t);
	struct lex_hit hit;
	if (t->item->case_no.text || !lex_find(lexicon_group(t->x->lex, "case_inline"), s, 0, &hit))
		return SP_OK;
	struct str before = str_trim(str_sub(s, 0, hit.from));
	struct str after = str_trim(str_sub(s, hit.to, s.n));
	bool first = !before.n && after.n;
	bool bracket = str_ends(before, STR("(")) && str_eq(after, STR(")"));
	/* "Strategi for havnen P17-3-14": three figures in a row are no part of a title */
	struct str said = str_sub(s, hit.from, hit.to - hit.from);
	size_t dash = str_find(said, STR("-"));
	bool plain =
		dash != SIZE_MAX && str_find(str_sub(said, dash + 1, said.n), STR("-")) != SIZE_MAX;
	if (!first && !((!after.n || bracket) && (is_parted(before) || plain)))
		return SP_OK;
	SP_TRY(passage_fact(t->x->arena, t->p, t->from + hit.from, hit.to - hit.from,
			    &t->item->case_no));
	if (first)
		cut_front(t, hit.to);
	else
		cut_back(t, before.n);
	return SP_OK;
}

/* "Sag: Ny mole      J.nr. 04.01.00-P20": label and case number on the title's line. */
static sp_rc strip_labels(struct title_parts *t)
{
	const struct lex_group *g = lexicon_group(t->x->lex, "title_case");
	struct lex_hit hit;
	struct str s = rest_of(t);
	if (lex_find(g, s, 0, &hit) && strcmp(hit.key, "label") == 0 && !hit.from)
		t->from += hit.to;
	s = rest_of(t);
	if (!lex_find(g, s, 1, &hit) || strcmp(hit.key, "case") != 0)
		return SP_OK;
	if (!t->item->case_no.text)
		SP_TRY(passage_fact(t->x->arena, t->p, t->from + hit.group[1].from,
				    hit.group[1].to - hit.group[1].from, &t->item->case_no));
	t->to = t->from + hit.from;
	return SP_OK;
}

sp_rc title_read(const struct extract_context *x, const struct passage *p, struct rec_item *item)
{
	struct title_parts t = {x, p, item, 0, p->text.n};
	SP_TRY(strip_labels(&t));
	SP_TRY(closed_title(&t));
	SP_TRY(strip_start(&t));
	SP_TRY(strip_route(&t));
	SP_TRY(strip_case(&t));
	SP_TRY(strip_end(&t));
	if (item->kind == ITEM_KIND_UNKNOWN)
		SP_TRY(strip_start(&t));
	return passage_fact(x->arena, p, t.from, t.to - t.from, &item->title);
}
