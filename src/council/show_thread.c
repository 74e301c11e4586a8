/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where "spor show" leads on: the whole matter that an item belongs to, its thread. */
#include "core/buf.h"
#include "council/paper.h"
#include "council/show.h"

#include <stdio.h>
#include <string.h>

enum { INDENT = 2, LINE_MAX = 4096 };

void show_thread(struct command_call *call, const struct thread *t)
{
	BUF_AUTO line = BUF_INIT(LINE_MAX);
	BUF_AUTO more = BUF_INIT(LINE_MAX);
	char count[24], first[8], last[8];
	if (t->items.n < 2)
		return;
	(void)snprintf(count, sizeof(count), "%u", t->items.n);
	(void)snprintf(first, sizeof(first), "%d", t->items.at[0].day.year);
	(void)snprintf(last, sizeof(last), "%d", t->items.at[t->items.n - 1].day.year);
	i18n_format(&line, call->lang,
		    strcmp(first, last) == 0 ? N_("{1} ({2} items, {3})")
					     : N_("{1} ({2} items, {3} to {4})"),
		    t->title ? t->title : t->key, count, first, last);
	buf_printf(&more, "spor thread %s", t->key);
	paper_gap(call);
	paper_heading(call, str_of(call_tr(call, N_("Thread"))));
	paper_block(call, INDENT, STR(""), STYLE_PLAIN, buf_view(&line));
	paper_block(call, INDENT, STR(""), STYLE_FAINT, buf_view(&more));
}
