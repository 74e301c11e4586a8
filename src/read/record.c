/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/record.h"

const char *outcome_name(enum outcome o)
{
	static const char *const names[OUTCOME_COUNT] = {[OUTCOME_NONE] = "none",
							 [OUTCOME_APPROVED] = "approved",
							 [OUTCOME_RECOMMENDED] = "recommended",
							 [OUTCOME_NOTED] = "noted",
							 [OUTCOME_DISCUSSED] = "discussed",
							 [OUTCOME_POSTPONED] = "postponed",
							 [OUTCOME_RETURNED] = "returned",
							 [OUTCOME_REJECTED] = "rejected",
							 [OUTCOME_AMENDED] = "amended"};
	return names[o];
}

const char *stance_name(enum stance s)
{
	static const char *const names[] = {[STANCE_FOR] = "for",
					    [STANCE_AGAINST] = "against",
					    [STANCE_ABSTAIN] = "abstain",
					    [STANCE_OWN] = "own"};
	return names[s];
}

const char *item_kind_name(enum item_kind k)
{
	static const char *const names[] = {[ITEM_KIND_UNKNOWN] = NULL,
					    [ITEM_DECIDE] = "beslutning",
					    [ITEM_INFORM] = "orientering",
					    [ITEM_DISCUSS] = "drøftelse"};
	return names[k];
}

const char *meeting_kind_name(enum meeting_kind k)
{
	static const char *const names[] = {[MEETING_KIND_UNKNOWN] = NULL,
					    [MEETING_AGENDA] = "dagsorden",
					    [MEETING_SUPPLEMENT] = "tillægsdagsorden",
					    [MEETING_MINUTES] = "referat"};
	return names[k];
}

const char *section_kind_name(enum section_kind k)
{
	static const char *const names[] = {[SECTION_OTHER] = "other",
					    [SECTION_SUMMARY] = "summary",
					    [SECTION_FACTS] = "facts",
					    [SECTION_RECOMMENDATION] = "recommendation",
					    [SECTION_DECISION] = "decision",
					    [SECTION_PRIOR_DECISION] = "prior_decision",
					    [SECTION_ATTACHMENTS] = "attachments",
					    [SECTION_ECONOMY] = "economy",
					    [SECTION_LAW] = "law",
					    [SECTION_HISTORY] = "history",
					    [SECTION_COMPETENCE] = "competence",
					    [SECTION_ROUTE] = "route",
					    [SECTION_PROCESS] = "process",
					    [SECTION_CONSULTATION] = "consultation"};
	return names[k];
}
