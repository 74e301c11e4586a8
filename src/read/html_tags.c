/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/html_parts.h"

#include <stdlib.h>

enum {
	B = HTML_BLOCK,
	G = HTML_BLOCK | HTML_GAP,
	Z = HTML_BLOCK | HTML_GAP | HTML_ZONE,
	S = HTML_SKIP
};

/* Sorted by name. */
static const struct html_element elements[] = {
	{"a", TAG_A, HTML_LINK},
	{"address", TAG_OTHER, G},
	{"article", TAG_OTHER, Z | HTML_MAIN},
	{"aside", TAG_OTHER, Z | HTML_NAV},
	{"audio", TAG_OTHER, S},
	{"b", TAG_OTHER, HTML_BOLD},
	{"blockquote", TAG_OTHER, G},
	{"body", TAG_OTHER, Z},
	{"br", TAG_BR, 0},
	{"button", TAG_OTHER, B},
	{"canvas", TAG_OTHER, S},
	{"caption", TAG_OTHER, G},
	{"center", TAG_OTHER, G},
	{"dd", TAG_DD, B},
	{"details", TAG_OTHER, Z},
	{"dialog", TAG_OTHER, Z | HTML_NAV},
	{"div", TAG_OTHER, Z},
	{"dl", TAG_DL, G},
	{"dt", TAG_DT, B},
	{"fieldset", TAG_OTHER, G},
	{"figure", TAG_OTHER, G},
	{"footer", TAG_OTHER, Z | HTML_HEADER},
	{"form", TAG_OTHER, Z},
	{"h1", TAG_HEADING, G},
	{"h2", TAG_HEADING, G},
	{"h3", TAG_HEADING, G},
	{"h4", TAG_HEADING, G},
	{"h5", TAG_HEADING, G},
	{"h6", TAG_HEADING, G},
	{"header", TAG_OTHER, Z | HTML_HEADER},
	{"hr", TAG_OTHER, G},
	{"iframe", TAG_OTHER, S},
	{"legend", TAG_OTHER, G},
	{"li", TAG_LI, B},
	{"main", TAG_OTHER, Z | HTML_MAIN},
	{"math", TAG_OTHER, S},
	{"menu", TAG_UL, Z | HTML_LIST},
	{"nav", TAG_OTHER, Z | HTML_NAV},
	{"noscript", TAG_OTHER, S},
	{"object", TAG_OTHER, S},
	{"ol", TAG_OL, Z | HTML_LIST},
	{"option", TAG_OTHER, S},
	{"p", TAG_OTHER, G},
	{"pre", TAG_OTHER, G | HTML_PRE},
	{"script", TAG_OTHER, S},
	{"section", TAG_OTHER, Z},
	{"select", TAG_OTHER, S},
	{"strong", TAG_OTHER, HTML_BOLD},
	{"style", TAG_OTHER, S},
	{"summary", TAG_OTHER, G},
	{"svg", TAG_OTHER, S},
	{"table", TAG_TABLE, Z},
	{"td", TAG_CELL, B | HTML_ZONE},
	{"template", TAG_OTHER, S},
	{"textarea", TAG_OTHER, S},
	{"th", TAG_CELL, B | HTML_ZONE},
	{"title", TAG_TITLE, S},
	{"tr", TAG_TR, B},
	{"ul", TAG_UL, Z | HTML_LIST},
	{"video", TAG_OTHER, S},
};

static int by_name(const void *name, const void *element)
{
	return strcmp(name, ((const struct html_element *)element)->name);
}

const struct html_element *html_element_find(const char *name)
{
	return bsearch(name, elements, sizeof(elements) / sizeof(elements[0]), sizeof(elements[0]),
		       by_name);
}

/* words are in small letters, and so is s: see lowered */
static bool contains(struct str s, const char *word)
{
	return str_find(s, (struct str){word, strlen(word)}) != SIZE_MAX;
}

/* The beginning of an attribute's value in small letters (ASCII). */
struct lowered {
	char text[400];
	size_t n;
};

static struct str lower(struct lowered *to, struct str s)
{
	for (to->n = 0; to->n < s.n && to->n < sizeof(to->text); to->n++) {
		char c = s.p[to->n];
		to->text[to->n] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
	}
	return (struct str){to->text, to->n};
}

static bool any(struct str s, const char *const *words)
{
	for (; *words; words++)
		if (contains(s, *words))
			return true;
	return false;
}

static unsigned role_traits(struct str role)
{
	static const char *const nav[] = {"navigation", "search",	 "menu",   "alertdialog",
					  "toolbar",	"complementary", "dialog", NULL};
	static const char *const header[] = {"banner", "contentinfo", NULL};
	return any(role, nav)		   ? HTML_NAV
	       : any(role, header)	   ? HTML_HEADER
	       : str_eq(role, STR("main")) ? HTML_MAIN
					   : 0u;
}

/* One of the space-separated names is one of the words. */
static bool has_name(struct str names, const char *const *words)
{
	struct str name;
	while (str_cut(&names, ' ', &name))
		for (const char *const *w = words; *w; w++)
			if (name.n == strlen(*w) && memcmp(name.p, *w, name.n) == 0)
				return true;
	return false;
}

/* Names of classes and ids by the customs of content systems' themes: parts of names that mean
 * nothing else, and whole names. */
