/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/person.h"

#include "council/body.h"
#include "council/sentence.h"
#include "council/vote_view.h"

enum { WORDS_MAX = 1000 };

/* A person as one meeting knows them. */
struct known {
	const char *folded;
	const struct fact *name;
	const char *party; /* NULL: not said in this meeting */
	bool listed;	   /* in the meeting's own lists */
	bool present, absent;
	bool spoke;	/* voted or said something at an item */
	uint32_t items; /* from which they were away */
};

struct telling {
	struct db *db;
	struct arena *arena;
	const struct lexicon *lex;
	const struct view *v;
	SP_LIST(struct known) known;
	uint32_t items; /* of the meeting */
	int64_t position;
};

struct row {
	const char *folded, *name, *party, *kind, *note;
	const struct fact *said;
	const struct vote *vote; /* NULL: an absence */
	uint32_t index;		 /* of the item; UINT32_MAX: the meeting */
	uint32_t decision;
};

static sp_rc known_of(struct telling *t, const struct fact *name, const struct fact *party,
		      struct known **out)
{
	const char *folded = name_folded(t->arena, str_of(name->text));
	SP_NEED(folded);
	*out = NULL;
	for (uint32_t i = 0; i < t->known.n && !*out; i++)
		if (strcmp(t->known.at[i].folded, folded) == 0)
			*out = &t->known.at[i];
	if (!*out) {
		SP_NEED(*out = sp_push(t->arena, &t->known));
		(*out)->folded = folded;
		(*out)->name = name;
	}
	if (party->text && !(*out)->party)
		SP_NEED((*out)->party = party_letter(t->arena, str_of(party->text)));
	return SP_OK;
}

/* ---- who is known ---- */

static sp_rc learn_list(struct telling *t, const rec_persons *list, bool present)
{
	for (uint32_t i = 0; i < list->n; i++) {
		struct known *k;
		if (!list->at[i].name.text)
			continue;
		SP_TRY(known_of(t, &list->at[i].name, &list->at[i].party, &k));
		k->listed = true;
		k->present |= present;
		k->absent |= !present;
	}
	return SP_OK;
}

static sp_rc learn_item(struct telling *t, const struct rec_item *item)
{
	for (uint32_t i = 0; i < item->absent.n; i++) {
		struct known *k;
		if (!item->absent.at[i].name.text)
			continue;
		SP_TRY(known_of(t, &item->absent.at[i].name, &item->absent.at[i].party, &k));
		k->items++;
	}
	for (uint32_t i = 0; i < item->dissent.n; i++) {
		struct known *k;
		if (!item->dissent.at[i].person.text)
			continue;
		SP_TRY(known_of(t, &item->dissent.at[i].person, &item->dissent.at[i].party, &k));
		k->spoke = true;
	}
	return SP_OK;
}

static sp_rc learn(struct telling *t)
{
	const struct view *v = t->v;
	SP_TRY(learn_list(t, &v->record.meeting.present, true));
	SP_TRY(learn_list(t, &v->record.meeting.absent, false));
	for (uint32_t i = 0; i < v->items.n; i++) {
		if (v->items.at[i].withdrawn)
			continue;
		t->items++;
		SP_TRY(learn_item(t, &v->record.items.at[i]));
	}
	return SP_OK;
}

/* Away from every item is away from the meeting, also where the minutes print no list. */
static bool all_away(const struct telling *t, const struct known *k)
{
	return (k->absent && !k->present) ||
	       (!k->listed && !k->spoke && k->items >= t->items && t->items);
}

/* ---- rows ---- */

static struct str shorten(struct str s)
{
	size_t n = s.n < WORDS_MAX ? s.n : WORDS_MAX;
	while (n < s.n && n && ((unsigned char)s.p[n] & 0xC0) == 0x80)
		n--;
	return str_sub(s, 0, n);
}

static sp_rc place(const struct telling *t, const struct row *r, struct str *words, unsigned *page,
		   unsigned *line)
{
	const struct view *v = t->v;
	uint32_t index = r->index == UINT32_MAX ? v->source : v->items.at[r->index].source;
	const struct view_source *source = &v->sources.at[index];
	*words = (struct str){NULL, 0};
	*page = *line = 0;
	if (!r->said || !r->said->spans.n)
		return SP_OK;
	struct span first = r->said->spans.at[0];
	struct str text = {source->text.text, source->text.text_len};
	view_place(source, first.off, page, line);
	struct str sentence = sentence_around(text, first.off, first.len);
	char *squeezed = str_squeeze(t->arena, shorten(sentence));
	SP_NEED(squeezed);
	*words = str_of(squeezed);
	return SP_OK;
}

