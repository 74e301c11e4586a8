/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/promise_list.h"

#include "core/words.h"
#include "council/promise_like.h"
#include "council/promise_source.h"
#include "council/promise_when.h"
#include "council/row.h"
#include "council/view.h"

enum { SQL_MAX = 64 * 1024, ARGS_MOST = DB_MAX_ARGS - 4, TEXT_MEMORY = 256 * 1024 * 1024 };

/* ---- the question ---- */

struct asking {
	struct db *db;
	struct arena *arena;
	const struct promise_wish *wish;
	struct promise_when when;
	struct buf where;
	SP_LIST(struct db_value) args;
};

static void asking_free(struct asking *q)
{
	buf_free(&q->where);
}
#define ASKING_AUTO __attribute__((cleanup(asking_free))) struct asking

/* A value, and its number in the text. */
static sp_rc add(struct asking *q, const char *before, struct db_value v, const char *after)
{
	struct db_value *slot = q->args.n < ARGS_MOST ? sp_push(q->arena, &q->args) : NULL;
	SP_NEED(slot);
	*slot = v;
	buf_printf(&q->where, "%s$%u%s", before, q->args.n, after);
	return SP_OK;
}

static sp_rc add_today(struct asking *q, const char *before, const char *after)
{
	char iso[CIVIL_ISO_SIZE];
	civil_iso(q->wish->today, iso);
	const char *copy = arena_strdup(q->arena, iso);
	SP_NEED(copy);
	return add(q, before, DB_V_TEXT(copy), after);
}

static sp_rc add_status(struct asking *q, enum promise_status s)
{
	const char *condition = promise_status_sql(q->arena, s, &q->when);
	SP_NEED(condition);
	buf_printf(&q->where, " OR (%s)", condition);
	return SP_OK;
}

static sp_rc add_statuses(struct asking *q)
{
	const unsigned s = q->wish->statuses, open = 1u << PROMISE_OPEN,
		       overdue = 1u << PROMISE_OVERDUE,
		       others = 1u << PROMISE_MOVED | 1u << PROMISE_ANSWERED;
	if (s == PROMISE_EVERY_STATUS)
		return SP_OK;
	if (s == (open | overdue) && !q->when.past) /* with those that a person has put off */
		return add_today(q, " AND t.state = 0 AND (t.appointment = 0 OR t.sorts >= ", ")");
	buf_puts(&q->where,
		 s & others || q->when.past ? " AND (1 = 0" : " AND t.state = 0 AND (1 = 0");
	for (int i = 0; i < PROMISE_STATUSES; i++)
		if (s & 1u << i)
			SP_TRY(add_status(q, (enum promise_status)i));
	buf_puts(&q->where, ")");
	return SP_OK;
}

/* Every word, by its stem or as a beginning, in a column of all words. */
static sp_rc add_words(struct asking *q, const char *said, const char *before)
{
	STEMMER_AUTO stemmer = stemmer_new();
	struct words words;
	SP_NEED(stemmer);
	SP_TRY(words_split(stemmer, q->arena, str_of(said), &words));
	for (uint32_t i = 0; i < words.list.n; i++) {
		const char *like =
			arena_printf(q->arena, "%% " STR_FMT "%%", STR_ARG(words.list.at[i].form));
		SP_NEED(like);
		SP_TRY(add(q, before, DB_V_TEXT(like), ""));
	}
	return SP_OK;
}

static sp_rc add_year(struct asking *q, int year)
{
	const char *first = arena_printf(q->arena, "%04d-01-01", year);
	const char *last = arena_printf(q->arena, "%04d-12-31", year);
	SP_NEED(first && last);
	buf_printf(&q->where, " AND %s", promise_sorts_sql(&q->when));
	SP_TRY(add(q, " >= ", DB_V_TEXT(first), ""));
	buf_printf(&q->where, " AND %s", promise_sorts_sql(&q->when));
	return add(q, " <= ", DB_V_TEXT(last), "");
}

static sp_rc add_place(struct asking *q)
{
	const struct promise_wish *w = q->wish;
	if (w->municipality)
		SP_TRY(add(q, " AND t.municipality = ", DB_V_INT(w->municipality), ""));
	if (w->body)
		SP_TRY(add(q, " AND t.body = ", DB_V_INT(w->body), ""));
	if (w->item)
		SP_TRY(add(q, " AND t.item = ", DB_V_INT(w->item), ""));
	if (w->meeting)
		SP_TRY(add(q, " AND p.meeting = ", DB_V_INT(w->meeting), ""));
	return w->position ? add(q, " AND t.position = ", DB_V_INT(w->position - 1), "") : SP_OK;
}

