/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A promise found becomes facts: its clause, its time, who gave it, how often. */
#include "read/commitment_scan.h"
#include "read/scan.h"

/* "Børn og Unge": an "og" between two words with capitals. */
static bool joins_names(struct str t, size_t at)
{
	size_t from = scan_word_start(t, at);
	return scan_is_capitalised(str_sub(t, from, at - from)) &&
	       scan_is_capitalised(str_sub(t, at + 4, t.n));
}

/* The last place before `before` where a new clause begins with a subject of its own. */
static size_t clause_start(const struct sentence *s, size_t before, size_t other_date)
{
	size_t start = s->start;
	if (other_date == SIZE_MAX)
		return start;
	/* "bad den 4. maj om, at evalueringen af Børn og Unge forelægges" */
	for (size_t i = other_date; i + 5 < before; i++)
		if (str_istarts(str_sub(s->text, i, 5), STR(", at ")))
			return i + 5;
	for (size_t i = other_date; i + 4 < before; i++)
		if (str_istarts(str_sub(s->text, i, 4), STR(" og ")) && !joins_names(s->text, i))
			return i + 4;
	return start;
}

/* A side clause after the promise and its time is not a part of it, but for the one that is its
 * time: "…, når høringen er slut". */
static size_t clause_end(const struct sentence *s, size_t after, bool due)
{
	struct lex_hit hit;
	if (!commitment_says(s, "commitment.tail", after, s->to, &hit))
		return s->to;
	struct str tail = str_sub(s->text, hit.from, hit.to - hit.from);
	if (due || !str_ieq(tail, STR(", når")))
		return hit.from;
	return s->to - (s->text.p[s->to - 1] == '.');
}

struct commitment_range commitment_clause(const struct sentence *s, const struct lex_hit *trigger,
					  const struct date_hit *due)
{
	size_t first = trigger->from, last = trigger->to, other = SIZE_MAX;
	if (due) {
		size_t from = s->from + due->off, to = from + due->len;
		if (due->clock_len && s->from + due->clock_off + due->clock_len > to)
			to = s->from + due->clock_off + due->clock_len;
		first = from < first ? from : first;
		last = to > last ? to : last;
	}
	for (uint32_t i = 0; i < s->dates.list.n; i++) {
		const struct date_hit *h = &s->dates.list.at[i];
		if (h != due && s->from + h->off + h->len <= first && s->from + h->off >= s->start)
			other = s->from + h->off + h->len;
	}
	struct commitment_range r = {clause_start(s, first, other),
				     clause_end(s, last, due != NULL)};
	r.from = commitment_skip_marks(s->text, r.from, r.to);
	while (r.to > r.from && strchr(" ,;\n", s->text.p[r.to - 1]))
		r.to--;
	return r;
}

/* ---- facts ---- */

static sp_rc iso_fact(struct arena *a, struct civil d, const struct spans *spans, struct fact *out)
{
	char iso[CIVIL_ISO_SIZE];
	if (!d.year)
		return SP_OK;
	civil_iso(d, iso);
	out->text = arena_strdup(a, iso);
	SP_NEED(out->text);
	out->spans = *spans;
	return SP_OK;
}

static sp_rc fill_due(const struct sentence *s, const struct passage *p, const struct date_hit *due,
		      struct rec_commitment *c)
{
	struct arena *a = s->x->arena;
	if (!due)
		return SP_OK;
	c->due.text = arena_strdup(a, due->due);
	SP_NEED(c->due.text);
	SP_TRY(passage_spans(a, p, s->from + due->off, due->len, &c->due.spans));
	if (!s->x->date.year && !due->has_year)
		c->due.doubt = DOUBT_NO_YEAR;
	SP_TRY(iso_fact(a, due->first, &c->due.spans, &c->first));
	return iso_fact(a, due->last, &c->due.spans, &c->last);
}

static sp_rc fill_who(const struct sentence *s, const struct passage *p,
		      const struct lex_hit *trigger, struct commitment_range r,
		      struct rec_commitment *c)
{
	size_t from, to;
	size_t start = r.from < s->from ? s->from : r.from;
	if (!commitment_who(s, trigger, start, r.to, &from, &to))
		return SP_OK;
	return passage_fact(s->x->arena, p, from, to - from, &c->who);
}

