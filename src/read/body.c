/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lexicon finds the word that tells the kind of body ("…udvalget"); the words that belong to it
 * on its left ("Erhvervs-, Beskæftigelses- og …") and its right ("… for styrkelse af samvær") are
 * found by how Danish joins them. */
#include "read/body.h"

#include "read/scan.h"

enum { BODY_MAX_NAME = 200 };

struct finder {
	const struct extract_context *x;
	const struct lex_group *head, *before, *stop, *owned, *not_abbreviation;
	struct str text;
	size_t floor; /* end of the last hit: nothing on the left of it may be taken */
};

/* How two parts of a name are joined, read backwards from the right part's start. */
enum joint { JOINT_NONE, JOINT_SPACE, JOINT_COMMA, JOINT_AND };

static bool word_is(struct str w, const char *a)
{
	return str_ieq(w, str_of(a));
}

/* What stands before the part at `at`; *end becomes the end of the word on its left. */
static enum joint joint_before(const struct finder *f, size_t at, size_t *end)
{
	size_t b = scan_blanks_back(f->text, at), from;
	uint32_t cp = scan_before(f->text, b, &from);
	if (cp == '/' || cp == '&' || cp == '+') {
		*end = scan_blanks_back(f->text, from);
		return JOINT_AND;
	}
	if (b == at)
		return JOINT_NONE;
	if (cp == ',') {
		*end = from;
		return JOINT_COMMA;
	}
	size_t w = scan_word_start(f->text, b);
	struct str word = str_sub(f->text, w, b - w);
	if (word_is(word, "og") || word_is(word, "samt")) {
		size_t e = scan_blanks_back(f->text, w);
		if (scan_before(f->text, e, &from) == ',')
			e = from;
		*end = e;
		return e < w ? JOINT_AND : JOINT_NONE;
	}
	*end = b;
	return JOINT_SPACE;
}

static bool is_hyphened(struct str w)
{
	return w.n > 2 && w.p[w.n - 1] == '-';
}

/* "Omsorg" in "Omsorg og Livskraftudvalget": one capitalised word in its bare form. A definite form
 * ("Forvaltningen") or a body of its own is another party of a list. */
static bool is_plain_part(struct str w)
{
	static const char *const endings[] = {"en", "et", "erne", "ene", "udvalg", "råd"};
	if (!scan_is_capitalised(w) || scan_is_capitals(w) || w.n < 3)
		return false;
	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++)
		if (w.n > 5 && str_ends(w, str_of(endings[i])))
			return false;
	return true;
}

/* Does a capitalised word stand close before the place (a person's or a place's name)? */
static bool after_name(const struct finder *f, size_t at)
{
	size_t b = scan_blanks_back(f->text, at);
	if (b == at || b <= f->floor)
		return false;
	size_t w = scan_word_start(f->text, b);
	struct str word = str_sub(f->text, w, b - w);
	struct lex_hit hit;
	return word.n && scan_is_capitalised(word) && !lex_whole(f->before, word, &hit);
}

/* The start of the name whose head word begins at `head`. */
static size_t left_of(const struct finder *f, size_t head)
{
	size_t sure = head, at = head;
	bool plain = false, first = true;
	for (;;) {
		size_t end = at;
		enum joint j = joint_before(f, at, &end);
		if (j == JOINT_NONE)
			break;
		size_t w = scan_word_start(f->text, end);
		struct str word = str_sub(f->text, w, end - w);
		if (!word.n || w < f->floor || head - w > BODY_MAX_NAME)
			break;
		if (is_hyphened(word)) {
			at = w;
			if (!plain)
				sure = at;
		} else if (is_plain_part(word) && j != JOINT_SPACE && (!first || j == JOINT_AND)) {
			at = w;
			plain = true;
		} else {
			break;
		}
		first = false;
	}
	return plain && !after_name(f, at) ? at : sure;
}

/* "Fjordby Byråd", "Høje Fjordby Kommunalbestyrelse": the place's name belongs to it. */
static size_t place_of(const struct finder *f, size_t head)
{
	size_t at = head;
	for (int i = 0; i < 4; i++) {
		size_t b = scan_blanks_back(f->text, at);
		size_t w = scan_word_start(f->text, b);
		struct str word = str_sub(f->text, w, b - w);
		struct lex_hit hit;
		if (b == at || !word.n || w < f->floor || !scan_is_capitalised(word) ||
		    lex_whole(f->before, word, &hit))
			break;
		at = w;
	}
	return at;
}

static bool is_linking(struct str w)
{
	return word_is(w, "og") || word_is(w, "samt") || word_is(w, "af") || word_is(w, "for") ||
	       word_is(w, "om") || word_is(w, "i");
}

