/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document of the store that another reader, or other words, understand in another way. What it
 * gave before is compared by hashes of what the reader said then and says now (council/seal.h), so
 * what is the same is not written, and people's corrections are no difference. */
#include "council/body.h"
#include "council/correct.h"
#include "council/item_address.h"
#include "council/meeting_parts.h"
#include "council/statements.h"
#include "read/head.h"
#include "read/segment.h"

struct candidate {
	struct known_meeting m;
	int64_t body;
	const char *day;
	bool same_part, leads; /* leads: the meeting's own row was read from this part */
	int score;
};

struct again {
	struct storing *s;
	uint32_t part;
	bool leads;
	struct seal kept;
	int64_t offset; /* from the index of an item to its position */
	bool wrote;
};

sp_rc meeting_find_document(const struct writer *w, const struct meeting_source *source,
			    int64_t *id, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(w->municipality), DB_V_BLOB(source->sha256)};
	DB_ROWS_AUTO rows = NULL;
	bool more;
	SP_TRY(db_query(w->db, "SELECT id FROM document WHERE municipality = $1 AND sha256 = $2",
			args, 2, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	*id = more ? db_int(rows, 0) : 0;
	return SP_OK;
}

static sp_rc take(const struct storing *s, const struct db_rows *rows, int64_t document,
		  uint32_t part, struct candidate *c)
{
	char *kind, *starts, *day;
	SP_TRY(db_text(rows, 3, s->w->arena, &kind));
	SP_TRY(db_text(rows, 4, s->w->arena, &starts));
	SP_TRY(db_text(rows, 7, s->w->arena, &day));
	*c = (struct candidate){.m = {.id = db_int(rows, 0),
				      .version = db_int(rows, 1),
				      .extraction = db_int(rows, 2),
				      .kind = kind,
				      .starts = starts,
				      .ordinal = (uint32_t)db_int(rows, 5),
				      .withdrawn = db_int(rows, 8) != 0},
				.body = db_int(rows, 6),
				.day = day,
				.same_part = db_int(rows, 9) == part,
				.leads = db_int(rows, 10) == document && db_int(rows, 11) == part};
	return SP_OK;
}

/* What the text does not say was given at the first import: it is no difference. */
static sp_rc said(const struct storing *s, int64_t *body, char day[CIVIL_ISO_SIZE],
		  struct sp_err *e)
{
	const struct rec_meeting *m = &s->r->meeting;
	struct civil date = head_date(m);
	struct sp_err quiet = {.key = NULL};
	day[0] = '\0';
	*body = 0;
	if (date.year)
		civil_iso(date, day);
	if (!m->body.text)
		return SP_OK;
	sp_rc rc = body_find(s->w->db, s->w->arena, s->w->municipality, str_of(m->body.text), body,
			     &quiet);
	if (rc == SP_ENOTFOUND)
		*body = -1;
	else if (rc != SP_OK)
		*e = quiet;
	return rc == SP_ENOTFOUND ? SP_OK : rc;
}

/* The meeting that fits best: by day, body and place in the document. */
static sp_rc choose(struct storing *s, int64_t document, uint32_t part, struct candidate *best,
		    struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(s->w->municipality), DB_V_INT(document)};
	char day[CIVIL_ISO_SIZE];
	int64_t body;
	DB_ROWS_AUTO rows = NULL;
	*best = (struct candidate){.score = 0};
	SP_TRY(said(s, &body, day, e));
	SP_TRY(db_query(s->w->db, council_sql(SQL_DOCUMENT_MEETINGS), args, 2, &rows, e));
	DB_EACH(rows, e) {
		struct candidate c;
		SP_TRY(take(s, rows, document, part, &c));
		bool same_day = !day[0] || strcmp(day, c.day) == 0;
		bool same_body = !body || body == c.body;
		c.score = 4 * same_day + 2 * same_body + c.same_part;
		s->out->elsewhere =
			c.score > best->score ? !same_day || !same_body : s->out->elsewhere;
		if (c.score > best->score)
			*best = c;
	}
	/* another day or body, in another place of the document: another meeting */
	if (best->score < 6 && !best->same_part) {
		*best = (struct candidate){.score = 0};
		s->out->elsewhere = false;
	}
	return SP_OK;
}

