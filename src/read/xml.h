/* SPDX-License-Identifier: GPL-3.0-or-later */
/* XML from strangers, read safely: no network, no document type (so no entities but XML's own five
 * and HTML's names, which become characters), bounded size, depth, number of elements and
 * attributes, and processor time. Damage that real exports have is repaired and counted: illegal
 * numeric references, forbidden characters, HTML entities, bare ampersands, text before the first
 * tag, a file cut off in the middle. Names are compared without prefix and case, since exporters
 * differ in both. */
#ifndef SP_READ_XML_H
#define SP_READ_XML_H

#include "read/source.h"

struct _xmlDoc;
struct _xmlNode;
typedef struct _xmlNode xml_node;

/* Limits beside those of source.h. */
enum {
	XML_MAX_ELEMENTS = 2 * 1000 * 1000,
	XML_MAX_ATTRIBUTES = 1024, /* of one element */
	XML_SECONDS = 20	   /* processor time */
};

struct xml_repairs {
	uint32_t references; /* illegal numeric references, removed */
	uint32_t characters; /* characters that XML forbids, removed */
	uint32_t ampersands; /* bare & and <, and unknown entities, made literal */
	bool garbage;	     /* text before the first tag, skipped */
	bool doctype;	     /* a document type, ignored */
	bool truncated;
	struct decode_repairs decoded; /* without .dropped, which stands in characters */
};

struct xml {
	struct arena *arena;
	struct _xmlDoc *doc; /* freed by xml_close */
	struct xml_repairs repairs;
	int damaged_line; /* first place that is not well-formed; 0 none */
	bool failed;	  /* memory ran out in one of the functions below: asked once at the end */
};

#define XML_AUTO __attribute__((cleanup(xml_close))) struct xml

/* Parses bytes in any encoding. name is for messages. Errors: SP_EFORMAT when there is no element
 * at all, SP_ELIMIT, SP_ETIMEOUT, SP_ENOMEM. */
SP_MUST_USE sp_rc xml_open(struct arena *a, const char *name, struct str bytes, struct xml *out,
			   struct sp_err *e);
void xml_close(struct xml *x);
/* Tells what was repaired. */
SP_MUST_USE sp_rc xml_report(const struct xml *x, struct extraction_writer *w);

/* The cleaning alone: UTF-8 in, UTF-8 out that a parser without document type can take. */
SP_MUST_USE sp_rc xml_clean(struct arena *a, const char *name, struct str in, struct str *out,
			    struct xml_repairs *r, struct sp_err *e);

/* Bytes of a character reference of XML or HTML at the start of s, "&#230;" or "&aelig;", with its
 * code point (not checked: it may be none); 0 when there is none. */
size_t xml_reference(struct str s, uint32_t *cp);

const xml_node *xml_root(const struct xml *x);
bool xml_is(const xml_node *node, const char *name);
/* First child element, next sibling element of that name (NULL: any). NULL nodes give NULL. */
const xml_node *xml_first(const xml_node *parent, const char *name);
const xml_node *xml_next(const xml_node *node, const char *name);
/* First element along a path "A/B/C"; an empty path is the node itself. */
const xml_node *xml_down(const xml_node *parent, const char *path);
/* For each child element of that name. NOLINTBEGIN(bugprone-macro-parentheses): var is declared */
#define XML_EACH(var, parent, name)                                    \
	for (const xml_node *var = xml_first((parent), (name)); (var); \
	     (var) = xml_next((var), (name)))
/* NOLINTEND(bugprone-macro-parentheses) */

/* Texts live as long as the document is open. NULL nodes give the empty text. */
const char *xml_name(const xml_node *node);
struct str xml_text(struct xml *x, const xml_node *node);
struct str xml_get(struct xml *x, const xml_node *parent, const char *path);
struct str xml_attr(struct xml *x, const xml_node *node, const char *name);
/* The content as HTML: the text, which holds escaped HTML, or the elements written out. */
struct str xml_inner(struct xml *x, const xml_node *node);

#endif
