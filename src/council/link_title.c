/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/link_title.h"

#include "core/buf.h"

#include <stdlib.h>

enum { PACKED_MAX = 64 * 1024, WORDS_MAX = 60 };

uint32_t link_word_hash(struct str form)
{
	uint32_t h = 2166136261u;
	for (size_t i = 0; i < form.n; i++)
		h = (h ^ (unsigned char)form.p[i]) * 16777619u;
	return h & ~1u;
}

/* The longer a Danish word, the more is put together in it, and the rarer it is. */
static int weight_of(struct str form)
{
	static const struct {
		size_t n;
		int weight;
	} steps[] = {{3, 5}, {5, 8}, {7, 10}, {10, 15}};
	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++)
		if (form.n <= steps[i].n)
			return steps[i].weight;
	return 20;
}

static bool is_number(struct str word)
{
	return word.n && word.p[0] >= '0' && word.p[0] <= '9';
}

static bool is_year(struct str word)
{
	return word.n == 4 && is_number(word) &&
	       (str_starts(word, STR("19")) || str_starts(word, STR("20")));
}

static bool is_time_word(struct str folded)
{
	static const char *const list[] = {
		"januar",  "februar", "marts",	   "april",   "maj",	  "juni",
		"juli",	   "august",  "september", "oktober", "november", "december",
		"kvartal", "halvår",  "uge",	   "forår",   "efterår",  "sommer",
		"vinter",  "primo",   "medio",	   "ultimo"};
	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (str_eq(folded, str_of(list[i])))
			return true;
	return false;
}

struct reading {
	const struct lexicon *lex;
	struct arena *arena;
	struct str text;
	const struct words *words;
	struct link_title *out;
	size_t lead; /* where the first dash or colon stands */
};

static bool whole(const struct reading *r, const char *group, struct str word)
{
	struct lex_hit hit;
	return lex_whole(lexicon_group(r->lex, group), word, &hit);
}

static struct str word_at(const struct reading *r, uint32_t i)
{
	const struct word *w = &r->words->list.at[i];
	return str_sub(r->text, w->off, w->len);
}

static sp_rc kind_of(const struct reading *r, uint32_t i, struct link_word *out, bool *keep)
{
	struct str word = word_at(r, i);
	const char *folded = str_fold(r->arena, word);
	const char *next = i + 1 < r->words->list.n ? str_fold(r->arena, word_at(r, i + 1)) : "";
	SP_NEED(folded && next);
	*keep = true;
	out->weight = 5;
	if (is_year(word) || is_time_word(str_of(folded)) ||
	    (is_number(word) && is_time_word(str_of(next)))) {
		out->kind = LINK_WORD_TIME;
	} else if (is_number(word)) {
		out->kind = LINK_WORD_NUMBER;
	} else if (whole(r, "thread.small", word)) {
		*keep = false;
	} else if (whole(r, "thread.recurring", word)) {
		out->kind = LINK_WORD_RECURRING;
		out->weight = 10;
		r->out->recurring = true;
	} else if (whole(r, "thread.common", word)) {
		out->kind = LINK_WORD_COMMON;
		out->weight = 2;
	} else {
		out->kind = whole(r, "thread.matter", word) ? LINK_WORD_MATTER : LINK_WORD_PLAIN;
		out->weight = weight_of(out->form);
	}
	return SP_OK;
}

static bool has(const struct link_title *t, struct str form)
{
	for (uint32_t i = 0; i < t->words.n; i++)
		if (str_eq(t->words.at[i].form, form))
			return true;
	return false;
}

/* A capital, then small letters, within the title: "Havnevej". */
static bool is_proper(const struct reading *r, uint32_t i)
{
	struct str word = word_at(r, i), before = str_sub(r->text, 0, r->words->list.at[i].off);
	size_t at = 0;
	before = str_trim(before);
	bool begins = !before.n || str_ends(before, STR("-")) || str_ends(before, STR("–")) ||
		      str_ends(before, STR(":")) || str_ends(before, STR("."));
	return !begins && str_is_upper(str_utf8_next(word, &at)) && at < word.n &&
	       !str_is_upper(str_utf8_next(word, &at));
}

static sp_rc take_word(const struct reading *r, uint32_t i)
{
	struct link_word word = {.form = r->words->list.at[i].form};
	bool keep;
	SP_TRY(kind_of(r, i, &word, &keep));
	if (!keep || r->out->words.n >= WORDS_MAX || has(r->out, word.form))
		return SP_OK;
	struct link_word *slot = sp_push(r->arena, &r->out->words);
	SP_NEED(slot);
	*slot = word;
	slot->lead = r->words->list.at[i].off < r->lead;
	slot->proper = is_proper(r, i);
	return SP_OK;
}

