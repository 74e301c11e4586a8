/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/money.h"

#include "core/human.h"
#include "council/row.h"
#include "council/spans.h"
#include "council/statements.h"
#include "council/view.h"

#include <stdlib.h>

enum { WORDS_MAX = 400, BEFORE = 70, BEHIND = 50 };

struct loader {
	struct db *db;
	struct arena *arena;
	const struct money_wish *wish;
	struct money *out;
	struct sp_err *e;
	/* the text of the item loaded last */
	int64_t municipality, item;
	uint32_t index;
	struct view_source source;
	const char *document;
	bool skipped;
};

/* ---- items ---- */

static sp_rc take_item(struct loader *l, const struct db_rows *rows, struct money_item *m)
{
	enum { SLUG = 1, BODY, DAY, ORDINAL, ITEM, NUMBER, TITLE, CLOSED, DOCUMENT, TEXT, LAYOUT };
	const char *slug, *day, *item;
	m->municipality = db_int(rows, 0);
	SP_TRY(row_text(l->arena, rows, SLUG, &slug));
	SP_TRY(row_text(l->arena, rows, BODY, &m->body));
	SP_TRY(row_text(l->arena, rows, DAY, &day));
	SP_TRY(row_text(l->arena, rows, ITEM, &item));
	SP_TRY(row_text(l->arena, rows, NUMBER, &m->number));
	SP_TRY(row_text(l->arena, rows, TITLE, &m->title));
	SP_TRY(row_text(l->arena, rows, DOCUMENT, &l->document));
	(void)civil_parse_iso(day, &m->day);
	m->closed = db_int(rows, CLOSED) != 0;
	m->key = view_key(l->arena, m->municipality, slug, day, db_int(rows, ORDINAL), item);
	l->source.text.text = str_dup(l->arena, db_str(rows, TEXT));
	l->source.text.text_len = (uint32_t)db_str(rows, TEXT).n;
	l->source.layout =
		(struct str){str_dup(l->arena, db_str(rows, LAYOUT)), db_str(rows, LAYOUT).n};
	SP_NEED(m->key && l->source.text.text && l->source.layout.p);
	return SP_OK;
}

/* Makes the item the loader's; l->skipped: it is not to be told. */
static sp_rc use_item(struct loader *l, int64_t municipality, int64_t id)
{
	const struct db_value args[] = {DB_V_INT(id)};
	struct money_item m = {.id = id};
	DB_ROWS_AUTO rows = NULL;
	bool more;
	if (l->item == id && l->municipality == municipality)
		return SP_OK;
	l->item = id;
	l->municipality = municipality;
	SP_TRY(db_query(l->db, council_sql(SQL_SEARCH_ITEM), args, 1, &rows, l->e));
	SP_TRY(db_next(rows, &more, l->e));
	l->skipped = !more;
	if (!more)
		return SP_OK;
	SP_TRY(take_item(l, rows, &m));
	l->skipped = m.closed != l->wish->closed;
	for (l->index = 0; l->index < l->out->items.n; l->index++)
		if (l->out->items.at[l->index].id == id)
			return SP_OK;
	struct money_item *slot = l->skipped ? NULL : sp_push(l->arena, &l->out->items);
	if (l->skipped)
		return SP_OK;
	SP_NEED(slot);
	*slot = m;
	return SP_OK;
}

/* ---- places ---- */

static uint32_t border(const char *text, uint32_t at, uint32_t end)
{
	while (at < end && ((unsigned char)text[at] & 0xC0) == 0x80)
		at++;
	return at;
}

