/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/derive.h"

#include "core/words.h"
#include "council/derive_read.h"
#include "council/derive_rules.h"
#include "council/link.h"
#include "council/person.h"
#include "council/promise.h"
#include "council/search.h"
#include "council/statements.h"
#include "council/thread_name.h"
#include "council/view.h"
#include "read/lexicon.h"
#include "store/search.h"

#include <stdlib.h>

enum {
	MEETING_MEMORY = 256 * 1024 * 1024,
	LORE_MEMORY = 1024 * 1024,
	GROUP = 8,
	MEETINGS_AT_ONCE = 64,
	CHOSEN_AT_ONCE = 256
};

struct deriver {
	struct lexicon *lex;
	struct stemmer *stemmer;
	struct derive_reader *reader;
	struct arena *arena; /* of the lore */
	struct topic_lore lore;
	int64_t block; /* that a meeting's rows for searching go into */
};

static sp_rc equip(struct deriver *d, struct sp_err *e)
{
	d->stemmer = stemmer_new();
	d->arena = arena_new(LORE_MEMORY);
	SP_NEED(d->stemmer && d->arena);
	SP_TRY(topic_lore_load(d->arena, d->stemmer, &d->lore));
	SP_TRY(lexicon_load(NULL, &d->lex, e));
	return derive_reader_new(d->lex, &d->reader);
}

sp_rc deriver_new(struct deriver **out, struct sp_err *e)
{
	struct deriver *d = calloc(1, sizeof(*d));
	*out = NULL;
	SP_NEED(d);
	sp_rc rc = equip(d, e);
	if (rc == SP_OK)
		*out = d;
	else
		deriver_free(d);
	return rc;
}

void deriver_free(struct deriver *d)
{
	if (!d)
		return;
	derive_reader_free(d->reader);
	stemmer_free(d->stemmer);
	lexicon_free(d->lex);
	arena_free(d->arena);
	free(d);
}

sp_rc derive_queue(struct db *db, int64_t municipality, int64_t meeting, struct sp_err *e)
{
	return db_run(db, e,
		      "INSERT INTO derive_queue (municipality, meeting) VALUES ($1, $2) ON "
		      "CONFLICT (municipality, meeting) DO NOTHING",
		      DB_V_INT(municipality), DB_V_INT(meeting));
}

/* ---- one meeting ---- */

/* An item is found by the name that a person has given its thread, too. */
static sp_rc add_name(const struct deriver *d, const struct meeting_facts *m, int64_t item,
		      const struct thread_names *names, struct words *title)
{
	const char *name = NULL;
	struct words more;
	for (uint32_t i = 0; i < names->list.n; i++)
		name = names->list.at[i].item == item ? names->list.at[i].name : name;
	if (!name)
		return SP_OK;
	SP_TRY(words_split(d->stemmer, m->arena, str_of(name), &more));
	return words_append(m->arena, &more, title);
}

/* Closed items lie in a set of their own; what is withdrawn is found no more. */
static sp_rc put_item(struct db *db, const struct deriver *d, const struct meeting_facts *m,
		      uint32_t i, const struct thread_names *names, struct sp_err *e)
{
	const struct view *v = m->view;
	bool closed = v->record.items.at[i].closed;
	int64_t id = v->items.at[i].id;
	enum search_set set = closed ? SEARCH_CLOSED : SEARCH_OPEN;
	struct search_row row = {.mark = search_mark(m->arena, v->municipality)};
	SP_NEED(row.mark);
	SP_TRY(search_remove(db, closed ? SEARCH_OPEN : SEARCH_CLOSED, id, e));
	if (v->withdrawn || v->items.at[i].withdrawn)
		return search_remove(db, set, id, e);
	memcpy(row.fields, m->items[i].fields, sizeof(row.fields));
	SP_TRY(add_name(d, m, id, names, &row.fields[SEARCH_TITLE]));
	for (int f = 0; f < SEARCH_FIELDS; f++)
		words_widen(&row.fields[f], row.fields[f].list.n);
	return search_put(db, set, d->block, id, &row, e);
}

static sp_rc derive_item(struct db *db, const struct meeting_facts *m, uint32_t i, struct sp_err *e)
{
	const struct view *v = m->view;
	SP_TRY(plan_put(db, m->arena, v->municipality, v->items.at[i].id, &m->items[i].plan, e));
	return pools_put(db, m->arena, v, i, &m->items[i].pools, e);
}

