/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/link_mark.h"

#include <string.h>

/* ---- years, days, numbers ---- */

struct marks {
	uint32_t all, shared;
};

static struct marks count_marks(const struct link_title *a, const struct link_title *b,
				enum link_word_kind kind)
{
	struct marks m = {0, 0};
	for (uint32_t i = 0; i < a->words.n; i++) {
		if (a->words.at[i].kind != kind)
			continue;
		m.all++;
		m.shared += link_title_has(b, a->words.at[i].form);
	}
	return m;
}

static bool is_year(const struct link_word *w)
{
	return w->kind == LINK_WORD_TIME && w->form.n == 4 && w->form.p[0] >= '1' &&
	       w->form.p[0] <= '2';
}

/* "Ældrepolitik 2020-2024", "Ældrepolitikken i 2021": are all years of b between two of a? */
bool link_marks_span(const struct link_title *a, const struct link_title *b)
{
	struct str first = {NULL, 0}, last = {NULL, 0};
	for (uint32_t i = 0; i < a->words.n; i++) {
		struct str year = a->words.at[i].form;
		if (!is_year(&a->words.at[i]))
			continue;
		first = !first.n || memcmp(year.p, first.p, 4) < 0 ? year : first;
		last = !last.n || memcmp(year.p, last.p, 4) > 0 ? year : last;
	}
	bool any = false;
	for (uint32_t i = 0; i < b->words.n && first.n; i++) {
		struct str year = b->words.at[i].form;
		if (!is_year(&b->words.at[i]))
			continue;
		any = true;
		if (memcmp(year.p, first.p, 4) < 0 || memcmp(year.p, last.p, 4) > 0)
			return false;
	}
	return any && memcmp(first.p, last.p, 4) < 0;
}

/* Do both say a time, or a number, and neither all that the other says? */
bool link_marks_contradict(const struct link_title *a, const struct link_title *b,
			   enum link_word_kind kind)
{
	struct marks x = count_marks(a, b, kind), y = count_marks(b, a, kind);
	return x.all && y.all && x.shared < x.all && y.shared < y.all;
}

bool link_times_same(const struct link_title *a, const struct link_title *b)
{
	struct marks m = count_marks(a, b, LINK_WORD_TIME);
	return m.all && m.shared == m.all;
}

bool link_times_apart(const struct link_title *a, const struct link_title *b)
{
	bool recurring = a->recurring || b->recurring;
	return link_marks_contradict(a, b, LINK_WORD_TIME) &&
	       (recurring || (!link_marks_span(a, b) && !link_marks_span(b, a)));
}

/* ---- quarters ---- */

/* The quarter that the word begins with, and what is said to lie there; 0: none. */
static char quarter_of(struct str form, struct str *what)
{
	static const char *const quarters[] = {"nord", "syd", "oest", "vest"};
	for (size_t i = 0; i < sizeof(quarters) / sizeof(quarters[0]); i++) {
		struct str one = str_of(quarters[i]);
		if (!str_starts(form, one))
			continue;
		*what = str_sub(form, one.n, form.n - one.n);
		return quarters[i][0];
	}
	return 0;
}

bool link_quarters_apart(const struct link_title *a, const struct link_title *b)
{
	for (uint32_t i = 0; i < a->words.n; i++) {
		struct str what, other;
		char quarter = quarter_of(a->words.at[i].form, &what);
		for (uint32_t k = 0; quarter && k < b->words.n; k++) {
			char against = quarter_of(b->words.at[k].form, &other);
			if (against && against != quarter && str_eq(what, other) &&
			    !link_title_has(b, a->words.at[i].form) &&
			    !link_title_has(a, b->words.at[k].form))
				return true;
		}
	}
	return false;
}

/* ---- calendars ---- */

static bool says_calendar(struct str form)
{
	static const char *const stems[] = {"moedeplan", "moedekalend", "moededat", "moederaek",
					    "moededag"};
	for (size_t i = 0; i < sizeof(stems) / sizeof(stems[0]); i++)
		if (str_starts(form, str_of(stems[i])))
			return true;
	return false;
}

static bool is_calendar(const struct link_title *title)
{
	bool meetings = false, year = false, more = false;
	for (uint32_t i = 0; i < title->words.n; i++) {
		const struct link_word *w = &title->words.at[i];
		if (says_calendar(w->form))
			return true;
		year |= is_year(w);
		meetings |= str_eq(w->form, STR("moed"));
		more |= link_word_tells(w) && !str_eq(w->form, STR("moed"));
	}
	return meetings && year && !more;
}

/* Do both say whose meetings they are: the council's, or all politicians'? */
static bool same_whose(const struct link_title *a, const struct link_title *b)
{
	for (uint32_t i = 0; i < a->words.n; i++) {
		const struct link_word *w = &a->words.at[i];
		bool whose = (link_word_tells(w) && !str_eq(w->form, STR("moed"))) ||
			     (w->kind == LINK_WORD_BODY && !str_eq(w->form, STR("udvalg"))) ||
			     str_starts(w->form, STR("politisk"));
		if (whose && !says_calendar(w->form) && link_title_has(b, w->form))
			return true;
	}
	return false;
}

bool link_marks_calendars(const struct link_title *a, const struct link_title *b)
{
	return is_calendar(a) && is_calendar(b) && !same_whose(a, b);
}
