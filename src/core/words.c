/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/words.h"

#include <libstemmer.h>
#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

enum {
	SOFT_HYPHEN = 0xAD,
	PIECE = 4 * WORD_FORM_MAX, /* bytes of a word that are looked at */
	RAW_MAX = 4 * PIECE,
	SHORTEST = 2, /* the stemmer leaves at least so much */
	SEVERAL = 18, /* ICU: no mapping is longer */
	KNOWN = 2048, /* words that are not stemmed again, a power of 2 */
	KNOWN_BYTES = 31
};

/* A word as it stood, and its form. */
struct known_word {
	uint8_t n, form_n;
	char word[KNOWN_BYTES], form[KNOWN_BYTES];
};

struct stemmer {
	struct sb_stemmer *danish;
	struct known_word known[KNOWN]; /* by their hash; the last of those that meet */
};

struct stemmer *stemmer_new(void)
{
	struct stemmer *s = calloc(1, sizeof(*s));
	if (!s)
		return NULL;
	s->danish = sb_stemmer_new("danish", "UTF_8");
	if (s->danish)
		return s;
	free(s);
	return NULL;
}

void stemmer_free(struct stemmer *s)
{
	if (!s)
		return;
	sb_stemmer_delete(s->danish);
	free(s);
}

/* A word being put together; what does not fit is dropped. */
struct piece {
	char at[PIECE];
	size_t n;
	bool letters; /* no digit */
};

static void put(struct piece *p, uint32_t cp)
{
	char bytes[4];
	size_t n = str_utf8_put(cp, bytes);
	if (p->n + n > sizeof(p->at))
		return;
	memcpy(p->at + p->n, bytes, n);
	p->n += n;
}

static bool in_word(uint32_t cp)
{
	if (cp < 0x80)
		return (cp >= '0' && cp <= '9') || str_is_alpha(cp);
	int8_t type = u_charType((UChar32)cp);
	return u_isalnum((UChar32)cp) || type == U_NON_SPACING_MARK ||
	       type == U_COMBINING_SPACING_MARK || cp == SOFT_HYPHEN;
}

static bool is_danish(uint32_t cp)
{
	return cp < 0x80 || cp == 0xE6 || cp == 0xF8 || cp == 0xE5 || cp == 0xC6 || cp == 0xD8 ||
	       cp == 0xC5;
}

/* A foreign letter as Danish keyboards have it: without its marks. */
static void put_plain(struct piece *out, uint32_t cp, const UNormalizer2 *norm)
{
	UErrorCode bad = U_ZERO_ERROR;
	UChar parts[SEVERAL];
	if (cp == 0xE4 || cp == 0xF6) {
		put(out, cp == 0xE4 ? 0xE6 : 0xF8);
		return;
	}
	int32_t n = norm ? unorm2_getDecomposition(norm, (UChar32)cp, parts, SEVERAL, &bad) : -1;
	if (n < 1 || U_FAILURE(bad) || U16_IS_SURROGATE(parts[0])) {
		if (u_charType((UChar32)cp) != U_NON_SPACING_MARK)
			put(out, cp);
		return;
	}
	for (int32_t i = 0; i < n; i++)
		if (u_charType(parts[i]) != U_NON_SPACING_MARK)
			put(out, parts[i]);
}

/* In lower case, of Danish letters where they are Latin. */
static sp_rc lower(struct arena *a, struct str raw, struct piece *out)
{
	UErrorCode bad = U_ZERO_ERROR;
	const UNormalizer2 *norm = NULL;
	bool plain = true;
	for (size_t i = 0; i < raw.n && plain;)
		plain = is_danish(str_utf8_next(raw, &i));
	if (!plain) {
		raw = str_of(str_fold(a, raw));
		SP_NEED(raw.p);
		norm = unorm2_getNFDInstance(&bad);
	}
	*out = (struct piece){.letters = true};
	for (size_t i = 0; i < raw.n;) {
		uint32_t cp = str_utf8_next(raw, &i);
		if ((cp >= 'A' && cp <= 'Z') || cp == 0xC6 || cp == 0xD8 || cp == 0xC5)
			cp += 0x20;
		out->letters = out->letters && cp > '9';
		if (is_danish(cp))
			put(out, cp);
		else
			put_plain(out, cp, norm);
	}
	return SP_OK;
}

