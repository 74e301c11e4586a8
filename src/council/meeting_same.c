/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What two documents of a day say alike: which items are one beyond their titles, and whether the
 * two are of one meeting. */
#include "core/buf.h"
#include "council/meeting_parts.h"
#include "council/view.h"
#include "read/likeness.h"

/* Shorter texts are those of many items; of longer ones the beginning is enough. */
enum { TEXT_LEAST = 40, TEXT_MOST = 16 * 1024 };
static const double NEARLY_ALL = 0.9, HALF = 0.5;

/* ---- items by what stands in them ---- */

struct content {
	const char *number, *title, *case_no;
	struct str text, decision;
};

static sp_rc content_of(struct arena *a, const struct rec_item *item, struct content *out)
{
	BUF_AUTO text = BUF_INIT(2 * TEXT_MOST);
	for (uint32_t i = 0; i < item->sections.n; i++) {
		const struct rec_section *s = &item->sections.at[i];
		size_t room = TEXT_MOST - buf_view(&text).n;
		if (s->kind == SECTION_DECISION || !s->text.text)
			continue;
		struct str part = str_of(s->text.text);
		buf_str(&text, part.n < room ? part : (struct str){part.p, room});
		buf_char(&text, '\n');
		if (part.n >= room)
			break;
	}
	const char *kept = buf_take(&text, a), *decision = item->decision.text.text;
	SP_NEED(kept);
	*out = (struct content){.number = item->number.text,
				.title = item->title.text,
				.case_no = item->case_no.text,
				.text = str_of(kept),
				.decision = str_of(decision ? decision : "")};
	return SP_OK;
}

static bool same_string(const char *a, const char *b)
{
	return a && b && strcmp(a, b) == 0;
}

/* Texts of very different length are not alike: that is cheap to see. `same`: every letter. */
static double like_text(struct arena *a, struct str p, struct str q, bool same)
{
	if (same || p.n > 2 * q.n || q.n > 2 * p.n)
		return str_eq(p, q);
	return title_likeness(a, p, q);
}

static double text_likeness(struct arena *a, const struct content *x, const struct content *y,
			    bool same)
{
	if (x->text.n >= TEXT_LEAST && y->text.n >= TEXT_LEAST)
		return like_text(a, x->text, y->text, same);
	if (x->decision.n >= TEXT_LEAST && y->decision.n >= TEXT_LEAST)
		return like_text(a, x->decision, y->decision, same);
	return 0;
}

/* How surely they are one item; 0: nothing says so. */
static double content_likeness(struct arena *a, const struct content *x, const struct content *y)
{
	bool titles =
		x->title && y->title && title_likeness(a, str_of(x->title), str_of(y->title)) > 0;
	bool named = titles || same_string(x->number, y->number);
	bool one_case = same_string(x->case_no, y->case_no);
	if (x->case_no && y->case_no && !one_case)
		return 0;
	double like = text_likeness(a, x, y, !named && !one_case);
	if (one_case && (titles || like >= HALF))
		return 1 + like;
	return like >= NEARLY_ALL ? like : 0;
}

struct contents {
	SP_LIST(struct content) list;
};

static sp_rc contents_of(struct arena *a, const struct record *r, struct contents *out)
{
	for (uint32_t i = 0; i < r->items.n; i++) {
		struct content *slot = sp_push(a, &out->list);
		SP_NEED(slot);
		SP_TRY(content_of(a, &r->items.at[i], slot));
	}
	return SP_OK;
}

/* What the store has of the known items, in their order; an item that is not found is empty. */
static sp_rc load_contents(const struct storing *s, const struct known_meeting *m,
			   struct contents *out, struct sp_err *e)
{
	struct view *view;
	SP_TRY(view_load(s->w->db, s->w->arena, s->w->municipality, m->id, true, &view, e));
	for (uint32_t k = 0; k < m->items.n; k++) {
		struct content *slot = sp_push(s->w->arena, &out->list);
		SP_NEED(slot);
		*slot = (struct content){.text = STR("")};
		for (uint32_t i = 0; i < view->items.n; i++)
			if (view->items.at[i].id == m->items.at[k].id)
				SP_TRY(content_of(s->w->arena, &view->record.items.at[i], slot));
		slot->number = m->items.at[k].number;
		slot->title = m->items.at[k].title;
	}
	return SP_OK;
}

/* The known item, not yet taken, that is most like it. */
static struct known_item *most_like(const struct storing *s, struct known_meeting *m,
				    const struct contents *theirs, const struct content *mine)
{
	struct known_item *found = NULL;
	double best = 0;
	for (uint32_t k = 0; k < m->items.n; k++) {
		if (m->items.at[k].taken)
			continue;
		double like = content_likeness(s->w->arena, mine, &theirs->list.at[k]);
		if (like <= best)
			continue;
		best = like;
		found = &m->items.at[k];
	}
	return found;
}