/* Does another body of a list begin with the word at the place? */
static bool head_at(const struct finder *f, size_t at)
{
	struct lex_hit hit;
	return lex_start(f->head, scan_ahead(f->text, at), &hit) &&
	       !str_starts(str_of(hit.key), STR("not"));
}

/* "udvikling" in "for Plan, udvikling og kultur": a word in its bare form; a definite one
 * ("forvaltningen") begins what stands beside the body. */
static bool is_bare_word(const struct finder *f, struct str w)
{
	struct lex_hit hit;
	return str_utf8_len(w) >= 3 && !is_linking(w) && !lex_whole(f->stop, w, &hit) &&
	       !lex_whole(f->before, w, &hit) &&
	       (w.n < 6 ||
		(!str_ends(w, STR("en")) && !str_ends(w, STR("et")) && !str_ends(w, STR("erne"))));
}

/* The end of ", udvikling og kultur" whose comma stands at the place: bare words up to one behind
 * "og"; 0 when it is no such list. */
static size_t field_of_list(const struct finder *f, size_t at)
{
	enum { LIST_WORDS = 4 };
	for (int i = 0; i < LIST_WORDS; i++) {
		if (at >= f->text.n || f->text.p[at] != ',')
			return 0;
		size_t w = scan_blanks(f->text, at + 1), e = scan_word_end(f->text, w);
		if (head_at(f, w) || !is_bare_word(f, str_sub(f->text, w, e - w)))
			return 0;
		at = scan_blanks(f->text, e);
		size_t and = scan_word_end(f->text, at);
		struct str joint = str_sub(f->text, at, and-at);
		bool last = word_is(joint, "og") || word_is(joint, "samt");
		if (!last && scan_at(f->text, at) == '&') {
			and = at + 1;
			last = true;
		}
		if (!last)
			continue;
		w = scan_blanks(f->text, and);
		e = scan_word_end(f->text, w);
		return !head_at(f, w) && is_bare_word(f, str_sub(f->text, w, e - w)) ? e : 0;
	}
	return 0;
}

/* Past the mark that joins two words of a field. */
static size_t skip_joint(const struct finder *f, size_t at)
{
	size_t i = scan_blanks(f->text, at);
	if (i < f->text.n && (f->text.p[i] == ',' || f->text.p[i] == '&'))
		i = scan_blanks(f->text, i + 1);
	return i;
}

/* "I/S" of a company whose first letter is the word at the place. */
static size_t company_end(const struct finder *f, size_t word, size_t end)
{
	bool short_form = end - word == 1 && strchr("IAK", f->text.p[word]);
	return short_form && str_starts(str_sub(f->text, end, f->text.n), STR("/S")) ? end + 2
										     : end;
}

/* "Ældre- og" before "Handicaprådet": only words that the hyphen leaves open belong to a council;
 * "Ane Bo og Ældrerådet" are two. */
static size_t left_of_council(const struct finder *f, size_t head)
{
	size_t at = left_of(f, head), e = scan_word_end(f->text, at);
	return is_hyphened(str_sub(f->text, at, e - at)) ? at : head;
}

/* The end of a field of capitalised words: "for Teknik, Miljø og Klima". */
static size_t field_of_names(const struct finder *f, size_t at)
{
	size_t end = at, i = at;
	for (;;) {
		size_t list = i == end ? field_of_list(f, scan_blanks(f->text, i)) : 0;
		if (list) {
			end = i = list;
			continue;
		}
		i = skip_joint(f, i);
		size_t e = scan_word_end(f->text, i);
		struct str word = str_sub(f->text, i, e - i);
		bool capitalised = scan_is_capitalised(word);
		if (!word.n || e - at > BODY_MAX_NAME || (capitalised && head_at(f, i)))
			return end;
		if (capitalised && !is_hyphened(word))
			end = e = company_end(f, i, e);
		else if (!is_hyphened(word) && !is_linking(word))
			return end;
		i = e;
	}
}

/* "nære sundhedstilbuds beslutning": the genitive's s is no part of the field. */
static size_t without_genitive(const struct finder *f, size_t end, size_t next)
{
	struct lex_hit hit;
	if (end && f->text.p[end - 1] == 's' && next > end &&
	    lex_start(f->owned, scan_ahead(f->text, next), &hit) && !hit.from)
		return end - 1;
	return end;
}

/* The end of a field of small words, "for nære sundhedstilbud": up to a verb, a mark or a digit; a
 * comma only inside a list. */
