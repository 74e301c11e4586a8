/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/value.h"

#include "core/civil.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

static sp_rc check_int(const struct option *o, const char *subject, const char *value,
		       struct sp_err *e)
{
	char *end = NULL, least[24], most[24];
	errno = 0;
	long long v = strtoll(value, &end, 10);
	if (end != value && !*end && !errno && v >= o->least && v <= o->most)
		return SP_OK;
	(void)snprintf(least, sizeof(least), "%lld", (long long)o->least);
	(void)snprintf(most, sizeof(most), "%lld", (long long)o->most);
	return sp_fail(e, SP_EINVAL, N_("“{1}” wants a whole number from {2} to {3}, not “{4}”"),
		       subject, least, most, value);
}

static sp_rc check_choice(const struct option *o, const char *subject, const char *value,
			  struct sp_err *e)
{
	struct str rest = str_of(o->choices), piece;
	while (str_cut(&rest, '|', &piece))
		if (str_eq(piece, str_of(value)))
			return SP_OK;
	return sp_fail(e, SP_EINVAL, N_("“{1}” wants one of {2}, not “{3}”"), subject, o->choices,
		       value);
}

sp_rc value_check(const struct option *o, const char *subject, const char *value, struct sp_err *e)
{
	struct civil d;
	if (!*value)
		return sp_fail(e, SP_EINVAL, N_("“{1}” wants a value that is not empty"), subject);
	if (o->type == OPTION_INT)
		return check_int(o, subject, value, e);
	if (o->type == OPTION_CHOICE)
		return check_choice(o, subject, value, e);
	if (o->type == OPTION_DATE && !civil_parse_typed(value, &d))
		return sp_fail(e, SP_EINVAL,
			       N_("“{1}” wants a date as 2020-06-09 or 9.6.2020, not “{2}”"),
			       subject, value);
	return SP_OK;
}
