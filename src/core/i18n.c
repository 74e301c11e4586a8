/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/i18n.h"

#include <stdlib.h>

struct entry {
	const char *key, *text;
};

#include "catalogue.h"

static const struct {
	const char *code;
	const struct entry *entries;
	size_t n;
} languages[LANG_COUNT] = {
	[LANG_EN] = {"en", catalogue_en, catalogue_en_size},
	[LANG_DA] = {"da", catalogue_da, catalogue_da_size},
};

bool i18n_lang_parse(const char *name, enum lang *out)
{
	for (int i = 0; name && i < LANG_COUNT; i++) {
		struct str s = str_of(name), code = str_of(languages[i].code);
		if (!str_istarts(s, code) || !strchr("_-.@", s.p[code.n]))
			continue;
		*out = (enum lang)i;
		return true;
	}
	return false;
}

enum lang i18n_lang_from_env(void)
{
	static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const char *set = getenv(names[i]);
		enum lang lang = LANG_EN;
		if (!set || !*set)
			continue;
		(void)i18n_lang_parse(set, &lang);
		return lang;
	}
	return LANG_EN;
}

const char *i18n_lang_code(enum lang lang)
{
	return languages[lang].code;
}

static int compare(const void *key, const void *entry)
{
	return strcmp(key, ((const struct entry *)entry)->key);
}

const char *i18n_text(enum lang lang, const char *key)
{
	const struct entry *found = bsearch(key, languages[lang].entries, languages[lang].n,
					    sizeof(struct entry), compare);
	return found ? found->text : key;
}

/* What the C library says of a failed system call, as strerror() words it in English. Such words
 * come to us as arguments of our own messages. */
static const char *const system_words[] = {
	N_("Bad file descriptor"),
	N_("Cannot allocate memory"),
	N_("Connection refused"),
	N_("Connection timed out"),
	N_("Device or resource busy"),
	N_("Directory not empty"),
	N_("Disk quota exceeded"),
	N_("File exists"),
	N_("File name too long"),
	N_("File too large"),
	N_("Input/output error"),
	N_("Is a directory"),
	N_("No space left on device"),
	N_("No such file or directory"),
	N_("Not a directory"),
	N_("Operation not permitted"),
	N_("Permission denied"),
	N_("Read-only file system"),
	N_("Too many levels of symbolic links"),
	N_("Too many open files"),
};

static const char *arg_text(enum lang lang, const char *arg)
{
	for (size_t i = 0; arg && i < sizeof(system_words) / sizeof(system_words[0]); i++)
		if (strcmp(arg, system_words[i]) == 0)
			return i18n_text(lang, arg);
	return arg ? arg : "";
}

void i18n_put(struct buf *out, enum lang lang, const char *key, const char *const *args, size_t n)
{
	const char *s = i18n_text(lang, key);
	for (;;) {
		size_t plain = strcspn(s, "{");
		buf_add(out, s, plain);
		s += plain;
		if (!*s)
			return;
		size_t arg = s[1] >= '1' && s[1] <= '9' && s[2] == '}' ? (size_t)(s[1] - '0') : 0;
		if (arg && arg <= n) {
			buf_puts(out, arg_text(lang, args[arg - 1]));
			s += 3;
		} else {
			buf_char(out, *s++);
		}
	}
}

void sp_err_text(const struct sp_err *e, enum lang lang, struct buf *out)
{
	const char *const args[SP_ERR_ARGS] = {e->arg[0], e->arg[1], e->arg[2], e->arg[3]};
	if (e->where[0]) {
		buf_puts(out, e->where);
		buf_puts(out, ": ");
	}
	i18n_put(out, lang, e->key ? e->key : sp_rc_key(e->code), args, SP_ERR_ARGS);
}
