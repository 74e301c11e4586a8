/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"
#include "cli/console.h"
#include "core/secret.h"

static const char *origin_key(enum config_origin origin)
{
	static const char *const keys[] = {[CONFIG_STANDARD] = N_("standard"),
					   [CONFIG_FILE] = N_("file"),
					   [CONFIG_ENVIRONMENT] = N_("environment"),
					   [CONFIG_OPTION] = N_("option")};
	return keys[origin];
}

/* The names that programs get do not change with the language. */
static const char *origin_name(const struct command_call *call, enum config_origin origin)
{
	const char *key = origin_key(origin);
	return call->format == FORMAT_HUMAN ? call_tr(call, key) : key;
}

static const char *shown(const struct command_call *call, const struct config_value *v)
{
	if (!v->value)
		return NULL;
	return v->setting->secret ? "***" : secret_hide(call->arena, v->value);
}

sp_rc cli_config(struct command_call *call, struct sp_err *e)
{
	static const struct column columns[] = {
		{"setting", N_("Setting"), CELL_TEXT, COLUMN_PLAIN},
		{"value", N_("Value"), CELL_TEXT, COLUMN_PLAIN},
		{"from", N_("From"), CELL_TEXT, COLUMN_PLAIN},
		{"place", N_("Place"), CELL_TEXT, COLUMN_PLAIN},
		{"help", NULL, CELL_TEXT, COLUMN_PLAIN},
	};
	const struct config *config = ((const struct console *)call->host->self)->config;
	struct call_table *table = NULL;
	SP_TRY(call_table(call, columns, 5, &table, e));
	for (uint32_t i = 0; i < config->values.n; i++) {
		const struct config_value *v = &config->values.at[i];
		SP_TRY(call_row(table, e, CELL_TEXT(v->setting->name), CELL_TEXT(shown(call, v)),
				CELL_TEXT(origin_name(call, v->origin)), CELL_TEXT(v->place),
				CELL_TEXT(call_tr(call, v->setting->help))));
	}
	return call_table_end(table, e);
}
