/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which reader takes which export. XML is parsed here, once, and the tree has the last word on what
 * it is: the guess made from the first bytes can be wrong where two formats share words. */
#include "read/esdh.h"

static enum source_kind kind_of_tree(struct xml *d, enum source_kind guess)
{
	const xml_node *root = xml_root(d);
	if (xml_is(root, "Dagsorden"))
		return SOURCE_SBSYS;
	if (xml_is(root, "Meeting"))
		return SOURCE_EDOC;
	if (xml_first(root, "table"))
		return SOURCE_ACADRE;
	if (xml_first(root, "Notification") || xml_first(root, "Committee"))
		return SOURCE_FUJITSU;
	if (!xml_is(root, "Publication"))
		return guess;
	bool getorganized =
		xml_attr(d, root, "TimeStamp").n ||
		xml_down(root, "Agendas/Agenda/Meeting/Members/MeetingMember/Participate");
	return getorganized ? SOURCE_GETORGANIZED : SOURCE_AGMAN;
}

static sp_rc read_tree(struct arena *a, const struct source_input *in, struct xml *d,
		       enum source_kind kind, struct extractions *out, struct sp_err *e)
{
	switch (kind_of_tree(d, kind)) {
	case SOURCE_ACADRE:
	case SOURCE_ACADRE_MANIFEST:
		return source_acadre_read(a, in, d, out, e);
	case SOURCE_SBSYS:
		return source_sbsys_read(a, in, d, out, e);
	case SOURCE_EDOC:
		return source_edoc_read(a, in, d, out, e);
	case SOURCE_FUJITSU:
	case SOURCE_FUJITSU_NOTICE:
		return source_fujitsu_read(a, in, d, out, e);
	case SOURCE_AGMAN:
		return source_agman_read(a, in, d, out, e);
	case SOURCE_GETORGANIZED:
		return source_getorganized_read(a, in, d, out, e);
	default:
		return sp_fail(
			e, SP_EFORMAT,
			N_("“{1}” is XML, but not an export of a case system that Spor knows"),
			in->name);
	}
}

sp_rc source_esdh_read(struct arena *a, const struct source_input *in, enum source_kind kind,
		       struct extractions *out, struct sp_err *e)
{
	if (kind == SOURCE_FIRSTAGENDA || kind == SOURCE_FIRSTAGENDA_LIST || kind == SOURCE_JSON)
		return source_firstagenda_read(a, in, out, e);
	XML_AUTO d = {0};
	SP_TRY(xml_open(a, in->name, in->bytes, &d, e));
	return read_tree(a, in, &d, kind, out, e);
}
