/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/person.h"

#include "read/body.h"
#include "read/scan.h"

enum {
	NAME_MAX_WORDS = 7,
	LIST_MAX = 4096 /* no assembly has more; keeps hostile lists from costing their square */
};

static bool lex_is(const struct extract_context *x, const char *group, struct str word)
{
	struct lex_hit hit;
	return lex_whole(lexicon_group(x->lex, group), word, &hit);
}

/* "S.", "Chr.": an abbreviated given name, with the next word right behind. */
static size_t initial_end(const struct extract_context *x, struct str t, size_t from, size_t end)
{
	struct str word = str_sub(t, from, end - from);
	if (end >= t.n || t.p[end] != '.' ||
	    (str_utf8_len(word) > 1 && !lex_is(x, "person.initial", word)))
		return end;
	size_t next = scan_blanks(t, end + 1);
	return scan_is_capitalised(str_sub(t, next, 4)) ? end + 1 : end;
}

/* The end of one word of a name at the place; 0 when it cannot be part of one. */
static size_t name_word(const struct extract_context *x, struct str t, size_t at)
{
	size_t end = scan_word_end(t, at);
	struct str word = str_sub(t, at, end - at);
	if (!word.n || !scan_is_capitalised(word) || lex_is(x, "person.not", word))
		return 0;
	for (size_t i = 0; i < word.n; i++)
		if (word.p[i] >= '0' && word.p[i] <= '9')
			return 0;
	if (word.p[word.n - 1] == '-')
		return 0;
	size_t dotted = initial_end(x, t, at, end);
	/* one capital alone is a party's letter, not a name's */
	if (str_utf8_len(word) == 1 && dotted == end)
		return 0;
	return dotted;
}

/* Past particles ("von der") that lead to a further word of the name; the place itself when none.
 */
static size_t skip_particles(const struct extract_context *x, struct str t, size_t at)
{
	for (int i = 0; i < 3; i++) {
		size_t end = scan_word_end(t, at);
		struct str word = str_sub(t, at, end - at);
		if (!word.n || !lex_is(x, "person.particle", word))
			break;
		at = scan_blanks(t, end);
	}
	return at;
}

static bool only_initials(struct str name)
{
	struct str rest = name, word;
	int full = 0;
	while (str_cut(&rest, ' ', &word))
		full += word.n && word.p[word.n - 1] != '.';
	return full == 0;
}

/* "Ane Bo Carl Dam": behind a family name a given name and one more word are the next person. */
static bool is_next_person(const struct extract_context *x, struct str t, struct str before,
			   size_t at, size_t end)
{
	size_t more = scan_blanks(t, end);
	return !lex_is(x, "person.given", before) && before.p[before.n - 1] != '.' &&
	       lex_is(x, "person.given", str_sub(t, at, end - at)) && more > end &&
	       name_word(x, t, skip_particles(x, t, more));
}

static size_t name_end(const struct extract_context *x, struct str t, size_t at)
{
	size_t end = name_word(x, t, at), words = 0, from = at;
	size_t last = end;
	while (end && words < NAME_MAX_WORDS) {
		struct str before = str_sub(t, from, end - from);
		words++;
		last = end;
		size_t next = scan_blanks(t, end);
		if (next == end && !(end && t.p[end - 1] == '.'))
			break;
		if (memchr(t.p + end, '\t', next - end))
			break;
		from = skip_particles(x, t, next);
		end = name_word(x, t, from);
		if (end && words >= 2 && is_next_person(x, t, before, from, end))
			break;
	}
	struct str name = str_sub(t, at, last - at);
	return words >= 2 && !only_initials(name) ? last : 0;
}

/* Words before a name that tell the person's office. */
static size_t skip_roles(const struct extract_context *x, struct str t, size_t at)
{
	struct lex_hit hit;
	for (int i = 0; i < 3; i++) {
		struct str rest = scan_ahead(t, at);
		if (!lex_start(lexicon_group(x->lex, "person.role"), rest, &hit) || hit.from)
			break;
		at = scan_blanks(t, at + hit.to);
		while (at < t.n && (t.p[at] == ':' || t.p[at] == ','))
			at = scan_blanks(t, at + 1);
	}
	return at;
}

