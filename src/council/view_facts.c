/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/view_load.h"

#include "council/spans.h"

/* ---- values ---- */

sp_rc load_text(const struct loading *l, const struct db_rows *rows, size_t column,
		const char **out)
{
	char *copy;
	SP_TRY(db_text(rows, column, l->arena, &copy));
	*out = copy;
	return SP_OK;
}

bool load_names(struct str list, const char *word)
{
	struct str one;
	while (list.n && str_cut(&list, ' ', &one))
		if (str_eq(one, str_of(word)))
			return true;
	return false;
}

sp_rc load_place(const struct loading *l, const struct db_rows *rows, bool lists, const char *name,
		 struct fact *f)
{
	size_t last = db_columns(rows) - 1;
	if (lists)
		f->doubt = load_names(db_str(rows, last - 1), name) ? DOUBT_KEPT : DOUBT_NONE;
	return spans_of(l->arena, db_str(rows, last), name, &f->spans);
}

sp_rc load_fact(const struct loading *l, const struct db_rows *rows, size_t column, bool lists,
		const char *name, struct fact *f)
{
	SP_TRY(load_text(l, rows, column, &f->text));
	return load_place(l, rows, lists, name, f);
}

int load_index(const char *const *list, int n, struct str name)
{
	for (int i = 0; i < n; i++)
		if (list[i] && str_eq(str_of(list[i]), name))
			return i;
	return 0;
}

static enum outcome outcome_of(struct str said)
{
	const char *list[OUTCOME_COUNT];
	for (int i = 0; i < OUTCOME_COUNT; i++)
		list[i] = outcome_name((enum outcome)i);
	return (enum outcome)load_index(list, OUTCOME_COUNT, said);
}

static enum stance stance_of(struct str said)
{
	const char *const list[] = {stance_name(STANCE_FOR), stance_name(STANCE_AGAINST),
				    stance_name(STANCE_ABSTAIN), stance_name(STANCE_OWN)};
	return (enum stance)load_index(list, 4, said);
}

static enum section_kind section_kind_of(struct str said)
{
	const char *list[SECTION_CONSULTATION + 1];
	for (int i = 0; i <= SECTION_CONSULTATION; i++)
		list[i] = section_kind_name((enum section_kind)i);
	return (enum section_kind)load_index(list, SECTION_CONSULTATION + 1, said);
}

/* ---- rows under items ---- */

typedef sp_rc (*take_row)(struct loading *l, const struct db_rows *rows, struct rec_item *item);

static struct rec_item *item_of(const struct view *v, int64_t id)
{
	for (uint32_t i = 0; i < v->items.n; i++)
		if (v->items.at[i].id == id)
			return &v->record.items.at[i];
	return NULL;
}

static sp_rc each(struct loading *l, enum council_sql which, take_row take, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(l->v->municipality), DB_V_INT(l->v->meeting)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(l->db, council_sql(which), args, 2, &rows, e));
	DB_EACH(rows, e) {
		struct rec_item *item = item_of(l->v, db_int(rows, 0));
		if (item)
			SP_TRY(take(l, rows, item));
	}
	return SP_OK;
}

/* The text under spans: each line squeezed, pieces on lines of their own, as the reader does. */
static sp_rc text_of_spans(const struct loading *l, const struct extraction *x,
			   const struct rec_item *item, struct fact *f)
{
	BUF_AUTO out = BUF_INIT((size_t)64 * 1024 * 1024);
	(void)item;
	if (!f->spans.n)
		return SP_OK;
	for (uint32_t i = 0; i < f->spans.n; i++) {
		struct span s = f->spans.at[i];
		struct str piece = s.off <= x->text_len && s.len <= x->text_len - s.off
					   ? (struct str){x->text + s.off, s.len}
					   : (struct str){"", 0};
		struct str line;
		while (piece.n && str_cut(&piece, '\n', &line)) {
			const char *squeezed = str_squeeze(l->arena, line);
			SP_NEED(squeezed);
			if (*squeezed && buf_view(&out).n)
				buf_char(&out, '\n');
			buf_puts(&out, squeezed);
		}
	}
	f->text = buf_take(&out, l->arena);
	SP_NEED(f->text);
	return SP_OK;
}

