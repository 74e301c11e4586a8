/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/parse.h"

#include "cli/globals.h"
#include "cli/value.h"
#include "core/suggest.h"

#include <assert.h>

/* Only the first error is kept: parsing goes on, for the sake of --lang and --help. */
struct parser {
	struct arena *arena;
	const struct module *const *modules;
	struct parsed *out;
	char **argv;
	int argc, at;
	bool ended; /* "--" was seen */
	bool lost;  /* the command's name was wrong: words are looked up no more */
	sp_rc rc;
	struct sp_err *e;
};

#define complain(p, ...)                                                   \
	do {                                                               \
		if ((p)->rc == SP_OK)                                      \
			(p)->rc = sp_fail((p)->e, SP_EINVAL, __VA_ARGS__); \
	} while (0)

static const struct command *next_of_group(struct command_walk *walk)
{
	while (*walk->module) {
		const struct command *c =
			walk->command ? walk->command + 1 : (*walk->module)->commands;
		while (c && c->name && (int)c->group != walk->group)
			c++;
		walk->command = c && c->name ? c : NULL;
		if (walk->command)
			return c;
		walk->module++;
	}
	return NULL;
}

const struct command *command_next(struct command_walk *walk)
{
	for (; walk->group < GROUPS; walk->group++) {
		const struct command *c = next_of_group(walk);
		if (c)
			return c;
		walk->module = walk->modules;
	}
	return NULL;
}

const struct command *parse_find(const struct module *const *modules, const char *first,
				 const char *second, bool *group)
{
	struct command_walk walk = COMMAND_WALK(modules);
	const struct command *alone = NULL;
	size_t n = strlen(first);
	*group = false;
	for (const struct command *c; (c = command_next(&walk));) {
		if (strcmp(c->name, first) == 0)
			alone = c;
		if (strncmp(c->name, first, n) != 0 || c->name[n] != ' ')
			continue;
		*group = true;
		if (second && strcmp(c->name + n + 1, second) == 0)
			return c;
	}
	return alone;
}

sp_rc parse_unknown(struct arena *a, const struct module *const *modules, const char *first,
		    const char *second, struct sp_err *e)
{
	struct suggestion s = {.word = second ? arena_printf(a, "%s %s", first, second) : first};
	struct command_walk walk = COMMAND_WALK(modules);
	SP_NEED(s.word);
	for (const struct command *c; (c = command_next(&walk));) {
		const char *space = second ? NULL : strchr(c->name, ' ');
		const char *head =
			space ? arena_strndup(a, c->name, (size_t)(space - c->name)) : NULL;
		suggest_try(&s, c->name);
		if (head)
			suggest_try(&s, head);
	}
	if (s.best)
		return sp_fail(e, SP_EINVAL, N_("unknown command “{1}”; did you mean “{2}”?"),
			       s.word, s.best);
	return sp_fail(e, SP_EINVAL, N_("unknown command “{1}”; “spor help” lists them"), s.word);
}

static void unknown_command(struct parser *p, const char *word)
{
	const char *group = p->out->group;
	p->lost = true;
	if (p->rc == SP_OK)
		p->rc = parse_unknown(p->arena, p->modules, group ? group : word,
				      group ? word : NULL, p->e);
}

/* "due answer", where "due" is a command too: the first word after it can be its second. */
static bool is_second(struct parser *p, const char *word)
{
	const struct command *c = p->out->command;
	bool group = false;
	if (!c || p->ended || p->out->given.args.n || strchr(c->name, ' '))
		return false;
	const struct command *both = parse_find(p->modules, c->name, word, &group);
	if (both == c)
		return false;
	p->out->command = both;
	return true;
}

static sp_rc take_word(struct parser *p, const char *word)
{
	struct parsed *out = p->out;
	bool group = false;
	if (is_second(p, word))
		return SP_OK;
	if (!out->command && !p->lost) {
		out->command = out->group ? parse_find(p->modules, out->group, word, &group)
					  : parse_find(p->modules, word, NULL, &group);
		if (!out->command && group && !out->group)
			out->group = word;
		else if (!out->command)
			unknown_command(p, word);
		return SP_OK;
	}
	const char **slot = sp_push(p->arena, &out->given.args);
	SP_NEED(slot);
	*slot = word;
	return SP_OK;
}

static const struct option *long_in(const struct option *table, struct str name)
{
	for (const struct option *o = table; o && o->name; o++)
		if (str_eq(str_of(o->name), name))
			return o;
	return NULL;
}

static const struct option *short_in(const struct option *table, char letter)
{
	for (const struct option *o = table; o && o->name; o++)
		if (o->letter == letter)
			return o;
	return NULL;
}

static const struct option *own_options(const struct parser *p)
{
	return p->out->command ? p->out->command->options : NULL;
}

static bool belongs_to_a_command(const struct parser *p, struct str name)
{
	struct command_walk walk = COMMAND_WALK(p->modules);
	for (const struct command *c; (c = command_next(&walk));)
		if (long_in(c->options, name))
			return true;
	return false;
}

