/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside the reader of pools: sentences with the amounts, shares and rests in them, and the kinds
 * of sharing out, each of which proposes pools. */
#ifndef SP_READ_POOL_SCAN_H
#define SP_READ_POOL_SCAN_H

#include "read/pool.h"
#include "read/pool_check.h"

/* A sentence; a line ends one. */
struct pool_unit {
	uint32_t from, to;
	uint32_t line;	   /* lines count over the whole text */
	uint32_t body;	   /* where its words begin behind a bullet */
	uint32_t first, n; /* of the marks */
	enum section_kind kind;
	uint32_t section;
	bool opens, marked; /* the line; the line begins with a bullet or number */
	bool total;	    /* "I alt …" */
};

/* An amount in the text, or what takes an amount's place. */
struct pool_mark {
	struct pool_money money;
	uint32_t unit;
	uint32_t period; /* where the words of its years begin; 0: not said */
	bool sum;	 /* "i alt": of those before it */
	bool again;	 /* "i alt", "(ud af": tells no part */
	bool price;	 /* apiece */
	bool each;	 /* to each of several */
	bool used;	 /* in a pool, as a part */
};

struct pool_finder {
	struct arena *arena;
	const struct lexicon *lex;
	struct str text;
	SP_LIST(struct pool_unit) units;
	SP_LIST(struct pool_mark) marks;
	struct pools *out;
};

enum { POOL_PARTS = 200, POOL_ROW = 16 };

/* The part candidates of one pool: each a row of marks with the words that name it. */
struct pool_row {
	uint32_t mark[POOL_ROW];
	uint32_t n;
	uint32_t off, len; /* its words */
	struct pool_but but;
	int only; /* for that year alone; 0: as it is told */
};
struct pool_rows {
	SP_LIST(struct pool_row) list;
};

/* ---- pool_mark.c ---- */
SP_MUST_USE sp_rc pool_units_find(struct pool_finder *f, const struct pool_section *sections,
				  uint32_t n, struct civil meeting);
bool pool_find_words(const struct pool_finder *f, const char *group, size_t from, size_t to,
		     struct lex_hit *hit);
bool pool_starts(const struct pool_finder *f, const char *group, size_t from, size_t to,
		 struct lex_hit *hit);

/* ---- pool_words.c ---- */
/* The words of the part that a mark tells, within [from, to) of its sentence. */
void pool_words_of(const struct pool_finder *f, uint32_t mark, size_t from, size_t to,
		   struct pool_row *row);
/* The same for a line of its own; context: the unit whose words name it when its own do not,
 * UINT32_MAX for none. */
void pool_words_of_line(const struct pool_finder *f, uint32_t unit, uint32_t context,
			struct pool_row *row);
/* How many share, as the text near a unit says; 0 when it does not. Those named come one by one:
 * names[] get their places (at most POOL_ROW). */
struct pool_names {
	uint32_t off[POOL_ROW], len[POOL_ROW];
	uint32_t n;
};
/* "100 kr., 120 kr. og 80 kr. til A, B og C": to each row its name. */
void pool_spread_names(const struct pool_finder *f, struct pool_rows *rows);
uint32_t pool_count(const struct pool_finder *f, uint32_t unit, struct pool_names *names);

/* "… finder 6 mio. kr. Beløbet fordeles med …": does a unit mean the one amount of the unit right
 * before it? */
bool pool_right_before(const struct pool_finder *f, uint32_t unit, uint32_t told);

/* ---- pool_build.c ---- */
struct pool_try {
	struct pool_rows rows;
	uint32_t from, to;	   /* the sentence that shares out */
	uint32_t unit;		   /* its unit */
	uint32_t totals[POOL_ROW]; /* marks */
	uint32_t n_totals;	   /* 0: a sum told before is meant */
	enum pool_form form;
	bool strong;	     /* is a pool also when it does not add up */
	bool open;	     /* parts need not be all: "heraf" */
	bool all;	     /* parts are nearly all: the word itself shares nothing out */
	bool columns;	     /* each row has an amount for each total */
	int year;	     /* the total is taken for that year alone; 0: as it is told */
	struct pool_but but; /* years that are not judged */
};
/* Adds the pool when it is one. */
SP_MUST_USE sp_rc pool_try_add(struct pool_finder *f, struct pool_try *t, bool *added);

