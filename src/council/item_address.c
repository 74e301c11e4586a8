/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/item_address.h"

#include "core/buf.h"
#include "council/body.h"
#include "council/statements.h"

#include <stdlib.h>

enum { RANGE_MAX = 64 * 1024, RUNS_TOLD = 12 };

/* ---- names ---- */

static bool is_taken(const struct addressed *items, uint32_t n, const char *slug)
{
	for (uint32_t i = 0; i < n; i++)
		if (items[i].next && strcmp(items[i].next, slug) == 0)
			return true;
	return false;
}

static bool is_numberless(const char *slug)
{
	return slug[0] == 'u' && slug[1] >= '0' && slug[1] <= '9';
}

/* "195" of number 195; NULL in *out when there is none, or one of signs alone. */
static sp_rc slug_of_number(struct arena *a, const char *number, const char **out)
{
	*out = NULL;
	if (!number)
		return SP_OK;
	char *slug = body_slug(a, str_of(number));
	SP_NEED(slug);
	*out = *slug ? slug : NULL;
	return SP_OK;
}

static sp_rc take_free(struct arena *a, struct addressed *items, uint32_t n, uint32_t index,
		       const char *base)
{
	const char *slug = base;
	size_t length = strlen(base);
	unsigned k = 1; /* as many have names of this number already */
	for (uint32_t i = 0; i < n; i++)
		k += items[i].next && strncmp(items[i].next, base, length) == 0 &&
		     (!items[i].next[length] || items[i].next[length] == '~');
	for (; is_taken(items, n, slug); k++) {
		slug = arena_printf(a, "%s~%u", base, k > 2 ? k : 2);
		SP_NEED(slug);
	}
	items[index].next = slug;
	return SP_OK;
}

/* Whose turn it is: those with a printed number, those without one that keep the name by which
 * they are known, the other ones of the newest version; then what it left out. */
enum { NUMBERED, KEPT, REST, LEFT_OUT, TURNS };

static bool keeps(const struct addressed *items, uint32_t n, uint32_t index)
{
	const struct addressed *item = &items[index];
	return *item->slug && (item->withdrawn || is_numberless(item->slug)) &&
	       !is_taken(items, n, item->slug);
}

static sp_rc take_turn(struct arena *a, struct addressed *items, uint32_t n, uint32_t index,
		       int turn)
{
	struct addressed *item = &items[index];
	const char *base;
	if (item->next || item->withdrawn != (turn == LEFT_OUT))
		return SP_OK;
	SP_TRY(slug_of_number(a, item->number, &base));
	if ((turn == NUMBERED && !base) || (turn == KEPT && !keeps(items, n, index)))
		return SP_OK;
	if (turn == KEPT || (turn == LEFT_OUT && keeps(items, n, index))) {
		item->next = item->slug;
		return SP_OK;
	}
	if (!base)
		base = arena_printf(a, "u%u", index + 1);
	SP_NEED(base);
	return take_free(a, items, n, index, base);
}

sp_rc item_address_assign(struct arena *a, struct addressed *items, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		items[i].next = NULL;
	for (int turn = 0; turn < TURNS; turn++)
		for (uint32_t i = 0; i < n; i++)
			SP_TRY(take_turn(a, items, n, i, turn));
	return SP_OK;
}

struct addressed_list {
	SP_LIST(struct addressed) list;
};

static sp_rc load(const struct writer *w, int64_t meeting, struct addressed_list *out,
		  struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(w->municipality), DB_V_INT(meeting)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(w->db, council_sql(SQL_ITEM_AT), args, 2, &rows, e));
	DB_EACH(rows, e) {
		char *slug, *number;
		struct addressed *item = sp_push(w->arena, &out->list);
		SP_NEED(item);
		SP_TRY(db_text(rows, 1, w->arena, &slug));
		SP_TRY(db_text(rows, 2, w->arena, &number));
		*item = (struct addressed){.id = db_int(rows, 0),
					   .slug = slug,
					   .number = number,
					   .withdrawn = db_int(rows, 3) != 0};
	}
	return SP_OK;
}

