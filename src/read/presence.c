/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Participants of a meeting. The list is walked from left to right: labels change who is listed
 * (members, staff, absent), a person is taken with what stands in brackets behind the name, and the
 * words up to the next person say whether he or she was away or stood in for another. */
#include "read/person.h"
#include "read/scan.h"

enum mode { MODE_PRESENT, MODE_ABSENT, MODE_STAFF };

struct walk {
	const struct extract_context *x;
	const struct passage *p;
	const struct lex_group *modes, *notes;
	rec_persons *present, *absent;
	enum mode mode;
	bool one_substitute; /* the next person only stands in */
	bool skip_one;	     /* the next person is who somebody stands in for */
	bool add_skipped;    /* … and was away */
	bool standing_in;    /* substitutes are listed: "Ane Bo for Carl Dam" */
};

static void set_mode(struct walk *w, const char *key)
{
	w->one_substitute = w->skip_one = false;
	w->standing_in = strcmp(key, "substitutes") == 0;
	if (str_starts(str_of(key), STR("staff")) || strcmp(key, "late") == 0)
		w->mode = MODE_STAFF;
	else if (str_starts(str_of(key), STR("present")) || w->standing_in)
		w->mode = MODE_PRESENT;
	else if (strcmp(key, "substitute") == 0)
		w->one_substitute = true;
	else if (strcmp(key, "not_absent") != 0)
		w->mode = MODE_ABSENT;
}

/* A label at the place; moves past it. */
static bool take_mode(struct walk *w, size_t *at)
{
	struct str t = w->p->text;
	struct str rest = scan_ahead(t, *at);
	struct lex_hit hit;
	if (*at == scan_space(t, scan_line_start(t, *at)) && rest.n &&
	    lex_start(lexicon_group(w->x->lex, "presence.absent_line"), rest, &hit)) {
		set_mode(w, "absent");
		*at += hit.to;
		return true;
	}
	if (!rest.n || !scan_is_border(t, *at) || !lex_start(w->modes, rest, &hit) || hit.from ||
	    !hit.to)
		return false;
	if (w->mode == MODE_STAFF && strcmp(hit.key, "except") == 0)
		return false;
	set_mode(w, hit.key);
	*at += hit.to;
	return true;
}

/* A label or the next person at the place ends what is said of the one before. */
static bool ends_note(const struct walk *w, size_t at)
{
	static const char *const within[] = {"substitute", "absent_from", "present"};
	struct person_said next;
	struct lex_hit hit;
	bool label = lex_start(w->modes, scan_ahead(w->p->text, at), &hit) && hit.to;
	for (size_t i = 0; label && i < sizeof(within) / sizeof(within[0]); i++)
		label = strcmp(hit.key, within[i]) != 0;
	return label || person_at(w->x, w->p->text, at, &next);
}

/* Where the words about a person end: the next person, label, semicolon or line. */
static size_t note_end(const struct walk *w, size_t from)
{
	struct str t = w->p->text;
	size_t at = from;
	while (at < t.n && t.p[at] != '\n' && t.p[at] != ';') {
		if (scan_is_border(t, at) && str_is_alpha(scan_at(t, at))) {
			bool apart = at > from || (at > 0 && t.p[at - 1] == ')');
			if (apart && ends_note(w, at))
				break;
			size_t end = scan_word_end(t, at);
			at = end > at ? end : at + 1;
		} else {
			(void)str_utf8_next(t, &at);
		}
	}
	return at;
}

enum said {
	SAID_STANDS_IN,
	SAID_NOTHING,
	SAID_ABSENT,
	SAID_PARTIAL,
	SAID_FOR_OTHER,
	SAID_INSTEAD,
	SAID_BY_OTHER
};

static enum said note_says(const struct walk *w, struct str gap)
{
	struct lex_hit hit;
	if (!gap.n || !lex_find(w->notes, gap, 0, &hit))
		return SAID_NOTHING;
	if (strcmp(hit.key, "stands_in") == 0)
		return SAID_STANDS_IN;
	if (strcmp(hit.key, "absent") == 0)
		return SAID_ABSENT;
	if (strcmp(hit.key, "instead") == 0)
		return SAID_INSTEAD;
	if (strcmp(hit.key, "substitute") == 0)
		return SAID_FOR_OTHER;
	return strcmp(hit.key, "by") == 0 ? SAID_BY_OTHER : SAID_PARTIAL;
}

