/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns turned to text: all labels of the head first, then all values: "Mødested: Deltagere:
 * Fraværende: Den gamle skole Ane Bo, Carl Dam, Eva Falk Carl Dam". The values follow in the order
 * of the labels; what each looks like tells where it ends. */
#include "read/dates.h"
#include "read/head_parts.h"
#include "read/person.h"
#include "read/scan.h"

enum { ROOM_LONGEST = 60, COLUMN_LEAST = 5, DAY_NEAR = 16, GROUPS_MOST = 4, LISTED_BY_COMMAS = 2 };

struct groups {
	struct text_range at[GROUPS_MOST];
	uint32_t persons[GROUPS_MOST];
	uint32_t n, all; /* all: groups in the text, those past the last slot too */
};

static bool is_people(enum field f)
{
	return f == FIELD_PRESENT || f == FIELD_ABSENT || f == FIELD_STAFF;
}

static bool is_word(struct str t, size_t at, const char *word)
{
	return str_ieq(str_sub(t, at, scan_word_end(t, at) - at), str_of(word));
}

/* Where the first person or "Ingen" stands behind a room's name; the text's end when nobody. A
 * given name is looked for first, since "Toldboden Ane Bo" could be a name of three words. */
static size_t people_start(const struct extract_context *x, struct str t, size_t at)
{
	const struct lex_group *given = lexicon_group(x->lex, "person.given");
	struct person_said said;
	struct lex_hit hit;
	size_t first = t.n;
	while (at < t.n) {
		size_t end = scan_word_end(t, at);
		if (end > at && scan_is_border(t, at)) {
			bool person = person_at(x, t, at, &said);
			if (is_word(t, at, "ingen") ||
			    (person && lex_whole(given, str_sub(t, at, end - at), &hit)))
				return at;
			if (person && first == t.n)
				first = at;
		}
		at = end > at ? end : at + 1;
	}
	return first;
}

/* Past what may stand between two persons of one list; the place itself when they are apart. */
static size_t skip_join(const struct extract_context *x, struct str t, size_t at)
{
	struct lex_hit hit;
	struct str rest = scan_ahead(t, at);
	if (!rest.n || !lex_start(lexicon_group(x->lex, "person.join"), rest, &hit) || hit.from)
		return at;
	return scan_space(t, at + hit.to);
}

static uint32_t commas_between(const struct extract_context *x, struct str t, size_t at)
{
	struct person_said said;
	uint32_t n = 0;
	while (at < t.n) {
		size_t end = scan_word_end(t, at);
		if (end > at && scan_is_border(t, at) && person_at(x, t, at, &said)) {
			end = said.end;
			n += skip_join(x, t, scan_blanks(t, end)) > scan_blanks(t, end);
		}
		at = end > at ? end : at + 1;
	}
	return n;
}

/* "Ane Bo Carl Dam", where "Carl Dam" is named by himself elsewhere in the text: the end of the
 * first of the two. */
static size_t named_apart(const struct passage *p, const struct person_said *said)
{
	struct str t = p->text;
	for (size_t at = said->name.from; at < said->name.to; at++) {
		struct str rest = str_sub(t, at, said->name.to - at);
		struct str before = str_trim(str_sub(t, said->name.from, at - said->name.from));
		if (!at || t.p[at - 1] != ' ' || !memchr(rest.p, ' ', rest.n) ||
		    !memchr(before.p, ' ', before.n))
			continue;
		size_t other = str_find(t, rest);
		if (other == at)
			other = str_find(str_sub(t, said->name.to, t.n), rest);
		if (other != SIZE_MAX)
			return scan_blanks_back(t, at);
	}
	return said->end;
}

/* One list of persons from a place on: its end. With commas in it, who follows without one begins
 * the next list. */
