/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/migrate.h"

#include "core/buf.h"
#include "core/instant.h"

#include <sodium.h>
#include <stdio.h>

enum { CHECKSUM_HEX = 2 * crypto_generichash_BYTES + 1, MOST_SQL = 4 * 1024 * 1024 };

static const char table_sql[] = "CREATE TABLE store_migration (module {text} NOT NULL, version "
				"{int} NOT NULL, name {text} NOT NULL, checksum {text} NOT NULL, "
				"applied {time} NOT NULL, PRIMARY KEY (module, version)) {strict}";
static const char applied_sql[] = "SELECT module, version, checksum FROM store_migration "
				  "ORDER BY module, version";

struct type_name {
	const char *placeholder;
	const char *name[2]; /* by enum db_engine */
};
static const struct type_name type_names[] = {
	{"id", {"INTEGER", "BIGINT"}},
	{"int", {"INTEGER", "BIGINT"}},
	{"bool", {"INTEGER", "BOOLEAN"}},
	{"real", {"REAL", "DOUBLE PRECISION"}},
	{"text", {"TEXT", "TEXT COLLATE \"C\""}},
	{"time", {"TEXT", "TEXT COLLATE \"C\""}},
	{"json", {"TEXT", "TEXT COLLATE \"C\""}},
	{"blob", {"BLOB", "BYTEA"}},
	{"strict", {"STRICT", ""}},
	{"clustered", {"STRICT, WITHOUT ROWID", ""}},
};

static const char *type_for(struct str placeholder, enum db_engine engine)
{
	for (size_t i = 0; i < sizeof(type_names) / sizeof(type_names[0]); i++)
		if (str_eq(placeholder, str_of(type_names[i].placeholder)))
			return type_names[i].name[engine];
	return NULL;
}

static bool is_word(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < 'a' || s.p[i] > 'z')
			return false;
	return s.n > 0;
}

static sp_rc expand(enum db_engine engine, const char *sql, struct buf *out, struct sp_err *e)
{
	struct str rest = str_of(sql), piece, word;
	while (str_cut(&rest, '{', &piece)) {
		buf_str(out, piece);
		size_t close = rest.p ? str_find(rest, STR("}")) : SIZE_MAX;
		word = close == SIZE_MAX ? (struct str){NULL, 0} : str_sub(rest, 0, close);
		if (!is_word(word)) { /* a brace of the SQL itself */
			if (rest.p)
				buf_char(out, '{');
			continue;
		}
		const char *type = type_for(word, engine);
		if (!type) {
			char name[64];
			(void)snprintf(name, sizeof(name), STR_FMT, STR_ARG(word));
			return sp_fail(e, SP_EINVAL, N_("unknown column type “{1}” in a migration"),
				       name);
		}
		buf_puts(out, type);
		rest = str_sub(rest, close + 1, rest.n);
	}
	return SP_OK;
}

sp_rc migrate_expand(enum db_engine engine, const struct migration *m, struct arena *a, char **out,
		     struct sp_err *e)
{
	BUF_AUTO text = BUF_INIT(MOST_SQL);
	const char *sql = engine == DB_PGSQL && m->sql_pgsql ? m->sql_pgsql : m->sql;
	SP_TRY(expand(engine, sql, &text, e));
	*out = buf_take(&text, a);
	SP_NEED(*out);
	return SP_OK;
}

static void checksum_of(const char *text, char hex[CHECKSUM_HEX])
{
	unsigned char hash[crypto_generichash_BYTES];
	(void)crypto_generichash(hash, sizeof(hash), (const unsigned char *)text, strlen(text),
				 NULL, 0);
	(void)sodium_bin2hex(hex, CHECKSUM_HEX, hash, sizeof(hash));
}

/* What the store says it has. */
struct applied {
	char *module, *checksum;
	int64_t version;
};

struct migrator {
	struct db *db;
	const struct migration_set *sets; /* the store's own first */
	size_t n;
	struct arena *arena;
	SP_LIST(struct applied) done;
};

static sp_rc load_applied(struct migrator *m, struct sp_err *e)
{
	bool there;
	m->done.n = 0;
	SP_TRY(db_has_table(m->db, "store_migration", &there, e));
	if (!there)
		return SP_OK;
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(m->db, applied_sql, NULL, 0, &rows, e));
	DB_EACH(rows, e) {
		struct applied *a = sp_push(m->arena, &m->done);
		SP_NEED(a);
		SP_TRY(db_text(rows, 0, m->arena, &a->module));
		SP_TRY(db_text(rows, 2, m->arena, &a->checksum));
		a->version = db_int(rows, 1);
	}
	return SP_OK;
}

static const struct applied *find_applied(const struct migrator *m, const char *module, int version)
{
	for (uint32_t i = 0; i < m->done.n; i++)
		if (m->done.at[i].version == version && strcmp(m->done.at[i].module, module) == 0)
			return &m->done.at[i];
	return NULL;
}

static bool is_known(const struct migrator *m, const struct applied *a)
{
	for (size_t i = 0; i < m->n; i++)
		for (const struct migration *x = m->sets[i].migrations; x->version; x++)
			if (x->version == a->version && strcmp(m->sets[i].module, a->module) == 0)
				return true;
	return false;
}

static sp_rc refuse_newer(const struct migrator *m, struct sp_err *e)
{
	char version[24];
	for (uint32_t i = 0; i < m->done.n; i++) {
		const struct applied *a = &m->done.at[i];
		if (is_known(m, a))
			continue;
		(void)snprintf(version, sizeof(version), "%lld", (long long)a->version);
		return sp_fail(e, SP_ECONFLICT,
			       N_("the store “{1}” was written by a newer Spor (it has {2} {3}): "
				  "use that version of Spor, or a newer one"),
			       db_label(m->db), a->module, version);
	}
	return SP_OK;
}

