/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines that are told by the lines around them: running heads, numbered sections, the document's
 * head, grids, the value under a label. */
#include "read/classify_parts.h"
#include "read/dates.h"
#include "read/scan.h"

enum {
	SECTION_RUN_MAX = 24,
	HEAD_LINES = 12,
	DECIDED_WITHIN = 200, /* lines */
	GRID_CELL = 6,	      /* bytes of an abbreviation */
	GRID_LEAST = 5,
	LEAD_LONGEST = 600
};

/* "Beslutning i Havneudvalget den 4. maj 2020" above the last line of two pages. */
static bool leads_decision(const struct classifier *c, const struct line_guess *g, struct str t)
{
	struct lex_hit hit;
	return g->class == CLASS_DECISION &&
	       lex_start(lexicon_group(c->context.lex, "decision.lead"), t, &hit) &&
	       strcmp(hit.key, "minutes") != 0;
}

/* Do two lines at the same place of two pages say the same? Case numbers that differ, who was away
 * and what opens a decision are an item's own. */
static bool runs(const struct classifier *c, const struct line_guess *guesses, uint32_t p,
		 uint32_t q)
{
	struct str head = line_str(c->x, &c->x->lines.at[p]);
	struct str foot = line_str(c->x, &c->x->lines.at[q]);
	struct lex_hit hit;
	return scan_same_but_digits(head, foot) &&
	       (guesses[q].class != CLASS_CASE || str_eq(head, foot)) &&
	       !leads_decision(c, &guesses[q], foot) &&
	       !lex_start(lexicon_group(c->context.lex, "absence.label"), foot, &hit);
}

/* Lines around the page numbers that come again on each page are running heads and feet. */
static void mark_running(const struct classifier *c, struct line_guess *guesses)
{
	struct lex_hit hit;
	uint32_t last = UINT32_MAX;
	for (uint32_t i = 0; i < c->x->lines.n; i++) {
		struct str t = line_str(c->x, &c->x->lines.at[i]);
		if (c->x->lines.at[i].role != LINE_TEXT || t.n > HEADING_MAX ||
		    !lex_whole(c->page_number, t, &hit) || strcmp(hit.key, "side") != 0)
			continue;
		if (last != UINT32_MAX) {
			bool again = scan_same_but_digits(t, line_str(c->x, &c->x->lines.at[last]));
			for (int step = -2; again && step <= 2; step++) {
				int64_t p = (int64_t)last + step, q = (int64_t)i + step;
				if (p < 0 || q >= c->x->lines.n ||
				    c->x->lines.at[q].len > HEADING_MAX)
					continue;
				if (!runs(c, guesses, (uint32_t)p, (uint32_t)q))
					continue;
				guesses[p].class = guesses[q].class = CLASS_FURNITURE;
				guesses[p].family = guesses[q].family = FAMILY_NONE;
			}
		}
		last = i;
	}
}

/* "3. Baggrund": the number of a numbered section heading, 0 when the line is none. *known: its
 * name is a section's. */
static int32_t section_number(const struct classifier *c, const struct line_guess *g, uint32_t i,
			      bool *known, struct line_guess *as)
{
	struct str t = line_str(c->x, &c->x->lines.at[i]);
	struct lex_hit hit;
	*known = false;
	if (c->x->lines.at[i].role != LINE_TEXT || t.n > HEADING_MAX || g->prose || g->bulleted ||
	    !lex_start(c->section_number, t, &hit))
		return 0;
	*as = (struct line_guess){.number = -1};
	*known = classify_section(c, str_sub(t, hit.to, t.n), as);
	char last = t.p[t.n - 1];
	bool heading = *known || (t.n - hit.to <= SECTION_NAME_MAX && last != '.' && last != ',' &&
				  last != ';' && last != ':' && c->x->lines.at[i].gap);
	return heading ? classify_number(lex_part(&hit, t, 1)) : 0;
}

/* Some municipalities number an item's sections: a rising run of short headings from 1, of which at
 * least three bear a section's name, are sections and no items. */
