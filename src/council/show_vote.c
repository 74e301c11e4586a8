/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/paper.h"
#include "council/show_parts.h"
#include "council/vote_view.h"
#include "council/vote_words.h"

enum { TEXT_MAX = 4 * 1024 * 1024 };

static bool unsure(const struct rec_dissent *d)
{
	return d->said.doubt || d->person.doubt || d->party.doubt;
}

static void put_voter(const struct rec_dissent *d, struct buf *out)
{
	if (d->person.text)
		buf_puts(out, d->person.text);
	if (d->party.text)
		buf_printf(out, d->person.text ? " (%s)" : "%s", d->party.text);
}

/* How they voted, and on what. */
static const char *told(const struct page *p, const struct vote *v)
{
	BUF_AUTO out = BUF_INIT(TEXT_MAX);
	const char *points;
	if (vote_points(p->call->arena, v, &points) != SP_OK)
		return "";
	const struct vote_words w = {vote_kind(v), vote_about(v), points,
				     v->by,	   v->which,	  vote_outcome(v)};
	vote_words(p->call, &w, &out);
	const char *text = buf_take(&out, p->call->arena);
	return text ? text : "";
}

static const struct item_vote *vote_at(const struct page *p, uint32_t i, uint32_t decision)
{
	const struct item_vote *v = p->votes && i < p->votes->list.n ? &p->votes->list.at[i] : NULL;
	return v && v->decision == decision ? v : NULL;
}

static bool about_another(const struct vote *a, const struct vote *b)
{
	return a->about.text && b->about.text && strcmp(a->about.text, b->about.text) != 0;
}

/* Several proposals of the same people are told apart by what they ask for. */
static bool has_like(const struct page *p, uint32_t index, uint32_t decision)
{
	const struct item_vote *v = vote_at(p, index, decision), *other;
	for (uint32_t i = 0; v->v.subject == VOTE_PROPOSAL && i < p->votes->list.n; i++)
		if ((other = vote_at(p, i, decision)) && other->v.subject == VOTE_PROPOSAL &&
		    about_another(&v->v, &other->v) &&
		    strcmp(told(p, &v->v), told(p, &other->v)) == 0)
			return true;
	return false;
}

/* The end of those who did the same and can stand on one line: without doubt, and without the words
 * that each was read from. */
static uint32_t same_vote(const struct page *p, uint32_t first, uint32_t decision)
{
	const struct item_vote *v = vote_at(p, first, decision), *next;
	uint32_t end = first + 1;
	while (!p->source && !unsure(&v->v.d) && (next = vote_at(p, end, decision)) &&
	       !unsure(&next->v.d) && !about_another(&v->v, &next->v) &&
	       strcmp(told(p, &v->v), told(p, &next->v)) == 0)
		end++;
	return end;
}

static void put_line(const struct page *p, uint32_t first, uint32_t end, unsigned indent)
{
	const struct item_vote *at = p->votes->list.at;
	BUF_AUTO out = BUF_INIT(TEXT_MAX);
	for (uint32_t i = first; i < end; i++) {
		buf_puts(&out, i > first ? ", " : "");
		put_voter(&at[i].v.d, &out);
	}
	buf_printf(&out, ": %s", told(p, &at[first].v));
	if (has_like(p, first, at[first].decision)) {
		const char *asked = str_squeeze(p->call->arena, str_of(at[first].v.about.text));
		buf_puts(&out, ": ");
		i18n_format(&out, p->call->lang, N_("“{1}”"), asked ? asked : "");
	}
	show_doubt(p, unsure(&at[first].v.d), &out);
	paper_block(p->call, indent, STR(""), STYLE_PLAIN, buf_view(&out));
	show_source(p, &at[first].v.d.said);
}

void show_votes(const struct page *p, uint32_t decision, unsigned indent)
{
	uint32_t n = p->votes ? p->votes->list.n : 0;
	bool any = false;
	for (uint32_t i = 0, end; i < n; i = end) {
		end = i + 1;
		if (!vote_at(p, i, decision))
			continue;
		if (!any && !decision)
			show_heading(p, N_("Dissent"));
		any = true;
		end = same_vote(p, i, decision);
		put_line(p, i, end, indent);
	}
}
