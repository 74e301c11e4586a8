/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything is read in pages of some hundred rows: memory does not grow with the store. */
#include "council/check.h"

#include "council/body.h"
#include "council/check_seal.h"
#include "council/document.h"
#include "council/key.h"
#include "council/spans.h"
#include "council/statements.h"

static const size_t PAGE_MEMORY = (size_t)1024 * 1024 * 1024;

struct checking {
	struct check *check;
	struct db *db;
	struct arena *arena; /* for one page */
};

struct place_row {
	int64_t id, extraction;
	const char *table;
	struct str spans;
};
struct checked_text {
	int64_t id;
	struct str text;
};
struct page {
	int64_t municipality, first, last;
	SP_LIST(struct place_row) rows;
	SP_LIST(struct checked_text) texts;
};

static const char *where(const struct checking *c, const char *what, int64_t municipality,
			 int64_t id)
{
	const char *text = arena_printf(c->arena, "%s %lld/%lld", what, (long long)municipality,
					(long long)id);
	return text ? text : what;
}

/* ---- documents and texts ---- */

struct hashed {
	int64_t municipality, id;
	struct str name, hash, bytes;
};
struct hashed_list {
	SP_LIST(struct hashed) list;
};

static sp_rc copy(const struct db_rows *rows, size_t column, struct arena *a, struct str *out)
{
	struct str s = db_str(rows, column);
	char *bytes = arena_alloc(a, s.n + 1);
	SP_NEED(bytes);
	if (s.n)
		memcpy(bytes, s.p, s.n);
	*out = (struct str){bytes, s.n};
	return SP_OK;
}

/* Rows after (municipality, id): two keys, a name (or the hash again), a hash, bytes. */
static sp_rc load_hashed(const struct checking *c, enum council_sql sql, const int64_t after[2],
			 bool named, struct hashed_list *out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(after[0]), DB_V_INT(after[1])};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(c->db, council_sql(sql), args, 2, &rows, e));
	DB_EACH(rows, e) {
		struct hashed *h = sp_push(c->arena, &out->list);
		SP_NEED(h);
		h->municipality = db_int(rows, 0);
		h->id = db_int(rows, 1);
		if (named)
			SP_TRY(copy(rows, 2, c->arena, &h->name));
		SP_TRY(copy(rows, 2 + named, c->arena, &h->hash));
		SP_TRY(copy(rows, 3 + named, c->arena, &h->bytes));
	}
	return SP_OK;
}

static sp_rc load_files(const struct checking *c, const struct hashed *h,
			struct source_file **files, uint32_t *n, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(h->municipality), DB_V_INT(h->id)};
	SP_LIST(struct source_file) list = {0};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(c->db, council_sql(SQL_DOCUMENT_FILES), args, 2, &rows, e));
	DB_EACH(rows, e) {
		struct source_file *f = sp_push(c->arena, &list);
		SP_NEED(f);
		f->kept = !db_is_null(rows, 1);
		SP_TRY(copy(rows, 1, c->arena, &f->bytes));
	}
	*files = list.at;
	*n = list.n;
	return SP_OK;
}

static sp_rc check_document(const struct checking *c, const struct hashed *h, struct sp_err *e)
{
	struct source_file *files = NULL;
	unsigned char hash[32];
	uint32_t n = 0;
	SP_TRY(load_files(c, h, &files, &n, e));
	document_hash(h->bytes, files, n, hash);
	if (!str_eq(h->hash, (struct str){(const char *)hash, sizeof(hash)}))
		check_problem(c->check, where(c, N_("document"), h->municipality, h->id),
			      N_("the bytes of “{1}” are not those that were imported"), h->name.p);
	return SP_OK;
}

static sp_rc check_text(const struct checking *c, const struct hashed *h, struct sp_err *e)
{
	unsigned char hash[32];
	(void)e;
	document_hash(h->bytes, NULL, 0, hash);
	if (!str_eq(h->hash, (struct str){(const char *)hash, sizeof(hash)}))
		check_problem(c->check, where(c, N_("extraction"), h->municipality, h->id),
			      N_("the text is not the one that was read"));
	else if (!str_utf8_ok(h->bytes))
		check_problem(c->check, where(c, N_("extraction"), h->municipality, h->id),
			      N_("the text is not well-formed UTF-8"));
	return SP_OK;
}

