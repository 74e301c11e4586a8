/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/buf.h"
#include "core/civil.h"
#include "read/esdh.h"

static bool letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A longer "tag" is text: keeps the search for its end from growing with the square. */
enum { TAG_MAX = 4096 };

/* Bytes of an HTML tag or comment at the start of s, 0 when it is none. */
static size_t tag_length(struct str s)
{
	if (s.n < 3 || s.p[0] != '<')
		return 0;
	bool tag = letter(s.p[1]) || s.p[1] == '!' || (s.p[1] == '/' && letter(s.p[2]));
	size_t end = tag ? str_find(str_sub(s, 0, TAG_MAX), STR(">")) : SIZE_MAX;
	return end == SIZE_MAX ? 0 : end + 1;
}

bool esdh_is_html(struct str s)
{
	uint32_t cp;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '<' && tag_length(str_sub(s, i, s.n)))
			return true;
		if (s.p[i] == '&' && xml_reference(str_sub(s, i, s.n), &cp))
			return true;
	}
	return false;
}

static void plain_add(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.n;) {
		struct str left = str_sub(s, i, s.n);
		uint32_t cp;
		size_t n = s.p[i] == '<' ? tag_length(left) : 0;
		if (n) {
			buf_char(b, ' ');
		} else if (s.p[i] == '&' && (n = xml_reference(left, &cp)) > 0) {
			char out[4];
			bool scalar = cp && cp <= 0x10FFFF && (cp & ~0x7FFu) != 0xD800;
			buf_add(b, out, str_utf8_put(scalar ? cp : 0xFFFD, out));
		} else {
			n = 1;
			buf_char(b, s.p[i]);
		}
		i += n;
	}
}

struct str esdh_plain(struct esdh *x, struct str s)
{
	BUF_AUTO b = BUF_INIT(s.n + 1);
	const char *out;
	if (esdh_is_html(s)) {
		plain_add(&b, s);
		out = buf_ok(&b) ? str_squeeze(x->arena, buf_view(&b)) : NULL;
	} else {
		out = str_squeeze(x->arena, s);
	}
	x->failed = x->failed || !out;
	return out ? str_of(out) : STR("");
}

/* Bytes of white space at the start of s, also written as a reference. */
static size_t space_length(struct str s)
{
	uint32_t cp;
	size_t n = s.p[0] == '&' ? xml_reference(s, &cp) : 0;
	if (n)
		return cp == 0xA0 || cp <= ' ' ? n : 0;
	if (str_starts(s, STR("\xC2\xA0")))
		return 2;
	return str_trim(str_sub(s, 0, 1)).n ? 0 : 1;
}

bool esdh_blank(struct str s)
{
	while (s.n) {
		size_t n = s.p[0] == '<' ? tag_length(s) : space_length(s);
		if (!n)
			return false;
		s = str_sub(s, n, s.n);
	}
	return true;
}

bool esdh_says(struct str s)
{
	for (size_t i = 0; i < s.n;) {
		uint32_t cp = str_utf8_next(s, &i);
		if (str_is_alpha(cp) || (cp >= '0' && cp <= '9'))
			return true;
	}
	return false;
}

bool esdh_has(struct str s, const char *part)
{
	struct str p = str_of(part);
	for (size_t i = 0; i + p.n <= s.n; i++)
		if (str_istarts(str_sub(s, i, s.n), p))
			return true;
	return false;
}

bool esdh_true(struct str s)
{
	s = str_trim(s);
	return str_ieq(s, STR("true")) || str_ieq(s, STR("1")) || str_ieq(s, STR("ja"));
}

/* The word stands in s with no letter before or after it. */
static bool has_word(struct str s, const char *word)
{
	struct str w = str_of(word);
	for (size_t i = 0; i + w.n <= s.n; i++) {
		if (!str_istarts(str_sub(s, i, s.n), w))
			continue;
		bool before = i > 0 && (letter(s.p[i - 1]) || (s.p[i - 1] & 0x80));
		bool after = i + w.n < s.n && (letter(s.p[i + w.n]) || (s.p[i + w.n] & 0x80));
		if (!before && !after)
			return true;
	}
	return false;
}

bool esdh_decision_heading(struct str heading)
{
	if (!has_word(heading, "beslutning") && !has_word(heading, "beslutninger"))
		return false;
	return !esdh_has(heading, "forslag") && !esdh_has(heading, "indstilling") &&
	       !esdh_has(heading, "grundlag");
}

bool esdh_case_heading(struct str heading)
{
	static const char *const names[] = {
		"sagsnr",    "sags nr",	   "sagsnummer",    "sag nr", "sagsid", "sags-id",
		"journalnr", "journal nr", "journalnummer", "j.nr",   "j. nr",	"case number"};
	while (heading.n && strchr(".: ", heading.p[heading.n - 1]))
		heading.n--;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (str_ieq(heading, str_of(names[i])))
			return true;
	return false;
}

struct str esdh_kind(struct str said)
{
	if (!str_trim(said).n)
		return STR("");
	if (esdh_has(said, "referat") || esdh_has(said, "protokol") || esdh_has(said, "minute"))
		return STR("Referat");
	return esdh_has(said, "tillæg") ? STR("Tillægsdagsorden") : STR("Dagsorden");
}

/* ---- moments ---- */

