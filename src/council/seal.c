/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/seal.h"

#include "council/statements.h"

#include <stdlib.h>

enum { PART_SIZE = 8 + 2 * AUDIT_HASH_SIZE };

/* ---- rows ---- */

static void hash_row(const char *table, int64_t owner, const struct db_value *values, size_t n,
		     struct audit_hash *out)
{
	struct audit_digest d;
	audit_digest_start(&d);
	audit_digest_row(&d, table, owner, values, n);
	audit_digest_end(&d, out);
}

sp_rc seal_row(struct arena *a, struct row_hashes *rows, const char *table, int64_t meeting,
	       int64_t owner, const struct db_value *values, size_t n)
{
	struct row_hash *row = sp_push(a, &rows->list);
	SP_NEED(row);
	row->meeting = meeting;
	row->owner = owner;
	hash_row(table, owner, values, n, &row->hash);
	row->raw = row->hash;
	return SP_OK;
}

void seal_raw_without(struct row_hashes *rows, const char *table, const struct db_value *values,
		      size_t n, size_t without)
{
	struct row_hash *row = &rows->list.at[rows->list.n - 1];
	struct db_value some[DB_MAX_ARGS];
	memcpy(some, values, n * sizeof(*values));
	some[without] = DB_V_NULL;
	hash_row(table, row->owner, some, n, &row->raw);
}

static int compare(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int by_owner(const void *a, const void *b)
{
	const struct row_hash *x = a, *y = b;
	int order = compare(x->meeting, y->meeting);
	if (!order)
		order = compare(x->owner, y->owner);
	return order ? order : memcmp(x->hash.b, y->hash.b, sizeof(x->hash.b));
}

static struct db_value hash_value(const struct audit_hash *h)
{
	return DB_V_BLOB(((struct str){(const char *)h->b, sizeof(h->b)}));
}

static void join_hashes(const struct row_hash *rows, uint32_t n, struct audit_hash *out)
{
	struct audit_digest d;
	audit_digest_start(&d);
	for (uint32_t i = 0; i < n; i++) {
		const struct db_value hash = hash_value(&rows[i].hash);
		audit_digest_row(&d, "row", rows[i].owner, &hash, 1);
	}
	audit_digest_end(&d, out);
}

/* The rows stand in the order of their hashes, and are put into that of their raw ones. */
static void join_part(struct row_hash *rows, uint32_t n, struct seal_part *part)
{
	bool other = false;
	part->owner = rows[0].owner;
	join_hashes(rows, n, &part->state);
	part->raw = part->state;
	for (uint32_t i = 0; i < n; i++) {
		other |= !seal_same(&rows[i].hash, &rows[i].raw);
		rows[i].hash = rows[i].raw;
	}
	if (!other)
		return;
	qsort(rows, n, sizeof(*rows), by_owner);
	join_hashes(rows, n, &part->raw);
}

sp_rc seal_join(struct arena *a, struct row_hashes *rows, struct seals *out)
{
	struct row_hash *at = rows->list.at;
	uint32_t n = rows->list.n;
	if (n)
		qsort(rows->list.at, n, sizeof(*at), by_owner);
	for (uint32_t i = 0, end; i < n; i = end) {
		for (end = i + 1;
		     end < n && at[end].meeting == at[i].meeting && at[end].owner == at[i].owner;)
			end++;
		if (!out->list.n || out->list.at[out->list.n - 1].meeting != at[i].meeting) {
			struct seal *seal = sp_push(a, &out->list);
			SP_NEED(seal);
			seal->meeting = at[i].meeting;
		}
		struct seal_part *part = sp_push(a, &out->list.at[out->list.n - 1].parts);
		SP_NEED(part);
		join_part(at + i, end - i, part);
	}
	return SP_OK;
}

/* Rows of one table: meeting, owner, then the values that are hashed. */
static sp_rc read_table(struct db *db, struct arena *a, const struct statement *which,
			const struct db_value *args, struct row_hashes *out, struct sp_err *e)
{
	const char *table = strchr(which->name, '.') + 1;
	struct db_value values[DB_MAX_ARGS];
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(db, which->sql, args, 3, &rows, e));
	size_t n = db_columns(rows) - 2;
	DB_EACH(rows, e) {
		for (size_t i = 0; i < n; i++)
			values[i] = db_value_of(rows, i + 2);
		SP_TRY(seal_row(a, out, table, db_int(rows, 0), db_int(rows, 1), values, n));
	}
	return SP_OK;
}

sp_rc seal_read(struct db *db, struct arena *a, int64_t municipality, int64_t first, int64_t last,
		struct seals *out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(municipality), DB_V_INT(first), DB_V_INT(last)};
	struct row_hashes rows = {0};
	for (int i = SQL_SEAL_FIRST; i <= SQL_SEAL_LAST; i++)
		SP_TRY(read_table(db, a, &council_statements[i], args, &rows, e));
	return seal_join(a, &rows, out);
}

/* ---- seals ---- */

void seal_hash(const struct seal *seal, struct audit_hash *out)
{
	struct audit_digest d;
	audit_digest_start(&d);
	for (uint32_t i = 0; i < seal->parts.n; i++) {
		const struct db_value state = hash_value(&seal->parts.at[i].state);
		audit_digest_row(&d, "part", seal->parts.at[i].owner, &state, 1);
	}
	audit_digest_end(&d, out);
}

