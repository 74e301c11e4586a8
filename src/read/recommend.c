/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A recommendation: who recommends, on which road, and its points. Points are numbered, lettered,
 * bulleted or at-clauses; lettered lines under numbered points are parts of their point. */
#include "read/extract.h"
#include "read/road.h"

#include <stdio.h>

enum { CONNECTOR_MAX = 12 };

enum point_mark { POINT_NONE, POINT_NUMBER, POINT_LETTER, POINT_BULLET, POINT_AT };

struct recommend_line {
	size_t from, to; /* in the passage */
	size_t text;	 /* after the mark */
	enum point_mark mark;
	bool gap;
};

struct recommender {
	const struct extract_context *x;
	const struct passage *p;
	struct rec_item *item;
	struct rec_recommendation *open; /* the one being read; NULL before the first */
	enum point_mark first_mark;
	size_t point_from, point_to; /* the point being read; from SIZE_MAX none */
	bool ended;	  /* an unknown heading stood behind the points: what follows is text */
	bool lead_clause; /* the point being read is the lead's own line */
};

static enum point_mark mark_of_key(const char *key)
{
	if (strcmp(key, "number") == 0 || strcmp(key, "at_number") == 0 ||
	    strcmp(key, "number_at") == 0 || strcmp(key, "number_wide") == 0)
		return POINT_NUMBER;
	if (strcmp(key, "letter") == 0)
		return POINT_LETTER;
	return strcmp(key, "bullet") == 0 ? POINT_BULLET : POINT_AT;
}

static const struct line *line_at(const struct passage *p, size_t at)
{
	uint32_t i = passage_piece_at(p, at);
	return i < p->n_pieces ? &p->from->lines.at[p->pieces[i].line] : NULL;
}

static struct recommend_line look_at(const struct recommender *r, size_t from, size_t to)
{
	struct str t = str_trim(str_sub(r->p->text, from, to - from));
	struct recommend_line l = {.from = (size_t)(t.p - r->p->text.p)};
	const struct line *source = line_at(r->p, l.from);
	struct lex_hit hit;
	l.to = l.text = l.from;
	l.to += t.n;
	l.gap = source && source->gap;
	if (lex_start(lexicon_group(r->x->lex, "recommend_point"), t, &hit)) {
		l.mark = mark_of_key(hit.key);
		l.text += hit.to;
	} else if (source && source->marker != MARK_NONE) {
		l.mark = source->marker == MARK_BULLET ? POINT_BULLET : POINT_NUMBER;
	}
	return l;
}

static bool ends_sentence(struct str t)
{
	t = str_trim(t);
	return t.n && (t.p[t.n - 1] == '.' || t.p[t.n - 1] == '!');
}

static sp_rc end_point(struct recommender *r)
{
	if (r->point_from == SIZE_MAX || !r->open)
		return SP_OK;
	struct str t = str_trim(str_sub(r->p->text, r->point_from, r->point_to - r->point_from));
	size_t from = (size_t)(t.p - r->p->text.p);
	r->point_from = SIZE_MAX;
	bool most = r->open->points.n >= POINTS_MOST;
	r->item->points_cut = r->item->points_cut || most;
	if (!t.n || most)
		return SP_OK;
	struct fact *f = sp_push(r->x->arena, &r->open->points);
	SP_NEED(f);
	return passage_fact(r->x->arena, r->p, from, t.n, f);
}

/* "… indstiller, at Havneudvalget over for Byrådet anbefaler," before a list is no point: it says
 * the road. */
static sp_rc drop_lead_clause(struct recommender *r)
{
	struct passage road;
	size_t from = r->point_from, n = r->point_to - r->point_from;
	struct str clause = from == SIZE_MAX ? (struct str){"", 0} : str_sub(r->p->text, from, n);
	bool lead = r->lead_clause ||
		    (r->open && !r->open->points.n && road_is_body(r->x, str_trim(clause)));
	bool drop = lead && clause.n && !ends_sentence(clause);
	r->lead_clause = false;
	if (!drop)
		return SP_OK;
	r->point_from = SIZE_MAX;
	SP_TRY(passage_sub(r->x->arena, r->p, from, n, &road));
	return road_of_clause(r->x, &road, r->open);
}

