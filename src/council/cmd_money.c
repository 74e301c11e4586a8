/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/commands.h"

#include "core/human.h"
#include "council/asked.h"
#include "council/closed_reads.h"
#include "council/money_show.h"
#include "council/paper.h"
#include "council/search.h"
#include "council/statements.h"

#include <stdio.h>

enum { STANDARD_LIMIT = 20, TEXT_MAX = 64 * 1024, MOST_ITEMS = 100 };

struct asking {
	struct command_call *call;
	struct db *db;
	struct money_wish wish;
	struct money money;
	bool of_items; /* one matter's, not the whole record's */
};

/* ---- what is asked for ---- */

static sp_rc wish_of(struct asking *q, struct sp_err *e)
{
	struct command_call *call = q->call;
	int64_t year = call_option_int(call, "year", 0);
	q->wish.wrong = call_switch(call, "wrong");
	q->wish.closed = call_switch(call, "closed");
	q->wish.limit = call_option_int(call, "limit", STANDARD_LIMIT);
	if (year) {
		q->wish.first = arena_printf(call->arena, "%04lld-01-01", (long long)year);
		q->wish.last = arena_printf(call->arena, "%04lld-12-31", (long long)year);
		SP_NEED(q->wish.first && q->wish.last);
	}
	return asked_body(call, q->db, &q->wish.municipality, &q->wish.body, e);
}

static sp_rc of_meeting(struct asking *q, const struct natural_key *key, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(key->municipality), DB_V_INT(key->meeting)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(q->db, council_sql(SQL_ITEM_AT), args, 2, &rows, e));
	DB_EACH(rows, e)
		SP_TRY(money_of_item(q->db, q->call->arena, &q->wish, key->municipality,
				     db_int(rows, 0), &q->money, e));
	return SP_OK;
}

/* The other items of the same matter. */
static sp_rc of_matter(struct asking *q, const struct natural_key *key, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(key->municipality), DB_V_INT(key->item)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(q->db, council_sql(SQL_ITEMS_OF_MATTER), args, 2, &rows, e));
	DB_EACH(rows, e)
		SP_TRY(money_of_item(q->db, q->call->arena, &q->wish, key->municipality,
				     db_int(rows, 0), &q->money, e));
	return SP_OK;
}

static sp_rc of_key(struct asking *q, struct sp_err *e)
{
	struct natural_key key;
	struct arena *a = q->call->arena;
	const char *said = call_arg(q->call, 0);
	/* KEY#N, an amount's: its item is shown */
	const char *item = arena_strndup(a, said, strcspn(said, "#"));
	SP_NEED(item);
	SP_TRY(key_find(q->db, a, q->wish.municipality, item, &key, e));
	if (!key.item)
		return of_meeting(q, &key, e);
	SP_TRY(money_of_item(q->db, a, &q->wish, key.municipality, key.item, &q->money, e));
	return call_switch(q->call, "alone") ? SP_OK : of_matter(q, &key, e);
}

static sp_rc of_words(struct asking *q, struct sp_err *e)
{
	STEMMER_AUTO stemmer = stemmer_new();
	struct query query;
	struct search_results found;
	struct arena *a = q->call->arena;
	const char *said;
	SP_NEED(stemmer);
	SP_TRY(asked_words(q->call, &said, e));
	SP_TRY(query_parse(a, stemmer, str_of(said), &query, e));
	const struct search_wish wish = {.municipality = q->wish.municipality,
					 .query = &query,
					 .limit = MOST_ITEMS,
					 .closed = q->wish.closed};
	SP_TRY(search_items(q->db, a, &wish, &found, e));
	for (uint32_t i = 0; i < found.list.n; i++)
		SP_TRY(money_of_item(q->db, a, &q->wish, found.list.at[i].municipality,
				     found.list.at[i].item, &q->money, e));
	return SP_OK;
}

/* What the options leave of one matter's money. */
static void narrow(struct asking *q)
{
	uint32_t kept = 0;
	for (uint32_t i = 0; i < q->money.pools.n; i++)
		if (!q->wish.wrong || q->money.pools.at[i].verdict >= POOL_LACKS)
			q->money.pools.at[kept++] = q->money.pools.at[i];
	q->money.pools.n = kept;
}

static sp_rc ask(struct asking *q, bool pools_only, struct sp_err *e)
{
	struct command_call *call = q->call;
	q->of_items = call_arg_count(call) > 0;
	if (q->of_items) {
		SP_TRY(asked_is_key(call) ? of_key(q, e) : of_words(q, e));
		narrow(q);
		return money_arrange(call->arena, &q->money);
	}
	SP_TRY(money_pools(q->db, call->arena, &q->wish, &q->money, e));
	return pools_only ? SP_OK : money_largest(q->db, call->arena, &q->wish, &q->money, e);
}

