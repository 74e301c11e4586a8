/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A decision is cut into pieces, each about certain points of the recommendation or about all. A
 * piece that names its points decides those; the rest follow the piece that names none. */
#include "read/outcome.h"

#include "read/dissent.h"
#include "read/scan.h"
#include "read/sentence.h"

struct piece {
	struct point_refs refs; /* n == 0: all */
	size_t from, to;
	bool inner; /* a clause inside a sentence: counts only with a wording of its own */
};

struct decider {
	const struct extract_context *x;
	const struct passage *p;
	const struct rec_item *item;
	SP_LIST(struct piece) pieces;
	struct verdict *verdicts; /* one for each point of all recommendations */
	int *rec_of, *point_of;
	int points;
	int rec, last; /* where plain numbers have come to */
	bool flat;     /* numbers run on over the recommendations */
};

static sp_rc add_piece(struct decider *d, const struct point_refs *refs, size_t from, bool inner)
{
	struct piece *q = sp_push(d->x->arena, &d->pieces);
	SP_NEED(q);
	*q = (struct piece){.from = from, .to = from, .inner = inner};
	if (refs)
		q->refs = *refs;
	return SP_OK;
}

/* "udsatte pkt. 3": the verb stands right before the mention. */
static bool verb_before(const struct decider *d, struct str sentence, size_t floor, size_t at,
			size_t *from)
{
	size_t lo = at;
	while (lo > floor && sentence.p[lo - 1] != ',' && sentence.p[lo - 1] != '.' && at - lo < 60)
		lo--;
	while (lo < at && ((unsigned char)sentence.p[lo] & 0xC0) == 0x80)
		lo++;
	struct verdict v;
	for (size_t i = lo; i < at;) {
		verdict_read(d->x, sentence, i, at, &v);
		if (!v.found)
			return false;
		*from = i;
		struct str gap = str_trim(str_sub(sentence, v.said.to, at - v.said.to));
		if (!gap.n || str_ieq(gap, STR("forslagets")) ||
		    str_ieq(gap, STR("indstillingens")))
			return true;
		i = v.said.to;
	}
	return false;
}

/* "… punkt 1 og 2 med den ændring, at": does a change follow the mention at once? */
static bool changed_behind(const struct decider *d, struct str sentence, size_t at)
{
	struct lex_hit hit;
	size_t next = scan_blanks(sentence, at);
	if (next < sentence.n && sentence.p[next] == ',')
		next = scan_blanks(sentence, next + 1);
	if (str_istarts(str_sub(sentence, next, sentence.n - next), STR("dog ")))
		next = scan_blanks(sentence, next + 4);
	struct str rest = str_sub(sentence, next, sentence.n - next);
	return rest.n && lex_start(lexicon_group(d->x->lex, "outcome.amend"), rest, &hit) &&
	       !hit.from;
}

/* Mentions of points inside a sentence: each takes the words up to the next one, or the verb right
 * before it. */
static sp_rc add_mentions(struct decider *d, size_t from, size_t to)
{
	struct str sentence = str_sub(d->p->text, from, to - from);
	struct point_refs refs, next;
	size_t floor = 0;
	bool more = points_mention(d->x, sentence, 0, &refs);
	while (more) {
		struct verdict v = {.found = true};
		size_t lo = refs.said.to, hi = refs.said.from, before;
		more = points_mention(d->x, sentence, lo, &next);
		if (verb_before(d, sentence, floor, hi, &before)) {
			lo = before;
			if (changed_behind(d, sentence, refs.said.to))
				hi = more ? next.said.from : sentence.n;
		} else {
			hi = more ? next.said.from : sentence.n;
			verdict_read(d->x, sentence, lo, hi, &v);
		}
		if (v.found) {
			SP_TRY(add_piece(d, &refs, from + lo, true));
			d->pieces.at[d->pieces.n - 1].to = from + hi;
			floor = hi > refs.said.to ? hi : refs.said.to;
		}
		refs = next;
	}
	return SP_OK;
}

static bool refers_beyond(const struct decider *d, const struct point_refs *refs)
{
	for (int i = 0; i < refs->n; i++)
		if (refs->at[i] <= d->points)
			return false;
	return true;
}

