/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holds the rows of each meeting against the audit entries that tell of it: the last one must fit
 * what stands there, and each must begin where the one before it ended. Pages of meetings: memory
 * does not grow with the store. */
#include "council/check_seal.h"

#include "council/seal.h"
#include "council/statements.h"
#include "council/view.h"

#include <stdlib.h>

static const size_t PAGE_MEMORY = (size_t)1024 * 1024 * 1024;
enum { NUMBERS_MEMORY = 64 * 1024 };

struct entry {
	int64_t seq;
	bool merged, has_before, has_after;
	bool old; /* from before there were seals: its hashes are of another kind */
	struct audit_hash before, after;
};
struct sealed {
	int64_t id;
	const char *key;
	SP_LIST(struct entry) entries;
};
/* What is found over all pages. */
struct sealing {
	const char *since;	   /* when the store began to keep seals */
	uint64_t meetings, bodies; /* last written before that */
};
struct page {
	struct check *check;
	struct db *db;
	struct arena *arena;
	struct sealing *sealing;
	int64_t municipality;
	SP_LIST(struct sealed) meetings;
};

static const char *number(struct arena *a, int64_t n)
{
	const char *text = arena_printf(a, "%lld", (long long)n);
	return text ? text : "?";
}

static const char *where(const struct page *p, const char *what, const char *key)
{
	const char *text = arena_printf(p->arena, "%s %s", what, key);
	return text ? text : key;
}

static bool take_hash(struct str bytes, struct audit_hash *out)
{
	if (bytes.n != sizeof(out->b))
		return false;
	memcpy(out->b, bytes.p, sizeof(out->b));
	return true;
}

/* All of one municipality. */
static sp_rc load_meetings(struct page *p, const int64_t after[2], struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(after[0]), DB_V_INT(after[1])};
	DB_ROWS_AUTO rows = NULL;
	bool more;
	SP_TRY(db_query(p->db, council_sql(SQL_CHECK_SEALED), args, 2, &rows, e));
	for (;;) {
		char *slug, *day;
		SP_TRY(db_next(rows, &more, e));
		if (!more || (p->meetings.n && db_int(rows, 0) != p->municipality))
			return SP_OK;
		struct sealed *m = sp_push(p->arena, &p->meetings);
		SP_NEED(m);
		p->municipality = db_int(rows, 0);
		m->id = db_int(rows, 1);
		SP_TRY(db_text(rows, 2, p->arena, &slug));
		SP_TRY(db_text(rows, 3, p->arena, &day));
		m->key = view_key(p->arena, p->municipality, slug, day, db_int(rows, 4), NULL);
		SP_NEED(m->key);
	}
}

static struct sealed *sealed_of(const struct page *p, int64_t id)
{
	uint32_t low = 0, high = p->meetings.n;
	while (low < high) {
		uint32_t middle = (low + high) / 2;
		if (p->meetings.at[middle].id < id)
			low = middle + 1;
		else
			high = middle;
	}
	return low < p->meetings.n && p->meetings.at[low].id == id ? &p->meetings.at[low] : NULL;
}

static int by_seq(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	return (x->seq > y->seq) - (x->seq < y->seq);
}

/* Sorted here: told to sort, SQLite would go through all entries for each page. */
static void sort_entries(struct page *p)
{
	for (uint32_t i = 0; i < p->meetings.n; i++) {
		struct sealed *m = &p->meetings.at[i];
		if (m->entries.n > 1)
			qsort(m->entries.at, m->entries.n, sizeof(*m->entries.at), by_seq);
	}
}

static bool is_old(const struct page *p, struct str at)
{
	struct str since = str_of(p->sealing->since);
	return at.p && memcmp(at.p, since.p, at.n < since.n ? at.n : since.n) < 0;
}

static sp_rc load_entries(struct page *p, const struct db_value *range, struct sp_err *e)
{
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(p->db, council_sql(SQL_CHECK_ENTRIES), range, 3, &rows, e));
	DB_EACH(rows, e) {
		struct sealed *m = sealed_of(p, db_int(rows, 0));
		if (!m) /* it was joined to another one: there is nothing left to compare */
			continue;
		struct entry *entry = sp_push(p->arena, &m->entries);
		SP_NEED(entry);
		entry->seq = db_int(rows, 1);
		entry->merged = str_eq(db_str(rows, 2), STR("merge"));
		entry->has_before = take_hash(db_str(rows, 3), &entry->before);
		entry->has_after = take_hash(db_str(rows, 4), &entry->after);
		entry->old = is_old(p, db_str(rows, 5));
	}
	return SP_OK;
}

