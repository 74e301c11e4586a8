/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/link_read.h"

#include "core/buf.h"
#include "council/body.h"
#include "council/body_name.h"
#include "council/link_name.h"
#include "council/link_number.h"
#include "council/link_refer.h"
#include "council/link_sketch.h"
#include "read/defined_name.h"
#include "read/title.h"

#include <stdlib.h>

enum { NAME_WEIGHT = 15, FORMER_WEIGHT = 8, NAME_MAX = 64 * 1024 };

/* ---- bodies ---- */

sp_rc link_bodies_load(struct db *db, struct arena *a, int64_t municipality,
		       struct link_bodies *out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(municipality)};
	DB_ROWS_AUTO rows = NULL;
	*out = (struct link_bodies){.municipality = municipality};
	SP_TRY(db_query(db,
			"SELECT body, alias, folded FROM body_alias WHERE municipality = $1 ORDER "
			"BY body, folded",
			args, 1, &rows, e));
	DB_EACH(rows, e) {
		char *alias, *folded;
		struct link_alias *slot = sp_push(a, &out->list);
		SP_NEED(slot);
		SP_TRY(db_text(rows, 1, a, &alias));
		SP_TRY(db_text(rows, 2, a, &folded));
		*slot = (struct link_alias){db_int(rows, 0), alias, folded};
	}
	return SP_OK;
}

/* Counts the bodies, not their ways of writing. */
static void count(int64_t body, int64_t *found, uint32_t *n)
{
	*n += body != *found;
	*found = body;
}

/* What is written out is never another name that is. */
static bool written_out(const struct link_bodies *bodies, int64_t body)
{
	for (uint32_t i = 0; i < bodies->list.n; i++)
		if (bodies->list.at[i].body == body &&
		    !body_is_abbreviation(str_of(bodies->list.at[i].alias)))
			return true;
	return false;
}

static sp_rc by_another_way(const struct link_bodies *bodies, struct arena *a, struct str words,
			    int64_t *body)
{
	const char *core = body_core(a, words, bodies->municipality);
	bool letters = body_is_abbreviation(words);
	int64_t same = 0, fitting = 0;
	uint32_t n_same = 0, n_fitting = 0;
	SP_NEED(core);
	for (uint32_t i = 0; i < bodies->list.n; i++) {
		const struct link_alias *one = &bodies->list.at[i];
		const char *other = body_core(a, str_of(one->alias), bodies->municipality);
		SP_NEED(other);
		if (strcmp(core, other) == 0)
			count(one->body, &same, &n_same);
		bool short_alias = body_is_abbreviation(str_of(one->alias));
		if (letters != short_alias && (letters || !written_out(bodies, one->body)) &&
		    body_initials_fit(a, letters ? words : str_of(one->alias),
				      letters ? str_of(one->alias) : words))
			count(one->body, &fitting, &n_fitting);
	}
	*body = n_same == 1 ? same : n_fitting == 1 ? fitting : 0;
	return SP_OK;
}

sp_rc link_body_of(const struct link_bodies *bodies, struct arena *a, struct str words,
		   int64_t *body, bool *exact)
{
	const char *key = body_key(a, words);
	SP_NEED(key);
	*exact = false;
	for (uint32_t i = 0; i < bodies->list.n; i++) {
		if (strcmp(bodies->list.at[i].folded, key) != 0)
			continue;
		*body = bodies->list.at[i].body;
		*exact = true;
		return SP_OK;
	}
	return by_another_way(bodies, a, words, body);
}

/* ---- names ---- */

static sp_rc add_name(struct link_item_reading *t, struct str name)
{
	for (uint32_t i = 0; i < t->out->names.n; i++)
		if (str_eq(t->out->names.at[i], name))
			return SP_OK;
	struct str *slot = sp_push(t->r->arena, &t->out->names);
	SP_NEED(slot);
	*slot = name;
	return SP_OK;
}

