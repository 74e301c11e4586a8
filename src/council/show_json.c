/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/show.h"

#include "council/due_parts.h"
#include "council/vote_words.h"
#include "read/record_json.h"

enum { SHOW_JSON_MAX = 512 * 1024 * 1024 };

struct shown {
	const struct view *v;
	const struct lexicon *lex;
	const struct promise_rows *promises;
	const struct thread *thread; /* NULL: not told */
	struct arena *arena;
	bool *full;	/* out of memory */
	uint32_t first; /* index of the first item written */
};

static void put_source(struct json_writer *w, const struct view_source *s)
{
	jw_key(w, "document");
	jw_object_begin(w);
	jw_put_text(w, "name", s->document);
	jw_put_text(w, "sha256", s->sha256);
	jw_put_int(w, "part", s->part);
	jw_put_int(w, "reader", s->reader);
	jw_object_end(w);
}

static void put_versions(struct json_writer *w, const struct view *v)
{
	jw_key(w, "versions");
	jw_array_begin(w);
	for (uint32_t i = 0; i < v->versions.n; i++) {
		const struct view_version *one = &v->versions.at[i];
		jw_object_begin(w);
		jw_put_int(w, "version", one->version);
		jw_put_text(w, "kind", one->kind);
		jw_put_bool(w, "current", one->current);
		jw_put_text(w, "document", one->name);
		jw_put_text(w, "sha256", one->sha256);
		jw_put_text(w, "imported", one->imported);
		jw_object_end(w);
	}
	jw_array_end(w);
}

/* What was said of a closed item is as closed as the item. */
static bool may_tell(const struct view *v, const struct view_correction *c)
{
	for (uint32_t i = 0; i < v->items.n; i++)
		if (strcmp(v->items.at[i].key, c->key) == 0)
			return !v->items.at[i].hidden;
	return true;
}

static void put_corrections(struct json_writer *w, const struct view *v)
{
	jw_key(w, "corrections");
	jw_array_begin(w);
	for (uint32_t i = 0; i < v->corrections.n; i++) {
		const struct view_correction *c = &v->corrections.at[i];
		if (!may_tell(v, c))
			continue;
		jw_object_begin(w);
		jw_put_text(w, "key", c->key);
		jw_put_text(w, "field", c->field);
		jw_put_text(w, "old", c->old_value);
		jw_put_text(w, "new", c->new_value);
		jw_put_text(w, "state", c->state);
		jw_put_text(w, "who", c->who);
		jw_put_text(w, "time", c->made);
		jw_object_end(w);
	}
	jw_array_end(w);
}

static void put_head(const void *context, struct json_writer *w)
{
	const struct shown *s = context;
	const struct view *v = s->v;
	jw_put_text(w, "key", v->key);
	jw_put_int(w, "municipality", v->municipality);
	jw_put_text(w, "term", v->term);
	jw_put_int(w, "version", v->version);
	jw_put_bool(w, "withdrawn", v->withdrawn);
	put_source(w, &v->sources.at[v->source]);
	put_versions(w, v);
	put_corrections(w, v);
}

static sp_rc put_vote(struct arena *a, struct json_writer *w, const struct rec_item *item,
		      const struct item_vote *vote)
{
	const struct vote *v = &vote->v;
	const struct rec_decision *told =
		vote->decision ? &item->prior_decisions.at[vote->decision - 1] : NULL;
	const char *points, *words = v->about.text;
	SP_TRY(vote_points(a, v, &points));
	if (words)
		SP_NEED(words = str_squeeze(a, str_of(words)));
	jw_object_begin(w);
	jw_put_text(w, "person", v->d.person.text);
	jw_put_text(w, "party", v->d.party.text);
	jw_put_text(w, "stance", vote_kind(v));
	jw_key(w, "about");
	vote_json(w,
		  &(struct vote_words){vote_kind(v), vote_about(v), points, v->by, v->which,
				       vote_outcome(v)},
		  words);
	jw_key(w, "told_of");
	if (told) {
		jw_object_begin(w);
		jw_put_text(w, "body", told->body.text);
		jw_put_text(w, "date", told->date.text);
		jw_put_text(w, "number", told->item_no.text);
		jw_object_end(w);
	} else {
		jw_null(w);
	}
	jw_object_end(w);
	return SP_OK;
}

/* All votes with what they were taken to; the record's dissent[] has each voter's stance once. */
static sp_rc put_votes(const struct shown *s, struct json_writer *w, uint32_t index)
{
	struct item_votes votes;
	SP_TRY(vote_view(s->arena, s->lex, s->v, index, &votes));
	jw_key(w, "votes");
	jw_array_begin(w);
	for (uint32_t i = 0; i < votes.list.n; i++)
		SP_TRY(put_vote(s->arena, w, &s->v->record.items.at[index], &votes.list.at[i]));
	jw_array_end(w);
	return SP_OK;
}

