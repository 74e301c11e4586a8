/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What classify.c (each line by itself) and classify_marks.c (lines among others) share. */
#ifndef SP_READ_CLASSIFY_PARTS_H
#define SP_READ_CLASSIFY_PARTS_H

#include "read/classify.h"
#include "read/extract.h"

enum { HEADING_MAX = 110, SECTION_NAME_MAX = 45 };

struct classifier {
	struct arena *arena;
	const struct extraction *x;
	struct extract_context context;
	const struct lex_group *section, *section_decision, *case_number, *item_label, *item_group,
		*item_heading, *contents, *files, *sentence, *ui_word, *alone, *page_number,
		*section_number, *closed_told;
};

/* The name of a heading without what closes it. */
struct str classify_without_colon(struct str t);
/* The whole part of "12" or "3.2"; at most four digits by the lexicon. */
int32_t classify_number(struct str s);
/* A heading of a section by its name: alone on its line, or before a colon. */
bool classify_section(const struct classifier *c, struct str t, struct line_guess *g);

/* classify_marks.c: what only the lines around tell; guesses are those of the single lines. */
void classify_marks(const struct classifier *c, struct line_guess *guesses);

#endif
