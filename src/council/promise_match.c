/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each item answers the promise that it fits best, and others that it is sure to answer. A promise
 * is answered by the best of the items that chose it, so that nothing depends on which came first.
 */
#include "council/promise_parts.h"
#include "council/verdict.h"

struct choice {
	const struct promise_known *promise;
	int strength;
	unsigned why;
	const struct promise_saying *line;
};
typedef SP_LIST(struct choice) choices;

/* How strongly an item that promises the same once more puts off what was promised. */
enum { PUT_LATER = 75 };

/* ---- how well it answers ---- */

/* One without a time stands behind those whose time is near. */
static int32_t distance(const struct promise_known *k, struct civil day)
{
	enum { OPEN = 120 };
	int32_t d = k->asked.to.year ? civil_to_days(day) - civil_to_days(k->asked.to) : OPEN;
	return d < 0 ? -d : d;
}

/* Stronger, else nearer in time, else the promise given first. */
static bool goes_before(const struct choice *x, const struct choice *y, struct civil day)
{
	if (x->strength != y->strength)
		return x->strength > y->strength;
	int32_t a = distance(x->promise, day), b = distance(y->promise, day);
	if (a != b)
		return a < b;
	int c = strcmp(x->promise->place, y->promise->place);
	return c ? c < 0 : x->promise->ref.instance < y->promise->ref.instance;
}

static sp_rc insert(struct promising *p, const struct choice *one, struct civil day, choices *out)
{
	struct choice *slot = sp_push(p->arena, out);
	uint32_t i = out->n;
	SP_NEED(slot);
	for (i--; i > 0 && goes_before(one, &out->at[i - 1], day); i--)
		out->at[i] = out->at[i - 1];
	out->at[i] = *one;
	return SP_OK;
}

/* The reason with the other promise's days. */
static unsigned timed(unsigned why, const struct promise_known *k, struct civil day)
{
	bool late = k->asked.to.year && civil_cmp(day, k->asked.to) > 0;
	why &= ~(unsigned)(WHY_ON_TIME | WHY_LATE);
	return why | (late ? WHY_LATE : WHY_ON_TIME);
}

static sp_rc weigh(struct promising *p, struct promise_giver *x, const struct promise_known *k,
		   const struct promise_saying *line, choices *out, struct sp_err *e)
{
	const struct promise_told *told = promise_told_of(x, k->ref.item);
	struct answer_seen seen = {.words = line ? &line->topic : &x->topic,
				   .told = told && !line ? &told->topic : NULL,
				   .told_number = told && told->number,
				   .noted = x->noted,
				   .day = x->meeting->day,
				   .same_body = k->body == x->meeting->body,
				   .named_body = k->named,
				   .called_body = k->called,
				   .same_thread = promise_holds(&x->thread, k->ref.item),
				   .line = line != NULL};
	struct choice one = {.promise = k, .line = line};
	struct answer_telling text;
	bool later;
	if (k->meeting == x->meeting->id)
		return SP_OK;
	if (!line && !x->closed && promise_text_may_tell(p->lore, &k->asked, &seen)) {
		SP_TRY(promise_look(p, x, e));
		text = promise_text_of(p, x, &k->asked);
		seen.text = &text;
	}
	SP_TRY(promise_tells_day(p, x, k, &seen.told_day, e));
	one.strength = promise_likeness(p->lore, &k->asked, &seen, &one.why);
	if (one.strength < ANSWER_LEAST && !line && seen.same_body) {
		SP_TRY(promise_put_later(p, x, k, &later, e));
		one.strength = later ? PUT_LATER : one.strength;
		one.why = later ? timed(WHY_MATTER | WHY_BODY, k, x->meeting->day) : one.why;
	}
	return one.strength < ANSWER_LEAST ? SP_OK : insert(p, &one, x->meeting->day, out);
}

/* Those that its thread gave, and those that it tells of. */
static sp_rc items_near(struct promising *p, const struct promise_giver *x, promise_ids *out)
{
	*out = (promise_ids){0};
	for (uint32_t i = 0; i < x->thread.n + x->told.n; i++) {
		int64_t *slot = sp_push(p->arena, out);
		SP_NEED(slot);
		*slot = i < x->thread.n ? x->thread.at[i] : x->told.at[i - x->thread.n].item;
	}
	return SP_OK;
}

