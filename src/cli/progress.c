/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/progress.h"

#include "core/human.h"

#include <inttypes.h>
#include <stdio.h>

enum { DRAW_EVERY_MS = 100, LINE_EVERY_MS = 10000, BAR_MOST = 30, LINE_SIZE = 1024 };

static const char erase_line[] = "\r\033[K";

static void bar(struct buf *out, const struct call_progress *now, unsigned columns)
{
	uint64_t done = now->done < now->total ? now->done : now->total;
	unsigned full = (unsigned)(done * columns / now->total);
	buf_char(out, '[');
	for (unsigned i = 0; i < columns; i++)
		buf_char(out, i < full ? '#' : '.');
	buf_puts(out, "] ");
}

static void put_count(struct buf *out, enum lang lang, uint64_t n)
{
	human_count(out, lang, n > INT64_MAX ? INT64_MAX : (int64_t)n);
}

/* "1.200/14.000 filer, 350/s, 12 MB, 36 s tilbage" */
static void numbers(const struct progress *p, const struct call_progress *now, uint64_t at_ms,
		    struct buf *out)
{
	uint64_t ms = at_ms - p->began_ms;
	uint64_t rate = ms >= 500 ? now->done * 1000 / ms : 0;
	put_count(out, p->lang, now->done);
	if (now->total) {
		buf_char(out, '/');
		put_count(out, p->lang, now->total);
	}
	buf_printf(out, " %s", i18n_text(p->lang, now->unit ? now->unit : N_("files")));
	if (now->failed) {
		buf_puts(out, ", ");
		put_count(out, p->lang, now->failed);
		buf_printf(out, " %s", i18n_text(p->lang, N_("set aside")));
	}
	if (rate) {
		buf_puts(out, ", ");
		put_count(out, p->lang, rate);
		buf_puts(out, "/s");
	}
	if (now->bytes) {
		buf_puts(out, ", ");
		human_bytes(out, p->lang, now->bytes);
	}
	if (now->done && now->total > now->done && ms >= 1000) {
		buf_puts(out, ", ");
		human_duration(out, p->lang,
			       (uint64_t)((double)ms / (double)now->done *
						  (double)(now->total - now->done) / 1000.0 +
					  0.5));
		buf_printf(out, " %s", i18n_text(p->lang, N_("left")));
	}
}

static void draw(struct progress *p, const struct call_progress *now, uint64_t at_ms,
		 struct buf *out)
{
	BUF_AUTO line = BUF_INIT(LINE_SIZE);
	BUF_AUTO text = BUF_INIT(LINE_SIZE);
	buf_printf(&text, "%s ", i18n_text(p->lang, now->what));
	size_t head = text.n;
	numbers(p, now, at_ms, &text);
	size_t columns = str_columns(buf_view(&text)), room = p->screen.width - 1;
	buf_add(&line, text.p, head);
	if (now->total && columns + 8 <= room)
		bar(&line, now,
		    (unsigned)(room - columns - 3 < BAR_MOST ? room - columns - 3 : BAR_MOST));
	/* On a terminal too narrow even for the words the line is left out: it would wrap. */
	if (columns <= room)
		buf_puts(&line, text.p + head);
	buf_puts(out, erase_line);
	buf_str(out, buf_view(&line));
	p->shown = true;
}

void progress_update(struct progress *p, const struct call_progress *now, uint64_t at_ms,
		     struct buf *out)
{
	if (!p->started) {
		p->started = true;
		p->began_ms = p->drawn_ms = at_ms;
	}
	p->last = *now;
	uint64_t every = p->screen.terminal ? DRAW_EVERY_MS : LINE_EVERY_MS;
	if (at_ms - p->drawn_ms < every)
		return;
	p->drawn_ms = at_ms;
	if (p->screen.terminal) {
		draw(p, now, at_ms, out);
		return;
	}
	buf_printf(out, "%s: ", i18n_text(p->lang, now->what));
	numbers(p, now, at_ms, out);
	buf_char(out, '\n');
}

void progress_hide(struct progress *p, struct buf *out)
{
	if (p->shown)
		buf_puts(out, erase_line);
	p->shown = false;
}

void progress_end(struct progress *p, uint64_t at_ms, struct buf *out)
{
	progress_hide(p, out);
	/* Work that was over at once needs no line of its own. */
	if (p->started && !p->screen.terminal && at_ms - p->began_ms >= LINE_EVERY_MS) {
		buf_printf(out, "%s: ", i18n_text(p->lang, p->last.what));
		numbers(p, &p->last, at_ms, out);
		buf_char(out, '\n');
	}
	p->started = false;
}