/* ---- items ---- */

static bool is_mine(const struct again *x, const struct known_item *k)
{
	return k->document == x->s->ids.document && k->part == x->part;
}

static struct known_item *match(struct again *x, const struct rec_item *item, uint32_t index)
{
	struct known_item *found = NULL;
	for (uint32_t i = 0; i < x->s->known.items.n; i++) {
		struct known_item *k = &x->s->known.items.at[i];
		if (k->taken || !meeting_same_item(x->s->w->arena, k, item, 0.5))
			continue;
		if (is_mine(x, k))
			return k;
		found = found ? found : k;
	}
	return found ? found
		     : meeting_find_nameless(x->s, item, index + x->offset, x->s->ids.document,
					     x->part);
}

/* Would writing it leave other rows than the reader gave the last time? */
static sp_rc differs(const struct again *x, const struct rec_item *item,
		     const struct known_item *known, int64_t position, bool *yes, struct sp_err *e)
{
	struct row_hashes rows = {0};
	struct writer dry = *x->s->w;
	struct meeting_stored nowhere = *x->s->out;
	struct storing copy = *x->s;
	struct seals joined = {0};
	const struct seal_part *was = seal_part_of(&x->kept, known->id);
	dry.rows = &rows;
	dry.dry = true;
	copy.w = &dry;
	copy.out = &nowhere;
	SP_TRY(meeting_write_item(&copy, (uint32_t)position, item, known, known->slug, e));
	SP_TRY(seal_join(dry.arena, &rows, &joined));
	*yes = !was || !seal_same(&joined.list.at[0].parts.at[0].raw, &was->raw);
	return SP_OK;
}

static sp_rc take_known(struct again *x, uint32_t index, const struct rec_item *item,
			struct known_item *known, struct sp_err *e)
{
	struct rec_item shut = *item;
	bool other;
	known->taken = true;
	if (!is_mine(x, known) || (known->withdrawn && !x->leads))
		return SP_OK;
	/* no reader opens what was closed: that is for a person to say */
	shut.closed |= known->closed;
	int64_t position = x->leads ? index + x->offset : known->position;
	SP_TRY(differs(x, &shut, known, position, &other, e));
	if (!other && !known->withdrawn)
		return SP_OK;
	x->wrote = true;
	x->s->out->items++;
	return meeting_write_item(x->s, (uint32_t)position, &shut, known, known->slug, e);
}

static sp_rc take_items(struct again *x, struct known_item *const *known, struct sp_err *e)
{
	const struct storing *s = x->s;
	for (uint32_t i = 0; i < s->r->items.n; i++) {
		const struct rec_item *item = &s->r->items.at[i];
		if (known[i]) {
			SP_TRY(take_known(x, i, item, known[i], e));
			continue;
		}
		x->wrote = true;
		s->out->items++;
		SP_TRY(meeting_write_item(x->s, (uint32_t)(i + x->offset), item, NULL, "", e));
	}
	return SP_OK;
}

/* What the reader no longer takes for an item. */
static sp_rc withdraw_rest(struct again *x, struct sp_err *e)
{
	const struct storing *s = x->s;
	for (uint32_t i = 0; i < s->known.items.n; i++) {
		const struct known_item *k = &s->known.items.at[i];
		if (k->taken || k->withdrawn || !is_mine(x, k))
			continue;
		x->wrote = true;
		SP_TRY(db_run(s->w->db, e,
			      "UPDATE item SET withdrawn = TRUE WHERE municipality = $1 AND id = "
			      "$2",
			      DB_V_INT(s->w->municipality), DB_V_INT(k->id)));
	}
	return SP_OK;
}

