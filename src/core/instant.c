/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/instant.h"

#include "core/civil.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

enum { DAY_MS = 86400000 };

static int64_t clock_ms(clockid_t id)
{
	struct timespec t = {0, 0};
	(void)clock_gettime(id, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

int64_t instant_now(void *context)
{
	(void)context;
	return clock_ms(CLOCK_REALTIME);
}

int64_t instant_steady(void)
{
	return clock_ms(CLOCK_MONOTONIC);
}

static int64_t border(int year, int month, int day, int64_t more)
{
	struct civil d = {(int16_t)year, (int8_t)month, (int8_t)day};
	return (int64_t)civil_to_days(d) * DAY_MS + more;
}

void instant_iso(int64_t ms, char out[INSTANT_ISO_SIZE])
{
	int64_t first = border(1, 1, 1, 0), last = border(9999, 12, 31, DAY_MS - 1);
	ms = ms < first ? first : ms > last ? last : ms;
	int64_t day = ms / DAY_MS - (ms % DAY_MS < 0);
	unsigned rest = (unsigned)(ms - day * DAY_MS);
	char date[CIVIL_ISO_SIZE];
	civil_iso(civil_from_days((int32_t)day), date);
	(void)snprintf(out, INSTANT_ISO_SIZE, "%.10sT%02u:%02u:%02u.%03uZ", date,
		       rest / 3600000 % 24, rest / 60000 % 60, rest / 1000 % 60, rest % 1000);
}

/* Reads n digits with a value up to max, or gives -1. */
static int number(const char *s, int n, int max)
{
	int v = 0;
	for (int i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			return -1;
		v = v * 10 + (s[i] - '0');
	}
	return v <= max ? v : -1;
}

bool instant_parse(const char *text, int64_t *ms)
{
	static const char shape[] = "0000-00-00T00:00:00.000Z";
	struct civil d;
	char date[CIVIL_ISO_SIZE] = "";
	if (strlen(text) != INSTANT_ISO_SIZE - 1)
		return false;
	for (size_t i = 0; shape[i]; i++)
		if (shape[i] != '0' && shape[i] != text[i])
			return false;
	memcpy(date, text, CIVIL_ISO_SIZE - 1);
	int h = number(text + 11, 2, 23), m = number(text + 14, 2, 59);
	int s = number(text + 17, 2, 59), frac = number(text + 20, 3, 999);
	if (!civil_parse_iso(date, &d) || h < 0 || m < 0 || s < 0 || frac < 0)
		return false;
	*ms = (int64_t)civil_to_days(d) * DAY_MS + ((h * 60 + m) * 60 + s) * 1000LL + frac;
	return true;
}
