/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of an import share: one run of it, and the files that wait for its end. */
#ifndef SP_COUNCIL_IMPORT_PARTS_H
#define SP_COUNCIL_IMPORT_PARTS_H

#include "core/words.h"
#include "council/report.h"

/* Results written in one transaction: enough to share its cost, few enough to lose little time when
 * it must be done again. */
enum { IMPORT_BATCH = 24 };

/* What a file says of a meeting by the case system's key: it is published, or no longer. */
struct import_say {
	int64_t municipality;
	const char *key;
	bool withdrawn;
	const struct import_read *file; /* that waits for the end; NULL when it is done with */
	uint32_t meeting;		/* the place in its outcome */
};
/* A file whose fate the end of the run decides. */
struct import_held {
	struct import_read *file;
	struct import_outcome outcome;
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
	struct import_pool *pool;
	struct import_known known;
	SP_LIST(const char *) exports; /* folders that hold an export that the store has */
	SP_LIST(struct import_say) says;
	SP_LIST(struct import_held) held;
	struct import_read *batch[IMPORT_BATCH];
	struct import_outcome outcome[IMPORT_BATCH];
	unsigned n;
	uint64_t batch_bytes;
	char now[INSTANT_ISO_SIZE];
	struct deriver *deriver;
	const struct lexicon *lex;
	int64_t words; /* its stamp */
};

/* ---- import_store.c ---- */
/* The municipality of a record: of the stored document, given, said, or given for those that do not
 * say. SP_EFORMAT when nothing tells. */
SP_MUST_USE sp_rc import_municipality(const struct importer *im, const struct import_file *file,
				      const struct record *r, int64_t *out, struct sp_err *e);
/* All records of a file, inside the caller's transaction; the outcome tells what became of it. */
SP_MUST_USE sp_rc import_store_file(struct importer *im, struct import_read *r,
				    struct import_outcome *out, struct sp_err *e);
enum import_fate import_fate_of(const struct import_outcome *o);
SP_MUST_USE sp_rc import_audit(const struct importer *im, int64_t municipality,
			       const struct meeting_stored *m, struct sp_err *e);

/* ---- import_beside.c ---- */
/* A case system's export, also one that is known and was not read again. */
bool import_is_export(const struct import_read *r);
/* From now on files in its folder and below may belong to it. */
SP_MUST_USE sp_rc import_note_export(struct importer *im, const struct import_read *r,
				     struct sp_err *e);
/* out->print_of when the file is a print of minutes that an export beside it gives. */
SP_MUST_USE sp_rc import_find_print(struct importer *im, const struct import_read *r,
				    struct import_outcome *out, struct sp_err *e);
/* Why a file that gave no meeting is one of an export's attachments although the export does not
 * name it; BELONGS_NOT: it is to be set aside. */
enum import_belonging import_belongs(const struct importer *im, const struct import_read *r);

/* ---- import_publish.c ---- */
/* Notes what a stored record, or a known document, says of its meeting. */
SP_MUST_USE sp_rc import_say_record(struct importer *im, const struct import_read *r,
				    const struct record *record, int64_t municipality,
				    struct import_outcome *out, struct sp_err *e);
SP_MUST_USE sp_rc import_say_known(struct importer *im, const struct import_read *r,
				   struct import_outcome *out, struct sp_err *e);
/* Takes over a file of a batch that waits for the end. */
SP_MUST_USE sp_rc import_hold(struct importer *im, struct import_read *r,
			      const struct import_outcome *out);
/* The last word of the run on each meeting holds: withdrawn, or published again. Fills the held
 * files' outcomes. */
SP_MUST_USE sp_rc import_settle(struct importer *im, struct sp_err *e);
void import_drop_held(struct importer *im);

#endif
