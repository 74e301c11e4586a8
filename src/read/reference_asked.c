/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who has asked for it: "som Byrådet bad om", "på Miljøudvalgets opfordring". */
#include "read/reference_scan.h"

static sp_rc put(struct ref_sentence *s, const struct ref_range *body)
{
	return reference_add(s, (struct reference){.kind = REFERENCE_ASKED, .own = !body}, body,
			     NULL, NULL);
}

/* Most sentences have nothing of it, and are not looked at any closer. */
static bool may_tell(struct str text)
{
	static const char *const stems[] = {"bad",	 "bedt om",  "nsk",
					    "opfordr",	 "anmod",    "bestilt",
					    "efterspur", "efterlys", "foranledning"};
	for (size_t i = 0; i < sizeof(stems) / sizeof(stems[0]); i++)
		if (str_find(text, str_of(stems[i])) != SIZE_MAX)
			return true;
	return false;
}

/* The bodies that stand where the one who asks does. */
static sp_rc put_bodies(struct ref_sentence *s, struct ref_range where, bool *any)
{
	struct body_hits found = {0};
	*any = false;
	SP_TRY(bodies_find(s->x, s->text, &found));
	for (uint32_t i = 0; i < found.list.n; i++) {
		const struct body_hit *b = &found.list.at[i];
		const struct ref_range at = {b->off, (size_t)b->off + b->len};
		if (at.from < where.from || at.to > where.to)
			continue;
		SP_TRY(put(s, &at));
		*any = true;
	}
	return SP_OK;
}

sp_rc reference_asked(struct ref_sentence *s)
{
	enum { BEFORE = 90 };
	const struct ref_range all = {0, s->text.n};
	struct lex_hit hit;
	bool any;
	if (s->section == SECTION_DECISION || s->section == SECTION_RECOMMENDATION ||
	    !may_tell(s->text) || !reference_says(s, "reference.asked", all, &hit))
		return SP_OK;
	struct ref_range where = {hit.from > BEFORE ? hit.from - BEFORE : 0, hit.to};
	SP_TRY(put_bodies(s, where, &any));
	if (!any && reference_says(s, "reference.own", where, NULL))
		SP_TRY(put(s, NULL));
	return SP_OK;
}
