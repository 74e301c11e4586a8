/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the readers of case systems' exports share: one extraction in the making, whose lines get
 * their roles here, in one order whatever the system: the meeting's head, then for each item its
 * number, title, case, kind, access, route, absences and attachments, then its sections, earlier
 * bodies' decisions, and its own. Values are squeezed, and freed of HTML where it stands in for
 * plain text. Memory that runs out is remembered and told by esdh_end. */
#ifndef SP_READ_ESDH_H
#define SP_READ_ESDH_H

#include "read/source.h"
#include "read/xml.h"

/* Files looked for beside one document; attachments past that keep the name the export gives. */
enum { ESDH_LOOKUPS = 4096 };

struct esdh {
	struct arena *arena;
	const struct source_input *in;
	struct sp_err *err;
	struct extraction_writer *w;
	const char *folder; /* where attachments lie, from the file read: "" or "Files_1/" */
	bool item_closed;   /* the item in hand, so its attachments too */
	bool has_attachments;
	bool has_case;
	uint32_t looked; /* files looked for so far */
	bool failed;
};

struct esdh_meeting {
	struct str body, place, kind;
	struct str begins, ends; /* date and time in any of the systems' notations */
	struct str start_time;	 /* when begins has only the date */
	struct str end_time;
};

struct esdh_item {
	struct str number, case_no;
	struct str title;	 /* of an open item */
	struct str public_title; /* NULL when the format has none: then the title is public */
	struct str kind;
	bool closed;
};

enum esdh_heading { ESDH_GUESS, ESDH_SECTION, ESDH_DECISION };

/* Starts an extraction; folder is "" or ends in "/". */
SP_MUST_USE sp_rc esdh_begin(struct esdh *x, struct arena *a, const struct source_input *in,
			     const char *folder, struct sp_err *e);
/* Finishes it and adds it to out; *made may be NULL. An empty key is none. */
SP_MUST_USE sp_rc esdh_end(struct esdh *x, enum media media, const char *format, struct str key,
			   struct extractions *out, struct extraction **made);
/* The export's own time, as printed, into the newest-wins form of extraction.stamp. */
void esdh_stamp(struct arena *a, struct extraction *made, struct str said);

/* "Label: value" with a role; nothing for a blank value. */
void esdh_field(struct esdh *x, enum line_role role, const char *label, struct str value);
void esdh_meeting(struct esdh *x, const struct esdh_meeting *m);
/* A person with party letter, function (not "Medlem") and note; staff become furniture. */
void esdh_person(struct esdh *x, bool present, struct str name, struct str party,
		 struct str function);
/* Names parted by comma, semicolon or line, each absent for the item. */
void esdh_item_absent(struct esdh *x, struct str names);
void esdh_item(struct esdh *x, const struct esdh_item *item);
/* One step of the route: body, date, printed item number (blank: none). */
void esdh_route(struct esdh *x, struct str body, struct str date, struct str item_no);
/* path is as the export writes it; found beside the file read in any letter case, it becomes the
 * line's ref. Names to try are parted by "|". */
void esdh_attachment(struct esdh *x, struct str title, struct str path, bool closed);
/* One that may lie beside the file, else at an address (NULL: none). */
void esdh_attachment_at(struct esdh *x, struct str title, struct str names, const char *address);
/* A headed part of the item. A blank body adds nothing, not even the heading. ESDH_GUESS tells
 * decisions by the heading. The body is HTML or plain text. */
SP_MUST_USE sp_rc esdh_section(struct esdh *x, enum esdh_heading how, struct str heading,
			       struct str body);
/* Warns with a subject. */
void esdh_warn(struct esdh *x, const char *key, struct str subject);

/* ---- esdh_text.c: values as exports write them ---- */

/* Without tags, references resolved, white space squeezed; never NULL. */
struct str esdh_plain(struct esdh *x, struct str s);
/* Nothing but tags and white space. */
bool esdh_blank(struct str s);
bool esdh_is_html(struct str s);
/* A letter or digit is in it: not "????" or "-". */
bool esdh_says(struct str s);
/* "true", "True", "1", "ja". */
bool esdh_true(struct str s);
bool esdh_has(struct str s, const char *part); /* letter case does not count */
/* Whether a heading stands over a decision, and not over a theme, competence or proposal. */
bool esdh_decision_heading(struct str heading);
/* "Sagsnr.", "Journalnummer": what stands under it is the case number. */
bool esdh_case_heading(struct str heading);
/* Referat, Tillægsdagsorden or Dagsorden for whatever the export calls it; "" for nothing. */
struct str esdh_kind(struct str said);
/* A moment "2013-06-20 10:30", "04-12-2012 13:00:00", "27. august 2018",
 * "2026-03-16T15:00:00+01:00" (the last in Danish time) as date and HH:MM, either of them "" when
 * not there. The year 1 means unknown. */
void esdh_moment(struct arena *a, struct str said, struct str *date, struct str *time);
/* The day of DD-MM-YYYY or YYYY-MM-DD as a number that orders, else "". */
struct str esdh_day_order(struct arena *a, struct str date);
/* Backslashes become slashes, leading ones go. */
const char *esdh_path(struct arena *a, struct str path);
/* The folder part of such a path: "" or ending in "/". */
const char *esdh_folder(struct arena *a, const char *path);

/* ---- putting things in the order their numbers say ---- */
struct esdh_ranked {
	const void *what;
	int64_t rank;
	uint32_t order;
	bool numbered;
};
typedef SP_LIST(struct esdh_ranked) esdh_ranks;
/* number is the leading digits; one without stays behind the one it came after. */
void esdh_rank(struct esdh *x, esdh_ranks *list, const void *what, struct str number);
void esdh_rank_sort(esdh_ranks *list);
/* As the file has them when two share a number: then the numbering starts anew somewhere. */
void esdh_rank_sort_items(esdh_ranks *list);

/* ---- the formats ---- */
SP_MUST_USE sp_rc source_acadre_read(struct arena *a, const struct source_input *in, struct xml *x,
				     struct extractions *out, struct sp_err *e);
SP_MUST_USE sp_rc source_sbsys_read(struct arena *a, const struct source_input *in, struct xml *x,
				    struct extractions *out, struct sp_err *e);
SP_MUST_USE sp_rc source_edoc_read(struct arena *a, const struct source_input *in, struct xml *x,
				   struct extractions *out, struct sp_err *e);
SP_MUST_USE sp_rc source_fujitsu_read(struct arena *a, const struct source_input *in, struct xml *x,
				      struct extractions *out, struct sp_err *e);
SP_MUST_USE sp_rc source_agman_read(struct arena *a, const struct source_input *in, struct xml *x,
				    struct extractions *out, struct sp_err *e);
SP_MUST_USE sp_rc source_getorganized_read(struct arena *a, const struct source_input *in,
					   struct xml *x, struct extractions *out,
					   struct sp_err *e);
SP_MUST_USE sp_rc source_firstagenda_read(struct arena *a, const struct source_input *in,
					  struct extractions *out, struct sp_err *e);

#endif
