/* SPDX-License-Identifier: GPL-3.0-or-later */
/* eDoc (classic): one Meeting; each item has its route and attachments as elements, but its text,
 * like the meeting's attendance and place, only as plain text made from the printed document. */
#include "read/esdh.h"

#include "core/buf.h"

/* The next line of a text with CR, LF or CRLF, trimmed. */
static bool next_line(struct str *rest, struct str *line)
{
	if (!rest->n)
		return false;
	size_t i = 0;
	while (i < rest->n && rest->p[i] != '\n' && rest->p[i] != '\r')
		i++;
	*line = str_trim(str_sub(*rest, 0, i));
	if (i + 1 < rest->n && rest->p[i] == '\r' && rest->p[i + 1] == '\n')
		i++;
	*rest = str_sub(*rest, i + 1, rest->n);
	return true;
}

/* A line that is just one of the words, with or without a colon. */
static bool is_label(struct str line, const char *const *words)
{
	if (str_ends(line, STR(":")))
		line = str_trim(str_sub(line, 0, line.n - 1));
	for (; *words; words++)
		if (str_ieq(line, str_of(*words)))
			return true;
	return false;
}

/* ---- the meeting's text: who came, and where ---- */

static const char *const present_labels[] = {"Tilstede",      "Til stede", "Deltagere",
					     "Mødedeltagere", "Medlemmer", NULL};
static const char *const absent_labels[] = {
	"Afbud/Fraværende", "Fraværende/Afbud", "Afbud", "Fraværende",
	"Fravær",	    "Ikke til stede",	NULL};
static const char *const other_labels[] = {"Sekretær", "Referent", "Øvrige deltagere",
					   "Endvidere deltog", NULL};
static const char *const head_ends[] = {"Indholdsfortegnelse", "Indhold", "Dagsorden",
					"Dagsordenspunkter", NULL};

enum list { LIST_NONE, LIST_PRESENT, LIST_ABSENT, LIST_OTHER };

static enum list list_of(struct str line, enum list now)
{
	if (is_label(line, present_labels))
		return LIST_PRESENT;
	if (is_label(line, absent_labels))
		return LIST_ABSENT;
	return is_label(line, other_labels) ? LIST_OTHER : now;
}

static bool weekday_line(struct str line)
{
	static const char *const days[] = {"mandag", "tirsdag", "onsdag", "torsdag",
					   "fredag", "lørdag",	"søndag"};
	for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++)
		if (str_istarts(line, str_of(days[i])))
			return esdh_has(line, " den ") || esdh_has(line, " d. ");
	return false;
}

struct head {
	enum list list;
	uint32_t names;	 /* in the list */
	bool place_next; /* the line above was day and time */
	bool place;
};

static void head_line(struct esdh *x, struct head *h, struct str line)
{
	if (!line.n) {
		h->list = h->names ? LIST_NONE : h->list;
		return;
	}
	enum list list = list_of(line, LIST_NONE);
	if (list != LIST_NONE) {
		h->list = list;
		h->names = 0;
	} else if (h->list != LIST_NONE) {
		h->names++;
		if (h->list == LIST_OTHER)
			esdh_field(x, LINE_FURNITURE, "Øvrige deltagere", line);
		else if (!str_ieq(line, STR("Ingen")))
			esdh_person(x, h->list == LIST_PRESENT, line, STR(""), STR(""));
	} else if (h->place_next && !h->place && str_istarts(line, STR("i "))) {
		h->place = true;
		esdh_field(x, LINE_MEETING_PLACE, "Mødested", str_sub(line, 2, line.n));
	}
	h->place_next = weekday_line(line);
}

static void read_head_text(struct esdh *x, struct str text)
{
	struct head h = {.list = LIST_NONE};
	struct str line;
	for (int n = 0; n < 400 && next_line(&text, &line) && !is_label(line, head_ends); n++)
		head_line(x, &h, line);
}

static struct str meeting_kind(struct str state)
{
	return esdh_has(state, "referat") ? STR("Referat") : STR("Dagsorden");
}

