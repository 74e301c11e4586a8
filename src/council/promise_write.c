/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/buf.h"
#include "council/promise_parts.h"

enum { SAME_DAYS = 150, WORDS_MAX = 64 * 1024, CLOSED = 2, NEAR_MEMORY = 256 * 1024 * 1024 };
static const char *const WITHOUT_TIME = "9999-12-31";

/* ---- taking away ---- */

/* Who answered a promise of the meeting, and what its items answered. */
static sp_rc note_answers(struct promising *p, int64_t meeting, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(p->municipality), DB_V_INT(meeting)};
	{
		DB_ROWS_AUTO rows = NULL;
		SP_TRY(db_query(
			p->db,
			"SELECT x.answer, x.meeting FROM promise p JOIN promise_answer x ON "
			"x.municipality = p.municipality AND x.item = p.item AND "
			"x.position = p.position WHERE p.municipality = $1 AND p.meeting = "
			"$2",
			args, 2, &rows, e));
		DB_EACH(rows, e)
			SP_TRY(promise_choose_later(p, db_int(rows, 0), db_int(rows, 1), e));
	}
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(p->db,
			"SELECT item, position, instance FROM promise_answer WHERE municipality = "
			"$1 AND meeting = $2",
			args, 2, &rows, e));
	DB_EACH(rows, e)
		SP_TRY(promise_touch(p, (struct promise_ref){db_int(rows, 0), (int)db_int(rows, 1),
							     (int)db_int(rows, 2)}));
	return SP_OK;
}

/* Promises that were one with a promise of the meeting: looked at again with what is given now. */
static sp_rc note_same(struct promising *p, int64_t meeting, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(p->municipality), DB_V_INT(meeting)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(p->db,
			"SELECT q.item, q.position FROM promise p JOIN promise q ON q.municipality "
			"= p.municipality AND q.same_item = p.item AND q.same_position = "
			"p.position WHERE p.municipality = $1 AND p.meeting = $2 AND q.meeting <> "
			"$2",
			args, 2, &rows, e));
	DB_EACH(rows, e) {
		struct promise_ref *slot = sp_push(p->arena, &p->given);
		SP_NEED(slot);
		*slot = (struct promise_ref){db_int(rows, 0), (int)db_int(rows, 1), 0};
	}
	return SP_OK;
}

sp_rc promise_remove(struct promising *p, int64_t meeting, struct sp_err *e)
{
	static const char *const under[] = {
		"DELETE FROM promise_asked WHERE municipality = $1 AND item IN (SELECT item FROM "
		"promise WHERE municipality = $1 AND meeting = $2)",
		"DELETE FROM promise_time WHERE municipality = $1 AND item IN (SELECT item FROM "
		"promise WHERE municipality = $1 AND meeting = $2)",
		"DELETE FROM promise WHERE municipality = $1 AND meeting = $2",
		"DELETE FROM promise_answer WHERE municipality = $1 AND meeting = $2"};
	SP_TRY(note_answers(p, meeting, e));
	SP_TRY(note_same(p, meeting, e));
	for (size_t i = 0; i < sizeof(under) / sizeof(under[0]); i++)
		SP_TRY(db_run(p->db, e, under[i], DB_V_INT(p->municipality), DB_V_INT(meeting)));
	return SP_OK;
}

/* ---- writing ---- */

/* A commitment of the record. */
struct given {
	int64_t item, item_position;
	int position;
	const char *text, *due, *from, *to, *recurrence, *title, *who;
	bool closed;
};
typedef SP_LIST(struct given) givens;

static sp_rc load_given(struct promising *p, int64_t meeting, givens *out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(p->municipality), DB_V_INT(meeting)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(
		p->db,
		"SELECT c.item, i.position, c.position, c.body_text, c.due, c.due_from, "
		"c.due_to, c.recurrence, i.title, c.who, i.closed FROM item i JOIN commitment c "
		"ON c.municipality = i.municipality AND c.item = i.id WHERE "
		"i.municipality = $1 AND i.meeting = $2 AND NOT i.withdrawn ORDER BY "
		"c.item, c.position",
		args, 2, &rows, e));
	DB_EACH(rows, e) {
		char *text[7];
		struct given *g = sp_push(p->arena, out);
		SP_NEED(g);
		for (size_t i = 0; i < 7; i++)
			SP_TRY(db_text(rows, i + 3, p->arena, &text[i]));
		*g = (struct given){.item = db_int(rows, 0),
				    .item_position = db_int(rows, 1),
				    .position = (int)db_int(rows, 2),
				    .text = text[0],
				    .due = text[1],
				    .from = text[2],
				    .to = text[3],
				    .recurrence = text[4],
				    .title = text[5],
				    .who = text[6],
				    .closed = db_int(rows, 10) != 0};
	}
	return SP_OK;
}

