/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A promise in words: its status, why an answer is proposed, its key. */
#include "core/buf.h"
#include "council/promise_like.h"
#include "council/promise_list.h"

const char *promise_status_name(enum promise_status s)
{
	static const char *const names[PROMISE_STATUSES] = {"open", "overdue", "answered", "moved",
							    "past"};
	return names[s];
}

void promise_reason(struct buf *out, enum lang lang, const struct promise_row *r)
{
	static const struct {
		unsigned why;
		const char *words;
	} reasons[] = {{WHY_THREAD, N_("the same thread")},
		       {WHY_MATTER, N_("it speaks of the same matter")},
		       {WHY_SORT, N_("it gives what was promised")},
		       {WHY_RETURN, N_("the matter itself has come back")},
		       {WHY_TOLD, N_("it tells that this was asked for")},
		       {WHY_TEXT, N_("its text has what was promised")},
		       {WHY_LINE, N_("one sentence of it says so")},
		       {WHY_BODY, N_("the same body")},
		       {WHY_NAMED, N_("a body that the promise or its route names")},
		       {WHY_ON_TIME, N_("on time")},
		       {WHY_LATE, N_("late")},
		       {WHY_PARTLY, N_("only in part")}};
	bool any = false;
	if (r->confirmed && !r->why) {
		buf_puts(out, i18n_text(lang, N_("a person has said so")));
		return;
	}
	for (size_t i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++) {
		if (!(r->why & reasons[i].why))
			continue;
		buf_printf(out, "%s%s", any ? "; " : "", i18n_text(lang, reasons[i].words));
		any = true;
	}
}

const char *promise_key(struct arena *a, const struct promise_row *r)
{
	char iso[CIVIL_ISO_SIZE];
	if (!r->recurrence || !r->from.year)
		return arena_printf(a, "%s#%d", r->key, r->position);
	civil_iso(r->from, iso);
	return arena_printf(a, "%s#%d@%s", r->key, r->position, iso);
}