static bool own_row(const struct promise_wish *w)
{
	return w->words || w->who || w->meeting;
}

static sp_rc build(struct asking *q)
{
	const struct promise_wish *w = q->wish;
	if (own_row(w))
		buf_puts(&q->where, "t.municipality = p.municipality AND t.item = p.item AND "
				    "t.position = p.position AND ");
	buf_puts(&q->where, w->closed	  ? "t.hidden = 2"
			    : w->repeated ? "t.hidden IN (0, 1)"
					  : "t.hidden = 0");
	SP_TRY(add_statuses(q));
	if (q->when.past)
		buf_printf(&q->where, " AND %s", promise_given_sql(q->arena, &q->when));
	SP_TRY(add_place(q));
	if (!w->future)
		SP_TRY(add_today(q, " AND t.shown <= ", ""));
	if (w->instance)
		SP_TRY(add(q, " AND t.due_from LIKE ",
			   DB_V_TEXT(arena_printf(q->arena, "%s%%", w->instance)), ""));
	if (w->year)
		SP_TRY(add_year(q, w->year));
	if (w->words)
		SP_TRY(add_words(q, w->words, " AND p.found LIKE "));
	return w->who ? add_words(q, w->who, " AND p.found_who LIKE ") : SP_OK;
}

/* The promise's own row only where it is asked for; then first, as what is asked of it is in no
 * index, and its times after it. */
static const char *from(const struct promise_wish *w)
{
	return own_row(w) ? "promise p CROSS JOIN promise_time t" : "promise_time t";
}

/* ---- rows ---- */

enum column {
	MUNICIPALITY,
	ITEM,
	POSITION,
	INSTANCE,
	STATE,
	HIDDEN,
	DUE,
	DUE_FROM,
	DUE_TO,
	MOVED_DUE,
	MOVED_FROM,
	MOVED_TO,
	STRENGTH,
	WHY,
	CONFIRMED,
	SAID,
	APPOINTMENT,
	TEXT,
	WHO,
	RECURRENCE,
	SPANS,
	SOURCE,
	NUMBER,
	TITLE,
	BODY,
	MEETING,
	SLUG, /* slug, day, ordinal, item */
	ANSWER = SLUG + 4,
	ANSWER_SOURCE = ANSWER + 7,
	ANSWER_SPANS,
	MOVER,
	AGAIN = MOVER + 7
};

#define ITEM_COLUMNS(i, m, b) \
	i ".id, " b ".slug, " m ".day, " m ".ordinal, " i ".slug, " b ".name, " i ".title"
#define ITEM_JOIN(i, m, b, id)                                                                   \
	" LEFT JOIN item " i " ON " i ".municipality = t.municipality AND " i ".id = " id        \
	" LEFT JOIN meeting " m " ON " m ".municipality = " i ".municipality AND " m ".id "      \
	"= " i ".meeting LEFT JOIN body " b " ON " b ".municipality = " m ".municipality AND " b \
	".id = " m ".body"

static const char page_sql[] =
	"SELECT t.municipality, t.item, t.position, t.instance, t.state, t.hidden, t.due, "
	"t.due_from, t.due_to, t.moved_due, t.moved_from, t.moved_to, t.strength, t.why, "
	"t.confirmed, t.said, t.appointment, c.body_text, c.who, c.recurrence, c.spans, "
	"i.extraction, i.number, "
	"i.title, b.name, m.id, b.slug, m.day, m.ordinal, "
	"i.slug, " ITEM_COLUMNS("ai", "am", "ab") ", ai.extraction, ai.spans, " ITEM_COLUMNS(
		"vi", "vm", "vb") ", " ITEM_COLUMNS("si", "sm", "sb") " FROM (SELECT t.* FROM ";
static const char page_joins[] =
	") t JOIN commitment c ON c.municipality = t.municipality AND c.item = t.item AND "
	"c.position = t.position JOIN promise p ON p.municipality = t.municipality AND p.item = "
	"t.item AND p.position = t.position JOIN item i ON i.municipality = t.municipality AND "
	"i.id = t.item JOIN meeting m ON m.municipality = i.municipality AND m.id = i.meeting JOIN "
	"body b ON b.municipality = m.municipality AND b.id = m.body" ITEM_JOIN(
		"ai", "am", "ab", "t.answer") ITEM_JOIN("vi", "vm", "vb", "t.moved_by")
		ITEM_JOIN("si", "sm", "sb", "p.same_item") " ORDER BY ";

