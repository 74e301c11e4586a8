/* SPDX-License-Identifier: GPL-3.0-or-later */
/* eDoc agenda (Fujitsu): notices in the drop folder say which agenda file is the newest; agendas
 * carry items, their route with the decisions of each body, and attachments. */
#include "read/esdh.h"

static bool guid(struct str s)
{
	s = str_trim(s);
	return s.n == 36 && s.p[8] == '-' && s.p[13] == '-' && s.p[18] == '-' && s.p[23] == '-';
}

/* Identifiers come in either case. */
static const char *lower(struct arena *a, struct str s)
{
	char *out = str_dup(a, str_trim(s));
	for (char *c = out; c && *c; c++)
		*c = *c >= 'A' && *c <= 'Z' ? (char)(*c + 32) : *c;
	return out;
}

static void read_participants(struct esdh *x, struct xml *d, const xml_node *meeting)
{
	XML_EACH(list, meeting, "MeetingParticipants")
	XML_EACH(who, list, "MeetingParticipant")
	{
		struct str party = str_trim(xml_get(d, who, "PoliticalPartyList"));
		struct str function = str_trim(xml_get(d, who, "RoleInMeeting"));
		struct str instead = str_trim(xml_get(d, who, "Represent"));
		struct str part = str_trim(xml_get(d, who, "Participate"));
		if (!party.n)
			party = xml_get(d, who, "PoliticalParty");
		if (esdh_true(xml_get(d, who, "Secretary")))
			function = STR("Sekretær");
		if (instead.n && !guid(instead)) {
			const char *said =
				arena_printf(x->arena, "suppleant for " STR_FMT, STR_ARG(instead));
			x->failed = x->failed || !said;
			function = str_of(said);
		}
		esdh_person(x, !part.n || esdh_true(part), xml_get(d, who, "Name"), party,
			    function);
	}
	XML_EACH(list, meeting, "MeetingParticipantExternals")
	XML_EACH(who, list, "MeetingParticipantExternal")
	esdh_field(x, LINE_FURNITURE, "Øvrige deltagere", xml_get(d, who, "Name"));
}

static void read_head(struct esdh *x, struct xml *d, const xml_node *committee,
		      const xml_node *meeting, const xml_node *agenda)
{
	struct str output = xml_get(d, xml_root(d), "OutputTypeEnumName");
	struct esdh_meeting m = {.body = xml_get(d, committee, "Name"),
				 .begins = xml_get(d, meeting, "MeetingDateTime"),
				 .ends = xml_get(d, meeting, "EndDateTime"),
				 .place = xml_get(d, meeting, "MeetingLocation")};
	m.kind = esdh_kind(xml_get(d, agenda, "Type"));
	if (esdh_has(output, "minute"))
		m.kind = STR("Referat");
	if (!str_trim(m.place).n)
		m.place = xml_get(d, committee, "DefaultLocation");
	esdh_meeting(x, &m);
	read_participants(x, d, meeting);
}

/* ---- the route and its decisions ---- */

static bool public_access(struct str access)
{
	return !str_trim(access).n ||
	       (!esdh_has(access, "fortrolig") && !esdh_has(access, "lukket"));
}

static bool present_step(struct xml *d, const xml_node *step)
{
	return str_ieq(str_trim(xml_get(d, step, "Placement")), STR("This"));
}

static bool released(struct str decision)
{
	return !esdh_blank(decision) &&
	       !str_ieq(str_trim(decision), STR("Beslutning ikke frigivet")) &&
	       !str_ieq(str_trim(decision), STR("Beslutning ej frigivet"));
}

/* The steps that have a day, in the order of their days. */
static void list_steps(struct esdh *x, struct xml *d, const xml_node *item, esdh_ranks *steps)
{
	XML_EACH(plan, item, "HandlingPlan")
	XML_EACH(step, plan, "Handling")
	{
		struct str date = str_trim(xml_get(d, step, "MeetingDate"));
		if (date.n)
			esdh_rank(x, steps, step, esdh_day_order(x->arena, date));
	}
	esdh_rank_sort(steps);
}

