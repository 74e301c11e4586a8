/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/source_parts.h"

enum { TAB = 8, INDENT_MOST = 1000, RULE_LEAST = 5 };

static uint16_t indent_of(struct str line, size_t *bytes)
{
	size_t i = 0, columns = 0;
	for (; i < line.n; i++) {
		if (line.p[i] == '\t')
			columns += TAB - columns % TAB;
		else if (line.p[i] == ' ')
			columns++;
		else if (line.p[i] == '\xC2' && i + 1 < line.n && line.p[i + 1] == '\xA0')
			columns++, i++;
		else
			break;
	}
	*bytes = i;
	return (uint16_t)(columns < INDENT_MOST ? columns : INDENT_MOST);
}

/* "________", "-----": a rule between parts is an empty line. */
static bool is_rule(struct str t)
{
	for (size_t i = 0; i < t.n; i++)
		if (!strchr("_=*~-", t.p[i]) || t.p[i] != t.p[0])
			return false;
	return t.n >= RULE_LEAST;
}

struct place {
	uint16_t page;
	uint32_t line;
};

/* Adds one printed line; an empty one only sets *gap. */
static sp_rc add_line(struct arena *a, struct str line, const struct place *at, bool *gap,
		      raw_lines *out)
{
	size_t skip;
	uint16_t indent = indent_of(line, &skip);
	struct str text = str_trim(str_sub(line, skip, line.n));
	text = text_clean(a, text);
	SP_NEED(text.p);
	text = text_join_spaced(a, str_trim(text));
	SP_NEED(text.p);
	if (!text.n || is_rule(text)) {
		*gap = true;
		return SP_OK;
	}
	if (out->n >= SOURCE_MAX_LINES)
		return SP_ELIMIT;
	struct raw_line *r = sp_push(a, out);
	SP_NEED(r);
	*r = (struct raw_line){
		.text = text, .page = at->page, .number = at->line, .indent = indent, .gap = *gap};
	*gap = false;
	return SP_OK;
}

/* Printed lines; form feeds part the pages (page stays 0 without any). */
static sp_rc split(struct arena *a, struct str text, raw_lines *out)
{
	bool paged = text.n && memchr(text.p, '\f', text.n), gap = true;
	struct place at = {paged ? 1 : 0, 0};
	struct str line, part;
	while (str_cut(&text, '\n', &line)) {
		at.line++;
		for (bool first = true; str_cut(&line, '\f', &part); first = false) {
			if (!first) {
				at.page = (uint16_t)(at.page + (at.page < UINT16_MAX));
				gap = true;
			}
			SP_TRY(add_line(a, part, &at, &gap, out));
		}
	}
	return SP_OK;
}

static sp_rc split_all(struct arena *a, struct str text, raw_lines *out, struct sp_err *e)
{
	sp_rc rc = split(a, text, out);
	if (rc == SP_ELIMIT)
		return sp_fail(e, rc, N_("the text has more than a million lines"));
	return rc;
}

sp_rc source_text_fragment(struct arena *a, struct extraction_writer *w, struct str text,
			   struct sp_err *e)
{
	raw_lines lines = {0};
	SP_TRY(split_all(a, text, &lines, e));
	for (uint32_t i = 0; i < lines.n; i++)
		lines.at[i].number = 0; /* of the field, which no one can open by itself */
	furniture_words(&lines);
	unwrap_text(&lines);
	return raw_lines_emit(a, &lines, false, w);
}

sp_rc source_text_read(struct arena *a, const struct source_input *in, struct extractions *out,
		       struct sp_err *e)
{
	struct str text;
	struct decode_repairs repairs;
	struct extraction_writer *w = extraction_writer_new(a, SOURCE_MAX_TEXT);
	SP_NEED(w);
	SP_TRY(source_decode(a, in->bytes, NULL, &text, NULL, &repairs, e));
	SP_TRY(source_warn_decoded(a, w, &repairs));
	raw_lines lines = {0};
	SP_TRY(split_all(a, text, &lines, e));
	if (lines.n && !lines.at[0].page)
		furniture_find_pages(&lines);
	SP_TRY(furniture_pages(a, &lines));
	furniture_words(&lines);
	furniture_contents(&lines);
	unwrap_text(&lines);
	SP_TRY(raw_lines_emit(a, &lines, false, w));
	SP_TRY(source_finish(a, w, MEDIA_TEXT, "text", in, out, e));
	out->list.at[out->list.n - 1]->truncated = repairs.cut;
	return SP_OK;
}
