/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The events of libxml2's HTML parser become lines at once; no tree is built, so that memory and
 * time follow the text and not the tags. */
#include "read/html_parts.h"

#include <libxml/HTMLparser.h>
#include <libxml/xmlerror.h>
#include <time.h>

enum { ATTRIBUTES_MOST = 1000, SECONDS_MOST = 30, TITLE_MOST = 1000, OVER_MOST = 4096 };

struct frame {
	unsigned traits;
	enum html_tag tag;
	bool label;
	uint8_t heading, marker; /* marker of a list's items */
	int32_t count;		 /* of the items so far */
	uint32_t line_from;
	uint32_t zone;	      /* the one around */
	struct html_row *row; /* the one around */
};

struct reader {
	struct arena *arena;
	struct html_page *page;
	xmlParserCtxtPtr parser;
	struct frame frames[SOURCE_MAX_DEPTH];
	uint32_t depth, over;		       /* over: open elements without a frame */
	uint32_t skip, bold, pre, link, lists; /* how many of each are open */
	uint8_t heading, marker;
	int32_t ordinal;
	uint32_t zone;
	struct html_row *row;
	struct buf text, title;
	uint32_t letters, letters_bold, letters_link;
	uint32_t links, files, anchors; /* in this line */
	const char *ref;
	bool gap, in_title;
	sp_rc rc;
	uint32_t ticks;
	time_t deadline;
};

static void stop(struct reader *r, sp_rc rc)
{
	if (!r->rc)
		r->rc = rc;
	xmlStopParser(r->parser);
}

static time_t now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec;
}

static void tick(struct reader *r)
{
	if (++r->ticks % 1024 == 0 && now() > r->deadline)
		stop(r, SP_ETIMEOUT);
}

static void line_clear(struct reader *r)
{
	buf_reset(&r->text);
	r->letters = r->letters_bold = r->letters_link = 0;
	r->links = r->files = r->anchors = 0;
	r->ref = NULL;
}

static void zone_count(struct reader *r)
{
	struct html_zone *z = &r->page->zones.at[r->zone];
	z->text += r->letters - r->letters_link;
	z->link += r->letters_link;
	z->links += r->links;
	z->files += r->files;
	z->anchors += r->anchors;
	z->headings += r->heading > 0;
}

static sp_rc line_add(struct reader *r)
{
	char *copy = arena_strndup(r->arena, r->text.p, r->text.n);
	SP_NEED(copy);
	struct str text = text_clean(r->arena, (struct str){copy, r->text.n});
	SP_NEED(text.p);
	text = text_join_spaced(r->arena, str_trim(text));
	SP_NEED(text.p);
	if (!text.n)
		return SP_OK;
	if (r->page->lines.n >= SOURCE_MAX_LINES)
		return SP_ELIMIT;
	struct raw_line *l = sp_push(r->arena, &r->page->lines);
	SP_NEED(l);
	*l = (struct raw_line){.text = text,
			       .gap = r->gap,
			       .heading = r->heading,
			       .marker = r->marker,
			       .ordinal = r->ordinal,
			       .level = (uint8_t)(r->lists < 255 ? r->lists : 255),
			       .bold = r->letters && r->letters_bold * 20 >= r->letters * 19,
			       .block = r->zone,
			       .ref = r->letters_link * 10 >= r->letters * 6 ? r->ref : NULL};
	zone_count(r);
	r->gap = false;
	r->marker = MARK_NONE;
	r->ordinal = 0;
	return SP_OK;
}

static void line_end(struct reader *r, bool gap)
{
	if (r->text.n && str_trim(buf_view(&r->text)).n) {
		if (!buf_ok(&r->text))
			stop(r, SP_ELIMIT);
		else if (!r->rc) {
			sp_rc rc = line_add(r);
			if (rc)
				stop(r, rc);
		}
	}
	line_clear(r);
	r->gap |= gap;
}

