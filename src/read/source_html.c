/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/html_parts.h"

/* Whether there is anything of HTML in it; else its line breaks mean lines. */
static bool is_markup(struct str s)
{
	const char *at = s.n ? memchr(s.p, '<', s.n) : NULL;
	for (; at; at = memchr(at + 1, '<', s.n - (size_t)(at + 1 - s.p))) {
		char next = (size_t)(at - s.p) + 1 < s.n ? at[1] : 0;
		if ((next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || next == '/' ||
		    next == '!')
			return true;
		if ((size_t)(at - s.p) + 1 >= s.n)
			break;
	}
	return str_find(s, STR("&nbsp;")) != SIZE_MAX || str_find(s, STR("&#")) != SIZE_MAX;
}

sp_rc source_html_fragment(struct arena *a, struct extraction_writer *w, struct str html,
			   struct sp_err *e)
{
	if (!is_markup(html))
		return source_text_fragment(a, w, html, e);
	struct html_page page = {.title = ""};
	SP_TRY(html_page_read(a, html, &page, e));
	if (page.truncated)
		SP_TRY(extraction_warn(w, N_("tags are nested too deeply; the rest is left out"),
				       NULL));
	return raw_lines_emit(a, &page.lines, false, w);
}
