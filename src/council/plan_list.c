/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/plan_list.h"

#include "council/statements.h"
#include "council/view.h"

#include <stdlib.h>

const char *planned_state_name(enum planned_state s)
{
	static const char *const names[] = {"planned", "met", "moved", "cancelled"};
	return names[s];
}

/* ---- what was said ---- */

static sp_rc take_key(struct arena *a, const struct db_rows *rows, size_t from, bool item,
		      int64_t municipality, const char **out)
{
	char *slug, *day, *of = NULL;
	SP_TRY(db_text(rows, from, a, &slug));
	if (!slug)
		return SP_OK;
	SP_TRY(db_text(rows, from + 1, a, &day));
	if (item)
		SP_TRY(db_text(rows, from + 3, a, &of));
	*out = view_key(a, municipality, slug, day, db_int(rows, from + 2), of);
	return *out ? SP_OK : SP_ENOMEM;
}

static sp_rc take(struct arena *a, const struct db_rows *rows, struct planned_list *out)
{
	enum { SOURCE = 9, ITEM = 13, POSITION = 14, MET = 15 };
	struct planned *p = sp_push(a, &out->list);
	char *text[8];
	SP_NEED(p);
	p->municipality = db_int(rows, 0);
	p->body = db_int(rows, 1);
	for (size_t i = 0; i < 7; i++)
		SP_TRY(db_text(rows, i + 2, a, &text[i]));
	p->body_name = text[0];
	p->body_folded = text[1];
	p->day = text[2];
	p->moved_from = text[3];
	p->change = text[4];
	p->hours = text[5];
	p->place = text[6];
	SP_TRY(db_text(rows, SOURCE + 1, a, &text[7]));
	p->told_day = text[7];
	p->told_ordinal = db_int(rows, SOURCE + 2);
	p->told_item = db_int(rows, ITEM);
	p->told_position = db_int(rows, POSITION);
	SP_TRY(take_key(a, rows, SOURCE, true, p->municipality, &p->source));
	SP_TRY(take_key(a, rows, MET, false, p->municipality, &p->met));
	SP_TRY(db_text(rows, MET + 3, a, &text[0]));
	p->said = text[0];
	return SP_OK;
}

static int by_text(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "");
}

static int by_number(int64_t a, int64_t b)
{
	return a < b ? -1 : a > b;
}

static int by_body(const struct planned *a, const struct planned *b)
{
	int c = by_number(a->municipality, b->municipality);
	if (!c)
		c = by_number(a->body, b->body);
	return c || a->body ? c : by_text(a->body_folded, b->body_folded);
}

/* Bodies apart, what was decided in the order in which it was. */
static int as_told(const void *x, const void *y)
{
	const struct planned *a = x, *b = y;
	int c = by_body(a, b);
	if (!c)
		c = by_text(a->told_day, b->told_day);
	if (!c)
		c = by_number(a->told_ordinal, b->told_ordinal);
	if (!c)
		c = by_text(a->source, b->source);
	return c ? c : by_number(a->told_position, b->told_position);
}

static int as_shown(const void *x, const void *y)
{
	const struct planned *a = x, *b = y;
	int c = by_number(a->municipality, b->municipality);
	if (!c)
		c = by_text(a->day, b->day);
	return c ? c : by_text(a->body_name, b->body_name);
}

/* ---- what holds ---- */

struct settling {
	struct arena *arena;
	struct planned_list *out;
	uint32_t first; /* of the body in hand */
};

static struct planned *find(const struct settling *s, const char *day)
{
	for (uint32_t i = s->first; i < s->out->list.n; i++)
		if (strcmp(s->out->list.at[i].day, day) == 0)
			return &s->out->list.at[i];
	return NULL;
}

/* Says a thing of a day; what was said of it before gives way, but for time and place. */
static sp_rc say(struct settling *s, const struct planned *told, const char *day,
		 enum planned_state state, const char *moved_to)
{
	struct planned *p = find(s, day);
	struct planned old = {0};
	if (p)
		old = *p;
	else
		SP_NEED(p = sp_push(s->arena, &s->out->list));
	*p = *told;
	p->day = day;
	p->moved_to = moved_to;
	p->state = state;
	if (strcmp(day, told->day) != 0) { /* told of another day: the meeting moved to */
		p->met = old.met;
		p->hours = old.hours;
		p->place = old.place;
	}
	p->hours = p->hours ? p->hours : old.hours;
	p->place = p->place ? p->place : old.place;
	return SP_OK;
}