/* The line that holds a place, cut at both ends where it is long. */
static const char *around(const struct loader *l, struct span s)
{
	const char *text = l->source.text.text;
	if (!text)
		return "";
	uint32_t lo = s.off, end = s.off + s.len, hi = end, all = l->source.text.text_len;
	while (lo > 0 && text[lo - 1] != '\n' && s.off - lo < BEFORE)
		lo--;
	while (hi < all && text[hi] != '\n' && hi - end < BEHIND)
		hi++;
	bool cut = lo > 0 && text[lo - 1] != '\n', open_end = hi < all && text[hi] != '\n';
	lo = border(text, lo, s.off);
	hi = border(text, hi, all);
	char *said = str_squeeze(l->arena, (struct str){text + lo, hi - lo});
	return said ? arena_printf(l->arena, "%s%s%s", cut ? "…" : "", said, open_end ? "…" : "")
		    : NULL;
}

/* The words under a field's spans, with their place. */
static sp_rc take_source(const struct loader *l, struct str column, const char *field,
			 struct money_source *out)
{
	struct spans spans;
	SP_TRY(spans_of(l->arena, column, field, &spans));
	*out = (struct money_source){.document = l->document};
	if (!spans.n || spans.at[0].off > l->source.text.text_len ||
	    spans.at[0].len > l->source.text.text_len - spans.at[0].off)
		return SP_OK;
	struct str words = {l->source.text.text + spans.at[0].off, spans.at[0].len};
	size_t n = words.n < WORDS_MAX ? words.n : WORDS_MAX;
	while (n < words.n && n > 0 && ((unsigned char)words.p[n] & 0xC0) == 0x80)
		n--;
	char *said = str_squeeze(l->arena, str_sub(words, 0, n));
	out->words = n < words.n && said ? arena_printf(l->arena, "%s …", said) : said;
	out->line_said = around(l, spans.at[0]);
	SP_NEED(out->words && out->line_said);
	view_place(&l->source, spans.at[0].off, &out->page, &out->line);
	return SP_OK;
}

static enum pool_verdict verdict_of(struct str name)
{
	int v = POOL_ADDS_UP;
	while (v < POOL_EXCEEDS && !str_eq(name, str_of(pool_verdict_name((enum pool_verdict)v))))
		v++;
	return (enum pool_verdict)v;
}

/* ---- pools ---- */

static sp_rc take_amounts(struct loader *l, struct money_pool *p)
{
	const struct db_value args[] = {DB_V_INT(l->municipality), DB_V_INT(l->item),
					DB_V_INT(p->position)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(l->db, council_sql(SQL_POOL_AMOUNTS), args, 3, &rows, l->e));
	DB_EACH(rows, l->e) {
		struct money_amount *m = sp_push(l->arena, &p->amounts);
		SP_NEED(m);
		m->item = p->item;
		m->part = db_int(rows, 0);
		SP_TRY(row_text(l->arena, rows, 1, &m->words));
		m->oere = db_int(rows, 2);
		m->sign = db_str(rows, 3).n ? db_str(rows, 3).p[0] : '\0';
		SP_TRY(row_text(l->arena, rows, 4, &m->period));
		m->times = db_int(rows, 5);
		SP_TRY(row_text(l->arena, rows, 6, &m->how));
		m->number = db_int(rows, 7);
		SP_TRY(take_source(l, db_str(rows, 8), "value", &m->source));
	}
	return SP_OK;
}

static sp_rc take_years(struct loader *l, struct money_pool *p)
{
	const struct db_value args[] = {DB_V_INT(l->municipality), DB_V_INT(l->item),
					DB_V_INT(p->position)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(l->db, council_sql(SQL_POOL_YEARS), args, 3, &rows, l->e));
	DB_EACH(rows, l->e) {
		struct money_year *y = sp_push(l->arena, &p->years);
		SP_NEED(y);
		*y = (struct money_year){db_int(rows, 0), db_int(rows, 1), db_int(rows, 2),
					 verdict_of(db_str(rows, 3))};
	}
	return SP_OK;
}

/* municipality, item, position, inside, confidence, verdict, difference, yearly, by_person, spans
 */
