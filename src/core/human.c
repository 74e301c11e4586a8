/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/human.h"

#include <inttypes.h>
#include <stdio.h>

static const char *const months[] = {N_("January"), N_("February"), N_("March"),
				     N_("April"),   N_("May"),	    N_("June"),
				     N_("July"),    N_("August"),   N_("September"),
				     N_("October"), N_("November"), N_("December")};

void human_date(struct buf *out, enum lang lang, struct civil d)
{
	if (!civil_ok(d))
		return;
	buf_printf(out, lang == LANG_DA ? "%d. " : "%d ", d.day);
	human_month(out, lang, d.year, d.month);
}

void human_month(struct buf *out, enum lang lang, int year, int month)
{
	if (month >= 1 && month <= 12)
		buf_printf(out, "%s %d", i18n_text(lang, months[month - 1]), year);
}

void human_duration(struct buf *out, enum lang lang, uint64_t seconds)
{
	const char *hour = i18n_text(lang, N_("h")); /* the sign for hours */
	if (seconds < 60)
		buf_printf(out, "%" PRIu64 " s", seconds);
	else if (seconds < 3600)
		buf_printf(out, "%" PRIu64 ":%02" PRIu64 " min", seconds / 60, seconds % 60);
	else
		buf_printf(out, "%" PRIu64 ":%02" PRIu64 " %s", seconds / 3600, seconds / 60 % 60,
			   hour);
}

static void grouped(struct buf *out, enum lang lang, uint64_t n)
{
	char digits[24];
	int len = snprintf(digits, sizeof(digits), "%" PRIu64, n);
	for (int i = 0; i < len; i++) {
		if (i > 0 && (len - i) % 3 == 0)
			buf_char(out, lang == LANG_DA ? '.' : ',');
		buf_char(out, digits[i]);
	}
}

static uint64_t magnitude(int64_t n)
{
	return n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
}

void human_count(struct buf *out, enum lang lang, int64_t n)
{
	if (n < 0)
		buf_char(out, '-');
	grouped(out, lang, magnitude(n));
}

void human_bytes(struct buf *out, enum lang lang, uint64_t bytes)
{
	static const char *const units[] = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};
	uint64_t tenths = bytes;
	size_t unit = 0;
	if (bytes < 1000) {
		buf_printf(out, "%" PRIu64 " B", bytes);
		return;
	}
	for (; tenths >= 1000000; unit++)
		tenths /= 1000;
	/* The last division keeps one decimal. */
	tenths /= 100;
	unit++;
	buf_printf(out, "%" PRIu64 "%c%" PRIu64 " %s", tenths / 10, lang == LANG_DA ? ',' : '.',
		   tenths % 10, units[unit]);
}

void human_money(struct buf *out, enum lang lang, int64_t amount)
{
	uint64_t n = magnitude(amount);
	if (amount < 0)
		buf_char(out, '-');
	grouped(out, lang, n / 100);
	if (n % 100)
		buf_printf(out, "%c%02" PRIu64, lang == LANG_DA ? ',' : '.', n % 100);
	buf_puts(out, " kr.");
}

/* C0 and C1 controls, line and paragraph separators, and the marks that turn the direction of the
 * text after them (Unicode TR 36, bidirectional text spoofing). */
static bool harmful(uint32_t cp)
{
	if (cp < 0x20)
		return cp != '\n' && cp != '\t';
	return (cp >= 0x7F && cp < 0xA0) || cp == 0x200E || cp == 0x200F || cp == 0x061C ||
	       (cp >= 0x2028 && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069) || cp == 0xFEFF;
}

void human_text(struct buf *out, struct str text)
{
	for (size_t i = 0; i < text.n;) {
		size_t from = i;
		uint32_t cp = str_utf8_next(text, &i);
		if (harmful(cp) || (cp == 0xFFFD && i - from == 1))
			buf_puts(out, "\xEF\xBF\xBD");
		else
			buf_add(out, text.p + from, i - from);
	}
}
