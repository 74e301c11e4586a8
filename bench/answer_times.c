/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the record's answers take: answer_times STORE. Asks for threads, for the promises of
 * items and bodies and those overdue, and for the money of items and of all, of items spread over
 * the whole store. Prints a line for each: what was asked, and the seconds it took. */
#include "bench.h"
#include "council/money.h"
#include "council/promise_list.h"
#include "council/thread.h"

enum { ASKED = 300, SHOWN = 50 };

struct one {
	int64_t municipality, item, body;
};

struct asker {
	struct db *db;
	struct arena *arena;
	struct one items[ASKED];
	uint32_t n;
};

static const struct civil today = {2020, 6, 1};

static sp_rc ask_thread(struct asker *a, const struct one *of, struct sp_err *e)
{
	struct thread *t;
	return thread_load(a->db, a->arena, of->municipality, of->item, &t, e);
}

static sp_rc ask_promises(struct asker *a, const struct promise_wish *wish, struct sp_err *e)
{
	struct promise_rows rows;
	return promise_list(a->db, a->arena, wish, &rows, e);
}

static sp_rc ask_due_item(struct asker *a, const struct one *of, struct sp_err *e)
{
	const struct promise_wish wish = {.municipality = of->municipality,
					  .item = of->item,
					  .today = today,
					  .statuses = PROMISE_EVERY_STATUS,
					  .sources = true};
	return ask_promises(a, &wish, e);
}

static sp_rc ask_due_body(struct asker *a, const struct one *of, struct sp_err *e)
{
	const struct promise_wish wish = {.municipality = of->municipality,
					  .body = of->body,
					  .today = today,
					  .statuses = 1u << PROMISE_OVERDUE,
					  .limit = SHOWN};
	return ask_promises(a, &wish, e);
}

static sp_rc ask_money_item(struct asker *a, const struct one *of, struct sp_err *e)
{
	const struct money_wish wish = {.municipality = of->municipality, .limit = SHOWN};
	struct money money = {.items = {0}};
	return money_of_item(a->db, a->arena, &wish, of->municipality, of->item, &money, e);
}

static sp_rc ask_money_all(struct asker *a, const struct one *of, struct sp_err *e)
{
	const struct money_wish wish = {.municipality = of->municipality, .limit = SHOWN};
	struct money money = {.items = {0}};
	SP_TRY(money_pools(a->db, a->arena, &wish, &money, e));
	return money_largest(a->db, a->arena, &wish, &money, e);
}

static sp_rc choose(struct asker *a, struct sp_err *e)
{
	DB_ROWS_AUTO rows = NULL;
	int64_t all = 0, nth = 0;
	bool more;
	SP_TRY(db_query(a->db, "SELECT COUNT(*) FROM item", NULL, 0, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	all = db_int(rows, 0);
	db_rows_close(rows);
	rows = NULL;
	SP_TRY(db_query(a->db,
			"SELECT i.municipality, i.id, m.body FROM item i JOIN meeting m ON "
			"m.municipality = i.municipality AND m.id = i.meeting ORDER BY "
			"i.municipality, i.id",
			NULL, 0, &rows, e));
	DB_EACH(rows, e)
		if (nth++ * ASKED / (all ? all : 1) >= a->n && a->n < ASKED)
			a->items[a->n++] =
				(struct one){db_int(rows, 0), db_int(rows, 1), db_int(rows, 2)};
	return SP_OK;
}

static sp_rc ask_all(struct asker *a, struct sp_err *e)
{
	static const struct {
		const char *name;
		sp_rc (*ask)(struct asker *a, const struct one *of, struct sp_err *e);
	} asks[] = {{"thread", ask_thread},
		    {"due", ask_due_item},
		    {"due", ask_due_body},
		    {"money", ask_money_item},
		    {"money", ask_money_all}};
	SP_TRY(choose(a, e));
	for (size_t k = 0; k < sizeof(asks) / sizeof(asks[0]); k++)
		for (uint32_t i = 0; i < a->n; i++) {
			arena_reset(a->arena);
			double begun = bench_seconds();
			SP_TRY(asks[k].ask(a, &a->items[i], e));
			(void)printf("%s %.6f\n", asks[k].name, bench_seconds() - begun);
		}
	return SP_OK;
}

int main(int argc, char **argv)
{
	ARENA_AUTO arena = arena_new((size_t)1 << 30);
	struct asker a = {.arena = arena};
	struct sp_err e = {.key = NULL};
	sp_rc rc = argc == 2 && arena ? db_open(argv[1], DB_READ_ONLY, &a.db, &e) : SP_EINVAL;
	if (rc == SP_OK)
		rc = ask_all(&a, &e);
	db_close(a.db);
	if (rc != SP_OK)
		(void)fprintf(stderr, "answer_times: %s %s\n", e.key ? e.key : "answer_times STORE",
			      e.arg[0]);
	return rc == SP_OK ? 0 : 1;
}
