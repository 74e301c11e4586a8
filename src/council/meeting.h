/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting a record into the store: which meeting it is, whether it is newer than what stands there,
 * and item by item what it replaces. All inside the caller's transaction. */
#ifndef SP_COUNCIL_MEETING_H
#define SP_COUNCIL_MEETING_H

#include "core/civil.h"
#include "council/write.h"
#include "read/lexicon.h"

enum { MEETING_TERM_SIZE = 24 };

enum meeting_fate {
	MEETING_NEW,
	MEETING_CHANGED,   /* a newer version of a known meeting */
	MEETING_KEPT_OLD,  /* an older version: readable, but not the record */
	MEETING_UNCHANGED, /* the same text had been read */
	MEETING_WITHDRAWN,
	MEETING_DRAFT /* not imported */
};

/* A file beside a document that reading it took in. */
struct source_file {
	const char *name; /* below the document's folder */
	struct str bytes;
	bool kept; /* it was read: its bytes are part of the document */
};

/* The document that the records came from. */
struct meeting_source {
	const char *name;
	struct str sha256; /* 32 bytes; of the kept files too */
	struct str bytes;
	const struct source_file *files;
	uint32_t n_files;
	const char *body;  /* given by the operator where the text does not say; NULL */
	struct civil date; /* likewise; year 0 */
	const char *who;   /* imports it */
	int64_t words;	   /* stamp of the lexicon it was read by */
	const struct lexicon *lex;
	bool back;  /* and it was put back in the place of a later one: counts anew */
	bool again; /* it was in the store before this reading of it began */
};

struct meeting_stored {
	enum meeting_fate fate;
	int64_t meeting;
	const char *key;      /* "336/bul/2020-06-09", in the writer's arena */
	const char *new_body; /* the name of a body that was made; NULL */
	uint32_t items, doubtful;
	/* Its state before and after, for the audit entry; not for MEETING_UNCHANGED and _DRAFT. */
	struct audit_hash before, after;
	bool had_before;
	bool withdrawn; /* it stands as withdrawn, and this document did not change that */
	bool published; /* it was withdrawn and is published again */
	bool again;	/* the document gave this meeting before and was read again */
	bool unsure;	/* new, on a day when the body is known to have met */
	bool elsewhere; /* read again it says another day or body: those stay as they are */
};

/* The store's id of a document; 0: it is not there. */
SP_MUST_USE sp_rc meeting_find_document(const struct writer *w, const struct meeting_source *source,
					int64_t *id, struct sp_err *e);
/* Stores one record. Errors: SP_EFORMAT when no body or date is known (says what to give). */
SP_MUST_USE sp_rc meeting_store(const struct writer *w, const struct meeting_source *source,
				const struct record *r, uint32_t part, struct meeting_stored *out,
				struct sp_err *e);
/* Withdraws the meeting of the case system's key, or publishes it again: MEETING_WITHDRAWN,
 * MEETING_CHANGED, MEETING_UNCHANGED when it stands so. out->meeting is 0 when there is none. */
SP_MUST_USE sp_rc meeting_set_withdrawn(const struct writer *w, const char *key, bool withdrawn,
					struct meeting_stored *out, struct sp_err *e);
/* The key of the meeting that an export has given and this record, from another document, is only a
 * print of; NULL when it is news. */
SP_MUST_USE sp_rc meeting_is_exported(const struct writer *w, const struct record *r,
				      const char **key, struct sp_err *e);
/* Four years from 1 January: "2018-2021" (kommunal- og regionalvalgloven § 6). Terms began in 2018,
 * 2022 …; before that likewise every fourth year. */
void meeting_term(struct civil date, char out[MEETING_TERM_SIZE]);

#endif
