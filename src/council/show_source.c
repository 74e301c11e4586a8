/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/paper.h"
#include "council/show_parts.h"

enum { TEXT_MAX = 4 * 1024 * 1024, AROUND = 60, WHOLE = 160, ENDS = 70 };

/* Moves a place to a border between characters: backwards, or forwards. */
static uint32_t border(const char *text, uint32_t at, uint32_t end, bool back)
{
	while (at > 0 && at < end && ((unsigned char)text[at] & 0xC0) == 0x80)
		at = back ? at - 1 : at + 1;
	return at;
}

static void put_marked(const char *text, struct span s, struct buf *out)
{
	uint32_t end = s.off + s.len;
	buf_puts(out, "»");
	if (s.len <= WHOLE) {
		buf_add(out, text + s.off, s.len);
	} else {
		uint32_t head = border(text, s.off + ENDS, end, true);
		uint32_t tail = border(text, end - ENDS, end, false);
		buf_add(out, text + s.off, head - s.off);
		buf_puts(out, " … ");
		buf_add(out, text + tail, end - tail);
	}
	buf_puts(out, "«");
}

/* The words with what stands beside them on their line. */
static void put_excerpt(const struct view_source *from, struct span s, struct buf *out)
{
	const char *text = from->text.text;
	uint32_t lo = s.off, end = s.off + s.len, hi = end;
	while (lo > 0 && text[lo - 1] != '\n' && s.off - lo < AROUND)
		lo--;
	while (hi < from->text.text_len && text[hi] != '\n' && hi - end < AROUND)
		hi++;
	lo = border(text, lo, s.off, false);
	hi = border(text, hi, from->text.text_len, true);
	buf_puts(out, lo > 0 && text[lo - 1] != '\n' ? "…" : "");
	buf_add(out, text + lo, s.off - lo);
	put_marked(text, s, out);
	buf_add(out, text + end, hi - end);
	buf_puts(out, hi < from->text.text_len && text[hi] != '\n' ? "…" : "");
}

void show_source(const struct page *p, const struct fact *f)
{
	struct command_call *call = p->call;
	if (!p->source || !f->spans.n)
		return;
	struct span s = f->spans.at[0];
	if (s.off > p->from->text.text_len || s.len > p->from->text.text_len - s.off)
		return;
	BUF_AUTO out = BUF_INIT(TEXT_MAX);
	unsigned page, line;
	view_place(p->from, s.off, &page, &line);
	paper_put_place(call, p->from->document, page, line, &out);
	buf_puts(&out, ": ");
	put_excerpt(p->from, s, &out);
	if (f->spans.n > 1)
		buf_puts(&out, " …");
	const char *text = str_squeeze(call->arena, buf_view(&out));
	if (text)
		paper_block(call, SHOW_INDENT + SHOW_STEP, STR("    │"), STYLE_FAINT, str_of(text));
}

void show_heading(const struct page *p, const char *key)
{
	paper_gap(p->call);
	paper_heading(p->call, str_of(call_tr(p->call, key)));
}

void show_doubt(const struct page *p, bool doubtful, struct buf *out)
{
	if (doubtful)
		buf_printf(out, " [%s]", call_tr(p->call, N_("doubtful")));
}
