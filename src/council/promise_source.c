/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/promise_source.h"

#include "core/buf.h"
#include "council/spans.h"

enum { WORDS_MAX = 64 * 1024 };

static sp_rc load(struct promise_sources *s, int64_t municipality, int64_t extraction,
		  struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(municipality), DB_V_INT(extraction)};
	struct view_source *out = &s->text;
	DB_ROWS_AUTO rows = NULL;
	bool more;
	char *text[2];
	if (out->id == extraction)
		return SP_OK;
	*out = (struct view_source){.id = 0};
	arena_reset(s->scratch);
	SP_TRY(db_query(s->db,
			"SELECT x.text, x.layout, d.name FROM extraction x JOIN document d ON "
			"d.municipality = x.municipality AND d.id = x.document WHERE "
			"x.municipality = $1 AND x.id = $2",
			args, 2, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	if (!more)
		return SP_OK;
	SP_TRY(db_text(rows, 0, s->scratch, &text[0]));
	SP_TRY(db_text(rows, 1, s->scratch, &text[1]));
	out->document = str_dup(s->arena, db_str(rows, 2));
	SP_NEED(out->document);
	out->text.text = text[0] ? text[0] : "";
	out->text.text_len = (uint32_t)strlen(out->text.text);
	out->layout = str_of(text[1]);
	out->id = extraction;
	return SP_OK;
}

static sp_rc words_at(struct arena *a, const struct view_source *from, const struct spans *spans,
		      const char **out)
{
	BUF_AUTO words = BUF_INIT(WORDS_MAX);
	for (uint32_t i = 0; i < spans->n; i++) {
		struct span s = spans->at[i];
		if (s.off > from->text.text_len || s.len > from->text.text_len - s.off)
			continue;
		if (words.n)
			buf_char(&words, ' ');
		buf_add(&words, from->text.text + s.off, s.len);
	}
	*out = str_squeeze(a, buf_view(&words));
	return *out ? SP_OK : SP_ENOMEM;
}

sp_rc promise_source_of(struct promise_sources *s, int64_t municipality, int64_t extraction,
			struct str column, const char *field, struct promise_source *out,
			struct sp_err *e)
{
	const struct view_source *from = &s->text;
	struct spans spans;
	SP_TRY(spans_of(s->arena, column, field, &spans));
	if (!spans.n || !extraction)
		return SP_OK;
	SP_TRY(load(s, municipality, extraction, e));
	if (!from->id)
		return SP_OK;
	out->document = from->document;
	view_place(from, spans.at[0].off, &out->page, &out->line);
	return words_at(s->arena, from, &spans, &out->words);
}
