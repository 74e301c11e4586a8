/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who came, as a table: a column for those present and one for those away side by side, or a name
 * and below it whether he or she came. */
#include "read/head_parts.h"
#include "read/person.h"
#include "read/scan.h"

enum { ROWS_MOST = 60, PAIRS_LEAST = 2, CELLS_APART = 2, DRIFT = 6, CELL_LONGEST = 120 };

struct cells {
	struct str left, right;
	uint32_t column; /* in characters, where the right one begins */
};

static struct str line_at(const struct head *h, uint32_t index)
{
	return line_str(h->from, &h->from->lines.at[index]);
}

static sp_rc take(struct head *h, enum field f, uint32_t index, struct str cell)
{
	struct passage p;
	if (!cell.n)
		return SP_OK;
	SP_TRY(passage_of_range(h->x->arena, h->from, index, (uint32_t)(cell.p - h->from->text),
				(uint32_t)cell.n, &p));
	return head_take_value(h, f, &p);
}

static bool people_label(const struct head *h, struct str t, enum field *f)
{
	struct lex_hit hit;
	if (!t.n || !lex_whole(lexicon_group(h->x->lex, "head_line"), t, &hit) ||
	    hit.group[1].to > hit.group[1].from)
		return false;
	*f = strcmp(hit.key, "present") == 0  ? FIELD_PRESENT
	     : strcmp(hit.key, "absent") == 0 ? FIELD_ABSENT
	     : strcmp(hit.key, "staff") == 0  ? FIELD_STAFF
					      : FIELD_NONE;
	return *f != FIELD_NONE;
}

/* The line cut at the wide space that ends nearest to the column (0: at the first); all of it is the
 * left cell when it has none there. */
static struct cells cut(const struct head *h, uint32_t index, uint32_t column)
{
	struct str t = line_at(h, index);
	uint32_t indent = h->from->lines.at[index].indent, at = indent, blanks = 0, best = UINT32_MAX;
	struct cells c = {.left = t, .right = {"", 0}};
	for (size_t i = 0; i < t.n;) {
		size_t before = i;
		uint32_t cp = str_utf8_next(t, &i);
		bool blank = cp == ' ' || cp == 0xA0 || cp == '\t';
		uint32_t off = at > column ? at - column : column - at;
		if (!blank && blanks >= CELLS_APART && (column ? off < best : best == UINT32_MAX)) {
			best = column ? off : 0;
			c = (struct cells){str_trim(str_sub(t, 0, before)),
					   str_sub(t, before, t.n - before), at};
		}
		blanks = blank ? blanks + 1 : 0;
		at += cp == '\t' ? 8 - at % 8 : 1;
	}
	if (best > DRIFT && column) {
		c = (struct cells){.left = t, .right = {"", 0}};
		if (indent + DRIFT >= column)
			c = (struct cells){.left = {"", 0}, .right = t};
	}
	return c;
}

/* "Til stede      Afbud", and under each its names. */
static sp_rc take_columns(struct head *h, uint32_t index, bool *is)
{
	struct cells head = cut(h, index, 0);
	enum field left, right, other;
	*is = head.right.n && people_label(h, head.left, &left) &&
	      people_label(h, head.right, &right) && left != right;
	if (!*is)
		return SP_OK;
	uint32_t i = index + 1, last = i + ROWS_MOST;
	for (; i < h->from->lines.n && i < last; i++) {
		struct str t = line_at(h, i);
		struct lex_hit hit;
		if (h->from->lines.at[i].role != LINE_TEXT || people_label(h, t, &other) ||
		    (h->from->lines.at[i].gap && i > index + 1) ||
		    lex_whole(lexicon_group(h->x->lex, "head_line"), t, &hit))
			break;
		struct cells row = cut(h, i, head.column);
		SP_TRY(take(h, left, i, row.left));
		SP_TRY(take(h, right, i, row.right));
	}
	h->taken = i;
	h->open = FIELD_NONE;
	return SP_OK;
}

/* A name and nothing else, with party or office. */
static bool is_name(const struct head *h, struct str t)
{
	struct person_said said;
	struct lex_hit hit;
	if (t.n > CELL_LONGEST || !person_at(h->x, t, 0, &said))
		return false;
	struct str rest = str_trim(str_sub(t, said.end, t.n));
	while (rest.n && (rest.p[0] == ',' || rest.p[0] == '-'))
		rest = str_trim(str_sub(rest, 1, rest.n));
	return !rest.n || lex_whole(lexicon_group(h->x->lex, "person.role"), rest, &hit);
}

static enum field status_at(const struct head *h, uint32_t index)
{
	struct lex_hit hit;
	if (index >= h->from->lines.n || h->from->lines.at[index].len > CELL_LONGEST ||
	    !lex_whole(lexicon_group(h->x->lex, "presence.status"), line_at(h, index), &hit))
		return FIELD_NONE;
	return strcmp(hit.key, "absent") == 0 ? FIELD_ABSENT : FIELD_PRESENT;
}

/* A name on one line and on the next whether that person came; two such rows at least. */
static sp_rc take_pairs(struct head *h, uint32_t index, bool *is)
{
	uint32_t end = index;
	while (end + 1 < h->from->lines.n && is_name(h, line_at(h, end)) &&
	       status_at(h, end + 1) != FIELD_NONE)
		end += 2;
	*is = end >= index + 2 * PAIRS_LEAST;
	for (uint32_t i = index; *is && i < end; i += 2)
		SP_TRY(take(h, status_at(h, i + 1), i, line_at(h, i)));
	if (*is) {
		h->taken = end;
		h->open = FIELD_NONE;
	}
	return SP_OK;
}

sp_rc head_table_take(struct head *h, uint32_t index, bool *is)
{
	SP_TRY(take_columns(h, index, is));
	return *is ? SP_OK : take_pairs(h, index, is);
}
