/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The items of a meeting that is being stored: which of the known ones each is, and its rows. */
#include "council/item_address.h"
#include "council/item_doubts.h"
#include "council/meeting_parts.h"
#include "council/spans.h"
#include "council/view.h"
#include "read/segment.h"

enum { SPANS_MAX = 64 * 1024 };

static int64_t apart(const struct known_item *k, int64_t position)
{
	int64_t far = k->position > position ? k->position - position : position - k->position;
	return far + (k->withdrawn ? INT32_MAX : 0);
}

struct known_item *meeting_find_nameless(const struct storing *s, const struct rec_item *item,
					 int64_t position, int64_t document, uint32_t part)
{
	struct known_item *found = NULL;
	for (uint32_t i = 0; i < s->known.items.n; i++) {
		struct known_item *k = &s->known.items.at[i];
		if (k->taken || !meeting_same_nameless(k, item) ||
		    (document && (k->document != document || k->part != part)))
			continue;
		if (!found || apart(k, position) < apart(found, position))
			found = k;
	}
	return found;
}

/* The same words go before the same number: an item put in front has the number of another one. */
enum { SAME_WORDS_AND_NUMBER, SAME_WORDS, LIKE_WORDS_SAME_NUMBER, LIKE_WORDS, PASSES };

static bool is_text(const char *a, const char *b)
{
	return a && b && strcmp(a, b) == 0;
}

static bool fits(const struct storing *s, const struct known_item *known,
		 const struct rec_item *item, int pass)
{
	bool number = is_text(known->number, item->number.text);
	bool words = is_text(known->title, item->title.text);
	if (pass == SAME_WORDS_AND_NUMBER || pass == SAME_WORDS)
		return words && (number || pass == SAME_WORDS);
	return (number || pass == LIKE_WORDS) && meeting_same_item(s->w->arena, known, item, 0.5);
}

/* The known item that each item of the record is; NULL: a new one. */
static sp_rc pair_items(struct storing *s, uint32_t base, struct known_item ***out,
			struct sp_err *e)
{
	uint32_t n = s->r->items.n;
	struct known_item **known = arena_array(s->w->arena, n + 1u, sizeof(struct known_item *));
	SP_NEED(known);
	for (int pass = 0; pass < PASSES; pass++)
		for (uint32_t i = 0; i < n; i++)
			for (uint32_t k = 0; !known[i] && k < s->known.items.n; k++) {
				struct known_item *one = &s->known.items.at[k];
				if (one->taken || !fits(s, one, &s->r->items.at[i], pass))
					continue;
				one->taken = true;
				known[i] = one;
			}
	SP_TRY(meeting_pair_contents(s, &s->known, known, e));
	for (uint32_t i = 0; i < n; i++) {
		if (!known[i])
			known[i] = meeting_find_nameless(s, &s->r->items.at[i], base + i, 0, 0);
		if (known[i])
			known[i]->taken = true;
	}
	*out = known;
	return SP_OK;
}

const char *const *meeting_item_slugs(const struct storing *s)
{
	uint32_t n = s->r->items.n;
	const char **slugs = arena_array(s->w->arena, n + 1u, sizeof(*slugs));
	/* of a known meeting the new items get theirs when all are written: item_address_settle */
	bool later = s->known.id != 0;
	struct addressed *items = arena_array(s->w->arena, n + 1u, sizeof(*items));
	for (uint32_t i = 0; slugs && items && i < n; i++)
		items[i] = (struct addressed){.number = s->r->items.at[i].number.text, .slug = ""};
	if (!slugs || !items || item_address_assign(s->w->arena, items, n) != SP_OK)
		return NULL;
	for (uint32_t i = 0; i < n; i++)
		slugs[i] = later ? "" : items[i].next;
	return slugs;
}

/* The row as council/seal.c reads it: with the case's number. `v` as write_item_row binds it. */
static sp_rc seal_item(const struct storing *s, const struct rec_item *item, int64_t id,
		       const struct db_value *v)
{
	enum { SLUG = 5 };
	const struct db_value row[] = {v[0],  v[1],  v[2],	  v[3],
				       v[4],  v[5],  v[6],	  v[7],
				       v[8],  v[9],  DB_V_INT(0), DB_V_TEXT(item->case_no.text),
				       v[11], v[12], v[13],	  v[14]};
	const size_t n = sizeof(row) / sizeof(row[0]);
	SP_TRY(seal_row(s->w->arena, s->w->rows, "item", 0, id, row, n));
	/* its name in addresses hangs on the meeting's other items: no reader gave it */
	seal_raw_without(s->w->rows, "item", row, n, SLUG);
	return SP_OK;
}

