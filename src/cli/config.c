/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/config.h"

#include "cli/globals.h"
#include "cli/value.h"
#include "core/buf.h"
#include "core/ini.h"
#include "core/suggest.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { CONFIG_MAX_FILE = 1024 * 1024 };
static const char system_file[] = "/etc/spor/spor.ini";

static void file_close(FILE **f)
{
	if (*f)
		(void)fclose(*f);
}

/* "" and unset are the same for files and settings. */
static const char *environment(const char *name)
{
	const char *value = getenv(name);
	return value && *value ? value : NULL;
}

char *config_variable(struct arena *a, const char *name)
{
	char *variable = arena_printf(a, "SPOR_%s", name);
	for (char *c = variable; c && *c; c++)
		*c = *c == '.' ? '_' : (char)toupper((unsigned char)*c);
	return variable;
}

const struct config_value *config_find(const struct config *config, const char *name)
{
	for (uint32_t i = 0; i < config->values.n; i++)
		if (strcmp(config->values.at[i].setting->name, name) == 0)
			return &config->values.at[i];
	return NULL;
}

static struct config_value *value_of(struct config *config, const char *name)
{
	for (uint32_t i = 0; i < config->values.n; i++)
		if (strcmp(config->values.at[i].setting->name, name) == 0)
			return &config->values.at[i];
	return NULL;
}

/* The value must be what the option that stands for the setting would take. */
static sp_rc set(struct config_value *v, const char *value, enum config_origin origin,
		 const char *place, struct sp_err *e)
{
	for (const struct option *o = cli_globals; o->name; o++)
		if (o->setting && strcmp(o->setting, v->setting->name) == 0)
			SP_TRY(value_check(o, place, value, e));
	v->value = value;
	v->origin = origin;
	v->place = place;
	return SP_OK;
}

/* The folder for what spor keeps outside its store, by the XDG base directory specification. */
const char *config_state_folder(struct arena *a)
{
	const char *xdg = environment("XDG_STATE_HOME"), *home = environment("HOME");
	if (xdg && xdg[0] == '/')
		return arena_printf(a, "%s/spor", xdg);
	return home ? arena_printf(a, "%s/.local/state/spor", home) : "/var/lib/spor";
}

static sp_rc add_standard(struct arena *a, const struct setting *settings, struct config *out)
{
	for (const struct setting *s = settings; s && s->name; s++) {
		struct config_value *v = sp_push(a, &out->values);
		SP_NEED(v);
		const char *standard = s->find ? s->find(a) : s->standard;
		*v = (struct config_value){s, standard, CONFIG_STANDARD, NULL};
	}
	return SP_OK;
}

static sp_rc add_oddity(struct arena *a, struct config *out, const char *place, const char *name)
{
	struct config_oddity *odd = sp_push(a, &out->oddities);
	struct suggestion s = {.word = name};
	SP_NEED(odd);
	for (uint32_t i = 0; i < out->values.n; i++)
		suggest_try(&s, out->values.at[i].setting->name);
	*odd = (struct config_oddity){place, name, s.best};
	return SP_OK;
}

static sp_rc add_entry(struct arena *a, struct config *out, const struct ini_entry *entry,
		       struct sp_err *e)
{
	const char *place = arena_printf(a, "%s:%d", out->file, entry->line);
	const char *name = entry->section.n
				   ? arena_printf(a, STR_FMT "." STR_FMT, STR_ARG(entry->section),
						  STR_ARG(entry->key))
				   : str_dup(a, entry->key);
	const char *value = str_dup(a, entry->value);
	SP_NEED(place && name && value);
	struct config_value *v = value_of(out, name);
	return v ? set(v, value, CONFIG_FILE, place, e) : add_oddity(a, out, place, name);
}

