/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/import.h"

#include "council/aside.h"
#include "council/body.h"
#include "council/derive.h"
#include "council/derive_rules.h"
#include "council/files.h"
#include "council/import_parts.h"
#include "council/statements.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { BATCH_BYTES = 16 * 1024 * 1024, DERIVED_AT_ONCE = 256 };
static const size_t REREAD_MEMORY = (size_t)2 * 1024 * 1024 * 1024;

const char *import_fate_name(enum import_fate fate)
{
	static const char *const names[IMPORT_FATES] = {[IMPORT_NEW] = "new",
							[IMPORT_CHANGED] = "changed",
							[IMPORT_UNCHANGED] = "unchanged",
							[IMPORT_WITHDRAWN] = "withdrawn",
							[IMPORT_BELONGS] = "belongs",
							[IMPORT_SKIPPED] = "skipped",
							[IMPORT_FAILED] = "failed"};
	return names[fate];
}

/* ---- batches ---- */

struct span_of_batch {
	struct importer *im;
	unsigned from, to;
	uint32_t says; /* that were noted before */
};

static sp_rc write_batch(struct db *db, void *context, struct sp_err *e)
{
	const struct span_of_batch *b = context;
	unsigned derived;
	db_defer(db);
	b->im->says.n = b->says; /* it may be the second try */
	for (unsigned i = b->from; i < b->to; i++)
		SP_TRY(import_store_file(b->im, b->im->batch[i], &b->im->outcome[i], e));
	return derive_meetings(db, b->im->deriver, DERIVED_AT_ONCE, &derived, e);
}

static void count(struct importer *im, const struct import_read *r, const struct import_outcome *o)
{
	im->sum->files++;
	im->sum->bytes += r->file->size;
	im->sum->fates[o->fate]++;
	for (uint32_t i = 0; i < o->meetings.n; i++) {
		const struct meeting_stored *m = &o->meetings.at[i];
		im->sum->meetings += m->fate == MEETING_NEW || m->fate == MEETING_CHANGED;
		im->sum->items += m->items;
		im->sum->doubtful += m->doubtful;
		if (!m->new_body)
			continue;
		const char **slot = sp_push(im->keep, &im->sum->new_bodies);
		if (slot)
			*slot = arena_strdup(im->keep, m->new_body);
	}
}

static void tell_meetings(const struct importer *im, const struct import_read *r,
			  const struct import_outcome *o)
{
	for (uint32_t i = 0; i < o->meetings.n; i++) {
		if (o->meetings.at[i].unsure)
			call_warn(
				im->call, r->file->name,
				N_("a meeting of the body on that day is known already, about "
				   "other "
				   "matters: this is stored as “{1}”, another one. If the two are "
				   "one: spor meeting join {1}"),
				o->meetings.at[i].key);
		if (o->meetings.at[i].elsewhere)
			call_warn(im->call, r->file->name,
				  N_("read again it says another day or another body than “{1}”, "
				     "under which it stays: look at it, and correct what is wrong"),
				  o->meetings.at[i].key);
	}
}

/* What the reader had to say of a file that brought something, the first of many. */
static void tell_warnings(const struct importer *im, const struct import_read *r,
			  const struct import_outcome *out)
{
	enum { TOLD_MOST = 3 };
	char rest[24];
	uint32_t n = 0;
	if (out->fate != IMPORT_NEW && out->fate != IMPORT_CHANGED)
		return;
	for (uint32_t i = 0; i < r->records.list.n; i++) {
		const struct extraction *x = r->records.list.at[i]->from;
		for (uint32_t k = 0; k < x->warnings.n; k++)
			if (n++ < TOLD_MOST)
				call_warn(im->call, r->file->name, x->warnings.at[k].key,
					  x->warnings.at[k].arg);
	}
	if (n <= TOLD_MOST)
		return;
	(void)snprintf(rest, sizeof(rest), "%u", n - TOLD_MOST);
	call_warn(im->call, r->file->name, N_("{1} more warnings stand in the report (--report)"),
		  rest);
}