static struct db_value number_or_null(unsigned n)
{
	return n ? DB_V_INT(n) : DB_V_NULL;
}

/* Who is disqualified leaves the room; the minutes say it in so many words. */
static bool is_disqualified(struct arena *a, const char *said)
{
	const char *folded = said ? name_folded(a, str_of(said)) : NULL;
	return folded && strstr(folded, "inhabil") && !strstr(folded, "ikke inhabil");
}

/* The earlier decision that the row is told of; NULL: none. */
static const struct rec_decision *told_of(const struct telling *t, const struct row *r)
{
	return r->decision && r->index != UINT32_MAX
		       ? &t->v->record.items.at[r->index].prior_decisions.at[r->decision - 1]
		       : NULL;
}

struct row_more {
	const char *about, *points, *by, *number, *outcome, *about_words;
	const char *body, *folded, *day, *told_number;
};

static sp_rc more_of(const struct telling *t, const struct row *r, struct row_more *m)
{
	const struct rec_decision *d = told_of(t, r);
	*m = (struct row_more){0};
	if (d) {
		m->body = d->body.text;
		m->day = d->date.text;
		m->told_number = d->item_no.text;
		if (m->body)
			SP_NEED(m->folded = body_key(t->arena, str_of(m->body)));
	}
	if (!r->vote)
		return SP_OK;
	m->about = vote_about(r->vote);
	m->by = r->vote->by;
	m->number = r->vote->which;
	m->outcome = vote_outcome(r->vote);
	SP_TRY(vote_points(t->arena, r->vote, &m->points));
	if (r->vote->about.text) {
		const char *text = str_squeeze(t->arena, shorten(str_of(r->vote->about.text)));
		SP_NEED(m->about_words = text);
	}
	return SP_OK;
}

static sp_rc put(struct telling *t, const struct row *r, struct sp_err *e)
{
	bool whole = r->index == UINT32_MAX;
	int64_t position = t->position++;
	struct str words;
	struct row_more m;
	unsigned page, line;
	SP_TRY(place(t, r, &words, &page, &line));
	SP_TRY(more_of(t, r, &m));
	const char *kind = r->kind;
	if (!whole && strcmp(kind, "absent") == 0 &&
	    (is_disqualified(t->arena, r->note) || is_disqualified(t->arena, words.p)))
		kind = "disqualified";
	return db_run(
		t->db, e,
		"INSERT INTO person_fact (municipality, meeting, position, folded, name, party, "
		"item, decision, kind, closed, note, words, page, line, about, about_points, "
		"about_by, about_number, about_fate, about_words, told_body, told_folded, "
		"told_day, told_number) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, CAST($10 AS "
		"INTEGER) <> 0, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, "
		"$24)",
		DB_V_INT(t->v->municipality), DB_V_INT(t->v->meeting), DB_V_INT(position),
		DB_V_TEXT(r->folded), DB_V_TEXT(r->name), DB_V_TEXT(r->party),
		DB_V_INT(whole ? 0 : t->v->items.at[r->index].id), DB_V_INT(r->decision),
		DB_V_TEXT(kind), DB_V_INT(!whole && t->v->record.items.at[r->index].closed),
		DB_V_TEXT(r->note), words.p ? DB_V_STR(words) : DB_V_NULL, number_or_null(page),
		number_or_null(line), DB_V_TEXT(m.about), DB_V_TEXT(m.points), DB_V_TEXT(m.by),
		DB_V_TEXT(m.number), DB_V_TEXT(m.outcome), DB_V_TEXT(m.about_words),
		DB_V_TEXT(m.body), DB_V_TEXT(m.folded), DB_V_TEXT(m.day), DB_V_TEXT(m.told_number));
}

/* The note that the meeting's lists have on a person. */
static const struct rec_person *listed_as(const struct telling *t, const struct known *k,
					  bool present)
{
	const struct rec_meeting *m = &t->v->record.meeting;
	const rec_persons *list = present ? &m->present : &m->absent;
	for (uint32_t i = 0; i < list->n; i++)
		if (&list->at[i].name == k->name)
			return &list->at[i];
	for (uint32_t i = 0; i < list->n; i++) {
		const char *folded = list->at[i].name.text
					     ? name_folded(t->arena, str_of(list->at[i].name.text))
					     : NULL;
		if (folded && strcmp(folded, k->folded) == 0)
			return &list->at[i];
	}
	return NULL;
}

