/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Forvaltningens indstilling tiltrådt. Ældrerådets indstilling forkastet.": where several have
 * recommended, a sentence may say whose recommendation it decides. */
#include "read/outcome_parts.h"
#include "read/scan.h"
#include "read/sentence.h"

/* Does the recommender's name end in the word? "Forvaltningen" stands for "Havneforvaltningen". */
static bool named_so(const struct rec_recommendation *r, struct str word)
{
	struct str by = str_of(r->by.text ? r->by.text : "");
	return by.n >= word.n && word.n > 2 && str_ieq(str_sub(by, by.n - word.n, word.n), word);
}

/* The one recommendation whose recommender is named so, or -1. */
static int owned_by(const struct decider *d, struct str word)
{
	int found = -1;
	for (uint32_t i = 0; i < d->item->recommendations.n; i++) {
		if (!named_so(&d->item->recommendations.at[i], word))
			continue;
		if (found >= 0)
			return -1;
		found = (int)i;
	}
	return found;
}

/* The recommendation a sentence speaks of, counted from 0; -1 when it names none, or several. */
static int spoken_of(const struct decider *d, struct str sentence)
{
	const struct lex_group *g = lexicon_group(d->x->lex, "outcome.owner");
	int found = -1, n = (int)d->item->recommendations.n;
	struct lex_hit hit;
	for (size_t at = 0; lex_find(g, sentence, at, &hit); at = hit.to) {
		int rec = strcmp(hit.key, "main") == 0 ? 0
			  : strcmp(hit.key, "other") == 0
				  ? n - 1
				  : owned_by(d, lex_part(&hit, sentence, 1));
		if (rec >= 0 && found >= 0 && rec != found)
			return -1;
		found = rec >= 0 ? rec : found;
	}
	return found;
}

void outcome_of_owners(struct decider *d)
{
	struct str t = d->p->text;
	size_t at = 0, from, to;
	if (d->item->recommendations.n < 2)
		return;
	while (sentence_next(d->x->lex, t, &at, &from, &to)) {
		struct verdict v;
		int rec = spoken_of(d, str_sub(t, from, to - from));
		if (rec < 0)
			continue;
		verdict_read(d->x, t, from, to, &v);
		for (int i = 0; i < d->points && v.found; i++)
			if (d->rec_of[i] == rec + 1 && !d->verdicts[i].found)
				d->verdicts[i] = v;
	}
}
