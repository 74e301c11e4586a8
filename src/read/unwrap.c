/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paragraphs out of printed lines. The rule is the one that text was wrapped by: a line was broken
 * because the next word did not fit; where it would have fitted, the break was meant. */
#include "read/source_parts.h"

enum {
	MARGIN_LEAST = 50,
	MARGIN_MOST = 140,
	EVIDENCE_LEAST = 3,
	YEARLY_LONGEST = 40,
	BROKEN_MOST = 8
};

static bool digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool month_follows(struct str s)
{
	static const char *const months[] = {"jan", "feb", "mar", "apr", "maj", "jun",
					     "jul", "aug", "sep", "okt", "nov", "dec"};
	for (size_t i = 0; i < sizeof(months) / sizeof(months[0]); i++)
		if (str_istarts(s, str_of(months[i])))
			return true;
	return false;
}

static size_t skip_blanks(struct str s, size_t i)
{
	while (i < s.n && (s.p[i] == ' ' || s.p[i] == '\t'))
		i++;
	return i;
}

static size_t skip_digits(struct str s, size_t i)
{
	while (i < s.n && digit(s.p[i]))
		i++;
	return i;
}

/* "1.", "1)", "1.2.", "12 :", "(1)" */
static size_t number_mark(struct str s, int *number)
{
	size_t from = s.n && s.p[0] == '(' ? 1 : 0, i = skip_digits(s, from);
	if (i == from || i - from > 3)
		return 0;
	*number = (int)text_number(s, from);
	while (i + 1 < s.n && s.p[i] == '.' && digit(s.p[i + 1]))
		i = skip_digits(s, i + 1);
	if (i >= s.n || !strchr(".):", s.p[i]))
		return 0;
	size_t end = skip_blanks(s, i + 1);
	bool glued = end == i + 1 && end < s.n;
	return glued || month_follows(str_sub(s, end, s.n)) ? 0 : end;
}

size_t list_mark(struct str s, int *number)
{
	static const char *const bullets[] = {"-", "–", "—", "•", "·", "*",
					      "o", "▪", "■", "◦", "‣", "»"};
	*number = 0;
	for (size_t i = 0; i < sizeof(bullets) / sizeof(bullets[0]); i++) {
		size_t n = strlen(bullets[i]);
		if (str_starts(s, str_of(bullets[i])) && skip_blanks(s, n) > n)
			return skip_blanks(s, n);
	}
	if (s.n > 2 && ((s.p[0] >= 'a' && s.p[0] <= 'z') || (s.p[0] >= 'A' && s.p[0] <= 'Z')) &&
	    (s.p[1] == ')' || s.p[1] == '.') && skip_blanks(s, 2) > 2)
		return skip_blanks(s, 2);
	return number_mark(s, number);
}

static uint32_t first_letter(struct str s)
{
	size_t i = 0;
	return s.n ? str_utf8_next(s, &i) : 0;
}

static bool lower_start(struct str s)
{
	uint32_t cp = first_letter(s);
	return str_is_alpha(cp) && !str_is_upper(cp);
}

static struct str last_word(struct str s)
{
	size_t i = s.n;
	while (i > 0 && s.p[i - 1] != ' ' && s.p[i - 1] != '(' && s.p[i - 1] != '/')
		i--;
	return str_sub(s, i, s.n);
}

/* A hyphen that hangs on because a second word takes the first one's end ("børne- og ungeudvalg").
 */
static bool hangs(struct str next)
{
	static const char *const words[] = {"og",   "eller", "samt", "og/eller",
					    "hhv.", "men",   "til"};
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		size_t n = strlen(words[i]);
		if (str_istarts(next, str_of(words[i])) && (next.n == n || next.p[n] == ' '))
			return true;
	}
	return false;
}

/* The hyphen is part of the word: after an abbreviation or number, or before a capital. */
static bool keeps_hyphen(struct str word, struct str next)
{
	bool lower = false, number = false;
	for (size_t i = 0; i < word.n;) {
		uint32_t cp = str_utf8_next(word, &i);
		lower |= str_is_alpha(cp) && !str_is_upper(cp);
		number |= cp < 0x80 && digit((char)cp);
	}
	return !lower || number || !lower_start(next) || str_ieq(word, STR("ikke-"));
}

void paragraph_join(struct buf *b, struct str next)
{
	struct str so_far = buf_view(b), word = last_word(so_far);
	bool soft = str_ends(so_far, STR("\xC2\xAD"));
	if (soft) {
		b->n -= 2;
	} else if (word.n > 1 && str_ends(word, STR("-")) && !hangs(next)) {
		if (!keeps_hyphen(word, next))
			b->n--;
	} else if (so_far.n) {
		buf_char(b, ' ');
	}
	buf_str(b, next);
}

static bool sentence_ends(struct str s)
{
	return s.n && strchr(".:;?!", s.p[s.n - 1]) != NULL;
}

/* Whether the line begins a new list item; a number inside a sentence ("budget / 2021. Derefter")
 * is none, unless it continues the list's count. */
