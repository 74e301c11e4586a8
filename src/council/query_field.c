/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/query_field.h"

#include "core/suggest.h"
#include "read/record.h"

struct field_name {
	const char *name;
	enum query_field field;
};
/* Danish first, then English and what people write instead; folded. */
static const struct field_name names[] = {
	{"udvalg", QUERY_BODY},	  {"organ", QUERY_BODY},    {"råd", QUERY_BODY},
	{"body", QUERY_BODY},	  {"parti", QUERY_PARTY},   {"party", QUERY_PARTY},
	{"år", QUERY_YEAR},	  {"aar", QUERY_YEAR},	    {"year", QUERY_YEAR},
	{"type", QUERY_TYPE},	  {"beløb", QUERY_AMOUNT},  {"beloeb", QUERY_AMOUNT},
	{"amount", QUERY_AMOUNT}, {"status", QUERY_STATUS}, {"sag", QUERY_CASE},
	{"case", QUERY_CASE}};
enum { NAMES = sizeof(names) / sizeof(names[0]), MOST_SCALE = 100000 };
static const int64_t MOST_KRONER = INT64_MAX / 1000;

sp_rc query_field_named(struct arena *a, struct str name, bool *is, enum query_field *field,
			struct sp_err *e)
{
	const char *folded = str_fold(a, name);
	SP_NEED(folded);
	struct suggestion near = {.word = folded};
	*is = false;
	for (size_t i = 0; i < NAMES; i++) {
		if (strcmp(folded, names[i].name) == 0) {
			*field = names[i].field;
			*is = true;
			return SP_OK;
		}
		if (strlen(names[i].name) > 3)
			suggest_try(&near, names[i].name);
	}
	if (!near.best)
		return SP_OK;
	return sp_fail(e, SP_EINVAL, N_("there is no field “{1}:”; did you mean “{2}:”?"),
		       str_dup(a, name), near.best);
}

/* ---- values ---- */

struct word_value {
	const char *word, *value;
};
static const struct word_value types[] = {
	{"beslutning", "beslutning"}, {"orientering", "orientering"}, {"drøftelse", "drøftelse"},
	{"decision", "beslutning"},   {"information", "orientering"}, {"discussion", "drøftelse"},
	{"b", "beslutning"},	      {"o", "orientering"},	      {"d", "drøftelse"}};
static const struct word_value states[] = {
	{"godkendt", "approved"},     {"approved", "approved"},	      {"vedtaget", "approved"},
	{"anbefalet", "recommended"}, {"recommended", "recommended"}, {"efterretning", "noted"},
	{"noted", "noted"},	      {"drøftet", "discussed"},	      {"discussed", "discussed"},
	{"udsat", "postponed"},	      {"postponed", "postponed"},     {"sendt tilbage", "returned"},
	{"returned", "returned"},     {"afvist", "rejected"},	      {"rejected", "rejected"},
	{"ændret", "amended"},	      {"amended", "amended"}};

static sp_rc one_of(struct arena *a, const struct word_value *list, size_t n, struct str value,
		    const char **out, struct sp_err *e)
{
	const char *folded = str_fold(a, value), *all = "";
	SP_NEED(folded);
	for (size_t i = 0; i < n; i++) {
		if (strcmp(folded, list[i].word) == 0) {
			*out = list[i].value;
			return SP_OK;
		}
		all = arena_printf(a, "%s%s%s", all, i ? ", " : "", list[i].word);
		SP_NEED(all);
	}
	return sp_fail(e, SP_EINVAL, N_("“{1}” is not known here; write one of {2}"),
		       str_dup(a, value), all);
}

/* The digits of a Danish number, thousands parted by points, and what stands behind its comma. */
struct digits {
	int64_t whole, part, scale; /* the part in units of 1 / scale */
	size_t end;
};

static bool is_digit(struct str s, size_t i)
{
	return i < s.n && s.p[i] >= '0' && s.p[i] <= '9';
}

static bool read_digits(struct str s, struct digits *d)
{
	size_t i = 0;
	*d = (struct digits){.scale = 1};
	while (is_digit(s, i) || (i && i < s.n && s.p[i] == '.' && is_digit(s, i + 1))) {
		if (s.p[i] != '.')
			d->whole = d->whole * 10 + (s.p[i] - '0');
		if (d->whole > MOST_KRONER)
			return false;
		i++;
	}
	d->end = i;
	if (!i || i >= s.n || s.p[i] != ',' || !is_digit(s, i + 1))
		return i > 0;
	for (i++; is_digit(s, i) && d->scale < MOST_SCALE; i++) {
		d->part = d->part * 10 + (s.p[i] - '0');
		d->scale *= 10;
	}
	d->end = i;
	return true;
}

