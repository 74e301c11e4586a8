/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For the tests of extractors: a lexicon for the whole program, a passage from a text, and the
 * checks that hold for every fact. */
#ifndef SP_TEST_READING_H
#define SP_TEST_READING_H

#include "read/extract.h"
#include "test.h"

struct reading {
	struct lexicon *lex;
	struct arena *arena;
	struct rec_meeting meeting;
	struct extract_context x;
};

static inline int reading_setup(void **state)
{
	static struct reading r;
	struct sp_err e = {0};
	r = (struct reading){.arena = arena_new(64u << 20)};
	if (!r.arena || lexicon_load(NULL, &r.lex, &e) != SP_OK)
		return -1;
	r.x = (struct extract_context){.arena = r.arena, .lex = r.lex, .meeting = &r.meeting};
	*state = &r;
	return 0;
}

static inline int reading_teardown(void **state)
{
	struct reading *r = *state;
	lexicon_free(r->lex);
	arena_free(r->arena);
	return 0;
}

/* The text as a document with a line for each of its lines, and a passage of all of it. */
static inline struct passage reading_passage(struct reading *r, const char *text)
{
	struct extraction_writer *w = extraction_writer_new(r->arena, 1u << 20);
	struct str rest = str_of(text), line;
	struct passage p;
	assert_non_null(w);
	while (str_cut(&rest, '\n', &line))
		(void)extraction_add(w, line);
	const struct extraction *x = extraction_finish(w, MEDIA_TEXT, "text");
	assert_non_null(x);
	assert_int_equal(passage_of_lines(r->arena, x, 0, x->lines.n ? x->lines.n - 1 : 0, &p),
			 SP_OK);
	return p;
}

/* What the spans show, pieces joined by a space, white space squeezed. */
static inline const char *reading_shown(struct reading *r, const struct passage *p,
					const struct fact *f)
{
	char *out = arena_strdup(r->arena, "");
	for (uint32_t i = 0; i < f->spans.n; i++) {
		struct span s = f->spans.at[i];
		assert_true(s.len > 0);
		assert_true((size_t)s.off + s.len <= p->from->text_len);
		out = arena_printf(r->arena, "%s%s%.*s", out, i ? " " : "", (int)s.len,
				   p->from->text + s.off);
	}
	return str_squeeze(r->arena, str_of(out));
}

/* A letter for an outcome, so that a table's row says them all in a word: "AMX". */
static inline char reading_letter(enum outcome o)
{
	static const char letters[OUTCOME_COUNT] = {
		[OUTCOME_NONE] = '-',	  [OUTCOME_APPROVED] = 'A',  [OUTCOME_RECOMMENDED] = 'R',
		[OUTCOME_NOTED] = 'N',	  [OUTCOME_DISCUSSED] = 'D', [OUTCOME_POSTPONED] = 'P',
		[OUTCOME_RETURNED] = 'B', [OUTCOME_REJECTED] = 'X',  [OUTCOME_AMENDED] = 'M'};
	return letters[o];
}

/* When each promise of an item is due, "-" without a day. */
static inline const char *reading_dues(struct reading *r, const struct rec_item *item)
{
	const char *out = "";
	for (uint32_t i = 0; i < item->commitments.n; i++) {
		const char *due = item->commitments.at[i].due.text;
		out = arena_printf(r->arena, "%s%s%s", out, i ? " " : "", due ? due : "-");
	}
	return out;
}

/* A text fact says just what its spans show. */
static inline void reading_check_fact(struct reading *r, const struct passage *p,
				      const struct fact *f)
{
	if (!f->text) {
		assert_int_equal(f->spans.n, 0);
		return;
	}
	assert_true(f->spans.n > 0);
	assert_string_equal(str_squeeze(r->arena, str_of(f->text)), reading_shown(r, p, f));
}

#endif
