/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"
#include "cli/findings.h"
#include "read/municipality.h"

enum { STANDARD_LIMIT = 50 };

sp_rc cli_audit_verify(struct command_call *call, struct sp_err *e)
{
	struct db *db = NULL;
	struct audit_report report = {0};
	struct findings findings;
	SP_TRY(call_store(call, DB_READ_ONLY, &db, e));
	SP_TRY(audit_verify(db, call_setting(call, "state"), call->arena, &report, e));
	SP_TRY(findings_begin(call, &findings, e));
	findings_add_audit(&findings, &report);
	return findings_end(&findings, N_("the audit log of the store “{1}” is in order"), e);
}

const char cli_sql_audit_entries[] =
	"SELECT municipality, seq, at, who, action, object_table, object_id, before_hash, "
	"after_hash, hash FROM audit_entry "
	"WHERE (CAST($1 AS BIGINT) IS NULL OR municipality = CAST($1 AS BIGINT)) "
	"AND (CAST($2 AS TEXT) IS NULL OR who = CAST($2 AS TEXT)) "
	"AND (CAST($3 AS TEXT) IS NULL OR at >= CAST($3 AS TEXT)) "
	"AND (CAST($5 AS TEXT) IS NULL OR action = CAST($5 AS TEXT)) "
	"ORDER BY at DESC, municipality, seq DESC LIMIT COALESCE(CAST($4 AS BIGINT), 50)";

static const struct column columns[] = {
	{"municipality", N_("Municipality"), CELL_INT, COLUMN_SPARE},
	{"number", N_("Number"), CELL_INT, COLUMN_PLAIN},
	{"time", N_("Time"), CELL_TIME, COLUMN_PLAIN},
	{"who", N_("Who"), CELL_TEXT, COLUMN_PLAIN},
	{"action", N_("Action"), CELL_TEXT, COLUMN_PLAIN},
	{"table", NULL, CELL_TEXT, COLUMN_PLAIN},
	{"id", NULL, CELL_INT, COLUMN_PLAIN},
	{"key", N_("Object"), CELL_TEXT, COLUMN_WHOLE},
	{"before", NULL, CELL_TEXT, COLUMN_PLAIN},
	{"after", NULL, CELL_TEXT, COLUMN_PLAIN},
	{"hash", NULL, CELL_TEXT, COLUMN_PLAIN},
};

/* A hash in hexadecimal, NULL where the entry has none. */
static const char *hex(struct str bytes, char out[2 * AUDIT_HASH_SIZE + 1])
{
	if (!bytes.p || bytes.n > AUDIT_HASH_SIZE)
		return NULL;
	return sodium_bin2hex(out, 2 * AUDIT_HASH_SIZE + 1, (const unsigned char *)bytes.p,
			      bytes.n);
}

struct showing {
	struct command_call *call;
	struct db *db;
	struct call_table *table;
};

/* The object's natural key, when a module knows it; people get table and id for what has none. */
static sp_rc object_key(const struct showing *s, const struct object_ref *object, const char **key,
			struct sp_err *e)
{
	*key = NULL;
	for (const struct module *const *m = s->call->modules; *m && !*key; m++)
		if ((*m)->object_key)
			SP_TRY((*m)->object_key(s->db, s->call->arena, object, key, e));
	if (*key || s->call->format != FORMAT_HUMAN)
		return SP_OK;
	*key = arena_printf(s->call->arena, STR_FMT " %lld", STR_ARG(object->table),
			    (long long)object->id);
	SP_NEED(*key);
	return SP_OK;
}

/* People get the catalogue's word, programs the action's name. */
static sp_rc action_cell(const struct showing *s, struct str action, struct cell *out)
{
	const char *name = str_dup(s->call->arena, action);
	SP_NEED(name);
	*out = CELL_TEXT(s->call->format == FORMAT_HUMAN ? call_tr(s->call, name) : name);
	return SP_OK;
}

static sp_rc put_entry(const struct showing *s, const struct db_rows *rows, struct sp_err *e)
{
	const struct object_ref object = {db_int(rows, 0), db_int(rows, 6), db_str(rows, 5)};
	const char *key;
	struct cell action;
	char before[2 * AUDIT_HASH_SIZE + 1], after[2 * AUDIT_HASH_SIZE + 1];
	char hash[2 * AUDIT_HASH_SIZE + 1];
	struct cell at = {.type = CELL_TIME, .s = db_str(rows, 2)};
	SP_TRY(object_key(s, &object, &key, e));
	SP_TRY(action_cell(s, db_str(rows, 4), &action));
	return call_row(
		s->table, e, CELL_INT(object.municipality), CELL_INT(db_int(rows, 1)), at,
		CELL_STR(db_str(rows, 3)), action, CELL_STR(object.table), CELL_INT(object.id),
		CELL_TEXT(key), CELL_TEXT(hex(db_str(rows, 7), before)),
		CELL_TEXT(hex(db_str(rows, 8), after)), CELL_TEXT(hex(db_str(rows, 9), hash)));
}

