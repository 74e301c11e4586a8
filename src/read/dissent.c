/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stances are said in four ways: parties or persons with a verb ("A og V stemte imod"), a label
 * with a list ("Imod: 3 (O, Ø)"), a majority or minority with its list ("Et mindretal (O)
 * ønskede"), and counts of votes ("med 14 (A+V) mod 5 (O)"). */
#include "read/dissent.h"

#include "read/election.h"
#include "read/outcome.h"
#include "read/scan.h"
#include "read/sentence.h"

enum { MAX_VOTERS = 60, MAX_STANCES = 4096 };

struct voters {
	struct person_said at[MAX_VOTERS]; /* a party alone has no name */
	int n;
	size_t from, end;
};

struct votes {
	const struct extract_context *x;
	const struct passage *p;
	struct str text; /* up to the sentence's end */
	struct ballots *out;
	uint32_t before; /* ballots known when the sentence began */
	size_t from;	 /* where it begins */
};

static bool match(const struct extract_context *x, const char *name, struct str t, size_t at,
		  struct lex_hit *hit)
{
	struct str rest = scan_ahead(t, at);
	return rest.n && scan_is_border(t, at) &&
	       lex_start(lexicon_group(x->lex, name), rest, hit) && !hit->from && hit->to;
}

/* "(5)", "(Ane Bo og Carl Dam)" behind a party. */
static size_t skip_bracket(struct str t, size_t at)
{
	size_t i = scan_blanks(t, at);
	if (i >= t.n || t.p[i] != '(')
		return at;
	while (i < t.n && t.p[i] != ')')
		i++;
	return i < t.n ? i + 1 : at;
}

/* A letter that names a plan or an option, not a party: "model B". */
static bool names_thing(const struct extract_context *x, struct str t, size_t at)
{
	size_t b = scan_blanks_back(t, at), w = scan_word_start(t, b);
	struct lex_hit hit;
	return b < at && w < b &&
	       lex_whole(lexicon_group(x->lex, "party.thing"), str_sub(t, w, b - w), &hit);
}

/* "Liste N (Per Bo)": the one person behind the party. */
static bool sole_person(const struct extract_context *x, struct str t, size_t at,
			struct person_said *out)
{
	size_t open = scan_blanks(t, at), close = skip_bracket(t, at);
	if (close <= at + 2 || !person_at(x, str_sub(t, 0, close - 1), open + 1, out) ||
	    scan_blanks(t, out->end) != close - 1)
		return false;
	out->end = close;
	return true;
}

static bool voter_at(const struct extract_context *x, struct str t, size_t at,
		     struct person_said *out)
{
	if (names_thing(x, t, at))
		return false;
	*out = (struct person_said){0};
	size_t end = party_at(x, t, at, &out->party);
	if (end) {
		struct text_range party = out->party;
		if (sole_person(x, t, end, out))
			out->party = party;
		else
			*out = (struct person_said){.party = party, .end = skip_bracket(t, end)};
		return true;
	}
	return person_at(x, t, at, out);
}

/* "Ane Bo og Carl Dam (A)": the one party belongs to both. */
static void share_party(struct voters *v)
{
	if (v->n < 2 || !v->at[v->n - 1].party.to || !v->at[v->n - 1].name.to)
		return;
	for (int i = 0; i < v->n - 1; i++)
		if (v->at[i].party.to)
			return;
	for (int i = 0; i < v->n - 1; i++)
		v->at[i].party = v->at[v->n - 1].party;
}

static bool voters_at(const struct extract_context *x, struct str t, size_t at, struct voters *v)
{
	v->n = 0;
	v->from = at;
	while (v->n < MAX_VOTERS && at < t.n && scan_is_border(t, at) &&
	       voter_at(x, t, at, &v->at[v->n])) {
		v->end = v->at[v->n++].end;
		size_t next = scan_blanks(t, v->end);
		struct lex_hit hit;
		struct str rest = scan_ahead(t, next);
		for (int i = 0; i < 2 && rest.n; i++) {
			if (!lex_start(lexicon_group(x->lex, "person.join"), rest, &hit) ||
			    hit.from)
				break;
			next = scan_blanks(t, next + hit.to);
			rest = scan_ahead(t, next);
		}
		if (next == scan_blanks(t, v->end))
			break;
		at = next;
	}
	share_party(v);
	return v->n > 0;
}

static sp_rc emit(const struct votes *w, const struct voters *v, enum stance stance, size_t from,
		  size_t to)
{
	for (int i = 0; i < v->n && w->out->list.n < MAX_STANCES; i++) {
		struct ballot *slot = sp_push(w->x->arena, &w->out->list);
		SP_NEED(slot);
		*slot = (struct ballot){v->at[i], {from, to}, stance};
	}
	return SP_OK;
}

static bool stance_of(const char *key, enum stance *out)
{
	static const struct {
		const char *key;
		enum stance stance;
	} stances[] = {{"for", STANCE_FOR},
		       {"against", STANCE_AGAINST},
		       {"abstain", STANCE_ABSTAIN},
		       {"own", STANCE_OWN}};
	for (size_t i = 0; i < sizeof(stances) / sizeof(stances[0]); i++)
		if (str_starts(str_of(key), str_of(stances[i].key))) {
			*out = stances[i].stance;
			return true;
		}
	return false;
}

/* The verb behind voters, adverbs between them skipped: its end, or 0. */
static size_t verb_after(const struct extract_context *x, struct str t, size_t at,
			 enum stance *stance)
{
	struct lex_hit hit;
	struct person_said spokesman;
	size_t next = scan_blanks(t, at);
	for (int i = 0; i < 4 && next < t.n; i++) {
		struct str rest = scan_ahead(t, next);
		if (lex_start(lexicon_group(x->lex, "dissent.verb"), rest, &hit) && !hit.from)
			return stance_of(hit.key, stance) ? next + hit.to : 0;
		if (!lex_start(lexicon_group(x->lex, "dissent.adverb"), rest, &hit) || hit.from)
			return 0;
		next = scan_blanks(t, next + hit.to);
		if (strcmp(hit.key, "by") == 0 && person_at(x, t, next, &spokesman))
			next = scan_blanks(t, spokesman.end);
	}
	return 0;
}

/* A person without a party is taken for one who wishes only when the list of members, if there is
 * one, has the name. */
static bool plausible(const struct votes *w, const struct voters *v, enum stance stance)
{
	const struct rec_meeting *m = w->x->meeting;
	if (stance != STANCE_OWN || !m || !m->present.n)
		return true;
	for (int i = 0; i < v->n; i++) {
		struct text_range name = v->at[i].name;
		if (!name.to || v->at[i].party.to)
			return true;
		const char *text =
			str_squeeze(w->x->arena, str_sub(w->text, name.from, name.to - name.from));
		if (text && person_listed(&m->present, text))
			return true;
	}
	return false;
}

/* "…, idet A ønsker finansieringen drøftet": the reason of a stance that has been told. */
static bool gives_reason(const struct votes *w, size_t at, enum stance stance)
{
	size_t b = scan_blanks_back(w->text, at), from = scan_word_start(w->text, b);
	struct lex_hit hit;
	return stance == STANCE_OWN && w->out->list.n > w->before &&
	       lex_whole(lexicon_group(w->x->lex, "dissent.reason"),
			 str_sub(w->text, from, b - from), &hit);
}

/* A proposal of the same voters, right behind what they did: its end, or 0. What they wish is only
 * why. */
static size_t second_verb(const struct votes *w, size_t at, enum stance *stance)
{
	size_t next = scan_blanks(w->text, at);
	struct lex_hit hit;
	return match(w->x, "dissent.also", w->text, next, &hit) && stance_of(hit.key, stance)
		       ? next + hit.to
		       : 0;
}

/* Voters and their verb at the place: *at moves past them. */
static sp_rc by_verb(const struct votes *w, size_t *at, bool *is)
{
	struct voters v;
	enum stance stance;
	*is = false;
	if (!voters_at(w->x, w->text, *at, &v))
		return SP_OK;
	size_t end = verb_after(w->x, w->text, v.end, &stance);
	if (!end || !plausible(w, &v, stance))
		return SP_OK;
	*is = true;
	size_t from = *at;
	*at = end;
	/* "Model A anbefales. Ane Bo anbefaler model B." */
	if (stance == STANCE_FOR && verdict_chooses(w->x, str_sub(w->text, end, w->text.n - end),
						    str_sub(w->text, 0, w->from)))
		stance = STANCE_OWN;
	if (gives_reason(w, from, stance) ||
	    (stance == STANCE_FOR && election_passes_over(w->x, w->p->text, end)))
		return SP_OK;
	SP_TRY(emit(w, &v, stance, from, end));
	/* "O stemte imod og foreslog model C" */
	size_t next = second_verb(w, end, &stance);
	if (!next)
		return SP_OK;
	*at = next;
	return emit(w, &v, stance, from, next);
}

/* "Imod stemte A og B", "For: 12 (A, V)", "ændringsforslag fra O". */
static sp_rc by_label(const struct votes *w, size_t *at, bool *is)
{
	struct lex_hit hit;
	struct voters v;
	enum stance stance;
	*is = false;
	if (!match(w->x, "dissent.label", w->text, *at, &hit) || !stance_of(hit.key, &stance) ||
	    !voters_at(w->x, w->text, scan_blanks(w->text, *at + hit.to), &v))
		return SP_OK;
	*is = true;
	size_t from = *at;
	*at = v.end;
	return emit(w, &v, stance, from, v.end);
}

/* Does a verdict between two places throw the proposal out? The last one there counts, or the
 * first. */
static bool verdict_rejects(const struct votes *w, size_t from, size_t to, bool last, bool *any)
{
	const struct lex_group *g = lexicon_group(w->x->lex, "outcome");
	struct str part = str_sub(w->text, 0, to);
	struct lex_hit hit;
	bool rejects = false;
	*any = false;
	for (size_t at = from; (last || !*any) && lex_find(g, part, at, &hit);
	     at = hit.to > at ? hit.to : at + 1) {
		*any = true;
		rejects = str_starts(str_of(hit.key), STR("rejected"));
	}
	return rejects;
}

/* Those named won, here by voting the proposal down: "forkastet med 5 (A og V) mod 4 (F)", "Ikke
 * godkendt. Et flertal (A og V) ønsker …". */
static bool won_against(const struct votes *w, const char *key, size_t at)
{
	bool any, rejects, majority = strcmp(key, "for") == 0;
	if (!majority && strcmp(key, "for_won_count") != 0 &&
	    strcmp(key, "against_lost_count") != 0)
		return false;
	if (majority) {
		rejects = verdict_rejects(w, at, w->text.n, false, &any);
		return any ? rejects : verdict_rejects(w, 0, at, true, &any);
	}
	rejects = verdict_rejects(w, w->from, at, true, &any);
	return any ? rejects : verdict_rejects(w, at, w->text.n, false, &any);
}

static bool is_count_against(const char *key)
{
	return str_starts(str_of(key), STR("against_")) && str_ends(str_of(key), STR("_count"));
}

/* The stance of a group listed behind its label, given what its verb says (NULL: it has none). */
static enum stance group_stance(const struct votes *w, const char *key, size_t at,
				enum stance label, const enum stance *verb)
{
	enum stance stance = label;
	if (won_against(w, key, at))
		stance = label == STANCE_FOR ? STANCE_AGAINST : STANCE_FOR;
	/* "mod 2 (F og Å), der stemte for …": the count has said it */
	if (!verb || is_count_against(key))
		return stance;
	/* a majority that wishes something else has still decided */
	return *verb == STANCE_OWN && strcmp(key, "for") == 0 ? stance : *verb;
}

/* "Underforslag 1 (Ø)", "Punkt 2 (A)": the number is a thing's, not a count of votes. */
static bool numbers_thing(const struct votes *w, const char *key, size_t at)
{
	size_t b = scan_blanks_back(w->text, at), from = scan_word_start(w->text, b);
	struct lex_hit hit;
	return strcmp(key, "for_count") == 0 && from < b &&
	       lex_whole(lexicon_group(w->x->lex, "dissent.numbered"),
			 str_sub(w->text, from, b - from), &hit);
}

/* "Et flertal (A og F)", "Et mindretal bestående af O", "5 medlemmer (A+V)", "mod 5 (O)". */
static sp_rc by_group(const struct votes *w, size_t *at, bool *is)
{
	struct lex_hit hit;
	struct voters v;
	enum stance stance, said;
	*is = false;
	if (!match(w->x, "dissent.group", w->text, *at, &hit) || !stance_of(hit.key, &stance) ||
	    numbers_thing(w, hit.key, *at) ||
	    !voters_at(w->x, w->text, scan_blanks(w->text, *at + hit.to), &v))
		return SP_OK;
	size_t end = scan_blanks(w->text, v.end), from = *at;
	if (end < w->text.n && w->text.p[end] == ')')
		v.end = ++end;
	size_t verb = verb_after(w->x, w->text, end, &said);
	*is = true;
	*at = verb ? verb : v.end;
	return emit(w, &v, group_stance(w, hit.key, from, stance, verb ? &said : NULL), from, *at);
}

static sp_rc read_sentence(const struct votes *w, size_t from)
{
	for (size_t at = from; at < w->text.n;) {
		bool is = false;
		if (scan_is_border(w->text, at) && scan_at(w->text, at) > ' ') {
			size_t lost = election_lost_at(w->x, w->p->text, at);
			if (lost) {
				at = lost;
				continue;
			}
			SP_TRY(by_group(w, &at, &is));
			if (!is)
				SP_TRY(by_label(w, &at, &is));
			if (!is)
				SP_TRY(by_verb(w, &at, &is));
		}
		if (is)
			continue;
		size_t end = scan_word_end(w->text, at);
		if (end > at)
			at = end;
		else
			(void)str_utf8_next(w->text, &at);
	}
	return SP_OK;
}

/* Is there nothing else on the line behind the place? A full stop is nothing. */
static bool ends_line(struct str t, size_t at)
{
	size_t end = scan_blanks(t, at);
	if (end < t.n && t.p[end] == '.')
		end = scan_blanks(t, end + 1);
	return end >= t.n || t.p[end] == '\n';
}

/* "For forslaget stemmer:" on a line of its own, and the voters on the lines below: *at moves past
 * them. */
static sp_rc read_listed(const struct votes *w, size_t *at, bool *is)
{
	struct str said = str_sub(w->text, w->from, w->text.n - w->from);
	struct votes all = *w;
	struct voters v;
	struct lex_hit hit;
	enum stance stance;
	*is = false;
	all.text = w->p->text;
	if (!lex_whole(lexicon_group(w->x->lex, "dissent.label_alone"), str_trim(said), &hit) ||
	    !stance_of(hit.key, &stance))
		return SP_OK;
	for (size_t next = scan_space(all.text, *at);
	     next < all.text.n && voters_at(w->x, all.text, next, &v) && ends_line(all.text, v.end);
	     next = scan_space(all.text, *at)) {
		SP_TRY(emit(&all, &v, stance, w->from, v.end));
		*is = true;
		*at = scan_line_end(all.text, v.end);
	}
	return SP_OK;
}

sp_rc dissent_ballots(const struct extract_context *x, const struct passage *p, struct ballots *out)
{
	size_t at = 0, from, to;
	bool listed;
	while (sentence_next(x->lex, p->text, &at, &from, &to)) {
		struct votes w = {x, p, str_sub(p->text, 0, to), out, out->list.n, from};
		SP_TRY(read_listed(&w, &at, &listed));
		if (listed)
			continue;
		SP_TRY(read_sentence(&w, from));
	}
	return SP_OK;
}

static sp_rc fact_of(const struct extract_context *x, const struct passage *p, struct text_range r,
		     struct fact *out)
{
	return r.to ? passage_fact(x->arena, p, r.from, r.to - r.from, out) : SP_OK;
}

sp_rc dissent_fact(const struct extract_context *x, const struct passage *p,
		   const struct ballot *ballot, struct rec_dissent *out)
{
	*out = (struct rec_dissent){.stance = ballot->stance};
	SP_TRY(fact_of(x, p, ballot->who.name, &out->person));
	SP_TRY(fact_of(x, p, ballot->who.party, &out->party));
	return fact_of(x, p, ballot->said, &out->said);
}

static bool same(const struct fact *a, const struct fact *b)
{
	return !a->text == !b->text && (!a->text || str_ieq(str_of(a->text), str_of(b->text)));
}

bool dissent_same(const struct rec_dissent *a, const struct rec_dissent *b)
{
	return a->stance == b->stance && same(&a->person, &b->person) && same(&a->party, &b->party);
}

sp_rc dissent_read(const struct extract_context *x, const struct passage *p, struct rec_item *item)
{
	struct ballots all = {0};
	SP_TRY(dissent_ballots(x, p, &all));
	for (uint32_t i = 0; i < all.list.n; i++) {
		struct rec_dissent d;
		bool known = false;
		SP_TRY(dissent_fact(x, p, &all.list.at[i], &d));
		for (uint32_t k = 0; k < item->dissent.n && !known; k++)
			known = dissent_same(&item->dissent.at[k], &d);
		struct rec_dissent *slot = known ? NULL : sp_push(x->arena, &item->dissent);
		if (known)
			continue;
		SP_NEED(slot);
		*slot = d;
	}
	return SP_OK;
}

bool dissent_opens(const struct extract_context *x, struct str s, bool *proposes)
{
	struct voters v;
	struct lex_hit hit;
	enum stance stance;
	size_t at = scan_space(s, 0);
	while (at < s.n && (s.p[at] == '-' || s.p[at] == '*' || (unsigned char)s.p[at] == 0xE2))
		at = scan_blanks(s, at + (s.p[at] == '-' || s.p[at] == '*' ? 1 : 3));
	*proposes = false;
	if (match(x, "dissent.minority", s, at, &hit)) {
		*proposes = strcmp(hit.key, "proposal") == 0;
		return true;
	}
	if (match(x, "dissent.label", s, at, &hit) && strcmp(hit.key, "against_short") != 0 &&
	    stance_of(hit.key, &stance) && voters_at(x, s, scan_blanks(s, at + hit.to), &v)) {
		*proposes = stance == STANCE_OWN;
		return true;
	}
	if (!voters_at(x, s, at, &v) || !verb_after(x, s, v.end, &stance))
		return false;
	*proposes = stance == STANCE_OWN;
	return stance != STANCE_FOR;
}

bool dissent_votes(const struct extract_context *x, struct str s)
{
	struct lex_hit hit;
	return match(x, "dissent.minority", s, scan_space(s, 0), &hit) &&
	       strcmp(hit.key, "votes") == 0;
}