/* By its title, or by the lines of an item about several matters. */
static sp_rc weigh_all(struct promising *p, struct promise_giver *x, struct promise_asked_at *at,
		       choices *out, struct sp_err *e)
{
	promise_ids near;
	promise_known_list asked = {0};
	bool lines = !topic_tells(&x->topic);
	if (lines)
		SP_TRY(promise_look(p, x, e));
	SP_TRY(items_near(p, x, &near));
	SP_TRY(promise_asked_of(p, at, &x->topic, &near, lines && x->lines.n, &asked, e));
	for (uint32_t i = 0; i < asked.n; i++) {
		SP_TRY(weigh(p, x, asked.at[i], NULL, out, e));
		for (uint32_t k = 0; lines && k < x->lines.n; k++)
			SP_TRY(weigh(p, x, asked.at[i], &x->lines.at[k], out, e));
	}
	return SP_OK;
}

/* ---- what stands against it ---- */

/* The promise printed again is no answer to it. */
static sp_rc repeats(struct promising *p, const struct promise_giver *x,
		     const struct promise_ref *ref, bool *yes, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(p->municipality), DB_V_INT(x->item),
					DB_V_INT(ref->item), DB_V_INT(ref->position)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(p->db,
			"SELECT 1 FROM promise WHERE municipality = $1 AND item = $2 AND same_item "
			"= $3 AND same_position = $4",
			args, 4, &rows, e));
	return db_next(rows, yes, e);
}

/* A person has said that it does not answer, or what does. */
static sp_rc barred(struct promising *p, const struct promise_giver *x,
		    const struct promise_known *k, const struct verdicts *of_item, bool *yes,
		    struct sp_err *e)
{
	struct promise_verdicts said;
	SP_TRY(promise_verdicts_load(p, k->ref, k->asked.from, &said, e));
	*yes = said.answered || said.unanswered;
	for (uint32_t i = 0; i < of_item->list.n && !*yes; i++) {
		const struct verdict *v = &of_item->list.at[i];
		*yes = v->kind == VERDICT_NOT_ANSWERED && v->item == k->ref.item &&
		       v->other == x->item && v->position == k->ref.position + 1;
	}
	return *yes ? SP_OK : repeats(p, x, &k->ref, yes, e);
}

static bool confirmed_elsewhere(const struct verdicts *of_item, int64_t item)
{
	for (uint32_t i = 0; i < of_item->list.n; i++)
		if (of_item->list.at[i].kind == VERDICT_ANSWERED &&
		    of_item->list.at[i].other == item)
			return true;
	return false;
}

/* ---- an item that puts the promise off ---- */

struct later {
	char *due, *from, *to; /* due NULL: it does not */
};

/* "en liste og en plan" was promised, the title is of the list, and the plan alone is put off. */
static bool gives_part(const struct promise_giver *x, const struct promise_asked *asked,
		       const struct topic *later)
{
	return x->topic.kinds & asked->text.kinds & PROMISE_SORTS & ~later->kinds;
}

/* The very thing is promised once more, and the title does not have it. */
static bool is_anew(const struct promising *p, const struct promise_giver *x,
		    const struct promise_known *k, const struct topic *own)
{
	const unsigned things = PROMISE_EVALUATION | PROMISE_ACCOUNT;
	unsigned sort = own->kinds & k->asked.text.kinds & things;
	return sort && promise_holds(&x->thread, k->ref.item) &&
	       !((x->topic.kinds | x->gives) & sort) &&
	       (!topic_tells(&k->asked.text) || !topic_tells(own) ||
		topic_cover(p->lore, own, &k->asked.text) > 0);
}

/* The item's own promise of the matter, at a later time; *partly: of a part of what was promised.
 */
