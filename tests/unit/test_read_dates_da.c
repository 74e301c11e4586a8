/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of Danish expressions with what they mean, kept beside the sources (not part of them). The
 * reference is 2013-02-12; each line that can occur in minutes must be understood. */
#include "read/dates.h"
#include "read/numbers.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>

static const struct civil ref = {2013, 2, 12};

enum { FIELDS = 4, LINE_SIZE = 512 };

struct row {
	const char *said, *means, *kind, *grain;
};

/* What cannot occur in minutes, or means something else in them. */
static const struct {
	const char *said, *why;
} excluded[] = {
	{"søn", "the word for son; as a weekday only with a date"},
	{"søn.", "the same"},
	{"næste fredag igen", "spoken language, no minutes say it"},
	{"næste onsdag igen", "the same"},
	{"næste marts igen", "the same"},
	{"denne sommer", "astronomical borders; we read calendar months (2013-summer)"},
	{"den her sommer", "the same"},
	{"denne vinter", "the same"},
	{"den her vinter", "the same"},
	{"100K", "not written in minutes"},
	{"100k", "the same"},
	{"3M", "the same"},
	{"3000K", "the same"},
	{"1,2M", "the same"},
	{"1200K", "the same"},
	{",0012G", "the same"},
	{"-1,2M", "the same"},
	{"-1200K", "the same"},
	{"-,0012G", "the same"},
	{"senest", "in minutes “senest” is a deadline, not “last”"},
	{"sidst", "in minutes “sidst på året”: its end"},
	{"weekend", "“om en weekend” is not said; næste weekend is"},
};

static bool is_excluded(const struct row *r)
{
	for (size_t i = 0; i < COUNT(excluded); i++)
		if (strcmp(r->said, excluded[i].said) == 0)
			return true;
	return false;
}

static bool one_hit(struct arena *a, const char *text, struct date_hit *out)
{
	struct date_hits hits;
	if (dates_find(a, NULL, str_of(text), ref, true, &hits) != SP_OK || hits.list.n != 1)
		return false;
	*out = hits.list.at[0];
	return true;
}

/* "2013-02-12T15:20": the day, and hour and minute or -1. */
static bool moment(const char *s, struct civil *day, int *hour, int *minute)
{
	char iso[CIVIL_ISO_SIZE];
	*hour = *minute = -1;
	if (strlen(s) < 10)
		return false;
	memcpy(iso, s, 10);
	iso[10] = '\0';
	if (s[10] == 'T') {
		*hour = (int)strtol(s + 11, NULL, 10);
		*minute = strlen(s) > 13 ? (int)strtol(s + 14, NULL, 10) : 0;
	}
	return civil_parse_iso(iso, day);
}

/* The list's reference is half past four; ours has no time of day. */
static bool same_instant(const struct date_hit *h, const char *means)
{
	enum { REFERENCE_HOUR = 4 };
	struct civil day;
	int hour, minute;
	if (!moment(means, &day, &hour, &minute))
		return strcmp(h->due, means) == 0;
	if (h->grain == GRAIN_MINUTE) /* time only: the day is the reader's guess */
		return h->hour == hour && h->minute == minute;
	if (h->grain == GRAIN_MONTH) /* “3 måneder siden”: we give the month */
		return h->relative && strncmp(h->due, means, 7) == 0;
	if (civil_cmp(h->first, day) != 0 || civil_cmp(h->last, day) != 0)
		return false;
	return h->hour < 0 ? hour < 0 || hour == REFERENCE_HOUR
			   : h->hour == hour && h->minute == minute;
}

/* The list's ends are the first moment after. */
static bool same_interval(const struct date_hit *h, const char *from, const char *to,
			  const char *grain)
{
	struct civil first, last;
	int hour, minute, end_hour, end_minute;
	if (!moment(from, &first, &hour, &minute) || !moment(to, &last, &end_hour, &end_minute))
		return false;
	if (strcmp(grain, "second") == 0) /* “indenfor 2 uger” is a deadline here */
		return h->sense == SENSE_BEFORE && civil_cmp(h->last, last) == 0;
	if (end_hour <= 0)
		last = civil_add_days(last, -1);
	if (civil_cmp(h->first, first) != 0 || civil_cmp(h->last, last) != 0)
		return false;
	if (hour < 0)
		return h->hour < 0;
	int end = end_hour == 0 ? 24 * 60 : end_hour * 60 + end_minute;
	if (strcmp(grain, "minute") == 0)
		end--;
	int ours = h->end_hour * 60 + h->end_minute;
	return h->hour == hour && h->minute == minute &&
	       (ours == end || (strstr(grain, "hour") && ours == end - 60));
}

static bool understood_time(struct arena *a, const struct row *r)
{
	struct date_hit h;
	char from[40];
	const char *slash = strchr(r->means, '/');
	if (!one_hit(a, r->said, &h))
		return false;
	if (!slash)
		return same_instant(&h, r->means);
	size_t n = (size_t)(slash - r->means);
	assert_true(n < sizeof(from));
	memcpy(from, r->means, n);
	from[n] = '\0';
	if (strcmp(r->kind, "open-before") == 0)
		return h.sense == SENSE_BEFORE && same_instant(&h, slash + 1);
	if (strcmp(r->kind, "open-after") == 0)
		return h.sense == SENSE_AFTER && same_instant(&h, from);
	return same_interval(&h, from, slash + 1, r->grain);
}

