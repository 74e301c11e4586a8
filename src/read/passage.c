/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/passage.h"

#include "read/scan.h"

static struct passage_piece piece_of(const struct line *l, uint32_t at, uint32_t line)
{
	return (struct passage_piece){at, l->off, l->len, line};
}

sp_rc passage_of_lines(struct arena *a, const struct extraction *x, uint32_t first, uint32_t last,
		       struct passage *out)
{
	*out = (struct passage){.text = {"", 0}, .from = x};
	uint32_t n = 0;
	size_t bytes = 0;
	for (uint32_t i = first; i <= last && i < x->lines.n; i++)
		if (x->lines.at[i].role != LINE_FURNITURE) {
			n++;
			bytes += x->lines.at[i].len + 1u;
		}
	if (!n)
		return SP_OK;
	struct passage_piece *pieces = arena_array(a, n, sizeof(*pieces));
	char *text = arena_alloc(a, bytes);
	SP_NEED(pieces && text);
	uint32_t at = 0, k = 0;
	for (uint32_t i = first; i <= last && i < x->lines.n; i++) {
		const struct line *l = &x->lines.at[i];
		if (l->role == LINE_FURNITURE)
			continue;
		if (k)
			text[at++] = '\n';
		pieces[k++] = piece_of(l, at, i);
		memcpy(text + at, x->text + l->off, l->len);
		at += l->len;
	}
	*out = (struct passage){{text, at}, pieces, n, x};
	return SP_OK;
}

sp_rc passage_of_range(struct arena *a, const struct extraction *x, uint32_t line, uint32_t off,
		       uint32_t len, struct passage *out)
{
	struct passage_piece *piece = ARENA_NEW(a, struct passage_piece);
	char *text = arena_strndup(a, x->text + off, len);
	SP_NEED(piece && text);
	*piece = (struct passage_piece){0, off, len, line};
	*out = (struct passage){{text, len}, piece, 1, x};
	return SP_OK;
}

sp_rc passage_one_line(struct arena *a, struct passage *p)
{
	char *text = str_dup(a, p->text);
	SP_NEED(text);
	for (size_t i = 0; i < p->text.n; i++)
		if (text[i] == '\n')
			text[i] = ' ';
	p->text.p = text;
	return SP_OK;
}

uint32_t passage_piece_at(const struct passage *p, size_t at)
{
	uint32_t lo = 0, hi = p->n_pieces;
	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;
		if ((size_t)p->pieces[mid].at + p->pieces[mid].len > at)
			hi = mid;
		else
			lo = mid + 1;
	}
	return lo;
}

/* How many pieces from first on begin before the place. */
static uint32_t pieces_until(const struct passage *p, uint32_t first, size_t end)
{
	uint32_t n = 0;
	while (first + n < p->n_pieces && p->pieces[first + n].at < end)
		n++;
	return n;
}

sp_rc passage_sub(struct arena *a, const struct passage *p, size_t from, size_t n,
		  struct passage *out)
{
	struct str part = str_sub(p->text, from, n);
	uint32_t first = passage_piece_at(p, from), count = pieces_until(p, first, from + part.n);
	struct passage_piece *pieces = arena_array(a, count + 1u, sizeof(*pieces));
	char *text = str_dup(a, part);
	SP_NEED(pieces && text);
	uint32_t k = 0;
	for (uint32_t i = first; i < first + count; i++) {
		const struct passage_piece *q = &p->pieces[i];
		size_t lo = q->at > from ? q->at : from;
		size_t hi = q->at + q->len < from + part.n ? q->at + q->len : from + part.n;
		if (lo < hi)
			pieces[k++] = (struct passage_piece){(uint32_t)(lo - from),
							     q->off + (uint32_t)(lo - q->at),
							     (uint32_t)(hi - lo), q->line};
	}
	*out = (struct passage){{text, part.n}, pieces, k, p->from};
	return SP_OK;
}

/* Only white space between two places of the extraction. */
static bool touch(const struct extraction *x, uint32_t end, uint32_t off)
{
	return off >= end && str_trim((struct str){x->text + end, off - end}).n == 0;
}

sp_rc passage_spans(struct arena *a, const struct passage *p, size_t from, size_t n,
		    struct spans *out)
{
	struct str part = str_trim(str_sub(p->text, from, n));
	size_t lo = (size_t)(part.p - p->text.p), hi = lo + part.n;
	uint32_t first = passage_piece_at(p, lo), count = part.n ? pieces_until(p, first, hi) : 0;
	struct span *at = arena_array(a, count + 1u, sizeof(*at));
	SP_NEED(at);
	uint32_t k = 0;
	for (uint32_t i = first; i < first + count; i++) {
		const struct passage_piece *q = &p->pieces[i];
		size_t b = q->at > lo ? q->at : lo;
		size_t e = q->at + q->len < hi ? q->at + q->len : hi;
		if (b >= e)
			continue;
		uint32_t off = q->off + (uint32_t)(b - q->at), len = (uint32_t)(e - b);
		if (k && touch(p->from, at[k - 1].off + at[k - 1].len, off))
			at[k - 1].len = off + len - at[k - 1].off;
		else
			at[k++] = (struct span){off, len};
	}
	*out = (struct spans){at, k};
	return SP_OK;
}

