/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/commands.h"

#include "council/asked.h"
#include "council/closed_reads.h"
#include "council/person_show.h"

enum { TEXT_MAX = 64 * 1024, STANDARD_LIMIT = 100, PROGRAM_LIMIT = 1000 };

/* ---- everybody ---- */

static const struct column columns[] = {
	{"person", N_("Person"), CELL_TEXT, COLUMN_PLAIN},
	{"party", N_("Party"), CELL_TEXT, COLUMN_PLAIN},
	{"municipality", NULL, CELL_INT, COLUMN_PLAIN},
	{"bodies", N_("Bodies"), CELL_TEXT, COLUMN_CUT | COLUMN_SPARE},
	{"present", N_("Present"), CELL_INT, COLUMN_PLAIN},
	{"absent", N_("Absent"), CELL_INT, COLUMN_PLAIN},
	{"dissent", N_("Dissent"), CELL_INT, COLUMN_PLAIN},
	{"first", N_("First meeting"), CELL_DATE, COLUMN_WHOLE | COLUMN_SPARE},
	{"last", N_("Last meeting"), CELL_DATE, COLUMN_WHOLE | COLUMN_SPARE}};
enum { MUNICIPALITY_COLUMN = 2 };

static sp_rc put_person(struct call_table *table, const struct person_body *at, uint32_t n,
			int64_t dissent, struct sp_err *e)
{
	BUF_AUTO bodies = BUF_INIT(TEXT_MAX);
	struct person_body sum = at[0];
	struct civil named = {0, 0, 0};
	for (uint32_t i = 0; i < n; i++) {
		const struct person_body *b = &at[i];
		buf_printf(&bodies, "%s%s", i ? "; " : "", b->body_name);
		if (civil_cmp(b->last, sum.last) > 0)
			sum.last = b->last, sum.name = b->name;
		if (civil_cmp(b->first, sum.first) < 0)
			sum.first = b->first;
		if (b->party && (!named.year || civil_cmp(b->last, named) > 0))
			sum.party = b->party, named = b->last;
		sum.present += i ? b->present : 0;
		sum.absent += i ? b->absent : 0;
	}
	return call_row(table, e, CELL_TEXT(sum.name), CELL_TEXT(sum.party),
			CELL_INT(sum.municipality), CELL_STR(buf_view(&bodies)),
			CELL_INT(sum.present), CELL_INT(sum.absent), CELL_INT(dissent),
			CELL_DATE(sum.first), CELL_DATE(sum.last));
}

static bool same_person(const struct person_body *a, const struct person_body *b)
{
	return a->municipality == b->municipality && strcmp(a->folded, b->folded) == 0;
}

/* Both lists stand in the same order; *from goes on where the last one was found. */
static int64_t count_of(const struct person_counts *counts, const struct person_body *b,
			uint32_t *from)
{
	for (; *from < counts->list.n; (*from)++) {
		const struct person_count *c = &counts->list.at[*from];
		int order = c->municipality != b->municipality
				    ? (c->municipality < b->municipality ? -1 : 1)
				    : strcmp(c->folded, b->folded);
		if (order >= 0)
			return order ? 0 : c->n;
	}
	return 0;
}

/* Which of a list are shown. */
static struct asked_part part_of(const struct command_call *call)
{
	return (struct asked_part){.offset = call_option_int(call, "offset", 0),
				   .shown = call_option_int(call, "limit",
							    call->format == FORMAT_HUMAN
								    ? STANDARD_LIMIT
								    : PROGRAM_LIMIT)};
}

/* Where the bodies of the person whose first one stands at i end. */
static uint32_t end_of(const struct person_bodies *bodies, uint32_t i)
{
	uint32_t end = i + 1;
	while (end < bodies->list.n && same_person(&bodies->list.at[i], &bodies->list.at[end]))
		end++;
	return end;
}

static sp_rc put_persons(struct call_table *table, const struct person_bodies *bodies,
			 const struct person_counts *dissents, struct asked_part *part,
			 struct sp_err *e)
{
	const int64_t limit = part->shown;
	part->shown = 0;
	for (uint32_t i = 0, d = 0, end; i < bodies->list.n; i = end) {
		const struct person_body *at = &bodies->list.at[i];
		end = end_of(bodies, i);
		if (part->total++ < part->offset || part->shown == limit)
			continue;
		part->shown++;
		SP_TRY(put_person(table, at, end - i, count_of(dissents, at, &d), e));
	}
	return SP_OK;
}

static sp_rc list_persons(struct command_call *call, struct db *db, const struct person_wish *wish,
			  struct sp_err *e)
{
	struct asked_part part = part_of(call);
	struct person_bodies bodies = {0};
	struct person_counts dissents = {0};
	struct call_table *table = NULL;
	struct column shown[sizeof(columns) / sizeof(columns[0])];
	SP_TRY(person_bodies(db, call->arena, wish, &bodies, e));
	SP_TRY(person_dissents(db, call->arena, wish, &dissents, e));
	const struct person_body *at = bodies.list.at;
	memcpy(shown, columns, sizeof(columns));
	if (bodies.list.n && at[0].municipality != at[bodies.list.n - 1].municipality)
		shown[MUNICIPALITY_COLUMN].title = N_("Municipality");
	SP_TRY(call_table(call, shown, sizeof(columns) / sizeof(columns[0]), &table, e));
	SP_TRY(put_persons(table, &bodies, &dissents, &part, e));
	SP_TRY(call_table_end(table, e));
	asked_tell_part(call, &part);
	if (!bodies.list.n)
		call_note(call, N_("nobody is named"));
	return SP_OK;
}

