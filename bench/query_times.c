/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long each of many questions takes: query_times STORE QUESTIONS [SQL]. Each line of the file
 * is a question; it is asked as “spor search” asks, 20 items with their sentences and how many
 * there are, or by the rival's SQL with the line as $1. Prints the seconds of each, a line each,
 * those of the processor without a server's, and the number of rows found. */
#include "bench.h"
#include "council/search.h"

#include <stdlib.h>
#include <string.h>

enum { SHOWN = 20, LINE = 512 };

struct asker {
	struct db *db;
	struct arena *arena;
	struct stemmer *stemmer;
	const char *sql; /* NULL: as spor search */
};

static sp_rc ask_sql(const struct asker *a, const char *words, uint64_t *rows_found,
		     struct sp_err *e)
{
	const struct db_value args[] = {DB_V_TEXT(words)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(a->db, a->sql, args, 1, &rows, e));
	DB_EACH(rows, e)
		++*rows_found;
	return SP_OK;
}

static sp_rc ask_search(const struct asker *a, const char *words, uint64_t *rows_found,
			struct sp_err *e)
{
	struct query query;
	struct search_results results;
	SP_TRY(query_parse(a->arena, a->stemmer, str_of(words), &query, e));
	const struct search_wish wish = {.query = &query, .limit = SHOWN};
	SP_TRY(search_items(a->db, a->arena, &wish, &results, e));
	*rows_found = results.list.n;
	return SP_OK;
}

static double processor_seconds(void)
{
	struct timespec t;
	(void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static sp_rc ask_all(const struct asker *a, FILE *questions, struct sp_err *e)
{
	char line[LINE];
	while (fgets(line, sizeof(line), questions)) {
		uint64_t found = 0;
		line[strcspn(line, "\n")] = '\0';
		arena_reset(a->arena);
		double begun = bench_seconds(), worked = processor_seconds();
		SP_TRY(a->sql ? ask_sql(a, line, &found, e) : ask_search(a, line, &found, e));
		(void)printf("%.6f %.6f %llu\n", bench_seconds() - begun,
			     processor_seconds() - worked, (unsigned long long)found);
	}
	return SP_OK;
}

static sp_rc run(struct asker *a, const char *store, const char *path, struct sp_err *e)
{
	FILE *questions = fopen(path, "r");
	if (!questions)
		return SP_EIO;
	sp_rc rc = db_open(store, DB_READ_ONLY, &a->db, e);
	if (rc == SP_OK)
		rc = ask_all(a, questions, e);
	(void)fclose(questions);
	db_close(a->db);
	return rc;
}

int main(int argc, char **argv)
{
	ARENA_AUTO arena = arena_new((size_t)1 << 30);
	STEMMER_AUTO stemmer = stemmer_new();
	struct asker a = {.arena = arena, .stemmer = stemmer, .sql = argc > 3 ? argv[3] : NULL};
	struct sp_err e = {.key = NULL};
	sp_rc rc = argc >= 3 && arena && stemmer ? run(&a, argv[1], argv[2], &e) : SP_EINVAL;
	if (rc != SP_OK)
		(void)fprintf(stderr, "query_times: %s %s %s\n",
			      e.key ? e.key : "query_times STORE QUESTIONS [SQL]", e.arg[0],
			      e.arg[1]);
	return rc == SP_OK ? 0 : 1;
}