static void read_head(struct esdh *x, struct xml *d, const xml_node *root)
{
	struct esdh_meeting m = {.body = xml_get(d, root, "Committee"),
				 .kind = meeting_kind(xml_get(d, root, "MeetingState")),
				 .begins = xml_get(d, root, "MeetingDate")};
	esdh_meeting(x, &m);
	XML_EACH(list, root, "MeetingAgendaTypes")
	{
		const xml_node *type = xml_first(list, "MeetingAgendaType");
		while (type && esdh_blank(xml_get(d, type, "FullText")))
			type = xml_next(type, "MeetingAgendaType");
		read_head_text(x, xml_get(d, type, "FullText"));
	}
}

/* ---- an item's text ---- */

/* What the walk through an item's text knows. Plain lines are gathered and handed on together, so
 * that paragraphs stay whole. */
struct body {
	struct esdh *x;
	struct buf pending;
	bool head;	  /* still above the first section */
	bool attachments; /* in a list of attachments that the elements give too */
	bool absent;	  /* in the list of those who took no part */
	bool gap;
};

static sp_rc flush(struct body *b)
{
	if (!buf_ok(&b->pending))
		return SP_ENOMEM;
	struct str text = buf_view(&b->pending);
	sp_rc rc = str_trim(text).n ? source_text_fragment(b->x->arena, b->x->w, text, b->x->err)
				    : SP_OK;
	buf_reset(&b->pending);
	return rc;
}

static bool digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "2012-200782 - …": a document number of the system before a title. */
static bool document_line(struct str line)
{
	size_t i = 0;
	while (i < line.n && i < 4 && digit(line.p[i]))
		i++;
	if (i != 4)
		return false;
	struct str rest = str_sub(line, 4, line.n);
	size_t dash = str_starts(rest, STR("-")) ? 1 : str_starts(rest, STR("–")) ? 3 : 0;
	return dash && rest.n > dash && digit(rest.p[dash]) && str_find(rest, STR(" ")) != SIZE_MAX;
}

/* "Kommunalbestyrelsen den 30. januar 2012 Punkt 5" under the document number. */
static bool earlier_treatment(struct str line)
{
	size_t at = str_find(line, STR(" Punkt "));
	return at != SIZE_MAX && line.n < 200 && esdh_has(line, " den ") && at + 7 < line.n &&
	       digit(line.p[at + 7]) && !esdh_has(line, "beslutning");
}

/* "Havneudvalgets beslutning den 04.12.2012 Punkt 2". */
static bool decision_line(struct str line)
{
	size_t at = str_find(line, STR("eslutning den "));
	return at != SIZE_MAX && line.n < 200 && at + 14 < line.n && digit(line.p[at + 14]) &&
	       !str_ends(line, STR("."));
}

static sp_rc take_decision(struct body *b, struct str line)
{
	SP_TRY(flush(b));
	extraction_gap(b->x->w);
	struct line *l = extraction_add_field(b->x->w, LINE_DECISION, "", line);
	if (l)
		l->heading = 3;
	b->head = b->absent = false;
	return SP_OK;
}

static sp_rc take_earlier(struct body *b, struct str line)
{
	SP_TRY(flush(b));
	struct line *l =
		extraction_add_field(b->x->w, LINE_SECTION, "", STR("Tidligere behandling"));
	if (l)
		l->heading = 3;
	extraction_add(b->x->w, line);
	return SP_OK;
}

/* The line after its number: "2.\tNyt sundhedshus". */
static struct str unnumbered(struct str line)
{
	size_t i = 0;
	while (i < line.n && (digit(line.p[i]) || strchr(". \t", line.p[i])))
		i++;
	return str_sub(line, i, line.n);
}

/* The title as the printed text has it, for an item without a document: its first line, when that
 * begins with the item's number. */
static struct str printed_title(struct str text, struct str number)
{
	struct str line;
	while (next_line(&text, &line))
		if (line.n)
			return number.n && str_starts(line, str_trim(number)) ? unnumbered(line)
									      : STR("");
	return STR("");
}

/* Lines of the head that the elements or the item's own lines have said already. */
static bool take_head(struct body *b, struct str line, struct str title)
{
	static const char *const case_label = "Sagsnr.:", *const document_label = "Dok.nr.:";
	size_t i = 0;
	while (i < line.n &&
	       (digit(line.p[i]) || line.p[i] == '.' || line.p[i] == '\t' || line.p[i] == ' '))
		i++;
	if (str_ieq(str_sub(line, i, line.n), title)) {
		return true;
	}
	if (str_istarts(line, str_of(case_label))) {
		esdh_field(b->x, LINE_ITEM_CASE, "Sagsnr.",
			   str_sub(line, strlen(case_label), line.n));
		return true;
	}
	if (str_istarts(line, str_of(document_label))) {
		esdh_field(b->x, LINE_FURNITURE, "Dok.nr.",
			   str_sub(line, strlen(document_label), line.n));
		return true;
	}
	return false;
}

