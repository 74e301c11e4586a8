/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/human.h"
#include "core/json.h"
#include "council/asked.h"
#include "council/due_parts.h"
#include "council/paper.h"
#include "council/when.h"

#include <stdio.h>

enum { TEXT_MAX = 64 * 1024, JSON_MAX = 256 * 1024 * 1024 };

/* ---- words ---- */

const char *due_status(const struct command_call *call, const struct promise_row *r)
{
	static const char *const names[PROMISE_STATUSES] = {
		N_("open"), N_("overdue"), N_("answered?"), N_("moved"), N_("day passed")};
	if (r->status == PROMISE_ANSWERED && r->confirmed)
		return call_tr(call, N_("answered"));
	if (r->status == PROMISE_ANSWERED && r->partly)
		return call_tr(call, N_("answered in part?"));
	return call_tr(call, names[r->status]);
}

/* A time that the words only tell by what it comes after. */
static void about_month(const struct command_call *call, struct civil d, struct buf *out)
{
	BUF_AUTO month = BUF_INIT(TEXT_MAX);
	human_month(&month, call->lang, d.year, d.month);
	const char *said = buf_take(&month, call->arena);
	i18n_format(out, call->lang, N_("about {1}"), said ? said : "");
}

/* Without how often it comes back. */
static void put_time(const struct command_call *call, const struct promise_row *r, struct buf *out)
{
	if (r->due)
		when_due(out, call->lang, r->due);
	else if (r->to.year)
		about_month(call, r->to, out);
	else
		buf_puts(out, call_tr(call, N_("no date")));
	if (r->due && r->from.year && strcmp(r->due, "next-meeting") == 0) {
		buf_puts(out, " (");
		human_date(out, call->lang, r->from);
		buf_puts(out, ")");
	}
	if (r->moved_due) {
		buf_puts(out, " → ");
		when_due(out, call->lang, r->moved_due);
	}
}

void due_when(const struct command_call *call, const struct promise_row *r, struct buf *out)
{
	put_time(call, r, out);
	if (r->recurrence) {
		buf_puts(out, ", ");
		when_again(out, call->lang, r->recurrence);
	}
}

/* "921 dage", and when that is hard to grasp "2 år og 6 måneder". */
static void put_length(const struct command_call *call, int days, struct buf *out)
{
	enum { DAYS_MOST = 92, YEAR = 12 };
	const double month = 365.25 / YEAR;
	int months = (int)((double)days / month + 0.5);
	char number[2][16];
	if (days <= DAYS_MOST) {
		(void)snprintf(number[0], sizeof(number[0]), "%d", days);
		i18n_format(out, call->lang, days == 1 ? N_("{1} day") : N_("{1} days"), number[0]);
		return;
	}
	(void)snprintf(number[0], sizeof(number[0]), "%d", months / YEAR);
	(void)snprintf(number[1], sizeof(number[1]), "%d", months % YEAR);
	if (months / YEAR)
		i18n_format(out, call->lang, months / YEAR == 1 ? N_("{1} year") : N_("{1} years"),
			    number[0]);
	if (months / YEAR && months % YEAR)
		buf_printf(out, " %s ", call_tr(call, N_("and")));
	if (months % YEAR)
		i18n_format(out, call->lang,
			    months % YEAR == 1 ? N_("{1} month") : N_("{1} months"), number[1]);
}

void due_late(const struct command_call *call, int days, struct buf *out)
{
	BUF_AUTO length = BUF_INIT(TEXT_MAX);
	put_length(call, days, &length);
	const char *said = buf_take(&length, call->arena);
	i18n_format(out, call->lang, N_("{1} late"), said ? said : "");
}

static void put_fate(struct command_call *call, unsigned indent, const struct promise_row *r)
{
	BUF_AUTO out = BUF_INIT(TEXT_MAX);
	const struct promise_item *by = r->status == PROMISE_MOVED ? &r->mover : &r->answer;
	if (r->recurrence || r->moved_due) {
		put_time(call, r, &out);
		buf_puts(&out, ": ");
	}
	buf_puts(&out, due_status(call, r));
	if (by->key)
		buf_printf(&out, " %s %s", by->key, by->title ? by->title : "");
	if (r->status == PROMISE_ANSWERED) {
		buf_puts(&out, " (");
		promise_reason(&out, call->lang, r);
		buf_puts(&out, ")");
	}
	if (r->late) {
		buf_puts(&out, ", ");
		due_late(call, r->late, &out);
	}
	paper_block(call, indent, STR("    →"),
		    r->status == PROMISE_OVERDUE ? STYLE_WARNING : STYLE_PLAIN, buf_view(&out));
}

/* The times of one that comes back that nothing answers, as one line. */
struct missed {
	const struct promise_row *first, *last;
	int n;
};

