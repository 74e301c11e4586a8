/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts for people, in the language asked for in each call. The key of a text is its English form,
 * marked N_() where it stands; po/da.po holds the Danish, po/en.po only what the English reader
 * shall see otherwise than the key. tools/po2c.py makes sorted tables of them at build time. */
#ifndef SP_CORE_I18N_H
#define SP_CORE_I18N_H

#include "core/buf.h"

enum lang { LANG_EN, LANG_DA, LANG_COUNT };

/* "da", "en", also with a region or character set behind ("da_DK.UTF-8"); false for others. */
bool i18n_lang_parse(const char *name, enum lang *out);
/* The first of LC_ALL, LC_MESSAGES, LANG that is set and not empty: da… is Danish, all else
 * English. */
enum lang i18n_lang_from_env(void);
/* "en", "da": for lang= in HTML and the like. */
const char *i18n_lang_code(enum lang lang);

/* The text of a key, static; the key itself where the catalogue has none. */
const char *i18n_text(enum lang lang, const char *key);

/* The text of a key with {1} … {n} replaced by args; a number with no argument stays as it is.
 * An argument that is one of strerror()'s common sentences is put in the language too. */
void i18n_put(struct buf *out, enum lang lang, const char *key, const char *const *args, size_t n);
/* As i18n_put, the arguments one by one (const char *). */
#define i18n_format(out, lang, key, ...)                                   \
	i18n_put((out), (lang), (key), (const char *const[]){__VA_ARGS__}, \
		 sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))

/* The sentence of an error, "where: message", without a line end. */
void sp_err_text(const struct sp_err *e, enum lang lang, struct buf *out);

#endif
