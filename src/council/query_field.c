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
	{"case", QUERY_CASE},	  {"udv", QUERY_BODY},	    {"committee", QUERY_BODY}};
enum { NAMES = sizeof(names) / sizeof(names[0]), MOST_SCALE = 100000 };
static const int64_t MOST_KRONER = INT64_MAX / 1000;

/* Else it is no name: "kl.18:30", "https://…". */
static bool all_letters(struct str name)
{
	for (size_t i = 0; i < name.n;)
		if (!str_is_alpha(str_utf8_next(name, &i)))
			return false;
	return name.n > 1;
}

sp_rc query_field_named(struct arena *a, struct str name, bool has_value, bool *is,
			enum query_field *field, struct sp_err *e)
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
	if (!has_value)
		return SP_OK;
	if (near.best)
		return sp_fail(e, SP_EINVAL, N_("there is no field “{1}:”; did you mean “{2}:”?"),
			       str_dup(a, name), near.best);
	if (!all_letters(name))
		return SP_OK;
	return sp_fail(e, SP_EINVAL,
		       N_("there is no field “{1}:”; there are body, party, year, type, amount, "
			  "status and case (to look for the word, put it in quotes)"),
		       str_dup(a, name));
}

sp_rc query_field_empty(struct arena *a, struct str name, enum query_field field, size_t at,
			struct sp_err *e)
{
	static const char *const examples[QUERY_FIELDS] = {
		[QUERY_BODY] = "udvalg:økonomi",   [QUERY_PARTY] = "parti:V",
		[QUERY_YEAR] = "år:2019-2021",	   [QUERY_TYPE] = "type:orientering",
		[QUERY_AMOUNT] = "beløb:>100.000", [QUERY_STATUS] = "status:udsat",
		[QUERY_CASE] = "sag:20/1203"};
	const char *place = arena_printf(a, "%zu", at);
	SP_NEED(place);
	return sp_fail(e, SP_EINVAL,
		       N_("“{1}:” (character {2} of the question) has no value; write it at once "
			  "after the colon, as in {3}"),
		       str_dup(a, name), place, examples[field]);
}

/* ---- values ---- */

struct word_value {
	const char *word, *value;
};
static const struct word_value types[] = {{"beslutning", "beslutning"},
					  {"orientering", "orientering"},
					  {"drøftelse", "drøftelse"},
					  {"decision", "beslutning"},
					  {"information", "orientering"},
					  {"discussion", "drøftelse"},
					  {"b", "beslutning"},
					  {"o", "orientering"},
					  {"d", "drøftelse"},
					  {"beslutningssag", "beslutning"},
					  {"orienteringssag", "orientering"},
					  {"drøftelsessag", "drøftelse"}};
static const struct word_value states[] = {{"godkendt", "approved"},
					   {"approved", "approved"},
					   {"vedtaget", "approved"},
					   {"anbefalet", "recommended"},
					   {"recommended", "recommended"},
					   {"efterretning", "noted"},
					   {"noted", "noted"},
					   {"drøftet", "discussed"},
					   {"discussed", "discussed"},
					   {"udsat", "postponed"},
					   {"postponed", "postponed"},
					   {"sendt tilbage", "returned"},
					   {"returned", "returned"},
					   {"afvist", "rejected"},
					   {"rejected", "rejected"},
					   {"ændret", "amended"},
					   {"amended", "amended"},
					   {"tiltrådt", "approved"},
					   {"til efterretning", "noted"},
					   {"taget til efterretning", "noted"},
					   {"tilbagesendt", "returned"},
					   {"forkastet", "rejected"}};
/* Of a promise in the item. */
static const struct word_value promised[] = {
	{"åben", "open"},	  {"åbent", "open"},	      {"åbne", "open"},
	{"open", "open"},	  {"overskredet", "overdue"}, {"overskredne", "overdue"},
	{"overdue", "overdue"},	  {"besvaret", "answered"},   {"besvarede", "answered"},
	{"answered", "answered"}, {"flyttet", "moved"},	      {"flyttede", "moved"},
	{"moved", "moved"},	  {"overstået", "past"},      {"past", "past"}};

/* å, æ and ø as keyboards without them write them. */
static bool without_danish(const char *word, char out[64])
{
	struct str s = str_of(word);
	size_t n = 0;
	for (size_t i = 0; i < s.n && n + 4 < 64;) {
		uint32_t cp = str_utf8_next(s, &i);
		if (cp == 0xE5 || cp == 0xE6)
			out[n++] = 'a';
		if (cp == 0xF8)
			out[n++] = 'o';
		if (cp == 0xE5)
			out[n++] = 'a';
		else if (cp == 0xE6 || cp == 0xF8)
			out[n++] = 'e';
		else
			n += str_utf8_put(cp, out + n);
	}
	out[n] = '\0';
	return s.n < 32;
}

