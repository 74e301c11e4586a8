/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/head.h"

#include "read/dates.h"
#include "read/head_parts.h"
#include "read/scan.h"

enum {
	SENTENCE_LINES = 14,
	FIELD_LINES = 60,
	ROOM_LONGEST = 60,
	VALUE_LINES = 14,
	VALUE_LONGEST = 2000
};

static enum field field_of_key(const char *key)
{
	static const struct {
		const char *key;
		enum field field;
	} fields[] = {{"date", FIELD_DATE},	   {"date_time", FIELD_DATE},
		      {"start", FIELD_START},	   {"end", FIELD_END},
		      {"place", FIELD_PLACE},	   {"place_other", FIELD_PLACE},
		      {"place_verb", FIELD_PLACE}, {"place_room", FIELD_PLACE},
		      {"absent", FIELD_ABSENT},	   {"present", FIELD_PRESENT},
		      {"called", FIELD_PRESENT},   {"staff", FIELD_STAFF},
		      {"remarks", FIELD_IGNORED},  {"published", FIELD_IGNORED},
		      {"body", FIELD_BODY},	   {"kind", FIELD_KIND},
		      {"items", FIELD_ITEMS}};
	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
		if (strcmp(fields[i].key, key) == 0)
			return fields[i].field;
	return FIELD_NONE;
}

static enum field field_of_role(uint8_t role)
{
	static const enum field fields[] = {
		[LINE_MEETING_BODY] = FIELD_BODY,	[LINE_MEETING_DATE] = FIELD_DATE,
		[LINE_MEETING_START] = FIELD_START,	[LINE_MEETING_END] = FIELD_END,
		[LINE_MEETING_PLACE] = FIELD_PLACE,	[LINE_MEETING_KIND] = FIELD_KIND,
		[LINE_MEETING_PRESENT] = FIELD_PRESENT, [LINE_MEETING_ABSENT] = FIELD_ABSENT,
		[LINE_ATTACHMENT_CLOSED] = FIELD_NONE};
	return role < sizeof(fields) / sizeof(fields[0]) ? fields[role] : FIELD_NONE;
}

sp_rc head_set_kind(const struct head *h, const struct passage *p)
{
	const struct lex_group *g = lexicon_group(h->x->lex, "head_kind");
	struct date_hit day;
	struct lex_hit hit;
	if (!lex_find(g, p->text, 0, &hit))
		return SP_OK;
	/* "dagsorden preview" above "Referat til mødet … den": the dated line knows better */
	bool better = h->m->kind == MEETING_AGENDA && strcmp(hit.key, "minutes") == 0 &&
		      dates_first_day(h->x->lex, p->text, &day);
	if (h->m->kind != MEETING_KIND_UNKNOWN && !better)
		return SP_OK;
	h->m->kind_said = (struct fact){0};
	h->m->kind = strcmp(hit.key, "minutes") == 0  ? MEETING_MINUTES
		     : strcmp(hit.key, "agenda") == 0 ? MEETING_AGENDA
						      : MEETING_SUPPLEMENT;
	return passage_fact(h->x->arena, p, hit.from, hit.to - hit.from, &h->m->kind_said);
}

sp_rc head_set_text(const struct head *h, const struct passage *p, struct fact *out)
{
	if (out->text || !str_trim(p->text).n)
		return SP_OK;
	return passage_fact(h->x->arena, p, 0, p->text.n, out);
}

sp_rc head_set_place(const struct head *h, const struct passage *p, size_t from, size_t n)
{
	struct str room = str_trim(str_sub(p->text, from, n));
	struct lex_hit hit;
	if (lex_start(lexicon_group(h->x->lex, "place_lead"), room, &hit))
		room = str_trim(str_sub(room, hit.to, room.n));
	while (lex_find(lexicon_group(h->x->lex, "place_rest"), room, 0, &hit) && hit.from)
		room = str_trim(str_sub(room, 0, hit.from));
	if (h->m->place.text || !room.n ||
	    lex_whole(lexicon_group(h->x->lex, "head_kind"), room, &hit))
		return SP_OK;
	return passage_fact(h->x->arena, p, (size_t)(room.p - p->text.p), room.n, &h->m->place);
}

/* Columns turned to text: all labels first, then all values, so that the day and the room stand
 * behind the label of the persons: "Onsdag den 12. marts 2003 Den gamle skole Ingen. Ane Bo, …". */