/* What stood there before a write must be what the write before it left. A merge brings items with
 * entries of their own from another meeting: what came before it is not compared. */
static void check_chain(const struct page *p, const struct sealed *m)
{
	uint32_t first = 0;
	for (uint32_t i = 0; i < m->entries.n; i++)
		if (m->entries.at[i].merged)
			first = i;
	for (uint32_t i = first + 1; i < m->entries.n; i++) {
		const struct entry *was = &m->entries.at[i - 1], *now = &m->entries.at[i];
		if (!was->old && was->has_after && now->has_before &&
		    !seal_same(&was->after, &now->before))
			check_problem(p->check, where(p, N_("meeting"), m->key),
				      N_("it was changed by others than Spor between the audit "
					 "entries {1} and {2}"),
				      number(p->arena, was->seq), number(p->arena, now->seq));
	}
}

static sp_rc item_key(const struct page *p, const struct sealed *m, int64_t item, const char **out,
		      struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(p->municipality), DB_V_INT(m->id)};
	DB_ROWS_AUTO rows = NULL;
	char *slug = NULL;
	SP_TRY(db_query(p->db, council_sql(SQL_ITEM_AT), args, 2, &rows, e));
	DB_EACH(rows, e) {
		if (db_int(rows, 0) == item)
			SP_TRY(db_text(rows, 1, p->arena, &slug));
	}
	*out = arena_printf(p->arena, "%s/%s", m->key, slug ? slug : number(p->arena, item));
	SP_NEED(*out);
	return SP_OK;
}

static sp_rc tell_part(const struct page *p, const struct sealed *m, int64_t owner,
		       const char *message, struct sp_err *e)
{
	const char *key = m->key;
	const struct entry *last = &m->entries.at[m->entries.n - 1];
	if (owner != m->id)
		SP_TRY(item_key(p, m, owner, &key, e));
	check_problem(p->check, where(p, owner == m->id ? N_("meeting") : N_("item"), key), message,
		      number(p->arena, last->seq));
	return SP_OK;
}

/* The seal beside the meeting tells which items are not as they were, when it is itself the one
 * that the audit entry speaks of. */
static sp_rc name_changes(const struct page *p, const struct sealed *m, const struct seal *now,
			  struct sp_err *e)
{
	const struct entry *last = &m->entries.at[m->entries.n - 1];
	struct audit_hash kept_hash;
	struct seal kept;
	SP_TRY(seal_kept(p->db, p->arena, p->municipality, m->id, &kept, e));
	seal_hash(&kept, &kept_hash);
	if (!last->has_after || !kept.parts.n || !seal_same(&kept_hash, &last->after)) {
		check_problem(p->check, where(p, N_("meeting"), m->key),
			      N_("neither its rows nor its seal are those of audit entry {1}"),
			      number(p->arena, last->seq));
		return SP_OK;
	}
	for (uint32_t i = 0; i < kept.parts.n; i++) {
		const struct seal_part *was = &kept.parts.at[i];
		const struct seal_part *is = seal_part_of(now, was->owner);
		if (!is)
			SP_TRY(tell_part(p, m, was->owner,
					 N_("its rows, written by audit entry {1}, are gone"), e));
		else if (!seal_same(&is->state, &was->state))
			SP_TRY(tell_part(p, m, was->owner,
					 N_("its rows are not those that audit entry {1} wrote"),
					 e));
	}
	for (uint32_t i = 0; i < now->parts.n; i++)
		if (!seal_part_of(&kept, now->parts.at[i].owner))
			SP_TRY(tell_part(p, m, now->parts.at[i].owner,
					 N_("it came after audit entry {1}, which is the last to "
					    "tell of the meeting"),
					 e));
	return SP_OK;
}

static sp_rc check_one(struct page *p, const struct sealed *m, const struct seal *now,
		       struct sp_err *e)
{
	struct audit_hash hash;
	if (!m->entries.n) {
		check_problem(p->check, where(p, N_("meeting"), m->key),
			      N_("no audit entry tells who wrote it"));
		return SP_OK;
	}
	check_chain(p, m);
	seal_hash(now, &hash);
	const struct entry *last = &m->entries.at[m->entries.n - 1];
	if (last->has_after && seal_same(&hash, &last->after))
		return SP_OK;
	if (!last->old)
		return name_changes(p, m, now, e);
	p->sealing->meetings++;
	return SP_OK;
}

