/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/console.h"

#include "cli/rows.h"
#include "cli/signals.h"
#include "cli/store.h"
#include "core/human.h"
#include "core/secret.h"

#include <errno.h>
#include <time.h>
#include <unistd.h>

enum { LINE_MOST = 64 * 1024 };

static void put_error(struct console *c, const struct buf *bytes)
{
	const char *p = buf_view(bytes).p;
	size_t n = buf_view(bytes).n;
	if (n && c->screen.terminal)
		writer_flush(&c->out);
	while (n) {
		ssize_t wrote = write(STDERR_FILENO, p, n);
		if (wrote < 0 && errno != EINTR)
			return; /* nobody is left to tell */
		p += wrote > 0 ? wrote : 0;
		n -= wrote > 0 ? (size_t)wrote : 0;
	}
}

static uint64_t clock_ms(void)
{
	struct timespec now;
	(void)clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

static void host_write(void *self, struct str bytes)
{
	struct console *c = self;
	if (c->progress.shown && c->screen.terminal) {
		BUF_AUTO clear = BUF_INIT(64);
		progress_hide(&c->progress, &clear);
		put_error(c, &clear);
	}
	writer_put(&c->out, bytes);
}

static bool host_lost(const void *self)
{
	return ((const struct console *)self)->out.failed != 0;
}

static void host_line(void *self, enum call_line kind, struct str text)
{
	console_line(self, kind, text);
}

static void host_progress(void *self, const struct call_progress *now)
{
	struct console *c = self;
	if (c->quiet)
		return;
	BUF_AUTO bytes = BUF_INIT(LINE_MOST);
	if (now)
		progress_update(&c->progress, now, clock_ms(), &bytes);
	else
		progress_end(&c->progress, clock_ms(), &bytes);
	put_error(c, &bytes);
}

static bool host_setting(const void *self, const char *name, const char **value)
{
	const struct config_value *v = config_find(((const struct console *)self)->config, name);
	*value = v ? v->value : NULL;
	return v != NULL;
}

static sp_rc host_store(void *self, enum db_mode mode, struct db **out, struct sp_err *e)
{
	return store_open(self, mode, out, e);
}

static const char *host_store_name(const void *self)
{
	return store_name(self);
}

static sp_rc host_table(void *self, const struct column *columns, size_t n, struct call_table **out,
			struct sp_err *e)
{
	struct console *c = self;
	struct rows_style style = {c->format, c->lang, c->screen.width, c->screen.colour};
	return rows_begin(c->arena, &c->host, &c->out, style, columns, n, out, e);
}

static sp_rc host_record(void *self, const struct column *columns, const struct cell *cells,
			 size_t n, struct sp_err *e)
{
	struct console *c = self;
	struct rows_style style = {c->format, c->lang, c->screen.width, c->screen.colour};
	return rows_record(&c->out, style, columns, cells, n, e);
}

void console_init(struct console *c, bool colour_refused)
{
	c->host = (struct call_host){.self = c,
				     .write = host_write,
				     .lost = host_lost,
				     .line = host_line,
				     .progress = host_progress,
				     .store = host_store,
				     .store_name = host_store_name,
				     .setting = host_setting,
				     .table = host_table,
				     .row = rows_add,
				     .table_end = rows_end,
				     .record = host_record,
				     .interrupted = signals_flag()};
	c->screen = screen_of(STDOUT_FILENO, colour_refused);
	c->error_screen = screen_of(STDERR_FILENO, colour_refused);
	c->out.fd = STDOUT_FILENO;
	c->progress.screen = c->error_screen;
	c->progress.lang = c->lang;
}

void console_line(struct console *c, enum call_line kind, struct str text)
{
	static const struct {
		const char *sequence, *word;
	} kinds[] = {[LINE_NOTE] = {"", ""},
		     [LINE_DETAIL] = {"\033[2m", ""},
		     [LINE_WARNING] = {"\033[33m", N_("warning: ")},
		     [LINE_ERROR] = {"\033[31m", N_("error: ")}};
	if ((kind == LINE_NOTE && c->quiet) || (kind == LINE_DETAIL && !c->verbose))
		return;
	const struct config_value *store = c->config ? config_find(c->config, "store") : NULL;
	bool colour = c->error_screen.colour && kinds[kind].sequence[0];
	BUF_AUTO clean = BUF_INIT(LINE_MOST);
	BUF_AUTO bytes = BUF_INIT(LINE_MOST);
	progress_hide(&c->progress, &bytes);
	buf_puts(&bytes, "spor: ");
	buf_puts(&bytes, colour ? kinds[kind].sequence : "");
	if (kinds[kind].word[0])
		buf_puts(&bytes, i18n_text(c->lang, kinds[kind].word));
	buf_puts(&bytes, colour ? "\033[0m" : "");
	secret_scrub(&clean, text, store ? store->value : NULL);
	human_text(&bytes, buf_view(&clean));
	buf_char(&bytes, '\n');
	put_error(c, &bytes);
}

void console_error(struct console *c, const struct sp_err *e)
{
	BUF_AUTO text = BUF_INIT(LINE_MOST);
	sp_err_text(e, c->lang, &text);
	console_line(c, LINE_ERROR, buf_view(&text));
}

sp_rc console_end(struct console *c, struct sp_err *e)
{
	store_close(c);
	host_progress(c, NULL);
	writer_flush(&c->out);
	/* Some file systems (NFS, quotas) tell of a full disk only here. */
	if (!c->out.failed && close(STDOUT_FILENO) != 0 && errno != EINTR)
		c->out.failed = errno;
	if (!c->out.failed)
		return SP_OK;
	if (c->out.failed == EPIPE) {
		*e = (struct sp_err){.code = SP_EIO};
		return SP_EIO;
	}
	return sp_fail(e, SP_EIO, N_("cannot write the result: {1}"), strerror(c->out.failed));
}
