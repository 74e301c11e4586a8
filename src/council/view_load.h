/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside view_load.c and view_facts.c: a meeting being loaded. */
#ifndef SP_COUNCIL_VIEW_LOAD_H
#define SP_COUNCIL_VIEW_LOAD_H

#include "council/statements.h"
#include "council/view.h"

struct loading {
	struct db *db;
	struct arena *arena;
	struct view *v;
	bool closed; /* closed items may be shown */
};

/* A text column, NULL for NULL, in the view's arena. */
SP_MUST_USE sp_rc load_text(const struct loading *l, const struct db_rows *rows, size_t column,
			    const char **out);
/* Where a row's field was read. The last column holds the row's spans; when `lists`, the one before
 * it names what is doubtful. */
SP_MUST_USE sp_rc load_place(const struct loading *l, const struct db_rows *rows, bool lists,
			     const char *name, struct fact *f);
/* A text column with its place. */
SP_MUST_USE sp_rc load_fact(const struct loading *l, const struct db_rows *rows, size_t column,
			    bool lists, const char *name, struct fact *f);
/* Is the word in a list parted by spaces? */
bool load_names(struct str list, const char *word);
/* Index of the name, 0 when it is none of them. */
int load_index(const char *const *list, int n, struct str name);

/* Each row of a statement that asks for the meeting's. */
SP_MUST_USE sp_rc load_rows(struct loading *l, enum council_sql which,
			    sp_rc (*take)(struct loading *l, const struct db_rows *rows),
			    struct sp_err *e);
/* The rows under the items of l->v, and who was there. */
SP_MUST_USE sp_rc load_facts(struct loading *l, struct sp_err *e);

#endif