/* Bytes up to the next white space, no-break spaces too. */
static size_t word_length(struct str s, size_t i)
{
	size_t from = i;
	while (i < s.n && (unsigned char)s.p[i] > ' ') {
		if (s.p[i] == '\xC2' && i + 1 < s.n && s.p[i + 1] == '\xA0')
			break;
		i++;
	}
	return i - from;
}

/* Text of the page: white space is one space. */
static void text_add(struct reader *r, struct str s)
{
	for (size_t i = 0; i < s.n;) {
		uint32_t n = (uint32_t)word_length(s, i);
		if (n) {
			buf_add(&r->text, s.p + i, n);
			r->letters += n;
			r->letters_bold += r->bold ? n : 0;
			r->letters_link += r->link ? n : 0;
			i += n;
			continue;
		}
		i += s.p[i] == '\xC2' ? 2 : 1;
		if (r->text.n && r->text.p[r->text.n - 1] != ' ')
			buf_char(&r->text, ' ');
	}
}

static void on_text(void *context, const xmlChar *bytes, int n)
{
	struct reader *r = context;
	struct str s = {(const char *)bytes, (size_t)n}, line;
	if (r->in_title && r->title.n + s.n < TITLE_MOST)
		buf_str(&r->title, s);
	if (r->skip || r->rc)
		return;
	if (!r->pre) {
		text_add(r, s);
		return;
	}
	for (bool first = true; str_cut(&s, '\n', &line); first = false) {
		if (!first)
			line_end(r, r->text.n == 0);
		text_add(r, line);
	}
}

static void zone_open(struct reader *r, struct frame *f)
{
	struct html_zone *z = sp_push(r->arena, &r->page->zones);
	if (!z) {
		stop(r, SP_ENOMEM);
		return;
	}
	uint32_t parent = r->zone;
	r->zone = r->page->zones.n - 1;
	*z = (struct html_zone){.parent = parent, .traits = f->traits};
}

static void row_finish(struct reader *r)
{
	if (!r->row || r->rc)
		return;
	sp_rc rc = html_row_finish(r->arena, r->row, &r->page->lines);
	if (rc)
		stop(r, rc);
}

static void row_open(struct reader *r)
{
	row_finish(r);
	r->row = ARENA_NEW(r->arena, struct html_row);
	if (!r->row)
		stop(r, SP_ENOMEM);
}

static void list_item(struct reader *r, const struct html_attributes *at)
{
	r->marker = MARK_BULLET;
	r->ordinal = 0;
	for (uint32_t i = r->depth; i-- > 0;) {
		struct frame *list = &r->frames[i];
		if (!(list->traits & HTML_LIST))
			continue;
		list->count = at->start != INT32_MIN	? at->start
			      : list->count < INT32_MAX ? list->count + 1
							: list->count;
		r->marker = list->marker;
		r->ordinal = list->tag == TAG_OL ? list->count : 0;
		return;
	}
}

/* A link to a file begins: its own line when the line so far is another such link. */
static void link_open(struct reader *r, const struct html_attributes *at)
{
	if (!(at->traits & HTML_FILE)) {
		r->links++;
		r->anchors += (at->traits & HTML_ANCHOR) != 0;
		return;
	}
	if (r->ref && r->letters_link * 10 >= r->letters * 6)
		line_end(r, false);
	r->links++;
	r->files++;
	if (!r->ref && at->href)
		r->ref = arena_strdup(r->arena, at->href);
}

static void open_special(struct reader *r, struct frame *f, const struct html_attributes *at,
			 const char *name)
{
	switch (f->tag) {
	case TAG_HEADING:
		f->heading = r->heading;
		r->heading = (uint8_t)(at->heading ? at->heading : name[1] - '0');
		break;
	case TAG_LI:
		list_item(r, at);
		break;
	case TAG_OL:
		f->count = at->start != INT32_MIN && at->start > INT32_MIN + 1 ? at->start - 1 : 0;
		f->marker = at->type == 'a' || at->type == 'A' ? MARK_LETTER : MARK_NUMBER;
		break;
	case TAG_UL:
		f->marker = MARK_BULLET;
		break;
	case TAG_TABLE:
	case TAG_DL:
		r->row = NULL;
		break;
	case TAG_TR:
		row_open(r);
		break;
	case TAG_DT:
		row_open(r);
		f->label = true;
		break;
	case TAG_CELL:
		f->label = strcmp(name, "th") == 0;
		break;
	case TAG_A:
		link_open(r, at);
		break;
	default:
		break;
	}
}