static void put_missed(struct command_call *call, unsigned indent, const struct missed *m)
{
	BUF_AUTO out = BUF_INIT(TEXT_MAX);
	BUF_AUTO first = BUF_INIT(TEXT_MAX);
	BUF_AUTO last = BUF_INIT(TEXT_MAX);
	char number[16];
	put_time(call, m->first, &first);
	put_time(call, m->last, &last);
	const char *from = buf_take(&first, call->arena), *to = buf_take(&last, call->arena);
	(void)snprintf(number, sizeof(number), "%d", m->n);
	i18n_format(&out, call->lang, N_("overdue {1} times, first {2}, last {3}"), number,
		    from ? from : "", to ? to : "");
	paper_block(call, indent, STR("    →"), STYLE_WARNING, buf_view(&out));
}

/* Two stand on a line each, more on one. */
static struct missed count_missed(const struct promise_rows *rows, int position)
{
	enum { LINES = 2 };
	struct missed m = {NULL, NULL, 0};
	for (uint32_t i = 0; i < rows->list.n; i++) {
		const struct promise_row *r = &rows->list.at[i];
		if (r->position != position || r->status != PROMISE_OVERDUE || !r->recurrence)
			continue;
		m.first = m.first ? m.first : r;
		m.last = r;
		m.n++;
	}
	m.n = m.n > LINES ? m.n : 0;
	return m;
}

void due_fates(struct command_call *call, unsigned indent, const struct promise_rows *rows,
	       int position)
{
	if (!rows)
		return;
	const struct missed missed = count_missed(rows, position);
	bool told = !missed.n;
	for (uint32_t i = 0; i < rows->list.n; i++) {
		const struct promise_row *r = &rows->list.at[i];
		if (r->position != position)
			continue;
		if (missed.n && r->status == PROMISE_OVERDUE && r->recurrence)
			continue;
		if (!told && r->status == PROMISE_OPEN) {
			put_missed(call, indent, &missed);
			told = true;
		}
		put_fate(call, indent, r);
	}
	if (!told)
		put_missed(call, indent, &missed);
}

/* ---- for people ---- */

/* The item that answers or moves it, and why that is thought. */
static void answer_cell(const struct command_call *call, const struct promise_row *r, bool alone,
			struct buf *out)
{
	const struct promise_item *by = r->status == PROMISE_MOVED ? &r->mover : &r->answer;
	if (by->key)
		buf_printf(out, "%s %s", asked_short(by->key, alone), by->title ? by->title : "");
	if (r->status != PROMISE_ANSWERED)
		return;
	buf_puts(out, by->key ? " (" : "(");
	promise_reason(out, call->lang, r);
	buf_puts(out, ")");
}

/* Does the promise itself say who? */
static bool says_who(const struct promise_row *r, const char *text)
{
	return str_find(str_of(text), str_of(r->who)) != SIZE_MAX;
}

enum { INDENT = 4, DEEP = 6 };

/* Its time, and how it stands. */
static void put_head(struct command_call *call, const struct promise_row *r)
{
	BUF_AUTO head = BUF_INIT(TEXT_MAX);
	char number[16];
	(void)snprintf(number, sizeof(number), "%d", r->missed);
	due_when(call, r, &head);
	buf_puts(&head, "   ");
	if (r->missed > 1)
		i18n_format(&head, call->lang, N_("overdue {1} times"), number);
	else
		buf_puts(&head, due_status(call, r));
	if (r->late) {
		buf_puts(&head, ", ");
		due_late(call, r->late, &head);
	}
	paper_heading(call, buf_view(&head));
}

/* Where it was promised, in which matter. */
static void put_where(struct command_call *call, const struct promise_row *r, const char *key,
		      bool alone)
{
	BUF_AUTO out = BUF_INIT(TEXT_MAX);
	buf_printf(&out, "%s, ", r->body);
	human_date(&out, call->lang, r->day);
	buf_printf(&out, ": %s   %s", paper_title(call, r->title, r->closed),
		   asked_short(key, alone));
	paper_block(call, INDENT, STR(""), STYLE_FAINT, buf_view(&out));
}

static sp_rc put_person(struct command_call *call, const struct promise_row *r, bool alone)
{
	BUF_AUTO answer = BUF_INIT(TEXT_MAX), who = BUF_INIT(TEXT_MAX);
	const bool many = r->missed > 1;
	const char *key = many ? arena_printf(call->arena, "%s#%d", r->key, r->position)
			       : promise_key(call->arena, r);
	const char *text = str_squeeze(call->arena, str_of(r->text));
	SP_NEED(key && text);
	put_head(call, r);
	paper_block(call, INDENT, STR(""), STYLE_PLAIN, str_of(text));
	if (r->who && !says_who(r, text)) {
		i18n_format(&who, call->lang, N_("who: {1}"), r->who);
		paper_block(call, INDENT, STR(""), STYLE_PLAIN, buf_view(&who));
	}
	put_where(call, r, key, alone);
	if (!many)
		answer_cell(call, r, alone, &answer);
	if (answer.n)
		paper_block(call, DEEP, STR("    →"), STYLE_PLAIN, buf_view(&answer));
	return SP_OK;
}

