/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/thread_show.h"

#include "core/human.h"
#include "council/asked.h"
#include "council/paper.h"
#include "council/show.h"
#include "council/when.h"

#include <stdio.h>

enum { TEXT_MAX = 256 * 1024, JSON_MAX = 64 * 1024 * 1024, INDENT = 20, DEEP = 22 };

/* ---- JSON ---- */

static void put_source(struct json_writer *w, const struct thread_source *s)
{
	jw_key(w, "source");
	if (!s->document) {
		jw_null(w);
		return;
	}
	jw_object_begin(w);
	jw_put_text(w, "key", s->key);
	jw_put_text(w, "document", s->document);
	jw_key(w, "page");
	if (s->page)
		jw_int(w, s->page);
	else
		jw_null(w);
	jw_put_int(w, "line", s->line);
	jw_object_end(w);
}

static void put_head(struct json_writer *w, const struct thread *t,
		     const struct thread_entry *entry)
{
	char day[CIVIL_ISO_SIZE];
	civil_iso(entry->day, day);
	jw_put_int(w, "municipality", t->municipality);
	jw_put_text(w, "body", entry->body_name);
	jw_put_text(w, "date", day);
	jw_put_text(w, "number", entry->number);
	jw_put_text(w, "title", entry->title);
	jw_put_text(w, "link", entry->key);
	jw_put_text(w, "key", entry->key);
	jw_put_bool(w, "closed", entry->closed);
}

static void put_reasons(struct json_writer *w, const struct thread_entry *entry)
{
	jw_key(w, "reasons");
	jw_array_begin(w);
	for (uint32_t i = 0; i < entry->reasons.n; i++) {
		const struct thread_reason *r = &entry->reasons.at[i];
		jw_object_begin(w);
		jw_put_text(w, "to", r->to);
		jw_put_text(w, "reason", link_reason_name(r->reason));
		jw_put_int(w, "strength", r->strength);
		jw_put_text(w, "words", r->words);
		put_source(w, &r->source);
		jw_object_end(w);
	}
	jw_array_end(w);
}

static void put_item(struct json_writer *w, const struct thread *t,
		     const struct thread_entry *entry)
{
	jw_object_begin(w);
	put_head(w, t, entry);
	jw_key(w, "outcome");
	jw_array_begin(w);
	for (uint32_t i = 0; i < entry->outcomes.n && !entry->closed; i++)
		jw_text(w, entry->outcomes.at[i]);
	jw_array_end(w);
	put_reasons(w, entry);
	jw_object_end(w);
}

static void put_told(struct json_writer *w, const struct thread_placeholder *p, bool history)
{
	jw_object_begin(w);
	jw_put_text(w, "body", p->body);
	jw_put_text(w, "date_from", *p->from ? p->from : NULL);
	jw_put_text(w, "date_to", *p->to ? p->to : NULL);
	if (!history)
		jw_put_text(w, "number", *p->number ? p->number : NULL);
	if (!history) {
		jw_put_bool(w, "planned", p->planned);
		jw_put_bool(w, "meeting_in_store", p->met);
	}
	jw_put_text(w, "mentioned_by", p->source.key);
	jw_put_text(w, "words", p->words);
	put_source(w, &p->source);
	jw_object_end(w);
}

static void put_near(struct json_writer *w, const struct thread *t)
{
	jw_key(w, "near");
	jw_array_begin(w);
	for (uint32_t i = 0; i < t->near.n; i++) {
		const struct thread_near *near = &t->near.at[i];
		jw_object_begin(w);
		put_head(w, t, &near->entry);
		jw_put_text(w, "to", near->to);
		jw_put_int(w, "strength", near->strength);
		put_reasons(w, &near->entry);
		jw_object_end(w);
	}
	jw_array_end(w);
}

