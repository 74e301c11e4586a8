/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Neighbouring parts that can be but a few texts ("gives?", "[srn]", "(?:og|samt)") are multiplied
 * into a run of words. Each run, and each set of pieces that a part in brackets has of its own, is
 * a candidate; what is met least by chance wins, the longest. */
#include "read/pattern_shape.h"

enum {
	WORDS_MOST = 160, /* of one run */
	FAR = 400,	  /* a piece further behind the start than this is far */
	FAR_SHIFT = 10,
	WINDOW_MOST = 64,   /* all wider ones cost the same */
	REPEATS_SPELLED = 4 /* "\d{4}" is read as four parts */
};

static uint32_t sum(uint32_t a, uint32_t b)
{
	return a > PIECE_ANYWHERE - b ? PIECE_ANYWHERE : a + b;
}

static uint32_t product(uint32_t a, uint32_t b)
{
	return a && b > PIECE_ANYWHERE / a ? PIECE_ANYWHERE : a * b;
}

bool words_push(struct shaper *r, struct words *to, const struct word *a, const struct word *b)
{
	if (a->n + b->n > PIECE_LONGEST || to->n >= WORDS_MOST) {
		to->n = 0;
		return false;
	}
	struct word *w = sp_push(r->a, to);
	if (!w) {
		r->rc = SP_ENOMEM;
		to->n = 0;
		return false;
	}
	*w = *a;
	memcpy(w->text + a->n, b->text, b->n);
	w->n = (uint8_t)(a->n + b->n);
	return true;
}

static const struct word empty = {.n = 0};

struct words words_empty(struct shaper *r)
{
	struct words out = {0};
	(void)words_push(r, &out, &empty, &empty);
	return out;
}

/* Each word of a before each of b; none when that is not known or too much. */
static struct words multiply(struct shaper *r, const struct words *a, const struct words *b)
{
	struct words out = {0};
	for (uint32_t i = 0; i < a->n; i++)
		for (uint32_t k = 0; k < b->n; k++)
			if (!words_push(r, &out, &a->at[i], &b->at[k]))
				return out;
	return out;
}

static struct words unite(struct shaper *r, const struct words *a, const struct words *b)
{
	struct words out = {0};
	for (uint32_t i = 0; i < a->n + b->n; i++)
		if (!words_push(r, &out, i < a->n ? &a->at[i] : &b->at[i - a->n], &empty))
			return out;
	return out;
}

/* ---- which pieces to look for ---- */

static uint32_t count_ascii(const struct byte_set *s)
{
	return (uint32_t)(__builtin_popcountll(s->bits[0]) + __builtin_popcountll(s->bits[1]));
}

/* Words or blanks only, but not both: as far as PIECE_ANYWHERE goes that is not far. */
static bool is_near(uint32_t most, const struct byte_set *before)
{
	return most == PIECE_ANYWHERE ? !byte_set_has(before, ' ') || !byte_set_has(before, 'e')
				      : most <= FAR;
}

bool pattern_piece_near(const struct pattern_piece *piece)
{
	return is_near(piece->most, &piece->before);
}

/* How often the piece will be met by chance, and how many places must be tried then. */
static uint64_t cost_of(const struct pattern_piece *p)
{
	if (!p->n)
		return 1;
	uint32_t window = p->most == PIECE_ANYWHERE ? WINDOW_MOST / 4 : p->most - p->least;
	window = (window < WINDOW_MOST ? window : WINDOW_MOST) / (p->word ? 4 : 1);
	uint32_t known = p->n < 8 ? p->n : 8, follow = count_ascii(&p->after);
	uint32_t bits = 2 * (8 - known) + (known < 3 ? 5 - 2 * known : 0);
	bits += follow > 100 ? 3 : follow > 20 ? 2 : 0;
	uint64_t cost = (uint64_t)(1 + window) << bits;
	return is_near(p->most, &p->before) ? cost : cost << FAR_SHIFT;
}

static uint64_t cost_of_all(const struct pattern_pieces *pieces)
{
	uint64_t cost = 0;
	for (uint32_t i = 0; i < pieces->n; i++)
		cost += cost_of(&pieces->at[i]);
	return cost;
}

static void push_piece(struct shaper *r, struct pattern_pieces *to, const struct pattern_piece *p)
{
	struct pattern_piece *place = sp_push(r->a, to);
	if (place)
		*place = *p;
	else
		r->rc = SP_ENOMEM;
}