static sp_rc take_name(struct link_item_reading *t, const char *text, int least)
{
	BUF_AUTO stems = BUF_INIT(NAME_MAX);
	struct link_title name;
	int weight = 0;
	SP_TRY(link_title_read(t->r->lex, t->r->stemmer, t->r->arena, text, &name));
	for (uint32_t i = 0; i < name.words.n; i++) {
		const struct link_word *w = &name.words.at[i];
		weight += link_word_tells(w) ? w->weight : 0;
		struct str form;
		SP_TRY(link_name_form(t->r->arena, w, &form));
		buf_printf(&stems, "%s" STR_FMT, i ? " " : "", STR_ARG(form));
	}
	const char *taken = buf_take(&stems, t->r->arena);
	SP_NEED(taken);
	return weight >= least && !name.formal ? add_name(t, str_of(taken)) : SP_OK;
}

/* "TVP", not "Planen". */
static bool is_letters(const struct link_item_reading *t, const char *brief)
{
	uint32_t upper = 0;
	struct lex_hit hit;
	struct str s = str_of(brief);
	for (size_t i = 0; i < s.n;)
		upper += str_is_upper(str_utf8_next(s, &i));
	return upper >= 2 && str_utf8_len(s) >= 3 &&
	       !lex_whole(lexicon_group(t->r->lex, "thread.no_name"), s, &hit);
}

static sp_rc read_names(struct link_item_reading *t)
{
	struct defined_names found = {0};
	SP_TRY(defined_names_of_item(&t->x, t->from, t->item, &found));
	for (uint32_t i = 0; i < found.list.n; i++) {
		const struct defined_name *name = &found.list.at[i];
		if (name->name.text)
			SP_TRY(take_name(t, name->name.text,
					 name->former ? FORMER_WEIGHT : NAME_WEIGHT));
		if (name->brief.text && is_letters(t, name->brief.text))
			SP_TRY(take_name(t, name->brief.text, 1));
	}
	return SP_OK;
}

/* ---- the text ---- */

/* Does another matter of the meeting have the same title ("Nye lysarmaturer", at two places)? */
static bool has_twin(const struct view *v, uint32_t index)
{
	const struct rec_item *own = &v->record.items.at[index];
	for (uint32_t i = 0; i < v->record.items.n; i++) {
		const struct rec_item *other = &v->record.items.at[i];
		bool cases = own->case_no.text && other->case_no.text;
		if (i != index && other->title.text &&
		    str_ieq(str_trim(str_of(own->title.text)),
			    str_trim(str_of(other->title.text))) &&
		    !(cases && strcmp(own->case_no.text, other->case_no.text) == 0))
			return true;
	}
	return false;
}

sp_rc link_text_read(const struct link_reading *r, const struct view *v, uint32_t index,
		     const struct words *words, struct link_text *out)
{
	const struct rec_item *item = &v->record.items.at[index];
	struct link_item_reading t = {.r = r,
				      .record = &v->record,
				      .item = item,
				      .x = {.arena = r->arena,
					    .lex = r->lex,
					    .meeting = &v->record.meeting,
					    .date = v->day,
					    .item = item},
				      .from = &v->sources.at[v->items.at[index].source].text,
				      .out = out};
	*out = (struct link_text){.names = {0}};
	SP_TRY(link_title_read(r->lex, r->stemmer, r->arena, item->title.text, &out->title));
	if (out->title.formal) {
		out->title.words.n = 0; /* nothing of it is ever compared */
		return SP_OK;
	}
	SP_TRY(link_number_from_text(r, item, &out->title));
	out->title.twin = has_twin(v, index);
	SP_TRY(read_names(&t));
	SP_TRY(link_references_read(&t));
	return link_sketch_read(r, item, words, out);
}

/* ---- what its bodies mean ---- */

struct item_making {
	const struct link_naming *n;
	const struct rec_item *item;
	struct civil date; /* of the meeting */
	struct link_item *out;
	struct link_mentions *mentions;
};

static sp_rc note_body(struct item_making *t, const struct fact *body, bool own,
		       struct link_mention *m)
{
	m->exact = true;
	if (own) {
		m->p.body = t->n->body;
		m->p.body_key = "";
	} else if (body->text) {
		struct lex_hit hit;
		m->body_name = body->text;
		m->p.body_key = body_key(t->n->arena, str_of(body->text));
		SP_NEED(m->p.body_key);
		SP_TRY(link_body_of(t->n->bodies, t->n->arena, str_of(body->text), &m->p.body,
				    &m->exact));
		/* no political body, unless its minutes are here */
		if (!m->p.body && lex_whole(lexicon_group(t->n->lex, "thread.administration"),
					    str_of(body->text), &hit))
			m->body_name = NULL;
	}
	return SP_OK;
}

