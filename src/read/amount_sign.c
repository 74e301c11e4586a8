/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signs said in words: "mindreforbrug på", "stiger med", "13,9 mio. kr. mindre end". */
#include "read/amount_scan.h"

struct signs {
	const struct lex_group *before, *after, *stop, *next;
};

enum { NOUN_REACH = 90, VERB_REACH = 30 };

static void give(struct amount_hit *h, const char *key, size_t off, size_t len)
{
	h->sign = key[0] == 'm' ? '-' : '+';
	h->sign_off = (uint32_t)off;
	h->sign_len = (uint32_t)len;
}

/* The last sign word of the clause before the amount. */
static bool from_before(const struct signs *s, struct str text, size_t from, struct amount_hit *h)
{
	struct str window = str_sub(text, 0, h->off);
	struct lex_hit hit, last = {0}, stop;
	bool any = false;
	for (size_t at = from; lex_find(s->before, window, at, &hit); at = hit.to) {
		last = hit;
		any = true;
	}
	size_t reach = any && strstr(last.key, "med") ? VERB_REACH : NOUN_REACH;
	if (!any || h->off - last.to > reach || lex_find(s->stop, window, last.to, &stop))
		return false;
	give(h, last.key, last.from, last.to - last.from);
	return true;
}

/* "stiger i scenarie 1 med 410 kr. …, i scenarie 2 med 335 kr."; "en merudgift på 2 mio. kr. i 2021
 * og 3 mio. kr. i 2022" */
static bool from_previous(const struct signs *s, struct str text, const struct amount_hit *prev,
			  struct amount_hit *h)
{
	enum { REACH = 60 };
	size_t end = prev->off + prev->len;
	struct str between = str_sub(text, end, h->off - end);
	struct str said = str_sub(text, prev->sign_off, prev->sign_len);
	struct lex_hit hit;
	if (!prev->sign_len || between.n > REACH || memchr(between.p, '\n', between.n))
		return false;
	bool verb = str_ends(said, STR("med"));
	if (verb ? !str_ends(str_trim(between), STR(" med"))
		 : prev->sign_off > prev->off || !lex_whole(s->next, between, &hit))
		return false;
	h->sign = prev->sign;
	h->sign_off = prev->sign_off;
	h->sign_len = prev->sign_len;
	return true;
}

void signs_assign(const struct lexicon *lex, struct str text, struct amount_hits *hits)
{
	const struct signs s = {
		lexicon_group(lex, "amount.sign_before"), lexicon_group(lex, "amount.sign_after"),
		lexicon_group(lex, "amount.sign_stop"), lexicon_group(lex, "amount.sign_next")};
	for (uint32_t i = 0; i < hits->list.n; i++) {
		struct amount_hit *h = &hits->list.at[i];
		if (h->sign || !h->oere)
			continue;
		struct str sentence = amount_sentence(text, h->off);
		size_t from = (size_t)(sentence.p - text.p), end = h->off + h->len;
		if (i && h[-1].off + h[-1].len > from)
			from = h[-1].off + h[-1].len;
		if (from_before(&s, text, from, h) || (i && from_previous(&s, text, h - 1, h)))
			continue;
		struct lex_hit hit;
		struct str rest = str_sub(text, end, NOUN_REACH);
		if (lex_start(s.after, rest, &hit))
			give(h, hit.key, end + hit.from, hit.to - hit.from);
	}
}
