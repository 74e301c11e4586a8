/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/commands.h"

#include "core/human.h"
#include "council/derive.h"
#include "council/import.h"
#include "council/key.h"
#include "council/restore.h"
#include "council/statements.h"

#include <stdio.h>
#include <time.h>

enum { WATCH_SECONDS = 5, RUN_MEMORY = 1024 * 1024 * 1024 };

static const struct column columns[] = {
	{"files", NULL, CELL_INT, COLUMN_PLAIN},     {"new", NULL, CELL_INT, COLUMN_PLAIN},
	{"changed", NULL, CELL_INT, COLUMN_PLAIN},   {"unchanged", NULL, CELL_INT, COLUMN_PLAIN},
	{"withdrawn", NULL, CELL_INT, COLUMN_PLAIN}, {"belongs", NULL, CELL_INT, COLUMN_PLAIN},
	{"skipped", NULL, CELL_INT, COLUMN_PLAIN},   {"failed", NULL, CELL_INT, COLUMN_PLAIN},
	{"meetings", NULL, CELL_INT, COLUMN_PLAIN},  {"items", NULL, CELL_INT, COLUMN_PLAIN},
	{"doubtful", NULL, CELL_INT, COLUMN_PLAIN},  {"waiting", NULL, CELL_INT, COLUMN_PLAIN}};

static void put_part(struct command_call *call, struct buf *out, const char *key, uint64_t n)
{
	if (!n)
		return;
	buf_puts(out, buf_view(out).n ? ", " : "");
	buf_puts(out, call_tr(call, key));
	buf_char(out, ' ');
	human_count(out, call->lang, (int64_t)n);
}

static const char *number(struct command_call *call, uint64_t n)
{
	BUF_AUTO out = BUF_INIT(64);
	human_count(&out, call->lang, (int64_t)n);
	return buf_take(&out, call->arena);
}

static const char *nothing(const struct command_call *call)
{
	if (!call_arg_count(call) && !call_switch(call, "reread"))
		return N_("What was left is done: all of the record can be searched");
	return call_arg_count(call)
		       ? N_("No files there")
		       : N_("No document was read by another reader or with other words");
}

static void put_people(struct command_call *call, const struct import_summary *sum)
{
	static const struct {
		enum import_fate fate;
		const char *key;
	} parts[] = {{IMPORT_NEW, N_("new")},
		     {IMPORT_CHANGED, N_("changed")},
		     {IMPORT_UNCHANGED, N_("unchanged")},
		     {IMPORT_WITHDRAWN, N_("withdrawn")},
		     {IMPORT_BELONGS, N_("attachments")},
		     {IMPORT_SKIPPED, N_("left out")},
		     {IMPORT_FAILED, N_("set aside")}};
	BUF_AUTO out = BUF_INIT(4096);
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		put_part(call, &out, parts[i].key, sum->fates[parts[i].fate]);
	const char *files = number(call, sum->files), *fates = buf_take(&out, call->arena);
	const char *meetings = number(call, sum->meetings), *items = number(call, sum->items);
	const char *doubtful = number(call, sum->doubtful);
	if (!files || !fates || !meetings || !items || !doubtful)
		return;
	if (sum->files)
		call_print(call, N_("Files: {1} ({2})"), files, fates);
	else if (!call->some_failed)
		call_print(call, nothing(call));
	if (sum->meetings)
		call_print(call, N_("Written: meetings {1}, items {2} (doubtful {3})"), meetings,
			   items, doubtful);
}

static void put_notes(struct command_call *call, const struct import_summary *sum)
{
	BUF_AUTO out = BUF_INIT(64 * 1024);
	for (uint32_t i = 0; i < sum->new_bodies.n; i++)
		buf_printf(&out, "%s%s", i ? "; " : "", sum->new_bodies.at[i]);
	const char *bodies = buf_take(&out, call->arena), *aside = number(call, sum->aside);
	if (bodies && *bodies)
		call_note(call,
			  N_("new bodies: {1} (join two names of one body with “spor body merge”)"),
			  bodies);
	const char *left = number(call, sum->left), *stale = number(call, sum->stale);
	if (left && sum->left)
		call_note(
			call,
			N_("links, pipes and unsafe names in archives were left out: {1} (--report "
			   "names them)"),
			left);
	if (stale && sum->stale)
		call_note(call,
			  N_("documents in the store that were read by another version of the "
			     "reader, or with other words: {1} (import --reread reads them again)"),
			  stale);
	const char *waiting = number(call, sum->waiting);
	if (waiting && sum->waiting)
		call_note(
			call,
			N_("corrections that wait, because the document says something else now or "
			   "their place is gone: {1} (spor correct --queue shows them)"),
			waiting);
	if (aside && sum->aside)
		call_note(
			call,
			N_("set aside at an earlier import and not tried again: {1} (--retry tries "
			   "them, --report says why)"),
			aside);
}

