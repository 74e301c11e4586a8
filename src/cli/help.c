/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/help.h"

#include "cli/globals.h"
#include "cli/grid.h"
#include "cli/parse.h"

enum { NAME_COLUMNS = 26, EXAMPLE_COLUMNS = 42, INDENT = 2, TEXT_NARROWEST = 20, NAME_MOST = 256 };

static void spaces(struct buf *out, size_t n)
{
	while (n-- > 0)
		buf_char(out, ' ');
}

static void head(const struct help *h, const char *key, struct buf *out)
{
	buf_printf(out, "\n%s%s%s\n", h->strong, i18n_text(h->lang, key), h->plain);
}

/* A name and beside it its text, in a second column that wraps. */
static void beside(const struct help *h, struct str name, struct str text, size_t column,
		   struct buf *out)
{
	struct str line;
	size_t columns = str_columns(name);
	size_t room = h->width > column + INDENT + TEXT_NARROWEST ? h->width - column - INDENT
								  : TEXT_NARROWEST;
	bool fits = columns < column;
	spaces(out, INDENT);
	buf_str(out, name);
	if (fits)
		spaces(out, column - columns);
	else
		buf_char(out, '\n');
	for (bool first = true; grid_wrap(&text, room, &line); first = false) {
		if (!first || !fits)
			spaces(out, column + INDENT);
		buf_str(out, line);
		buf_char(out, '\n');
	}
}

static void item(const struct help *h, const char *name, const char *text, struct buf *out)
{
	beside(h, str_of(name), str_of(text), NAME_COLUMNS, out);
}

bool help_example(struct str *rest, struct str *typed, struct str *what)
{
	const struct str mark = STR(" # ");
	struct str line;
	if (!rest->n || !str_cut(rest, '\n', &line))
		return false;
	size_t at = str_find(line, mark);
	*typed = str_sub(line, 0, at == SIZE_MAX ? line.n : at);
	*what = at == SIZE_MAX ? STR("") : str_sub(line, at + mark.n, line.n);
	return true;
}

static void examples(const struct help *h, const char *text, struct buf *out)
{
	struct str rest = str_of(text), typed, what;
	head(h, N_("Examples"), out);
	while (help_example(&rest, &typed, &what))
		beside(h, typed, what, EXAMPLE_COLUMNS, out);
}

static void paragraphs(const struct help *h, const char *text, struct buf *out)
{
	struct str rest = str_of(text), line;
	while (grid_wrap(&rest, h->width, &line)) {
		buf_str(out, line);
		buf_char(out, '\n');
	}
}

void help_option_name(enum lang lang, const struct option *o, struct buf *out)
{
	if (o->letter)
		buf_printf(out, "-%c, ", o->letter);
	buf_printf(out, "--%s", o->name);
	if (o->value)
		buf_printf(out, " %s", i18n_text(lang, o->value));
}

void help_usage(enum lang lang, const struct command *c, struct buf *out)
{
	buf_printf(out, "spor %s %s", c->name, i18n_text(lang, N_("[OPTION]…")));
	if (c->args)
		buf_printf(out, " %s", i18n_text(lang, c->args));
}

static void options(const struct help *h, const struct option *table, struct buf *out)
{
	for (const struct option *o = table; o && o->name; o++) {
		BUF_AUTO name = BUF_INIT(NAME_MOST);
		help_option_name(h->lang, o, &name);
		item(h, buf_view(&name).p, i18n_text(h->lang, o->help), out);
	}
}

static void command(const struct help *h, const struct command *c, struct buf *out)
{
	BUF_AUTO name = BUF_INIT(NAME_MOST);
	buf_puts(&name, c->name);
	if (c->args)
		buf_printf(&name, " %s", i18n_text(h->lang, c->args));
	item(h, buf_view(&name).p, i18n_text(h->lang, c->help), out);
}

/* Those whose first word it is, under a head; nothing when there are none. */
static void commands_of(const struct help *h, const char *first, struct buf *out)
{
	struct command_walk walk = COMMAND_WALK(h->modules);
	size_t n = strlen(first);
	bool any = false;
	for (const struct command *c; (c = command_next(&walk));) {
		if (strncmp(c->name, first, n) != 0 || c->name[n] != ' ')
			continue;
		if (!any)
			head(h, N_("Commands"), out);
		any = true;
		command(h, c, out);
	}
}

static void all_commands(const struct help *h, struct buf *out)
{
	static const char *const heads[GROUPS] = {[GROUP_ASK] = N_("Ask the record"),
						  [GROUP_SAY] = N_("Set it right"),
						  [GROUP_FILES] = N_("Minutes in and out"),
						  [GROUP_STORE] = N_("Look after the store"),
						  [GROUP_PROGRAM] = N_("The program")};
	struct command_walk walk = COMMAND_WALK(h->modules);
	int group = -1;
	for (const struct command *c; (c = command_next(&walk));) {
		if ((int)c->group != group)
			head(h, heads[c->group], out);
		group = (int)c->group;
		command(h, c, out);
	}
}

void help_program(const struct help *h, struct buf *out)
{
	buf_printf(out, "%s%s%s spor %s\n\n", h->strong, i18n_text(h->lang, N_("Usage:")), h->plain,
		   i18n_text(h->lang, N_("[OPTION]… COMMAND [ARGUMENT]…")));
	paragraphs(h,
		   i18n_text(h->lang, N_("Reads the minutes of a municipality's bodies into one "
					 "record that answers what was decided, by whom, and what "
					 "was promised back and when.")),
		   out);
	all_commands(h, out);
	head(h, N_("Options of every command"), out);
	options(h, cli_globals, out);
	buf_char(out, '\n');
	paragraphs(h, i18n_text(h->lang, N_("“spor help COMMAND” tells more about a command.")),
		   out);
}

void help_command(const struct help *h, const struct command *c, struct buf *out)
{
	buf_printf(out, "%s%s%s ", h->strong, i18n_text(h->lang, N_("Usage:")), h->plain);
	help_usage(h->lang, c, out);
	buf_puts(out, "\n\n");
	paragraphs(h, i18n_text(h->lang, c->help), out);
	if (c->text) {
		buf_char(out, '\n');
		paragraphs(h, i18n_text(h->lang, c->text), out);
	}
	if (c->examples)
		examples(h, i18n_text(h->lang, c->examples), out);
	if (c->options && c->options->name) {
		head(h, N_("Options"), out);
		options(h, c->options, out);
	}
	commands_of(h, c->name, out);
	head(h, N_("Options of every command"), out);
	options(h, cli_globals, out);
}

void help_group(const struct help *h, const char *group, struct buf *out)
{
	buf_printf(out, "%s%s%s spor %s %s\n", h->strong, i18n_text(h->lang, N_("Usage:")),
		   h->plain, group, i18n_text(h->lang, N_("COMMAND [OPTION]… [ARGUMENT]…")));
	commands_of(h, group, out);
}