static void put_thread(struct json_writer *w, const struct thread *t, bool why)
{
	jw_object_begin(w);
	jw_put_text(w, "thread", t->key);
	jw_put_text(w, "title", t->title);
	jw_put_bool(w, "named", t->named);
	jw_put_int(w, "municipality", t->municipality);
	jw_key(w, "items");
	jw_array_begin(w);
	for (uint32_t i = 0; i < t->items.n; i++)
		put_item(w, t, &t->items.at[i]);
	jw_array_end(w);
	jw_key(w, "placeholders");
	jw_array_begin(w);
	for (uint32_t i = 0; i < t->placeholders.n; i++)
		put_told(w, &t->placeholders.at[i], false);
	jw_array_end(w);
	jw_key(w, "history");
	jw_array_begin(w);
	for (uint32_t i = 0; i < t->history.n; i++)
		put_told(w, &t->history.at[i], true);
	jw_array_end(w);
	if (why)
		put_near(w, t);
	jw_object_end(w);
}

sp_rc thread_show_json(struct command_call *call, const struct thread *t, bool why,
		       struct sp_err *e)
{
	BUF_AUTO out = BUF_INIT(JSON_MAX);
	struct json_writer w = JW_WRITER(&out, JW_PRETTY);
	put_thread(&w, t, why);
	if (!jw_ok(&w))
		return sp_fail_code(e, SP_ELIMIT);
	call_write(call, buf_view(&out));
	return SP_OK;
}

/* ---- CSV ---- */

static const char *joined(struct arena *a, const struct thread_entry *entry)
{
	BUF_AUTO out = BUF_INIT(TEXT_MAX);
	for (uint32_t i = 0; i < entry->outcomes.n && !entry->closed; i++)
		buf_printf(&out, "%s%s", i ? " " : "", entry->outcomes.at[i]);
	return buf_take(&out, a);
}

sp_rc thread_show_table(struct command_call *call, const struct thread *t, struct sp_err *e)
{
	static const struct column columns[] = {
		{"thread", NULL, CELL_TEXT, 0},	 {"municipality", NULL, CELL_INT, 0},
		{"body", NULL, CELL_TEXT, 0},	 {"date", NULL, CELL_DATE, 0},
		{"number", NULL, CELL_TEXT, 0},	 {"title", NULL, CELL_TEXT, 0},
		{"link", NULL, CELL_TEXT, 0},	 {"outcome", NULL, CELL_TEXT, 0},
		{"to", NULL, CELL_TEXT, 0},	 {"reason", NULL, CELL_TEXT, 0},
		{"strength", NULL, CELL_INT, 0}, {"words", NULL, CELL_TEXT, 0}};
	struct call_table *table = NULL;
	SP_TRY(call_table(call, columns, sizeof(columns) / sizeof(columns[0]), &table, e));
	for (uint32_t i = 0; i < t->items.n; i++) {
		const struct thread_entry *entry = &t->items.at[i];
		const struct thread_reason *r = entry->reasons.n ? entry->reasons.at : NULL;
		const char *outcome = joined(call->arena, entry);
		SP_NEED(outcome);
		SP_TRY(call_row(table, e, CELL_TEXT(t->key), CELL_INT(t->municipality),
				CELL_TEXT(entry->body_name), CELL_DATE(entry->day),
				CELL_TEXT(entry->number), CELL_TEXT(entry->title),
				CELL_TEXT(entry->key), CELL_TEXT(outcome),
				CELL_TEXT(r ? r->to : NULL),
				CELL_TEXT(r ? link_reason_name(r->reason) : NULL),
				r ? CELL_INT(r->strength) : CELL_NONE(CELL_INT),
				CELL_TEXT(r ? r->words : NULL)));
	}
	return call_table_end(table, e);
}

/* ---- for people ---- */

