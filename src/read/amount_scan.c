/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/amount_scan.h"

#include "read/amount_figure.h"
#include "read/date_scan.h"
#include "read/scan.h"

struct unit {
	int64_t times; /* in kroner */
	size_t end;
	bool kroner; /* said */
	bool scaled;
	bool odd; /* may mean something else */
};

static struct str word_at(struct str t, size_t at)
{
	return str_sub(t, at, word_end(t, at) - at);
}

/* ---- units ---- */

static size_t kroner_at(struct str t, size_t at)
{
	struct str w = word_at(t, at);
	if (!str_ieq(w, STR("kr")) && !str_ieq(w, STR("kroner")) && !str_ieq(w, STR("dkk")) &&
	    !str_ieq(w, STR("krone")))
		return 0;
	size_t end = at + w.n;
	if (w.n == 2 && end < t.n && t.p[end] == '.' && !scan_digit_at(t, end + 1))
		end++;
	return end;
}

/* Words after "2 mio" that count something else than kroner are nouns; these are not. */
static bool ends_scale(struct str t, size_t at)
{
	static const char *const after[] = {
		"til",	     "i",	"på",	  "fra",   "for",      "årligt", "årlig",
		"pr",	     "per",	"og",	  "eller", "af",       "som",	 "der",
		"hvoraf",    "netto",	"brutto", "mere",  "mindre",   "er",	 "var",
		"bliver",    "ved",	"med",	  "om",	   "over",     "under",	 "ekskl",
		"inkl",	     "samt",	"mod",	  "ud",	   "blev",     "kan",	 "skal",
		"hvor",	     "hvilket", "afsat",  "om",	   "svarende", "lavere", "højere",
		"fordelt",   "men",	"mens",	  "excl",  "incl",     "ekstra", "eksklusive",
		"inklusive", "frem",	"fordi",  "da",	   "idet",     "at",	 "heraf",
		"således",   "vil",	"har",	  "hvert", "udover",   "ind",	 "afsættes"};
	size_t next = scan_blanks(t, at);
	if (next >= t.n || t.p[next] == '\n')
		return true;
	struct str w = word_at(t, next);
	if (!w.n)
		return !scan_digit_at(t, next);
	for (size_t i = 0; i < sizeof(after) / sizeof(after[0]); i++)
		if (str_ieq(w, str_of(after[i])))
			return true;
	return next < t.n && t.p[at - 1] == '.' && scan_is_capitalised(w);
}

struct scale {
	const char *word;
	int64_t times;
	bool needs_kroner, has_kroner;
};

static const struct scale *scale_of(struct str w)
{
	static const struct scale scales[] = {
		{"mio", 1000000, false, false},
		{"mill", 1000000, false, false},
		{"mil", 1000000, true, false},
		{"mia", 1000000000, false, false},
		{"million", 1000000, false, false},
		{"millioner", 1000000, false, false},
		{"milliard", 1000000000, false, false},
		{"milliarder", 1000000000, false, false},
		{"t", 1000, true, false},
		{"tkr", 1000, false, true},
		{"tdkk", 1000, false, true},
		{"k", 1000, true, false},
		{"kkr", 1000, false, true},
		{"tusind", 1000, true, false},
		{"tusinde", 1000, true, false},
		{"mkr", 1000000, false, true},
		{"miokr", 1000000, false, true},
	};
	for (size_t i = 0; i < sizeof(scales) / sizeof(scales[0]); i++)
		if (str_ieq(w, str_of(scales[i].word)))
			return &scales[i];
	return NULL;
}

/* Past ",-" and its like; at when there is none. */
static size_t dash_end(struct str t, size_t at)
{
	static const char *const dashes[] = {",-", ",\xE2\x80\x93", ",\xE2\x80\x94"};
	for (size_t i = 0; i < 3; i++)
		if (str_starts(str_sub(t, at, 4), str_of(dashes[i]))) {
			at += strlen(dashes[i]);
			while (at < t.n && t.p[at] == '-')
				at++;
			break;
		}
	return at;
}

static bool scale_at(struct str t, const struct scale *scale, size_t end, struct unit *u)
{
	end += end < t.n && t.p[end] == '.' && !scan_digit_at(t, end + 1);
	size_t kroner = kroner_at(t, scan_blanks(t, end));
	u->times = scale->times;
	u->scaled = true;
	u->end = kroner ? kroner : end;
	u->kroner = u->kroner || kroner || scale->has_kroner;
	return u->kroner ? kroner || !scale->needs_kroner
			 : !scale->needs_kroner && ends_scale(t, end);
}

