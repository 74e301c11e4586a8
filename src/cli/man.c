/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/man.h"

#include "cli/commands.h"
#include "cli/config.h"
#include "cli/globals.h"
#include "cli/help.h"
#include "cli/parse.h"

#include <stdio.h>

enum { NAME_MOST = 512 };

/* Text for roff: a line may not begin with a control character, "-" and "\" mean something else. */
static void put(struct buf *out, const char *text)
{
	bool line_start = !out->n || out->p[out->n - 1] == '\n';
	for (const char *c = text; *c; c++) {
		if (line_start && (*c == '.' || *c == '\''))
			buf_puts(out, "\\&");
		if (*c == '\\')
			buf_puts(out, "\\e");
		else if (*c == '-')
			buf_puts(out, "\\-");
		else
			buf_char(out, *c);
		line_start = *c == '\n';
	}
}

static void section(struct buf *out, enum lang lang, const char *key)
{
	buf_puts(out, ".SH ");
	put(out, i18n_text(lang, key));
	buf_char(out, '\n');
}

/* A paragraph a line of the text. */
static void paragraphs(struct buf *out, const char *text)
{
	struct str rest = str_of(text), line;
	while (str_cut(&rest, '\n', &line)) {
		BUF_AUTO copy = BUF_INIT(line.n);
		buf_str(&copy, line);
		if (!line.n)
			continue;
		buf_puts(out, ".PP\n");
		put(out, buf_view(&copy).p);
		buf_char(out, '\n');
	}
}

static void tagged(struct buf *out, const char *tag, const char *text)
{
	buf_puts(out, ".TP\n.B ");
	put(out, tag);
	buf_char(out, '\n');
	put(out, text);
	buf_char(out, '\n');
}

static void title(struct buf *out, const char *name, int part, const char *about, enum lang lang)
{
	buf_printf(out,
		   ".\\\" made by \"spor help --generate\"\n.TH %s %d \"\" \"spor %s\" \"%s\"\n",
		   name, part, SPOR_VERSION, i18n_text(lang, N_("Spor manual")));
	section(out, lang, N_("NAME"));
	put(out, part == 1 ? "spor" : "spor.ini");
	buf_puts(out, " \\- ");
	put(out, about);
	buf_char(out, '\n');
}

static void options(struct buf *out, enum lang lang, const struct option *table)
{
	for (const struct option *o = table; o && o->name; o++) {
		BUF_AUTO name = BUF_INIT(NAME_MOST);
		help_option_name(lang, o, &name);
		if (o->choices)
			buf_printf(&name, " (%s)", o->choices);
		tagged(out, buf_view(&name).p, i18n_text(lang, o->help));
	}
}

static void commands(struct buf *out, const struct module *const *modules, enum lang lang)
{
	struct command_walk walk = COMMAND_WALK(modules);
	for (const struct command *c; (c = command_next(&walk));) {
		BUF_AUTO usage = BUF_INIT(NAME_MOST);
		help_usage(lang, c, &usage);
		buf_puts(out, ".SS ");
		put(out, buf_view(&usage).p);
		buf_char(out, '\n');
		put(out, i18n_text(lang, c->help));
		buf_puts(out, ".\n");
		if (c->text)
			paragraphs(out, i18n_text(lang, c->text));
		options(out, lang, c->options);
	}
}

/* What is typed, and below it what it does. */
static void examples(struct buf *out, const struct module *const *modules, enum lang lang)
{
	struct command_walk walk = COMMAND_WALK(modules);
	for (const struct command *c; (c = command_next(&walk));) {
		struct str rest = str_of(c->examples ? i18n_text(lang, c->examples) : ""), line,
			   what;
		while (help_example(&rest, &line, &what)) {
			BUF_AUTO typed = BUF_INIT(NAME_MOST), said = BUF_INIT(NAME_MOST);
			buf_str(&typed, line);
			buf_str(&said, what);
			tagged(out, buf_view(&typed).p, buf_view(&said).p);
		}
	}
}

static void statuses(struct buf *out, enum lang lang)
{
	static const struct {
		int status;
		const char *key;
	} list[] = {
		{0, N_("all went well")},
		{1, N_("some inputs failed, the rest was done")},
#define X(code, http, exit, key) {exit, key},
#include "core/errors.def"
#undef X
	};
	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++) {
		char number[16];
		/* Two errors may share a status; they stand one after the other in the list. */
		if (i > 0 && list[i].status == list[i - 1].status) {
			buf_puts(out, ".br\n");
			put(out, i18n_text(lang, list[i].key));
			buf_char(out, '\n');
			continue;
		}
		(void)snprintf(number, sizeof(number), "%d", list[i].status);
		tagged(out, number, i18n_text(lang, list[i].key));
	}
}

