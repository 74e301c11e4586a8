/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is heard: "sendes i høring i Handicaprådet og Ældrerådet". */
#include "read/reference_scan.h"

enum { SEASON = 120 };

static sp_rc put(struct ref_sentence *s, struct ref_range body, bool past)
{
	const struct civil now = s->x->date;
	return reference_add(s,
			     (struct reference){.kind = REFERENCE_HEARD,
						.first = past ? civil_add_days(now, -SEASON) : now,
						.last = past ? now : civil_add_days(now, SEASON)},
			     &body, NULL, NULL);
}

/* Most sentences have nothing of it, and are not looked at any closer. */
static bool may_tell(struct str text)
{
	static const char *const stems[] = {"hør", "Hør", "udtal", "Udtal"};
	for (size_t i = 0; i < sizeof(stems) / sizeof(stems[0]); i++)
		if (str_find(text, str_of(stems[i])) != SIZE_MAX)
			return true;
	return false;
}

sp_rc reference_hearing(struct ref_sentence *s)
{
	const struct ref_range all = {0, s->text.n};
	struct body_hits found = {0};
	if (!s->x->date.year || !may_tell(s->text) ||
	    !reference_says(s, "reference.hearing", all, NULL))
		return SP_OK;
	bool past = reference_says(s, "reference.heard", all, NULL);
	SP_TRY(bodies_find(s->x, s->text, &found));
	for (uint32_t i = 0; i < found.list.n; i++) {
		const struct body_hit *b = &found.list.at[i];
		SP_TRY(put(s, (struct ref_range){b->off, (size_t)b->off + b->len}, past));
	}
	return SP_OK;
}