/* Where an answer stands. */
struct answer_text {
	int64_t extraction;
	const char *spans, *said;
};

/* The columns of ITEM_COLUMNS; nothing when there is no such item. */
static sp_rc item_at(struct arena *a, const struct db_rows *rows, size_t column,
		     struct promise_item *out)
{
	const char *slug, *day, *item;
	*out = (struct promise_item){.id = db_int(rows, column)};
	if (db_is_null(rows, column) || db_is_null(rows, column + 1))
		return SP_OK;
	SP_TRY(row_text(a, rows, column + 1, &slug));
	SP_TRY(row_text(a, rows, column + 2, &day));
	SP_TRY(row_text(a, rows, column + 4, &item));
	SP_TRY(row_text(a, rows, column + 5, &out->body));
	SP_TRY(row_text(a, rows, column + 6, &out->title));
	(void)civil_parse_iso(day, &out->day);
	out->key =
		view_key(a, db_int(rows, MUNICIPALITY), slug, day, db_int(rows, column + 3), item);
	return out->key ? SP_OK : SP_ENOMEM;
}

static sp_rc take_source(struct arena *a, const struct db_rows *rows, struct promise_row *r)
{
	const char *slug, *day, *item;
	SP_TRY(row_text(a, rows, TEXT, &r->text));
	SP_TRY(row_text(a, rows, WHO, &r->who));
	SP_TRY(row_text(a, rows, RECURRENCE, &r->recurrence));
	SP_TRY(row_text(a, rows, NUMBER, &r->number));
	SP_TRY(row_text(a, rows, TITLE, &r->title));
	SP_TRY(row_text(a, rows, BODY, &r->body));
	SP_TRY(row_text(a, rows, SLUG, &slug));
	SP_TRY(row_text(a, rows, SLUG + 1, &day));
	SP_TRY(row_text(a, rows, SLUG + 3, &item));
	(void)civil_parse_iso(day, &r->day);
	r->key = view_key(a, r->municipality, slug, day, db_int(rows, SLUG + 2), item);
	return r->key ? SP_OK : SP_ENOMEM;
}

static sp_rc take_times(struct arena *a, const struct db_rows *rows, struct promise_row *r)
{
	SP_TRY(row_text(a, rows, DUE, &r->due));
	if (r->due && !*r->due)
		r->due = NULL;
	SP_TRY(row_day(a, rows, DUE_FROM, &r->from));
	SP_TRY(row_day(a, rows, DUE_TO, &r->to));
	SP_TRY(row_text(a, rows, MOVED_DUE, &r->moved_due));
	SP_TRY(row_day(a, rows, MOVED_FROM, &r->moved_from));
	return row_day(a, rows, MOVED_TO, &r->moved_to);
}

/* How it stands on the day, and how many days too late. */
static void judge(struct promise_row *r, int64_t state, bool appointment, struct civil today)
{
	struct civil due = state != 2 && r->moved_to.year ? r->moved_to : r->to;
	bool over = due.year && civil_cmp(due, today) < 0;
	if (state == 1) {
		struct civil given = r->answer.day;
		r->status = PROMISE_ANSWERED;
		if (given.year && due.year && civil_cmp(given, due) > 0)
			r->late = civil_to_days(given) - civil_to_days(due);
		return;
	}
	r->status = state == 2	   ? PROMISE_MOVED
		    : over	   ? (appointment ? PROMISE_PAST : PROMISE_OVERDUE)
		    : r->moved_due ? PROMISE_MOVED
				   : PROMISE_OPEN;
	if (r->status == PROMISE_OVERDUE)
		r->late = civil_to_days(today) - civil_to_days(due);
}

