/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Threads for spreadsheets: a line for each item of one, and a line for each reason that links two
 * items. They are made again by whoever reads the export back. */
#include "council/export_line.h"

#include "council/thread.h"

enum { LINE_MAX_BYTES = 16 * 1024 * 1024 };
static const size_t THREAD_MEMORY = (size_t)1024 * 1024 * 1024;

enum sheet { THREADS, LINKS, SHEETS };

static const struct sheet_form forms[SHEETS] = {
	[THREADS] = {"threads.csv",
		     "key,municipality,body,date,number,title,thread,thread_title,named"},
	[LINKS] = {"links.csv", "key,municipality,body,date,number,title,thread,to,reason,strength,"
				"words,document,page,line"},
};

struct threading {
	struct sheets to;
	struct arena *arena; /* of one thread */
};

/* ---- a line ---- */

static void put(struct threading *s, const char *field)
{
	sheets_put(&s->to, field);
}

static void of_item(struct threading *s, const struct thread *t, const struct thread_entry *entry)
{
	char day[CIVIL_ISO_SIZE];
	civil_iso(entry->day, day);
	sheets_begin(&s->to);
	put(s, entry->key);
	sheets_put_int(&s->to, t->municipality);
	put(s, entry->body_name);
	put(s, day);
	put(s, entry->number);
	put(s, entry->title);
	put(s, t->key);
}

/* ---- a thread ---- */

static sp_rc put_reason(struct threading *s, const struct thread_reason *r)
{
	put(s, r->to);
	put(s, link_reason_name(r->reason));
	sheets_put_int(&s->to, r->strength);
	put(s, r->words);
	put(s, r->source.document);
	sheets_put_index(&s->to, r->source.page);
	sheets_put_index(&s->to, r->source.line);
	return sheets_end(&s->to, LINKS);
}

static sp_rc put_thread(struct threading *s, int64_t municipality, int64_t id, struct sp_err *e)
{
	struct thread *t;
	arena_reset(s->arena);
	SP_TRY(thread_load(s->to.x->db, s->arena, municipality, id, &t, e));
	SP_TRY(thread_words(s->to.x->db, s->arena, t, e));
	for (uint32_t i = 0; i < t->items.n; i++) {
		const struct thread_entry *entry = &t->items.at[i];
		of_item(s, t, entry);
		put(s, t->title);
		put(s, t->named ? "true" : "false");
		SP_TRY(sheets_end(&s->to, THREADS));
		for (uint32_t k = 0; k < entry->reasons.n; k++) {
			of_item(s, t, entry);
			SP_TRY(put_reason(s, &entry->reasons.at[k]));
		}
	}
	return call_interrupted(s->to.x->call) ? sp_fail_code(e, SP_ECANCELED) : SP_OK;
}

struct found {
	int64_t municipality, thread;
};

/* In the order of their first items, which no store changes. */
static sp_rc put_threads(struct threading *s, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(s->to.x->wish->municipality)};
	SP_LIST(struct found) all = {0};
	{
		DB_ROWS_AUTO rows = NULL;
		SP_TRY(db_query(s->to.x->db,
				"SELECT i.municipality, i.id FROM (SELECT DISTINCT municipality, "
				"thread FROM thread_item) t JOIN item i ON i.municipality = "
				"t.municipality AND i.id = t.thread JOIN meeting m ON "
				"m.municipality = i.municipality AND m.id = i.meeting JOIN body b "
				"ON b.municipality = m.municipality AND b.id = m.body WHERE "
				"CAST($1 AS BIGINT) = 0 OR i.municipality = CAST($1 AS BIGINT) "
				"ORDER BY i.municipality, m.day, b.id, m.ordinal, i.position, i.id",
				args, 1, &rows, e));
		DB_EACH(rows, e) {
			struct found *slot = sp_push(s->to.x->call->arena, &all);
			SP_NEED(slot);
			*slot = (struct found){db_int(rows, 0), db_int(rows, 1)};
		}
	}
	for (uint32_t i = 0; i < all.n; i++)
		SP_TRY(put_thread(s, all.at[i].municipality, all.at[i].thread, e));
	return SP_OK;
}

static sp_rc put_sheets(struct threading *s, struct sp_err *e)
{
	SP_TRY(sheets_open(&s->to, e));
	SP_TRY(put_threads(s, e));
	return sheets_close(&s->to, e);
}

sp_rc export_threads(struct exporter *x, struct sp_err *e)
{
	ARENA_AUTO arena = arena_new(THREAD_MEMORY);
	struct export_file files[SHEETS] = {0};
	struct threading s = {.to = {x, files, forms, SHEETS, BUF_INIT(LINE_MAX_BYTES), true},
			      .arena = arena};
	SP_NEED(arena);
	sp_rc rc = put_sheets(&s, e);
	sheets_free(&s.to);
	return rc;
}