static sp_rc rename_item(const struct writer *w, const struct addressed *item, struct sp_err *e)
{
	const struct db_value municipality = DB_V_INT(w->municipality), id = DB_V_INT(item->id);
	if (*item->slug)
		SP_TRY(db_run(w->db, e,
			      "INSERT INTO item_address (municipality, item, slug) VALUES ($1, $2, "
			      "$3) ON CONFLICT (municipality, item, slug) DO NOTHING",
			      municipality, id, DB_V_TEXT(item->slug)));
	return db_run(w->db, e, "UPDATE item SET slug = $3 WHERE municipality = $1 AND id = $2",
		      municipality, id, DB_V_TEXT(item->next));
}

sp_rc item_address_settle(const struct writer *w, int64_t meeting, bool *changed, struct sp_err *e)
{
	struct addressed_list items = {0};
	SP_TRY(load(w, meeting, &items, e));
	SP_TRY(item_address_assign(w->arena, items.list.at, items.list.n));
	for (uint32_t i = 0; i < items.list.n; i++) {
		if (strcmp(items.list.at[i].slug, items.list.at[i].next) == 0)
			continue;
		SP_TRY(rename_item(w, &items.list.at[i], e));
		if (changed)
			*changed = true;
	}
	return SP_OK;
}

/* ---- finding ---- */

static bool names(const struct addressed *item, int how, const char *said, const char *folded)
{
	if (how == 0)
		return str_ieq(str_of(item->slug), str_of(said));
	if (how == 1)
		return item->number && str_ieq(str_of(item->number), str_of(said));
	return *folded && strcmp(item->slug, folded) == 0;
}

const struct addressed *item_address_find(struct arena *a, const struct addressed *items,
					  uint32_t n, const char *said)
{
	const char *folded = body_slug(a, str_of(said));
	for (int withdrawn = 0; folded && withdrawn < 2; withdrawn++)
		for (int how = 0; how < 3; how++)
			for (uint32_t i = 0; i < n; i++)
				if (items[i].withdrawn == (withdrawn != 0) &&
				    names(&items[i], how, said, folded))
					return &items[i];
	return NULL;
}

/* ---- what there is ---- */

/* "u12~2": the letters before the number, the number, and the rest. 0: no number. */
static unsigned long split(const char *slug, size_t *before, const char **after)
{
	char *end = NULL;
	*before = strcspn(slug, "0123456789");
	unsigned long v = slug[*before] ? strtoul(slug + *before, &end, 10) : 0;
	*after = end ? end : slug + *before;
	return v;
}

static bool follows(const char *a, const char *b)
{
	size_t before_a, before_b;
	const char *after_a, *after_b;
	unsigned long x = split(a, &before_a, &after_a), y = split(b, &before_b, &after_b);
	return x && y == x + 1 && before_a == before_b && strncmp(a, b, before_a) == 0 &&
	       strcmp(after_a, after_b) == 0;
}

const char *item_address_range(struct arena *a, const struct addressed *items, uint32_t n)
{
	BUF_AUTO out = BUF_INIT(RANGE_MAX);
	int runs = 0;
	for (uint32_t i = 0, last; i < n; i = last + 1) {
		last = i;
		if (items[i].withdrawn)
			continue;
		while (last + 1 < n && !items[last + 1].withdrawn &&
		       follows(items[last].slug, items[last + 1].slug))
			last++;
		if (runs++ == RUNS_TOLD) {
			buf_puts(&out, " …");
			break;
		}
		buf_printf(&out, "%s%s", runs > 1 ? ", " : "", items[i].slug);
		if (last > i)
			buf_printf(&out, "–%s", items[last].slug);
	}
	if (!runs)
		buf_puts(&out, "–");
	return buf_take(&out, a);
}