static void mark_numbered_sections(const struct classifier *c, struct line_guess *guesses)
{
	for (uint32_t i = 0; i < c->x->lines.n; i++) {
		uint32_t run[SECTION_RUN_MAX], n = 0, names = 0, different = 0;
		struct line_guess as;
		bool known;
		if (section_number(c, &guesses[i], i, &known, &as) != 1)
			continue;
		for (uint32_t k = i; k < c->x->lines.n && n < SECTION_RUN_MAX; k++) {
			int32_t number = section_number(c, &guesses[k], k, &known, &as);
			if (number == 1 && n)
				break;
			if (number != (int32_t)n + 1)
				continue;
			run[n++] = k;
			names += known;
			different += known && as.section != SECTION_OTHER;
		}
		if (names < 3 || different < 2)
			continue;
		for (uint32_t k = 0; k < n; k++) {
			(void)section_number(c, &guesses[run[k]], run[k], &known, &as);
			guesses[run[k]].family = FAMILY_NONE;
			guesses[run[k]].class = known ? as.class : CLASS_SECTION;
			guesses[run[k]].section = known ? as.section : SECTION_OTHER;
		}
	}
}

/* A field of the head or a day stands in one of the three lines below. */
static bool head_below(const struct classifier *c, uint32_t i)
{
	const struct lex_group *field = lexicon_group(c->context.lex, "head_line");
	for (uint32_t k = i + 1; k < c->x->lines.n && k <= i + 3; k++) {
		struct str below = line_str(c->x, &c->x->lines.at[k]);
		struct lex_hit hit;
		struct date_hit day;
		if (lex_whole(field, below, &hit) ||
		    (below.n < HEADING_MAX && dates_first_day(c->context.lex, below, &day)))
			return true;
	}
	return false;
}

/* A line of the head that looks like a heading: "Indhold" below the day, or what could be a
 * decision's. */
static bool is_head_line(const struct classifier *c, const struct line_guess *guesses, uint32_t i,
			 bool here, bool dated)
{
	const struct line_guess *g = &guesses[i], *next = i + 1 < c->x->lines.n ? g + 1 : g;
	struct str t = line_str(c->x, &c->x->lines.at[i]);
	struct lex_hit hit;
	if (g->class == CLASS_SECTION)
		return dated &&
		       lex_whole(lexicon_group(c->context.lex, "contents_heading"), t, &hit);
	if (g->class != CLASS_DECISION || g->inline_heading)
		return false;
	if (lex_start(lexicon_group(c->context.lex, "head_decisions"), t, &hit))
		return here || dated;
	if (str_istarts(t, STR("beslutning")))
		return false;
	return here || head_below(c, i) || (dated && next->class != CLASS_TEXT);
}

/* "Referat" or "Byrådet 4. maj 2020" in the head is no decision's heading: no item began above, and
 * a day stands there or near, with a field below or no text that would be decided. */
static void mark_head(const struct classifier *c, struct line_guess *guesses)
{
	bool dated = false;
	struct date_hit day;
	/* what a page prints around the minutes does not count */
	for (uint32_t i = 0, n = 0; i < c->x->lines.n && n < HEAD_LINES; i++) {
		struct line_guess *g = &guesses[i];
		n += g->class != CLASS_FURNITURE;
		struct str t = line_str(c->x, &c->x->lines.at[i]);
		bool here = dates_first_day(c->context.lex, t, &day);
		bool open = g->class == CLASS_TEXT || g->class == CLASS_FURNITURE ||
			    g->class == CLASS_FILES || (g->class == CLASS_GROUP && !n);
		if ((g->family != FAMILY_NONE && !here) ||
		    (!open && !is_head_line(c, guesses, i, here, dated)))
			return;
		if (!open)
			g->class = CLASS_TEXT;
		dated |= here;
	}
}

/* "Punkttype" and below it "Beslutning.": the value is no decision's heading. */
static void mark_kind_value(const struct classifier *c, struct line_guess *guesses)
{
	const struct lex_group *words = lexicon_group(c->context.lex, "kind_word");
	struct lex_hit hit;
	for (uint32_t i = 0; i + 1 < c->x->lines.n; i++) {
		struct str label = line_str(c->x, &c->x->lines.at[i]);
		struct str value = classify_without_colon(line_str(c->x, &c->x->lines.at[i + 1]));
		if (guesses[i].class != CLASS_LABEL || value.n > SECTION_NAME_MAX ||
		    !lex_whole(c->item_label, label, &hit) || strcmp(hit.key, "kind_label") != 0 ||
		    !lex_find(words, value, 0, &hit))
			continue;
		guesses[i + 1] = (struct line_guess){.number = -1, .class = CLASS_LABEL};
		guesses[i + 1].label = strcmp(hit.key, "decide") == 0	? LABEL_DECIDE
				       : strcmp(hit.key, "inform") == 0 ? LABEL_INFORM
									: LABEL_DISCUSS;
	}
}

