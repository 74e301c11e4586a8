/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person or a list of votes as people and programs see them. */
#ifndef SP_COUNCIL_PERSON_SHOW_H
#define SP_COUNCIL_PERSON_SHOW_H

#include "council/person.h"
#include "module/command.h"

/* All that is known of one person. */
struct person_whole {
	int64_t municipality;
	struct person_bodies bodies; /* none: only told of, in other bodies' items */
	struct person_letters letters;
	struct person_facts absences, votes;
};

/* alone: keys are shown without the code of the only municipality there is. */
void person_show(struct command_call *call, const struct person_whole *p, bool alone);
SP_MUST_USE sp_rc person_json(struct command_call *call, const struct person_whole *p,
			      struct sp_err *e);
/* A line for each; for people under the heading of its day and body. */
SP_MUST_USE sp_rc person_table(struct command_call *call, const struct person_facts *facts,
			       bool alone, struct sp_err *e);

#endif
