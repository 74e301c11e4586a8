/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/esdh.h"

#include "core/buf.h"

#include <stdlib.h>

enum { CASE_MAX = 60 };

sp_rc esdh_begin(struct esdh *x, struct arena *a, const struct source_input *in, const char *folder,
		 struct sp_err *e)
{
	*x = (struct esdh){.arena = a, .in = in, .err = e, .folder = folder ? folder : ""};
	x->w = extraction_writer_new(a, SOURCE_MAX_TEXT);
	return x->w ? SP_OK : SP_ENOMEM;
}

sp_rc esdh_end(struct esdh *x, enum media media, const char *format, struct str key,
	       struct extractions *out, struct extraction **made)
{
	if (x->failed)
		return SP_ENOMEM;
	struct extraction *done = extraction_finish(x->w, media, format);
	if (!done)
		return sp_fail(x->err, SP_ELIMIT, N_("the text of “{1}” is too long to be read"),
			       x->in->name);
	key = str_trim(key);
	if (key.n)
		SP_NEED(done->key = str_dup(x->arena, key));
	struct extraction **slot = sp_push(x->arena, &out->list);
	SP_NEED(slot);
	*slot = done;
	if (made)
		*made = done;
	return SP_OK;
}

void esdh_warn(struct esdh *x, const char *key, struct str subject)
{
	const char *arg = str_dup(x->arena, subject);
	if (!arg || extraction_warn(x->w, key, arg) != SP_OK)
		x->failed = true;
}

void esdh_field(struct esdh *x, enum line_role role, const char *label, struct str value)
{
	extraction_add_field(x->w, role, label, esdh_plain(x, value));
}

void esdh_meeting(struct esdh *x, const struct esdh_meeting *m)
{
	struct str date, start, end_date, end;
	esdh_moment(x->arena, m->begins, &date, &start);
	esdh_moment(x->arena, m->ends, &end_date, &end);
	esdh_field(x, LINE_MEETING_BODY, "Udvalg", m->body);
	esdh_field(x, LINE_MEETING_KIND, "Dokument", m->kind);
	esdh_field(x, LINE_MEETING_DATE, "Mødedato", date);
	esdh_field(x, LINE_MEETING_START, "Starttidspunkt",
		   str_trim(m->start_time).n ? m->start_time : start);
	esdh_field(x, LINE_MEETING_END, "Sluttidspunkt",
		   str_trim(m->end_time).n ? m->end_time : end);
	if (esdh_says(m->place))
		esdh_field(x, LINE_MEETING_PLACE, "Mødested", m->place);
}

static bool staff(struct str function)
{
	static const char *const words[] = {"referent", "sekretær", "sagsbehandler"};
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (esdh_has(function, words[i]))
			return true;
	return false;
}

void esdh_person(struct esdh *x, bool present, struct str name, struct str party,
		 struct str function)
{
	name = esdh_plain(x, name);
	party = esdh_plain(x, party);
	function = esdh_plain(x, function);
	if (!name.n)
		return;
	if (staff(function)) {
		esdh_field(x, LINE_FURNITURE, "Øvrige deltagere", name);
		return;
	}
	BUF_AUTO b = BUF_INIT(4096);
	buf_str(&b, name);
	if (party.n && str_find(name, STR("(")) == SIZE_MAX)
		buf_printf(&b, " (" STR_FMT ")", STR_ARG(party));
	if (function.n && !str_ieq(function, STR("Medlem")))
		buf_printf(&b, ", " STR_FMT, STR_ARG(function));
	esdh_field(x, present ? LINE_MEETING_PRESENT : LINE_MEETING_ABSENT,
		   present ? "Til stede" : "Fraværende", buf_ok(&b) ? buf_view(&b) : name);
}

/* The next name of a list; a comma before a function ("Ane Bo (A), formand") parts too. */
static bool next_name(struct str *rest, struct str *name)
{
	if (!rest->n)
		return false;
	size_t i = 0;
	while (i < rest->n && !strchr(",;\r\n", rest->p[i]))
		i++;
	*name = str_sub(*rest, 0, i);
	*rest = str_sub(*rest, i + 1, rest->n);
	return true;
}

