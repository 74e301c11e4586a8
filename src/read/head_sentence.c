/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The heading of minutes in words: "Referat af møde i Havneudvalget den 4. maj 2020 kl. 16 i …". */
#include "read/dates.h"
#include "read/head_parts.h"

enum { BODY_LONGEST = 120 };

/* The page number of a page that was glued to one line. */
static struct str without_page(struct str name)
{
	size_t digits = 0;
	while (digits < name.n && name.p[digits] >= '0' && name.p[digits] <= '9')
		digits++;
	bool page = digits && digits < name.n && name.p[digits] == ' ';
	return page ? str_trim(str_sub(name, digits, name.n)) : name;
}

/* A name without the dash or bar that parts it from the date. */
static struct str without_tail(struct str name)
{
	while (name.n && strchr("-,:|", name.p[name.n - 1]))
		name = str_trim(str_sub(name, 0, name.n - 1));
	if (str_ends(name, STR("–")) || str_ends(name, STR("•")))
		name = str_trim(str_sub(name, 0, name.n - strlen("–")));
	return name;
}

/* ". til. " between the kind and the body: marks and joining words by turns. */
static size_t join_length(const struct head *h, struct str t)
{
	const struct lex_group *join = lexicon_group(h->x->lex, "head_join");
	struct lex_hit hit;
	size_t at = 0;
	for (int i = 0; i < 3; i++) {
		while (at < t.n && strchr(" .,:;-", t.p[at]))
			at++;
		struct str rest = str_sub(t, at, t.n);
		if (!rest.n || !lex_start(join, rest, &hit) || !hit.to)
			break;
		at += hit.to;
	}
	return at;
}

/* "ForsidePolitikHavneudvalget", the road through a web page glued together; "mødet", "nr. 7". */
static bool is_no_body(const struct head *h, struct str name)
{
	struct lex_hit hit;
	bool small = false;
	for (size_t i = 0; i < name.n;) {
		uint32_t cp = str_utf8_next(name, &i);
		if (small && str_is_upper(cp))
			return true;
		small = str_is_alpha(cp) && !str_is_upper(cp);
	}
	return lex_whole(lexicon_group(h->x->lex, "head_no_body"), name, &hit);
}

/* The first body with its whole name ("HU - Havneudvalget"), else the first. */
static const struct body_hit *named_first(const struct body_hits *hits)
{
	for (uint32_t i = 0; i < hits->list.n; i++)
		if (!hits->list.at[i].abbreviation)
			return &hits->list.at[i];
	return hits->list.n ? &hits->list.at[0] : NULL;
}

/* "… den 4. maj 2020 kl. 16:00 i Rådhuset - Sal 2": what stands before the date is kind and body,
 * what stands behind it the place. */
static sp_rc sentence_body(const struct head *h, const struct passage *p, size_t to)
{
	struct lex_hit hit;
	size_t from = 0;
	bool meeting = false;
	if (lex_start(lexicon_group(h->x->lex, "head_kind"), str_sub(p->text, 0, to), &hit))
		from = hit.to;
	from += join_length(h, str_sub(p->text, from, to - from));
	struct str name = without_tail(without_page(str_trim(str_sub(p->text, from, to - from))));
	while (lex_find(lexicon_group(h->x->lex, "head_tail"), name, 0, &hit) && hit.from) {
		name = str_trim(str_sub(name, 0, hit.from));
		meeting |= strcmp(hit.key, "meeting") == 0;
	}
	if (name.n < 2 || name.n > BODY_LONGEST || h->m->body.text)
		return SP_OK;
	size_t at = (size_t)(name.p - p->text.p);
	struct body_hits hits = {0};
	SP_TRY(bodies_find(h->x, name, &hits));
	if (!from && !hits.list.n && !meeting)
		return SP_OK;
	const struct body_hit *first = named_first(&hits);
	if (!from && first && (first->off || first->len < name.n)) {
		at += first->off;
		name.n = first->len;
	}
	if (is_no_body(h, str_sub(p->text, at, name.n)))
		return SP_OK;
	return head_set_body(h, p, at, name.n);
}

static sp_rc sentence_place(const struct head *h, const struct passage *p, size_t from)
{
	struct str t = str_trim(str_sub(p->text, from, p->text.n));
	struct lex_hit hit;
	if (!lex_start(lexicon_group(h->x->lex, "head_place"), t, &hit))
		return SP_OK;
	struct str place = lex_part(&hit, t, 1);
	if (h->m->place.text || !place.n)
		return SP_OK;
	return head_set_place(h, p, (size_t)(place.p - p->text.p), place.n);
}