static sp_rc print_summary(struct command_call *call, const struct import_summary *sum,
			   struct sp_err *e)
{
	const uint64_t *f = sum->fates;
	if (call->format == FORMAT_HUMAN)
		put_people(call, sum);
	else
		SP_TRY(call_record(
			call, columns, e, CELL_INT((int64_t)sum->files),
			CELL_INT((int64_t)f[IMPORT_NEW]), CELL_INT((int64_t)f[IMPORT_CHANGED]),
			CELL_INT((int64_t)f[IMPORT_UNCHANGED]),
			CELL_INT((int64_t)f[IMPORT_WITHDRAWN]),
			CELL_INT((int64_t)f[IMPORT_BELONGS]), CELL_INT((int64_t)f[IMPORT_SKIPPED]),
			CELL_INT((int64_t)f[IMPORT_FAILED]), CELL_INT((int64_t)sum->meetings),
			CELL_INT((int64_t)sum->items), CELL_INT((int64_t)sum->doubtful),
			CELL_INT((int64_t)sum->waiting)));
	put_notes(call, sum);
	return SP_OK;
}

static sp_rc count_waiting(struct command_call *call, struct import_summary *sum, struct sp_err *e)
{
	struct db *db = NULL;
	DB_ROWS_AUTO rows = NULL;
	bool more;
	SP_TRY(call_store(call, DB_CREATE, &db, e));
	SP_TRY(db_query(db, council_sql(SQL_WAITING_COUNT), NULL, 0, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	sum->waiting = more ? (uint64_t)db_int(rows, 0) : 0;
	return SP_OK;
}

/* An arena a run: one that watches for months must not grow. */
static sp_rc once(struct command_call *call, struct import_wish *wish, bool quiet, struct sp_err *e)
{
	ARENA_AUTO keep = arena_new(RUN_MEMORY);
	struct import_summary sum = {0};
	SP_NEED(keep);
	wish->arena = keep;
	SP_TRY(import_run(call, wish, &sum, e));
	SP_TRY(count_waiting(call, &sum, e));
	if (wish->n == 1 && sum.files < 2)
		call->alone = true;
	bool idle = sum.files == sum.fates[IMPORT_UNCHANGED] + sum.fates[IMPORT_BELONGS] +
					 sum.fates[IMPORT_SKIPPED] + sum.aside;
	return quiet && idle ? SP_OK : print_summary(call, &sum, e);
}

/* Another program at work on the store: what waits is taken at the next look. */
static sp_rc look(struct command_call *call, struct import_wish *wish, struct sp_err *e)
{
	sp_rc rc = once(call, wish, true, e);
	if (rc != SP_EBUSY)
		return rc;
	call_failed(call, e);
	*e = (struct sp_err){.key = NULL};
	return SP_OK;
}

/* Case systems drop their exports on network drives, where no event tells of it: look again now and
 * then. */
static sp_rc watch_on(struct command_call *call, struct import_wish *wish, struct sp_err *e)
{
	int64_t seconds = call_option_int(call, "every", WATCH_SECONDS);
	call_note(call, N_("watching for new files; end with Ctrl-C"));
	while (!call_interrupted(call)) {
		for (int64_t tenth = 0; tenth < seconds * 10 && !call_interrupted(call); tenth++)
			(void)nanosleep(&(struct timespec){.tv_nsec = 100000000}, NULL);
		if (!call_interrupted(call))
			SP_TRY(look(call, wish, e));
	}
	return SP_OK;
}

static void watch_cleanup(struct watch **w)
{
	watch_free(*w);
}

/* ---- an export of Spor's own ---- */

static const struct column restored[] = {{"municipalities", NULL, CELL_INT, COLUMN_PLAIN},
					 {"documents", NULL, CELL_INT, COLUMN_PLAIN},
					 {"meetings", NULL, CELL_INT, COLUMN_PLAIN},
					 {"items", NULL, CELL_INT, COLUMN_PLAIN},
					 {"rows", NULL, CELL_INT, COLUMN_PLAIN}};

/* It is read back as it was written: nothing else can be said of it. */
static sp_rc check_alone(const struct command_call *call, const char *path, struct sp_err *e)
{
	static const char *const options[] = {"body",	"date",	 "report",	"retry",
					      "reread", "watch", "municipality"};
	if (restore_is_partial(path))
		return sp_fail(e, SP_EFORMAT,
			       N_("“{1}” is an export that was not finished, or has lost its "
				  "manifest: it cannot be read back; export again"),
			       path);
	if (call_arg_count(call) > 1)
		return sp_fail(e, SP_EINVAL,
			       N_("“{1}” is an export of Spor: it is read back by itself, without "
				  "other paths"),
			       path);
	for (size_t i = 0; i < sizeof(options) / sizeof(options[0]); i++)
		if (call_option(call, options[i]) || call_option_count(call, options[i]))
			return sp_fail(e, SP_EINVAL,
				       N_("“{1}” is an export of Spor: it is read back as it was "
					  "written, and --{2} does not go with it"),
				       path, options[i]);
	return SP_OK;
}

static sp_rc restore(struct command_call *call, const char *path, struct sp_err *e)
{
	struct restore_done done;
	SP_TRY(check_alone(call, path, e));
	sp_rc rc = restore_run(call, path, &done, e);
	if (rc != SP_OK)
		return e->key ? rc : sp_fail_code(e, rc);
	if (call->format != FORMAT_HUMAN)
		return call_record(call, restored, e, CELL_INT(done.municipalities),
				   CELL_INT(done.documents), CELL_INT(done.meetings),
				   CELL_INT(done.items), CELL_INT(done.rows));
	const char *documents = number(call, (uint64_t)done.documents);
	const char *meetings = number(call, (uint64_t)done.meetings);
	const char *items = number(call, (uint64_t)done.items);
	SP_NEED(documents && meetings && items);
	call_print(call, N_("Read back from {1}: documents {2}, meetings {3}, items {4}"), path,
		   documents, meetings, items);
	return SP_OK;
}

/* Something that an import which was killed, or an older program, has not derived yet. */
static bool left_to_derive(struct command_call *call)
{
	struct sp_err e = {.key = NULL};
	struct db *db = NULL;
	bool waits = false;
	return call_store(call, DB_READ_ONLY, &db, &e) == SP_OK &&
	       derive_waits(db, &waits, &e) == SP_OK && waits;
}

static sp_rc check_asked(struct command_call *call, struct sp_err *e)
{
	size_t n = call_arg_count(call);
	if (call_option(call, "every") && !call_switch(call, "watch"))
		return sp_fail(e, SP_EINVAL, N_("--every goes with --watch"));
	if (!n && call_switch(call, "watch"))
		return sp_fail(e, SP_EINVAL, N_("--watch wants a folder to watch"));
	if (n || call_switch(call, "reread") || left_to_derive(call))
		return SP_OK;
	return sp_fail(e, SP_EINVAL,
		       N_("say what to import: files, folders or archives; or --reread"));
}

static const char *find_export(const struct command_call *call)
{
	for (size_t i = 0; i < call_arg_count(call); i++)
		if (restore_is_export(call_arg(call, i)) || restore_is_partial(call_arg(call, i)))
			return call_arg(call, i);
	return NULL;
}

sp_rc council_import_run(struct command_call *call, struct sp_err *e)
{
	size_t n = call_arg_count(call);
	const char **paths = arena_array(call->arena, n, sizeof(*paths));
	struct import_wish wish = {.paths = paths,
				   .n = n,
				   .body = call_option(call, "body"),
				   .date = call_option_date(call, "date"),
				   .report = call_option(call, "report"),
				   .retry = call_switch(call, "retry"),
				   .reread = call_switch(call, "reread")};
	SP_NEED(paths);
	SP_TRY(check_asked(call, e));
	for (size_t i = 0; i < n; i++)
		paths[i] = call_arg(call, i);
	const char *exported = find_export(call);
	if (exported)
		return restore(call, exported, e);
	SP_TRY(key_municipality(call_option(call, "municipality"), &wish.municipality, e));
	SP_TRY(key_municipality(call_setting(call, "municipality"), &wish.otherwise, e));
	__attribute__((cleanup(watch_cleanup))) struct watch *memory = NULL;
	if (call_switch(call, "watch")) {
		memory = watch_new();
		SP_NEED(memory);
	}
	wish.watch = memory;
	sp_rc rc = once(call, &wish, false, e);
	wish.reread = false;
	if (memory && rc == SP_OK)
		rc = watch_on(call, &wish, e);
	if (!memory || (rc != SP_OK && rc != SP_ECANCELED))
		return rc;
	/* ended as the user was told to; what failed on the way has been told, too */
	call->some_failed = false;
	return SP_OK;
}