/* "500' kr.": the bookkeeper's mark of thousands. */
static bool quote_at(struct str t, size_t at, struct unit *u)
{
	static const char *const marks[] = {"'", "\xE2\x80\x99", "\xC2\xB4"};
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		size_t end = at + strlen(marks[i]);
		if (!str_starts(str_sub(t, at, 3), str_of(marks[i])) || !scan_is_border(t, end))
			continue;
		size_t kroner = kroner_at(t, scan_blanks(t, end));
		*u = (struct unit){.times = 1000,
				   .end = kroner ? kroner : end,
				   .kroner = kroner > 0,
				   .scaled = true,
				   .odd = true};
		return true;
	}
	return false;
}

/* " mio. kr.", " kr.", ",- kr."; false when no unit follows. */
static bool unit_at(struct str t, size_t at, struct unit *u)
{
	if (quote_at(t, at, u))
		return u->kroner;
	size_t dash = dash_end(t, at), next = scan_blanks(t, dash);
	*u = (struct unit){.times = 1, .end = dash, .kroner = dash > at};
	const struct scale *scale = scale_of(word_at(t, next));
	if (scale)
		return scale_at(t, scale, word_end(t, next), u);
	size_t kroner = kroner_at(t, next);
	u->end = kroner ? kroner : u->end;
	u->kroner = u->kroner || kroner;
	return u->kroner;
}

/* Past "i hele", "beløb i" in a bracket. */
static size_t past_bracket_words(struct str t, size_t at)
{
	static const char *const words[] = {"i", "hele", "beløb", "tal"};
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]);) {
		bool is = str_ieq(word_at(t, at), str_of(words[i]));
		at = is ? scan_blanks(t, word_end(t, at)) : at;
		i = is ? 0 : i + 1;
	}
	return at;
}

/* Past the "1.000" of "(1.000 kr.)"; at when it is not there. */
static size_t past_thousand(struct str t, size_t at)
{
	struct figure f;
	bool is = scan_digit_at(t, at) && figure_read(t, at, &f) && f.n.digits == 1000 &&
		  !f.n.decimals;
	return is ? f.end : at;
}

/* "1.500 (i 1.000 kr.)", "2,5 (mio. kr.)": the unit in a bracket of its own. */
static bool bracket_unit(struct str t, const struct figure *f, struct unit *u)
{
	size_t open = scan_blanks(t, f->end);
	/* "Fordeling i 2022 (1.000 kr.)": a heading with its year */
	if (open >= t.n || t.p[open] != '(' || f->said || figure_is_year(f))
		return false;
	size_t first = scan_blanks(t, open + 1), at = past_bracket_words(t, first);
	size_t name = past_thousand(t, at);
	/* "12 (1.000 kr.)" may be twelve at a thousand each */
	if (name > at && at == first && f->n.used < 3)
		return false;
	if (!unit_at(t, name, u) || !u->kroner || (name > at && u->scaled))
		return false;
	u->times = name > at ? 1000 : u->times;
	u->scaled = u->odd = true;
	size_t end = scan_blanks(t, u->end);
	u->end = end + 1;
	return end < t.n && t.p[end] == ')';
}

/* ---- signs, and words that belong to the amount ---- */

static size_t minus_before(struct str t, size_t off)
{
	static const char *const marks[] = {"-", "\xE2\x88\x92", "\xE2\x80\x93"};
	for (size_t i = 0; i < 3; i++) {
		size_t n = strlen(marks[i]);
		if (off >= n && str_eq(str_sub(t, off - n, n), str_of(marks[i])))
			return n;
	}
	return 0;
}

/* A sign is glued to the figures, or stands alone after a colon or in a cell. */
static void take_sign(struct str t, struct figure *f, size_t *start)
{
	size_t at = *start, gap = scan_blanks_back(t, at);
	size_t n = minus_before(t, gap);
	bool plus = gap && t.p[gap - 1] == '+';
	n = plus ? 1 : n;
	if (!n)
		return;
	char before = gap > n ? t.p[gap - n - 1] : '\n';
	size_t outer = scan_blanks_back(t, gap - n);
	char far = outer ? t.p[outer - 1] : '\n';
	bool border = strchr(" \t\n(:|\xA0=", before) != NULL;
	if (!border || (gap < at && !plus && !strchr(":|\t=", far)))
		return;
	f->sign_mark = plus ? '+' : '-';
	*start = gap - n;
}

static size_t take_word_before(struct str t, size_t start, struct str word)
{
	size_t end = scan_blanks_back(t, start);
	if (end < word.n || end == start || !str_ieq(str_sub(t, end - word.n, word.n), word) ||
	    !scan_is_border(t, end - word.n))
		return start;
	return end - word.n;
}

static struct amount_hit hit_of(struct str t, const struct figure *f, size_t start, size_t end,
				int64_t oere)
{
	struct figure signed_figure = *f;
	take_sign(t, &signed_figure, &start);
	if (take_word_before(t, start, STR("minus")) != start) {
		start = take_word_before(t, start, STR("minus"));
		signed_figure.sign_mark = '-';
	}
	start = take_word_before(t, start, STR("knap"));
	return (struct amount_hit){.off = (uint32_t)start,
				   .len = (uint32_t)(end - start),
				   .oere = oere,
				   .sign = signed_figure.sign_mark};
}

