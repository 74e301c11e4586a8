/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/classify.h"

#include "read/classify_parts.h"

enum { INLINE_HEADING_MAX = 70, TITLE_MAX = 400, DECISION_LINE_MAX = 600, UI_WORD_MAX = 300 };
enum { LABEL_USUAL = 100, LABEL_MAX = 200 /* with the rule that closes the item */ };

/* Where the text of a line begins after a bullet or dash. */
static size_t bullet_length(struct str t)
{
	static const char *const marks[] = {"•", "·", "*", "-", "–",
					    "‣", "▪", "○", "●", "\xEF\x82\xB7"};
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		struct str m = str_of(marks[i]);
		if (!str_starts(t, m))
			continue;
		struct str rest = str_trim(str_sub(t, m.n, t.n));
		bool spaced = rest.p > t.p + m.n;
		if (rest.n && (spaced || m.n > 1))
			return (size_t)(rest.p - t.p);
	}
	return 0;
}

struct str classify_without_colon(struct str t)
{
	t = str_trim(t);
	while (t.n && (t.p[t.n - 1] == ':' || t.p[t.n - 1] == '.'))
		t = str_trim(str_sub(t, 0, t.n - 1));
	return t;
}

static enum section_kind section_of_key(const char *key)
{
	for (int k = SECTION_OTHER; k <= SECTION_CONSULTATION; k++)
		if (strcmp(section_kind_name((enum section_kind)k), key) == 0)
			return (enum section_kind)k;
	return SECTION_OTHER;
}

/* The whole part of "12" or "3.2"; at most four digits by the lexicon. */
int32_t classify_number(struct str s)
{
	int32_t v = 0;
	for (size_t i = 0; i < s.n && s.p[i] >= '0' && s.p[i] <= '9' && v < 100000; i++)
		v = v * 10 + (s.p[i] - '0');
	return v;
}

/* "Udvalget: Tiltrådtes.": who decided, and what. */
static bool classify_decider(const struct classifier *c, struct str t, struct line_guess *g)
{
	struct lex_hit hit;
	if (g->bulleted || !lex_start(lexicon_group(c->context.lex, "decision.decider"), t, &hit))
		return false;
	struct str rest = str_trim(str_sub(t, hit.to, t.n));
	g->class = CLASS_DECISION;
	g->section = SECTION_DECISION;
	g->inline_heading = true;
	g->rest_off = (uint32_t)(rest.p - c->x->text);
	g->rest_len = (uint32_t)rest.n;
	return true;
}

/* "Indstilling: at …": the heading's name before a colon. */
static bool section_before_colon(const struct classifier *c, struct str t, struct line_guess *g)
{
	struct lex_hit hit;
	size_t colon = str_find(t, STR(":"));
	if (g->bulleted || colon == SIZE_MAX || colon > INLINE_HEADING_MAX)
		return false;
	struct str name = str_trim(str_sub(t, 0, colon));
	struct str rest = str_trim(str_sub(t, colon + 1, t.n));
	bool decision = lex_whole(c->section_decision, name, &hit);
	if (!rest.n || (!decision && !lex_whole(c->section, name, &hit)))
		return false;
	g->class = decision ? CLASS_DECISION : CLASS_SECTION;
	g->section = decision ? SECTION_DECISION : section_of_key(hit.key);
	g->inline_heading = true;
	g->rest_off = (uint32_t)(rest.p - c->x->text);
	g->rest_len = (uint32_t)rest.n;
	return true;
}

/* A heading by name: alone on its line, or before a colon. */
bool classify_section(const struct classifier *c, struct str t, struct line_guess *g)
{
	struct lex_hit hit;
	struct str name = t.n <= HEADING_MAX ? classify_without_colon(t) : (struct str){NULL, 0};
	if (lex_whole(c->alone, t, &hit))
		return false; /* "Økonomi og Personale indstiller, at" */
	if (name.n && lex_whole(c->section_decision, name, &hit)) {
		g->class = CLASS_DECISION;
		return true;
	}
	if (name.n && lex_whole(c->section, name, &hit)) {
		g->class = CLASS_SECTION;
		g->section = section_of_key(hit.key);
		return true;
	}
	return classify_decider(c, t, g) || section_before_colon(c, t, g);
}