/* "500.000", "1,5 mio", "2mio", "250 t.kr." in øre; false when it is no amount. */
static bool read_amount(struct str s, int64_t *oere)
{
	static const struct {
		const char *unit;
		int64_t times;
	} units[] = {{"", 1},
		     {"kr", 1},
		     {"kr.", 1},
		     {",-", 1},
		     {"kr.,-", 1},
		     {"t", 1000},
		     {"tkr", 1000},
		     {"t.kr.", 1000},
		     {"m", 1000000},
		     {"mio", 1000000},
		     {"mio.", 1000000},
		     {"mio. kr.", 1000000},
		     {"mio kr", 1000000},
		     {"mia", 1000000000},
		     {"mia.", 1000000000}};
	struct digits d;
	if (!read_digits(s, &d))
		return false;
	struct str unit = str_trim(str_sub(s, d.end, s.n));
	for (size_t k = 0; k < sizeof(units) / sizeof(units[0]); k++)
		if (str_ieq(unit, str_of(units[k].unit)) &&
		    d.whole <= MOST_KRONER / units[k].times) {
			*oere = d.whole * units[k].times * 100 +
				d.part * units[k].times * 100 / d.scale;
			return true;
		}
	return false;
}

static bool read_year(struct str s, int64_t *year)
{
	*year = 0;
	for (size_t i = 0; i < s.n && i < 4; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		*year = *year * 10 + (s.p[i] - '0');
	}
	return s.n == 4;
}

typedef bool (*read_value)(struct str s, int64_t *v);

/* ">x", ">=x", "<x", "<=x". */
static bool read_bound(struct str s, read_value read, struct query_filter *f)
{
	bool equal = s.n > 1 && s.p[1] == '=';
	int64_t v;
	if (!read(str_trim(str_sub(s, equal ? 2 : 1, s.n)), &v))
		return false;
	if (s.p[0] == '>')
		f->least = equal ? v : v + 1;
	else
		f->most = equal ? v : v - 1;
	return true;
}

/* A bound, "x", "x-y", "x-" or "-y". */
static bool read_range(struct str s, read_value read, struct query_filter *f)
{
	int64_t v;
	f->least = INT64_MIN;
	f->most = INT64_MAX;
	if (str_starts(s, STR(">")) || str_starts(s, STR("<")))
		return read_bound(s, read, f);
	if (read(s, &v)) {
		f->least = f->most = v;
		return true;
	}
	size_t dash = str_find(s, STR("-"));
	if (dash == SIZE_MAX || s.n == 1)
		return false;
	struct str left = str_trim(str_sub(s, 0, dash));
	struct str right = str_trim(str_sub(s, dash + 1, s.n));
	return (!left.n || read(left, &f->least)) && (!right.n || read(right, &f->most));
}

sp_rc query_field_value(struct arena *a, struct str value, struct query_filter *filter,
			struct sp_err *e)
{
	const char *said = str_dup(a, value);
	SP_NEED(said);
	filter->text = said;
	switch (filter->field) {
	case QUERY_YEAR:
		return read_range(value, read_year, filter)
			       ? SP_OK
			       : sp_fail(e, SP_EINVAL,
					 N_("“{1}” is no year; write 2021, 2019-2021 or >2019"),
					 said);
	case QUERY_AMOUNT:
		return read_range(value, read_amount, filter)
			       ? SP_OK
			       : sp_fail(e, SP_EINVAL,
					 N_("“{1}” is no amount; write >500000, <1,5mio or "
					    "100.000-200.000"),
					 said);
	case QUERY_TYPE:
		return one_of(a, types, sizeof(types) / sizeof(types[0]), value, &filter->text, e);
	case QUERY_STATUS:
		return one_of(a, states, sizeof(states) / sizeof(states[0]), value, &filter->text,
			      e);
	default:
		return value.n ? SP_OK
			       : sp_fail(e, SP_EINVAL, N_("a field of the question has no value"));
	}
}
