/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/amount_figure.h"

#include "read/date_scan.h"
#include "read/scan.h"

enum { OERE = 100, MOST_DIGITS = 15, GROUP = 3 };
#define MOST_OERE (INT64_MAX / 4)

size_t figure_fraction(struct str t, size_t at, int64_t *quarters)
{
	static const char *const marks[] = {"\xC2\xBC", "\xC2\xBD", "\xC2\xBE"};
	for (size_t i = 0; i < 3; i++)
		if (str_starts(str_sub(t, at, 2), str_of(marks[i]))) {
			*quarters = (int64_t)i + 1;
			return 2;
		}
	return 0;
}

/* ---- in words ---- */

static struct str word_at(struct str t, size_t at)
{
	return str_sub(t, at, word_end(t, at) - at);
}

/* "halv", "halvanden", "en halv" as quarters. */
static bool half_words(struct str t, size_t at, struct figure *f)
{
	struct str w = word_at(t, at);
	if (str_ieq(w, STR("halvanden")))
		f->half = 6;
	else if (str_ieq(w, STR("halv")))
		f->half = 2;
	else
		return false;
	f->end = at + w.n;
	return true;
}

bool figure_words(struct str t, size_t at, struct figure *f)
{
	struct str w = word_at(t, at);
	int value;
	bool ordinal;
	*f = (struct figure){.off = at, .said = true};
	if (half_words(t, at, f))
		return true;
	if (!number_word(w, &value, &ordinal) || ordinal)
		return false;
	f->n.digits = value;
	f->end = at + w.n;
	size_t next = scan_blanks(t, f->end);
	struct figure half = {0};
	if (value == 1 && half_words(t, next, &half)) {
		f->n.digits = 0;
		f->half = half.half;
		f->end = half.end;
	}
	return true;
}

/* ---- groups of three ---- */

enum joint { JOINT_NONE, JOINT_DOT, JOINT_BLANK, JOINT_COMMA, JOINT_QUOTE, JOINT_BROKEN };

/* What parts two groups of a number, and its length. A broken one ("1.500. 000", a line's end)
 * counts only before zeros, which no number begins with. */
static enum joint joint_at(struct str t, size_t at, size_t *len)
{
	static const struct {
		const char *mark;
		enum joint kind;
	} marks[] = {{". ", JOINT_BROKEN},
		     {".\n", JOINT_BROKEN},
		     {" .", JOINT_BROKEN},
		     {" \n", JOINT_BROKEN},
		     {"\n", JOINT_BROKEN},
		     {".", JOINT_DOT},
		     {" ", JOINT_BLANK},
		     {"\xC2\xA0", JOINT_BLANK},
		     {"\xE2\x80\xAF", JOINT_BLANK},
		     {"\xE2\x80\x89", JOINT_BLANK},
		     {",", JOINT_COMMA},
		     {"'", JOINT_QUOTE},
		     {"\xE2\x80\x99", JOINT_QUOTE}};
	struct str rest = str_sub(t, at, 4);
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (str_starts(rest, str_of(marks[i].mark))) {
			*len = strlen(marks[i].mark);
			return marks[i].kind;
		}
	return JOINT_NONE;
}

/* "1,500,000" and "1,500.25" are English; "1,500" is Danish. */
static bool is_english(struct str t, size_t group)
{
	size_t end = group + GROUP;
	if (end >= t.n || !strchr(".,", t.p[end]))
		return false;
	size_t n = scan_digits(t, end + 1);
	return t.p[end] == ',' ? n == GROUP : n == 1 || n == 2;
}

struct grouping {
	enum joint style; /* of the first groups */
	int n;		  /* groups after the first */
	bool zeros;	  /* the second begins with 0: they are one number */
};

/* May the group that begins there go on the number? */
static bool goes_on(struct str t, size_t group, enum joint kind, const struct grouping *g)
{
	bool same = !g->style || kind == g->style;
	if (kind == JOINT_NONE || scan_digits(t, group) != GROUP)
		return false;
	if (kind == JOINT_COMMA)
		return same && (g->n || is_english(t, group));
	if (t.p[group] == '0' && (kind == JOINT_BROKEN || kind == JOINT_BLANK))
		return true;
	/* "12 500.000": the second is a number of its own */
	bool own = kind == JOINT_BLANK && group + GROUP < t.n && t.p[group + GROUP] == '.' &&
		   scan_digits(t, group + GROUP + 1) == GROUP;
	return same && kind != JOINT_BROKEN && !own;
}

