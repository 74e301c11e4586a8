/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two forms: a label with names behind it ("Afbud: Ane Bo (A)"), and persons with a verb ("Ane Bo
 * (A) og Carl Dam (V) deltog ikke i mødet"). What stands behind them on the line is left alone. */
#include "read/absence.h"

#include "read/person.h"
#include "read/scan.h"

enum { MAX_PERSONS = 40 };

struct group {
	struct person_said at[MAX_PERSONS];
	int n;
};

struct report {
	const struct extract_context *x;
	const struct passage *p;
	rec_persons *absent;
};

static bool match(const struct report *r, const char *name, size_t at, struct lex_hit *hit)
{
	struct str t = r->p->text;
	struct str rest = scan_ahead(t, at);
	return rest.n && lex_start(lexicon_group(r->x->lex, name), rest, hit) && !hit->from &&
	       hit->to;
}

static bool is_mark(uint32_t cp)
{
	return cp == ',' || cp == ';' || cp == ':' || cp == '-' || cp == 0x2013 || cp == 0x2022 ||
	       cp == '*' || cp == '/' || cp == '&' || cp == '(' || cp == ')';
}

/* Past blanks, marks and, when wanted, the small words that join persons. */
static size_t skip_fill(const struct report *r, size_t at, bool words)
{
	struct str t = r->p->text;
	struct lex_hit hit;
	for (;;) {
		size_t next = scan_blanks(t, at);
		if (is_mark(scan_at(t, next)))
			(void)str_utf8_next(t, &next);
		else if (words && scan_is_border(t, next) && match(r, "absence.fill", next, &hit) &&
			 scan_is_border(t, next + hit.to))
			next += hit.to;
		else
			return next;
		at = next;
	}
}

/* Persons joined by commas and "og" from a place on; *end is where the last one ends. */
static void persons_at(const struct report *r, size_t at, struct group *g, size_t *end)
{
	g->n = 0;
	*end = at;
	while (g->n < MAX_PERSONS && person_at(r->x, r->p->text, at, &g->at[g->n])) {
		*end = g->at[g->n].end;
		g->n++;
		struct lex_hit hit;
		at = scan_blanks(r->p->text, *end);
		if (match(r, "person.join", at, &hit))
			at = scan_blanks(r->p->text, at + hit.to);
	}
}

static sp_rc add_all(const struct report *r, const struct group *g)
{
	for (int i = 0; i < g->n; i++)
		SP_TRY(person_add(r->x->arena, r->p, &g->at[i], r->absent));
	return SP_OK;
}

/* The end of the sentence that has been understood up to the place: its full stop, or the place. */
static size_t close_sentence(const struct report *r, size_t at)
{
	struct str t = r->p->text;
	size_t next = scan_blanks(t, at);
	while (next < t.n && (t.p[next] == '.' || t.p[next] == ',' || t.p[next] == ';'))
		next = scan_blanks(t, next + 1);
	return next;
}

/* "…, Carl Dam deltog som suppleant" behind the absent ones: names nobody who is away. */
static size_t skip_substitute(const struct report *r, size_t at)
{
	struct lex_hit hit;
	struct group g;
	size_t end, next = scan_blanks(r->p->text, at);
	if (match(r, "absence.stand_in", next, &hit)) {
		persons_at(r, scan_blanks(r->p->text, next + hit.to), &g, &end);
		/* "Ane Bo stedfortræder Carl Dam" */
		if (g.n && strcmp(hit.key, "beside") == 0)
			return end;
		next = skip_fill(r, end, false);
		return g.n && match(r, "absence.took_seat", next, &hit) ? next + hit.to : at;
	}
	next = skip_fill(r, at, true);
	if (next < r->p->text.n && r->p->text.p[next] == '.')
		next = scan_blanks(r->p->text, next + 1);
	if (match(r, "absence.label", next, &hit) && strcmp(hit.key, "substitute") == 0) {
		persons_at(r, skip_fill(r, next + hit.to, true), &g, &end);
		return g.n ? end : at;
	}
	persons_at(r, next, &g, &end);
	if (!g.n || !match(r, "absence.verb", skip_fill(r, end, false), &hit) ||
	    strcmp(hit.key, "substitute") != 0)
		return at;
	return skip_fill(r, end, false) + hit.to;
}

/* A dash right before the place: who follows it only stands in. */
static bool after_dash(struct str t, size_t at)
{
	size_t from;
	uint32_t cp = scan_before(t, scan_blanks_back(t, at), &from);
	return cp == '-' || cp == 0x2013;
}

/* "…, Carl Dam deltog som suppleant": the last of the group is not away. */
static void drop_substitute(const struct report *r, struct group *g, size_t *end)
{
	struct lex_hit hit;
	size_t verb = skip_fill(r, *end, false);
	if (!match(r, "absence.verb", verb, &hit) || strcmp(hit.key, "substitute") != 0)
		return;
	g->n--;
	*end = verb + hit.to;
}

/* Persons behind a label, group after group; *end is where the last one ends. */
static sp_rc label_persons(const struct report *r, size_t at, bool adds, bool *any, size_t *end)
{
	size_t next = at;
	*any = false;
	*end = at;
	for (;;) {
		struct group g;
		size_t e;
		persons_at(r, next, &g, &e);
		if (!g.n)
			return SP_OK;
		drop_substitute(r, &g, &e);
		if (adds && !(*any && after_dash(r->p->text, next)))
			SP_TRY(add_all(r, &g));
		*any = true;
		*end = skip_substitute(r, e);
		next = skip_fill(r, *end, true);
	}
}

static sp_rc after_label(const struct report *r, size_t at, bool adds, size_t *len, bool *follows)
{
	struct str t = r->p->text;
	bool any;
	size_t end, next = skip_fill(r, at, true);
	SP_TRY(label_persons(r, next, adds, &any, &end));
	*follows = !any && scan_blanks(t, next) >= scan_line_end(t, at);
	if (!any && !*follows)
		return SP_OK;
	/* trailing small words ("med afbud") belong to the report */
	size_t tail = skip_fill(r, end, true);
	if (tail >= t.n || t.p[tail] == '.' || t.p[tail] == '\n' || !any)
		end = tail;
	*len = close_sentence(r, end);
	return SP_OK;
}

static sp_rc label_read(const struct report *r, size_t at, const struct lex_hit *hit, size_t *len,
			bool *follows)
{
	if (strcmp(hit->key, "none") == 0) {
		*len = close_sentence(r, at + hit->to);
		return SP_OK;
	}
	bool elsewhere = strcmp(hit->key, "elsewhere") == 0;
	bool adds = !elsewhere && strcmp(hit->key, "substitute") != 0;
	struct lex_hit seat;
	struct group others;
	SP_TRY(after_label(r, at + hit->to, adds, len, follows));
	/* "I stedet for Ane Bo deltog Carl Dam." */
	if (strcmp(hit->key, "replaced") == 0 && match(r, "absence.took_seat", *len, &seat)) {
		persons_at(r, scan_blanks(r->p->text, *len + seat.to), &others, len);
		*len = close_sentence(r, *len);
	}
	/* "Under punkt 4 deltog Ane Bo ikke på grund af inhabilitet." */
	if (elsewhere && *len > at + hit->to && match(r, "absence.not", *len, &seat))
		*len = close_sentence(r, *len + seat.to);
	else if (elsewhere)
		*len = 0;
	*follows = *follows && strcmp(hit->key, "label") == 0;
	if (!*follows && *len <= at + hit->to)
		*len = 0;
	return SP_OK;
}

static sp_rc verb_read(const struct report *r, const struct group *g, size_t end,
		       const struct lex_hit *verb, size_t *len)
{
	size_t after = end + verb->to;
	struct group others;
	size_t e;
	if (strcmp(verb->key, "substitute") == 0) {
		size_t next = skip_fill(r, after, true);
		persons_at(r, next, &others, &e);
		if (others.n) {
			SP_TRY(add_all(r, &others));
			after = e;
		}
		*len = close_sentence(r, skip_fill(r, after, true));
		return SP_OK;
	}
	if (strcmp(verb->key, "partial") != 0)
		SP_TRY(add_all(r, g));
	size_t s = skip_substitute(r, after);
	*len = close_sentence(r, s > after ? s : after);
	return SP_OK;
}

sp_rc absence_read(const struct extract_context *x, const struct passage *p, size_t *len,
		   bool *follows, rec_persons *absent)
{
	struct report r = {x, p, absent};
	struct lex_hit hit;
	struct group g;
	size_t end;
	*len = 0;
	*follows = false;
	size_t at = scan_space(p->text, 0);
	at = skip_fill(&r, at, false);
	if (match(&r, "absence.label", at, &hit))
		return label_read(&r, at, &hit, len, follows);
	persons_at(&r, at, &g, &end);
	if (!g.n)
		return SP_OK;
	size_t next = skip_fill(&r, end, false);
	if (!match(&r, "absence.verb", next, &hit))
		return SP_OK;
	return verb_read(&r, &g, next, &hit, len);
}

sp_rc absence_names_read(const struct extract_context *x, const struct passage *p, bool *is,
			 rec_persons *absent)
{
	struct report r = {x, p, absent};
	struct group g;
	size_t end, at = skip_fill(&r, scan_space(p->text, 0), false);
	struct lex_hit number;
	if (match(&r, "absence.number", at, &number))
		at = skip_fill(&r, at + number.to, false);
	persons_at(&r, at, &g, &end);
	size_t tail = skip_fill(&r, end, true);
	while (tail < p->text.n && p->text.p[tail] == '.')
		tail = scan_space(p->text, tail + 1);
	*is = g.n && scan_space(p->text, tail) >= p->text.n;
	/* "Ane Bo (A). Carl Dam (V) deltog i stedet for Else Fog (V)." */
	if (g.n && !*is && tail > end && p->text.p[tail - 1] != ',') {
		struct passage rest;
		bool follows;
		SP_TRY(passage_sub(x->arena, p, tail, p->text.n - tail, &rest));
		SP_TRY(absence_line_read(x, &rest, is, &follows, absent));
	}
	return *is ? add_all(&r, &g) : SP_OK;
}

sp_rc absence_line_read(const struct extract_context *x, const struct passage *line, bool *is,
			bool *follows, rec_persons *absent)
{
	size_t len, done = 0;
	rec_persons found = {0};
	*is = false;
	*follows = false;
	/* a line may hold several reports: "Afbud: Ane Bo. Carl Dam deltog som suppleant." */
	while (done < line->text.n) {
		struct passage rest;
		SP_TRY(passage_sub(x->arena, line, done, line->text.n - done, &rest));
		SP_TRY(absence_read(x, &rest, &len, follows, &found));
		if (!len)
			return SP_OK;
		done = scan_space(line->text, done + len);
	}
	*is = line->text.n > 0;
	for (uint32_t i = 0; i < found.n && *is; i++) {
		struct rec_person *slot = person_listed(absent, found.at[i].name.text)
						  ? NULL
						  : sp_push(x->arena, absent);
		if (slot)
			*slot = found.at[i];
	}
	return SP_OK;
}
