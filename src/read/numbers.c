/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/numbers.h"

#include "read/date_scan.h"
#include "read/scan.h"

enum piece_kind { PIECE_PLAIN, PIECE_UNIT, PIECE_TEN, PIECE_ORDINAL, PIECE_ORDINAL_TEN };

struct piece {
	const char *word;
	uint8_t value, kind;
};

/* Sorted by their bytes. */
static const struct piece pieces[] = {
	{"anden", 2, PIECE_ORDINAL},
	{"andet", 2, PIECE_ORDINAL},
	{"atten", 18, PIECE_PLAIN},
	{"attende", 18, PIECE_ORDINAL},
	{"een", 1, PIECE_UNIT},
	{"eet", 1, PIECE_UNIT},
	{"elleve", 11, PIECE_PLAIN},
	{"ellevte", 11, PIECE_ORDINAL},
	{"en", 1, PIECE_UNIT},
	{"et", 1, PIECE_UNIT},
	{"fem", 5, PIECE_UNIT},
	{"femte", 5, PIECE_ORDINAL},
	{"femten", 15, PIECE_PLAIN},
	{"femtende", 15, PIECE_ORDINAL},
	{"fire", 4, PIECE_UNIT},
	{"firs", 80, PIECE_TEN},
	{"firsende", 80, PIECE_ORDINAL_TEN},
	{"firsindstyve", 80, PIECE_TEN},
	{"firsindstyvende", 80, PIECE_ORDINAL_TEN},
	{"fjerde", 4, PIECE_ORDINAL},
	{"fjorten", 14, PIECE_PLAIN},
	{"fjortende", 14, PIECE_ORDINAL},
	{"fyrre", 40, PIECE_TEN},
	{"fyrrende", 40, PIECE_ORDINAL_TEN},
	{"fyrretyve", 40, PIECE_TEN},
	{"fyrretyvende", 40, PIECE_ORDINAL_TEN},
	{"første", 1, PIECE_ORDINAL},
	{"halvfems", 90, PIECE_TEN},
	{"halvfemsende", 90, PIECE_ORDINAL_TEN},
	{"halvfemsindstyve", 90, PIECE_TEN},
	{"halvfemsindstyvende", 90, PIECE_ORDINAL_TEN},
	{"halvfjerds", 70, PIECE_TEN},
	{"halvfjerdsende", 70, PIECE_ORDINAL_TEN},
	{"halvfjerdsindstyve", 70, PIECE_TEN},
	{"halvfjerdsindstyvende", 70, PIECE_ORDINAL_TEN},
	{"halvtreds", 50, PIECE_TEN},
	{"halvtredsende", 50, PIECE_ORDINAL_TEN},
	{"halvtredsindstyve", 50, PIECE_TEN},
	{"halvtredsindstyvende", 50, PIECE_ORDINAL_TEN},
	{"ni", 9, PIECE_UNIT},
	{"niende", 9, PIECE_ORDINAL},
	{"nitten", 19, PIECE_PLAIN},
	{"nittende", 19, PIECE_ORDINAL},
	{"nul", 0, PIECE_PLAIN},
	{"otte", 8, PIECE_UNIT},
	{"ottende", 8, PIECE_ORDINAL},
	{"seks", 6, PIECE_UNIT},
	{"seksten", 16, PIECE_PLAIN},
	{"sekstende", 16, PIECE_ORDINAL},
	{"sjette", 6, PIECE_ORDINAL},
	{"sytten", 17, PIECE_PLAIN},
	{"syttende", 17, PIECE_ORDINAL},
	{"syv", 7, PIECE_UNIT},
	{"syvende", 7, PIECE_ORDINAL},
	{"ti", 10, PIECE_PLAIN},
	{"tiende", 10, PIECE_ORDINAL},
	{"to", 2, PIECE_UNIT},
	{"tolv", 12, PIECE_PLAIN},
	{"tolvte", 12, PIECE_ORDINAL},
	{"tre", 3, PIECE_UNIT},
	{"tredive", 30, PIECE_TEN},
	{"tredivende", 30, PIECE_ORDINAL_TEN},
	{"tredivte", 30, PIECE_ORDINAL_TEN},
	{"tredje", 3, PIECE_ORDINAL},
	{"tres", 60, PIECE_TEN},
	{"tresende", 60, PIECE_ORDINAL_TEN},
	{"tresindstyve", 60, PIECE_TEN},
	{"tresindstyvende", 60, PIECE_ORDINAL_TEN},
	{"tretten", 13, PIECE_PLAIN},
	{"trettende", 13, PIECE_ORDINAL},
	{"tyve", 20, PIECE_TEN},
	{"tyvende", 20, PIECE_ORDINAL_TEN},
	{"én", 1, PIECE_UNIT},
	{"ét", 1, PIECE_UNIT},
};

