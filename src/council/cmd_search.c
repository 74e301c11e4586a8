/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/commands.h"

#include "core/human.h"
#include "council/asked.h"
#include "council/closed_reads.h"
#include "council/paper.h"
#include "council/search_hint.h"

#include <stdio.h>

enum { STANDARD_LIMIT = 20, TEXT_MAX = 64 * 1024, INDENT = 4 };

/* For programs; people get a page. */
static const struct column columns[] = {
	{"key", NULL, CELL_TEXT, false},	{"municipality", NULL, CELL_INT, false},
	{"body", NULL, CELL_TEXT, false},	{"date", NULL, CELL_DATE, false},
	{"number", NULL, CELL_TEXT, false},	{"title", NULL, CELL_TEXT, false},
	{"closed", NULL, CELL_BOOL, false},	{"sentence", NULL, CELL_TEXT, false},
	{"marks", NULL, CELL_TEXT, false},	{"document", NULL, CELL_TEXT, false},
	{"page", NULL, CELL_INT, false},	{"line", NULL, CELL_INT, false},
	{"score", NULL, CELL_TEXT, false},	{"title_marks", NULL, CELL_TEXT, false},
	{"thread_name", NULL, CELL_TEXT, false}};
enum { COLUMNS = sizeof(columns) / sizeof(columns[0]) };

/* "12+5 30+4": bytes of the text. */
static struct cell marks_cell(struct arena *a, const struct search_marks *marks)
{
	BUF_AUTO out = BUF_INIT(TEXT_MAX);
	for (uint32_t i = 0; i < marks->n; i++)
		buf_printf(&out, "%s%u+%u", i ? " " : "", marks->at[i].off, marks->at[i].len);
	const char *text = marks->n ? buf_take(&out, a) : NULL;
	return text ? CELL_TEXT(text) : CELL_NONE(CELL_TEXT);
}

static struct cell number_or_none(unsigned n)
{
	return n ? CELL_INT(n) : CELL_NONE(CELL_INT);
}

static sp_rc put_row(struct command_call *call, struct call_table *table,
		     const struct search_result *r, struct sp_err *e)
{
	char score[32];
	(void)snprintf(score, sizeof(score), "%.4f", r->score);
	return call_row(table, e, CELL_TEXT(r->key), CELL_INT(r->municipality), CELL_TEXT(r->body),
			CELL_DATE(r->day), CELL_TEXT(r->number), CELL_TEXT(r->title),
			CELL_BOOL(r->closed), CELL_TEXT(r->sentence),
			marks_cell(call->arena, &r->marks),
			r->sentence ? CELL_TEXT(r->document) : CELL_NONE(CELL_TEXT),
			number_or_none(r->page), number_or_none(r->line), CELL_TEXT(score),
			marks_cell(call->arena, &r->title_marks), CELL_TEXT(r->named));
}

static sp_rc put_table(struct command_call *call, const struct search_results *results,
		       struct sp_err *e)
{
	struct call_table *table = NULL;
	SP_TRY(call_table(call, columns, COLUMNS, &table, e));
	for (uint32_t i = 0; i < results->list.n; i++)
		SP_TRY(put_row(call, table, &results->list.at[i], e));
	return call_table_end(table, e);
}

/* ---- for people ---- */

/* A text with what was found between quotes. */
static void put_marked(struct buf *out, const char *text, const struct search_marks *marks)
{
	struct str s = str_of(text);
	size_t at = 0;
	for (uint32_t i = 0; i < marks->n; i++) {
		struct search_mark m = marks->at[i];
		buf_str(out, str_sub(s, at, m.off - at));
		buf_puts(out, "»");
		buf_str(out, str_sub(s, m.off, m.len));
		buf_puts(out, "«");
		at = m.off + m.len;
	}
	buf_str(out, str_sub(s, at, s.n));
}

static void put_sentence(struct command_call *call, const struct search_result *r)
{
	BUF_AUTO out = BUF_INIT(TEXT_MAX);
	put_marked(&out, r->sentence, &r->marks);
	paper_block(call, INDENT, STR(""), STYLE_PLAIN, buf_view(&out));
}

static void put_place(struct command_call *call, const struct search_result *r)
{
	BUF_AUTO out = BUF_INIT(TEXT_MAX);
	paper_put_place(call, r->document, r->page, r->line, &out);
	paper_line(call, INDENT, STR(""), STYLE_FAINT, buf_view(&out));
}