void esdh_item_absent(struct esdh *x, struct str names)
{
	struct str name;
	while (next_name(&names, &name)) {
		name = esdh_plain(x, name);
		if (esdh_says(name) && !str_ieq(name, STR("Ingen")))
			esdh_field(x, LINE_ITEM_ABSENT, "Fraværende", name);
	}
}

/* Without the mark that some systems put before a closed item's title. */
static struct str unmarked(struct str title)
{
	static const char *const marks[] = {"Lukket punkt:", "Lukket:"};
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (str_istarts(title, str_of(marks[i])))
			return str_trim(str_sub(title, strlen(marks[i]), title.n));
	return title;
}

static struct str shown_title(const struct esdh_item *item, struct str title)
{
	if (item->closed && item->public_title.p)
		title = item->public_title;
	title = item->closed ? unmarked(title) : title;
	return title.n ? title : STR("Lukket punkt");
}

void esdh_item(struct esdh *x, const struct esdh_item *item)
{
	struct str number = esdh_plain(x, item->number), title = esdh_plain(x, item->title);
	struct esdh_item plain = *item;
	if (item->public_title.p)
		plain.public_title = esdh_plain(x, item->public_title);
	struct str shown = item->closed ? shown_title(&plain, title) : title;
	extraction_gap(x->w);
	x->item_closed = item->closed;
	x->has_attachments = false;
	x->has_case = !esdh_blank(item->case_no);
	struct line *l = extraction_add_field(x->w, LINE_ITEM_NUMBER, "Punkt", number);
	if (l)
		l->starts_item = true;
	if (!shown.n && !l)
		shown = STR("Punkt uden titel");
	struct line *t = extraction_add_field(x->w, LINE_ITEM_TITLE, "", shown);
	if (t) {
		t->starts_item = !l;
		t->heading = 2;
	}
	if (item->closed) {
		esdh_field(x, LINE_ITEM_CLOSED, "Adgang", STR("Lukket punkt"));
		if (!str_eq(shown, unmarked(title)))
			esdh_field(x, LINE_TEXT, "Titel", title);
	}
	esdh_field(x, LINE_ITEM_CASE, "Sagsnr.", item->case_no);
	esdh_field(x, LINE_ITEM_KIND, "Type", item->kind);
}

void esdh_route(struct esdh *x, struct str body, struct str date, struct str item_no)
{
	struct str day, clock;
	body = esdh_plain(x, body);
	item_no = esdh_plain(x, item_no);
	esdh_moment(x->arena, date, &day, &clock);
	if (!body.n)
		return;
	BUF_AUTO b = BUF_INIT(4096);
	buf_str(&b, body);
	if (day.n)
		buf_printf(&b, " " STR_FMT, STR_ARG(day));
	if (item_no.n)
		buf_printf(&b, " Punkt " STR_FMT, STR_ARG(item_no));
	esdh_field(x, LINE_ITEM_ROUTE, "Sagsgang", buf_ok(&b) ? buf_view(&b) : body);
}

/* Tries the names of a "|" list beside the file; NULL when none is there. */
static const char *find_beside(struct esdh *x, struct str names)
{
	const struct neighbours *near = x->in->near;
	struct str name;
	while (near && x->looked < ESDH_LOOKUPS && str_cut(&names, '|', &name)) {
		x->looked++;
		const char *path = esdh_path(x->arena, name), *found = NULL;
		const char *whole =
			path && *path ? arena_printf(x->arena, "%s%s", x->folder, path) : NULL;
		if (whole && near->find(near->context, x->arena, whole, &found) && found)
			return found;
	}
	return NULL;
}

static struct line *attachment_line(struct esdh *x, struct str title, bool closed)
{
	closed = closed || x->item_closed;
	struct line *l = extraction_add_field(
		x->w, closed ? LINE_ATTACHMENT_CLOSED : LINE_ATTACHMENT, "Bilag", title);
	x->has_attachments = x->has_attachments || l;
	return l;
}

void esdh_attachment(struct esdh *x, struct str title, struct str path, bool closed)
{
	struct str first, names = path;
	if (!str_cut(&names, '|', &first))
		first = STR("");
	const char *said = esdh_path(x->arena, first);
	x->failed = x->failed || !said;
	title = esdh_plain(x, title);
	struct line *l = attachment_line(x, title.n ? title : str_of(said), closed);
	if (!l || !said || !*said)
		return;
	const char *found = find_beside(x, path);
	l->ref = found ? found : arena_printf(x->arena, "%s%s", x->folder, said);
	x->failed = x->failed || !l->ref;
	if (!found && x->in->near && x->looked < ESDH_LOOKUPS)
		esdh_warn(x, N_("the attachment “{1}” is not beside the document"), str_of(said));
}