static unsigned class_traits(struct str names, bool zone)
{
	static const char *const nav[] = {"breadcrumb", "cookie",      "navbar",     "navigation",
					  "mainmenu",	"main-menu",   "sidemenu",   "side-menu",
					  "submenu",	"skip-link",   "skiplink",   "socialmedia",
					  "social-",	"pagination",  "brodkrumme", "broedkrumme",
					  "addthis",	"readspeaker", NULL};
	static const char *const nav_names[] = {
		"nav",	   "menu",   "social", "share", "sharing", "sidebar", "toolbar",
		"consent", "search", "login",  "pager", "tools",   NULL};
	static const char *const header_names[] = {
		"header",      "site-header", "siteheader",  "topbar",	"top-bar",   "footer",
		"site-footer", "sitefooter",  "page-footer", "sidefod", "sidehoved", NULL};
	static const char *const unseen[] = {
		"sr-only",	     "visually-hidden",	   "visuallyhidden",
		"element-invisible", "screen-reader-text", NULL};
	if (!zone)
		return has_name(names, unseen) ? HTML_SKIP : 0;
	if (any(names, nav) || has_name(names, nav_names))
		return HTML_NAV;
	return has_name(names, header_names) ? HTML_HEADER : 0;
}

static unsigned style_traits(struct str style)
{
	unsigned traits = 0;
	size_t weight = str_find(style, STR("font-weight:"));
	if (weight != SIZE_MAX) {
		struct str value = str_trim(str_sub(style, weight + 12, style.n));
		if (str_istarts(value, STR("bold")) || (value.n && strchr("6789", value.p[0])))
			traits |= HTML_BOLD;
	}
	if (contains(style, "display:none") || contains(style, "display: none"))
		traits |= HTML_HIDDEN;
	return traits;
}

static unsigned href_traits(struct str href)
{
	static const char *const ends[] = {".pdf",  ".doc", ".docx", ".xls", ".xlsx", ".ppt",
					   ".pptx", ".odt", ".ods",  ".rtf", ".zip",  ".msg",
					   ".txt",  ".jpg", ".png",  ".tif", ".csv",  NULL};
	static const char *const parts[] = {"/bilag/", "/attachment", "download", "enclosure",
					    NULL};
	if (str_starts(href, STR("#")))
		return HTML_ANCHOR;
	size_t query = str_find(href, STR("?"));
	struct str path = str_sub(href, 0, query == SIZE_MAX ? href.n : query);
	for (const char *const *end = ends; *end; end++) {
		size_t n = strlen(*end);
		if (path.n > n && str_ieq(str_sub(path, path.n - n, n), str_of(*end)))
			return HTML_FILE;
	}
	struct lowered low;
	return any(lower(&low, href), parts) ? HTML_FILE : 0;
}

static void attribute_read(const char *name, struct str value, bool zone,
			   struct html_attributes *out)
{
	struct lowered low;
	if (strcmp(name, "class") == 0 || strcmp(name, "id") == 0)
		out->traits |= class_traits(lower(&low, value), zone);
	else if (strcmp(name, "style") == 0)
		out->traits |= style_traits(lower(&low, value));
	else if (strcmp(name, "role") == 0)
		out->traits |= role_traits(lower(&low, value));
	else if (strcmp(name, "hidden") == 0)
		out->traits |= HTML_HIDDEN;
	else if (strcmp(name, "aria-level") == 0)
		out->heading = (int)strtol(value.p, NULL, 10);
	else if (strcmp(name, "start") == 0 || strcmp(name, "value") == 0)
		out->start = (int)strtol(value.p, NULL, 10);
	else if (strcmp(name, "type") == 0 && value.n == 1)
		out->type = value.p[0];
	else if (strcmp(name, "href") == 0)
		out->href = value.p;
}

struct html_attributes html_attributes_read(const struct html_element *el,
					    const unsigned char **atts)
{
	struct html_attributes out = {.start = INT32_MIN};
	bool zone = el && (el->traits & HTML_ZONE);
	for (; atts && atts[0]; atts += 2)
		if (atts[1])
			attribute_read((const char *)atts[0], str_of((const char *)atts[1]), zone,
				       &out);
		else if (strcmp((const char *)atts[0], "hidden") == 0)
			out.traits |= HTML_HIDDEN;
	if (el && el->tag == TAG_A && out.href)
		out.traits |= href_traits(str_of(out.href));
	if (el && el->tag == TAG_HEADING)
		out.heading = 0;
	if (!zone)
		out.traits &= ~(unsigned)(HTML_NAV | HTML_HEADER | HTML_MAIN);
	return out;
}

/* Where the comment or the conditional mark at s.p[i] ends; i when there is none. *keep: a comment.
 */
static size_t mark_end(struct str s, size_t i, bool *keep)
{
	struct str rest = str_sub(s, i, s.n);
	*keep = str_starts(rest, STR("<!--"));
	if (!*keep && !str_istarts(rest, STR("<![if")) && !str_istarts(rest, STR("<![endif")))
		return i;
	size_t end = str_find(rest, *keep ? STR("-->") : STR(">"));
	return end == SIZE_MAX ? s.n : i + end + (*keep ? 3 : 1);
}

struct str html_without_conditions(struct arena *a, struct str s)
{
	if (!s.n)
		return STR("");
	if (str_find(s, STR("<![")) == SIZE_MAX)
		return s;
	char *out = arena_alloc(a, s.n + 1);
	size_t n = 0;
	if (!out)
		return (struct str){NULL, 0};
	for (size_t i = 0; i < s.n;) {
		bool keep;
		const char *at = memchr(s.p + i, '<', s.n - i);
		size_t from = at ? (size_t)(at - s.p) : s.n;
		memcpy(out + n, s.p + i, from - i);
		n += from - i;
		size_t end = from < s.n ? mark_end(s, from, &keep) : s.n;
		if (from < s.n && end == from) {
			out[n++] = '<';
			end = from + 1;
		} else if (from < s.n && keep) {
			memcpy(out + n, s.p + from, end - from);
			n += end - from;
		}
		i = end;
	}
	return (struct str){out, n};
}