static sp_rc refuse_changed(const struct migrator *m, const char *module, const struct migration *x,
			    struct sp_err *e)
{
	const struct applied *a = find_applied(m, module, x->version);
	char *sql, hex[CHECKSUM_HEX];
	if (!a)
		return SP_OK;
	SP_TRY(migrate_expand(db_engine_of(m->db), x, m->arena, &sql, e));
	checksum_of(sql, hex);
	if (strcmp(hex, a->checksum) == 0)
		return SP_OK;
	return sp_fail(
		e, SP_ECONFLICT,
		N_("the store “{1}” was made with another text of {2} {3}: use the Spor that "
		   "made it, or restore a backup from before"),
		db_label(m->db), module, x->name);
}

static sp_rc refuse(struct migrator *m, struct sp_err *e)
{
	SP_TRY(load_applied(m, e));
	SP_TRY(refuse_newer(m, e));
	for (size_t i = 0; i < m->n; i++)
		for (const struct migration *x = m->sets[i].migrations; x->version; x++)
			SP_TRY(refuse_changed(m, m->sets[i].module, x, e));
	return SP_OK;
}

struct step {
	struct migrator *m;
	const char *module;
	const struct migration *migration;
	bool applied;
};

static sp_rc make_table(struct db *db, struct sp_err *e)
{
	BUF_AUTO sql = BUF_INIT(MOST_SQL);
	bool there;
	SP_TRY(db_has_table(db, "store_migration", &there, e));
	if (there)
		return SP_OK;
	SP_TRY(expand(db_engine_of(db), table_sql, &sql, e));
	return buf_ok(&sql) ? db_script(db, sql.p, e) : SP_ENOMEM;
}

static sp_rc apply_one(struct db *db, void *context, struct sp_err *e)
{
	struct step *s = context;
	char *sql, hex[CHECKSUM_HEX], now[INSTANT_ISO_SIZE];
	s->applied = false;
	SP_TRY(make_table(db, e));
	/* Someone else may have done it since we looked. */
	SP_TRY(load_applied(s->m, e));
	if (find_applied(s->m, s->module, s->migration->version))
		return SP_OK;
	SP_TRY(migrate_expand(db_engine_of(db), s->migration, s->m->arena, &sql, e));
	SP_TRY(db_script(db, sql, e));
	checksum_of(sql, hex);
	instant_iso(instant_now(NULL), now);
	s->applied = true;
	return db_run(db, e,
		      "INSERT INTO store_migration (module, version, name, checksum, applied) "
		      "VALUES ($1, $2, $3, $4, $5)",
		      DB_V_TEXT(s->module), DB_V_INT(s->migration->version),
		      DB_V_TEXT(s->migration->name), DB_V_TEXT(hex), DB_V_TEXT(now));
}

static sp_rc apply_all(struct migrator *m, unsigned *applied, struct sp_err *e)
{
	SP_TRY(refuse(m, e));
	for (size_t i = 0; i < m->n; i++)
		for (const struct migration *x = m->sets[i].migrations; x->version; x++) {
			struct step s = {m, m->sets[i].module, x, false};
			if (find_applied(m, s.module, x->version))
				continue;
			sp_rc rc = db_transact(m->db, apply_one, &s, e);
			if (rc != SP_OK) {
				sp_err_where(e, x->name);
				return rc;
			}
			*applied += s.applied;
		}
	return SP_OK;
}

static sp_rc check_all(struct migrator *m, struct sp_err *e)
{
	SP_TRY(refuse(m, e));
	for (size_t i = 0; i < m->n; i++)
		for (const struct migration *x = m->sets[i].migrations; x->version; x++)
			if (!find_applied(m, m->sets[i].module, x->version))
				return sp_fail(e, SP_ECONFLICT,
					       N_("the store “{1}” is older than this Spor (it "
						  "lacks {2} {3}): run “spor init” on it"),
					       db_label(m->db), m->sets[i].module, x->name);
	return SP_OK;
}

enum { MOST_SETS = 32 };

static sp_rc with_store(struct db *db, const struct migration_set *sets, size_t n,
			struct migration_set all[MOST_SETS], struct migrator *m, struct sp_err *e)
{
	if (n >= MOST_SETS)
		return sp_fail_code(e, SP_ELIMIT);
	all[0] = (struct migration_set){"store", store_migrations};
	if (n)
		memcpy(all + 1, sets, n * sizeof(*sets));
	*m = (struct migrator){.db = db, .sets = all, .n = n + 1, .arena = arena_new(MOST_SQL * 8)};
	SP_NEED(m->arena);
	return SP_OK;
}

static sp_rc assume_sizes(struct db *db, void *context, struct sp_err *e)
{
	(void)context;
	return db_assume_sizes(db, e);
}

sp_rc migrate_apply(struct db *db, const struct migration_set *sets, size_t n, unsigned *applied,
		    struct sp_err *e)
{
	struct migration_set all[MOST_SETS];
	struct migrator m;
	unsigned count = 0;
	SP_TRY(with_store(db, sets, n, all, &m, e));
	sp_rc rc = apply_all(&m, &count, e);
	if (rc == SP_OK && count)
		rc = db_transact(db, assume_sizes, NULL, e);
	arena_free(m.arena);
	if (applied)
		*applied = count;
	return rc;
}

sp_rc migrate_check(struct db *db, const struct migration_set *sets, size_t n, struct sp_err *e)
{
	struct migration_set all[MOST_SETS];
	struct migrator m;
	SP_TRY(with_store(db, sets, n, all, &m, e));
	sp_rc rc = check_all(&m, e);
	arena_free(m.arena);
	return rc;
}