/* "JOURNALNUMMER" and below it the number. */
static void mark_case_value(const struct classifier *c, struct line_guess *guesses)
{
	const struct lex_group *values = lexicon_group(c->context.lex, "case_value");
	struct lex_hit hit;
	for (uint32_t i = 0; i + 1 < c->x->lines.n; i++) {
		struct str value = line_str(c->x, &c->x->lines.at[i + 1]);
		if (guesses[i].class != CLASS_CASE || guesses[i].case_len ||
		    value.n > SECTION_NAME_MAX || !lex_whole(values, value, &hit))
			continue;
		guesses[i + 1] = (struct line_guess){.number = -1, .class = CLASS_CASE};
		guesses[i + 1].case_off = (uint32_t)(value.p - c->x->text);
		guesses[i + 1].case_len = (uint32_t)value.n;
	}
}

/* "TMU": a body's abbreviation and nothing else; "x" marks it. */
static bool is_grid_cell(struct str t, bool *mark)
{
	size_t at = 0;
	*mark = str_ieq(t, STR("x"));
	while (at < t.n && t.n <= GRID_CELL)
		if (!str_is_upper(str_utf8_next(t, &at)))
			return *mark;
	return *mark || (t.n > 1 && t.n <= GRID_CELL);
}

/* A table of all bodies' abbreviations, one cell on each line and the marks lost or adrift, tells
 * nothing that can be read. */
static void mark_grid(const struct classifier *c, struct line_guess *guesses)
{
	bool mark;
	for (uint32_t i = 0; i < c->x->lines.n; i++) {
		uint32_t last = i, names = 0;
		while (last < c->x->lines.n && c->x->lines.at[last].role == LINE_TEXT &&
		       is_grid_cell(line_str(c->x, &c->x->lines.at[last]), &mark)) {
			names += !mark;
			last++;
		}
		for (uint32_t k = i; names >= GRID_LEAST && k < last; k++)
			guesses[k] = (struct line_guess){.number = -1, .class = CLASS_FURNITURE};
		i = last > i ? last - 1 : i;
	}
}

/* A number between the lines of a running head belongs to it. */
static void mark_within_running(const struct classifier *c, struct line_guess *guesses)
{
	for (uint32_t i = 1; i + 1 < c->x->lines.n; i++)
		if (guesses[i].class == CLASS_CASE && guesses[i - 1].class == CLASS_FURNITURE &&
		    guesses[i + 1].class == CLASS_FURNITURE &&
		    c->x->lines.at[i - 1].role == LINE_FURNITURE &&
		    c->x->lines.at[i + 1].role == LINE_FURNITURE)
			guesses[i].class = CLASS_FURNITURE;
}

/* The number of the item whose decision the line tells, as "Ad 4 Drøftet." under "4. Ny mole", the
 * last number above, without a recommendation between. -1 when it tells none. */
static int32_t decided_item(const struct classifier *c, const struct line_guess *guesses,
			    uint32_t i, struct lex_hit *hit)
{
	struct str t = line_str(c->x, &c->x->lines.at[i]);
	if (guesses[i].class != CLASS_TEXT || guesses[i].bulleted ||
	    !lex_start(lexicon_group(c->context.lex, "decision.of_item"), t, hit))
		return -1;
	int32_t number = classify_number(lex_part(hit, t, 1));
	for (uint32_t k = i; k-- > 0 && i - k < DECIDED_WITHIN;) {
		const struct line_guess *g = &guesses[k];
		if (g->class == CLASS_SECTION && g->section == SECTION_RECOMMENDATION)
			return -1;
		if (g->family != FAMILY_NONE && g->number >= 0)
			return g->number == number ? number : -1;
	}
	return -1;
}