static sp_rc cut_pieces(struct decider *d)
{
	struct str t = d->p->text;
	size_t at = 0, from, to;
	uint32_t open = 0; /* the piece that takes what follows */
	SP_TRY(add_piece(d, NULL, 0, false));
	while (sentence_next(d->x->lex, t, &at, &from, &to)) {
		struct point_refs refs;
		size_t mark = points_mark(d->x, str_sub(t, from, to - from), &refs);
		struct lex_hit hit;
		bool rest = lex_find(lexicon_group(d->x->lex, "outcome.rest"), str_sub(t, 0, to),
				     from, &hit);
		if (mark && (open || !refers_beyond(d, &refs))) {
			SP_TRY(add_piece(d, &refs, from + mark, false));
			open = d->pieces.n - 1;
		} else if (open && rest) {
			SP_TRY(add_piece(d, NULL, from, false));
			open = d->pieces.n - 1;
		}
		d->pieces.at[open].to = to;
		if (d->points > 1)
			SP_TRY(add_mentions(d, from + mark, to));
	}
	return SP_OK;
}

/* List numbers that were lost read "1." each time: they count by their order then. */
static void renumber(struct decider *d)
{
	int n = 0;
	for (uint32_t i = 0; i < d->pieces.n; i++) {
		const struct point_refs *r = &d->pieces.at[i].refs;
		if (r->plain && (r->n != 1 || r->at[0] != 1))
			return;
		n += r->plain;
	}
	if (n < 2 || n > d->points)
		return;
	n = 0;
	for (uint32_t i = 0; i < d->pieces.n; i++)
		if (d->pieces.at[i].refs.plain)
			d->pieces.at[i].refs.at[0] = ++n;
	d->flat = true;
}

/* The index of a printed number among all points, or -1. */
static int index_of(struct decider *d, int number, bool plain)
{
	int base = 0, n = (int)d->item->recommendations.n;
	if (d->flat || n < 2)
		return number <= d->points ? number - 1 : -1;
	if (plain && number <= d->last && d->rec + 1 < n)
		d->rec++;
	if (plain)
		d->last = number;
	for (int r = 0; r < d->rec; r++)
		base += (int)d->item->recommendations.at[r].points.n;
	return number <= (int)d->item->recommendations.at[d->rec].points.n ? base + number - 1 : -1;
}

static void find_flat(struct decider *d)
{
	int most = 0, highest = 0;
	for (uint32_t i = 0; i < d->item->recommendations.n; i++)
		if ((int)d->item->recommendations.at[i].points.n > most)
			most = (int)d->item->recommendations.at[i].points.n;
	for (uint32_t i = 0; i < d->pieces.n; i++)
		for (int k = 0; k < d->pieces.at[i].refs.n; k++)
			if (d->pieces.at[i].refs.at[k] > highest)
				highest = d->pieces.at[i].refs.at[k];
	d->flat = d->flat || highest > most;
}

static struct str point_text(const struct decider *d, int index)
{
	const struct rec_recommendation *r = &d->item->recommendations.at[d->rec_of[index] - 1];
	return str_of(r->points.at[d->point_of[index] - 1].text);
}

/* A piece with a list number that the decision's lead has decided already only explains it. */
static bool explains(const struct decider *d, const struct piece *q, const struct verdict *lead)
{
	struct lex_hit hit;
	struct str said = str_sub(d->p->text, q->from, q->to - q->from);
	return q->refs.plain && lead->found && !lead->weak &&
	       !lex_start(lexicon_group(d->x->lex, "decision.begins"), said, &hit);
}

/* A point that the body puts in its own, other words. */
static bool reworded(struct decider *d, const struct piece *q, const struct verdict *v, int index)
{
	if (q->inner || v->amended ||
	    (v->outcome != OUTCOME_RECOMMENDED && v->outcome != OUTCOME_APPROVED))
		return false;
	struct str said = str_sub(d->p->text, q->from, q->to - q->from);
	return verdict_rewords(d->x, said, point_text(d, index));
}

static void decide_point(struct decider *d, const struct piece *q, const struct verdict *v,
			 int index)
{
	struct verdict *slot = &d->verdicts[index];
	if (q->inner && slot->found && !slot->weak)
		return;
	*slot = *v;
	if (!reworded(d, q, v, index))
		return;
	slot->outcome = OUTCOME_AMENDED;
	slot->said = (struct text_range){q->from, q->to};
	slot->weak = true;
}

