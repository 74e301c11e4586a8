/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/xml.h"

#include "read/source_parts.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <time.h>

/* What is watched while the parser runs. */
struct guard {
	uint32_t elements;
	int64_t deadline; /* processor time of this thread, nanoseconds */
	sp_rc stopped;
};

static int64_t thread_time(void)
{
	struct timespec t;
	if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t) != 0)
		return 0;
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static void guarded_start(void *context, const xmlChar *name, const xmlChar *prefix,
			  const xmlChar *uri, int namespaces, const xmlChar **namespace_list,
			  int attributes, int defaulted, const xmlChar **attribute_list)
{
	xmlParserCtxtPtr parser = context;
	struct guard *g = parser->_private;
	g->elements++;
	if (g->elements > XML_MAX_ELEMENTS || parser->nodeNr >= SOURCE_MAX_DEPTH)
		g->stopped = SP_ELIMIT;
	else if (g->elements % 256 == 0 && thread_time() > g->deadline)
		g->stopped = SP_ETIMEOUT;
	if (g->stopped) {
		xmlStopParser(parser);
		return;
	}
	xmlSAX2StartElementNs(context, name, prefix, uri, namespaces, namespace_list, attributes,
			      defaulted, attribute_list);
}

/* Where the first error was, kept because the parser remembers only the last. */
static void note_error(void *context, xmlErrorPtr error)
{
	int *line = context;
	if (*line == 0 && error->level >= XML_ERR_ERROR)
		*line = error->line > 0 ? error->line : 1;
}

/* True when the text does not end in the end tag of its root. */
static bool cut_off(const struct xml *x, struct str text)
{
	const xmlNode *root = xmlDocGetRootElement(x->doc);
	if (!root)
		return true;
	text = str_trim(text);
	if (!str_ends(text, STR(">")))
		return true;
	text = str_trim(str_sub(text, 0, text.n - 1));
	struct str name = str_of((const char *)root->name);
	if (!str_ends(text, name))
		return true;
	struct str before = str_sub(text, 0, text.n - name.n);
	return !(str_ends(before, STR("</")) || str_ends(before, STR(":")) ||
		 str_ends(before, STR("<")));
}

static sp_rc parse(struct xml *x, const char *name, struct str text, struct sp_err *e)
{
	struct guard g = {.deadline = thread_time() + (int64_t)XML_SECONDS * 1000000000};
	xmlParserCtxtPtr parser = xmlNewParserCtxt();
	SP_NEED(parser);
	parser->_private = &g;
	parser->sax->startElementNs = guarded_start;
	xmlSetStructuredErrorFunc(&x->damaged_line, note_error);
	x->doc = xmlCtxtReadMemory(parser, text.p, (int)text.n, NULL, "UTF-8",
				   XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOCDATA |
					   XML_PARSE_HUGE | XML_PARSE_COMPACT |
					   XML_PARSE_NOWARNING | XML_PARSE_BIG_LINES);
	xmlSetStructuredErrorFunc(NULL, NULL);
	bool well_formed = parser->wellFormed;
	xmlFreeParserCtxt(parser);
	if (g.stopped == SP_ETIMEOUT)
		return sp_fail(e, SP_ETIMEOUT, N_("reading “{1}” took too long"), name);
	if (g.stopped)
		return sp_fail(e, SP_ELIMIT,
			       N_("“{1}” is nested too deep or has too many elements"), name);
	if (!x->doc || !xmlDocGetRootElement(x->doc))
		return sp_fail(e, SP_EFORMAT, N_("“{1}” holds no XML that can be read"), name);
	if (!well_formed && cut_off(x, text))
		x->repairs.truncated = true;
	if (well_formed)
		x->damaged_line = 0;
	return SP_OK;
}

/* The name in encoding="…" of an XML declaration within the first bytes, NULL when none. Only for
 * encodings that write ASCII as ASCII; the others show by their byte order. */
static const char *declared_encoding(struct arena *a, struct str bytes)
{
	struct str head = str_sub(bytes, 0, 256);
	size_t from = str_find(head, STR("<?xml"));
	if (from == SIZE_MAX)
		return NULL;
	head = str_sub(head, from, head.n);
	size_t end = str_find(head, STR("?>"));
	head = str_sub(head, 0, end == SIZE_MAX ? head.n : end);
	size_t at = str_find(head, STR("encoding"));
	if (at == SIZE_MAX)
		return NULL;
	head = str_trim(str_sub(head, at + 8, head.n));
	if (!str_starts(head, STR("=")))
		return NULL;
	head = str_trim(str_sub(head, 1, head.n));
	if (head.n < 2 || (head.p[0] != '"' && head.p[0] != '\''))
		return NULL;
	struct str name, left = str_sub(head, 1, head.n);
	if (!str_cut(&left, head.p[0], &name) || !name.n)
		return NULL;
	return str_dup(a, name);
}

sp_rc xml_open(struct arena *a, const char *name, struct str bytes, struct xml *out,
	       struct sp_err *e)
{
	*out = (struct xml){.arena = a};
	if (bytes.n > SOURCE_MAX_BYTES)
		return sp_fail(e, SP_ELIMIT, N_("“{1}” is too large to be read as XML"), name);
	struct str text;
	const char *encoding;
	SP_TRY(source_decode(a, bytes, declared_encoding(a, bytes), &text, &encoding,
			     &out->repairs.decoded, e));
	out->repairs.characters = out->repairs.decoded.dropped;
	out->repairs.decoded.dropped = 0;
	SP_TRY(xml_clean(a, name, text, &text, &out->repairs, e));
	return parse(out, name, text, e);
}

