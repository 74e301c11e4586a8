/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts of money in Danish text: "1.150.000 kr.", "kr. 600.000,-", "2,5 mil. Kr.", "½ mio.
 * kroner", "-1,2 mio. kr.", with sign and period by labelling rules ("2021", "2019-2021",
 * "2021,2022", "2023-", "årligt", "overslagsårene"). */
#ifndef SP_READ_AMOUNTS_H
#define SP_READ_AMOUNTS_H

#include "core/civil.h"
#include "read/lexicon.h"

struct amount_hit {
	uint32_t off, len;  /* in the text given: number, unit and a printed sign or "knap" */
	int64_t oere;	    /* never negative */
	char sign;	    /* '+', '-' or 0 when not said */
	const char *period; /* NULL when not said; in the arena */
	uint32_t period_off,
		period_len;	     /* where the period is said; 0,0 when by context far away */
	uint32_t sign_off, sign_len; /* where the sign is said; 0,0 when part of the hit */
	uint32_t unit_off, unit_len; /* where a table's unit is said; 0,0 when part of the hit */
	bool doubtful;		     /* no unit printed, or odd */
	bool odd;		     /* its notation can be read as another value */
};

struct amount_hits {
	SP_LIST(struct amount_hit) list;
};

/* All amounts in the text, in order. The text is one section of an item, lines parted by newlines;
 * the meeting's date settles "i år" and the like. */
SP_MUST_USE sp_rc amounts_find(struct arena *a, const struct lexicon *lex, struct str text,
			       struct civil meeting, struct amount_hits *out);

#endif
