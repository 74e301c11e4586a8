/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/thread_saying.h"

#include "council/body_name.h"
#include "council/row.h"
#include "council/spans.h"
#include "council/statements.h"
#include "read/scan.h"
#include "read/title.h"

#include <stdlib.h>

struct printed_names {
	SP_LIST(const char *) list;
};

static sp_rc place_of(const struct telling *x, struct str spans, const struct paper *paper,
		      struct thread_source *out)
{
	struct spans at;
	SP_TRY(spans_of(x->arena, spans, "text", &at));
	if (at.n)
		view_place(&paper->source, at.at[0].off, &out->page, &out->line);
	return SP_OK;
}

static sp_rc take_saying(const struct telling *x, const struct db_rows *rows,
			 const struct thread_entry *entry, const struct paper *paper,
			 struct saying *out)
{
	enum { POSITION, KIND, BODY, KEY, PRINTED, NAME, FROM, TO, NUMBER, WORDS, SPANS, TOLD };
	const char *printed;
	char day[CIVIL_ISO_SIZE];
	*out = (struct saying){.item = entry->item,
			       .body = db_int(rows, BODY),
			       .position = db_int(rows, POSITION),
			       .kind = db_str(rows, KIND).p[0],
			       .said.source = {.key = entry->key, .document = paper->document}};
	SP_TRY(row_text(x->arena, rows, KEY, &out->body_key));
	SP_TRY(row_text(x->arena, rows, PRINTED, &printed));
	SP_TRY(row_text(x->arena, rows, NAME, &out->body_name));
	SP_TRY(row_text(x->arena, rows, FROM, &out->from));
	SP_TRY(row_text(x->arena, rows, TO, &out->to));
	SP_TRY(row_text(x->arena, rows, NUMBER, &out->number));
	SP_TRY(row_text(x->arena, rows, WORDS, &out->said.words));
	out->body_name = out->body_name ? out->body_name : printed;
	civil_iso(entry->day, day);
	out->planned = strcmp(out->from, day) > 0 || str_eq(db_str(rows, TOLD), STR("planned"));
	out->passing = str_eq(db_str(rows, TOLD), STR("passing"));
	uint32_t at = (uint32_t)out->position;
	out->general = x->known && at < x->known->pointers.n && x->known->pointers.at[at].general;
	return place_of(x, db_str(rows, SPANS), paper, &out->said.source);
}

sp_rc sayings_load(struct telling *x, const struct thread_entry *entry, const struct paper *paper,
		   struct sayings *out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(x->t->municipality), DB_V_INT(entry->item)};
	DB_ROWS_AUTO rows = NULL;
	if (entry->closed)
		return SP_OK;
	SP_TRY(link_item_load(x->db, x->arena, x->t->municipality, entry->item, &x->known, e));
	SP_TRY(db_query(x->db, council_sql(SQL_THREAD_MENTIONS), args, 2, &rows, e));
	DB_EACH(rows, e) {
		struct saying *s = sp_push(x->arena, &out->list);
		SP_NEED(s);
		SP_TRY(take_saying(x, rows, entry, paper, s));
	}
	return SP_OK;
}

const struct saying *sayings_at(const struct sayings *all, int64_t item, int64_t position)
{
	for (uint32_t i = 0; i < all->list.n; i++)
		if (all->list.at[i].item == item && all->list.at[i].position == position)
			return &all->list.at[i];
	return NULL;
}

/* ---- placeholders and history ---- */

static int32_t days_between(const char *from, const char *to)
{
	struct civil a, b;
	if (!civil_parse_iso(from, &a) || !civil_parse_iso(to, &b))
		return INT32_MAX;
	return civil_to_days(b) - civil_to_days(a);
}

/* Is it the item of the thread that is told of? A number of a day is one item: “udvalget” may be
 * another body that was told of before. */