static sp_rc decision_heading(const struct classifier *c, uint32_t index, struct str t,
			      struct line_guess *g)
{
	if (t.n > DECISION_LINE_MAX || g->class == CLASS_DECISION)
		return SP_OK;
	struct passage p;
	struct decision_heading h = {0};
	bool is = false;
	SP_TRY(passage_of_range(c->arena, c->x, index, (uint32_t)(t.p - c->x->text), (uint32_t)t.n,
				&p));
	SP_TRY(decision_heading_read(&c->context, &p, &is, &h));
	if (!is)
		return SP_OK;
	struct str rest = str_trim(str_sub(t, h.rest_from, t.n));
	g->class = CLASS_DECISION;
	g->inline_heading = rest.n > 0;
	g->rest_off = (uint32_t)(rest.p - c->x->text);
	g->rest_len = (uint32_t)rest.n;
	return SP_OK;
}

/* "BESLUTNING: Havneudvalget den 4. maj 2020": body and day behind the word are its heading's. */
static sp_rc inline_decision(const struct classifier *c, uint32_t index, struct str t,
			     struct line_guess *g)
{
	struct line_guess whole = *g;
	whole.class = CLASS_TEXT;
	SP_TRY(decision_heading(c, index, t, &whole));
	if (whole.class == CLASS_DECISION)
		*g = whole;
	return SP_OK;
}

static bool case_number(const struct classifier *c, struct str t, struct line_guess *g)
{
	struct lex_hit hit;
	if (t.n > 200 || !lex_start(c->case_number, t, &hit))
		return false;
	struct str number = lex_part(&hit, t, 1);
	g->class = CLASS_CASE;
	g->case_off = (uint32_t)(number.p - c->x->text);
	g->case_len = (uint32_t)number.n;
	g->labelled = strstr(hit.key, "said") && !str_trim(str_sub(t, hit.to, t.n)).n;
	if (strcmp(hit.key, "status") == 0 && str_istarts(t, STR("lukket")))
		g->label = LABEL_CLOSED;
	return true;
}

static bool label(const struct classifier *c, struct str t, struct line_guess *g)
{
	static const struct {
		const char *key;
		enum label_kind kind;
	} kinds[] = {{"open", LABEL_OPEN},	    {"closed", LABEL_CLOSED},
		     {"document", LABEL_DOCUMENT},  {"kind_decide", LABEL_DECIDE},
		     {"kind_inform", LABEL_INFORM}, {"kind_discuss", LABEL_DISCUSS}};
	struct lex_hit hit, told;
	if (t.n > LABEL_MAX)
		return false;
	if (!lex_whole(c->item_label, t, &hit)) {
		g->labelled = lex_whole(c->closed_told, t, &hit);
		g->label = g->labelled ? LABEL_CLOSED : g->label;
		g->class = g->labelled ? CLASS_LABEL : g->class;
		return g->labelled;
	}
	if (t.n > LABEL_USUAL && strcmp(hit.key, "closed") != 0)
		return false;
	g->labelled = strcmp(hit.key, "closed") == 0 && lex_whole(c->closed_told, t, &told);
	g->class = strcmp(hit.key, "case_empty") == 0 ? CLASS_CASE : CLASS_LABEL;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(kinds[i].key, hit.key) == 0)
			g->label = (uint8_t)kinds[i].kind;
	return true;
}

static bool looks_prose(const struct classifier *c, struct str t)
{
	struct lex_hit hit;
	size_t i = 0;
	uint32_t first = str_utf8_next(t, &i);
	bool lower = str_is_alpha(first) && !str_is_upper(first);
	return t.n > 160 || (t.n > 60 && lex_find(c->sentence, t, 0, &hit)) || (lower && t.n > 25);
}

