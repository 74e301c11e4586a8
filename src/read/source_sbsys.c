/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SBSYS: one Dagsorden element, with Danish letters in the names and nearly all in attributes. The
 * elements of Indhold are the sections: their names are the headings. */
#include "read/esdh.h"

#include "core/buf.h"

#include <stdlib.h>

/* "Økonomiske_x0020_konsekvenser" and "Sagens_kerne" as headings. */
static struct str heading_of(struct esdh *x, const xml_node *node)
{
	const char *name = xml_name(node);
	BUF_AUTO b = BUF_INIT(strlen(name) + 1);
	for (size_t i = 0; name[i]; i++) {
		char out[4];
		unsigned long cp;
		char *end;
		if (name[i] == '_' && name[i + 1] == 'x' && strlen(name + i) >= 7 &&
		    name[i + 6] == '_' && (cp = strtoul(name + i + 2, &end, 16)) > 0 &&
		    end == name + i + 6) {
			buf_add(&b, out, str_utf8_put((uint32_t)cp, out));
			i += 6;
		} else {
			buf_char(&b, name[i] == '_' ? ' ' : name[i]);
		}
	}
	const char *heading = buf_take(&b, x->arena);
	x->failed = x->failed || !heading;
	return heading ? str_of(heading) : STR("");
}

/* An attribute that is missing or empty says nothing. */
static bool closed_by(struct str open)
{
	return str_trim(open).n && !esdh_true(open);
}

static void read_attachments(struct esdh *x, struct xml *d, const xml_node *item)
{
	XML_EACH(list, item, "Bilagsliste")
	XML_EACH(file, list, "Bilag")
	esdh_attachment(x, xml_attr(d, file, "Navn"), xml_attr(d, file, "BilagUrl"),
			!esdh_true(xml_attr(d, file, "MaaPubliceres")));
}

static sp_rc read_sections(struct esdh *x, struct xml *d, const xml_node *item, bool decisions)
{
	XML_EACH(content, item, "Indhold")
	{
		if (!xml_first(content, NULL) && !decisions)
			SP_TRY(esdh_section(x, ESDH_SECTION, STR(""), xml_text(d, content)));
		XML_EACH(section, content, NULL)
		{
			struct str heading = heading_of(x, section);
			if (esdh_decision_heading(heading) == decisions)
				SP_TRY(esdh_section(x, ESDH_GUESS, heading, xml_inner(d, section)));
		}
	}
	return SP_OK;
}

struct group {
	bool closed;
	int depth;
};

static sp_rc read_item(struct esdh *x, struct xml *d, const xml_node *node, bool closed)
{
	struct str title = xml_get(d, node, "Overskrift");
	struct esdh_item item = {.number = xml_attr(d, node, "Nummer"),
				 .title = title.n ? title : xml_attr(d, node, "Overskrift"),
				 .case_no = xml_attr(d, node, "Sagsnummer"),
				 .closed = closed || closed_by(xml_attr(d, node, "Åbent"))};
	esdh_item(x, &item);
	read_attachments(x, d, node);
	SP_TRY(read_sections(x, d, node, false));
	return read_sections(x, d, node, true);
}

/* Items stand in the list itself, or in groups, which may hold groups. */
static sp_rc read_items(struct esdh *x, struct xml *d, const xml_node *list, struct group group)
{
	XML_EACH(node, list, NULL)
	{
		if (xml_is(node, "Dagsordenpunkt")) {
			SP_TRY(read_item(x, d, node, group.closed));
		} else if (xml_is(node, "Gruppe") && group.depth < 8) {
			bool closed = group.closed || esdh_has(xml_attr(d, node, "navn"), "lukke");
			SP_TRY(read_items(x, d, node, (struct group){closed, group.depth + 1}));
		}
	}
	return SP_OK;
}

static void read_head(struct esdh *x, struct xml *d, const xml_node *root, const xml_node *meeting)
{
	struct str type = xml_attr(d, root, "Dagsordentype");
	struct str extra = xml_attr(d, root, "Tillægsdagsorden");
	struct esdh_meeting m = {.body = xml_attr(d, meeting, "Udvalg"),
				 .begins = xml_attr(d, meeting, "Mødedato"),
				 .start_time = xml_attr(d, meeting, "Mødetid"),
				 .end_time = xml_attr(d, meeting, "Mødesluttid"),
				 .place = xml_attr(d, meeting, "Mødested")};
	m.kind = esdh_kind(type.n ? type : STR("Dagsorden"));
	if (esdh_true(extra) && !esdh_has(m.kind, "referat"))
		m.kind = STR("Tillægsdagsorden");
	esdh_meeting(x, &m);
}

static bool preview(const char *name)
{
	return name && str_ends(str_of(name), STR("preview.xml"));
}

sp_rc source_sbsys_read(struct arena *a, const struct source_input *in, struct xml *d,
			struct extractions *out, struct sp_err *e)
{
	const xml_node *root = xml_root(d), *meeting = xml_first(root, "Møde");
	struct esdh x;
	SP_TRY(esdh_begin(&x, a, in, "", e));
	read_head(&x, d, root, meeting);
	const xml_node *cover = xml_first(root, "forsidetekst");
	if (!cover)
		cover = xml_first(meeting, "forsidetekst");
	if (cover && !esdh_blank(xml_inner(d, cover)))
		SP_TRY(source_html_fragment(a, x.w, xml_inner(d, cover), e));
	struct group all = {.closed = closed_by(xml_attr(d, root, "Åben"))};
	XML_EACH(list, root, "Dagsordenpunkter")
	SP_TRY(read_items(&x, d, list, all));
	SP_TRY(xml_report(d, x.w));
	struct extraction *made;
	SP_TRY(esdh_end(&x, MEDIA_XML, "sbsys", xml_attr(d, root, "DagsordenID"), out, &made));
	made->draft = preview(in->name);
	made->truncated = d->repairs.truncated;
	return d->failed ? SP_ENOMEM : SP_OK;
}