static size_t group_end(const struct extract_context *x, const struct passage *p, size_t at,
			bool commas, uint32_t *n)
{
	struct str t = p->text;
	struct person_said said;
	size_t end = at;
	*n = 0;
	while (person_at(x, t, at, &said)) {
		++*n;
		end = commas ? named_apart(p, &said) : said.end;
		size_t next = scan_space(t, end);
		at = skip_join(x, t, next);
		if (at == next && commas)
			break;
	}
	return end;
}

static void find_groups(const struct extract_context *x, const struct passage *p, size_t at,
			struct groups *out)
{
	struct str t = p->text;
	bool commas = commas_between(x, t, at) >= LISTED_BY_COMMAS;
	*out = (struct groups){0};
	for (at = people_start(x, t, at); at < t.n;) {
		uint32_t n;
		size_t end = group_end(x, p, at, commas, &n);
		if (!n)
			return;
		if (out->n < GROUPS_MOST) {
			out->at[out->n] = (struct text_range){at, end};
			out->persons[out->n++] = n;
		}
		out->all++;
		at = scan_space(t, end);
		while (at < t.n && t.p[at] == '.')
			at = scan_space(t, at + 1);
	}
}

/* Persons of one list, of whom those said again are the ones away. */
static sp_rc take_repeated(struct head *h, const struct passage *p)
{
	rec_persons members = {0}, away = {0};
	SP_TRY(persons_read(h->x, p, &members, &away));
	if (members.n < COLUMN_LEAST)
		return absentees_read(h->x, p, &h->m->present, &h->m->absent);
	h->m->present = members;
	for (uint32_t i = 0; i < h->m->present.n; i++) {
		const struct rec_person *member = &h->m->present.at[i];
		struct str name = str_of(member->name.text);
		size_t at = str_find(p->text, name);
		if (at == SIZE_MAX ||
		    str_find(str_sub(p->text, at + name.n, p->text.n), name) == SIZE_MAX)
			continue;
		struct rec_person *gone = sp_push(h->x->arena, &h->m->absent);
		SP_NEED(gone);
		*gone = *member;
	}
	return SP_OK;
}

static sp_rc take_range(struct head *h, enum field f, const struct passage *p, size_t from,
			size_t to)
{
	struct passage part;
	SP_TRY(passage_sub(h->x->arena, p, from, to - from, &part));
	return head_take_value(h, f, &part);
}

/* Fewer lists than labels: the first is who came; a second one is who was away when its persons
 * stand in the first too or are several, else whoever took the minutes. */
static sp_rc take_some(struct head *h, const struct passage *p, const struct groups *g,
		       const enum field *fields, uint32_t n)
{
	bool members = false;
	for (uint32_t i = 0; i < n; i++)
		members |= fields[i] == FIELD_PRESENT;
	SP_TRY(take_range(h, members && g->persons[0] > 1 ? FIELD_PRESENT : fields[0], p,
			  g->at[0].from, g->at[0].to));
	if (g->n < 2 || !members)
		return SP_OK;
	struct str first = str_sub(p->text, g->at[0].from, g->at[0].to - g->at[0].from);
	struct person_said said;
	if (!person_at(h->x, p->text, g->at[1].from, &said))
		return SP_OK;
	struct str name = str_sub(p->text, said.name.from, said.name.to - said.name.from);
	if (g->persons[1] < 2 && str_find(first, name) == SIZE_MAX)
		return SP_OK;
	return take_range(h, FIELD_ABSENT, p, g->at[1].from, g->at[1].to);
}

static sp_rc take_people(struct head *h, const struct passage *p, size_t at,
			 const enum field *fields, uint32_t n)
{
	struct groups g;
	find_groups(h->x, p, at, &g);
	if (!g.n || !n)
		return SP_OK;
	if (g.all > n) {
		struct passage rest;
		SP_TRY(passage_sub(h->x->arena, p, g.at[0].from, p->text.n - g.at[0].from, &rest));
		return take_repeated(h, &rest);
	}
	if (g.n == 1 && n == 2 && fields[0] == FIELD_PRESENT && fields[1] == FIELD_ABSENT) {
		struct passage list;
		SP_TRY(passage_sub(h->x->arena, p, g.at[0].from, g.at[0].to - g.at[0].from, &list));
		return take_repeated(h, &list);
	}
	if (g.n < n)
		return take_some(h, p, &g, fields, n);
	for (uint32_t i = 0; i < n; i++)
		SP_TRY(take_range(h, fields[i], p, g.at[i].from, g.at[i].to));
	return SP_OK;
}