static sp_rc take_adrift(const struct head *h, const struct passage *p)
{
	struct date_hit day;
	struct lex_hit hit;
	if (h->m->date.text || !dates_first_day(h->x->lex, p->text, &day) ||
	    day.off > strlen("onsdag den "))
		return SP_OK;
	SP_TRY(head_set_date(h, p));
	struct str rest = str_trim(str_sub(p->text, day.off + day.len, p->text.n));
	size_t none = str_find(rest, STR(" Ingen"));
	rest = none == SIZE_MAX ? rest : str_sub(rest, 0, none);
	if (h->m->place.text || rest.n > ROOM_LONGEST ||
	    !lex_find(lexicon_group(h->x->lex, "place_word"), rest, 0, &hit))
		return SP_OK;
	return head_set_place(h, p, (size_t)(rest.p - p->text.p), rest.n);
}

/* "Kl. 15.30 i lokale 225": the room behind the time. */
static sp_rc take_room(const struct head *h, const struct passage *p)
{
	struct lex_hit hit;
	if (!lex_start(lexicon_group(h->x->lex, "place_after_time"), p->text, &hit))
		return SP_OK;
	return head_set_place(h, p, hit.group[1].from, hit.group[1].to - hit.group[1].from);
}

/* "Møde: Havneudvalget": who met instead of what kind of meeting it was. */
static sp_rc take_met(const struct head *h, const struct passage *p)
{
	struct body_hits hits = {0};
	SP_TRY(bodies_find(h->x, p->text, &hits));
	bool named = hits.list.n == 1 && !hits.list.at[0].off && !hits.list.at[0].abbreviation;
	return named ? head_set_body(h, p, 0, hits.list.at[0].len) : SP_OK;
}

sp_rc head_take_value(struct head *h, enum field f, const struct passage *p)
{
	switch (f) {
	case FIELD_BODY:
		return head_set_body(h, p, 0, p->text.n);
	case FIELD_DATE:
		SP_TRY(head_set_date(h, p));
		if (dates_first_day(h->x->lex, p->text, &(struct date_hit){0}))
			return SP_OK;
		return head_set_times(h, p, &h->m->start, &h->m->end);
	case FIELD_START:
		SP_TRY(head_set_date(h, p));
		if (dates_first_day(h->x->lex, p->text, &(struct date_hit){0}))
			return SP_OK;
		SP_TRY(take_room(h, p));
		return head_set_times(h, p, &h->m->start, &h->m->end);
	case FIELD_END: {
		struct date_hit day;
		if (dates_first_day(h->x->lex, p->text, &day) && day.hour >= 0)
			return head_set_printed(h, p, &day, day.hour, day.minute, &h->m->end);
		return head_set_times(h, p, &h->m->end, NULL);
	}
	case FIELD_PLACE:
		return head_set_place(h, p, 0, p->text.n);
	case FIELD_KIND:
		SP_TRY(head_set_date(h, p));
		SP_TRY(take_met(h, p));
		return head_set_kind(h, p);
	case FIELD_PRESENT:
		SP_TRY(take_adrift(h, p));
		return persons_read(h->x, p, &h->m->present, &h->m->absent);
	case FIELD_ABSENT:
		SP_TRY(take_adrift(h, p));
		return absentees_read(h->x, p, &h->m->present, &h->m->absent);
	default:
		return SP_OK;
	}
}

static bool is_aside(enum field f)
{
	return f == FIELD_STAFF || f == FIELD_IGNORED;
}

/* Fields whose value is one line are closed after it; lists of people go on. */
static enum field goes_on(enum field f)
{
	return f == FIELD_PRESENT || f == FIELD_ABSENT || is_aside(f) || f == FIELD_ITEMS
		       ? f
		       : FIELD_NONE;
}

/* Tables turned to text leave bars at the ends of cells. */
static struct str without_bars(struct str v)
{
	v = str_trim(v);
	while (v.n && (v.p[0] == '|' || v.p[0] == ':'))
		v = str_trim(str_sub(v, 1, v.n));
	while (v.n && v.p[v.n - 1] == '|')
		v = str_trim(str_sub(v, 0, v.n - 1));
	return v;
}

/* A label of the head can be the entry of a list. */
static struct str without_bullet(struct str t)
{
	static const char *const bullets[] = {"• ", "- ", "* ", "· ", "– "};
	for (size_t i = 0; i < sizeof(bullets) / sizeof(bullets[0]); i++)
		if (str_starts(t, str_of(bullets[i])))
			return str_trim(str_sub(t, strlen(bullets[i]), t.n));
	return t;
}

