/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/firstagenda_html.h"

#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>

static void free_document(htmlDocPtr *doc)
{
	if (*doc)
		xmlFreeDoc(*doc);
}

static void free_buffer(xmlBufferPtr *buffer)
{
	if (*buffer)
		xmlBufferFree(*buffer);
}

#define DOC_AUTO __attribute__((cleanup(free_document))) htmlDocPtr
#define OUT_AUTO __attribute__((cleanup(free_buffer))) xmlBufferPtr

static bool is(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

static bool has_id(const xmlNode *node, const char *id)
{
	const xmlAttr *at = node->properties;
	while (at && strcmp((const char *)at->name, "id") != 0)
		at = at->next;
	return at && at->children && at->children->content &&
	       strcmp((const char *)at->children->content, id) == 0;
}

/* The next node in reading order below top. */
static xmlNode *following(xmlNode *node, const xmlNode *top)
{
	if (node->type == XML_ELEMENT_NODE && node->children)
		return node->children;
	while (node && node != top && !node->next)
		node = node->parent;
	return node && node != top ? node->next : NULL;
}

/* The container by its id; else the first element that has a heading as a child. */
static xmlNode *container(xmlNode *root)
{
	xmlNode *heading = NULL;
	for (xmlNode *node = root; node; node = following(node, root)) {
		if (is(node, "div") && has_id(node, "sagsfremstillingContainer"))
			return node;
		if (!heading && is(node, "h3"))
			heading = node->parent;
	}
	return heading;
}

static sp_rc text_of(struct arena *a, xmlNode *node, struct str *out)
{
	xmlChar *text = xmlNodeGetContent(node);
	const char *copy = text ? arena_strdup(a, (const char *)text) : NULL;
	xmlFree(text);
	SP_NEED(copy);
	*out = str_trim(str_of(copy));
	return SP_OK;
}

/* What was written since the last heading becomes the body of the last section. */
static sp_rc close_section(struct arena *a, struct html_sections *out, xmlBufferPtr written)
{
	const char *body = arena_strndup(a, (const char *)xmlBufferContent(written),
					 (size_t)xmlBufferLength(written));
	SP_NEED(body);
	out->list.at[out->list.n - 1].body = str_of(body);
	xmlBufferEmpty(written);
	return SP_OK;
}

static sp_rc split(struct arena *a, htmlDocPtr doc, xmlNode *parent, xmlBufferPtr written,
		   struct html_sections *out)
{
	SP_NEED(sp_push(a, &out->list));
	out->list.at[0].heading = STR("");
	for (xmlNode *node = parent->children; node; node = node->next) {
		if (!is(node, "h3")) {
			htmlNodeDump(written, doc, node);
			continue;
		}
		SP_TRY(close_section(a, out, written));
		struct str heading;
		SP_TRY(text_of(a, node, &heading));
		struct html_section *next = sp_push(a, &out->list);
		SP_NEED(next);
		next->heading = heading;
	}
	return close_section(a, out, written);
}

sp_rc firstagenda_split(struct arena *a, struct str html, struct html_sections *out)
{
	DOC_AUTO doc = htmlReadMemory(html.p, (int)html.n, NULL, "UTF-8",
				      HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR |
					      HTML_PARSE_NOWARNING | HTML_PARSE_COMPACT);
	xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL,
		*parent = root ? container(root) : NULL;
	if (!parent) {
		struct html_section *all = sp_push(a, &out->list);
		SP_NEED(all);
		*all = (struct html_section){.heading = STR(""), .body = html};
		return SP_OK;
	}
	OUT_AUTO written = xmlBufferCreate();
	SP_NEED(written);
	return split(a, doc, parent, written, out);
}
