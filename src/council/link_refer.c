/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an item's text tells of other treatments, and what it promises. */
#include "council/link_refer.h"

#include "core/buf.h"
#include "council/link_pair.h"
#include "read/reference.h"

enum { SENTENCE_MAX = 64 * 1024, SAID_MAX = 600, TELLS_WEIGHT = 8 };

const char *link_shortened(struct arena *a, const char *text)
{
	struct str s = str_of(text);
	size_t n = s.n < SAID_MAX ? s.n : SAID_MAX;
	while (n < s.n && n > 0 && s.p[n] != ' ')
		n--;
	return n < s.n ? arena_printf(a, STR_FMT " …", STR_ARG(str_sub(s, 0, n))) : text;
}

static void put_word(struct buf *out, struct str form)
{
	buf_printf(out, "%s" STR_FMT, buf_view(out).n ? " " : "", STR_ARG(form));
}

/* Telling, and not what every text says: "blev", "først". */
static bool is_own(const struct link_item_reading *t, const struct link_word *w)
{
	struct lex_hit hit;
	return link_word_tells(w) && w->weight >= TELLS_WEIGHT &&
	       !lex_whole(lexicon_group(t->r->lex, "thread.boiler"), w->form, &hit);
}

/* The telling stems of the sentence, to hold against titles; of a promise those first that are its
 * own, then the others and what is done. */
static sp_rc sentence_words(struct link_item_reading *t, const char *said, struct link_pointer *p)
{
	BUF_AUTO text = BUF_INIT(SENTENCE_MAX);
	const struct lex_group *general = lexicon_group(t->r->lex, "thread.general");
	const bool promise = p->kind == 'o';
	struct link_title sentence;
	struct lex_hit hit;
	SP_TRY(link_title_read(t->r->lex, t->r->stemmer, t->r->arena, said, &sentence));
	for (uint32_t i = 0; i < sentence.words.n; i++) {
		const struct link_word *w = &sentence.words.at[i];
		p->general |= !t->out->title.recurring && lex_whole(general, w->form, &hit);
		if (promise ? is_own(t, w) : link_word_tells(w) && w->weight >= TELLS_WEIGHT)
			put_word(&text, w->form);
	}
	if (promise)
		put_word(&text, STR(LINK_POINTER_ACTS));
	for (uint32_t i = 0; i < sentence.words.n && promise; i++) {
		const struct link_word *w = &sentence.words.at[i];
		bool tells = link_word_tells(w) && w->weight >= TELLS_WEIGHT;
		if (w->kind == LINK_WORD_COMMON || (tells && !is_own(t, w)))
			put_word(&text, w->form);
	}
	p->words = buf_take(&text, t->r->arena);
	return p->words ? SP_OK : SP_ENOMEM;
}

/* The sort of paper that the sentence speaks of; "": none. */
static const char *paper_of(const struct link_item_reading *t, const char *said)
{
	struct lex_hit hit;
	return lex_find(lexicon_group(t->r->lex, "thread.paper"), str_of(said), 0, &hit) ? hit.key
											 : "";
}

/* "Byrådet bad om et oplæg": what it wanted. */
static void note_asked(const struct link_item_reading *t, struct link_mention *m)
{
	struct lex_hit hit;
	if (strchr("dte", m->p.kind) &&
	    lex_find(lexicon_group(t->r->lex, "thread.asks"), str_of(m->words), 0, &hit))
		m->p.paper = paper_of(t, m->words);
}

static sp_rc note_words(struct link_item_reading *t, const struct fact *said,
			struct link_mention *m)
{
	struct lex_hit hit;
	m->words = link_shortened(t->r->arena, said->text);
	m->spans = said->spans;
	SP_NEED(m->words);
	m->p.compares =
		lex_find(lexicon_group(t->r->lex, "thread.compare"), str_of(m->words), 0, &hit);
	return sentence_words(t, m->words, &m->p);
}

const char *link_iso(struct arena *a, struct civil day)
{
	char text[CIVIL_ISO_SIZE];
	if (!day.year)
		return "";
	civil_iso(day, text);
	return arena_strdup(a, text);
}

static sp_rc note_reference(struct link_item_reading *t, const struct reference *f)
{
	static const char kinds[] = {
		[REFERENCE_DECIDED] = 'd',   [REFERENCE_TREATED] = 't', [REFERENCE_INFORMED] = 'i',
		[REFERENCE_POSTPONED] = 'u', [REFERENCE_NAMED] = 'n',	[REFERENCE_TO_COME] = 'c',
		[REFERENCE_HISTORY] = 'h',   [REFERENCE_RULING] = 'a',	[REFERENCE_HEARD] = 'q',
		[REFERENCE_ASKED] = 'e'};
	struct link_reference *out = sp_push(t->r->arena, &t->out->references);
	SP_NEED(out);
	*out = (struct link_reference){.body = f->body, .own = f->own};
	struct link_mention *m = &out->m;
	m->told = f->passing ? "passing" : f->planned ? "planned" : NULL;
	m->p.kind = kinds[f->kind];
	m->p.from = link_iso(t->r->arena, f->first);
	m->p.to = link_iso(t->r->arena, f->last);
	m->p.number = f->item_no.text ? f->item_no.text : "";
	SP_NEED(m->p.from && m->p.to);
	if (!f->said.text)
		return SP_OK;
	SP_TRY(note_words(t, &f->said, m));
	note_asked(t, m);
	return SP_OK;
}