static size_t field_of_words(const struct finder *f, size_t at)
{
	size_t end = at, i = scan_blanks(f->text, at);
	struct lex_hit hit;
	while (i < f->text.n) {
		size_t list = end > at ? field_of_list(f, i) : 0;
		size_t e = list ? list : scan_word_end(f->text, i);
		struct str word = str_sub(f->text, i, e - i);
		struct str ahead = scan_ahead(f->text, i);
		if (!word.n || (word.p[0] >= '0' && word.p[0] <= '9') || e - at > BODY_MAX_NAME ||
		    (!list && lex_whole(f->stop, word, &hit)) ||
		    (lex_start(f->owned, ahead, &hit) && !hit.from))
			break;
		if (list || !is_linking(word))
			end = e;
		i = scan_blanks(f->text, e);
	}
	return without_genitive(f, end, scan_blanks(f->text, end));
}

/* The end of a § 17-committee's field in running text: up to a verb, a mark or a digit. */
static size_t field_of_law(const struct finder *f, size_t at)
{
	size_t i = scan_blanks(f->text, at), end = at;
	struct lex_hit hit;
	struct str first = str_sub(f->text, i, scan_word_end(f->text, i) - i);
	if (!word_is(first, "om") && !word_is(first, "for") && !word_is(first, "vedr") &&
	    !word_is(first, "vedrørende") && !scan_is_capitalised(first))
		return at;
	while (i < f->text.n) {
		size_t e = scan_word_end(f->text, i);
		struct str word = str_sub(f->text, i, e - i);
		if (!word.n || (word.p[0] >= '0' && word.p[0] <= '9') || e - at > BODY_MAX_NAME ||
		    lex_whole(f->stop, word, &hit))
			break;
		end = e;
		i = scan_blanks(f->text, e);
		if (i + 1 < f->text.n && f->text.p[i] == ',' && is_hyphened(word))
			i = scan_blanks(f->text, i + 1);
	}
	return end;
}

/* Behind what joins a board and its house: "i", or a dash, or nothing. */
static size_t house_at(const struct finder *f, size_t at, bool beside)
{
	const size_t i = scan_blanks(f->text, at);
	size_t mark = i;
	if (!beside)
		return scan_word_end(f->text, i);
	const uint32_t c = mark < f->text.n ? str_utf8_next(f->text, &mark) : 0;
	return c == '-' || c == 0x2013 ? mark : i;
}

/* "i Børnehuset Solsikken" of a board, or beside it "Engskolen": the house is what tells it from
 * others; the municipality is not. */
static size_t house_of(const struct finder *f, size_t at, bool beside)
{
	enum { WORDS = 4 };
	size_t i = house_at(f, at, beside), end = at;
	struct str word = {NULL, 0};
	for (int n = 0; n < WORDS; n++) {
		i = scan_blanks(f->text, i);
		size_t e = scan_word_end(f->text, i);
		struct str next = str_sub(f->text, i, e - i);
		if (!scan_is_capitalised(next) || head_at(f, i))
			break;
		word = next;
		end = i = e;
	}
	return word_is(word, "kommune") ? at : end;
}

static bool starts(const char *key, const char *prefix)
{
	return str_starts(str_of(key), str_of(prefix));
}

/* The whole name around a head found by the lexicon. */
static void extend(const struct finder *f, const struct lex_hit *hit, size_t *from, size_t *to)
{
	*from = hit->from;
	*to = hit->to;
	if (starts(hit->key, "committee"))
		*from = left_of(f, hit->from);
	else if (starts(hit->key, "council"))
		*from = left_of_council(f, hit->from);
	else if (starts(hit->key, "place"))
		*from = place_of(f, hit->from);
	else if (starts(hit->key, "board"))
		*to = house_of(f, hit->to, starts(hit->key, "board_beside"));
	else if (starts(hit->key, "law"))
		*to = field_of_law(f, hit->to);
	else if (starts(hit->key, "open_low"))
		*to = field_of_words(f, hit->to);
	else if (starts(hit->key, "open") || starts(hit->key, "opgave"))
		*to = field_of_names(f, hit->to);
}

static bool capitals_beside(struct str t, size_t from, size_t to)
{
	size_t b = scan_blanks_back(t, from), w = scan_word_start(t, b);
	size_t a = scan_blanks(t, to), e = scan_word_end(t, a);
	return (b < from && b > w && scan_is_capitals(str_sub(t, w, b - w))) ||
	       (a > to && e > a && scan_is_capitals(str_sub(t, a, e - a)));
}

/* An abbreviation that begins at the word at `at`: its end, or 0. */
static size_t abbreviation_at(const struct finder *f, size_t at)
{
	size_t e = scan_word_end(f->text, at), from;
	while (e > at && (f->text.p[e - 1] == '-' || f->text.p[e - 1] == '\''))
		e--;
	struct str word = str_sub(f->text, at, e - at);
	struct lex_hit hit;
	if (e < f->text.n && f->text.p[e] == '.' && scan_at(f->text, e + 1) > ' ')
		return 0;
	if (!scan_is_capitals(word) || str_utf8_len(word) > 5 ||
	    lex_whole(f->not_abbreviation, word, &hit) || capitals_beside(f->text, at, e))
		return 0;
	uint32_t before = scan_before(f->text, at, &from);
	return before == '.' || before == '-' || before == '_' ? 0 : e;
}