static void unknown_option(struct parser *p, const char *typed, struct str name)
{
	struct suggestion s = {.word = str_dup(p->arena, name)};
	const struct option *tables[] = {own_options(p), cli_globals};
	if (!s.word)
		return;
	if (!p->out->command && name.n && belongs_to_a_command(p, name)) {
		complain(p, N_("the option “{1}” must stand after the command that takes it"),
			 typed);
		return;
	}
	for (size_t i = 0; name.n && i < 2; i++)
		for (const struct option *o = tables[i]; o && o->name; o++)
			suggest_try(&s, o->name);
	if (s.best)
		complain(p, N_("unknown option “{1}”; did you mean “--{2}”?"), typed, s.best);
	else
		complain(p, N_("unknown option “{1}”"), typed);
}

static sp_rc check_value(struct parser *p, const struct option *o, const char *value)
{
	const char *subject = arena_printf(p->arena, "--%s", o->name);
	SP_NEED(subject);
	if (p->rc == SP_OK)
		p->rc = value_check(o, subject, value, p->e);
	return SP_OK;
}

static sp_rc give(struct parser *p, const struct option *o, const char *value)
{
	struct parsed *out = p->out;
	for (uint32_t i = 0; i < out->given.options.n; i++)
		if (value && !o->repeated && out->given.options.at[i].option == o) {
			/* The last one counts. */
			out->given.options.at[i].value = value;
			return check_value(p, o, value);
		}
	struct given_option *slot = sp_push(p->arena, &out->given.options);
	SP_NEED(slot);
	*slot = (struct given_option){o, value};
	return value ? check_value(p, o, value) : SP_OK;
}

/* The value that stands in the next word. */
static sp_rc give_next(struct parser *p, const struct option *o, const char *typed)
{
	if (p->at + 1 >= p->argc) {
		complain(p, N_("“{1}” wants a value"), typed);
		return SP_OK;
	}
	return give(p, o, p->argv[++p->at]);
}

static sp_rc take_long(struct parser *p, const char *word)
{
	struct str name = str_of(word + 2);
	const char *equals = strchr(word, '=');
	if (equals)
		name.n = (size_t)(equals - word) - 2;
	const struct option *o = long_in(own_options(p), name);
	if (!o)
		o = long_in(cli_globals, name);
	if (!o) {
		unknown_option(p, word, name);
		return SP_OK;
	}
	if (!o->value && equals) {
		complain(p, N_("“--{1}” takes no value"), o->name);
		return SP_OK;
	}
	if (!o->value)
		return give(p, o, NULL);
	return equals ? give(p, o, equals + 1) : give_next(p, o, word);
}

/* "-qv", "-n5", "-n 5". */
static sp_rc take_shorts(struct parser *p, const char *word)
{
	for (size_t i = 1; word[i]; i++) {
		const struct option *o = short_in(own_options(p), word[i]);
		if (!o)
			o = short_in(cli_globals, word[i]);
		if (!o) {
			unknown_option(p, word, STR(""));
			return SP_OK;
		}
		if (o->value)
			return word[i + 1] ? give(p, o, word + i + 1) : give_next(p, o, word);
		SP_TRY(give(p, o, NULL));
	}
	return SP_OK;
}

static void check_args(struct parser *p)
{
	const struct command *c = p->out->command;
	int n = (int)p->out->given.args.n;
	if (parsed_global(p->out, "help") || parsed_global(p->out, "version"))
		return;
	if (p->out->group && !c)
		complain(p, N_("“{1}” wants a second word; “spor help {1}” lists them"),
			 p->out->group);
	else if (c && n < c->least)
		complain(p, N_("“{1}” wants more arguments"), c->name);
	else if (c && c->most != ARGS_ANY && n > c->most)
		complain(p, N_("“{1}” does not take the argument “{2}”"), c->name,
			 p->out->given.args.at[c->most]);
	if (parsed_global(p->out, "json") && parsed_global(p->out, "csv"))
		complain(p, N_("“--json” and “--csv” cannot be given together"));
}

sp_rc parse_line(struct arena *a, const struct module *const *modules, int argc, char **argv,
		 struct parsed *out, struct sp_err *e)
{
	struct parser p = {.arena = a,
			   .modules = modules,
			   .out = out,
			   .argv = argv,
			   .argc = argc,
			   .rc = SP_OK,
			   .e = e};
	*out = (struct parsed){.given = {.global = cli_globals}};
	for (p.at = 1; p.at < argc; p.at++) {
		const char *word = argv[p.at];
		if (!p.ended && strcmp(word, "--") == 0)
			p.ended = true;
		else if (!p.ended && strncmp(word, "--", 2) == 0)
			SP_TRY(take_long(&p, word));
		else if (!p.ended && word[0] == '-' && word[1])
			SP_TRY(take_shorts(&p, word));
		else
			SP_TRY(take_word(&p, word));
	}
	check_args(&p);
	return p.rc;
}

const char *parsed_global(const struct parsed *p, const char *name)
{
	const struct option *o = long_in(cli_globals, str_of(name));
	assert(o && "there is no such global option");
	for (uint32_t i = p->given.options.n; i-- > 0;)
		if (p->given.options.at[i].option == o)
			return o && o->value ? p->given.options.at[i].value : "";
	return NULL;
}