/* Who came, said without a label and outside a list. */
static sp_rc take_attendance(const struct head *h, const struct passage *p, bool *is)
{
	*is = false;
	if (p->text.n >= 400 || h->open == FIELD_PRESENT || h->open == FIELD_ABSENT)
		return SP_OK;
	return attendance_read(h->x, p, is, &h->m->present, &h->m->absent);
}

/* A list of people ends where the list of items begins: "Åbne punkter", "9 Anmodning …". */
static bool ends_people(const struct head *h, struct str t)
{
	struct lex_hit hit;
	bool people = h->open == FIELD_PRESENT || h->open == FIELD_ABSENT || is_aside(h->open);
	if (!people || !t.n || lex_start(lexicon_group(h->x->lex, "person.role"), t, &hit))
		return false;
	return (t.p[0] >= '0' && t.p[0] <= '9') ||
	       lex_whole(lexicon_group(h->x->lex, "item_group"), t, &hit) ||
	       lex_whole(lexicon_group(h->x->lex, "contents_heading"), without_bars(t), &hit);
}

static void add_pending(struct head *h, enum field f)
{
	if (h->n_pending < PENDING_MOST)
		h->pending[h->n_pending++] = f;
}

/* Lines as one passage, from a place in the first one on. */
static sp_rc value_of_lines(struct head *h, uint32_t first, uint32_t last, size_t off,
			    struct passage *out)
{
	struct passage all;
	SP_TRY(passage_of_lines(h->x->arena, h->from, first, last, &all));
	size_t skip = off - h->from->lines.at[first].off;
	SP_TRY(passage_sub(h->x->arena, &all, skip, all.text.n - skip, out));
	return passage_one_line(h->x->arena, out);
}

/* The labels that follow one another on a line ("Fraværende: Referent: …"); the last one's value.
 */
static struct str last_label(struct head *h, struct str t, struct lex_hit hit)
{
	const struct lex_group *g = lexicon_group(h->x->lex, "head_line");
	struct str value = without_bars(lex_part(&hit, t, 1));
	h->open = field_of_key(hit.key);
	while (value.n && lex_whole(g, value, &hit)) {
		struct str label = str_sub(value, 0, hit.group[1].from);
		if (str_find(label, STR(":")) == SIZE_MAX)
			break;
		add_pending(h, h->open);
		h->open = field_of_key(hit.key);
		value = without_bars(lex_part(&hit, value, 1));
	}
	/* "Starttidspunkt: Kl": the figures are lost */
	return str_ieq(value, STR("kl")) || str_ieq(value, STR("kl.")) ? (struct str){NULL, 0}
								       : value;
}

/* "Dagsorden" as the document's first line is its kind, not the heading of a list. */
static sp_rc set_first_kind(const struct head *h, uint32_t index)
{
	const struct line *l = &h->from->lines.at[index];
	struct passage p;
	SP_TRY(passage_of_range(h->x->arena, h->from, index, l->off, l->len, &p));
	return head_set_kind(h, &p);
}

/* The list breaks off within a name: "…, Carl Dam, Eva" with "Falk, …" on the next line. */
static bool breaks_off(const struct head *h, struct str t)
{
	struct lex_hit hit;
	size_t at = t.n;
	while (at > 0 && t.p[at - 1] != ',' && !str_ends(str_sub(t, 0, at), STR(" og ")))
		at--;
	struct str last = str_trim(str_sub(t, at, t.n));
	return at > 0 && last.n && !memchr(last.p, ' ', last.n) && last.p[last.n - 1] != ')' &&
	       scan_is_capitalised(last) && last.n > 1 &&
	       !lex_whole(lexicon_group(h->x->lex, "party"), last, &hit) &&
	       !lex_whole(lexicon_group(h->x->lex, "person.not"), last, &hit);
}

/* The last line of a list of persons that was broken in the middle of names. */
static uint32_t list_end(const struct head *h, uint32_t index)
{
	const struct lex_group *labels = lexicon_group(h->x->lex, "head_line");
	struct lex_hit hit;
	while (index + 1 < h->from->lines.n &&
	       breaks_off(h, line_str(h->from, &h->from->lines.at[index]))) {
		const struct line *next = &h->from->lines.at[index + 1];
		struct str t = line_str(h->from, next);
		if (next->role != LINE_TEXT || next->gap || !scan_is_capitalised(t) ||
		    t.n > VALUE_LONGEST || lex_whole(labels, t, &hit))
			break;
		index++;
	}
	return index;
}

