/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose meeting it is: a body's name is printed with what is none of it ("Møde nr. 7 i
 * Havneudvalget (HU) i Fjordby Kommune"), and under other names elsewhere in the same document. */
#include "read/body.h"
#include "read/head.h"
#include "read/head_parts.h"
#include "read/scan.h"
#include "read/title.h"

enum { RESTS_MOST = 4, LINES_MOST = 4000, ABBREVIATION_MOST = 8 /* bytes */ };

static bool is_known(const struct rec_meeting *m, struct str name)
{
	if (m->body.text && str_ieq(str_of(m->body.text), name))
		return true;
	for (uint32_t i = 0; i < m->body_aliases.n; i++)
		if (str_ieq(str_of(m->body_aliases.at[i].text), name))
			return true;
	return false;
}

static sp_rc learn(const struct extract_context *x, struct rec_meeting *m, const struct passage *p,
		   struct str said)
{
	struct lex_hit hit;
	if (is_known(m, said) ||
	    lex_whole(lexicon_group(x->lex, "body.not_abbreviation"), said, &hit))
		return SP_OK;
	struct fact *alias = sp_push(x->arena, &m->body_aliases);
	SP_NEED(alias);
	*alias = (struct fact){0};
	return passage_fact(x->arena, p, (size_t)(said.p - p->text.p), said.n, alias);
}

sp_rc head_set_body(const struct head *h, const struct passage *p, size_t from, size_t n)
{
	const struct lex_group *rest = lexicon_group(h->x->lex, "body.rest");
	struct str name = str_trim(str_sub(p->text, from, n)), said = {NULL, 0};
	struct lex_hit hit;
	if (lex_start(lexicon_group(h->x->lex, "body.lead"), name, &hit) && hit.to < name.n)
		name = str_trim(str_sub(name, hit.to, name.n));
	for (int i = 0; i < RESTS_MOST && lex_find(rest, name, 0, &hit) && hit.from; i++) {
		if (strcmp(hit.key, "short") == 0)
			said = lex_part(&hit, name, 1);
		name = str_trim(str_sub(name, 0, hit.from));
	}
	if (h->m->body.text || !name.n)
		return SP_OK;
	SP_TRY(passage_fact(h->x->arena, p, (size_t)(name.p - p->text.p), name.n, &h->m->body));
	return said.n ? learn(h->x, h->m, p, said) : SP_OK;
}

/* "Havneudvalget (HU)": the name of the meeting's body before a bracket. */
static bool is_defined(const struct rec_meeting *m, struct str before)
{
	struct str own = str_of(m->body.text);
	before = str_trim(before);
	return before.n >= own.n && str_ieq(str_sub(before, before.n - own.n, own.n), own) &&
	       scan_is_border(before, before.n - own.n);
}

static sp_rc aliases_of_line(const struct extract_context *x, struct rec_meeting *m,
			     const struct passage *p)
{
	const struct lex_group *g = lexicon_group(x->lex, "body.alias");
	struct lex_hit hit;
	for (size_t at = 0; lex_find(g, p->text, at, &hit);) {
		struct str said = lex_part(&hit, p->text, 1);
		bool bracket = strcmp(hit.key, "bracket") == 0;
		if (bracket ? is_defined(m, str_sub(p->text, 0, hit.from))
			    : abbreviation_fits(said, str_of(m->body.text)))
			SP_TRY(learn(x, m, p, said));
		at = hit.to > at ? hit.to : at + 1;
	}
	return SP_OK;
}

sp_rc head_aliases(const struct extract_context *x, const struct extraction *from,
		   struct rec_meeting *m)
{
	struct lex_hit hit;
	if (!m->body.text)
		return SP_OK;
	for (uint32_t i = 0; i < from->lines.n && i < LINES_MOST; i++) {
		const struct line *l = &from->lines.at[i];
		struct passage p;
		if (!lex_find(lexicon_group(x->lex, "body.alias"), line_str(from, l), 0, &hit))
			continue;
		SP_TRY(passage_of_range(x->arena, from, i, l->off, l->len, &p));
		SP_TRY(aliases_of_line(x, m, &p));
	}
	return SP_OK;
}