/* Where a dash between blanks, or a colon, parts the title; 0: nowhere. */
static size_t lead_of(struct str title)
{
	static const char *const marks[] = {" - ", " – ", ": "};
	size_t best = SIZE_MAX;
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		size_t at = str_find(title, str_of(marks[i]));
		best = at < best ? at : best;
	}
	return best == SIZE_MAX ? 0 : best;
}

/* Blanks in place of what the title says besides. */
static sp_rc matter_of(const struct lexicon *lex, struct arena *a, const char *title, char **out)
{
	const struct lex_group *beside = lexicon_group(lex, "thread.beside");
	struct lex_hit hit;
	char *text = arena_strdup(a, title);
	SP_NEED(text);
	for (size_t from = 0; lex_find(beside, str_of(text), from, &hit); from = hit.to) {
		memset(text + hit.from, ' ', hit.to - hit.from);
		if (hit.to == hit.from)
			break;
	}
	*out = text;
	return SP_OK;
}

sp_rc link_title_read(const struct lexicon *lex, struct stemmer *stemmer, struct arena *a,
		      const char *title, struct link_title *out)
{
	struct words words;
	struct lex_hit hit;
	char *text;
	*out = (struct link_title){.formal = !title};
	if (!title)
		return SP_OK;
	SP_TRY(matter_of(lex, a, title, &text));
	SP_TRY(words_split(stemmer, a, str_of(text), &words));
	const struct reading r = {lex, a, str_of(text), &words, out, lead_of(str_of(text))};
	for (uint32_t i = 0; i < words.list.n; i++)
		SP_TRY(take_word(&r, i));
	out->formal = lex_whole(lexicon_group(lex, "thread.formal"), str_of(title), &hit) ||
		      !out->words.n;
	return SP_OK;
}

/* ---- kept as text ---- */

sp_rc link_title_pack(struct arena *a, const struct link_title *title, const char **out)
{
	BUF_AUTO text = BUF_INIT(PACKED_MAX);
	for (uint32_t i = 0; i < title->words.n; i++) {
		const struct link_word *w = &title->words.at[i];
		buf_printf(&text, "%s%c%c%02d" STR_FMT, i ? " " : "",
			   "-lpb"[w->lead + 2 * w->proper], (char)w -> kind, w -> weight,
			   STR_ARG(w->form));
	}
	*out = buf_take(&text, a);
	return *out ? SP_OK : SP_ENOMEM;
}

sp_rc link_title_unpack(struct arena *a, struct str packed, struct link_title *out)
{
	enum { LEAD, KIND, TENS, ONES, HEAD };
	struct str one;
	*out = (struct link_title){0};
	while (packed.n && str_cut(&packed, ' ', &one)) {
		if (one.n <= HEAD)
			continue;
		struct link_word *w = sp_push(a, &out->words);
		SP_NEED(w);
		const char *form = str_dup(a, str_sub(one, HEAD, one.n));
		SP_NEED(form);
		w->lead = one.p[LEAD] == 'l' || one.p[LEAD] == 'b';
		w->proper = one.p[LEAD] == 'p' || one.p[LEAD] == 'b';
		w->kind = (enum link_word_kind)one.p[KIND];
		w->weight = (one.p[TENS] - '0') * 10 + (one.p[ONES] - '0');
		w->form = str_of(form);
		out->recurring |= w->kind == LINK_WORD_RECURRING;
	}
	out->formal = !out->words.n;
	return SP_OK;
}

/* ---- comparing ---- */

static bool is_mark(const struct link_word *w)
{
	return w->kind == LINK_WORD_TIME || w->kind == LINK_WORD_NUMBER;
}

static int weight_in_all(const struct link_title *t)
{
	int sum = 0;
	for (uint32_t i = 0; i < t->words.n; i++)
		sum += is_mark(&t->words.at[i]) ? 0 : t->words.at[i].weight;
	return sum;
}

/* Do all telling words before the one's dash, and enough of them, stand in the other? */
static bool lead_in(const struct link_title *a, const struct link_title *b)
{
	int weight = 0;
	for (uint32_t i = 0; i < a->words.n; i++) {
		const struct link_word *w = &a->words.at[i];
		if (!w->lead || w->kind == LINK_WORD_COMMON || is_mark(w))
			continue;
		if (w->kind == LINK_WORD_RECURRING || !has(b, w->form))
			return false;
		weight += w->weight;
	}
	return weight >= 10;
}

