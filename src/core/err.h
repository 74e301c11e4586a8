/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How every fallible function reports: a code that must be looked at, and beside it a struct that
 * says what went wrong, where, and what to do. Making an error never allocates. The message is kept
 * as a catalogue key with its arguments and becomes a sentence in the reader's language only at the
 * edge (cli, web), by sp_err_text(). Library code never logs and never exits. */
#ifndef SP_CORE_ERR_H
#define SP_CORE_ERR_H

#include <stddef.h>

#define SP_MUST_USE __attribute__((warn_unused_result))
#define SP_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))

enum sp_rc_code {
	SP_OK = 0,
#define X(code, http, exit, key) code,
#include "core/errors.def"
#undef X
	SP_RC_COUNT
};
typedef enum sp_rc_code sp_rc;

enum { SP_ERR_ARGS = 4, SP_ERR_ARG_SIZE = 256, SP_ERR_WHERE_SIZE = 512 };

struct sp_err {
	sp_rc code;
	const char *key;			/* static English message with {1}..{4} */
	char arg[SP_ERR_ARGS][SP_ERR_ARG_SIZE]; /* copied, cut at a character border */
	char where[SP_ERR_WHERE_SIZE];		/* file, line or field; "" when unknown */
};

/* Return early with the code of a failed call. */
#define SP_TRY(call)                \
	do {                        \
		sp_rc rc_ = (call); \
		if (rc_ != SP_OK)   \
			return rc_; \
	} while (0)

/* Return SP_ENOMEM when an allocation gave NULL. */
#define SP_NEED(ptr)                      \
	do {                              \
		if (!(ptr))               \
			return SP_ENOMEM; \
	} while (0)

/* Marks a message for the catalogue (po/); it stays what it is. */
#define N_(text) text

/* Fills *e (which may be NULL) and gives code. key is a static string, the arguments are const char
 * * for its {1}..{4}. code stands in the macro itself, so that compilers and analysers see which
 * value, never SP_OK, comes back. */
#define sp_fail(e, code, ...) \
	(sp_err_fill((e), (code), __VA_ARGS__, (const char *)NULL), (sp_rc)(code))
void sp_err_fill(struct sp_err *e, sp_rc code, const char *key, ...) __attribute__((sentinel));

/* As sp_fail, without a message of its own: the code's standard text. */
#define sp_fail_code(e, code) sp_fail((e), (code), sp_rc_key(code))

/* Says where it happened, unless an inner function has said so already. */
void sp_err_where(struct sp_err *e, const char *where);

int sp_rc_exit_status(sp_rc code);
int sp_rc_http_status(sp_rc code);
const char *sp_rc_name(sp_rc code);
const char *sp_rc_key(sp_rc code);

#endif
