/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Importing: files, folders and archives are found (scan), read on all cores (pool), and stored by
 * one writer in the order in which they were found. A bad file is set aside with its reason and
 * never stops the rest; what is stored is stored in whole transactions, so an import that was
 * killed goes on at the next run with nothing lost or doubled. */
#ifndef SP_COUNCIL_IMPORT_H
#define SP_COUNCIL_IMPORT_H

#include "core/instant.h"
#include "council/meeting.h"
#include "council/stored.h"
#include "council/watch.h"
#include "module/command.h"
#include "read/lexicon.h"
#include "read/read.h"

/* ---- what is asked for ---- */
struct import_wish {
	struct arena *arena; /* for this run; owns what the summary names */
	const char *const *paths;
	size_t n;
	int64_t municipality; /* 0: find it in each document */
	int64_t otherwise;    /* of documents that do not say; 0: none given */
	const char *body;     /* for documents that do not say; NULL */
	struct civil date;
	const char *report; /* path of the JSON report; NULL */
	bool retry;	    /* also what was set aside before */
	bool reread; /* the documents of the store that another reader, or other words, read */
	struct watch *watch; /* what earlier looks have seen; NULL */
};

/* ---- scan ---- */
struct import_file {
	const char *path; /* to open */
	const char *name; /* to show and keep: without the folder that was given */
	uint64_t size;
	bool leads; /* known to have taken in others; looked at again when they change */
	struct stored_document *stored; /* a document of the store in a file's place; else NULL */
};
struct import_refused {
	const char *name;
	struct sp_err err;
};
struct import_left {
	const char *name, *why; /* why: N_() message */
};
struct import_scan {
	SP_LIST(struct import_file) files;
	SP_LIST(struct import_left) left; /* no files: links, pipes, unsafe names in archives */
	SP_LIST(struct import_refused) refused; /* archives that could not be unpacked */
	SP_LIST(const char *) temporary; /* folders of unpacked archives, removed by scan_clean */
	SP_LIST(const char *) archives;	 /* those archives */
	uint64_t bytes;
};
/* Files below the wish's paths: exports (XML, JSON) before the rest, then by depth and name.
 * Archives are unpacked into temporary folders, within limits. A path that cannot be read is told
 * to the call and left out. What Spor itself writes, the store, its state and the report, is passed
 * over. With wish->watch only files that it wants to be taken, and those that lead files among
 * them. */
SP_MUST_USE sp_rc import_scan(struct command_call *call, const struct import_wish *wish,
			      struct import_scan *out, struct sp_err *e);
/* The next documents of the store that another reader, or other words, have read, after
 * (municipality, id), as files of a scan; none when there are no more. */
SP_MUST_USE sp_rc import_stored(struct db *db, struct arena *a, const struct import_wish *wish,
				int64_t words, int64_t after[2], struct import_scan *out,
				struct sp_err *e);
void import_scan_clean(struct import_scan *scan);

/* ---- pool ---- */
enum { IMPORT_HASH_SIZE = 32 };

/* What reading one file gave. */
struct import_read {
	const struct import_file *file;
	struct arena *arena; /* owns the records and bytes */
	unsigned char sha256[IMPORT_HASH_SIZE];
	struct str bytes;
	struct records records;
	SP_LIST(struct source_file) beside; /* other files that reading it took in */
	bool known;			    /* its hash is among the known ones: not read */
	bool back;    /* known, but others of its name have taken its place: perhaps put back */
	bool aside;   /* its hash is among those set aside: not read */
	bool belongs; /* another file took it in: not read */
	sp_rc rc;
	struct sp_err err;
};

struct import_pool;
/* Hashes (first eight bytes, sorted) of the documents that need no reading, and of those that could
 * not be read. */
struct import_hashes {
	const uint64_t *prefix;
	size_t n;
};
struct import_known {
	struct import_hashes stored, aside;
	struct import_hashes replaced; /* stored, but a meeting has a later one of that name */
	bool any_aside;		       /* also ones that are tried again */
};
/* Starts `threads` readers over the files. */
SP_MUST_USE sp_rc import_pool_start(const struct lexicon *lex, const struct import_scan *scan,
				    const struct import_known *known, unsigned threads,
				    struct import_pool **out, struct sp_err *e);
/* The next file's result, in order; false at the end. *result is NULL when there was no memory for
 * it. The caller gives it back by import_read_free. */
bool import_pool_next(struct import_pool *pool, struct import_read **result);
void import_read_free(struct import_read *result);
/* From now on the file at this path belongs to another one. */
void import_pool_mark(struct import_pool *pool, const char *path);
bool import_pool_marked(struct import_pool *pool, const char *path);
/* Ends the readers, also in the middle. */
void import_pool_stop(struct import_pool *pool);

/* ---- import ---- */
enum import_fate {
	IMPORT_NEW,
	IMPORT_CHANGED,
	IMPORT_UNCHANGED,
	IMPORT_WITHDRAWN,
	IMPORT_BELONGS, /* an attachment or part of an export, not minutes by itself */
	IMPORT_SKIPPED, /* a draft, or no file */
	IMPORT_FAILED,
	IMPORT_FATES
};

struct import_summary {
	uint64_t files, bytes;
	uint64_t fates[IMPORT_FATES];
	uint64_t aside;	  /* of the failed: set aside before, not tried again */
	uint64_t left;	  /* of the skipped: no files */
	uint64_t stale;	  /* documents of the store read by another reader or other words */
	uint64_t waiting; /* people's corrections that wait in the queue */
	uint64_t meetings, items, doubtful;
	SP_LIST(const char *) new_bodies;
};

SP_MUST_USE sp_rc import_run(struct command_call *call, const struct import_wish *wish,
			     struct import_summary *out, struct sp_err *e);
const char *import_fate_name(enum import_fate fate);

#endif
