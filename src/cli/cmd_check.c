/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"
#include "cli/findings.h"
#include "module/host.h"
#include "store/store.h"

#include <stdio.h>

/* What a module's check tells goes to the table, with the module's name. */
struct module_check {
	struct findings *findings;
	const char *module;
};

static void module_problem(void *self, const char *where, const char *text)
{
	struct module_check *m = self;
	const struct command_call *call = m->findings->call;
	BUF_AUTO place = BUF_INIT(4096);
	size_t word = where ? strcspn(where, " ") : 0;
	const char *kind = where ? arena_strndup(call->arena, where, word) : NULL;
	/* people read what kind of thing it is in their language */
	if (kind && call->format == FORMAT_HUMAN) {
		buf_printf(&place, "%s%s", call_tr(call, kind), where + word);
		buf_char(&place, '\0');
	}
	findings_add(m->findings, m->module, place.p ? place.p : where, text);
}

static void module_remark(void *self, struct str text)
{
	const struct module_check *m = self;
	const struct call_host *host = m->findings->call->host;
	host->line(host->self, LINE_WARNING, text);
}

static sp_rc check_modules(struct command_call *call, struct db *db, struct findings *findings,
			   struct sp_err *e)
{
	for (const struct module *const *m = call->modules; *m; m++) {
		struct module_check of = {findings, (*m)->name};
		struct check check = {.lang = call->lang,
				      .interrupted = call->host->interrupted,
				      .self = &of,
				      .problem = module_problem,
				      .remark = module_remark};
		if (!(*m)->check)
			continue;
		call_detail(call, N_("checking {1}"), (*m)->name);
		SP_TRY((*m)->check(&check, db, e));
		if (call_interrupted(call))
			return sp_fail_code(e, SP_ECANCELED);
	}
	return SP_OK;
}

sp_rc cli_check(struct command_call *call, struct sp_err *e)
{
	struct db *db = NULL;
	struct store_check found = {0};
	struct findings findings;
	bool whole;
	SP_TRY(call_store(call, DB_READ_ONLY, &db, e));
	SP_TRY(findings_begin(call, &findings, e));
	call_detail(call, N_("checking the store and its audit log"));
	SP_TRY(findings_add_schema(&findings, db, &whole, e));
	/* nothing can be read of what is not there: that is told, and enough */
	if (!whole)
		return findings_end(&findings, N_("the store “{1}” is in order"), e);
	SP_TRY(store_check(db, call_setting(call, "state"), call->arena, &found, e));
	for (uint32_t i = 0; i < found.engine.list.n; i++)
		findings_add(&findings, "store", NULL, found.engine.list.at[i]);
	findings_add_audit(&findings, &found.audit);
	SP_TRY(check_modules(call, db, &findings, e));
	return findings_end(&findings, N_("the store “{1}” is in order"), e);
}

sp_rc cli_backup(struct command_call *call, struct sp_err *e)
{
	static const struct column columns[] = {{"store", N_("Store"), CELL_TEXT, COLUMN_PLAIN},
						{"backup", N_("Backup"), CELL_TEXT, COLUMN_PLAIN}};
	struct db *db = NULL;
	SP_TRY(call_store(call, DB_READ_ONLY, &db, e));
	SP_TRY(db_backup(db, call_arg(call, 0), e));
	return call_record(call, columns, e, CELL_TEXT(call_store_name(call)),
			   CELL_TEXT(call_arg(call, 0)));
}