/* "16:00", "16.00", "16:00:00", "16:00:00.000" at the start of s: its bytes, else 0. */
static size_t time_length(struct str s)
{
	size_t i = 0;
	while (i < s.n && digit(s.p[i]))
		i++;
	if (i < 1 || i > 2 || i + 2 >= s.n || (s.p[i] != ':' && s.p[i] != '.') ||
	    !digit(s.p[i + 1]) || !digit(s.p[i + 2]))
		return 0;
	i += 3;
	while (i < s.n && (digit(s.p[i]) || s.p[i] == ':' || s.p[i] == '.'))
		i++;
	return i;
}

static struct str hour_minute(struct str s)
{
	size_t n = 0;
	while (digit(s.p[n]))
		n++;
	return str_sub(s, 0, n + 3);
}

static int number(struct str s)
{
	int v = 0;
	for (size_t i = 0; i < s.n && digit(s.p[i]); i++)
		v = v * 10 + (s.p[i] - '0');
	return v;
}

/* "+01:00", "Z", "-0200" as minutes; false when s is none. */
static bool zone_offset(struct str s, int *minutes)
{
	if (str_ieq(s, STR("Z"))) {
		*minutes = 0;
		return true;
	}
	if (s.n < 5 || (s.p[0] != '+' && s.p[0] != '-'))
		return false;
	int h = number(str_sub(s, 1, 2)), m = number(str_sub(s, s.p[3] == ':' ? 4 : 3, 2));
	*minutes = (s.p[0] == '-' ? -1 : 1) * (h * 60 + m);
	return h <= 14 && m < 60;
}

/* Denmark's offset from UTC: summer time from the last Sunday of March to the last of October, at
 * 01:00 UTC (Directive 2000/84/EC). */
static int danish_offset(int64_t utc_minutes, int year)
{
	int64_t change[2];
	for (int k = 0; k < 2; k++) {
		struct civil last = {(int16_t)year, (int8_t)(k ? 10 : 3), 31};
		change[k] = ((int64_t)civil_to_days(last) - civil_weekday(last) % 7) * 1440 + 60;
	}
	return utc_minutes >= change[0] && utc_minutes < change[1] ? 120 : 60;
}

/* "2026-03-16T15:00:00+01:00" into Danish date and time; false when it is no such moment. */
static bool zoned(struct arena *a, struct str said, struct str *date, struct str *time)
{
	char iso[CIVIL_ISO_SIZE];
	struct civil day;
	if (said.n < 17 || (said.p[10] != 'T' && said.p[10] != ' '))
		return false;
	memcpy(iso, said.p, 10);
	iso[10] = '\0';
	struct str clock = str_sub(said, 11, said.n);
	size_t n = time_length(clock);
	int offset;
	if (!civil_parse_iso(iso, &day) || n < 5 || day.year < 1900 || day.year > 9998 ||
	    !zone_offset(str_trim(str_sub(clock, n, clock.n)), &offset))
		return false;
	int64_t utc = (int64_t)civil_to_days(day) * 1440 + number(clock) * 60 +
		      number(str_sub(clock, 3, 2)) - offset;
	int64_t local = utc + danish_offset(utc, day.year);
	civil_iso(civil_from_days((int32_t)(local / 1440)), iso);
	*date = str_of(arena_strdup(a, iso));
	*time = str_of(arena_printf(a, "%02d:%02d", (int)(local % 1440 / 60), (int)(local % 60)));
	return date->p && time->p && utc >= 0;
}

/* A date whose year is 1, as .NET writes an unknown one. */
static bool unknown_date(struct str date)
{
	return str_starts(date, STR("0001-")) || str_ends(date, STR("-0001")) ||
	       str_ends(date, STR(".0001"));
}

void esdh_moment(struct arena *a, struct str said, struct str *date, struct str *time)
{
	said = str_trim(said);
	*date = *time = STR("");
	if (zoned(a, said, date, time))
		return;
	size_t at = said.n;
	for (size_t i = 0; i < said.n; i++)
		if (said.p[i] == ' ' || (said.p[i] == 'T' && i == 10))
			at = i;
	struct str last = str_sub(said, at + 1, said.n);
	size_t n = at < said.n ? time_length(last) : 0;
	*date = n ? str_trim(str_sub(said, 0, at)) : said;
	*time = n ? hour_minute(last) : STR("");
	if (unknown_date(*date))
		*date = *time = STR("");
}

struct str esdh_day_order(struct arena *a, struct str date)
{
	date = str_trim(date);
	if (date.n < 10)
		return STR("");
	const char *d = date.p;
	const char *key = d[4] == '-' ? arena_printf(a, "%.4s%.2s%.2s", d, d + 5, d + 8)
				      : arena_printf(a, "%.4s%.2s%.2s", d + 6, d + 3, d);
	return key ? str_of(key) : STR("");
}

/* ---- paths ---- */

const char *esdh_path(struct arena *a, struct str path)
{
	path = str_trim(path);
	while (path.n && (path.p[0] == '\\' || path.p[0] == '/'))
		path = str_sub(path, 1, path.n);
	char *out = str_dup(a, path);
	for (char *c = out; c && *c; c++)
		if (*c == '\\')
			*c = '/';
	return out;
}

const char *esdh_folder(struct arena *a, const char *path)
{
	const char *slash = path ? strrchr(path, '/') : NULL;
	return slash ? arena_strndup(a, path, (size_t)(slash - path) + 1) : "";
}
