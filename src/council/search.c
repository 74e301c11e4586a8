/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/search.h"

#include "council/search_filter.h"
#include "council/sentence.h"
#include "council/spans.h"
#include "council/statements.h"
#include "council/view.h"

enum { SQL_MAX = 64 * 1024, SENTENCE_MAX = 300, BEFORE = 80 };

/* ---- which items ---- */

static void filter_free(struct search_filter *f)
{
	buf_free(&f->where);
}
#define FILTER_AUTO __attribute__((cleanup(filter_free))) struct search_filter

static sp_rc by_words(struct db *db, struct arena *a, const struct search_wish *wish,
		      const struct search_filter *f, struct search_hits *hits, struct sp_err *e)
{
	struct str where = buf_view(&f->where);
	const char *text = str_dup(a, where);
	SP_NEED(text);
	const struct search_ask ask = {
		.set = wish->closed ? SEARCH_CLOSED : SEARCH_OPEN,
		.query = wish->query->words,
		.join = where.n ? "JOIN item i ON i.id = s.rowid JOIN meeting m ON m.municipality "
				  "= i.municipality AND m.id = i.meeting"
				: "",
		.where = text,
		.args = f->args.at,
		.arg_count = f->args.n,
		.limit = wish->limit,
		.offset = wish->offset,
		.count = true};
	return search_find(db, a, &ask, hits, e);
}

static sp_rc run(struct db *db, struct arena *a, const char *what, const struct search_filter *f,
		 bool closed, const char *end, struct db_rows **rows, struct sp_err *e)
{
	const char *sql = arena_printf(
		a,
		"SELECT %s FROM item i JOIN meeting m ON m.municipality = i.municipality AND m.id "
		"= i.meeting WHERE " STR_FMT " AND %s i.closed AND NOT i.withdrawn AND NOT "
		"m.withdrawn%s",
		what, STR_ARG(buf_view(&f->where)), closed ? "" : "NOT", end);
	SP_NEED(sql);
	return db_query(db, sql, f->args.at, f->args.n, rows, e);
}

/* Only fields: the newest first. */
static sp_rc by_fields(struct db *db, struct arena *a, const struct search_wish *wish,
		       const struct search_filter *f, struct search_hits *hits, struct sp_err *e)
{
	const char *end =
		arena_printf(a, " ORDER BY m.day DESC, m.id, i.position LIMIT %lld OFFSET %lld",
			     (long long)wish->limit, (long long)wish->offset);
	bool more;
	SP_NEED(end);
	{
		DB_ROWS_AUTO rows = NULL;
		SP_TRY(run(db, a, "COUNT(*)", f, wish->closed, "", &rows, e));
		SP_TRY(db_next(rows, &more, e));
		hits->total = more ? db_int(rows, 0) : 0;
	}
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(run(db, a, "i.id", f, wish->closed, end, &rows, e));
	for (;;) {
		SP_TRY(db_next(rows, &more, e));
		if (!more)
			return SP_OK;
		struct search_hit *hit = sp_push(a, &hits->list);
		SP_NEED(hit);
		*hit = (struct search_hit){db_int(rows, 0), 0};
	}
}

/* ---- the sentence that says so ---- */

struct form {
	struct str text;
	bool open_end;
};
struct finding {
	struct db *db;
	struct arena *arena;   /* of the results */
	struct arena *scratch; /* of one hit */
	struct stemmer *stemmer;
	SP_LIST(struct form) forms; /* what is looked for */
};

/* What is taken away is looked for in no sentence. */
static sp_rc collect(struct finding *f, const struct search_query *q)
{
	if (!q)
		return SP_OK;
	if (q->op != SEARCH_WORDS) {
		SP_TRY(collect(f, q->left));
		return q->op == SEARCH_WITHOUT ? SP_OK : collect(f, q->right);
	}
	for (uint32_t i = 0; i < q->words->list.n; i++) {
		struct form *form = sp_push(f->arena, &f->forms);
		SP_NEED(form);
		*form = (struct form){q->words->list.at[i].form,
				      q->open_end && i + 1 == q->words->list.n};
	}
	return SP_OK;
}

