/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "source_help.h"

#include "core/buf.h"

static void show_place(struct buf *b, const struct line *l, int what)
{
	if ((what & SHOW_GAPS) && l->gap)
		buf_puts(b, "+ ");
	if ((what & SHOW_PAGES) && l->page)
		buf_printf(b, "<%d> ", l->page);
	if ((what & SHOW_INDENT) && l->indent)
		buf_printf(b, ">%d ", l->indent);
	if (l->role == LINE_FURNITURE || l->role == LINE_CONTENTS)
		buf_puts(b, l->role == LINE_FURNITURE ? "F " : "C ");
}

static void show_line(struct buf *b, const struct extraction *x, const struct line *l, int what)
{
	static const char marks[] = " *#a";
	show_place(b, l, what);
	if (l->heading)
		buf_printf(b, "h%d ", l->heading);
	if (l->marker == MARK_BULLET)
		buf_puts(b, "* ");
	else if (l->marker)
		buf_printf(b, "%c%d ", marks[l->marker], l->ordinal);
	if (l->bold)
		buf_puts(b, "B ");
	if (l->cell)
		buf_puts(b, "| ");
	buf_str(b, line_str(x, l));
	if (l->ref)
		buf_printf(b, " -> %s", l->ref);
	buf_char(b, '\n');
}

char *extraction_show(struct arena *a, const struct extraction *x, int what)
{
	BUF_AUTO b = BUF_INIT(1 << 20);
	for (uint32_t i = 0; i < x->lines.n; i++)
		show_line(&b, x, &x->lines.at[i], what);
	return buf_take(&b, a);
}