static void finish_file(struct importer *im, struct import_read *r, struct import_outcome *out)
{
	count(im, r, out);
	if (out->fate == IMPORT_FAILED && r->aside) {
		im->sum->aside++;
		im->call->some_failed = true;
		im->call->failed_as = r->rc;
	} else if (out->fate == IMPORT_FAILED) {
		sp_err_where(&r->err, r->file->name);
		call_failed(im->call, &r->err);
	}
	tell_warnings(im, r, out);
	tell_meetings(im, r, out);
	if (out->print_of)
		call_note(
			im->call,
			N_("{1} reads as the minutes of {2}, which the export beside it gives: it "
			   "belongs with the export and is no version of its own"),
			r->file->name, out->print_of);
	report_file(im->report, r, out);
	if (im->wish->watch)
		watch_done(im->wish->watch, r->file->path, import_is_export(r) || r->beside.n,
			   r->rc == SP_EIO || r->rc == SP_ENOMEM || r->rc == SP_ETIMEOUT);
}

/* Told now, or kept for the end of the run. */
static sp_rc finish_or_hold(struct importer *im, unsigned i)
{
	struct import_read *r = im->batch[i];
	if (!im->outcome[i].held) {
		finish_file(im, r, &im->outcome[i]);
		return SP_OK;
	}
	im->batch[i] = NULL;
	return import_hold(im, r, &im->outcome[i]);
}

/* One that cannot be stored must not take its neighbours with it; SP_OK when it alone failed. */
static sp_rc write_alone(struct importer *im, unsigned i, struct sp_err *e)
{
	struct span_of_batch one = {im, i, i + 1, im->says.n};
	sp_rc rc = db_transact(im->db, write_batch, &one, e);
	if (rc == SP_OK || rc == SP_ESTORE || rc == SP_EIO || rc == SP_EBUSY || rc == SP_ECANCELED)
		return rc;
	if (e->code != rc)
		(void)sp_fail_code(e, rc);
	im->batch[i]->rc = rc;
	im->batch[i]->err = *e;
	im->outcome[i] = (struct import_outcome){.fate = IMPORT_FAILED};
	return SP_OK;
}

static sp_rc flush(struct importer *im, struct sp_err *e)
{
	struct span_of_batch all = {im, 0, im->n, im->says.n};
	instant_iso(instant_now(NULL), im->now);
	arena_reset(im->scratch);
	sp_rc rc = im->n ? db_transact(im->db, write_batch, &all, e) : SP_OK;
	bool whole = rc == SP_OK;
	/* no room, somebody else: not the fault of one of them */
	bool hopeless = rc == SP_ECANCELED || rc == SP_EBUSY || rc == SP_EIO || rc == SP_EDENIED;
	if (!whole)
		im->says.n = all.says;
	for (unsigned i = 0; i < im->n && !hopeless; i++) {
		rc = whole ? SP_OK : write_alone(im, i, e);
		if (rc == SP_OK)
			rc = finish_or_hold(im, i);
		if (rc != SP_OK)
			break;
	}
	for (unsigned i = 0; i < im->n; i++)
		import_read_free(im->batch[i]);
	im->n = 0;
	im->batch_bytes = 0;
	return rc;
}

/* The files that this one took in, now or when it was first imported, are not read for themselves.
 */
static sp_rc claim_neighbours(struct importer *im, struct import_read *r, struct sp_err *e)
{
	const char *folder = files_folder_of(r->arena, r->file->path);
	SP_NEED(folder);
	if (r->file->stored)
		return SP_OK;
	if (r->known && !r->beside.n)
		SP_TRY(aside_neighbours(im->db, r, e));
	for (uint32_t i = 0; i < r->beside.n; i++) {
		const char *path = arena_printf(r->arena, "%s/%s", folder, r->beside.at[i].name);
		SP_NEED(path);
		import_pool_mark(im->pool, path);
	}
	return SP_OK;
}

