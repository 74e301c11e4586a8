/* SPDX-License-Identifier: GPL-3.0-or-later */
/* AgMan / eDagsorden: Publication with agendas, items and their fields; values in CDATA. */
#include "read/esdh.h"

static bool closed_by(struct str is_public)
{
	return str_trim(is_public).n && !esdh_true(is_public);
}

/* 0 not decided, 1 and 4 present (with a remark); all else stays away. */
static bool takes_part(struct str status)
{
	status = str_trim(status);
	return !status.n || str_eq(status, STR("0")) || str_eq(status, STR("1")) ||
	       str_eq(status, STR("4"));
}

static void read_members(struct esdh *x, struct xml *d, const xml_node *meeting)
{
	XML_EACH(list, meeting, "Members")
	XML_EACH(member, list, "MeetingMember")
	{
		struct str name = xml_get(d, member, "Name");
		struct str note = xml_get(d, member, "ParticipationNote");
		if (esdh_blank(name))
			name = xml_get(d, member, "Member/Name");
		if (esdh_blank(note))
			note = xml_get(d, member, "MeetingMemberRolesList");
		esdh_person(x, takes_part(xml_get(d, member, "ParticipationStatusAsValue")), name,
			    STR(""), note);
	}
}

static struct str file_name(struct str path)
{
	for (size_t i = path.n; i > 0; i--)
		if (path.p[i - 1] == '\\' || path.p[i - 1] == '/')
			return str_sub(path, i, path.n);
	return path;
}

static void read_enclosures(struct esdh *x, struct xml *d, const xml_node *item)
{
	esdh_ranks files = {0};
	XML_EACH(list, item, "Enclosures")
	XML_EACH(file, list, "Enclosure")
	esdh_rank(x, &files, file, xml_get(d, file, "Number"));
	esdh_rank_sort(&files);
	for (uint32_t i = 0; i < files.n; i++) {
		const xml_node *file = files.at[i].what;
		struct str title = xml_get(d, file, "Name");
		struct str path = xml_get(d, file, "InstantiationFilePathRelative");
		if (esdh_blank(title))
			title = file_name(xml_get(d, file, "FileName"));
		esdh_attachment(x, title, path, esdh_true(xml_get(d, file, "IsProtected")));
	}
}

static void read_route(struct esdh *x, struct xml *d, const xml_node *item)
{
	XML_EACH(list, item, "MeetingPlans")
	XML_EACH(plan, list, NULL)
	{
		struct str body = xml_get(d, plan, "CommitteeName");
		struct str date = xml_get(d, plan, "MeetingDueDate");
		esdh_route(x, body.n ? body : xml_get(d, plan, "Committee/Name"),
			   date.n ? date : xml_get(d, plan, "Meeting/When"), STR(""));
	}
}

/* At an item, 4 says that the member took no part in it. */
static void read_absent(struct esdh *x, struct xml *d, const xml_node *item)
{
	XML_EACH(list, item, "Members")
	XML_EACH(member, list, "ItemMember")
	if (str_eq(str_trim(xml_get(d, member, "ParticipationStatusAsValue")), STR("4")))
		esdh_item_absent(x, xml_get(d, member, "Name"));
}

/* What the system writes where nobody has written anything. */
static bool sentinel(struct esdh *x, struct str content)
{
	return content.n < 256 && str_ieq(esdh_plain(x, content), STR("Tomt indhold"));
}

static sp_rc read_field(struct esdh *x, struct xml *d, const xml_node *field, bool first)
{
	struct str caption = str_trim(xml_get(d, field, "Caption"));
	bool feedback = esdh_true(xml_get(d, field, "IsFeedback"));
	if (!caption.n && !feedback && !first)
		caption = STR("Øvrigt");
	struct str content = xml_get(d, field, "Content");
	if (sentinel(x, content))
		return SP_OK;
	return esdh_section(x, feedback ? ESDH_DECISION : ESDH_SECTION, caption, content);
}

