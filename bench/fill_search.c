/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A big record for searching, made without reading documents: fill_search STORE ITEMS puts so many
 * items (fill_text.h) into a store that “spor init” made: ten to a meeting, in 98 municipalities of
 * six bodies, with their meetings, documents, texts and sections, and what is searched of them by
 * the same functions as an import's (words_split, search_put). fill_search - ITEMS prints the
 * items' ids, titles and texts instead, with tabs between, for the rivals. */
#include "bench.h"
#include "core/civil.h"
#include "fill_text.h"
#include "store/search.h"

#include <stdlib.h>

enum {
	MEETING_ITEMS = 10,
	MUNICIPALITIES = 98,
	BODIES = 6,
	DAYS = 28, /* between two meetings of a body */
	FIRST = 101,
	BATCH = 200, /* meetings in a transaction */
	TEXT_MAX = 1 << 20,
	MEMORY = 256 << 20
};
#define MADE "2026-01-01T00:00:00.000Z"

struct filler {
	struct db *db;
	struct arena *arena;
	struct stemmer *stemmer;
	struct buf text; /* of a meeting */
	size_t at[MEETING_ITEMS], ends[MEETING_ITEMS][FILL_PARTS];
	int64_t municipality, meeting, block;
};

static struct str part(const struct filler *f, int item, enum fill_part p)
{
	size_t from = p ? f->ends[item][p - 1] + 1 : f->at[item];
	return str_sub(buf_view(&f->text), from, f->ends[item][p] - from);
}

static const char *span(struct filler *f, const char *field, struct str s)
{
	return arena_printf(f->arena, "%s:%zu+%zu", field, (size_t)(s.p - f->text.p), s.n);
}

static sp_rc put_section(struct filler *f, int64_t id, int position, const char *kind, struct str s,
			 struct sp_err *e)
{
	return db_run(f->db, e,
		      "INSERT INTO section (municipality, item, position, kind, spans) VALUES ($1, "
		      "$2, $3, $4, $5)",
		      DB_V_INT(f->municipality), DB_V_INT(id), DB_V_INT(position), DB_V_TEXT(kind),
		      DB_V_TEXT(span(f, "text", s)));
}

static sp_rc put_words(struct filler *f, int64_t id, int item, struct sp_err *e)
{
	struct search_row row;
	struct str decided = part(f, item, FILL_DECISION);
	const char *both =
		arena_printf(f->arena, STR_FMT "\n" STR_FMT,
			     STR_ARG(part(f, item, FILL_RECOMMENDATION)), STR_ARG(decided));
	SP_NEED(both);
	SP_TRY(words_split(f->stemmer, f->arena, part(f, item, FILL_TITLE),
			   &row.fields[SEARCH_TITLE]));
	SP_TRY(words_split(f->stemmer, f->arena, str_of(both), &row.fields[SEARCH_DECISION]));
	SP_TRY(words_split(f->stemmer, f->arena, part(f, item, FILL_FACTS),
			   &row.fields[SEARCH_REST]));
	row.mark = arena_printf(f->arena, "m%lld", (long long)f->municipality);
	SP_NEED(row.mark);
	return search_put(f->db, SEARCH_OPEN, f->block, id, &row, e);
}

static sp_rc put_item(struct filler *f, int64_t id, int item, struct sp_err *e)
{
	struct str title = part(f, item, FILL_TITLE);
	const char *slug = arena_printf(f->arena, "%d", item + 1);
	SP_TRY(db_run(
		f->db, e,
		"INSERT INTO item (municipality, id, meeting, position, number, slug, title, "
		"closed, truncated, withdrawn, doubts, extraction, spans) VALUES ($1, $2, $3, "
		"$4, $5, $5, $6, FALSE, FALSE, FALSE, 0, $3, $7)",
		DB_V_INT(f->municipality), DB_V_INT(id), DB_V_INT(f->meeting), DB_V_INT(item),
		DB_V_TEXT(slug), DB_V_STR(title), DB_V_TEXT(span(f, "title", title))));
	SP_TRY(put_section(f, id, 0, "recommendation", part(f, item, FILL_RECOMMENDATION), e));
	SP_TRY(put_section(f, id, 1, "facts", part(f, item, FILL_FACTS), e));
	SP_TRY(put_section(f, id, 2, "decision", part(f, item, FILL_DECISION), e));
	return put_words(f, id, item, e);
}

