/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs the case files of tests/store (see the README there) on one engine; one TAP test a file. */
#include "core/buf.h"
#include "store_fixture.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>

enum { MOST_TEXT = 1 << 20 };

struct block {
	struct str head, sql, rows;
	int line;
};

struct run {
	struct fixture *f;
	struct arena *arena;
	const char *file;
	int line;
	bool failed;
};

static void complain(struct run *r, const char *what, struct str wanted, struct str got)
{
	r->failed = true;
	printf("# %s:%d: %s\n# wanted: " STR_FMT "\n# got:    " STR_FMT "\n", r->file, r->line,
	       what, STR_ARG(wanted), STR_ARG(got));
}

static int hex(char c)
{
	return c >= 'a' ? c - 'a' + 10 : c - '0';
}

/* 'text' with '' and \n. */
static struct db_value read_text(struct run *r, struct str *s)
{
	char *out = arena_alloc(r->arena, s->n + 1);
	size_t n = 0, i = 1;
	for (; i < s->n; i++) {
		if (s->p[i] == '\'' && (i + 1 >= s->n || s->p[i + 1] != '\''))
			break;
		bool line = s->p[i] == '\\' && i + 1 < s->n && s->p[i + 1] == 'n';
		out[n++] = line ? '\n' : s->p[i];
		i += line || s->p[i] == '\'';
	}
	*s = str_sub(*s, i + 1, s->n);
	return DB_V_STR(((struct str){out, n}));
}

static struct db_value read_blob(struct run *r, struct str *s)
{
	char *out = arena_alloc(r->arena, s->n);
	size_t n = 0, i = 2;
	for (; i + 1 < s->n && s->p[i] != '\''; i += 2)
		out[n++] = (char)(hex(s->p[i]) * 16 + hex(s->p[i + 1]));
	*s = str_sub(*s, i + 1, s->n);
	return DB_V_BLOB(((struct str){out, n}));
}

static struct db_value read_value(struct run *r, struct str *s)
{
	struct str word;
	*s = str_trim(*s);
	if (s->p[0] == '\'')
		return read_text(r, s);
	if (str_starts(*s, STR("x'")))
		return read_blob(r, s);
	struct str rest = *s;
	(void)str_cut(&rest, ' ', &word);
	*s = rest.p ? rest : (struct str){"", 0};
	char *text = str_dup(r->arena, word);
	if (strcmp(text, "null") == 0)
		return DB_V_NULL;
	return strpbrk(text, ".en") ? DB_V_REAL(strtod(text, NULL))
				    : DB_V_INT(strtoll(text, NULL, 10));
}

static void show_real(struct buf *out, double v)
{
	char text[40];
	(void)snprintf(text, sizeof(text), "%.15g", v);
	if (strtod(text, NULL) != v)
		(void)snprintf(text, sizeof(text), "%.17g", v);
	buf_puts(out, text);
	if (!strpbrk(text, ".en"))
		buf_puts(out, ".0");
}

static void show_text(struct buf *out, struct str s)
{
	buf_char(out, '\'');
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\n')
			buf_puts(out, "\\n");
		else
			buf_char(out, s.p[i]);
		if (s.p[i] == '\'')
			buf_char(out, '\'');
	}
	buf_char(out, '\'');
}

static void show(struct buf *out, struct db_value v)
{
	switch (v.type) {
	case DB_NULL:
		buf_puts(out, "null");
		break;
	case DB_INT:
		buf_printf(out, "%lld", (long long)v.i);
		break;
	case DB_REAL:
		show_real(out, v.real);
		break;
	case DB_TEXT:
		show_text(out, v.s);
		break;
	case DB_BLOB:
		buf_puts(out, "x'");
		for (size_t i = 0; i < v.s.n; i++)
			buf_printf(out, "%02x", (unsigned char)v.s.p[i]);
		buf_char(out, '\'');
		break;
	}
}

static sp_rc collect(struct db_rows *rows, struct buf *out, struct sp_err *e)
{
	for (bool more;;) {
		SP_TRY(db_next(rows, &more, e));
		if (!more)
			return SP_OK;
		for (size_t i = 0; i < db_columns(rows); i++) {
			if (i)
				buf_puts(out, " | ");
			show(out, db_value_of(rows, i));
		}
		buf_char(out, '\n');
	}
}

static size_t read_args(struct run *r, struct str head, struct db_value args[DB_MAX_ARGS])
{
	size_t n = 0;
	for (head = str_trim(head); head.n > 0 && n < DB_MAX_ARGS; head = str_trim(head))
		args[n++] = read_value(r, &head);
	return n;
}

static void said(struct run *r, const char *what, struct str wanted, sp_rc rc)
{
	char *text = arena_printf(r->arena, "%s: %s [%s] [%s]", sp_rc_name(rc),
				  rc == SP_OK || !r->f->err.key ? "" : r->f->err.key,
				  r->f->err.arg[0], r->f->err.arg[1]);
	complain(r, what, wanted, str_of(text));
}