static void decide_piece(struct decider *d, const struct piece *q, const struct verdict *lead)
{
	struct verdict v;
	if (!q->refs.n || explains(d, q, lead))
		return;
	verdict_read(d->x, d->p->text, q->from, q->to, &v);
	if (!v.found && (q->inner || scan_space(d->p->text, q->from) >= q->to))
		return;
	if (!v.found) /* an event or a wording of its own that carries the point out */
		v = (struct verdict){.found = true,
				     .weak = true,
				     .outcome = OUTCOME_APPROVED,
				     .said = {q->from, q->to}};
	for (int i = 0; i < q->refs.n; i++) {
		int index = index_of(d, q->refs.at[i], q->refs.plain);
		if (index >= 0)
			decide_point(d, q, &v, index);
	}
}

/* "Anbefales, at model 1 vælges" for the one point, that it be model 2. */
static void choose_other(struct decider *d, int index)
{
	struct verdict *v = &d->verdicts[index];
	size_t end = scan_line_end(d->p->text, v->said.to);
	struct str clause = str_sub(d->p->text, v->said.to, end - v->said.to);
	if (d->points != 1 || v->amended ||
	    (v->outcome != OUTCOME_RECOMMENDED && v->outcome != OUTCOME_APPROVED) ||
	    !verdict_chooses(d->x, clause, point_text(d, index)))
		return;
	v->outcome = OUTCOME_AMENDED;
	v->said.to = scan_blanks_back(d->p->text, end);
	v->weak = true;
}

/* The verdict of what names no points, for those that are left. */
static void decide_rest(struct decider *d, const struct verdict *all)
{
	if (!all->found)
		return;
	for (int i = 0; i < d->points; i++) {
		if (d->verdicts[i].found)
			continue;
		d->verdicts[i] = *all;
		choose_other(d, i);
		if (!all->amended || !all->only.n)
			continue;
		bool named = false;
		for (int k = 0; k < all->only.n; k++)
			named = named || all->only.at[k] == d->point_of[i];
		if (named)
			continue;
		d->verdicts[i].outcome = all->base;
		d->verdicts[i].said = all->base_said;
	}
}

static sp_rc emit(const struct decider *d, int rec, int point, const struct verdict *v,
		  struct rec_decision *decision)
{
	struct rec_outcome *o = sp_push(d->x->arena, &decision->outcomes);
	SP_NEED(o);
	*o = (struct rec_outcome){.rec = rec, .point = point, .outcome = v->outcome};
	SP_TRY(passage_spans(d->x->arena, d->p, v->said.from, v->said.to - v->said.from,
			     &o->said.spans));
	o->said.text = outcome_name(v->outcome);
	o->said.doubtful = v->weak && v->outcome != OUTCOME_DISCUSSED;
	return SP_OK;
}

static sp_rc number_points(struct decider *d)
{
	for (uint32_t r = 0; r < d->item->recommendations.n; r++)
		d->points += (int)d->item->recommendations.at[r].points.n;
	size_t n = (size_t)d->points;
	d->verdicts = arena_array(d->x->arena, n, sizeof(*d->verdicts));
	d->rec_of = arena_array(d->x->arena, n, sizeof(*d->rec_of));
	d->point_of = arena_array(d->x->arena, n, sizeof(*d->point_of));
	SP_NEED(d->verdicts && d->rec_of && d->point_of);
	int i = 0;
	for (uint32_t r = 0; r < d->item->recommendations.n; r++)
		for (uint32_t k = 0; k < d->item->recommendations.at[r].points.n; k++, i++) {
			d->rec_of[i] = (int)r + 1;
			d->point_of[i] = (int)k + 1;
		}
	return SP_OK;
}

/* As many lines as points, each with a verdict: the numbers were lost altogether. */
static bool lines_for_points(struct decider *d)
{
	struct str t = d->p->text;
	size_t at = 0, from, to;
	int n = 0;
	bool each = true;
	while (each && n <= d->points && sentence_next(d->x->lex, t, &at, &from, &to)) {
		struct verdict v;
		struct point_refs refs;
		bool proposes;
		if (n && dissent_opens(d->x, str_sub(t, from, to - from), &proposes) && !proposes)
			continue;
		verdict_read(d->x, t, from, to, &v);
		each = v.found && from == scan_space(t, scan_line_start(t, from)) &&
		       to == scan_blanks_back(t, scan_line_end(t, from)) &&
		       !points_mark(d->x, str_sub(t, from, to - from), &refs);
		if (n < d->points)
			d->verdicts[n] = v;
		n++;
	}
	if (each && n == d->points && n > 1)
		return true;
	memset(d->verdicts, 0, (size_t)d->points * sizeof(*d->verdicts));
	return false;
}