/* "57/07-B" of "HU-57/07-B". */
static struct str after_letters(struct str s)
{
	size_t i = 0;
	while (i < s.n && !(s.p[i] >= '0' && s.p[i] <= '9'))
		i++;
	return str_sub(s, i, s.n);
}

/* "Sag 45 (lukket)" with the title on the next line: the status is no title. */
static void status_title(const struct classifier *c, struct str title, struct line_guess *g)
{
	struct lex_hit hit;
	bool bracketed = title.n > 2 && title.p[0] == '(' && title.p[title.n - 1] == ')';
	if (!bracketed || g->class != CLASS_TEXT ||
	    !lex_whole(c->item_label, str_sub(title, 1, title.n - 2), &hit) ||
	    (strcmp(hit.key, "closed") != 0 && strcmp(hit.key, "open") != 0))
		return;
	g->label = strcmp(hit.key, "closed") == 0 ? LABEL_CLOSED : LABEL_OPEN;
	g->title_len = 0;
}

static void item_heading(const struct classifier *c, struct str t, struct line_guess *g)
{
	static const struct {
		const char *key;
		enum heading_family family;
	} families[] = {{"word", FAMILY_WORD},	   {"dot", FAMILY_DOT},
			{"twice", FAMILY_DOT},	   {"touching", FAMILY_SPACE},
			{"colon", FAMILY_COLON},   {"closed_number", FAMILY_CLOSED},
			{"ad", FAMILY_DOT},	   {"wide", FAMILY_SPACE},
			{"narrow", FAMILY_SPACE},  {"alone", FAMILY_ALONE},
			{"closed", FAMILY_CLOSED}, {"behind", FAMILY_BEHIND},
			{"code", FAMILY_CODE}};
	struct lex_hit hit;
	if (t.n > TITLE_MAX || !lex_start(c->item_heading, t, &hit))
		return;
	for (size_t i = 0; i < sizeof(families) / sizeof(families[0]); i++)
		if (strcmp(families[i].key, hit.key) == 0)
			g->family = families[i].family;
	bool behind = g->family == FAMILY_BEHIND;
	struct str number = lex_part(&hit, t, behind ? 2 : 1);
	struct str title = str_trim(lex_part(&hit, t, behind ? 1 : 2));
	g->number_off = (uint32_t)(number.p - c->x->text);
	g->number_len = (uint32_t)number.n;
	g->number = number.n ? classify_number(after_letters(number)) : -1;
	g->title_off = (uint32_t)(title.p - c->x->text);
	g->title_len = (uint32_t)title.n;
	status_title(c, title, g);
}

static bool furniture(const struct classifier *c, struct str t, struct line_guess *g)
{
	struct lex_hit hit;
	if (t.n >= UI_WORD_MAX || !lex_whole(c->ui_word, t, &hit))
		return false;
	g->class = CLASS_FURNITURE;
	return true;
}

static bool contents_or_files(const struct classifier *c, struct str t, struct line_guess *g)
{
	struct lex_hit hit;
	if (t.n < HEADING_MAX * 3 && lex_whole(c->contents, t, &hit))
		g->class = CLASS_CONTENTS;
	else if (lex_find(c->files, t, 0, &hit))
		g->class = CLASS_FILES;
	return g->class != CLASS_TEXT;
}

static bool item_group(const struct classifier *c, struct str t, struct line_guess *g)
{
	static const struct {
		const char *key;
		enum label_kind label;
	} groups[] = {{"closed", LABEL_CLOSED},
		      {"decide", LABEL_DECIDE},
		      {"inform", LABEL_INFORM},
		      {"discuss", LABEL_DISCUSS},
		      {"open", LABEL_OPEN}};
	struct lex_hit hit;
	if (t.n > HEADING_MAX || !lex_whole(c->item_group, t, &hit))
		return false;
	g->class = CLASS_GROUP;
	for (size_t i = 0; i < sizeof(groups) / sizeof(groups[0]); i++)
		if (strcmp(groups[i].key, hit.key) == 0)
			g->label = (uint8_t)groups[i].label;
	return true;
}

