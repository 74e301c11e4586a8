/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A decision's heading is read from left to right: the word that opens it, the body, the day, the
 * number of the item, each of which may be missing. Whether it is a heading at all is judged by
 * which of them are there and by what follows on the line. */
#include "read/body.h"
#include "read/dates.h"
#include "read/scan.h"

enum { HEADING_MAX = 400 };

struct range {
	size_t from, to; /* to == 0: not there */
};

struct heading {
	const struct extract_context *x;
	struct str line;
	size_t at;
	const char *lead; /* key of decision.lead, NULL when no word opens it */
	struct range body, date, item;
	bool weak_body; /* known by its place only */
	bool date_lost; /* "den :" */
	bool timed;	/* a time of day is printed: the head of a meeting, not of a decision */
	bool says_so;	/* "…udvalgets beslutning" */
	bool colon;	/* ends in a colon */
	bool stop;	/* ends in a full stop */
	bool lead_mark; /* a colon or dash right after the opening word */
	bool lead_colon;
	struct civil day;
};

static const struct lex_group *group(const struct heading *h, const char *name)
{
	return lexicon_group(h->x->lex, name);
}

/* Past blanks and the marks that only separate the parts. */
static size_t skip_marks(struct str t, size_t at)
{
	for (;;) {
		size_t next = scan_blanks(t, at);
		uint32_t cp = scan_at(t, next);
		if (cp == ',' || cp == '-' || cp == 0x2013 || cp == 0x2014 || cp == '(' ||
		    cp == ')' || cp == '/' || cp == '|')
			(void)str_utf8_next(t, &next);
		else
			return next;
		at = next;
	}
}

/* The group's match right at the place. */
static bool take(struct heading *h, const char *name, struct lex_hit *hit)
{
	struct str rest = str_sub(h->line, h->at, h->line.n);
	if (!rest.n || !lex_start(group(h, name), rest, hit))
		return false;
	hit->from += h->at;
	hit->to += h->at;
	for (int i = 0; i < LEX_CAPTURES; i++)
		if (hit->group[i].from != SIZE_MAX) {
			hit->group[i].from += h->at;
			hit->group[i].to += h->at;
		}
	return true;
}

static void read_lead(struct heading *h)
{
	struct lex_hit hit;
	if (!take(h, "decision.lead", &hit))
		return;
	h->lead = hit.key;
	h->at = hit.to;
	if (strcmp(hit.key, "item") == 0)
		h->item = (struct range){hit.group[1].from, hit.group[1].to};
	size_t next = scan_blanks(h->line, h->at);
	uint32_t cp = scan_at(h->line, next);
	h->lead_colon = cp == ':';
	h->lead_mark = cp == ':' || cp == '-' || cp == 0x2013;
	if (cp == ':')
		h->at = next + 1;
}

/* "Social og Sundhed" before a day or an item's number. */
static size_t weak_body_end(const struct heading *h)
{
	struct str rest = str_sub(h->line, h->at, h->line.n);
	struct lex_hit name, day;
	if (!lex_start(group(h, h->lead ? "decision.named" : "decision.name"), rest, &name) ||
	    name.from || !lex_find(group(h, "decision.date"), rest, 0, &day))
		return 0;
	size_t end = scan_blanks_back(rest, day.from);
	if (end && rest.p[end - 1] == ',')
		end--;
	/* "Indstilling 4. maj 2020, pkt. 7:" */
	bool section = end && lex_whole(group(h, "section"), str_sub(rest, 0, end), &day);
	return end && end <= name.to && end > 3 && !section ? h->at + end : 0;
}

/* "Havneudvalget 2022-25": the term is printed as a part of the name. */
static void take_term(struct heading *h)
{
	struct lex_hit hit;
	size_t kept = h->at;
	h->at = scan_blanks(h->line, h->at);
	if (h->at > kept && take(h, "decision.meeting", &hit) && strcmp(hit.key, "term") == 0)
		h->body.to = h->at = hit.to;
	else
		h->at = kept;
}

static sp_rc read_body(struct heading *h)
{
	size_t len = 0;
	h->at = skip_marks(h->line, h->at);
	if (h->at >= h->line.n || scan_at(h->line, h->at) == ':')
		return SP_OK;
	SP_TRY(body_at(h->x, h->line, h->at, &len));
	size_t end = len ? h->at + len : weak_body_end(h);
	if (!end)
		return SP_OK;
	h->weak_body = !len;
	h->body = (struct range){h->at, end};
	h->at = end;
	take_term(h);
	return SP_OK;
}