struct seal_part *seal_part_of(const struct seal *seal, int64_t owner)
{
	for (uint32_t i = 0; i < seal->parts.n; i++)
		if (seal->parts.at[i].owner == owner)
			return &seal->parts.at[i];
	return NULL;
}

bool seal_same(const struct audit_hash *a, const struct audit_hash *b)
{
	return memcmp(a->b, b->b, sizeof(a->b)) == 0;
}

static void put_number(unsigned char out[8], int64_t v)
{
	for (int i = 0; i < 8; i++)
		out[i] = (unsigned char)((uint64_t)v >> (56 - 8 * i));
}

static int64_t get_number(const unsigned char in[8])
{
	uint64_t v = 0;
	for (int i = 0; i < 8; i++)
		v = v << 8 | in[i];
	return (int64_t)v;
}

sp_rc seal_kept(struct db *db, struct arena *a, int64_t municipality, int64_t meeting,
		struct seal *out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(municipality), DB_V_INT(meeting)};
	DB_ROWS_AUTO rows = NULL;
	bool more;
	*out = (struct seal){.meeting = meeting};
	SP_TRY(db_query(db, council_sql(SQL_SEAL), args, 2, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	struct str bytes = more ? db_str(rows, 0) : (struct str){NULL, 0};
	if (bytes.n % PART_SIZE)
		return SP_OK;
	for (size_t at = 0; at < bytes.n; at += PART_SIZE) {
		struct seal_part *part = sp_push(a, &out->parts);
		const unsigned char *from = (const unsigned char *)bytes.p + at;
		SP_NEED(part);
		part->owner = get_number(from);
		memcpy(part->state.b, from + 8, AUDIT_HASH_SIZE);
		memcpy(part->raw.b, from + 8 + AUDIT_HASH_SIZE, AUDIT_HASH_SIZE);
	}
	return SP_OK;
}

sp_rc seal_keep(struct db *db, struct arena *a, int64_t municipality, const struct seal *seal,
		struct sp_err *e)
{
	size_t size = (size_t)seal->parts.n * PART_SIZE;
	unsigned char *bytes = arena_alloc(a, size);
	SP_NEED(bytes);
	for (uint32_t i = 0; i < seal->parts.n; i++) {
		unsigned char *to = bytes + (size_t)i * PART_SIZE;
		put_number(to, seal->parts.at[i].owner);
		memcpy(to + 8, seal->parts.at[i].state.b, AUDIT_HASH_SIZE);
		memcpy(to + 8 + AUDIT_HASH_SIZE, seal->parts.at[i].raw.b, AUDIT_HASH_SIZE);
	}
	return db_run(db, e,
		      "INSERT INTO meeting_seal (municipality, meeting, parts) VALUES ($1, $2, $3) "
		      "ON CONFLICT (municipality, meeting) DO UPDATE SET parts = excluded.parts",
		      DB_V_INT(municipality), DB_V_INT(seal->meeting),
		      DB_V_BLOB(((struct str){(const char *)bytes, size})));
}

static sp_rc state_of(struct db *db, struct arena *a, int64_t municipality, int64_t meeting,
		      struct seal *out, struct sp_err *e)
{
	struct seals all = {0};
	SP_TRY(seal_read(db, a, municipality, meeting, meeting, &all, e));
	*out = all.list.n ? all.list.at[0] : (struct seal){.meeting = meeting};
	return SP_OK;
}

sp_rc seal_now(struct db *db, struct arena *a, int64_t municipality, int64_t meeting,
	       struct audit_hash *out, struct sp_err *e)
{
	struct seal seal;
	SP_TRY(state_of(db, a, municipality, meeting, &seal, e));
	seal_hash(&seal, out);
	return SP_OK;
}

sp_rc seal_again(struct db *db, struct arena *a, int64_t municipality, int64_t meeting,
		 const struct seal *raw, struct audit_hash *after, struct sp_err *e)
{
	struct seal seal, before;
	SP_TRY(state_of(db, a, municipality, meeting, &seal, e));
	SP_TRY(seal_kept(db, a, municipality, meeting, &before, e));
	for (uint32_t i = 0; i < seal.parts.n; i++) {
		struct seal_part *part = &seal.parts.at[i];
		const struct seal_part *from = raw ? seal_part_of(raw, part->owner) : NULL;
		if (!from)
			from = seal_part_of(&before, part->owner);
		part->raw = from ? from->raw : (struct audit_hash){{0}};
	}
	seal_hash(&seal, after);
	return seal_keep(db, a, municipality, &seal, e);
}

sp_rc seal_body(struct db *db, int64_t municipality, int64_t body, struct audit_hash *out,
		struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(municipality), DB_V_INT(body)};
	struct audit_digest d;
	struct db_value values[DB_MAX_ARGS];
	DB_ROWS_AUTO rows = NULL;
	audit_digest_start(&d);
	SP_TRY(db_query(db, council_sql(SQL_SEAL_BODY), args, 2, &rows, e));
	DB_EACH(rows, e) {
		for (size_t i = 0; i < db_columns(rows); i++)
			values[i] = db_value_of(rows, i);
		audit_digest_row(&d, "body", body, values, db_columns(rows));
	}
	audit_digest_end(&d, out);
	return SP_OK;
}
