/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/body_name.h"

#include "core/buf.h"
#include "council/body.h"
#include "read/municipality.h"

enum { NAME_MOST = 1000, BRIEF_MOST = 4 };

static bool is_year(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return s.n == 2 || s.n == 4;
}

/* "2014-2017", "18-21", "2018-21" */
static bool is_term(struct str t)
{
	size_t dash = str_find(t, STR("-")), n = 1;
	if (dash == SIZE_MAX) {
		dash = str_find(t, STR("–"));
		n = strlen("–");
	}
	return dash != SIZE_MAX && is_year(str_trim(str_sub(t, 0, dash))) &&
	       is_year(str_trim(str_sub(t, dash + n, t.n)));
}

struct str body_without_term(struct str name)
{
	name = str_trim(name);
	size_t open = name.n;
	while (open > 0 && name.p[open - 1] != '(')
		open--;
	if (open > 1 && name.p[name.n - 1] == ')' &&
	    is_term(str_sub(name, open, name.n - open - 1)))
		return str_trim(str_sub(name, 0, open - 1));
	size_t space = name.n;
	while (space > 0 && name.p[space - 1] != ' ')
		space--;
	if (space > 0 && is_term(str_sub(name, space, name.n)))
		return str_trim(str_sub(name, 0, space));
	space = str_find(name, STR(" "));
	if (space != SIZE_MAX && is_term(str_sub(name, 0, space)))
		return str_trim(str_sub(name, space, name.n));
	return name;
}

/* Nothing but the kind of body: what stands behind it is its name. */
static bool is_generic(struct str s)
{
	static const char *const words[] = {"udvalget", "udvalg", "rådet", "nævnet", "bestyrelsen"};
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_eq(s, str_of(words[i])))
			return true;
	return false;
}

/* A place has many of them, and its name tells which one. */
static bool is_one_of_many(struct str s)
{
	static const char *const words[] = {"skole", "lokal", "bydel", "bruger", "landsby"};
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_starts(s, str_of(words[i])))
			return true;
	return false;
}

/* The place's name at the end, behind one of the joining words. */
static struct str cut_behind(struct str s, struct str place, bool whole)
{
	static const char *const joints[] = {" i ",   ", ",  " for ", " under ",
					     " ved ", " - ", " – "};
	size_t n = whole ? sizeof(joints) / sizeof(joints[0]) : 2;
	if (!str_ends(s, place))
		return s;
	struct str left = str_sub(s, 0, s.n - place.n);
	for (size_t i = 0; i < n; i++)
		if (str_ends(left, str_of(joints[i])))
			return str_sub(left, 0, left.n - strlen(joints[i]));
	return s;
}

static struct str cut_before(struct str s, struct str place)
{
	static const char *const joints[] = {"s ", " - ", " – ", ", ", " "};
	if (!str_starts(s, place))
		return s;
	struct str left = str_sub(s, place.n, s.n);
	for (size_t i = 0; i < sizeof(joints) / sizeof(joints[0]); i++)
		if (str_starts(left, str_of(joints[i])))
			return str_sub(left, strlen(joints[i]), left.n);
	return s;
}

/* "Fjordby Byråd", "Byrådet i Fjordby Kommune" without the place. */
static struct str without_place(struct arena *a, struct str folded, const char *municipality)
{
	const char *place = str_fold(a, str_of(municipality));
	const char *kommune = place ? arena_printf(a, "%s kommune", place) : NULL;
	if (!kommune)
		return folded;
	struct str left = cut_behind(folded, str_of(kommune), true);
	left = cut_before(left, str_of(kommune));
	struct str more = cut_before(cut_behind(left, str_of(place), false), str_of(place));
	if (!is_one_of_many(more))
		left = more;
	return is_generic(left) || !left.n ? folded : left;
}

static bool ends_alike(struct str word, struct str end)
{
	return word.n >= end.n && str_ieq(str_sub(word, word.n - end.n, word.n), end);
}

/* The bare form of a word: "udvalget" → "udvalg". */
static struct str bare(struct str word)
{
	static const struct {
		const char *end;
		size_t cut;
	} forms[] = {{"udvalgets", 3},	  {"rådets", 3},	  {"nævnets", 3},
		     {"bestyrelsens", 2}, {"udvalget", 2},	  {"rådet", 2},
		     {"nævnet", 2},	  {"bestyrelsen", 1},	  {"udvalgs", 1},
		     {"bestyrelses", 1},  {"kommissionen", 2},	  {"direktionen", 2},
		     {"forsamlingen", 2}, {"repræsentationen", 2}};
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
		if (ends_alike(word, str_of(forms[i].end)))
			return str_sub(word, 0, word.n - forms[i].cut);
	return word;
}

