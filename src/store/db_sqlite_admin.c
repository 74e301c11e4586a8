/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SQLite adapter's upkeep: sizes for its planner, integrity check and online backup. */
#include "store/db_sqlite.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* A hundred municipalities of ten thousand rows; ten rows for each value of the next column, four
 * for each of those after it. Without figures SQLite takes all indexes for equally good, and reads
 * a whole municipality where it should read a meeting. The form is that of ANALYZE
 * (https://www.sqlite.org/fileformat2.html#stat1tab); full text keeps its own tables. */
static const char sizes_sql[] =
	"ANALYZE sqlite_schema;"
	"DELETE FROM sqlite_stat1;"
	"INSERT INTO sqlite_stat1 (tbl, idx, stat) SELECT t.name, CASE WHEN t.wr AND i.origin = "
	"'pk' THEN t.name ELSE i.name END, '1000000' || (SELECT GROUP_CONCAT(CASE WHEN "
	"i.\"unique\" "
	"AND c.seqno = (SELECT MAX(l.seqno) FROM pragma_index_info(i.name) l) THEN ' 1' WHEN "
	"c.seqno = 0 AND c.name = 'municipality' THEN ' 10000' WHEN c.seqno = 0 THEN ' 100' WHEN "
	"c.seqno = 1 THEN ' 10' ELSE ' 4' END, '') FROM pragma_index_info(i.name) c) FROM "
	"pragma_table_list t, pragma_index_list(t.name) i WHERE t.schema = 'main' AND t.type = "
	"'table' AND NOT EXISTS (SELECT 1 FROM pragma_table_list v WHERE v.type = 'virtual' AND "
	"t.name LIKE v.name || '!_%' ESCAPE '!');"
	"ANALYZE sqlite_schema;";

sp_rc lite_assume_sizes(struct db *db, struct sp_err *e)
{
	return lite_internal(lite_of(db), sizes_sql, e);
}

static sp_rc add_problem(struct arena *a, struct db_problems *out, sqlite3_stmt *s, bool keys)
{
	const char **line = sp_push(a, &out->list);
	SP_NEED(line);
	if (keys)
		*line = arena_printf(a, "%s row %lld: no such row in %s",
				     (const char *)sqlite3_column_text(s, 0),
				     (long long)sqlite3_column_int64(s, 1),
				     (const char *)sqlite3_column_text(s, 2));
	else
		*line = arena_strdup(a, (const char *)sqlite3_column_text(s, 0));
	SP_NEED(*line);
	return SP_OK;
}

static sp_rc walk(struct lite *lite, const char *sql, bool keys, struct arena *a,
		  struct db_problems *out, struct sp_err *e)
{
	sqlite3_stmt *s = NULL;
	lite->internal = true;
	int rc = sqlite3_prepare_v2(lite->handle, sql, -1, &s, NULL);
	sp_rc code = SP_OK;
	while (rc == SQLITE_OK && code == SP_OK && (rc = sqlite3_step(s)) == SQLITE_ROW) {
		const char *first = (const char *)sqlite3_column_text(s, 0);
		if (!first || strcmp(first, "ok") != 0)
			code = add_problem(a, out, s, keys);
		rc = SQLITE_OK;
	}
	if (code == SP_OK && rc != SQLITE_OK && rc != SQLITE_DONE)
		code = lite_fail(lite, rc, e);
	sqlite3_finalize(s);
	lite->internal = false;
	return code;
}

sp_rc lite_integrity(struct db *db, struct arena *a, struct db_problems *out, struct sp_err *e)
{
	struct lite *lite = lite_of(db);
	SP_TRY(walk(lite, "PRAGMA integrity_check", false, a, out, e));
	return walk(lite, "PRAGMA foreign_key_check", true, a, out, e);
}

static sp_rc io_fail(struct sp_err *e, const char *path)
{
	return sp_fail(e, SP_EIO, N_("the backup “{1}” cannot be written: {2}"), path,
		       strerror(errno));
}

static sp_rc exists(struct sp_err *e, const char *path)
{
	return sp_fail(e, SP_EEXIST, N_("the backup “{1}” exists already; give another name"),
		       path);
}

/* Copies all pages in one step: in WAL mode that is one snapshot and stops no writer. */
static sp_rc copy_pages(struct lite *lite, const char *temporary, struct sp_err *e)
{
	sqlite3 *to = NULL;
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
	int rc = sqlite3_open_v2(temporary, &to, flags, NULL);
	sqlite3_backup *b =
		rc == SQLITE_OK ? sqlite3_backup_init(to, "main", lite->handle, "main") : NULL;
	if (b) {
		(void)sqlite3_backup_step(b, -1);
		rc = sqlite3_backup_finish(b);
	} else if (rc == SQLITE_OK) {
		rc = sqlite3_errcode(to);
	}
	sp_rc code = SP_OK;
	if (rc != SQLITE_OK)
		code = sp_fail(e, rc == SQLITE_BUSY ? SP_EBUSY : SP_EIO,
			       N_("the backup “{1}” cannot be written: {2}"), temporary,
			       to ? sqlite3_errmsg(to) : sqlite3_errstr(rc));
	(void)sqlite3_close(to);
	return code;
}

static sp_rc sync_path(const char *path, int flags, struct sp_err *e)
{
	int fd = open(path, flags | O_CLOEXEC);
	bool ok = fd >= 0 && fsync(fd) == 0;
	sp_rc rc = ok ? SP_OK : io_fail(e, path);
	if (fd >= 0)
		(void)close(fd);
	return rc;
}

static sp_rc sync_folder_of(const char *path, struct sp_err *e)
{
	const char *slash = strrchr(path, '/');
	if (!slash)
		return sync_path(".", O_RDONLY | O_DIRECTORY, e);
	char *folder = strndup(path, slash == path ? 1 : (size_t)(slash - path));
	SP_NEED(folder);
	sp_rc rc = sync_path(folder, O_RDONLY | O_DIRECTORY, e);
	free(folder);
	return rc;
}

static sp_rc write_and_name(struct lite *lite, const char *temporary, const char *path,
			    struct sp_err *e)
{
	SP_TRY(copy_pages(lite, temporary, e));
	SP_TRY(sync_path(temporary, O_RDONLY, e));
	int rc = renameat2(AT_FDCWD, temporary, AT_FDCWD, path, RENAME_NOREPLACE);
	if (rc != 0 && errno == EINVAL) /* not every file system can refuse to replace */
		rc = rename(temporary, path);
	if (rc == 0)
		return sync_folder_of(path, e);
	return errno == EEXIST ? exists(e, path) : io_fail(e, path);
}

sp_rc lite_backup(struct db *db, const char *path, struct sp_err *e)
{
	char *temporary = NULL;
	if (access(path, F_OK) == 0)
		return exists(e, path);
	if (asprintf(&temporary, "%s.XXXXXX", path) < 0)
		return SP_ENOMEM;
	int fd = mkostemp(temporary, O_CLOEXEC);
	sp_rc rc = fd < 0 ? io_fail(e, path) : SP_OK;
	if (fd >= 0)
		(void)close(fd);
	if (rc == SP_OK)
		rc = write_and_name(lite_of(db), temporary, path, e);
	if (fd >= 0 && rc != SP_OK)
		(void)unlink(temporary);
	free(temporary);
	return rc;
}
