/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a question and their values. */
#ifndef SP_COUNCIL_QUERY_FIELD_H
#define SP_COUNCIL_QUERY_FIELD_H

#include "council/query.h"

/* *is false when it is the name of no field; SP_EINVAL when it is nearly one. */
SP_MUST_USE sp_rc query_field_named(struct arena *a, struct str name, bool *is,
				    enum query_field *field, struct sp_err *e);
/* Fills the filter by its field; SP_EINVAL says what the field can hold. */
SP_MUST_USE sp_rc query_field_value(struct arena *a, struct str value, struct query_filter *filter,
				    struct sp_err *e);

#endif
