/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening a store file: is it ours, and the switches under which it is used. Defensive mode,
 * trusted_schema off and the authorizer hold against a store file that someone else has made
 * (https://sqlite.org/security.html, "Untrusted SQLite Database Files"). */
#include "store/db_sqlite.h"
#include "store/search_rank.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LITE_LONGEST_VALUE = 512 * 1024 * 1024 };

/* Outside a transaction the adapter waits by itself; db_begin wants to hear of it at once. */
static int on_busy(void *context, int tries)
{
	struct lite *lite = context;
	(void)tries;
	return !lite->base.in_transaction && db_patience_wait(&lite->patience);
}

static bool reads_only(int action)
{
	return action == SQLITE_SELECT || action == SQLITE_READ || action == SQLITE_FUNCTION ||
	       action == SQLITE_RECURSIVE;
}

static int authorize(void *context, int action, const char *a, const char *b, const char *c,
		     const char *d)
{
	const struct lite *lite = context;
	(void)c;
	(void)d;
	if (lite->internal)
		return SQLITE_OK;
	switch (action) {
	case SQLITE_UPDATE:
		/* declaring a full-text table looks like this; defensive mode refuses real ones */
		return lite->base.mode != DB_READ_ONLY || sqlite3_stricmp(a, "sqlite_master") == 0
			       ? SQLITE_OK
			       : SQLITE_DENY;
	case SQLITE_ATTACH:
	case SQLITE_DETACH:
	case SQLITE_TRANSACTION:
	case SQLITE_SAVEPOINT:
		return SQLITE_DENY;
	case SQLITE_PRAGMA:
		/* full text asks for the second to see whether its cache is still good */
		return sqlite3_stricmp(a, "defer_foreign_keys") == 0 ||
				       (sqlite3_stricmp(a, "data_version") == 0 && !b)
			       ? SQLITE_OK
			       : SQLITE_DENY;
	case SQLITE_FUNCTION:
		return sqlite3_stricmp(b, "load_extension") == 0 ? SQLITE_DENY : SQLITE_OK;
	default:
		return lite->base.mode != DB_READ_ONLY || reads_only(action) ? SQLITE_OK
									     : SQLITE_DENY;
	}
}

static void set_limits(sqlite3 *h)
{
	static const struct {
		int what, on;
	} switches[] = {
		{SQLITE_DBCONFIG_DEFENSIVE, 1},	  {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
		{SQLITE_DBCONFIG_ENABLE_FKEY, 1}, {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
		{SQLITE_DBCONFIG_DQS_DDL, 0},	  {SQLITE_DBCONFIG_DQS_DML, 0}};
	for (size_t i = 0; i < sizeof(switches) / sizeof(switches[0]); i++)
		(void)sqlite3_db_config(h, switches[i].what, switches[i].on, (int *)NULL);
	(void)sqlite3_limit(h, SQLITE_LIMIT_LENGTH, LITE_LONGEST_VALUE);
	(void)sqlite3_limit(h, SQLITE_LIMIT_ATTACHED, 0);
}

static sp_rc pragma_int(struct lite *lite, const char *sql, int64_t *out, struct sp_err *e)
{
	sqlite3_stmt *s = NULL;
	bool before = lite->internal;
	lite->internal = true;
	int rc = sqlite3_prepare_v2(lite->handle, sql, -1, &s, NULL);
	lite->internal = before;
	if (rc == SQLITE_OK)
		rc = sqlite3_step(s);
	if (rc == SQLITE_ROW)
		*out = sqlite3_column_int64(s, 0);
	sp_rc code = rc == SQLITE_ROW ? SP_OK : lite_fail(lite, rc, e);
	sqlite3_finalize(s);
	return code;
}

static bool begins_as_sqlite(sqlite3 *handle)
{
	static const char magic[] = "SQLite format 3";
	char begin[sizeof(magic)] = "";
	const char *path = sqlite3_db_filename(handle, "main");
	FILE *f = path && *path ? fopen(path, "rbe") : NULL;
	size_t n = f ? fread(begin, 1, sizeof(begin), f) : 0;
	if (f)
		(void)fclose(f);
	return n == sizeof(begin) && memcmp(begin, magic, sizeof(magic)) == 0;
}

/* A file without pages is new: only DB_CREATE may make it a store. */
static sp_rc check_ours(struct lite *lite, struct sp_err *e)
{
	int64_t id = 0, pages = 0;
	sp_rc rc = pragma_int(lite, "PRAGMA application_id", &id, e);
	if (rc == SP_OK)
		rc = pragma_int(lite, "PRAGMA page_count", &pages, e);
	if (rc == SP_ECORRUPT && begins_as_sqlite(lite->handle))
		return sp_fail(e, rc,
			       N_("the store “{1}” is damaged or cut short: restore a backup"),
			       lite->base.label);
	if (rc == SP_ECORRUPT)
		return sp_fail(e, rc, N_("“{1}” is not a Spor store: it is not an SQLite database"),
			       lite->base.label);
	SP_TRY(rc);
	if (id == LITE_APPLICATION_ID)
		return SP_OK;
	if (pages > 0)
		return sp_fail(e, SP_ECORRUPT,
			       N_("“{1}” is an SQLite database, but not a Spor store"),
			       lite->base.label);
	if (lite->base.mode != DB_CREATE)
		return sp_fail(e, SP_ECORRUPT,
			       N_("“{1}” is empty; make a store of it with “spor init”"),
			       lite->base.label);
	return lite_internal(lite, "PRAGMA application_id = 0x53706F72", e);
}

sp_rc lite_setup(struct lite *lite, struct sp_err *e)
{
	set_limits(lite->handle);
	(void)sqlite3_extended_result_codes(lite->handle, 1);
	(void)sqlite3_busy_handler(lite->handle, on_busy, lite);
	(void)sqlite3_set_authorizer(lite->handle, authorize, lite);
	SP_TRY(check_ours(lite, e));
	int rc = search_rank_register(lite->handle);
	if (rc != SQLITE_OK)
		return lite_fail(lite, rc, e);
	SP_TRY(lite_internal(lite,
			     "PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY;"
			     "PRAGMA cell_size_check = ON;",
			     e));
	if (lite->base.mode == DB_READ_ONLY)
		return lite_internal(lite, "PRAGMA query_only = ON", e);
	/* FULL: each commit reaches the disk before it is acknowledged. Checkpoints each 16 MiB
	 * instead of 4 MiB write a page that changes often fewer times. */
	return lite_internal(lite,
			     "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
			     "PRAGMA wal_autocheckpoint = 4096;"
			     "PRAGMA journal_size_limit = 67108864;",
			     e);
}

static sp_rc code_of_errno(int number)
{
	return number == EACCES || number == EPERM || number == EROFS ? SP_EDENIED : SP_EIO;
}

/* Makes the file itself, so that nobody else can read it. SQLite gives its helper files the same
 * rights. */
static sp_rc make_file(const char *path, struct sp_err *e)
{
	struct stat st;
	if (stat(path, &st) == 0)
		return SP_OK;
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
	if (fd < 0)
		return sp_fail(e, code_of_errno(errno), N_("the store “{1}” cannot be made: {2}"),
			       path, strerror(errno));
	(void)close(fd);
	return SP_OK;
}

static sp_rc check_file(const char *path, struct sp_err *e)
{
	struct stat st;
	if (stat(path, &st) != 0)
		return errno == ENOENT || errno == ENOTDIR
			       ? sp_fail(e, SP_ENOTFOUND,
					 N_("there is no store “{1}”; make one with “spor init”"),
					 path)
			       : sp_fail(e, code_of_errno(errno),
					 N_("the store “{1}” cannot be opened: {2}"), path,
					 strerror(errno));
	if (S_ISREG(st.st_mode))
		return SP_OK;
	return sp_fail(e, SP_ECORRUPT, N_("“{1}” is not a Spor store: it is not a file"), path);
}

static sp_rc open_handle(struct lite *lite, const char *path, struct sp_err *e)
{
	int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW;
	flags |= lite->base.mode == DB_READ_ONLY ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
	char real[PATH_MAX];
	if (!realpath(path, real))
		return sp_fail(e, code_of_errno(errno), N_("the store “{1}” cannot be opened: {2}"),
			       path, strerror(errno));
	int rc = sqlite3_open_v2(real, &lite->handle, flags, NULL);
	return rc == SQLITE_OK ? lite_setup(lite, e) : lite_fail(lite, rc, e);
}

sp_rc db_sqlite_open(const char *path, enum db_mode mode, struct db **out, struct sp_err *e)
{
	if (mode == DB_CREATE)
		SP_TRY(make_file(path, e));
	SP_TRY(check_file(path, e));
	struct lite *lite = calloc(1, sizeof(*lite));
	SP_NEED(lite);
	lite->base = (struct db){.ops = &lite_ops, .mode = mode, .label = strdup(path)};
	sp_rc rc = lite->base.label ? open_handle(lite, path, e) : SP_ENOMEM;
	if (rc != SP_OK) {
		db_close(&lite->base);
		return rc;
	}
	*out = &lite->base;
	return SP_OK;
}