static sp_rc take(struct importer *im, struct import_read *r, struct sp_err *e)
{
	im->batch[im->n++] = r;
	/* it may have been read ahead of the one that claims it */
	r->belongs =
		r->belongs || (!r->file->stored && import_pool_marked(im->pool, r->file->path));
	if (!r->belongs)
		SP_TRY(claim_neighbours(im, r, e));
	im->batch_bytes += r->belongs ? 0 : r->file->size + r->records.list.n * 65536u;
	return im->n == IMPORT_BATCH || im->batch_bytes > BATCH_BYTES ? flush(im, e) : SP_OK;
}

/* ---- the whole ---- */

static sp_rc drain(struct importer *im, const struct import_scan *scan, struct sp_err *e)
{
	struct import_read *r;
	struct call_progress now = {.what = N_("importing"), .total = scan->files.n};
	while (!call_interrupted(im->call) && import_pool_next(im->pool, &r)) {
		if (!r)
			return sp_fail_code(e, SP_ENOMEM);
		now.done++;
		now.bytes += r->file->size;
		SP_TRY(take(im, r, e));
		now.failed = im->sum->fates[IMPORT_FAILED];
		call_progress(im->call, &now);
	}
	SP_TRY(flush(im, e));
	if (call_interrupted(im->call))
		return sp_fail_code(e, SP_ECANCELED);
	SP_TRY(import_settle(im, e));
	for (uint32_t i = 0; i < im->held.n; i++)
		finish_file(im, im->held.at[i].file, &im->held.at[i].outcome);
	return SP_OK;
}

static sp_rc run_pool(struct importer *im, const struct import_scan *scan, struct sp_err *e)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);
	sp_rc rc = import_pool_start(im->lex, scan, &im->known, cores > 0 ? (unsigned)cores : 1,
				     &im->pool, e);
	if (rc == SP_OK)
		rc = drain(im, scan, e);
	call_progress_end(im->call);
	for (unsigned i = 0; i < im->n; i++)
		import_read_free(im->batch[i]);
	im->n = 0;
	import_drop_held(im);
	import_pool_stop(im->pool);
	im->pool = NULL;
	return rc;
}

static sp_rc count_stale(struct importer *im, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(READER_VERSION), DB_V_INT(im->words)};
	DB_ROWS_AUTO rows = NULL;
	bool more;
	SP_TRY(db_query(im->db, council_sql(SQL_STALE_COUNT), args, 2, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	im->sum->stale = more ? (uint64_t)db_int(rows, 0) : 0;
	return SP_OK;
}

/* The new bodies with the abbreviations that the documents of this run used for them. */
static sp_rc abbreviate(struct importer *im, const char **name, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_TEXT(*name)};
	const char *with = NULL;
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(im->db,
			"SELECT a.alias FROM body b JOIN body_alias a ON a.municipality = "
			"b.municipality AND a.body = b.id WHERE b.name = $1 ORDER BY a.alias",
			args, 1, &rows, e));
	DB_EACH(rows, e) {
		struct str alias = db_str(rows, 0);
		char *letters = body_abbreviation(im->keep, alias), *own = str_dup(im->keep, alias);
		SP_NEED(own);
		if (letters && strcmp(letters, own) == 0)
			SP_NEED(with = with ? arena_printf(im->keep, "%s, %s", with, own)
					    : arena_printf(im->keep, "%s (%s", *name, own));
	}
	if (with)
		SP_NEED(*name = arena_printf(im->keep, "%s)", with));
	return SP_OK;
}

static sp_rc import_files(struct importer *im, const struct import_scan *scan, struct sp_err *e)
{
	SP_TRY(aside_known(im->db, im->keep, im->wish, im->words, &im->known, e));
	SP_TRY(run_pool(im, scan, e));
	return im->wish->watch ? SP_OK : count_stale(im, e);
}

/* Batches of the store's own documents; what was set aside is not among them. */
static sp_rc reread_all(struct importer *im, struct sp_err *e)
{
	int64_t after[2] = {-1, 0};
	for (;;) {
		ARENA_AUTO batch = arena_new(REREAD_MEMORY);
		struct import_scan scan = {0};
		SP_NEED(batch);
		SP_TRY(import_stored(im->db, batch, im->wish, im->words, after, &scan, e));
		if (!scan.files.n)
			return SP_OK;
		SP_TRY(run_pool(im, &scan, e));
	}
}