static sp_rc begin_point(struct recommender *r, size_t from, size_t to)
{
	SP_TRY(end_point(r));
	if (!r->open) {
		r->open = sp_push(r->x->arena, &r->item->recommendations);
		SP_NEED(r->open);
	}
	r->point_from = from;
	r->point_to = to;
	return SP_OK;
}

/* "udvalget anbefaler Byrådet, at" before the clauses: the road, not a part of the first. */
static sp_rc take_road(struct recommender *r, size_t from, size_t to)
{
	struct passage road;
	SP_TRY(end_point(r));
	SP_TRY(passage_sub(r->x->arena, r->p, from, to - from, &road));
	return r->open ? road_of_clause(r->x, &road, r->open) : SP_OK;
}

/* A sentence of several at-clauses joined by "og at" is as many points. */
static sp_rc clauses(struct recommender *r, size_t from, size_t to)
{
	const struct lex_group *split = lexicon_group(r->x->lex, "recommend_split");
	struct str t = str_sub(r->p->text, 0, to);
	struct lex_hit hit;
	while (lex_find(split, t, from, &hit)) {
		if (strcmp(hit.key, "road") == 0)
			SP_TRY(take_road(r, hit.from, hit.to));
		else
			SP_TRY(begin_point(r, from, lex_split(&hit)));
		from = hit.to;
	}
	return begin_point(r, from, to);
}

/* Where the at-clause of a lead begins: after "at" that follows the verb and the road. */
static size_t clause_start(struct str rest, size_t *road_end)
{
	static const char *const ats[] = {", at ", " at ", ": at ", ", At ", " At "};
	size_t best = SIZE_MAX, skip = 0;
	for (size_t i = 0; i < sizeof(ats) / sizeof(ats[0]); i++) {
		size_t at = str_find(rest, str_of(ats[i]));
		if (at < best) {
			best = at;
			skip = strlen(ats[i]);
		}
	}
	struct str end = str_trim(rest);
	if (best == SIZE_MAX && (str_ends(end, STR(" at")) || str_ends(end, STR(" at:")) ||
				 str_eq(end, STR("at")) || str_eq(end, STR("at:")))) {
		*road_end = end.n >= 3 ? (size_t)(end.p - rest.p) + end.n - 3 : 0;
		return rest.n;
	}
	*road_end = best == SIZE_MAX ? rest.n : best;
	return best == SIZE_MAX ? SIZE_MAX : best + skip;
}

static sp_rc set_by(struct recommender *r, size_t from, struct str by)
{
	static const char *const nobody[] = {"det", "der", "hermed", "som", "og"};
	by = str_trim(by);
	for (size_t i = 0; i < sizeof(nobody) / sizeof(nobody[0]); i++)
		if (str_ieq(by, str_of(nobody[i])))
			return SP_OK;
	return by.n ? passage_fact(r->x->arena, r->p, from, by.n, &r->open->by) : SP_OK;
}

/* "… indstiller til Byrådet, planen godkendes, stien anlægges": a text that has lost its "at".
 * Where the first clause begins, SIZE_MAX when it has not. */
static size_t lost_clause(const struct recommender *r, struct str rest)
{
	struct lex_hit hit, road;
	if (!lex_find(lexicon_group(r->x->lex, "recommend_lost"), rest, 0, &hit))
		return SIZE_MAX;
	struct str before = str_trim(str_sub(rest, 0, hit.from));
	bool goes =
		lex_find(lexicon_group(r->x->lex, "route_phrase"), before, 0, &road) && !road.from;
	return !before.n || goes ? hit.to : SIZE_MAX;
}

