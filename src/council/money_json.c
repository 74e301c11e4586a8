/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Money for programs: one object, or a table. */
#include "council/money_show.h"

enum { JSON_MAX = 512 * 1024 * 1024, ISO_DAY = 16, KRONE_DECIMALS = 2 };

static void put_kroner(struct json_writer *w, const char *key, int64_t oere)
{
	jw_key(w, key);
	jw_decimal(w, oere, KRONE_DECIMALS);
}

static void put_sign(struct json_writer *w, char sign)
{
	char text[2] = {sign, '\0'};
	jw_put_text(w, "sign", sign ? text : NULL);
}

static void put_source(struct json_writer *w, const struct money *m, uint32_t item,
		       const struct money_source *s)
{
	jw_key(w, "source");
	jw_object_begin(w);
	jw_put_text(w, "key", m->items.at[item].key);
	jw_put_text(w, "document", s->document);
	jw_key(w, "page");
	if (s->page)
		jw_int(w, s->page);
	else
		jw_null(w);
	jw_key(w, "line");
	if (s->line)
		jw_int(w, s->line);
	else
		jw_null(w);
	jw_put_text(w, "words", s->words);
	jw_object_end(w);
}

/* The years of the check, else of the sum; [] when the text tells none. */
static void put_years(struct json_writer *w, const struct money_pool *p)
{
	const char *period = p->amounts.at[0].period;
	struct pool_when when = pool_when_of(period, false, 0);
	bool told = p->years.at[0].year > 0;
	int last = when.to == POOL_OPEN_END ? when.from : when.to;
	jw_key(w, "years");
	jw_array_begin(w);
	for (uint32_t i = 0; told && i < p->years.n; i++)
		jw_int(w, p->years.at[i].year);
	for (int y = when.from; !told && y && y <= last && y < when.from + POOL_YEARS; y++)
		jw_int(w, y);
	jw_array_end(w);
	jw_key(w, "checks");
	jw_array_begin(w);
	for (uint32_t i = 0; i < p->years.n; i++) {
		const struct money_year *y = &p->years.at[i];
		jw_object_begin(w);
		jw_key(w, "year");
		if (y->year > 0)
			jw_int(w, y->year);
		else
			jw_null(w);
		put_kroner(w, "total", y->total);
		put_kroner(w, "parts", y->parts);
		jw_put_text(w, "check", pool_verdict_name(y->verdict));
		jw_object_end(w);
	}
	jw_array_end(w);
}

static void put_part(struct json_writer *w, const struct money *m, const struct money_pool *p,
		     const struct money_amount *a)
{
	jw_object_begin(w);
	jw_put_text(w, "text", a->words);
	put_kroner(w, "amount", a->oere);
	put_sign(w, a->sign);
	jw_put_text(w, "year", a->period);
	jw_put_text(w, "how", a->how);
	jw_put_int(w, "part", a->part);
	jw_put_int(w, "number", a->number);
	put_source(w, m, p->item, &a->source);
	jw_object_end(w);
}

static void put_head(struct json_writer *w, const struct money_item *item)
{
	char day[ISO_DAY];
	civil_iso(item->day, day);
	jw_put_text(w, "key", item->key);
	jw_put_int(w, "municipality", item->municipality);
	jw_put_text(w, "body", item->body);
	jw_put_text(w, "date", day);
	jw_put_text(w, "item", item->number);
	jw_put_text(w, "title", item->title);
}

static void put_pool(struct json_writer *w, const struct money *m, const struct money_pool *p)
{
	const struct money_amount *sum = &p->amounts.at[0];
	jw_object_begin(w);
	put_head(w, &m->items.at[p->item]);
	jw_put_int(w, "pool", p->position);
	put_kroner(w, "total", sum->oere);
	jw_put_text(w, "currency", "DKK");
	put_sign(w, sum->sign);
	jw_put_text(w, "period", sum->period);
	jw_put_bool(w, "yearly", p->yearly);
	put_years(w, p);
	jw_key(w, "totals");
	jw_array_begin(w);
	for (uint32_t i = 0; i < p->amounts.n; i++)
		if (!p->amounts.at[i].part)
			put_part(w, m, p, &p->amounts.at[i]);
	jw_array_end(w);
	jw_key(w, "parts");
	jw_array_begin(w);
	for (uint32_t i = 0; i < p->amounts.n; i++)
		for (int64_t k = 0; p->amounts.at[i].part && k < p->amounts.at[i].times; k++)
			put_part(w, m, p, &p->amounts.at[i]); /* as much for each: one by one */
	jw_array_end(w);
	jw_put_text(w, "check", pool_verdict_name(p->verdict));
	put_kroner(w, "difference", p->difference);
	jw_put_int(w, "inside", p->inside);
	jw_put_int(w, "confidence", p->confidence);
	jw_put_bool(w, "by_person", p->by_person);
	put_source(w, m, p->item, &p->source);
	jw_object_end(w);
}

