/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FirstAgenda Publication: the bodies of two requests saved as files: one agenda, and the list of
 * committees with their meetings. */
#include "read/esdh.h"
#include "read/firstagenda_html.h"
#include "read/json_in.h"

enum { SUPPLEMENTS = 4 }; /* agendas inside an agenda are followed this far */

static const char zero[] = "00000000-0000-0000-0000-000000000000";

static bool identifier(struct str id)
{
	return id.n && !str_eq(id, str_of(zero));
}

static struct str get(struct esdh *x, const json_t *object, const char *key)
{
	return json_in_str(x->arena, object, key);
}

/* ---- one agenda ---- */

static void read_people(struct esdh *x, const json_t *meeting)
{
	const json_t *people = json_object_get(meeting, "Moededeltagere");
	for (size_t i = 0; i < json_array_size(people); i++) {
		const json_t *who = json_array_get(people, i);
		bool away =
			json_in_true(who, "Absent") || json_in_true(who, "ParticipationCancelled");
		esdh_person(x, !away, get(x, who, "Name"), STR(""), STR(""));
	}
}

static void meeting_head(struct esdh *x, const json_t *committee, const json_t *meeting)
{
	struct str begins = get(x, meeting, "Dato");
	struct str utc = get(x, meeting, "MeetingBeginUtc");
	struct esdh_meeting m = {.body = get(x, committee, "Navn"),
				 .kind = esdh_kind(get(x, meeting, "Navn")),
				 .begins = utc.n ? utc : begins,
				 .ends = get(x, meeting, "MeetingEndUtc"),
				 .place = get(x, meeting, "Sted")};
	if (json_in_true(meeting, "IsSupplementaryAgenda"))
		m.kind = STR("Tillægsdagsorden");
	esdh_meeting(x, &m);
	read_people(x, meeting);
}

static void read_files(struct esdh *x, const json_t *item)
{
	esdh_ranks files = {0};
	const json_t *list = json_object_get(item, "Bilag");
	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *file = json_array_get(list, i);
		esdh_rank(x, &files, file, get(x, file, "Order"));
	}
	esdh_rank_sort(&files);
	for (uint32_t k = 0; k < files.n; k++) {
		const json_t *one = files.at[k].what;
		struct str id = get(x, one, "Id"), title = get(x, one, "Navn");
		if (!identifier(id)) {
			esdh_attachment_at(x, title, STR(""), NULL);
			continue;
		}
		const char *names = arena_printf(x->arena, STR_FMT ".pdf|bilag/" STR_FMT ".pdf",
						 STR_ARG(id), STR_ARG(id));
		const char *address = arena_printf(x->arena, "vis/pdf/bilag/" STR_FMT, STR_ARG(id));
		x->failed = x->failed || !names || !address;
		esdh_attachment_at(x, title, str_of(names), address);
	}
}

static sp_rc read_field(struct esdh *x, const json_t *field)
{
	struct str html = get(x, field, "Html"), name = get(x, field, "Navn");
	struct html_sections sections = {0};
	if (esdh_blank(html))
		return esdh_section(x, ESDH_GUESS, name, get(x, field, "Tekst"));
	SP_TRY(firstagenda_split(x->arena, html, &sections));
	for (uint32_t i = 0; i < sections.list.n; i++) {
		const struct html_section *s = &sections.list.at[i];
		SP_TRY(esdh_section(x, ESDH_GUESS, s->heading.n ? s->heading : name, s->body));
	}
	return SP_OK;
}

static sp_rc read_item(struct esdh *x, const json_t *node)
{
	const json_t *open = json_object_get(node, "IsOpen");
	struct esdh_item item = {.number = get(x, node, "Punktnummer"),
				 .title = get(x, node, "Navn"),
				 .case_no = get(x, node, "SagsNummer"),
				 .closed = open && !json_is_null(open) &&
					   !json_in_true(node, "IsOpen")};
	if (!str_trim(item.title).n)
		item.title = get(x, node, "Caption");
	if (!item.number.n && !item.title.n)
		return SP_OK;
	esdh_item(x, &item);
	read_files(x, node);
	size_t i;
	json_t *field;
	json_array_foreach(json_object_get(node, "Felter"), i, field) SP_TRY(read_field(x, field));
	return esdh_section(x, ESDH_DECISION, STR("Beslutning"), get(x, node, "ItemDecision"));
}

