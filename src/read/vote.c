/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentences of a decision are walked in order, with what is voted on in mind: a proposal that
 * was put, the points that a line begins with, or the matter. What the vote's own words name goes
 * before that: "stemte imod indstillingen", "tog forbehold for punkt 2". */
#include "read/party.h"
#include "read/scan.h"
#include "read/sentence.h"
#include "read/vote_parts.h"

enum { PROPOSES_NEAR = 40, NO_PROPOSAL = -1, NAME_LEAST = 4 };

static struct proposal *current(struct voting *v)
{
	return v->now.subject == VOTE_PROPOSAL ? &v->proposals.at[v->now.proposal] : NULL;
}

/* ---- proposals ---- */

static sp_rc open_proposal(struct voting *v, const struct vote_sentence *s, bool amendment,
			   struct str number)
{
	struct proposal *slot = sp_push(v->x->arena, &v->proposals);
	SP_NEED(slot);
	*slot = (struct proposal){.text = {s->from, s->to},
				  .number = number,
				  .first = s->first,
				  .last = s->last,
				  .amendment = amendment,
				  .spelled = v->text.p[s->to - 1] == ':'};
	v->now = (struct told){.subject = VOTE_PROPOSAL, .proposal = (int)v->proposals.n - 1};
	return SP_OK;
}

static bool same_voter(const struct voting *v, const struct ballot *b, struct str party,
		       struct str name)
{
	struct arena *a = v->x->arena;
	struct str own = vote_part(v, b->who.party);
	if (b->who.name.to && name.n && str_ieq(vote_part(v, b->who.name), name))
		return true;
	if (!b->who.party.to || !party.n)
		return false;
	const char *one = party_letter(a, own), *other = party_letter(a, party);
	return one && other && strcmp(one, other) == 0;
}

/* Did they put the proposal? */
static bool put_by_them(const struct voting *v, const struct proposal *q, struct str party,
			struct str name)
{
	for (uint32_t i = q->first; i < q->last; i++) {
		const struct ballot *b = &v->ballots.list.at[i];
		if (b->stance == STANCE_OWN && same_voter(v, b, party, name))
			return true;
	}
	return q->owner.n && party.n && str_ieq(q->owner, party);
}

/* "Carl Dam fremsatte på vegne af Venstre …" is Venstre's, too. */
static bool is_of(const struct voting *v, const struct proposal *q, struct str owner)
{
	return put_by_them(v, q, owner, owner) ||
	       (owner.n >= NAME_LEAST && q->text.to &&
		str_find(vote_part(v, q->text), owner) != SIZE_MAX);
}

static int find_proposal(const struct voting *v, const struct marker *m, struct str owner)
{
	for (int i = (int)v->proposals.n - 1; i >= 0; i--) {
		const struct proposal *q = &v->proposals.at[i];
		if (m->number.n && !str_eq(q->number, m->number))
			continue;
		if (!owner.n || is_of(v, q, owner))
			return i;
	}
	return NO_PROPOSAL;
}

/* A proposal that the text speaks of as known; one that it never put is known by its owner alone.
 */
static sp_rc recall(struct voting *v, const struct vote_sentence *s, const struct marker *m)
{
	struct str owner = vote_owner(v, s->from, m->at.from);
	int found = find_proposal(v, m, owner);
	if (found == NO_PROPOSAL) {
		SP_TRY(open_proposal(v, s, true, m->number));
		struct proposal *q = &v->proposals.at[v->proposals.n - 1];
		q->text = (struct text_range){0, 0};
		q->last = q->first;
		q->spelled = false;
		q->sub = m->sub;
		q->owner = owner;
		return SP_OK;
	}
	v->now = (struct told){.subject = VOTE_PROPOSAL, .proposal = found};
	return SP_OK;
}

static bool has_own(const struct voting *v, const struct vote_sentence *s)
{
	for (uint32_t i = s->first; i < s->last; i++)
		if (v->ballots.list.at[i].stance == STANCE_OWN)
			return true;
	return false;
}

static bool has_vote(const struct voting *v, const struct vote_sentence *s)
{
	for (uint32_t i = s->first; i < s->last; i++)
		if (v->ballots.list.at[i].stance != STANCE_OWN)
			return true;
	return false;
}

/* "Ændringsforslag ikke vedtaget." of the one that was put above. */
static bool is_known(struct voting *v, const struct vote_sentence *s, const struct marker *m)
{
	const struct proposal *q = current(v);
	struct lex_hit hit;
	return m->known ||
	       (q && q->amendment && q->fate == VOTE_UNDECIDED && !has_own(v, s) && !m->number.n &&
		lex_find(vote_group(v, "vote.fate"), str_sub(v->text, 0, s->to), m->at.to, &hit));
}

