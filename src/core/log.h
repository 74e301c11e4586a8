/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Structured log lines (logfmt: time=… level=… event=… key=value …), one write(2) a line, so that
 * threads do not mix theirs. Only main programs log; library code reports by sp_rc.
 *
 * What may stand in a line: what the program does, counts, file and store names, ids. Never a
 * person's name, never text of a document, never a secret; of a URL LOG_URL shows no password. */
#ifndef SP_CORE_LOG_H
#define SP_CORE_LOG_H

#include "core/str.h"

enum log_level { LOG_DEBUG, LOG_INFO, LOG_WARNING, LOG_ERROR, LOG_OFF };

struct log {
	int fd;			 /* 2 for stderr */
	enum log_level least;	 /* lines below it are not written */
	int64_t (*now_ms)(void); /* UTC milliseconds since 1970; NULL is the system's clock */
};

struct log_field {
	const char *key; /* a-z, 0-9 and _ */
	enum { LOG_FIELD_INT, LOG_FIELD_TEXT, LOG_FIELD_URL } kind;
	int64_t i;
	const char *text; /* NULL is written as an empty value */
};

#define LOG_INT(name, v) ((struct log_field){.key = (name), .kind = LOG_FIELD_INT, .i = (v)})
#define LOG_TEXT(name, v) ((struct log_field){.key = (name), .kind = LOG_FIELD_TEXT, .text = (v)})
#define LOG_URL(name, v) ((struct log_field){.key = (name), .kind = LOG_FIELD_URL, .text = (v)})

/* event: a static word or two, "import done". Values that need it are quoted, control characters
 * and wrong bytes escaped, so that no value can look like a line or a field of its own. */
void log_line(const struct log *log, enum log_level level, const char *event,
	      const struct log_field *fields, size_t n);
#define log_put(log, level, event, ...)                                            \
	log_line((log), (level), (event), (const struct log_field[]){__VA_ARGS__}, \
		 sizeof((const struct log_field[]){__VA_ARGS__}) / sizeof(struct log_field))

/* "debug" … "error", "off"; false for other words. */
bool log_level_parse(const char *name, enum log_level *out);

#endif