/* The decisions of others that the record has anyway. */
static sp_rc note_decision(struct item_making *t, const struct rec_decision *d)
{
	if (!d->body.text && !d->date.text)
		return SP_OK;
	struct link_mention *m = sp_push(t->n->arena, &t->mentions->list);
	SP_NEED(m);
	m->p = (struct link_pointer){.kind = 'p',
				     .from = d->date.text ? d->date.text : "",
				     .to = d->date.text ? d->date.text : "",
				     .number = d->item_no.text ? d->item_no.text : ""};
	SP_TRY(note_body(t, &d->body, false, m));
	const struct fact *said = d->text.text ? &d->text : &d->body;
	m->words = link_shortened(t->n->arena, said->text ? said->text : "");
	SP_NEED(m->words);
	m->spans = d->body.spans.n ? d->body.spans : d->date.spans;
	return SP_OK;
}

static sp_rc note_told(struct item_making *t, const struct link_reference *told)
{
	struct link_mention *m = sp_push(t->n->arena, &t->mentions->list);
	SP_NEED(m);
	*m = told->m;
	return note_body(t, &told->body, told->own, m);
}

static sp_rc note_road(struct item_making *t, const rec_facts *road)
{
	for (uint32_t i = 0; i < road->n; i++) {
		struct link_mention *m = sp_push(t->n->arena, &t->mentions->list);
		SP_NEED(m);
		m->p = (struct link_pointer){.kind = 'r', .from = "", .to = "", .number = ""};
		SP_TRY(note_body(t, &road->at[i], false, m));
	}
	return SP_OK;
}

/* "Økonomiudvalget indstiller til Byrådet": where the matter comes from. */
static sp_rc note_sender(struct item_making *t, const struct fact *by)
{
	struct lex_hit hit;
	if (!by->text ||
	    !lex_whole(lexicon_group(t->n->lex, "thread.sender"), str_of(by->text), &hit))
		return SP_OK;
	struct link_mention *m = sp_push(t->n->arena, &t->mentions->list);
	SP_NEED(m);
	*m = (struct link_mention){.p = {.kind = 'f', .from = "", .to = "", .number = ""},
				   .words = by->text,
				   .spans = by->spans};
	return note_body(t, by, false, m);
}

/* "Fornyet behandling: …" */
static sp_rc note_again(struct item_making *t)
{
	struct lex_hit hit;
	const char *title = t->item->title.text;
	if (!title || !lex_find(lexicon_group(t->n->lex, "thread.again"), str_of(title), 0, &hit))
		return SP_OK;
	struct link_mention *m = sp_push(t->n->arena, &t->mentions->list);
	SP_NEED(m);
	*m = (struct link_mention){.p = {.kind = 'g', .from = "", .to = "", .number = ""},
				   .words = title,
				   .spans = t->item->title.spans,
				   .exact = true};
	return SP_OK;
}

/* It has been put off, or sent back: it is to come again. */
static sp_rc note_return(struct item_making *t)
{
	enum { SEASON = 120 };
	const struct rec_decision *d = &t->item->decision;
	bool again = false;
	for (uint32_t i = 0; i < d->outcomes.n; i++)
		again |= d->outcomes.at[i].outcome == OUTCOME_POSTPONED ||
			 d->outcomes.at[i].outcome == OUTCOME_RETURNED;
	if (!again || !t->date.year)
		return SP_OK;
	struct link_mention *m = sp_push(t->n->arena, &t->mentions->list);
	SP_NEED(m);
	*m = (struct link_mention){
		.p = {.kind = 'b',
		      .body = t->n->body,
		      .body_key = "",
		      .from = link_iso(t->n->arena, civil_add_days(t->date, 1)),
		      .to = link_iso(t->n->arena, civil_add_days(t->date, SEASON)),
		      .number = ""},
		.words = d->text.text ? link_shortened(t->n->arena, d->text.text) : NULL,
		.spans = d->text.spans,
		.exact = true};
	SP_NEED(m->p.from && m->p.to && (m->words || !d->text.text));
	return SP_OK;
}