/* Each line squeezed, empty lines left out, lines kept apart. */
static char *squeeze_lines(struct arena *a, struct str text)
{
	char *out = arena_alloc(a, text.n + 1), *w = out;
	struct str line;
	while (out && str_cut(&text, '\n', &line)) {
		const char *squeezed = str_squeeze(a, line);
		if (!squeezed)
			return NULL;
		size_t n = strlen(squeezed);
		if (!n)
			continue;
		if (w > out)
			*w++ = '\n';
		memcpy(w, squeezed, n);
		w += n;
	}
	return out;
}

sp_rc passage_fact(struct arena *a, const struct passage *p, size_t from, size_t n,
		   struct fact *out)
{
	out->text = squeeze_lines(a, str_sub(p->text, from, n));
	SP_NEED(out->text);
	return passage_spans(a, p, from, n, &out->spans);
}

uint32_t passage_source(const struct passage *p, size_t at)
{
	uint32_t i = at ? passage_piece_at(p, at - 1) : 0; /* the end of a piece belongs to it */
	if (i >= p->n_pieces)
		return p->from->text_len;
	return p->pieces[i].off + (uint32_t)(at > p->pieces[i].at ? at - p->pieces[i].at : 0);
}

/* ---- a passage made again from a fact ---- */

struct again {
	const struct extraction *x;
	const struct fact *fact;
	uint32_t span; /* the place in the source */
	size_t off;    /* from the start of the extraction */
};

/* On to the next byte that is not white space; false past the last span. */
static bool again_seek(struct again *g)
{
	for (; g->span < g->fact->spans.n; g->span++) {
		const struct span *s = &g->fact->spans.at[g->span];
		const struct str all = {g->x->text, (size_t)s->off + s->len};
		g->off = scan_space(all, g->off > s->off ? g->off : s->off);
		if (g->off < all.n)
			return true;
	}
	return false;
}

static bool is_plain(char c)
{
	return c > ' ' && c <= '~';
}

/* On through what is plainly no white space and the same in both; the place behind it. */
static size_t again_same(struct again *g, struct str line, size_t at)
{
	const struct span *s = &g->fact->spans.at[g->span];
	size_t end = (size_t)s->off + s->len;
	while (at < line.n && g->off < end && is_plain(line.p[at]) &&
	       line.p[at] == g->x->text[g->off]) {
		g->off++;
		at++;
	}
	return at;
}

/* The range of the source that a line of the fact says; false when it says something else. */
static bool again_line(struct again *g, struct str line, size_t *from, size_t *to)
{
	bool first = true;
	for (size_t i = scan_space(line, 0); i < line.n; i = scan_space(line, i)) {
		if (!again_seek(g) || g->x->text[g->off] != line.p[i])
			return false;
		if (first)
			*from = g->off;
		first = false;
		g->off++;
		i = again_same(g, line, i + 1);
		*to = g->off;
	}
	return !first;
}

/* The lines of the text, or those of the spans themselves. */
static bool again_pieces(struct again *g, struct passage_piece *pieces, uint32_t *n)
{
	struct str rest = str_of(g->fact->text), line;
	uint32_t at = 0;
	while (str_cut(&rest, '\n', &line)) {
		size_t from, to;
		if (!str_trim(line).n)
			continue;
		if (!again_line(g, line, &from, &to))
			return false;
		pieces[*n] = (struct passage_piece){at, (uint32_t)from, (uint32_t)(to - from), *n};
		at += pieces[(*n)++].len + 1;
	}
	return !again_seek(g);
}

static void again_spans(const struct again *g, struct passage_piece *pieces, uint32_t *n)
{
	uint32_t at = 0;
	*n = 0;
	for (uint32_t i = 0; i < g->fact->spans.n; i++) {
		const struct span s = g->fact->spans.at[i];
		pieces[*n] = (struct passage_piece){at, s.off, s.len, *n};
		at += pieces[(*n)++].len + 1;
	}
}

static uint32_t again_most(const struct fact *f)
{
	uint32_t n = f->spans.n + 1;
	for (const char *p = f->text; *p; p++)
		n += *p == '\n';
	return n;
}

sp_rc passage_of_fact(struct arena *a, const struct extraction *x, const struct fact *fact,
		      struct passage *out)
{
	struct again g = {x, fact, 0, 0};
	uint32_t n = 0;
	*out = (struct passage){.text = {"", 0}, .from = x};
	if (!fact->text || !fact->spans.n)
		return SP_OK;
	struct passage_piece *pieces = arena_array(a, again_most(fact), sizeof(*pieces));
	SP_NEED(pieces);
	if (!again_pieces(&g, pieces, &n))
		again_spans(&g, pieces, &n);
	size_t bytes = n ? (size_t)pieces[n - 1].at + pieces[n - 1].len : 0;
	char *text = arena_alloc(a, bytes + 1);
	SP_NEED(text);
	for (uint32_t i = 0; i < n; i++) {
		if (i)
			text[pieces[i].at - 1] = '\n';
		memcpy(text + pieces[i].at, x->text + pieces[i].off, pieces[i].len);
	}
	*out = (struct passage){{text, bytes}, pieces, n, x};
	return SP_OK;
}
