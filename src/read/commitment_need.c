/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each kind of promise needs beside its verb or noun, by where it stands. */
#include "read/commitment_scan.h"
#include "read/scan.h"

enum need {
	NEED_TIME = 1,	    /* a date to come */
	NEED_BODY = 2,	    /* a political body, a meeting */
	NEED_ASKED = 4,	    /* a date, or a wish, or "skal" */
	NEED_FUTURE = 8,    /* "vil", "forventes", "følger" */
	NEED_ANY_TIME = 16, /* a date or a vague time */
	NEED_GIVEN = 32,    /* to a political body */
	NEVER = 64,
	NEED_AHEAD = 128,    /* a date or a word of the future */
	NEED_WISHED = 256,   /* a date, a wish, or in a decision somebody who does it */
	NEED_PAPER = 512,    /* a body, or a paper that is waited for */
	NEED_PLACED = 1024,  /* a date, or a vague time and a body */
	NEED_RHYTHM = 2048,  /* a date, or "halvårligt" and to whom, or a term */
	NEED_MATTER = 4096,  /* what is put off is a matter, or goes to a meeting */
	NEED_PERSON = 8192,  /* a person by name does it */
	NEED_DOER = 16384,   /* a person by name or an office does it */
	NEED_HANDED = 32768, /* as NEED_WISHED, or a vague time */
	NEED_SENT = 65536,   /* as NEED_ASKED, or a paper on its way to a body */
	NEED_TAKEN = 131072, /* as NEED_ANY_TIME, or a person by name or an office that does it */
	NEED_GIVER = 262144, /* as NEED_BODY, or others who hand over papers */
	NEEDS_END
};

struct policy {
	const char *key;
	uint32_t text, process, point, decision;
};

static const struct policy policies[] = {
	{"back", NEED_TAKEN, 0, NEED_ANY_TIME, 0},
	{"postpone", NEED_TIME | NEED_MATTER, NEED_TIME | NEED_MATTER, NEED_ANY_TIME | NEED_MATTER,
	 NEED_ANY_TIME | NEED_MATTER},
	{"renew", NEED_TIME, NEED_TIME, NEED_ANY_TIME, NEED_ANY_TIME},
	{"promise", 0, 0, NEVER, 0},
	{"offer", NEVER, NEVER, NEVER, 0},
	{"vow", NEED_TIME, NEED_TIME, NEVER, 0},
	{"give", NEED_ANY_TIME, NEED_ANY_TIME, NEED_ASKED, NEED_SENT},
	{"want", NEVER, NEVER, NEVER, NEED_ASKED},
	{"ask", NEVER, NEVER, NEVER, NEED_ASKED},
	{"evaluate", NEED_ANY_TIME, NEED_TIME, NEED_ANY_TIME, 0},
	{"measure", NEED_TIME, NEED_TIME, NEED_TIME, NEED_ASKED},
	{"lay", NEED_PLACED, NEED_BODY | NEED_AHEAD, NEED_PLACED, NEED_ASKED},
	{"case", NEED_TIME, NEED_TIME, NEED_TIME, NEED_ASKED},
	{"show", NEED_ANY_TIME | NEED_BODY, NEED_BODY | NEED_AHEAD, NEED_ASKED, NEED_ASKED},
	{"tell", NEED_ANY_TIME | NEED_BODY, NEED_BODY | NEED_AHEAD, NEED_ASKED, NEED_ASKED},
	{"reach", NEED_TIME | NEED_PAPER, NEED_TIME | NEED_PAPER, NEED_TIME | NEED_BODY, NEED_SENT},
	{"noun", NEED_RHYTHM | NEED_FUTURE, NEED_TIME, NEED_RHYTHM, NEED_ASKED},
	{"handle_noun", NEED_TIME | NEED_BODY, NEED_TIME | NEED_BODY, NEED_TIME | NEED_BODY,
	 NEED_ANY_TIME | NEED_BODY},
	{"handle", NEED_TIME | NEED_BODY, NEED_TIME, NEED_TIME | NEED_BODY,
	 NEED_ANY_TIME | NEED_BODY},
	{"hand", NEED_TIME | NEED_GIVER, NEED_TIME | NEED_GIVER, NEED_TIME, NEED_HANDED},
	{"comes", NEED_TIME, NEED_TIME, NEED_TIME, NEED_TIME},
	{"stated", NEED_TIME, NEED_TIME, NEED_TIME, NEED_TIME},
	{"submit", NEVER, NEVER, NEED_TIME, NEED_HANDED},
	{"answer", 0, 0, NEVER, 0},
	{"next_report", NEVER, NEVER, 0, 0},
	{"hear", NEVER, NEVER, NEED_TIME, NEED_TIME},
	{"apply", NEED_TIME, NEED_TIME, NEED_TIME, NEED_TIME},
	{"doing", NEED_PERSON, NEVER, NEVER, NEED_DOER},
	{"letter", NEED_DOER, NEVER, NEVER, NEED_DOER},
	{"relative", NEED_TIME, NEED_TIME, NEED_TIME, NEED_TIME},
	{"instead", NEED_TIME, NEED_TIME, NEED_TIME, NEED_TIME},
	{"expected", NEED_TIME | NEED_PAPER, NEED_TIME | NEED_PAPER, NEED_TIME | NEED_PAPER,
	 NEED_TIME | NEED_PAPER},
	{"like", NEVER, NEVER, NEVER, 0},
	{"gather", NEED_TIME, NEED_TIME, NEVER, NEED_TIME},
	{"gather_body", NEED_TIME, NEED_TIME, NEVER, NEED_TIME},
	{"held", NEED_TIME | NEED_BODY | NEED_FUTURE, NEED_TIME | NEED_BODY | NEED_FUTURE,
	 NEED_TIME, NEED_TIME},
	{"event", NEED_TIME | NEED_BODY | NEED_FUTURE, NEED_TIME | NEED_BODY | NEED_FUTURE, NEVER,
	 NEED_TIME},
	{"visit", NEVER, NEVER, NEVER, NEED_TIME}, /* elsewhere they are only announced */
	{"meeting", NEED_TIME, NEED_TIME, NEVER, NEED_TIME},
	{"look", NEVER, NEVER, NEVER, NEED_ASKED},
	{"send", NEED_TIME | NEED_GIVEN, NEED_TIME | NEED_GIVEN, NEED_TIME | NEED_GIVEN, NEED_TIME},
	{"learn", NEVER, NEVER, NEVER, NEED_ASKED},
	{"make", NEED_TIME | NEED_GIVEN, NEED_TIME | NEED_GIVEN, NEED_TIME | NEED_GIVEN,
	 NEED_WISHED},
};