static sp_rc add(const struct finder *f, struct body_hits *out, size_t from, size_t to, bool abbr)
{
	struct body_hit *hit = sp_push(f->x->arena, &out->list);
	SP_NEED(hit);
	*hit = (struct body_hit){(uint32_t)from, (uint32_t)(to - from), abbr};
	return SP_OK;
}

/* Abbreviations and the meeting's own names between two places. */
static sp_rc between(struct finder *f, size_t from, size_t to, struct body_hits *out)
{
	size_t i = from;
	while (i < to) {
		size_t e = scan_word_end(f->text, i), n = 0;
		if (e == i) {
			(void)str_utf8_next(f->text, &i);
			continue;
		}
		if ((n = body_own_at(f->x, f->text, i)) && i + n <= to)
			SP_TRY(add(f, out, i, i + n, scan_is_capitals(str_sub(f->text, i, n))));
		else if ((n = abbreviation_at(f, i)) && n <= to)
			SP_TRY(add(f, out, i, n, true));
		else
			n = 0;
		i = n ? (n > i ? n : i + n) : e;
	}
	return SP_OK;
}

static struct finder finder_of(const struct extract_context *x, struct str text)
{
	return (struct finder){.x = x,
			       .head = lexicon_group(x->lex, "body.head"),
			       .before = lexicon_group(x->lex, "body.before"),
			       .stop = lexicon_group(x->lex, "body.stop"),
			       .owned = lexicon_group(x->lex, "body.owned"),
			       .not_abbreviation = lexicon_group(x->lex, "body.not_abbreviation"),
			       .text = text};
}

sp_rc bodies_find(const struct extract_context *x, struct str text, struct body_hits *out)
{
	struct finder f = finder_of(x, text);
	struct lex_hit hit;
	for (size_t at = 0; lex_find(f.head, text, at, &hit);) {
		at = hit.to > at ? hit.to : at + 1;
		if (starts(hit.key, "not"))
			continue;
		size_t from, to;
		extend(&f, &hit, &from, &to);
		size_t own = body_own_at(x, text, from);
		if (from + own > to)
			to = from + own;
		SP_TRY(between(&f, f.floor, from, out));
		SP_TRY(add(&f, out, from, to, false));
		f.floor = at = to;
	}
	return between(&f, f.floor, text.n, out);
}

/* White space and case aside, does the name stand at the place? Its length there, or 0. */
static size_t name_at(struct str text, size_t at, const char *name)
{
	size_t i = at, k = 0;
	struct str want = str_of(name);
	while (k < want.n) {
		size_t i2 = scan_space(text, i), k2 = scan_space(want, k);
		if (k2 > k && i2 == i)
			return 0;
		if (k2 > k) {
			i = i2;
			k = k2;
			continue;
		}
		size_t ie = i, ke = k;
		if (i >= text.n)
			return 0;
		(void)str_utf8_next(text, &ie);
		(void)str_utf8_next(want, &ke);
		if (!str_ieq(str_sub(text, i, ie - i), str_sub(want, k, ke - k)))
			return 0;
		i = ie;
		k = ke;
	}
	return k && scan_is_border(text, at) && scan_is_border(text, i) ? i - at : 0;
}

size_t body_own_at(const struct extract_context *x, struct str text, size_t at)
{
	size_t best = 0;
	if (!x->meeting)
		return 0;
	if (x->meeting->body.text)
		best = name_at(text, at, x->meeting->body.text);
	for (uint32_t i = 0; i < x->meeting->body_aliases.n; i++) {
		const char *alias = x->meeting->body_aliases.at[i].text;
		size_t n = alias ? name_at(text, at, alias) : 0;
		if (n > best)
			best = n;
	}
	return best;
}

sp_rc body_at(const struct extract_context *x, struct str text, size_t at, size_t *len)
{
	struct body_hits hits = {0};
	*len = body_own_at(x, text, at);
	struct str ahead = scan_ahead(text, at);
	SP_TRY(bodies_find(x, ahead, &hits));
	if (hits.list.n && !hits.list.at[0].off && hits.list.at[0].len > *len)
		*len = hits.list.at[0].len;
	return SP_OK;
}

struct str body_bare(const struct lexicon *lex, struct str name)
{
	const struct lex_group *g = lexicon_group(lex, "body.term");
	struct lex_hit hit;
	if (lex_find(g, name, 0, &hit) && !hit.from && hit.to < name.n)
		name = str_trim(str_sub(name, hit.to, name.n - hit.to));
	if (lex_find(g, name, 1, &hit) && hit.from && hit.to == name.n)
		name = str_trim(str_sub(name, 0, hit.from));
	return name;
}
