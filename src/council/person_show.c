/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/person_show.h"

#include "core/human.h"
#include "core/json.h"
#include "council/asked.h"
#include "council/paper.h"
#include "council/vote_words.h"

#include <stdio.h>

enum { TEXT_MAX = 64 * 1024, JSON_MAX = 256 * 1024 * 1024, INDENT = 2, BELOW = 6 };

/* Thousandths of the meetings at which the person was there. */
static int64_t rate(int64_t present, int64_t absent)
{
	int64_t all = present + absent;
	return all ? (present * 1000 + all / 2) / all : 0;
}

static struct vote_words words_of(const struct person_fact *f)
{
	return (struct vote_words){f->kind,	f->about,	 f->about_points,
				   f->about_by, f->about_number, f->about_outcome};
}

/* How they were there, or voted. */
static void put_kind(const struct command_call *call, const struct person_fact *f, struct buf *out)
{
	static const struct {
		const char *kind, *key;
	} words[] = {{"absent", N_("absent")},
		     {"partly", N_("there for part of it")},
		     {"disqualified", N_("disqualified")}};
	const struct vote_words vote = words_of(f);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(words[i].kind, f->kind) == 0) {
			buf_puts(out, call_tr(call, words[i].key));
			return;
		}
	vote_words(call, &vote, out);
}

/* ---- for people ---- */

static void put_place(struct command_call *call, const struct person_fact *f)
{
	BUF_AUTO out = BUF_INIT(TEXT_MAX);
	paper_put_place(call, f->document, f->page, f->line, &out);
	paper_line(call, BELOW, STR(""), STYLE_FAINT, buf_view(&out));
}

static void put_told(struct command_call *call, const struct person_fact *f)
{
	BUF_AUTO out = BUF_INIT(TEXT_MAX), day = BUF_INIT(64);
	struct civil date = {0, 0, 0};
	if (f->told_day && civil_parse_iso(f->told_day, &date))
		human_date(&day, call->lang, date);
	const char *when = buf_take(&day, call->arena);
	i18n_format(&out, call->lang, N_("at the earlier treatment: {1} {2}"),
		    f->told_body ? f->told_body : "", when && *when ? when : "");
	paper_block(call, BELOW, STR(""), STYLE_PLAIN, str_trim(buf_view(&out)));
}

/* The item, or meeting, that a fact is of. */
static void put_where(struct command_call *call, const struct person_fact *f)
{
	BUF_AUTO out = BUF_INIT(TEXT_MAX);
	human_date(&out, call->lang, f->day);
	buf_printf(&out, "  %s", f->body);
	if (f->item)
		buf_printf(&out, "  %s%s%s", f->number ? f->number : "", f->number ? ". " : "",
			   paper_title(call, f->title, f->closed));
	else
		buf_printf(&out, "  %s", call_tr(call, N_("the whole meeting")));
	paper_block(call, INDENT, STR(""), STYLE_STRONG, buf_view(&out));
}

static void put_who(struct command_call *call, const struct person_fact *f, bool named, bool alone)
{
	BUF_AUTO out = BUF_INIT(TEXT_MAX);
	if (named)
		buf_printf(&out, "%s%s%s%s: ", f->person ? f->person : "",
			   f->person && f->party ? " (" : "", f->party ? f->party : "",
			   f->person && f->party ? ")" : "");
	put_kind(call, f, &out);
	if (f->note)
		buf_printf(&out, " (%s)", f->note);
	buf_printf(&out, "   %s", asked_short(f->key, alone));
	paper_block(call, BELOW, STR(""), STYLE_PLAIN, buf_view(&out));
}

/* The sentence, and what was voted on. */
static void put_words(struct command_call *call, const struct person_fact *f)
{
	if (f->told)
		put_told(call, f);
	if (f->words && *f->words) {
		BUF_AUTO out = BUF_INIT(TEXT_MAX);
		paper_put_quoted(call, f->words, &out);
		paper_block(call, BELOW, STR(""), STYLE_PLAIN, buf_view(&out));
	}
	if (f->about_words && (!f->words || strcmp(f->words, f->about_words) != 0)) {
		BUF_AUTO out = BUF_INIT(TEXT_MAX);
		i18n_format(&out, call->lang,
			    strcmp(f->about, "points") == 0 ? N_("the point: {1}")
							    : N_("proposed: “{1}”"),
			    f->about_words);
		paper_block(call, BELOW, STR(""), STYLE_PLAIN, buf_view(&out));
	}
	put_place(call, f);
}