/* The value as a passage: of one line, or of more where a list breaks off in the middle. */
static sp_rc value_passage(struct head *h, uint32_t index, struct str value, struct passage *out)
{
	bool people = h->open == FIELD_PRESENT || h->open == FIELD_ABSENT;
	uint32_t last = people ? list_end(h, index) : index;
	size_t off = (size_t)(value.p - h->from->text);
	if (h->n_pending && value.p[value.n - 1] == ',' && index + 1 < h->from->lines.n)
		last = index + 1;
	h->taken = last + 1;
	return last > index ? value_of_lines(h, index, last, off, out)
			    : passage_of_range(h->x->arena, h->from, index, (uint32_t)off,
					       (uint32_t)value.n, out);
}

/* A labelled line: its value, or the beginning of one on the next lines. */
static sp_rc take_field(struct head *h, uint32_t index, struct str t, struct lex_hit hit)
{
	struct str value = last_label(h, t, hit);
	struct passage p;
	bool attendance = false;
	/* who was called in beside the members */
	if (strcmp(hit.key, "called") == 0 && h->m->present.n)
		h->open = FIELD_STAFF;
	if (!value.n) {
		add_pending(h, h->open);
		return h->open == FIELD_ITEMS && !index ? set_first_kind(h, index) : SP_OK;
	}
	SP_TRY(value_passage(h, index, value, &p));
	if (strcmp(hit.key, "remarks") == 0)
		SP_TRY(attendance_read(h->x, &p, &attendance, &h->m->present, &h->m->absent));
	bool columns = h->n_pending && head_columns_fit(h, &p, h->open);
	SP_TRY(columns ? head_columns_take(h, &p, h->open) : head_take_value(h, h->open, &p));
	h->n_pending = 0;
	h->open = columns ? FIELD_NONE : goes_on(h->open);
	return SP_OK;
}

/* All labels stood first, each on its line; from this line on stand their values. */
static sp_rc take_values(struct head *h, uint32_t index, bool *is)
{
	const struct lex_group *labels = lexicon_group(h->x->lex, "head_line");
	const struct lex_group *contents = lexicon_group(h->x->lex, "contents_heading");
	struct lex_hit hit;
	struct passage p;
	uint32_t end = index;
	*is = false;
	if (h->n_pending < 2 || h->open == FIELD_ITEMS)
		return SP_OK;
	while (end < h->from->lines.n && end < index + VALUE_LINES) {
		struct str t = line_str(h->from, &h->from->lines.at[end]);
		if (t.n > VALUE_LONGEST || lex_whole(labels, t, &hit) ||
		    lex_whole(contents, without_bars(t), &hit))
			break;
		end++;
	}
	if (end == index)
		return SP_OK;
	SP_TRY(passage_of_lines(h->x->arena, h->from, index, end - 1, &p));
	h->n_pending--;
	*is = head_columns_fit(h, &p, h->open);
	h->n_pending += !*is;
	if (!*is)
		return SP_OK;
	SP_TRY(head_columns_take(h, &p, h->open));
	h->taken = end;
	h->open = FIELD_NONE;
	return SP_OK;
}

/* "Byrådet - Referat" below the table of who came: a short line apart that tells kind and body. */
static bool is_heading(const struct head *h, uint32_t index, struct str t)
{
	enum { HEADING_LONGEST = 100 };
	struct lex_hit hit;
	bool people = h->open == FIELD_PRESENT || h->open == FIELD_ABSENT || is_aside(h->open);
	return people && h->from->lines.at[index].gap && t.n <= HEADING_LONGEST &&
	       !h->m->body.text && lex_find(lexicon_group(h->x->lex, "head_kind"), t, 0, &hit) &&
	       lex_find(lexicon_group(h->x->lex, "body.head"), t, 0, &hit);
}