static sp_rc fill_recurrence(const struct sentence *s, const struct passage *p,
			     const struct lex_hit *trigger, struct commitment_range r,
			     struct rec_commitment *c)
{
	struct lex_hit hit;
	if ((c->due.text && commitment_only_watched(s, trigger, r.from)) ||
	    (!commitment_says(s, "commitment.recurrence", trigger->from, r.to, &hit) &&
	     !commitment_says(s, "commitment.recurrence", r.from, r.to, &hit)))
		return SP_OK;
	c->recurrence.text = hit.key;
	return passage_spans(s->x->arena, p, hit.from, hit.to - hit.from, &c->recurrence.spans);
}

/* Most words of the shorter text stand in the other. */
static bool same_words(struct str a, struct str b)
{
	int total = 0, shared = 0;
	for (size_t at = 0; at < a.n;) {
		size_t end = scan_word_end(a, at);
		if (end > at) {
			struct str word = str_sub(a, at, end - at);
			total++;
			for (size_t i = 0, to; i < b.n; i = to) {
				to = scan_word_end(b, i);
				if (to == i)
					to++;
				else if (str_ieq(str_sub(b, i, to - i), word)) {
					shared++;
					break;
				}
			}
		}
		at = end > at ? end : at + 1;
	}
	return shared * 10 >= total * 8;
}

static bool already(const struct rec_item *item, const char *text, const struct date_hit *due)
{
	for (uint32_t i = 0; i < item->commitments.n; i++) {
		const struct rec_commitment *c = &item->commitments.at[i];
		struct str a = str_of(text), b = str_of(c->text.text);
		bool same_due = (!due && !c->due.text) ||
				(due && c->due.text && strcmp(due->due, c->due.text) == 0);
		if (same_due && (a.n < b.n ? same_words(a, b) : same_words(b, a)))
			return true;
	}
	return false;
}

/* Without a time, the words of some kinds may as well mean the matter itself. */
static bool is_weak(const struct lex_hit *trigger, const struct date_hit *due)
{
	static const char *const keys[] = {"look", "make", "like", "want", "hand", "measure"};
	for (size_t i = 0; !due && trigger->key && i < sizeof(keys) / sizeof(keys[0]); i++)
		if (strcmp(trigger->key, keys[i]) == 0)
			return true;
	return false;
}

/* What another body, or the case's text without a time, says will be done is seldom owed to this
 * one, unless the matter returns; nor is what is given without a day. */
static bool is_faint(const struct sentence *s, const struct lex_hit *trigger,
		     const struct date_hit *due)
{
	struct str key = str_of(trigger->key);
	return (s->place == PLACE_PRIOR && !str_eq(key, STR("back"))) ||
	       (s->place == PLACE_TEXT && !due) || (str_eq(key, STR("give")) && !due);
}

/* The same words, found before without their time; NULL when they were not. */
static struct rec_commitment *undated(const struct rec_item *item, const char *text)
{
	for (uint32_t i = item->commitments.n; i-- > 0;) {
		struct rec_commitment *c = &item->commitments.at[i];
		if (!c->due.text && strcmp(c->text.text, text) == 0)
			return c;
	}
	return NULL;
}

sp_rc commitment_add(const struct sentence *s, const struct passage *p,
		     const struct lex_hit *trigger, struct commitment_range r,
		     const struct date_hit *due, struct rec_item *item)
{
	struct rec_commitment c = {0}, *slot;
	SP_TRY(passage_fact(s->x->arena, p, r.from, r.to - r.from, &c.text));
	if (!c.text.text[0] || already(item, c.text.text, due))
		return SP_OK;
	slot = due ? undated(item, c.text.text) : NULL;
	if (slot) {
		slot->text.doubt = DOUBT_NONE;
		return fill_due(s, p, due, slot);
	}
	if (is_weak(trigger, due))
		c.text.doubt = DOUBT_WEAK_WORD;
	else if (is_faint(s, trigger, due))
		c.text.doubt = DOUBT_FAINT;
	SP_TRY(fill_due(s, p, due, &c));
	SP_TRY(fill_who(s, p, trigger, r, &c));
	SP_TRY(fill_recurrence(s, p, trigger, r, &c));
	/* a rhythm that was decided is as firm as a day */
	if (c.recurrence.text && c.text.doubt == DOUBT_FAINT && s->place == PLACE_DECISION)
		c.text.doubt = DOUBT_NONE;
	slot = sp_push(s->x->arena, &item->commitments);
	SP_NEED(slot);
	*slot = c;
	return SP_OK;
}