/* A list of one day is no plan of the year. */
static bool is_plan(const struct planned_list *all, uint32_t i)
{
	const struct planned *p = &all->list.at[i];
	int days = 0;
	while (i > 0 && all->list.at[i - 1].told_item == p->told_item)
		i--;
	for (; i < all->list.n && all->list.at[i].told_item == p->told_item; i++)
		days += by_body(&all->list.at[i], p) == 0 && all->list.at[i].change[0] == 's' &&
			strncmp(all->list.at[i].day, p->day, 4) == 0;
	return days > 1;
}

/* The days that an older plan has in the year; in the year it was decided itself, from the new
 * one's first day on. */
static void forget_older(struct settling *s, const struct planned *told)
{
	uint32_t kept = s->first;
	bool running = strncmp(told->told_day, told->day, 4) == 0;
	for (uint32_t i = s->first; i < s->out->list.n; i++) {
		const struct planned *p = &s->out->list.at[i];
		bool older = !p->met && p->change[0] == 's' && p->told_item != told->told_item &&
			     p->state == PLANNED_COMING && strncmp(p->day, told->day, 4) == 0 &&
			     (!running || strcmp(p->day, told->day) >= 0);
		if (!older)
			s->out->list.at[kept++] = *p;
	}
	s->out->list.n = kept;
}

/* A meeting that is moved keeps its time and place unless new ones are told. */
static sp_rc move(struct settling *s, const struct planned *told)
{
	struct planned to = *told;
	const struct planned *old = told->moved_from ? find(s, told->moved_from) : NULL;
	to.hours = told->hours || !old ? told->hours : old->hours;
	to.place = told->place || !old ? told->place : old->place;
	if (told->moved_from)
		SP_TRY(say(s, told, told->moved_from, PLANNED_MOVED, told->day));
	return say(s, &to, told->day, PLANNED_COMING, NULL);
}

static sp_rc hear(struct settling *s, const struct planned_list *all, uint32_t i)
{
	const struct planned *told = &all->list.at[i];
	switch (told->change[0]) {
	case 's':
		if (is_plan(all, i))
			forget_older(s, told);
		return say(s, told, told->day, PLANNED_COMING, NULL);
	case 'm':
		return move(s, told);
	case 'a':
		return say(s, told, told->day, PLANNED_MOVED, NULL);
	case 'c':
		return say(s, told, told->day, PLANNED_CANCELLED, NULL);
	default:
		return say(s, told, told->day, PLANNED_COMING, NULL);
	}
}

static sp_rc settle(struct arena *a, const struct planned_list *told, struct planned_list *out)
{
	struct settling s = {a, out, 0};
	for (uint32_t i = 0; i < told->list.n; i++) {
		if (i && by_body(&told->list.at[i - 1], &told->list.at[i]) != 0)
			s.first = out->list.n;
		SP_TRY(hear(&s, told, i));
	}
	for (uint32_t i = 0; i < out->list.n; i++)
		if (out->list.at[i].met)
			out->list.at[i].state = PLANNED_MET;
	return SP_OK;
}

static bool wanted(const struct planned *p, int64_t body, const char *from, const char *to)
{
	return (!body || p->body == body) && (!from || strcmp(p->day, from) >= 0) &&
	       (!to || strcmp(p->day, to) <= 0);
}

sp_rc plan_list(struct db *db, struct arena *a, int64_t municipality, int64_t body,
		const char *from, const char *to, struct planned_list *out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(municipality)};
	struct planned_list told = {0}, all = {0};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(db, council_sql(SQL_PLANNED), args, 1, &rows, e));
	DB_EACH(rows, e)
		SP_TRY(take(a, rows, &told));
	if (!told.list.n)
		return SP_OK;
	qsort(told.list.at, told.list.n, sizeof(*told.list.at), as_told);
	SP_TRY(settle(a, &told, &all));
	for (uint32_t i = 0; i < all.list.n; i++)
		if (wanted(&all.list.at[i], body, from, to)) {
			struct planned *p = sp_push(a, &out->list);
			SP_NEED(p);
			*p = all.list.at[i];
		}
	if (out->list.n)
		qsort(out->list.at, out->list.n, sizeof(*out->list.at), as_shown);
	return SP_OK;
}