static uint32_t needs_of(const struct sentence *s, const char *key)
{
	for (size_t i = 0; i < sizeof(policies) / sizeof(policies[0]); i++) {
		const struct policy *p = &policies[i];
		if (strcmp(p->key, key) != 0)
			continue;
		switch (s->place) {
		case PLACE_TEXT:
			return p->text;
		case PLACE_PROCESS:
			return p->process;
		case PLACE_POINT:
			return p->point;
		case PLACE_DECISION:
			return p->decision;
		case PLACE_PRIOR: /* somebody's promise is kept by now, if it has no time */
			return p->decision ? p->decision : NEED_ASKED;
		}
	}
	return NEVER;
}

/* "23. juni", not the twenty-third point. */
static bool is_day(struct str t, size_t from, size_t to)
{
	static const char *const months[] = {"jan", "feb", "mar", "apr", "maj", "jun",
					     "jul", "aug", "sep", "okt", "nov", "dec"};
	for (size_t i = 0; i < sizeof(months) / sizeof(months[0]); i++)
		if (str_istarts(str_sub(t, from, to - from), str_of(months[i])))
			return true;
	return false;
}

/* The length of a list number at the place; 0 when there is none. */
static size_t number_at(struct str t, size_t from, size_t to)
{
	size_t digits = from;
	while (digits < to && digits - from < 3 && t.p[digits] >= '0' && t.p[digits] <= '9')
		digits++;
	bool number = digits > from && digits - from <= 2 && digits + 1 < to &&
		      (t.p[digits] == '.' || t.p[digits] == ')') && t.p[digits + 1] == ' ';
	if (!number || is_day(t, digits + 2, to) ||
	    str_istarts(str_sub(t, digits + 2, to - digits), STR("behandling")))
		return 0;
	return digits + 2 - from;
}

/* The length of one bullet, list number or "at" at the place; 0 when there is none. */
static size_t mark_at(struct str t, size_t from, size_t to)
{
	static const char *const marks[] = {"\xE2\x80\xA2", "\xC2\xB7", "-", "*",
					    "\xE2\x80\x93", "at "};
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (str_istarts(str_sub(t, from, to - from), str_of(marks[i])))
			return strlen(marks[i]);
	return number_at(t, from, to);
}

size_t commitment_skip_marks(struct str t, size_t from, size_t to)
{
	size_t n;
	from = scan_space(t, from);
	while (from < to && (n = mark_at(t, from, to)) > 0)
		from = scan_space(t, from + n);
	return from;
}

static bool has_body(const struct sentence *s)
{
	return commitment_says(s, "commitment.body", s->start, s->to, NULL);
}

/* The clause begins with one of a group; *end: of what it matched. */
static bool begins_with(const struct sentence *s, const char *group, size_t *end)
{
	struct lex_hit hit;
	size_t from = commitment_skip_marks(s->text, s->start, s->to);
	if (!lex_find(lexicon_group(s->x->lex, group), str_sub(s->text, from, s->to - from), 0,
		      &hit) ||
	    hit.from != 0)
		return false;
	*end = from + hit.to;
	return true;
}

/* "Forvaltningen …", "Ane Bo …" at the head of the clause, with an active verb. */
static bool has_subject(const struct sentence *s)
{
	size_t end;
	return begins_with(s, "commitment.who", &end);
}

/* One of a group does what the word at the place says. */
static bool does(const struct sentence *s, const char *group, const struct lex_hit *trigger)
{
	size_t end;
	return begins_with(s, group, &end) && end == trigger->from;
}