static sp_rc take_pool(struct loader *l, const struct db_rows *rows)
{
	enum { POSITION = 2, INSIDE, CONFIDENCE, VERDICT, DIFFERENCE, YEARLY, PERSON, SPANS };
	SP_TRY(use_item(l, db_int(rows, 0), db_int(rows, 1)));
	if (l->skipped)
		return SP_OK;
	struct money_pool p = {.item = l->index,
			       .position = db_int(rows, POSITION),
			       .inside = db_int(rows, INSIDE),
			       .confidence = db_int(rows, CONFIDENCE),
			       .verdict = verdict_of(db_str(rows, VERDICT)),
			       .difference = db_int(rows, DIFFERENCE),
			       .yearly = db_int(rows, YEARLY) != 0,
			       .by_person = db_int(rows, PERSON) != 0};
	SP_TRY(take_source(l, db_str(rows, SPANS), "text", &p.source));
	SP_TRY(take_amounts(l, &p));
	SP_TRY(take_years(l, &p));
	if (!p.amounts.n || !p.years.n)
		return SP_OK;
	struct money_pool *slot = sp_push(l->arena, &l->out->pools);
	SP_NEED(slot);
	*slot = p;
	return SP_OK;
}

static struct loader loader_of(struct db *db, struct arena *a, const struct money_wish *wish,
			       struct money *out, struct sp_err *e)
{
	return (struct loader){.db = db, .arena = a, .wish = wish, .out = out, .e = e};
}

sp_rc money_pools(struct db *db, struct arena *a, const struct money_wish *wish, struct money *out,
		  struct sp_err *e)
{
	struct loader l = loader_of(db, a, wish, out, e);
	const struct db_value args[] = {DB_V_INT(wish->municipality), DB_V_INT(wish->body),
					DB_V_TEXT(wish->first),	      DB_V_TEXT(wish->last),
					DB_V_INT(wish->wrong),	      DB_V_INT(wish->closed),
					DB_V_INT(wish->limit + 1)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(db, council_sql(SQL_POOLS), args, 7, &rows, e));
	DB_EACH(rows, e) {
		if (out->pools.n == (uint32_t)wish->limit) {
			out->more_pools = true;
			break;
		}
		SP_TRY(take_pool(&l, rows));
	}
	return SP_OK;
}

/* ---- amounts ---- */

/* municipality, item, position, oere, sign, period, spans */
static sp_rc take_amount(struct loader *l, const struct db_rows *rows)
{
	SP_TRY(use_item(l, db_int(rows, 0), db_int(rows, 1)));
	if (l->skipped)
		return SP_OK;
	struct money_amount *m = sp_push(l->arena, &l->out->amounts);
	SP_NEED(m);
	m->item = l->index;
	m->number = db_int(rows, 2) + 1;
	m->oere = db_int(rows, 3);
	m->sign = db_str(rows, 4).n ? db_str(rows, 4).p[0] : '\0';
	m->times = 1;
	SP_TRY(row_text(l->arena, rows, 5, &m->period));
	return take_source(l, db_str(rows, 6), "value", &m->source);
}

sp_rc money_largest(struct db *db, struct arena *a, const struct money_wish *wish,
		    struct money *out, struct sp_err *e)
{
	struct loader l = loader_of(db, a, wish, out, e);
	const struct db_value args[] = {DB_V_INT(wish->municipality), DB_V_INT(wish->body),
					DB_V_TEXT(wish->first),	      DB_V_TEXT(wish->last),
					DB_V_INT(wish->closed),	      DB_V_INT(wish->limit + 1)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(db, council_sql(SQL_AMOUNTS_LARGEST), args, 6, &rows, e));
	DB_EACH(rows, e) {
		if (out->amounts.n == (uint32_t)wish->limit) {
			out->more_amounts = true;
			break;
		}
		SP_TRY(take_amount(&l, rows));
	}
	return SP_OK;
}