static sp_rc forget(struct db *db, struct deriver *d, int64_t municipality, int64_t meeting,
		    struct sp_err *e)
{
	SP_TRY(promise_derive(db, &d->lore, municipality, meeting, e));
	return person_forget(db, municipality, meeting, e);
}

static sp_rc derive(struct db *db, struct deriver *d, const struct meeting_facts *m,
		    struct sp_err *e)
{
	const struct view *v = m->view;
	for (uint32_t i = 0; i < v->items.n; i++)
		SP_TRY(derive_item(db, m, i, e));
	SP_TRY(link_meeting(db, m->arena, d->lex, v, m->links, e));
	SP_TRY(promise_derive(db, &d->lore, v->municipality, v->meeting, e));
	return person_derive(db, m->arena, d->lex, v, e);
}

static sp_rc put_items(struct db *db, struct deriver *d, const struct meeting_facts *m,
		       struct sp_err *e)
{
	const struct view *v = m->view;
	struct thread_names names;
	if (!v || !v->items.n)
		return SP_OK;
	SP_TRY(search_block(db, v->items.at[v->items.n - 1].id, &d->block, e));
	SP_TRY(thread_names_of_meeting(db, m->arena, v->municipality, v->meeting, &names, e));
	for (uint32_t i = 0; i < v->items.n; i++)
		SP_TRY(put_item(db, d, m, i, &names, e));
	return SP_OK;
}

/* ---- the queue ---- */

struct queued {
	int64_t municipality, meeting;
};

static sp_rc load_queue(struct db *db, int64_t most, struct queued *out, uint32_t *n,
			struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(most)};
	DB_ROWS_AUTO rows = NULL;
	bool more;
	*n = 0;
	SP_TRY(db_query(db, council_sql(SQL_DERIVE_QUEUE), args, 1, &rows, e));
	for (;;) {
		SP_TRY(db_next(rows, &more, e));
		if (!more)
			return SP_OK;
		out[(*n)++] = (struct queued){db_int(rows, 0), db_int(rows, 1)};
	}
}

static sp_rc load(struct db *db, const struct queued *q, struct meeting_facts *out,
		  struct sp_err *e)
{
	struct view *v = NULL;
	out->arena = arena_new(MEETING_MEMORY);
	SP_NEED(out->arena);
	sp_rc rc = view_load(db, out->arena, q->municipality, q->meeting, true, &v, e);
	out->view = v;
	return rc == SP_ENOTFOUND ? SP_OK : rc; /* joined with another one since */
}

/* Some meetings of the queue, beside each other. */
struct group {
	struct queued list[GROUP];
	struct meeting_facts meetings[GROUP];
	uint32_t n;
};

static void group_clear(struct group *g)
{
	for (uint32_t i = 0; i < g->n; i++)
		arena_free(g->meetings[i].arena);
	g->n = 0;
}

/* Loads them, and has them read. */
static sp_rc group_begin(struct db *db, struct deriver *d, const struct queued *list, uint32_t n,
			 struct group *g, struct sp_err *e)
{
	for (uint32_t i = 0; i < n && i < GROUP; i++) {
		g->list[i] = list[i];
		g->meetings[i] = (struct meeting_facts){.arena = NULL};
		g->n = i + 1;
		SP_TRY(load(db, &g->list[i], &g->meetings[i], e));
	}
	derive_read_begin(d->reader, g->meetings, g->n);
	return SP_OK;
}

static sp_rc group_write(struct db *db, struct deriver *d, const struct group *g, struct sp_err *e)
{
	for (uint32_t i = 0; i < g->n; i++) {
		const struct queued *q = &g->list[i];
		if (g->meetings[i].view)
			SP_TRY(derive(db, d, &g->meetings[i], e));
		else
			SP_TRY(forget(db, d, q->municipality, q->meeting, e));
		SP_TRY(db_run(db, e,
			      "DELETE FROM derive_queue WHERE municipality = $1 AND meeting = $2",
			      DB_V_INT(q->municipality), DB_V_INT(q->meeting)));
	}
	/* together: whatever is written between them makes full text write out what it has */
	for (uint32_t i = 0; i < g->n; i++)
		SP_TRY(put_items(db, d, &g->meetings[i], e));
	return SP_OK;
}