/* The value that is written so; NULL when none is. `folded` is in lower case. */
static const char *value_of(const struct word_value *list, size_t n, const char *folded)
{
	char aa[64], list_aa[64];
	for (size_t i = 0; i < n; i++)
		if (strcmp(folded, list[i].word) == 0 ||
		    (without_danish(folded, aa) && without_danish(list[i].word, list_aa) &&
		     strcmp(aa, list_aa) == 0))
			return list[i].value;
	return NULL;
}

static sp_rc type_value(struct str said, const char *folded, struct query_filter *f,
			struct arena *a, struct sp_err *e)
{
	f->text = value_of(types, sizeof(types) / sizeof(types[0]), folded);
	return f->text ? SP_OK
		       : sp_fail(e, SP_EINVAL,
				 N_("“{1}” is no type; write type:decision, type:information or "
				    "type:discussion"),
				 str_dup(a, said));
}

static sp_rc status_value(struct str said, const char *folded, struct query_filter *f,
			  struct arena *a, struct sp_err *e)
{
	f->text = value_of(states, sizeof(states) / sizeof(states[0]), folded);
	if (f->text)
		return SP_OK;
	f->text = value_of(promised, sizeof(promised) / sizeof(promised[0]), folded);
	f->promise = f->text != NULL;
	return f->promise
		       ? SP_OK
		       : sp_fail(e, SP_EINVAL,
				 N_("“{1}” is no status; an item is approved, amended, "
				    "recommended, noted, discussed, postponed, returned or "
				    "rejected; a promise in it is open, overdue, answered, moved "
				    "or past"),
				 str_dup(a, said));
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

static size_t digits_at(struct str s, size_t i)
{
	size_t n = 0;
	while (is_digit(s, i + n))
		n++;
	return n;
}

/* "1.500.000", "1,5", and "1.5" as English writes it: a point before three digits parts thousands.
 */
static bool read_digits(struct str s, struct digits *d)
{
	size_t i = 0;
	*d = (struct digits){.scale = 1};
	while (is_digit(s, i) || (i && i < s.n && s.p[i] == '.' && digits_at(s, i + 1) == 3)) {
		if (s.p[i] != '.')
			d->whole = d->whole * 10 + (s.p[i] - '0');
		if (d->whole > MOST_KRONER)
			return false;
		i++;
	}
	d->end = i;
	if (!i || i >= s.n || (s.p[i] != ',' && s.p[i] != '.') || !is_digit(s, i + 1))
		return i > 0;
	for (i++; is_digit(s, i) && d->scale < MOST_SCALE; i++) {
		d->part = d->part * 10 + (s.p[i] - '0');
		d->scale *= 10;
	}
	d->end = i;
	return true;
}

struct unit {
	const char *word;
	int64_t times;
};
static const struct unit units[] = {{"", 1},
				    {"kr", 1},
				    {"kr.", 1},
				    {"kroner", 1},
				    {",-", 1},
				    {"kr.,-", 1},
				    {"t", 1000},
				    {"tkr", 1000},
				    {"t.kr.", 1000},
				    {"tkr.", 1000},
				    {"m", 1000000},
				    {"mio", 1000000},
				    {"mio.", 1000000},
				    {"mio. kr.", 1000000},
				    {"mio. kr", 1000000},
				    {"mio kr.", 1000000},
				    {"mio kr", 1000000},
				    {"mill", 1000000},
				    {"mill.", 1000000},
				    {"million", 1000000},
				    {"millioner", 1000000},
				    {"millioner kr.", 1000000},
				    {"millioner kroner", 1000000},
				    {"mia", 1000000000},
				    {"mia.", 1000000000},
				    {"mia. kr.", 1000000000},
				    {"mia kr", 1000000000},
				    {"milliard", 1000000000},
				    {"milliarder", 1000000000}};
enum { UNITS = sizeof(units) / sizeof(units[0]) };

bool query_amount_goes_on(struct str value, struct str next)
{
	if (!next.n)
		return false;
	if (!value.n || strchr("<>=-", value.p[value.n - 1]))
		return is_digit(next, 0) || strchr("<>=", next.p[0]) != NULL;
	for (size_t k = 1; k < UNITS; k++)
		if (str_ieq(next, str_of(units[k].word)))
			return true;
	return next.p[0] == '-' && (next.n == 1 || is_digit(next, 1));
}

bool query_amount(struct str s, int64_t *oere)
{
	struct digits d;
	if (!read_digits(s, &d))
		return false;
	struct str unit = str_trim(str_sub(s, d.end, s.n));
	for (size_t k = 0; k < UNITS; k++)
		if (str_ieq(unit, str_of(units[k].word)) &&
		    d.whole <= MOST_KRONER / units[k].times) {
			*oere = d.whole * units[k].times * 100 +
				d.part * units[k].times * 100 / d.scale;
			return true;
		}
	return false;
}

/* "1-2 mio": what the second amount is in, the first is in too, unless its number is greater
 * ("100.000-0,5 mio"). */
static bool read_amounts(struct arena *a, struct str left, struct str right, struct query_filter *f)
{
	struct digits d, more;
	if (!read_digits(right, &d) || !read_digits(left, &more) || more.end < left.n ||
	    more.whole > d.whole)
		return false;
	const char *both = arena_printf(a, STR_FMT STR_FMT, STR_ARG(left),
					STR_ARG(str_sub(right, d.end, right.n)));
	return both && query_amount(str_of(both), &f->least);
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

/* A bound, "x", "x-y", "x-" or "-y"; also with "–". */
static bool read_range(struct arena *a, struct str s, read_value read, struct query_filter *f)
{
	struct str dash = STR("–");
	int64_t v;
	f->least = INT64_MIN;
	f->most = INT64_MAX;
	if (str_starts(s, STR(">")) || str_starts(s, STR("<")))
		return read_bound(s, read, f);
	if (read(s, &v)) {
		f->least = f->most = v;
		return true;
	}
	size_t at = str_find(s, dash);
	if (at == SIZE_MAX)
		at = str_find(s, dash = STR("-"));
	if (at == SIZE_MAX || s.n == dash.n)
		return false;
	struct str left = str_trim(str_sub(s, 0, at));
	struct str right = str_trim(str_sub(s, at + dash.n, s.n));
	if ((left.n && !read(left, &f->least)) || (right.n && !read(right, &f->most)))
		return false;
	if (read == query_amount && left.n && right.n)
		(void)read_amounts(a, left, right, f);
	if (f->least > f->most) { /* written the wrong way round */
		v = f->least;
		f->least = f->most;
		f->most = v;
	}
	return true;
}

/* The amount behind a minus of either kind. */
static bool read_minus(struct str s, int64_t *oere)
{
	struct str minus = str_starts(s, STR("−")) ? STR("−") : STR("-");
	return str_starts(s, minus) && query_amount(str_trim(str_sub(s, minus.n, s.n)), oere);
}

/* "-x--y" */
static bool read_minus_range(struct str s, struct query_filter *f)
{
	size_t at = str_find(s, STR("--"));
	int64_t v, other;
	if (at == SIZE_MAX || !read_minus(str_trim(str_sub(s, 0, at)), &v) ||
	    !read_minus(str_sub(s, at + 1, s.n), &other))
		return false;
	f->least = v < other ? v : other;
	f->most = v < other ? other : v;
	return true;
}

/* "<-x", "<=-x", ">-x", "<0" */
static bool read_minus_bound(struct str s, struct query_filter *f)
{
	bool below = s.p[0] == '<', equal = s.n > 1 && s.p[1] == '=';
	struct str left = str_trim(str_sub(s, equal ? 2 : 1, s.n));
	int64_t v;
	if (below && query_amount(left, &v) && v == 0)
		return true;
	if (!read_minus(left, &v))
		return false;
	if (below)
		f->least = equal ? v : v + 1;
	else
		f->most = equal ? v : v - 1;
	return true;
}

/* Amounts with a minus, by their size. */
static bool read_negative(struct str s, struct query_filter *f)
{
	int64_t v;
	f->least = 0;
	f->most = INT64_MAX;
	if (str_starts(s, STR("<")) || str_starts(s, STR(">"))) {
		f->minus = read_minus_bound(s, f);
	} else if (read_minus(s, &v)) {
		f->least = f->most = v;
		f->minus = true;
	} else {
		f->minus = read_minus_range(s, f);
	}
	return f->minus;
}

sp_rc query_field_value(struct arena *a, struct str value, struct query_filter *filter,
			struct sp_err *e)
{
	const char *said = str_dup(a, value), *folded = str_fold(a, value);
	SP_NEED(said && folded);
	filter->text = said;
	switch (filter->field) {
	case QUERY_YEAR:
		return read_range(a, value, read_year, filter)
			       ? SP_OK
			       : sp_fail(e, SP_EINVAL,
					 N_("“{1}” is no year; write 2021, 2019-2021 or >2019"),
					 said);
	case QUERY_AMOUNT:
		return read_negative(value, filter) || read_range(a, value, query_amount, filter)
			       ? SP_OK
			       : sp_fail(e, SP_EINVAL,
					 N_("“{1}” is no amount; write >500000, <1,5mio or "
					    "100.000-200.000"),
					 said);
	case QUERY_TYPE:
		return type_value(value, folded, filter, a, e);
	case QUERY_STATUS:
		return status_value(value, folded, filter, a, e);
	default:
		return SP_OK;
	}
}
