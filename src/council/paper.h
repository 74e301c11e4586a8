/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running text for people: blocks with a lead and an indent, wrapped where the terminal ends; where
 * there is none, lines are as long as they are. */
#ifndef SP_COUNCIL_PAPER_H
#define SP_COUNCIL_PAPER_H

#include "module/command.h"

/* Is it a terminal on which a table's columns would be too narrow to read? */
bool paper_is_narrow(const struct command_call *call);
/* An empty line. */
void paper_gap(struct command_call *call);
/* A line of its own, bold where there are styles. */
void paper_heading(struct command_call *call, struct str text);
/* Text from column `indent` on; `lead` stands before it on the first line, cut to fit. */
void paper_block(struct command_call *call, unsigned indent, struct str lead, enum call_style style,
		 struct str text);
/* As paper_block, one line, cut with "…" where the terminal ends. */
void paper_line(struct command_call *call, unsigned indent, struct str lead, enum call_style style,
		struct str text);

/* A title; NULL: what stands for it, "(closed item)" or "(no title)". */
const char *paper_title(const struct command_call *call, const char *title, bool closed);
/* "minutes.txt, page 2, line 3"; page 0: the format has none, line 0: not known. */
void paper_put_place(const struct command_call *call, const char *document, unsigned page,
		     unsigned line, struct buf *out);
/* "maj 2021 – juli 2022", or the one month. */
void paper_put_months(const struct command_call *call, struct civil first, struct civil last,
		      struct buf *out);
/* What a document says, between the quotation marks of the language. */
void paper_put_quoted(const struct command_call *call, const char *words, struct buf *out);

#endif
