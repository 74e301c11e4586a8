/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people type to search: words that must all be there, "words in a row", a beginning*, -not
 * this, this OR that, (groups), and fields: udvalg:bul parti:V år:2019-2021 type:orientering
 * beløb:>500000 status:udsat sag:20/1203. Names of fields are known in Danish and English. */
#ifndef SP_COUNCIL_QUERY_H
#define SP_COUNCIL_QUERY_H

#include "core/civil.h"
#include "store/search.h"

enum query_field {
	QUERY_BODY,   /* the way of writing */
	QUERY_PARTY,  /* a party that disagreed: its letter or name */
	QUERY_YEAR,   /* least and most */
	QUERY_TYPE,   /* "beslutning", "orientering", "drøftelse" */
	QUERY_AMOUNT, /* least and most, øre */
	QUERY_STATUS, /* an outcome, "approved" …, or what became of a promise */
	QUERY_CASE,   /* a case number */
	QUERY_FIELDS
};

struct query_filter {
	enum query_field field;
	bool without; /* "-udvalg:bul" */
	bool promise; /* STATUS: of a promise in the item, "open" … */
	bool minus;   /* AMOUNT: only those with a minus; least and most are their sizes */
	const char *text;
	int64_t least, most; /* both inclusive; INT64_MIN and INT64_MAX where open */
};

struct query {
	const struct search_query *words; /* NULL: only fields */
	SP_LIST(struct query_filter) filters;
};

/* Reads a question. Several values of one field are alternatives, but amounts all hold. A quote or
 * bracket that is not closed ends with the text. Little words (og, til, hvor …) are passed over
 * where there are others. SP_EINVAL says what is wrong and what can be written: a field that there
 * is not, without a value or with one that it does not know, nothing but exclusions, nothing at
 * all, a question too deep or too long. */
SP_MUST_USE sp_rc query_parse(struct arena *a, struct stemmer *stemmer, struct str text,
			      struct query *out, struct sp_err *e);
/* "500.000", "1,5 mio", "2mio", "250 t.kr." in øre; false when it is no amount. */
bool query_amount(struct str s, int64_t *oere);

#endif