/* ---- one place ---- */

static size_t separator_at(struct str t, size_t at)
{
	static const char *const words[] = {"og", "til", "eller", "hhv"};
	size_t next = scan_blanks(t, at);
	if (next < t.n && t.p[next] == '-')
		return scan_blanks(t, next + 1);
	size_t n = str_starts(str_sub(t, next, 3), STR("\xE2\x80\x93")) ? 3 : 0;
	if (n)
		return scan_blanks(t, next + n);
	if (next < t.n && t.p[next] == ',' && next == at && next + 1 < t.n && t.p[next + 1] == ' ')
		return scan_blanks(t, next + 1);
	struct str w = word_at(t, next);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_ieq(w, str_of(words[i])))
			return scan_blanks(t, next + w.n);
	return 0;
}

/* "1,2-1,5 mio. kr.": figures of one style before the one that has the unit. */
static bool shared_unit(struct str t, struct figure *fs, uint32_t *n, struct unit *u)
{
	for (*n = 1; *n < AMOUNT_SHARED; (*n)++) {
		size_t next = separator_at(t, fs[*n - 1].end);
		if (!next || !figure_read(t, next, &fs[*n]))
			return false;
		if (fs[*n].grouped != fs[0].grouped || figure_is_year(&fs[*n]))
			return false;
		if (unit_at(t, fs[*n].end, u)) {
			(*n)++;
			return u->scaled || fs[0].grouped || (fs[0].n.used > 1 && *n == 2);
		}
	}
	return false;
}

/* Could it as well be 1000 times as much or as little? "1,500 kr.", "100.00 kr." */
static bool is_odd(const struct figure *f, const struct unit *u)
{
	enum { MIO = 1000000, SHIFT = 1000, GROUP = 3 };
	bool as_group = f->n.decimals == GROUP && f->n.digits >= SHIFT;
	return f->odd || u->odd || (as_group && u->times < MIO) || (f->dotted && u->times == 1);
}

/* "000 kr.": the end of a number whose beginning is lost. */
static bool is_stump(struct str t, const struct figure *f)
{
	return scan_digit_at(t, f->off) && t.p[f->off] == '0' && scan_digit_at(t, f->off + 1);
}

/* "i 1.000 kr.", "(1.000 kr.)" tells a table's unit. */
static bool table_unit(struct str t, const struct figure *f)
{
	size_t before = scan_blanks_back(t, f->off);
	if (f->n.digits != 1000 || !f->grouped)
		return false;
	size_t word = scan_word_start(t, before);
	struct str w = str_sub(t, word, before - word);
	return (before && t.p[before - 1] == '(') || str_ieq(w, STR("i")) ||
	       str_ieq(w, STR("hele")) || str_ieq(w, STR("beløb"));
}

static bool emit(struct str t, const struct figure *f, const struct unit *u, size_t start,
		 size_t end, struct amount_run *out)
{
	int64_t oere;
	bool stump = is_stump(t, f);
	if (!figure_oere(f, u->times, &oere) || (stump && !oere))
		return false;
	struct amount_hit *h = &out->at[out->n++];
	*h = hit_of(t, f, start, end, oere);
	h->odd = stump || is_odd(f, u) || (!f->said && figure_is_joined(t, f));
	h->doubtful = !u->kroner || h->odd;
	return true;
}

/* The unit of the first figure, or of the last of several that share one. */
static bool own_or_shared_unit(struct str t, struct figure *fs, uint32_t *n, struct unit *u)
{
	*n = 1;
	if (!unit_at(t, fs[0].end, u) && !bracket_unit(t, &fs[0], u))
		return !fs[0].said && !figure_is_year(&fs[0]) && shared_unit(t, fs, n, u);
	/* "i 2021 kr. 500.000": the unit is the next number's */
	if (figure_is_year(&fs[0]) && scan_digit_at(t, scan_blanks(t, u->end)))
		return false;
	return !table_unit(t, &fs[0]);
}

static bool figures_first(struct str t, size_t at, bool words, struct amount_run *out)
{
	struct figure fs[AMOUNT_SHARED];
	struct unit u;
	uint32_t n;
	if (!(words ? figure_words(t, at, &fs[0]) : figure_read(t, at, &fs[0])) ||
	    !own_or_shared_unit(t, fs, &n, &u))
		return false;
	*out = (struct amount_run){.end = u.end, .loose = fs[0].loose};
	size_t unit = scan_blanks(t, fs[n - 1].end);
	for (uint32_t i = 0; i < n; i++) {
		if (!emit(t, &fs[i], &u, fs[i].off, i + 1 < n ? fs[i].end : u.end, out))
			return false;
		/* "21-26 mio. kr.": without its unit the first is 21 kr. */
		if (i + 1 < n && u.times > 1) {
			out->at[i].unit_off = (uint32_t)unit;
			out->at[i].unit_len = (uint32_t)(u.end - unit);
		}
	}
	return true;
}

