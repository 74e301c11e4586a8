/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/search.h"

#include "council/search_filter.h"
#include "council/search_result.h"

enum { SQL_MAX = 64 * 1024 };

static void filter_free(struct search_filter *f)
{
	buf_free(&f->where);
}
#define FILTER_AUTO __attribute__((cleanup(filter_free))) struct search_filter

const char *search_mark(struct arena *a, int64_t municipality)
{
	return arena_printf(a, "m%lld", (long long)municipality);
}

static sp_rc by_words(struct db *db, struct arena *a, const struct search_wish *wish,
		      const struct search_filter *f, struct search_hits *hits, struct sp_err *e)
{
	struct str where = buf_view(&f->where);
	const char *text = str_dup(a, where);
	SP_NEED(text);
	const char *mark = wish->municipality ? search_mark(a, wish->municipality) : NULL;
	const struct search_ask ask = {
		.set = wish->closed ? SEARCH_CLOSED : SEARCH_OPEN,
		.query = wish->query->words,
		.mark = mark,
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

static sp_rc find(struct db *db, struct arena *a, const struct search_wish *wish,
		  struct search_hits *hits, struct sp_err *e)
{
	FILTER_AUTO filter = {BUF_INIT(SQL_MAX), .args = {0}};
	SP_TRY(search_filter(db, a, wish, &filter, e));
	if (!wish->query->words)
		return by_fields(db, a, wish, &filter, hits, e);
	return by_words(db, a, wish, &filter, hits, e);
}

sp_rc search_items(struct db *db, struct arena *a, const struct search_wish *wish,
		   struct search_results *out, struct sp_err *e)
{
	struct search_hits hits = {0};
	*out = (struct search_results){0};
	SP_TRY(find(db, a, wish, &hits, e));
	out->total = hits.total;
	out->more = hits.more;
	return search_show(db, a, wish, &hits, out, e);
}