/* A line without a label: who came, what goes on from the line before, or a heading in words. */
static sp_rc take_words(struct head *h, uint32_t index, struct str t)
{
	const struct line *l = &h->from->lines.at[index];
	struct passage p;
	bool done = false;
	SP_TRY(value_passage(h, index, t, &p));
	SP_TRY(take_attendance(h, &p, &done));
	if (done)
		return SP_OK;
	if (ends_people(h, t))
		h->open = FIELD_ITEMS;
	else if (is_heading(h, index, t))
		h->open = FIELD_NONE;
	if (h->open != FIELD_NONE && h->open != FIELD_ITEMS) {
		enum field f = h->open;
		h->open = goes_on(f);
		if (!is_aside(f) || !l->gap)
			return head_take_value(h, f, &p);
	}
	return h->seen++ < SENTENCE_LINES && p.text.n < 400 ? head_sentence(h, &p, index) : SP_OK;
}

static sp_rc take_line(struct head *h, uint32_t index)
{
	struct str t = without_bullet(line_str(h->from, &h->from->lines.at[index]));
	struct lex_hit hit;
	bool done = false;
	SP_TRY(head_table_take(h, index, &done));
	if (done)
		return SP_OK;
	if (t.n <= VALUE_LONGEST && lex_whole(lexicon_group(h->x->lex, "head_line"), t, &hit))
		return take_field(h, index, t, hit);
	t = without_bars(t);
	if (!t.n || str_starts(t, STR("---")) ||
	    lex_whole(lexicon_group(h->x->lex, "ui_word"), t, &hit))
		return SP_OK;
	SP_TRY(take_values(h, index, &done));
	h->n_pending = 0;
	return done ? SP_OK : take_words(h, index, t);
}

/* "Mødet blev hævet kl. 18.05" closes many minutes; it is no part of the last item. */
sp_rc head_closing(const struct extract_context *x, const struct extraction *from,
		   struct line_guess *guesses, struct rec_meeting *meeting)
{
	struct head h = {.x = x, .from = from, .m = meeting};
	for (uint32_t i = 0; i < from->lines.n; i++) {
		const struct line *l = &from->lines.at[i];
		struct str t = line_str(from, l);
		struct lex_hit hit;
		struct passage p;
		int hour, minute;
		if (l->role != LINE_TEXT || t.n > 120 ||
		    !lex_whole(lexicon_group(x->lex, "head_line"), t, &hit) ||
		    strcmp(hit.key, "end") != 0)
			continue;
		struct str v = without_bars(lex_part(&hit, t, 1));
		while (v.n && v.p[v.n - 1] == '.')
			v.n--;
		if (!dates_time(v, &hour, &minute))
			continue;
		guesses[i].class = CLASS_FURNITURE;
		SP_TRY(passage_of_range(x->arena, from, i, (uint32_t)(v.p - from->text),
					(uint32_t)v.n, &p));
		SP_TRY(head_set_times(&h, &p, &meeting->end, NULL));
		SP_TRY(head_foot(&h, i + 1, guesses));
	}
	return SP_OK;
}

static bool same_name(const struct rec_person *a, const struct rec_person *b)
{
	return a->name.text && b->name.text && str_ieq(str_of(a->name.text), str_of(b->name.text));
}

/* Present are those on the list less those away for the whole meeting. */
static void subtract_absent(struct rec_meeting *m)
{
	uint32_t kept = 0;
	for (uint32_t i = 0; i < m->present.n; i++) {
		bool away = false;
		for (uint32_t k = 0; k < m->absent.n; k++)
			away |= same_name(&m->present.at[i], &m->absent.at[k]);
		if (!away)
			m->present.at[kept++] = m->present.at[i];
	}
	m->present.n = kept;
}

sp_rc head_read(const struct extract_context *x, const struct extraction *from, uint32_t end,
		struct rec_meeting *meeting)
{
	struct head h = {
		.x = x, .from = from, .m = meeting, .weak_body = UINT32_MAX, .dated = UINT32_MAX};
	uint32_t limit = end < FIELD_LINES * 4 ? end : FIELD_LINES * 4;
	for (uint32_t i = 0; i < from->lines.n; i++) {
		enum field f = field_of_role(from->lines.at[i].role);
		struct str v = line_value(from, &from->lines.at[i]);
		struct passage p;
		if (f == FIELD_NONE)
			continue;
		SP_TRY(passage_of_range(x->arena, from, i, (uint32_t)(v.p - from->text),
					(uint32_t)v.n, &p));
		SP_TRY(head_take_value(&h, f, &p));
	}
	for (uint32_t i = 0; i < limit; i++)
		if (from->lines.at[i].role == LINE_TEXT && i >= h.taken)
			SP_TRY(take_line(&h, i));
	subtract_absent(meeting);
	return SP_OK;
}