static sp_rc moves(struct promising *p, struct promise_giver *x, const struct promise_known *k,
		   struct later *out, bool *partly, struct sp_err *e)
{
	const unsigned sorts = PROMISE_STATUS | PROMISE_EVALUATION | PROMISE_ACCOUNT |
			       PROMISE_DRAFT | PROMISE_HEARING;
	char after[CIVIL_ISO_SIZE] = "";
	*out = (struct later){0};
	if (k->asked.to.year)
		civil_iso(k->asked.to, after);
	SP_TRY(promise_own_load(p, x, e));
	for (uint32_t i = 0; i < x->own.n; i++) {
		const struct promise_own *one = &x->own.at[i];
		const struct topic own = one->words;
		const unsigned kinds = own.kinds;
		if (strcmp(one->to, after) <= 0)
			continue;
		bool about = !topic_tells(&own) || topic_cover(p->lore, &own, &k->asked.text) > 0 ||
			     topic_cover(p->lore, &own, &k->asked.title) > 0;
		about |= kinds & k->asked.text.kinds & sorts &&
			 (kinds & PROMISE_MOVES || promise_holds(&x->thread, k->ref.item));
		bool later = x->put_off || (kinds | x->topic.kinds) & PROMISE_MOVES ||
			     is_anew(p, x, k, &own);
		if (!about || !later)
			continue;
		*partly = !x->put_off && gives_part(x, &k->asked, &own);
		if (*partly)
			return SP_OK;
		*out = (struct later){one->due, one->from, one->to};
		return SP_OK;
	}
	return SP_OK;
}

/* ---- choosing ---- */

static sp_rc write_choice(struct promising *p, const struct promise_giver *x,
			  const struct choice *c, const struct later *later, struct sp_err *e)
{
	const struct promise_ref *ref = &c->promise->ref;
	const char *place = promise_place(p->arena, x->meeting, x->position, 0), *said = NULL;
	if (c->line)
		SP_NEED(said = arena_printf(p->arena, "%u+%u", c->line->off, c->line->len));
	SP_NEED(place);
	SP_TRY(promise_touch(p, *ref));
	return db_run(p->db, e,
		      "INSERT INTO promise_answer (municipality, answer, meeting, item, position, "
		      "instance, strength, why, place, moved_due, moved_from, moved_to, said) "
		      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
		      DB_V_INT(p->municipality), DB_V_INT(x->item), DB_V_INT(x->meeting->id),
		      DB_V_INT(ref->item), DB_V_INT(ref->position), DB_V_INT(ref->instance),
		      DB_V_INT(c->strength), DB_V_INT(c->why), DB_V_TEXT(place),
		      DB_V_TEXT(later->due), DB_V_TEXT(later->from), DB_V_TEXT(later->to),
		      DB_V_TEXT(said));
}

/* Chooses it, or what stands in its place, unless something stands against it. *taken: which item's
 * promise it chose; 0: none. `items`: those whose promises it has chosen. */
static sp_rc try_choice(struct promising *p, struct promise_giver *x, const struct choice *c,
			const struct verdicts *said, const promise_ids *items, int64_t *taken,
			struct sp_err *e)
{
	struct later later = {0};
	struct choice given = *c;
	bool no, partly = false;
	/* a postponed matter has come back, also when it is postponed again */
	bool resumes = c->promise->asked.text.kinds & PROMISE_RESUMES;
	*taken = 0;
	SP_TRY(barred(p, x, c->promise, said, &no, e));
	if (!no)
		SP_TRY(promise_stands_now(p, x, c->promise, &given.promise, e));
	if (no || !given.promise)
		return SP_OK;
	if (given.promise != c->promise) {
		SP_TRY(barred(p, x, given.promise, said, &no, e));
		if (no || promise_holds(items, given.promise->ref.item))
			return SP_OK;
		given.why = timed(given.why, given.promise, x->meeting->day);
	}
	if (!resumes)
		SP_TRY(moves(p, x, given.promise, &later, &partly, e));
	given.why |= partly ? WHY_PARTLY : 0u;
	if (!later.due && !resumes && (x->put_off || promise_is_late(x, given.promise)))
		return SP_OK;
	*taken = given.promise->ref.item;
	return write_choice(p, x, &given, &later, e);
}

/* What was promised at several treatments of a matter is given to all of them at once: beside the
 * best one, others that are as good as sure, each of another item. */
static bool is_given_too(const struct choice *c, const promise_ids *items)
{
	enum { SURE = 85 };
	unsigned fits = WHY_SORT | WHY_RETURN;
	return c->strength >= SURE && !c->line && c->why & fits &&
	       c->why & (WHY_ON_TIME | WHY_TOLD) && c->why & (WHY_MATTER | WHY_TOLD) &&
	       !promise_holds(items, c->promise->ref.item);
}