static void read_meeting_words(struct heading *h)
{
	struct lex_hit hit;
	for (int i = 0; i < 4; i++) {
		size_t kept = h->at;
		if (!take(h, "decision.meeting", &hit)) {
			h->at = skip_marks(h->line, h->at);
			if (h->at == kept || !take(h, "decision.meeting", &hit)) {
				h->at = kept;
				return;
			}
		}
		if (strcmp(hit.key, "own") == 0 || strcmp(hit.key, "late") == 0)
			h->says_so = true;
		h->at = hit.to;
	}
}

static void read_date(struct heading *h)
{
	struct lex_hit hit;
	size_t kept = h->at;
	h->at = skip_marks(h->line, h->at);
	struct date_hit day;
	if (take(h, "decision.date", &hit)) {
		h->date_lost = strcmp(hit.key, "lost") == 0;
		struct str said = str_sub(h->line, hit.from, hit.to - hit.from);
		if (!h->date_lost && dates_first_day(h->x->lex, said, &day)) {
			h->date = (struct range){hit.from + day.off, hit.from + day.off + day.len};
			h->day = day.first;
			h->timed = hit.group[1].from != SIZE_MAX;
			if (h->timed && h->date.to > hit.group[1].from)
				h->date.to = hit.group[1].from;
		}
		if (h->date.to || h->date_lost) {
			h->at = hit.to;
			return;
		}
	}
	h->at = kept;
}

static void read_item(struct heading *h)
{
	struct lex_hit hit;
	size_t kept = h->at;
	h->at = skip_marks(h->line, h->at);
	if (!h->item.to && take(h, "decision.item", &hit)) {
		if (hit.group[1].from != SIZE_MAX)
			h->item = (struct range){hit.group[1].from, hit.group[1].to};
		h->at = hit.to;
	} else {
		h->at = kept;
	}
}

static void read_end(struct heading *h)
{
	struct lex_hit tail;
	size_t blank = scan_blanks(h->line, h->at);
	struct str rest = str_sub(h->line, blank, h->line.n - blank);
	if (rest.n && lex_start(group(h, "decision.tail"), rest, &tail))
		h->at = blank + tail.to;
	size_t next = scan_blanks(h->line, h->at);
	uint32_t cp = scan_at(h->line, next);
	while (cp == ')' || cp == ',') {
		next = scan_blanks(h->line, next + 1);
		cp = scan_at(h->line, next);
	}
	h->colon = cp == ':';
	h->stop = cp == '.';
	if (cp == ':' || cp == '.' || cp == '-' || cp == 0x2013)
		(void)str_utf8_next(h->line, &next);
	h->at = next;
}

/* Does the rest of the line begin as a decision's text does? */
static bool rest_decides(const struct heading *h)
{
	struct str rest = str_trim(str_sub(h->line, h->at, h->line.n));
	struct lex_hit hit;
	return scan_is_capitalised(rest) && lex_start(group(h, "decision.begins"), rest, &hit);
}

/* What follows the heading's parts on the line. */
enum after { AFTER_NOTHING, AFTER_COLON, AFTER_CAPITAL, AFTER_SMALL };

static enum after after_of(const struct heading *h)
{
	struct str rest = str_trim(str_sub(h->line, h->at, h->line.n));
	if (!rest.n)
		return AFTER_NOTHING;
	if (h->colon)
		return AFTER_COLON;
	return !str_is_alpha(scan_at(rest, 0)) || scan_is_capitalised(rest) ? AFTER_CAPITAL
									    : AFTER_SMALL;
}

static bool dated(const struct heading *h)
{
	return h->date.to || h->date_lost;
}

/* The opening word stands alone or right before the text. */
static bool accept_alone(const struct heading *h, enum after after, bool minutes)
{
	if (after <= AFTER_COLON || h->lead_colon)
		return true;
	return !minutes && (h->lead_mark || rest_decides(h));
}

static bool accept_led(const struct heading *h, enum after after)
{
	bool minutes = strcmp(h->lead, "minutes") == 0;
	if (!h->body.to && !dated(h))
		return accept_alone(h, after, minutes);
	if (minutes)
		return h->lead_colon && h->body.to && h->date.to;
	if (after <= AFTER_COLON || h->lead_mark)
		return true;
	return dated(h) || h->item.to ? after == AFTER_CAPITAL : rest_decides(h);
}