static void read_route(struct esdh *x, struct xml *d, const esdh_ranks *steps)
{
	for (uint32_t i = 0; i < steps->n; i++) {
		const xml_node *step = steps->at[i].what;
		esdh_route(x, xml_get(d, step, "CommitteeName"), xml_get(d, step, "MeetingDate"),
			   xml_get(d, step, "SerialNo"));
	}
}

static sp_rc read_step_decision(struct esdh *x, struct xml *d, const xml_node *step)
{
	struct str body = str_trim(xml_get(d, step, "CommitteeName")), day, clock;
	struct str decision = xml_get(d, step, "Decision");
	if (!released(decision))
		return SP_OK;
	if (!x->item_closed && !public_access(xml_get(d, step, "Access"))) {
		esdh_warn(x, N_("left out the closed decision of “{1}” on an open item"), body);
		return SP_OK;
	}
	esdh_moment(x->arena, xml_get(d, step, "MeetingDate"), &day, &clock);
	const char *heading =
		arena_printf(x->arena, "Beslutning%s" STR_FMT "%s" STR_FMT, body.n ? " i " : "",
			     STR_ARG(body), day.n ? " den " : "", STR_ARG(day));
	SP_NEED(heading);
	return esdh_section(x, ESDH_DECISION, str_of(heading), decision);
}

static sp_rc read_other_decisions(struct esdh *x, struct xml *d, const esdh_ranks *steps)
{
	for (uint32_t i = 0; i < steps->n; i++)
		if (!present_step(d, steps->at[i].what))
			SP_TRY(read_step_decision(x, d, steps->at[i].what));
	return SP_OK;
}

/* This meeting's decision: among the presentations, else in the plan. */
static sp_rc read_own_decision(struct esdh *x, struct xml *d, const xml_node *item)
{
	bool found = false;
	XML_EACH(list, item, "CasePresentations")
	XML_EACH(part, list, "CasePresentation")
	{
		struct str text = xml_get(d, part, "Content");
		if (!esdh_true(xml_get(d, part, "IsDecision")) || !released(text))
			continue;
		found = true;
		SP_TRY(esdh_section(x, ESDH_DECISION, xml_get(d, part, "Title"), text));
	}
	XML_EACH(plan, item, "HandlingPlan")
	XML_EACH(step, plan, "Handling")
	if (!found && present_step(d, step) && released(xml_get(d, step, "Decision")))
		SP_TRY(esdh_section(x, ESDH_DECISION, STR("Beslutning"),
				    xml_get(d, step, "Decision")));
	return SP_OK;
}

static void read_absent(struct esdh *x, struct xml *d, const xml_node *element,
			const xml_node *item)
{
	XML_EACH(list, element, "Absences")
	XML_EACH(who, list, NULL)
	esdh_item_absent(x, xml_get(d, who, "Name"));
	XML_EACH(plan, item, "HandlingPlan")
	XML_EACH(step, plan, "Handling")
	XML_EACH(list, present_step(d, step) ? step : NULL, "HandlingAbsences")
	XML_EACH(who, list, "HandlingAbsence")
	if (str_ieq(str_trim(xml_get(d, who, "Reason")), STR("Fravær")))
		esdh_item_absent(x, xml_get(d, who, "Name"));
}

/* ---- items ---- */

static void read_attachments(struct esdh *x, struct xml *d, const xml_node *item)
{
	esdh_ranks files = {0};
	XML_EACH(list, item, "Attachments")
	XML_EACH(file, list, "Attachment")
	esdh_rank(x, &files, file, xml_get(d, file, "ShowOrder"));
	esdh_rank_sort(&files);
	for (uint32_t i = 0; i < files.n; i++) {
		const xml_node *file = files.at[i].what;
		struct str access = str_trim(xml_get(d, file, "AccessEnumName"));
		bool open = access.n ? str_ieq(access, STR("Public"))
				     : esdh_has(xml_get(d, file, "AccessName"), "offentlig");
		esdh_attachment(x, xml_get(d, file, "Title"), xml_get(d, file, "Link"), !open);
	}
}