static bool says(const struct sentence *s, const char *group)
{
	return commitment_says(s, group, s->start, s->to, NULL);
}

/* "Udsat til …", "sagen udsættes til …", "… til mødet den …" */
static bool is_matter(const struct sentence *s, const struct lex_hit *trigger)
{
	return trigger->from == commitment_skip_marks(s->text, s->start, s->to) ||
	       says(s, "commitment.matter");
}

/* A wish, "skal", or in the meeting's own decision somebody who does it; a recommendation asks only
 * by a word for it. */
static bool is_asked(const struct sentence *s)
{
	if (s->wish || s->said || s->place == PLACE_PRIOR)
		return s->wish || s->said;
	if (s->place == PLACE_POINT)
		return says(s, "commitment.wished");
	return says(s, "commitment.asked") || (s->place == PLACE_DECISION && has_subject(s));
}

static bool any_time(const struct sentence *s)
{
	return commitment_vague_time(s) || says(s, "commitment.after");
}

/* "Halvårligt" and to whom. In running text "udvalget får hvert kvartal …" is what always was. */
static bool has_rhythm(const struct sentence *s)
{
	bool told = s->place != PLACE_TEXT && says(s, "commitment.received");
	return says(s, "commitment.recurrence") && (told || says(s, "commitment.delivered"));
}

/* What is decided or asked for names a rhythm, or a term that runs from an event: nobody need be
 * named who gets it. */
static bool has_term(const struct sentence *s)
{
	bool decides = s->place == PLACE_DECISION || s->place == PLACE_POINT;
	return decides && (says(s, "commitment.rhythm") || says(s, "commitment.term"));
}

static bool is_wished(const struct sentence *s)
{
	return s->wish || s->said || says(s, "commitment.handed") ||
	       (s->place == PLACE_DECISION && has_subject(s));
}

static bool is_asked_or_timed(const struct sentence *s)
{
	return is_asked(s) || has_rhythm(s) || has_term(s) || (has_body(s) && any_time(s));
}

/* "… til udvalget", "Udvalget får …" */
static bool is_for_body(const struct sentence *s)
{
	return says(s, "commitment.delivered") || says(s, "commitment.received");
}

static bool time_met(const struct sentence *s, uint32_t need)
{
	switch (need) {
	case NEED_ANY_TIME:
		return any_time(s) || has_rhythm(s);
	case NEED_SENT:
		return is_asked_or_timed(s) || (says(s, "commitment.note") && is_for_body(s));
	case NEED_RHYTHM:
		return has_rhythm(s) || has_term(s) || says(s, "commitment.term");
	case NEED_PLACED:
		return has_rhythm(s) ||
		       (commitment_vague_time(s) && (has_body(s) || has_subject(s)));
	case NEED_AHEAD:
		return says(s, "commitment.future");
	case NEED_ASKED:
		return is_asked_or_timed(s);
	case NEED_WISHED:
		return is_wished(s);
	case NEED_HANDED:
		return is_wished(s) || commitment_vague_time(s);
	default:
		return false;
	}
}

/* Somebody comes back with something: "vender tilbage med en oversigt". */
static bool brings(const struct sentence *s, const struct lex_hit *trigger)
{
	struct lex_hit hit;
	return (does(s, "commitment.person", trigger) || does(s, "commitment.doer", trigger)) &&
	       commitment_says(s, "commitment.brings", trigger->to, s->to, &hit) &&
	       hit.from == trigger->to;
}

/* "Museet afleverer en liste": at the head of the clause, or of the last one of it. */
static bool does_it(const struct sentence *s, const struct lex_hit *trigger)
{
	return does(s, "commitment.others", trigger);
}

/* Is one need of a promise there? due: it has a date to come, which is enough for most. */
static bool need_met(const struct sentence *s, const struct lex_hit *trigger, uint32_t need,
		     bool due)
{
	switch (need) {
	case NEED_MATTER:
		return is_matter(s, trigger);
	case NEED_PERSON:
		return does(s, "commitment.person", trigger);
	case NEED_TAKEN:
		return due || time_met(s, NEED_ANY_TIME) || brings(s, trigger);
	case NEED_DOER:
		return does(s, "commitment.person", trigger) || does(s, "commitment.doer", trigger);
	case NEED_FUTURE:
		return says(s, "commitment.future");
	case NEED_GIVEN:
		return says(s, "commitment.delivered");
	case NEED_PAPER:
		return has_body(s) || says(s, "commitment.paper");
	case NEED_GIVER:
		return has_body(s) || has_subject(s) || does_it(s, trigger);
	case NEED_BODY:
		return has_body(s) || has_subject(s);
	case NEVER:
		return false;
	default:
		return due || time_met(s, need);
	}
}

bool commitment_met(const struct sentence *s, const struct lex_hit *trigger, bool due)
{
	uint32_t needs = needs_of(s, trigger->key);
	for (uint32_t need = 1; need < NEEDS_END; need <<= 1)
		if ((needs & need) && !need_met(s, trigger, need, due))
			return false;
	return true;
}