/* "Social og Sundhed, 4. juni 2020, pkt. 187:": a name that only its place makes one. */
static bool accept_weak(const struct heading *h, enum after after)
{
	if (!h->date.to)
		return false;
	/* "…, pkt. 2. Fordelingen er ligelig." goes on as running text does */
	if (h->item.to && h->stop && after == AFTER_CAPITAL)
		return rest_decides(h);
	return h->item.to ? after != AFTER_SMALL : h->colon && after == AFTER_NOTHING;
}

static bool ends_capital(const struct heading *h, enum after after)
{
	struct str rest = str_trim(str_sub(h->line, h->at, h->line.n));
	return after == AFTER_CAPITAL ||
	       (after == AFTER_COLON &&
		(!str_is_alpha(scan_at(rest, 0)) || scan_is_capitalised(rest)));
}

/* "Havneudvalget den 4. maj 2020, punkt 7." in a list of where the matter has been. */
static bool is_reference(const struct heading *h, enum after after)
{
	return h->stop && after == AFTER_NOTHING;
}

/* "Havneudvalget den : Anbefales.": the day was printed apart, and lost. */
static bool accept_lost(const struct heading *h, enum after after)
{
	return (h->item.to && after <= AFTER_COLON) || (h->colon && ends_capital(h, after));
}

/* Body and day before what was decided. */
static bool accept_dated(const struct heading *h, enum after after)
{
	struct str rest = str_trim(str_sub(h->line, h->at, h->line.n));
	struct lex_hit hit;
	if (after == AFTER_NOTHING)
		return true;
	if (lex_start(group(h, "decision.listed"), rest, &hit))
		return false;
	return ((h->colon || h->item.to) && ends_capital(h, after)) ||
	       (after == AFTER_CAPITAL && rest_decides(h));
}

static bool accept_bare(const struct heading *h, enum after after)
{
	if (!h->body.to || h->timed || is_reference(h, after))
		return false;
	if (h->says_so)
		return after <= AFTER_COLON ||
		       ((h->date.to || h->item.to) && after == AFTER_CAPITAL);
	if (h->weak_body)
		return accept_weak(h, after);
	return h->date.to ? accept_dated(h, after) : h->date_lost && accept_lost(h, after);
}

/* The words between the opening one and the body, and the body. */
static sp_rc read_led_body(struct heading *h)
{
	struct lex_hit hit;
	size_t after = h->at;
	h->at = skip_marks(h->line, h->at);
	while (take(h, "decision.link", &hit))
		h->at = hit.to;
	SP_TRY(read_body(h));
	if (!h->body.to && !str_starts(str_sub(h->line, h->at, 2), STR(":")))
		h->at = scan_blanks(h->line, after);
	return SP_OK;
}

/* "Referat: Referatet af mødet den 4. maj 2020 blev godkendt.": the colon ends the heading, unless
 * body and day follow it. */
static bool ends_at_colon(const struct heading *h, enum after after)
{
	bool whole = after == AFTER_CAPITAL && h->body.to && h->date.to;
	return h->lead_colon && ((after > AFTER_COLON && !whole) || h->weak_body);
}

static sp_rc parse(struct heading *h, bool *is)
{
	struct lex_hit hit;
	read_lead(h);
	if (h->lead && strcmp(h->lead, "item") == 0) {
		h->at = h->line.n;
		*is = true;
		return SP_OK;
	}
	size_t after_colon = h->at;
	if (lex_start(group(h, "absence.label"), str_sub(h->line, h->at, h->line.n), &hit))
		return SP_OK;
	SP_TRY(h->lead ? read_led_body(h) : read_body(h));
	read_meeting_words(h);
	read_date(h);
	read_item(h);
	if (!h->date.to && !h->date_lost)
		read_date(h);
	read_end(h);
	enum after after = after_of(h);
	if (ends_at_colon(h, after)) {
		h->body = h->date = h->item = (struct range){0, 0};
		h->at = after_colon;
		*is = true;
		return SP_OK;
	}
	*is = h->lead ? accept_led(h, after) : accept_bare(h, after);
	return SP_OK;
}

