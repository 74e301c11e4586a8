/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/import.h"

#include "core/instant.h"
#include "council/report.h"
#include "read/municipality.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define HASH_NONFATAL_OOM 1
#include <uthash.h>

/* Results written in one transaction: enough to share its cost, few enough to lose little time when
 * it must be done again. */
enum { BATCH = 24, BATCH_BYTES = 16 * 1024 * 1024 };

struct path_entry {
	UT_hash_handle hh;
	char path[];
};

struct importer {
	struct command_call *call;
	const struct import_wish *wish;
	struct import_summary *sum;
	struct db *db;
	struct ids ids;
	struct arena *keep;    /* for the whole import */
	struct arena *scratch; /* for one batch */
	struct report *report;
	struct path_entry *used; /* files that belong to an export already read */
	struct import_read *batch[BATCH];
	struct import_outcome outcome[BATCH];
	unsigned n;
	uint64_t batch_bytes;
	char now[INSTANT_ISO_SIZE];
};

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

static bool is_used(const struct importer *im, const char *path)
{
	struct path_entry *found;
	HASH_FIND_STR(im->used, path, found);
	return found != NULL;
}

static void mark_used(struct importer *im, const char *path)
{
	size_t n = strlen(path);
	if (is_used(im, path))
		return;
	struct path_entry *entry = arena_alloc(im->keep, sizeof(*entry) + n + 1);
	if (!entry)
		return; /* it will be read for itself: more work, no loss */
	memcpy(entry->path, path, n + 1);
	HASH_ADD_STR(im->used, path, entry);
}

/* ---- writing one file's records ---- */

static sp_rc set_aside(struct importer *im, const struct import_read *r, struct sp_err *e)
{
	const char *reason = r->err.key ? r->err.key : "";
	struct str hash = {(const char *)r->sha256, IMPORT_HASH_SIZE};
	return db_run(
		im->db, e,
		"INSERT INTO set_aside (municipality, sha256, name, reader, code, reason, seen) "
		"VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (municipality, sha256) DO "
		"UPDATE SET name = excluded.name, reader = excluded.reader, code = "
		"excluded.code, reason = excluded.reason, seen = excluded.seen",
		DB_V_INT(im->wish->municipality), DB_V_BLOB(hash), DB_V_TEXT(r->file->name),
		DB_V_INT(READER_VERSION), DB_V_TEXT(sp_rc_name(r->rc)), DB_V_TEXT(reason),
		DB_V_TEXT(im->now));
}

static sp_rc audit_meeting(struct importer *im, const struct writer *w,
			   const struct meeting_stored *m, struct sp_err *e)
{
	struct audit_hash after;
	audit_digest_end(w->digest, &after);
	const struct audit_event event = {.municipality = w->municipality,
					  .who = im->call->who,
					  .action = m->fate == MEETING_WITHDRAWN ? "withdraw"
										 : "import",
					  .table = "meeting",
					  .id = m->meeting,
					  .after = &after};
	return audit_append(im->db, &event, e);
}

static sp_rc municipality_of(const struct importer *im, const struct record *r, int64_t *out,
			     struct sp_err *e)
{
	*out = im->wish->municipality ? im->wish->municipality : r->municipality;
	if (*out)
		return SP_OK;
	return sp_fail(e, SP_EFORMAT,
		       N_("the text does not say which municipality it is from; give it with "
			  "--municipality"));
}

static sp_rc store_record(struct importer *im, const struct import_read *r, uint32_t part,
			  struct import_outcome *out, struct sp_err *e)
{
	const struct record *record = r->records.list.at[part];
	struct audit_digest digest;
	struct meeting_stored m;
	int64_t municipality;
	SP_TRY(municipality_of(im, record, &municipality, e));
	audit_digest_start(&digest);
	const struct writer w = {im->db, im->scratch, &im->ids, municipality, im->now, &digest};
	const struct meeting_source source = {.name = r->file->name,
					      .sha256 = {(const char *)r->sha256, IMPORT_HASH_SIZE},
					      .bytes = r->bytes,
					      .body = im->wish->body,
					      .date = im->wish->date};
	SP_TRY(meeting_store(&w, &source, record, part, &m, e));
	struct meeting_stored *slot = sp_push(im->scratch, &out->meetings);
	SP_NEED(slot);
	*slot = m;
	if (m.fate == MEETING_UNCHANGED || m.fate == MEETING_DRAFT)
		return SP_OK;
	return audit_meeting(im, &w, &m, e);
}

