/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The money in the record: sums that are shared out, with what the check of each says, and the
 * amounts of items. One struct for the page, the JSON and the CSV. */
#ifndef SP_COUNCIL_MONEY_H
#define SP_COUNCIL_MONEY_H

#include "core/civil.h"
#include "core/i18n.h"
#include "read/pool_check.h"
#include "store/db.h"

/* Where something was read, and its words. */
struct money_source {
	const char *document, *words; /* words NULL: the text does not say it */
	const char *line_said;	      /* what stands around the words on their line */
	unsigned page, line;	      /* page 0: the format has none */
};

struct money_item {
	int64_t municipality, id;
	const char *key, *body, *number, *title; /* number and title may be NULL */
	struct civil day;
	bool closed;
};

/* An amount of an item, or of a pool. */
struct money_amount {
	uint32_t item;	/* index of money.items */
	int64_t number; /* as "spor show" counts the item's amounts; 0: it is none of them */
	int64_t part;	/* in a pool: 0 the sum, parts from 1 */
	int64_t oere, times;
	const char *period, *words, *how; /* words: the part's name; how: stated, share, rest */
	char sign;
	bool restated; /* an earlier item of the list tells the same */
	struct money_source source;
};

struct money_year {
	int64_t year, total, parts; /* year 0: all in one */
	enum pool_verdict verdict;
};

struct money_pool {
	uint32_t item;
	int64_t position, inside, confidence, difference;
	enum pool_verdict verdict;
	bool yearly, by_person;
	SP_LIST(struct money_amount) amounts; /* the sum or sums, then the parts; never none */
	SP_LIST(struct money_year) years;     /* never none */
	struct money_source source;
};

struct money {
	SP_LIST(struct money_item) items;
	SP_LIST(struct money_pool) pools;
	SP_LIST(struct money_amount) amounts;
	bool more_pools, more_amounts; /* than were asked for */
	bool alone; /* keys are shown without the code of the only municipality there is */
};

struct money_wish {
	int64_t municipality, body, limit; /* 0: all */
	const char *first, *last;	   /* ISO days, NULL: any */
	bool wrong;			   /* only pools that do not add up */
	bool closed;			   /* the closed items, not the open ones */
};

/* Pools over the whole record, those that do not add up first, the larger before the smaller. */
SP_MUST_USE sp_rc money_pools(struct db *db, struct arena *a, const struct money_wish *wish,
			      struct money *out, struct sp_err *e);
/* The largest amounts of the record. */
SP_MUST_USE sp_rc money_largest(struct db *db, struct arena *a, const struct money_wish *wish,
				struct money *out, struct sp_err *e);
/* The pools and amounts of one more item; nothing when it is closed and closed ones are not wished
 * for, or the other way round. */
SP_MUST_USE sp_rc money_of_item(struct db *db, struct arena *a, const struct money_wish *wish,
				int64_t municipality, int64_t item, struct money *out,
				struct sp_err *e);
/* Items by day; marks what an earlier item told already. */
SP_MUST_USE sp_rc money_arrange(struct arena *a, struct money *m);

/* An amount as people write it: "1,5 mio. kr.", "−300.000 kr.". */
void money_say(struct buf *out, enum lang lang, int64_t oere, char sign);

#endif
