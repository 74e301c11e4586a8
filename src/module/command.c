/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "module/command.h"

#include "core/human.h"
#include "module/host.h"

#include <assert.h>
#include <stdlib.h>

enum { SENTENCE_ARGS = 8, SENTENCE_SIZE = 16 * 1024 };

static const struct option *option_in(const struct option *table, const char *name)
{
	for (const struct option *o = table; o && o->name; o++)
		if (strcmp(o->name, name) == 0)
			return o;
	return NULL;
}

static const struct option *option_named(const struct command_call *call, const char *name)
{
	const struct option *o = option_in(call->command->options, name);
	if (!o)
		o = option_in(call->given->global, name);
	assert(o && "the command's table does not name this option");
	return o;
}

size_t call_option_count(const struct command_call *call, const char *name)
{
	const struct option *o = option_named(call, name);
	size_t count = 0;
	for (uint32_t i = 0; i < call->given->options.n; i++)
		count += call->given->options.at[i].option == o;
	return count;
}

const char *call_option_at(const struct command_call *call, const char *name, size_t i)
{
	const struct option *o = option_named(call, name);
	for (uint32_t k = 0; k < call->given->options.n; k++)
		if (call->given->options.at[k].option == o && i-- == 0)
			return call->given->options.at[k].value;
	return NULL;
}

/* The last one given counts, so that a wrapper script's options can be overridden. */
const char *call_option(const struct command_call *call, const char *name)
{
	size_t count = call_option_count(call, name);
	return count ? call_option_at(call, name, count - 1) : NULL;
}

bool call_switch(const struct command_call *call, const char *name)
{
	return call_option_count(call, name) > 0;
}

int64_t call_option_int(const struct command_call *call, const char *name, int64_t otherwise)
{
	assert(option_named(call, name)->type == OPTION_INT);
	const char *value = call_option(call, name);
	return value ? strtoll(value, NULL, 10) : otherwise;
}

struct civil call_option_date(const struct command_call *call, const char *name)
{
	assert(option_named(call, name)->type == OPTION_DATE);
	struct civil d = {0, 0, 0};
	const char *value = call_option(call, name);
	if (value)
		(void)civil_parse_typed(value, &d);
	return d;
}

size_t call_arg_count(const struct command_call *call)
{
	return call->given->args.n;
}

const char *call_arg(const struct command_call *call, size_t i)
{
	return i < call->given->args.n ? call->given->args.at[i] : NULL;
}

const char *call_setting(const struct command_call *call, const char *name)
{
	const char *value = NULL;
	bool known = call->host->setting(call->host->self, name, &value);
	assert(known && "no module's table names this setting");
	(void)known;
	return value;
}

sp_rc call_store(struct command_call *call, enum db_mode mode, struct db **out, struct sp_err *e)
{
	return call->host->store(call->host->self, mode, out, e);
}

const char *call_store_name(const struct command_call *call)
{
	return call->host->store_name(call->host->self);
}

bool call_interrupted(const struct command_call *call)
{
	return *call->host->interrupted != 0;
}

bool call_output_lost(const struct command_call *call)
{
	return call->host->lost(call->host->self);
}

const char *call_tr(const struct command_call *call, const char *key)
{
	return i18n_text(call->lang, key);
}

/* The sentence of a key and the arguments up to the closing NULL. */
static void sentence(struct buf *out, enum lang lang, const char *key, va_list ap)
{
	const char *args[SENTENCE_ARGS];
	size_t n = 0;
	for (const char *arg; n < SENTENCE_ARGS && (arg = va_arg(ap, const char *));)
		args[n++] = arg;
	i18n_put(out, lang, key, args, n);
}

void call_print_args(struct command_call *call, const char *key, ...)
{
	if (call->format != FORMAT_HUMAN)
		return;
	BUF_AUTO text = BUF_INIT(SENTENCE_SIZE);
	va_list ap;
	va_start(ap, key);
	sentence(&text, call->lang, key, ap);
	va_end(ap);
	buf_char(&text, '\n');
	call_text(call, buf_view(&text));
}