/* A log as a table: what the statement gives, a row for each entry. */
struct log {
	const char *sql;
	const struct column *columns;
	size_t n;
	sp_rc (*put)(const struct showing *s, const struct db_rows *rows, struct sp_err *e);
	bool actions; /* $5: of one action only */
};

static sp_rc show_log(struct command_call *call, const struct log *log, struct sp_err *e)
{
	DB_ROWS_AUTO rows = NULL;
	struct showing s = {.call = call};
	const char *municipality = call_option(call, "municipality");
	int code = municipality ? municipality_code(str_of(municipality)) : 0;
	if (municipality && !code)
		return sp_fail(e, SP_EINVAL,
			       N_("there is no municipality “{1}”: give a code (336) or a name "
				  "(Stevns)"),
			       municipality);
	char since[CIVIL_ISO_SIZE];
	civil_iso(call_option_date(call, "since"), since);
	const struct db_value args[] = {
		code ? DB_V_INT(code) : DB_V_NULL,
		DB_V_TEXT(call_option(call, "who")),
		call_option_count(call, "since") ? DB_V_TEXT(since) : DB_V_NULL,
		DB_V_INT(call_option_int(call, "limit", STANDARD_LIMIT)),
		log->actions ? DB_V_TEXT(call_option(call, "action")) : DB_V_NULL,
	};
	SP_TRY(call_store(call, DB_READ_ONLY, &s.db, e));
	SP_TRY(db_query(s.db, log->sql, args, log->actions ? 5 : 4, &rows, e));
	SP_TRY(call_table(call, log->columns, log->n, &s.table, e));
	DB_EACH(rows, e) {
		if (call_output_lost(call) || call_interrupted(call))
			break;
		SP_TRY(log->put(&s, rows, e));
	}
	SP_TRY(call_table_end(s.table, e));
	return call_interrupted(call) ? sp_fail_code(e, SP_ECANCELED) : SP_OK;
}

sp_rc cli_audit_show(struct command_call *call, struct sp_err *e)
{
	static const struct log log = {cli_sql_audit_entries, columns,
				       sizeof(columns) / sizeof(columns[0]), put_entry, true};
	return show_log(call, &log, e);
}

/* ---- the log of reads ---- */

const char cli_sql_audit_reads[] =
	"SELECT municipality, at, who, action, object_key, purpose, object_table, object_id FROM "
	"access_entry WHERE (CAST($1 AS BIGINT) IS NULL OR municipality = CAST($1 AS BIGINT)) "
	"AND (CAST($2 AS TEXT) IS NULL OR who = CAST($2 AS TEXT)) "
	"AND (CAST($3 AS TEXT) IS NULL OR at >= CAST($3 AS TEXT)) "
	"ORDER BY at DESC, municipality, id DESC LIMIT COALESCE(CAST($4 AS BIGINT), 50)";

static const struct column read_columns[] = {
	{"municipality", N_("Municipality"), CELL_INT, COLUMN_SPARE},
	{"time", N_("Time"), CELL_TIME, COLUMN_PLAIN},
	{"who", N_("Who"), CELL_TEXT, COLUMN_PLAIN},
	{"action", N_("Action"), CELL_TEXT, COLUMN_PLAIN},
	{"key", N_("Object"), CELL_TEXT, COLUMN_WHOLE},
	{"purpose", N_("Purpose"), CELL_TEXT, COLUMN_PLAIN},
	{"table", NULL, CELL_TEXT, COLUMN_PLAIN},
	{"id", NULL, CELL_INT, COLUMN_PLAIN},
};

static sp_rc put_read(const struct showing *s, const struct db_rows *rows, struct sp_err *e)
{
	struct cell action;
	struct cell at = {.type = CELL_TIME, .s = db_str(rows, 1)};
	SP_TRY(action_cell(s, db_str(rows, 3), &action));
	return call_row(s->table, e, CELL_INT(db_int(rows, 0)), at, CELL_STR(db_str(rows, 2)),
			action, CELL_STR(db_str(rows, 4)), CELL_STR(db_str(rows, 5)),
			CELL_STR(db_str(rows, 6)), CELL_INT(db_int(rows, 7)));
}

sp_rc cli_audit_reads(struct command_call *call, struct sp_err *e)
{
	static const struct log log = {cli_sql_audit_reads, read_columns,
				       sizeof(read_columns) / sizeof(read_columns[0]), put_read,
				       false};
	return show_log(call, &log, e);
}
