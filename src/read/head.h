/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head of a document: which body met, when, where, who was there. */
#ifndef SP_READ_HEAD_H
#define SP_READ_HEAD_H

#include "read/classify.h"
#include "read/extract.h"

/* Reads lines 0..end-1 (and lines with meeting roles anywhere) into meeting. */
SP_MUST_USE sp_rc head_read(const struct extract_context *x, const struct extraction *from,
			    uint32_t end, struct rec_meeting *meeting);
/* The closing line of the minutes ("Mødet sluttede kl. 18.05") gives the end; its guess becomes
 * furniture, so that no item takes it. */
SP_MUST_USE sp_rc head_closing(const struct extract_context *x, const struct extraction *from,
			       struct line_guess *guesses, struct rec_meeting *meeting);
/* What the head does not say is looked for in the items: the agenda-approval item ("dagsorden for
 * BUL den 9. juni 2020"), a title that names body and date, the last decision heading. */
SP_MUST_USE sp_rc head_complete(const struct extract_context *x, const struct extraction *from,
				struct record *r);
/* Other names that the text gives the meeting's own body: "Havneudvalget (HU)", "dagsorden for HU".
 */
SP_MUST_USE sp_rc head_aliases(const struct extract_context *x, const struct extraction *from,
			       struct rec_meeting *meeting);
/* A body told in capitals or by an abbreviation ("KOMMUNALBESTYRELSEN", "SSU") gets the name that
 * the text spells out elsewhere; what was told becomes another name for it. */
SP_MUST_USE sp_rc head_spell_body(const struct extract_context *x, const struct extraction *from,
				  struct rec_meeting *meeting);
/* A member who was away from every matter, as the items tell, was not present. */
void head_subtract_away(struct record *r);
/* The day of the meeting; year 0 when unknown. */
struct civil head_date(const struct rec_meeting *meeting);

#endif
