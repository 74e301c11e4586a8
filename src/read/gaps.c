/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/gaps.h"

enum { TEXT_LEAST = 80 /* bytes; a shorter text is a note, no minutes */ };

static sp_rc missing(struct arena *a, struct extraction *x, const char *key, bool is,
		     enum doubt *doubt)
{
	if (!is)
		return SP_OK;
	*doubt = DOUBT_MISSING;
	return extraction_warn_late(a, x, key, NULL);
}

/* An export says what it holds: a list of meetings to come has no items, and lacks none. */
static bool is_told(const struct extraction *x)
{
	return x->media == MEDIA_XML || x->media == MEDIA_JSON;
}

sp_rc gaps_mark(struct arena *a, struct extraction *x, struct record *r)
{
	struct rec_meeting *m = &r->meeting;
	bool cut = false;
	for (uint32_t i = 0; i < r->items.n; i++)
		cut |= r->items.at[i].points_cut;
	if (cut)
		SP_TRY(extraction_warn_late(
			a, x, N_("only the first {1} points of a recommendation are read"),
			arena_printf(a, "%d", POINTS_MOST)));
	if (x->withdrawn || x->draft || is_told(x) || x->text_len < TEXT_LEAST)
		return SP_OK;
	SP_TRY(missing(a, x, N_("no items were found in the text"), !r->items.n, &r->doubt));
	SP_TRY(missing(a, x, N_("the text does not say which body met"), !m->body.text,
		       &m->body.doubt));
	return missing(a, x, N_("the text does not say when the meeting was"), !m->date.text,
		       &m->date.doubt);
}
