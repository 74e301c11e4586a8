/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/municipality.h"

#include "municipality_table.h"

enum {
	MUNICIPALITIES_MAX = 160,
	HEAD_BYTES = 2500,
	HEAD_WEIGHT = 4,
	MENTIONS_MAX = 4000,
	MEMORY = 16
};

/* A code as it is written, without zeros before it; -1 for anything else. */
static int number_of(struct str s)
{
	int value = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9' || s.p[0] == '0' || i >= 4)
			return -1;
		value = value * 10 + (s.p[i] - '0');
	}
	return s.n ? value : -1;
}

/* The next line of the table that is no comment: code, name and other spellings. */
static bool next_row(struct str *rest, int *code, struct str *name, struct str *others)
{
	struct str line, field;
	while (str_cut(rest, '\n', &line)) {
		if (!line.n || line.p[0] == '#' || !str_cut(&line, '\t', &field))
			continue;
		*code = number_of(field);
		if (!str_cut(&line, '\t', name))
			continue;
		*others = line.p ? line : (struct str){"", 0};
		return true;
	}
	return false;
}

static struct str table(void)
{
	return (struct str){municipality_table, municipality_table_size};
}

static bool is_name(struct str said, struct str name, struct str others)
{
	struct str other;
	if (str_ieq(said, name))
		return true;
	while (str_cut(&others, '|', &other))
		if (other.n && str_ieq(said, other))
			return true;
	return false;
}

int municipality_code(struct str said)
{
	static const char *const tails[] = {" kommune", " byråd", " kommunalbestyrelse"};
	struct str rest = table(), name, others;
	int code;
	said = str_trim(said);
	for (size_t i = 0; i < sizeof(tails) / sizeof(tails[0]); i++) {
		struct str tail = str_of(tails[i]);
		if (said.n > tail.n && str_ieq(str_sub(said, said.n - tail.n, tail.n), tail))
			said = str_trim(str_sub(said, 0, said.n - tail.n));
	}
	int wanted = number_of(said);
	while (next_row(&rest, &code, &name, &others))
		if (is_name(said, name, others) || code == wanted)
			return code;
	return 0;
}

const char *municipality_name(int wanted)
{
	static const char *const names[] = {
#include "municipality_names.h"
	};
	return wanted > 0 && wanted < (int)(sizeof(names) / sizeof(names[0])) ? names[wanted]
									      : NULL;
}

/* What was asked last, for minutes speak of one municipality again and again. */
struct memory {
	struct {
		struct str said;
		int code;
	} at[MEMORY];
	size_t n;
};

static int code_of(struct memory *m, struct str said)
{
	for (size_t i = 0; i < MEMORY && i < m->n; i++)
		if (str_eq(m->at[i].said, said))
			return m->at[i].code;
	size_t slot = m->n++ % MEMORY;
	m->at[slot].said = said;
	m->at[slot].code = municipality_code(said);
	return m->at[slot].code;
}

/* The name that ends just before `end`: up to three words; the longest that the table knows. */
static int name_before(struct memory *m, struct str text, size_t end, size_t *from)
{
	size_t at = end;
	int found = 0;
	for (int words = 0; words < 3 && at > 0; words++) {
		while (at > 0 && text.p[at - 1] != ' ' && text.p[at - 1] != '\n' &&
		       text.p[at - 1] != '(' && text.p[at - 1] != '"')
			at--;
		int code = code_of(m, str_sub(text, at, end - at));
		if (code) {
			found = code;
			*from = at;
		}
		if (at == 0 || text.p[at - 1] != ' ')
			break;
		at--;
	}
	return found;
}

struct mentions {
	int weight[1200];
	size_t from[1200], n[1200]; /* first place of each code */
};

static void mention(struct mentions *m, int code, size_t from, size_t n)
{
	if (!m->weight[code]) {
		m->from[code] = from;
		m->n[code] = n;
	}
	m->weight[code] += from < HEAD_BYTES ? HEAD_WEIGHT : 1;
}

static void count_after(struct mentions *m, struct str text, struct str word)
{
	struct memory memory = {.n = 0};
	for (size_t at = 0, n = 0; n < MENTIONS_MAX; n++) {
		size_t hit = str_find(str_sub(text, at, text.n), word), from = 0;
		if (hit == SIZE_MAX)
			return;
		at += hit;
		int code = name_before(&memory, text, at, &from);
		if (code)
			mention(m, code, from, at + word.n - from);
		at += word.n;
	}
}

/* Regions count only where a regional council is spoken of: every municipality writes of them. */
static void count_regions(struct mentions *m, struct str text)
{
	if (str_find(text, STR("egionsråd")) == SIZE_MAX)
		return;
	for (size_t at = 0, n = 0; n < MENTIONS_MAX; n++) {
		size_t hit = str_find(str_sub(text, at, text.n), STR("Region "));
		if (hit == SIZE_MAX)
			return;
		at += hit;
		size_t end = at + 7;
		while (end < text.n &&
		       ((unsigned char)text.p[end] & 0x80 || (text.p[end] | 32) >= 'a') &&
		       (text.p[end] | 32) <= '~')
			end++;
		int code = municipality_code(str_sub(text, at, end - at));
		if (code)
			mention(m, code, at, end - at);
		at = end > at ? end : at + 1;
	}
}

sp_rc municipality_find(struct arena *a, const struct extraction *x, int *code, struct fact *out)
{
	static const char *const words[] = {" Kommune", " kommune", " KOMMUNE",
					    " Byråd",	" BYRÅD",   " Kommunalbestyrelse"};
	struct mentions *m = ARENA_NEW(a, struct mentions);
	struct str text = {x->text, x->text_len};
	int best = 0;
	SP_NEED(m);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		count_after(m, text, str_of(words[i]));
	count_regions(m, text);
	for (int i = 1; i < 1200; i++)
		if (m->weight[i] > m->weight[best])
			best = i;
	*code = best;
	if (!best)
		return SP_OK;
	struct span *at = ARENA_NEW(a, struct span);
	SP_NEED(at);
	*at = (struct span){(uint32_t)m->from[best], (uint32_t)m->n[best]};
	out->text = municipality_name(best);
	out->spans = (struct spans){at, 1};
	return SP_OK;
}
