/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Do the parts of a pool add up? In whole øre, for each year that the text tells apart. */
#ifndef SP_READ_POOL_CHECK_H
#define SP_READ_POOL_CHECK_H

#include "read/pool.h"

enum pool_verdict { POOL_ADDS_UP, POOL_ROUNDING, POOL_LACKS, POOL_EXCEEDS };

enum { POOL_YEARS = 32 };

/* One year, or all of it (year 0). */
struct pool_year {
	int year;
	enum pool_verdict verdict;
	int64_t total, parts; /* øre, with the sign that the text gives them */
	bool unsigned_parts;  /* signs were not counted */
};

struct pool_sums {
	struct pool_year at[POOL_YEARS];
	uint32_t n;
	enum pool_verdict verdict; /* the worst of them */
	int64_t difference;	   /* parts less total, of the first year with that verdict */
	bool yearly;		   /* the total is so much each year */
};

/* What shares come to; parts that are all of the sum give it to the øre. */
void pool_fill_shares(struct pool *p);
bool pool_shares_round(const struct pool *p);
/* Fills in what shares and rests come to, and sums up. */
void pool_sum(struct pool *p, struct pool_sums *out);
/* The same as one pool for each year, years that are alike in one; appended. */
SP_MUST_USE sp_rc pool_by_years(struct arena *a, const struct pool *p, struct pools *out);
/* "adds-up" … as programs get it. */
const char *pool_verdict_name(enum pool_verdict v);

#endif
