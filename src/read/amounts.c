/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/amounts.h"

#include "read/amount_scan.h"
#include "read/scan.h"

static sp_rc push_run(struct arena *a, const struct amount_run *run, struct amount_hits *out)
{
	for (uint32_t i = 0; i < run->n; i++) {
		struct amount_hit *slot = sp_push(a, &out->list);
		SP_NEED(slot);
		*slot = run->at[i];
	}
	return SP_OK;
}

/* Thousands without a unit count only where an amount stands before and "pr. år" or so behind. */
static bool is_mate(const struct lex_group *bare, struct str text, size_t at,
		    const struct amount_hits *hits, struct amount_hit *out)
{
	enum { REACH = 40 };
	struct lex_hit hit;
	if (!hits->list.n || !amount_bare(text, at, out))
		return false;
	return lex_start(bare, str_sub(text, out->off + out->len, REACH), &hit);
}

/* "Fase 2 500 kr.", "1 500.000 kr. til mole" in a list: the first group may be a number of its own
 * before the amount. A cell that is nothing but the amount, or a word that takes no number, tells
 * that it is not. */
static void doubt_loose(const struct lex_group *numbered, struct str text, struct amount_run *run)
{
	enum { REACH = 32 };
	struct amount_hit *h = &run->at[0];
	struct lex_hit hit;
	if (!run->loose)
		return;
	size_t before = scan_blanks_back(text, h->off), after = scan_blanks(text, run->end);
	size_t from = before > REACH ? before - REACH : 0;
	while (from < before && ((unsigned char)text.p[from] & 0xC0) == 0x80)
		from++;
	bool opens = !before || text.p[before - 1] == '\n';
	bool counted = opens ? after < text.n && text.p[after] != '\n'
			     : lex_find(numbered, str_sub(text, from, before - from), 0, &hit);
	h->odd = h->odd || counted;
	h->doubtful = h->doubtful || counted;
}

static sp_rc scan(struct arena *a, const struct lexicon *lex, struct str text,
		  struct amount_hits *out)
{
	const struct lex_group *bare = lexicon_group(lex, "amount.bare"),
			       *numbered = lexicon_group(lex, "amount.numbered");
	for (size_t at = 0; at < text.n;) {
		struct amount_run run = {.n = 1};
		unsigned char c = (unsigned char)text.p[at];
		if (c <= ' ') {
			at++;
		} else if (amount_at(text, at, &run)) {
			doubt_loose(numbered, text, &run);
			SP_TRY(push_run(a, &run, out));
			at = run.end;
		} else if (is_mate(bare, text, at, out, &run.at[0])) {
			run.n = 1;
			SP_TRY(push_run(a, &run, out));
			at = run.at[0].off + run.at[0].len;
		} else {
			at = amount_skip(text, at);
		}
	}
	return SP_OK;
}

sp_rc amounts_find(struct arena *a, const struct lexicon *lex, struct str text,
		   struct civil meeting, struct amount_hits *out)
{
	struct period_phrases periods;
	*out = (struct amount_hits){0};
	SP_TRY(scan(a, lex, text, out));
	SP_TRY(tables_read(a, lex, text, out));
	if (!out->list.n)
		return SP_OK;
	SP_TRY(periods_find(a, lex, text, out, meeting, &periods));
	periods_assign(lex, text, &periods, out);
	signs_assign(lex, text, out);
	return SP_OK;
}
