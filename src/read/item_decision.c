/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of the decisions printed under an item is the meeting's own. */
#include "read/body.h"
#include "read/item_parts.h"
#include "read/likeness.h"
#include "read/title.h"

/* "Havneudvalget" is "Havneudvalg". */
static bool same_definite(struct str longer, struct str name)
{
	struct str end = str_sub(longer, name.n, longer.n);
	return name.n && str_istarts(longer, name) &&
	       (!end.n || str_ieq(end, STR("et")) || str_ieq(end, STR("en")) ||
		str_ieq(end, STR("n")));
}

static bool same_body(const struct item_reader *r, const struct fact *body)
{
	const struct rec_meeting *m = r->x->meeting;
	if (!m || !m->body.text || !body->text)
		return true;
	struct str own = body_bare(r->x->lex, str_of(m->body.text));
	struct str said = body_bare(r->x->lex, str_of(body->text));
	for (uint32_t i = 0; i < m->body_aliases.n; i++)
		if (str_ieq(str_of(m->body_aliases.at[i].text), said))
			return true;
	return same_definite(own, said) || same_definite(said, own) ||
	       title_likeness(r->x->arena, own, said) >= 0.8 ||
	       (said.n <= 8 && abbreviation_fits(said, own)) ||
	       (own.n <= 8 && abbreviation_fits(own, said));
}

static bool same_day(const struct item_reader *r, const struct fact *date)
{
	const struct fact *own = r->x->meeting ? &r->x->meeting->date : NULL;
	return !own || !own->text || !date->text || strcmp(own->text, date->text) == 0;
}

/* The same body on the same day again: what an item swallowed whose heading was not found. */
static bool said_again(const struct item_reader *r, uint32_t first, uint32_t i)
{
	const struct rec_decision *a = &r->blocks.at[first].said.said;
	const struct rec_decision *b = &r->blocks.at[i].said.said;
	return r->blocks.at[first].text.text.n && a->date.text && b->date.text &&
	       strcmp(a->date.text, b->date.text) == 0 && !a->body.text == !b->body.text &&
	       (!a->body.text || str_ieq(str_of(a->body.text), str_of(b->body.text)));
}

/* "Havneudvalget den 4. maj 2020" on a line of its own, then "Beslutning:": one heading. */
static void join_headings(struct item_reader *r)
{
	for (uint32_t i = 1; i < r->blocks.n; i++) {
		struct block *b = &r->blocks.at[i], *above = b - 1;
		if (b->decision && !b->said.said.body.text && above->decision &&
		    !above->text.text.n && above->said.said.body.text)
			b->said.said = above->said.said;
	}
}

/* The head may name the body in another way: then the day tells. */
static uint32_t decision_of_day(const struct item_reader *r, uint32_t last)
{
	bool known = r->x->meeting && r->x->meeting->body.text && r->x->meeting->date.text;
	if (!known)
		return last;
	for (uint32_t i = last + 1; i-- > 0;) {
		const struct block *b = &r->blocks.at[i];
		if (b->decision && b->said.said.date.text && same_day(r, &b->said.said.date))
			return i;
	}
	return UINT32_MAX;
}

bool item_tells_own(const struct item_reader *r, const struct block *b)
{
	return b->dated && same_body(r, &b->said.said.body) && same_day(r, &b->said.said.date);
}

uint32_t item_own_decision(struct item_reader *r)
{
	uint32_t last = UINT32_MAX, fitting = UINT32_MAX;
	join_headings(r);
	for (uint32_t i = 0; i < r->blocks.n; i++) {
		const struct block *b = &r->blocks.at[i];
		if (!b->decision || (b->dated && fitting != UINT32_MAX))
			continue;
		last = i;
		/* a heading without text gives way: a word of the page, or nothing was written */
		if (same_body(r, &b->said.said.body) && same_day(r, &b->said.said.date) &&
		    (fitting == UINT32_MAX || (b->text.text.n && !said_again(r, fitting, i))))
			fitting = i;
	}
	return fitting != UINT32_MAX || last == UINT32_MAX ? fitting : decision_of_day(r, last);
}
