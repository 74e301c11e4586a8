/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/road.h"

enum { FIRST_WORD = 4 };

/* The bodies of a text whose places are in the passage. */
struct road {
	const struct extract_context *x;
	const struct passage *p;
	struct rec_recommendation *rec;
};

static const struct fact *own_body(const struct extract_context *x)
{
	return x->meeting && x->meeting->body.text ? &x->meeting->body : NULL;
}

static sp_rc add(const struct road *r, const struct fact *body)
{
	for (uint32_t i = 0; i < r->rec->to.n; i++)
		if (str_ieq(str_of(r->rec->to.at[i].text), str_of(body->text)))
			return SP_OK;
	struct fact *slot = sp_push(r->x->arena, &r->rec->to);
	SP_NEED(slot);
	*slot = *body;
	return SP_OK;
}

/* "udvalget for klima" where the meeting is of "Regionsrådets udvalg for klima". */
static bool names_own(const struct extract_context *x, struct str name)
{
	const struct fact *own = own_body(x);
	struct str body = str_of(own ? own->text : "");
	size_t field = str_find(body, STR(" for ")), first = str_find(name, STR(" "));
	return field != SIZE_MAX && first != SIZE_MAX &&
	       str_istarts(str_sub(name, first, name.n), str_sub(body, field, body.n));
}

static sp_rc add_name(const struct road *r, struct str name)
{
	size_t at = str_find(r->p->text, name);
	struct fact f = {0};
	if (at == SIZE_MAX)
		return SP_OK;
	if (names_own(r->x, name))
		return add(r, own_body(r->x));
	SP_TRY(passage_fact(r->x->arena, r->p, at, name.n, &f));
	return add(r, &f);
}

/* The bodies at the beginning of a text, as long as they hang together; *end is where the last one
 * ends, 0 when the text does not begin with one. */
static sp_rc add_leading(const struct road *r, struct str text, size_t *end)
{
	const struct lex_group *link = lexicon_group(r->x->lex, "body_link");
	struct body_hits hits = {0};
	struct lex_hit hit;
	*end = 0;
	SP_TRY(bodies_find(r->x, text, &hits));
	for (uint32_t k = 0; k < hits.list.n; k++) {
		const struct body_hit *b = &hits.list.at[k];
		struct str between = str_sub(text, *end, b->off - *end);
		if (k == 0 ? b->off > FIRST_WORD : !lex_find(link, between, 0, &hit))
			return SP_OK;
		*end = b->off + b->len;
		SP_TRY(add_name(r, str_sub(text, b->off, b->len)));
	}
	return SP_OK;
}

/* "udvalget" in the minutes of a council. */
static bool other_committee(const struct extract_context *x, struct str text)
{
	const struct fact *own = own_body(x);
	struct lex_hit hit;
	if (str_istarts(text, STR("at ")))
		text = str_trim(str_sub(text, 3, text.n));
	return own && str_istarts(text, STR("udvalget")) &&
	       lex_find(lexicon_group(x->lex, "council_name"), str_of(own->text), 0, &hit);
}

static bool is_own(const struct extract_context *x, struct str text)
{
	struct lex_hit hit;
	return own_body(x) && !other_committee(x, text) &&
	       (lex_start(lexicon_group(x->lex, "own_body"), text, &hit) || names_own(x, text));
}

/* Is the subject of the clause a body, or nobody ("det over for A anbefales")? */
static sp_rc is_subject(const struct road *r, struct str subject, bool *is)
{
	struct body_hits hits = {0};
	struct lex_hit hit;
	*is = !subject.n || lex_whole(lexicon_group(r->x->lex, "route_nobody"), subject, &hit) ||
	      is_own(r->x, subject) ||
	      (str_ieq(subject, STR("udvalget")) && other_committee(r->x, subject));
	if (*is)
		return SP_OK;
	SP_TRY(bodies_find(r->x, subject, &hits));
	uint32_t n = hits.list.n;
	*is = n && hits.list.at[0].off <= FIRST_WORD &&
	      hits.list.at[n - 1].off + hits.list.at[n - 1].len == subject.n;
	return SP_OK;
}

/* "udvalget over for A og B anbefaler": who recommends, then A and B. False, and nothing added,
 * when the text does not begin so. */
