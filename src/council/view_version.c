/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/view.h"

#include "council/item_address.h"
#include "council/stored.h"
#include "read/read.h"
#include "read/segment.h"

#include <stdio.h>

/* Is it, or was it the same matter as, an item that is closed now? */
static bool closed_now(struct arena *a, const struct view *newest, const struct rec_item *item)
{
	for (uint32_t i = 0; i < newest->record.items.n; i++) {
		const struct rec_item *now = &newest->record.items.at[i];
		const char *number = now->number.text, *title = now->title.text;
		if (!now->closed)
			continue;
		if (number && item->number.text && strcmp(number, item->number.text) == 0)
			return true;
		if (title && item->title.text &&
		    title_likeness(a, str_of(title), str_of(item->title.text)) >= 0.5)
			return true;
	}
	return false;
}

/* By the numbers that this version prints. */
static sp_rc name_items(struct arena *a, struct view *v)
{
	uint32_t n = v->record.items.n;
	struct addressed *items = arena_array(a, n + 1u, sizeof(*items));
	SP_NEED(items);
	for (uint32_t i = 0; i < n; i++)
		items[i] =
			(struct addressed){.number = v->record.items.at[i].number.text, .slug = ""};
	SP_TRY(item_address_assign(a, items, n));
	for (uint32_t i = 0; i < n; i++) {
		struct view_item *shown = sp_push(a, &v->items);
		SP_NEED(shown);
		shown->slug = items[i].next;
		shown->key = arena_printf(a, "%s/%s", v->key, shown->slug);
		SP_NEED(shown->key);
	}
	return SP_OK;
}

static sp_rc dress(struct arena *a, const struct view *newest, bool closed, struct view *v)
{
	SP_TRY(name_items(a, v));
	for (uint32_t i = 0; i < v->record.items.n; i++) {
		struct rec_item *item = &v->record.items.at[i];
		struct view_item *shown = &v->items.at[i];
		item->closed = item->closed || closed_now(a, newest, item);
		shown->hidden = item->closed && !closed;
		if (shown->hidden)
			*item = (struct rec_item){.number = item->number,
						  .title = item->title,
						  .closed = true,
						  .truncated = item->truncated};
	}
	return SP_OK;
}

static sp_rc find_version(const struct view *newest, int version, const struct view_version **out,
			  struct sp_err *e)
{
	char said[16], least[16] = "1", most[16] = "1";
	uint32_t n = newest->versions.n;
	for (uint32_t i = 0; i < n; i++)
		if (newest->versions.at[i].version == version) {
			*out = &newest->versions.at[i];
			return SP_OK;
		}
	(void)snprintf(said, sizeof(said), "%d", version);
	if (n) {
		(void)snprintf(least, sizeof(least), "%d", newest->versions.at[0].version);
		(void)snprintf(most, sizeof(most), "%d", newest->versions.at[n - 1].version);
	}
	return sp_fail(e, SP_ENOTFOUND, N_("the meeting has no version {1}; it has {2} to {3}"),
		       said, least, most);
}

sp_rc view_load_version(struct db *db, struct arena *a, const struct lexicon *lex,
			const struct view *newest, int version, bool closed, struct view **out,
			struct sp_err *e)
{
	const struct view_version *wanted = NULL;
	struct stored_document document;
	struct records records = {0};
	SP_TRY(find_version(newest, version, &wanted, e));
	SP_TRY(stored_load(db, a, newest->municipality, wanted->document, &document, e));
	const struct neighbours near = stored_neighbours(&document);
	const struct source_input in = {document.name, document.bytes, &near};
	SP_TRY(read_document(a, lex, &in, &records, e));
	if (wanted->part < 0 || (uint32_t)wanted->part >= records.list.n)
		return sp_fail(e, SP_EFORMAT,
			       N_("the document of that version no longer gives that meeting"));
	struct view *v = ARENA_NEW(a, struct view);
	struct view_source *source = v ? sp_push(a, &v->sources) : NULL;
	SP_NEED(source);
	struct view_source *now = source;
	*v = *newest;
	v->items = (__typeof__(v->items)){0};
	v->sources = (__typeof__(v->sources)){now, 1, 1};
	v->corrections = (view_corrections){0};
	v->record = *records.list.at[wanted->part];
	v->version = version;
	v->source = 0;
	now->document = wanted->name;
	memcpy(now->sha256, wanted->sha256, sizeof(now->sha256));
	now->part = wanted->part;
	now->reader = READER_VERSION;
	now->text = *v->record.from;
	v->record.from = &now->text;
	*out = v;
	return dress(a, newest, closed, v);
}
