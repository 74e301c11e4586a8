/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A decision is cut into pieces, each about certain points of the recommendation or about all. A
 * piece that names its points decides those; the rest follow the piece that names none. */
#include "read/outcome_parts.h"

#include "read/dissent.h"
#include "read/scan.h"
#include "read/sentence.h"

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

/* "1) godkendt 2) udsat": where the mark of the next point stands in the sentence, a verdict behind
 * it; the end of the sentence when none does. */
static size_t next_mark(const struct decider *d, size_t from, size_t to)
{
	struct str t = str_sub(d->p->text, 0, to);
	struct point_refs refs;
	struct lex_hit hit;
	for (size_t i = scan_word_end(t, from); i < to; i++) {
		bool digit =
			t.p[i] >= '1' && t.p[i] <= '9' && (t.p[i - 1] == ' ' || t.p[i - 1] == '\t');
		size_t mark = digit ? points_mark(d->x, str_sub(t, i, to - i), &refs) : 0;
		struct str rest = str_trim(str_sub(t, i + mark, to - i - mark));
		if (mark && refs.plain && rest.n &&
		    lex_start(lexicon_group(d->x->lex, "decision.begins"), rest, &hit))
			return i;
	}
	return to;
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
		if (mark && refs.plain)
			at = to = next_mark(d, from + mark, to);
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

/* A piece with a list number that the decision's lead has decided already only explains it. */
static bool explains(const struct decider *d, const struct piece *q, const struct verdict *lead)
{
	struct lex_hit hit;
	struct str said = str_sub(d->p->text, q->from, q->to - q->from);
	return (q->refs.plain || q->refs.listed) && lead->found && !lead->weak &&
	       !lex_start(lexicon_group(d->x->lex, "decision.begins"), said, &hit);
}

/* "Ad 3) A stemte imod.": who voted how, behind what was decided of all. */
static bool only_votes(const struct decider *d, const struct piece *q)
{
	struct str t = str_sub(d->p->text, 0, q->to);
	size_t at = q->from, from, to;
	bool proposes;
	while (sentence_next(d->x->lex, t, &at, &from, &to))
		if (!dissent_opens(d->x, str_sub(t, from, to - from), &proposes) || proposes)
			return false;
	return true;
}

/* A point that the body puts in its own, other words. */
static bool reworded(struct decider *d, const struct piece *q, const struct verdict *v, int index)
{
	if (q->inner || v->amended ||
	    (v->outcome != OUTCOME_RECOMMENDED && v->outcome != OUTCOME_APPROVED))
		return false;
	struct str said = str_sub(d->p->text, q->from, q->to - q->from);
	return verdict_rewords(d->x, said, outcome_point_text(d, index));
}

/* "Godkendt med 150.000 kr." for the point that asked for 200.000. */
static void give_other_sum(struct decider *d, int index)
{
	struct verdict *v = &d->verdicts[index];
	if (v->amended || (v->outcome != OUTCOME_RECOMMENDED && v->outcome != OUTCOME_APPROVED))
		return;
	size_t end = scan_line_end(d->p->text, v->said.to);
	struct str after = str_sub(d->p->text, v->said.to, end - v->said.to);
	size_t len = verdict_other_sum(d->x, after, outcome_point_text(d, index));
	if (!len)
		return;
	v->outcome = OUTCOME_AMENDED;
	v->said.to += len;
}

static void decide_point(struct decider *d, const struct piece *q, const struct verdict *v,
			 int index)
{
	struct verdict *slot = &d->verdicts[index];
	if (q->inner && slot->found && !slot->weak)
		return;
	*slot = *v;
	give_other_sum(d, index);
	if (slot->outcome == OUTCOME_AMENDED || !reworded(d, q, v, index))
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
	bool worded = v.found;
	if (!v.found && (q->inner || scan_space(d->p->text, q->from) >= q->to ||
			 (lead->found && only_votes(d, q))))
		return;
	if (!v.found) /* an event or a wording of its own that carries the point out */
		v = (struct verdict){.found = true,
				     .weak = true,
				     .outcome = OUTCOME_APPROVED,
				     .said = {q->from, q->to}};
	for (int i = 0; i < q->refs.n; i++) {
		int index = index_of(d, q->refs.at[i], q->refs.plain);
		/* "2. Godkendt med følgende tilføjelser: 1. Der skal …": no word on point 1 */
		bool decided = index >= 0 && d->verdicts[index].found;
		if (index >= 0 && (worded || !decided))
			decide_point(d, q, &v, index);
	}
}

enum { OPTIONS_MAX = 60 };

/* The line of the verdict. */
static struct str line_of(const struct decider *d, const struct verdict *v)
{
	size_t from = scan_line_start(d->p->text, v->said.from);
	return str_sub(d->p->text, from, scan_line_end(d->p->text, v->said.to) - from);
}

/* "Model A anbefales": the point that names model B has fallen, when another one names A. */
static void drop_option(struct decider *d, int index)
{
	struct verdict *v = &d->verdicts[index];
	struct str line = line_of(d, v);
	bool picked = false;
	for (int i = 0; i < d->points && d->points <= OPTIONS_MAX; i++)
		picked = picked || verdict_picks(d->x, line, outcome_point_text(d, i));
	if (!picked || !verdict_chooses(d->x, line, outcome_point_text(d, index)))
		return;
	v->outcome = OUTCOME_NONE;
	v->said = (struct text_range){(size_t)(line.p - d->p->text.p),
				      (size_t)(line.p - d->p->text.p) + line.n};
	v->guessed = true;
}

/* "Anbefales, at model 1 vælges" for the one point, that it be model 2. */
static void choose_other(struct decider *d, int index)
{
	struct verdict *v = &d->verdicts[index];
	size_t end = scan_line_end(d->p->text, v->said.to);
	struct str clause = str_sub(d->p->text, v->said.to, end - v->said.to);
	if (d->points != 1 || v->amended ||
	    (v->outcome != OUTCOME_RECOMMENDED && v->outcome != OUTCOME_APPROVED) ||
	    !verdict_chooses(d->x, clause, outcome_point_text(d, index)))
		return;
	v->outcome = OUTCOME_AMENDED;
	v->said.to = scan_blanks_back(d->p->text, end);
	v->guessed = true;
}

/* Is the point one that the change names, or touches? */
static bool is_touched(const struct decider *d, const struct verdict *all, const bool touched[],
		       int i)
{
	for (int k = 0; k < all->only.n; k++)
		if (all->only.at[k] == d->point_of[i])
			return true;
	return !all->only.n && touched[i];
}

/* The verdict of what names no points, for those that are left. */
static sp_rc decide_rest(struct decider *d, const struct verdict *all)
{
	if (!all->found)
		return SP_OK;
	bool *touched = arena_array(d->x->arena, (size_t)d->points, sizeof(*touched));
	SP_NEED(touched);
	bool known = !all->amended || all->only.n || outcome_change(d, all, touched);
	for (int i = 0; i < d->points; i++) {
		if (d->verdicts[i].found)
			continue;
		d->verdicts[i] = *all;
		d->verdicts[i].guessed = all->guessed || !known;
		choose_other(d, i);
		give_other_sum(d, i);
		drop_option(d, i);
		if (!all->amended || is_touched(d, all, touched, i))
			continue;
		d->verdicts[i].outcome = all->base;
		d->verdicts[i].said = all->base_said;
	}
	return SP_OK;
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
	if ((v->weak || v->guessed) && v->outcome != OUTCOME_DISCUSSED)
		o->said.doubt = v->guessed ? DOUBT_WHICH_POINT : DOUBT_WEAK_WORD;
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

static sp_rc decide_all(struct decider *d)
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
	outcome_of_owners(d);
	SP_TRY(decide_rest(d, &lead));
	return decide_rest(d, &rest);
}

/* "Punkt 9 udgår. Dagsordenen blev godkendt.": past the sentences about other items of the agenda.
 */
static size_t past_other_items(const struct decider *d)
{
	struct str t = d->p->text;
	size_t at = 0, from, to;
	while (sentence_next(d->x->lex, t, &at, &from, &to)) {
		struct point_refs refs;
		struct verdict v;
		bool named = points_mark(d->x, str_sub(t, from, to - from), &refs) && refs.item;
		verdict_read(d->x, t, from, to, &v);
		bool decides = v.found && !v.weak &&
			       (v.outcome == OUTCOME_APPROVED || v.outcome == OUTCOME_RECOMMENDED ||
				v.outcome == OUTCOME_NOTED);
		if (!named || decides)
			return from;
	}
	return t.n;
}

sp_rc outcomes_read(const struct extract_context *x, const struct passage *p,
		    const struct rec_item *item, struct rec_decision *decision)
{
	struct decider d = {.x = x, .p = p, .item = item};
	struct verdict all;
	SP_TRY(number_points(&d));
	verdict_read(x, p->text, d.points ? 0 : past_other_items(&d), p->text.n, &all);
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
	bool before;
	SP_TRY(outcome_as_before(&d, decision, &before));
	if (before)
		return SP_OK;
	SP_TRY(cut_pieces(&d));
	if (!outcome_answers(&d))
		SP_TRY(decide_all(&d));
	for (int i = 0; i < d.points; i++)
		if (d.verdicts[i].found)
			SP_TRY(emit(&d, d.rec_of[i], d.point_of[i], &d.verdicts[i], decision));
	return SP_OK;
}
