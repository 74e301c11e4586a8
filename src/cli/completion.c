/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/completion.h"

#include "cli/globals.h"
#include "cli/parse.h"

/* The script's shape: find the command's words among those typed, then offer by its case. */
static const char script_head[] =
	"# bash completion for spor; made by \"spor help --generate bash\"\n"
	"_spor()\n"
	"{\n"
	"\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}\n"
	"\tlocal words='' word i skip='' options='' files=''\n"
	"\t# bash splits words at \"=\": --lang=da comes as three\n"
	"\tif [[ $cur == = ]]; then\n"
	"\t\tcur=''\n"
	"\telif [[ $prev == = && $COMP_CWORD -ge 2 ]]; then\n"
	"\t\tprev=${COMP_WORDS[COMP_CWORD-2]}\n"
	"\tfi\n"
	"\tfor ((i = 1; i < COMP_CWORD; i++)); do\n"
	"\t\tword=${COMP_WORDS[i]}\n"
	"\t\tif [[ $skip ]]; then\n"
	"\t\t\t[[ $word == = ]] || skip=''\n"
	"\t\t\tcontinue\n"
	"\t\tfi\n"
	"\t\tcase $word in\n";

static void put_names(const struct option *table, bool only_values, const char *between,
		      bool *first, struct buf *out)
{
	for (const struct option *o = table; o && o->name; o++) {
		if (only_values && !o->value)
			continue;
		buf_printf(out, "%s--%s", *first ? "" : between, o->name);
		*first = false;
		if (o->letter)
			buf_printf(out, "%s-%c", between, o->letter);
	}
}

/* Every option that takes a value, of whatever command: the word after it is no command. */
static void skip_values(const struct module *const *modules, struct buf *out)
{
	struct command_walk walk = COMMAND_WALK(modules);
	bool first = true;
	buf_puts(out, "\t\t");
	put_names(cli_globals, true, "|", &first, out);
	for (const struct command *c; (c = command_next(&walk));)
		put_names(c->options, true, "|", &first, out);
	buf_puts(out, ") skip=1 ;;\n"
		      "\t\t-*) ;;\n"
		      "\t\t*) words=\"${words:+$words }$word\" ;;\n"
		      "\t\tesac\n"
		      "\tdone\n");
}

static void put_value_case(const struct option *table, struct buf *out)
{
	for (const struct option *o = table; o && o->name; o++) {
		if (!o->value)
			continue;
		buf_printf(out, "\t\t--%s", o->name);
		if (o->letter)
			buf_printf(out, "|-%c", o->letter);
		buf_puts(out, ") ");
		if (o->type == OPTION_CHOICE) {
			struct str rest = str_of(o->choices), piece;
			buf_puts(out, "COMPREPLY=($(compgen -W '");
			while (str_cut(&rest, '|', &piece))
				buf_printf(out, STR_FMT "%s", STR_ARG(piece), rest.p ? " " : "");
			buf_puts(out, "' -- \"$cur\")); return");
		} else if (o->type == OPTION_FILE || o->type == OPTION_FOLDER) {
			buf_printf(out, "mapfile -t COMPREPLY < <(compgen -%c -- \"$cur\"); return",
				   o->type == OPTION_FILE ? 'f' : 'd');
		} else {
			buf_puts(out, "return");
		}
		buf_puts(out, " ;;\n");
	}
}

/* "body" is offered "list alias merge" as its second words. */
static bool is_first_of_group(const struct module *const *modules, const struct command *of,
			      size_t n)
{
	struct command_walk walk = COMMAND_WALK(modules);
	for (const struct command *c; (c = command_next(&walk));)
		if (strncmp(c->name, of->name, n + 1) == 0)
			return c == of;
	return false;
}

static void group_case(const struct module *const *modules, const struct command *of, size_t n,
		       struct buf *out)
{
	struct command_walk walk = COMMAND_WALK(modules);
	const char *between = "";
	buf_printf(out, "\t'%.*s') options='", (int)n, of->name);
	for (const struct command *c; (c = command_next(&walk));)
		if (strncmp(c->name, of->name, n + 1) == 0) {
			buf_printf(out, "%s%s", between, c->name + n + 1);
			between = " ";
		}
	buf_puts(out, "' ;;\n");
}

static void first_words(const struct module *const *modules, struct buf *out)
{
	struct command_walk walk = COMMAND_WALK(modules);
	const char *between = "";
	buf_puts(out, "\t'') options='");
	for (const struct command *c; (c = command_next(&walk));) {
		size_t n = strcspn(c->name, " ");
		if (c->name[n] && !is_first_of_group(modules, c, n))
			continue;
		buf_printf(out, "%s%.*s", between, (int)n, c->name);
		between = " ";
	}
	buf_puts(out, "' ;;\n");
}

static void command_cases(const struct module *const *modules, struct buf *out)
{
	struct command_walk walk = COMMAND_WALK(modules);
	for (const struct command *c; (c = command_next(&walk));) {
		size_t n = strcspn(c->name, " ");
		bool first = true;
		if (c->name[n] && is_first_of_group(modules, c, n))
			group_case(modules, c, n, out);
		buf_printf(out, "\t'%s'|'%s '*)\n\t\tcase $prev in\n", c->name, c->name);
		put_value_case(c->options, out);
		buf_puts(out, "\t\tesac\n\t\toptions='");
		put_names(c->options, false, " ", &first, out);
		buf_printf(out, "'%s ;;\n", c->takes_files ? "; files=1" : "");
	}
}

void completion_bash(const struct module *const *modules, struct buf *out)
{
	bool first = true;
	buf_puts(out, script_head);
	skip_values(modules, out);
	buf_puts(out, "\tcase $prev in\n");
	put_value_case(cli_globals, out);
	buf_puts(out, "\tesac\n\tcase $words in\n");
	first_words(modules, out);
	command_cases(modules, out);
	buf_puts(out, "\tesac\n\tif [[ $cur == -* ]]; then\n\t\toptions+=' ");
	put_names(cli_globals, false, " ", &first, out);
	buf_puts(out, "'\n\telif [[ $files ]]; then\n"
		      "\t\tmapfile -t COMPREPLY < <(compgen -f -- \"$cur\")\n"
		      "\t\treturn\n"
		      "\tfi\n"
		      "\tCOMPREPLY=($(compgen -W \"$options\" -- \"$cur\"))\n"
		      "}\n"
		      "complete -o filenames -o bashdefault -F _spor spor\n");
}