static struct db_value day_value(struct arena *a, struct civil d)
{
	char iso[CIVIL_ISO_SIZE];
	if (!d.year)
		return DB_V_NULL;
	civil_iso(d, iso);
	return DB_V_TEXT(arena_strdup(a, iso));
}

/* Its first word is a meeting that citizens or politicians are asked to. */
static bool is_event(struct str said)
{
	static const char *const events[] = {
		"borgermøde",	    "temamøde",	  "dialogmøde", "workshop",	    "temadag",
		"informationsmøde", "offentligt", "åbent",	"orienteringsmøde", "besigtigelse"};
	for (size_t i = 0; i < sizeof(events) / sizeof(events[0]); i++)
		if (str_istarts(said, str_of(events[i])))
			return true;
	return false;
}

/* A day, or a week, that something is held on; no more is promised than that. What is to be held
 * “senest” then, or in the autumn, is still to be arranged. */
static bool is_appointment(const struct given *g, const struct topic *text,
			   const struct promise_instance *i)
{
	enum { WEEK = 6 };
	const unsigned gives = PROMISE_STATUS | PROMISE_EVALUATION | PROMISE_ACCOUNT |
			       PROMISE_DRAFT | PROMISE_HEARING | PROMISE_RETURN | PROMISE_RESUMES;
	struct str said = str_of(g->text);
	/* "Borgermøde om planen holdes den …" gives no plan */
	bool event = text->kinds & PROMISE_EVENT && text->kinds & PROMISE_HELD && is_event(said);
	unsigned owes = event ? gives & ~(unsigned)PROMISE_DRAFT : gives;
	bool next = str_istarts(said, STR("Næste møde"));
	if (g->recurrence || !i->to.year || civil_to_days(i->to) - civil_to_days(i->from) > WEEK ||
	    text->kinds & owes)
		return false;
	return (next || text->kinds & PROMISE_HELD) && str_find(said, STR("senest")) == SIZE_MAX &&
	       str_find(said, STR("inden ")) == SIZE_MAX;
}

static sp_rc write_time(struct promising *p, const struct promise_meeting *m, const struct given *g,
			const char *place, int instance, const struct promise_instance *i,
			bool appointment, struct sp_err *e)
{
	struct arena *a = p->arena;
	struct db_value to = day_value(a, i->to), shown = day_value(a, i->shown);
	return db_run(
		p->db, e,
		"INSERT INTO promise_time (municipality, item, position, instance, body, "
		"state, hidden, sorts, place, shown, due, due_from, due_to, confirmed, "
		"appointment) VALUES ($1, $2, $3, $4, $5, 0, $6, $7, $8, $9, $10, $11, $12, $13, "
		"$14)",
		DB_V_INT(p->municipality), DB_V_INT(g->item), DB_V_INT(g->position),
		DB_V_INT(instance), DB_V_INT(m->body), DB_V_INT(g->closed ? CLOSED : 0),
		i->to.year ? to : DB_V_TEXT(WITHOUT_TIME), DB_V_TEXT(place),
		i->shown.year ? shown : DB_V_TEXT(""), DB_V_TEXT(i->due), day_value(a, i->from), to,
		DB_V_INT(0), DB_V_INT(appointment));
}

/* All words, each between blanks: for those who look for the promise by them. */
static sp_rc every_word(struct promising *p, const char *x, const char *y, const char **out)
{
	BUF_AUTO text = BUF_INIT(WORDS_MAX);
	const char *const both[2] = {x, y};
	for (size_t i = 0; i < 2; i++) {
		struct words words;
		SP_TRY(words_split(p->lore->stemmer, p->arena, str_of(both[i]), &words));
		for (uint32_t k = 0; k < words.list.n && text.n + WORD_FORM_MAX + 2 < WORDS_MAX;
		     k++)
			buf_printf(&text, " " STR_FMT, STR_ARG(words.list.at[k].form));
	}
	*out = buf_take(&text, p->arena);
	return *out ? SP_OK : SP_ENOMEM;
}