static sp_rc rows_of_item(struct loader *l, enum council_sql sql, int64_t municipality,
			  int64_t item, sp_rc (*take)(struct loader *l, const struct db_rows *rows))
{
	const struct db_value args[] = {DB_V_INT(municipality), DB_V_INT(item)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(l->db, council_sql(sql), args, 2, &rows, l->e));
	DB_EACH(rows, l->e)
		SP_TRY(take(l, rows));
	return SP_OK;
}

sp_rc money_of_item(struct db *db, struct arena *a, const struct money_wish *wish,
		    int64_t municipality, int64_t item, struct money *out, struct sp_err *e)
{
	struct loader l = loader_of(db, a, wish, out, e);
	SP_TRY(use_item(&l, municipality, item));
	SP_TRY(rows_of_item(&l, SQL_POOLS_OF_ITEM, municipality, item, take_pool));
	return rows_of_item(&l, SQL_AMOUNTS_OF_ITEM, municipality, item, take_amount);
}

/* ---- in order ---- */

static bool same_time(const char *a, const char *b)
{
	return !a || !b || strcmp(a, b) == 0;
}

static int by_item(const void *a, const void *b)
{
	const struct money_amount *x = a, *y = b;
	if (x->item != y->item)
		return x->item < y->item ? -1 : 1;
	return x->number < y->number ? -1 : x->number > y->number;
}

static bool earlier(const struct money_item *a, const struct money_item *b)
{
	int64_t x = ((int64_t)a->day.year * 16 + a->day.month) * 32 + a->day.day;
	int64_t y = ((int64_t)b->day.year * 16 + b->day.month) * 32 + b->day.day;
	return x != y ? x < y : strcmp(a->key, b->key) < 0;
}

sp_rc money_arrange(struct arena *a, struct money *m)
{
	uint32_t *place = arena_array(a, m->items.n + 1u, sizeof(*place));
	struct money_item *sorted = arena_array(a, m->items.n + 1u, sizeof(*sorted));
	SP_NEED(place && sorted);
	for (uint32_t i = 0; i < m->items.n; i++) {
		for (uint32_t k = 0; k < m->items.n; k++)
			place[i] += k != i && earlier(&m->items.at[k], &m->items.at[i]);
		sorted[place[i]] = m->items.at[i];
	}
	for (uint32_t i = 0; i < m->pools.n; i++)
		m->pools.at[i].item = place[m->pools.at[i].item];
	for (uint32_t i = 0; i < m->amounts.n; i++)
		m->amounts.at[i].item = place[m->amounts.at[i].item];
	memcpy(m->items.at, sorted, m->items.n * sizeof(*sorted));
	if (m->amounts.n > 1)
		qsort(m->amounts.at, m->amounts.n, sizeof(m->amounts.at[0]), by_item);
	for (uint32_t i = 0; i < m->amounts.n; i++)
		for (uint32_t k = 0; k < i && !m->amounts.at[i].restated; k++) {
			const struct money_amount *x = &m->amounts.at[k], *y = &m->amounts.at[i];
			m->amounts.at[i].restated = x->item != y->item && x->oere == y->oere &&
						    x->sign == y->sign &&
						    same_time(x->period, y->period);
		}
	return SP_OK;
}

void money_say(struct buf *out, enum lang lang, int64_t oere, char sign)
{
	enum { KRONE = 100, TEN_THOUSAND = 10000, MILLION = 1000000 };
	int64_t kroner = oere / KRONE, cents = kroner % MILLION / TEN_THOUSAND;
	if (sign == '-')
		buf_puts(out, "\xE2\x88\x92");
	else if (sign)
		buf_char(out, sign);
	if (oere % KRONE || kroner < MILLION || kroner % TEN_THOUSAND) {
		human_money(out, lang, oere);
		return;
	}
	human_count(out, lang, kroner / MILLION);
	if (cents)
		buf_printf(out, cents % 10 ? "%c%02lld" : "%c%lld", lang == LANG_DA ? ',' : '.',
			   (long long)(cents % 10 ? cents : cents / 10));
	buf_puts(out, " mio. kr.");
}
