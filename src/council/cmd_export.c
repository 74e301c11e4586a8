/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/commands.h"

#include "core/human.h"
#include "core/instant.h"
#include "council/export.h"
#include "council/key.h"
#include "store/access.h"

#include <stdio.h>

/* For programs; people get a sentence. */
static const struct column columns[] = {{"file", NULL, CELL_TEXT, COLUMN_PLAIN},
					{"table", NULL, CELL_TEXT, COLUMN_PLAIN},
					{"rows", NULL, CELL_INT, COLUMN_PLAIN},
					{"bytes", NULL, CELL_INT, COLUMN_PLAIN},
					{"sha256", NULL, CELL_TEXT, COLUMN_PLAIN}};

/* ---- the log of reads ---- */

struct reading {
	struct command_call *call;
	const struct export_done *now;
	struct ids ids;
};

static sp_rc note_reads(struct db *db, void *context, struct sp_err *e)
{
	struct reading *r = context;
	const char *purpose = call_option(r->call, "purpose");
	for (uint32_t i = 0; i < r->now->municipalities.n; i++) {
		int64_t code = r->now->municipalities.at[i];
		char key[24];
		(void)snprintf(key, sizeof(key), "%lld", (long long)code);
		const struct access_event event = {
			.municipality = code,
			.who = r->call->who,
			.action = N_("export"),
			.table = "municipality",
			.id = code,
			.key = key,
			.purpose = purpose && *purpose ? purpose
						       : call_tr(r->call, N_("the whole record"))};
		SP_TRY(access_append(db, &r->ids, &event, e));
	}
	return SP_OK;
}

/* Nothing closed is written before the log of reads says that it will be. */
static sp_rc log_reads(struct command_call *call, const struct export_done *now, struct sp_err *e)
{
	struct reading r = {.call = call, .now = now};
	struct db *db = NULL;
	if (call_switch(call, "public"))
		return SP_OK;
	ids_init(&r.ids, ids_random_node(), instant_now, NULL);
	SP_TRY(call_store(call, DB_READ_WRITE, &db, e));
	return db_transact(db, note_reads, &r, e);
}

/* ---- the command ---- */

static sp_rc put_files(struct command_call *call, const struct export_done *done, struct sp_err *e)
{
	struct call_table *table = NULL;
	SP_TRY(call_table(call, columns, sizeof(columns) / sizeof(columns[0]), &table, e));
	for (uint32_t i = 0; i < done->files.n; i++) {
		const struct export_entry *f = &done->files.at[i];
		SP_TRY(call_row(table, e, CELL_TEXT(f->file),
				CELL_TEXT(f->table ? f->table->name : NULL),
				CELL_INT((int64_t)f->rows), CELL_INT((int64_t)f->bytes),
				CELL_TEXT(f->sha256)));
	}
	return call_table_end(table, e);
}

static void put_people(struct command_call *call, const struct export_wish *wish,
		       const struct export_done *done)
{
	BUF_AUTO rows = BUF_INIT(64), meetings = BUF_INIT(64), bytes = BUF_INIT(64);
	human_count(&rows, call->lang, (int64_t)done->rows);
	human_count(&meetings, call->lang, (int64_t)done->meetings);
	human_bytes(&bytes, call->lang, done->bytes);
	const char *n = buf_take(&rows, call->arena), *m = buf_take(&meetings, call->arena);
	const char *size = buf_take(&bytes, call->arena);
	if (!n || !m || !size)
		return;
	call_print(call, N_("Written to {1}: meetings {2}, rows {3}, {4}"), wish->path, m, n, size);
	if (wish->open)
		call_note(
			call,
			N_("left out: what stands in closed items but number and title, documents "
			   "that hold or held them with their texts, and files that were set "
			   "aside. It is for the public and cannot be read back as a store"));
	else
		call_note(call,
			  N_("it holds the closed items, too: keep it as you keep the store (only "
			     "you can read it; --public leaves them out). “spor import {1}” reads "
			     "it into an empty store"),
			  wish->path);
}

sp_rc council_export_run(struct command_call *call, struct sp_err *e)
{
	struct export_done done;
	struct export_wish wish = {.path = call_arg(call, 0),
				   .open = call_switch(call, "public"),
				   .before = log_reads};
	if (wish.open && call_option(call, "purpose"))
		return sp_fail(e, SP_EINVAL,
			       N_("--purpose is for the log of reads, and --public reads nothing "
				  "that is closed: give one of them"));
	SP_TRY(key_municipality(call_option(call, "municipality"), &wish.municipality, e));
	sp_rc rc = export_run(call, &wish, &done, e);
	if (rc != SP_OK)
		return e->key ? rc : sp_fail_code(e, rc);
	if (call->format != FORMAT_HUMAN)
		return put_files(call, &done, e);
	put_people(call, &wish, &done);
	return SP_OK;
}
