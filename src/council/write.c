/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/write.h"

#include "council/spans.h"

enum { SPANS_MAX = 1024 * 1024 };

#define ROW(w, table, sql, id, e, ...)                                               \
	write_row((w), (table), (sql), (id), (const struct db_value[]){__VA_ARGS__}, \
		  sizeof((const struct db_value[]){__VA_ARGS__}) / sizeof(struct db_value), (e))

sp_rc write_row(const struct writer *w, const char *table, const char *sql, int64_t owner,
		const struct db_value *values, size_t n, struct sp_err *e)
{
	SP_TRY(seal_row(w->arena, w->rows, table, 0, owner, values, n));
	return w->dry ? SP_OK : db_exec(w->db, sql, values, n, NULL, e);
}

/* One or several facts' places as a column, and the names of the doubtful ones. */
struct columns {
	struct buf spans, doubtful;
};

static void columns_free(struct columns *c)
{
	buf_free(&c->spans);
	buf_free(&c->doubtful);
}
#define COLUMNS_AUTO __attribute__((cleanup(columns_free))) struct columns
#define COLUMNS_INIT                                     \
	{                                                \
		BUF_INIT(SPANS_MAX), BUF_INIT(SPANS_MAX) \
	}

static void add(struct columns *c, const char *field, const struct fact *f)
{
	spans_add(&c->spans, field, f);
	if (!f->doubt)
		return;
	if (buf_view(&c->doubtful).n)
		buf_char(&c->doubtful, ' ');
	buf_puts(&c->doubtful, field);
}

static struct db_value spans_value(const struct columns *c)
{
	return DB_V_STR(buf_view(&c->spans));
}

static struct db_value doubtful_value(const struct columns *c)
{
	struct str s = buf_view(&c->doubtful);
	return s.n ? DB_V_STR(s) : DB_V_NULL;
}

static struct db_value int_or_null(int v)
{
	return v ? DB_V_INT(v) : DB_V_NULL;
}

/* Where people were or were not: at the meeting, at one item, at an earlier decision on it. */
struct occasion {
	int64_t meeting, item;
	uint32_t decision;
};

static sp_rc write_person(const struct writer *w, struct occasion at, uint32_t position,
			  const struct rec_person *p, const char *status, struct sp_err *e)
{
	COLUMNS_AUTO c = COLUMNS_INIT;
	add(&c, "name", &p->name);
	add(&c, "party", &p->party);
	add(&c, "note", &p->note);
	return ROW(w, "attendance",
		   "INSERT INTO attendance (municipality, meeting, item, decision, position, name, "
		   "party, status, note, spans) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
		   at.item ? at.item : at.meeting, e, DB_V_INT(w->municipality),
		   DB_V_INT(at.meeting), DB_V_INT(at.item), DB_V_INT(at.decision),
		   DB_V_INT(position), DB_V_TEXT(p->name.text), DB_V_TEXT(p->party.text),
		   DB_V_TEXT(status), DB_V_TEXT(p->note.text), spans_value(&c));
}

static sp_rc write_persons(const struct writer *w, struct occasion at, const rec_persons *list,
			   const char *status, uint32_t *position, struct sp_err *e)
{
	for (uint32_t i = 0; list && i < list->n; i++)
		if (list->at[i].name.text)
			SP_TRY(write_person(w, at, (*position)++, &list->at[i], status, e));
	return SP_OK;
}

sp_rc write_attendance(const struct writer *w, int64_t meeting, int64_t item,
		       const rec_persons *present, const rec_persons *absent, struct sp_err *e)
{
	const struct occasion at = {meeting, item, 0};
	uint32_t position = 0;
	if (!w->dry)
		SP_TRY(db_run(w->db, e,
			      "DELETE FROM attendance WHERE municipality = $1 AND meeting = $2 AND "
			      "item = $3",
			      DB_V_INT(w->municipality), DB_V_INT(meeting), DB_V_INT(item)));
	SP_TRY(write_persons(w, at, present, "present", &position, e));
	return write_persons(w, at, absent, "absent", &position, e);
}

