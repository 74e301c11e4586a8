/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a web page becomes raw lines: html_tags.c says what the elements mean, html_lines.c follows
 * the parser's events, html_rows.c joins labels and values, html_zones.c finds the minutes among
 * the menus. */
#ifndef SP_READ_HTML_PARTS_H
#define SP_READ_HTML_PARTS_H

#include "read/source_parts.h"

enum html_trait {
	HTML_BLOCK = 1 << 0, /* ends the line before and after */
	HTML_GAP = 1 << 1,   /* parts blocks, as an empty line does */
	HTML_SKIP = 1 << 2,  /* nothing inside is text */
	HTML_ZONE = 1 << 3,  /* a part of the page that is kept or dropped as a whole */
	HTML_BOLD = 1 << 4,
	HTML_LIST = 1 << 5,
	HTML_NAV = 1 << 6,    /* menus, crumbs, feet, banners */
	HTML_HEADER = 1 << 7, /* as HTML_NAV, but not inside the main part */
	HTML_MAIN = 1 << 8,
	HTML_HIDDEN = 1 << 9,
	HTML_LINK = 1 << 10,
	HTML_FILE = 1 << 11,   /* a link to a file */
	HTML_ANCHOR = 1 << 12, /* a link into the page itself */
	HTML_PRE = 1 << 13
};

enum html_tag {
	TAG_OTHER,
	TAG_A,
	TAG_BR,
	TAG_CELL, /* td, th */
	TAG_DD,
	TAG_DL,
	TAG_DT,
	TAG_HEADING,
	TAG_LI,
	TAG_OL,
	TAG_TABLE,
	TAG_TITLE,
	TAG_TR,
	TAG_UL
};

struct html_element {
	const char *name;
	enum html_tag tag;
	unsigned traits;
};
/* NULL for elements that mean nothing here (span, em …). */
const struct html_element *html_element_find(const char *name);
/* Traits that attributes add: role, class, id, style, hidden, href; heading and ordinal as said. */
struct html_attributes {
	unsigned traits;
	const char *href;
	int heading; /* aria-level of role=heading */
	int start;   /* start or value, INT32_MIN when none */
	char type;   /* list type '1', 'a', 'A', 'i', 'I' or 0 */
};
struct html_attributes html_attributes_read(const struct html_element *el,
					    const unsigned char **atts);

/* Without Word's marks outside comments (<![if …]>, <![endif]>), which libxml2 takes for text.
 * Gives s itself when there are none; p is NULL when out of memory. */
struct str html_without_conditions(struct arena *a, struct str s);

/* Cells of the row being read. */
struct html_cell {
	uint32_t from, to; /* lines */
	bool label;	   /* said by the element: th, dt */
};
struct html_row {
	SP_LIST(struct html_cell) cells;
};
/* Joins "Label" and "value" lines of a row that is over; its lines are the last ones of the list.
 */
SP_MUST_USE sp_rc html_row_finish(struct arena *a, struct html_row *row, raw_lines *lines);

struct html_zone {
	uint32_t parent;     /* itself for the first */
	uint32_t text, link; /* letters outside and inside links; own, then with those inside it */
	uint32_t links, files, anchors, headings;
	unsigned traits;
};
struct html_page {
	raw_lines lines; /* raw_line.block is the zone */
	SP_LIST(struct html_zone) zones;
	uint32_t hidden;   /* zones that are, and have text */
	const char *title; /* NULL none */
	bool truncated;	   /* nested too deeply */
};
/* Reads HTML in UTF-8 into lines and zones. */
SP_MUST_USE sp_rc html_page_read(struct arena *a, struct str html, struct html_page *page,
				 struct sp_err *e);
/* Marks what is furniture. */
SP_MUST_USE sp_rc html_zones_judge(struct arena *a, struct html_page *page);

#endif