/* Nothing of a closed item is shown before its entry stands in the log. */
static sp_rc log_reads(const struct asking *q, struct sp_err *e)
{
	struct closed_reads reads = {0};
	for (uint32_t i = 0; i < q->money.items.n; i++) {
		const struct money_item *one = &q->money.items.at[i];
		const struct closed_read read = {one->municipality, one->id, one->key};
		SP_TRY(closed_add(q->call, &reads, &read));
	}
	return closed_log(q->call, N_("money"), &reads, e);
}

/* ---- for people ---- */

static void put_items(const struct asking *q, bool pools_only)
{
	const struct money *m = &q->money;
	struct command_call *call = q->call;
	for (uint32_t i = 0; i < m->items.n; i++) {
		const struct money_item *item = &m->items.at[i];
		BUF_AUTO head = BUF_INIT(TEXT_MAX);
		human_date(&head, call->lang, item->day);
		buf_printf(&head, ", %s: %s   %s", item->body,
			   paper_title(call, item->title, item->closed),
			   asked_short(item->key, m->alone));
		bool any = false;
		for (uint32_t k = 0; k < m->amounts.n && !pools_only; k++) {
			if (m->amounts.at[k].item != i)
				continue;
			if (!any)
				paper_heading(call, buf_view(&head));
			any = true;
			money_put_amount(call, &m->amounts.at[k], 0);
		}
		if (any)
			paper_gap(call);
		for (uint32_t k = 0; k < m->pools.n; k++)
			if (m->pools.at[k].item == i)
				money_put_pool(call, m, &m->pools.at[k], pools_only);
	}
}

static void put_largest(const struct asking *q)
{
	const struct money *m = &q->money;
	struct command_call *call = q->call;
	if (m->amounts.n)
		paper_heading(call, str_of(call_tr(call, N_("The largest amounts"))));
	for (uint32_t i = 0; i < m->amounts.n; i++) {
		BUF_AUTO amount = BUF_INIT(TEXT_MAX), text = BUF_INIT(TEXT_MAX);
		const struct money_amount *a = &m->amounts.at[i];
		const struct money_item *item = &m->items.at[a->item];
		money_say(&amount, call->lang, a->oere, a->sign);
		if (item->title)
			buf_printf(&text, "%s   ", item->title);
		buf_puts(&text, asked_short(item->key, m->alone));
		paper_block(call, STANDARD_LIMIT, buf_view(&amount), STYLE_PLAIN, buf_view(&text));
	}
}

static void put_people(const struct asking *q, bool pools_only)
{
	const struct money *m = &q->money;
	if (!m->pools.n && (pools_only || !m->amounts.n)) {
		call_note(q->call, q->wish.wrong ? N_("no sum with parts that do not add up")
				   : pools_only	 ? N_("no sum that is shared out was found")
						 : N_("no money was found"));
		return;
	}
	if (q->of_items) {
		put_items(q, pools_only);
		return;
	}
	for (uint32_t i = 0; i < m->pools.n; i++)
		money_put_pool(q->call, m, &m->pools.at[i], true);
	if (!pools_only)
		put_largest(q);
	if (m->more_pools || m->more_amounts)
		call_note(q->call, N_("there is more: --limit N"));
}

/* ---- the command ---- */

static sp_rc money(struct command_call *call, struct sp_err *e)
{
	struct asking q = {.call = call};
	bool pools_only = call_switch(call, "pools") || call_switch(call, "wrong");
	SP_TRY(closed_check(call, e));
	SP_TRY(asked_store(call, &q.db, e));
	SP_TRY(wish_of(&q, e));
	if (call_arg_count(call) && (q.wish.body || q.wish.first))
		return sp_fail(e, SP_EINVAL,
			       N_("--body and --year are for the whole record, not beside a key or "
				  "words"));
	if (!call_arg_count(call) && call_switch(call, "alone"))
		return sp_fail(e, SP_EINVAL, N_("“--alone” is for one item: give its KEY"));
	SP_TRY(ask(&q, pools_only, e));
	if (q.wish.closed)
		SP_TRY(log_reads(&q, e));
	if (call->format == FORMAT_JSON)
		return money_put_json(call, &q.money, !pools_only, e);
	if (call->format == FORMAT_CSV)
		return money_put_table(call, &q.money, !pools_only && q.of_items, e);
	SP_TRY(asked_alone(call, q.db, &q.money.alone, e));
	put_people(&q, pools_only);
	return SP_OK;
}

sp_rc council_money_run(struct command_call *call, struct sp_err *e)
{
	return asked_end(money(call, e), e);
}
