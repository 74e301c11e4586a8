/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document as text: what a source (text, HTML, PDF, a case system's export) hands to the reader.
 * The text is immutable; every fact points into it by byte ranges (spans). It is cut into logical
 * lines: one paragraph, heading, list item or table cell each, already unwrapped, in reading order,
 * with what the format knows about each. Sources do not interpret; they only say what they see. */
#ifndef SP_READ_EXTRACTION_H
#define SP_READ_EXTRACTION_H

#include "core/arena.h"
#include "core/str.h"

struct span {
	uint32_t off, len; /* bytes in extraction.text */
};

/* What a structured format says a line is. Everything else is LINE_TEXT, and the segmenter finds
 * out. A line with a role holds just the value, or "Label: value" with `value` set to it. */
enum line_role {
	LINE_TEXT,
	LINE_FURNITURE, /* page number, running head, web-page words: kept in the text, not read */
	LINE_CONTENTS,	/* entry of a table of contents */
	LINE_MEETING_BODY,
	LINE_MEETING_DATE, /* any notation the date reader knows */
	LINE_MEETING_START,
	LINE_MEETING_END,
	LINE_MEETING_PLACE,
	LINE_MEETING_KIND,    /* Dagsorden, Referat, Tillægsdagsorden … */
	LINE_MEETING_PRESENT, /* one person a line: "Ane Bo (A)", "(A), Formand" allowed */
	LINE_MEETING_ABSENT,
	LINE_ITEM_NUMBER,
	LINE_ITEM_TITLE,
	LINE_ITEM_CASE,	  /* case number */
	LINE_ITEM_KIND,	  /* Til beslutning / orientering / drøftelse */
	LINE_ITEM_CLOSED, /* the item is closed; its text may be shown to nobody */
	LINE_ITEM_OPEN,
	LINE_ITEM_ROUTE,  /* one step: "Økonomiudvalget 04-12-2012 Punkt 3" */
	LINE_ITEM_ABSENT, /* one person absent for this item */
	LINE_SECTION,	  /* heading of a section of the item: "Sagsfremstilling" */
	LINE_DECISION,	  /* heading of a decision: "Beslutning i ØU den 04-12-2012" */
	LINE_ATTACHMENT,  /* title of one attachment */
	LINE_ATTACHMENT_CLOSED
};

enum line_marker { MARK_NONE, MARK_BULLET, MARK_NUMBER, MARK_LETTER };

struct line {
	uint32_t off, len;	       /* in the text, without the newline and outer white space */
	uint32_t value_off, value_len; /* with a role: the value; else zero */
	uint16_t page;		       /* from 1; 0 when the format has no pages */
	uint16_t indent;	       /* columns of leading white space in the source */
	uint8_t role;		       /* enum line_role */
	uint8_t heading;	       /* 1..6 from the format, 0 none */
	uint8_t marker;		       /* list item, from the format (not from the characters) */
	uint8_t level;		       /* nesting of lists, 0 outside */
	bool starts_item;	       /* first line of an item, said by the format */
	bool bold;		       /* the whole line */
	bool cell;		       /* table cell */
	bool gap;		       /* an empty line or block boundary stands before it */
	int32_t ordinal; /* number of an ordered list's item, from the format; else 0 */
	uint32_t number; /* of the file's line that it begins on, from 1, of plain text; else 0 */
	const char *ref; /* file or address an attachment line points to; NULL none */
};

/* Where a line stands on its page, for PDF: points from the top left corner. */
struct line_box {
	float x, y, w, h;
};

enum media {
	MEDIA_UNKNOWN,
	MEDIA_TEXT,
	MEDIA_HTML,
	MEDIA_PDF,
	MEDIA_XML,
	MEDIA_JSON,
	MEDIA_ARCHIVE
};

/* What a reader wants to tell about the document: something repaired, skipped or doubtful. */
struct read_warning {
	const char *key; /* N_() message with {1} */
	const char *arg; /* may be NULL */
	uint32_t off;	 /* place in the text, or UINT32_MAX */
};

struct extraction {
	const char *text; /* UTF-8, NUL-terminated */
	uint32_t text_len;
	enum media media;
	const char *format; /* "text", "html", "pdf", "acadre", "sbsys", "edoc", "fujitsu", … */
	const char *key;    /* the case system's own agenda key, NULL when none */
	const char *stamp;  /* when the system made it, "YYYY-MM-DD HH:MM": of two with one key the
			       newer wins; NULL unknown */
	const char *beside; /* the file beside the one read that the text is (or was) in, by its
			       true name: it needs no reading of its own; NULL none */
	bool withdrawn;	    /* the source says: no longer published */
	bool draft;	    /* a draft that must not be imported */
	bool truncated;	    /* the source ended too early */
	SP_LIST(struct line) lines;
	SP_LIST(struct line_box) boxes; /* empty, or one for each line */
	SP_LIST(struct read_warning) warnings;
};

struct extractions {
	SP_LIST(struct extraction *) list;
};

static inline struct str line_str(const struct extraction *x, const struct line *l)
{
	return (struct str){x->text + l->off, l->len};
}
static inline struct str line_value(const struct extraction *x, const struct line *l)
{
	return l->value_len ? (struct str){x->text + l->value_off, l->value_len} : line_str(x, l);
}

/* ---- making one: sources write lines one after another ---- */
struct extraction_writer;

/* max_text is the largest text in bytes. NULL when out of memory. */
struct extraction_writer *extraction_writer_new(struct arena *a, size_t max_text);
/* Adds a line: text is squeezed of outer white space, newlines inside become spaces, wrong UTF-8
 * becomes U+FFFD. Gives the line to fill in role, heading …; an empty text adds nothing and gives
 * NULL, and sets `gap` for the next line. */
struct line *extraction_add(struct extraction_writer *w, struct str text);
/* "Label: value" with a role; the value's place is remembered. */
struct line *extraction_add_field(struct extraction_writer *w, enum line_role role,
				  const char *label, struct str value);
void extraction_gap(struct extraction_writer *w);
/* The box of the line added last; call it for every line or for none. */
sp_rc extraction_box(struct extraction_writer *w, struct line_box box);
sp_rc extraction_warn(struct extraction_writer *w, const char *key, const char *arg);
/* The same for one that is finished; arg must live as long as it. */
SP_MUST_USE sp_rc extraction_warn_late(struct arena *a, struct extraction *x, const char *key,
				       const char *arg);
/* Gives the finished extraction, or NULL when memory or the text limit ran out on the way. */
struct extraction *extraction_finish(struct extraction_writer *w, enum media media,
				     const char *format);

#endif
