/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/view_load.h"

#include "council/item_doubts.h"
#include "council/spans.h"

#include <sodium.h>

enum meeting_kind view_kind(const char *said)
{
	const char *const list[] = {NULL, meeting_kind_name(MEETING_AGENDA),
				    meeting_kind_name(MEETING_SUPPLEMENT),
				    meeting_kind_name(MEETING_MINUTES)};
	return (enum meeting_kind)load_index(list, 4, str_of(said));
}

static enum item_kind item_kind_of(struct str said)
{
	const char *const list[] = {NULL, item_kind_name(ITEM_DECIDE), item_kind_name(ITEM_INFORM),
				    item_kind_name(ITEM_DISCUSS)};
	return (enum item_kind)load_index(list, 4, said);
}

/* ---- texts ---- */

static sp_rc warnings(const struct loading *l, struct str column, struct extraction *x)
{
	struct str line, key;
	while (column.n && str_cut(&column, '\n', &line)) {
		struct read_warning *w = sp_push(l->arena, &x->warnings);
		SP_NEED(w);
		(void)str_cut(&line, '\t', &key);
		w->key = str_dup(l->arena, key);
		w->arg = line.n ? str_dup(l->arena, line) : NULL;
		w->off = UINT32_MAX;
		SP_NEED(w->key);
	}
	return SP_OK;
}

static enum media media_of(struct str said)
{
	static const char *const list[] = {"unknown", "text", "html",	"pdf",
					   "xml",     "json", "archive"};
	return (enum media)load_index(list, 7, said);
}

static void hex(struct str bytes, char out[SHA256_HEX_SIZE])
{
	out[0] = '\0';
	if (bytes.p && bytes.n * 2 < SHA256_HEX_SIZE)
		(void)sodium_bin2hex(out, SHA256_HEX_SIZE, (const unsigned char *)bytes.p, bytes.n);
}

static sp_rc take_source(struct loading *l, const struct db_rows *rows)
{
	struct view_source *s = sp_push(l->arena, &l->v->sources);
	const char *layout;
	SP_NEED(s);
	s->id = db_int(rows, 0);
	s->part = (int)db_int(rows, 1);
	s->reader = (int)db_int(rows, 2);
	SP_TRY(load_text(l, rows, 3, &s->text.text));
	s->text.text_len = (uint32_t)db_str(rows, 3).n;
	SP_TRY(load_text(l, rows, 4, &layout));
	s->layout = layout ? str_of(layout) : (struct str){"", 0};
	SP_TRY(warnings(l, db_str(rows, 5), &s->text));
	SP_TRY(load_text(l, rows, 6, &s->document));
	hex(db_str(rows, 7), s->sha256);
	SP_TRY(load_text(l, rows, 8, &s->text.format));
	s->text.media = media_of(db_str(rows, 9));
	return load_text(l, rows, 10, &s->text.key);
}

static uint32_t source_index(const struct view *v, int64_t id)
{
	for (uint32_t i = 0; i < v->sources.n; i++)
		if (v->sources.at[i].id == id)
			return i;
	return 0;
}

/* ---- meeting and items ---- */

static sp_rc take_meeting(struct loading *l, const struct db_rows *rows)
{
	struct view *v = l->v;
	struct rec_meeting *m = &v->record.meeting;
	const char *day;
	enum { DOUBTS = 12, SPANS = 13 };
	struct {
		size_t column;
		const char *name;
		struct fact *fact;
	} const facts[] = {{1, "body", &m->body},   {2, "date", &m->date},
			   {4, "start", &m->start}, {5, "end", &m->end},
			   {6, "place", &m->place}, {7, "kind", &m->kind_said}};
	for (size_t i = 0; i < sizeof(facts) / sizeof(facts[0]); i++) {
		SP_TRY(load_text(l, rows, facts[i].column, &facts[i].fact->text));
		if (load_names(db_str(rows, DOUBTS), facts[i].name))
			facts[i].fact->doubt = DOUBT_KEPT;
		SP_TRY(spans_of(l->arena, db_str(rows, SPANS), facts[i].name,
				&facts[i].fact->spans));
	}
	m->kind = view_kind(m->kind_said.text);
	SP_TRY(load_text(l, rows, 0, &v->slug));
	SP_TRY(load_text(l, rows, 1, &v->body));
	SP_TRY(load_text(l, rows, 2, &day));
	(void)civil_parse_iso(day, &v->day);
	v->ordinal = (uint32_t)db_int(rows, 3);
	SP_TRY(load_text(l, rows, 8, &v->term));
	v->version = v->newest = (int)db_int(rows, 9);
	v->source = source_index(v, db_int(rows, 10));
	v->withdrawn = db_int(rows, 11) != 0;
	SP_TRY(load_text(l, rows, 14, &v->changed));
	v->record.from = &v->sources.at[v->source].text;
	v->key = view_key(l->arena, v->municipality, v->slug, day, v->ordinal, NULL);
	SP_NEED(v->key);
	return SP_OK;
}

sp_rc load_rows(struct loading *l, enum council_sql which,
		sp_rc (*take)(struct loading *l, const struct db_rows *rows), struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(l->v->municipality), DB_V_INT(l->v->meeting)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(l->db, council_sql(which), args, 2, &rows, e));
	DB_EACH(rows, e)
		SP_TRY(take(l, rows));
	return SP_OK;
}