/* Is a text only verdicts and the words that join them? */
static bool only_joins(const struct decider *d, size_t from, size_t to)
{
	struct str t = d->p->text;
	struct lex_hit hit;
	for (size_t i = from; i < to;) {
		size_t e = scan_word_end(t, i);
		if (e > i && (e > to || !lex_whole(lexicon_group(d->x->lex, "outcome.join"),
						   str_sub(t, i, e - i), &hit)))
			return false;
		if (e > i)
			i = e;
		else
			(void)str_utf8_next(t, &i);
	}
	return true;
}

enum { JOINED_MAX = 4, JOINED_LENGTH = 200 };

/* "Drøftet og taget til efterretning.": the verdicts of a text that holds nothing else; 0 when it
 * does. */
static int joined_verdicts(const struct decider *d, struct verdict v[JOINED_MAX])
{
	struct str t = d->p->text;
	size_t at = 0;
	int n = 0;
	while (n < JOINED_MAX && t.n <= JOINED_LENGTH) {
		size_t end = at;
		struct verdict first = {0};
		while (end < t.n && !first.found) {
			size_t e = scan_word_end(t, end);
			end = e > end ? e : end + 1;
			verdict_read(d->x, t, at, end, &first);
		}
		if (!first.found)
			break;
		if (!only_joins(d, at, first.said.from))
			return 0;
		v[n++] = first;
		at = first.said.to;
	}
	return n > 1 && only_joins(d, at, t.n) ? n : 0;
}

/* Each point takes the joined verdict that answers its own wording. */
static bool joined_for_points(struct decider *d)
{
	struct verdict v[JOINED_MAX], asked;
	int n = d->points > 1 ? joined_verdicts(d, v) : 0;
	bool all = n > 1;
	for (int i = 0; i < d->points && all; i++) {
		struct str point = point_text(d, i);
		bool found = false;
		verdict_read(d->x, point, 0, point.n, &asked);
		for (int k = 0; k < n && asked.found && !found; k++)
			if ((found = v[k].outcome == asked.outcome))
				d->verdicts[i] = v[k];
		all = found;
	}
	if (!all)
		memset(d->verdicts, 0, (size_t)d->points * sizeof(*d->verdicts));
	return all;
}

static void decide_all(struct decider *d)
{
	struct verdict lead = {0}, rest = {0};
	renumber(d);
	find_flat(d);
	verdict_read(d->x, d->p->text, d->pieces.at[0].from, d->pieces.at[0].to, &lead);
	for (uint32_t i = 1; i < d->pieces.n; i++)
		decide_piece(d, &d->pieces.at[i], &lead);
	for (uint32_t i = 1; i < d->pieces.n; i++)
		if (!d->pieces.at[i].refs.n && !rest.found)
			verdict_read(d->x, d->p->text, d->pieces.at[i].from, d->pieces.at[i].to,
				     &rest);
	decide_rest(d, &lead);
	decide_rest(d, &rest);
}

sp_rc outcomes_read(const struct extract_context *x, const struct passage *p,
		    const struct rec_item *item, struct rec_decision *decision)
{
	struct decider d = {.x = x, .p = p, .item = item};
	struct verdict all;
	verdict_read(x, p->text, 0, p->text.n, &all);
	SP_TRY(number_points(&d));
	/* nothing was recommended that could have been changed */
	if (!d.points && all.amended && all.base_said.to) {
		all.outcome = all.base;
		all.said = all.base_said;
	}
	/* "Formanden orienterede om …" under no recommendation tells what happened, no more */
	if (!d.points && all.weak && all.outcome == OUTCOME_NOTED)
		return SP_OK;
	if (!d.points)
		return all.found ? emit(&d, 0, 0, &all, decision) : SP_OK;
	SP_TRY(cut_pieces(&d));
	if (!lines_for_points(&d) && !joined_for_points(&d))
		decide_all(&d);
	for (int i = 0; i < d.points; i++)
		if (d.verdicts[i].found)
			SP_TRY(emit(&d, d.rec_of[i], d.point_of[i], &d.verdicts[i], decision));
	return SP_OK;
}
