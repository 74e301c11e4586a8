/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"
#include "cli/completion.h"
#include "cli/help.h"
#include "cli/man.h"
#include "cli/parse.h"

enum { HELP_WIDTH = 80, HELP_WIDEST = 100, HELP_MAX = 4 * 1024 * 1024 };

static struct help help_for(const struct command_call *call)
{
	size_t width = call->width ? call->width : HELP_WIDTH;
	return (struct help){.modules = call->modules,
			     .lang = call->lang,
			     .width = width > HELP_WIDEST ? HELP_WIDEST : width,
			     .strong = call_style(call, STYLE_STRONG),
			     .plain = call_style(call, STYLE_PLAIN)};
}

void cli_help_about(struct command_call *call, const struct command *c, const char *group)
{
	struct help h = help_for(call);
	BUF_AUTO text = BUF_INIT(HELP_MAX);
	if (c)
		help_command(&h, c, &text);
	else if (group)
		help_group(&h, group, &text);
	else
		help_program(&h, &text);
	call_write(call, buf_view(&text));
}

/* The same list for programs. */
static sp_rc list(struct command_call *call, struct sp_err *e)
{
	static const struct column columns[] = {{"command", NULL, CELL_TEXT, COLUMN_PLAIN},
						{"arguments", NULL, CELL_TEXT, COLUMN_PLAIN},
						{"help", NULL, CELL_TEXT, COLUMN_PLAIN}};
	struct command_walk walk = COMMAND_WALK(call->modules);
	struct call_table *table = NULL;
	SP_TRY(call_table(call, columns, 3, &table, e));
	for (const struct command *c; (c = command_next(&walk));)
		SP_TRY(call_row(table, e, CELL_TEXT(c->name),
				CELL_TEXT(c->args ? call_tr(call, c->args) : NULL),
				CELL_TEXT(call_tr(call, c->help))));
	return call_table_end(table, e);
}

static void generate(struct command_call *call, const char *what)
{
	BUF_AUTO text = BUF_INIT(HELP_MAX);
	if (strcmp(what, "bash") == 0)
		completion_bash(call->modules, &text);
	else if (strcmp(what, "man") == 0)
		man_program(call->modules, call->lang, &text);
	else
		man_config(call->modules, call->lang, &text);
	call_write(call, buf_view(&text));
}

sp_rc cli_help(struct command_call *call, struct sp_err *e)
{
	const char *first = call_arg(call, 0), *what = call_option(call, "generate");
	bool group = false;
	if (what) {
		generate(call, what);
		return SP_OK;
	}
	if (!first && call->format != FORMAT_HUMAN)
		return list(call, e);
	const struct command *c =
		first ? parse_find(call->modules, first, call_arg(call, 1), &group) : NULL;
	if (first && !c && !(group && call_arg_count(call) == 1))
		return parse_unknown(call->arena, call->modules, first, call_arg(call, 1), e);
	cli_help_about(call, c, first);
	return SP_OK;
}

sp_rc cli_version(struct command_call *call, struct sp_err *e)
{
	static const struct column columns[] = {{"program", NULL, CELL_TEXT, COLUMN_PLAIN},
						{"version", NULL, CELL_TEXT, COLUMN_PLAIN}};
	if (call->format == FORMAT_HUMAN) {
		call_write(call, STR("spor " SPOR_VERSION "\n"));
		return SP_OK;
	}
	return call_record(call, columns, e, CELL_TEXT("spor"), CELL_TEXT(SPOR_VERSION));
}
