/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A meeting as it is shown: the record, with its keys, versions and the texts it was read from. The
 * pages for people and the JSON are made from this one struct, whether it was loaded from the store
 * or read again from an older version's document. */
#ifndef SP_COUNCIL_VIEW_H
#define SP_COUNCIL_VIEW_H

#include "core/civil.h"
#include "read/lexicon.h"
#include "read/record.h"
#include "store/db.h"

enum { SHA256_HEX_SIZE = 65 };

/* A text that facts were read from. */
struct view_source {
	int64_t id;
	const char *document; /* name */
	char sha256[SHA256_HEX_SIZE];
	int part, reader;
	struct extraction text; /* text, format, key and warnings; no lines */
	struct str layout;	/* as the extraction's column: PDF a line "offset length page
				 * x y w h" each; text "offset length 0 number" where the
				 * file's lines do not follow one another */
};

struct view_item {
	int64_t id; /* 0 in an older version */
	const char *slug, *key;
	const char *doubts; /* names of item_doubts.h */
	uint32_t source;    /* index of view.sources */
	bool withdrawn;
	bool hidden; /* closed, and not to be shown but for number and title */
};

struct view_version {
	int version, part, reader;
	int64_t document;
	const char *kind, *imported, *name, *format;
	char sha256[SHA256_HEX_SIZE];
	bool current;
};

struct view_correction {
	const char *key; /* of the meeting or item */
	const char *field, *old_value, *new_value, *state, *who, *made, *anchor;
	bool closed; /* the item is */
};
typedef SP_LIST(struct view_correction) view_corrections;

struct view {
	struct record record;
	int64_t municipality, meeting;
	const char *body, *slug, *term, *key, *changed;
	struct civil day;
	int version, newest; /* the one shown, the last one stored */
	uint32_t ordinal, source;
	bool withdrawn;
	SP_LIST(struct view_item) items; /* beside record.items */
	SP_LIST(struct view_source) sources;
	SP_LIST(struct view_version) versions;
	view_corrections corrections;
};

/* Loads a meeting; closed items stay hidden unless `closed`. SP_ENOTFOUND when there is none. */
SP_MUST_USE sp_rc view_load(struct db *db, struct arena *a, int64_t municipality, int64_t meeting,
			    bool closed, struct view **out, struct sp_err *e);
/* An older version of a loaded meeting, read again from its stored document. What is closed in the
 * newest version is hidden in the older ones too. SP_ENOTFOUND with the versions there are. */
SP_MUST_USE sp_rc view_load_version(struct db *db, struct arena *a, const struct lexicon *lex,
				    const struct view *newest, int version, bool closed,
				    struct view **out, struct sp_err *e);
/* What people said of a meeting (0: all), of one item of it (0: all), in one state (NULL: both). */
SP_MUST_USE sp_rc view_corrections_load(struct db *db, struct arena *a, int64_t municipality,
					int64_t meeting, int64_t item, bool waiting,
					view_corrections *out, struct sp_err *e);

/* The kind by its name in the store ("referat"); NULL gives the unknown one. */
enum meeting_kind view_kind(const char *said);
/* The page (0: the format has none) and the line, from 1, of a byte of the text: of plain text the
 * file's line (of a paragraph of several lines its first), else the extracted text's. */
unsigned view_page(const struct view_source *s, uint32_t off);
unsigned view_line(const struct view_source *s, uint32_t off);
void view_place(const struct view_source *s, uint32_t off, unsigned *page, unsigned *line);

/* "336/bul/2020-06-09~2/195"; item NULL: the meeting. NULL when out of memory. */
char *view_key(struct arena *a, int64_t municipality, const char *body, const char *day,
	       int64_t ordinal, const char *item);
/* The facts in an item, or in one decision, that the reader is not sure of. */
uint32_t view_item_doubts(const struct rec_item *item);
uint32_t view_decision_doubts(const struct rec_decision *d);

#endif
