/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the head of a document does not say, and its items do. */
#include "read/dates.h"
#include "read/head.h"
#include "read/head_parts.h"
#include "read/person.h"
#include "read/scan.h"

enum { LINE_LONGEST = 400, AWAY_LEAST = 2, NAMED_LEAST = 2 };

static sp_rc complete_from(const struct extract_context *x, const struct extraction *from,
			   uint32_t line, struct rec_meeting *m)
{
	struct head h = {.x = x, .from = from, .m = m};
	const struct line *l = &from->lines.at[line];
	struct date_hit date;
	struct passage p;
	struct lex_hit hit;
	if (l->len > LINE_LONGEST)
		return SP_OK;
	SP_TRY(passage_of_range(x->arena, from, line, l->off, l->len, &p));
	if (!lex_find(lexicon_group(x->lex, "agenda_body"), p.text, 0, &hit) ||
	    strcmp(hit.key, "minutes") == 0)
		return SP_OK;
	bool dated = dates_first_day(x->lex, p.text, &date);
	if (!m->body.text && (dated || strcmp(hit.key, "today") == 0))
		SP_TRY(head_set_body(&h, &p, hit.group[1].from,
				     hit.group[1].to - hit.group[1].from));
	return m->date.text || !dated ? SP_OK : head_set_date(&h, &p);
}

/* The capitalised owner before a body's name counts too: "Sydhavnens Lokaludvalg". */
static size_t owner_start(struct str t, size_t at)
{
	size_t end = scan_blanks_back(t, at), from = scan_word_start(t, end);
	bool owner = from < end && end < at && t.p[end - 1] == 's' &&
		     scan_is_capitalised(str_sub(t, from, end - from));
	return owner ? from : at;
}

/* Who is to decide in the recommendations, when they name one body only, and more than once. */
static sp_rc named_body(const struct extract_context *x, const struct record *r, struct fact *out)
{
	struct fact found = {0};
	uint32_t named = 0;
	for (uint32_t i = 0; i < r->items.n; i++)
		for (uint32_t k = 0; k < r->items.at[i].sections.n; k++) {
			const struct rec_section *s = &r->items.at[i].sections.at[k];
			struct body_hits hits = {0};
			if (s->kind != SECTION_RECOMMENDATION)
				continue;
			SP_TRY(bodies_find(x, s->passage.text, &hits));
			for (uint32_t n = 0; n < hits.list.n; n++) {
				const struct body_hit *b = &hits.list.at[n];
				size_t from = owner_start(s->passage.text, b->off);
				struct str name =
					str_sub(s->passage.text, from, b->off + b->len - from);
				if (found.text && !str_ieq(str_of(found.text), name))
					return SP_OK;
				if (!named++)
					SP_TRY(passage_fact(x->arena, &s->passage, from, name.n,
							    &found));
			}
		}
	found.doubt = DOUBT_PASSING;
	if (named >= NAMED_LEAST)
		*out = found;
	return SP_OK;
}

/* From the last decision heading: body and day together, or a body alone where days are lost. */
static void from_decisions(const struct record *r, bool alone, struct rec_meeting *m)
{
	for (uint32_t i = r->items.n; i-- > 0 && !(m->body.text && m->date.text);) {
		const struct rec_decision *d = &r->items.at[i].decision;
		if (!d->body.text || (!d->date.text && !alone))
			continue;
		if (!m->body.text)
			m->body = d->body;
		if (!m->date.text)
			m->date = d->date;
	}
}

sp_rc head_complete(const struct extract_context *x, const struct extraction *from,
		    struct record *r)
{
	struct rec_meeting *m = &r->meeting;
	for (uint32_t i = 0; i < from->lines.n && !(m->body.text && m->date.text); i++)
		SP_TRY(complete_from(x, from, i, m));
	from_decisions(r, false, m);
	if (!m->body.text)
		from_decisions(r, true, m);
	return m->body.text ? SP_OK : named_body(x, r, &m->body);
}

/* Away from every matter that tells who was away, and from most that were decided. */
static bool is_always_away(const struct record *r, const char *name)
{
	uint32_t away = 0, decided = 0;
	for (uint32_t i = 0; i < r->items.n; i++) {
		const struct rec_item *item = &r->items.at[i];
		bool listed = person_listed(&item->absent, name);
		if (item->absent.n && !listed)
			return false;
		away += listed;
		decided += !item->closed && item->decision.text.text;
	}
	return away >= AWAY_LEAST && away * 3 >= decided * 2;
}

void head_subtract_away(struct record *r)
{
	uint32_t kept = 0;
	rec_persons *present = &r->meeting.present;
	for (uint32_t i = 0; i < present->n; i++)
		if (!is_always_away(r, present->at[i].name.text))
			present->at[kept++] = present->at[i];
	present->n = kept;
}

struct civil head_date(const struct rec_meeting *meeting)
{
	struct civil d = {0, 0, 0};
	if (meeting->date.text)
		(void)civil_parse_iso(meeting->date.text, &d);
	return d;
}
