/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who promises: the subject of the promise's verb before it or after it ("I marts fremlægger
 * forvaltningen …"), whom a matter is handed ("til udvalget, der …"), or who is asked. */
#include "read/commitment_scan.h"

#include "read/scan.h"

struct found {
	size_t from, to;
};

static bool take(const struct lex_hit *hit, int group, size_t base, struct found *out)
{
	if (hit->group[group].from == SIZE_MAX)
		return false;
	*out = (struct found){base + hit->group[group].from, base + hit->group[group].to};
	return true;
}

/* At the head of the clause, or anywhere in it by the verb's own words ("præsenteres af …"). */
static bool in_clause(const struct sentence *s, size_t from, size_t to, struct found *out)
{
	static const char *const groups[] = {"commitment.who", "commitment.who_more",
					     "commitment.person"};
	struct str clause = str_sub(s->text, from, to - from);
	struct lex_hit hit;
	for (size_t i = 0; i < sizeof(groups) / sizeof(groups[0]); i++)
		if (lex_find(lexicon_group(s->x->lex, groups[i]), clause, 0, &hit))
			return take(&hit, 1, from, out);
	return false;
}

/* The last one named before the promise whose verb is the promise's. */
static bool before_verb(const struct sentence *s, const struct lex_hit *trigger, struct found *out)
{
	struct lex_hit hit;
	bool found = false;
	/* a noun's verb may stand behind it: "senest ved budgetopfølgningen redegør" */
	size_t to = trigger->key && strcmp(trigger->key, "noun") == 0 ? s->to : trigger->to;
	for (size_t at = s->from; commitment_says(s, "commitment.actor", at, to, &hit);
	     at = hit.group[1].to) {
		if (hit.to < trigger->from)
			continue;
		if (hit.group[1].from >= trigger->from)
			break;
		found = take(&hit, 1, 0, out);
	}
	return found;
}

static bool after_verb(const struct sentence *s, const struct lex_hit *trigger, struct found *out)
{
	struct lex_hit hit;
	return commitment_says(s, "commitment.actor_after", trigger->from, s->to, &hit) &&
	       hit.from == trigger->from && take(&hit, 1, 0, out);
}

static bool asked(const struct sentence *s, size_t to, struct found *out)
{
	struct lex_hit hit;
	return commitment_says(s, "commitment.who_asked", s->from, to, &hit) &&
	       take(&hit, 1, 0, out);
}

bool commitment_who(const struct sentence *s, const struct lex_hit *trigger, size_t from, size_t to,
		    size_t *who, size_t *end)
{
	struct found found = {0, 0};
	if (!before_verb(s, trigger, &found) && !after_verb(s, trigger, &found) &&
	    !in_clause(s, from, to, &found) && !asked(s, to, &found))
		return false;
	*who = found.from;
	*end = found.to;
	return true;
}