/* Of several the best one that had come by then; *text: where it says so. */
static sp_rc came_before(struct asking *q, struct promise_row *r, bool moves,
			 struct promise_item *item, struct answer_text *text, struct sp_err *e)
{
	enum { ITEM_AT = 1, FACT = ITEM_AT + 7, MOVED = FACT + 3, TEXT_AT = MOVED + 3 };
	const struct db_value args[] = {DB_V_INT(r->municipality), DB_V_INT(r->item),
					DB_V_INT(r->position - 1), DB_V_INT(r->instance)};
	DB_ROWS_AUTO rows = NULL;
	bool more;
	const char *sql =
		promise_earlier_sql(q->arena, &q->when, ITEM_COLUMNS("ai", "am", "ab"), moves);
	SP_NEED(sql);
	*item = (struct promise_item){.id = 0};
	SP_TRY(db_query(q->db, sql, args, 4, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	if (!more)
		return SP_OK;
	SP_TRY(item_at(q->arena, rows, ITEM_AT, item));
	if (moves) {
		SP_TRY(row_text(q->arena, rows, MOVED, &r->moved_due));
		SP_TRY(row_day(q->arena, rows, MOVED + 1, &r->moved_from));
		return row_day(q->arena, rows, MOVED + 2, &r->moved_to);
	}
	r->strength = (int)db_int(rows, FACT);
	r->why = (unsigned)db_int(rows, FACT + 1);
	SP_TRY(row_text(q->arena, rows, FACT + 2, &text->said));
	text->extraction = db_int(rows, TEXT_AT);
	return row_text(q->arena, rows, TEXT_AT + 1, &text->spans);
}

/* What came later had not answered or moved it; *state: what it was then. */
static sp_rc as_it_stood(struct asking *q, struct promise_row *r, int64_t *state,
			 struct answer_text *text, struct sp_err *e)
{
	const struct civil today = q->when.today;
	bool answered = *state == 1;
	if (r->mover.id && civil_cmp(r->mover.day, today) > 0) {
		r->moved_due = NULL;
		r->moved_from = r->moved_to = (struct civil){0, 0, 0};
		SP_TRY(came_before(q, r, true, &r->mover, text, e));
	}
	if (r->answer.id && civil_cmp(r->answer.day, today) > 0) {
		bool other = !r->confirmed;
		r->answer = (struct promise_item){.id = 0};
		r->strength = 0;
		r->why = 0;
		r->confirmed = false;
		if (other)
			SP_TRY(came_before(q, r, false, &r->answer, text, e));
		answered = r->answer.id != 0;
	}
	*state = answered ? 1 : r->mover.id ? 2 : 0;
	return SP_OK;
}

static sp_rc take_answer_text(struct arena *a, const struct db_rows *rows, struct answer_text *text)
{
	*text = (struct answer_text){.extraction = db_int(rows, ANSWER_SOURCE)};
	SP_TRY(row_text(a, rows, ANSWER_SPANS, &text->spans));
	return row_text(a, rows, SAID, &text->said);
}

static sp_rc take(struct asking *q, const struct db_rows *rows, struct promise_row *r,
		  struct answer_text *text, struct sp_err *e)
{
	int64_t state = db_int(rows, STATE);
	struct promise_item again;
	*r = (struct promise_row){.municipality = db_int(rows, MUNICIPALITY),
				  .item = db_int(rows, ITEM),
				  .meeting = db_int(rows, MEETING),
				  .position = (int)db_int(rows, POSITION) + 1,
				  .instance = (int)db_int(rows, INSTANCE),
				  .strength = (int)db_int(rows, STRENGTH),
				  .why = (unsigned)db_int(rows, WHY),
				  .confirmed = db_int(rows, CONFIRMED) != 0,
				  .closed = db_int(rows, HIDDEN) == 2};
	SP_TRY(take_source(q->arena, rows, r));
	SP_TRY(take_times(q->arena, rows, r));
	SP_TRY(item_at(q->arena, rows, ANSWER, &r->answer));
	SP_TRY(item_at(q->arena, rows, MOVER, &r->mover));
	SP_TRY(item_at(q->arena, rows, AGAIN, &again));
	SP_TRY(take_answer_text(q->arena, rows, text));
	r->again = again.key;
	if (q->when.past)
		SP_TRY(as_it_stood(q, r, &state, text, e));
	r->partly = r->why & WHY_PARTLY;
	/* found for the first print of the promise, which another body may have given */
	if (r->again && r->answer.body && strcmp(r->answer.body, r->body) != 0)
		r->why &= ~(unsigned)WHY_BODY;
	judge(r, state, db_int(rows, APPOINTMENT) != 0, q->wish->today);
	return SP_OK;
}

static sp_rc find_sources(struct asking *q, const struct db_rows *rows, struct promise_sources *own,
			  struct promise_sources *s, struct promise_row *r,
			  const struct answer_text *text, struct sp_err *e)
{
	SP_TRY(promise_source_of(own, r->municipality, db_int(rows, SOURCE), db_str(rows, SPANS),
				 "text", &r->source, e));
	if (!r->answer.id)
		return SP_OK;
	if (!text->said)
		return promise_source_of(s, r->municipality, text->extraction,
					 str_of(text->spans ? text->spans : ""), "title",
					 &r->answer_source, e);
	const char *said = arena_printf(q->arena, "text:%s", text->said);
	SP_NEED(said);
	return promise_source_of(s, r->municipality, text->extraction, str_of(said), "text",
				 &r->answer_source, e);
}

static sp_rc load_page(struct asking *q, struct promise_rows *out, struct sp_err *e)
{
	const struct promise_wish *w = q->wish;
	ARENA_AUTO own_text = arena_new(TEXT_MEMORY);
	ARENA_AUTO answer_text = arena_new(TEXT_MEMORY);
	struct promise_sources own = {.db = q->db, .arena = q->arena, .scratch = own_text};
	struct promise_sources answers = {.db = q->db, .arena = q->arena, .scratch = answer_text};
	const char *sorts = promise_sorts_sql(&q->when);
	const char *sql = arena_printf(q->arena,
				       "%s%s WHERE " STR_FMT
				       " ORDER BY %s, t.place, t.instance LIMIT %lld OFFSET "
				       "%lld%s%s, t.place, t.instance",
				       page_sql, from(w), STR_ARG(buf_view(&q->where)), sorts,
				       w->limit ? (long long)w->limit : (long long)INT32_MAX,
				       (long long)w->offset, page_joins, sorts);
	DB_ROWS_AUTO rows = NULL;
	SP_NEED(sql && own_text && answer_text);
	SP_TRY(db_query(q->db, sql, q->args.at, q->args.n, &rows, e));
	DB_EACH(rows, e) {
		struct promise_row *r = sp_push(q->arena, &out->list);
		struct answer_text text;
		SP_NEED(r);
		SP_TRY(take(q, rows, r, &text, e));
		if (w->sources)
			SP_TRY(find_sources(q, rows, &own, &answers, r, &text, e));
	}
	return SP_OK;
}

static sp_rc count(struct asking *q, struct promise_rows *out, struct sp_err *e)
{
	DB_ROWS_AUTO rows = NULL;
	bool more;
	const char *overdue = promise_status_sql(q->arena, PROMISE_OVERDUE, &q->when);
	SP_NEED(overdue);
	const char *sql = arena_printf(q->arena,
				       "SELECT COUNT(*), COALESCE(SUM(CASE WHEN %s THEN 1 ELSE 0 "
				       "END), 0) FROM %s WHERE " STR_FMT,
				       overdue, from(q->wish), STR_ARG(buf_view(&q->where)));
	SP_NEED(sql);
	SP_TRY(db_query(q->db, sql, q->args.at, q->args.n, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	out->total = more ? db_int(rows, 0) : 0;
	out->overdue = more ? db_int(rows, 1) : 0;
	return SP_OK;
}

sp_rc promise_list(struct db *db, struct arena *a, const struct promise_wish *wish,
		   struct promise_rows *out, struct sp_err *e)
{
	ASKING_AUTO q = {.db = db,
			 .arena = a,
			 .wish = wish,
			 .when = {wish->today, wish->past},
			 .where = BUF_INIT(SQL_MAX)};
	*out = (struct promise_rows){0};
	SP_TRY(build(&q));
	SP_NEED(buf_ok(&q.where));
	SP_TRY(count(&q, out, e));
	return load_page(&q, out, e);
}

sp_rc promise_count_overdue(struct db *db, int64_t municipality, const struct promise_when *when,
			    int64_t *out, struct sp_err *e)
{
	ARENA_AUTO a = arena_new((size_t)1024 * 1024);
	SP_NEED(a);
	const struct promise_wish wish = {.municipality = municipality,
					  .today = when->today,
					  .past = when->past,
					  .statuses = 1u << PROMISE_OVERDUE};
	ASKING_AUTO q = {.db = db,
			 .arena = a,
			 .wish = &wish,
			 .when = {wish.today, wish.past},
			 .where = BUF_INIT(SQL_MAX)};
	struct promise_rows rows = {0};
	SP_TRY(build(&q));
	SP_TRY(count(&q, &rows, e));
	*out = rows.total;
	return SP_OK;
}