static sp_rc lost_clauses(struct recommender *r, size_t from, size_t to)
{
	struct str t = str_sub(r->p->text, 0, to);
	struct lex_hit hit;
	while (lex_find(lexicon_group(r->x->lex, "recommend_lost"), t, from, &hit)) {
		SP_TRY(begin_point(r, from, hit.from));
		from = hit.to;
	}
	return begin_point(r, from, to);
}

static sp_rc lead(struct recommender *r, const struct recommend_line *l, const struct lex_hit *hit)
{
	struct str t = str_sub(r->p->text, l->from, l->to - l->from);
	struct str by = lex_part(hit, t, 1), rest = lex_part(hit, t, 2);
	size_t rest_at = rest.p ? (size_t)(rest.p - r->p->text.p) : l->to, road_end = 0;
	SP_TRY(end_point(r));
	r->open = sp_push(r->x->arena, &r->item->recommendations);
	SP_NEED(r->open);
	r->first_mark = POINT_NONE;
	r->ended = false;
	if (by.p)
		SP_TRY(set_by(r, (size_t)(by.p - r->p->text.p), by));
	size_t clause = clause_start(rest, &road_end);
	struct passage road;
	size_t lost = road_end == rest.n ? lost_clause(r, rest) : SIZE_MAX;
	SP_TRY(passage_sub(r->x->arena, r->p, rest_at, lost < road_end ? lost : road_end, &road));
	SP_TRY(road_of_lead(r->x, &road, r->open));
	if (clause == SIZE_MAX && road_end && str_trim(rest).n &&
	    !str_ends(str_trim(rest), STR(":")) && !str_ends(str_trim(rest), STR(",")))
		clause = 0;
	if (lost != SIZE_MAX)
		SP_TRY(lost_clauses(r, rest_at + lost, l->to));
	else if (clause != SIZE_MAX && rest_at + clause < l->to)
		SP_TRY(clauses(r, rest_at + clause, l->to));
	r->lead_clause = r->open->points.n == 0 ||
			 (clause != SIZE_MAX && str_ends(str_trim(rest), STR(":")));
	return SP_OK;
}

/* A marked line that belongs to the point above it: "a." under "3.". */
static bool is_part(const struct recommender *r, const struct recommend_line *l)
{
	return r->point_from != SIZE_MAX && r->first_mark == POINT_NUMBER &&
	       (l->mark == POINT_LETTER || l->mark == POINT_BULLET);
}

static bool is_lead(const struct recommender *r, const struct recommend_line *l,
		    struct lex_hit *hit)
{
	struct str t = str_sub(r->p->text, l->from, l->to - l->from);
	if (!lex_start(lexicon_group(r->x->lex, "recommend_lead"), t, hit))
		return false;
	/* "at udvalget anbefaler …" is a point, not a new recommender */
	return l->mark == POINT_NONE;
}

/* "1 At … 2 At …": the numbers' full stops were lost. */
static size_t number_before_at(struct str t, size_t from, int n)
{
	char mark[16];
	(void)snprintf(mark, sizeof(mark), " %d At ", n);
	size_t at = str_find(str_sub(t, from, t.n), str_of(mark));
	return at == SIZE_MAX ? SIZE_MAX : from + at + 1;
}