void esdh_attachment_at(struct esdh *x, struct str title, struct str names, const char *address)
{
	struct line *l = attachment_line(x, esdh_plain(x, title), false);
	if (!l)
		return;
	const char *found = find_beside(x, names);
	l->ref = found ? found : address;
}

static bool has_digit(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] >= '0' && s.p[i] <= '9')
			return true;
	return false;
}

static sp_rc fragment(struct esdh *x, struct str body)
{
	return esdh_is_html(body) ? source_html_fragment(x->arena, x->w, body, x->err)
				  : source_text_fragment(x->arena, x->w, body, x->err);
}

/* Some systems keep the case number as one of the item's texts. */
static bool case_section(struct esdh *x, struct str heading, struct str body)
{
	struct str said = esdh_plain(x, body);
	if (x->has_case || !esdh_case_heading(heading) || said.n > CASE_MAX || !has_digit(said))
		return false;
	esdh_field(x, LINE_ITEM_CASE, "Sagsnr.", said);
	x->has_case = true;
	return true;
}

sp_rc esdh_section(struct esdh *x, enum esdh_heading how, struct str heading, struct str body)
{
	if (esdh_blank(body))
		return SP_OK;
	heading = esdh_plain(x, heading);
	if (case_section(x, heading, body))
		return SP_OK;
	if (x->has_attachments && str_ieq(heading, STR("Bilag")))
		return SP_OK;
	bool decision =
		how == ESDH_DECISION || (how == ESDH_GUESS && esdh_decision_heading(heading));
	if (decision && !heading.n)
		heading = STR("Beslutning");
	extraction_gap(x->w);
	struct line *l =
		extraction_add_field(x->w, decision ? LINE_DECISION : LINE_SECTION, "", heading);
	if (l)
		l->heading = 3;
	return fragment(x, body);
}

void esdh_stamp(struct arena *a, struct extraction *made, struct str said)
{
	struct str date, clock;
	esdh_moment(a, said, &date, &clock);
	if (date.n < 10)
		return;
	const char *d = date.p;
	bool iso = d[4] == '-';
	made->stamp =
		iso ? arena_printf(a, "%.10s " STR_FMT, d, STR_ARG(clock))
		    : arena_printf(a, "%.4s-%.2s-%.2s " STR_FMT, d + 6, d + 3, d, STR_ARG(clock));
}

void esdh_rank(struct esdh *x, esdh_ranks *list, const void *what, struct str number)
{
	number = str_trim(number);
	int64_t rank = list->n ? list->at[list->n - 1].rank : INT64_MIN;
	size_t i = 0;
	for (int64_t v = 0; i < number.n && i < 18 && number.p[i] >= '0' && number.p[i] <= '9'; i++)
		rank = v = v * 10 + (number.p[i] - '0');
	struct esdh_ranked *slot = sp_push(x->arena, list);
	if (!slot) {
		x->failed = true;
		return;
	}
	*slot = (struct esdh_ranked){
		.what = what, .rank = rank, .order = list->n, .numbered = i > 0};
}

static int rank_order(const void *a, const void *b)
{
	const struct esdh_ranked *l = a, *r = b;
	if (l->rank != r->rank)
		return l->rank < r->rank ? -1 : 1;
	return l->order < r->order ? -1 : l->order > r->order;
}

static int file_order(const void *a, const void *b)
{
	const struct esdh_ranked *l = a, *r = b;
	return l->order < r->order ? -1 : l->order > r->order;
}

void esdh_rank_sort(esdh_ranks *list)
{
	if (list->n)
		qsort(list->at, list->n, sizeof(list->at[0]), rank_order);
}

void esdh_rank_sort_items(esdh_ranks *list)
{
	esdh_rank_sort(list);
	for (uint32_t i = 1; i < list->n; i++) {
		const struct esdh_ranked *l = &list->at[i - 1], *r = &list->at[i];
		if (l->rank == r->rank && l->numbered && r->numbered) {
			qsort(list->at, list->n, sizeof(list->at[0]), file_order);
			return;
		}
	}
}