static sp_rc choose_all_of(struct promising *p, struct promise_giver *x, choices *list,
			   const struct verdicts *said, struct sp_err *e)
{
	enum { BEHIND = 10 }; /* the best choice of another item goes before */
	promise_ids items = {0};
	for (uint32_t i = 0; i < list->n; i++) {
		struct choice *c = &list->at[i];
		int64_t taken;
		if (items.n && !is_given_too(c, &items))
			continue;
		c->strength -= items.n ? BEHIND : 0;
		SP_TRY(try_choice(p, x, c, said, &items, &taken, e));
		if (!taken)
			continue;
		int64_t *slot = sp_push(p->arena, &items);
		SP_NEED(slot);
		*slot = taken;
	}
	return SP_OK;
}

static sp_rc choose_one(struct promising *p, struct promise_giver *x, struct promise_asked_at *at,
			struct sp_err *e)
{
	choices list = {0};
	struct verdicts said;
	SP_TRY(weigh_all(p, x, at, &list, e));
	if (!list.n)
		return SP_OK;
	SP_TRY(verdicts_of_item(p->db, p->arena, p->municipality, x->item, &said, e));
	return confirmed_elsewhere(&said, x->item) ? SP_OK : choose_all_of(p, x, &list, &said, e);
}

/* The promises that an item puts off. */
static sp_rc put_off_by(struct promising *p, int64_t item, promise_refs *out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(p->municipality), DB_V_INT(item)};
	*out = (promise_refs){0};
	return promise_refs_load(p,
				 "SELECT item, position, instance FROM promise_answer WHERE "
				 "municipality = $1 AND answer = $2 AND moved_due IS NOT NULL "
				 "ORDER BY item, position, instance",
				 args, 2, out, e);
}

/* What it answered before is looked at again. */
static sp_rc unchoose(struct promising *p, int64_t item, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(p->municipality), DB_V_INT(item)};
	{
		DB_ROWS_AUTO rows = NULL;
		SP_TRY(db_query(p->db,
				"SELECT item, position, instance FROM promise_answer WHERE "
				"municipality = $1 AND answer = $2",
				args, 2, &rows, e));
		DB_EACH(rows, e)
			SP_TRY(promise_touch(p, (struct promise_ref){db_int(rows, 0),
								     (int)db_int(rows, 1),
								     (int)db_int(rows, 2)}));
	}
	return db_exec(p->db, "DELETE FROM promise_answer WHERE municipality = $1 AND answer = $2",
		       args, 2, NULL, e);
}

static bool has_ref(const promise_refs *list, struct promise_ref y)
{
	for (uint32_t i = 0; i < list->n; i++) {
		const struct promise_ref x = list->at[i];
		if (x.item == y.item && x.position == y.position && x.instance == y.instance)
			return true;
	}
	return false;
}

/* Whoever could answer a promise later has another choice when it is, or is no longer, put off. */
static sp_rc tell_later(struct promising *p, const promise_refs *of, const promise_refs *but,
			const char *day, struct sp_err *e)
{
	for (uint32_t i = 0; i < of->n; i++) {
		const promise_refs one = {.at = &of->at[i], .n = 1};
		if (!has_ref(but, of->at[i]))
			SP_TRY(promise_find_answers(p, &one, day, e));
	}
	return SP_OK;
}

static sp_rc choose(struct promising *p, const struct promise_chooser *c,
		    struct promise_asked_at *at, struct sp_err *e)
{
	promise_refs was, is;
	struct promise_giver x;
	bool there;
	if (at->meeting.id != c->meeting)
		SP_TRY(promise_asked_open(p, c->meeting, at, e));
	SP_TRY(put_off_by(p, c->item, &was, e));
	SP_TRY(unchoose(p, c->item, e));
	if (at->meeting.there) {
		SP_TRY(promise_giver_load(p, c->item, &at->meeting, &x, &there, e));
		if (there)
			SP_TRY(choose_one(p, &x, at, e));
	}
	SP_TRY(put_off_by(p, c->item, &is, e));
	SP_TRY(tell_later(p, &was, &is, c->day, e));
	return tell_later(p, &is, &was, c->day, e);
}

sp_rc promise_choose(struct promising *p, const promise_choosers *choosers, struct sp_err *e)
{
	struct promise_asked_at at = {.named = {0}};
	for (uint32_t i = 0; i < choosers->n; i++)
		SP_TRY(choose(p, &choosers->at[i], &at, e));
	return SP_OK;
}
