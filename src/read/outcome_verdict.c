/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/dissent.h"
#include "read/outcome.h"
#include "read/scan.h"
#include "read/sentence.h"

struct reading_state {
	const struct extract_context *x;
	struct str text;	   /* up to the end of what is read */
	bool proposal;		   /* a proposal was put before */
	bool spelled;		   /* its lines follow */
	bool suggested;		   /* the sentence before told what somebody suggests */
	struct text_range carried; /* … and it was adopted here */
	struct text_range voted;   /* a vote was told here first */
};

static enum outcome outcome_of(const char *key)
{
	for (int o = 0; o < OUTCOME_COUNT; o++) {
		const char *name = outcome_name((enum outcome)o);
		if (name && str_starts(str_of(key), str_of(name)))
			return (enum outcome)o;
	}
	return OUTCOME_NONE;
}

static bool is_weak(const char *key)
{
	return str_ends(str_of(key), STR("_weak"));
}

/* A weak word gives way to a firmer one behind it, but a decision "to send the case to hearing" is
 * not overruled by a later mention of approval. */
static bool overrules(const struct lex_hit *weak, const struct lex_hit *firm)
{
	return outcome_of(weak->key) == OUTCOME_DISCUSSED ||
	       outcome_of(firm->key) != OUTCOME_DISCUSSED;
}

/* What the sentence tells that somebody said; "" when it does not. */
static const char *told(const struct reading_state *s, size_t from, size_t to)
{
	struct lex_hit hit;
	bool is = lex_start(lexicon_group(s->x->lex, "outcome.told"),
			    str_sub(s->text, from, to - from), &hit);
	return is ? hit.key : "";
}

static bool find_word(const struct reading_state *s, size_t from, size_t to, struct lex_hit *out)
{
	struct str part = str_sub(s->text, 0, to);
	const struct lex_group *g = lexicon_group(s->x->lex, "outcome");
	bool informs = strcmp(told(s, from, to), "informed") == 0, found = false;
	struct lex_hit hit;
	for (size_t at = from; lex_find(g, part, at, &hit); at = hit.to > at ? hit.to : at + 1) {
		/* "… orienterede om, at åbningen er udskudt" */
		if (informs && outcome_of(hit.key) != OUTCOME_NOTED)
			continue;
		if (!found || (is_weak(out->key) && !is_weak(hit.key) && overrules(out, &hit)))
			*out = hit;
		found = true;
		if (!is_weak(out->key))
			break;
	}
	return found;
}

/* The first change told in the sentence; a sum that is given as it was proposed is none. */
static bool find_change(const struct reading_state *s, size_t from, size_t to, struct lex_hit *hit)
{
	const struct lex_group *g = lexicon_group(s->x->lex, "outcome.amend");
	struct str part = str_sub(s->text, 0, to);
	for (size_t at = from; lex_find(g, part, at, hit); at = hit->to)
		if (strcmp(hit->key, "plus_sum") != 0 ||
		    verdict_new_sum(s->x, str_sub(part, hit->from, to - hit->from)))
			return true;
	return false;
}

/* A change of the matter said anywhere in the sentence of the verdict. */
static void amend(const struct reading_state *s, size_t from, size_t to, struct verdict *v)
{
	struct lex_hit hit;
	struct str part = str_sub(s->text, 0, to);
	if (v->outcome != OUTCOME_APPROVED && v->outcome != OUTCOME_RECOMMENDED &&
	    v->outcome != OUTCOME_NOTED)
		return;
	if (!find_change(s, from, to, &hit))
		return;
	v->amended = true;
	v->outcome = OUTCOME_AMENDED;
	v->change = (struct text_range){hit.from, to};
	v->passing = str_starts(str_of(hit.key), STR("plus"));
	v->guessed = strcmp(hit.key, "plus_sum") == 0 && !s->x->above.n;
	if (hit.to > v->said.to)
		v->said.to = hit.to;
	if (hit.from < v->said.from)
		v->said.from = hit.from;
	if (!points_mention(s->x, part, hit.from, &v->only))
		v->only.n = 0;
}

static bool is_bullet(uint32_t cp)
{
	return cp == '-' || cp == 0x2022 || cp == '*' || cp == 0xB7;
}

/* "Forslaget faldt": what became of a proposal that was told before. */
static bool is_motion(struct reading_state *s, struct str sentence, struct text_range where)
{
	struct lex_hit hit;
	if (!lex_find(lexicon_group(s->x->lex, "outcome.motion"), sentence, 0, &hit) || hit.from ||
	    (!s->proposal && !str_istarts(sentence, STR("ændringsforslag"))))
		return false;
	if (strcmp(hit.key, "carried") == 0)
		s->carried = where;
	s->voted = (struct text_range){0, 0};
	return true;
}

