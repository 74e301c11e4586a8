/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/err.h"

#include <stdarg.h>
#include <string.h>

struct rc_info {
	const char *name;
	int http, exit_status;
	const char *key;
};

static const struct rc_info infos[SP_RC_COUNT] = {
	[SP_OK] = {"SP_OK", 200, 0, "ok"},
#define X(code, http, exit, key) [code] = {#code, http, exit, key},
#include "core/errors.def"
#undef X
};

static const struct rc_info *info_of(sp_rc code)
{
	return code >= SP_OK && code < SP_RC_COUNT ? &infos[code] : &infos[SP_EIO];
}

/* Copies as much as fits and never ends in the middle of a UTF-8 character. */
static void copy_cut(char *out, size_t size, const char *text)
{
	size_t n = strlen(text);
	if (n >= size) {
		n = size - 1;
		while (n > 0 && ((unsigned char)text[n] & 0xC0) == 0x80)
			n--;
	}
	memcpy(out, text, n);
	out[n] = '\0';
}

void sp_err_fill(struct sp_err *e, sp_rc code, const char *key, ...)
{
	if (!e)
		return;
	e->code = code;
	e->key = key;
	e->where[0] = '\0';
	memset(e->arg, 0, sizeof(e->arg));
	va_list ap;
	va_start(ap, key);
	for (int i = 0; i < SP_ERR_ARGS; i++) {
		const char *arg = va_arg(ap, const char *);
		if (!arg)
			break;
		copy_cut(e->arg[i], SP_ERR_ARG_SIZE, arg);
	}
	va_end(ap);
}

void sp_err_where(struct sp_err *e, const char *where)
{
	if (e && !e->where[0])
		copy_cut(e->where, SP_ERR_WHERE_SIZE, where);
}

int sp_rc_exit_status(sp_rc code)
{
	return info_of(code)->exit_status;
}

int sp_rc_http_status(sp_rc code)
{
	return info_of(code)->http;
}

const char *sp_rc_name(sp_rc code)
{
	return info_of(code)->name;
}

const char *sp_rc_key(sp_rc code)
{
	return info_of(code)->key;
}