/* It is due at each meeting of the body. */
static bool is_each(const struct given *g)
{
	return g->recurrence && strcmp(g->recurrence, PROMISE_EVERY_MEETING) == 0;
}

static sp_rc write_promise(struct promising *p, const struct promise_meeting *m,
			   const struct given *g, const struct topic *text,
			   const struct topic *title, const char *place, struct sp_err *e)
{
	const char *found, *who;
	SP_TRY(every_word(p, g->text, g->title, &found));
	SP_TRY(every_word(p, g->who, NULL, &who));
	const char *words = topic_words(p->arena, text),
		   *title_words = topic_words(p->arena, title);
	struct promise_ref *slot = sp_push(p->arena, &p->given);
	SP_NEED(slot && words && title_words);
	*slot = (struct promise_ref){g->item, g->position, 0};
	return db_run(p->db, e,
		      "INSERT INTO promise (municipality, item, position, meeting, body, day, "
		      "place, due, kinds, words, title_words, found, found_who) VALUES ($1, $2, "
		      "$3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
		      DB_V_INT(p->municipality), DB_V_INT(g->item), DB_V_INT(g->position),
		      DB_V_INT(m->id), DB_V_INT(m->body), DB_V_TEXT(m->iso), DB_V_TEXT(place),
		      DB_V_TEXT(is_each(g) ? g->recurrence
				: g->due   ? g->due
					   : ""),
		      DB_V_INT(text->kinds), DB_V_TEXT(words), DB_V_TEXT(title_words),
		      DB_V_TEXT(found), DB_V_TEXT(who));
}

static sp_rc ask(struct promising *p, const struct given *g, int instance,
		 const struct promise_instance *i, const promise_names *names, struct sp_err *e)
{
	char from[CIVIL_ISO_SIZE], to[CIVIL_ISO_SIZE];
	civil_iso(i->asked_from, from);
	civil_iso(i->asked_to, to);
	return promise_ask(p, (struct promise_ref){g->item, g->position, instance}, names, from, to,
			   e);
}

/* A promise among messages is of the matter of its point. */
static sp_rc read_point(struct promising *p, const struct given *g, struct topic *out,
			struct sp_err *e)
{
	struct str point;
	SP_TRY(promise_point(p, g->item, g->position, &point, e));
	return topic_of(p->lore, p->arena, point, out);
}

static bool is_matter(const char *text)
{
	return str_istarts(str_of(text), STR("Sagen ")) ||
	       str_istarts(str_of(text), STR("Punktet "));
}

/* "Sagen genoptages, når lokalplanen er vedtaget": the plan is another matter. */
static struct str without_event(const char *text)
{
	struct str said = str_of(text);
	size_t at = str_find(said, STR(", når "));
	return at == SIZE_MAX ? said : str_sub(said, 0, at);
}

static sp_rc write_one(struct promising *p, const struct promise_meeting *m, const struct given *g,
		       struct sp_err *e)
{
	struct promise_said said = {
		.meeting = m->day, .due = g->due, .recurrence = g->recurrence, .words = g->text};
	struct promise_instances times;
	struct topic text, title;
	promise_days days = {0};
	promise_names names = {0};
	const char *place = promise_place(p->arena, m, g->item_position, g->position);
	SP_NEED(place);
	if (g->from && g->to && civil_parse_iso(g->from, &said.from))
		(void)civil_parse_iso(g->to, &said.to);
	if (g->due && strcmp(g->due, "next-meeting") == 0)
		SP_TRY(promise_next_meeting(p, m, &said.next, e));
	if (is_each(g))
		SP_TRY(promise_later_meetings(p, m, promise_ceases(m->day, m->day), &days, e));
	said.meetings = days.at;
	said.n_meetings = days.n;
	SP_TRY(topic_of(p->lore, p->arena, str_of(g->text), &text));
	if (!g->due && (text.kinds & PROMISE_RESUMES || is_matter(g->text)))
		SP_TRY(topic_of(p->lore, p->arena, without_event(g->text), &text));
	SP_TRY(topic_of(p->lore, p->arena, str_of(g->title), &title));
	if (!topic_tells(&title) && !g->closed)
		SP_TRY(read_point(p, g, &title, e));
	topic_drop_letters(&text, &title);
	SP_TRY(write_promise(p, m, g, &text, &title, place, e));
	SP_TRY(promise_names_of(p, g->item, m->body, &text, &title, &names, e));
	SP_TRY(promise_instances(p->arena, &said, &times));
	/* by its body it is found at its times, by all else for as long as it comes back */
	const promise_names body = {.at = names.at, .n = 1};
	const promise_names rest = {.at = names.at + 1, .n = names.n - 1};
	for (uint32_t i = 0; i < times.list.n; i++) {
		SP_TRY(write_time(p, m, g, place, (int)i, &times.list.at[i],
				  is_appointment(g, &text, &times.list.at[i]), e));
		SP_TRY(ask(p, g, (int)i, &times.list.at[i], &body, e));
	}
	struct promise_instance whole = times.list.at[0];
	whole.asked_to = times.list.at[times.list.n - 1].asked_to;
	SP_TRY(ask(p, g, times.list.n > 1 ? PROMISE_ALL_TIMES : 0, &whole, &rest, e));
	return SP_OK;
}