/* Is the sentence about a proposal of some, not about the decision? */
static bool is_aside(struct reading_state *s, size_t from, size_t to)
{
	struct str sentence = str_sub(s->text, from, to - from);
	struct point_refs refs;
	bool proposes;
	size_t mark = points_mark(s->x, sentence, &refs);
	if (!s->voted.to && dissent_votes(s->x, str_sub(sentence, mark, sentence.n)))
		s->voted = (struct text_range){from, to};
	if (dissent_opens(s->x, str_sub(sentence, mark, sentence.n), &proposes)) {
		s->proposal = s->proposal || proposes;
		s->spelled =
			s->spelled || (proposes && sentence.n && sentence.p[sentence.n - 1] == ':');
		return true;
	}
	if (s->spelled && (is_bullet(scan_at(sentence, 0)) || str_istarts(sentence, STR("at "))))
		return true;
	s->spelled = false;
	return is_motion(s, sentence, (struct text_range){from, to});
}

/* "Bortfalder. Sagen oversendes til Havneudvalget.", "Model 1 er forkastet. Herefter blev
 * indstillingen godkendt.": what is told behind a verdict is the end of the matter. */
static bool ends_matter(const struct reading_state *s, size_t from, size_t to,
			const struct verdict *v, const struct lex_hit *hit)
{
	struct lex_hit last;
	enum outcome o = outcome_of(hit->key);
	if (v->amended)
		return false;
	if (v->outcome == OUTCOME_NONE && (o == OUTCOME_RETURNED || o == OUTCOME_POSTPONED))
		return true;
	if (!lex_find(lexicon_group(s->x->lex, "outcome.final"), str_sub(s->text, 0, to), from,
		      &last))
		return false;
	/* "A indstiller, at Ane Bo vælges. Byrådet godkendte dette." */
	return v->outcome == OUTCOME_NONE || v->outcome == OUTCOME_REJECTED ||
	       (v->outcome == OUTCOME_RECOMMENDED && strcmp(last.key, "final_body") == 0);
}

static void read_sentence(struct reading_state *s, size_t from, size_t to, struct verdict *v)
{
	struct lex_hit hit = {0};
	if (!find_word(s, from, to, &hit))
		return;
	bool weak = is_weak(hit.key) || *told(s, from, to);
	if (v->found && (!v->weak || weak) && (weak || !ends_matter(s, from, to, v, &hit)))
		return;
	/* "For stemte A. Imod stemte V. Indstillingen bortfaldt.": the vote was lost */
	bool lost = s->voted.to && strcmp(hit.key, "none_lapsed") == 0;
	if (lost)
		hit.from = s->voted.from;
	*v = (struct verdict){.found = true,
			      .weak = weak,
			      .outcome = lost ? OUTCOME_REJECTED : outcome_of(hit.key),
			      .said = {hit.from, hit.to}};
	v->base = v->outcome;
	v->base_said = v->said;
	amend(s, from, to, v);
}

/* "Formanden foreslog, at der laves et notat. Dette blev tiltrådt.": the suggestion was, not the
 * matter. */
static bool agrees(struct reading_state *s, size_t from, size_t to)
{
	struct lex_hit hit;
	struct str sentence = str_sub(s->text, from, to - from);
	const struct lex_group *g = lexicon_group(s->x->lex, "outcome.suggestion");
	bool after = s->suggested, is = lex_find(g, sentence, 0, &hit);
	s->suggested = is && strcmp(hit.key, "made") == 0;
	return after && is && !s->suggested;
}

void verdict_read(const struct extract_context *x, struct str text, size_t from, size_t to,
		  struct verdict *out)
{
	struct reading_state s = {.x = x, .text = str_sub(text, 0, to)};
	size_t at = from, b, e;
	*out = (struct verdict){0};
	while (sentence_next(x->lex, s.text, &at, &b, &e)) {
		if (is_aside(&s, b, e) || (out->found && agrees(&s, b, e)))
			continue;
		struct lex_hit hit;
		bool more = out->found && !out->amended && !out->weak &&
			    str_istarts(str_sub(text, b, e - b), STR("dog")) &&
			    lex_find(lexicon_group(x->lex, "outcome.amend"), str_sub(text, 0, e), b,
				     &hit);
		if (more)
			amend(&s, b, e, out);
		else
			read_sentence(&s, b, e, out);
	}
	if (!s.carried.to || out->amended || (out->found && out->outcome != OUTCOME_APPROVED))
		return;
	size_t end = out->found ? out->said.to : s.carried.to;
	out->found = out->amended = true;
	out->outcome = OUTCOME_AMENDED;
	out->base = OUTCOME_APPROVED;
	out->said = (struct text_range){s.carried.from, end};
}