static sp_rc put_people(struct command_call *call, const struct promise_rows *rows, bool alone)
{
	for (uint32_t i = 0; i < rows->list.n; i++)
		if (!rows->list.at[i].told)
			SP_TRY(put_person(call, &rows->list.at[i], alone));
	return SP_OK;
}

/* ---- JSON ---- */

static void put_day(struct json_writer *w, const char *key, struct civil d)
{
	char iso[CIVIL_ISO_SIZE] = "";
	if (d.year)
		civil_iso(d, iso);
	jw_put_text(w, key, d.year ? iso : NULL);
}

static void put_number(struct json_writer *w, const char *key, unsigned n)
{
	if (n)
		jw_put_int(w, key, n);
	else
		jw_put_text(w, key, NULL);
}

static void put_source(struct json_writer *w, const struct promise_row *r)
{
	jw_key(w, "source");
	jw_object_begin(w);
	jw_put_text(w, "key", r->key);
	jw_put_text(w, "document", r->source.document);
	put_number(w, "page", r->source.page);
	put_number(w, "line", r->source.line);
	jw_put_text(w, "words", r->source.words);
	jw_object_end(w);
}

static void put_answer(struct json_writer *w, const struct promise_row *r)
{
	BUF_AUTO reason = BUF_INIT(TEXT_MAX);
	jw_key(w, "answered_by");
	if (r->status != PROMISE_ANSWERED) {
		jw_null(w);
		return;
	}
	promise_reason(&reason, LANG_EN, r);
	jw_object_begin(w);
	jw_put_text(w, "key", r->answer.key);
	jw_put_text(w, "title", r->answer.title);
	jw_put_text(w, "body", r->answer.body);
	put_day(w, "date", r->answer.day);
	jw_put_str(w, "reason", buf_view(&reason));
	jw_put_int(w, "strength", r->confirmed ? 100 : r->strength);
	jw_put_bool(w, "confirmed", r->confirmed);
	jw_put_bool(w, "partly", r->partly);
	jw_put_int(w, "days_late", r->late);
	jw_put_text(w, "words", r->answer_source.words);
	jw_put_text(w, "document", r->answer_source.document);
	put_number(w, "page", r->answer_source.page);
	put_number(w, "line", r->answer_source.line);
	jw_object_end(w);
}

static void put_moved(struct json_writer *w, const struct promise_row *r)
{
	jw_key(w, "moved_to");
	if (!r->moved_due) {
		jw_null(w);
		return;
	}
	jw_object_begin(w);
	jw_put_text(w, "due", r->moved_due);
	put_day(w, "due_from", r->moved_from);
	put_day(w, "due_to", r->moved_to);
	jw_put_text(w, "by", r->mover.key);
	jw_put_bool(w, "confirmed", !r->mover.key);
	jw_object_end(w);
}

static sp_rc put_json_row(struct arena *a, struct json_writer *w, const struct promise_row *r)
{
	const char *key = promise_key(a, r);
	SP_NEED(key);
	jw_object_begin(w);
	jw_put_text(w, "key", key);
	jw_put_text(w, "text", r->text);
	jw_put_text(w, "due", r->due);
	put_day(w, "due_from", r->from);
	put_day(w, "due_to", r->to);
	jw_put_text(w, "who", r->who);
	jw_put_text(w, "status", promise_status_name(r->status));
	jw_put_int(w, "days_late", r->late);
	jw_put_text(w, "recurrence", r->recurrence);
	put_number(w, "instance", r->recurrence ? (unsigned)r->instance + 1 : 0);
	jw_put_int(w, "municipality", r->municipality);
	jw_put_text(w, "body", r->body);
	put_day(w, "date", r->day);
	jw_put_text(w, "title", r->title);
	put_source(w, r);
	put_answer(w, r);
	put_moved(w, r);
	jw_put_text(w, "same_as", r->again);
	jw_put_text(w, "link", r->key);
	jw_object_end(w);
	return SP_OK;
}

sp_rc due_json(struct arena *a, struct json_writer *w, const struct promise_rows *rows,
	       int64_t item)
{
	jw_array_begin(w);
	for (uint32_t i = 0; i < rows->list.n; i++)
		if (!item || rows->list.at[i].item == item)
			SP_TRY(put_json_row(a, w, &rows->list.at[i]));
	jw_array_end(w);
	return SP_OK;
}