static const struct extraction *text_of_item(const struct view *v, const struct rec_item *item)
{
	size_t i = (size_t)(item - v->record.items.at);
	return &v->sources.at[v->items.at[i].source].text;
}

static sp_rc take_section(struct loading *l, const struct db_rows *rows, struct rec_item *item)
{
	struct rec_section *s = sp_push(l->arena, &item->sections);
	SP_NEED(s);
	s->kind = section_kind_of(db_str(rows, 1));
	SP_TRY(load_fact(l, rows, 2, false, "heading", &s->heading));
	SP_TRY(load_place(l, rows, false, "text", &s->text));
	return text_of_spans(l, text_of_item(l->v, item), item, &s->text);
}

static sp_rc take_part(struct loading *l, const struct db_rows *rows, struct rec_item *item)
{
	struct rec_part *p = sp_push(l->arena, &item->parts);
	SP_NEED(p);
	SP_TRY(load_fact(l, rows, 1, false, "mark", &p->mark));
	return load_fact(l, rows, 2, false, "text", &p->text);
}

static sp_rc take_attachment(struct loading *l, const struct db_rows *rows, struct rec_item *item)
{
	struct rec_attachment *a = sp_push(l->arena, &item->attachments);
	SP_NEED(a);
	SP_TRY(load_fact(l, rows, 1, false, "title", &a->title));
	SP_TRY(load_text(l, rows, 2, &a->ref));
	a->closed = db_int(rows, 3) != 0;
	return SP_OK;
}

static sp_rc take_recommendation(struct loading *l, const struct db_rows *rows,
				 struct rec_item *item)
{
	struct rec_recommendation *r = sp_push(l->arena, &item->recommendations);
	SP_NEED(r);
	return load_fact(l, rows, 1, false, "by", &r->by);
}

static sp_rc take_point(struct loading *l, const struct db_rows *rows, struct rec_item *item)
{
	int64_t which = db_int(rows, 1);
	if (which < 1 || which > item->recommendations.n)
		return SP_OK;
	struct fact *f = sp_push(l->arena, &item->recommendations.at[which - 1].points);
	SP_NEED(f);
	return load_fact(l, rows, 2, false, "text", f);
}

static sp_rc take_route(struct loading *l, const struct db_rows *rows, struct rec_item *item)
{
	int64_t which = db_int(rows, 1);
	if (which < 0 || which > item->recommendations.n)
		return SP_OK;
	rec_facts *steps = which ? &item->recommendations.at[which - 1].to : &item->route;
	struct fact *f = sp_push(l->arena, steps);
	SP_NEED(f);
	return load_fact(l, rows, 2, false, "body", f);
}

static sp_rc take_decision(struct loading *l, const struct db_rows *rows, struct rec_item *item)
{
	struct rec_decision *d =
		db_int(rows, 1) ? sp_push(l->arena, &item->prior_decisions) : &item->decision;
	SP_NEED(d);
	SP_TRY(load_fact(l, rows, 2, true, "body", &d->body));
	SP_TRY(load_fact(l, rows, 3, true, "date", &d->date));
	SP_TRY(load_fact(l, rows, 4, true, "item_no", &d->item_no));
	return load_fact(l, rows, 5, true, "text", &d->text);
}

static struct rec_decision *decision_of(struct rec_item *item, int64_t which)
{
	if (which < 0 || which > item->prior_decisions.n)
		return NULL;
	return which ? &item->prior_decisions.at[which - 1] : &item->decision;
}