static enum reach reach_of(const struct voting *v, const struct vote_sentence *s,
			   const struct marker *m)
{
	struct lex_hit hit;
	struct str line = str_sub(v->text, m->at.to, v->line - m->at.to);
	size_t i = 0;
	while (i < line.n && !str_is_alpha(scan_at(line, i)) && !scan_digit_at(line, i))
		(void)str_utf8_next(line, &i);
	if (i >= line.n)
		return REACH_ALL;
	return has_vote(v, s) || lex_find(vote_group(v, "vote.told"),
					  str_sub(v->text, m->at.to, s->to - m->at.to), 0, &hit)
		       ? REACH_LABELS
		       : REACH_LINE;
}

/* What was told below a line with points is about them when the next points follow. */
static void settle_between(struct voting *v, bool points)
{
	for (uint32_t i = v->told.n; i > 0 && v->told.at[i - 1].between; i--) {
		v->told.at[i - 1].between = false;
		if (points)
			v->told.at[i - 1].subject = VOTE_POINTS;
	}
}

static sp_rc apply(struct voting *v, struct vote_sentence *s, const struct marker *m)
{
	if (m->inside)
		return SP_OK;
	settle_between(v, m->subject == VOTE_POINTS && m == s->markers);
	if (m->subject == VOTE_PROPOSAL && is_known(v, s, m))
		return recall(v, s, m);
	if (m->subject == VOTE_PROPOSAL) {
		s->opens = true;
		SP_TRY(open_proposal(v, s, true, m->number));
		struct proposal *q = &v->proposals.at[v->proposals.n - 1];
		q->sub = m->sub;
		q->owner = vote_owner_behind(v, m->at.to, s->to);
		return SP_OK;
	}
	v->now = (struct told){.subject = m->subject, .points = m->points, .letters = m->letters};
	if (m->subject == VOTE_POINTS) {
		v->line = scan_line_end(v->text, m->at.to);
		v->reach = reach_of(v, s, m);
	}
	return SP_OK;
}

/* ---- ballots ---- */

/* Where the words about a ballot end: at the next one, at the reason, at the sentence's end. */
static size_t words_end(const struct voting *v, const struct vote_sentence *s, uint32_t i)
{
	const struct text_range said = v->ballots.list.at[i].said;
	size_t end = s->to;
	for (uint32_t k = i + 1; k < s->last; k++)
		if (v->ballots.list.at[k].said.from > said.from) {
			end = v->ballots.list.at[k].said.from;
			break;
		}
	for (size_t at = said.to; at < end;) {
		struct lex_hit hit;
		size_t e = scan_word_end(v->text, at);
		if (e > at &&
		    lex_whole(vote_group(v, "dissent.reason"), str_sub(v->text, at, e - at), &hit))
			return at;
		if (e > at)
			at = e;
		else
			(void)str_utf8_next(v->text, &at);
	}
	return end;
}

/* "stemte for et ændringsforslag om …": the proposal is what is voted on, though it is new. */
static bool is_object(const struct voting *v, const struct ballot *b, const struct marker *m)
{
	struct lex_hit hit;
	if (m->subject != VOTE_PROPOSAL || m->known)
		return true;
	if (m->at.from < b->said.to)
		return false;
	struct str gap = str_sub(v->text, b->said.to, m->at.from - b->said.to);
	return !str_trim(gap).n || lex_whole(vote_group(v, "vote.object"), gap, &hit);
}

/* What the ballot's own words name, or NULL. */
static struct marker *named(const struct voting *v, struct vote_sentence *s, uint32_t i)
{
	const struct ballot *b = &v->ballots.list.at[i];
	size_t end = words_end(v, s, i);
	for (int k = 0; k < s->n; k++) {
		struct marker *m = &s->markers[k];
		if (m->at.from >= b->said.from && m->at.from < end && is_object(v, b, m))
			return m;
	}
	return NULL;
}

/* Who stands before the verb says what they do; a label is followed by who did it. */
static bool by_label(const struct ballot *b)
{
	size_t who = b->who.name.to ? b->who.name.from : b->who.party.from;
	if (b->who.party.to && b->who.party.from < who)
		who = b->who.party.from;
	return b->said.from < who;
}

/* What is voted on where no words name it. */
static struct told follows(struct voting *v, const struct ballot *b)
{
	const struct told matter = {.subject = VOTE_MATTER};
	const struct proposal *q = current(v);
	if (v->now.subject == VOTE_POINTS && b->said.from > v->line &&
	    (v->reach == REACH_LINE || (v->reach == REACH_LABELS && !by_label(b))))
		return (struct told){.subject = VOTE_MATTER,
				     .points = v->now.points,
				     .letters = v->now.letters,
				     .between = true};
	if (!q)
		return v->now;
	/* who put it does not vote against it */
	bool own = b->stance == STANCE_AGAINST &&
		   put_by_them(v, q, vote_part(v, b->who.party), vote_part(v, b->who.name));
	return q->settled || own ? matter : v->now;
}