static sp_rc check_hashes(const struct checking *c, enum council_sql sql, bool named,
			  sp_rc (*one)(const struct checking *c, const struct hashed *h,
				       struct sp_err *e),
			  struct sp_err *e)
{
	int64_t after[2] = {-1, 0};
	for (;;) {
		struct hashed_list page = {0};
		arena_reset(c->arena);
		if (check_stopped(c->check))
			return SP_OK;
		SP_TRY(load_hashed(c, sql, after, named, &page, e));
		if (!page.list.n)
			return SP_OK;
		for (uint32_t i = 0; i < page.list.n; i++)
			SP_TRY(one(c, &page.list.at[i], e));
		after[0] = page.list.at[page.list.n - 1].municipality;
		after[1] = page.list.at[page.list.n - 1].id;
	}
}

/* ---- places ---- */

static bool on_border(struct str text, uint32_t at)
{
	return at == text.n || ((unsigned char)text.p[at] & 0xC0) != 0x80;
}

static void check_row(const struct checking *c, const struct page *page, const struct place_row *r)
{
	const struct checked_text *text = NULL;
	struct str rest = r->spans, field = {"", 0};
	struct span s;
	bool bad = false;
	for (uint32_t i = 0; i < page->texts.n && !text; i++)
		if (page->texts.at[i].id == r->extraction)
			text = &page->texts.at[i];
	const char *place = where(c, r->table, page->municipality, r->id);
	if (!text) {
		check_problem(c->check, place, N_("the text it was read from is not there"));
		return;
	}
	while (spans_next(&rest, &field, &s, &bad)) {
		if (s.len && s.off <= text->text.n && s.len <= text->text.n - s.off &&
		    on_border(text->text, s.off) && on_border(text->text, s.off + s.len))
			continue;
		const char *name = str_dup(c->arena, field);
		check_problem(c->check, place, N_("the place of “{1}” is not in its text"),
			      name ? name : "?");
	}
	if (bad)
		check_problem(c->check, place, N_("its list of places is damaged"));
}

static sp_rc add_row(const struct checking *c, struct page *page, int64_t id, const char *table,
		     int64_t extraction, struct str spans)
{
	struct place_row *r = sp_push(c->arena, &page->rows);
	SP_NEED(r);
	*r = (struct place_row){id, extraction, table,
				(struct str){str_dup(c->arena, spans), spans.n}};
	SP_NEED(r->spans.p);
	return SP_OK;
}

/* The page's own rows: all of one municipality. */
static sp_rc load_owners(const struct checking *c, enum council_sql sql, const char *table,
			 const int64_t after[2], struct page *page, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(after[0]), DB_V_INT(after[1])};
	DB_ROWS_AUTO rows = NULL;
	bool more;
	SP_TRY(db_query(c->db, council_sql(sql), args, 2, &rows, e));
	for (;;) {
		SP_TRY(db_next(rows, &more, e));
		if (!more || (page->rows.n && page->municipality != db_int(rows, 0)))
			return SP_OK;
		if (!page->rows.n)
			page->first = db_int(rows, 1);
		page->municipality = db_int(rows, 0);
		page->last = db_int(rows, 1);
		SP_TRY(add_row(c, page, page->last, table, db_int(rows, 2), db_str(rows, 3)));
	}
}

static sp_rc load_items_facts(const struct checking *c, struct page *page,
			      const struct db_value *args, struct sp_err *e)
{
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(c->db, council_sql(SQL_CHECK_FACTS), args, 3, &rows, e));
	DB_EACH(rows, e) {
		char *table;
		SP_TRY(db_text(rows, 1, c->arena, &table));
		SP_TRY(add_row(c, page, db_int(rows, 0), table, db_int(rows, 2), db_str(rows, 3)));
	}
	return SP_OK;
}

static sp_rc load_attendance(const struct checking *c, struct page *page,
			     const struct db_value *args, struct sp_err *e)
{
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(c->db, council_sql(SQL_CHECK_MEETING_ATTENDANCE), args, 3, &rows, e));
	DB_EACH(rows, e) {
		SP_TRY(add_row(c, page, db_int(rows, 0), "attendance", db_int(rows, 1),
			       db_str(rows, 2)));
	}
	return SP_OK;
}