static sp_rc note_all(struct item_making *t, const struct link_text *text)
{
	for (uint32_t i = 0; i < t->item->prior_decisions.n; i++)
		SP_TRY(note_decision(t, &t->item->prior_decisions.at[i]));
	for (uint32_t i = 0; i < text->references.n; i++)
		SP_TRY(note_told(t, &text->references.at[i]));
	SP_TRY(note_road(t, &t->item->route));
	for (uint32_t i = 0; i < t->item->recommendations.n; i++)
		SP_TRY(note_road(t, &t->item->recommendations.at[i].to));
	for (uint32_t i = 0; i < t->item->recommendations.n; i++)
		SP_TRY(note_sender(t, &t->item->recommendations.at[i].by));
	SP_TRY(note_return(t));
	SP_TRY(note_again(t));
	for (uint32_t i = 0; i < t->mentions->list.n; i++) {
		struct link_pointer *p = sp_push(t->n->arena, &t->out->pointers);
		SP_NEED(p);
		*p = t->mentions->list.at[i].p;
	}
	return SP_OK;
}

/* ---- the whole ---- */

static sp_rc take_case(struct item_making *t, const char *number)
{
	BUF_AUTO text = BUF_INIT(NAME_MAX);
	char *folded = str_fold(t->n->arena, str_of(number ? number : ""));
	SP_NEED(folded);
	for (const char *p = folded; *p; p++)
		if (*p != ' ')
			buf_char(&text, *p);
	t->out->case_no = buf_take(&text, t->n->arena);
	SP_NEED(t->out->case_no);
	/* "00.16.00-A30" without a number of its own: a subject */
	struct str s = str_of(t->out->case_no);
	t->out->weak_case = s.n >= 8 && s.n <= 12 && s.p[2] == '.' && s.p[5] == '.';
	return SP_OK;
}

/* The body as the meeting's own minutes name it: the one it is known by in addresses depends on
 * which of its names was imported first. */
static sp_rc name_naturally(struct arena *a, const struct view *v, uint32_t index,
			    struct link_item *out)
{
	const char *printed = v->record.meeting.body.text;
	const char *body = body_slug(a, str_of(printed ? printed : v->slug));
	SP_NEED(body);
	out->natural = arena_printf(a, "%s/%s/%02u/%05u", out->day, body, v->ordinal, index);
	return out->natural ? SP_OK : SP_ENOMEM;
}

/* Some print one number on all that a meeting treats. */
static bool alone_with_case(const struct view *v, uint32_t index)
{
	const char *number = v->record.items.at[index].case_no.text;
	for (uint32_t i = 0; number && i < v->record.items.n; i++) {
		const char *other = v->record.items.at[i].case_no.text;
		if (i != index && other && str_ieq(str_of(number), str_of(other)))
			return false;
	}
	return number != NULL;
}

sp_rc link_item_make(const struct link_naming *n, const struct view *v, uint32_t index,
		     const struct link_text *text, struct link_item *out,
		     struct link_mentions *mentions)
{
	const struct rec_item *item = &v->record.items.at[index];
	struct item_making t = {n, item, v->day, out, mentions};
	*out = (struct link_item){.id = v->items.at[index].id,
				  .meeting = v->meeting,
				  .body = n->body,
				  .day = link_iso(n->arena, v->day),
				  .days = civil_to_days(v->day),
				  .number = item->number.text ? item->number.text : "",
				  .title = text->title,
				  .names = text->names,
				  .sketch = text->sketch,
				  .closed = item->closed};
	*mentions = (struct link_mentions){0};
	SP_NEED(out->day);
	SP_TRY(name_naturally(n->arena, v, index, out));
	SP_TRY(take_case(&t, item->case_no.text));
	out->own_case = alone_with_case(v, index);
	return text->title.formal ? SP_OK : note_all(&t, text);
}
