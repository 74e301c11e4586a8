/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Acadre (Formpipe): a manifest in the drop folder names the published version of an agenda; the
 * agenda lies in a folder of its own. Both are tables of fields; in the manifest a field's one
 * attribute is its key, in the agenda its name attribute is. */
#include "read/esdh.h"

static const xml_node *table_from(struct xml *d, const xml_node *at, const char *name)
{
	for (; at; at = xml_next(at, "table"))
		if (str_ieq(xml_attr(d, at, "name"), str_of(name)))
			return at;
	return NULL;
}

static const xml_node *table(struct xml *d, const xml_node *parent, const char *name)
{
	return table_from(d, xml_first(parent, "table"), name);
}

static const xml_node *next_table(struct xml *d, const xml_node *at, const char *name)
{
	return table_from(d, xml_next(at, "table"), name);
}

/* NOLINTBEGIN(bugprone-macro-parentheses): var is a name declared here */
#define EACH_TABLE(d, var, parent, name)                                \
	for (const xml_node *var = table((d), (parent), (name)); (var); \
	     (var) = next_table((d), (var), (name)))
/* NOLINTEND(bugprone-macro-parentheses) */

static struct str field(struct xml *d, const xml_node *parent, const char *key)
{
	XML_EACH(fields, parent, "fields")
	XML_EACH(f, fields, "field")
	if (str_ieq(xml_attr(d, f, "name"), str_of(key)))
		return str_trim(xml_text(d, f));
	return STR("");
}

/* The manifest's convention. */
static struct str attribute(struct xml *d, const xml_node *fields, const char *key)
{
	XML_EACH(f, fields, "field")
	{
		struct str value = str_trim(xml_attr(d, f, key));
		if (value.n)
			return value;
	}
	return STR("");
}

/* ---- the agenda ---- */

static bool open_access(struct str access)
{
	return !access.n || str_eq(access, STR("1"));
}

static void read_place(struct xml *d, const xml_node *meeting, const xml_node *agenda,
		       struct esdh_meeting *m)
{
	const xml_node *location = table(d, meeting, "location");
	if (!location)
		location = table(d, agenda, "location");
	m->place = field(d, meeting, "location");
	if (!esdh_says(m->place))
		m->place = field(d, location, "name");
	if (!esdh_says(m->place))
		m->place = field(d, meeting, "address");
}

static void read_members(struct esdh *x, struct xml *d, const xml_node *list)
{
	EACH_TABLE(d, member, list, "member")
	{
		struct str absent = field(d, member, "absent");
		bool present = !absent.n || str_eq(absent, STR("0"));
		esdh_person(x, present, field(d, member, "name"), field(d, member, "party"),
			    field(d, member, "role"));
	}
}

static void read_head(struct esdh *x, struct xml *d, const xml_node *agenda)
{
	const xml_node *meeting = table(d, agenda, "meeting");
	const xml_node *committee = table(d, agenda, "committee");
	struct esdh_meeting m = {.body = field(d, committee, "name"),
				 .kind = esdh_kind(field(d, agenda, "name")),
				 .begins = field(d, meeting, "date"),
				 .ends = field(d, meeting, "finish")};
	if (!m.body.n)
		m.body = field(d, meeting, "name");
	read_place(d, meeting, agenda, &m);
	esdh_meeting(x, &m);
	const xml_node *present = table(d, meeting, "meetmember");
	read_members(x, d, present ? present : table(d, committee, "commember"));
}

/* Bullets and enclosures stand in the item, in some installations beside it. */
static void gather(struct esdh *x, struct xml *d, const xml_node *parent, const char *what,
		   const char *order, esdh_ranks *into)
{
	EACH_TABLE(d, found, parent, what)
	esdh_rank(x, into, found, field(d, found, order));
	EACH_TABLE(d, item, parent, "agendaitem")
	EACH_TABLE(d, found, item, what)
	esdh_rank(x, into, found, field(d, found, order));
	esdh_rank_sort(into);
}

/* Absent for one decision: of the meeting's own they are the item's, of an earlier one its text. */
static void read_bullet_absent(struct esdh *x, struct xml *d, const xml_node *bullet, bool own)
{
	EACH_TABLE(d, absent, bullet, "absentmembers")
	XML_EACH(fields, absent, "fields")
	XML_EACH(f, fields, "field")
	if (str_ieq(xml_attr(d, f, "name"), STR("name")))
		esdh_field(x, own ? LINE_ITEM_ABSENT : LINE_TEXT, "Fraværende", xml_text(d, f));
}