/* Minutes without any heading of a decision may tell each by its item's number; at least two do. */
static void mark_decided(const struct classifier *c, struct line_guess *guesses)
{
	int32_t first = -1, number;
	bool many = false;
	struct lex_hit hit;
	for (uint32_t i = 0; i < c->x->lines.n; i++)
		if (guesses[i].class == CLASS_DECISION)
			return;
	for (uint32_t i = 0; i < c->x->lines.n && !many; i++) {
		number = decided_item(c, guesses, i, &hit);
		many = first >= 0 && number >= 0 && number != first;
		first = number >= 0 ? number : first;
	}
	for (uint32_t i = c->x->lines.n; many && i-- > 0;) {
		struct str t = line_str(c->x, &c->x->lines.at[i]);
		if (decided_item(c, guesses, i, &hit) < 0)
			continue;
		guesses[i].class = CLASS_DECISION;
		guesses[i].family = FAMILY_NONE;
		guesses[i].number = -1;
		guesses[i].inline_heading = true;
		guesses[i].rest_off = (uint32_t)(t.p + hit.to - c->x->text);
		guesses[i].rest_len = (uint32_t)(t.n - hit.to);
	}
}

/* "Orientering", "Drøftelse" or "Beslutning" alone on a line. */
static uint8_t kind_alone(const struct classifier *c, const struct line_guess *guesses, uint32_t i)
{
	struct str t = line_str(c->x, &c->x->lines.at[i]);
	struct lex_hit hit;
	if (c->x->lines.at[i].role != LINE_TEXT || t.n > SECTION_NAME_MAX || guesses[i].bulleted ||
	    !lex_whole(lexicon_group(c->context.lex, "kind_column"), t, &hit))
		return LABEL_NONE;
	return strcmp(hit.key, "decide") == 0	? LABEL_DECIDE
	       : strcmp(hit.key, "inform") == 0 ? LABEL_INFORM
						: LABEL_DISCUSS;
}

/* Minutes in a table tell of each item what it was for and then what came of it: no word but these
 * heads a section, and they differ. */
static void mark_kind_column(const struct classifier *c, struct line_guess *guesses)
{
	uint32_t said[LABEL_DISCUSS + 1] = {0}, any = 0;
	for (uint32_t i = 0; i < c->x->lines.n; i++) {
		uint8_t kind = kind_alone(c, guesses, i);
		said[kind]++;
		any += kind != LABEL_NONE;
		bool section =
			guesses[i].class == CLASS_SECTION && guesses[i].section != SECTION_OTHER;
		if (any && !kind && (guesses[i].class == CLASS_DECISION || section))
			return;
	}
	if (said[LABEL_INFORM] + said[LABEL_DISCUSS] < 2)
		return;
	for (uint32_t i = 0; i < c->x->lines.n; i++) {
		uint8_t kind = kind_alone(c, guesses, i);
		if (kind)
			guesses[i] = (struct line_guess){
				.number = -1, .class = CLASS_DECISION, .label = kind};
	}
}

/* "Administrationen anbefaler, at klagen afvises" opens a recommendation only where what was
 * decided, or its points, follow. */
static void mark_weak_leads(const struct classifier *c, struct line_guess *guesses)
{
	const struct lex_group *weak = lexicon_group(c->context.lex, "recommend_weak");
	const struct lex_group *points = lexicon_group(c->context.lex, "recommend_point");
	struct lex_hit hit;
	for (uint32_t i = 0; i + 1 < c->x->lines.n; i++) {
		struct str t = line_str(c->x, &c->x->lines.at[i]);
		uint32_t below = i + 1;
		while (below + 1 < c->x->lines.n && guesses[below].class == CLASS_FURNITURE)
			below++;
		struct str next = line_str(c->x, &c->x->lines.at[below]);
		if (guesses[i].class != CLASS_TEXT || guesses[i].lead || guesses[i].bulleted ||
		    t.n > LEAD_LONGEST || !lex_whole(weak, t, &hit))
			continue;
		bool open = strcmp(hit.key, "open") == 0;
		guesses[i].lead = open ? lex_start(points, next, &hit)
				       : guesses[below].class == CLASS_DECISION;
	}
}

void classify_marks(const struct classifier *c, struct line_guess *guesses)
{
	mark_running(c, guesses);
	mark_within_running(c, guesses);
	mark_head(c, guesses);
	mark_kind_value(c, guesses);
	mark_case_value(c, guesses);
	mark_grid(c, guesses);
	mark_kind_column(c, guesses);
	mark_decided(c, guesses);
	mark_weak_leads(c, guesses);
	mark_numbered_sections(c, guesses);
}
