/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentences of an item whose title tells no matter: "Orientering fra formanden". */
#include "council/promise_parts.h"
#include "council/spans.h"

enum { LINES_MOST = 40, LINE_LEAST = 20, LINE_MOST = 600 };

static sp_rc add_line(struct promising *p, struct str text, size_t from, size_t to,
		      promise_said_list *out)
{
	struct str said = str_trim(str_sub(text, from, to - from));
	if (said.n < LINE_LEAST || said.n > LINE_MOST || out->n >= LINES_MOST)
		return SP_OK;
	struct promise_saying *line = sp_push(p->arena, out);
	SP_NEED(line);
	line->off = (uint32_t)(said.p - text.p);
	line->len = (uint32_t)said.n;
	return topic_of(p->lore, p->arena, said, &line->topic);
}

/* Sentences and lines. */
static sp_rc split_lines(struct promising *p, struct str text, struct span s,
			 promise_said_list *out)
{
	if (s.off > text.n || s.len > text.n - s.off)
		return SP_OK;
	size_t from = s.off, end = s.off + s.len;
	for (size_t i = from; i < end; i++) {
		bool stop = text.p[i] == '.' && i + 2 < end && text.p[i + 1] == ' ' &&
			    text.p[i + 2] >= 'A' && i > from + LINE_LEAST;
		if (text.p[i] != '\n' && !stop)
			continue;
		SP_TRY(add_line(p, text, from, i + 1, out));
		from = i + 1;
	}
	return add_line(p, text, from, end, out);
}

sp_rc promise_sayings(struct promising *p, int64_t item, promise_said_list *out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(p->municipality), DB_V_INT(item)};
	DB_ROWS_AUTO rows = NULL;
	char *copy = NULL;
	struct str text = {NULL, 0};
	SP_TRY(db_query(p->db,
			"SELECT s.spans, CASE WHEN s.position = (SELECT MIN(f.position) FROM "
			"section f WHERE f.municipality = s.municipality AND f.item = s.item) THEN "
			"x.text ELSE '' END FROM item i JOIN section s ON s.municipality = "
			"i.municipality AND s.item = i.id JOIN extraction x ON x.municipality = "
			"i.municipality AND x.id = i.extraction WHERE i.municipality = $1 AND i.id "
			"= $2 ORDER BY s.position",
			args, 2, &rows, e));
	DB_EACH(rows, e) {
		struct spans spans;
		if (!copy) {
			SP_TRY(db_text(rows, 1, p->arena, &copy));
			text = str_of(copy);
		}
		SP_TRY(spans_of(p->arena, db_str(rows, 0), "text", &spans));
		for (uint32_t i = 0; copy && i < spans.n; i++)
			SP_TRY(split_lines(p, text, spans.at[i], out));
	}
	return SP_OK;
}
