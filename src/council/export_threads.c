/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Threads for spreadsheets: a line for each item of one, and a line for each reason that links two
 * items. They are made again by whoever reads the export back. */
#include "council/export.h"

#include "core/csv.h"
#include "council/thread.h"

#include <stdio.h>

enum { LINE_MAX_BYTES = 16 * 1024 * 1024 };
static const size_t THREAD_MEMORY = (size_t)1024 * 1024 * 1024;

enum sheet { THREADS, LINKS, SHEETS };

static const struct {
	const char *name, *head;
} sheets[SHEETS] = {
	[THREADS] = {"threads.csv",
		     "key,municipality,body,date,number,title,thread,thread_title,named"},
	[LINKS] = {"links.csv", "key,municipality,body,date,number,title,thread,to,reason,strength,"
				"words,document,page,line"},
};

struct threading {
	struct exporter *x;
	struct arena *arena; /* of one thread */
	struct export_file files[SHEETS];
	struct buf line;
};

/* ---- a line ---- */

static void put(struct threading *s, const char *field)
{
	csv_field(&s->line, str_of(field), false);
}

static void put_int(struct threading *s, int64_t n)
{
	char text[24];
	(void)snprintf(text, sizeof(text), "%lld", (long long)n);
	put(s, text);
}

static void of_item(struct threading *s, const struct thread *t, const struct thread_entry *entry)
{
	char day[CIVIL_ISO_SIZE];
	civil_iso(entry->day, day);
	buf_reset(&s->line);
	csv_field(&s->line, str_of(entry->key), true);
	put_int(s, t->municipality);
	put(s, entry->body_name);
	put(s, day);
	put(s, entry->number);
	put(s, entry->title);
	put(s, t->key);
}

static sp_rc end(struct threading *s, enum sheet sheet)
{
	csv_line_end(&s->line);
	SP_NEED(buf_ok(&s->line));
	export_file_add(&s->files[sheet], buf_view(&s->line));
	s->files[sheet].rows++;
	return SP_OK;
}

/* ---- a thread ---- */

static sp_rc put_reason(struct threading *s, const struct thread_reason *r)
{
	put(s, r->to);
	put(s, link_reason_name(r->reason));
	put_int(s, r->strength);
	put(s, r->words);
	put(s, r->source.document);
	if (r->source.page)
		put_int(s, r->source.page);
	else
		put(s, NULL);
	if (r->source.line)
		put_int(s, r->source.line);
	else
		put(s, NULL);
	return end(s, LINKS);
}

static sp_rc put_thread(struct threading *s, int64_t municipality, int64_t id, struct sp_err *e)
{
	struct thread *t;
	arena_reset(s->arena);
	SP_TRY(thread_load(s->x->db, s->arena, municipality, id, &t, e));
	SP_TRY(thread_words(s->x->db, s->arena, t, e));
	for (uint32_t i = 0; i < t->items.n; i++) {
		const struct thread_entry *entry = &t->items.at[i];
		of_item(s, t, entry);
		put(s, t->title);
		put(s, t->named ? "true" : "false");
		SP_TRY(end(s, THREADS));
		for (uint32_t k = 0; k < entry->reasons.n; k++) {
			of_item(s, t, entry);
			SP_TRY(put_reason(s, &entry->reasons.at[k]));
		}
	}
	return call_interrupted(s->x->call) ? sp_fail_code(e, SP_ECANCELED) : SP_OK;
}

struct found {
	int64_t municipality, thread;
};

/* In the order of their first items, which no store changes. */
static sp_rc put_threads(struct threading *s, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(s->x->wish->municipality)};
	SP_LIST(struct found) all = {0};
	{
		DB_ROWS_AUTO rows = NULL;
		SP_TRY(db_query(s->x->db,
				"SELECT i.municipality, i.id FROM (SELECT DISTINCT municipality, "
				"thread FROM thread_item) t JOIN item i ON i.municipality = "
				"t.municipality AND i.id = t.thread JOIN meeting m ON "
				"m.municipality = i.municipality AND m.id = i.meeting JOIN body b "
				"ON b.municipality = m.municipality AND b.id = m.body WHERE "
				"CAST($1 AS BIGINT) = 0 OR i.municipality = CAST($1 AS BIGINT) "
				"ORDER BY i.municipality, m.day, b.id, m.ordinal, i.position, i.id",
				args, 1, &rows, e));
		DB_EACH(rows, e) {
			struct found *slot = sp_push(s->x->call->arena, &all);
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
	for (int i = 0; i < SHEETS; i++) {
		SP_TRY(export_file_open(&s->x->folder, sheets[i].name, &s->files[i], e));
		buf_reset(&s->line);
		buf_puts(&s->line, sheets[i].head);
		csv_line_end(&s->line);
		export_file_add(&s->files[i], buf_view(&s->line));
	}
	SP_TRY(put_threads(s, e));
	for (int i = 0; i < SHEETS; i++) {
		SP_TRY(export_file_close(&s->files[i], e));
		SP_TRY(export_note(s->x, &s->files[i], NULL));
	}
	return SP_OK;
}

sp_rc export_threads(struct exporter *x, struct sp_err *e)
{
	ARENA_AUTO arena = arena_new(THREAD_MEMORY);
	struct threading s = {.x = x, .arena = arena, .line = BUF_INIT(LINE_MAX_BYTES)};
	SP_NEED(arena);
	sp_rc rc = put_sheets(&s, e);
	for (int i = 0; i < SHEETS; i++)
		export_file_drop(&s.files[i]);
	buf_free(&s.line);
	return rc;
}