static void put_amount(struct json_writer *w, const struct money *m, const struct money_amount *a)
{
	jw_object_begin(w);
	put_head(w, &m->items.at[a->item]);
	jw_put_int(w, "number", a->number);
	put_kroner(w, "amount", a->oere);
	jw_put_text(w, "currency", "DKK");
	put_sign(w, a->sign);
	jw_put_text(w, "year", a->period);
	jw_put_bool(w, "restated", a->restated);
	put_source(w, m, a->item, &a->source);
	jw_object_end(w);
}

sp_rc money_put_json(struct command_call *call, const struct money *m, bool amounts,
		     struct sp_err *e)
{
	BUF_AUTO out = BUF_INIT(JSON_MAX);
	struct json_writer w = JW_WRITER(&out, JW_PRETTY);
	(void)e;
	jw_object_begin(&w);
	jw_key(&w, "pools");
	jw_array_begin(&w);
	for (uint32_t i = 0; i < m->pools.n; i++)
		put_pool(&w, m, &m->pools.at[i]);
	jw_array_end(&w);
	if (amounts) {
		jw_key(&w, "amounts");
		jw_array_begin(&w);
		for (uint32_t i = 0; i < m->amounts.n; i++)
			put_amount(&w, m, &m->amounts.at[i]);
		jw_array_end(&w);
	}
	jw_object_end(&w);
	buf_char(&out, '\n');
	if (!jw_ok(&w))
		return SP_ENOMEM;
	call_write(call, buf_view(&out));
	return SP_OK;
}

/* ---- CSV ---- */

static const struct column columns[] = {
	{"key", NULL, CELL_TEXT, COLUMN_PLAIN},		{"pool", NULL, CELL_INT, COLUMN_PLAIN},
	{"total", NULL, CELL_MONEY, COLUMN_PLAIN},	{"check", NULL, CELL_TEXT, COLUMN_PLAIN},
	{"difference", NULL, CELL_MONEY, COLUMN_PLAIN}, {"part", NULL, CELL_INT, COLUMN_PLAIN},
	{"number", NULL, CELL_INT, COLUMN_PLAIN},	{"text", NULL, CELL_TEXT, COLUMN_PLAIN},
	{"amount", NULL, CELL_MONEY, COLUMN_PLAIN},	{"sign", NULL, CELL_TEXT, COLUMN_PLAIN},
	{"times", NULL, CELL_INT, COLUMN_PLAIN},	{"year", NULL, CELL_TEXT, COLUMN_PLAIN},
	{"restated", NULL, CELL_BOOL, COLUMN_PLAIN},	{"document", NULL, CELL_TEXT, COLUMN_PLAIN},
	{"page", NULL, CELL_INT, COLUMN_PLAIN},		{"line", NULL, CELL_INT, COLUMN_PLAIN},
	{"words", NULL, CELL_TEXT, COLUMN_PLAIN}};

static sp_rc put_row(struct call_table *table, const struct money *m, const struct money_pool *p,
		     const struct money_amount *a, struct sp_err *e)
{
	char sign[2] = {a->sign, '\0'};
	const struct money_source *s = &a->source;
	return call_row(table, e, CELL_TEXT(m->items.at[a->item].key),
			p ? CELL_INT(p->position) : CELL_NONE(CELL_INT),
			p ? CELL_MONEY(p->amounts.at[0].oere) : CELL_NONE(CELL_MONEY),
			CELL_TEXT(p ? pool_verdict_name(p->verdict) : NULL),
			p ? CELL_MONEY(p->difference) : CELL_NONE(CELL_MONEY),
			p ? CELL_INT(a->part) : CELL_NONE(CELL_INT),
			a->number ? CELL_INT(a->number) : CELL_NONE(CELL_INT), CELL_TEXT(a->words),
			CELL_MONEY(a->oere), CELL_TEXT(a->sign ? sign : NULL), CELL_INT(a->times),
			CELL_TEXT(a->period), CELL_BOOL(a->restated), CELL_TEXT(s->document),
			s->page ? CELL_INT(s->page) : CELL_NONE(CELL_INT),
			s->line ? CELL_INT(s->line) : CELL_NONE(CELL_INT), CELL_TEXT(s->words));
}

sp_rc money_put_table(struct command_call *call, const struct money *m, bool amounts,
		      struct sp_err *e)
{
	struct call_table *table = NULL;
	SP_TRY(call_table(call, columns, sizeof(columns) / sizeof(columns[0]), &table, e));
	for (uint32_t i = 0; i < m->pools.n; i++)
		for (uint32_t k = 0; k < m->pools.at[i].amounts.n; k++)
			SP_TRY(put_row(table, m, &m->pools.at[i], &m->pools.at[i].amounts.at[k],
				       e));
	for (uint32_t i = 0; amounts && i < m->amounts.n; i++)
		SP_TRY(put_row(table, m, NULL, &m->amounts.at[i], e));
	return call_table_end(table, e);
}