/* Which of the forms a word is; -1 when none. */
static int form_of(const struct finding *f, const struct word *w)
{
	for (uint32_t i = 0; i < f->forms.n; i++) {
		const struct form *form = &f->forms.at[i];
		if (form->open_end ? str_starts(w->form, form->text) : str_eq(w->form, form->text))
			return (int)i;
	}
	return -1;
}

struct best {
	struct str text;
	uint32_t off;	/* in the extraction */
	unsigned kinds; /* different forms in it */
	uint32_t first; /* byte of the first one */
};

static sp_rc weigh(struct finding *f, struct str sentence, uint32_t off, struct best *best)
{
	struct words words;
	uint64_t seen = 0;
	unsigned kinds = 0;
	uint32_t first = 0;
	SP_TRY(words_split(f->stemmer, f->scratch, sentence, &words));
	for (uint32_t i = 0; i < words.list.n; i++) {
		int form = form_of(f, &words.list.at[i]);
		if (form < 0 || seen >> form % 64 & 1)
			continue;
		seen |= (uint64_t)1 << form % 64;
		first = kinds++ ? first : words.list.at[i].off;
	}
	if (kinds > best->kinds)
		*best = (struct best){sentence, off, kinds, first};
	return SP_OK;
}

static sp_rc weigh_range(struct finding *f, struct str text, struct span s, struct best *best)
{
	if (s.off > text.n || s.len > text.n - s.off)
		return SP_OK;
	struct str range = str_sub(text, s.off, s.len);
	for (size_t at = 0, end; at < range.n; at = end) {
		while (at < range.n && (range.p[at] == ' ' || range.p[at] == '\n'))
			at++;
		end = sentence_end(range, at);
		SP_TRY(weigh(f, str_sub(range, at, end - at), s.off + (uint32_t)at, best));
		end += end == at;
	}
	return SP_OK;
}

static sp_rc weigh_sections(struct finding *f, const struct search_result *r, struct str text,
			    struct best *best, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(r->municipality), DB_V_INT(r->item)};
	DB_ROWS_AUTO rows = NULL;
	bool more;
	SP_TRY(db_query(f->db, council_sql(SQL_SEARCH_SECTIONS), args, 2, &rows, e));
	for (;;) {
		struct spans spans;
		SP_TRY(db_next(rows, &more, e));
		if (!more || best->kinds == f->forms.n)
			return SP_OK;
		SP_TRY(spans_of(f->scratch, db_str(rows, 0), "text", &spans));
		for (uint32_t i = 0; i < spans.n; i++)
			SP_TRY(weigh_range(f, text, spans.at[i], best));
	}
}

/* Not longer than people read, with the first word that was found in it. */
static sp_rc cut(struct finding *f, const struct best *best, const char **out)
{
	size_t from = 0, to = best->text.n;
	if (to > SENTENCE_MAX && best->first > BEFORE)
		from = best->first - BEFORE;
	while (from && from < to && best->text.p[from] != ' ')
		from++;
	if (to - from > SENTENCE_MAX)
		for (to = from + SENTENCE_MAX; to > from + 1 && best->text.p[to] != ' ';)
			to--;
	const char *squeezed = str_squeeze(f->arena, str_sub(best->text, from, to - from));
	SP_NEED(squeezed);
	*out = arena_printf(f->arena, "%s%s%s", from ? "… " : "", squeezed,
			    to < best->text.n ? " …" : "");
	return *out ? SP_OK : SP_ENOMEM;
}

static sp_rc mark(struct finding *f, struct search_result *r)
{
	struct words words;
	SP_TRY(words_split(f->stemmer, f->scratch, str_of(r->sentence), &words));
	for (uint32_t i = 0; i < words.list.n; i++) {
		if (form_of(f, &words.list.at[i]) < 0)
			continue;
		struct search_mark *m = sp_push(f->arena, &r->marks);
		SP_NEED(m);
		*m = (struct search_mark){words.list.at[i].off, words.list.at[i].len};
	}
	return SP_OK;
}

