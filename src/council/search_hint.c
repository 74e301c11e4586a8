/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/search_hint.h"

#include "core/buf.h"

enum { TEXT_MAX = 8 * 1024, BEGINNING = 4, PART = 3, COMPOUND = 7, MEMORY = 64 * 1024 * 1024 };

struct hinting {
	struct db *db;
	const struct search_wish *wish;
	struct stemmer *stemmer;
	struct arena *arena, *scratch;
	SP_LIST(struct str) pieces; /* of the question, between blanks */
	struct search_hint *out;
	struct sp_err *e;
};

static bool is_plain(struct str s)
{
	if (str_eq(s, STR("OR")) || str_eq(s, STR("ELLER")) || str_eq(s, STR("NOT")) ||
	    str_eq(s, STR("IKKE")))
		return false;
	for (size_t i = 0; i < s.n;) {
		uint32_t cp = str_utf8_next(s, &i);
		if (cp < 0x80 && !str_is_alpha(cp))
			return false;
	}
	return s.n > 0;
}

static size_t letters(struct str s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n; n++)
		(void)str_utf8_next(s, &i);
	return n;
}

/* How many it finds; a better one is kept. A question that is none finds nothing. */
static sp_rc try(struct hinting *h, struct buf *question)
{
	struct query query;
	struct search_results found;
	struct search_wish wish = *h->wish;
	struct sp_err ignored = {.key = NULL};
	wish.query = &query;
	wish.limit = 1;
	wish.offset = 0;
	arena_reset(h->scratch);
	if (!buf_ok(question) ||
	    query_parse(h->scratch, h->stemmer, buf_view(question), &query, &ignored) != SP_OK)
		return SP_OK;
	SP_TRY(search_items(h->db, h->scratch, &wish, &found, h->e));
	if (found.total <= h->out->total)
		return SP_OK;
	h->out->total = found.total;
	h->out->question = str_dup(h->arena, buf_view(question));
	return h->out->question ? SP_OK : SP_ENOMEM;
}

static void put_begun(struct buf *b, struct str piece)
{
	bool begins = is_plain(piece) && letters(piece) >= BEGINNING;
	buf_str(b, piece);
	buf_puts(b, begins ? "*" : "");
}

/* All pieces as beginnings; the one at `split` (none: SIZE_MAX) as two, the second from `at` on. */
static sp_rc try_begun(struct hinting *h, size_t split, size_t at)
{
	BUF_AUTO b = BUF_INIT(TEXT_MAX);
	for (size_t i = 0; i < h->pieces.n; i++) {
		struct str piece = h->pieces.at[i];
		buf_puts(&b, i ? " " : "");
		if (i == split) {
			buf_str(&b, str_sub(piece, 0, at));
			buf_puts(&b, "* ");
			piece = str_sub(piece, at, piece.n);
		}
		put_begun(&b, piece);
	}
	return try(h, &b);
}

static sp_rc try_compounds(struct hinting *h)
{
	for (size_t i = 0; i < h->pieces.n; i++) {
		struct str piece = h->pieces.at[i];
		size_t n = letters(piece), k = 0;
		if (!is_plain(piece) || n < COMPOUND)
			continue;
		for (size_t at = 0; at < piece.n; k++) {
			if (k >= PART && k + BEGINNING <= n)
				SP_TRY(try_begun(h, i, at));
			(void)str_utf8_next(piece, &at);
		}
	}
	return SP_OK;
}

static bool matters(struct str piece)
{
	return !is_plain(piece) || letters(piece) >= BEGINNING;
}

/* All but one of three words or more. */
static sp_rc try_fewer(struct hinting *h)
{
	for (size_t out = 0; out < h->pieces.n && h->pieces.n > 2; out++) {
		BUF_AUTO b = BUF_INIT(TEXT_MAX);
		for (size_t i = 0; i < h->pieces.n; i++) {
			if (i == out || !matters(h->pieces.at[i]))
				continue;
			buf_puts(&b, buf_view(&b).n ? " " : "");
			put_begun(&b, h->pieces.at[i]);
		}
		SP_TRY(try(h, &b));
	}
	return SP_OK;
}

static sp_rc try_any(struct hinting *h)
{
	BUF_AUTO b = BUF_INIT(TEXT_MAX);
	for (size_t i = 0; i < h->pieces.n; i++) {
		if (!matters(h->pieces.at[i]))
			continue;
		buf_puts(&b, buf_view(&b).n ? " OR " : "");
		put_begun(&b, h->pieces.at[i]);
	}
	return try(h, &b);
}

sp_rc search_hint(struct db *db, struct arena *a, const struct search_wish *wish,
		  struct str question, struct search_hint *out, struct sp_err *e)
{
	ARENA_AUTO scratch = arena_new(MEMORY);
	STEMMER_AUTO stemmer = stemmer_new();
	struct hinting h = {db, wish, stemmer, a, scratch, {0}, out, e};
	struct str piece;
	*out = (struct search_hint){0};
	SP_NEED(scratch && stemmer);
	while (str_cut(&question, ' ', &piece)) {
		struct str *slot = piece.n ? sp_push(a, &h.pieces) : NULL;
		SP_NEED(slot || !piece.n);
		if (slot)
			*slot = piece;
	}
	SP_TRY(try_begun(&h, SIZE_MAX, 0));
	if (!out->total)
		SP_TRY(try_compounds(&h));
	if (!out->total)
		SP_TRY(try_fewer(&h));
	return out->total ? SP_OK : try_any(&h);
}