/* "Følgende deltog ikke i behandlingen af punktet:", which the system prints with or without names
 * below. */
static bool absence_label(struct str line)
{
	return str_istarts(line, STR("Følgende deltog ikke i ")) && str_ends(line, STR(":"));
}

/* Names of the list stay with the decision that they belong to. */
static sp_rc take_absent(struct body *b, struct str line)
{
	SP_TRY(flush(b));
	if (absence_label(line))
		esdh_field(b->x, LINE_FURNITURE, "", line);
	else
		esdh_field(b->x, LINE_TEXT, "Fraværende", line);
	return SP_OK;
}

static void hold(struct body *b, struct str line)
{
	if (b->gap)
		buf_char(&b->pending, '\n');
	buf_str(&b->pending, line);
	buf_char(&b->pending, '\n');
}

static sp_rc body_line(struct body *b, struct str line, struct str title)
{
	static const char *const list_labels[] = {"Bilag", NULL};
	bool listing = b->attachments;
	if (!line.n) {
		b->gap = true;
		b->attachments = false;
		return SP_OK;
	}
	if (b->head && take_head(b, line, title))
		return SP_OK;
	if (b->head && earlier_treatment(line))
		return take_earlier(b, line);
	if (decision_line(line))
		return take_decision(b, line);
	b->absent = absence_label(line) || (b->absent && line.n < 100 && !str_ends(line, STR(".")));
	if (b->absent)
		return take_absent(b, line);
	b->head = false;
	bool label = b->x->has_attachments && is_label(line, list_labels);
	b->attachments = label || (listing && document_line(line));
	if (b->attachments) {
		SP_TRY(flush(b));
		esdh_field(b->x, LINE_FURNITURE, "", line);
		return SP_OK;
	}
	hold(b, line);
	b->gap = false;
	return SP_OK;
}

static sp_rc read_text(struct esdh *x, struct str text, struct str title)
{
	struct body b = {.x = x, .pending = BUF_INIT(SOURCE_MAX_TEXT), .head = true};
	struct str line;
	title = esdh_plain(x, title);
	sp_rc rc = SP_OK;
	while (rc == SP_OK && next_line(&text, &line))
		rc = body_line(&b, line, title);
	if (rc == SP_OK)
		rc = flush(&b);
	buf_free(&b.pending);
	return rc;
}

/* ---- items ---- */

static bool public_type(struct str type)
{
	return str_ieq(str_trim(type), STR("SKAL PUBLICERES"));
}

static struct str first_of(struct str a, struct str b)
{
	return esdh_blank(a) ? b : a;
}

static void read_attachments(struct esdh *x, struct xml *d, const xml_node *document)
{
	XML_EACH(list, document, "Attachments")
	XML_EACH(file, list, "Attachment")
	{
		bool closed = x->item_closed || !public_type(xml_get(d, file, "PublishingType"));
		struct str neutral = xml_get(d, file, "NeutralTitle");
		struct str title = first_of(neutral, xml_get(d, file, "Title"));
		if (closed && esdh_blank(neutral))
			title = STR("Lukket bilag");
		esdh_attachment(x, title, xml_get(d, file, "PDFDocument"), closed);
	}
}

static struct str step_date(struct xml *d, const xml_node *step)
{
	return first_of(xml_get(d, step, "MeetingDate"), xml_get(d, step, "PlannedMeetingDate"));
}

static void read_route(struct esdh *x, struct xml *d, const xml_node *document)
{
	esdh_ranks steps = {0};
	XML_EACH(list, document, "AgendaItems")
	XML_EACH(step, list, "AgendaItem")
	esdh_rank(x, &steps, step, esdh_day_order(x->arena, step_date(d, step)));
	esdh_rank_sort(&steps);
	for (uint32_t i = 0; i < steps.n; i++) {
		const xml_node *step = steps.at[i].what;
		esdh_route(x, xml_get(d, step, "Committee"), step_date(d, step),
			   xml_get(d, step, "AgendaItemNumber"));
	}
}

