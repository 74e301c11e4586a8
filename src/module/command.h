/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a command's handler sees of the world. It reads its options and arguments, opens the store,
 * and gives its result as a table, as JSON or as text; who draws that, and where, is none of its
 * business.
 *
 * Every command answers in the format the caller chose: a handler asks call->format only when its
 * result is not a table. Standard output carries the result and nothing else; remarks, warnings and
 * progress go to standard error. Output functions return nothing: a failed write is remembered, the
 * rest is dropped, and the dispatcher reports it when the handler has returned. */
#ifndef SP_MODULE_COMMAND_H
#define SP_MODULE_COMMAND_H

#include "core/civil.h"
#include "core/i18n.h"
#include "core/json.h"
#include "module/module.h"

enum call_format { FORMAT_HUMAN, FORMAT_JSON, FORMAT_CSV };

struct call_host;
struct call_given;

struct command_call {
	struct arena *arena; /* lives as long as the command */
	const struct command *command;
	const struct module *const *modules; /* ends with NULL */
	const struct call_given *given; /* the options and arguments; ask by call_option() … */
	const struct call_host *host;	/* who renders; used by command.c only */
	enum call_format format;
	enum lang lang;
	struct civil today; /* --today, else the date of the system's time zone */
	const char *who;    /* for the audit log: "cli:NAME" of the system's user */
	bool past;	    /* that is a day which is over */
	bool quiet, verbose;
	bool terminal;	  /* the result is shown on a terminal */
	bool colour;	  /* terminal sequences are welcome in the result */
	unsigned width;	  /* columns of that terminal; 0 = without end */
	bool some_failed; /* set by the handler: ends with status 1 when it returns SP_OK */
	bool alone;	  /* set by the handler: what failed was all there was, and its own */
	sp_rc failed_as;  /* status is the command's */
};

/* Options of the command's table and the global ones; asking for a name that is in neither is a
 * bug (asserted). The text lives as long as the call. */
const char *call_option(const struct command_call *call, const char *name); /* NULL: not given */
bool call_switch(const struct command_call *call, const char *name);
int64_t call_option_int(const struct command_call *call, const char *name, int64_t otherwise);
struct civil call_option_date(const struct command_call *call, const char *name); /* year 0: none */
/* Repeated options: the number given and each one, in order. */
size_t call_option_count(const struct command_call *call, const char *name);
const char *call_option_at(const struct command_call *call, const char *name, size_t i);

size_t call_arg_count(const struct command_call *call);
const char *call_arg(const struct command_call *call, size_t i); /* NULL past the end */

/* The value of a setting that some module's table names (asserted); NULL when it has none. */
const char *call_setting(const struct command_call *call, const char *name);

/* The store that the caller chose, opened when first asked for and closed by the dispatcher.
 * DB_CREATE makes it when missing and brings its schema up to date; the other modes want a store of
 * this version (SP_ENOTFOUND, SP_ECONFLICT with what to do). */
SP_MUST_USE sp_rc call_store(struct command_call *call, enum db_mode mode, struct db **out,
			     struct sp_err *e);
/* Its URL without a password, for messages. */
const char *call_store_name(const struct command_call *call);

/* True from the first interrupt on: finish what must be finished, keep what is safe and return
 * SP_ECANCELED. Any thread may ask. */
bool call_interrupted(const struct command_call *call);
/* True when nobody reads the result any more: a handler that only prints may stop. */
bool call_output_lost(const struct command_call *call);

/* The catalogue's text for an English key, without arguments filled in. */
const char *call_tr(const struct command_call *call, const char *key);

/* A sentence of the catalogue with its {1}… (const char *), as a line of the result; only people
 * get it (nothing in --json and --csv). */
#define call_print(call, ...) call_print_args((call), __VA_ARGS__, (const char *)NULL)
void call_print_args(struct command_call *call, const char *key, ...) __attribute__((sentinel));
/* Bytes of the result as they are, in any format. Text from documents for people: call_text. */
void call_write(struct command_call *call, struct str bytes);
/* Text for people; control characters from foreign documents are made harmless. */
void call_text(struct command_call *call, struct str text);
/* Terminal styles for call_text's neighbours; "" when colour is off. */
enum call_style { STYLE_PLAIN, STYLE_STRONG, STYLE_FAINT, STYLE_GOOD, STYLE_WARNING, STYLE_BAD };
const char *call_style(const struct command_call *call, enum call_style style);

/* One line on standard error: a remark (not with --quiet), one only with --verbose, a warning about
 * a place ("" or NULL when none). */
#define call_note(call, ...) call_note_args((call), __VA_ARGS__, (const char *)NULL)
void call_note_args(struct command_call *call, const char *key, ...) __attribute__((sentinel));
#define call_detail(call, ...) call_detail_args((call), __VA_ARGS__, (const char *)NULL)
void call_detail_args(struct command_call *call, const char *key, ...) __attribute__((sentinel));
#define call_warn(call, where, ...) call_warn_args((call), (where), __VA_ARGS__, (const char *)NULL)
void call_warn_args(struct command_call *call, const char *where, const char *key, ...)
	__attribute__((sentinel));