static bool understood_number(const struct row *r)
{
	struct number n;
	char text[64] = "";
	if (!number_read(str_of(r->said), &n) || n.used != strlen(r->said))
		return false;
	double value = (double)n.digits;
	for (int i = 0; i < n.decimals; i++)
		value /= 10;
	(void)snprintf(text, sizeof(text), "%.10g", n.negative ? -value : value);
	return strcmp(text, r->means) == 0 && n.ordinal == (strcmp(r->kind, "ordinal") == 0);
}

/* A word of the calendar, put into an expression that shows what it was taken for. */
static bool understood_word(struct arena *a, const struct row *r)
{
	static const struct {
		const char *kind, *frame;
	} frames[] = {{"timex-month", "%s 2014"},	  {"timex-season", "%s 2014"},
		      {"timex-relative", "%s uge"},	  {"timex-unit", "næste %s"},
		      {"timex-dateword", "%s"},		  {"timex-weekday", "%s"},
		      {"timex-day-ordinal", "den %s maj"}};
	static const struct {
		const char *means, *due;
	} dues[] = {{"SP", "2014-spring"},
		    {"SU", "2014-summer"},
		    {"FA", "2014-autumn"},
		    {"WI", "2014-winter"},
		    {"this", "2013-W07"},
		    {"next", "2013-W08"},
		    {"last", "2013-W06"},
		    {"day", "2013-02-13"},
		    {"week", "2013-W08"},
		    {"month", "2013-03"},
		    {"quarter", "2013-Q2"},
		    {"year", "2014"},
		    {"decade", "2014"},
		    {"century", "2014"},
		    {"UNDEF-this-day-MINUS-2", "2013-02-10"},
		    {"UNDEF-last-day", "2013-02-11"},
		    {"UNDEF-this-day", "2013-02-12"},
		    {"UNDEF-next-day", "2013-02-13"},
		    {"UNDEF-this-day-PLUS-2", "2013-02-14"},
		    {"monday", "2013-02-18"},
		    {"tuesday", "2013-02-19"},
		    {"wednesday", "2013-02-13"},
		    {"thursday", "2013-02-14"},
		    {"friday", "2013-02-15"},
		    {"saturday", "2013-02-16"},
		    {"sunday", "2013-02-17"}};
	struct date_hit h;
	for (size_t i = 0; i < COUNT(frames); i++) {
		if (strcmp(r->kind, frames[i].kind) != 0)
			continue;
		const char *mark = strstr(frames[i].frame, "%s");
		const char *text = arena_printf(a, "%.*s%s%s", (int)(mark - frames[i].frame),
						frames[i].frame, r->said, mark + 2);
		if (!one_hit(a, text, &h))
			return false;
		for (size_t k = 0; k < COUNT(dues); k++)
			if (strcmp(r->means, dues[k].means) == 0)
				return strcmp(h.due, dues[k].due) == 0;
		return strtol(r->means, NULL, 10) == (i ? h.first.day : h.first.month);
	}
	/* timex-season-of-month: the season that holds the month */
	int month = (int)strtol(r->said, NULL, 10);
	const char *text = "vinter 2014";
	for (size_t k = 0; k < 4; k++)
		if (strcmp(r->means, dues[k].means) == 0)
			text = (const char *[]){"forår 2014", "sommer 2014", "efterår 2014",
						"vinter 2014"}[k];
	return one_hit(a, text, &h) &&
	       (month - h.first.month + 12) % 12 <= (h.last.month - h.first.month + 12) % 12;
}

static bool split(char *line, struct row *r)
{
	const char **field[FIELDS] = {&r->said, &r->means, &r->kind, &r->grain};
	for (size_t i = 0; i < FIELDS; i++) {
		*field[i] = line;
		char *tab = strchr(line, '\t');
		if (!tab)
			return false;
		*tab = '\0';
		line = tab + 1;
	}
	return true;
}

static void shared_list(void **state)
{
	(void)state;
	const char *source = getenv("SPOR_SOURCE");
	char path[1024], line[LINE_SIZE];
	int asked = 0, good = 0, left_out = 0;
	(void)snprintf(path, sizeof(path), "%s/../shared/minutes/dates_da.tsv",
		       source ? source : ".");
	FILE *f = fopen(path, "re");
	if (!f) {
		print_message("# skipped: no list of expressions at %s\n", path);
		skip();
	}
	ARENA_AUTO a = arena_new((size_t)16 << 20);
	struct row r;
	(void)!fgets(line, sizeof(line), f);
	while (fgets(line, sizeof(line), f)) {
		if (!split(line, &r))
			continue;
		if (is_excluded(&r)) {
			left_out++;
			continue;
		}
		bool number = strcmp(r.kind, "number") == 0 || strcmp(r.kind, "ordinal") == 0;
		bool word = strncmp(r.kind, "timex", 5) == 0;
		bool ok = number ? understood_number(&r)
			  : word ? understood_word(a, &r)
				 : understood_time(a, &r);
		asked++;
		good += ok;
		if (!ok)
			print_message("# not understood: %s (%s, %s)\n", r.said, r.means, r.kind);
	}
	(void)fclose(f);
	print_message("# understood: %d of %d expressions (%.1f %%), %d excluded\n", good, asked,
		      100.0 * good / (asked ? asked : 1), left_out);
	assert_true(good * 100 >= asked * 97);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(shared_list)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
