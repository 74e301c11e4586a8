/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A promise that is put off: by an item that promises the same again at a later time, or that says
 * it is not ready; and the one that then stands in its place. */
#include "council/promise_parts.h"

/* ---- what the item promises itself ---- */

sp_rc promise_own_load(struct promising *p, struct promise_giver *x, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(p->municipality), DB_V_INT(x->item)};
	DB_ROWS_AUTO rows = NULL;
	if (x->owned || x->closed)
		return SP_OK;
	x->owned = true;
	SP_TRY(db_query(p->db,
			"SELECT t.due, t.due_from, t.due_to, p.kinds, p.words FROM promise p JOIN "
			"promise_time t ON t.municipality = p.municipality AND t.item = p.item AND "
			"t.position = p.position AND t.instance = 0 WHERE p.municipality = $1 AND "
			"p.item = $2 AND t.due_to IS NOT NULL ORDER BY t.due_to, p.position",
			args, 2, &rows, e));
	DB_EACH(rows, e) {
		struct promise_own *one = sp_push(p->arena, &x->own);
		char *words;
		SP_NEED(one);
		SP_TRY(db_text(rows, 0, p->arena, &one->due));
		SP_TRY(db_text(rows, 1, p->arena, &one->from));
		SP_TRY(db_text(rows, 2, p->arena, &one->to));
		SP_TRY(db_text(rows, 4, p->arena, &words));
		SP_TRY(topic_from_words(p->arena, str_of(words), (unsigned)db_int(rows, 3),
					&one->words));
	}
	return SP_OK;
}

/* Nearly the same words, and enough of them to tell a matter. */
static bool same_words(const struct topic_lore *lore, const struct topic *x, const struct topic *y)
{
	static const double ONE = 0.75, OTHER = 0.6, LEAST = 10;
	double there = topic_cover(lore, x, y), back = topic_cover(lore, y, x);
	double most = there > back ? there : back, less = there > back ? back : there;
	return most >= ONE && less >= OTHER && topic_shared(lore, x, y) >= LEAST;
}

sp_rc promise_put_later(struct promising *p, struct promise_giver *x, const struct promise_known *k,
			bool *yes, struct sp_err *e)
{
	enum { NEAR = 62 }; /* days around the time, in which it is told that it is not kept */
	const unsigned sorts = PROMISE_GIVEN | PROMISE_DRAFT;
	char after[CIVIL_ISO_SIZE];
	int32_t day = civil_to_days(x->meeting->day);
	*yes = false;
	if (!k->asked.to.year || k->asked.appointment ||
	    topic_matches(&k->asked.text, &k->asked.text) < 2 ||
	    day < civil_to_days(k->asked.from) - NEAR || day > civil_to_days(k->asked.to) + NEAR)
		return SP_OK;
	civil_iso(k->asked.to, after);
	SP_TRY(promise_own_load(p, x, e));
	for (uint32_t i = 0; i < x->own.n && !*yes; i++) {
		const struct promise_own *one = &x->own.at[i];
		*yes = (one->words.kinds | x->topic.kinds) & PROMISE_MOVES &&
		       one->words.kinds & k->asked.text.kinds & (sorts | PROMISE_RETURN) &&
		       strcmp(one->to, after) > 0 &&
		       same_words(p->lore, &one->words, &k->asked.text);
	}
	return SP_OK;
}

bool promise_is_late(const struct promise_giver *x, const struct promise_known *k)
{
	const unsigned asked = k->asked.text.kinds & PROMISE_SORTS;
	if (!asked || k->asked.text.kinds & PROMISE_DELAYED)
		return false;
	if (x->topic.kinds & PROMISE_DELAYED)
		return true;
	for (uint32_t i = 0; i < x->lines.n && !((x->topic.kinds | x->gives) & asked); i++) {
		const unsigned said = x->lines.at[i].topic.kinds;
		if (said & PROMISE_DELAYED && said & asked)
			return true;
	}
	return false;
}

