/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sums that a text shares out, with their parts: "de 1,5 mio. kr. fordeles med …", a list below a
 * sum, a table with a line "I alt", shares in pct., "resten", the same for each. Pure: an item's
 * text in, pools with their places out; the words are the lexicon's groups pool.*. Whether the
 * parts add up is told by read/pool_check.h. How each kind is found: docs/money.md. */
#ifndef SP_READ_POOL_H
#define SP_READ_POOL_H

#include "read/amounts.h"
#include "read/record.h"

/* POOL_OTHER: each year that is not told by its number. */
enum { POOL_OPEN_END = 9999, POOL_OTHER = -1, POOL_BUTS = 4 };

/* Years that are told otherwise: "dog i 2024". */
struct pool_but {
	int year[POOL_BUTS]; /* 0: no more */
};

/* The years an amount is for. */
struct pool_when {
	int from, to; /* 0: not said; to POOL_OPEN_END: and on */
	int count;    /* "i to år": so many years; 0: not said */
	bool each;    /* so much in each of the years */
	struct pool_but but;
};

enum pool_kind {
	POOL_STATED,
	POOL_SHARE, /* in pct., or "halvdelen": share of the total */
	POOL_REST   /* what the others leave */
};

/* One amount of a pool, where it is told. */
struct pool_money {
	uint32_t off, len; /* in the text */
	enum pool_kind kind;
	int64_t oere;	    /* never negative; of shares and rests: as it follows from the total */
	int64_t grain;	    /* øre that its last figure counts; 0: it is told exactly */
	uint32_t share, of; /* POOL_SHARE: that much of the total, 2 of 3 */
	uint32_t base;	    /* POOL_SHARE: 1 + the place of the sum it is a share of; 0: the one */
	uint32_t times;	    /* 1; more when as much goes to each of so many */
	const char *period; /* as of an amount; NULL when not said */
	struct pool_when when;
	char sign;
	bool hedged; /* "ca.", "knap" */
};

struct pool_part {
	uint32_t off, len; /* its words; len 0: none of its own */
	SP_LIST(struct pool_money) money;
};

enum pool_form { POOL_SENTENCE, POOL_LIST, POOL_TABLE, POOL_POINTS };

struct pool {
	uint32_t off, len; /* the sentence that shares out */
	enum pool_form form;
	int confidence;	 /* 1..100 */
	uint32_t inside; /* the pool (from 1) whose part this shares out; 0: none */
	bool by_column;	 /* a table whose columns have no years: one after the other */
	int first, last; /* the years that are told of here; 0: all */
	SP_LIST(struct pool_money) totals; /* one, or one for each year */
	SP_LIST(struct pool_part) parts;
};

struct pools {
	SP_LIST(struct pool) list;
};

/* A stretch of the text: the title (SECTION_OTHER), a section. */
struct pool_section {
	uint32_t off, len;
	enum section_kind kind;
};

/* The pools of one item in the order of the text. Sections follow one another in the text; what
 * is between them is not read. */
SP_MUST_USE sp_rc pools_find(struct arena *a, const struct lexicon *lex, struct str text,
			     const struct pool_section *sections, uint32_t n_sections,
			     struct civil meeting, struct pools *out);

/* Tells of each pool whose part it shares out (pool.inside). */
void pools_nest(struct pools *p);
/* The years of an amount's period and of the words beside it. */
struct pool_when pool_when_of(const char *period, bool each, int count);

/* year 0: any */
bool pool_when_covers(const struct pool_when *w, int year);

#endif