/* The thread is found by its name, too. */
static void put_name(struct command_call *call, const char *name)
{
	BUF_AUTO out = BUF_INIT(TEXT_MAX);
	i18n_format(&out, call->lang, N_("thread: {1}"), name);
	paper_line(call, INDENT, STR(""), STYLE_PLAIN, buf_view(&out));
}

static void put_result(struct command_call *call, const struct search_result *r, bool alone)
{
	BUF_AUTO head = BUF_INIT(TEXT_MAX), below = BUF_INIT(TEXT_MAX);
	buf_printf(&head, "%s%s", r->number ? r->number : "", r->number ? ". " : "");
	if (r->title)
		put_marked(&head, r->title, &r->title_marks);
	else
		buf_puts(&head, paper_title(call, NULL, r->closed));
	paper_heading(call, buf_view(&head));
	buf_printf(&below, "%s, ", r->body);
	human_date(&below, call->lang, r->day);
	buf_printf(&below, "   %s", asked_short(r->key, alone));
	paper_block(call, INDENT, STR(""), STYLE_PLAIN, buf_view(&below));
	if (r->named)
		put_name(call, r->named);
	if (r->sentence) {
		put_sentence(call, r);
		put_place(call, r);
	}
	paper_gap(call);
}

static void put_people(struct command_call *call, const struct search_results *results, bool alone,
		       int64_t offset)
{
	const struct asked_part part = {offset, results->list.n, results->total, results->more};
	for (uint32_t i = 0; i < results->list.n; i++)
		put_result(call, &results->list.at[i], alone);
	asked_tell_part(call, &part);
}

/* Nothing of a closed item is shown before its entry stands in the log. */
static sp_rc log_reads(struct command_call *call, const struct search_results *results,
		       struct sp_err *e)
{
	struct closed_reads reads = {0};
	for (uint32_t i = 0; i < results->list.n; i++) {
		const struct search_result *one = &results->list.at[i];
		const struct closed_read read = {one->municipality, one->item, one->key};
		SP_TRY(closed_add(call, &reads, &read));
	}
	return closed_log(call, N_("search"), &reads, e);
}

/* ---- the command ---- */

/* The arguments as one question; an argument with blanks was quoted in the shell and is in a row.
 */
static sp_rc question(struct command_call *call, struct query *out, const char **said,
		      struct sp_err *e)
{
	STEMMER_AUTO stemmer = stemmer_new();
	SP_NEED(stemmer);
	SP_TRY(asked_words(call, said, e));
	return query_parse(call->arena, stemmer, str_of(*said), out, e);
}

/* Nothing was found. */
static sp_rc put_hint(struct command_call *call, struct db *db, const struct search_wish *wish,
		      const char *said, struct sp_err *e)
{
	struct search_hint hint = {.question = NULL};
	char total[24];
	if (wish->query->words && !wish->closed)
		SP_TRY(search_hint(db, call->arena, wish, str_of(said), &hint, e));
	(void)snprintf(total, sizeof(total), "%lld", (long long)hint.total);
	if (asked_is_key(call))
		call_note(call, N_("“{1}” is a key, not words: spor show {1}"), said);
	else if (hint.question)
		call_note(call, N_("nothing was found; {1} are found by: spor search '{2}'"), total,
			  hint.question);
	else
		call_note(call, N_("nothing was found"));
	return SP_OK;
}

static sp_rc search(struct command_call *call, struct sp_err *e)
{
	struct db *db = NULL;
	const char *said;
	struct query query;
	struct search_results results;
	bool alone;
	struct search_wish wish = {.query = &query,
				   .limit = call_option_int(call, "limit", STANDARD_LIMIT),
				   .offset = call_option_int(call, "offset", 0),
				   .today = call->today,
				   .past = call->past,
				   .closed = call_switch(call, "closed")};
	SP_TRY(closed_check(call, e));
	SP_TRY(question(call, &query, &said, e));
	SP_TRY(asked_store(call, &db, e));
	SP_TRY(asked_municipality(call, db, &wish.municipality, e));
	SP_TRY(search_items(db, call->arena, &wish, &results, e));
	if (wish.closed)
		SP_TRY(log_reads(call, &results, e));
	if (call->format != FORMAT_HUMAN)
		return put_table(call, &results, e);
	if (!results.total)
		return put_hint(call, db, &wish, said, e);
	SP_TRY(asked_alone(call, db, &alone, e));
	put_people(call, &results, alone, wish.offset);
	return SP_OK;
}

sp_rc council_search_run(struct command_call *call, struct sp_err *e)
{
	return asked_end(search(call, e), e);
}
