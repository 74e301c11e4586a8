/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a question and their values. */
#ifndef SP_COUNCIL_QUERY_FIELD_H
#define SP_COUNCIL_QUERY_FIELD_H

#include "council/query.h"

/* *is false when it is no name (a time, an address, a word before a colon and a blank); SP_EINVAL
 * when there is no such field. */
SP_MUST_USE sp_rc query_field_named(struct arena *a, struct str name, bool has_value, bool *is,
				    enum query_field *field, struct sp_err *e);
/* SP_EINVAL, with what can be written; at: the character of the question, from 1, where the field
 * begins. */
SP_MUST_USE sp_rc query_field_empty(struct arena *a, struct str name, enum query_field field,
				    size_t at, struct sp_err *e);
/* Is the next word still the amount: "mio.", "kr", what stands behind ">"? */
bool query_amount_goes_on(struct str value, struct str next);
/* Fills the filter by its field; SP_EINVAL says what the field can hold. */
SP_MUST_USE sp_rc query_field_value(struct arena *a, struct str value, struct query_filter *filter,
				    struct sp_err *e);

#endif