static size_t skip_separators(struct str t, size_t at)
{
	while (at < t.n && (t.p[at] == ',' || t.p[at] == '-' || t.p[at] == ';'))
		at = scan_blanks(t, at + 1);
	return at;
}

/* The closing bracket of the one at the place, on the same line; 0 when none. */
static size_t closing_at(struct str t, size_t at)
{
	if (at >= t.n || t.p[at] != '(')
		return 0;
	size_t end = at + 1;
	while (end < t.n && t.p[end] != ')' && t.p[end] != '(' && t.p[end] != '\n')
		end++;
	return end < t.n && t.p[end] == ')' ? end : 0;
}

/* "Frie Borgere": a list that only this municipality has; neither an office nor a note. */
static bool is_local_party(const struct extract_context *x, struct str said)
{
	struct lex_hit hit;
	said = str_trim(said);
	if (!scan_is_capitalised(said) || str_utf8_len(said) > 40)
		return false;
	for (size_t i = 0; i < said.n;) {
		uint32_t cp = str_utf8_next(said, &i);
		if (!str_is_alpha(cp) && cp != ' ' && cp != '-')
			return false;
	}
	return !lex_find(lexicon_group(x->lex, "presence.note"), said, 0, &hit) &&
	       !lex_find(lexicon_group(x->lex, "person.role"), said, 0, &hit) &&
	       !lex_find(lexicon_group(x->lex, "body.head"), said, 0, &hit) &&
	       !lex_is(x, "person.not", said) && !str_ends(said, STR(" Kommune"));
}

/* "(A)", "(A, formand)", "(Afbud)", "()" at the place: its end, or 0. */
static size_t bracket_at(const struct extract_context *x, struct str t, size_t at,
			 struct person_said *out)
{
	size_t end = closing_at(t, at);
	if (!end)
		return 0;
	size_t in = scan_blanks(t, at + 1);
	struct text_range party = {0, 0};
	size_t after = party_at(x, t, in, &party);
	if (after && after <= end && !out->party.to) {
		out->party = party;
		in = skip_separators(t, scan_blanks(t, after));
	} else if (!out->party.to && is_local_party(x, str_sub(t, in, end - in))) {
		out->party = (struct text_range){in, end};
		in = end;
	}
	if (in < end && !out->note.to)
		out->note = (struct text_range){in, end};
	return end + 1;
}

/* Nothing more is said of the entry of a list that ends at the place. */
static bool ends_entry(struct str t, size_t at)
{
	size_t next = scan_blanks(t, at);
	return next >= t.n || strchr(",;\n", t.p[next]) != NULL;
}

/* ", A", ", (A)" and " - A" after a name. */
static size_t comma_party(const struct extract_context *x, struct str t, size_t at,
			  struct person_said *out)
{
	size_t next = scan_blanks(t, at), word;
	uint32_t cp = scan_at(t, next);
	bool dash = next > at && (cp == '-' || cp == 0x2013);
	if (cp == ',' || dash) {
		(void)str_utf8_next(t, &next);
		next = scan_blanks(t, next);
	}
	if (next < t.n && t.p[next] == '(' && !dash)
		return bracket_at(x, t, next, out);
	word = scan_word_end(t, next);
	/* "Ane Bo - A": only where the entry ends behind it */
	if (dash && !ends_entry(t, word))
		return 0;
	struct text_range party;
	size_t end = party_at(x, t, next, &party);
	/* a letter alone, or a party's code: not the next party of a list */
	if (!end || end != word || str_utf8_len(str_sub(t, next, end - next)) > 3)
		return 0;
	out->party = party;
	return end;
}

/* The party and the brackets behind the name that has been found. */
static void read_tail(const struct extract_context *x, struct str text, struct person_said *out)
{
	size_t next = scan_blanks(text, out->end), e;
	while ((e = bracket_at(x, text, next, out))) {
		out->end = e;
		next = scan_blanks(text, e);
	}
	if (!out->party.to && (e = comma_party(x, text, out->end, out)))
		out->end = e;
}

