/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that say of what sort a thing is: "status", "evaluering", "udsættes". Pure; words come in
 * the forms of core/words.h. */
#ifndef SP_COUNCIL_PROMISE_SORT_H
#define SP_COUNCIL_PROMISE_SORT_H

#include "core/str.h"

/* Of enum promise_kind. */
unsigned promise_sort_of(struct str form);
/* "halvårsstatus", "slutevaluering", "statusrapport": of what is not said. A word that names its
 * matter too ("budgetopfølgning", "trivselsmåling") stays one of the matter's. */
bool promise_sort_only(struct str form);

#endif