/* What this meeting is asked to do with the item. */
static struct str item_kind(struct xml *d, const xml_node *document)
{
	const xml_node *root = xml_root(d);
	struct str body = str_trim(xml_get(d, root, "Committee"));
	struct str date = str_trim(xml_get(d, root, "MeetingDate"));
	XML_EACH(list, document, "AgendaItems")
	XML_EACH(step, list, "AgendaItem")
	if (str_eq(str_trim(xml_get(d, step, "Committee")), body) &&
	    str_eq(str_trim(step_date(d, step)), date))
		return xml_get(d, step, "AgendaItemType");
	return STR("");
}

static sp_rc read_item(struct esdh *x, struct xml *d, const xml_node *node, bool closed)
{
	const xml_node *document = xml_first(node, "Document");
	const xml_node *type = xml_first(document, "PublishingType");
	struct str neutral = xml_get(d, document, "NeutralTitle");
	struct str title = xml_get(d, document, "Title");
	struct esdh_item item = {.number = xml_get(d, node, "AgendaItemNumber"),
				 .title = first_of(neutral, title),
				 .public_title = neutral,
				 .kind = item_kind(d, document)};
	struct str text = xml_get(d, node, "FullText");
	item.closed = closed || (type && !public_type(xml_text(d, type)));
	if (esdh_blank(title) && esdh_blank(neutral))
		title = item.title = printed_title(text, item.number);
	if (item.closed)
		item.title = first_of(title, neutral);
	esdh_item(x, &item);
	read_route(x, d, document);
	read_attachments(x, d, document);
	return read_text(x, text, first_of(title, neutral));
}

static bool closed_type(struct xml *d, const xml_node *type)
{
	return esdh_has(xml_get(d, type, "AgendaType"), "lukket");
}

static sp_rc read_type(struct esdh *x, struct xml *d, const xml_node *type, uint32_t *items)
{
	esdh_ranks list = {0};
	bool closed = closed_type(d, type);
	XML_EACH(nodes, type, "MeetingAgendaItems")
	XML_EACH(item, nodes, "MeetingAgendaItem")
	esdh_rank(x, &list, item, xml_get(d, item, "AgendaItemNumber"));
	esdh_rank_sort_items(&list);
	for (uint32_t i = 0; i < list.n; i++)
		SP_TRY(read_item(x, d, list.at[i].what, closed));
	*items += list.n;
	return SP_OK;
}

/* The system has no number for a meeting: its day, hour and committee are the key. */
static struct str meeting_key(struct esdh *x, struct xml *d, const xml_node *root)
{
	const char *key = arena_printf(x->arena, STR_FMT " " STR_FMT,
				       STR_ARG(str_trim(xml_get(d, root, "MeetingDate"))),
				       STR_ARG(str_trim(xml_get(d, root, "Committee"))));
	x->failed = x->failed || !key;
	return key ? str_of(key) : STR("");
}

sp_rc source_edoc_read(struct arena *a, const struct source_input *in, struct xml *d,
		       struct extractions *out, struct sp_err *e)
{
	const xml_node *root = xml_root(d);
	struct esdh x;
	uint32_t items = 0;
	SP_TRY(esdh_begin(&x, a, in, "", e));
	read_head(&x, d, root);
	XML_EACH(list, root, "MeetingAgendaTypes")
	XML_EACH(type, list, "MeetingAgendaType")
	SP_TRY(read_type(&x, d, type, &items));
	XML_EACH(list, items ? NULL : root, "MeetingAgendaTypes")
	XML_EACH(type, list, "MeetingAgendaType")
	if (!closed_type(d, type))
		SP_TRY(source_text_fragment(a, x.w, xml_get(d, type, "FullText"), e));
	SP_TRY(xml_report(d, x.w));
	struct extraction *made;
	SP_TRY(esdh_end(&x, MEDIA_XML, "edoc", meeting_key(&x, d, root), out, &made));
	made->draft = esdh_has(xml_get(d, root, "MeetingState"), "kladde");
	made->truncated = d->repairs.truncated;
	return d->failed ? SP_ENOMEM : SP_OK;
}