static rec_persons *list_for(const struct walk *w, enum said said, bool substitute)
{
	if (substitute || said == SAID_FOR_OTHER || said == SAID_INSTEAD || said == SAID_STANDS_IN)
		return w->mode == MODE_STAFF ? NULL : w->present;
	if (said == SAID_ABSENT || (w->mode == MODE_ABSENT && said != SAID_PARTIAL))
		return w->mode == MODE_STAFF ? NULL : w->absent;
	return w->mode == MODE_PRESENT ? w->present : NULL;
}

static enum said bracket_says(const struct walk *w, const struct person_said *said)
{
	struct str note = str_sub(w->p->text, said->note.from, said->note.to - said->note.from);
	enum said says = note_says(w, note);
	/* "Fraværende: Ane Bo (stedfortræder: Carl Dam)" */
	bool other = says == SAID_FOR_OTHER && w->mode == MODE_ABSENT &&
		     str_find(note, STR(":")) != SIZE_MAX;
	return other ? SAID_ABSENT : says;
}

/* What is said of the person in brackets or up to `end`; the words become the note. */
static enum said person_says(const struct walk *w, struct person_said *said, size_t end)
{
	struct str t = w->p->text;
	enum said says = SAID_NOTHING;
	bool bracket = said->note.to != 0;
	if (bracket)
		says = bracket_says(w, said);
	if (says != SAID_NOTHING)
		return says;
	if (w->standing_in &&
	    str_istarts(str_trim(str_sub(t, said->end, end - said->end)), STR("for")))
		return SAID_INSTEAD;
	says = note_says(w, str_sub(t, said->end, end - said->end));
	/* "- suppleant Eva Falk" tells of who follows */
	if (says == SAID_STANDS_IN && end < t.n && t.p[end] != '\n' && t.p[end] != ';')
		says = SAID_BY_OTHER;
	if (says == SAID_NOTHING || bracket)
		return says;
	size_t from = scan_blanks(t, said->end);
	while (from < end && (t.p[from] == ',' || t.p[from] == '-' || t.p[from] == ' '))
		from++;
	said->note = (struct text_range){from, end};
	return says;
}

/* "… havde meldt forfald. I stedet mødte": who follows stands in. */
static bool seats_next(const struct walk *w, struct str gap)
{
	struct lex_hit hit;
	for (size_t at = 0; lex_find(w->notes, gap, at, &hit); at = hit.to)
		if (strcmp(hit.key, "by") == 0)
			return true;
	return false;
}

/* "Ane Bo og Carl Dam", nothing else between the two. */
static bool is_and(const struct walk *w, struct str gap)
{
	struct lex_hit hit;
	gap = str_trim(gap);
	return gap.n > 1 && lex_whole(lexicon_group(w->x->lex, "person.join"), gap, &hit) &&
	       str_is_alpha(scan_at(gap, gap.n - 1));
}

static sp_rc take_person(struct walk *w, struct person_said *said, size_t *at)
{
	size_t end = note_end(w, said->end);
	bool bracket = said->note.to != 0;
	enum said says = person_says(w, said, end);
	bool substitute = w->one_substitute, skipped = w->skip_one, away = w->add_skipped;
	struct str gap = str_sub(w->p->text, said->end, end - said->end);
	w->one_substitute = says == SAID_BY_OTHER || (substitute && is_and(w, gap)) ||
			    (says == SAID_ABSENT && seats_next(w, gap));
	w->skip_one =
		(says == SAID_INSTEAD || says == SAID_FOR_OTHER) && (!bracket || w->standing_in);
	w->add_skipped = says == SAID_INSTEAD;
	*at = end > said->end ? end : said->end;
	rec_persons *list = list_for(w, says, substitute);
	if (skipped)
		list = away && w->mode != MODE_STAFF ? w->absent : NULL;
	return list ? person_add(w->x->arena, w->p, said, list) : SP_OK;
}

/* Those away are not present. */
static void subtract(rec_persons *from, const rec_persons *what)
{
	uint32_t kept = 0;
	if (from == what)
		return;
	for (uint32_t i = 0; i < from->n; i++)
		if (!person_listed(what, from->at[i].name.text))
			from->at[kept++] = from->at[i];
	from->n = kept;
}

/* Past "9", "9." or "9)" and the blanks behind it; the place itself when no number stands there. */
static size_t skip_number(struct str t, size_t at)
{
	size_t i = at;
	while (i < t.n && i < at + 3 && t.p[i] >= '0' && t.p[i] <= '9')
		i++;
	if (i == at)
		return at;
	if (i < t.n && (t.p[i] == '.' || t.p[i] == ')'))
		i++;
	size_t next = scan_blanks(t, i);
	return next > i ? next : at;
}