/* ---- pool_after.c ---- */
bool pool_tells_part(const struct pool_mark *m);
SP_MUST_USE sp_rc pool_row_add(struct pool_finder *f, struct pool_try *t, uint32_t mark,
			       size_t from, size_t to);
/* "I 2024 dog …", "Resten går til …" in the sentences right behind. */
SP_MUST_USE sp_rc pool_rows_after(struct pool_finder *f, uint32_t unit, struct pool_try *t);
/* "Til projektet gives 2 mio. kr.: 1,2 mio. kr. til A og 0,8 mio. kr. til B" */
bool pool_lists_all(const struct pool_finder *f, const struct pool_try *t);

/* ---- pool_sign.c ---- */
/* "udgifter på 1,9 mio. kr. og indtægter på 0,7 mio. kr." make up 1,2 mio. kr. */
void pool_take_income(const struct pool_finder *f, struct pool *p, struct pool_sums *s);
/* "Besparelsen fordeles med 2 mio. kr. på … og 1 mio. kr. på …": each part is a saving, the word
 * is said once. */
void pool_spread_sign(struct pool *p, struct pool_sums *s);

/* ---- pool_left.c ---- */
/* "Der er dermed 50.000 kr. tilbage": is what is left told right behind the rows? */
bool pool_left(const struct pool_finder *f, const struct pool_try *t, struct pool_row *row);

/* ---- pool_but.c ---- */
struct pool_exception {
	size_t from, to; /* its words: "dog i 2024" */
	int year;
};
/* "…, dog i 2024 1,3 mio. kr. til …" */
bool pool_but_in(const struct pool_finder *f, size_t from, size_t to, struct pool_exception *out);
/* "1,1 mio. kr. til A, dog 1,3 mio. kr. i 2024" is one part. */
void pool_but_join(const struct pool_finder *f, struct pool_rows *rows);
/* "… til A og … til B i 2022 og … til A og … til B i 2023": the year behind the last of several
 * parts is that of all of them. Only where a part is named again, so that they need years. */
void pool_years_of_several(struct pool_finder *f, struct pool_try *t);
/* Years read behind that place are not the amount's. */
void pool_but_cut(struct pool_finder *f, uint32_t mark, size_t from);
/* The rows from `first` on are for the year alone, those before it for the others. */
void pool_but_take(const struct pool_finder *f, struct pool_try *t, uint32_t first, int year);

/* ---- the kinds ---- */
/* The sum that ends with a mark: also the marks before it when they tell it for earlier years. */
void pool_totals_to(const struct pool_finder *f, uint32_t last, struct pool_try *t);
SP_MUST_USE sp_rc pool_in_sentence(struct pool_finder *f, uint32_t unit, bool *found);
SP_MUST_USE sp_rc pool_in_sum_after(struct pool_finder *f, uint32_t unit, bool *found);
SP_MUST_USE sp_rc pool_in_sum(struct pool_finder *f, uint32_t unit, bool *found);
SP_MUST_USE sp_rc pool_in_list(struct pool_finder *f, uint32_t unit, bool *found);
SP_MUST_USE sp_rc pool_in_year(struct pool_finder *f, uint32_t unit, bool *found);
SP_MUST_USE sp_rc pool_in_net(struct pool_finder *f, uint32_t unit, bool *found);
SP_MUST_USE sp_rc pool_of_each(struct pool_finder *f, uint32_t unit, bool *found);
SP_MUST_USE sp_rc pool_in_table(struct pool_finder *f, uint32_t unit, bool *found);
SP_MUST_USE sp_rc pool_in_points(struct pool_finder *f, bool *found);

#endif