static const struct piece *piece_find(struct str word)
{
	size_t lo = 0, hi = sizeof(pieces) / sizeof(pieces[0]);
	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		int c = word_order(word, pieces[mid].word);
		if (c == 0)
			return &pieces[mid];
		if (c < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return NULL;
}

/* "treogtres": a unit, "og" and a ten. */
static bool joined(struct str word, int *value, bool *ordinal)
{
	size_t og = str_find(word, STR("og"));
	if (og == SIZE_MAX || og < 2)
		return false;
	const struct piece *unit = piece_find(str_sub(word, 0, og)),
			   *ten = piece_find(str_sub(word, og + 2, word.n));
	if (!unit || !ten || unit->kind != PIECE_UNIT ||
	    (ten->kind != PIECE_TEN && ten->kind != PIECE_ORDINAL_TEN))
		return false;
	*value = ten->value + unit->value;
	*ordinal = ten->kind == PIECE_ORDINAL_TEN;
	return true;
}

static bool below_hundred(struct str word, int *value, bool *ordinal)
{
	const struct piece *piece = piece_find(word);
	if (!piece)
		return joined(word, value, ordinal);
	*value = piece->value;
	*ordinal = piece->kind >= PIECE_ORDINAL;
	return true;
}

bool number_word(struct str word, int *value, bool *ordinal)
{
	char low[WORD_MAX];
	struct str w = word_fold(word, low);
	if (!w.n)
		return false;
	if (below_hundred(w, value, ordinal))
		return true;
	size_t at = str_find(w, STR("hundred"));
	if (at == SIZE_MAX)
		return false;
	int times = 1;
	if (at && (!below_hundred(str_sub(w, 0, at), &times, ordinal) || *ordinal || times > 9))
		return false;
	struct str tail = str_sub(w, at + 7, w.n);
	*ordinal = str_eq(tail, STR("ende"));
	*value = 100 * times;
	return *ordinal || !tail.n || str_eq(tail, STR("e"));
}

static void append(struct number *out, struct str s, size_t from, size_t n)
{
	for (size_t i = 0; i < n; i++)
		out->digits = out->digits * 10 + (s.p[from + i] - '0');
	out->used = from + n;
}

static bool char_at(struct str s, size_t i, char c)
{
	return i < s.n && s.p[i] == c;
}

bool number_figures(struct str text, struct number *out)
{
	enum { MOST = 15 };
	*out = (struct number){0};
	size_t n = scan_digits(text, 0), total = n, more = 0;
	if (n > MOST || (!n && !(char_at(text, 0, ',') && scan_digit_at(text, 1))))
		return false;
	append(out, text, 0, n);
	while (n && n <= 3 && char_at(text, out->used, '.') &&
	       scan_digits(text, out->used + 1) == 3) {
		total += 3;
		if (total > MOST)
			return false;
		append(out, text, out->used + 1, 3);
	}
	if (char_at(text, out->used, ',') || (char_at(text, out->used, '.') && total == n))
		more = scan_digits(text, out->used + 1);
	if (more && more + total <= MOST) {
		append(out, text, out->used + 1, more);
		out->decimals = (uint8_t)more;
	}
	return true;
}

/* The next word after white space and an "og"; empty when there is none. */
static struct str next_word(struct str text, size_t from, size_t *start)
{
	for (;;) {
		while (from < text.n && text.p[from] == ' ')
			from++;
		size_t end = word_end(text, from);
		struct str w = str_sub(text, from, end - from);
		*start = from;
		if (!str_ieq(w, STR("og")))
			return w;
		from = end;
	}
}

static bool multiply(struct str word, int64_t *by)
{
	static const struct {
		const char *word;
		int64_t by;
	} table[] = {{"hundrede", 100},	       {"hundred", 100},	  {"tusind", 1000},
		     {"tusinde", 1000},	       {"million", 1000000},	  {"millioner", 1000000},
		     {"milliard", 1000000000}, {"milliarder", 1000000000}};
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (str_ieq(word, str_of(table[i].word))) {
			*by = table[i].by;
			return true;
		}
	return false;
}

/* A number in the making: total holds what is multiplied for good, part the rest. */
struct sum {
	int64_t total, part;
	bool any;
};

static bool sum_add(struct sum *s, struct str word, bool *ordinal)
{
	int64_t by;
	int value;
	if (s->any && multiply(word, &by)) {
		s->part = (s->part ? s->part : 1) * by;
		s->total += by >= 1000 ? s->part : 0;
		s->part = by >= 1000 ? 0 : s->part;
		return true;
	}
	if (s->part == 1 && !s->total && str_ieq(word, STR("par"))) {
		s->part = 2;
		return true;
	}
	if (!number_word(word, &value, ordinal) || (s->any && s->part % 100 != 0))
		return false;
	s->part += value;
	return true;
}

/* "to hundrede og treogtresindstyvende" */
static bool phrase(struct str text, struct number *out)
{
	enum { MOST_WORDS = 8 };
	struct sum sum = {0};
	size_t start;
	for (int i = 0; i < MOST_WORDS && !out->ordinal; i++) {
		struct str w = next_word(text, out->used, &start);
		if (!w.n || !sum_add(&sum, w, &out->ordinal))
			break;
		sum.any = out->words = true;
		out->used = start + w.n;
	}
	out->digits = sum.total + sum.part;
	return sum.any;
}

static size_t sign_length(struct str text)
{
	static const char *const signs[] = {"-", "−", "–", "minus ", "negativ "};
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (str_istarts(text, str_of(signs[i])))
			return strlen(signs[i]);
	return 0;
}

bool number_read(struct str text, struct number *out)
{
	size_t skip = sign_length(text);
	bool negative = skip > 0;
	while (negative && skip < text.n && text.p[skip] == ' ')
		skip++;
	struct str rest = str_sub(text, skip, text.n);
	if (!number_figures(rest, out)) {
		if (!phrase(rest, out))
			return false;
	} else {
		size_t start;
		int64_t by;
		struct str w = next_word(rest, out->used, &start);
		if (!out->decimals && out->used < rest.n && rest.p[out->used] == '.') {
			out->ordinal = true;
			out->used++;
		} else if (w.n && multiply(w, &by) && out->digits < INT64_MAX / 1000000000000) {
			out->digits *= by;
			out->used = start + w.n;
		}
	}
	out->negative = negative;
	out->used += skip;
	return true;
}