static sp_rc read_fields(struct esdh *x, struct xml *d, const xml_node *item, bool feedback)
{
	esdh_ranks fields = {0};
	XML_EACH(list, item, "Fields")
	XML_EACH(field, list, "ItemField")
	if (esdh_true(xml_get(d, field, "IsFeedback")) == feedback)
		esdh_rank(x, &fields, field, xml_get(d, field, "Index"));
	esdh_rank_sort(&fields);
	for (uint32_t i = 0; i < fields.n; i++)
		SP_TRY(read_field(x, d, fields.at[i].what, i == 0));
	return SP_OK;
}

/* What other bodies decided before. */
static sp_rc read_history(struct esdh *x, struct xml *d, const xml_node *item)
{
	XML_EACH(list, item, "ItemHistory")
	XML_EACH(field, list, "ItemField")
	{
		struct str body = xml_get(d, field, "MeetingDetails/CommitteeName"), day, t;
		esdh_moment(x->arena, xml_get(d, field, "MeetingDetails/MeetingDueDate"), &day, &t);
		const char *heading = arena_printf(x->arena, "Beslutning%s" STR_FMT "%s" STR_FMT,
						   body.n ? " i " : "", STR_ARG(body),
						   day.n ? " den " : "", STR_ARG(day));
		SP_NEED(heading);
		SP_TRY(esdh_section(x, ESDH_DECISION, str_of(heading),
				    xml_get(d, field, "Content")));
	}
	return SP_OK;
}

static sp_rc read_item(struct esdh *x, struct xml *d, const xml_node *node)
{
	struct str case_no = xml_get(d, node, "Case/Number");
	struct esdh_item item = {.number = xml_get(d, node, "Number"),
				 .title = xml_get(d, node, "Caption"),
				 .closed = closed_by(xml_get(d, node, "IsPublic"))};
	item.case_no = str_trim(case_no).n ? case_no : xml_get(d, node, "ItemCaseNumber");
	esdh_item(x, &item);
	read_route(x, d, node);
	read_absent(x, d, node);
	read_enclosures(x, d, node);
	SP_TRY(read_fields(x, d, node, false));
	SP_TRY(read_history(x, d, node));
	return read_fields(x, d, node, true);
}

static void read_head(struct esdh *x, struct xml *d, const xml_node *agenda, struct str type)
{
	const xml_node *meeting = xml_first(agenda, "Meeting");
	struct str name = xml_get(d, agenda, "Name");
	struct esdh_meeting m = {.body = xml_get(d, agenda, "Committee/Name"),
				 .begins = xml_get(d, meeting, "When"),
				 .ends = xml_get(d, meeting, "Until"),
				 .place = xml_get(d, meeting, "Where")};
	if (!str_trim(m.body).n)
		m.body = name;
	if (esdh_has(name, "tillæg"))
		m.kind = STR("Tillægsdagsorden");
	else
		m.kind = str_eq(type, STR("2")) ? STR("Referat") : STR("Dagsorden");
	esdh_meeting(x, &m);
	read_members(x, d, meeting);
}

static sp_rc read_agenda(struct arena *a, const struct source_input *in, struct xml *d,
			 const xml_node *agenda, struct extractions *out, struct sp_err *e)
{
	const xml_node *root = xml_root(d);
	struct str type = str_trim(xml_get(d, root, "PublicationTypeAsValue"));
	struct esdh x;
	SP_TRY(esdh_begin(&x, a, in, "", e));
	read_head(&x, d, agenda, type);
	esdh_ranks items = {0};
	XML_EACH(list, agenda, "Items")
	XML_EACH(item, list, "Item")
	esdh_rank(&x, &items, item, xml_get(d, item, "Number"));
	esdh_rank_sort_items(&items);
	for (uint32_t i = 0; i < items.n; i++)
		SP_TRY(read_item(&x, d, items.at[i].what));
	SP_TRY(xml_report(d, x.w));
	struct extraction *made;
	SP_TRY(esdh_end(&x, MEDIA_XML, "agman", xml_attr(d, agenda, "ID"), out, &made));
	made->draft = str_eq(type, STR("0"));
	made->truncated = d->repairs.truncated;
	esdh_stamp(a, made, xml_get(d, root, "Published"));
	return d->failed ? SP_ENOMEM : SP_OK;
}

sp_rc source_agman_read(struct arena *a, const struct source_input *in, struct xml *d,
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