/* "Ø foreslog, at …": a proposal, though it is not called one of change. */
static bool proposes(const struct voting *v, const struct vote_sentence *s, const struct ballot *b)
{
	struct lex_hit hit;
	return b->stance == STANCE_OWN && !s->opens && !s->spelled &&
	       lex_find(vote_group(v, "vote.proposes"), str_sub(v->text, 0, s->to), b->said.from,
			&hit) &&
	       hit.from < b->said.to + PROPOSES_NEAR;
}

static bool amends(const struct vote_sentence *s)
{
	for (int k = 0; k < s->n; k++)
		if (s->markers[k].subject == VOTE_PROPOSAL)
			return true;
	return false;
}

/* What the vote is taken to. */
static sp_rc vote_on(struct voting *v, struct vote_sentence *s, uint32_t i, struct told *out)
{
	struct marker *m = named(v, s, i);
	const struct told before = v->now;
	*out = follows(v, &v->ballots.list.at[i]);
	if (m && m->subject == VOTE_PROPOSAL && !m->known) {
		SP_TRY(apply(v, s, m));
		*out = v->now;
		m->known = m->inside = true;
	} else if (m && m->subject == VOTE_PROPOSAL) {
		SP_TRY(recall(v, s, m));
		*out = v->now;
		v->now = before;
	} else if (m) {
		*out = (struct told){
			.subject = m->subject, .points = m->points, .letters = m->letters};
	}
	if (out->subject == VOTE_PROPOSAL)
		v->proposals.at[out->proposal].voted = true;
	return SP_OK;
}

static sp_rc put_ballot(struct voting *v, struct vote_sentence *s, uint32_t i)
{
	const struct ballot *b = &v->ballots.list.at[i];
	struct told t = {.subject = VOTE_MATTER};
	/* a proposal of change opens where it is called that */
	if (proposes(v, s, b) && !amends(s)) {
		SP_TRY(open_proposal(v, s, false, (struct str){NULL, 0}));
		s->opens = true;
	}
	if (b->stance != STANCE_OWN)
		SP_TRY(vote_on(v, s, i, &t));
	struct told *slot = sp_push(v->x->arena, &v->told);
	SP_NEED(slot);
	*slot = t;
	return SP_OK;
}

/* ---- sentences ---- */

static void decide(struct proposal *q, bool carried)
{
	if (q->fate != VOTE_UNDECIDED)
		return;
	q->fate = carried ? VOTE_CARRIED : VOTE_FELL;
	q->settled = q->voted;
}

/* What a sentence that names nothing decides: the proposal before it, or the matter. */
static void decide_unnamed(struct voting *v, const struct vote_sentence *s)
{
	struct proposal *q = current(v);
	struct lex_hit hit;
	struct verdict w;
	struct str t = str_sub(v->text, 0, s->to);
	if (!q || has_own(v, s))
		return;
	bool motion = lex_start(vote_group(v, "outcome.motion"),
				str_sub(v->text, s->from, s->to - s->from), &hit);
	bool told = lex_find(vote_group(v, "vote.fate"), t, s->from, &hit);
	bool carried = told && str_starts(str_of(hit.key), STR("carried"));
	bool again = q->fate != VOTE_UNDECIDED;
	if (told && !again && (motion || !carried || (q->amendment && q->voted)))
		decide(q, carried);
	else if (!motion && verdict_word(v->x, t, s->from, s->to, &w))
		v->now = (struct told){.subject = VOTE_MATTER};
}

/* "Begge ændringsforslag faldt." */
static bool is_of_all(const struct voting *v, const struct vote_sentence *s, const struct marker *m)
{
	struct lex_hit hit;
	struct str before = str_sub(v->text, s->from, m->at.from - s->from);
	return before.n && lex_whole(vote_group(v, "vote.all"), str_trim(before), &hit);
}

/* The fate of the proposal that the sentence named last. */
static void decide_named(struct voting *v, const struct vote_sentence *s, const struct marker *m)
{
	struct proposal *q = current(v);
	struct lex_hit hit;
	if (!q || m->subject != VOTE_PROPOSAL)
		return;
	struct str t = str_sub(v->text, 0, s->to);
	if (!lex_find(vote_group(v, "vote.fate"), t, m->at.to, &hit) ||
	    (s->opens && !str_ends(str_of(hit.key), STR("_told"))))
		return;
	bool carried = str_starts(str_of(hit.key), STR("carried"));
	decide(q, carried);
	for (uint32_t i = 0; is_of_all(v, s, m) && i < v->proposals.n; i++)
		decide(&v->proposals.at[i], carried);
}

