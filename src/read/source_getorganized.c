/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GetOrganized: a Publication much like AgMan's, with its own flags: Participate 0 is present, item
 * numbers are hierarchical, and two made-up items numbered 0 carry the whole document as a file. */
#include "read/esdh.h"

static bool closed_by(struct str is_public)
{
	return str_trim(is_public).n && !esdh_true(is_public);
}

static bool made_up(struct xml *d, const xml_node *item)
{
	return str_eq(str_trim(xml_get(d, item, "Number")), STR("0")) &&
	       str_starts(xml_attr(d, item, "ID"), STR("00000000-0000-0000-0000-000000000000"));
}

static void read_files(struct esdh *x, struct xml *d, const xml_node *item)
{
	esdh_ranks files = {0};
	XML_EACH(list, item, "Enclosures")
	XML_EACH(file, list, "Enclosure")
	esdh_rank(x, &files, file, xml_get(d, file, "Number"));
	esdh_rank_sort(&files);
	for (uint32_t i = 0; i < files.n; i++) {
		const xml_node *file = files.at[i].what;
		esdh_attachment(x, xml_get(d, file, "Name"), xml_get(d, file, "FileName"),
				!esdh_true(xml_get(d, file, "IsPublic")));
	}
}

static sp_rc read_fields(struct esdh *x, struct xml *d, const xml_node *item, struct str title,
			 bool decisions)
{
	esdh_ranks fields = {0};
	XML_EACH(list, item, "Fields")
	XML_EACH(field, list, "ItemField")
	esdh_rank(x, &fields, field, xml_get(d, field, "Index"));
	esdh_rank_sort(&fields);
	for (uint32_t i = 0; i < fields.n; i++) {
		const xml_node *field = fields.at[i].what;
		struct str caption = str_trim(xml_get(d, field, "Caption"));
		if (str_eq(caption, title))
			caption = STR("");
		if (esdh_decision_heading(caption) == decisions)
			SP_TRY(esdh_section(x, ESDH_GUESS, caption, xml_get(d, field, "Content")));
	}
	return SP_OK;
}

static sp_rc read_item(struct esdh *x, struct xml *d, const xml_node *node)
{
	struct esdh_item item = {.number = xml_get(d, node, "Number"),
				 .title = str_trim(xml_get(d, node, "Caption")),
				 .case_no = xml_get(d, node, "Case/Number"),
				 .closed = closed_by(xml_get(d, node, "IsPublic"))};
	esdh_item(x, &item);
	read_files(x, d, node);
	SP_TRY(read_fields(x, d, node, item.title, false));
	return read_fields(x, d, node, item.title, true);
}

static void read_head(struct esdh *x, struct xml *d, const xml_node *agenda)
{
	const xml_node *meeting = xml_first(agenda, "Meeting");
	struct str type = str_trim(xml_get(d, agenda, "PublicationTypeAsValue"));
	struct esdh_meeting m = {.body = xml_get(d, agenda, "Committee/Name"),
				 .begins = xml_get(d, meeting, "When"),
				 .ends = xml_get(d, meeting, "Until"),
				 .place = xml_get(d, meeting, "Where"),
				 .kind = STR("Dagsorden")};
	if (!str_trim(m.body).n)
		m.body = xml_get(d, agenda, "Name");
	if (str_eq(type, STR("2")))
		m.kind = STR("Referat");
	else if (esdh_has(xml_get(d, agenda, "Name"), "tillæg"))
		m.kind = STR("Tillægsdagsorden");
	esdh_meeting(x, &m);
	XML_EACH(list, meeting, "Members")
	XML_EACH(member, list, "MeetingMember")
	{
		struct str away = str_trim(xml_get(d, member, "Participate"));
		esdh_person(x, !away.n || str_eq(away, STR("0")), xml_get(d, member, "Name"),
			    STR(""), STR(""));
	}
}

static sp_rc read_agenda(struct arena *a, const struct source_input *in, struct xml *d,
			 const xml_node *agenda, struct extractions *out, struct sp_err *e)
{
	struct esdh x;
	SP_TRY(esdh_begin(&x, a, in, "", e));
	read_head(&x, d, agenda);
	XML_EACH(list, agenda, "Items")
	XML_EACH(item, list, "Item")
	if (!made_up(d, item))
		SP_TRY(read_item(&x, d, item));
	SP_TRY(xml_report(d, x.w));
	struct extraction *made;
	SP_TRY(esdh_end(&x, MEDIA_XML, "getorganized", xml_attr(d, agenda, "ID"), out, &made));
	made->draft = str_eq(str_trim(xml_get(d, agenda, "PublicationTypeAsValue")), STR("0"));
	made->truncated = d->repairs.truncated;
	esdh_stamp(a, made, xml_attr(d, xml_root(d), "TimeStamp"));
	return d->failed ? SP_ENOMEM : SP_OK;
}

sp_rc source_getorganized_read(struct arena *a, const struct source_input *in, struct xml *d,
			       struct extractions *out, struct sp_err *e)
{
	XML_EACH(list, xml_root(d), "Agendas")
	XML_EACH(agenda, list, "Agenda")
	SP_TRY(read_agenda(a, in, d, agenda, out, e));
	if (!out->list.n)
		return sp_fail(e, SP_EFORMAT, N_("“{1}” is a publication without an agenda"),
			       in->name);
	return SP_OK;
}
