/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/rows.h"

#include "cli/grid.h"
#include "core/csv.h"
#include "core/human.h"

#include <assert.h>
#include <inttypes.h>
#include <stdlib.h>
#include <time.h>

enum { SAMPLE_ROWS = 200, ROW_MAX = 16 * 1024 * 1024, SAMPLE_MAX = 64 * 1024 * 1024 };

/* People's rows wait until the widths are known from the first ones. */
struct rows {
	struct call_table base;
	struct arena *arena;
	struct writer *out;
	struct rows_style style;
	const struct column *columns;
	size_t n;
	struct grid grid; /* only the columns that people see */
	SP_LIST(struct str *) sample;
	uint64_t written;
	bool fitted;
};

void rows_time(struct buf *out, enum lang lang, struct str instant)
{
	char text[32];
	struct tm tm = {0}, local = {0};
	size_t n = instant.n < sizeof(text) - 1 ? instant.n : sizeof(text) - 1;
	memcpy(text, instant.p, n);
	text[n] = '\0';
	const char *rest = strptime(text, "%Y-%m-%dT%H:%M:%S", &tm);
	time_t at = rest ? timegm(&tm) : 0;
	if (!rest || !localtime_r(&at, &local)) {
		human_text(out, instant);
		return;
	}
	human_date(out, lang,
		   (struct civil){(int16_t)(local.tm_year + 1900), (int8_t)(local.tm_mon + 1),
				  (int8_t)local.tm_mday});
	buf_printf(out, lang == LANG_DA ? " kl. %02d.%02d" : " %02d:%02d", local.tm_hour,
		   local.tm_min);
}

static void put_for_people(struct buf *out, enum lang lang, const struct cell *c)
{
	if (c->null)
		return;
	switch (c->type) {
	case CELL_TEXT:
		human_text(out, c->s);
		break;
	case CELL_INT:
		buf_printf(out, "%" PRId64, c->i);
		break;
	case CELL_BOOL:
		buf_puts(out, i18n_text(lang, c->i ? N_("yes") : N_("no")));
		break;
	case CELL_DATE:
		human_date(out, lang, c->date);
		break;
	case CELL_TIME:
		rows_time(out, lang, c->s);
		break;
	case CELL_MONEY:
		human_money(out, lang, c->i);
		break;
	}
}

static void put_json(struct json_writer *w, const struct cell *c)
{
	char iso[CIVIL_ISO_SIZE];
	if (c->null) {
		jw_null(w);
		return;
	}
	switch (c->type) {
	case CELL_TEXT:
	case CELL_TIME:
		jw_str(w, c->s);
		break;
	case CELL_INT:
		jw_int(w, c->i);
		break;
	case CELL_BOOL:
		jw_bool(w, c->i);
		break;
	case CELL_DATE:
		civil_iso(c->date, iso);
		jw_text(w, iso);
		break;
	case CELL_MONEY:
		jw_decimal(w, c->i, 2);
		break;
	}
}

/* A value without quotes as JSON writes it is what CSV wants, but for text. */
static void put_csv(struct buf *out, const struct cell *c, bool first)
{
	BUF_AUTO plain = BUF_INIT(64);
	char iso[CIVIL_ISO_SIZE];
	struct json_writer w = JW_WRITER(&plain, JW_COMPACT);
	if (c->null)
		csv_field(out, (struct str){NULL, 0}, first);
	else if (c->type == CELL_TEXT || c->type == CELL_TIME)
		csv_field(out, c->s, first);
	else if (c->type == CELL_DATE) {
		civil_iso(c->date, iso);
		csv_field(out, str_of(iso), first);
	} else {
		put_json(&w, c);
		csv_field(out, buf_view(&plain), first);
	}
}

static void put_object(struct buf *out, const struct column *columns, const struct cell *cells,
		       size_t n)
{
	BUF_AUTO object = BUF_INIT(ROW_MAX);
	struct json_writer w = JW_WRITER(&object, JW_COMPACT);
	jw_object_begin(&w);
	for (size_t i = 0; i < n; i++) {
		jw_key(&w, columns[i].key);
		put_json(&w, &cells[i]);
	}
	jw_object_end(&w);
	buf_str(out, buf_view(&object));
	out->failed = out->failed || !jw_ok(&w);
}

static void put_csv_head(struct buf *out, const struct column *columns, size_t n)
{
	for (size_t i = 0; i < n; i++)
		csv_field(out, str_of(columns[i].key), i == 0);
	csv_line_end(out);
}

static void put_csv_line(struct buf *out, const struct cell *cells, size_t n)
{
	for (size_t i = 0; i < n; i++)
		put_csv(out, &cells[i], i == 0);
	csv_line_end(out);
}

static void take_columns(struct rows *r)
{
	for (size_t i = 0; i < r->n; i++) {
		const struct column *c = &r->columns[i];
		if (!c->title)
			continue;
		assert(r->grid.n < GRID_COLUMNS_MAX);
		r->grid.columns[r->grid.n++] =
			(struct grid_column){.title = i18n_text(r->style.lang, c->title),
					     .right = c->type == CELL_INT || c->type == CELL_MONEY,
					     .whole = c->fit & COLUMN_WHOLE,
					     .cut = c->fit & COLUMN_CUT,
					     .spare = c->fit & COLUMN_SPARE};
	}
}