/* Most promises name no body, and are not looked at any closer. */
static bool may_name_body(struct str text)
{
	static const char *const parts[] = {"udvalg", "råd", "bestyrelse", "kommission", "nævn"};
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (str_find(text, str_of(parts[i])) != SIZE_MAX)
			return true;
	return false;
}

/* The same for each body that the promise names. */
static sp_rc promise_elsewhere(struct link_item_reading *t, const struct link_reference *own,
			       const char *text)
{
	struct body_hits bodies = {0};
	const struct link_reference said = *own;
	if (!may_name_body(str_of(text)))
		return SP_OK;
	SP_TRY(bodies_find(&t->x, str_of(text), &bodies));
	for (uint32_t i = 0; i < bodies.list.n; i++) {
		const struct body_hit *b = &bodies.list.at[i];
		struct link_reference *out = sp_push(t->r->arena, &t->out->references);
		SP_NEED(out);
		*out = said;
		out->own = false;
		out->body.text = str_dup(t->r->arena, str_sub(str_of(text), b->off, b->len));
		SP_NEED(out->body.text);
	}
	return SP_OK;
}

/* Does another item of the meeting promise such a paper? What looks like one is enough, whatever
 * its first letter: in a long agenda each promise meets all the others. */
static bool is_promised_beside(const struct link_item_reading *t, const char *paper)
{
	const size_t first = 1;
	const struct str rest = str_sub(str_of(paper), first, strlen(paper) - first);
	for (uint32_t i = 0; i < t->record->items.n; i++) {
		const struct rec_item *item = &t->record->items.at[i];
		for (uint32_t k = 0; k < item->commitments.n && item != t->item; k++) {
			const char *text = item->commitments.at[k].text.text;
			if (text && str_find(str_of(text), rest) != SIZE_MAX)
				return true;
		}
	}
	return false;
}

static bool is_day(const struct fact *f, struct civil *day)
{
	return f->text && civil_parse_iso(f->text, day);
}

/* The days on which what was promised may come: some before and some after the time that is told,
 * all those before what it is told to come by. */
static bool coming(const struct link_item_reading *t, const struct rec_commitment *c,
		   struct civil *first, struct civil *last)
{
	enum { EARLY = 10, LATE = 45, LONGEST = 75, NEXT = 60 };
	struct lex_hit hit;
	if (!c->text.text || c->recurrence.text)
		return false;
	if (c->due.text && strcmp(c->due.text, "next-meeting") == 0 && t->x.date.year) {
		*first = civil_add_days(t->x.date, 1);
		*last = civil_add_days(t->x.date, NEXT);
		return true;
	}
	if (!is_day(&c->first, first) || !is_day(&c->last, last) ||
	    civil_to_days(*last) - civil_to_days(*first) > LONGEST)
		return false;
	*last = civil_add_days(*last, LATE);
	bool by = lex_find(lexicon_group(t->r->lex, "thread.by"), str_of(c->text.text), 0, &hit);
	*first = by ? civil_add_days(*last, -LINK_SEASON) : civil_add_days(*first, -EARLY);
	return true;
}

/* What is to come at its own body or at one that the promise names. What comes each quarter is
 * other editions. */
static sp_rc note_promise(struct link_item_reading *t, const struct rec_commitment *c)
{
	struct civil first, last;
	if (!coming(t, c, &first, &last))
		return SP_OK;
	struct link_reference *out = sp_push(t->r->arena, &t->out->references);
	SP_NEED(out);
	*out = (struct link_reference){.own = true};
	out->m.p.kind = 'o';
	out->m.p.number = "";
	out->m.p.from = link_iso(t->r->arena, first);
	out->m.p.to = link_iso(t->r->arena, last);
	SP_NEED(out->m.p.from && out->m.p.to);
	SP_TRY(note_words(t, &c->text, &out->m));
	const char *paper = paper_of(t, c->text.text);
	out->m.p.paper = *paper && !is_promised_beside(t, paper) ? paper : "";
	return promise_elsewhere(t, out, c->text.text);
}

sp_rc link_references_read(struct link_item_reading *t)
{
	struct references found = {0};
	SP_TRY(references_of_item(&t->x, t->from, t->item, &found));
	for (uint32_t i = 0; i < found.list.n; i++)
		SP_TRY(note_reference(t, &found.list.at[i]));
	for (uint32_t i = 0; i < t->item->commitments.n; i++)
		SP_TRY(note_promise(t, &t->item->commitments.at[i]));
	return SP_OK;
}
