/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentences of an item: of one whose title tells no matter ("Orientering fra formanden"), and
 * where a title alone does not tell what is given. */
#include "council/promise_parts.h"
#include "council/spans.h"

enum { LINES_MOST = 40, LINE_LEAST = 20, LINE_MOST = 600 };

static sp_rc add_line(struct promising *p, struct str text, size_t from, size_t to,
		      promise_said_list *out)
{
	struct str said = str_trim(str_sub(text, from, to - from));
	struct words words;
	if (said.n < LINE_LEAST || said.n > LINE_MOST || out->n >= LINES_MOST)
		return SP_OK;
	struct promise_saying *line = sp_push(p->arena, out);
	SP_NEED(line);
	line->off = (uint32_t)(said.p - text.p);
	line->len = (uint32_t)said.n;
	SP_TRY(words_split(p->lore->stemmer, p->arena, said, &words));
	line->given = topic_given(said, &words);
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

/* ---- what a text says beside its title ---- */

sp_rc promise_look(struct promising *p, struct promise_giver *x, struct sp_err *e)
{
	if (x->looked)
		return SP_OK;
	x->looked = true;
	if (!x->closed)
		SP_TRY(promise_sayings(p, x->item, &x->lines, e));
	for (uint32_t i = 0; i < x->lines.n; i++)
		x->gives |= x->lines.at[i].given;
	return SP_OK;
}

static bool said_in(const promise_said_list *lines, struct str word)
{
	for (uint32_t i = 0; i < lines->n; i++)
		if (topic_has(&lines->at[i].topic, word))
			return true;
	return false;
}

static bool names_in(const promise_said_list *lines, const struct topic *t)
{
	for (uint32_t i = 0; i < t->words.n && i < 64; i++)
		if (t->proper >> i & 1 && said_in(lines, t->words.at[i]))
			return true;
	return false;
}

struct answer_telling promise_text_of(const struct promising *p, const struct promise_giver *x,
				      const struct promise_asked *asked)
{
	enum { TELLS = 4 }; /* more than a common word */
	struct answer_telling out = {.gives = x->gives};
	double all = 0, found = 0;
	for (uint32_t i = 0; i < asked->text.words.n; i++) {
		struct str word = asked->text.words.at[i];
		double w = topic_weight(p->lore, word);
		if (w < TELLS || topic_has(&asked->title, word))
			continue;
		all += w;
		found += said_in(&x->lines, word) ? w : 0;
	}
	out.own = all > 0 ? found / all : 0;
	out.names = names_in(&x->lines, &asked->text) || names_in(&x->lines, &asked->title);
	return out;
}

/* ---- the point that a promise stands in ---- */

/* "C. …", "3) …", "• …" */
static bool begins_point(struct str text, size_t at)
{
	enum { FAR = 4 };
	static const char *const bullets[] = {"-", "\xE2\x80\xA2", "\xE2\x80\x93", "*"};
	for (size_t i = 0; i < sizeof(bullets) / sizeof(bullets[0]); i++)
		if (str_starts(str_sub(text, at, FAR), str_of(bullets[i])))
			return true;
	for (size_t i = at + 1; i < at + FAR && i + 1 < text.n; i++)
		if (strchr(".)", text.p[i]) && text.p[i + 1] == ' ')
			return true;
	return false;
}

/* Its first line: one that begins a point, or follows an empty line or the end of a sentence. */
static size_t point_start(struct str text, size_t at)
{
	enum { LINES = 8 };
	for (int n = 0; n < LINES; n++) {
		while (at && text.p[at - 1] != '\n')
			at--;
		if (!at || begins_point(text, at) || at < 2 || strchr(".:;\n", text.p[at - 2]))
			return at;
		at--;
	}
	return at;
}

sp_rc promise_point(struct promising *p, int64_t item, int position, struct str *out,
		    struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(p->municipality), DB_V_INT(item),
					DB_V_INT(position)};
	DB_ROWS_AUTO rows = NULL;
	struct spans spans;
	bool more;
	*out = STR("");
	SP_TRY(db_query(p->db,
			"SELECT c.spans, x.text FROM commitment c JOIN item i ON i.municipality = "
			"c.municipality AND i.id = c.item JOIN extraction x ON x.municipality = "
			"i.municipality AND x.id = i.extraction WHERE c.municipality = $1 AND "
			"c.item = $2 AND c.position = $3",
			args, 3, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	if (!more)
		return SP_OK;
	SP_TRY(spans_of(p->arena, db_str(rows, 0), "text", &spans));
	struct str text = db_str(rows, 1);
	if (!spans.n || spans.at[0].off >= text.n)
		return SP_OK;
	size_t from = point_start(text, spans.at[0].off), to = spans.at[0].off;
	while (to < text.n && text.p[to] != '\n')
		to++;
	const char *copy = str_dup(p->arena, str_sub(text, from, to - from));
	SP_NEED(copy);
	*out = str_of(copy);
	return SP_OK;
}