static void offer(struct sequence *q, const struct pattern_pieces *pieces)
{
	uint64_t cost = cost_of_all(pieces);
	if (pieces->n && cost < q->cost) {
		q->cost = cost;
		q->best = *pieces;
	}
}

/* A word that begins with another one of the run adds nothing. */
static bool is_longer(const struct words *run, uint32_t i)
{
	for (uint32_t k = 0; k < run->n; k++) {
		const struct word *a = &run->at[k], *b = &run->at[i];
		if (k != i && a->n <= b->n && memcmp(a->text, b->text, a->n) == 0 &&
		    (a->n < b->n || k < i))
			return true;
	}
	return false;
}

static const struct byte_set all_bytes = {{UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX}};

/* The run as pieces; what follows it, if known, is given in `after`. */
static void offer_run(struct shaper *r, struct sequence *q, const struct byte_set *after)
{
	struct pattern_pieces pieces = {0};
	struct pattern_piece p = {.word = q->all.word,
				  .least = q->before.least,
				  .most = q->before.most,
				  .before = q->before.bytes};
	p.touches = q->before.closes_known ? q->before.closes : all_bytes;
	p.after = after ? *after : all_bytes;
	for (uint32_t i = 0; i < q->run.n; i++) {
		p.n = q->run.at[i].n;
		if (!p.n)
			return;
		if (!after && is_longer(&q->run, i))
			continue;
		memcpy(p.text, q->run.at[i].text, p.n);
		push_piece(r, &pieces, &p);
	}
	offer(q, &pieces);
}

static void join_pieces(struct shaper *r, struct pattern_pieces *to,
			const struct pattern_pieces *more)
{
	if (!to->n || !more->n || to->n + more->n > PIECES_MOST) {
		to->n = 0;
		return;
	}
	for (uint32_t i = 0; i < more->n; i++)
		push_piece(r, to, &more->at[i]);
}

/* The pieces of a part that follows `before`, seen from where that begins. */
static struct pattern_pieces moved(struct shaper *r, const struct shape *before,
				   const struct pattern_pieces *pieces)
{
	struct pattern_pieces out = {0};
	for (uint32_t i = 0; i < pieces->n; i++) {
		struct pattern_piece p = pieces->at[i];
		if (!p.n && before->most)
			return (struct pattern_pieces){0};
		if (!p.most && before->closes_known)
			p.touches = before->closes;
		p.word = before->word || (p.word && !before->most);
		if (before->most)
			p.within = 0;
		p.least = sum(p.least, before->least);
		p.most = sum(p.most, before->most);
		byte_set_join(&p.before, &before->bytes);
		push_piece(r, &out, &p);
	}
	return out;
}

static void follow(struct shape *all, const struct shape *next)
{
	if (!all->most) {
		all->word = all->word || next->word;
		all->at_text_start = all->at_text_start || next->at_text_start;
	}
	if (!all->least && !all->opens_known) {
		byte_set_join(&all->opens, &next->opens);
		all->opens_known = next->opens_known && next->least;
	}
	if (next->least) {
		all->closes = next->closes;
		all->closes_known = next->closes_known;
	} else {
		byte_set_join(&all->closes, &next->closes);
	}
	all->least = sum(all->least, next->least);
	all->most = sum(all->most, next->most);
	byte_set_join(&all->bytes, &next->bytes);
}

/* A part that begins with a digit or mark of a few is worth looking for. */
static void note_need(struct sequence *q, const struct shape *next)
{
	static const struct byte_set rare = {{UINT64_C(0x3FFFFFE00000000), 0, 0, 0}}; /* ! to 9 */
	struct byte_set other = next->opens;
	for (int i = 0; i < 4; i++)
		other.bits[i] &= ~rare.bits[i];
	if (q->within || !next->least || !next->opens_known || q->all.most >= FAR ||
	    other.bits[0] || other.bits[1] || other.bits[2] || other.bits[3])
		return;
	q->needs = next->opens;
	q->within = q->all.most + 1;
}

static void append(struct shaper *r, struct sequence *q, const struct shape *next)
{
	struct words longer = multiply(r, &q->run, &next->exact);
	struct pattern_pieces own = moved(r, &q->all, &next->must);
	offer(q, &own);
	note_need(q, next);
	if (next->opens_known && (!longer.n || !next->most))
		offer_run(r, q, &next->opens);
	if (!longer.n) {
		q->whole = false;
		q->before = q->all;
		q->run = next->exact.n ? next->exact : words_empty(r);
	} else {
		q->run = longer;
	}
	follow(&q->all, next);
	if (!longer.n && !next->exact.n)
		q->before = q->all;
	offer_run(r, q, NULL);
}