static bool begins_item(const struct raw_line *prev, struct str next, int last_number)
{
	int number;
	if (!list_mark(next, &number))
		return false;
	if (!number || number == 1 || number == last_number + 1)
		return true;
	struct str word = last_word(prev->text);
	return sentence_ends(prev->text) || str_ends(prev->text, STR(",")) ||
	       str_ieq(word, STR("og")) || str_ieq(word, STR("eller")) || str_ieq(word, STR("at"));
}

static bool near(float a, float b, float by)
{
	return a - b < by && b - a < by;
}

/* The next line stands where a paragraph that began with first goes on. */
static bool aligned(const struct raw_line *first, const struct raw_line *prev,
		    const struct raw_line *next)
{
	float by = 1.5f * prev->space;
	if (prev->field)
		return near(next->x, prev->text_x, by);
	if (prev != first)
		return near(next->x, prev->x, by);
	bool hanging = near(next->x, first->text_x, by), flush = near(next->x, first->x, by);
	bool outdent = first->text_x <= first->x && next->x < first->x && next->indent <= 1 &&
		       first->x - next->x < 12 * prev->space;
	return hanging || flush || outdent;
}

/* A word was parted: "Munk-", then "holm". */
static bool was_parted(struct str prev, struct str next)
{
	struct str word = last_word(prev);
	return word.n > 2 && str_ends(word, STR("-")) && lower_start(next) && !hangs(next) &&
	       !keeps_hyphen(word, next);
}

/* The break after prev was forced: the next word would not have fitted. A number at the end and a
 * capital after it part a heading from what follows, unless the line is quite full. */
static bool was_full(const struct raw_line *prev, const struct raw_line *next)
{
	float edge = prev->x + prev->w;
	if (edge > 0.7f * prev->margin && was_parted(prev->text, next->text))
		return true;
	bool number = prev->text.n && digit(prev->text.p[prev->text.n - 1]);
	if (number && str_is_upper(first_letter(next->text)) && edge < 0.95f * prev->margin)
		return false;
	if (edge + 3 * prev->space + next->first_w > prev->margin)
		return true;
	return lower_start(next->text) && !sentence_ends(prev->text) && edge > 0.8f * prev->margin;
}

/* A heading that minutes have, alone on its line: no sentence goes on in it. */
static bool is_heading(struct str s)
{
	static const char *const names[] = {
		"Indstilling", "Beslutning",	  "Sagsfremstilling", "Resumé",	    "Resume",
		"Økonomi",     "Bilag",		  "Baggrund",	      "Vurdering",  "Lovgrundlag",
		"Høring",      "Sagsbeskrivelse", "Anbefaling",	      "Konklusion", "Referat"};
	if (s.n && s.p[s.n - 1] == ':')
		s.n--;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (str_eq(s, str_of(names[i])))
			return true;
	return false;
}

/* Lines of one kind, with nothing that parts them but perhaps a page's end. */
static bool may_go_on(const struct raw_line *first, const struct raw_line *prev,
		      const struct raw_line *next)
{
	bool over = prev->page != next->page;
	bool begun = prev != first || lower_start(next->text) || str_ends(prev->text, STR(","));
	if (next->role != prev->role || next->cell || prev->cell || is_heading(next->text))
		return false;
	/* an entry of a table of contents ends with its page number */
	if (next->role == LINE_CONTENTS &&
	    (over || digit(prev->text.p[prev->text.n - 1]) || begins_item(prev, next->text, 0)))
		return false;
	if (over)
		return begun && !sentence_ends(prev->text);
	return !next->gap;
}

static bool goes_on(const struct raw_line *first, const struct raw_line *prev,
		    const struct raw_line *next, int last_number)
{
	return may_go_on(first, prev, next) && near(prev->h, next->h, 0.06f * prev->h + 0.01f) &&
	       !begins_item(prev, next->text, last_number) && aligned(first, prev, next) &&
	       was_full(prev, next);
}

static uint32_t next_read(const raw_lines *lines, uint32_t i)
{
	do
		i++;
	while (i < lines->n && lines->at[i].role == LINE_FURNITURE);
	return i;
}

void unwrap_pages(raw_lines *lines)
{
	struct raw_line *at = lines->at;
	uint32_t first = 0;
	int last_number = 0;
	for (uint32_t i = 0; i < lines->n;) {
		uint32_t next = next_read(lines, i);
		int number;
		if (i == first && list_mark(at[i].text, &number) && number)
			last_number = number;
		if (next == lines->n)
			return;
		at[i].joins = goes_on(&at[first], &at[i], &at[next], last_number);
		if (!at[i].joins)
			first = next;
		i = next;
	}
}

static bool starts_any(struct str s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct str w = str_of(words[i]);
		if (str_istarts(s, w) &&
		    (s.n == w.n || !str_is_alpha(first_letter(str_sub(s, w.n, s.n)))))
			return true;
	}
	return false;
}

static bool is_year(struct str s)
{
	bool four = s.n >= 4 && digit(s.p[0]) && digit(s.p[1]) && digit(s.p[2]) && digit(s.p[3]);
	return four && (s.n == 4 || !digit(s.p[4])) &&
	       (str_starts(s, STR("19")) || str_starts(s, STR("20")));
}

