/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times as people say them: what the record keeps in short codes. */
#ifndef SP_COUNCIL_WHEN_H
#define SP_COUNCIL_WHEN_H

#include "core/civil.h"
#include "core/i18n.h"

/* When something is due (council/due.h): "2022-03" → "marts 2022", "2020-autumn" → "efteråret
 * 2020", "2022-12-end" → "ultimo december 2022". What is no such code is added as it is. */
void when_due(struct buf *out, enum lang lang, const char *code);
/* How often, by an ISO 8601 duration: "P6M" → "hvert halve år", "P2W" → "hver 2. uge". */
void when_again(struct buf *out, enum lang lang, const char *duration);
/* The years of an amount: "2021,2022" → "2021 og 2022", "2021-" → "fra 2021", "årligt". */
void when_period(struct buf *out, enum lang lang, const char *period);
/* From one day to another, short: "8. juni 2021", "november 2020", "efteråret 2020", "2018–2019",
 * "nov.–dec. 2020"; nothing without a first day. */
void when_between(struct buf *out, enum lang lang, struct civil from, struct civil to);

#endif