sp_rc promise_tells_day(struct promising *p, const struct promise_giver *x,
			const struct promise_known *k, bool *yes, struct sp_err *e)
{
	char day[CIVIL_ISO_SIZE];
	DB_ROWS_AUTO rows = NULL;
	*yes = false;
	if (!(k->asked.text.kinds & PROMISE_RESUMES) || !k->asked.to.year || x->closed ||
	    civil_cmp(k->asked.from, k->asked.to) != 0 ||
	    civil_cmp(x->meeting->day, k->asked.to) <= 0 || !promise_holds(&x->thread, k->ref.item))
		return SP_OK;
	civil_iso(k->asked.to, day);
	const struct db_value args[] = {DB_V_INT(p->municipality), DB_V_INT(x->item),
					DB_V_TEXT(day)};
	SP_TRY(db_query(p->db,
			"SELECT 1 FROM mention WHERE municipality = $1 AND item = $2 AND kind IN "
			"('d', 't', 'i', 'u') AND day_from = $3 AND day_to = $3",
			args, 3, &rows, e));
	return db_next(rows, yes, e);
}

/* ---- what stands in its place ---- */

/* Who put it off before the item, and till when; *by 0: nobody did. */
static sp_rc moved_by(struct promising *p, const struct promise_giver *x, struct promise_ref ref,
		      int64_t *by, char **due, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(p->municipality), DB_V_INT(ref.item),
					DB_V_INT(ref.position), DB_V_INT(ref.instance),
					DB_V_TEXT(x->meeting->iso)};
	DB_ROWS_AUTO rows = NULL;
	bool more;
	*by = 0;
	SP_TRY(db_query(p->db,
			"SELECT answer, moved_due FROM promise_answer WHERE municipality = $1 AND "
			"item = $2 AND position = $3 AND instance = $4 AND moved_due IS NOT NULL "
			"AND place < $5 ORDER BY strength DESC, place",
			args, 5, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	if (more)
		*by = db_int(rows, 0);
	return more ? db_text(rows, 1, p->arena, due) : SP_OK;
}

static sp_rc load_due(struct promising *p, int64_t item, const char *due,
		      const struct promise_known **out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(p->municipality), DB_V_INT(item), DB_V_TEXT(due)};
	struct promise_known *known = ARENA_NEW(p->arena, struct promise_known);
	DB_ROWS_AUTO rows = NULL;
	bool more;
	*out = NULL;
	SP_NEED(known);
	SP_TRY(db_query(p->db,
			"SELECT t.item, t.position, t.instance, t.due_from, t.due_to, p.words, "
			"p.title_words, p.kinds, p.day, p.place, p.body, p.meeting FROM "
			"promise_time t JOIN promise p ON p.municipality = t.municipality AND "
			"p.item = t.item AND p.position = t.position WHERE t.municipality = $1 AND "
			"t.item = $2 AND t.due = $3 AND t.instance = 0 AND t.hidden <> 1 ORDER BY "
			"t.position",
			args, 3, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	if (!more)
		return SP_OK;
	*out = known;
	return promise_known_of(p, rows, known);
}

/* About when it was to come, or later. */
static bool is_near(const struct promise_known *k, struct civil day)
{
	enum { EARLY = 62, LATE = 550 };
	int32_t at = civil_to_days(day);
	return !k->asked.to.year || (at >= civil_to_days(k->asked.from) - EARLY &&
				     at <= civil_to_days(k->asked.to) + LATE);
}

sp_rc promise_stands_now(struct promising *p, const struct promise_giver *x,
			 const struct promise_known *k, const struct promise_known **out,
			 struct sp_err *e)
{
	enum { TIMES = 6 };
	*out = k;
	for (int i = 0; i < TIMES && *out; i++) {
		int64_t by;
		char *due;
		SP_TRY(moved_by(p, x, (*out)->ref, &by, &due, e));
		if (!by)
			break;
		SP_TRY(load_due(p, by, due, out, e));
	}
	if (*out && *out != k && !is_near(*out, x->meeting->day))
		*out = NULL;
	return SP_OK;
}