static enum import_fate fate_of(const struct import_outcome *o)
{
	static const enum import_fate fates[] = {[MEETING_NEW] = IMPORT_NEW,
						 [MEETING_CHANGED] = IMPORT_CHANGED,
						 [MEETING_KEPT_OLD] = IMPORT_CHANGED,
						 [MEETING_UNCHANGED] = IMPORT_UNCHANGED,
						 [MEETING_WITHDRAWN] = IMPORT_WITHDRAWN,
						 [MEETING_DRAFT] = IMPORT_SKIPPED};
	enum import_fate best = IMPORT_FATES;
	for (uint32_t i = 0; i < o->meetings.n; i++)
		if (fates[o->meetings.at[i].fate] < best)
			best = fates[o->meetings.at[i].fate];
	return best == IMPORT_FATES ? IMPORT_SKIPPED : best;
}

static sp_rc store_file(struct importer *im, struct import_read *r, struct import_outcome *out,
			struct sp_err *e)
{
	*out = (struct import_outcome){.fate = IMPORT_FAILED};
	if (r->known) {
		out->fate = IMPORT_UNCHANGED;
		return SP_OK;
	}
	for (uint32_t i = 0; i < r->records.list.n && r->rc == SP_OK; i++) {
		struct sp_err one = {.key = NULL};
		sp_rc rc = store_record(im, r, i, out, &one);
		if (rc == SP_EFORMAT || rc == SP_EINVAL) {
			/* said before anything of the record was written */
			r->rc = rc;
			r->err = one;
		} else if (rc != SP_OK) {
			*e = one;
			return rc;
		}
	}
	if (r->rc != SP_OK && !out->meetings.n)
		return set_aside(im, r, e);
	out->fate = fate_of(out);
	return SP_OK;
}

/* ---- batches ---- */

struct span_of_batch {
	struct importer *im;
	unsigned from, to;
};

static sp_rc write_batch(struct db *db, void *context, struct sp_err *e)
{
	const struct span_of_batch *b = context;
	(void)db;
	for (unsigned i = b->from; i < b->to; i++)
		SP_TRY(store_file(b->im, b->im->batch[i], &b->im->outcome[i], e));
	return SP_OK;
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

static void finish_file(struct importer *im, unsigned i)
{
	struct import_read *r = im->batch[i];
	count(im, r, &im->outcome[i]);
	if (im->outcome[i].fate == IMPORT_FAILED) {
		sp_err_where(&r->err, r->file->name);
		call_failed(im->call, &r->err);
	}
	report_file(im->report, r, &im->outcome[i]);
}

static sp_rc flush(struct importer *im, struct sp_err *e)
{
	struct span_of_batch all = {im, 0, im->n};
	instant_iso(instant_now(NULL), im->now);
	arena_reset(im->scratch);
	sp_rc rc = im->n ? db_transact(im->db, write_batch, &all, e) : SP_OK;
	bool whole = rc == SP_OK;
	for (unsigned i = 0; i < im->n && (whole || rc != SP_ECANCELED); i++) {
		/* one that cannot be stored must not take its neighbours with it */
		if (!whole) {
			struct span_of_batch one = {im, i, i + 1};
			rc = db_transact(im->db, write_batch, &one, e);
			if (rc == SP_ESTORE || rc == SP_EIO || rc == SP_EBUSY)
				break;
			if (rc != SP_OK) {
				im->batch[i]->rc = rc;
				im->batch[i]->err = *e;
				im->outcome[i] = (struct import_outcome){.fate = IMPORT_FAILED};
				rc = SP_OK;
			}
		}
		finish_file(im, i);
	}
	for (unsigned i = 0; i < im->n; i++)
		import_read_free(im->batch[i]);
	im->n = 0;
	im->batch_bytes = 0;
	return rc;
}

/* A file that an export named is not minutes by itself; nor is one beside an export that nothing
 * can read. */
static bool belongs(const struct importer *im, const struct import_read *r)
{
	return is_used(im, r->file->path);
}

static sp_rc take(struct importer *im, struct import_read *r, struct sp_err *e)
{
	if (belongs(im, r)) {
		struct import_outcome o = {.fate = IMPORT_BELONGS};
		count(im, r, &o);
		report_file(im->report, r, &o);
		import_read_free(r);
		return SP_OK;
	}
	for (uint32_t i = 0; i < r->used.n; i++)
		if (r->used.at[i])
			mark_used(im, r->used.at[i]);
	im->batch[im->n++] = r;
	im->batch_bytes += r->file->size + r->records.list.n * 65536u;
	return im->n == BATCH || im->batch_bytes > BATCH_BYTES ? flush(im, e) : SP_OK;
}

/* ---- the whole ---- */

static int by_value(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
	return (x > y) - (x < y);
}

static sp_rc load_known(struct importer *im, struct import_known *out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(READER_VERSION), DB_V_INT(im->wish->municipality)};
	SP_LIST(uint64_t) list = {0};
	DB_ROWS_AUTO rows = NULL;
	bool more;
	SP_TRY(db_query(im->db,
			"SELECT d.sha256 FROM document d WHERE (CAST($2 AS BIGINT) = 0 OR "
			"d.municipality = $2) AND EXISTS (SELECT 1 FROM extraction x WHERE "
			"x.municipality = d.municipality AND x.document = d.id AND x.reader = $1)",
			args, 2, &rows, e));
	for (;;) {
		SP_TRY(db_next(rows, &more, e));
		if (!more)
			break;
		uint64_t *slot = sp_push(im->keep, &list);
		struct str hash = db_str(rows, 0);
		SP_NEED(slot);
		memcpy(slot, hash.p, hash.n < sizeof(*slot) ? hash.n : sizeof(*slot));
	}
	if (list.n)
		qsort(list.at, list.n, sizeof(*list.at), by_value);
	*out = (struct import_known){list.at, list.n};
	return SP_OK;
}