/* While a group is written the next one is read: writing changes nothing of what is read. */
static sp_rc derive_listed(struct db *db, struct deriver *d, const struct queued *list, uint32_t n,
			   struct sp_err *e)
{
	struct group groups[2] = {{.n = 0}};
	uint32_t taken = 0;
	sp_rc rc = group_begin(db, d, list, n, &groups[0], e);
	for (unsigned i = 0; rc == SP_OK && groups[i % 2].n; i++) {
		struct group *now = &groups[i % 2], *next = &groups[(i + 1) % 2];
		rc = derive_read_end(d->reader);
		taken += now->n;
		if (rc == SP_OK)
			rc = group_begin(db, d, &list[taken], n - taken, next, e);
		if (rc == SP_OK)
			rc = group_write(db, d, now, e);
		if (rc != SP_OK)
			derive_read_stop(d->reader);
		group_clear(now);
	}
	group_clear(&groups[0]);
	group_clear(&groups[1]);
	return rc;
}

sp_rc derive_meetings(struct db *db, struct deriver *d, unsigned most, unsigned *done,
		      struct sp_err *e)
{
	struct queued list[MEETINGS_AT_ONCE];
	uint32_t n = 1;
	for (*done = 0; n && *done < most; *done += n) {
		unsigned left = most - *done;
		SP_TRY(load_queue(db, left < MEETINGS_AT_ONCE ? left : MEETINGS_AT_ONCE, list, &n,
				  e));
		SP_TRY(derive_listed(db, d, list, n, e));
	}
	return SP_OK;
}

sp_rc derive_waits(struct db *db, bool *yes, struct sp_err *e)
{
	bool old;
	SP_TRY(derive_rules_old(db, &old, e));
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(db, old ? "SELECT 1 FROM meeting LIMIT 1" : council_sql(SQL_DERIVE_WAITS),
			NULL, 0, &rows, e));
	return db_next(rows, yes, e);
}

sp_rc derive_now(struct db *db, struct sp_err *e)
{
	DERIVER_AUTO d = NULL;
	unsigned done = 1;
	SP_TRY(deriver_new(&d, e));
	while (done)
		SP_TRY(derive_meetings(db, d, MEETINGS_AT_ONCE, &done, e));
	for (done = 1; done;)
		SP_TRY(promise_choose_pending(db, &d->lore, CHOSEN_AT_ONCE, &done, e));
	return SP_OK;
}

/* ---- all of it, as a command's work ---- */

struct stage {
	const char *what, *unit;
	unsigned most; /* in a transaction */
	sp_rc (*count)(struct db *db, int64_t *out, struct sp_err *e);
	sp_rc (*some)(struct db *db, struct deriver *d, unsigned most, unsigned *done,
		      struct sp_err *e);
};

static sp_rc count_meetings(struct db *db, int64_t *out, struct sp_err *e)
{
	DB_ROWS_AUTO rows = NULL;
	bool more;
	SP_TRY(db_query(db, "SELECT COUNT(*) FROM derive_queue", NULL, 0, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	*out = more ? db_int(rows, 0) : 0;
	return SP_OK;
}

static sp_rc choose_some(struct db *db, struct deriver *d, unsigned most, unsigned *done,
			 struct sp_err *e)
{
	return promise_choose_pending(db, &d->lore, most, done, e);
}

struct batch {
	const struct stage *stage;
	struct deriver *deriver;
	unsigned most, done;
};

static sp_rc run_batch(struct db *db, void *context, struct sp_err *e)
{
	struct batch *b = context;
	return b->stage->some(db, b->deriver, b->most, &b->done, e);
}

static sp_rc run_stage(struct command_call *call, struct db *db, struct deriver *d,
		       const struct stage *stage, struct sp_err *e)
{
	struct call_progress progress = {.what = stage->what, .unit = stage->unit};
	struct batch batch = {stage, d, stage->most, 1};
	int64_t total = 0;
	sp_rc rc = stage->count(db, &total, e);
	progress.total = (uint64_t)total;
	while (rc == SP_OK && batch.done && !call_interrupted(call)) {
		call_progress(call, &progress);
		rc = db_transact(db, run_batch, &batch, e);
		progress.done += batch.done;
	}
	call_progress_end(call);
	return rc;
}

sp_rc derive_all(struct command_call *call, struct db *db, struct deriver *d, struct sp_err *e)
{
	static const struct stage stages[] = {
		{N_("working through"), N_("meetings"), MEETINGS_AT_ONCE, count_meetings,
		 derive_meetings},
		{N_("finding what was answered"), N_("items"), CHOSEN_AT_ONCE,
		 promise_count_waiting, choose_some},
	};
	bool waits;
	SP_TRY(derive_waits(db, &waits, e));
	for (size_t i = 0; waits && i < sizeof(stages) / sizeof(stages[0]); i++)
		if (!call_interrupted(call))
			SP_TRY(run_stage(call, db, d, &stages[i], e));
	return SP_OK;
}