static void append(struct figure *f, struct str t, size_t from, size_t n)
{
	for (size_t i = 0; i < n; i++)
		f->n.digits = f->n.digits * 10 + (t.p[from + i] - '0');
	f->end = from + n;
}

/* The groups after the first; false when the number is too long for money. */
static bool read_groups(struct str t, struct figure *f, size_t first)
{
	enum { MANY = 3 }; /* milliards by blanks are more likely two columns */
	struct grouping g = {JOINT_NONE, 0, false};
	size_t len, total = first;
	for (;;) {
		enum joint kind = joint_at(t, f->end, &len);
		if (!goes_on(t, f->end + len, kind, &g))
			break;
		total += GROUP;
		if (total > MOST_DIGITS)
			return false;
		if (!g.n)
			g.zeros = t.p[f->end + len] == '0';
		g.style = g.style ? g.style : kind;
		f->odd = f->odd || kind != g.style || kind >= JOINT_COMMA;
		append(f, t, f->end + len, GROUP);
		g.n++;
	}
	f->grouped = g.n > 0;
	f->loose = g.style == JOINT_BLANK && !g.zeros;
	f->odd = f->odd || (g.style == JOINT_BLANK && g.n >= MANY);
	return true;
}

/* "1500.000": a dot before three figures is a thousands mark wherever it stands. */
static bool sloppy_group(struct str t, struct figure *f, size_t first)
{
	if (f->grouped || first <= GROUP || first + GROUP > MOST_DIGITS || f->end >= t.n ||
	    t.p[f->end] != '.' || scan_digits(t, f->end + 1) != GROUP)
		return false;
	append(f, t, f->end + 1, GROUP);
	f->grouped = f->odd = true;
	return true;
}

static void read_decimals(struct str t, struct figure *f, size_t whole)
{
	if (f->end >= t.n || !strchr(",.", t.p[f->end]))
		return;
	size_t n = scan_digits(t, f->end + 1);
	bool dot = t.p[f->end] == '.';
	/* after groups a dot is one more mark of thousands, unless two figures follow */
	if (!n || whole + n > MOST_DIGITS || (dot && f->grouped && n != 2))
		return;
	f->n.decimals = (uint8_t)n;
	f->dotted = dot;
	f->odd = f->odd || (dot && f->grouped);
	append(f, t, f->end + 1, n);
}

bool figure_read(struct str t, size_t at, struct figure *f)
{
	*f = (struct figure){.off = at, .end = at};
	size_t mark = figure_fraction(t, at, &f->half), n = scan_digits(t, at);
	if (!mark) {
		if (!n || n > MOST_DIGITS)
			return false;
		append(f, t, at, n);
		if (n <= GROUP && !read_groups(t, f, n))
			return false;
		if (!sloppy_group(t, f, n))
			read_decimals(t, f, n);
		f->n.used = f->end - at;
		/* "1½", "1 ½" */
		size_t gap = n < GROUP && f->n.used == n && f->end < t.n && t.p[f->end] == ' ';
		mark = figure_fraction(t, f->end + gap, &f->half);
		mark += mark ? gap : 0;
	}
	f->end += mark;
	return true;
}

bool figure_oere(const struct figure *f, int64_t times, int64_t *out)
{
	int64_t value = f->n.digits, unit = times * OERE;
	int decimals = f->n.decimals;
	for (; decimals > 0 && unit % 10 == 0; decimals--)
		unit /= 10;
	for (; decimals > 0; decimals--)
		value /= 10;
	if (value > MOST_OERE / unit)
		return false;
	*out = value * unit + f->half * times * OERE / 4;
	return true;
}

bool figure_is_year(const struct figure *f)
{
	return !f->grouped && !f->n.decimals && !f->half && f->n.used == 4 && f->n.digits >= 1900 &&
	       f->n.digits < 2100;
}

bool figure_is_joined(struct str t, const struct figure *f)
{
	size_t from, blank;
	uint32_t cp = scan_before(t, f->off, &blank);
	if (!f->off || cp == '\t' || scan_blanks_back(t, f->off) != blank)
		return false;
	bool dot = blank && t.p[blank - 1] == '.';
	size_t end = blank - dot;
	for (from = end; from && scan_digit_at(t, from - 1);)
		from--;
	if (from == end || end - from > GROUP)
		return false;
	/* "1. 500.000 kr. til mole" in a list */
	size_t line = scan_blanks_back(t, from);
	return !dot || (line && t.p[line - 1] != '\n');
}
