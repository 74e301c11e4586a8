/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages told by "Side 2 af 4" at the end of a head or foot, in text copied without form feeds. */
#include "read/source_parts.h"

enum { PAGES_DIGITS = 4 };

static bool digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_number(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!digit(s.p[i]))
			return false;
	return s.n > 0 && s.n <= PAGES_DIGITS;
}

/* "2 af 4", "2/4" and nothing else. */
static bool is_counted(struct str s, int *number, int *of)
{
	static const char *const words[] = {"ud af", "af", "of", "/"};
	size_t i = 0;
	*number = (int)text_number(s, 0);
	while (i < s.n && digit(s.p[i]))
		i++;
	struct str rest = str_trim(str_sub(s, i, s.n));
	for (size_t k = 0; i && k < sizeof(words) / sizeof(words[0]); k++)
		if (str_istarts(rest, str_of(words[k]))) {
			rest = str_trim(str_sub(rest, strlen(words[k]), rest.n));
			*of = (int)text_number(rest, 0);
			return is_number(rest) && *number > 0 && *number <= *of;
		}
	return false;
}

/* A line that ends in a page's number and the number of pages: *before is how much of it stands
 * before, apart. */
static bool ends_page(struct str s, size_t *before, int *number, int *of)
{
	for (size_t at = s.n; at-- > 0;) {
		if (!str_istarts(str_sub(s, at, s.n), STR("side ")) ||
		    !is_counted(str_trim(str_sub(s, at + 5, s.n)), number, of))
			continue;
		bool apart = at < 2 || (s.p[at - 1] == ' ' && strchr(" |-", s.p[at - 2])) ||
			     s.p[at - 1] == '\t';
		*before = str_trim(str_sub(s, 0, at)).n;
		return apart;
	}
	return false;
}

/* Such lines part the pages. The first line of the document stays where it holds more: the body and
 * the day may be told nowhere else. */
void furniture_counted_pages(raw_lines *lines)
{
	uint16_t page = 1;
	int number, of, last = 0, all = 0;
	size_t before;
	for (uint32_t i = 0; i < lines->n; i++) {
		struct raw_line *r = &lines->at[i];
		r->page = page;
		if (!ends_page(r->text, &before, &number, &of) || number < last ||
		    (all && of != all))
			continue;
		if (i || !before)
			r->role = LINE_FURNITURE;
		page = (uint16_t)(page + (i && page < UINT16_MAX));
		last = number;
		all = of;
	}
	for (uint32_t i = 0; page == 1 && i < lines->n; i++)
		lines->at[i].page = 0;
}