static sp_rc read_text(struct arena *a, const char *path, struct str *out, struct sp_err *e)
{
	__attribute__((cleanup(file_close))) FILE *f = fopen(path, "re");
	if (!f)
		return sp_fail(e, errno == ENOENT ? SP_ENOTFOUND : SP_EIO,
			       N_("cannot read the configuration “{1}”: {2}"), path,
			       strerror(errno));
	char *text = arena_alloc(a, CONFIG_MAX_FILE);
	SP_NEED(text);
	*out = (struct str){text, fread(text, 1, CONFIG_MAX_FILE, f)};
	if (ferror(f))
		return sp_fail(e, SP_EIO, N_("cannot read the configuration “{1}”: {2}"), path,
			       strerror(errno));
	if (out->n == CONFIG_MAX_FILE || !str_utf8_ok(*out))
		return sp_fail(e, SP_EINVAL,
			       N_("the configuration “{1}” is not UTF-8 text below 1 MB"), path);
	return SP_OK;
}

static sp_rc add_file(struct arena *a, struct config *out, struct sp_err *e)
{
	struct str text = {NULL, 0};
	struct ini_entry entry;
	SP_TRY(read_text(a, out->file, &text, e));
	struct ini ini = INI(text);
	for (enum ini_found found; (found = ini_next(&ini, &entry)) != INI_END;) {
		if (found == INI_ENTRY) {
			SP_TRY(add_entry(a, out, &entry, e));
			continue;
		}
		char place[SP_ERR_WHERE_SIZE];
		(void)snprintf(place, sizeof(place), "%s:%d", out->file, entry.line);
		(void)sp_fail(e, SP_EINVAL, N_("expected “name = value” or “[section]”"));
		sp_err_where(e, place);
		return SP_EINVAL;
	}
	return SP_OK;
}

static sp_rc find_file(struct arena *a, const struct parsed *line, const char **out)
{
	const char *named = parsed_global(line, "config");
	if (!named)
		named = environment("SPOR_CONFIG");
	if (named) {
		*out = named;
		return SP_OK;
	}
	const char *xdg = environment("XDG_CONFIG_HOME"), *home = environment("HOME");
	const char *own = NULL;
	if (xdg && xdg[0] == '/')
		SP_NEED(own = arena_printf(a, "%s/spor/spor.ini", xdg));
	else if (home)
		SP_NEED(own = arena_printf(a, "%s/.config/spor/spor.ini", home));
	if (own && access(own, F_OK) == 0)
		*out = own;
	else
		*out = access(system_file, F_OK) == 0 ? system_file : NULL;
	return SP_OK;
}

static sp_rc add_environment(struct arena *a, struct config *out, struct sp_err *e)
{
	for (uint32_t i = 0; i < out->values.n; i++) {
		const char *name = config_variable(a, out->values.at[i].setting->name);
		SP_NEED(name);
		const char *value = environment(name);
		if (value)
			SP_TRY(set(&out->values.at[i], value, CONFIG_ENVIRONMENT, name, e));
	}
	return SP_OK;
}

static sp_rc add_options(struct arena *a, const struct parsed *line, struct config *out,
			 struct sp_err *e)
{
	for (uint32_t i = 0; i < line->given.options.n; i++) {
		const struct given_option *g = &line->given.options.at[i];
		struct config_value *v =
			g->option->setting ? value_of(out, g->option->setting) : NULL;
		if (!v)
			continue;
		const char *place = arena_printf(a, "--%s", g->option->name);
		SP_NEED(place);
		SP_TRY(set(v, g->value ? g->value : "1", CONFIG_OPTION, place, e));
	}
	return SP_OK;
}

sp_rc config_load(struct arena *a, const struct module *const *modules, const struct parsed *line,
		  struct config *out, struct sp_err *e)
{
	*out = (struct config){0};
	for (const struct module *const *m = modules; *m; m++)
		SP_TRY(add_standard(a, (*m)->settings, out));
	SP_TRY(find_file(a, line, &out->file));
	if (out->file)
		SP_TRY(add_file(a, out, e));
	SP_TRY(add_environment(a, out, e));
	return add_options(a, line, out, e);
}
