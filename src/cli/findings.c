/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/findings.h"

#include "module/module.h"
#include "store/migrate.h"
#include "store/store.h"

#include <inttypes.h>
#include <stdio.h>

static const struct column columns[] = {{"part", N_("Part"), CELL_TEXT, COLUMN_PLAIN},
					{"place", N_("Place"), CELL_TEXT, COLUMN_PLAIN},
					{"problem", N_("Problem"), CELL_TEXT, COLUMN_PLAIN}};

sp_rc findings_begin(struct command_call *call, struct findings *f, struct sp_err *e)
{
	*f = (struct findings){.call = call, .rc = SP_OK};
	return call_table(call, columns, 3, &f->table, e);
}

void findings_add(struct findings *f, const char *part, const char *where, const char *text)
{
	f->n++;
	if (f->rc == SP_OK)
		f->rc = call_row(f->table, &f->e, CELL_TEXT(part), CELL_TEXT(where),
				 CELL_TEXT(text));
}

static void add_audit(struct findings *f, const struct audit_finding *found)
{
	char municipality[24], seq[24], other[24];
	BUF_AUTO text = BUF_INIT(4096);
	(void)snprintf(municipality, sizeof(municipality), "%" PRId64, found->municipality);
	(void)snprintf(seq, sizeof(seq), "%" PRId64, found->seq);
	(void)snprintf(other, sizeof(other), "%" PRId64, found->other);
	if (found->damage == AUDIT_NO_HEADS) {
		call_warn(f->call, NULL, audit_finding_key(found), municipality, seq, other);
		return;
	}
	i18n_format(&text, f->call->lang, audit_finding_key(found), municipality, seq, other);
	findings_add(f, "audit", NULL, buf_view(&text).p);
}

static sp_rc add_gone(struct findings *f, struct db *db, const char *part,
		      const struct migration *migrations, bool *whole, struct sp_err *e)
{
	struct db_problems gone = {0};
	SP_TRY(store_schema_check(db, migrations, f->call->arena, &gone, e));
	for (uint32_t i = 0; i < gone.list.n; i++) {
		findings_add(f, part, NULL, gone.list.at[i]);
		*whole &= strncmp(gone.list.at[i], "table", 5) != 0;
	}
	return SP_OK;
}

sp_rc findings_add_schema(struct findings *f, struct db *db, bool *whole, struct sp_err *e)
{
	*whole = true;
	SP_TRY(add_gone(f, db, "store", store_migrations, whole, e));
	for (const struct module *const *m = f->call->modules; *m; m++)
		if ((*m)->migrations)
			SP_TRY(add_gone(f, db, (*m)->name, (*m)->migrations, whole, e));
	return SP_OK;
}

void findings_add_audit(struct findings *f, const struct audit_report *report)
{
	for (uint32_t i = 0; i < report->findings.n; i++)
		add_audit(f, &report->findings.at[i]);
}

sp_rc findings_end(struct findings *f, const char *in_order, struct sp_err *e)
{
	char count[24];
	if (f->rc != SP_OK) {
		*e = f->e;
		return f->rc;
	}
	SP_TRY(call_table_end(f->table, e));
	if (!f->n) {
		call_print(f->call, in_order, call_store_name(f->call));
		return SP_OK;
	}
	(void)snprintf(count, sizeof(count), "%" PRIu64, f->n);
	return sp_fail(e, SP_ECORRUPT, N_("problems found in the store “{1}”: {2}"),
		       call_store_name(f->call), count);
}