static void counters(struct reader *r, unsigned traits, uint32_t by)
{
	r->skip += traits & HTML_SKIP ? by : 0;
	r->bold += traits & HTML_BOLD ? by : 0;
	r->pre += traits & HTML_PRE ? by : 0;
	r->link += traits & HTML_LINK ? by : 0;
	r->lists += traits & HTML_LIST ? by : 0;
}

static void open_skipped(struct reader *r, struct frame *f)
{
	if (f->tag == TAG_TITLE && !r->title.n && !r->page->title)
		r->in_title = true;
	f->traits &= HTML_SKIP;
	f->tag = f->tag == TAG_TITLE ? TAG_TITLE : TAG_OTHER;
	counters(r, f->traits, 1);
}

static void open_seen(struct reader *r, struct frame *f, const struct html_attributes *at,
		      const char *name)
{
	if (f->tag == TAG_BR)
		line_end(r, !r->text.n);
	if (f->traits & HTML_BLOCK)
		line_end(r, f->traits & HTML_GAP);
	open_special(r, f, at, name);
	if (f->traits & HTML_ZONE)
		zone_open(r, f);
	f->line_from = r->page->lines.n;
	counters(r, f->traits, 1);
}

/* Tags that are never closed nest for ever (old pages' <font>): their text and lines are kept, what
 * they mean is not, and at last the rest is given up. */
static void open_too_deep(struct reader *r, const struct html_element *el)
{
	if (el && (el->traits & HTML_BLOCK || el->tag == TAG_BR))
		line_end(r, el->traits & HTML_GAP);
	if (++r->over < OVER_MOST)
		return;
	r->page->truncated = true;
	xmlStopParser(r->parser);
}

static void on_open(void *context, const xmlChar *name, const xmlChar **atts)
{
	struct reader *r = context;
	tick(r);
	if (r->rc)
		return;
	const struct html_element *el = html_element_find((const char *)name);
	if (r->depth == SOURCE_MAX_DEPTH) {
		open_too_deep(r, el);
		return;
	}
	struct html_attributes at = html_attributes_read(el, atts);
	struct frame *f = &r->frames[r->depth++];
	*f = (struct frame){.traits = (el ? el->traits : 0) | at.traits,
			    .tag = el ? el->tag : TAG_OTHER,
			    .zone = r->zone,
			    .row = r->row};
	if (r->skip || (f->traits & HTML_SKIP)) {
		open_skipped(r, f);
		return;
	}
	if (at.heading >= 1 && at.heading <= 6 && f->tag == TAG_OTHER)
		f->tag = TAG_HEADING;
	open_seen(r, f, &at, (const char *)name);
}

static void cell_close(struct reader *r, const struct frame *f)
{
	if (!r->row || r->page->lines.n <= f->line_from)
		return;
	struct html_cell *c = sp_push(r->arena, &r->row->cells);
	if (!c) {
		stop(r, SP_ENOMEM);
		return;
	}
	*c = (struct html_cell){f->line_from, r->page->lines.n, f->label};
}

static void close_special(struct reader *r, const struct frame *f)
{
	switch (f->tag) {
	case TAG_HEADING:
		r->heading = f->heading;
		break;
	case TAG_CELL:
	case TAG_DT:
	case TAG_DD:
		cell_close(r, f);
		break;
	case TAG_TR:
	case TAG_DL:
		row_finish(r);
		r->row = f->row;
		break;
	case TAG_TABLE:
		r->row = f->row;
		break;
	default:
		break;
	}
}