static void run_query(struct run *r, const struct block *b, struct str head)
{
	struct db_value args[DB_MAX_ARGS];
	BUF_AUTO got = BUF_INIT(MOST_TEXT);
	DB_ROWS_AUTO rows = NULL;
	size_t n = read_args(r, head, args);
	sp_rc rc = db_query(r->f->db, str_dup(r->arena, b->sql), args, n, &rows, &r->f->err);
	if (rc == SP_OK)
		rc = collect(rows, &got, &r->f->err);
	if (rc != SP_OK)
		said(r, "query failed", b->rows, rc);
	else if (!str_eq(str_trim(buf_view(&got)), str_trim(b->rows)))
		complain(r, "other rows", b->rows, buf_view(&got));
}

static void run_exec(struct run *r, const struct block *b, struct str head, bool fails)
{
	struct db_value args[DB_MAX_ARGS];
	struct str wanted;
	int64_t changed = -1;
	(void)str_cut(&head, ' ', &wanted);
	size_t n = head.p ? read_args(r, head, args) : 0;
	sp_rc rc = db_exec(r->f->db, str_dup(r->arena, b->sql), args, n, &changed, &r->f->err);
	const char *got =
		fails ? sp_rc_name(rc) : arena_printf(r->arena, "%lld", (long long)changed);
	if ((!fails && rc != SP_OK) || !str_eq(wanted, str_of(got)))
		said(r, fails ? "another code" : "exec failed or another count", wanted, rc);
}

static void run_script(struct run *r, const struct block *b)
{
	struct migration m = {1, "case", str_dup(r->arena, b->sql), NULL};
	char *sql;
	sp_rc rc = migrate_expand(r->f->engine, &m, r->arena, &sql, &r->f->err);
	if (rc == SP_OK)
		rc = db_script(r->f->owner, sql, &r->f->err);
	if (rc != SP_OK)
		said(r, "script failed", b->sql, rc);
}

static void run_block(struct run *r, const struct block *b)
{
	struct str head = b->head, word;
	r->line = b->line;
	(void)str_cut(&head, ' ', &word);
	struct str rest = head.p ? head : (struct str){"", 0};
	if (str_eq(word, STR("script")))
		run_script(r, b);
	else if (str_eq(word, STR("query")))
		run_query(r, b, rest);
	else if (str_eq(word, STR("exec")) || str_eq(word, STR("fails")))
		run_exec(r, b, rest, word.p[0] == 'f');
	else
		complain(r, "no such block", STR("script, query, exec or fails"), word);
}

/* The next block; remarks between blocks are passed over. */
static bool next_block(struct str *text, int *line, struct block *b)
{
	struct str l, *part = NULL;
	*b = (struct block){.line = 0};
	while (str_cut(text, '\n', &l)) {
		++*line;
		bool blank = l.n == 0;
		if (blank && part)
			return true;
		if (blank || (l.p[0] == '#' && !part))
			continue;
		if (!b->line) {
			b->line = *line;
			b->head = l;
			part = &b->sql;
		} else if (str_eq(l, STR("----"))) {
			part = &b->rows;
		} else if (!part->p) {
			*part = l;
		} else {
			part->n = (size_t)(l.p + l.n - part->p);
		}
	}
	return part != NULL;
}

static char *read_file(struct arena *a, const char *path)
{
	BUF_AUTO text = BUF_INIT(MOST_TEXT);
	char piece[4096];
	FILE *file = fopen(path, "rb");
	if (!file)
		return NULL;
	for (size_t n; (n = fread(piece, 1, sizeof(piece), file)) > 0;)
		buf_add(&text, piece, n);
	(void)fclose(file);
	return buf_take(&text, a);
}

static bool run_file(const char *engine, const char *path)
{
	void *state = (void *)(uintptr_t)engine;
	if (fixture_open(&state) != 0)
		return false;
	struct run r = {.f = state, .file = strrchr(path, '/') + 1};
	r.arena = r.f->arena;
	r.f->db = fixture_connect(r.f, "", DB_READ_WRITE);
	char *content = read_file(r.arena, path);
	struct str text = str_of(content);
	struct block b;
	int line = 0, blocks = 0;
	while (content && next_block(&text, &line, &b)) {
		run_block(&r, &b);
		blocks++;
	}
	return fixture_close(&state) == 0 && blocks > 0 && !r.failed;
}

int main(int argc, char **argv)
{
	const char *engine = argc > 1 ? argv[1] : "sqlite", *source = getenv("SPOR_SOURCE");
	char pattern[1024];
	glob_t found;
	int bad = 0;
	if (strcmp(engine, "pgsql") == 0 && !getenv("SPOR_TEST_PG_OWNER"))
		return fixture_run(argc, argv, NULL, 0);
	(void)snprintf(pattern, sizeof(pattern), "%s/tests/store/*.case", source ? source : ".");
	if (glob(pattern, 0, NULL, &found) != 0)
		return 1;
	printf("1..%zu\n", found.gl_pathc);
	for (size_t i = 0; i < found.gl_pathc; i++) {
		bool good = run_file(engine, found.gl_pathv[i]);
		bad += !good;
		printf("%s %zu - %s (%s)\n", good ? "ok" : "not ok", i + 1,
		       strrchr(found.gl_pathv[i], '/') + 1, engine);
	}
	globfree(&found);
	return bad > 0;
}