static sp_rc read_presentations(struct esdh *x, struct xml *d, const xml_node *item)
{
	XML_EACH(list, item, "CasePresentations")
	XML_EACH(part, list, "CasePresentation")
	if (!esdh_true(xml_get(d, part, "IsDecision")))
		SP_TRY(esdh_section(x, ESDH_SECTION, xml_get(d, part, "Title"),
				    xml_get(d, part, "Content")));
	return SP_OK;
}

static sp_rc read_element(struct esdh *x, struct xml *d, const xml_node *element)
{
	const xml_node *node = xml_first(element, "HandlingItem");
	if (!node)
		return SP_OK;
	struct str is_public = str_trim(xml_get(d, element, "AccessIsPublic"));
	struct esdh_item item = {.number = xml_get(d, node, "SerialNo"),
				 .title = xml_get(d, node, "Title"),
				 .public_title = xml_get(d, node, "NeutralTitle"),
				 .case_no = xml_get(d, node, "CaseNumber")};
	item.closed = is_public.n ? !esdh_true(is_public)
				  : !public_access(xml_get(d, element, "AccessName"));
	if (esdh_blank(item.title) && !item.closed)
		item.title = item.public_title;
	esdh_ranks steps = {0};
	list_steps(x, d, node, &steps);
	esdh_item(x, &item);
	read_route(x, d, &steps);
	read_absent(x, d, element, node);
	read_attachments(x, d, node);
	SP_TRY(read_presentations(x, d, node));
	SP_TRY(read_other_decisions(x, d, &steps));
	return read_own_decision(x, d, node);
}

struct place {
	const xml_node *committee, *meeting, *agenda;
	const char *folder;
};

static sp_rc read_agenda(struct arena *a, const struct source_input *in, struct xml *d,
			 const struct place *at, struct extractions *out, struct sp_err *e)
{
	struct esdh x;
	SP_TRY(esdh_begin(&x, a, in, at->folder, e));
	read_head(&x, d, at->committee, at->meeting, at->agenda);
	esdh_ranks items = {0};
	XML_EACH(list, at->agenda, "AgendaElements")
	XML_EACH(element, list, "AgendaElement")
	esdh_rank(&x, &items, element, xml_get(d, element, "SortOrder"));
	esdh_rank_sort(&items);
	for (uint32_t i = 0; i < items.n; i++)
		SP_TRY(read_element(&x, d, items.at[i].what));
	SP_TRY(xml_report(d, x.w));
	struct extraction *made;
	const char *key = lower(a, xml_get(d, at->agenda, "Identifier"));
	SP_NEED(key);
	SP_TRY(esdh_end(&x, MEDIA_XML, "fujitsu", str_of(key), out, &made));
	made->draft = esdh_has(xml_get(d, at->agenda, "State"), "kladde");
	made->truncated = d->repairs.truncated;
	return d->failed ? SP_ENOMEM : SP_OK;
}

static sp_rc read_agendas(struct arena *a, const struct source_input *in, struct xml *d,
			  const char *folder, struct extractions *out, struct sp_err *e)
{
	uint32_t before = out->list.n;
	XML_EACH(committee, xml_root(d), "Committee")
	XML_EACH(meeting, committee, "Meeting")
	XML_EACH(agenda, meeting, "Agenda")
	{
		struct place at = {committee, meeting, agenda, folder};
		SP_TRY(read_agenda(a, in, d, &at, out, e));
	}
	if (out->list.n == before)
		return sp_fail(e, SP_EFORMAT, N_("“{1}” is an export without an agenda"), in->name);
	return SP_OK;
}

/* ---- notices ---- */

enum { NOTICES_MAX = 4096 };

struct notice {
	const xml_node *node;
	const char *key;  /* of the agenda */
	const char *when; /* the time stamp in an order that compares */
};
typedef SP_LIST(struct notice) notices;