static void on_close(void *context, const xmlChar *name)
{
	struct reader *r = context;
	(void)name;
	if (r->over) {
		r->over--;
		return;
	}
	if (r->depth == 0)
		return;
	struct frame *f = &r->frames[--r->depth];
	if (f->tag == TAG_TITLE && r->in_title) {
		r->in_title = false;
		r->page->title = buf_ok(&r->title) ? buf_take(&r->title, r->arena) : NULL;
	}
	counters(r, f->traits, (uint32_t)-1);
	if (r->skip || r->rc)
		return;
	if (f->traits & HTML_BLOCK)
		line_end(r, f->traits & HTML_GAP);
	close_special(r, f);
	if (f->traits & HTML_ZONE)
		r->zone = f->zone;
}

static void on_error(void *context, const xmlError *error)
{
	(void)error;
	tick(context);
}

/* libxml2 compares each attribute of a tag with all before it: too many would take for ever. */
static bool attributes_tame(struct str s)
{
	for (size_t i = 0; i < s.n;) {
		const char *at = memchr(s.p + i, '<', s.n - i);
		if (!at)
			return true;
		size_t names = 0;
		for (i = (size_t)(at - s.p) + 1; i < s.n && s.p[i] != '>'; i++) {
			names += (unsigned char)s.p[i] <= ' ' || s.p[i] == '/';
			if (s.p[i] != '=')
				continue;
			while (i + 1 < s.n && (unsigned char)s.p[i + 1] <= ' ')
				i++;
			char quote = i + 1 < s.n ? s.p[i + 1] : 0;
			const char *end = quote == '"' || quote == '\''
						  ? memchr(s.p + i + 2, quote, s.n - i - 2)
						  : s.p + i;
			if (!end)
				return true;
			i = (size_t)(end - s.p);
		}
		if (names > ATTRIBUTES_MOST)
			return false;
	}
	return true;
}

static sp_rc parse(struct reader *r, struct str html)
{
	htmlSAXHandler sax = {.startElement = on_open,
			      .endElement = on_close,
			      .characters = on_text,
			      .ignorableWhitespace = on_text,
			      .initialized = XML_SAX2_MAGIC,
			      .serror = (xmlStructuredErrorFunc)(void (*)(void))on_error};
	r->parser = htmlNewParserCtxt();
	SP_NEED(r->parser);
	*r->parser->sax = sax;
	r->parser->userData = r;
	(void)htmlCtxtReadMemory(r->parser, html.p, (int)html.n, NULL, "UTF-8",
				 HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC |
					 HTML_PARSE_NODEFDTD);
	line_end(r, true);
	r->over = 0;
	while (r->depth)
		on_close(r, NULL);
	htmlFreeParserCtxt(r->parser);
	return r->rc;
}

sp_rc html_page_read(struct arena *a, struct str html, struct html_page *page, struct sp_err *e)
{
	if (!attributes_tame(html))
		return sp_fail(e, SP_ELIMIT,
			       N_("the web page has a tag with more than 1000 attributes"));
	html = html_without_conditions(a, html);
	SP_NEED(html.p);
	struct reader *r = ARENA_NEW(a, struct reader);
	SP_NEED(r);
	r->arena = a;
	r->page = page;
	r->gap = true;
	r->text = BUF_INIT(SOURCE_MAX_TEXT);
	r->title = BUF_INIT(TITLE_MOST);
	r->deadline = now() + SECONDS_MOST;
	struct html_zone *root = sp_push(a, &page->zones);
	sp_rc rc = root ? parse(r, html) : SP_ENOMEM;
	buf_free(&r->text);
	buf_free(&r->title);
	if (rc == SP_ELIMIT)
		return sp_fail(e, rc, N_("the web page has more than a million lines"));
	if (rc == SP_ETIMEOUT)
		return sp_fail(e, rc, N_("the web page took more than 30 seconds to read"));
	return rc ? sp_fail_code(e, rc) : SP_OK;
}