sp_rc meeting_pair_contents(struct storing *s, struct known_meeting *m, struct known_item **known,
			    struct sp_err *e)
{
	uint32_t left = 0, theirs_left = 0;
	struct contents mine = {0}, theirs = {0};
	for (uint32_t i = 0; i < s->r->items.n; i++)
		left += !known[i];
	for (uint32_t k = 0; k < m->items.n; k++)
		theirs_left += !m->items.at[k].taken;
	if (!left || !theirs_left)
		return SP_OK;
	SP_TRY(contents_of(s->w->arena, s->r, &mine));
	SP_TRY(load_contents(s, m, &theirs, e));
	for (uint32_t i = 0; i < s->r->items.n; i++) {
		if (!known[i])
			known[i] = most_like(s, m, &theirs, &mine.list.at[i]);
		if (known[i])
			known[i]->taken = true;
	}
	return SP_OK;
}

/* ---- meetings ---- */

/* What every meeting has tells none from another. */
static bool is_formal(const struct storing *s, const char *title)
{
	struct lex_hit hit;
	return title && s->source->lex &&
	       lex_whole(lexicon_group(s->source->lex, "thread.formal"), str_of(title), &hit);
}

/* Those with matters of their own are compared by these alone. */
struct compared {
	uint32_t mine, theirs, shared;
	bool all;   /* one of the two has none */
	bool clash; /* both print one number, for different matters */
};

static void count_own(const struct storing *s, const struct known_meeting *m, struct compared *c)
{
	for (uint32_t i = 0; i < s->r->items.n; i++)
		c->mine += !is_formal(s, s->r->items.at[i].title.text);
	for (uint32_t k = 0; k < m->items.n; k++)
		c->theirs += !is_formal(s, m->items.at[k].title);
	c->all = !c->mine || !c->theirs;
	if (!c->all)
		return;
	c->mine = s->r->items.n;
	c->theirs = m->items.n;
}

static struct known_item *same_title(const struct storing *s, struct known_meeting *m,
				     const struct rec_item *item)
{
	for (uint32_t k = 0; k < m->items.n; k++)
		if (!m->items.at[k].taken &&
		    (meeting_same_item(s->w->arena, &m->items.at[k], item, HALF) ||
		     meeting_same_nameless(&m->items.at[k], item)))
			return &m->items.at[k];
	return NULL;
}

static void count_shared(const struct storing *s, const struct known_meeting *m,
			 struct known_item *const *known, struct compared *c)
{
	c->shared = 0;
	c->clash = false;
	for (uint32_t i = 0; i < s->r->items.n; i++) {
		const struct fact *number = &s->r->items.at[i].number;
		if (known[i])
			c->shared += c->all || !is_formal(s, s->r->items.at[i].title.text);
		for (uint32_t k = 0; k < m->items.n; k++)
			c->clash |= known[i] != &m->items.at[k] &&
				    same_string(m->items.at[k].number, number->text);
	}
}

/* titles: by nothing else */
static sp_rc compare(struct storing *s, struct known_meeting *m, bool titles, struct compared *c,
		     struct sp_err *e)
{
	struct known_item **known =
		arena_array(s->w->arena, s->r->items.n + 1u, sizeof(struct known_item *));
	SP_NEED(known);
	*c = (struct compared){0};
	count_own(s, m, c);
	for (uint32_t i = 0; i < s->r->items.n; i++) {
		known[i] = same_title(s, m, &s->r->items.at[i]);
		if (known[i])
			known[i]->taken = true;
	}
	count_shared(s, m, known, c);
	if (!titles && (c->shared * 2 < c->mine || c->shared * 2 < c->theirs)) {
		SP_TRY(meeting_pair_contents(s, m, known, e));
		count_shared(s, m, known, c);
	}
	for (uint32_t k = 0; k < m->items.n; k++)
		m->items.at[k].taken = false;
	return SP_OK;
}

static bool is_supplement(const char *kind)
{
	return same_string(kind, meeting_kind_name(MEETING_SUPPLEMENT));
}

/* One of the two is a part of a meeting's items, which need not be among the other's. */
static bool is_beside(const struct storing *s, const struct known_meeting *m,
		      const struct compared *c)
{
	if (is_supplement(meeting_kind_name(s->r->meeting.kind)) ||
	    (is_supplement(m->kind) && m->version == 1))
		return true;
	return (s->r->items.n == 1 || m->items.n == 1) && !c->clash;
}

sp_rc meeting_sameness(struct storing *s, struct known_meeting *m, enum meeting_fit *out,
		       struct sp_err *e)
{
	const char *start = s->r->meeting.start.text;
	bool other = start && m->starts && strcmp(start, m->starts) != 0;
	struct compared c;
	*out = FIT_OTHER;
	if (!s->r->items.n || !m->items.n) {
		*out = other ? FIT_OTHER : FIT_EMPTY;
		return SP_OK;
	}
	SP_TRY(compare(s, m, other, &c, e));
	uint32_t least = c.mine < c.theirs ? c.mine : c.theirs;
	uint32_t most = c.mine < c.theirs ? c.theirs : c.mine;
	if (c.shared && c.shared * 2 >= (other ? most : least))
		*out = FIT_ONE;
	else if (!other && is_beside(s, m, &c))
		*out = FIT_BESIDE;
	s->out->unsure |= *out == FIT_OTHER && (!other || c.shared);
	return SP_OK;
}