static sp_rc match_all(struct again *x, struct known_item ***out)
{
	const struct storing *s = x->s;
	struct known_item **known = arena_array(s->w->arena, s->r->items.n + 1u, sizeof(*known));
	bool any = false;
	SP_NEED(known);
	for (uint32_t i = 0; i < s->r->items.n; i++) {
		known[i] = match(x, &s->r->items.at[i], i);
		if (!known[i])
			continue;
		known[i]->taken = true;
		if (!any && is_mine(x, known[i]))
			x->offset = known[i]->position - i;
		any |= is_mine(x, known[i]);
	}
	*out = known;
	return SP_OK;
}

/* ---- the meeting itself ---- */

static sp_rc take_head(struct again *x, struct sp_err *e)
{
	struct storing *s = x->s;
	const struct rec_meeting *m = &s->r->meeting;
	const struct seal_part *was = seal_part_of(&x->kept, s->known.id);
	const struct db_value municipality = DB_V_INT(s->w->municipality),
			      id = DB_V_INT(s->known.id);
	struct audit_hash raw;
	if (!x->leads)
		return SP_OK;
	SP_TRY(meeting_raw(s, &raw));
	if (was && seal_same(&was->raw, &raw))
		return SP_OK;
	x->wrote = true;
	SP_TRY(meeting_write_row(s, s->known.ordinal, e));
	if (s->known.withdrawn)
		SP_TRY(db_run(
			s->w->db, e,
			"UPDATE meeting SET withdrawn = TRUE WHERE municipality = $1 AND id = "
			"$2",
			municipality, id));
	SP_TRY(db_run(s->w->db, e,
		      "UPDATE meeting_version SET extraction = $4, kind = $5 WHERE municipality = "
		      "$1 AND meeting = $2 AND document = $3 AND current",
		      municipality, id, DB_V_INT(s->ids.document), DB_V_INT(s->ids.extraction),
		      DB_V_TEXT(meeting_kind_name(m->kind))));
	return write_attendance(s->w, s->known.id, 0, &m->present, &m->absent, e);
}

static sp_rc prepare(struct again *x, const struct candidate *c, struct sp_err *e)
{
	struct storing *s = x->s;
	s->again = s->out->again = true;
	s->known = c->m;
	s->body = c->body;
	memcpy(s->day, c->day, strnlen(c->day, sizeof(s->day) - 1) + 1);
	s->out->meeting = c->m.id;
	s->out->fate = MEETING_UNCHANGED;
	SP_TRY(meeting_load_items(s->w, &s->known, e));
	if (!s->r->items.n && s->known.items.n)
		return sp_fail(e, SP_EFORMAT,
			       N_("read again it gives no items any more: nothing was changed"));
	SP_TRY(document_write(s->w, s->source, s->r, x->part, &s->ids, e));
	SP_TRY(meeting_name(s, s->known.ordinal, e));
	SP_TRY(seal_kept(s->w->db, s->w->arena, s->w->municipality, c->m.id, &x->kept, e));
	return meeting_seal_before(s, e);
}

sp_rc meeting_read_again(struct storing *s, uint32_t part, bool *done, struct sp_err *e)
{
	struct candidate c;
	int64_t document;
	struct known_item **known;
	*done = false;
	if (!s->source->again)
		return SP_OK;
	SP_TRY(meeting_find_document(s->w, s->source, &document, e));
	SP_TRY(choose(s, document, part, &c, e));
	if (!c.m.id)
		return SP_OK;
	struct again x = {.s = s, .part = part, .leads = c.leads};
	*done = true;
	SP_TRY(prepare(&x, &c, e));
	SP_TRY(match_all(&x, &known));
	SP_TRY(take_items(&x, known, e));
	SP_TRY(withdraw_rest(&x, e));
	SP_TRY(take_head(&x, e));
	SP_TRY(document_was_read(s->w, document, s->source->words, e));
	if (x.wrote)
		SP_TRY(correct_reapply(s->w, s->known.id, e));
	SP_TRY(item_address_settle(s->w, s->known.id, &x.wrote, e));
	if (!x.wrote)
		return SP_OK;
	s->out->fate = MEETING_CHANGED;
	return meeting_seal_after(s, true, e);
}
