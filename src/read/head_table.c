/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who came, as a table: a column for those present and one for those away side by side, or a name
 * and below it whether he or she came. */
#include "read/head_parts.h"
#include "read/person.h"
#include "read/scan.h"

enum {
	ROWS_MOST = 60,
	PAIRS_LEAST = 2,
	CELLS_APART = 2,
	DRIFT = 6,
	CELL_LONGEST = 120,
	SIGNED_LONGEST = 200,
	FOOT_LINES = 24
};

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

static bool is_blank(uint32_t cp)
{
	return cp == ' ' || cp == 0xA0 || cp == '\t';
}

/* The line cut at the wide space that ends nearest to the column (0: at the first); all of it is
 * the left cell when it has none there. */
static struct cells cut(const struct head *h, uint32_t index, uint32_t column)
{
	struct str t = line_at(h, index);
	uint32_t indent = h->from->lines.at[index].indent, at = indent, blanks = 0,
		 best = UINT32_MAX;
	struct cells c = {.left = t, .right = {"", 0}};
	for (size_t i = 0; i < t.n;) {
		size_t before = i;
		uint32_t cp = str_utf8_next(t, &i);
		bool blank = is_blank(cp);
		uint32_t off = !column ? 0 : at > column ? at - column : column - at;
		if (!blank && blanks >= CELLS_APART && off < best) {
			best = off;
			c = (struct cells){str_trim(str_sub(t, 0, before)),
					   str_sub(t, before, t.n - before), at};
		}
		blanks = !blank ? 0 : cp == '\t' ? CELLS_APART : blanks + 1;
		at += cp == '\t' ? 8 - at % 8 : 1;
	}
	if (best <= DRIFT || !column)
		return c;
	bool right = indent + DRIFT >= column;
	return (struct cells){.left = right ? (struct str){"", 0} : t,
			      .right = right ? t : (struct str){"", 0}};
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

/* Names and nothing else on the line, parted by wide spaces, commas or slashes: signatures. */
static bool is_signed(const struct head *h, struct str t)
{
	struct person_said said;
	struct lex_hit hit;
	size_t at = 0;
	if (t.n > SIGNED_LONGEST)
		return false;
	while (at < t.n) {
		struct str rest = str_sub(t, at, t.n);
		if (lex_start(lexicon_group(h->x->lex, "person.role"), rest, &hit) && hit.to)
			at += hit.to;
		else if (person_at(h->x, t, at, &said))
			at = said.end;
		else
			return false;
		while (at < t.n && strchr(" ,/_.|\t", t.p[at]))
			at++;
	}
	return at > 0;
}

/* A label of those who came or were away; FIELD_NONE for any other line. */
static enum field foot_label(const struct head *h, struct str t, struct str *value)
{
	struct lex_hit hit;
	if (!lex_whole(lexicon_group(h->x->lex, "head_line"), t, &hit))
		return FIELD_NONE;
	*value = str_trim(lex_part(&hit, t, 1));
	return strcmp(hit.key, "present") == 0	? FIELD_PRESENT
	       : strcmp(hit.key, "absent") == 0 ? FIELD_ABSENT
	       : strcmp(hit.key, "staff") == 0	? FIELD_STAFF
						: FIELD_NONE;
}

/* Is all that follows the foot of the minutes? */
static bool is_foot(const struct head *h, uint32_t first, const struct line_guess *guesses)
{
	uint32_t end = first;
	struct str value;
	for (; end < h->from->lines.n; end++) {
		struct str t = line_at(h, end);
		bool foot = guesses[end].class == CLASS_FURNITURE ||
			    foot_label(h, t, &value) != FIELD_NONE || is_signed(h, t);
		if (!foot || h->from->lines.at[end].role != LINE_TEXT || end > first + FOOT_LINES)
			return false;
	}
	return end > first;
}

sp_rc head_foot(struct head *h, uint32_t first, struct line_guess *guesses)
{
	enum field open = FIELD_NONE;
	if (!is_foot(h, first, guesses))
		return SP_OK;
	for (uint32_t i = first; i < h->from->lines.n; i++) {
		struct str value = line_at(h, i);
		enum field label = foot_label(h, value, &value);
		guesses[i].class = CLASS_FURNITURE;
		guesses[i].family = FAMILY_NONE;
		open = label != FIELD_NONE ? label : open;
		if (open == FIELD_PRESENT || open == FIELD_ABSENT)
			SP_TRY(take(h, open, i, value));
	}
	return SP_OK;
}
