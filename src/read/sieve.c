/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes fall into 32 classes. A word of bits for each two of them, with or without a letter before,
 * says which third ones a piece may go on with. Where one may, the pieces that begin with the first
 * two classes are compared. The tables fit into the processor's nearest cache. */
#include "read/sieve.h"

enum {
	CLASS_BITS = 5,
	CLASSES = 1 << CLASS_BITS,
	PAIRS = CLASSES * CLASSES,
	IN_WORD = PAIRS /* added to a pair with a letter before it */
};

struct sieve {
	uint8_t class_of[256];
	uint16_t in_word[CLASSES];  /* IN_WORD for letters */
	uint32_t begins[2 * PAIRS]; /* by the first two classes, bits of the third */
	uint16_t first[PAIRS + 1];  /* of the items of each pair; the next one's first is the end */
	struct sieve_item *items;
	/* By the first two classes of a text the third ones with which a match at its start may go
	 * on, as bits. */
	uint32_t starts[PAIRS];
	struct pattern_piece *pieces;
	uint32_t n;
	uint32_t farthest;	   /* of the pieces whose distance has a limit */
	struct byte_set unlimited; /* what may stand before the others */
	bool at_text_start, far;
};

#define ALL_BYTES                                                      \
	{                                                              \
		{                                                      \
			UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX \
		}                                                      \
	}

/* The long s, the Kelvin sign and the Angstrom sign, which PCRE2 takes for s, k and å: the bytes
 * they begin with, folded. */
static const struct pattern_piece disguises[] = {
	{.text = "\xC5\xBF",
	 .n = 2,
	 .least = PIECE_ANYWHERE,
	 .touches = ALL_BYTES,
	 .after = ALL_BYTES},
	{.text = "\xE2\xA4",
	 .n = 2,
	 .least = PIECE_ANYWHERE,
	 .touches = ALL_BYTES,
	 .after = ALL_BYTES},
};

enum { DISGUISES = sizeof(disguises) / sizeof(disguises[0]) };

static uint8_t class_of(unsigned char byte)
{
	unsigned char b = byte_fold(byte);
	if (b >= 'a' && b <= 'z')
		return (uint8_t)(b - 'a' + 1);
	if (b >= '0' && b <= '9')
		return 27;
	if (b >= 0x80)
		return b == 0xC3 ? 28 : b >= 0xC0 ? 29 : 30;
	return b <= ' ' ? 0 : 31;
}

/* The classes of the bytes of a set, as bits. */
static uint32_t classes_of(const struct sieve *s, const struct byte_set *set)
{
	uint32_t classes = 1; /* as at the end of the text */
	for (int b = 0; b < 256; b++)
		if (byte_set_has(set, (unsigned char)b))
			classes |= UINT32_C(1) << s->class_of[b];
	return classes;
}

/* The first three classes that show where a piece stands: its own, then of what follows. */
struct beginning {
	uint32_t classes[3];
	bool in_word; /* a letter a to z may stand before it */
};

static struct beginning beginning_of(const struct sieve *s, const struct pattern_piece *p)
{
	struct beginning out = {.in_word = false};
	for (uint32_t i = 0; i < 3; i++)
		if (i < p->n)
			out.classes[i] = UINT32_C(1) << s->class_of[(unsigned char)p->text[i]];
		else
			out.classes[i] = i == p->n ? classes_of(s, &p->after) : UINT32_MAX;
	for (int b = 'a'; b <= 'z' && !(p->word && !p->most); b++)
		out.in_word = out.in_word || byte_set_has(&p->touches, (unsigned char)b);
	return out;
}

/* The next pair of classes, from *pair on, that the beginning has. */
static bool next_pair(const struct beginning *b, uint32_t *pair)
{
	for (; *pair < PAIRS; (*pair)++) {
		if (!(b->classes[0] >> *pair / CLASSES & 1))
			*pair |= CLASSES - 1; /* none with this first class */
		else if (b->classes[1] >> *pair % CLASSES & 1)
			return true;
	}
	return false;
}

/* Marks what begins the piece, and counts how many items each pair will have. */
static void note_beginning(struct sieve *s, const struct beginning *b)
{
	for (uint32_t pair = 0; next_pair(b, &pair); pair++) {
		s->first[pair]++;
		s->begins[pair] |= b->classes[2];
		if (b->in_word)
			s->begins[IN_WORD | pair] |= b->classes[2];
	}
}

/* What has these classes may be the start of a match. */
static void mark_start(struct sieve *s, uint32_t first, uint32_t second, uint32_t third)
{
	for (uint32_t pair = 0; pair < PAIRS; pair++)
		if (first >> pair / CLASSES & 1 && second >> pair % CLASSES & 1)
			s->starts[pair] |= third;
}