static sp_rc add_recommending(const struct road *r, struct str text, bool *is)
{
	struct lex_hit hit;
	size_t end;
	*is = false;
	if (!lex_start(lexicon_group(r->x->lex, "route_point"), text, &hit))
		return SP_OK;
	struct str subject = lex_part(&hit, text, 1);
	struct str to = str_sub(text, hit.to, text.n - hit.to);
	struct body_hits hits = {0};
	SP_TRY(is_subject(r, subject, is));
	if (!*is)
		return SP_OK;
	SP_TRY(bodies_find(r->x, to, &hits));
	*is = (hits.list.n && hits.list.at[0].off <= FIRST_WORD) || is_own(r->x, to);
	if (!*is)
		return SP_OK;
	if (is_own(r->x, subject) || is_own(r->x, to))
		SP_TRY(add(r, own_body(r->x)));
	if (other_committee(r->x, subject))
		SP_TRY(add_name(r, str_sub(subject, 0, strlen("udvalget"))));
	else if (!is_own(r->x, subject))
		SP_TRY(add_leading(r, subject, &end));
	return is_own(r->x, to) ? SP_OK : add_leading(r, to, &end);
}

/* The one body of the road is the meeting's: the points may name the next. */
static bool only_own(const struct extract_context *x, const rec_facts *to)
{
	return to->n == 1 && own_body(x) && to->at[0].text == own_body(x)->text;
}

sp_rc road_of_lead(const struct extract_context *x, const struct passage *road,
		   struct rec_recommendation *rec)
{
	struct road r = {x, road, rec};
	struct lex_hit hit;
	if (own_body(x) && lex_find(lexicon_group(x->lex, "own_road"), road->text, 0, &hit))
		SP_TRY(add(&r, own_body(x)));
	bool leads = lex_find(lexicon_group(x->lex, "route_phrase"), road->text, 0, &hit);
	if (leads)
		SP_TRY(route_read(x, road, &rec->to));
	if (rec->to.n || !lex_find(lexicon_group(x->lex, "route_named"), road->text, 0, &hit))
		return SP_OK;
	struct fact f = {0};
	SP_TRY(passage_fact(x->arena, road, hit.group[1].from, hit.group[1].to - hit.group[1].from,
			    &f));
	f.doubt = DOUBT_PASSING;
	return add(&r, &f);
}

static bool body_alone(const struct extract_context *x, struct str text)
{
	struct body_hits hits = {0};
	struct lex_hit hit;
	text = str_trim(text);
	while (text.n && strchr(" ,:", text.p[text.n - 1]))
		text.n--;
	if (lex_start(lexicon_group(x->lex, "own_body"), text, &hit) && hit.to == text.n)
		return true;
	return bodies_find(x, text, &hits) == SP_OK && hits.list.n == 1 && !hits.list.at[0].off &&
	       hits.list.at[0].len == text.n;
}

bool road_is_body(const struct extract_context *x, struct str text)
{
	if (str_istarts(text, STR("at ")))
		text = str_sub(text, 3, text.n);
	return body_alone(x, text);
}

sp_rc road_of_clause(const struct extract_context *x, const struct passage *clause,
		     struct rec_recommendation *rec)
{
	struct road r = {x, clause, rec};
	struct lex_hit hit;
	bool is;
	size_t end;
	SP_TRY(add_recommending(&r, clause->text, &is));
	/* "… via Havneudvalget, at Byrådet" before the list: who decides comes last */
	if (!is && rec->to.n && body_alone(x, clause->text))
		return is_own(x, clause->text) ? add(&r, own_body(x))
					       : add_leading(&r, clause->text, &end);
	if (is || (rec->to.n && !only_own(x, &rec->to)))
		return SP_OK;
	if (!rec->to.n && own_body(x) &&
	    lex_find(lexicon_group(x->lex, "own_road"), clause->text, 0, &hit))
		SP_TRY(add(&r, own_body(x)));
	return route_read(x, clause, &rec->to);
}

sp_rc road_of_points(const struct extract_context *x, const struct passage *p,
		     struct rec_recommendation *rec)
{
	struct road r = {x, p, rec};
	bool open = !rec->to.n || only_own(x, &rec->to), all = open;
	for (uint32_t i = 0; i < rec->points.n; i++) {
		struct str t = str_of(rec->points.at[i].text);
		size_t end;
		bool is;
		SP_TRY(add_recommending(&r, t, &is));
		if (is)
			continue;
		if (is_own(x, t) && !rec->to.n) {
			SP_TRY(add(&r, own_body(x)));
			all = true;
			continue;
		}
		if (all && !is_own(x, t))
			SP_TRY(add_leading(&r, t, &end));
		all = rec->to.n > 0;
	}
	return SP_OK;
}