/* The Danish letters as two each. */
static void fold(struct str s, struct piece *out)
{
	*out = (struct piece){.n = 0};
	for (size_t i = 0; i < s.n;) {
		uint32_t cp = str_utf8_next(s, &i);
		bool two = cp == 0xE5 || cp == 0xE6 || cp == 0xF8;
		if (two)
			put(out, cp == 0xF8 ? 'o' : 'a');
		put(out, !two ? cp : cp == 0xE5 ? 'a' : 'e');
	}
}

/* At most so many bytes, cut between letters. */
static struct str cut(struct str s, size_t most)
{
	if (s.n <= most)
		return s;
	while (most && ((unsigned char)s.p[most] & 0xC0) == 0x80)
		most--;
	return str_sub(s, 0, most);
}

/* s NULL: folded only. */
static sp_rc read_form(struct stemmer *s, struct arena *a, struct str raw, struct piece *out)
{
	struct piece low;
	SP_TRY(lower(a, cut(raw, RAW_MAX), &low));
	struct str stem = {low.at, low.n};
	if (s && low.letters) {
		const sb_symbol *cut_off =
			sb_stemmer_stem(s->danish, (const sb_symbol *)low.at, (int)low.n);
		SP_NEED(cut_off);
		stem = (struct str){(const char *)cut_off, (size_t)sb_stemmer_length(s->danish)};
	}
	fold(stem, out);
	out->n = cut((struct str){out->at, out->n}, WORD_FORM_MAX).n;
	return SP_OK;
}

/* Texts say the same words over and over. */
static struct known_word *known_place(struct stemmer *s, struct str raw)
{
	uint32_t hash = 2166136261u; /* FNV-1a, isthe.com/chongo/tech/comp/fnv */
	if (!s || raw.n > KNOWN_BYTES)
		return NULL;
	for (size_t i = 0; i < raw.n; i++)
		hash = (hash ^ (unsigned char)raw.p[i]) * 16777619u;
	return &s->known[(hash ^ hash >> 16) % KNOWN];
}

static void learn(struct known_word *known, struct str raw, const struct piece *form)
{
	if (!known || form->n > KNOWN_BYTES)
		return;
	memcpy(known->word, raw.p, raw.n);
	memcpy(known->form, form->at, form->n);
	known->n = (uint8_t)raw.n;
	known->form_n = (uint8_t)form->n;
}

static sp_rc add(struct stemmer *s, struct arena *a, struct str text, struct str raw,
		 struct words *out)
{
	struct piece piece;
	struct known_word *known = known_place(s, raw);
	struct str form;
	if (known && str_eq(raw, (struct str){known->word, known->n})) {
		form = (struct str){known->form, known->form_n};
	} else {
		SP_TRY(read_form(s, a, raw, &piece));
		learn(known, raw, &piece);
		form = (struct str){piece.at, piece.n};
	}
	if (!form.n)
		return SP_OK;
	struct word *w = sp_push(a, &out->list);
	SP_NEED(w);
	*w = (struct word){(uint32_t)(raw.p - text.p), (uint32_t)raw.n, {NULL, form.n}};
	w->form.p = str_dup(a, form);
	SP_NEED(w->form.p);
	return SP_OK;
}

/* The next word of the text from *i on; n 0 at the end. */
static struct str next_word(struct str text, size_t *i)
{
	size_t from = text.n;
	while (*i < text.n) {
		size_t next = *i;
		unsigned char c = (unsigned char)text.p[next];
		bool inside = c < 0x80 ? in_word(c) : in_word(str_utf8_next(text, &next));
		next += c < 0x80;
		if (inside && from == text.n)
			from = *i;
		if (!inside && from < text.n)
			break;
		*i = next;
	}
	return str_sub(text, from, *i - from);
}

/* A form begins with the word's own letter, in lower case; of letters beyond ASCII any may come. */
static bool may_begin(unsigned char c, const bool begins[256])
{
	return c >= 0x80 || begins[c >= 'A' && c <= 'Z' ? c | 0x20 : c];
}