static sp_rc load_meeting(struct loading *l, struct sp_err *e)
{
	SP_TRY(load_rows(l, SQL_SOURCES, take_source, e));
	if (l->v->sources.n)
		SP_TRY(load_rows(l, SQL_MEETING, take_meeting, e));
	return l->v->key ? SP_OK : sp_fail(e, SP_ENOTFOUND, N_("there is no such meeting"));
}

static sp_rc take_item(struct loading *l, const struct db_rows *rows)
{
	struct view *v = l->v;
	struct view_item *shown = sp_push(l->arena, &v->items);
	struct rec_item *item = sp_push(l->arena, &v->record.items);
	SP_NEED(shown && item);
	shown->id = db_int(rows, 0);
	SP_TRY(load_text(l, rows, 2, &shown->slug));
	shown->key = arena_printf(l->arena, "%s/%s", v->key, shown->slug);
	SP_NEED(shown->key);
	shown->withdrawn = db_int(rows, 7) != 0;
	shown->source = source_index(v, db_int(rows, 10));
	SP_TRY(load_fact(l, rows, 1, false, "number", &item->number));
	SP_TRY(load_fact(l, rows, 3, false, "title", &item->title));
	item->kind = item_kind_of(db_str(rows, 4));
	SP_TRY(load_place(l, rows, false, "kind", &item->kind_said));
	item->closed = db_int(rows, 5) != 0;
	SP_TRY(load_place(l, rows, false, "closed", &item->closed_said));
	item->truncated = db_int(rows, 6) != 0;
	SP_TRY(load_fact(l, rows, 8, false, "case_no", &item->case_no));
	SP_TRY(load_text(l, rows, 9, &shown->doubts));
	shown->hidden = item->closed && !l->closed;
	return SP_OK;
}

static sp_rc take_version(struct loading *l, const struct db_rows *rows)
{
	struct view_version *v = sp_push(l->arena, &l->v->versions);
	SP_NEED(v);
	v->version = (int)db_int(rows, 0);
	v->document = db_int(rows, 1);
	v->part = (int)db_int(rows, 2);
	SP_TRY(load_text(l, rows, 3, &v->kind));
	v->current = db_int(rows, 4) != 0;
	SP_TRY(load_text(l, rows, 5, &v->imported));
	SP_TRY(load_text(l, rows, 6, &v->name));
	SP_TRY(load_text(l, rows, 7, &v->format));
	hex(db_str(rows, 8), v->sha256);
	v->reader = (int)db_int(rows, 9);
	if (v->current)
		l->v->version = v->version;
	return SP_OK;
}

sp_rc view_corrections_load(struct db *db, struct arena *a, int64_t municipality, int64_t meeting,
			    int64_t item, bool waiting, view_corrections *out, struct sp_err *e)
{
	const struct loading l = {.db = db, .arena = a};
	const struct db_value args[] = {DB_V_INT(municipality), DB_V_INT(meeting), DB_V_INT(item),
					DB_V_INT(waiting)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(db, council_sql(meeting ? SQL_CORRECTIONS_OF : SQL_CORRECTIONS), args, 4,
			&rows, e));
	DB_EACH(rows, e) {
		const char *slug, *day, *sub;
		struct view_correction *c = sp_push(a, out);
		SP_NEED(c);
		SP_TRY(load_text(&l, rows, 2, &slug));
		SP_TRY(load_text(&l, rows, 3, &day));
		SP_TRY(load_text(&l, rows, 5, &sub));
		c->key = view_key(a, db_int(rows, 0), slug, day, db_int(rows, 4), sub);
		SP_NEED(c->key);
		SP_TRY(load_text(&l, rows, 6, &c->field));
		SP_TRY(load_text(&l, rows, 7, &c->old_value));
		SP_TRY(load_text(&l, rows, 8, &c->new_value));
		SP_TRY(load_text(&l, rows, 9, &c->state));
		SP_TRY(load_text(&l, rows, 10, &c->who));
		SP_TRY(load_text(&l, rows, 11, &c->made));
		SP_TRY(load_text(&l, rows, 12, &c->anchor));
		c->closed = db_int(rows, 13) != 0;
	}
	return SP_OK;
}

/* What may not be shown is not even kept. */
static void hide(struct view *v)
{
	for (uint32_t i = 0; i < v->items.n; i++) {
		struct rec_item *item = &v->record.items.at[i];
		if (v->items.at[i].hidden)
			*item = (struct rec_item){.number = item->number,
						  .title = item->title,
						  .closed = true,
						  .truncated = item->truncated};
	}
}

sp_rc view_load(struct db *db, struct arena *a, int64_t municipality, int64_t meeting, bool closed,
		struct view **out, struct sp_err *e)
{
	struct loading l = {db, a, ARENA_NEW(a, struct view), closed};
	SP_NEED(l.v);
	l.v->municipality = municipality;
	l.v->record.municipality = (int)municipality;
	l.v->meeting = meeting;
	SP_TRY(load_meeting(&l, e));
	SP_TRY(load_rows(&l, SQL_VERSIONS, take_version, e));
	SP_TRY(load_rows(&l, SQL_ITEMS, take_item, e));
	SP_TRY(load_facts(&l, e));
	for (uint32_t i = 0; i < l.v->items.n; i++)
		item_doubts_mark(&l.v->record.items.at[i], str_of(l.v->items.at[i].doubts));
	SP_TRY(view_corrections_load(db, a, municipality, meeting, 0, false, &l.v->corrections, e));
	hide(l.v);
	*out = l.v;
	return SP_OK;
}