/* ---- a result ---- */

static sp_rc text_of(struct finding *f, const struct db_rows *rows, size_t column, const char **out,
		     struct sp_err *e)
{
	char *text;
	SP_TRY(db_text(rows, column, f->arena, &text));
	*out = text;
	(void)e;
	return SP_OK;
}

static sp_rc head(struct finding *f, const struct db_rows *rows, struct search_result *r,
		  struct sp_err *e)
{
	const char *slug, *day, *item;
	r->municipality = db_int(rows, 0);
	SP_TRY(text_of(f, rows, 1, &slug, e));
	SP_TRY(text_of(f, rows, 2, &r->body, e));
	SP_TRY(text_of(f, rows, 3, &day, e));
	(void)civil_parse_iso(day, &r->day);
	SP_TRY(text_of(f, rows, 5, &item, e));
	SP_TRY(text_of(f, rows, 6, &r->number, e));
	SP_TRY(text_of(f, rows, 7, &r->title, e));
	r->closed = db_int(rows, 8) != 0;
	SP_TRY(text_of(f, rows, 9, &r->document, e));
	r->key = view_key(f->arena, r->municipality, slug, day, db_int(rows, 4), item);
	SP_NEED(r->key);
	return SP_OK;
}

static sp_rc fill(struct finding *f, const struct search_hit *hit, struct search_result *r,
		  struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(hit->id)};
	DB_ROWS_AUTO rows = NULL;
	struct best best = {.kinds = 0};
	bool more;
	*r = (struct search_result){.item = hit->id, .score = hit->score};
	SP_TRY(db_query(f->db, council_sql(SQL_SEARCH_ITEM), args, 1, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	if (!more)
		return sp_fail(e, SP_ECORRUPT,
			       N_("the search finds an item that is gone: run “spor "
				  "check”"));
	SP_TRY(head(f, rows, r, e));
	if (!f->forms.n)
		return SP_OK;
	struct view_source source = {.text = {.text = NULL}};
	source.text.text = db_str(rows, 10).p;
	source.text.text_len = (uint32_t)db_str(rows, 10).n;
	source.layout = db_str(rows, 11);
	SP_TRY(weigh_sections(f, r, db_str(rows, 10), &best, e));
	if (!best.kinds)
		return SP_OK;
	view_place(&source, best.off, &r->page, &r->line);
	SP_TRY(cut(f, &best, &r->sentence));
	return mark(f, r);
}

static sp_rc find(struct finding *f, const struct search_wish *wish, struct search_hits *hits,
		  struct sp_err *e)
{
	FILTER_AUTO filter = {BUF_INIT(SQL_MAX), .args = {0}};
	SP_TRY(search_filter(f->db, f->arena, wish, &filter, e));
	if (!wish->query->words)
		return by_fields(f->db, f->arena, wish, &filter, hits, e);
	return by_words(f->db, f->arena, wish, &filter, hits, e);
}

sp_rc search_items(struct db *db, struct arena *a, const struct search_wish *wish,
		   struct search_results *out, struct sp_err *e)
{
	ARENA_AUTO scratch = arena_new((size_t)256 * 1024 * 1024);
	STEMMER_AUTO stemmer = stemmer_new();
	struct finding f = {.db = db, .arena = a, .scratch = scratch, .stemmer = stemmer};
	struct search_hits hits = {0};
	*out = (struct search_results){0};
	SP_NEED(scratch && stemmer);
	SP_TRY(find(&f, wish, &hits, e));
	SP_TRY(collect(&f, wish->query->words));
	out->total = hits.total;
	out->more = hits.more;
	for (uint32_t i = 0; i < hits.list.n; i++) {
		struct search_result *r = sp_push(a, &out->list);
		SP_NEED(r);
		SP_TRY(fill(&f, &hits.list.at[i], r, e));
		arena_reset(scratch);
	}
	return SP_OK;
}