static void put_item(const void *context, struct json_writer *w, uint32_t index)
{
	const struct shown *s = context;
	const struct view_item *item = &s->v->items.at[s->first + index];
	jw_put_text(w, "key", item->key);
	if (item->withdrawn)
		jw_put_bool(w, "withdrawn", true);
	/* its spans are places in another text than the meeting's */
	if (item->source != s->v->source && !item->hidden)
		put_source(w, &s->v->sources.at[item->source]);
	if (item->hidden)
		return;
	*s->full |= put_votes(s, w, s->first + index) != SP_OK;
	if (s->v->version != s->v->newest)
		return;
	if (s->thread) {
		jw_key(w, "thread");
		jw_object_begin(w);
		jw_put_text(w, "key", s->thread->key);
		jw_put_text(w, "title", s->thread->title);
		jw_put_int(w, "items", s->thread->items.n);
		jw_object_end(w);
	}
	jw_key(w, "promises");
	*s->full |= due_json(s->arena, w, s->promises, item->id) != SP_OK;
}

static bool is_hidden(const void *context, uint32_t index)
{
	const struct shown *s = context;
	return s->v->items.at[s->first + index].hidden;
}

sp_rc show_json(struct command_call *call, const struct lexicon *lex, const struct view *v,
		uint32_t index, const struct promise_rows *promises, const struct thread *thread,
		struct sp_err *e)
{
	BUF_AUTO out = BUF_INIT(SHOW_JSON_MAX);
	struct record r = v->record;
	bool full = false;
	const struct shown s = {
		v, lex, promises, thread, call->arena, &full, index == UINT32_MAX ? 0 : index};
	const struct record_json_more more = {.source = v->sources.at[v->source].document,
					      .style = JW_PRETTY,
					      .reader = v->sources.at[v->source].reader,
					      .context = &s,
					      .head = put_head,
					      .item = put_item,
					      .hidden = is_hidden};
	if (index != UINT32_MAX) {
		r.items.at = &v->record.items.at[index];
		r.items.n = 1;
	}
	sp_rc rc = record_json_with(call->arena, &r, &more, &out);
	if (rc != SP_OK || full)
		return sp_fail_code(e, full ? SP_ENOMEM : rc);
	buf_char(&out, '\n');
	call_write(call, buf_view(&out));
	return SP_OK;
}

/* ---- CSV ---- */

static const struct column columns[] = {{"key", N_("Key"), CELL_TEXT, COLUMN_PLAIN},
					{"number", N_("Number"), CELL_TEXT, COLUMN_PLAIN},
					{"title", N_("Title"), CELL_TEXT, COLUMN_PLAIN},
					{"kind", N_("Kind"), CELL_TEXT, COLUMN_PLAIN},
					{"closed", N_("Closed"), CELL_BOOL, COLUMN_PLAIN},
					{"withdrawn", NULL, CELL_BOOL, COLUMN_PLAIN},
					{"case", NULL, CELL_TEXT, COLUMN_PLAIN},
					{"outcomes", NULL, CELL_TEXT, COLUMN_PLAIN},
					{"decision", NULL, CELL_TEXT, COLUMN_PLAIN},
					{"amounts", NULL, CELL_INT, COLUMN_PLAIN},
					{"commitments", NULL, CELL_INT, COLUMN_PLAIN},
					{"attachments", NULL, CELL_INT, COLUMN_PLAIN},
					{"doubtful", N_("Doubtful"), CELL_INT, COLUMN_PLAIN}};

static sp_rc put_row(struct command_call *call, struct call_table *table, const struct view *v,
		     uint32_t i, struct sp_err *e)
{
	const struct rec_item *item = &v->record.items.at[i];
	const struct view_item *shown = &v->items.at[i];
	BUF_AUTO outcomes = BUF_INIT(4096);
	bool seen[OUTCOME_COUNT] = {false};
	(void)call;
	for (uint32_t k = 0; k < item->decision.outcomes.n; k++) {
		enum outcome o = item->decision.outcomes.at[k].outcome;
		if (!seen[o])
			buf_printf(&outcomes, "%s%s", buf_view(&outcomes).n ? " " : "",
				   outcome_name(o));
		seen[o] = true;
	}
	struct str o = buf_view(&outcomes);
	return call_row(table, e, CELL_TEXT(shown->key), CELL_TEXT(item->number.text),
			CELL_TEXT(item->title.text), CELL_TEXT(item_kind_name(item->kind)),
			CELL_BOOL(item->closed), CELL_BOOL(shown->withdrawn),
			CELL_TEXT(item->case_no.text), o.n ? CELL_STR(o) : CELL_NONE(CELL_TEXT),
			CELL_TEXT(item->decision.text.text), CELL_INT(item->amounts.n),
			CELL_INT(item->commitments.n), CELL_INT(item->attachments.n),
			CELL_INT(view_item_doubts(item)));
}

sp_rc show_table(struct command_call *call, const struct view *v, uint32_t index, struct sp_err *e)
{
	struct call_table *table = NULL;
	SP_TRY(call_table(call, columns, sizeof(columns) / sizeof(columns[0]), &table, e));
	for (uint32_t i = 0; i < v->items.n; i++)
		if (index == UINT32_MAX || i == index)
			SP_TRY(put_row(call, table, v, i, e));
	return call_table_end(table, e);
}