static sp_rc take_outcome(struct loading *l, const struct db_rows *rows, struct rec_item *item)
{
	struct rec_decision *d = decision_of(item, db_int(rows, 1));
	struct rec_outcome *o = d ? sp_push(l->arena, &d->outcomes) : NULL;
	if (!d)
		return SP_OK;
	SP_NEED(o);
	o->rec = (int)db_int(rows, 2);
	o->point = (int)db_int(rows, 3);
	o->outcome = outcome_of(db_str(rows, 4));
	return load_place(l, rows, true, "outcome", &o->said);
}

static sp_rc take_dissent(struct loading *l, const struct db_rows *rows, struct rec_item *item)
{
	struct rec_dissent *d = sp_push(l->arena, &item->dissent);
	SP_NEED(d);
	SP_TRY(load_fact(l, rows, 1, true, "person", &d->person));
	SP_TRY(load_fact(l, rows, 2, true, "party", &d->party));
	d->stance = stance_of(db_str(rows, 3));
	return load_place(l, rows, true, "stance", &d->said);
}

static sp_rc take_amount(struct loading *l, const struct db_rows *rows, struct rec_item *item)
{
	struct rec_amount *m = sp_push(l->arena, &item->amounts);
	struct str sign = db_str(rows, 2);
	SP_NEED(m);
	m->oere = db_int(rows, 1);
	m->sign = sign.n ? sign.p[0] : '\0';
	SP_TRY(load_fact(l, rows, 3, true, "period", &m->period));
	return load_fact(l, rows, 4, true, "value", &m->text);
}

static sp_rc take_commitment(struct loading *l, const struct db_rows *rows, struct rec_item *item)
{
	struct rec_commitment *c = sp_push(l->arena, &item->commitments);
	SP_NEED(c);
	SP_TRY(load_fact(l, rows, 1, true, "text", &c->text));
	SP_TRY(load_fact(l, rows, 2, true, "due", &c->due));
	SP_TRY(load_text(l, rows, 3, &c->first.text));
	SP_TRY(load_text(l, rows, 4, &c->last.text));
	SP_TRY(load_fact(l, rows, 5, true, "who", &c->who));
	return load_fact(l, rows, 6, true, "recurrence", &c->recurrence);
}

static sp_rc take_person(struct loading *l, const struct db_rows *rows)
{
	struct rec_meeting *m = &l->v->record.meeting;
	struct rec_item *item = db_int(rows, 0) ? item_of(l->v, db_int(rows, 0)) : NULL;
	struct rec_decision *prior =
		item && db_int(rows, 1) ? decision_of(item, db_int(rows, 1)) : NULL;
	rec_persons *list = &m->absent;
	if (db_int(rows, 0) && !item)
		return SP_OK;
	if (prior)
		list = &prior->absent;
	else if (item)
		list = &item->absent;
	else if (str_eq(db_str(rows, 2), STR("present")))
		list = &m->present;
	struct rec_person *p = sp_push(l->arena, list);
	SP_NEED(p);
	SP_TRY(load_fact(l, rows, 3, false, "name", &p->name));
	SP_TRY(load_fact(l, rows, 4, false, "party", &p->party));
	return load_fact(l, rows, 5, false, "note", &p->note);
}

sp_rc load_facts(struct loading *l, struct sp_err *e)
{
	static const struct {
		enum council_sql sql;
		take_row take;
	} facts[] = {{SQL_SECTIONS, take_section},	 {SQL_PARTS, take_part},
		     {SQL_ATTACHMENTS, take_attachment}, {SQL_RECOMMENDATIONS, take_recommendation},
		     {SQL_POINTS, take_point},		 {SQL_ROUTE, take_route},
		     {SQL_DECISIONS, take_decision},	 {SQL_OUTCOMES, take_outcome},
		     {SQL_DISSENT, take_dissent},	 {SQL_AMOUNTS, take_amount},
		     {SQL_COMMITMENTS, take_commitment}};
	for (size_t i = 0; i < sizeof(facts) / sizeof(facts[0]); i++)
		SP_TRY(each(l, facts[i].sql, facts[i].take, e));
	return load_rows(l, SQL_ATTENDANCE, take_person, e);
}