static sp_rc fill(const struct heading *h, const struct passage *p, struct decision_heading *out)
{
	struct arena *a = h->x->arena;
	*out = (struct decision_heading){.rest_from = scan_space(p->text, h->at)};
	out->bare =
		h->lead && !h->body.to && !h->date.to && !h->item.to && out->rest_from == p->text.n;
	if (h->body.to)
		SP_TRY(passage_fact(a, p, h->body.from, h->body.to - h->body.from,
				    &out->said.body));
	if (h->body.to && h->weak_body && !h->date.to)
		out->said.body.doubt = DOUBT_BARE_BODY;
	if (h->item.to)
		SP_TRY(passage_fact(a, p, h->item.from, h->item.to - h->item.from,
				    &out->said.item_no));
	if (!h->date.to)
		return SP_OK;
	char iso[CIVIL_ISO_SIZE];
	civil_iso(h->day, iso);
	out->said.date.text = arena_strdup(a, iso);
	SP_NEED(out->said.date.text);
	return passage_spans(a, p, h->date.from, h->date.to - h->date.from, &out->said.date.spans);
}

/* A page may print its headings as entries of a list. */
static size_t past_bullet(struct str t, size_t at)
{
	uint32_t cp = scan_at(t, at);
	if (cp != 0x2022 && cp != 0xB7 && cp != '*' && cp != '-' && cp != 0x2013)
		return at;
	(void)str_utf8_next(t, &at);
	return scan_space(t, at);
}

/* "Fold dette punkt ind Beslutning" */
static size_t past_buttons(const struct extract_context *x, struct str t, size_t at)
{
	struct str rest = scan_ahead(t, at);
	struct lex_hit hit;
	bool any = rest.n && lex_start(lexicon_group(x->lex, "ui_prefix"), rest, &hit);
	return any ? at + hit.to : at;
}

/* A line without an opening word names a day, or says that it is a decision; most lines of a
 * document do neither and are done with here. */
static bool may_open(const struct extract_context *x, struct str line)
{
	struct lex_hit hit;
	if (lex_start(lexicon_group(x->lex, "decision.lead"), line, &hit))
		return true;
	size_t at = scan_space(line, 0);
	uint32_t first = scan_at(line, at);
	if (line.n > HEADING_MAX || (!str_is_alpha(first) && first != 0xA7))
		return false;
	for (size_t i = 0; i < line.n; i++)
		if (line.p[i] >= '0' && line.p[i] <= '9')
			return true;
	return lex_find(lexicon_group(x->lex, "decision.says"), line, 0, &hit);
}

/* "04-05-2020 Havneudvalget påtegning": the day comes first, and nothing follows the body. */
static sp_rc parse_dated(struct heading *h, bool *is)
{
	struct lex_hit hit;
	read_date(h);
	if (!h->date.to || h->timed)
		return SP_OK;
	SP_TRY(read_body(h));
	if (!h->body.to && take(h, "decision.office", &hit)) {
		h->body = (struct range){hit.group[1].from, hit.group[1].to};
		h->at = h->body.to;
	}
	if (take(h, "decision.endorsed", &hit))
		h->at = hit.to;
	read_end(h);
	*is = h->body.to && after_of(h) == AFTER_NOTHING;
	return SP_OK;
}

sp_rc decision_heading_dated(const struct extract_context *x, const struct passage *p, bool *is,
			     struct decision_heading *out)
{
	struct heading h = {.x = x, .line = str_sub(p->text, 0, scan_line_end(p->text, 0))};
	*is = false;
	*out = (struct decision_heading){0};
	h.at = past_bullet(h.line, scan_space(h.line, 0));
	if (h.line.n > HEADING_MAX || scan_at(h.line, h.at) < '0' || scan_at(h.line, h.at) > '9')
		return SP_OK;
	SP_TRY(parse_dated(&h, is));
	return *is ? fill(&h, p, out) : SP_OK;
}

sp_rc decision_heading_read(const struct extract_context *x, const struct passage *p, bool *is,
			    struct decision_heading *out)
{
	size_t from = past_buttons(x, p->text, past_bullet(p->text, scan_space(p->text, 0)));
	struct heading h = {
		.x = x, .line = str_sub(p->text, 0, scan_line_end(p->text, from)), .at = from};
	*is = false;
	*out = (struct decision_heading){0};
	if (h.at >= h.line.n || !may_open(x, str_sub(h.line, h.at, h.line.n)))
		return SP_OK;
	SP_TRY(parse(&h, is));
	return *is ? fill(&h, p, out) : SP_OK;
}
