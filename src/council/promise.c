/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/promise_parts.h"

enum { MEMORY = 256 * 1024 * 1024 };

sp_rc promise_meeting_load(struct promising *p, int64_t meeting, struct promise_meeting *out,
			   struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(p->municipality), DB_V_INT(meeting)};
	DB_ROWS_AUTO rows = NULL;
	bool more;
	char *slug, *day;
	*out = (struct promise_meeting){.id = meeting};
	SP_TRY(db_query(p->db,
			"SELECT m.body, b.slug, m.day, m.ordinal, m.withdrawn FROM meeting m JOIN "
			"body b ON b.municipality = m.municipality AND b.id = m.body WHERE "
			"m.municipality = $1 AND m.id = $2",
			args, 2, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	if (!more)
		return SP_OK;
	out->body = db_int(rows, 0);
	SP_TRY(db_text(rows, 1, p->arena, &slug));
	SP_TRY(db_text(rows, 2, p->arena, &day));
	out->slug = slug;
	out->ordinal = db_int(rows, 3);
	out->there = db_int(rows, 4) == 0 && civil_parse_iso(day, &out->day);
	if (out->there)
		civil_iso(out->day, out->iso);
	return SP_OK;
}

const char *promise_place(struct arena *a, const struct promise_meeting *m, int64_t item_position,
			  int64_t position)
{
	return arena_printf(a, "%s %s %03lld %05lld %05lld", m->iso, m->slug, (long long)m->ordinal,
			    (long long)item_position, (long long)position);
}

sp_rc promise_touch(struct promising *p, struct promise_ref ref)
{
	for (uint32_t i = 0; i < p->touched.n; i++) {
		const struct promise_ref *r = &p->touched.at[i];
		if (r->item == ref.item && r->position == ref.position &&
		    r->instance == ref.instance)
			return SP_OK;
	}
	struct promise_ref *slot = sp_push(p->arena, &p->touched);
	SP_NEED(slot);
	*slot = ref;
	return SP_OK;
}

sp_rc promise_known_of(struct promising *p, const struct db_rows *rows, struct promise_known *out)
{
	char *text[6];
	struct arena *a = p->arena;
	static const size_t columns[6] = {3, 4, 5, 6, 8, 9};
	for (size_t i = 0; i < 6; i++)
		SP_TRY(db_text(rows, columns[i], a, &text[i]));
	*out = (struct promise_known){
		.ref = {db_int(rows, 0), (int)db_int(rows, 1), (int)db_int(rows, 2)},
		.body = db_int(rows, 10),
		.meeting = db_int(rows, 11),
		.place = text[5]};
	if (text[0])
		(void)civil_parse_iso(text[0], &out->asked.from);
	if (text[1])
		(void)civil_parse_iso(text[1], &out->asked.to);
	(void)civil_parse_iso(text[4], &out->asked.meeting);
	SP_TRY(topic_from_words(a, str_of(text[2]), (unsigned)db_int(rows, 7), &out->asked.text));
	return topic_from_words(a, str_of(text[3]), 0, &out->asked.title);
}

static sp_rc rewrite(struct promising *p, const struct promise_meeting *m, struct sp_err *e)
{
	SP_TRY(promise_remove(p, m->id, e));
	return m->there ? promise_write(p, m, e) : SP_OK;
}

static sp_rc derive(struct promising *p, int64_t meeting, struct sp_err *e)
{
	struct promise_meeting m;
	promise_ids waiting = {0};
	SP_TRY(promise_meeting_load(p, meeting, &m, e));
	if (m.body)
		SP_TRY(promise_waiting_for(p, &m, &waiting, e));
	SP_TRY(rewrite(p, &m, e));
	SP_TRY(promise_candidates_write(p, &m, e));
	for (uint32_t i = 0; i < waiting.n; i++) {
		struct promise_meeting other;
		SP_TRY(promise_meeting_load(p, waiting.at[i], &other, e));
		SP_TRY(rewrite(p, &other, e));
		if (other.there)
			SP_TRY(promise_choose_meeting(p, other.id, e));
	}
	SP_TRY(promise_join_same(p, e));
	if (m.there)
		SP_TRY(promise_choose_meeting(p, meeting, e));
	for (uint32_t i = 0; i < p->given.n; i++)
		SP_TRY(promise_choose_after(p, p->given.at[i].item, e));
	if (m.there && p->given.n)
		SP_TRY(promise_find_tellers(p, &m, e));
	SP_TRY(promise_find_answers(p, &p->given, "", e));
	return promise_settle(p, e);
}

sp_rc promise_derive(struct db *db, const struct topic_lore *lore, int64_t municipality,
		     int64_t meeting, struct sp_err *e)
{
	ARENA_AUTO a = arena_new(MEMORY);
	SP_NEED(a);
	struct promising p = {.db = db, .arena = a, .lore = lore, .municipality = municipality};
	return derive(&p, meeting, e);
}
