/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What some minutes say outside the sections where others have it: a recommendation in running
 * text, those away above the first section, the matter itself under a heading "Beslutning". */
#include "read/absence.h"
#include "read/item_parts.h"
#include "read/person.h"
#include "read/road.h"
#include "read/sentence.h"

enum { ROAD_MAX = 300 };

static sp_rc share(const struct item_reader *r, const rec_persons *found)
{
	for (uint32_t k = 0; k < found->n; k++) {
		if (person_listed(&r->item->absent, found->at[k].name.text))
			continue;
		struct rec_person *slot = sp_push(r->x->arena, &r->item->absent);
		SP_NEED(slot);
		*slot = found->at[k];
	}
	return SP_OK;
}

/* A line above the sections that says who is away: by a label, behind one on the line before
 * (*labelled), or only by the names of those who are away from the meeting. */
static sp_rc absent_line(const struct item_reader *r, uint32_t i, bool *labelled)
{
	const struct line *l = item_line(r, i);
	struct passage p;
	rec_persons found = {0};
	bool is, follows;
	SP_TRY(passage_of_range(r->x->arena, r->from, i, l->off, l->len, &p));
	SP_TRY(absence_line_read(r->x, &p, &is, &follows, &found));
	if (is) {
		*labelled = follows;
		return share(r, &found);
	}
	SP_TRY(absence_names_read(r->x, &p, &is, &found));
	*labelled = *labelled && is;
	for (uint32_t k = 0; k < found.n && !*labelled; k++)
		is = is && r->x->meeting &&
		     person_listed(&r->x->meeting->absent, found.at[k].name.text);
	return is ? share(r, &found) : SP_OK;
}

/* "Fraværende" alone on a line of a section that is no decision, and names under it. */
static sp_rc labelled_absent(const struct item_reader *r, const struct block *b)
{
	bool labelled = false;
	for (uint32_t i = b->first; i <= b->last && i < r->from->lines.n; i++) {
		const struct line *l = item_line(r, i);
		struct str t = str_trim(line_str(r->from, l));
		struct lex_hit hit;
		bool label = lex_whole(lexicon_group(r->x->lex, "absence.label"), t, &hit) &&
			     strcmp(hit.key, "label") == 0;
		if (labelled && !label)
			SP_TRY(absent_line(r, i, &labelled));
		labelled = labelled || label;
	}
	return SP_OK;
}

sp_rc item_loose_absent(const struct item_reader *r)
{
	const struct block *b = r->blocks.n ? &r->blocks.at[0] : NULL;
	bool labelled = false;
	for (uint32_t i = 0; i < r->blocks.n; i++)
		if (!r->blocks.at[i].decision && r->blocks.at[i].heading != UINT32_MAX)
			SP_TRY(labelled_absent(r, &r->blocks.at[i]));
	if (!b || b->heading != UINT32_MAX || b->lead)
		return SP_OK;
	for (uint32_t i = b->first; i <= b->last && i < r->from->lines.n; i++)
		SP_TRY(absent_line(r, i, &labelled));
	return SP_OK;
}

/* The next stop of a road, which dashes, slashes or arrows part; false at the end. */
static bool next_stop(struct str *rest, struct str *stop)
{
	static const struct str marks[] = {{" - ", 3}, {" – ", 5}, {"/", 1}, {" → ", 5}, {"; ", 2}};
	size_t at = rest->n, length = 0;
	if (!rest->n)
		return false;
	for (size_t k = 0; k < sizeof(marks) / sizeof(marks[0]); k++) {
		size_t found = str_find(*rest, marks[k]);
		if (found < at) {
			at = found;
			length = marks[k].n;
		}
	}
	*stop = str_trim(str_sub(*rest, 0, at));
	*rest = str_sub(*rest, at + length, rest->n);
	return true;
}

/* The line without what a case system prints behind the road: "Havneudvalget Brevid: 4187702". */
static struct str road_of_line(const struct item_reader *r, uint32_t i, bool *marked)
{
	struct str t = line_str(r->from, item_line(r, i));
	struct lex_hit hit;
	*marked = lex_find(lexicon_group(r->x->lex, "road_tail"), t, 0, &hit) && hit.from;
	return *marked ? str_trim(str_sub(t, 0, hit.from)) : t;
}