/* Tells about one input that failed while the command goes on; sets some_failed and
 * failed_as. */
void call_failed(struct command_call *call, const struct sp_err *e);

/* How far a long piece of work has come. Call as often as you like from the thread that runs the
 * handler; drawing is rationed. */
struct call_progress {
	const char *what;     /* N_() "reading", "importing" */
	const char *unit;     /* N_() what is counted; NULL: files */
	uint64_t done, total; /* total 0 = not known yet */
	uint64_t failed, bytes;
};
void call_progress(struct command_call *call, const struct call_progress *now);
void call_progress_end(struct command_call *call);

/* Tables. In --json an array of objects, in --csv lines by RFC 4180 with a head, for people columns
 * that fit the terminal. Rows are written as they come (people's tables after the first few
 * hundred, to find the widths). At most one table is open at a time; in --json and --csv a command
 * gives one table or one value (call_json), not several. */
enum cell_type {
	CELL_TEXT,
	CELL_INT,
	CELL_BOOL,
	CELL_DATE,
	CELL_TIME, /* text, ISO 8601 UTC */
	CELL_MONEY /* whole øre */
};

/* How a column gives way where the terminal is too narrow. */
enum column_fit {
	COLUMN_PLAIN,	  /* long cells are wrapped */
	COLUMN_CUT = 1,	  /* long cells are cut to one line */
	COLUMN_WHOLE = 2, /* not made narrower: its cells are to be copied */
	COLUMN_SPARE = 4  /* left out, the first of them first: the others tell as much */
};
struct column {
	const char *key;   /* name in JSON and CSV */
	const char *title; /* N_() head for people; NULL: not shown to people */
	enum cell_type type;
	unsigned fit; /* column_fit, for people */
};

struct cell {
	enum cell_type type;
	bool null;
	struct str s;
	int64_t i;
	struct civil date;
};
/* Text, number … or nothing: a NULL pointer, a date without a year. */
static inline struct cell cell_text(enum cell_type type, const char *s)
{
	return (struct cell){.type = type, .s = str_of(s), .null = !s};
}
#define CELL_TEXT(v) cell_text(CELL_TEXT, (v))
#define CELL_STR(v) ((struct cell){.type = CELL_TEXT, .s = (v), .null = !(v).p})
#define CELL_INT(v) ((struct cell){.type = CELL_INT, .i = (v)})
#define CELL_BOOL(v) ((struct cell){.type = CELL_BOOL, .i = (v) ? 1 : 0})
#define CELL_DATE(v) ((struct cell){.type = CELL_DATE, .date = (v), .null = (v).year == 0})
#define CELL_TIME(v) cell_text(CELL_TIME, (v))
#define CELL_MONEY(v) ((struct cell){.type = CELL_MONEY, .i = (v)})
#define CELL_NONE(t) ((struct cell){.type = (t), .null = true})

struct call_table;
SP_MUST_USE sp_rc call_table(struct command_call *call, const struct column *columns, size_t n,
			     struct call_table **out, struct sp_err *e);
/* One cell for each column, of the column's type (asserted). */
SP_MUST_USE sp_rc call_row_cells(struct call_table *table, const struct cell *cells, size_t n,
				 struct sp_err *e);
#define call_row(table, e, ...)                                     \
	call_row_cells((table), (const struct cell[]){__VA_ARGS__}, \
		       sizeof((const struct cell[]){__VA_ARGS__}) / sizeof(struct cell), (e))
SP_MUST_USE sp_rc call_table_end(struct call_table *table, struct sp_err *e);

/* One thing with its fields: in --json an object, in --csv a head and a line, for people a line a
 * field. */
SP_MUST_USE sp_rc call_record_cells(struct command_call *call, const struct column *columns,
				    const struct cell *cells, size_t n, struct sp_err *e);
#define call_record(call, columns, e, ...)                                       \
	call_record_cells((call), (columns), (const struct cell[]){__VA_ARGS__}, \
			  sizeof((const struct cell[]){__VA_ARGS__}) / sizeof(struct cell), (e))

/* In a module's check hook: one thing that is wrong, at a place ("meeting 336/bul/2020-06-09"). */
#define check_problem(check, where, ...) \
	check_problem_args((check), (where), __VA_ARGS__, (const char *)NULL)
void check_problem_args(struct check *check, const char *where, const char *key, ...)
	__attribute__((sentinel));
/* What is worth saying, but nothing wrong. */
#define check_remark(check, ...) check_remark_args((check), __VA_ARGS__, (const char *)NULL)
void check_remark_args(struct check *check, const char *key, ...) __attribute__((sentinel));
/* Whether to stop early. */
bool check_stopped(const struct check *check);

#endif