/* "21-04-2017 11:47:40" and "2017-04-21T11:47:40" as one form. */
static const char *comparable(struct arena *a, struct str said)
{
	said = str_trim(said);
	if (said.n >= 10 && said.p[2] == '-' && said.p[5] == '-')
		return arena_printf(a, "%.4s-%.2s-%.2s" STR_FMT, said.p + 6, said.p + 3, said.p,
				    STR_ARG(str_sub(said, 10, said.n)));
	char *key = str_dup(a, said);
	for (char *c = key; c && *c; c++)
		*c = *c == 'T' ? ' ' : *c;
	return key;
}

static sp_rc list_notices(struct arena *a, const struct source_input *in, struct xml *d,
			  notices *list, struct sp_err *e)
{
	XML_EACH(node, xml_root(d), "Notification")
	{
		if (list->n == NOTICES_MAX)
			return sp_fail(e, SP_ELIMIT, N_("“{1}” holds too many notices"), in->name);
		struct notice *n = sp_push(a, list);
		SP_NEED(n);
		n->node = node;
		n->key = lower(a, xml_get(d, node, "AgendaIdentifier"));
		n->when = comparable(a, xml_get(d, node, "Timestamp"));
		SP_NEED(n->key);
		SP_NEED(n->when);
	}
	return SP_OK;
}

/* Another notice about the same agenda is newer, or as new and further down. */
static bool outdated(const notices *list, uint32_t mine)
{
	for (uint32_t i = 0; i < list->n; i++) {
		if (i == mine || strcmp(list->at[i].key, list->at[mine].key) != 0)
			continue;
		int order = strcmp(list->at[i].when, list->at[mine].when);
		if (order > 0 || (order == 0 && i > mine))
			return true;
	}
	return false;
}

static sp_rc read_withdrawn(struct arena *a, const struct source_input *in, struct xml *d,
			    const struct notice *notice, struct extractions *out, struct sp_err *e)
{
	struct esdh x;
	struct extraction *made;
	SP_TRY(esdh_begin(&x, a, in, "", e));
	SP_TRY(xml_report(d, x.w));
	SP_TRY(esdh_end(&x, MEDIA_XML, "fujitsu", str_of(notice->key), out, &made));
	made->withdrawn = true;
	esdh_stamp(a, made, xml_get(d, notice->node, "Timestamp"));
	return d->failed ? SP_ENOMEM : SP_OK;
}

static sp_rc read_notified(struct arena *a, const struct source_input *in, struct xml *d,
			   const struct notice *notice, struct extractions *out, struct sp_err *e)
{
	const struct neighbours *near = in->near;
	const char *said = esdh_path(a, xml_get(d, notice->node, "PathToXml")), *path = NULL;
	SP_NEED(said);
	if (!near || !*said || !near->find(near->context, a, said, &path))
		return sp_fail(e, SP_ENOTFOUND,
			       N_("“{1}” names the agenda “{2}”, which is not beside it: read the "
				  "whole export folder"),
			       in->name, said);
	struct str bytes;
	SP_TRY(near->load(near->context, a, path, &bytes, e));
	XML_AUTO agenda = {0};
	SP_TRY(xml_open(a, path, bytes, &agenda, e));
	uint32_t before = out->list.n;
	SP_TRY(read_agendas(a, in, &agenda, esdh_folder(a, path), out, e));
	for (uint32_t i = before; i < out->list.n; i++) {
		out->list.at[i]->beside = path;
		esdh_stamp(a, out->list.at[i], xml_get(d, notice->node, "Timestamp"));
	}
	return SP_OK;
}

sp_rc source_fujitsu_read(struct arena *a, const struct source_input *in, struct xml *d,
			  struct extractions *out, struct sp_err *e)
{
	if (!xml_first(xml_root(d), "Notification"))
		return read_agendas(a, in, d, "", out, e);
	notices list = {0};
	SP_TRY(list_notices(a, in, d, &list, e));
	for (uint32_t i = 0; i < list.n; i++) {
		struct str publish = str_trim(xml_get(d, list.at[i].node, "Publish"));
		if (outdated(&list, i))
			continue;
		if (publish.n && !esdh_true(publish))
			SP_TRY(read_withdrawn(a, in, d, &list.at[i], out, e));
		else
			SP_TRY(read_notified(a, in, d, &list.at[i], out, e));
	}
	return SP_OK;
}