sp_rc words_split_for(struct stemmer *s, struct arena *a, struct str text, const bool begins[256],
		      struct words *out)
{
	size_t i = 0;
	*out = (struct words){0};
	for (struct str word; (word = next_word(text, &i)).n;) {
		if (may_begin((unsigned char)word.p[0], begins)) {
			SP_TRY(add(s, a, text, word, out));
			continue;
		}
		struct word *w = sp_push(a, &out->list);
		SP_NEED(w);
		*w = (struct word){(uint32_t)(word.p - text.p), (uint32_t)word.n, {"", 0}};
	}
	return SP_OK;
}

sp_rc words_split(struct stemmer *s, struct arena *a, struct str text, struct words *out)
{
	size_t i = 0;
	*out = (struct words){0};
	for (struct str word; (word = next_word(text, &i)).n;)
		SP_TRY(add(s, a, text, word, out));
	return SP_OK;
}

/* Does what the stemmer takes off begin so? Its steps 3 and 1, one after the other. */
static bool begins_ending(struct str rest)
{
	static const char *const inner[] = {"", "ig", "lig", "elig", "els", "t"};
	static const char *const outer[] = {
		"",	"hed",	 "ethed",   "ered",  "e",     "erede", "ende",	"erende", "ene",
		"erne", "ere",	 "en",	    "heden", "eren",  "er",    "heder", "erer",	  "heds",
		"es",	"endes", "erendes", "enes",  "ernes", "eres",  "ens",	"hedens", "erens",
		"ers",	"ets",	 "erets",   "et",    "eret",  "s",     "t",	"igst"};
	for (size_t i = 0; i < sizeof(inner) / sizeof(inner[0]); i++) {
		struct str first = str_of(inner[i]);
		if (str_starts(first, rest))
			return true;
		struct str left = str_sub(rest, first.n, rest.n);
		for (size_t k = 0; str_starts(rest, first) && k < sizeof(outer) / sizeof(outer[0]);
		     k++)
			if (str_starts(str_of(outer[k]), left))
				return true;
	}
	return false;
}

/* Could the stemmer have cut the word down to its first n letters? Steps 2 and 4 take one more
 * letter: the last of "gd", "dt", "gt", "kt", and of a double consonant. */
static bool cut_to(struct str word, size_t n)
{
	char last = word.p[n - 1], next = word.p[n];
	bool one_more = next == last || (next == 't' && strchr("dgk", last)) ||
			(next == 'd' && last == 'g');
	return begins_ending(str_sub(word, n, word.n)) ||
	       (one_more && begins_ending(str_sub(word, n + 1, word.n)));
}

sp_rc words_append(struct arena *a, const struct words *more, struct words *to)
{
	for (uint32_t i = 0; i < more->list.n; i++) {
		struct word *w = sp_push(a, &to->list);
		SP_NEED(w);
		*w = more->list.at[i];
	}
	return SP_OK;
}

static struct str without_s(struct str form)
{
	enum { LEAST = 3, LEAST_OF_ES = 4 };
	static const char before[] = "abcdfghjklmnoprtvyz";
	size_t n = form.n;
	if (n > LEAST_OF_ES + 1 && str_ends(form, STR("es")))
		return str_sub(form, 0, n - 2);
	if (n > LEAST && form.p[n - 1] == 's' && strchr(before, form.p[n - 2]))
		return str_sub(form, 0, n - 1);
	return form;
}

void words_widen(struct words *words, uint32_t n)
{
	for (uint32_t i = 0; i < n && i < words->list.n; i++)
		words->list.at[i].form = without_s(words->list.at[i].form);
}

sp_rc words_open(struct stemmer *s, struct arena *a, struct str text, struct words *out,
		 struct words *whole)
{
	struct words last = {0};
	size_t i = 0;
	*whole = (struct words){0};
	SP_TRY(words_split(s, a, text, out));
	if (!out->list.n)
		return SP_OK;
	struct word *open = &out->list.at[out->list.n - 1];
	i = open->off;
	SP_TRY(add(NULL, a, text, next_word(text, &i), &last));
	if (!last.list.n)
		return SP_OK;
	*open = last.list.at[0];
	for (size_t n = open->form.n - 1; n >= SHORTEST; n--) {
		if (!cut_to(open->form, n))
			continue;
		struct word *w = sp_push(a, &whole->list);
		SP_NEED(w);
		*w = (struct word){open->off, open->len, str_sub(open->form, 0, n)};
	}
	return SP_OK;
}