static sp_rc put_meeting(struct telling *t, const struct known *k, struct sp_err *e)
{
	bool away = all_away(t, k);
	const struct rec_person *listed = listed_as(t, k, !k->absent);
	const struct row r = {.folded = k->folded,
			      .name = k->name->text,
			      .party = k->party,
			      .kind = away ? "absent" : "partly",
			      .note = listed ? listed->note.text : NULL,
			      .said = listed ? &listed->name : k->name,
			      .index = UINT32_MAX};
	SP_TRY(db_run(t->db, e,
		      "INSERT INTO person_meeting (municipality, folded, body, day, meeting, "
		      "present, name, party) SELECT municipality, $3, body, day, id, CAST($4 AS "
		      "INTEGER) <> 0, $5, $6 FROM meeting WHERE municipality = $1 AND id = $2",
		      DB_V_INT(t->v->municipality), DB_V_INT(t->v->meeting), DB_V_TEXT(k->folded),
		      DB_V_INT(!away), DB_V_TEXT(k->name->text), DB_V_TEXT(k->party)));
	/* in both lists: came later, or went */
	return away || (k->present && k->absent) ? put(t, &r, e) : SP_OK;
}

static sp_rc put_absences(struct telling *t, uint32_t i, uint32_t decision, const rec_persons *list,
			  struct sp_err *e)
{
	for (uint32_t n = 0; n < list->n; n++) {
		const struct rec_person *p = &list->at[n];
		struct known *k = NULL;
		if (!p->name.text)
			continue;
		if (!decision)
			SP_TRY(known_of(t, &p->name, &p->party, &k));
		/* said once, of the meeting */
		if (k && all_away(t, k))
			continue;
		struct row r = {.folded = name_folded(t->arena, str_of(p->name.text)),
				.name = p->name.text,
				.kind = "absent",
				.note = p->note.text,
				.said = &p->name,
				.index = i,
				.decision = decision};
		SP_NEED(r.folded);
		if (k)
			r.party = k->party;
		else if (p->party.text)
			SP_NEED(r.party = party_letter(t->arena, str_of(p->party.text)));
		SP_TRY(put(t, &r, e));
	}
	return SP_OK;
}

static sp_rc put_vote(struct telling *t, uint32_t i, const struct item_vote *vote, struct sp_err *e)
{
	const struct rec_dissent *d = &vote->v.d;
	struct row r = {.folded = "",
			.name = d->person.text,
			.kind = vote_kind(&vote->v),
			.said = d->said.spans.n ? &d->said : &d->person,
			.vote = &vote->v,
			.index = i,
			.decision = vote->decision};
	struct known *k;
	/* an earlier meeting's members need not be this one's */
	if (d->person.text && vote->decision) {
		SP_NEED(r.folded = name_folded(t->arena, str_of(d->person.text)));
	} else if (d->person.text) {
		SP_TRY(known_of(t, &d->person, &d->party, &k));
		r.folded = k->folded;
		r.party = k->party;
	}
	if (d->party.text)
		SP_NEED(r.party = party_letter(t->arena, str_of(d->party.text)));
	return put(t, &r, e);
}

static sp_rc put_item(struct telling *t, uint32_t i, struct sp_err *e)
{
	const struct rec_item *item = &t->v->record.items.at[i];
	SP_TRY(put_absences(t, i, 0, &item->absent, e));
	for (uint32_t k = 0; k < item->prior_decisions.n; k++)
		SP_TRY(put_absences(t, i, k + 1, &item->prior_decisions.at[k].absent, e));
	struct item_votes votes;
	SP_TRY(vote_view(t->arena, t->lex, t->v, i, &votes));
	for (uint32_t k = 0; k < votes.list.n; k++)
		SP_TRY(put_vote(t, i, &votes.list.at[k], e));
	return SP_OK;
}

sp_rc person_forget(struct db *db, int64_t municipality, int64_t meeting, struct sp_err *e)
{
	SP_TRY(db_run(db, e, "DELETE FROM person_meeting WHERE municipality = $1 AND meeting = $2",
		      DB_V_INT(municipality), DB_V_INT(meeting)));
	return db_run(db, e, "DELETE FROM person_fact WHERE municipality = $1 AND meeting = $2",
		      DB_V_INT(municipality), DB_V_INT(meeting));
}

sp_rc person_derive(struct db *db, struct arena *a, const struct lexicon *lex, const struct view *v,
		    struct sp_err *e)
{
	struct telling t = {.db = db, .arena = a, .lex = lex, .v = v};
	SP_TRY(person_forget(db, v->municipality, v->meeting, e));
	if (v->withdrawn)
		return SP_OK;
	SP_TRY(learn(&t));
	for (uint32_t i = 0; i < t.known.n; i++)
		SP_TRY(put_meeting(&t, &t.known.at[i], e));
	for (uint32_t i = 0; i < v->items.n; i++)
		if (!v->items.at[i].withdrawn)
			SP_TRY(put_item(&t, i, e));
	return SP_OK;
}
