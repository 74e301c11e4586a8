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
	return h & ~15u;
}

sp_rc link_word_form(struct arena *a, struct str stem, struct str *out)
{
	enum { LEAST = 5, SHORT = 4, MOST = 8 };
	static const char vowels[] = "aeiouy";
	*out = stem;
	/* "broer", "træerne", that the stemmer leaves alone */
	size_t tail = str_ends(stem, STR("ern")) ? 3 : str_ends(stem, STR("er")) ? 2 : 0;
	if (tail && stem.n >= SHORT && stem.n <= MOST &&
	    strchr(vowels, stem.p[stem.n - tail - 1])) {
		*out = str_sub(stem, 0, stem.n - tail);
		return SP_OK;
	}
	if (stem.n < LEAST || stem.p[stem.n - 2] != 'e' || !strchr("lr", stem.p[stem.n - 1]) ||
	    strchr("aeiouy", stem.p[stem.n - 3]))
		return SP_OK;
	const char *form = arena_printf(a, STR_FMT "%c", STR_ARG(str_sub(stem, 0, stem.n - 2)),
					stem.p[stem.n - 1]);
	SP_NEED(form);
	*out = str_of(form);
	return SP_OK;
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

/* One word of the title as it stands there. */
struct token {
	struct link_word word;
	struct str text;
	const char *folded;
	size_t off;
	bool keep;
	bool capital; /* then small letters: "Havnevej" */
	bool begins;  /* the title, or what stands behind a dash: any word has a capital there */
	bool beside;  /* nothing but a blank stands before it */
};

struct reading {
	const struct lexicon *lex;
	struct arena *arena;
	struct str text;
	struct link_title *out;
	struct token *tokens;
	uint32_t n;
	size_t lead; /* where the first dash or colon stands */
	bool loud;   /* no small letter stands in it, but more than one word */
};

static bool whole(const struct reading *r, const char *group, struct str word)
{
	struct lex_hit hit;
	return lex_whole(lexicon_group(r->lex, group), word, &hit);
}

static bool recurs(const struct reading *r, struct token *t)
{
	struct lex_hit hit;
	if (!lex_whole(lexicon_group(r->lex, "thread.recurring"), t->text, &hit))
		return false;
	bool yearly = strcmp(hit.key, "yearly") == 0;
	t->word.kind = yearly ? LINK_WORD_YEARLY : LINK_WORD_RECURRING;
	t->word.weight = 10;
	r->out->recurring = true;
	r->out->often |= !yearly;
	return true;
}

/* "2018-21": the second year. */
static bool is_year_behind(const struct reading *r, uint32_t i)
{
	const struct token *t = &r->tokens[i];
	if (!i || t->text.n != 2 || !is_number(t->text) || !is_year(r->tokens[i - 1].text))
		return false;
	struct str gap =
		str_sub(r->text, r->tokens[i - 1].off + 4, t->off - r->tokens[i - 1].off - 4);
	return str_eq(gap, STR("-")) || str_eq(gap, STR("–")) || str_eq(gap, STR("/"));
}

static sp_rc kind_of(const struct reading *r, uint32_t i)
{
	struct token *t = &r->tokens[i];
	const char *next = i + 1 < r->n ? r->tokens[i + 1].folded : "";
	struct lex_hit hit;
	t->keep = true;
	t->word.weight = 5;
	if (is_year_behind(r, i)) {
		const char *year = arena_printf(r->arena, "20" STR_FMT, STR_ARG(t->text));
		SP_NEED(year);
		t->word.form = str_of(year);
		t->word.kind = LINK_WORD_TIME;
	} else if (is_year(t->text) || is_time_word(str_of(t->folded)) ||
		   (is_number(t->text) && is_time_word(str_of(next)))) {
		t->word.kind = LINK_WORD_TIME;
	} else if (is_number(t->text)) {
		t->word.kind = LINK_WORD_NUMBER;
	} else if (whole(r, "thread.small", t->text)) {
		t->keep = false;
	} else if (recurs(r, t)) {
		return SP_OK;
	} else if (lex_whole(lexicon_group(r->lex, "thread.common"), t->text, &hit)) {
		t->word.kind = strcmp(hit.key, "body") == 0 ? LINK_WORD_BODY : LINK_WORD_COMMON;
		t->word.weight = 2;
	} else {
		bool matter = lex_whole(lexicon_group(r->lex, "thread.matter"), t->text, &hit);
		t->word.kind = !matter			       ? LINK_WORD_PLAIN
			       : strcmp(hit.key, "house") == 0 ? LINK_WORD_HOUSE
							       : LINK_WORD_MATTER;
		t->word.weight = weight_of(t->word.form);
	}
	return SP_OK;
}

bool link_word_matter(const struct link_word *w)
{
	return w->kind == LINK_WORD_MATTER || w->kind == LINK_WORD_HOUSE;
}

bool link_word_tells(const struct link_word *w)
{
	return w->kind == LINK_WORD_PLAIN || w->kind == LINK_WORD_PLACE || link_word_matter(w);
}

bool link_title_has(const struct link_title *t, struct str form)
{
	for (uint32_t i = 0; i < t->words.n; i++)
		if (str_eq(t->words.at[i].form, form))
			return true;
	return false;
}

/* ---- names ---- */

static bool has_capital(struct str word)
{
	size_t at = 0;
	return str_is_upper(str_utf8_next(word, &at)) && at < word.n &&
	       !str_is_upper(str_utf8_next(word, &at));
}

/* "TVP", "TVPs" */
static bool begins_in_capitals(struct str word)
{
	size_t at = 0;
	return str_is_upper(str_utf8_next(word, &at)) && at < word.n &&
	       str_is_upper(str_utf8_next(word, &at));
}

/* Is nothing written small, so that capitals tell nothing? */
static bool is_loud(const struct reading *r)
{
	uint32_t words = 0;
	for (uint32_t i = 0; i < r->n; i++) {
		struct str word = r->tokens[i].text;
		for (size_t at = 0; at < word.n;) {
			uint32_t cp = str_utf8_next(word, &at);
			if (!str_is_upper(cp) && !(cp >= '0' && cp <= '9'))
				return false;
		}
		words += !is_number(word);
	}
	return words > 1;
}

static void look_around(const struct reading *r, uint32_t i)
{
	struct token *t = &r->tokens[i];
	struct str before = str_trim(str_sub(r->text, 0, t->off));
	t->capital = has_capital(t->text);
	t->begins = !before.n || str_ends(before, STR("-")) || str_ends(before, STR("–")) ||
		    str_ends(before, STR(":")) || str_ends(before, STR("."));
	size_t end = i ? r->tokens[i - 1].off + r->tokens[i - 1].text.n : 0;
	t->beside = i && !str_trim(str_sub(r->text, end, t->off - end)).n;
	t->word.proper = t->capital && !t->begins;
	bool capitals = begins_in_capitals(t->text);
	t->word.capitals = capitals && !r->loud;
	t->word.loud = capitals && r->loud;
}

/* May the word be of a name? One that begins a title has a capital anyway: "Renovering af …". */
static bool of_name(const struct reading *r, const struct token *t)
{
	return t->keep && t->capital && link_word_tells(&t->word) &&
	       !(t->begins && whole(r, "thread.action", t->text));
}

/* "Trygt Hjem", "Trygt Hjem for Ældre": the words of one name. */
static void join_names(const struct reading *r)
{
	bool within = false, joiner = false;
	for (uint32_t i = 0; i < r->n; i++) {
		struct token *t = &r->tokens[i];
		if (!t->beside)
			within = joiner = false;
		if (within && !t->keep && !t->capital) {
			joiner = true;
			continue;
		}
		bool named = of_name(r, t);
		t->word.joined = named && within;
		t->word.longer = named && within && joiner;
		within = named;
		joiner = false;
	}
}

static bool stands(const struct reading *r, uint32_t i)
{
	const struct token *t = &r->tokens[i];
	return t->keep && t->capital && link_word_tells(&t->word) && !link_word_matter(&t->word);
}

/* What the place's kind stands beside: its name. */
static void mark_beside(const struct reading *r, uint32_t i, bool compound)
{
	struct token *t = &r->tokens[i];
	bool next = i + 1 < r->n && r->tokens[i + 1].beside && stands(r, i + 1);
	bool last = i > 0 && t->beside && stands(r, i - 1) &&
		    (!r->tokens[i - 1].begins || (t->word.proper && !compound));
	if (!t->word.proper && !next && !last)
		return;
	t->word.kind = LINK_WORD_PLACE;
	if (next)
		r->tokens[i + 1].word.kind = LINK_WORD_PLACE;
	else if (last)
		r->tokens[i - 1].word.kind = LINK_WORD_PLACE;
}

/* Where the words end that stand beside each other as names do. */
static uint32_t row_end(const struct reading *r, uint32_t from)
{
	uint32_t end = from + 1;
	while (end < r->n && r->tokens[end].beside && stands(r, end))
		end++;
	return end;
}

/* "i Kildeby", "ved Ravnsø Mark", "i Lunde Kær": what stands behind the word is a place; a name of
 * several words may be a programme ("status i Trygge Veje"). */
static void mark_behind(const struct reading *r, uint32_t i)
{
	const struct token *t = &r->tokens[i];
	struct lex_hit hit;
	if (!i || !t->beside || t->begins || t->word.joined || !stands(r, i) ||
	    !lex_whole(lexicon_group(r->lex, "thread.at"), r->tokens[i - 1].text, &hit))
		return;
	uint32_t end = row_end(r, i);
	if (end > i + 1 && strcmp(hit.key, "sure") != 0 &&
	    !whole(r, "thread.nature", r->tokens[end - 1].text))
		return;
	for (uint32_t k = i; k < end; k++)
		r->tokens[k].word.kind = LINK_WORD_PLACE;
}

static bool is_street(const struct lex_hit *hit)
{
	return strcmp(hit->key, "street") == 0;
}

/* Where things are: "Lunde Skole", "Solgården", "plejehjemmet Bakkebo", "ved Kildeby". */
static void mark_place(const struct reading *r, uint32_t i)
{
	struct token *t = &r->tokens[i];
	struct lex_hit hit;
	if (!lex_whole(lexicon_group(r->lex, "thread.place"), t->text, &hit))
		mark_behind(r, i);
	else if (strcmp(hit.key, "home") == 0 ? t->capital : t->word.proper && is_street(&hit))
		t->word.kind = LINK_WORD_PLACE;
	else if (!is_street(&hit))
		mark_beside(r, i, strcmp(hit.key, "compound") == 0);
}

/* ---- numbers of plans and houses ---- */

static bool joins_numbers(const struct token *t)
{
	return t->word.kind == LINK_WORD_NUMBER || str_ieq(t->text, STR("nr")) ||
	       str_ieq(t->text, STR("nummer")) || str_ieq(t->text, STR("og"));
}

/* "Lokalplan nr. 44 og 45", "Rådhusgade 3": what it is known by. */
static void mark_number(const struct reading *r, uint32_t i)
{
	struct lex_hit hit;
	uint32_t head = i;
	if (r->tokens[i].word.kind != LINK_WORD_NUMBER)
		return;
	while (head > 0 && joins_numbers(&r->tokens[head]))
		head--;
	struct str word = r->tokens[head].text;
	r->tokens[i].word.proper =
		whole(r, "thread.numbered", word) ||
		(lex_whole(lexicon_group(r->lex, "thread.place"), word, &hit) && is_street(&hit));
}

static sp_rc take_words(const struct reading *r)
{
	for (uint32_t i = 0; i < r->n && r->out->words.n < WORDS_MAX; i++) {
		const struct token *t = &r->tokens[i];
		if (!t->keep || link_title_has(r->out, t->word.form))
			continue;
		struct link_word *slot = sp_push(r->arena, &r->out->words);
		SP_NEED(slot);
		*slot = t->word;
		slot->lead = t->off < r->lead;
	}
	return SP_OK;
}

static sp_rc read_tokens(struct reading *r, const struct words *words)
{
	r->n = words->list.n;
	r->tokens = arena_array(r->arena, r->n + 1u, sizeof(*r->tokens));
	SP_NEED(r->tokens);
	for (uint32_t i = 0; i < r->n; i++) {
		const struct word *w = &words->list.at[i];
		struct token *t = &r->tokens[i];
		*t = (struct token){.text = str_sub(r->text, w->off, w->len), .off = w->off};
		SP_TRY(link_word_form(r->arena, w->form, &t->word.form));
		t->folded = str_fold(r->arena, t->text);
		SP_NEED(t->folded);
	}
	r->loud = is_loud(r);
	for (uint32_t i = 0; i < r->n; i++) {
		SP_TRY(kind_of(r, i));
		look_around(r, i);
	}
	join_names(r);
	for (uint32_t i = 0; i < r->n; i++)
		mark_place(r, i);
	for (uint32_t i = 0; i < r->n; i++)
		mark_number(r, i);
	return take_words(r);
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
	struct reading r = {.lex = lex,
			    .arena = a,
			    .text = str_of(text),
			    .out = out,
			    .lead = lead_of(str_of(text))};
	SP_TRY(read_tokens(&r, &words));
	out->after = lex_find(lexicon_group(lex, "thread.after"), str_of(text), 0, &hit);
	out->formal = lex_whole(lexicon_group(lex, "thread.formal"), str_of(title), &hit) ||
		      !out->words.n;
	return SP_OK;
}

/* ---- kept as text ---- */

/* One letter for all flags of a word. */
static const char FLAGS[] = "-lpbABCDEFGHIJKLMNOPQRSTUVWXYZacdefghijkmnoqrstuvwxyz0123456789+";
/* What a title is as a whole, before its words. */
static const char TWIN[] = "!", AFTER[] = ">";

static unsigned flags_of(const struct link_word *w)
{
	return w->lead | 2u * w->proper | 4u * w->joined | 8u * w->longer | 16u * w->capitals |
	       32u * w->loud;
}

sp_rc link_title_pack(struct arena *a, const struct link_title *title, const char **out)
{
	BUF_AUTO text = BUF_INIT(PACKED_MAX);
	if (title->twin)
		buf_puts(&text, TWIN);
	if (title->after)
		buf_printf(&text, "%s%s", title->twin ? " " : "", AFTER);
	for (uint32_t i = 0; i < title->words.n; i++) {
		const struct link_word *w = &title->words.at[i];
		buf_printf(&text, "%s%c%c%02d" STR_FMT, i || title->twin || title->after ? " " : "",
			   FLAGS[flags_of(w)], (char)w->kind, w->weight, STR_ARG(w->form));
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
		out->twin |= str_eq(one, STR(TWIN));
		out->after |= str_eq(one, STR(AFTER));
		if (one.n <= HEAD)
			continue;
		struct link_word *w = sp_push(a, &out->words);
		SP_NEED(w);
		const char *form = str_dup(a, str_sub(one, HEAD, one.n));
		SP_NEED(form);
		const char *flag = memchr(FLAGS, one.p[LEAD], sizeof(FLAGS) - 1);
		unsigned bits = flag ? (unsigned)(flag - FLAGS) : 0;
		w->lead = bits & 1u;
		w->proper = bits & 2u;
		w->joined = bits & 4u;
		w->longer = bits & 8u;
		w->capitals = bits & 16u;
		w->loud = bits & 32u;
		w->kind = (enum link_word_kind)one.p[KIND];
		w->weight = (one.p[TENS] - '0') * 10 + (one.p[ONES] - '0');
		w->form = str_of(form);
		out->recurring |= w->kind == LINK_WORD_RECURRING || w->kind == LINK_WORD_YEARLY;
		out->often |= w->kind == LINK_WORD_RECURRING;
	}
	out->formal = !out->words.n;
	return SP_OK;
}