static sp_rc put_json(struct command_call *call, const struct promise_rows *rows, struct sp_err *e)
{
	BUF_AUTO out = BUF_INIT(JSON_MAX);
	struct json_writer w = JW_WRITER(&out, JW_PRETTY);
	SP_TRY(due_json(call->arena, &w, rows, 0));
	if (!jw_ok(&w))
		return sp_fail_code(e, SP_ENOMEM);
	buf_char(&out, '\n');
	call_write(call, buf_view(&out));
	return SP_OK;
}

/* ---- CSV ---- */

static const struct column flat[] = {
	{"key", NULL, CELL_TEXT, COLUMN_PLAIN},
	{"text", NULL, CELL_TEXT, COLUMN_PLAIN},
	{"due", NULL, CELL_TEXT, COLUMN_PLAIN},
	{"due_from", NULL, CELL_DATE, COLUMN_PLAIN},
	{"due_to", NULL, CELL_DATE, COLUMN_PLAIN},
	{"who", NULL, CELL_TEXT, COLUMN_PLAIN},
	{"status", NULL, CELL_TEXT, COLUMN_PLAIN},
	{"days_late", NULL, CELL_INT, COLUMN_PLAIN},
	{"recurrence", NULL, CELL_TEXT, COLUMN_PLAIN},
	{"body", NULL, CELL_TEXT, COLUMN_PLAIN},
	{"date", NULL, CELL_DATE, COLUMN_PLAIN},
	{"title", NULL, CELL_TEXT, COLUMN_PLAIN},
	{"document", NULL, CELL_TEXT, COLUMN_PLAIN},
	{"page", NULL, CELL_INT, COLUMN_PLAIN},
	{"line", NULL, CELL_INT, COLUMN_PLAIN},
	{"words", NULL, CELL_TEXT, COLUMN_PLAIN},
	{"answered_by", NULL, CELL_TEXT, COLUMN_PLAIN},
	{"reason", NULL, CELL_TEXT, COLUMN_PLAIN},
	{"strength", NULL, CELL_INT, COLUMN_PLAIN},
	{"confirmed", NULL, CELL_BOOL, COLUMN_PLAIN},
	{"partly", NULL, CELL_BOOL, COLUMN_PLAIN},
	{"moved_to", NULL, CELL_TEXT, COLUMN_PLAIN},
	{"moved_by", NULL, CELL_TEXT, COLUMN_PLAIN},
	{"same_as", NULL, CELL_TEXT, COLUMN_PLAIN},
};
enum { FLAT = sizeof(flat) / sizeof(flat[0]) };

static struct cell count_cell(unsigned n)
{
	return n ? CELL_INT(n) : CELL_NONE(CELL_INT);
}

static sp_rc put_flat_row(struct command_call *call, struct call_table *table,
			  const struct promise_row *r, struct sp_err *e)
{
	BUF_AUTO reason = BUF_INIT(TEXT_MAX);
	bool answered = r->status == PROMISE_ANSWERED;
	const char *key = promise_key(call->arena, r);
	SP_NEED(key);
	if (answered)
		promise_reason(&reason, LANG_EN, r);
	return call_row(table, e, CELL_TEXT(key), CELL_TEXT(r->text), CELL_TEXT(r->due),
			CELL_DATE(r->from), CELL_DATE(r->to), CELL_TEXT(r->who),
			CELL_TEXT(promise_status_name(r->status)), CELL_INT(r->late),
			CELL_TEXT(r->recurrence), CELL_TEXT(r->body), CELL_DATE(r->day),
			CELL_TEXT(r->title), CELL_TEXT(r->source.document),
			count_cell(r->source.page), count_cell(r->source.line),
			CELL_TEXT(r->source.words), CELL_TEXT(answered ? r->answer.key : NULL),
			answered ? CELL_STR(buf_view(&reason)) : CELL_NONE(CELL_TEXT),
			answered ? CELL_INT(r->confirmed ? 100 : r->strength) : CELL_NONE(CELL_INT),
			CELL_BOOL(answered && r->confirmed), CELL_BOOL(answered && r->partly),
			CELL_TEXT(r->moved_due), CELL_TEXT(r->mover.key), CELL_TEXT(r->again));
}

static sp_rc put_flat(struct command_call *call, const struct promise_rows *rows, struct sp_err *e)
{
	struct call_table *table = NULL;
	SP_TRY(call_table(call, flat, FLAT, &table, e));
	for (uint32_t i = 0; i < rows->list.n; i++)
		SP_TRY(put_flat_row(call, table, &rows->list.at[i], e));
	return call_table_end(table, e);
}

sp_rc due_page(struct command_call *call, const struct promise_rows *rows, bool alone,
	       struct sp_err *e)
{
	if (call->format == FORMAT_JSON)
		return put_json(call, rows, e);
	if (call->format == FORMAT_CSV)
		return put_flat(call, rows, e);
	return put_people(call, rows, alone);
}