static void files(struct buf *out, enum lang lang)
{
	tagged(out, "$XDG_CONFIG_HOME/spor/spor.ini, ~/.config/spor/spor.ini, /etc/spor/spor.ini",
	       i18n_text(lang, N_("The configuration: the first of them that exists, unless "
				  "--config or SPOR_CONFIG names another. See spor.ini(5).")));
	tagged(out, "spor.db", i18n_text(lang, N_("The store, where none is named.")));
}

static void environment(struct buf *out, const struct module *const *modules, enum lang lang)
{
	ARENA_AUTO a = arena_new(1024 * 1024);
	tagged(out, "SPOR_CONFIG", i18n_text(lang, N_("the configuration file")));
	for (const struct module *const *m = modules; a && *m; m++)
		for (const struct setting *s = (*m)->settings; s && s->name; s++) {
			const char *name = config_variable(a, s->name);
			if (name)
				tagged(out, name, i18n_text(lang, s->help));
		}
	tagged(out, "LC_ALL, LC_MESSAGES, LANG",
	       i18n_text(lang, N_("The first that is set chooses the language: Danish for da…, "
				  "otherwise English.")));
	tagged(out, "NO_COLOR", i18n_text(lang, N_("When set and not empty: no colours.")));
	tagged(out, "COLUMNS", i18n_text(lang, N_("The width of a terminal that does not tell.")));
}

void man_program(const struct module *const *modules, enum lang lang, struct buf *out)
{
	title(out, "SPOR", 1, i18n_text(lang, N_("the minutes of a municipality as one record")),
	      lang);
	section(out, lang, N_("SYNOPSIS"));
	buf_puts(out, ".B spor\n");
	put(out, i18n_text(lang, N_("[OPTION]… COMMAND [ARGUMENT]…")));
	buf_char(out, '\n');
	section(out, lang, N_("DESCRIPTION"));
	put(out, i18n_text(lang, N_("Reads the minutes of a municipality's bodies into one record "
				    "that answers what was decided, by whom, and what was "
				    "promised back and when.")));
	buf_char(out, '\n');
	paragraphs(out, i18n_text(lang, N_("Tables are shown in columns with dates as people write "
					   "them; --json and --csv give the same for programs, "
					   "with ISO dates and plain numbers.")));
	section(out, lang, N_("OPTIONS"));
	put(out, i18n_text(lang, N_("They may stand before or after the command.")));
	buf_char(out, '\n');
	options(out, lang, cli_globals);
	section(out, lang, N_("COMMANDS"));
	commands(out, modules, lang);
	section(out, lang, N_("EXAMPLES"));
	examples(out, modules, lang);
	section(out, lang, N_("EXIT STATUS"));
	statuses(out, lang);
	section(out, lang, N_("ENVIRONMENT"));
	environment(out, modules, lang);
	section(out, lang, N_("FILES"));
	files(out, lang);
	section(out, lang, N_("SEE ALSO"));
	buf_puts(out, ".BR spor.ini (5)\n");
}

static void settings(struct buf *out, const struct module *const *modules, enum lang lang)
{
	for (const struct module *const *m = modules; *m; m++)
		for (const struct setting *s = (*m)->settings; s && s->name; s++) {
			BUF_AUTO tag = BUF_INIT(NAME_MOST);
			BUF_AUTO text = BUF_INIT(NAME_MOST * 8);
			const char *point = strchr(s->name, '.');
			if (point)
				buf_printf(&tag, "[%.*s] ", (int)(point - s->name), s->name);
			buf_printf(&tag, "%s = %s", point ? point + 1 : s->name,
				   i18n_text(lang, s->value));
			buf_puts(&text, i18n_text(lang, s->help));
			if (s->standard) {
				buf_char(&text, ' ');
				i18n_format(&text, lang, N_("(standard: {1})"), s->standard);
			}
			tagged(out, buf_view(&tag).p, buf_view(&text).p);
		}
}

void man_config(const struct module *const *modules, enum lang lang, struct buf *out)
{
	title(out, "SPOR.INI", 5, i18n_text(lang, N_("the configuration of spor")), lang);
	section(out, lang, N_("DESCRIPTION"));
	put(out, i18n_text(lang, N_("Text in UTF-8: lines “name = value”, sections “[name]”, and "
				    "comments that begin with # or ;.")));
	buf_char(out, '\n');
	paragraphs(out, i18n_text(lang, N_("A value in the file is overridden by the environment "
					   "variable of the setting, and that by an option of the "
					   "command. “spor config” shows each value and where it "
					   "came from.")));
	section(out, lang, N_("SETTINGS"));
	settings(out, modules, lang);
	section(out, lang, N_("FILES"));
	files(out, lang);
	section(out, lang, N_("SEE ALSO"));
	buf_puts(out, ".BR spor (1)\n");
}
