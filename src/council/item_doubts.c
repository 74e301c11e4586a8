/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/item_doubts.h"

static bool in_recommendations(const struct rec_item *item)
{
	for (uint32_t i = 0; i < item->recommendations.n; i++) {
		const struct rec_recommendation *r = &item->recommendations.at[i];
		if (r->by.doubt)
			return true;
		for (uint32_t k = 0; k < r->points.n; k++)
			if (r->points.at[k].doubt)
				return true;
		for (uint32_t k = 0; k < r->to.n; k++)
			if (r->to.at[k].doubt)
				return true;
	}
	return false;
}

static bool in_attachments(const struct rec_item *item)
{
	for (uint32_t i = 0; i < item->attachments.n; i++)
		if (item->attachments.at[i].title.doubt)
			return true;
	return false;
}

static bool in_absent(const struct rec_item *item)
{
	for (uint32_t i = 0; i < item->absent.n; i++)
		if (item->absent.at[i].name.doubt)
			return true;
	return false;
}

enum { NAMES = 7 };

struct named {
	const char *name;
	bool doubtful;
};

static void names_of(const struct rec_item *item, struct named out[NAMES])
{
	const struct named all[NAMES] = {{"borders", item->doubt},
					 {"title", item->title.doubt},
					 {"case_no", item->case_no.doubt},
					 {"closed", item->closed_said.doubt},
					 {"attachments", in_attachments(item)},
					 {"recommendations", in_recommendations(item)},
					 {"absent", in_absent(item)}};
	memcpy(out, all, sizeof(all));
}

sp_rc item_doubts_names(struct arena *a, const struct rec_item *item, const char **out)
{
	struct named all[NAMES];
	const char *list = NULL;
	names_of(item, all);
	for (size_t i = 0; i < NAMES; i++) {
		if (!all[i].doubtful)
			continue;
		list = list ? arena_printf(a, "%s %s", list, all[i].name) : all[i].name;
		SP_NEED(list);
	}
	*out = list;
	return SP_OK;
}

uint32_t item_doubts_count(const struct rec_item *item)
{
	struct named all[NAMES];
	uint32_t n = 0;
	names_of(item, all);
	for (size_t i = 0; i < NAMES; i++)
		n += all[i].doubtful;
	return n;
}

static void mark(struct fact *f)
{
	f->doubt = DOUBT_KEPT;
}

static void mark_one(struct rec_item *item, struct str name)
{
	if (str_eq(name, STR("borders")))
		item->doubt = DOUBT_KEPT;
	else if (str_eq(name, STR("title")))
		mark(&item->title);
	else if (str_eq(name, STR("case_no")))
		mark(&item->case_no);
	else if (str_eq(name, STR("closed")))
		mark(&item->closed_said);
	else if (str_eq(name, STR("attachments")))
		for (uint32_t i = 0; i < item->attachments.n; i++)
			mark(&item->attachments.at[i].title);
	else if (str_eq(name, STR("absent")))
		for (uint32_t i = 0; i < item->absent.n; i++)
			mark(&item->absent.at[i].name);
	else if (str_eq(name, STR("recommendations")))
		for (uint32_t i = 0; i < item->recommendations.n; i++)
			for (uint32_t k = 0; k < item->recommendations.at[i].points.n; k++)
				mark(&item->recommendations.at[i].points.at[k]);
}

void item_doubts_mark(struct rec_item *item, struct str names)
{
	struct str one;
	while (names.n && str_cut(&names, ' ', &one))
		mark_one(item, one);
}