static sp_rc renew_rules(struct db *db, void *context, struct sp_err *e)
{
	(void)context;
	return derive_rules_renew(db, e);
}

static sp_rc open_store(struct importer *im, struct sp_err *e)
{
	bool old;
	SP_TRY(call_store(im->call, DB_CREATE, &im->db, e));
	SP_TRY(derive_rules_old(im->db, &old, e));
	return old ? db_transact(im->db, renew_rules, NULL, e) : SP_OK;
}

static void lexicon_cleanup(struct lexicon **lex)
{
	lexicon_free(*lex);
}

static sp_rc take_scanned(struct importer *im, const struct import_scan *scan, struct sp_err *e)
{
	__attribute__((cleanup(lexicon_cleanup))) struct lexicon *lex = NULL;
	SP_TRY(lexicon_load(call_setting(im->call, "lexicon.file"), &lex, e));
	im->lex = lex;
	im->words = lexicon_stamp(lex);
	SP_TRY(open_store(im, e));
	ids_init(&im->ids, ids_random_node(), instant_now, NULL);
	SP_TRY(report_open(im->keep, im->wish->report, &im->report, e));
	im->sum->fates[IMPORT_FAILED] += scan->refused.n;
	im->sum->files += scan->refused.n;
	for (uint32_t i = 0; i < scan->refused.n; i++)
		report_refused(im->report, &scan->refused.at[i]);
	im->sum->fates[IMPORT_SKIPPED] += scan->left.n;
	im->sum->files += scan->left.n;
	im->sum->left = scan->left.n;
	for (uint32_t i = 0; i < scan->left.n; i++)
		report_left(im->report, &scan->left.at[i]);
	sp_rc rc = im->wish->reread ? reread_all(im, e) : SP_OK;
	if (rc == SP_OK && im->wish->n)
		rc = import_files(im, scan, e);
	if (rc == SP_OK)
		/* also what one that was killed, or an older program, has left */
		rc = derive_all(im->call, im->db, im->deriver, e);
	for (uint32_t i = 0; rc == SP_OK && i < im->sum->new_bodies.n; i++)
		rc = abbreviate(im, &im->sum->new_bodies.at[i], e);
	sp_rc closed = report_close(im->report, im->sum, rc == SP_OK ? e : NULL);
	return rc != SP_OK ? rc : closed;
}

static sp_rc import_all(struct importer *im, struct sp_err *e)
{
	struct watch *watch = im->wish->watch;
	struct import_scan scan = {0};
	if (watch)
		watch_begin(watch);
	sp_rc rc = import_scan(im->call, im->wish, &scan, e);
	/* while nothing happens the store is left alone */
	if (rc == SP_OK && !(watch && !scan.files.n && !scan.refused.n))
		rc = take_scanned(im, &scan, e);
	for (uint32_t i = 0; watch && rc == SP_OK && i < scan.archives.n; i++)
		watch_done(watch, scan.archives.at[i], false, false);
	if (watch)
		watch_end(watch);
	import_scan_clean(&scan);
	return rc;
}

sp_rc import_run(struct command_call *call, const struct import_wish *wish,
		 struct import_summary *out, struct sp_err *e)
{
	ARENA_AUTO scratch = arena_new((size_t)512 * 1024 * 1024);
	DERIVER_AUTO deriver = NULL;
	struct importer *im = ARENA_NEW(wish->arena, struct importer);
	SP_NEED(scratch && im);
	SP_TRY(deriver_new(&deriver, e));
	im->call = call;
	im->wish = wish;
	im->sum = out;
	im->keep = wish->arena;
	im->scratch = scratch;
	im->deriver = deriver;
	sp_rc rc = import_all(im, e);
	return rc != SP_OK && !e->key ? sp_fail_code(e, rc) : rc;
}
