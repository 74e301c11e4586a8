/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields that people may correct: where each stands in the store, and what it may be. */
#ifndef SP_COUNCIL_CORRECT_RULES_H
#define SP_COUNCIL_CORRECT_RULES_H

#include "council/write.h"

struct field_place;

struct field_rule {
	const char *name; /* "amount.#.period": # is a number from 1 */
	const char *table, *column;
	const char *read;    /* expression that gives the value as text; NULL: the column */
	const char *where;   /* $1 municipality, $2 meeting or item, $3 and $4 the numbers */
	const char *anchor;  /* expression: the words that tell the row from its neighbours */
	const char *rows;    /* number, second number, anchor of each row: to find one that moved */
	const char *mark;    /* its name in the row's list of doubts; NULL: never doubtful */
	const char *choices; /* "a|b"; NULL: any text */
	const char *also;    /* other words for the same, in the same order; NULL: none */
	const char *help;
	/* Writes the value where a column alone will not do; NULL: the column. */
	sp_rc (*write)(const struct writer *w, const struct field_place *at, const char *value,
		       struct sp_err *e);
	/* Says what is wrong with a value, or makes it as it is kept; NULL: anything. */
	sp_rc (*check)(const struct writer *w, const struct field_place *at, const char **value,
		       struct sp_err *e);
	bool of_meeting, optional, confirm_only;
	bool lines;  /* may be several */
	bool danish; /* the choices are, and the other words are English */
};

/* A field of one meeting or item. */
struct field_place {
	const struct field_rule *rule;
	int64_t owner;	  /* id of the meeting or item */
	int64_t index[2]; /* 0 when the field has none */
};

/* The rule for "outcome.1.2"; SP_EINVAL with the nearest field's name. */
SP_MUST_USE sp_rc field_find(const char *field, struct field_place *out, struct sp_err *e);
/* The i-th rule, NULL past the last. */
const struct field_rule *field_rule_at(size_t i);
size_t field_indexes(const struct field_rule *rule);
/* The path with its numbers, in the arena. */
const char *field_path(struct arena *a, const struct field_place *at);

#endif