/* What a quantifier leaves of a part when as many as must be there are read. */
static struct shape shape_rest(struct shaper *r, const struct shape *one, uint32_t least,
			       uint32_t most)
{
	struct shape rest = *one;
	struct words none = words_empty(r);
	rest.least = product(least, one->least);
	rest.most = product(most, one->most);
	rest.opens_known = least && one->opens_known;
	rest.closes_known = least && one->closes_known;
	rest.word = rest.at_text_start = false;
	rest.must.n = 0;
	rest.some = one->least ? one->must : one->some;
	if (!rest.most)
		rest.exact = none;
	else if (!least && most == 1 && one->exact.n)
		rest.exact = unite(r, &none, &one->exact);
	else
		rest.exact = (struct words){0};
	return rest;
}

static void append_both(struct shaper *r, struct reading *two, const struct shape *next)
{
	bool skips = !next->least && next->most && next->some.n;
	if (skips && !two->parted) {
		two->parted = true;
		two->lean = two->full;
	}
	if (skips) {
		struct pattern_pieces own = moved(r, &two->lean.all, &next->some);
		if (!two->aside.n)
			two->aside = own;
		else
			join_pieces(r, &two->aside, &own);
		if (!two->aside.n)
			two->lean.cost = 0; /* too many: nothing is offered any more */
	} else if (two->parted) {
		append(r, &two->lean, next);
	}
	append(r, &two->full, next);
}

void reading_append(struct shaper *r, struct reading *two, const struct shape *one, uint32_t least,
		    uint32_t most)
{
	for (int i = 0; i < REPEATS_SPELLED && least; i++) {
		append_both(r, two, one);
		least--;
		most -= most != PIECE_ANYWHERE;
	}
	if (!most)
		return;
	struct shape rest = shape_rest(r, one, least, most);
	append_both(r, two, &rest);
}

struct reading reading_begin(struct shaper *r)
{
	return (struct reading){.full = {.run = words_empty(r), .whole = true, .cost = UINT64_MAX}};
}

struct shape reading_end(struct shaper *r, struct reading *two)
{
	if (two->aside.n && two->lean.best.n) {
		join_pieces(r, &two->aside, &two->lean.best);
		offer(&two->full, &two->aside);
	}
	struct shape out = two->full.all;
	out.exact = two->full.whole ? two->full.run : (struct words){0};
	out.must = two->full.best;
	for (uint32_t i = 0; i < out.must.n; i++) {
		struct pattern_piece *p = &out.must.at[i];
		if (!p->most && !p->within && two->full.within > p->n) {
			p->within = two->full.within;
			p->needs = two->full.needs;
		}
	}
	if (out.at_text_start) {
		out.must.n = 0;
		push_piece(r, &out.must, &(struct pattern_piece){.n = 0});
	}
	out.some = out.least ? out.must : (struct pattern_pieces){0};
	out.some.cap = out.some.n; /* they part when one of them grows */
	return out;
}

/* For a branch of a choice that can be empty but also more. */
static void join_some(struct shaper *r, struct shape *to, const struct shape *next)
{
	if (!to->most)
		to->some = next->some;
	else if (next->most)
		join_pieces(r, &to->some, &next->some);
}

void shape_choose(struct shaper *r, struct shape *to, const struct shape *branch)
{
	join_some(r, to, branch);
	to->least = branch->least < to->least ? branch->least : to->least;
	to->most = branch->most > to->most ? branch->most : to->most;
	byte_set_join(&to->bytes, &branch->bytes);
	byte_set_join(&to->opens, &branch->opens);
	byte_set_join(&to->closes, &branch->closes);
	to->closes_known = to->closes_known && branch->closes_known;
	to->opens_known = to->opens_known && branch->opens_known;
	to->word = to->word && branch->word;
	to->at_text_start = to->at_text_start && branch->at_text_start;
	if (to->exact.n && branch->exact.n)
		to->exact = unite(r, &to->exact, &branch->exact);
	else
		to->exact.n = 0;
	join_pieces(r, &to->must, &branch->must);
}