static bool is_entry(const struct thread_entry *entry, const struct saying *s)
{
	char day[CIVIL_ISO_SIZE];
	civil_iso(entry->day, day);
	if (strcmp(day, s->from) < 0 || strcmp(day, s->to) > 0)
		return false;
	if (*s->number)
		return strcmp(s->from, s->to) == 0 && entry->number &&
		       strcmp(entry->number, s->number) == 0;
	return entry->body == s->body;
}

/* Is what it tells of in the store: as an item of this thread, else by its number, else, when the
 * day is told, as a meeting? */
static sp_rc is_there(const struct telling *x, struct saying *s, bool *yes, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(x->t->municipality), DB_V_INT(s->body),
					DB_V_TEXT(s->from), DB_V_TEXT(s->to), DB_V_TEXT(s->number)};
	DB_ROWS_AUTO rows = NULL;
	bool more;
	*yes = false;
	for (uint32_t i = 0; i < x->t->items.n && !*yes; i++)
		*yes = is_entry(&x->t->items.at[i], s);
	if (*yes || !s->body)
		return SP_OK;
	SP_TRY(db_query(x->db, council_sql(SQL_THREAD_MEETINGS_IN), args, 5, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	s->met = more && db_int(rows, 0) > 0;
	if (more)
		*yes = *s->number ? db_int(rows, 1) > 0 : s->met && strcmp(s->from, s->to) == 0;
	return SP_OK;
}

static bool same_body(const char *a, const char *b)
{
	struct str x = str_of(a), y = str_of(b);
	return str_ieq(x, y) || abbreviation_fits(x, y) || abbreviation_fits(y, x);
}

static bool overlap(const struct thread_placeholder *p, const struct saying *s)
{
	return strcmp(p->from, s->to) <= 0 && strcmp(s->from, p->to) <= 0;
}

/* The one that tells of the same treatment; what tells more of it stands for both. */
static bool merge(struct thread *t, const struct saying *s)
{
	for (uint32_t i = 0; i < t->placeholders.n; i++) {
		struct thread_placeholder *p = &t->placeholders.at[i];
		bool numbers = *p->number && *s->number;
		if (!same_body(p->body, s->body_name) || !overlap(p, s) ||
		    (numbers && strcmp(p->number, s->number) != 0))
			continue;
		if (days_between(s->from, s->to) < days_between(p->from, p->to)) {
			p->from = s->from;
			p->to = s->to;
		}
		if (!*p->number)
			p->number = s->number;
		p->planned &= s->planned;
		p->met |= s->met;
		return true;
	}
	return false;
}

/* Of the past, and a treatment: not the road, nor what is to come, or may have been elsewhere. */
static bool is_past(const struct saying *s)
{
	return *s->from && !strchr("rcqabfgoe", s->kind) && !s->general;
}

static bool is_history(const struct saying *s)
{
	return is_past(s) && s->kind != 'p' && (s->kind == 'h' || !s->body_name);
}

static bool is_treatment(const struct saying *s)
{
	return is_past(s) && *s->to && s->body_name && s->kind != 'h' && !s->passing &&
	       days_between(s->from, s->to) <= LINK_SEASON;
}

/* As a name begins, where a sentence has it small: “kommunalbestyrelsen”. */
static const char *as_name(struct arena *a, const char *body)
{
	if (!body || *body < 'a' || *body > 'z')
		return body;
	return arena_printf(a, "%c%s", *body - 'a' + 'A', body + 1);
}

static sp_rc put(const struct telling *x, const struct saying *s, bool history)
{
	struct thread_placeholder *p = history ? sp_push(x->arena, &x->t->history)
					       : sp_push(x->arena, &x->t->placeholders);
	SP_NEED(p);
	*p = (struct thread_placeholder){.body = as_name(x->arena, s->body_name),
					 .from = s->from,
					 .to = s->to,
					 .number = s->number,
					 .planned = s->planned,
					 .met = s->met,
					 .words = s->said.words,
					 .source = s->said.source};
	return SP_OK;
}

/* A sentence without the mark of a list before it and the full stop behind. */
static struct str bare(const char *words)
{
	struct str s = str_trim(str_of(words));
	size_t from = 0;
	while (from < s.n && !str_is_alpha(scan_at(s, from)))
		(void)str_utf8_next(s, &from);
	while (s.n > from && (s.p[s.n - 1] == '.' || s.p[s.n - 1] == ' '))
		s.n--;
	return str_sub(s, from, s.n);
}

/* Do both say the same, or does one say more? */
static bool same_said(const char *a, const char *b)
{
	if (!a || !b)
		return true;
	struct str x = bare(a), y = bare(b);
	return str_starts(x, y) || str_starts(y, x);
}

static bool told(const struct thread *t, const struct saying *s)
{
	for (uint32_t i = 0; i < t->history.n; i++)
		if (strcmp(t->history.at[i].from, s->from) == 0 &&
		    same_said(t->history.at[i].words, s->said.words))
			return true;
	return false;
}

/* The names in the sayings that are written out, each once. */
static sp_rc written_out(const struct telling *x, const struct sayings *all,
			 struct printed_names *out)
{
	for (uint32_t i = 0; i < all->list.n; i++) {
		const char *name = all->list.at[i].body_name;
		bool there = !name || body_name_is_brief(str_of(name));
		for (uint32_t k = 0; k < out->list.n && !there; k++)
			there = str_ieq(str_of(out->list.at[k]), str_of(name));
		if (there)
			continue;
		const char **slot = sp_push(x->arena, &out->list);
		SP_NEED(slot);
		*slot = name;
	}
	return SP_OK;
}

/* “SSU” is told as “Social og Sundhed” where the matter's texts have just one such name. */
static sp_rc spell_out(const struct telling *x, struct sayings *all)
{
	struct printed_names names = {0};
	SP_TRY(written_out(x, all, &names));
	for (uint32_t i = 0; i < all->list.n; i++) {
		struct saying *s = &all->list.at[i];
		const char *found = NULL;
		uint32_t fitting = 0;
		if (s->body || !s->body_name || !body_name_is_brief(str_of(s->body_name)))
			continue;
		for (uint32_t k = 0; k < names.list.n; k++)
			if (abbreviation_fits(str_of(s->body_name), str_of(names.list.at[k]))) {
				found = names.list.at[k];
				fitting++;
			}
		if (fitting == 1)
			s->body_name = found;
	}
	return SP_OK;
}

static int by_time(const void *a, const void *b)
{
	const struct thread_placeholder *x = a, *y = b;
	int order = strcmp(x->from, y->from);
	order = order ? order : strcmp(x->to, y->to);
	order = order ? order : strcmp(x->body ? x->body : "", y->body ? y->body : "");
	order = order ? order : strcmp(x->number, y->number);
	return order ? order : strcmp(x->words ? x->words : "", y->words ? y->words : "");
}

sp_rc sayings_sort(const struct telling *x, struct sayings *sayings, struct sp_err *e)
{
	struct thread *t = x->t;
	SP_TRY(spell_out(x, sayings));
	for (int numbered = 1; numbered >= 0; numbered--)
		for (uint32_t i = 0; i < sayings->list.n; i++) {
			struct saying *s = &sayings->list.at[i];
			bool there;
			if (!is_treatment(s) || (*s->number != '\0') != numbered)
				continue;
			SP_TRY(is_there(x, s, &there, e));
			if (!there && !merge(t, s))
				SP_TRY(put(x, s, false));
		}
	for (uint32_t i = 0; i < sayings->list.n; i++) {
		const struct saying *s = &sayings->list.at[i];
		if (is_history(s) && !told(t, s))
			SP_TRY(put(x, s, true));
	}
	if (t->placeholders.n)
		qsort(t->placeholders.at, t->placeholders.n, sizeof(*t->placeholders.at), by_time);
	if (t->history.n)
		qsort(t->history.at, t->history.n, sizeof(*t->history.at), by_time);
	return SP_OK;
}