/* "1. …, 2. …" within one line: where point n begins after from, SIZE_MAX when it does not. */
static size_t numbered_inside(const struct recommender *r, struct str t, size_t from, int n)
{
	const struct lex_group *loose = lexicon_group(r->x->lex, "recommend_loose");
	struct lex_hit hit;
	struct str point = str_sub(t, from, t.n);
	/* "1. planen godkendes 2. stien anlægges" */
	bool listed = n > 1 && point.n && lex_start(loose, str_trim(point), &hit);
	char mark[16];
	size_t bare = number_before_at(t, from, n);
	if (bare != SIZE_MAX)
		return bare;
	(void)snprintf(mark, sizeof(mark), " %d. ", n);
	for (;;) {
		size_t at = str_find(str_sub(t, from, t.n), str_of(mark));
		if (at == SIZE_MAX)
			return SIZE_MAX;
		struct str before = str_trim(str_sub(t, 0, from + at));
		bool parted = !before.n || strchr(".,;:", before.p[before.n - 1]) ||
			      str_ends(before, STR(" at")) || str_ends(before, STR(" og"));
		from += at + 1;
		parted = parted ||
			 str_starts(str_sub(t, from + strlen(mark) - 1, t.n), STR("at ")) ||
			 (listed && !str_ends(before, STR(" den")) &&
			  lex_start(loose, str_sub(t, from, t.n), &hit));
		if (parted)
			return from;
	}
}

static sp_rc take_piece(struct recommender *r, size_t from, size_t to);

/* A piece of a line with several numbered points is taken point by point. */
static sp_rc take_numbered(struct recommender *r, size_t from, size_t to)
{
	struct str t = str_sub(r->p->text, 0, to);
	size_t first = numbered_inside(r, t, from, 1), second;
	second = first == SIZE_MAX ? SIZE_MAX : numbered_inside(r, t, first, 2);
	bool starts = str_starts(str_trim(str_sub(t, from, to - from)), STR("1. "));
	if (starts && first == SIZE_MAX)
		second = numbered_inside(r, t, first = from, 2);
	if (second == SIZE_MAX)
		return take_piece(r, from, to);
	if (first > from)
		SP_TRY(take_piece(r, from, first));
	for (int n = 2; first != SIZE_MAX; n++) {
		size_t next = numbered_inside(r, t, first, n);
		SP_TRY(take_piece(r, first, next == SIZE_MAX ? to : next));
		first = next;
	}
	return SP_OK;
}

/* Another party may recommend in a sentence behind the first one's, on the same line. */
static sp_rc take_line(struct recommender *r, size_t from, size_t to)
{
	struct str t = str_sub(r->p->text, 0, to);
	struct lex_hit hit;
	while (lex_find(lexicon_group(r->x->lex, "recommend_next"), t, from, &hit)) {
		SP_TRY(take_numbered(r, from, hit.from));
		from = hit.to;
	}
	return take_numbered(r, from, to);
}

/* A paragraph of its own behind marked points is no part of them; a word like ELLER is. */
static bool parted(const struct recommender *r, const struct recommend_line *l, struct str before)
{
	struct str t = str_sub(r->p->text, l->from, l->to - l->from);
	size_t i = 0;
	if (ends_sentence(before))
		return true;
	return r->first_mark != POINT_NONE && t.n > CONNECTOR_MAX &&
	       str_is_upper(str_utf8_next(t, &i));
}

/* A line without a mark of its own: it goes on with the point above it, or is a point alone, or
 * ends the points. */
static sp_rc take_unmarked(struct recommender *r, const struct recommend_line *l)
{
	if (r->point_from == SIZE_MAX && !r->ended)
		return begin_point(r, l->text, l->to);
	if (r->point_from == SIZE_MAX)
		return SP_OK;
	struct str before = str_sub(r->p->text, r->point_from, r->point_to - r->point_from);
	bool empty = !str_trim(before).n;
	if (is_part(r, l) || empty || !l->gap || !parted(r, l, before)) {
		r->point_to = l->to;
		return SP_OK;
	}
	r->ended = true;
	return end_point(r);
}

/* "… indstiller, at taksten fastsættes til" before bullets that are no clauses: they belong to it.
 */