bool verdict_word(const struct extract_context *x, struct str text, size_t from, size_t to,
		  struct verdict *out)
{
	struct lex_hit hit;
	if (!lex_find(lexicon_group(x->lex, "outcome"), str_sub(text, 0, to), from, &hit))
		return false;
	*out = (struct verdict){.found = true,
				.weak = is_weak(hit.key),
				.outcome = outcome_of(hit.key),
				.said = {hit.from, hit.to}};
	out->base = out->outcome;
	out->base_said = out->said;
	return true;
}

/* ---- own words ---- */

static bool is_content(struct str w)
{
	return str_utf8_len(w) >= 5;
}

bool verdict_has_stem(struct str text, struct str word)
{
	size_t want = word.n < 7 ? word.n : 7;
	for (size_t i = 0; i < text.n;) {
		size_t e = scan_word_end(text, i);
		if (e > i && e - i >= want &&
		    str_ieq(str_sub(text, i, want), str_sub(word, 0, want)))
			return true;
		if (e > i)
			i = e;
		else
			(void)str_utf8_next(text, &i);
	}
	return false;
}

static void count_shared(struct str of, struct str in, int *words, int *shared)
{
	*words = *shared = 0;
	for (size_t i = 0; i < of.n;) {
		size_t e = scan_word_end(of, i);
		struct str word = str_sub(of, i, e - i);
		if (e == i) {
			(void)str_utf8_next(of, &i);
			continue;
		}
		if (is_content(word)) {
			++*words;
			*shared += verdict_has_stem(in, word);
		}
		i = e;
	}
}

/* "model 1" at the place: the noun, and the number or letter behind it. */
static bool option_at(const struct extract_context *x, struct str t, size_t at, struct str *noun,
		      struct str *which)
{
	struct lex_hit hit;
	size_t end = scan_word_end(t, at), next = scan_blanks(t, end);
	*noun = str_sub(t, at, end - at);
	*which = str_sub(t, next, scan_word_end(t, next) - next);
	bool letter = which->n == 1 && scan_is_capitalised(*which);
	bool number = which->n && which->n < 3 && which->p[0] >= '0' && which->p[0] <= '9';
	return noun->n && next > end && (letter || number) &&
	       lex_whole(lexicon_group(x->lex, "outcome.option"), *noun, &hit);
}

/* How often does the text name the option, and another one of its kind? */
static void count_options(const struct extract_context *x, struct str text, struct str noun,
			  struct str which, int *same, int *others)
{
	*same = *others = 0;
	for (size_t i = 0; i < text.n;) {
		struct str n, w;
		size_t e = scan_word_end(text, i);
		if (option_at(x, text, i, &n, &w) && str_ieq(n, noun)) {
			*same += str_ieq(w, which);
			*others += !str_ieq(w, which);
		}
		if (e > i)
			i = e;
		else
			(void)str_utf8_next(text, &i);
	}
}

/* How often does the point name the clause's first option, and others of its kind? */
static void weigh_option(const struct extract_context *x, struct str clause, struct str point,
			 int *same, int *others)
{
	*same = *others = 0;
	for (size_t i = 0; i < clause.n;) {
		struct str noun, which;
		size_t e = scan_word_end(clause, i);
		if (option_at(x, clause, i, &noun, &which)) {
			count_options(x, point, noun, which, same, others);
			return;
		}
		if (e > i)
			i = e;
		else
			(void)str_utf8_next(clause, &i);
	}
}

bool verdict_chooses(const struct extract_context *x, struct str clause, struct str point)
{
	int same, others;
	weigh_option(x, clause, point, &same, &others);
	return !same && others;
}

bool verdict_picks(const struct extract_context *x, struct str clause, struct str point)
{
	int same, others;
	weigh_option(x, clause, point, &same, &others);
	return same > 0;
}

bool verdict_rewords(const struct extract_context *x, struct str text, struct str point)
{
	struct lex_hit hit;
	if (!lex_find(lexicon_group(x->lex, "outcome.own_words"), text, 0, &hit))
		return false;
	size_t line = scan_line_end(text, hit.to);
	struct str clause = str_sub(text, hit.to, line - hit.to);
	int words, shared, point_words, found;
	if (verdict_chooses(x, clause, point))
		return true;
	count_shared(clause, point, &words, &shared);
	count_shared(point, clause, &point_words, &found);
	/* the same thing said again is no change; another matter altogether is no rewording */
	return shared > 0 && words >= 3 && found * 5 < point_words * 4;
}