static const char *reason_words(const struct command_call *call, enum link_reason r)
{
	static const char *const words[LINK_REASONS] = {
		[LINK_PERSON] = N_("joined by a person"),
		[LINK_NUMBER] = N_("the item is named by body, day and number"),
		[LINK_DAY] = N_("the meeting is named, and the matter is alike"),
		[LINK_TIME] = N_("the time is named, and the matter is alike"),
		[LINK_PROMISE] = N_("the one asks for or promises what the other gives"),
		[LINK_HEARD] = N_("the other body is heard, and this is its answer"),
		[LINK_BACK] = N_("it was put off or sent back, and comes again"),
		[LINK_ROAD] = N_("the one body sends it on to the other, within weeks"),
		[LINK_SAME] = N_("both tell of the same treatment"),
		[LINK_SISTER] = N_("the same title in another body, within weeks"),
		[LINK_AGAIN] = N_("the same title in the same body, soon after"),
		[LINK_NAME] = N_("the name that one of them gives the matter"),
		[LINK_TITLE] = N_("alike titles"),
		[LINK_CASE] = N_("the same case number"),
		[LINK_TEXT] = N_("alike texts")};
	return call_tr(call, words[r]);
}

static enum outcome outcome_of(const char *name)
{
	int o = 0;
	while (o < OUTCOME_COUNT && strcmp(outcome_name((enum outcome)o), name) != 0)
		o++;
	return (enum outcome)(o < OUTCOME_COUNT ? o : OUTCOME_NONE);
}

static void put_sentence(struct command_call *call, const char *words,
			 const struct thread_source *source)
{
	BUF_AUTO text = BUF_INIT(TEXT_MAX);
	const char *squeezed = words ? str_squeeze(call->arena, str_of(words)) : NULL;
	if (!squeezed || !source->document)
		return;
	paper_put_quoted(call, squeezed, &text);
	buf_puts(&text, " – ");
	paper_put_place(call, source->document, source->page, source->line, &text);
	paper_block(call, DEEP, STR(""), STYLE_FAINT, buf_view(&text));
}