sp_rc promise_write(struct promising *p, const struct promise_meeting *m, struct sp_err *e)
{
	givens list = {0};
	SP_TRY(load_given(p, m->id, &list, e));
	for (uint32_t i = 0; i < list.n; i++)
		SP_TRY(write_one(p, m, &list.at[i], e));
	return SP_OK;
}

/* ---- the same promise, given again ---- */

struct near {
	struct promise_ref ref;
	const char *place, *same_place; /* same_place: of the one it is the same as; NULL: none */
};
typedef SP_LIST(struct near) nears;

/* One promise of a meeting beside what is near it in time: of many there are many. */
struct joining {
	struct promising *p;
	struct promising one; /* its arena: of one promise and those like it */
	struct promising row; /* its arena: of one that it is compared with */
};

static sp_rc load_self(struct promising *p, struct promise_ref ref, struct promise_known *self,
		       const char **due, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(p->municipality), DB_V_INT(ref.item),
					DB_V_INT(ref.position)};
	DB_ROWS_AUTO rows = NULL;
	char *day;
	bool more;
	*due = NULL;
	self->ref.item = 0;
	SP_TRY(db_query(p->db,
			"SELECT p.item, p.position, t.instance, t.due_from, t.due_to, p.words, "
			"p.title_words, p.kinds, p.day, p.place, p.body, p.meeting, p.due, "
			"t.hidden FROM promise p JOIN promise_time t ON t.municipality = "
			"p.municipality AND t.item = p.item AND t.position = p.position AND "
			"t.instance = 0 WHERE p.municipality = $1 AND p.item = $2 AND p.position = "
			"$3",
			args, 3, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	if (!more)
		return SP_OK;
	SP_TRY(promise_known_of(p, rows, self));
	SP_TRY(db_text(rows, 12, p->arena, &day));
	*due = db_int(rows, 13) == CLOSED ? NULL : day;
	return SP_OK;
}

static sp_rc add_like(struct joining *j, const struct db_rows *rows,
		      const struct promise_known *self, nears *out)
{
	struct promise_known known;
	char *same;
	arena_reset(j->row.arena);
	SP_TRY(promise_known_of(&j->row, rows, &known));
	if (!promise_same(j->p->lore, &self->asked, &known.asked))
		return SP_OK;
	struct near *slot = sp_push(j->one.arena, out);
	SP_NEED(slot);
	SP_TRY(db_text(rows, 12, j->one.arena, &same));
	*slot = (struct near){known.ref, arena_strdup(j->one.arena, known.place), same};
	return slot->place ? SP_OK : SP_ENOMEM;
}

/* The promise, and those of about the same time that are due then too. */
static sp_rc load_near(struct joining *j, struct promise_ref ref, struct promise_known *self,
		       nears *out, struct sp_err *e)
{
	const char *due;
	char since[CIVIL_ISO_SIZE], until[CIVIL_ISO_SIZE];
	SP_TRY(load_self(&j->one, ref, self, &due, e));
	if (!due)
		return SP_OK;
	civil_iso(civil_add_days(self->asked.meeting, -SAME_DAYS), since);
	civil_iso(civil_add_days(self->asked.meeting, SAME_DAYS), until);
	const struct db_value like[] = {DB_V_INT(j->p->municipality), DB_V_TEXT(due),
					DB_V_TEXT(since), DB_V_TEXT(until),
					DB_V_INT(self->meeting)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(
		j->p->db,
		"SELECT p.item, p.position, t.instance, t.due_from, t.due_to, p.words, "
		"p.title_words, p.kinds, p.day, p.place, p.body, p.meeting, s.place FROM "
		"promise p JOIN promise_time t ON t.municipality = p.municipality AND "
		"t.item = p.item AND t.position = p.position AND t.instance = 0 LEFT JOIN "
		"promise s ON s.municipality = p.municipality AND s.item = p.same_item AND "
		"s.position = p.same_position WHERE p.municipality = $1 AND p.due = $2 AND "
		"p.day >= $3 AND p.day <= $4 AND p.meeting <> $5 AND t.hidden <> 2 ORDER BY "
		"p.place",
		like, 5, &rows, e));
	DB_EACH(rows, e)
		SP_TRY(add_like(j, rows, self, out));
	return SP_OK;
}

/* Whoever answered it, or was to, chooses again. */
static sp_rc release(struct promising *p, struct promise_ref ref, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(p->municipality), DB_V_INT(ref.item),
					DB_V_INT(ref.position)};
	{
		DB_ROWS_AUTO rows = NULL;
		SP_TRY(db_query(
			p->db,
			"SELECT answer, meeting FROM promise_answer WHERE municipality = $1 AND "
			"item = $2 AND position = $3",
			args, 3, &rows, e));
		DB_EACH(rows, e)
			SP_TRY(promise_choose_later(p, db_int(rows, 0), db_int(rows, 1), e));
	}
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(p->db,
			"SELECT instance FROM promise_time WHERE municipality = $1 AND item = $2 "
			"AND position = $3",
			args, 3, &rows, e));
	DB_EACH(rows, e)
		SP_TRY(promise_touch(
			p, (struct promise_ref){ref.item, ref.position, (int)db_int(rows, 0)}));
	return SP_OK;
}