void xml_close(struct xml *x)
{
	if (x->doc)
		xmlFreeDoc(x->doc);
	x->doc = NULL;
}

static sp_rc report_count(struct arena *a, struct extraction_writer *w, const char *key,
			  uint32_t count)
{
	if (!count)
		return SP_OK;
	const char *text = arena_printf(a, "%u", count);
	SP_NEED(text);
	return extraction_warn(w, key, text);
}

sp_rc xml_report(const struct xml *x, struct extraction_writer *w)
{
	const struct xml_repairs *r = &x->repairs;
	struct arena *a = x->arena;
	SP_TRY(report_count(a, w, N_("removed {1} character references that XML forbids"),
			    r->references));
	SP_TRY(report_count(a, w, N_("removed {1} characters that XML forbids"), r->characters));
	SP_TRY(report_count(a, w, N_("repaired {1} signs (& or <) that were not written as XML"),
			    r->ampersands));
	SP_TRY(source_warn_decoded(a, w, &r->decoded));
	if (r->garbage)
		SP_TRY(extraction_warn(w, N_("skipped text before the first XML tag"), NULL));
	if (r->doctype)
		SP_TRY(extraction_warn(w, N_("ignored the XML document type"), NULL));
	if (r->truncated)
		SP_TRY(extraction_warn(w, N_("the file ends too early: only its beginning is read"),
				       NULL));
	else if (x->damaged_line)
		SP_TRY(report_count(a, w, N_("the XML is damaged at line {1}; read what is there"),
				    (uint32_t)x->damaged_line));
	return SP_OK;
}

/* ---- walking ---- */

const xml_node *xml_root(const struct xml *x)
{
	return xmlDocGetRootElement(x->doc);
}

const char *xml_name(const xml_node *node)
{
	const char *name = (const char *)node->name;
	const char *colon = strchr(name, ':');
	return colon && colon[1] ? colon + 1 : name;
}

/* Most names differ in their first letter. */
static bool same_name(const char *a, const char *b)
{
	bool ascii = !((*a | *b) & 0x80);
	if (ascii && (*a | 32) != (*b | 32))
		return false;
	return strcmp(a, b) == 0 || str_ieq(str_of(a), str_of(b));
}

bool xml_is(const xml_node *node, const char *name)
{
	return node && node->type == XML_ELEMENT_NODE && (!name || same_name(xml_name(node), name));
}

static const xml_node *seek(const xml_node *node, const char *name)
{
	while (node && !xml_is(node, name))
		node = node->next;
	return node;
}

const xml_node *xml_first(const xml_node *parent, const char *name)
{
	return parent ? seek(parent->children, name) : NULL;
}

const xml_node *xml_next(const xml_node *node, const char *name)
{
	return node ? seek(node->next, name) : NULL;
}

const xml_node *xml_down(const xml_node *parent, const char *path)
{
	struct str left = str_of(path), step;
	while (parent && left.n && str_cut(&left, '/', &step)) {
		char name[64];
		if (step.n >= sizeof(name))
			return NULL;
		memcpy(name, step.p, step.n);
		name[step.n] = '\0';
		parent = xml_first(parent, name);
	}
	return parent;
}

static struct str taken(struct xml *x, xmlChar *text)
{
	const char *copy = text ? arena_strdup(x->arena, (const char *)text) : NULL;
	xmlFree(text);
	if (!copy) {
		x->failed = true;
		return STR("");
	}
	return str_of(copy);
}

struct str xml_text(struct xml *x, const xml_node *node)
{
	if (!node || !node->children)
		return STR("");
	const xml_node *only = node->children;
	if (!only->next && (only->type == XML_TEXT_NODE || only->type == XML_CDATA_SECTION_NODE))
		return str_of((const char *)only->content);
	return taken(x, xmlNodeGetContent(node));
}

struct str xml_get(struct xml *x, const xml_node *parent, const char *path)
{
	return xml_text(x, xml_down(parent, path));
}

struct str xml_attr(struct xml *x, const xml_node *node, const char *name)
{
	const xmlAttr *at = node ? node->properties : NULL;
	for (; at; at = at->next) {
		if (!same_name((const char *)at->name, name))
			continue;
		const xmlNode *only = at->children;
		if (!only)
			return STR("");
		if (!only->next && only->type == XML_TEXT_NODE)
			return str_of((const char *)only->content);
		return taken(x, xmlNodeListGetString(x->doc, only, 1));
	}
	return STR("");
}

struct str xml_inner(struct xml *x, const xml_node *node)
{
	if (!xml_first(node, NULL))
		return xml_text(x, node);
	xmlBufferPtr out = xmlBufferCreate();
	for (xmlNode *child = node->children; out && child; child = child->next)
		if (xmlNodeDump(out, x->doc, child, 0, 0) < 0)
			x->failed = true;
	const char *copy = out ? arena_strndup(x->arena, (const char *)xmlBufferContent(out),
					       (size_t)xmlBufferLength(out))
			       : NULL;
	xmlBufferFree(out);
	x->failed = x->failed || !copy;
	return copy ? str_of(copy) : STR("");
}