/* The heading names the day of this meeting, or none at all. */
static bool own_decision(struct arena *a, struct str heading, struct str begins)
{
	struct str day, clock;
	esdh_moment(a, begins, &day, &clock);
	bool dated = false;
	for (size_t i = 0; i < heading.n; i++)
		dated = dated || (heading.p[i] >= '0' && heading.p[i] <= '9');
	if (!dated || day.n != 10 || day.p[4] != '-')
		return !dated;
	const char *danish = arena_printf(a, "%.2s-%.2s-%.4s", day.p + 8, day.p + 5, day.p);
	return danish && str_find(heading, str_of(danish)) != SIZE_MAX;
}

static sp_rc read_bullets(struct esdh *x, struct xml *d, const xml_node *parent, struct str begins)
{
	esdh_ranks bullets = {0};
	gather(x, d, parent, "bullet", "bulletsortorder", &bullets);
	for (uint32_t i = 0; i < bullets.n; i++) {
		const xml_node *bullet = bullets.at[i].what;
		struct str heading = field(d, bullet, "bulletname");
		struct str body = field(d, bullet, "bulletcontent");
		SP_TRY(esdh_section(x, ESDH_GUESS, heading, body));
		read_bullet_absent(x, d, bullet, own_decision(x->arena, heading, begins));
	}
	return SP_OK;
}

/* The converted PDF has the document's name; either may be the one in the folder. */
static struct str either_file(struct arena *a, struct str name)
{
	size_t dot = name.n;
	while (dot > 0 && name.p[dot - 1] != '.')
		dot--;
	const char *both = dot > 1 ? arena_printf(a, STR_FMT "|" STR_FMT "pdf", STR_ARG(name),
						  (int)dot, name.p)
				   : NULL;
	return both ? str_of(both) : name;
}

static void read_enclosures(struct esdh *x, struct xml *d, const xml_node *parent)
{
	esdh_ranks list = {0};
	gather(x, d, parent, "enclosure", "sort", &list);
	for (uint32_t i = 0; i < list.n; i++) {
		const xml_node *enclosure = list.at[i].what;
		struct str title = field(d, enclosure, "name");
		esdh_attachment(x, title.n ? title : field(d, enclosure, "description"),
				either_file(x->arena, field(d, enclosure, "filename")),
				!str_eq(field(d, enclosure, "access"), STR("1")));
	}
}

static sp_rc read_item(struct esdh *x, struct xml *d, const xml_node *parent, bool all_closed,
		       struct str begins)
{
	const xml_node *node = table(d, parent, "agendaitem");
	struct esdh_item item = {.number = field(d, parent, "sort"),
				 .title = field(d, node, "name"),
				 .case_no = field(d, node, "caseno")};
	struct str access = field(d, node, "access");
	item.closed = all_closed || !open_access(access) ||
		      (!access.n && esdh_has(field(d, node, "accessname"), "lukket"));
	if (!item.title.n)
		return SP_OK;
	esdh_item(x, &item);
	esdh_item_absent(x, field(d, node, "absent"));
	esdh_item_absent(x, field(d, node, "excuse"));
	read_enclosures(x, d, parent);
	SP_TRY(esdh_section(x, ESDH_SECTION, STR("Sagens gang"), field(d, node, "area")));
	SP_TRY(esdh_section(x, ESDH_SECTION, STR("Sagen afgøres i"), field(d, node, "comname")));
	return read_bullets(x, d, parent, begins);
}

static sp_rc read_agenda(struct esdh *x, struct xml *d, bool closed, struct extractions *out,
			 struct extraction **made)
{
	const xml_node *agenda = table(d, xml_root(d), "agenda");
	struct str begins = field(d, table(d, agenda, "meeting"), "date");
	struct str name = field(d, agenda, "name");
	read_head(x, d, agenda);
	esdh_ranks items = {0};
	EACH_TABLE(d, parent, agenda, "agendaitemparents")
	esdh_rank(x, &items, parent, field(d, parent, "sort"));
	esdh_rank_sort_items(&items);
	closed = closed || !open_access(field(d, agenda, "access"));
	for (uint32_t i = 0; i < items.n; i++)
		SP_TRY(read_item(x, d, items.at[i].what, closed, begins));
	SP_TRY(xml_report(d, x->w));
	SP_TRY(esdh_end(x, MEDIA_XML, "acadre", field(d, agenda, "sysid"), out, made));
	(*made)->draft = esdh_has(name, "formøde") || esdh_has(name, "kladde");
	(*made)->truncated = d->repairs.truncated;
	esdh_stamp(x->arena, *made, field(d, agenda, "producedate"));
	return d->failed ? SP_ENOMEM : SP_OK;
}

/* ---- the manifest ---- */

