/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A passage: some lines of an extraction joined into one text (by newlines, without running heads
 * and indents), which the extractors read, with the way back from each byte to its source. */
#ifndef SP_READ_PASSAGE_H
#define SP_READ_PASSAGE_H

#include "read/doubt.h"
#include "read/extraction.h"

struct passage_piece {
	uint32_t at;  /* offset in passage.text */
	uint32_t off; /* offset in the extraction */
	uint32_t len;
	uint32_t line; /* index of the line */
};

struct passage {
	struct str text; /* NUL-terminated */
	const struct passage_piece *pieces;
	uint32_t n_pieces;
	const struct extraction *from;
};

struct spans {
	const struct span *at;
	uint32_t n;
};

/* A fact: its value and where it was read. text is NULL when the document does not say it. For
 * texts the value is what the spans show, white space squeezed; for dates, amounts and outcomes it
 * is the normalised form. */
struct fact {
	const char *text;
	struct spans spans;
	enum doubt doubt;
};

/* Lines first..last (inclusive) but for furniture. SP_ENOMEM. */
SP_MUST_USE sp_rc passage_of_lines(struct arena *a, const struct extraction *x, uint32_t first,
				   uint32_t last, struct passage *out);
/* One range of one line. */
SP_MUST_USE sp_rc passage_of_range(struct arena *a, const struct extraction *x, uint32_t line,
				   uint32_t off, uint32_t len, struct passage *out);
/* The lines of a fact that comes from the store, where no lines are kept. What does not follow from
 * its spans (a person has corrected it) gives the lines of the spans. */
SP_MUST_USE sp_rc passage_of_fact(struct arena *a, const struct extraction *x,
				  const struct fact *fact, struct passage *out);
/* Blanks instead of the newlines between the passage's lines. */
SP_MUST_USE sp_rc passage_one_line(struct arena *a, struct passage *p);
/* A sub-range of a passage as a passage. */
SP_MUST_USE sp_rc passage_sub(struct arena *a, const struct passage *p, size_t from, size_t n,
			      struct passage *out);
/* The source ranges of a range of the passage, outer white space left out; neighbouring ranges that
 * touch but for white space are one. */
SP_MUST_USE sp_rc passage_spans(struct arena *a, const struct passage *p, size_t from, size_t n,
				struct spans *out);
/* A text fact from a range of the passage. */
SP_MUST_USE sp_rc passage_fact(struct arena *a, const struct passage *p, size_t from, size_t n,
			       struct fact *out);
/* Index of the first piece that ends behind the place, n_pieces for none; pieces stand in order. */
uint32_t passage_piece_at(const struct passage *p, size_t at);
/* Offset of the passage's byte in the extraction. */
uint32_t passage_source(const struct passage *p, size_t at);

#endif