/* "9 Anmodning om … - Ane Bo (A)": a numbered line of an agenda, unless it holds a person alone. */
static bool is_agenda_line(const struct extract_context *x, struct str t, size_t at)
{
	struct person_said said;
	struct lex_hit hit;
	struct str line = str_sub(t, at, scan_line_end(t, at) - at);
	if (lex_start(lexicon_group(x->lex, "presence.agenda"), line, &hit))
		return true;
	if (lex_start(lexicon_group(x->lex, "person.role"), line, &hit))
		return false;
	size_t name = skip_number(line, 0);
	if (!name || !scan_is_capitalised(str_sub(line, name, 4)))
		return false;
	if (!person_at(x, line, name, &said))
		return true;
	size_t next = scan_blanks(line, said.end);
	return !said.party.to && next < line.n && line.p[next] != ',' && line.p[next] != '(';
}

static sp_rc walk_list(const struct extract_context *x, const struct passage *p, enum mode mode,
		       rec_persons *present, rec_persons *absent)
{
	struct walk w = {.x = x,
			 .p = p,
			 .modes = lexicon_group(x->lex, "presence.mode"),
			 .notes = lexicon_group(x->lex, "presence.note"),
			 .present = present,
			 .absent = absent,
			 .mode = mode};
	struct person_said said;
	for (size_t at = 0; at < p->text.n;) {
		if (at == scan_space(p->text, scan_line_start(p->text, at)) &&
		    is_agenda_line(x, p->text, at)) {
			at = scan_line_end(p->text, at);
		} else if (!str_is_alpha(scan_at(p->text, at)) || !scan_is_border(p->text, at)) {
			(void)str_utf8_next(p->text, &at);
		} else if (take_mode(&w, &at)) {
			continue;
		} else if (person_at(x, p->text, at, &said) ||
			   person_alone_at(x, p->text, at, &said)) {
			SP_TRY(take_person(&w, &said, &at));
		} else {
			size_t end = scan_word_end(p->text, at);
			at = end > at ? end : at + 1;
		}
	}
	subtract(present, absent);
	return SP_OK;
}

sp_rc persons_read(const struct extract_context *x, const struct passage *p, rec_persons *present,
		   rec_persons *absent)
{
	return walk_list(x, p, MODE_PRESENT, present, absent);
}

sp_rc absentees_read(const struct extract_context *x, const struct passage *p, rec_persons *present,
		     rec_persons *absent)
{
	return walk_list(x, p, MODE_ABSENT, present, absent);
}

/* "Ane Bo (A)", "Ane Bo, A, formand" and nothing else. */
static bool is_member_line(const struct extract_context *x, struct str t)
{
	struct person_said said;
	struct lex_hit hit;
	size_t at = scan_space(t, 0);
	if (!person_at(x, t, at, &said) || !said.party.to)
		return false;
	for (at = said.end; at < t.n;) {
		at = scan_blanks(t, at);
		if (at < t.n && (t.p[at] == ',' || t.p[at] == '.')) {
			at++;
			continue;
		}
		struct str rest = str_sub(t, at, t.n);
		if (!rest.n || !lex_start(lexicon_group(x->lex, "person.role"), rest, &hit))
			break;
		at += hit.to;
	}
	return at >= t.n;
}

/* "Ane Bo (deltog ikke i mødet)" and nothing else. */
static bool is_absent_line(const struct extract_context *x, struct str t)
{
	struct person_said said;
	struct lex_hit hit;
	if (!person_at(x, t, scan_space(t, 0), &said) || !said.note.to ||
	    str_trim(str_sub(t, said.end, t.n)).n > 1)
		return false;
	struct str note = str_sub(t, said.note.from, said.note.to - said.note.from);
	return lex_find(lexicon_group(x->lex, "presence.note"), note, 0, &hit) &&
	       strcmp(hit.key, "absent") == 0;
}

sp_rc attendance_read(const struct extract_context *x, const struct passage *line, bool *is,
		      rec_persons *present, rec_persons *absent)
{
	struct lex_hit hit;
	rec_persons away = {0};
	bool follows;
	*is = is_member_line(x, line->text) || is_absent_line(x, line->text) ||
	      lex_start(lexicon_group(x->lex, "presence.seat"), line->text, &hit);
	if (*is)
		return walk_list(x, line, MODE_PRESENT, present, absent);
	SP_TRY(absence_line_read(x, line, is, &follows, &away));
	if (!*is || follows ||
	    lex_find(lexicon_group(x->lex, "presence.partial"), line->text, 0, &hit))
		return SP_OK;
	return absentees_read(x, line, present, absent);
}