/* "Fold dette punkt ind Beslutning" */
static struct str past_buttons(const struct classifier *c, struct str t)
{
	struct lex_hit hit;
	bool any = lex_start(lexicon_group(c->context.lex, "ui_prefix"), t, &hit);
	return any && hit.to < t.n ? str_sub(t, hit.to, t.n) : t;
}

static sp_rc classify_text(const struct classifier *c, uint32_t index, struct line_guess *g)
{
	const struct line *l = &c->x->lines.at[index];
	struct str t = line_str(c->x, l);
	struct lex_hit hit;
	size_t skip = bullet_length(t);
	g->bulleted = skip > 0 || l->marker == MARK_BULLET;
	t = str_sub(t, skip, t.n);
	t = past_buttons(c, t);
	g->prose = looks_prose(c, t);
	if (furniture(c, t, g))
		return SP_OK;
	bool found = contents_or_files(c, t, g) || item_group(c, t, g) || case_number(c, t, g) ||
		     label(c, t, g) || classify_section(c, t, g);
	if (!found)
		SP_TRY(decision_heading(c, index, t, g));
	else if (g->class == CLASS_DECISION && g->inline_heading)
		SP_TRY(inline_decision(c, index, t, g));
	if (g->class == CLASS_TEXT || g->class == CLASS_LABEL || g->class == CLASS_CONTENTS)
		item_heading(c, t, g);
	if (g->class == CLASS_TEXT && t.n < DECISION_LINE_MAX)
		g->lead = lex_whole(c->alone, t, &hit);
	return SP_OK;
}

/* What a structured format said of a line. */
static void classify_role(const struct classifier *c, const struct line *l, struct line_guess *g)
{
	struct str t = classify_without_colon(line_value(c->x, l));
	struct lex_hit hit;
	switch ((enum line_role)l->role) {
	case LINE_FURNITURE:
		g->class = CLASS_FURNITURE;
		break;
	case LINE_CONTENTS:
		g->class = CLASS_CONTENTS;
		break;
	case LINE_SECTION:
		g->class = CLASS_SECTION;
		if (lex_whole(c->section_decision, t, &hit))
			g->class = CLASS_DECISION;
		else if (lex_whole(c->section, t, &hit))
			g->section = section_of_key(hit.key);
		break;
	case LINE_DECISION:
		g->class = CLASS_DECISION;
		break;
	default:
		break;
	}
}

sp_rc classify_lines(struct arena *a, const struct lexicon *lex, const struct extraction *x,
		     const struct rec_meeting *meeting, struct line_guess **out)
{
	struct classifier c = {
		.arena = a,
		.x = x,
		.context = {.arena = a, .lex = lex, .meeting = meeting},
		.section = lexicon_group(lex, "section"),
		.section_decision = lexicon_group(lex, "section_decision"),
		.case_number = lexicon_group(lex, "case_number"),
		.item_label = lexicon_group(lex, "item_label"),
		.closed_told = lexicon_group(lex, "closed_told"),
		.item_group = lexicon_group(lex, "item_group"),
		.item_heading = lexicon_group(lex, "item_heading"),
		.contents = lexicon_group(lex, "contents_entry"),
		.files = lexicon_group(lex, "files"),
		.sentence = lexicon_group(lex, "sentence"),
		.ui_word = lexicon_group(lex, "ui_word"),
		.page_number = lexicon_group(lex, "page_number"),
		.section_number = lexicon_group(lex, "section_number"),
		.alone = lexicon_group(lex, "recommend_alone"),
	};
	struct line_guess *guesses = arena_array(a, x->lines.n + 1u, sizeof(*guesses));
	SP_NEED(guesses);
	for (uint32_t i = 0; i < x->lines.n; i++) {
		guesses[i].number = -1;
		if (x->lines.at[i].role == LINE_TEXT)
			SP_TRY(classify_text(&c, i, &guesses[i]));
		else
			classify_role(&c, &x->lines.at[i], &guesses[i]);
	}
	classify_marks(&c, guesses);
	*out = guesses;
	return SP_OK;
}