/* ---- the name spelled out ---- */

/* Nothing but capitals and what stands between them. */
static bool is_capitals(struct str s)
{
	size_t letters = 0;
	for (size_t i = 0; i < s.n;) {
		uint32_t cp = str_utf8_next(s, &i);
		if (str_is_alpha(cp) && !str_is_upper(cp))
			return false;
		letters += str_is_alpha(cp);
	}
	return letters > 1;
}

/* The next letter that an abbreviation has is the one at the place; *k moves past it. */
static bool takes_letter(struct str abbreviation, size_t *k, struct str letter)
{
	size_t from = *k;
	if (from >= abbreviation.n)
		return false;
	(void)str_utf8_next(abbreviation, k);
	return str_ieq(str_sub(abbreviation, from, *k - from), letter);
}

/* "SSU" is "Social- og Sundhedsudvalget": the first letter of each word with a capital, and of the
 * word that tells what it is. */
static bool are_initials(struct str abbreviation, struct str name)
{
	static const struct str kinds[] = {{"udvalg", 6}, {"bestyrelse", 10}, {"råd", 4}};
	size_t k = 0;
	for (size_t i = 0; i < name.n;) {
		size_t from = scan_word_start(name, i), end = scan_word_end(name, i), at = i;
		uint32_t first = str_utf8_next(name, &i);
		struct str word = str_sub(name, at, end - at);
		if (from != at || end <= at || !str_is_upper(first))
			continue;
		if (!takes_letter(abbreviation, &k, str_sub(name, at, i - at)))
			return false;
		for (size_t n = 0; n < sizeof(kinds) / sizeof(kinds[0]); n++) {
			size_t kind = str_find(word, kinds[n]);
			if (kind != SIZE_MAX && kind &&
			    !takes_letter(abbreviation, &k, str_sub(word, kind, 1)))
				return false;
		}
		i = end;
	}
	return k == abbreviation.n && k > 1;
}

/* A name in the line that the body's own stands for; n 0 when there is none. */
static sp_rc spelled_in(const struct extract_context *x, struct str t, struct str own,
			struct body_hit *out)
{
	struct body_hits hits = {0};
	*out = (struct body_hit){0};
	SP_TRY(bodies_find(x, t, &hits));
	for (uint32_t i = 0; i < hits.list.n && !out->len; i++) {
		struct str name = str_sub(t, hits.list.at[i].off, hits.list.at[i].len);
		bool small = !is_capitals(name);
		if (small &&
		    (str_ieq(name, own) || (own.n <= ABBREVIATION_MOST && are_initials(own, name))))
			*out = hits.list.at[i];
	}
	return SP_OK;
}

sp_rc head_spell_body(const struct extract_context *x, const struct extraction *from,
		      struct rec_meeting *m)
{
	struct str own =
		m->body.text ? body_bare(x->lex, str_of(m->body.text)) : (struct str){"", 0};
	struct body_hit found = {0};
	if (!is_capitals(own))
		return SP_OK;
	for (uint32_t i = 0; i < from->lines.n && i < LINES_MOST; i++) {
		const struct line *l = &from->lines.at[i];
		struct passage p;
		SP_TRY(spelled_in(x, line_str(from, l), own, &found));
		if (!found.len)
			continue;
		struct fact *alias = sp_push(x->arena, &m->body_aliases);
		SP_NEED(alias);
		*alias = m->body;
		m->body = (struct fact){0};
		SP_TRY(passage_of_range(x->arena, from, i, l->off, l->len, &p));
		return passage_fact(x->arena, &p, found.off, found.len, &m->body);
	}
	return SP_OK;
}