static sp_rc load_texts(const struct checking *c, struct page *page, const struct db_value *args,
			struct sp_err *e)
{
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(c->db, council_sql(SQL_CHECK_TEXTS), args, 3, &rows, e));
	DB_EACH(rows, e) {
		struct checked_text *t = sp_push(c->arena, &page->texts);
		SP_NEED(t);
		t->id = db_int(rows, 0);
		SP_TRY(copy(rows, 1, c->arena, &t->text));
	}
	return SP_OK;
}

static sp_rc check_places(const struct checking *c, bool items, struct sp_err *e)
{
	int64_t after[2] = {-1, 0};
	for (;;) {
		struct page page = {0};
		arena_reset(c->arena);
		if (check_stopped(c->check))
			return SP_OK;
		SP_TRY(load_owners(c, items ? SQL_CHECK_ITEMS : SQL_CHECK_MEETINGS,
				   items ? "item" : "meeting", after, &page, e));
		if (!page.rows.n)
			return SP_OK;
		const struct db_value args[] = {DB_V_INT(page.municipality), DB_V_INT(page.first),
						DB_V_INT(page.last)};
		SP_TRY(items ? load_items_facts(c, &page, args, e)
			     : load_attendance(c, &page, args, e));
		SP_TRY(load_texts(c, &page, args, e));
		for (uint32_t i = 0; i < page.rows.n; i++)
			check_row(c, &page, &page.rows.at[i]);
		after[0] = page.municipality;
		after[1] = page.last;
	}
}

static sp_rc check_closed(const struct checking *c, struct sp_err *e)
{
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(c->db, council_sql(SQL_CHECK_CLOSED), NULL, 0, &rows, e));
	DB_EACH(rows, e) {
		char *name;
		SP_TRY(db_text(rows, 1, c->arena, &name));
		check_problem(c->check, name,
			      N_("the document holds a closed item and is not marked closed"));
	}
	return SP_OK;
}

/* Their rows are sealed with their items' meetings; here, that this program understands them. */
static sp_rc check_verdicts(const struct checking *c, struct sp_err *e)
{
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(c->db, council_sql(SQL_CHECK_VERDICTS), NULL, 0, &rows, e));
	DB_EACH(rows, e)
		check_problem(c->check, where(c, "verdict", db_int(rows, 0), db_int(rows, 1)),
			      N_("it says nothing that this program understands"));
	return SP_OK;
}

/* Each body must be found by its own name. */
static sp_rc check_names(const struct checking *c, struct sp_err *e)
{
	struct known_bodies bodies = {0};
	arena_reset(c->arena);
	SP_TRY(key_bodies(c->db, c->arena, 0, &bodies, e));
	for (uint32_t i = 0; i < bodies.list.n; i++) {
		const struct known_body *body = &bodies.list.at[i];
		const char *key = body_key(c->arena, str_of(body->name));
		const char *place = arena_printf(c->arena, "%s %s", N_("body"), body->slug);
		bool found = false;
		SP_NEED(key && place);
		for (uint32_t k = 0; k < body->aliases.n && !found; k++)
			found = strcmp(body->aliases.at[k].folded, key) == 0;
		if (!found)
			check_problem(c->check, place, N_("its own name no longer finds it"));
	}
	return SP_OK;
}

sp_rc council_check(struct check *check, struct db *db, struct sp_err *e)
{
	ARENA_AUTO page = arena_new(PAGE_MEMORY);
	const struct checking c = {check, db, page};
	SP_NEED(page);
	SP_TRY(check_hashes(&c, SQL_CHECK_DOCUMENTS, true, check_document, e));
	SP_TRY(check_hashes(&c, SQL_CHECK_EXTRACTIONS, false, check_text, e));
	SP_TRY(check_places(&c, false, e));
	SP_TRY(check_places(&c, true, e));
	SP_TRY(check_closed(&c, e));
	SP_TRY(check_verdicts(&c, e));
	SP_TRY(check_names(&c, e));
	return council_check_seals(check, db, e);
}