static sp_rc drain(struct importer *im, struct import_pool *pool, const struct import_scan *scan,
		   struct sp_err *e)
{
	struct import_read *r;
	struct call_progress now = {.what = N_("importing"), .total = scan->files.n};
	while (!call_interrupted(im->call) && import_pool_next(pool, &r)) {
		if (!r)
			return sp_fail_code(e, SP_ENOMEM);
		now.done++;
		now.bytes += r->file->size;
		SP_TRY(take(im, r, e));
		now.failed = im->sum->fates[IMPORT_FAILED];
		call_progress(im->call, &now);
	}
	SP_TRY(flush(im, e));
	call_progress_end(im->call);
	return call_interrupted(im->call) ? sp_fail_code(e, SP_ECANCELED) : SP_OK;
}

static sp_rc import_files(struct importer *im, const struct import_scan *scan, struct sp_err *e)
{
	struct lexicon *lex = NULL;
	struct import_pool *pool = NULL;
	struct import_known known;
	long cores = sysconf(_SC_NPROCESSORS_ONLN);
	SP_TRY(load_known(im, &known, e));
	SP_TRY(lexicon_load(call_setting(im->call, "lexicon.file"), &lex, e));
	sp_rc rc = import_pool_start(lex, scan, &known, cores > 0 ? (unsigned)cores : 1, &pool, e);
	if (rc == SP_OK)
		rc = drain(im, pool, scan, e);
	for (unsigned i = 0; i < im->n; i++)
		import_read_free(im->batch[i]);
	im->n = 0;
	import_pool_stop(pool);
	lexicon_free(lex);
	return rc;
}

static sp_rc import_all(struct importer *im, struct sp_err *e)
{
	struct import_scan scan = {0};
	SP_TRY(call_store(im->call, DB_CREATE, &im->db, e));
	ids_init(&im->ids, ids_random_node(), instant_now, NULL);
	SP_TRY(report_open(im->keep, im->wish->report, &im->report, e));
	sp_rc rc = import_scan(im->call, im->keep, im->wish->paths, im->wish->n, &scan, e);
	im->sum->fates[IMPORT_FAILED] += scan.failed;
	im->sum->files += scan.failed;
	if (rc == SP_OK)
		rc = import_files(im, &scan, e);
	import_scan_clean(&scan);
	HASH_CLEAR(hh, im->used);
	sp_rc closed = report_close(im->report, im->sum, e);
	return rc != SP_OK ? rc : closed;
}

sp_rc import_run(struct command_call *call, const struct import_wish *wish,
		 struct import_summary *out, struct sp_err *e)
{
	ARENA_AUTO scratch = arena_new((size_t)512 * 1024 * 1024);
	struct importer *im = ARENA_NEW(call->arena, struct importer);
	SP_NEED(scratch && im);
	im->call = call;
	im->wish = wish;
	im->sum = out;
	im->keep = call->arena;
	im->scratch = scratch;
	sp_rc rc = import_all(im, e);
	return rc != SP_OK && !e->key ? sp_fail_code(e, rc) : rc;
}
