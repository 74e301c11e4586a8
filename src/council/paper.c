/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/paper.h"

#include "core/human.h"

#include <stdio.h>

enum { LEAST_TEXT = 20, LINE_MAX_BYTES = 64 * 1024 * 1024 };

bool paper_is_narrow(const struct command_call *call)
{
	enum { WIDE = 120 };
	return call->format == FORMAT_HUMAN && call->width && call->width < WIDE;
}

void paper_gap(struct command_call *call)
{
	call_write(call, STR("\n"));
}

static void styled(struct command_call *call, enum call_style style, struct str text)
{
	if (style != STYLE_PLAIN)
		call_write(call, str_of(call_style(call, style)));
	call_text(call, text);
	if (style != STYLE_PLAIN)
		call_write(call, str_of(call_style(call, STYLE_PLAIN)));
}

void paper_heading(struct command_call *call, struct str text)
{
	paper_block(call, 0, STR(""), STYLE_STRONG, text);
}

/* Columns left for text behind an indent; SIZE_MAX where lines have no end. */
static size_t room(const struct command_call *call, unsigned indent)
{
	if (!call->width)
		return SIZE_MAX;
	return call->width > indent + LEAST_TEXT ? call->width - indent : LEAST_TEXT;
}

/* As much of the text as fits, by whole words where it can be. */
static struct str fitting(struct str text, size_t columns)
{
	size_t used = 0, space = 0, i = 0;
	while (i < text.n) {
		size_t from = i;
		(void)str_utf8_next(text, &i);
		used += str_columns(str_sub(text, from, i - from));
		if (used > columns)
			return str_sub(text, 0, space ? space : from);
		if (i < text.n && text.p[i] == ' ')
			space = i;
	}
	return text;
}

/* Likewise, but a word that is longer than a line, as a key may be, stays whole: it can be copied.
 */
static struct str fitting_words(struct str text, size_t columns)
{
	struct str piece = fitting(text, columns);
	if (piece.n == text.n || text.p[piece.n] == ' ')
		return piece;
	size_t end = piece.n;
	while (end < text.n && text.p[end] != ' ')
		end++;
	return str_sub(text, 0, end);
}

static void put_lead(struct command_call *call, unsigned indent, struct str lead)
{
	struct str shown = fitting(lead, indent ? indent - 1 : 0);
	styled(call, STYLE_PLAIN, shown);
	for (size_t n = str_columns(shown); n < indent; n++)
		call_write(call, STR(" "));
}

void paper_block(struct command_call *call, unsigned indent, struct str lead, enum call_style style,
		 struct str text)
{
	struct str line;
	bool first = true;
	size_t columns = room(call, indent);
	while (str_cut(&text, '\n', &line)) {
		line = str_trim(line);
		while (line.n || first) {
			struct str piece = fitting_words(line, columns);
			put_lead(call, indent, first ? lead : STR(""));
			styled(call, style, str_trim(piece));
			call_write(call, STR("\n"));
			line = str_trim(str_sub(line, piece.n, line.n));
			first = false;
		}
	}
}

void paper_line(struct command_call *call, unsigned indent, struct str lead, enum call_style style,
		struct str text)
{
	BUF_AUTO cut = BUF_INIT(LINE_MAX_BYTES);
	size_t columns = room(call, indent);
	struct str line;
	if (!str_cut(&text, '\n', &line))
		return;
	bool more = str_trim(text).n > 0;
	struct str piece = fitting(line, columns);
	if (piece.n < line.n || (more && str_columns(line) + 2 > columns))
		piece = fitting(line, columns - 2);
	buf_str(&cut, piece);
	if (piece.n < line.n || more)
		buf_puts(&cut, " …");
	put_lead(call, indent, lead);
	styled(call, style, buf_view(&cut));
	call_write(call, STR("\n"));
}

const char *paper_title(const struct command_call *call, const char *title, bool closed)
{
	return title ? title : call_tr(call, closed ? N_("(closed item)") : N_("(no title)"));
}

void paper_put_place(const struct command_call *call, const char *document, unsigned page,
		     unsigned line, struct buf *out)
{
	char lines[16], pages[16];
	(void)snprintf(lines, sizeof(lines), "%u", line);
	(void)snprintf(pages, sizeof(pages), "%u", page);
	if (page)
		i18n_format(out, call->lang, N_("{1}, page {2}, line {3}"), document, pages, lines);
	else if (line)
		i18n_format(out, call->lang, N_("{1}, line {2}"), document, lines);
	else
		buf_puts(out, document);
}

void paper_put_months(const struct command_call *call, struct civil first, struct civil last,
		      struct buf *out)
{
	human_month(out, call->lang, first.year, first.month);
	if (first.year == last.year && first.month == last.month)
		return;
	buf_puts(out, " – ");
	human_month(out, call->lang, last.year, last.month);
}

void paper_put_quoted(const struct command_call *call, const char *words, struct buf *out)
{
	i18n_format(out, call->lang, N_("“{1}”"), words);
}