/* "at havnebadet fremrykkes", "”at …”", "- …", or what follows a colon, below a proposal. */
static bool is_wording(const struct voting *v, const struct vote_sentence *s,
		       const struct proposal *q)
{
	struct str t = str_sub(v->text, s->from, s->to - s->from);
	struct lex_hit hit;
	struct verdict w;
	if (str_istarts(t, STR("at ")) || (!str_is_alpha(scan_at(t, 0)) && !scan_digit_at(t, 0)))
		return true;
	return q->spelled && !lex_find(vote_group(v, "vote.subject"), t, 0, &hit) &&
	       !verdict_word(v->x, t, 0, t.n, &w);
}

/* "– at vejen udgår. A stemte imod. – at skoven fredes. A stemte imod.": what was put is voted on
 * piece by piece; the next piece is theirs, too. */
static sp_rc next_piece(struct voting *v, const struct vote_sentence *s)
{
	const struct proposal *q = current(v);
	struct str t = str_sub(v->text, s->from, s->to - s->from);
	size_t skip = 0;
	while (skip < t.n && !str_is_alpha(scan_at(t, skip)))
		(void)str_utf8_next(t, &skip);
	struct str words = str_sub(t, skip, t.n);
	if (!q || !q->spelled || !q->voted || has_vote(v, s) ||
	    !(str_istarts(words, STR("at ")) || (skip && words.n && !scan_digit_at(t, 0))))
		return SP_OK;
	struct proposal piece = *q;
	piece.text = (struct text_range){s->from + skip, s->to};
	piece.fate = VOTE_UNDECIDED;
	piece.voted = piece.settled = false;
	struct proposal *slot = sp_push(v->x->arena, &v->proposals);
	SP_NEED(slot);
	*slot = piece;
	v->now.proposal = (int)v->proposals.n - 1;
	return SP_OK;
}

static bool is_spelled(struct voting *v, const struct vote_sentence *s)
{
	struct proposal *q = current(v);
	if (!q || q->voted || q->fate != VOTE_UNDECIDED || !q->text.to || has_vote(v, s) ||
	    !is_wording(v, s, q))
		return false;
	q->text.to = s->to;
	return true;
}

static const struct marker *last_outside(const struct vote_sentence *s)
{
	for (int k = s->n - 1; k >= 0; k--)
		if (!s->markers[k].inside)
			return &s->markers[k];
	return NULL;
}

/* "Ø stemte imod punkt 2. Per Bo undlod.": what one voter names is that one's. */
static bool is_voters(const struct voting *v, const struct vote_sentence *s, const struct marker *m)
{
	for (uint32_t i = s->first; i < s->last; i++) {
		const struct ballot *b = &v->ballots.list.at[i];
		if (m->subject == VOTE_POINTS && m->at.from >= b->said.from &&
		    b->stance != STANCE_OWN && !by_label(b))
			return true;
	}
	return false;
}

/* The markers up to a place; what follows "Ø foreslog" is what is proposed. */
static sp_rc apply_to(struct voting *v, struct vote_sentence *s, int *k, size_t place)
{
	for (; *k < s->n && s->markers[*k].at.from < place; ++*k) {
		const struct marker *m = &s->markers[*k];
		if ((!s->opens || m->subject == VOTE_PROPOSAL) && !is_voters(v, s, m))
			SP_TRY(apply(v, s, m));
	}
	return SP_OK;
}

static sp_rc read_sentence(struct voting *v, struct vote_sentence *s)
{
	int k = 0;
	SP_TRY(next_piece(v, s));
	s->spelled = is_spelled(v, s);
	if (!s->spelled)
		vote_mark(v, s);
	for (uint32_t i = s->first; i < s->last; i++) {
		SP_TRY(apply_to(v, s, &k, v->ballots.list.at[i].said.from));
		SP_TRY(put_ballot(v, s, i));
	}
	SP_TRY(apply_to(v, s, &k, SIZE_MAX));
	const struct marker *last = last_outside(s);
	if (last)
		decide_named(v, s, last);
	else if (!s->spelled && !s->opens)
		decide_unnamed(v, s);
	return SP_OK;
}

sp_rc votes_read(const struct extract_context *x, const struct passage *p, struct votes *out)
{
	struct voting v = {.x = x, .p = p, .text = p->text};
	size_t at = 0, from, to;
	uint32_t next = 0;
	SP_TRY(dissent_ballots(x, p, &v.ballots));
	if (!v.ballots.list.n)
		return SP_OK;
	while (sentence_next(x->lex, p->text, &at, &from, &to)) {
		struct vote_sentence s = {.from = from, .to = to, .first = next};
		while (next < v.ballots.list.n && v.ballots.list.at[next].said.from < to)
			next++;
		s.last = next;
		SP_TRY(read_sentence(&v, &s));
	}
	return vote_put_all(&v, out);
}
