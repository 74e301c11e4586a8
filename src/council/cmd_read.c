/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/commands.h"
#include "council/files.h"
#include "read/explain.h"
#include "read/read.h"
#include "read/record_json.h"

#include <stdlib.h>

enum { READ_OUTPUT_MAX = 512 * 1024 * 1024 };
static const size_t READ_MEMORY = (size_t)1536 * 1024 * 1024;

struct reading {
	struct command_call *call;
	const struct lexicon *lex;
	bool explain, text;
};

static void lexicon_cleanup(struct lexicon **lex)
{
	lexicon_free(*lex);
}

static sp_rc print_records(const struct reading *r, struct arena *a, const char *path,
			   const struct records *records, struct sp_err *e)
{
	for (uint32_t i = 0; i < records->list.n; i++) {
		BUF_AUTO out = BUF_INIT(READ_OUTPUT_MAX);
		const struct extraction *x = records->list.at[i]->from;
		if (r->text) {
			call_write(r->call, (struct str){x->text, x->text_len});
			continue;
		}
		sp_rc rc = r->explain ? explain_extraction(a, r->lex, x, &out)
				      : record_json(a, records->list.at[i], path, JW_PRETTY, &out);
		if (rc == SP_OK && r->explain)
			rc = explain_doubts(a, records->list.at[i], &out);
		if (rc != SP_OK)
			return sp_fail_code(e, rc);
		if (!r->explain)
			buf_char(&out, '\n');
		call_write(r->call, buf_view(&out));
	}
	return SP_OK;
}

static sp_rc read_one(const struct reading *r, const char *path, struct sp_err *e)
{
	ARENA_AUTO a = arena_new(READ_MEMORY);
	struct records records = {0};
	struct str bytes;
	SP_NEED(a);
	struct files_folder folder = {files_folder_of(a, path)};
	struct neighbours near = files_neighbours(&folder);
	SP_NEED(folder.path);
	SP_TRY(strcmp(path, "-") == 0 ? files_load_input(a, &bytes, e)
				      : files_load(a, path, &bytes, e));
	struct source_input in = {path, bytes, &near};
	sp_rc rc = read_document(a, r->lex, &in, &records, e);
	if (rc != SP_OK)
		return e->key ? rc : sp_fail_code(e, rc);
	return print_records(r, a, path, &records, e);
}

sp_rc council_read_run(struct command_call *call, struct sp_err *e)
{
	__attribute__((cleanup(lexicon_cleanup))) struct lexicon *lex = NULL;
	SP_TRY(lexicon_load(call_setting(call, "lexicon.file"), &lex, e));
	struct reading r = {call, lex, call_switch(call, "explain"), call_switch(call, "text")};
	call->alone = call_arg_count(call) == 1;
	for (size_t i = 0; i < call_arg_count(call) && !call_output_lost(call); i++) {
		struct sp_err one = {.key = NULL};
		if (call_interrupted(call))
			return sp_fail_code(e, SP_ECANCELED);
		if (read_one(&r, call_arg(call, i), &one) != SP_OK) {
			if (!one.key)
				(void)sp_fail_code(&one, SP_ENOMEM);
			sp_err_where(&one, call_arg(call, i));
			call_failed(call, &one);
		}
	}
	return SP_OK;
}