sp_rc rows_begin(struct arena *a, const struct call_host *host, struct writer *out,
		 struct rows_style style, const struct column *columns, size_t n,
		 struct call_table **table, struct sp_err *e)
{
	struct rows *r = ARENA_NEW(a, struct rows);
	SP_NEED(r);
	*r = (struct rows){
		.base = {host}, .arena = a, .out = out, .style = style, .columns = columns, .n = n};
	r->grid = (struct grid){.width = style.width,
				.strong = style.colour ? "\033[1m" : "",
				.plain = style.colour ? "\033[0m" : ""};
	*table = &r->base;
	take_columns(r);
	if (style.format != FORMAT_CSV)
		return SP_OK;
	BUF_AUTO line = BUF_INIT(ROW_MAX);
	put_csv_head(&line, columns, n);
	writer_put(out, buf_view(&line));
	return buf_ok(&line) ? SP_OK : sp_fail_code(e, SP_ENOMEM);
}

static sp_rc flush_sample(struct rows *r)
{
	BUF_AUTO text = BUF_INIT(SAMPLE_MAX);
	grid_fit(&r->grid);
	r->fitted = true;
	if (r->sample.n)
		grid_head(&r->grid, &text);
	for (uint32_t i = 0; i < r->sample.n; i++)
		grid_row(&r->grid, r->sample.at[i], &text);
	writer_put(r->out, buf_view(&text));
	return buf_ok(&text) ? SP_OK : SP_ENOMEM;
}

static sp_rc add_for_people(struct rows *r, const struct cell *cells)
{
	struct str seen[GRID_COLUMNS_MAX];
	size_t n = 0;
	BUF_AUTO all = BUF_INIT(ROW_MAX);
	size_t from[GRID_COLUMNS_MAX + 1] = {0};
	for (size_t i = 0; i < r->n; i++) {
		if (!r->columns[i].title)
			continue;
		put_for_people(&all, r->style.lang, &cells[i]);
		from[++n] = all.n;
	}
	if (!buf_ok(&all))
		return SP_ENOMEM;
	/* outside a terminal a row is one line, for grep and its like */
	for (size_t i = 0; !r->style.width && i < all.n; i++)
		all.p[i] = all.p[i] == '\n' ? ' ' : all.p[i];
	for (size_t i = 0; i < n; i++)
		seen[i] = (struct str){buf_view(&all).p + from[i], from[i + 1] - from[i]};
	if (r->fitted) {
		BUF_AUTO line = BUF_INIT(SAMPLE_MAX);
		grid_row(&r->grid, seen, &line);
		writer_put(r->out, buf_view(&line));
		return buf_ok(&line) ? SP_OK : SP_ENOMEM;
	}
	grid_measure(&r->grid, seen);
	struct str **slot = sp_push(r->arena, &r->sample);
	SP_NEED(slot);
	SP_NEED(*slot = arena_array(r->arena, n ? n : 1, sizeof(struct str)));
	for (size_t i = 0; i < n; i++) {
		(*slot)[i] = (struct str){str_dup(r->arena, seen[i]), seen[i].n};
		SP_NEED((*slot)[i].p);
	}
	return r->sample.n == SAMPLE_ROWS ? flush_sample(r) : SP_OK;
}

static sp_rc add_for_programs(struct rows *r, const struct cell *cells)
{
	BUF_AUTO line = BUF_INIT(ROW_MAX + 16);
	if (r->style.format == FORMAT_JSON) {
		buf_puts(&line, r->written ? ",\n  " : "[\n  ");
		put_object(&line, r->columns, cells, r->n);
	} else {
		put_csv_line(&line, cells, r->n);
	}
	writer_put(r->out, buf_view(&line));
	return buf_ok(&line) ? SP_OK : SP_ENOMEM;
}

sp_rc rows_add(struct call_table *table, const struct cell *cells, size_t n, struct sp_err *e)
{
	struct rows *r = (struct rows *)table;
	assert(n == r->n);
	for (size_t i = 0; i < n; i++)
		assert(cells[i].type == r->columns[i].type);
	sp_rc rc = r->style.format == FORMAT_HUMAN ? add_for_people(r, cells)
						   : add_for_programs(r, cells);
	r->written++;
	return rc == SP_OK ? rc : sp_fail_code(e, rc);
}

sp_rc rows_end(struct call_table *table, struct sp_err *e)
{
	struct rows *r = (struct rows *)table;
	if (r->style.format == FORMAT_HUMAN && !r->fitted && flush_sample(r) != SP_OK)
		return sp_fail_code(e, SP_ENOMEM);
	if (r->style.format == FORMAT_JSON)
		writer_put(r->out, r->written ? STR("\n]\n") : STR("[]\n"));
	return SP_OK;
}

static void put_fields(struct buf *out, struct rows_style style, const struct column *columns,
		       const struct cell *cells, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (!columns[i].title || cells[i].null)
			continue;
		buf_printf(out, "%s%s:%s ", style.colour ? "\033[1m" : "",
			   i18n_text(style.lang, columns[i].title), style.colour ? "\033[0m" : "");
		put_for_people(out, style.lang, &cells[i]);
		buf_char(out, '\n');
	}
}

sp_rc rows_record(struct writer *out, struct rows_style style, const struct column *columns,
		  const struct cell *cells, size_t n, struct sp_err *e)
{
	BUF_AUTO text = BUF_INIT(ROW_MAX + 16);
	if (style.format == FORMAT_JSON) {
		put_object(&text, columns, cells, n);
		buf_char(&text, '\n');
	} else if (style.format == FORMAT_CSV) {
		put_csv_head(&text, columns, n);
		put_csv_line(&text, cells, n);
	} else {
		put_fields(&text, style, columns, cells, n);
	}
	writer_put(out, buf_view(&text));
	return buf_ok(&text) ? SP_OK : sp_fail_code(e, SP_ENOMEM);
}
