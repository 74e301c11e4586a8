/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From an item of a loaded meeting to what linking knows of it. */
#ifndef SP_COUNCIL_LINK_READ_H
#define SP_COUNCIL_LINK_READ_H

#include "core/words.h"
#include "council/link_item.h"
#include "council/view.h"

/* The ways in which the bodies of a municipality are written. */
struct link_alias {
	int64_t body;
	const char *alias, *folded;
};
struct link_bodies {
	int64_t municipality;
	SP_LIST(struct link_alias) list;
};
SP_MUST_USE sp_rc link_bodies_load(struct db *db, struct arena *a, int64_t municipality,
				   struct link_bodies *out, struct sp_err *e);
/* The body that the words name: by a known way of writing (*exact), by another way of writing the
 * same, or by an abbreviation that fits one body alone; *body 0: none or several. */
SP_MUST_USE sp_rc link_body_of(const struct link_bodies *bodies, struct arena *a, struct str words,
			       int64_t *body, bool *exact);

/* A pointer with what people are shown of it. */
struct link_mention {
	struct link_pointer p;
	const char *body_name; /* as printed; NULL: none, or the meeting's own */
	const char *words;     /* the sentence */
	const char *told;      /* "planned", "passing": see struct reference; NULL: as it was */
	struct spans spans;
	bool exact;
};
struct link_mentions {
	SP_LIST(struct link_mention) list;
};

/* Another treatment as the text tells of it, before its body is looked up. */
struct link_reference {
	struct link_mention m;
	struct fact body;
	bool own; /* the meeting's own body */
};

/* What linking reads out of an item's texts, without asking the store. */
struct link_text {
	struct link_title title;
	link_names names;
	link_sketch sketch;
	SP_LIST(struct link_reference) references;
};

struct link_reading {
	struct arena *arena;
	const struct lexicon *lex;
	struct stemmer *stemmer;
	int64_t municipality;
};
/* `words`: those of each section's text, beside item.sections. */
SP_MUST_USE sp_rc link_text_read(const struct link_reading *r, const struct view *v, uint32_t index,
				 const struct words *words, struct link_text *out);

/* Whom an item's meeting belongs to, and what names mean there. */
struct link_naming {
	struct arena *arena;
	const struct lexicon *lex;
	const struct link_bodies *bodies;
	int64_t body; /* the meeting's own */
};
SP_MUST_USE sp_rc link_item_make(const struct link_naming *n, const struct view *v, uint32_t index,
				 const struct link_text *text, struct link_item *out,
				 struct link_mentions *mentions);

#endif