/* Where the words before a date ("tirsdag den") begin. */
static size_t before_date(struct str text, size_t date)
{
	static const char *const words[] = {"mandag",  "tirsdag",   "onsdag",	"torsdag", "fredag",
					    "lørdag",  "søndag",    "den",	"d.",	   "monday",
					    "tuesday", "wednesday", "thursday", "friday",  ","};
	struct str t = str_trim(str_sub(text, 0, date));
	for (bool again = true; again;) {
		again = false;
		for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
			struct str word = str_of(words[i]);
			if (t.n >= word.n && str_ieq(str_sub(t, t.n - word.n, word.n), word) &&
			    (t.n == word.n || word.p[0] == ',' || t.p[t.n - word.n - 1] == ' ')) {
				t = str_trim(str_sub(t, 0, t.n - word.n));
				again = true;
			}
		}
	}
	return t.n ? (size_t)(t.p - text.p) + t.n : 0;
}

/* The line below the one with the date is often the place. */
static sp_rc maybe_place(const struct head *h, const struct passage *p, uint32_t index)
{
	struct lex_hit hit;
	if (h->m->place.text || h->dated == UINT32_MAX || index > h->dated + 2 || p->text.n > 90 ||
	    !lex_find(lexicon_group(h->x->lex, "place_word"), p->text, 0, &hit))
		return SP_OK;
	SP_TRY(sentence_place(h, p, 0));
	if (h->m->place.text || !lex_find(lexicon_group(h->x->lex, "place_time"), p->text, 0, &hit))
		return head_set_place(h, p, 0, p->text.n);
	SP_TRY(head_set_place(h, p, 0, hit.from));
	return head_set_clock(h, p, hit.group[1].from, hit.group[1].to);
}

/* "Torsdag den 14. juni 2007. Ordinært møde. Havneudvalget": the body behind the day. */
static sp_rc body_behind(const struct head *h, const struct passage *p, size_t at)
{
	struct str rest = str_sub(p->text, at, p->text.n);
	struct body_hits hits = {0};
	struct lex_hit hit;
	if (h->m->body.text || rest.n > BODY_LONGEST ||
	    lex_start(lexicon_group(h->x->lex, "head_place"), rest, &hit))
		return SP_OK;
	SP_TRY(bodies_find(h->x, rest, &hits));
	if (hits.list.n != 1 || hits.list.at[0].abbreviation)
		return SP_OK;
	return passage_fact(h->x->arena, p, at + hits.list.at[0].off, hits.list.at[0].len,
			    &h->m->body);
}

/* "Skolebestyrelsesmøde den 18. januar kl. 18.30-21.00 - Biblioteket": the year stands elsewhere,
 * the rest is told here. */
static sp_rc timed_heading(const struct head *h, const struct passage *p, bool *is)
{
	struct lex_hit hit;
	struct passage times;
	*is = lex_find(lexicon_group(h->x->lex, "head_timed"), p->text, 0, &hit);
	if (!*is)
		return SP_OK;
	SP_TRY(passage_sub(h->x->arena, p, hit.group[1].from, hit.group[1].to - hit.group[1].from,
			   &times));
	SP_TRY(head_set_times(h, &times, &h->m->start, &h->m->end));
	return sentence_place(h, p, hit.from);
}

sp_rc head_sentence(struct head *h, const struct passage *p, uint32_t index)
{
	struct date_hit hit;
	struct lex_hit meeting, hit0;
	bool timed = false;
	SP_TRY(head_set_kind(h, p));
	if (!h->m->body.text &&
	    lex_whole(lexicon_group(h->x->lex, "head_meeting"), p->text, &meeting)) {
		struct str name = without_tail(lex_part(&meeting, p->text, 1));
		if (lex_find(lexicon_group(h->x->lex, "head_tail"), name, 0, &hit0) && hit0.from)
			name = str_trim(str_sub(name, 0, hit0.from));
		SP_TRY(head_set_body(h, p, (size_t)(name.p - p->text.p), name.n));
		if (!dates_first_day(h->x->lex, p->text, &hit))
			SP_TRY(timed_heading(h, p, &timed));
		if (timed)
			return SP_OK;
	}
	if (!dates_first_day(h->x->lex, p->text, &hit)) {
		struct body_hits hits = {0};
		SP_TRY(bodies_find(h->x, p->text, &hits));
		if (!hits.list.n || named_first(&hits)->abbreviation || p->text.n >= 160)
			return maybe_place(h, p, index);
		/* "FJORDBY BYRÅD" above the committee's name is the municipality's */
		if (h->weak_body != UINT32_MAX && index <= h->weak_body + 2)
			h->m->body = (struct fact){0};
		if (h->m->body.text)
			return SP_OK;
		h->weak_body = index;
		return sentence_body(h, p, p->text.n);
	}
	size_t before = before_date(p->text, hit.off);
	if (before)
		SP_TRY(sentence_body(h, p, before));
	SP_TRY(head_set_date(h, p));
	h->dated = index;
	SP_TRY(body_behind(h, p, hit.off + hit.len));
	return sentence_place(h, p, hit.off + hit.len);
}