/* The match begins with the piece, or a byte or two or more before it. */
static void note_start(struct sieve *s, const struct pattern_piece *p, const struct beginning *own)
{
	const uint32_t *c = own->classes;
	uint32_t before = classes_of(s, &p->before);
	if (!p->least)
		mark_start(s, c[0], c[1], c[2]);
	if (p->least <= 1 && p->most >= 1)
		mark_start(s, before, c[0], c[1]);
	if (p->least <= 2 && p->most >= 2)
		mark_start(s, before, before, c[0]);
	if (p->most > 2)
		mark_start(s, before, before, before);
}

/* Also where a character in disguise stands, of which nothing is known. */
static void note_starts(struct sieve *s, const struct beginning *all)
{
	uint32_t wide = UINT32_C(1) << s->class_of[0xC5] | UINT32_C(1) << s->class_of[0xE2];
	for (uint32_t i = 0; i < s->n; i++)
		if (s->pieces[i].n && s->pieces[i].least != PIECE_ANYWHERE)
			note_start(s, &s->pieces[i], &all[i]);
	mark_start(s, UINT32_MAX, UINT32_MAX, wide);
	mark_start(s, UINT32_MAX, wide, UINT32_MAX);
	mark_start(s, wide, UINT32_MAX, UINT32_MAX);
}

/* The first four bytes of a piece, as far as it has them. */
static struct sieve_item item_of(const struct sieve *s, uint32_t index)
{
	struct sieve_item out = {.piece = (uint16_t)index};
	for (uint32_t i = 0; i < 4 && i < s->pieces[index].n; i++) {
		out.bytes |= (uint32_t)(unsigned char)s->pieces[index].text[i] << 8 * i;
		out.mask |= UINT32_C(0xFF) << 8 * i;
	}
	return out;
}

static sp_rc fill_tables(struct arena *a, struct sieve *s)
{
	struct beginning *all = arena_array(a, s->n, sizeof(*all));
	SP_NEED(all);
	for (uint32_t i = 0; i < s->n; i++) {
		all[i] = s->pieces[i].n ? beginning_of(s, &s->pieces[i]) : (struct beginning){0};
		note_beginning(s, &all[i]);
	}
	for (uint32_t i = 1; i <= PAIRS; i++)
		s->first[i] = (uint16_t)(s->first[i] + s->first[i - 1]);
	s->items = arena_array(a, s->first[PAIRS] + 1u, sizeof(*s->items));
	SP_NEED(s->items);
	for (uint32_t i = s->n; i-- > 0;) /* each end moves down to the start */
		for (uint32_t pair = 0; next_pair(&all[i], &pair); pair++)
			s->items[--s->first[pair]] = item_of(s, i);
	note_starts(s, all);
	return SP_OK;
}

static void note_distance(struct sieve *s, const struct pattern_piece *p)
{
	s->at_text_start = s->at_text_start || !p->n;
	s->far = s->far || !pattern_piece_near(p);
	if (p->most == PIECE_ANYWHERE)
		byte_set_join(&s->unlimited, &p->before);
	else if (p->most > s->farthest)
		s->farthest = p->most;
}

bool sieve_at_text_start(const struct sieve *s)
{
	return s->at_text_start;
}

bool sieve_is_near(const struct sieve *s)
{
	return !s->far;
}

sp_rc sieve_new(struct arena *a, const struct pattern_pieces *pieces, struct sieve **out)
{
	struct sieve *s = ARENA_NEW(a, struct sieve);
	SP_NEED(s);
	s->n = pieces->n + DISGUISES;
	s->pieces = arena_array(a, s->n, sizeof(*s->pieces));
	SP_NEED(s->pieces && s->n <= UINT16_MAX / CLASSES);
	for (uint32_t i = 0; i < s->n; i++) {
		s->pieces[i] = i < pieces->n ? pieces->at[i] : disguises[i - pieces->n];
		note_distance(s, &s->pieces[i]);
	}
	for (int b = 0; b < 256; b++)
		s->class_of[b] = class_of((unsigned char)b);
	for (int b = 'a'; b <= 'z'; b++)
		s->in_word[s->class_of[b]] = IN_WORD;
	*out = s;
	return fill_tables(a, s);
}

static uint32_t class_at(const struct sieve_pass *pass, size_t at)
{
	return at < pass->text.n ? pass->sieve->class_of[(unsigned char)pass->text.p[at]] : 0;
}

struct sieve_pass sieve_begin(const struct sieve *s, struct str text, size_t from)
{
	struct sieve_pass pass = {.sieve = s, .text = text, .at = from, .next = from};
	pass.pair = class_at(&pass, from) << CLASS_BITS | class_at(&pass, from + 1);
	return pass;
}