static bool same_words(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

/* Do both say one thing, of two items? */
static bool same_reason(const struct thread_reason *a, const struct thread_reason *b)
{
	return a->reason == b->reason && a->strength == b->strength &&
	       same_words(a->words, b->words) && same_words(a->source.key, b->source.key) &&
	       a->source.line == b->source.line;
}

/* "← bul/2020-06-09/195, oeu/2020-06-16/8 …: alike titles (72): Trygge, skoler" */
static void put_why(struct command_call *call, const struct thread_entry *entry, bool alone)
{
	enum { KEYS_MOST = 3 };
	for (uint32_t i = 0, end; i < entry->reasons.n; i = end) {
		const struct thread_reason *r = &entry->reasons.at[i];
		BUF_AUTO text = BUF_INIT(TEXT_MAX);
		for (end = i; end < entry->reasons.n && same_reason(r, &entry->reasons.at[end]);
		     end++)
			if (end - i < KEYS_MOST)
				buf_printf(&text, "%s%s", end > i ? ", " : "← ",
					   asked_short(entry->reasons.at[end].to, alone));
		buf_printf(&text, "%s: %s (%d)", end - i > KEYS_MOST ? " …" : "",
			   reason_words(call, r->reason), r->strength);
		if (r->words && !r->source.document)
			buf_printf(&text, ": %s", r->words);
		paper_block(call, INDENT, STR(""), STYLE_PLAIN, buf_view(&text));
		put_sentence(call, r->words, &r->source);
	}
}

static void put_entry(struct command_call *call, const struct thread_entry *entry, bool alone,
		      bool why)
{
	BUF_AUTO lead = BUF_INIT(TEXT_MAX), title = BUF_INIT(TEXT_MAX), below = BUF_INIT(TEXT_MAX);
	human_date(&lead, call->lang, entry->day);
	buf_printf(&title, "%s%s%s", entry->number ? entry->number : "", entry->number ? ". " : "",
		   paper_title(call, entry->title, entry->closed));
	paper_block(call, INDENT, buf_view(&lead), STYLE_STRONG, buf_view(&title));
	buf_puts(&below, entry->body_name);
	if (entry->closed)
		buf_printf(&below, ": %s", call_tr(call, N_("closed")));
	for (uint32_t i = 0; i < entry->outcomes.n && !entry->closed; i++)
		buf_printf(&below, "%s%s", i ? ", " : ": ",
			   show_outcome(call, outcome_of(entry->outcomes.at[i])));
	buf_printf(&below, "   %s", asked_short(entry->key, alone));
	paper_block(call, INDENT, STR(""), STYLE_PLAIN, buf_view(&below));
	if (why)
		put_why(call, entry, alone);
}

static void put_time(const struct command_call *call, const struct thread_placeholder *p,
		     struct buf *out)
{
	struct civil from = {0, 0, 0}, to = {0, 0, 0};
	(void)civil_parse_iso(p->from, &from);
	(void)civil_parse_iso(p->to, &to);
	when_between(out, call->lang, from, to);
}

static void put_missing(const struct command_call *call, const struct thread_placeholder *p,
			struct buf *out)
{
	const char *what = p->met	? p->planned
						  ? N_("planned; a meeting of that time is in the "
							     "store, but the item was not found")
						  : N_("a meeting of that time is in the store, but the "
							     "item was not found")
				 : p->planned ? N_("planned; not in the store")
					: N_("not in the store");
	buf_puts(out, p->body);
	if (*p->number) {
		buf_puts(out, ", ");
		i18n_format(out, call->lang, N_("item {1}"), p->number);
	}
	buf_printf(out, ": %s", call_tr(call, what));
}

/* A row of bodies below what they decided: told once, with the first of them. */
static bool opens_row(const struct thread *t, const struct thread_placeholder *p)
{
	bool several = false;
	for (uint32_t i = 0; p->words && strchr(p->words, '\n') && i < t->placeholders.n; i++) {
		const struct thread_placeholder *other = &t->placeholders.at[i];
		if (other == p || !other->words || strcmp(p->words, other->words) != 0)
			continue;
		if (other < p)
			return false;
		several = true;
	}
	return several;
}

/* Has the one before it told the very sentence, as of several bodies? */
static bool told_above(const struct thread *t, const struct thread_placeholder *p)
{
	if (p == t->placeholders.at)
		return false;
	const struct thread_placeholder *before = p - 1;
	return same_words(before->words, p->words) &&
	       same_words(before->source.key, p->source.key) &&
	       before->source.line == p->source.line;
}

/* A sentence without the mark of the list that it stood in: “•”, “-”, “2)”. */
static struct str without_mark(struct str s)
{
	size_t i = 0;
	while (i < s.n && (s.p[i] >= '0' && s.p[i] <= '9'))
		i++;
	if (i && i < s.n && s.p[i] == ')')
		return str_trim(str_sub(s, i + 1, s.n - i - 1));
	if (str_starts(s, STR("• ")) || str_starts(s, STR("– ")))
		return str_trim(str_sub(s, 4, s.n - 4));
	return str_starts(s, STR("- ")) ? str_sub(s, 2, s.n - 2) : s;
}

static void put_placeholder(struct command_call *call, const struct thread *t,
			    const struct thread_placeholder *p, bool why)
{
	bool history = t->history.n && p >= t->history.at && p < t->history.at + t->history.n;
	BUF_AUTO lead = BUF_INIT(TEXT_MAX), text = BUF_INIT(TEXT_MAX);
	put_time(call, p, &lead);
	if (history) {
		const char *squeezed = str_squeeze(call->arena, str_of(p->words ? p->words : ""));
		buf_str(&text, without_mark(str_of(squeezed ? squeezed : "")));
	} else {
		put_missing(call, p, &text);
	}
	paper_block(call, INDENT, buf_view(&lead), STYLE_FAINT, buf_view(&text));
	if (!history && ((why && !told_above(t, p)) || opens_row(t, p)))
		put_sentence(call, p->words, &p->source);
}

/* Items, placeholders and history in one line of time. */
struct timeline {
	struct command_call *call;
	const struct thread *t;
	bool alone, why;
	uint32_t item, placeholder, past;
};

/* What is left comes to an end: a list that is out says the last day there is. */
static void step(struct timeline *line)
{
	const struct thread *t = line->t;
	char day[CIVIL_ISO_SIZE] = "9999-99-99";
	const char *past = "9999-99-99", *missing = "9999-99-99";
	if (line->item < t->items.n)
		civil_iso(t->items.at[line->item].day, day);
	if (line->past < t->history.n)
		past = t->history.at[line->past].from;
	if (line->placeholder < t->placeholders.n)
		missing = t->placeholders.at[line->placeholder].from;
	if (line->past < t->history.n && strcmp(past, day) < 0 && strcmp(past, missing) <= 0)
		put_placeholder(line->call, t, &t->history.at[line->past++], line->why);
	else if (line->placeholder < t->placeholders.n && strcmp(missing, day) <= 0)
		put_placeholder(line->call, t, &t->placeholders.at[line->placeholder++], line->why);
	else
		put_entry(line->call, &t->items.at[line->item++], line->alone, line->why);
}

/* What is near, and what keeps it out. */
static void put_nearly(struct command_call *call, const struct thread *t, bool alone)
{
	BUF_AUTO head = BUF_INIT(TEXT_MAX);
	char needed[16];
	(void)snprintf(needed, sizeof(needed), "%d", LINK_THRESHOLD);
	i18n_format(&head, call->lang, N_("Near it, but not of it ({1} of 100 are needed)"),
		    needed);
	paper_gap(call);
	paper_heading(call, buf_view(&head));
	for (uint32_t i = 0; i < t->near.n; i++) {
		const struct thread_near *near = &t->near.at[i];
		BUF_AUTO all = BUF_INIT(TEXT_MAX);
		char strength[16];
		put_entry(call, &near->entry, alone, true);
		(void)snprintf(strength, sizeof(strength), "%d", near->strength);
		i18n_format(&all, call->lang,
			    near->strength < LINK_THRESHOLD
				    ? N_("together {1}")
				    : N_("together {1}, but a person or another thread keeps it "
					 "out"),
			    strength);
		paper_block(call, INDENT, STR(""), STYLE_FAINT, buf_view(&all));
	}
}

void thread_show(struct command_call *call, const struct thread *t, bool alone, bool why)
{
	BUF_AUTO below = BUF_INIT(TEXT_MAX);
	char items[16];
	struct timeline line = {.call = call, .t = t, .alone = alone, .why = why};
	paper_heading(call, str_of(paper_title(call, t->title, t->items.at[0].closed)));
	(void)snprintf(items, sizeof(items), "%u", t->items.n);
	i18n_format(&below, call->lang, N_("Thread {1}, items: {2}"), asked_short(t->key, alone),
		    items);
	paper_block(call, 0, STR(""), STYLE_FAINT, buf_view(&below));
	paper_gap(call);
	while (line.item < t->items.n || line.placeholder < t->placeholders.n ||
	       line.past < t->history.n)
		step(&line);
	if (t->near.n)
		put_nearly(call, t, alone);
}

sp_rc thread_show_asked(struct command_call *call, struct db *db, struct thread *t, bool why,
			struct sp_err *e)
{
	bool alone;
	if (why || call->format != FORMAT_HUMAN)
		SP_TRY(thread_words(db, call->arena, t, e));
	if (why)
		SP_TRY(thread_nearly(db, call->arena, t, e));
	if (call->format == FORMAT_CSV)
		return thread_show_table(call, t, e);
	if (call->format == FORMAT_JSON) {
		SP_TRY(thread_show_json(call, t, why, e));
		call_write(call, STR("\n"));
		return SP_OK;
	}
	SP_TRY(asked_alone(call, db, &alone, e));
	thread_show(call, t, alone, why);
	return SP_OK;
}