/* A word in small letters that a name may hold: none that joins, and no verb. */
static bool is_odd_word(const struct extract_context *x, struct str word)
{
	struct lex_hit hit;
	return str_utf8_len(word) >= 2 && !scan_is_capitalised(word) &&
	       !lex_is(x, "person.not", word) && !lex_is(x, "body.stop", word) &&
	       !lex_start(lexicon_group(x->lex, "dissent.verb"), word, &hit);
}

bool person_alone_at(const struct extract_context *x, struct str text, size_t at,
		     struct person_said *out)
{
	*out = (struct person_said){0};
	size_t b = scan_blanks_back(text, at);
	if (b && !strchr(",;\n*", text.p[b - 1]))
		return false;
	size_t first = name_word(x, text, at), odd = scan_blanks(text, first);
	size_t odd_end = scan_word_end(text, odd), last = scan_blanks(text, odd_end);
	if (!first || odd == first || last == odd_end ||
	    !is_odd_word(x, str_sub(text, odd, odd_end - odd)))
		return false;
	size_t end = name_word(x, text, last), more = end;
	while (more && (more = name_word(x, text, scan_blanks(text, end))))
		end = more;
	if (!end || (!ends_entry(text, end) && text.p[scan_blanks(text, end)] != '('))
		return false;
	out->name = (struct text_range){at, end};
	out->end = end;
	read_tail(x, text, out);
	return true;
}

bool person_at(const struct extract_context *x, struct str text, size_t at, struct person_said *out)
{
	*out = (struct person_said){0};
	if (at >= text.n || !scan_is_border(text, at))
		return false;
	size_t from = skip_roles(x, text, at), end = name_end(x, text, from), own = 0;
	if (!end)
		return false;
	struct str name = str_sub(text, from, end - from);
	struct text_range party;
	own = body_own_at(x, text, from);
	size_t group = party_at(x, text, from, &party);
	if (own || lex_is(x, "person.not_name", name) || group > from + 2)
		return false;
	out->name = (struct text_range){from, end};
	out->end = end;
	read_tail(x, text, out);
	return true;
}

size_t party_at(const struct extract_context *x, struct str text, size_t at,
		struct text_range *party)
{
	struct lex_hit hit;
	struct str rest = scan_ahead(text, at);
	*party = (struct text_range){0, 0};
	if (!rest.n || !scan_is_border(text, at) ||
	    !lex_start(lexicon_group(x->lex, "party"), rest, &hit) || hit.from)
		return 0;
	bool inner = hit.group[1].from != SIZE_MAX;
	party->from = at + (inner ? hit.group[1].from : hit.from);
	party->to = at + (inner ? hit.group[1].to : hit.to);
	return at + hit.to;
}

static sp_rc fact_of(struct arena *a, const struct passage *p, struct text_range r,
		     struct fact *out)
{
	return r.to ? passage_fact(a, p, r.from, r.to - r.from, out) : SP_OK;
}

sp_rc person_facts(struct arena *a, const struct passage *p, const struct person_said *said,
		   struct rec_person *out)
{
	SP_TRY(fact_of(a, p, said->name, &out->name));
	SP_TRY(fact_of(a, p, said->party, &out->party));
	return fact_of(a, p, said->note, &out->note);
}

bool person_listed(const rec_persons *list, const char *name)
{
	for (uint32_t i = 0; i < list->n; i++)
		if (list->at[i].name.text && str_ieq(str_of(list->at[i].name.text), str_of(name)))
			return true;
	return false;
}

sp_rc person_add(struct arena *a, const struct passage *p, const struct person_said *said,
		 rec_persons *list)
{
	struct rec_person person = {0};
	if (list->n >= LIST_MAX)
		return SP_OK;
	SP_TRY(person_facts(a, p, said, &person));
	if (!person.name.text || person_listed(list, person.name.text))
		return SP_OK;
	struct rec_person *slot = sp_push(a, list);
	SP_NEED(slot);
	*slot = person;
	return SP_OK;
}