/* A word before "kr." that makes it thousands or millions: "t.kr. 500". */
static bool scale_before(struct str t, size_t at)
{
	size_t end = scan_blanks_back(t, at);
	end -= end && t.p[end - 1] == '.';
	size_t from = scan_word_start(t, end);
	return scale_of(str_sub(t, from, end - from)) != NULL;
}

/* Enough of a number behind its unit to be no list number, year or date. */
static bool is_led_figure(struct str t, const struct figure *f)
{
	struct unit own;
	bool part = f->end + 1 < t.n && strchr(".-/", t.p[f->end]) && scan_digit_at(t, f->end + 1);
	return !figure_is_year(f) && (f->grouped || f->n.decimals || f->n.used > 2) && !part &&
	       !unit_at(t, f->end, &own);
}

/* "t.kr. 500", "mio. kr.: 1,5"; not "i mio. kr. 2021" and other headings. */
static bool scale_first(struct str t, size_t at, struct amount_run *out)
{
	struct str w = word_at(t, at);
	const struct scale *scale = scale_of(w);
	struct unit u = {0};
	struct figure f;
	if (!scale || !scale_at(t, scale, at + w.n, &u) || !u.kroner)
		return false;
	size_t next = u.end + (u.end < t.n && (t.p[u.end] == ':' || t.p[u.end] == '.'));
	next = scan_blanks(t, next);
	if (!scan_digit_at(t, next) || !figure_read(t, next, &f) || !is_led_figure(t, &f))
		return false;
	*out = (struct amount_run){.end = f.end};
	return emit(t, &f, &u, at, f.end, out);
}

/* "kr. 600.000,-", "DKK 2,5 mio.", "kr. -200.000" */
static bool unit_first(struct str t, size_t at, struct amount_run *out)
{
	struct str w = word_at(t, at);
	struct figure f;
	struct unit u;
	if (!kroner_at(t, at) || scale_before(t, at))
		return false;
	size_t next = at + w.n;
	next += next < t.n && t.p[next] == '.';
	next += next < t.n && t.p[next] == ':';
	next = scan_blanks(t, next);
	bool sign = next < t.n && (t.p[next] == '-' || t.p[next] == '+');
	if (!figure_read(t, next + sign, &f))
		return false;
	bool unit = unit_at(t, f.end, &u);
	if (figure_is_year(&f) && !unit)
		return false;
	if (!unit && !u.odd)
		u = (struct unit){.times = 1, .end = f.end};
	u.kroner = true;
	*out = (struct amount_run){.end = u.end};
	if (!emit(t, &f, &u, at, u.end, out))
		return false;
	if (sign)
		out->at[0].sign = t.p[next];
	return true;
}

/* A number in words is an amount only before another word that may be a unit: cheap to see. */
static bool before_unit(struct str t, size_t at)
{
	if (!strchr("neétfsohaNEÉTFSOHA", t.p[at]))
		return false;
	size_t next = scan_blanks(t, word_end(t, at));
	return next < t.n && strchr("mMtTkKdDhH", t.p[next]);
}

bool amount_at(struct str text, size_t at, struct amount_run *out)
{
	int64_t quarters;
	if (scan_digit_at(text, at) || figure_fraction(text, at, &quarters))
		return number_border(text, at) && figures_first(text, at, false, out);
	if (!scan_is_border(text, at))
		return false;
	if (strchr("kKdD", text.p[at]) && unit_first(text, at, out))
		return true;
	if (strchr("tTmM", text.p[at]) && scale_first(text, at, out))
		return true;
	return before_unit(text, at) && figures_first(text, at, true, out);
}

bool amount_bare(struct str text, size_t at, struct amount_hit *out)
{
	struct figure f;
	int64_t oere;
	if (!scan_digit_at(text, at) || !number_border(text, at) || !figure_read(text, at, &f) ||
	    !f.grouped || f.n.decimals || !figure_oere(&f, 1, &oere))
		return false;
	*out = hit_of(text, &f, f.off, f.end, oere);
	out->doubtful = true;
	return true;
}

size_t amount_skip(struct str text, size_t at)
{
	struct figure f;
	if (scan_digit_at(text, at)) {
		if (figure_read(text, at, &f))
			return f.end;
		while (scan_digit_at(text, at))
			at++;
		return at;
	}
	size_t end = word_end(text, at);
	if (end > at)
		return end;
	(void)str_utf8_next(text, &at);
	return at;
}