static sp_rc write_item_row(struct storing *s, uint32_t position, const struct rec_item *item,
			    int64_t id, const char *slug, struct sp_err *e)
{
	BUF_AUTO spans = BUF_INIT(SPANS_MAX);
	int64_t file;
	const char *doubts;
	SP_TRY(item_doubts_names(s->w->arena, item, &doubts));
	SP_TRY(write_case(s->w, &item->case_no, &file, e));
	spans_add(&spans, "number", &item->number);
	spans_add(&spans, "title", &item->title);
	spans_add(&spans, "kind", &item->kind_said);
	spans_add(&spans, "case_no", &item->case_no);
	spans_add(&spans, "closed", &item->closed_said);
	const struct db_value values[] = {DB_V_INT(s->w->municipality),
					  DB_V_INT(id),
					  DB_V_INT(s->out->meeting),
					  DB_V_INT(position),
					  DB_V_TEXT(item->number.text),
					  DB_V_TEXT(slug),
					  DB_V_TEXT(item->title.text),
					  DB_V_TEXT(item_kind_name(item->kind)),
					  DB_V_INT(item->closed),
					  DB_V_INT(item->truncated),
					  file ? DB_V_INT(file) : DB_V_NULL,
					  DB_V_TEXT(doubts),
					  DB_V_INT(view_item_doubts(item)),
					  DB_V_INT(s->ids.extraction),
					  DB_V_STR(buf_view(&spans))};
	SP_TRY(seal_item(s, item, id, values));
	if (s->w->dry)
		return SP_OK;
	return db_exec(
		s->w->db,
		"INSERT INTO item (municipality, id, meeting, position, number, slug, title, kind, "
		"closed, truncated, withdrawn, case_file, doubtful, doubts, extraction, spans) "
		"VALUES "
		"($1, $2, $3, $4, $5, $6, $7, $8, CAST($9 AS INTEGER) <> 0, CAST($10 AS INTEGER) "
		"<> 0, FALSE, $11, $12, $13, $14, $15) ON CONFLICT (municipality, id) DO UPDATE "
		"SET position "
		"= "
		"excluded.position, number = excluded.number, title = excluded.title, kind = "
		"excluded.kind, closed = excluded.closed, truncated = excluded.truncated, "
		"withdrawn "
		"= excluded.withdrawn, case_file = excluded.case_file, doubtful = "
		"excluded.doubtful, doubts = excluded.doubts, extraction = excluded.extraction, "
		"spans = excluded.spans",
		values, sizeof(values) / sizeof(values[0]), NULL, e);
}

sp_rc meeting_write_item(struct storing *s, uint32_t position, const struct rec_item *item,
			 const struct known_item *known, const char *slug, struct sp_err *e)
{
	if (known)
		slug = known->slug;
	int64_t id = known ? known->id : ids_next(s->w->ids);
	SP_TRY(write_item_row(s, position, item, id, slug, e));
	s->out->doubtful += view_item_doubts(item) > 0;
	return write_item_facts(s->w, s->out->meeting, id, item, known != NULL, e);
}

bool meeting_is_partial(const char *kind, uint32_t items, uint32_t known)
{
	const char *supplement = meeting_kind_name(MEETING_SUPPLEMENT);
	return (kind && strcmp(kind, supplement) == 0) || (items == 1 && known > 1);
}

static bool is_partial(const struct storing *s)
{
	return s->beside || meeting_is_partial(meeting_kind_name(s->r->meeting.kind), s->r->items.n,
					       s->known.items.n);
}

sp_rc meeting_write_items(struct storing *s, struct sp_err *e)
{
	uint32_t base = is_partial(s) ? s->known.items.n : 0;
	const char *const *slugs = meeting_item_slugs(s);
	struct known_item **known;
	SP_NEED(slugs);
	SP_TRY(pair_items(s, base, &known, e));
	for (uint32_t i = 0; i < s->r->items.n; i++)
		SP_TRY(meeting_write_item(s, base + i, &s->r->items.at[i], known[i], slugs[i], e));
	s->out->items = s->r->items.n;
	s->out->doubtful += s->r->doubt != DOUBT_NONE;
	for (uint32_t i = 0; i < s->known.items.n && !is_partial(s); i++)
		if (!s->known.items.at[i].taken)
			SP_TRY(db_run(
				s->w->db, e,
				"UPDATE item SET withdrawn = TRUE WHERE municipality = $1 AND "
				"id = $2",
				DB_V_INT(s->w->municipality), DB_V_INT(s->known.items.at[i].id)));
	return SP_OK;
}
