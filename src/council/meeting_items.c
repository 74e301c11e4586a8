/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The items of a meeting that is being stored: which of the known ones each is, and its rows. */
#include "council/body.h"
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

static struct known_item *match(const struct storing *s, const struct rec_item *item,
				int64_t position)
{
	for (uint32_t i = 0; i < s->known.items.n; i++) {
		struct known_item *k = &s->known.items.at[i];
		if (!k->taken && meeting_same_item(s->w->arena, k, item, 0.5))
			return k;
	}
	return meeting_find_nameless(s, item, position, 0, 0);
}

static bool slug_used(const struct storing *s, const struct rec_item *items, uint32_t n,
		      const char *const *slugs, const char *slug)
{
	(void)items;
	for (uint32_t i = 0; i < n; i++)
		if (slugs[i] && strcmp(slugs[i], slug) == 0)
			return true;
	for (uint32_t i = 0; i < s->known.items.n; i++)
		if (strcmp(s->known.items.at[i].slug, slug) == 0)
			return true;
	return false;
}

const char *meeting_item_slug(const struct storing *s, uint32_t index, const char *const *slugs)
{
	const struct rec_item *item = &s->r->items.at[index];
	char *base = item->number.text ? body_slug(s->w->arena, str_of(item->number.text))
				       : arena_printf(s->w->arena, "u%u", index + 1);
	const char *slug = base;
	if (base && !*base)
		slug = base = arena_printf(s->w->arena, "u%u", index + 1);
	for (int n = 2; slug && slug_used(s, s->r->items.at, index, slugs, slug); n++)
		slug = arena_printf(s->w->arena, "%s~%d", base, n);
	return slug;
}

/* The row as council/seal.c reads it: with the case's number. `v` as write_item_row binds it. */
static sp_rc seal_item(const struct storing *s, const struct rec_item *item, int64_t id,
		       const struct db_value *v)
{
	const struct db_value row[] = {v[0],  v[1],  v[2],	  v[3],
				       v[4],  v[5],  v[6],	  v[7],
				       v[8],  v[9],  DB_V_INT(0), DB_V_TEXT(item->case_no.text),
				       v[11], v[12], v[13],	  v[14]};
	return seal_row(s->w->arena, s->w->rows, "item", 0, id, row, sizeof(row) / sizeof(row[0]));
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
	return meeting_is_partial(meeting_kind_name(s->r->meeting.kind), s->r->items.n,
				  s->known.items.n);
}

sp_rc meeting_write_items(struct storing *s, struct sp_err *e)
{
	const char **slugs = arena_array(s->w->arena, s->r->items.n + 1u, sizeof(*slugs));
	uint32_t base = is_partial(s) ? s->known.items.n : 0;
	SP_NEED(slugs);
	for (uint32_t i = 0; i < s->r->items.n; i++) {
		const struct rec_item *item = &s->r->items.at[i];
		struct known_item *known = match(s, item, base + i);
		if (known)
			known->taken = true;
		slugs[i] = known ? known->slug : meeting_item_slug(s, i, slugs);
		SP_NEED(slugs[i]);
		SP_TRY(meeting_write_item(s, base + i, item, known, slugs[i], e));
	}
	s->out->items = s->r->items.n;
	for (uint32_t i = 0; i < s->known.items.n && !is_partial(s); i++)
		if (!s->known.items.at[i].taken)
			SP_TRY(db_run(
				s->w->db, e,
				"UPDATE item SET withdrawn = TRUE WHERE municipality = $1 AND "
				"id = $2",
				DB_V_INT(s->w->municipality), DB_V_INT(s->known.items.at[i].id)));
	return SP_OK;
}