static sp_rc read_items(struct esdh *x, const json_t *agenda)
{
	esdh_ranks items = {0};
	size_t i;
	json_t *node;
	json_array_foreach(json_object_get(agenda, "Dagsordenpunkter"), i,
			   node) if (json_is_object(node))
		esdh_rank(x, &items, node, get(x, node, "Sorting"));
	esdh_rank_sort_items(&items);
	for (uint32_t k = 0; k < items.n; k++)
		SP_TRY(read_item(x, items.at[k].what));
	return SP_OK;
}

static sp_rc finish(struct esdh *x, struct str key, bool truncated, struct extractions *out,
		    struct extraction **made)
{
	if (truncated)
		SP_TRY(extraction_warn(
			x->w, N_("the file ends too early: only its beginning is read"), NULL));
	SP_TRY(esdh_end(x, MEDIA_JSON, "firstagenda", identifier(key) ? key : STR(""), out, made));
	(*made)->truncated = truncated;
	return SP_OK;
}

static sp_rc read_agenda(struct arena *a, const struct source_input *in, const json_t *agenda,
			 bool truncated, int depth, struct extractions *out, struct sp_err *e)
{
	struct esdh x;
	struct extraction *made;
	const json_t *meeting = json_object_get(agenda, "Moede");
	SP_TRY(esdh_begin(&x, a, in, "", e));
	meeting_head(&x, json_object_get(agenda, "Udvalg"), meeting);
	SP_TRY(read_items(&x, agenda));
	SP_TRY(finish(&x, get(&x, agenda, "Id"), truncated, out, &made));
	made->draft = esdh_has(get(&x, meeting, "Navn"), "kladde");
	esdh_stamp(a, made, get(&x, meeting, "ReleasedDate"));
	const json_t *more = json_object_get(agenda, "TillaegsDagsorden");
	if (depth < SUPPLEMENTS && json_is_array(json_object_get(more, "Dagsordenpunkter")))
		return read_agenda(a, in, more, truncated, depth + 1, out, e);
	return SP_OK;
}

/* ---- the list of meetings ---- */

static sp_rc read_planned(struct arena *a, const struct source_input *in, const json_t *committee,
			  bool truncated, struct extractions *out, struct sp_err *e)
{
	const json_t *list = json_object_get(committee, "Moeder");
	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *meeting = json_array_get(list, i);
		struct esdh x;
		struct extraction *made;
		SP_TRY(esdh_begin(&x, a, in, "", e));
		meeting_head(&x, committee, meeting);
		SP_TRY(finish(&x, get(&x, meeting, "Id"), truncated, out, &made));
		made->draft = esdh_has(get(&x, meeting, "Navn"), "kladde");
		esdh_stamp(a, made, get(&x, meeting, "ReleasedDate"));
	}
	return SP_OK;
}

static sp_rc read_committees(struct arena *a, const struct source_input *in, const json_t *list,
			     bool truncated, struct extractions *out, struct sp_err *e)
{
	for (size_t i = 0; i < json_array_size(list); i++)
		SP_TRY(read_planned(a, in, json_array_get(list, i), truncated, out, e));
	return SP_OK;
}

/* Committees by term of office: { "Udvalg": { "Udvalg 2026-2029": [ … ] } }, or without terms. */
static sp_rc read_list(struct arena *a, const struct source_input *in, json_t *root, bool truncated,
		       struct extractions *out, struct sp_err *e)
{
	json_t *terms = json_object_get(root, "Udvalg");
	SP_TRY(read_committees(a, in, json_is_array(root) ? root : terms, truncated, out, e));
	for (void *at = json_object_iter(terms); at; at = json_object_iter_next(terms, at))
		SP_TRY(read_committees(a, in, json_object_iter_value(at), truncated, out, e));
	return SP_OK;
}

sp_rc source_firstagenda_read(struct arena *a, const struct source_input *in,
			      struct extractions *out, struct sp_err *e)
{
	JSON_AUTO root = NULL;
	bool truncated;
	SP_TRY(json_in_read(a, in->name, in->bytes, &root, &truncated, e));
	if (json_is_array(json_object_get(root, "Dagsordenpunkter")))
		return read_agenda(a, in, root, truncated, 0, out, e);
	SP_TRY(read_list(a, in, root, truncated, out, e));
	if (!out->list.n)
		return sp_fail(e, SP_EFORMAT,
			       N_("“{1}” holds neither an agenda nor a list of meetings"),
			       in->name);
	return SP_OK;
}