static bool goes_on(const struct recommender *r, const struct recommend_line *l)
{
	struct lex_hit hit;
	if (!r->lead_clause || l->mark != POINT_BULLET || r->point_from == SIZE_MAX ||
	    str_ends(str_trim(str_sub(r->p->text, l->from, l->text - l->from)), STR("at")))
		return false;
	return lex_find(lexicon_group(r->x->lex, "recommend_unfinished"),
			str_sub(r->p->text, r->point_from, r->point_to - r->point_from), 0, &hit);
}

/* "Økonomiudvalget anbefaler indstillingen." behind the points. */
static bool proposes_nothing(const struct recommender *r, const struct recommend_line *l)
{
	struct lex_hit hit;
	return lex_start(lexicon_group(r->x->lex, "recommend_none"),
			 str_sub(r->p->text, l->from, l->to - l->from), &hit);
}

/* "Sagen behandles i A, B og C." */
static sp_rc take_route(struct recommender *r, const struct recommend_line *l, bool *is)
{
	struct str t = str_trim(str_sub(r->p->text, l->from, l->to - l->from));
	struct lex_hit hit;
	struct passage road;
	*is = !r->item->route.n && l->mark == POINT_NONE &&
	      lex_start(lexicon_group(r->x->lex, "recommend_road"), t, &hit);
	if (!*is)
		return SP_OK;
	size_t at = (size_t)(t.p - r->p->text.p) + hit.to;
	SP_TRY(passage_sub(r->x->arena, r->p, at, l->to - at, &road));
	SP_TRY(route_read(r->x, &road, &r->item->route));
	*is = r->item->route.n > 0;
	return SP_OK;
}

static sp_rc take_piece(struct recommender *r, size_t from, size_t to)
{
	struct recommend_line l = look_at(r, from, to);
	struct lex_hit hit;
	bool road;
	if (l.from == l.to)
		return SP_OK;
	SP_TRY(take_route(r, &l, &road));
	if (road)
		return SP_OK;
	if (l.mark == POINT_NONE && proposes_nothing(r, &l)) {
		r->ended = r->open != NULL;
		return end_point(r);
	}
	if (is_lead(r, &l, &hit))
		return lead(r, &l, &hit);
	if (goes_on(r, &l)) {
		r->lead_clause = false;
		r->first_mark = POINT_NUMBER;
	}
	if (l.mark == POINT_NONE || is_part(r, &l))
		return take_unmarked(r, &l);
	SP_TRY(drop_lead_clause(r));
	if (r->first_mark == POINT_NONE)
		r->first_mark = l.mark;
	return l.mark == POINT_AT ? clauses(r, l.text, l.to) : begin_point(r, l.text, l.to);
}

sp_rc recommendation_read(const struct extract_context *x, const struct passage *p,
			  struct rec_item *item)
{
	struct recommender r = {.x = x, .p = p, .item = item, .point_from = SIZE_MAX};
	uint32_t first = item->recommendations.n;
	struct str rest = p->text, line;
	struct lex_hit none;
	/* a question, and all that is told of it */
	if (lex_start(lexicon_group(x->lex, "recommend_none"), str_trim(rest), &none) &&
	    strcmp(none.key, "question") == 0)
		return SP_OK;
	while (str_cut(&rest, '\n', &line)) {
		size_t from = (size_t)(line.p - p->text.p);
		SP_TRY(take_line(&r, from, from + line.n));
	}
	SP_TRY(end_point(&r));
	for (uint32_t i = first; i < item->recommendations.n; i++) {
		struct rec_recommendation *rec = &item->recommendations.at[i];
		/* who gets it is no road, when a field tells the whole road */
		if (rec->to.n <= 1 && item->route.n)
			rec->to = item->route;
		else
			SP_TRY(road_of_points(x, p, rec));
	}
	/* a lead without points is no recommendation */
	uint32_t kept = first;
	for (uint32_t i = first; i < item->recommendations.n; i++)
		if (item->recommendations.at[i].points.n)
			item->recommendations.at[kept++] = item->recommendations.at[i];
	item->recommendations.n = kept;
	return SP_OK;
}