/* The first four bytes are known to be right. */
static bool stands(const struct pattern_piece *p, struct str text, size_t at)
{
	size_t end = at + p->n;
	if (end > text.n || (at && !byte_set_has(&p->touches, (unsigned char)text.p[at - 1])) ||
	    (end < text.n && !byte_set_has(&p->after, (unsigned char)text.p[end])))
		return false;
	for (size_t i = 4; i < p->n; i++)
		if ((char)byte_fold((unsigned char)text.p[at + i]) != p->text[i])
			return false;
	return true;
}

/* The four bytes from a place on, zeros behind the text. */
static uint32_t four_at(struct str text, size_t at)
{
	uint32_t out = 0;
	for (uint32_t i = 0; i < 4 && at + i < text.n; i++)
		out |= (uint32_t)byte_fold((unsigned char)text.p[at + i]) << 8 * i;
	return out;
}

/* Is there what a match with the piece needs, in the piece itself or further on? */
static bool goes_on(const struct pattern_piece *p, struct str text, size_t at)
{
	if (!p->within)
		return true;
	struct str ahead = str_sub(text, at, p->within);
	for (size_t i = 0; i < ahead.n; i++)
		if (byte_set_has(&p->needs, (unsigned char)ahead.p[i]))
			return true;
	return false;
}

/* A letter before the place is looked at only where the rest fits. */
static bool fits_before(const struct sieve_pass *pass, size_t at, uint32_t pair, uint32_t third)
{
	const struct sieve *s = pass->sieve;
	uint32_t in_word = at ? s->in_word[class_at(pass, at - 1)] : 0;
	return s->begins[in_word | pair] >> third & 1;
}

/* To the next place where a piece may begin. The classes of three bytes are kept beside each other,
 * so that no step waits for the one before. */
static bool advance(struct sieve_pass *pass)
{
	const struct sieve *s = pass->sieve;
	const unsigned char *text = (const unsigned char *)pass->text.p;
	size_t i = pass->next, n = pass->text.n;
	uint32_t first = pass->pair >> CLASS_BITS, second = pass->pair % CLASSES, third = 0;
	for (; i < n; i++) {
		uint32_t pair = first << CLASS_BITS | second;
		third = i + 2 < n ? s->class_of[text[i + 2]] : 0;
		if (s->begins[pair] >> third & 1 && fits_before(pass, i, pair, third))
			break;
		first = second;
		second = third;
	}
	pass->at = i;
	pass->next = i + 1;
	if (i >= n)
		return false;
	uint32_t here = first << CLASS_BITS | second;
	pass->pair = second << CLASS_BITS | third;
	pass->four = four_at(pass->text, i);
	pass->item = s->items + s->first[here];
	pass->end = s->items + s->first[here + 1];
	return true;
}

const struct pattern_piece *sieve_next(struct sieve_pass *pass)
{
	do {
		while (pass->item < pass->end) {
			const struct sieve_item *item = pass->item++;
			const struct pattern_piece *p = &pass->sieve->pieces[item->piece];
			if ((pass->four & item->mask) == item->bytes &&
			    stands(p, pass->text, pass->at) && goes_on(p, pass->text, pass->at))
				return p;
		}
	} while (advance(pass));
	return NULL;
}

size_t sieve_reach(const struct sieve_pass *pass, const struct pattern_piece *piece, size_t floor)
{
	size_t far = piece->most != PIECE_ANYWHERE && pass->at - floor > piece->most
			     ? pass->at - piece->most
			     : floor;
	size_t at = pass->at;
	while (at > far && byte_set_has(&piece->before, (unsigned char)pass->text.p[at - 1]))
		at--;
	return at;
}

static bool may_start(const struct sieve *s, struct str text)
{
	uint32_t c[3] = {0};
	for (size_t i = 0; i < 3 && i < text.n; i++)
		c[i] = s->class_of[(unsigned char)text.p[i]];
	return s->starts[c[0] << CLASS_BITS | c[1]] >> c[2] & 1;
}

bool sieve_excludes(const struct sieve *s, struct str text)
{
	if (s->at_text_start)
		return false;
	if (!may_start(s, text))
		return true;
	struct sieve_pass pass = sieve_begin(s, text, 0);
	size_t horizon = sieve_horizon(&pass, 0);
	const struct pattern_piece *piece;
	while ((piece = sieve_next(&pass)) && pass.at <= horizon)
		if (sieve_gives_up(piece) || pass.at > SIEVE_FAR ||
		    (pass.at >= piece->least && !sieve_reach(&pass, piece, 0)))
			return false;
	return true;
}

size_t sieve_horizon(const struct sieve_pass *pass, size_t start)
{
	const struct sieve *s = pass->sieve;
	size_t at = start;
	while (at < pass->text.n && byte_set_has(&s->unlimited, (unsigned char)pass->text.p[at]))
		at++;
	return (at > start + s->farthest ? at : start + s->farthest) + PIECE_LONGEST;
}
