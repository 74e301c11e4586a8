/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What meeting.c and meeting_find.c share: the meeting being stored, and what is known of it. */
#ifndef SP_COUNCIL_MEETING_PARTS_H
#define SP_COUNCIL_MEETING_PARTS_H

#include "council/document.h"

/* What stands in the store of the meeting that a record is about. */
struct known_item {
	int64_t id;
	const char *number, *title, *slug;
	bool taken;		/* matched by an item of the new version */
	bool closed, withdrawn; /* closed: as the documents say */
	int64_t position;
	int64_t document, part; /* that it was read from */
};

struct known_meeting {
	int64_t id, version, extraction;
	const char *kind, *starts;
	uint32_t ordinal;
	bool withdrawn;
	SP_LIST(struct known_item) items;
};

struct storing {
	const struct writer *w;
	const struct meeting_source *source;
	const struct record *r;
	struct document_ids ids;
	int64_t body;
	const char *body_name, *slug;
	char day[CIVIL_ISO_SIZE];
	struct known_meeting known; /* id 0: a new one */
	uint32_t ordinals;	    /* meetings of the body on that day */
	bool again;		    /* the same document, read again: no new version */
	bool beside; /* of the known meeting, but with other items: says nothing of those there */
	struct meeting_stored *out;
};

/* All items of the record over the known ones; known ones it does not name are withdrawn, unless it
 * is a page with one item or a supplement. */
SP_MUST_USE sp_rc meeting_write_items(struct storing *s, struct sp_err *e);
/* One item's rows, over those of `known` (NULL: a new one, with this name in addresses). */
SP_MUST_USE sp_rc meeting_write_item(struct storing *s, uint32_t position,
				     const struct rec_item *item, const struct known_item *known,
				     const char *slug, struct sp_err *e);
/* What the reader found of the meeting itself, as one hash: tells whether reading again gives
 * something else. */
SP_MUST_USE sp_rc meeting_raw(const struct storing *s, struct audit_hash *out);

/* The items that the store has of a known meeting. */
SP_MUST_USE sp_rc meeting_load_items(const struct writer *w, struct known_meeting *m,
				     struct sp_err *e);
/* Two titles of one matter, at least this much alike when the numbers agree; items without titles
 * are compared by their numbers alone. */
bool meeting_same_item(struct arena *a, const struct known_item *known, const struct rec_item *item,
		       double least);
/* Neither has number or title: their place in the meeting is all that tells them apart. */
bool meeting_same_nameless(const struct known_item *known, const struct rec_item *item);
/* The known item, not yet taken, that an item with neither is: the nearest to the position, rather
 * one in force than a withdrawn one; NULL when there is none. document 0: of any. */
struct known_item *meeting_find_nameless(const struct storing *s, const struct rec_item *item,
					 int64_t position, int64_t document, uint32_t part);
bool meeting_same_matter(struct arena *a, const struct known_item *known, const char *number,
			 const char *title, double least);
/* Pairs what is left, by case number and text: known[i] is what item i of the record is, or NULL.
 */
SP_MUST_USE sp_rc meeting_pair_contents(struct storing *s, struct known_meeting *m,
					struct known_item **known, struct sp_err *e);
/* Is the record of that meeting of the body and the day? */
enum meeting_fit {
	FIT_OTHER,  /* other matters, or another start and few matters in common */
	FIT_BESIDE, /* one of the two is a page with one item, or a supplement, to the other */
	FIT_EMPTY,  /* one of the two has no items */
	FIT_ONE
};
SP_MUST_USE sp_rc meeting_sameness(struct storing *s, struct known_meeting *m,
				   enum meeting_fit *out, struct sp_err *e);
/* Minutes before supplements before agendas; one that does not say its kind is minutes when it
 * holds decisions. */
int meeting_rank(const char *kind, bool decided);
/* A supplement, or a page with one item of several, says nothing of the items it does not name. */
bool meeting_is_partial(const char *kind, uint32_t items, uint32_t known);
/* When this very document gave a meeting before: what another reader, or other words, now find in
 * it differently is written over its own rows, and *done is true. */
SP_MUST_USE sp_rc meeting_read_again(struct storing *s, uint32_t part, bool *done,
				     struct sp_err *e);
/* Steps of storing, in their order. */
SP_MUST_USE sp_rc meeting_name(struct storing *s, uint32_t ordinal, struct sp_err *e);
SP_MUST_USE sp_rc meeting_seal_before(struct storing *s, struct sp_err *e);
SP_MUST_USE sp_rc meeting_write_row(struct storing *s, uint32_t ordinal, struct sp_err *e);
/* `read`: the record, or a part of it, is in force now. */
SP_MUST_USE sp_rc meeting_seal_after(struct storing *s, bool read, struct sp_err *e);
/* The names in addresses of the record's items; "" in a known meeting, where they are given when
 * all items are written (item_address_settle). NULL: out of memory. */
const char *const *meeting_item_slugs(const struct storing *s);
/* Fills s->known by the case system's own key, or by body and day. */
SP_MUST_USE sp_rc meeting_find_by_key(struct storing *s, const char *key, struct sp_err *e);
/* s->out->key of the known meeting, as it stands. */
SP_MUST_USE sp_rc meeting_key(struct storing *s, struct sp_err *e);
SP_MUST_USE sp_rc meeting_find_by_day(struct storing *s, struct sp_err *e);

#endif