/* Is the line nothing but bodies, two or more? One is enough where its end says what it is. */
static bool is_road(const struct item_reader *r, uint32_t i)
{
	bool marked;
	struct str t = road_of_line(r, i, &marked), stop;
	unsigned n = 0;
	while (next_stop(&t, &stop)) {
		if (!road_is_body(r->x, stop))
			return false;
		n++;
	}
	return n >= (marked ? 1 : 2);
}

static sp_rc add_stops(const struct item_reader *r, uint32_t i)
{
	bool marked;
	struct str t = road_of_line(r, i, &marked), stop;
	while (next_stop(&t, &stop)) {
		struct passage p;
		SP_TRY(passage_of_range(r->x->arena, r->from, i, (uint32_t)(stop.p - r->from->text),
					(uint32_t)stop.n, &p));
		SP_TRY(route_read(r->x, &p, &r->item->route));
	}
	return SP_OK;
}

sp_rc item_loose_road(const struct item_reader *r)
{
	const struct block *b = r->blocks.n ? &r->blocks.at[0] : NULL;
	if (!b || b->heading != UINT32_MAX || b->lead)
		return SP_OK;
	for (uint32_t i = b->first; i <= b->last && i < r->from->lines.n; i++) {
		struct str t = line_str(r->from, item_line(r, i));
		if (!r->item->route.n && r->g[i].class == CLASS_TEXT && t.n <= ROAD_MAX &&
		    is_road(r, i))
			SP_TRY(add_stops(r, i));
	}
	return SP_OK;
}

void item_loose_task(struct item_reader *r)
{
	const struct lex_group *task = lexicon_group(r->x->lex, "decision.task");
	struct lex_hit hit;
	for (uint32_t i = 0; i + 1 < r->blocks.n; i++) {
		struct block *b = &r->blocks.at[i];
		bool later = false;
		for (uint32_t k = i + 1; k < r->blocks.n; k++)
			later = later || (r->blocks.at[k].decision && r->blocks.at[k].text.text.n &&
					  r->blocks.at[k].said.said.date.text);
		if (!b->decision || !b->said.bare || !later || !b->text.text.n ||
		    !lex_find(task, b->text.text, 0, &hit))
			continue;
		b->decision = false;
		b->kind = SECTION_FACTS;
	}
}

static bool may_recommend(const struct block *b)
{
	return !b->decision && b->text.text.n &&
	       (b->kind == SECTION_FACTS || b->kind == SECTION_SUMMARY || b->kind == SECTION_OTHER);
}

/* What running text recommends may be told of another time. */
static void doubt_points(struct rec_item *item)
{
	for (uint32_t i = 0; i < item->recommendations.n; i++)
		for (uint32_t k = 0; k < item->recommendations.at[i].points.n; k++)
			item->recommendations.at[i].points.at[k].doubt = DOUBT_RUNNING_TEXT;
}

sp_rc item_loose_recommendation(const struct item_reader *r)
{
	const struct lex_group *lead = lexicon_group(r->x->lex, "recommend_inline");
	for (uint32_t i = 0; i < r->blocks.n && !r->item->recommendations.n; i++) {
		const struct passage *p = &r->blocks.at[i].text;
		size_t at = 0, from, to;
		while (may_recommend(&r->blocks.at[i]) && !r->item->recommendations.n &&
		       sentence_next(r->x->lex, p->text, &at, &from, &to)) {
			struct str said = str_sub(p->text, from, to - from);
			struct lex_hit hit;
			struct passage rest;
			if (!lex_start(lead, said, &hit))
				continue;
			bool whole = said.p[said.n - 1] == '.';
			SP_TRY(passage_sub(r->x->arena, p, from,
					   whole ? to - from : p->text.n - from, &rest));
			SP_TRY(recommendation_read(r->x, &rest, r->item));
			doubt_points(r->item);
		}
	}
	return SP_OK;
}
