/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/search_sentence.h"

#include "council/sentence.h"

enum { SENTENCE_MAX = 300, BEFORE = 80, HEADING_WORDS = 5, KINDS_MOST = 64, OF_KIND = 4 };

struct best {
	struct str text;
	uint32_t off; /* in the extraction */
	int weight;
	uint32_t first; /* byte of the first that was found */
};

static sp_rc collect(struct sentence_finder *f, const struct search_query *q)
{
	if (!q)
		return SP_OK;
	if (q->op != SEARCH_WORDS) {
		SP_TRY(collect(f, q->left));
		return q->op == SEARCH_WITHOUT ? SP_OK : collect(f, q->right);
	}
	const struct search_query **row = sp_push(f->arena, &f->rows);
	SP_NEED(row);
	*row = q;
	for (uint32_t i = 0; i < q->words->list.n; i++)
		f->begins[(unsigned char)q->words->list.at[i].form.p[0]] = true;
	return SP_OK;
}

sp_rc sentence_finder(struct sentence_finder *f, struct arena *a, struct arena *scratch,
		      struct stemmer *stemmer, const struct search_query *words)
{
	*f = (struct sentence_finder){.arena = a, .scratch = scratch, .stemmer = stemmer};
	return collect(f, words);
}

/* Do the words from i on say what a row of the question says? */
static bool says(const struct words *words, uint32_t i, const struct search_query *q)
{
	uint32_t n = q->words->list.n;
	if (n > words->list.n - i)
		return false;
	for (uint32_t k = 0; k < n; k++) {
		struct str form = words->list.at[i + k].form, asked = q->words->list.at[k].form;
		bool open = q->open_end && k + 1 == n;
		if (open ? !str_starts(form, asked) : !str_eq(form, asked))
			return false;
	}
	return true;
}

/* The row of the question that is found at word i; the longest. -1: none. */
static int row_at(const struct sentence_finder *f, const struct words *words, uint32_t i)
{
	int best = -1;
	if (!words->list.at[i].form.n)
		return -1;
	for (uint32_t k = 0; k < f->rows.n; k++)
		if (says(words, i, f->rows.at[k]) &&
		    (best < 0 || f->rows.at[k]->words->list.n > f->rows.at[best]->words->list.n))
			best = (int)k;
	return best;
}

static sp_rc weigh(struct sentence_finder *f, struct str sentence, uint32_t off, struct best *best)
{
	struct words words;
	uint64_t seen = 0;
	uint32_t first = 0;
	int weight = 0;
	SP_TRY(words_split_for(f->stemmer, f->scratch, sentence, f->begins, &words));
	words_widen(&words, words.list.n);
	for (uint32_t i = 0; i < words.list.n; i++) {
		int row = row_at(f, &words, i);
		if (row < 0 || seen >> row % KINDS_MOST & 1)
			continue;
		seen |= (uint64_t)1 << row % KINDS_MOST;
		first = weight ? first : words.list.at[i].off;
		weight += OF_KIND;
	}
	if (weight && words.list.n <= HEADING_WORDS)
		weight--;
	if (weight > best->weight)
		*best = (struct best){sentence, off, weight, first};
	return SP_OK;
}

static sp_rc weigh_range(struct sentence_finder *f, struct str text, struct span s,
			 struct best *best)
{
	if (s.off > text.n || s.len > text.n - s.off)
		return SP_OK;
	struct str range = str_sub(text, s.off, s.len);
	for (size_t at = 0, end; at < range.n; at = end) {
		while (at < range.n && (range.p[at] == ' ' || range.p[at] == '\n'))
			at++;
		end = sentence_end(range, at);
		SP_TRY(weigh(f, str_sub(range, at, end - at), s.off + (uint32_t)at, best));
		end += end == at;
	}
	return SP_OK;
}

/* Not longer than people read, with the first word that was found in it. */
static sp_rc cut(struct sentence_finder *f, const struct best *best, const char **out)
{
	size_t from = 0, to = best->text.n;
	if (to > SENTENCE_MAX && best->first > BEFORE)
		from = best->first - BEFORE;
	while (from && from < to && best->text.p[from] != ' ')
		from++;
	if (to - from > SENTENCE_MAX)
		for (to = from + SENTENCE_MAX; to > from + 1 && best->text.p[to] != ' ';)
			to--;
	const char *squeezed = str_squeeze(f->arena, str_sub(best->text, from, to - from));
	SP_NEED(squeezed);
	*out = arena_printf(f->arena, "%s%s%s", from ? "… " : "", squeezed,
			    to < best->text.n ? " …" : "");
	return *out ? SP_OK : SP_ENOMEM;
}

static sp_rc add_mark(struct sentence_finder *f, struct search_marks *marks, uint32_t off,
		      uint32_t end)
{
	struct search_mark *m = sp_push(f->arena, marks);
	SP_NEED(m);
	*m = (struct search_mark){off, end - off};
	return SP_OK;
}

/* Words that were looked for in a row are marked as one. */
static sp_rc mark(struct sentence_finder *f, const char *text, struct search_marks *marks)
{
	struct words words;
	SP_TRY(words_split_for(f->stemmer, f->scratch, str_of(text), f->begins, &words));
	words_widen(&words, words.list.n);
	for (uint32_t i = 0; i < words.list.n; i++) {
		int row = row_at(f, &words, i);
		if (row < 0)
			continue;
		uint32_t from = words.list.at[i].off;
		i += f->rows.at[row]->words->list.n - 1;
		SP_TRY(add_mark(f, marks, from, words.list.at[i].off + words.list.at[i].len));
	}
	return SP_OK;
}

sp_rc sentence_mark_title(struct sentence_finder *f, struct search_result *r)
{
	return f->rows.n ? mark(f, r->title, &r->title_marks) : SP_OK;
}

sp_rc sentence_of(struct sentence_finder *f, struct str text, struct span s,
		  struct search_result *r)
{
	struct str whole = sentence_around(text, s.off, s.len);
	if (!whole.n || whole.p > text.p + s.off)
		return SP_OK;
	const struct best best = {.text = whole, .first = (uint32_t)(text.p + s.off - whole.p)};
	const char *words = str_squeeze(f->scratch, str_sub(text, s.off, s.len));
	SP_NEED(words);
	SP_TRY(cut(f, &best, &r->sentence));
	size_t at = str_find(str_of(r->sentence), str_of(words));
	if (at == SIZE_MAX)
		return SP_OK;
	return add_mark(f, &r->marks, (uint32_t)at, (uint32_t)(at + strlen(words)));
}

sp_rc sentence_find(struct sentence_finder *f, struct str text, const struct span *ranges,
		    uint32_t n, struct search_result *r, uint32_t *off)
{
	struct best best = {.weight = 0};
	*off = 0;
	for (uint32_t i = 0; i < n && best.weight < OF_KIND * (int)f->rows.n; i++)
		SP_TRY(weigh_range(f, text, ranges[i], &best));
	if (!best.weight)
		return SP_OK;
	*off = best.off;
	SP_TRY(cut(f, &best, &r->sentence));
	return mark(f, r->sentence, &r->marks);
}