/* A day, time or room at the place; *at moves past it. */
static sp_rc take_one(struct head *h, enum field f, const struct passage *p, size_t *at)
{
	struct str rest = str_sub(p->text, *at, p->text.n);
	struct date_hit day;
	struct lex_hit hit;
	size_t n = 0;
	if (f == FIELD_DATE && dates_first_day(h->x->lex, rest, &day) && day.off <= DAY_NEAR)
		n = day.off + day.len;
	else if ((f == FIELD_START || f == FIELD_END) &&
		 lex_start(lexicon_group(h->x->lex, "clock"), rest, &hit))
		n = hit.to;
	else if (f == FIELD_PLACE) {
		n = people_start(h->x, rest, 0);
		n = n < scan_line_end(rest, 0) ? n : scan_line_end(rest, 0);
		n = n > ROOM_LONGEST || (n < rest.n && !n) ? 0 : n;
	}
	if (!n)
		return SP_OK;
	SP_TRY(take_range(h, f, p, *at, *at + n));
	*at = scan_space(p->text, *at + n);
	return SP_OK;
}

static bool is_pending(const struct head *h, enum field f)
{
	for (uint32_t i = 0; i < h->n_pending; i++)
		if (h->pending[i] == f)
			return true;
	return false;
}

/* A room's name, then persons. */
static bool begins_with_room(const struct head *h, struct str t)
{
	struct lex_hit hit;
	size_t people = people_start(h->x, t, 0);
	return people > 0 && people < t.n && people <= ROOM_LONGEST &&
	       lex_find(lexicon_group(h->x->lex, "place_word"), str_sub(t, 0, people), 0, &hit);
}

static uint32_t listed(const struct groups *g)
{
	uint32_t all = 0;
	for (uint32_t i = 0; i < g->n; i++)
		all += g->persons[i];
	return all;
}

bool head_columns_fit(const struct head *h, const struct passage *p, enum field last)
{
	struct date_hit day;
	struct groups g;
	bool timed = is_pending(h, FIELD_DATE) || is_pending(h, FIELD_START);
	bool day_first = dates_first_day(h->x->lex, p->text, &day) && day.off <= DAY_NEAR;
	if (timed && day_first && (is_people(last) || last == FIELD_PLACE || last == FIELD_END))
		return true;
	if (!is_people(last))
		return false;
	if (is_pending(h, FIELD_PLACE) && begins_with_room(h, p->text))
		return true;
	if (!is_pending(h, FIELD_PRESENT) || last == FIELD_PRESENT)
		return false;
	find_groups(h->x, p, 0, &g);
	return listed(&g) >= COLUMN_LEAST && (last == FIELD_ABSENT || g.all > 1);
}

sp_rc head_columns_take(struct head *h, const struct passage *p, enum field last)
{
	enum field people[PENDING_MOST + 1];
	uint32_t n = 0;
	size_t at = scan_space(p->text, 0);
	for (uint32_t i = 0; i <= h->n_pending; i++) {
		enum field f = i < h->n_pending ? h->pending[i] : last;
		if (!is_people(f)) {
			SP_TRY(take_one(h, f, p, &at));
		} else if (f == FIELD_ABSENT && is_word(p->text, at, "ingen")) {
			at = scan_space(p->text, at + strlen("ingen"));
			while (at < p->text.n && p->text.p[at] == '.')
				at = scan_space(p->text, at + 1);
		} else {
			people[n++] = f;
		}
	}
	h->n_pending = 0;
	return take_people(h, p, at, people, n);
}