/* `same` NULL: it stands alone. */
static sp_rc set_same(struct promising *p, struct promise_ref ref, const struct promise_ref *same,
		      struct sp_err *e)
{
	struct db_value item = same ? DB_V_INT(same->item) : DB_V_NULL;
	struct db_value position = same ? DB_V_INT(same->position) : DB_V_NULL;
	SP_TRY(db_run(p->db, e,
		      "UPDATE promise SET same_item = CAST($4 AS BIGINT), same_position = CAST($5 "
		      "AS BIGINT) WHERE municipality = $1 AND item = $2 AND position = $3",
		      DB_V_INT(p->municipality), DB_V_INT(ref.item), DB_V_INT(ref.position), item,
		      position));
	SP_TRY(db_run(p->db, e,
		      "UPDATE promise_time SET hidden = $4 WHERE municipality = $1 AND item = $2 "
		      "AND position = $3 AND hidden <> 2",
		      DB_V_INT(p->municipality), DB_V_INT(ref.item), DB_V_INT(ref.position),
		      DB_V_INT(same ? 1 : 0)));
	SP_TRY(release(p, ref, e));
	return same ? release(p, *same, e) : SP_OK;
}

/* The first like promise before it is the one; of the later ones it may be the first. */
static sp_rc join_one(struct joining *j, struct promise_ref ref, struct sp_err *e)
{
	struct promise_known self;
	nears like = {0};
	arena_reset(j->one.arena);
	SP_TRY(load_near(j, ref, &self, &like, e));
	if (!self.ref.item)
		return SP_OK;
	bool first = !like.n || strcmp(like.at[0].place, self.place) > 0;
	SP_TRY(set_same(j->p, ref, first ? NULL : &like.at[0].ref, e));
	for (uint32_t i = 0; i < like.n; i++) {
		const struct near *n = &like.at[i];
		if (strcmp(n->place, self.place) > 0 &&
		    (!n->same_place || strcmp(self.place, n->same_place) < 0))
			SP_TRY(set_same(j->p, n->ref, &ref, e));
	}
	return SP_OK;
}

sp_rc promise_join_same(struct promising *p, struct sp_err *e)
{
	ARENA_AUTO one = arena_new(NEAR_MEMORY);
	ARENA_AUTO row = arena_new(NEAR_MEMORY);
	SP_NEED(one && row);
	struct joining j = {.p = p, .one = *p, .row = *p};
	j.one.arena = one;
	j.row.arena = row;
	for (uint32_t i = 0; i < p->given.n; i++)
		SP_TRY(join_one(&j, p->given.at[i], e));
	return SP_OK;
}
