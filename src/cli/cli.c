/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli.h"

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { COMMAND_MEMORY = 1024 * 1024 * 1024, NAME_ROOM = 4096 };

/* Everything about one run; the console is large and lies in the arena. */
struct run {
	struct arena *arena;
	struct parsed line;
	struct config config;
	struct console *console;
};

/* A caller may have closed them; a database or a socket must not get their numbers. Writing to a
 * closed standard output then fails, as it should. */
static void open_standard_files(void)
{
	for (int fd = 0; fd <= 2; fd++)
		if (fcntl(fd, F_GETFD) < 0 && errno == EBADF)
			(void)!open("/dev/null", fd == 2 ? O_WRONLY : O_RDONLY);
}

static struct civil today(void)
{
	struct tm local = {0};
	time_t now = time(NULL);
	if (!localtime_r(&now, &local))
		return (struct civil){0, 0, 0};
	return (struct civil){(int16_t)(local.tm_year + 1900), (int8_t)(local.tm_mon + 1),
			      (int8_t)local.tm_mday};
}

/* --today, else the day that it is. */
static struct civil day_meant(const struct parsed *line)
{
	struct civil d;
	const char *given = parsed_global(line, "today");
	return given && civil_parse_typed(given, &d) ? d : today();
}

static const char *who(struct arena *a)
{
	char room[NAME_ROOM];
	struct passwd user, *found = NULL;
	uid_t id = getuid();
	if (getpwuid_r(id, &user, room, sizeof(room), &found) == 0 && found)
		return arena_printf(a, "cli:%s", found->pw_name);
	return arena_printf(a, "cli:%lu", (unsigned long)id);
}

static enum lang language(const struct run *r)
{
	enum lang lang = i18n_lang_from_env();
	const struct config_value *v = config_find(&r->config, "lang");
	const char *given = parsed_global(&r->line, "lang");
	if (v && v->value)
		(void)i18n_lang_parse(v->value, &lang);
	if (given)
		(void)i18n_lang_parse(given, &lang);
	return lang;
}

static struct command_call call_of(const struct run *r)
{
	struct console *c = r->console;
	const struct civil day = day_meant(&r->line);
	return (struct command_call){.arena = r->arena,
				     .command = r->line.command,
				     .modules = c->modules,
				     .given = &r->line.given,
				     .host = &c->host,
				     .format = c->format,
				     .lang = c->lang,
				     .today = day,
				     .past = civil_cmp(day, today()) < 0,
				     .who = who(r->arena),
				     .quiet = c->quiet,
				     .verbose = c->verbose,
				     .terminal = c->screen.terminal,
				     .colour = c->screen.colour,
				     .width = c->screen.width};
}

static void warn_of_config(struct command_call *call, const struct config *config)
{
	for (uint32_t i = 0; i < config->oddities.n; i++) {
		const struct config_oddity *odd = &config->oddities.at[i];
		if (odd->meant)
			call_warn(call, odd->place,
				  N_("unknown setting “{1}”; did you mean “{2}”?"), odd->name,
				  odd->meant);
		else
			call_warn(call, odd->place, N_("unknown setting “{1}”"), odd->name);
	}
}

/* Help and the version are given whatever else is wrong. */
static bool informs_only(const struct parsed *line)
{
	const struct command *c = line->command;
	return parsed_global(line, "help") || parsed_global(line, "version") ||
	       (c && (c->run == cli_help || c->run == cli_version));
}

static sp_rc dispatch(struct run *r, struct command_call *call, struct sp_err *e)
{
	const struct parsed *line = &r->line;
	if (parsed_global(line, "version"))
		return cli_version(call, e);
	if (parsed_global(line, "help")) {
		cli_help_about(call, line->command, line->group);
		return SP_OK;
	}
	if (!line->command) {
		cli_help_about(call, NULL, NULL);
		return sp_fail(e, SP_EINVAL, N_("no command was given"));
	}
	warn_of_config(call, &r->config);
	return line->command->run(call, e);
}

/* A function that only ran out of memory returned a code and said nothing. */
static void complete(struct sp_err *e, sp_rc rc)
{
	if (e->code != rc)
		(void)sp_fail_code(e, rc);
}

static int usage_error(struct run *r, struct sp_err *e)
{
	struct console *c = r->console;
	BUF_AUTO hint = BUF_INIT(1024);
	console_error(c, e);
	if (r->line.command) {
		i18n_format(&hint, c->lang, N_("“spor help {1}” shows how it is used"),
			    r->line.command->name);
		console_line(c, LINE_NOTE, buf_view(&hint));
	}
	return sp_rc_exit_status(e->code);
}

static int run_command(struct run *r)
{
	struct sp_err e = {0}, last = {0};
	struct command_call call = call_of(r);
	if (!call.who)
		return sp_rc_exit_status(SP_ENOMEM);
	sp_rc rc = dispatch(r, &call, &e);
	complete(&e, rc);
	if (rc != SP_OK)
		console_error(r->console, &e);
	sp_rc ended = console_end(r->console, &last);
	if (ended != SP_OK && last.key)
		console_error(r->console, &last);
	if (rc == SP_OK)
		rc = ended;
	if (rc != SP_OK)
		return sp_rc_exit_status(rc);
	if (call.some_failed && call.alone && call.failed_as != SP_OK)
		return sp_rc_exit_status(call.failed_as);
	return call.some_failed ? 1 : 0;
}

static int run_line(struct run *r, const struct module *const *modules, int argc, char **argv)
{
	struct sp_err wrong_line = {0}, wrong_config = {0};
	sp_rc rc = parse_line(r->arena, modules, argc, argv, &r->line, &wrong_line);
	sp_rc config_rc = config_load(r->arena, modules, &r->line, &r->config, &wrong_config);
	struct console *c = r->console;
	complete(&wrong_line, rc);
	complete(&wrong_config, config_rc);
	c->arena = r->arena;
	c->modules = modules;
	c->config = &r->config;
	c->lang = language(r);
	c->quiet = parsed_global(&r->line, "quiet");
	c->verbose = parsed_global(&r->line, "verbose");
	c->format = parsed_global(&r->line, "json")  ? FORMAT_JSON
		    : parsed_global(&r->line, "csv") ? FORMAT_CSV
						     : FORMAT_HUMAN;
	console_init(c, parsed_global(&r->line, "no-color"));
	if (rc != SP_OK)
		return usage_error(r, &wrong_line);
	if (config_rc != SP_OK && !informs_only(&r->line)) {
		console_error(c, &wrong_config);
		return sp_rc_exit_status(config_rc);
	}
	return run_command(r);
}

int cli_main(const struct module *const *modules, int argc, char **argv)
{
	open_standard_files();
	signals_install();
	ARENA_AUTO arena = arena_new(COMMAND_MEMORY);
	struct run r = {.arena = arena};
	if (arena)
		r.console = ARENA_NEW(arena, struct console);
	if (!r.console) {
		(void)fputs("spor: error: out of memory\n", stderr);
		return sp_rc_exit_status(SP_ENOMEM);
	}
	return run_line(&r, modules, argc, argv);
}