sp_rc write_case(const struct writer *w, const struct fact *number, int64_t *id, struct sp_err *e)
{
	*id = 0;
	if (!number->text || w->dry)
		return SP_OK;
	const struct db_value args[] = {DB_V_INT(w->municipality), DB_V_TEXT(number->text)};
	DB_ROWS_AUTO rows = NULL;
	bool more;
	SP_TRY(db_query(w->db, "SELECT id FROM case_file WHERE municipality = $1 AND number = $2",
			args, 2, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	if (more) {
		*id = db_int(rows, 0);
		return SP_OK;
	}
	*id = ids_next(w->ids);
	return db_run(w->db, e,
		      "INSERT INTO case_file (municipality, id, number) VALUES ($1, $2, $3)",
		      DB_V_INT(w->municipality), DB_V_INT(*id), DB_V_TEXT(number->text));
}

static sp_rc write_sections(const struct writer *w, int64_t item, const struct rec_item *from,
			    struct sp_err *e)
{
	for (uint32_t i = 0; i < from->sections.n; i++) {
		const struct rec_section *s = &from->sections.at[i];
		COLUMNS_AUTO c = COLUMNS_INIT;
		add(&c, "heading", &s->heading);
		add(&c, "text", &s->text);
		SP_TRY(ROW(w, "section",
			   "INSERT INTO section (municipality, item, position, kind, heading, "
			   "spans) VALUES ($1, $2, $3, $4, $5, $6)",
			   item, e, DB_V_INT(w->municipality), DB_V_INT(item), DB_V_INT(i),
			   DB_V_TEXT(section_kind_name(s->kind)), DB_V_TEXT(s->heading.text),
			   spans_value(&c)));
	}
	for (uint32_t i = 0; i < from->parts.n; i++) {
		const struct rec_part *p = &from->parts.at[i];
		COLUMNS_AUTO c = COLUMNS_INIT;
		add(&c, "mark", &p->mark);
		add(&c, "text", &p->text);
		SP_TRY(ROW(w, "item_part",
			   "INSERT INTO item_part (municipality, item, position, mark, body_text, "
			   "spans) VALUES ($1, $2, $3, $4, $5, $6)",
			   item, e, DB_V_INT(w->municipality), DB_V_INT(item), DB_V_INT(i),
			   DB_V_TEXT(p->mark.text), DB_V_TEXT(p->text.text), spans_value(&c)));
	}
	return SP_OK;
}

static sp_rc write_attachments(const struct writer *w, int64_t item, const struct rec_item *from,
			       struct sp_err *e)
{
	for (uint32_t i = 0; i < from->attachments.n; i++) {
		const struct rec_attachment *a = &from->attachments.at[i];
		COLUMNS_AUTO c = COLUMNS_INIT;
		add(&c, "title", &a->title);
		SP_TRY(ROW(w, "attachment",
			   "INSERT INTO attachment (municipality, item, position, title, ref, "
			   "closed, spans) VALUES ($1, $2, $3, $4, $5, CAST($6 AS INTEGER) <> 0, "
			   "$7)",
			   item, e, DB_V_INT(w->municipality), DB_V_INT(item), DB_V_INT(i),
			   DB_V_TEXT(a->title.text), DB_V_TEXT(a->ref),
			   DB_V_INT(a->closed || from->closed), spans_value(&c)));
	}
	return SP_OK;
}

static sp_rc write_route(const struct writer *w, int64_t item, uint32_t recommendation,
			 const rec_facts *steps, struct sp_err *e)
{
	for (uint32_t i = 0; i < steps->n; i++) {
		COLUMNS_AUTO c = COLUMNS_INIT;
		add(&c, "body", &steps->at[i]);
		SP_TRY(ROW(w, "route_step",
			   "INSERT INTO route_step (municipality, item, recommendation, position, "
			   "body_name, spans) VALUES ($1, $2, $3, $4, $5, $6)",
			   item, e, DB_V_INT(w->municipality), DB_V_INT(item),
			   DB_V_INT(recommendation), DB_V_INT(i + 1), DB_V_TEXT(steps->at[i].text),
			   spans_value(&c)));
	}
	return SP_OK;
}

static sp_rc write_recommendations(const struct writer *w, int64_t item,
				   const struct rec_item *from, struct sp_err *e)
{
	SP_TRY(write_route(w, item, 0, &from->route, e));
	for (uint32_t i = 0; i < from->recommendations.n; i++) {
		const struct rec_recommendation *r = &from->recommendations.at[i];
		COLUMNS_AUTO c = COLUMNS_INIT;
		add(&c, "by", &r->by);
		SP_TRY(ROW(w, "recommendation",
			   "INSERT INTO recommendation (municipality, item, position, by_whom, "
			   "spans) VALUES ($1, $2, $3, $4, $5)",
			   item, e, DB_V_INT(w->municipality), DB_V_INT(item), DB_V_INT(i + 1),
			   DB_V_TEXT(r->by.text), spans_value(&c)));
		SP_TRY(write_route(w, item, i + 1, &r->to, e));
		for (uint32_t k = 0; k < r->points.n; k++) {
			COLUMNS_AUTO pc = COLUMNS_INIT;
			add(&pc, "text", &r->points.at[k]);
			SP_TRY(ROW(w, "point",
				   "INSERT INTO point (municipality, item, recommendation, "
				   "position, body_text, spans) VALUES ($1, $2, $3, $4, $5, $6)",
				   item, e, DB_V_INT(w->municipality), DB_V_INT(item),
				   DB_V_INT(i + 1), DB_V_INT(k + 1),
				   DB_V_TEXT(r->points.at[k].text), spans_value(&pc)));
		}
	}
	return SP_OK;
}

static sp_rc write_outcomes(const struct writer *w, int64_t item, uint32_t decision,
			    const struct rec_decision *d, struct sp_err *e)
{
	for (uint32_t i = 0; i < d->outcomes.n; i++) {
		const struct rec_outcome *o = &d->outcomes.at[i];
		COLUMNS_AUTO c = COLUMNS_INIT;
		add(&c, "outcome", &o->said);
		SP_TRY(ROW(w, "outcome",
			   "INSERT INTO outcome (municipality, item, decision, position, "
			   "recommendation, point, outcome, doubtful, spans) VALUES ($1, $2, $3, "
			   "$4, $5, $6, $7, $8, $9)",
			   item, e, DB_V_INT(w->municipality), DB_V_INT(item), DB_V_INT(decision),
			   DB_V_INT(i), int_or_null(o->rec), int_or_null(o->point),
			   DB_V_TEXT(outcome_name(o->outcome)), doubtful_value(&c),
			   spans_value(&c)));
	}
	return SP_OK;
}

static sp_rc write_decision(const struct writer *w, int64_t item, uint32_t position,
			    const struct rec_decision *d, struct sp_err *e)
{
	COLUMNS_AUTO c = COLUMNS_INIT;
	if (!d->text.text && !d->body.text && !d->outcomes.n)
		return SP_OK;
	add(&c, "body", &d->body);
	add(&c, "date", &d->date);
	add(&c, "item_no", &d->item_no);
	add(&c, "text", &d->text);
	SP_TRY(ROW(w, "decision",
		   "INSERT INTO decision (municipality, item, position, body_name, day, "
		   "item_number, body_text, doubtful, spans) VALUES ($1, $2, $3, $4, $5, $6, $7, "
		   "$8, $9)",
		   item, e, DB_V_INT(w->municipality), DB_V_INT(item), DB_V_INT(position),
		   DB_V_TEXT(d->body.text), DB_V_TEXT(d->date.text), DB_V_TEXT(d->item_no.text),
		   DB_V_TEXT(d->text.text), doubtful_value(&c), spans_value(&c)));
	return write_outcomes(w, item, position, d, e);
}

static sp_rc write_dissent(const struct writer *w, int64_t item, const struct rec_item *from,
			   struct sp_err *e)
{
	for (uint32_t i = 0; i < from->dissent.n; i++) {
		const struct rec_dissent *d = &from->dissent.at[i];
		COLUMNS_AUTO c = COLUMNS_INIT;
		add(&c, "person", &d->person);
		add(&c, "party", &d->party);
		add(&c, "stance", &d->said);
		SP_TRY(ROW(w, "dissent",
			   "INSERT INTO dissent (municipality, item, position, person, party, "
			   "stance, doubtful, spans) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
			   item, e, DB_V_INT(w->municipality), DB_V_INT(item), DB_V_INT(i),
			   DB_V_TEXT(d->person.text), DB_V_TEXT(d->party.text),
			   DB_V_TEXT(stance_name(d->stance)), doubtful_value(&c), spans_value(&c)));
	}
	return SP_OK;
}

static sp_rc write_amounts(const struct writer *w, int64_t item, const struct rec_item *from,
			   struct sp_err *e)
{
	for (uint32_t i = 0; i < from->amounts.n; i++) {
		const struct rec_amount *m = &from->amounts.at[i];
		const char sign[2] = {m->sign, '\0'};
		COLUMNS_AUTO c = COLUMNS_INIT;
		add(&c, "value", &m->text);
		add(&c, "period", &m->period);
		SP_TRY(ROW(
			w, "amount",
			"INSERT INTO amount (municipality, item, position, oere, sign, period, "
			"body_text, doubtful, spans) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
			item, e, DB_V_INT(w->municipality), DB_V_INT(item), DB_V_INT(i),
			DB_V_INT(m->oere), DB_V_TEXT(m->sign ? sign : NULL),
			DB_V_TEXT(m->period.text), DB_V_TEXT(m->text.text), doubtful_value(&c),
			spans_value(&c)));
	}
	return SP_OK;
}

static sp_rc write_commitments(const struct writer *w, int64_t item, const struct rec_item *from,
			       struct sp_err *e)
{
	for (uint32_t i = 0; i < from->commitments.n; i++) {
		const struct rec_commitment *m = &from->commitments.at[i];
		COLUMNS_AUTO c = COLUMNS_INIT;
		add(&c, "text", &m->text);
		add(&c, "due", &m->due);
		add(&c, "who", &m->who);
		add(&c, "recurrence", &m->recurrence);
		SP_TRY(ROW(w, "commitment",
			   "INSERT INTO commitment (municipality, item, position, body_text, due, "
			   "due_from, due_to, who, recurrence, doubtful, spans) VALUES ($1, $2, "
			   "$3, $4, $5, $6, $7, $8, $9, $10, $11)",
			   item, e, DB_V_INT(w->municipality), DB_V_INT(item), DB_V_INT(i),
			   DB_V_TEXT(m->text.text), DB_V_TEXT(m->due.text),
			   DB_V_TEXT(m->first.text), DB_V_TEXT(m->last.text),
			   DB_V_TEXT(m->who.text), DB_V_TEXT(m->recurrence.text),
			   doubtful_value(&c), spans_value(&c)));
	}
	return SP_OK;
}

/* Children before parents, as the foreign keys ask. */
sp_rc write_remove_facts(const struct writer *w, int64_t item, struct sp_err *e)
{
	static const char *const deletes[] = {
		"DELETE FROM outcome WHERE municipality = $1 AND item = $2",
		"DELETE FROM decision WHERE municipality = $1 AND item = $2",
		"DELETE FROM point WHERE municipality = $1 AND item = $2",
		"DELETE FROM route_step WHERE municipality = $1 AND item = $2",
		"DELETE FROM recommendation WHERE municipality = $1 AND item = $2",
		"DELETE FROM section WHERE municipality = $1 AND item = $2",
		"DELETE FROM item_part WHERE municipality = $1 AND item = $2",
		"DELETE FROM attachment WHERE municipality = $1 AND item = $2",
		"DELETE FROM dissent WHERE municipality = $1 AND item = $2",
		"DELETE FROM amount WHERE municipality = $1 AND item = $2",
		"DELETE FROM commitment WHERE municipality = $1 AND item = $2"};
	for (size_t i = 0; i < sizeof(deletes) / sizeof(deletes[0]); i++)
		SP_TRY(db_run(w->db, e, deletes[i], DB_V_INT(w->municipality), DB_V_INT(item)));
	return SP_OK;
}

sp_rc write_item_facts(const struct writer *w, int64_t meeting, int64_t item,
		       const struct rec_item *from, bool replace, struct sp_err *e)
{
	if (replace && !w->dry)
		SP_TRY(write_remove_facts(w, item, e));
	SP_TRY(write_sections(w, item, from, e));
	SP_TRY(write_attachments(w, item, from, e));
	SP_TRY(write_recommendations(w, item, from, e));
	SP_TRY(write_decision(w, item, 0, &from->decision, e));
	for (uint32_t i = 0; i < from->prior_decisions.n; i++)
		SP_TRY(write_decision(w, item, i + 1, &from->prior_decisions.at[i], e));
	SP_TRY(write_dissent(w, item, from, e));
	SP_TRY(write_amounts(w, item, from, e));
	SP_TRY(write_commitments(w, item, from, e));
	if (replace || from->absent.n)
		SP_TRY(write_attendance(w, meeting, item, NULL, &from->absent, e));
	for (uint32_t i = 0, position = 0; i < from->prior_decisions.n; i++)
		SP_TRY(write_persons(w, (struct occasion){meeting, item, i + 1},
				     &from->prior_decisions.at[i].absent, "absent", &position, e));
	return SP_OK;
}
