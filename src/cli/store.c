/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/store.h"

#include "core/secret.h"
#include "store/audit.h"

#include <stdio.h>

const char *store_name(const struct console *c)
{
	const char *name = secret_hide(c->arena, config_find(c->config, "store")->value);
	return name ? name : "";
}

static sp_rc sets_of(const struct console *c, struct migration_set **out, size_t *n)
{
	size_t count = 0;
	for (const struct module *const *m = c->modules; *m; m++)
		count++;
	struct migration_set *sets = arena_array(c->arena, count, sizeof(*sets));
	SP_NEED(sets);
	*n = 0;
	for (const struct module *const *m = c->modules; *m; m++)
		if ((*m)->migrations)
			sets[(*n)++] = (struct migration_set){(*m)->name, (*m)->migrations};
	*out = sets;
	return SP_OK;
}

static sp_rc bring_up(struct console *c, struct db *db, enum db_mode mode, struct sp_err *e)
{
	struct migration_set *sets = NULL;
	size_t n = 0;
	unsigned applied = 0;
	SP_TRY(sets_of(c, &sets, &n));
	if (mode != DB_CREATE)
		return migrate_check(db, sets, n, e);
	SP_TRY(migrate_apply(db, sets, n, &applied, e));
	if (!applied)
		return SP_OK;
	char count[16];
	(void)snprintf(count, sizeof(count), "%u", applied);
	BUF_AUTO text = BUF_INIT(1024);
	i18n_format(&text, c->lang, N_("{1}: {2} schema changes made"), store_name(c), count);
	console_line(c, LINE_DETAIL, buf_view(&text));
	return SP_OK;
}

const char *store_state(const struct console *c)
{
	return config_find(c->config, "state")->value;
}

/* A store that can be written is worth more than its signed heads: without them it is used all the
 * same, and the operator told. */
static void heads_lost(struct console *c, const struct sp_err *why)
{
	BUF_AUTO text = BUF_INIT(4096);
	i18n_format(&text, c->lang, N_("the signed heads of the audit log cannot be kept: "));
	sp_err_text(why, c->lang, &text);
	console_line(c, LINE_WARNING, buf_view(&text));
}

static void keep_heads(struct console *c, struct db *db)
{
	struct sp_err e = {0};
	if (audit_heads_attach(db, store_state(c), &e) != SP_OK)
		heads_lost(c, &e);
}

sp_rc store_open(struct console *c, enum db_mode mode, struct db **out, struct sp_err *e)
{
	struct db **slot = mode == DB_READ_ONLY ? &c->readable : &c->writable;
	if (!*slot) {
		struct db *db = NULL;
		SP_TRY(db_open(config_find(c->config, "store")->value, mode, &db, e));
		sp_rc rc = bring_up(c, db, mode, e);
		if (rc != SP_OK) {
			db_close(db);
			return rc;
		}
		if (mode != DB_READ_ONLY)
			keep_heads(c, db);
		*slot = db;
	}
	*out = *slot;
	return SP_OK;
}

void store_close(struct console *c)
{
	if (c->readable)
		db_close(c->readable);
	if (c->writable) {
		struct sp_err e = {0};
		if (audit_heads_flush(c->writable, &e) != SP_OK)
			heads_lost(c, &e);
		db_close(c->writable);
	}
	c->readable = c->writable = NULL;
}
