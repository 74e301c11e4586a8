/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates, numbers and foreign text as people read them. What programs read (JSON, CSV) keeps ISO
 * dates and plain numbers. */
#ifndef SP_CORE_HUMAN_H
#define SP_CORE_HUMAN_H

#include "core/civil.h"
#include "core/i18n.h"

/* "9. juni 2020", "9 June 2020"; nothing for a date without a year. */
void human_date(struct buf *out, enum lang lang, struct civil d);
/* "juni 2020"; month from 1. */
void human_month(struct buf *out, enum lang lang, int year, int month);
/* Seconds as "45 s", "3:05 min", "2:10 h". */
void human_duration(struct buf *out, enum lang lang, uint64_t seconds);
/* "12.345" in Danish, "12,345" in English. */
void human_count(struct buf *out, enum lang lang, int64_t n);
/* Bytes as "512 B", "1,4 MB" (powers of 1000). */
void human_bytes(struct buf *out, enum lang lang, uint64_t bytes);
/* Whole øre as "1.234.567 kr." or "12,50 kr.": the øre are left out when they are none. */
void human_money(struct buf *out, enum lang lang, int64_t amount);
/* Text that may come from anybody, safe to show on a terminal: control characters except line feed
 * and tab, marks that reorder text, and bytes that are no UTF-8 become U+FFFD. */
void human_text(struct buf *out, struct str text);

#endif
