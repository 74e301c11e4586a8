/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/audit.h"

#include "core/instant.h"
#include "store/audit_chain.h"
#include "store/store.h"

static void add_u64(crypto_generichash_state *h, uint64_t v)
{
	unsigned char bytes[8];
	for (int i = 0; i < 8; i++)
		bytes[i] = (unsigned char)(v >> (56 - 8 * i));
	(void)crypto_generichash_update(h, bytes, sizeof(bytes));
}

static void add_bytes(crypto_generichash_state *h, struct str s)
{
	add_u64(h, s.n);
	(void)crypto_generichash_update(h, (const unsigned char *)s.p, s.n);
}

static void add_type(crypto_generichash_state *h, enum db_type type)
{
	unsigned char t = (unsigned char)type;
	(void)crypto_generichash_update(h, &t, 1);
}

static void start(crypto_generichash_state *h, const char *domain)
{
	(void)crypto_generichash_init(h, NULL, 0, AUDIT_HASH_SIZE);
	add_bytes(h, str_of(domain));
}

static void finish(crypto_generichash_state *h, struct audit_hash *out)
{
	(void)crypto_generichash_final(h, out->b, sizeof(out->b));
}

void audit_digest_start(struct audit_digest *d)
{
	start(&d->state, "spor-audit-rows-1");
}

static void add_value(crypto_generichash_state *h, const struct db_value *v)
{
	uint64_t bits;
	add_type(h, v->type);
	switch (v->type) {
	case DB_INT:
		add_u64(h, (uint64_t)v->i);
		break;
	case DB_REAL:
		memcpy(&bits, &v->real, sizeof(bits));
		add_u64(h, bits);
		break;
	case DB_TEXT:
	case DB_BLOB:
		add_bytes(h, v->s);
		break;
	case DB_NULL:
		break;
	}
}

void audit_digest_row(struct audit_digest *d, const char *table, int64_t id,
		      const struct db_value *values, size_t n)
{
	add_bytes(&d->state, str_of(table));
	add_u64(&d->state, (uint64_t)id);
	add_u64(&d->state, n);
	for (size_t i = 0; i < n; i++)
		add_value(&d->state, &values[i]);
}

void audit_digest_end(struct audit_digest *d, struct audit_hash *out)
{
	finish(&d->state, out);
}

static void add_optional(crypto_generichash_state *h, struct str s)
{
	add_type(h, s.p ? DB_BLOB : DB_NULL);
	if (s.p)
		add_bytes(h, s);
}

void audit_entry_hash(const struct audit_entry *x, struct audit_hash *out)
{
	crypto_generichash_state h;
	start(&h, "spor-audit-entry-1");
	add_bytes(&h, x->prev);
	add_u64(&h, (uint64_t)x->municipality);
	add_u64(&h, (uint64_t)x->seq);
	add_bytes(&h, x->at);
	add_bytes(&h, x->who);
	add_bytes(&h, x->action);
	add_bytes(&h, x->table);
	add_u64(&h, (uint64_t)x->id);
	add_optional(&h, x->before);
	add_optional(&h, x->after);
	finish(&h, out);
}

void audit_genesis(const char *id, int64_t municipality, struct audit_hash *out)
{
	crypto_generichash_state h;
	start(&h, "spor-audit-chain-1");
	add_bytes(&h, str_of(id));
	add_u64(&h, (uint64_t)municipality);
	finish(&h, out);
}

/* The number and hash of the last entry; 0 and the genesis hash when there is none. */
static sp_rc last_of(struct db *db, int64_t municipality, int64_t *seq, struct audit_hash *hash,
		     struct sp_err *e)
{
	bool more;
	{
		DB_ROWS_AUTO rows = NULL;
		SP_TRY(db_query(db,
				"SELECT seq, hash FROM audit_entry WHERE municipality = $1 "
				"ORDER BY seq DESC LIMIT 1",
				&DB_V_INT(municipality), 1, &rows, e));
		SP_TRY(db_next(rows, &more, e));
		struct str h = more ? db_str(rows, 1) : (struct str){NULL, 0};
		*seq = more ? db_int(rows, 0) : 0;
		if (more && h.n != sizeof(hash->b))
			return sp_fail(e, SP_ECORRUPT,
				       N_("the audit log is damaged; run “spor audit verify”"));
		if (more)
			memcpy(hash->b, h.p, h.n);
	}
	char id[STORE_ID_SIZE];
	if (*seq == 0) {
		SP_TRY(store_id(db, id, e));
		audit_genesis(id, municipality, hash);
	}
	return SP_OK;
}

static struct str hash_str(const struct audit_hash *h)
{
	return h ? (struct str){(const char *)h->b, sizeof(h->b)} : (struct str){NULL, 0};
}

static struct db_value hash_value(const struct audit_hash *h)
{
	return h ? DB_V_BLOB(hash_str(h)) : DB_V_NULL;
}

static sp_rc insert(struct db *db, const struct audit_entry *x, const struct audit_event *event,
		    const struct audit_hash *hash, struct sp_err *e)
{
	return db_run(db, e,
		      "INSERT INTO audit_entry (municipality, seq, at, who, action, object_table, "
		      "object_id, before_hash, after_hash, prev_hash, hash) "
		      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
		      DB_V_INT(x->municipality), DB_V_INT(x->seq), DB_V_STR(x->at),
		      DB_V_STR(x->who), DB_V_STR(x->action), DB_V_STR(x->table), DB_V_INT(x->id),
		      hash_value(event->before), hash_value(event->after), DB_V_BLOB(x->prev),
		      hash_value(hash));
}

sp_rc audit_append(struct db *db, const struct audit_event *event, struct sp_err *e)
{
	struct audit_hash prev, hash;
	char at[INSTANT_ISO_SIZE];
	int64_t seq;
	if (!db_in_transaction(db))
		return sp_fail(e, SP_ESTORE,
			       N_("an audit entry belongs in the transaction of its write"));
	SP_TRY(last_of(db, event->municipality, &seq, &prev, e));
	instant_iso(event->at ? event->at : instant_now(NULL), at);
	struct audit_entry x = {.municipality = event->municipality,
				.seq = seq + 1,
				.id = event->id,
				.at = str_of(at),
				.who = str_of(event->who),
				.action = str_of(event->action),
				.table = str_of(event->table),
				.before = hash_str(event->before),
				.after = hash_str(event->after),
				.prev = hash_str(&prev)};
	audit_entry_hash(&x, &hash);
	SP_TRY(insert(db, &x, event, &hash, e));
	return audit_heads_note(db, x.municipality, x.seq, &hash, e);
}
