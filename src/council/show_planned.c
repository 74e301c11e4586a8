/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Meetings to come, by the plans that were decided. */
#include "council/show_planned.h"

#include "core/human.h"
#include "council/asked.h"
#include "council/plan_list.h"

static const struct column columns[] = {
	{"municipality", NULL, CELL_INT, COLUMN_PLAIN},
	{"body", N_("Body"), CELL_TEXT, COLUMN_CUT},
	{"date", N_("Date"), CELL_DATE, COLUMN_WHOLE},
	{"time", N_("Time"), CELL_TEXT, COLUMN_PLAIN},
	{"place", N_("Place"), CELL_TEXT, COLUMN_CUT | COLUMN_SPARE},
	{"status", N_("Status"), CELL_TEXT, COLUMN_PLAIN},
	{"moved_to", NULL, CELL_DATE, COLUMN_PLAIN},
	{"source", N_("By"), CELL_TEXT, COLUMN_WHOLE | COLUMN_SPARE},
	{"sentence", NULL, CELL_TEXT, COLUMN_PLAIN},
	{"met", NULL, CELL_TEXT, COLUMN_PLAIN},
};
enum { COLUMNS = sizeof(columns) / sizeof(columns[0]) };

static struct civil day_of(const char *iso)
{
	struct civil day = {0, 0, 0};
	if (iso)
		(void)civil_parse_iso(iso, &day);
	return day;
}

/* "flyttet til 19. januar 2021", "afholdt" */
static const char *state_of(const struct command_call *call, const struct planned *p)
{
	static const char *const said[] = {N_("planned"), N_("held"), N_("moved"), N_("cancelled")};
	BUF_AUTO day = BUF_INIT(64);
	BUF_AUTO out = BUF_INIT(256);
	if (call->format != FORMAT_HUMAN)
		return planned_state_name(p->state);
	if (p->state != PLANNED_MOVED || !p->moved_to)
		return call_tr(call, said[p->state]);
	human_date(&day, call->lang, day_of(p->moved_to));
	char *to = str_dup(call->arena, buf_view(&day));
	i18n_format(&out, call->lang, N_("moved to {1}"), to ? to : "");
	return str_dup(call->arena, buf_view(&out));
}

static sp_rc put(struct command_call *call, struct call_table *table, const struct planned *p,
		 bool alone, struct sp_err *e)
{
	const char *state = state_of(call, p);
	SP_NEED(state);
	return call_row(table, e, CELL_INT(p->municipality), CELL_TEXT(p->body_name),
			CELL_DATE(day_of(p->day)), CELL_TEXT(p->hours), CELL_TEXT(p->place),
			CELL_TEXT(state), CELL_DATE(day_of(p->moved_to)),
			CELL_TEXT(asked_short(p->source, alone)), CELL_TEXT(p->said),
			CELL_TEXT(p->met));
}

static sp_rc put_list(struct command_call *call, const struct planned_list *list, bool alone,
		      struct sp_err *e)
{
	struct call_table *table = NULL;
	SP_TRY(call_table(call, columns, COLUMNS, &table, e));
	for (uint32_t i = 0; i < list->list.n && !call_output_lost(call); i++)
		SP_TRY(put(call, table, &list->list.at[i], alone, e));
	return call_table_end(table, e);
}

sp_rc show_planned(struct command_call *call, struct db *db, const struct show_choice *c,
		   struct sp_err *e)
{
	struct planned_list list = {0};
	SP_TRY(plan_list(db, call->arena, c->municipality, c->body, c->from[0] ? c->from : NULL,
			 c->to[0] ? c->to : NULL, &list, e));
	SP_TRY(put_list(call, &list, c->alone && call->format == FORMAT_HUMAN, e));
	if (!list.list.n)
		call_note(call, N_("no meetings are planned by what was imported"));
	return SP_OK;
}

sp_rc show_coming(struct command_call *call, struct db *db, const struct show_choice *c,
		  struct sp_err *e)
{
	struct planned_list list = {0}, coming = {0};
	char today[CIVIL_ISO_SIZE];
	civil_iso(call->today, today);
	const char *from = c->from[0] && strcmp(c->from, today) > 0 ? c->from : today;
	SP_TRY(plan_list(db, call->arena, c->municipality, c->body, from, c->to[0] ? c->to : NULL,
			 &list, e));
	for (uint32_t i = 0; i < list.list.n; i++)
		if (list.list.at[i].state == PLANNED_COMING) {
			struct planned *p = sp_push(call->arena, &coming.list);
			SP_NEED(p);
			*p = list.list.at[i];
		}
	if (!coming.list.n)
		return SP_OK;
	call_write(call, STR("\n"));
	call_print(call, N_("Planned meetings"));
	return put_list(call, &coming, c->alone, e);
}
