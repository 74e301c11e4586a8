/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a matter began and what became of it, by what its text tells; and the rows of bodies and
 * days in a list of its history. */
#include "read/reference_scan.h"
#include "read/scan.h"

enum { BESIDE = 70 };

static bool is_begun(const struct ref_word *v)
{
	return strcmp(v->key, "begun") == 0;
}

/* "Der har siden 2017 været …", "Siden maj har …" */
static bool lasts(const struct ref_sentence *s, const struct ref_time *t)
{
	const struct ref_range around = {t->at.from > BESIDE ? t->at.from - BESIDE : 0,
					 t->at.to + BESIDE < s->text.n ? t->at.to + BESIDE
								       : s->text.n};
	return t->since == SINCE_LASTING && reference_says(s, "reference.lasted", around, NULL);
}

/* A verb of beginning or changing in the clause of the time. */
static bool began(const struct ref_sentence *s, const struct ref_time *t)
{
	if (lasts(s, t))
		return true;
	for (uint32_t i = 0; i < s->verbs.n; i++) {
		const struct ref_range v = s->verbs.at[i].at;
		const struct ref_range r = v.to <= t->at.from
						   ? (struct ref_range){v.to, t->at.from}
						   : (struct ref_range){t->at.to, v.from};
		if (is_begun(&s->verbs.at[i]) && r.to >= r.from && r.to - r.from <= BESIDE &&
		    reference_one_clause(s, r))
			return true;
	}
	return false;
}

static bool is_in(const struct ref_sentence *s, const struct ref_time *t)
{
	size_t end = scan_blanks_back(s->text, t->at.from), from = scan_word_start(s->text, end);
	struct str word = str_sub(s->text, from, end - from);
	return !t->at.from || str_ieq(word, STR("i")) || str_ieq(word, STR("den")) ||
	       str_ieq(word, STR("d")) || str_ieq(word, STR("af"));
}

sp_rc reference_history(struct ref_sentence *s, const struct ref_time *t)
{
	const struct civil now = s->x->date;
	if (now.year && civil_cmp(t->last, now) > 0 && !(t->since && civil_cmp(t->first, now) <= 0))
		return SP_OK;
	if ((t->barred && !t->since) || !(t->since || is_in(s, t)) || !began(s, t))
		return SP_OK;
	if (reference_says(s, "reference.foreign", (struct ref_range){0, s->text.n}, NULL))
		return SP_OK;
	return reference_add(s, (struct reference){.kind = REFERENCE_HISTORY}, NULL, t, NULL);
}

/* ---- rows ---- */

struct row_part {
	struct ref_range body, day;
	struct civil on;
};

static int figure(struct str t, const struct lex_hit *hit, int group)
{
	int n = 0;
	if (hit->group[group].from == SIZE_MAX)
		return 0;
	for (size_t i = hit->group[group].from; i < hit->group[group].to; i++)
		n = n * 10 + t.p[i] - '0';
	return n;
}

/* The day behind the body at `at`. */
static bool read_day(const struct ref_sentence *s, size_t at, int year, struct row_part *out)
{
	enum { CENTURY = 2000 };
	struct str rest = scan_ahead(s->text, at);
	struct lex_hit hit;
	if (!lex_find(lexicon_group(s->x->lex, "reference.day"), rest, 0, &hit))
		return false;
	int said = figure(rest, &hit, 3);
	if (said)
		year = said < 100 ? CENTURY + said : said;
	out->on = (struct civil){(int16_t)year, (int8_t)figure(rest, &hit, 2),
				 (int8_t)figure(rest, &hit, 1)};
	out->day = (struct ref_range){at + hit.group[1].from,
				      at + (said ? hit.group[3].to : hit.group[2].to)};
	return year && civil_ok(out->on);
}

static bool only_marks(const struct ref_sentence *s, size_t from, size_t to)
{
	struct lex_hit hit;
	struct str between = str_trim(str_sub(s->text, from, to - from));
	return !between.n || str_eq(between, STR(".")) ||
	       lex_whole(lexicon_group(s->x->lex, "reference.and"), between, &hit);
}

static sp_rc read_row(struct ref_sentence *s, int year, struct row_part *parts, uint32_t *n)
{
	struct body_hits bodies = {0};
	size_t end = 0;
	SP_TRY(bodies_find(s->x, s->text, &bodies));
	for (*n = 0; *n < bodies.list.n && *n < REFERENCE_MOST; (*n)++) {
		const struct body_hit *b = &bodies.list.at[*n];
		struct row_part *part = &parts[*n];
		part->body = (struct ref_range){b->off, (size_t)b->off + b->len};
		if (!only_marks(s, end, part->body.from) ||
		    !read_day(s, part->body.to, year, part)) {
			*n = 0;
			return SP_OK;
		}
		end = part->day.to;
	}
	if (*n && !only_marks(s, end, s->text.n))
		*n = 0;
	return SP_OK;
}

static sp_rc add_part(struct ref_sentence *s, const struct row_part *part, enum reference_kind kind)
{
	char iso[CIVIL_ISO_SIZE];
	struct date_hit hit = {.first = part->on, .last = part->on, .grain = GRAIN_DAY};
	struct ref_time t = {.at = part->day, .hit = &hit, .first = part->on, .last = part->on};
	civil_iso(part->on, iso);
	memcpy(hit.due, iso, sizeof(iso));
	if (s->x->date.year && civil_cmp(part->on, s->x->date) > 0)
		kind = REFERENCE_TO_COME;
	return reference_add(s,
			     (struct reference){.kind = kind, .first = part->on, .last = part->on},
			     &part->body, &t, NULL);
}

void reference_hear(struct ref_telling *told, const struct lexicon *lex, struct str sentence,
		    size_t end)
{
	struct lex_hit hit;
	if (lex_whole(lexicon_group(lex, "reference.year"), sentence, &hit)) {
		const char *p = sentence.p + hit.group[1].from;
		told->year =
			(p[0] - '0') * 1000 + (p[1] - '0') * 100 + (p[2] - '0') * 10 + p[3] - '0';
		told->kind = REFERENCE_TREATED;
		told->from = end;
	} else if (str_istarts(sentence, STR("beslut"))) {
		told->kind = REFERENCE_DECIDED;
	}
}

/* Bytes of what stands above the row and tells what it is about. */
static size_t above(const struct ref_sentence *s, const struct ref_telling *told)
{
	enum { LONGEST = 1500 };
	struct str t = s->p->text;
	size_t from = told->from;
	while (from < s->at.from && (t.p[from] == '\n' || t.p[from] == ' '))
		from++;
	return from < s->at.from && s->at.from - from <= LONGEST ? s->at.from - from : 0;
}

sp_rc reference_row(struct ref_sentence *s, struct ref_telling *told, bool *is)
{
	enum { LONGEST = 400 };
	struct row_part parts[REFERENCE_MOST];
	uint32_t n = 0;
	if (s->text.n <= LONGEST)
		SP_TRY(read_row(s, told->year, parts, &n));
	*is = n > 0;
	if (!n)
		return SP_OK;
	s->above = above(s, told);
	for (uint32_t i = 0; i < n; i++)
		SP_TRY(add_part(s, &parts[i], told->kind));
	told->from = s->at.to;
	return SP_OK;
}
