/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log of reads: who was shown what is not public, when and what for. What was written stands in
 * the audit chain; this log only grows, but is no chain. */
#ifndef SP_STORE_ACCESS_H
#define SP_STORE_ACCESS_H

#include "core/ids.h"
#include "store/db.h"

struct access_event {
	int64_t municipality;
	const char *who;     /* person or job, "cli:anna" */
	const char *action;  /* "show" */
	const char *table;   /* the object: table and id in this municipality */
	const char *key;     /* its name in addresses, as shown to people */
	const char *purpose; /* why it was looked at, in the person's own words */
	int64_t id;
};

/* Adds an entry. Must be called in a transaction, and be committed before anything is shown. */
SP_MUST_USE sp_rc access_append(struct db *db, struct ids *ids, const struct access_event *event,
				struct sp_err *e);

#endif