void call_write(struct command_call *call, struct str bytes)
{
	call->host->write(call->host->self, bytes);
}

void call_text(struct command_call *call, struct str text)
{
	BUF_AUTO safe = BUF_INIT(SIZE_MAX / 4);
	human_text(&safe, text);
	call_write(call, buf_view(&safe));
}

const char *call_style(const struct command_call *call, enum call_style style)
{
	static const char *const sequences[] = {
		[STYLE_PLAIN] = "\033[0m", [STYLE_STRONG] = "\033[1m",	 [STYLE_FAINT] = "\033[2m",
		[STYLE_GOOD] = "\033[32m", [STYLE_WARNING] = "\033[33m", [STYLE_BAD] = "\033[31m"};
	return call->colour ? sequences[style] : "";
}

static void line(struct command_call *call, enum call_line kind, const char *where, const char *key,
		 va_list ap)
{
	BUF_AUTO text = BUF_INIT(SENTENCE_SIZE);
	if (where && where[0]) {
		buf_puts(&text, where);
		buf_puts(&text, ": ");
	}
	sentence(&text, call->lang, key, ap);
	call->host->line(call->host->self, kind, buf_view(&text));
}

void call_note_args(struct command_call *call, const char *key, ...)
{
	va_list ap;
	va_start(ap, key);
	line(call, LINE_NOTE, NULL, key, ap);
	va_end(ap);
}

void call_detail_args(struct command_call *call, const char *key, ...)
{
	va_list ap;
	va_start(ap, key);
	line(call, LINE_DETAIL, NULL, key, ap);
	va_end(ap);
}

void call_warn_args(struct command_call *call, const char *where, const char *key, ...)
{
	va_list ap;
	va_start(ap, key);
	line(call, LINE_WARNING, where, key, ap);
	va_end(ap);
}

void call_failed(struct command_call *call, const struct sp_err *e)
{
	BUF_AUTO text = BUF_INIT(SENTENCE_SIZE);
	sp_err_text(e, call->lang, &text);
	call->host->line(call->host->self, LINE_ERROR, buf_view(&text));
	call->some_failed = true;
	call->failed_as = e->code;
}

void call_progress(struct command_call *call, const struct call_progress *now)
{
	call->host->progress(call->host->self, now);
}

void call_progress_end(struct command_call *call)
{
	call->host->progress(call->host->self, NULL);
}

sp_rc call_table(struct command_call *call, const struct column *columns, size_t n,
		 struct call_table **out, struct sp_err *e)
{
	return call->host->table(call->host->self, columns, n, out, e);
}

sp_rc call_row_cells(struct call_table *table, const struct cell *cells, size_t n, struct sp_err *e)
{
	return table->host->row(table, cells, n, e);
}

sp_rc call_table_end(struct call_table *table, struct sp_err *e)
{
	return table->host->table_end(table, e);
}

sp_rc call_record_cells(struct command_call *call, const struct column *columns,
			const struct cell *cells, size_t n, struct sp_err *e)
{
	return call->host->record(call->host->self, columns, cells, n, e);
}

void check_problem_args(struct check *check, const char *where, const char *key, ...)
{
	BUF_AUTO text = BUF_INIT(SENTENCE_SIZE);
	va_list ap;
	va_start(ap, key);
	sentence(&text, check->lang, key, ap);
	va_end(ap);
	check->problem(check->self, where, buf_view(&text).p);
}

void check_remark_args(struct check *check, const char *key, ...)
{
	BUF_AUTO text = BUF_INIT(SENTENCE_SIZE);
	va_list ap;
	va_start(ap, key);
	sentence(&text, check->lang, key, ap);
	va_end(ap);
	check->remark(check->self, buf_view(&text));
}

bool check_stopped(const struct check *check)
{
	return *check->interrupted != 0;
}
