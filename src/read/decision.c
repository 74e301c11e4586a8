/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text under a decision's heading: reports of absence are cut out of it, sentence by sentence;
 * what remains is the decision, from which outcomes and dissent are read. */
#include "read/absence.h"
#include "read/decision_tail.h"
#include "read/person.h"
#include "read/scan.h"
#include "read/sentence.h"

struct cut {
	const struct extract_context *x;
	const struct passage *p;
	SP_LIST(struct text_range) kept;
	rec_persons *absent;
	bool about_absence; /* the item is "Fraværende" */
};

static sp_rc keep(struct cut *c, size_t from, size_t to)
{
	if (from >= to)
		return SP_OK;
	struct text_range *slot = sp_push(c->x->arena, &c->kept);
	SP_NEED(slot);
	*slot = (struct text_range){from, to};
	return SP_OK;
}

/* "Fraværende uden afbud:", and below it "Ingen.": past that line, else the place. */
static size_t past_nobody(const struct cut *c, size_t at)
{
	struct str t = c->p->text;
	struct lex_hit hit;
	size_t from = scan_space(t, at), end = scan_line_end(t, from);
	struct str line = str_trim(str_sub(t, from, end - from));
	return line.n && lex_whole(lexicon_group(c->x->lex, "absence.nobody"), line, &hit) ? end
											   : at;
}

/* Lines that hold only persons, after a label without names on its line; *at moves past them. */
static sp_rc cut_names(struct cut *c, size_t *at)
{
	struct str t = c->p->text;
	for (size_t i = scan_space(t, *at); i < t.n; i = scan_space(t, i)) {
		struct passage line;
		bool is;
		size_t end = scan_line_end(t, i);
		SP_TRY(passage_sub(c->x->arena, c->p, i, end - i, &line));
		SP_TRY(absence_names_read(c->x, &line, &is, c->absent));
		if (!is)
			break;
		*at = i = end;
	}
	return SP_OK;
}

/* A first line of persons above the decision itself: those away, their label lost. */
static sp_rc cut_first_names(struct cut *c, size_t *at)
{
	struct str t = c->p->text;
	size_t from = scan_space(t, 0), end = scan_line_end(t, from), next = scan_space(t, end);
	struct passage line;
	struct lex_hit hit;
	bool is;
	struct str rest = str_sub(t, next, t.n - next);
	if (!memchr(t.p + from, '(', end - from) || !rest.n ||
	    !lex_start(lexicon_group(c->x->lex, "decision.begins"), rest, &hit))
		return SP_OK;
	SP_TRY(passage_sub(c->x->arena, c->p, from, end - from, &line));
	SP_TRY(absence_names_read(c->x, &line, &is, c->absent));
	if (is)
		*at = end;
	return SP_OK;
}

static sp_rc cut_absence(struct cut *c)
{
	struct str t = c->p->text;
	size_t at = 0, from, to;
	SP_TRY(cut_first_names(c, &at));
	if (c->about_absence)
		SP_TRY(cut_names(c, &at));
	while (sentence_next(c->x->lex, t, &at, &from, &to)) {
		struct passage rest;
		size_t len;
		bool follows;
		/* beyond the sentence: a report may hold full stops */
		SP_TRY(passage_sub(c->x->arena, c->p, from, scan_ahead(t, from).n, &rest));
		SP_TRY(absence_read(c->x, &rest, &len, &follows, c->absent));
		if (!len) {
			SP_TRY(keep(c, from, to));
			continue;
		}
		at = from + len;
		if (follows) {
			SP_TRY(cut_names(c, &at));
			at = past_nobody(c, at);
		}
	}
	return SP_OK;
}

/* The part of a piece that lies in a range which begins at `at` of the new text; 0 when none does.
 */
static uint32_t add_piece(const struct passage_piece *q, struct text_range r, size_t at,
			  struct passage_piece *out)
{
	size_t lo = q->at > r.from ? q->at : r.from;
	size_t hi = q->at + q->len < r.to ? q->at + q->len : r.to;
	if (lo >= hi)
		return 0;
	*out = (struct passage_piece){(uint32_t)(at + lo - r.from), q->off + (uint32_t)(lo - q->at),
				      (uint32_t)(hi - lo), q->line};
	return 1;
}

/* The ranges as a passage: those on one line are parted by a space, others by a newline. */
static sp_rc join(const struct cut *c, struct passage *out)
{
	struct arena *a = c->x->arena;
	const struct passage *p = c->p;
	uint32_t n = 0;
	size_t bytes = 0;
	for (uint32_t i = 0; i < c->kept.n; i++)
		bytes += c->kept.at[i].to - c->kept.at[i].from + 1;
	struct passage_piece *pieces =
		arena_array(a, c->kept.n + p->n_pieces + 1u, sizeof(*pieces));
	char *text = arena_alloc(a, bytes + 1);
	SP_NEED(pieces && text);
	size_t at = 0;
	uint32_t k = 0;
	for (uint32_t i = 0; i < c->kept.n; i++) {
		struct text_range r = c->kept.at[i];
		if (i && r.from > c->kept.at[i - 1].to) {
			size_t last = c->kept.at[i - 1].to;
			text[at++] = memchr(p->text.p + last, '\n', r.from - last) ? '\n' : ' ';
		}
		while (k < p->n_pieces && p->pieces[k].at + p->pieces[k].len <= r.from)
			k++;
		for (uint32_t j = k; j < p->n_pieces && p->pieces[j].at < r.to; j++)
			n += add_piece(&p->pieces[j], r, at, &pieces[n]);
		memcpy(text + at, p->text.p + r.from, r.to - r.from);
		at += r.to - r.from;
	}
	*out = (struct passage){{text, at}, pieces, n, p->from};
	return SP_OK;
}

/* ".", "-", "./.": the minute-taker's way to say nothing; "113" is the page's. */
static bool says_nothing(struct str t)
{
	for (size_t i = 0; i < t.n;) {
		uint32_t cp = str_utf8_next(t, &i);
		if (str_is_alpha(cp))
			return false;
	}
	return true;
}

static sp_rc share_absent(const struct extract_context *x, const rec_persons *from, rec_persons *to)
{
	for (uint32_t i = 0; i < from->n; i++) {
		if (person_listed(to, from->at[i].name.text))
			continue;
		struct rec_person *slot = sp_push(x->arena, to);
		SP_NEED(slot);
		*slot = from->at[i];
	}
	return SP_OK;
}

sp_rc decision_read(const struct extract_context *x, const struct passage *p, bool own,
		    struct rec_item *item, struct rec_decision *decision)
{
	struct lex_hit hit;
	struct str title = str_of(item->title.text ? item->title.text : "");
	struct passage said;
	SP_TRY(passage_sub(x->arena, p, 0, decision_length(x, p), &said));
	struct cut c = {.x = x,
			.p = &said,
			.absent = &decision->absent,
			.about_absence =
				title.n &&
				lex_whole(lexicon_group(x->lex, "absence.label"), title, &hit)};
	struct passage kept;
	SP_TRY(cut_absence(&c));
	SP_TRY(join(&c, &kept));
	if (own)
		SP_TRY(share_absent(x, &decision->absent, &item->absent));
	decision->text = (struct fact){0};
	if (says_nothing(kept.text))
		return SP_OK;
	SP_TRY(passage_fact(x->arena, &kept, 0, kept.text.n, &decision->text));
	SP_TRY(outcomes_read(x, &kept, item, decision));
	return own ? dissent_read(x, &kept, item) : SP_OK;
}