/* Before the unit of a number, or what tells how often. */
static bool breaks_amount(struct str word, struct str next)
{
	static const char *const units[] = {"kr", "kroner", "mio", "mia", "t.kr", "tkr", "pct"};
	static const char *const yearly[] = {"årligt", "pr. år", "om året", "hvert år"};
	bool figure = word.n && digit(word.p[word.n - 1]) && digit(word.p[0]);
	if (figure)
		return starts_any(next, units, sizeof(units) / sizeof(units[0]));
	return str_ieq(word, STR("kr.")) && next.n < YEARLY_LONGEST && lower_start(next) &&
	       starts_any(next, yearly, sizeof(yearly) / sizeof(yearly[0]));
}

static bool is_small_word(struct str word)
{
	static const char *const small[] = {"i",  "på",	 "til", "af",  "for",  "den", "med",
					    "om", "fra", "og",	"ved", "samt", "pr."};
	for (size_t i = 0; i < sizeof(small) / sizeof(small[0]); i++)
		if (str_eq(word, str_of(small[i])))
			return true;
	return false;
}

/* The sentence is broken off where no sentence ends, however short the line is: in a word, before
 * the unit of a number, before a month's year, behind a small word. */
static bool breaks_off(struct str prev, struct str next)
{
	struct str word = last_word(prev);
	bool month = month_follows(word) && lower_start(word) && is_year(next);
	return month || was_parted(prev, next) || breaks_amount(word, next) ||
	       (is_small_word(word) && lower_start(next) && prev.n > word.n);
}

/* Also in lines that are not wrapped at one width; no sentence is broken so often. */
static void join_broken(raw_lines *lines)
{
	uint32_t run = 0;
	for (uint32_t i = 0; i < lines->n;) {
		uint32_t next = next_read(lines, i);
		int number;
		if (next == lines->n)
			return;
		struct raw_line *r = &lines->at[i], *q = &lines->at[next];
		bool over = r->page != q->page;
		if (r->role == LINE_TEXT && q->role == LINE_TEXT && !r->cell && !q->cell &&
		    (!q->gap || over) && !list_mark(q->text, &number))
			r->joins = r->joins || (run < BROKEN_MOST && breaks_off(r->text, q->text));
		run = r->joins ? run + 1 : 0;
		i = next;
	}
}

/* Columns of the printed lines as places on a page. */
static void measure(raw_lines *lines, float margin)
{
	for (uint32_t i = 0; i < lines->n; i++) {
		struct raw_line *r = &lines->at[i];
		int number;
		size_t mark = list_mark(r->text, &number), word = 0;
		while (word < r->text.n && r->text.p[word] != ' ')
			word++;
		r->x = r->indent;
		r->w = (float)str_utf8_len(r->text);
		r->text_x = r->x + (float)str_utf8_len(str_sub(r->text, 0, mark));
		r->first_w = (float)str_utf8_len(str_sub(r->text, 0, word));
		r->h = r->space = 1;
		r->margin = margin;
	}
}

/* The column that nearly all lines end before, 0 when that is no page's width. */
static uint32_t margin_of(const raw_lines *lines)
{
	uint32_t ends[MARGIN_MOST + 2] = {0}, over = lines->n / 100;
	for (uint32_t i = 0; i < lines->n; i++) {
		float edge = lines->at[i].x + lines->at[i].w;
		ends[edge > MARGIN_MOST ? MARGIN_MOST + 1 : (uint32_t)edge]++;
	}
	uint32_t margin = MARGIN_MOST + 1;
	for (uint32_t beyond = 0; margin > 0 && beyond + ends[margin] <= over; margin--)
		beyond += ends[margin];
	return margin < MARGIN_LEAST || margin > MARGIN_MOST ? 0 : margin;
}

/* Most lines that fill the width go on in the next with a small letter. */
static bool is_wrapped(const raw_lines *lines)
{
	uint32_t full = 0, small = 0;
	for (uint32_t i = 0; i + 1 < lines->n; i++) {
		const struct raw_line *r = &lines->at[i];
		if (r[1].gap || r->x + r->w + 1 + r[1].first_w <= r->margin)
			continue;
		full++;
		small += lower_start(r[1].text);
	}
	return small >= EVIDENCE_LEAST && small * 2 >= full;
}

void unwrap_text(raw_lines *lines)
{
	measure(lines, 0);
	uint32_t margin = margin_of(lines);
	for (uint32_t i = 0; i < lines->n; i++)
		lines->at[i].margin = (float)margin;
	if (margin && is_wrapped(lines)) {
		unwrap_pages(lines);
		join_broken(lines);
		return;
	}
	/* each line is a paragraph, but a page's end may stand inside one */
	for (uint32_t i = 0; i < lines->n;) {
		uint32_t next = next_read(lines, i);
		if (next == lines->n)
			break;
		struct raw_line *r = &lines->at[i], *s = &lines->at[next];
		r->joins = r->page != s->page && r->w > MARGIN_LEAST && !sentence_ends(r->text) &&
			   lower_start(s->text) && !begins_item(r, s->text, 0);
		i = next;
	}
	join_broken(lines);
}