static sp_rc check_page(struct page *p, struct sp_err *e)
{
	const struct db_value range[] = {DB_V_INT(p->municipality), DB_V_INT(p->meetings.at[0].id),
					 DB_V_INT(p->meetings.at[p->meetings.n - 1].id)};
	struct seals now = {0};
	SP_TRY(load_entries(p, range, e));
	sort_entries(p);
	SP_TRY(seal_read(p->db, p->arena, p->municipality, range[1].i, range[2].i, &now, e));
	/* both in the order of the meetings' ids; each meeting has at least its own row */
	for (uint32_t i = 0, k = 0; i < p->meetings.n; i++) {
		while (k < now.list.n && now.list.at[k].meeting < p->meetings.at[i].id)
			k++;
		if (k < now.list.n && now.list.at[k].meeting == p->meetings.at[i].id)
			SP_TRY(check_one(p, &p->meetings.at[i], &now.list.at[k], e));
	}
	return SP_OK;
}

static sp_rc check_gone(const struct page *p, struct sp_err *e)
{
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(p->db, council_sql(SQL_CHECK_GONE), NULL, 0, &rows, e));
	DB_EACH(rows, e) {
		char *table;
		SP_TRY(db_text(rows, 1, p->arena, &table));
		const char *key = arena_printf(p->arena, "%lld/%lld", (long long)db_int(rows, 0),
					       (long long)db_int(rows, 2));
		SP_NEED(key);
		check_problem(p->check, where(p, table, key),
			      N_("its rows, written by audit entry {1}, are gone"),
			      number(p->arena, db_int(rows, 3)));
	}
	return SP_OK;
}

static sp_rc check_bodies(struct page *p, struct sp_err *e)
{
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(p->db, council_sql(SQL_CHECK_BODIES), NULL, 0, &rows, e));
	DB_EACH(rows, e) {
		struct audit_hash said, is;
		SP_TRY(seal_body(p->db, db_int(rows, 0), db_int(rows, 1), &is, e));
		if (take_hash(db_str(rows, 4), &said) && seal_same(&said, &is))
			continue;
		if (is_old(p, db_str(rows, 5))) {
			p->sealing->bodies++;
			continue;
		}
		const char *slug = str_dup(p->arena, db_str(rows, 2));
		SP_NEED(slug);
		check_problem(p->check, where(p, N_("body"), slug),
			      N_("its rows are not those that audit entry {1} wrote"),
			      number(p->arena, db_int(rows, 3)));
	}
	return SP_OK;
}

static sp_rc seals_since(struct db *db, struct arena *a, const char **out, struct sp_err *e)
{
	DB_ROWS_AUTO rows = NULL;
	char *since = NULL;
	SP_TRY(db_query(db, council_sql(SQL_CHECK_SEALS_SINCE), NULL, 0, &rows, e));
	DB_EACH(rows, e)
		SP_TRY(db_text(rows, 0, a, &since));
	*out = since ? since : "";
	return SP_OK;
}

static sp_rc check_pages(struct check *check, struct db *db, struct arena *memory,
			 struct sealing *sealing, struct sp_err *e)
{
	int64_t after[2] = {-1, 0};
	for (;;) {
		struct page p = {.check = check, .db = db, .arena = memory, .sealing = sealing};
		arena_reset(memory);
		if (check_stopped(check))
			return SP_OK;
		SP_TRY(load_meetings(&p, after, e));
		if (!p.meetings.n) {
			SP_TRY(check_gone(&p, e));
			return check_bodies(&p, e);
		}
		SP_TRY(check_page(&p, e));
		after[0] = p.municipality;
		after[1] = p.meetings.at[p.meetings.n - 1].id;
	}
}

sp_rc council_check_seals(struct check *check, struct db *db, struct sp_err *e)
{
	ARENA_AUTO memory = arena_new(PAGE_MEMORY);
	ARENA_AUTO numbers = arena_new(NUMBERS_MEMORY);
	struct sealing sealing = {.since = ""};
	SP_NEED(memory && numbers);
	SP_TRY(seals_since(db, numbers, &sealing.since, e));
	SP_TRY(check_pages(check, db, memory, &sealing, e));
	if (sealing.meetings + sealing.bodies)
		check_remark(
			check,
			N_("last written before this store kept seals: meetings {1}, bodies "
			   "{2}; whether others have changed them cannot be told. “spor import "
			   "--reread” seals the meetings, “spor body alias” a body"),
			number(numbers, (int64_t)sealing.meetings),
			number(numbers, (int64_t)sealing.bodies));
	return SP_OK;
}