/* Minutes before agendas, and of the same type the one made last. */
static bool better(struct xml *d, const xml_node *a, const xml_node *b)
{
	if (!b)
		return true;
	struct str ta = attribute(d, a, "type"), tb = attribute(d, b, "type");
	bool ma = str_eq(ta, STR("2")), mb = str_eq(tb, STR("2"));
	if (ma != mb)
		return ma;
	struct str da = attribute(d, a, "createdDate"), db = attribute(d, b, "createdDate");
	size_t n = da.n < db.n ? da.n : db.n;
	return memcmp(da.p, db.p, n) >= 0;
}

static const xml_node *published(struct xml *d, const xml_node *versions)
{
	const xml_node *best = NULL;
	XML_EACH(version, versions, "fields")
	if (esdh_true(attribute(d, version, "publish")) && better(d, version, best))
		best = version;
	return best;
}

/* The agenda file of a version, in the folder it names or beside the manifest; NULL when it is in
 * neither. *said is the name it was looked for by. */
static const char *agenda_of(struct arena *a, const struct source_input *in, struct xml *d,
			     const xml_node *version, const char **said)
{
	const struct neighbours *near = in->near;
	const char *folder = esdh_path(a, attribute(d, version, "filesfolder"));
	const char *name = esdh_path(a, attribute(d, version, "xmlfilename"));
	const char *found = NULL;
	*said = folder && *folder && name ? arena_printf(a, "%s/%s", folder, name) : name;
	if (!near || !*said || !*name)
		return NULL;
	if (near->find(near->context, a, *said, &found) ||
	    near->find(near->context, a, name, &found))
		return found;
	return NULL;
}

/* What the manifest alone tells: a meeting whose agenda is published no more. */
static sp_rc read_withdrawn(struct esdh *x, struct xml *d, const xml_node *versions,
			    struct extractions *out)
{
	const xml_node *root = xml_root(d);
	const xml_node *meeting = xml_first(table(d, root, "meeting"), "fields");
	const xml_node *agenda = xml_first(table(d, root, "agenda"), "fields");
	const xml_node *committee = xml_first(table(d, root, "committee"), "fields");
	struct esdh_meeting m = {.body = attribute(d, committee, "name"),
				 .kind = esdh_kind(attribute(d, agenda, "name")),
				 .begins = attribute(d, meeting, "date")};
	esdh_meeting(x, &m);
	SP_TRY(xml_report(d, x->w));
	struct extraction *made;
	SP_TRY(esdh_end(x, MEDIA_XML, "acadre", attribute(d, agenda, "sysid"), out, &made));
	made->withdrawn = true;
	made->truncated = d->repairs.truncated;
	const char *said;
	XML_EACH(version, versions, "fields")
	if (!made->beside)
		made->beside = agenda_of(x->arena, x->in, d, version, &said);
	return d->failed ? SP_ENOMEM : SP_OK;
}

static sp_rc read_manifest(struct arena *a, const struct source_input *in, struct xml *d,
			   const xml_node *version, struct extractions *out, struct sp_err *e)
{
	const char *said, *path = agenda_of(a, in, d, version, &said);
	if (!path)
		return sp_fail(e, SP_ENOTFOUND,
			       N_("“{1}” names the agenda “{2}”, which is not beside it: read the "
				  "whole export folder"),
			       in->name, said);
	struct str bytes;
	SP_TRY(in->near->load(in->near->context, a, path, &bytes, e));
	XML_AUTO agenda = {0};
	SP_TRY(xml_open(a, path, bytes, &agenda, e));
	struct esdh x;
	SP_TRY(esdh_begin(&x, a, in, esdh_folder(a, path), e));
	bool closed = str_eq(attribute(d, version, "accessid"), STR("2")) ||
		      esdh_has(attribute(d, version, "access"), "lukket");
	struct extraction *made;
	SP_TRY(read_agenda(&x, &agenda, closed, out, &made));
	made->draft = made->draft || str_eq(attribute(d, version, "type"), STR("0"));
	made->beside = path;
	struct str key =
		attribute(d, xml_first(table(d, xml_root(d), "agenda"), "fields"), "sysid");
	if (key.n)
		SP_NEED(made->key = str_dup(a, key));
	esdh_stamp(a, made, attribute(d, version, "createdDate"));
	return SP_OK;
}

sp_rc source_acadre_read(struct arena *a, const struct source_input *in, struct xml *d,
			 struct extractions *out, struct sp_err *e)
{
	const xml_node *versions = table(d, xml_root(d), "producedAgenda");
	const xml_node *version = published(d, versions);
	if (version)
		return read_manifest(a, in, d, version, out, e);
	struct esdh x;
	struct extraction *made;
	SP_TRY(esdh_begin(&x, a, in, "", e));
	if (versions)
		return read_withdrawn(&x, d, versions, out);
	return read_agenda(&x, d, false, out, &made);
}
