/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/plan_store.h"

#include "council/body.h"
#include "council/spans.h"

enum { SPANS_MAX = 64 * 1024 };

struct putting {
	struct db *db;
	struct arena *arena;
	int64_t municipality, item;
	int64_t position;
	struct sp_err *e;
};

static sp_rc put(struct putting *w, const struct planned_meeting *m)
{
	char from[CIVIL_ISO_SIZE];
	const char *folded = NULL;
	BUF_AUTO spans = BUF_INIT(SPANS_MAX);
	spans_add(&spans, "body", &m->body);
	spans_add(&spans, "day", &m->when);
	spans_add(&spans, "hours", &m->time);
	spans_add(&spans, "place", &m->place);
	spans_add(&spans, "said", &m->said);
	SP_NEED(buf_ok(&spans));
	w->position++;
	if (m->from.year)
		civil_iso(m->from, from);
	if (m->body.text)
		SP_NEED(folded = body_key(w->arena, str_of(m->body.text)));
	return db_run(w->db, w->e,
		      "INSERT INTO planned_meeting (municipality, item, position, body_name, "
		      "body_folded, day, moved_from, change, hours, place, said, spans) VALUES "
		      "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
		      DB_V_INT(w->municipality), DB_V_INT(w->item), DB_V_INT(w->position),
		      DB_V_TEXT(m->body.text), DB_V_TEXT(folded), DB_V_TEXT(m->when.text),
		      DB_V_TEXT(m->from.year ? from : NULL), DB_V_TEXT(plan_change_name(m->change)),
		      DB_V_TEXT(m->time.text), DB_V_TEXT(m->place.text),
		      DB_V_TEXT(str_squeeze(w->arena, str_of(m->said.text))),
		      DB_V_STR(buf_view(&spans)));
}

sp_rc plan_remove(struct db *db, int64_t municipality, int64_t item, struct sp_err *e)
{
	return db_run(db, e, "DELETE FROM planned_meeting WHERE municipality = $1 AND item = $2",
		      DB_V_INT(municipality), DB_V_INT(item));
}

sp_rc plan_of_item(struct arena *a, const struct lexicon *lex, const struct view *v, uint32_t index,
		   struct plan *out)
{
	const struct rec_item *item = &v->record.items.at[index];
	const struct view_item *shown = &v->items.at[index];
	const struct extract_context x = {.arena = a,
					  .lex = lex,
					  .meeting = &v->record.meeting,
					  .date = v->day,
					  .item = item};
	*out = (struct plan){0};
	if (v->withdrawn || shown->withdrawn || item->closed)
		return SP_OK;
	return plan_read(&x, &v->sources.at[shown->source].text, item, out);
}

sp_rc plan_put(struct db *db, struct arena *a, int64_t municipality, int64_t item,
	       const struct plan *plan, struct sp_err *e)
{
	struct putting w = {db, a, municipality, item, 0, e};
	SP_TRY(plan_remove(db, municipality, item, e));
	for (uint32_t i = 0; i < plan->list.n; i++)
		if (plan->list.at[i].decided)
			SP_TRY(put(&w, &plan->list.at[i]));
	return SP_OK;
}