/* Nothing of a closed item is shown before its entry stands in the log; `other` may be NULL. */
static sp_rc log_reads(struct command_call *call, const struct person_facts *one,
		       const struct person_facts *other, struct sp_err *e)
{
	const struct person_facts *lists[] = {one, other};
	struct closed_reads reads = {0};
	for (int n = 0; n < 2 && call_switch(call, "closed"); n++)
		for (uint32_t i = 0; lists[n] && i < lists[n]->list.n; i++) {
			const struct person_fact *f = &lists[n]->list.at[i];
			const struct closed_read read = {f->municipality, f->item, f->key};
			if (f->closed)
				SP_TRY(closed_add(call, &reads, &read));
		}
	return closed_log(call, N_("show"), &reads, e);
}

/* ---- the command ---- */

static void take_part(struct person_facts *facts, struct asked_part *part)
{
	uint32_t from = part->offset < facts->list.n ? (uint32_t)part->offset : facts->list.n;
	part->total = facts->list.n;
	if (from)
		facts->list.at += from;
	facts->list.n -= from;
	if (facts->list.n > part->shown)
		facts->list.n = (uint32_t)part->shown;
	part->shown = facts->list.n;
}

static sp_rc votes(struct command_call *call, struct db *db, const struct person_wish *wish,
		   struct sp_err *e)
{
	struct person_facts found = {0};
	struct person_parties known = {0};
	struct asked_part part = part_of(call);
	bool alone;
	SP_TRY(person_votes(db, call->arena, wish, &found, e));
	if (!found.list.n && wish->party)
		SP_TRY(person_parties(db, call->arena, call_option(call, "party"), &known, e));
	take_part(&found, &part);
	SP_TRY(log_reads(call, &found, NULL, e));
	SP_TRY(asked_alone(call, db, &alone, e));
	SP_TRY(person_table(call, &found, alone, e));
	asked_tell_part(call, &part);
	return SP_OK;
}

static sp_rc one_person(struct command_call *call, struct db *db, const struct person_wish *wish,
			struct sp_err *e)
{
	struct person_whole p = {.municipality = wish->municipality};
	bool alone;
	SP_TRY(person_bodies(db, call->arena, wish, &p.bodies, e));
	SP_TRY(person_letters(db, call->arena, wish, &p.letters, e));
	SP_TRY(person_absences(db, call->arena, wish, &p.absences, e));
	SP_TRY(person_votes(db, call->arena, wish, &p.votes, e));
	if (!p.bodies.list.n && !p.absences.list.n && !p.votes.list.n)
		return sp_fail(e, SP_ENOTFOUND,
			       N_("the person is not named in that body or that year"));
	SP_TRY(log_reads(call, &p.absences, &p.votes, e));
	SP_TRY(asked_alone(call, db, &alone, e));
	if (call->format == FORMAT_JSON)
		return person_json(call, &p, e);
	if (call->format == FORMAT_HUMAN) {
		person_show(call, &p, alone);
		return SP_OK;
	}
	for (uint32_t i = 0; i < p.votes.list.n; i++) {
		struct person_fact *slot = sp_push(call->arena, &p.absences.list);
		SP_NEED(slot);
		*slot = p.votes.list.at[i];
	}
	return person_table(call, &p.absences, alone, e);
}

static sp_rc check_options(const struct command_call *call, struct sp_err *e)
{
	if (call_switch(call, "against") && call_switch(call, "dissent"))
		return sp_fail(e, SP_EINVAL,
			       N_("--against is part of --dissent: give one of them"));
	return closed_check(call, e);
}

static sp_rc choose(struct command_call *call, struct db *db, struct person_wish *wish,
		    struct sp_err *e)
{
	const char *party = call_option(call, "party"), *name;
	SP_TRY(asked_words(call, &name, e));
	SP_TRY(asked_body(call, db, &wish->municipality, &wish->body, e));
	if (party)
		SP_NEED(wish->party = party_letter(call->arena, str_of(party)));
	return name ? person_find(db, call->arena, name, wish, e) : SP_OK;
}

static sp_rc person(struct command_call *call, struct sp_err *e)
{
	struct db *db = NULL;
	struct person_wish wish = {.year = call_option_int(call, "year", 0),
				   .against = call_switch(call, "against"),
				   .dissent = call_switch(call, "dissent"),
				   .closed = call_switch(call, "closed")};
	SP_TRY(check_options(call, e));
	SP_TRY(asked_store(call, &db, e));
	SP_TRY(choose(call, db, &wish, e));
	if (wish.against || wish.dissent || wish.party)
		return votes(call, db, &wish, e);
	if (wish.folded && (call_option_count(call, "limit") || call_option_count(call, "offset")))
		return sp_fail(e, SP_EINVAL,
			       N_("--limit and --offset are for lists, not for one person"));
	return wish.folded ? one_person(call, db, &wish, e) : list_persons(call, db, &wish, e);
}

sp_rc council_person_run(struct command_call *call, struct sp_err *e)
{
	return asked_end(person(call, e), e);
}