char *body_core(struct arena *a, struct str name, int64_t municipality)
{
	BUF_AUTO out = BUF_INIT(NAME_MOST);
	const char *squeezed = str_squeeze(a, body_without_term(name));
	const char *folded = squeezed ? str_fold(a, str_of(squeezed)) : NULL;
	const char *place = municipality > 0 && municipality < INT32_MAX
				    ? municipality_name((int)municipality)
				    : NULL;
	if (!folded)
		return NULL;
	struct str left = str_of(folded), word;
	if (place)
		left = without_place(a, left, place);
	while (str_cut(&left, ' ', &word)) {
		while (word.n && strchr("-,.:", word.p[word.n - 1]))
			word.n--;
		if (!word.n)
			continue;
		if (buf_view(&out).n)
			buf_char(&out, ' ');
		buf_str(&out, str_eq(word, STR("&")) ? STR("og") : bare(word));
	}
	return buf_take(&out, a);
}

static bool is_small(struct str w)
{
	static const char *const words[] = {"og", "samt", "for",	"om",
					    "af", "i",	  "vedrørende", "&"};
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_eq(w, str_of(words[i])))
			return true;
	return false;
}

/* The kind of body that ends a compound: "ungeudvalget" has "udvalget". */
static struct str kind_in(struct str word)
{
	static const char *const kinds[] = {"udvalg", "bestyrelse", "råd", "nævn"};
	struct str w = bare(word);
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (w.n > strlen(kinds[i]) && str_ends(w, str_of(kinds[i])))
			return str_sub(w, w.n - strlen(kinds[i]), w.n);
	return (struct str){NULL, 0};
}

static void first_letter(struct buf *b, struct str word)
{
	size_t i = 0;
	(void)str_utf8_next(word, &i);
	buf_add(b, word.p, i);
}

bool body_initials_fit(struct arena *a, struct str letters, struct str name)
{
	BUF_AUTO all = BUF_INIT(NAME_MOST);
	const char *wanted = str_fold(a, letters), *folded = str_fold(a, name);
	size_t short_n = 0;
	if (!wanted || !folded)
		return false;
	struct str left = str_of(folded), word;
	size_t words = 0;
	for (size_t i = 0; i < left.n;) {
		size_t end = i;
		while (end < left.n && !strchr(" -,/", left.p[end]))
			end++;
		word = str_sub(left, i, end - i);
		i = end + 1;
		if (!word.n || is_small(word) || (!words && is_generic(word)))
			continue;
		words++;
		first_letter(&all, word);
		short_n = buf_view(&all).n;
		first_letter(&all, kind_in(word));
	}
	struct str full = buf_view(&all), said = str_of(wanted);
	/* "DIR", "BY", "ØK": the beginning of the one word */
	if (words == 1 && said.n >= 2 && str_starts(str_of(folded), said))
		return true;
	return str_eq(said, full) || (words > 1 && str_eq(said, str_sub(full, 0, short_n)));
}

/* ---- which name is shown ---- */

bool body_name_is_brief(struct str name)
{
	struct str bare = body_without_term(name);
	return body_is_abbreviation(bare) || str_utf8_len(bare) <= BRIEF_MOST;
}

static bool has_small(struct str name)
{
	for (size_t i = 0; i < name.n;) {
		uint32_t cp = str_utf8_next(name, &i);
		if (str_is_alpha(cp) && !str_is_upper(cp))
			return true;
	}
	return false;
}

static int rank(struct str name)
{
	if (body_name_is_brief(name))
		return 1;
	return has_small(name) ? 0 : 2;
}

/* Letters of definite endings: "Økonomiudvalg" and "Økonomiudvalget" are of one length without. */
static size_t endings(struct str name)
{
	size_t n = 0;
	struct str word;
	while (str_cut(&name, ' ', &word))
		n += word.n - bare(word).n;
	return n;
}

bool body_name_better(struct str name, struct str than)
{
	size_t ends = endings(name), than_ends = endings(than);
	size_t n = str_utf8_len(name) - ends, m = str_utf8_len(than) - than_ends;
	size_t bytes = name.n < than.n ? name.n : than.n;
	if (rank(name) != rank(than))
		return rank(name) < rank(than);
	if (n != m)
		return n < m;
	if (ends != than_ends)
		return ends > than_ends;
	int order = memcmp(name.p, than.p, bytes);
	return order ? order < 0 : name.n < than.n;
}

char *body_name_spoken(struct arena *a, struct str name)
{
	BUF_AUTO out = BUF_INIT(64 * 1024);
	bool first = true;
	if (has_small(name) || body_is_abbreviation(name))
		return str_squeeze(a, name);
	for (size_t i = 0; i < name.n;) {
		size_t from = i;
		uint32_t cp = str_utf8_next(name, &i);
		struct str letter = str_sub(name, from, i - from);
		bool upper = str_is_upper(cp);
		const char *folded = upper && !first ? str_fold(a, letter) : NULL;
		buf_str(&out, folded ? str_of(folded) : letter);
		first = first && !upper;
	}
	return str_squeeze(a, buf_view(&out));
}