/* Words before the dash: all that tell, and those that the other has there too. */
static void count_lead(const struct link_title *a, const struct link_title *b, uint32_t *all,
		       uint32_t *shared)
{
	*all = *shared = 0;
	for (uint32_t i = 0; i < a->words.n; i++) {
		const struct link_word *w = &a->words.at[i];
		if (!w->lead || w->kind == LINK_WORD_COMMON || is_mark(w))
			continue;
		++*all;
		for (uint32_t k = 0; k < b->words.n; k++)
			*shared += b->words.at[k].lead && str_eq(b->words.at[k].form, w->form);
	}
}

/* A name that the other title does not say. */
static bool own_name(const struct link_title *a, const struct link_title *b)
{
	for (uint32_t i = 0; i < a->words.n; i++) {
		const struct link_word *w = &a->words.at[i];
		if (w->proper && w->kind != LINK_WORD_COMMON && !is_mark(w) && !has(b, w->form))
			return true;
	}
	return false;
}

/* "Trygge Veje - status", "Trygge Stier - status". */
static bool leads_differ(const struct link_title *a, const struct link_title *b)
{
	uint32_t x, y, shared;
	count_lead(a, b, &x, &shared);
	count_lead(b, a, &y, &shared);
	return shared && shared < x && shared < y;
}

struct marks {
	uint32_t all, shared;
};

static struct marks count_marks(const struct link_title *a, const struct link_title *b,
				enum link_word_kind kind)
{
	struct marks m = {0, 0};
	for (uint32_t i = 0; i < a->words.n; i++) {
		if (a->words.at[i].kind != kind)
			continue;
		m.all++;
		m.shared += has(b, a->words.at[i].form);
	}
	return m;
}

/* Do both say a time, or a number, and neither all that the other says? */
static bool contradict(const struct link_title *a, const struct link_title *b,
		       enum link_word_kind kind)
{
	struct marks x = count_marks(a, b, kind), y = count_marks(b, a, kind);
	return x.all && y.all && x.shared < x.all && y.shared < y.all;
}

/* "affaldstakster" and "takster for affald": half the weight of both, for compounds of a whose
 * beginning and end are words of b. */
static int put_together(const struct link_title *a, const struct link_title *b)
{
	enum { LEAST = 4 };
	int sum = 0;
	for (uint32_t i = 0; i < a->words.n; i++) {
		const struct link_word *w = &a->words.at[i], *head = NULL, *tail = NULL;
		for (uint32_t k = 0; k < b->words.n && !has(b, w->form); k++) {
			const struct link_word *x = &b->words.at[k];
			if (x->form.n < LEAST || x->form.n + LEAST > w->form.n)
				continue;
			head = str_starts(w->form, x->form) ? x : head;
			tail = str_ends(w->form, x->form) ? x : tail;
		}
		if (head && tail && head != tail)
			sum += (w->weight + head->weight + tail->weight) / 2;
	}
	return sum;
}

struct link_likeness link_title_compare(const struct link_title *a, const struct link_title *b)
{
	struct link_likeness out = {.share = 0};
	int x = weight_in_all(a), y = weight_in_all(b), least = x < y ? x : y;
	int shared = 0, telling = 0, all = x + y;
	for (uint32_t i = 0; i < a->words.n; i++) {
		const struct link_word *w = &a->words.at[i];
		if (!has(b, w->form))
			continue;
		shared += is_mark(w) ? 0 : w->weight;
		telling += w->kind == LINK_WORD_COMMON ? 0 : w->weight;
		out.number |= w->kind == LINK_WORD_NUMBER;
		out.matter |= w->kind == LINK_WORD_MATTER;
	}
	int put = put_together(a, b) + put_together(b, a);
	shared += put;
	telling += put;
	out.share = all ? 2.0 * shared / all : 0;
	out.within = least ? (double)shared / least : 0;
	struct marks x_times = count_marks(a, b, LINK_WORD_TIME);
	struct marks y_times = count_marks(b, a, LINK_WORD_TIME);
	out.same_time =
		x_times.all && x_times.shared == x_times.all && y_times.shared == y_times.all;
	out.names_apart = own_name(a, b) && own_name(b, a);
	out.leads_apart = leads_differ(a, b);
	out.lead = lead_in(a, b) || lead_in(b, a);
	out.common = telling / 10.0;
	out.apart = contradict(a, b, LINK_WORD_TIME) || contradict(a, b, LINK_WORD_NUMBER);
	return out;
}