static bool same_text(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool same_item(const struct person_fact *a, const struct person_fact *b)
{
	return a && b && a->item == b->item && same_text(a->key, b->key);
}

/* Of one sentence, on the same thing? */
static bool same_words(const struct person_fact *a, const struct person_fact *b)
{
	return a && b && same_item(a, b) && a->told == b->told && same_text(a->words, b->words) &&
	       same_text(a->about_words, b->about_words) && same_text(a->told_day, b->told_day);
}

/* What was decided; without the sentence that stands above it, when it ends with that. */
static void put_decided(struct command_call *call, const struct person_fact *f)
{
	BUF_AUTO out = BUF_INIT(TEXT_MAX), rest = BUF_INIT(TEXT_MAX);
	const char *decided = str_squeeze(call->arena, str_of(f->decided));
	const char *words = f->words ? str_squeeze(call->arena, str_of(f->words)) : NULL;
	if (!decided)
		return;
	struct str left = str_of(decided);
	if (words && *words && str_ends(left, str_of(words)))
		left = str_trim(str_sub(left, 0, left.n - strlen(words)));
	if (!left.n)
		return;
	buf_str(&rest, left);
	const char *shown = buf_take(&rest, call->arena);
	i18n_format(&out, call->lang, N_("decided: {1}"), shown ? shown : "");
	paper_line(call, BELOW, STR(""), STYLE_PLAIN, buf_view(&out));
}

/* An item, and what was decided, is told once; so is a sentence of several voters. */
static void put_fact(struct command_call *call, const struct person_fact *before,
		     const struct person_fact *f, const struct person_fact *after, bool named,
		     bool alone)
{
	if (!same_item(before, f))
		put_where(call, f);
	put_who(call, f, named, alone);
	if (!same_words(f, after))
		put_words(call, f);
	if (f->item && !f->told && f->decided && !same_item(f, after))
		put_decided(call, f);
}

static void put_facts_of(struct command_call *call, const struct person_facts *facts, bool named,
			 bool alone)
{
	for (uint32_t i = 0; i < facts->list.n; i++)
		put_fact(call, i ? &facts->list.at[i - 1] : NULL, &facts->list.at[i],
			 i + 1 < facts->list.n ? &facts->list.at[i + 1] : NULL, named, alone);
}

static void put_body(struct command_call *call, const struct person_body *b)
{
	BUF_AUTO out = BUF_INIT(TEXT_MAX), first = BUF_INIT(64), last = BUF_INIT(64);
	char present[24], all[24], percent[24];
	(void)snprintf(present, sizeof(present), "%lld", (long long)b->present);
	(void)snprintf(all, sizeof(all), "%lld", (long long)b->present + b->absent);
	(void)snprintf(percent, sizeof(percent), "%lld",
		       ((long long)rate(b->present, b->absent) + 5) / 10);
	human_date(&first, call->lang, b->first);
	human_date(&last, call->lang, b->last);
	const char *from = buf_take(&first, call->arena), *to = buf_take(&last, call->arena);
	if (!from || !to)
		return;
	if (civil_cmp(b->first, b->last) == 0)
		i18n_format(&out, call->lang, N_("{1}: at {2} of {3} meetings ({4} %), {5}"),
			    b->body_name, present, all, percent, from);
	else
		i18n_format(&out, call->lang, N_("{1}: at {2} of {3} meetings ({4} %), {5} to {6}"),
			    b->body_name, present, all, percent, from, to);
	paper_block(call, INDENT, STR(""), STYLE_PLAIN, buf_view(&out));
}

static void put_letters(struct command_call *call, const struct person_letters *letters)
{
	for (uint32_t i = 0; i < letters->list.n && letters->list.n > 1; i++) {
		const struct person_letter *l = &letters->list.at[i];
		BUF_AUTO out = BUF_INIT(TEXT_MAX), first = BUF_INIT(64), last = BUF_INIT(64);
		human_date(&first, call->lang, l->first);
		human_date(&last, call->lang, l->last);
		const char *from = buf_take(&first, call->arena);
		const char *to = buf_take(&last, call->arena);
		if (!from || !to)
			return;
		i18n_format(&out, call->lang, N_("named with {1} from {2} to {3}"), l->party, from,
			    to);
		paper_block(call, INDENT, STR(""), STYLE_PLAIN, buf_view(&out));
	}
}

static void put_list(struct command_call *call, const char *heading,
		     const struct person_facts *facts, bool alone)
{
	if (!facts->list.n)
		return;
	paper_gap(call);
	paper_heading(call, str_of(call_tr(call, heading)));
	put_facts_of(call, facts, false, alone);
}

/* In the spelling and with the letter of the last meeting. */
static const struct person_body *latest(const struct person_bodies *bodies, bool party)
{
	const struct person_body *best = NULL;
	for (uint32_t i = 0; i < bodies->list.n; i++) {
		const struct person_body *b = &bodies->list.at[i];
		if ((!party || b->party) && (!best || civil_cmp(b->last, best->last) > 0))
			best = b;
	}
	return best;
}

/* Who is only named where an item quotes an earlier treatment stands in no meeting's lists. */
static const struct person_fact *quoted(const struct person_whole *p)
{
	if (p->votes.list.n)
		return &p->votes.list.at[0];
	return p->absences.list.n ? &p->absences.list.at[0] : NULL;
}

static const char *name_of(const struct person_whole *p)
{
	const struct person_body *b = latest(&p->bodies, false);
	const struct person_fact *f = quoted(p);
	return b ? b->name : f ? f->person : NULL;
}

static const char *party_of(const struct person_whole *p)
{
	const struct person_body *b = latest(&p->bodies, true);
	const struct person_fact *f = quoted(p);
	uint32_t n = p->letters.list.n;
	return b ? b->party : n ? p->letters.list.at[n - 1].party : f ? f->party : NULL;
}

void person_show(struct command_call *call, const struct person_whole *p, bool alone)
{
	BUF_AUTO head = BUF_INIT(TEXT_MAX);
	const char *party = party_of(p), *name = name_of(p);
	buf_puts(&head, name ? name : "");
	if (party)
		buf_printf(&head, " (%s)", party);
	paper_heading(call, buf_view(&head));
	for (uint32_t i = 0; i < p->bodies.list.n; i++)
		put_body(call, &p->bodies.list.at[i]);
	put_letters(call, &p->letters);
	put_list(call, N_("Absent"), &p->absences, alone);
	put_list(call, N_("Votes and own statements"), &p->votes, alone);
}

/* ---- for programs ---- */

static void put_day(struct json_writer *w, const char *key, struct civil day)
{
	char iso[CIVIL_ISO_SIZE];
	civil_iso(day, iso);
	jw_put_text(w, key, iso);
}

static void put_source(struct json_writer *w, const struct person_fact *f)
{
	jw_key(w, "source");
	jw_object_begin(w);
	jw_put_text(w, "document", f->document);
	jw_key(w, "page");
	f->page ? jw_int(w, f->page) : jw_null(w);
	jw_key(w, "line");
	f->line ? jw_int(w, f->line) : jw_null(w);
	jw_object_end(w);
}

static void put_told_json(struct json_writer *w, const struct person_fact *f)
{
	jw_key(w, "told_of");
	jw_object_begin(w);
	jw_put_text(w, "body", f->told_body);
	jw_put_text(w, "date", f->told_day);
	jw_put_text(w, "number", f->told_item);
	jw_object_end(w);
}

static void put_json(struct json_writer *w, const struct person_fact *f)
{
	jw_object_begin(w);
	put_day(w, "date", f->day);
	jw_put_text(w, "body", f->body);
	jw_put_text(w, "key", f->key);
	jw_put_text(w, "link", f->key);
	jw_put_text(w, "number", f->number);
	jw_put_text(w, "title", f->title);
	jw_put_text(w, "party", f->party);
	jw_put_text(w, "stance", f->kind);
	const struct vote_words vote = words_of(f);
	jw_key(w, "about");
	vote_json(w, &vote, f->about_words);
	jw_put_text(w, "note", f->note);
	jw_put_text(w, "words", f->words);
	jw_put_text(w, "outcome", f->told ? NULL : f->outcome);
	jw_put_text(w, "decided", f->told ? NULL : f->decided);
	if (f->told)
		put_told_json(w, f);
	put_source(w, f);
	jw_object_end(w);
}

static void put_facts(struct json_writer *w, const char *key, const struct person_facts *facts)
{
	jw_key(w, key);
	jw_array_begin(w);
	for (uint32_t i = 0; i < facts->list.n; i++)
		put_json(w, &facts->list.at[i]);
	jw_array_end(w);
}

static void put_meetings(struct json_writer *w, int64_t present, int64_t absent)
{
	jw_key(w, "meetings");
	jw_object_begin(w);
	jw_put_int(w, "present", present);
	jw_put_int(w, "absent", absent);
	jw_object_end(w);
}

static void put_bodies(struct arena *a, struct json_writer *w, const struct person_bodies *bodies)
{
	jw_key(w, "bodies");
	jw_array_begin(w);
	for (uint32_t i = 0; i < bodies->list.n; i++) {
		const struct person_body *b = &bodies->list.at[i];
		jw_object_begin(w);
		jw_put_text(w, "body", b->body_name);
		jw_put_text(w, "key",
			    arena_printf(a, "%lld/%s", (long long)b->municipality, b->slug));
		put_meetings(w, b->present, b->absent);
		jw_key(w, "rate");
		jw_decimal(w, rate(b->present, b->absent), 3);
		put_day(w, "first", b->first);
		put_day(w, "last", b->last);
		jw_object_end(w);
	}
	jw_array_end(w);
}

static void put_parties(struct json_writer *w, const struct person_letters *letters)
{
	jw_key(w, "parties");
	jw_array_begin(w);
	for (uint32_t i = 0; i < letters->list.n; i++) {
		const struct person_letter *l = &letters->list.at[i];
		jw_object_begin(w);
		jw_put_text(w, "party", l->party);
		put_day(w, "first", l->first);
		put_day(w, "last", l->last);
		jw_object_end(w);
	}
	jw_array_end(w);
}

sp_rc person_json(struct command_call *call, const struct person_whole *p, struct sp_err *e)
{
	BUF_AUTO out = BUF_INIT(JSON_MAX);
	struct json_writer w = JW_WRITER(&out, JW_PRETTY);
	int64_t present = 0, absent = 0;
	for (uint32_t i = 0; i < p->bodies.list.n; i++) {
		present += p->bodies.list.at[i].present;
		absent += p->bodies.list.at[i].absent;
	}
	jw_object_begin(&w);
	jw_put_text(&w, "person", name_of(p));
	jw_put_text(&w, "party", party_of(p));
	jw_put_int(&w, "municipality", p->municipality);
	put_meetings(&w, present, absent);
	put_bodies(call->arena, &w, &p->bodies);
	put_parties(&w, &p->letters);
	put_facts(&w, "absences", &p->absences);
	put_facts(&w, "dissent", &p->votes);
	jw_object_end(&w);
	if (!jw_ok(&w))
		return sp_fail_code(e, SP_ENOMEM);
	buf_char(&out, '\n');
	call_write(call, buf_view(&out));
	return SP_OK;
}

/* ---- lists ---- */

static const struct column columns[] = {
	{"person", NULL, CELL_TEXT, false},	{"party", NULL, CELL_TEXT, false},
	{"stance", NULL, CELL_TEXT, false},	{"municipality", NULL, CELL_INT, false},
	{"body", NULL, CELL_TEXT, false},	{"date", NULL, CELL_DATE, false},
	{"number", NULL, CELL_TEXT, false},	{"key", NULL, CELL_TEXT, false},
	{"title", NULL, CELL_TEXT, false},	{"note", NULL, CELL_TEXT, false},
	{"words", NULL, CELL_TEXT, false},	{"outcome", NULL, CELL_TEXT, false},
	{"decided", NULL, CELL_TEXT, false},	{"told_body", NULL, CELL_TEXT, false},
	{"told_date", NULL, CELL_TEXT, false},	{"document", NULL, CELL_TEXT, false},
	{"page", NULL, CELL_INT, false},	{"line", NULL, CELL_INT, false},
	{"about", NULL, CELL_TEXT, false},	{"about_points", NULL, CELL_TEXT, false},
	{"about_by", NULL, CELL_TEXT, false},	{"about_number", NULL, CELL_TEXT, false},
	{"about_text", NULL, CELL_TEXT, false}, {"about_outcome", NULL, CELL_TEXT, false}};

static struct cell number_or_none(unsigned n)
{
	return n ? CELL_INT(n) : CELL_NONE(CELL_INT);
}

static sp_rc put_row(struct call_table *table, const struct person_fact *f, struct sp_err *e)
{
	return call_row(table, e, CELL_TEXT(f->person), CELL_TEXT(f->party), CELL_TEXT(f->kind),
			CELL_INT(f->municipality), CELL_TEXT(f->body), CELL_DATE(f->day),
			CELL_TEXT(f->number), CELL_TEXT(f->key), CELL_TEXT(f->title),
			CELL_TEXT(f->note), CELL_TEXT(f->words),
			CELL_TEXT(f->told ? NULL : f->outcome),
			CELL_TEXT(f->told ? NULL : f->decided), CELL_TEXT(f->told_body),
			CELL_TEXT(f->told_day), CELL_TEXT(f->document), number_or_none(f->page),
			number_or_none(f->line), CELL_TEXT(f->about), CELL_TEXT(f->about_points),
			CELL_TEXT(f->about_by), CELL_TEXT(f->about_number),
			CELL_TEXT(f->about_words), CELL_TEXT(f->about_outcome));
}

sp_rc person_table(struct command_call *call, const struct person_facts *facts, bool alone,
		   struct sp_err *e)
{
	struct call_table *table = NULL;
	if (call->format == FORMAT_HUMAN) {
		put_facts_of(call, facts, true, alone);
		if (!facts->list.n)
			call_note(call, N_("nothing was found"));
		return SP_OK;
	}
	SP_TRY(call_table(call, columns, sizeof(columns) / sizeof(columns[0]), &table, e));
	for (uint32_t i = 0; i < facts->list.n; i++)
		SP_TRY(put_row(table, &facts->list.at[i], e));
	return call_table_end(table, e);
}
