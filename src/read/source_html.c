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

/* The character set that a <meta> at the page's beginning names, NULL when none does. */
static const char *meta_charset(struct arena *a, struct str bytes)
{
	struct str head = str_sub(bytes, 0, 4096);
	size_t at = str_find(head, STR("charset="));
	if (at == SIZE_MAX)
		at = str_find(head, STR("CHARSET="));
	if (at == SIZE_MAX)
		return NULL;
	head = str_sub(head, at + 8, head.n);
	while (head.n && strchr(" \"'", head.p[0]))
		head = str_sub(head, 1, head.n);
	size_t n = 0;
	while (n < head.n && n < 40 && !strchr(" \"'/>;", head.p[n]))
		n++;
	return n ? arena_strndup(a, head.p, n) : NULL;
}

/* The same text, as far as the shorter one goes. */
static bool repeats(struct str a, struct str b)
{
	struct str shorter = a.n < b.n ? a : b;
	return shorter.n >= 8 && str_istarts(a.n < b.n ? b : a, shorter);
}

/* The page's title tells something only where no heading says the same. */
static sp_rc put_title(struct arena *a, const struct html_page *page, struct extraction_writer *w)
{
	enum { NEAR_TOP = 60 };
	struct str title = text_clean_squeezed(a, str_of(page->title));
	SP_NEED(title.p);
	bool said = false;
	for (uint32_t i = 0; i < page->lines.n && i < NEAR_TOP; i++)
		said |= page->lines.at[i].role == LINE_TEXT &&
			repeats(page->lines.at[i].text, title);
	struct line *l = extraction_add(w, title);
	if (l && said)
		l->role = LINE_FURNITURE;
	extraction_gap(w);
	return SP_OK;
}

/* A page that was cut short: a tag without an end, or one that opens the whole without the one that
 * closes it. A piece of a page has neither, and nothing can be told of it. */
static bool is_cut(struct str page)
{
	bool opened = false, closed = false, ended = true;
	size_t end = page.n; /* past the last '>' */
	while (end && page.p[end - 1] != '>')
		end--;
	for (size_t i = 0; i < page.n; i++) {
		const char *at = memchr(page.p + i, '<', page.n - i);
		if (!at)
			break;
		i = (size_t)(at - page.p);
		struct str tag = str_sub(page, i, page.n);
		opened |= str_istarts(tag, STR("<html")) || str_istarts(tag, STR("<body"));
		closed |= str_istarts(tag, STR("</html")) || str_istarts(tag, STR("</body"));
		ended = i < end || (i + 1 < page.n && strchr(" \t\r\n=<", page.p[i + 1]));
	}
	return !ended || (opened && !closed);
}

sp_rc source_html_read(struct arena *a, const struct source_input *in, struct extractions *out,
		       struct sp_err *e)
{
	struct str text;
	struct decode_repairs repairs;
	struct html_page page = {.title = NULL};
	struct extraction_writer *w = extraction_writer_new(a, SOURCE_MAX_TEXT);
	SP_NEED(w);
	SP_TRY(source_decode(a, in->bytes, meta_charset(a, in->bytes), &text, NULL, &repairs, e));
	SP_TRY(source_warn_decoded(a, w, &repairs));
	bool cut = is_cut(text);
	if (cut)
		SP_TRY(extraction_warn(w, N_("the page has no end: it may have been cut short"),
				       NULL));
	SP_TRY(html_page_read(a, text, &page, e));
	SP_TRY(html_zones_judge(a, &page));
	furniture_words(&page.lines);
	furniture_contents(&page.lines);
	if (page.title)
		SP_TRY(put_title(a, &page, w));
	if (page.truncated)
		SP_TRY(extraction_warn(w, N_("tags are nested too deeply; the rest is left out"),
				       NULL));
	SP_TRY(raw_lines_emit(a, &page.lines, false, w));
	SP_TRY(source_finish(a, w, MEDIA_HTML, "html", in, out, e));
	out->list.at[out->list.n - 1]->truncated = page.truncated || cut || repairs.cut;
	return SP_OK;
}
