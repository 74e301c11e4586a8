/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/vote_words.h"

enum { WORDS_MAX = 64 * 1024 };

static const struct {
	const char *kind, *alone, *on;
} kinds[] = {{"for", N_("voted for"), N_("voted for {1}")},
	     {"against", N_("voted against"), N_("voted against {1}")},
	     {"abstain", N_("abstained"), N_("abstained on {1}")},
	     {"reserve", N_("made a reservation"), N_("made a reservation on {1}")},
	     {"own", N_("own proposal or statement"), NULL}};

static bool is(const char *said, const char *word)
{
	return said && strcmp(said, word) == 0;
}

static void put_points(const struct command_call *call, const struct vote_words *w, struct buf *out)
{
	const char *points = w->points ? w->points : "";
	i18n_format(out, call->lang, strchr(points, ',') ? N_("points {1}") : N_("point {1}"),
		    points);
}

static const struct {
	const char *about, *alone, *by, *number;
} proposals[] = {
	{"amendment", N_("the amendment"), N_("the amendment by {1}"), N_("amendment {1}")},
	{"subproposal", N_("the sub-proposal"), N_("the sub-proposal by {1}"),
	 N_("sub-proposal {1}")},
	{"proposal", N_("the proposal"), N_("the proposal by {1}"), N_("proposal {1}")}};

/* By its number, as the text does, else by who put it. */
static void put_proposal(const struct command_call *call, const struct vote_words *w,
			 struct buf *out)
{
	size_t k = 0;
	while (k < 2 && !is(w->about, proposals[k].about))
		k++;
	if (w->number)
		i18n_format(out, call->lang, proposals[k].number, w->number);
	else if (w->by)
		i18n_format(out, call->lang, proposals[k].by, w->by);
	else
		buf_puts(out, call_tr(call, proposals[k].alone));
	if (w->number && w->by)
		i18n_format(out, call->lang, N_(" by {1}"), w->by);
	if (w->outcome)
		buf_printf(out, " (%s)",
			   call_tr(call, is(w->outcome, "approved") ? N_("carried") : N_("fell")));
}

void vote_words(const struct command_call *call, const struct vote_words *w, struct buf *out)
{
	size_t k = 0;
	BUF_AUTO object = BUF_INIT(WORDS_MAX);
	while (k < sizeof(kinds) / sizeof(kinds[0]) && strcmp(kinds[k].kind, w->kind) != 0)
		k++;
	if (k == sizeof(kinds) / sizeof(kinds[0])) {
		buf_puts(out, w->kind);
		return;
	}
	if (is(w->about, "points"))
		put_points(call, w, &object);
	else if (w->about)
		put_proposal(call, w, &object);
	const char *on = w->about ? buf_take(&object, call->arena) : NULL;
	if (on && kinds[k].on)
		i18n_format(out, call->lang, kinds[k].on, on);
	else
		buf_puts(out, call_tr(call, kinds[k].alone));
}

void vote_json(struct json_writer *j, const struct vote_words *w, const char *text)
{
	if (!w->about) {
		jw_null(j);
		return;
	}
	jw_object_begin(j);
	jw_put_text(j, "kind", w->about);
	jw_put_text(j, "points", w->points);
	jw_put_text(j, "by", w->by);
	jw_put_text(j, "number", w->number);
	jw_put_text(j, "text", text);
	jw_put_text(j, "outcome", w->outcome);
	jw_object_end(j);
}