static sp_rc put_meeting(struct filler *f, int64_t number, struct sp_err *e)
{
	char day[CIVIL_ISO_SIZE];
	int64_t body = number / MUNICIPALITIES % BODIES + 1;
	struct civil date =
		civil_from_days(civil_to_days((struct civil){2010, 1, 1}) +
				(int32_t)(number / (MUNICIPALITIES * BODIES) * DAYS + body));
	civil_iso(date, day);
	const char *name = arena_printf(f->arena, "%lld.txt", (long long)f->meeting);
	const char *digest = arena_printf(f->arena, "%032lld", (long long)f->meeting);
	SP_TRY(db_run(f->db, e,
		      "INSERT INTO document (municipality, id, sha256, name, media, format, bytes, "
		      "closed, imported) VALUES ($1, $2, $3, $4, 'text/plain', 'text', $3, FALSE, "
		      "$5)",
		      DB_V_INT(f->municipality), DB_V_INT(f->meeting), DB_V_BLOB(str_of(digest)),
		      DB_V_TEXT(name), DB_V_TEXT(MADE)));
	SP_TRY(db_run(f->db, e,
		      "INSERT INTO extraction (municipality, id, document, part, reader, text, "
		      "text_hash) VALUES ($1, $2, $2, 0, 1, $3, $4)",
		      DB_V_INT(f->municipality), DB_V_INT(f->meeting), DB_V_STR(buf_view(&f->text)),
		      DB_V_BLOB(str_of(digest))));
	return db_run(f->db, e,
		      "INSERT INTO meeting (municipality, id, body, day, ordinal, version, "
		      "document, extraction, withdrawn, spans, changed) VALUES ($1, $2, $3, $4, 1, "
		      "1, $2, $2, FALSE, '', $5)",
		      DB_V_INT(f->municipality), DB_V_INT(f->meeting), DB_V_INT(body),
		      DB_V_TEXT(str_dup(f->arena, str_of(day))), DB_V_TEXT(MADE));
}

/* Its items' texts one after the other. */
static void tell_meeting(struct filler *f, int64_t number)
{
	buf_reset(&f->text);
	for (int i = 0; i < MEETING_ITEMS; i++) {
		f->at[i] = buf_view(&f->text).n;
		fill_item(&f->text, (uint64_t)number * MEETING_ITEMS + (uint64_t)i, f->ends[i]);
	}
}

static sp_rc put_bodies(struct filler *f, struct sp_err *e)
{
	static const char *const names[BODIES] = {
		"Økonomiudvalget",	    "Byrådet",
		"Kulturudvalget",	    "Socialudvalget",
		"Teknik- og Miljøudvalget", "Børne- og Skoleudvalget"};
	static const char *const slugs[BODIES] = {"oeu", "by", "kuu", "sou", "tmu", "bsu"};
	for (int64_t m = 0; m < MUNICIPALITIES; m++)
		for (int64_t b = 0; b < BODIES; b++)
			SP_TRY(db_run(f->db, e,
				      "INSERT INTO body (municipality, id, name, slug) VALUES ($1, "
				      "$2, $3, $4)",
				      DB_V_INT(FIRST + m), DB_V_INT(b + 1), DB_V_TEXT(names[b]),
				      DB_V_TEXT(slugs[b])));
	return SP_OK;
}

static sp_rc fill_meeting(struct filler *f, int64_t number, struct sp_err *e)
{
	f->municipality = FIRST + number % MUNICIPALITIES;
	f->meeting = number + 1;
	tell_meeting(f, number);
	SP_TRY(put_meeting(f, number, e));
	SP_TRY(search_block(f->db, number * MEETING_ITEMS + 1, &f->block, e));
	for (int i = 0; i < MEETING_ITEMS; i++)
		SP_TRY(put_item(f, number * MEETING_ITEMS + i + 1, i, e));
	return SP_OK;
}

static sp_rc fill(struct filler *f, int64_t meetings, struct sp_err *e)
{
	for (int64_t done = 0; done < meetings; done += BATCH) {
		SP_TRY(db_begin(f->db, e));
		db_defer(f->db);
		if (!done)
			SP_TRY(put_bodies(f, e));
		for (int64_t m = done; m < meetings && m < done + BATCH; m++) {
			SP_TRY(fill_meeting(f, m, e));
			arena_reset(f->arena);
		}
		SP_TRY(db_commit(f->db, e));
	}
	return SP_OK;
}

static void print_items(struct filler *f, int64_t meetings)
{
	for (int64_t m = 0; m < meetings; m++) {
		tell_meeting(f, m);
		for (int i = 0; i < MEETING_ITEMS; i++) {
			const int64_t id = m * MEETING_ITEMS + i + 1;
			struct str title = part(f, i, FILL_TITLE);
			struct str text = part(f, i, FILL_RECOMMENDATION);
			text.n = f->ends[i][FILL_DECISION] - (size_t)(text.p - f->text.p);
			(void)printf("%lld\t" STR_FMT "\t", (long long)id, STR_ARG(title));
			for (size_t k = 0; k < text.n; k++)
				(void)putchar(text.p[k] == '\n' ? ' ' : text.p[k]);
			(void)putchar('\n');
		}
	}
}

int main(int argc, char **argv)
{
	ARENA_AUTO arena = arena_new(MEMORY);
	STEMMER_AUTO stemmer = stemmer_new();
	struct filler f = {.arena = arena, .stemmer = stemmer, .text = BUF_INIT(TEXT_MAX)};
	struct sp_err e = {.key = NULL};
	if (argc != 3 || !arena || !stemmer)
		return 2;
	int64_t meetings = (strtoll(argv[2], NULL, 10) + MEETING_ITEMS - 1) / MEETING_ITEMS;
	sp_rc rc = SP_OK;
	if (strcmp(argv[1], "-") == 0) {
		print_items(&f, meetings);
	} else {
		rc = db_open(argv[1], DB_READ_WRITE, &f.db, &e);
		rc = rc == SP_OK ? fill(&f, meetings, &e) : rc;
		db_close(f.db);
	}
	buf_free(&f.text);
	if (rc != SP_OK)
		(void)fprintf(stderr, "fill_search: %s %s %s\n", e.key ? e.key : "failed", e.arg[0],
			      e.arg[1]);
	return rc == SP_OK ? 0 : 1;
}
