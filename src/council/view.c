/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/view.h"

#include "council/item_doubts.h"

#include <stdio.h>
#include <stdlib.h>

char *view_key(struct arena *a, int64_t municipality, const char *body, const char *day,
	       int64_t ordinal, const char *item)
{
	char tail[32] = "";
	if (ordinal > 1)
		(void)snprintf(tail, sizeof(tail), "~%lld", (long long)ordinal);
	return arena_printf(a, "%lld/%s/%s%s%s%s", (long long)municipality, body, day, tail,
			    item ? "/" : "", item ? item : "");
}

/* Lines "off len page x y w h" in rising order of off; the last that begins before the byte. */
static unsigned page_of(struct str layout, uint32_t off)
{
	struct str line;
	unsigned page = 0;
	while (str_cut(&layout, '\n', &line) && line.n) {
		char *rest;
		unsigned long at = strtoul(line.p, &rest, 10);
		if (at > off)
			break;
		(void)strtoul(rest, &rest, 10);
		page = (unsigned)strtoul(rest, NULL, 10);
	}
	return page;
}

unsigned view_page(const struct view_source *s, uint32_t off)
{
	return s->layout.n ? page_of(s->layout, off) : 0;
}

unsigned view_line(const struct view_source *s, uint32_t off)
{
	struct str layout = s->layout, entry;
	uint32_t from = 0;
	unsigned line = 1;
	while (str_cut(&layout, '\n', &entry) && entry.n) {
		char *rest;
		unsigned long at = strtoul(entry.p, &rest, 10);
		(void)strtoul(rest, &rest, 10);
		if (at > off || strtoul(rest, &rest, 10) != 0)
			break;
		from = (uint32_t)at;
		line = (unsigned)strtoul(rest, NULL, 10);
	}
	for (uint32_t i = from; i < off && i < s->text.text_len; i++)
		line += s->text.text[i] == '\n';
	return line;
}

void view_place(const struct view_source *s, uint32_t off, unsigned *page, unsigned *line)
{
	*page = view_page(s, off);
	*line = view_line(s, off);
}

static uint32_t marked(const struct fact *f)
{
	return f->doubt != DOUBT_NONE;
}

uint32_t view_decision_doubts(const struct rec_decision *d)
{
	uint32_t n = marked(&d->body) + marked(&d->date) + marked(&d->text) + marked(&d->item_no);
	for (uint32_t i = 0; i < d->outcomes.n; i++)
		n += marked(&d->outcomes.at[i].said);
	return n;
}

uint32_t view_item_doubts(const struct rec_item *item)
{
	uint32_t n = item_doubts_count(item) + view_decision_doubts(&item->decision);
	for (uint32_t i = 0; i < item->prior_decisions.n; i++)
		n += view_decision_doubts(&item->prior_decisions.at[i]);
	for (uint32_t i = 0; i < item->dissent.n; i++) {
		const struct rec_dissent *d = &item->dissent.at[i];
		n += marked(&d->said) + marked(&d->person) + marked(&d->party);
	}
	for (uint32_t i = 0; i < item->amounts.n; i++)
		n += marked(&item->amounts.at[i].text) + marked(&item->amounts.at[i].period);
	for (uint32_t i = 0; i < item->commitments.n; i++) {
		const struct rec_commitment *c = &item->commitments.at[i];
		n += marked(&c->text) + marked(&c->due) + marked(&c->who) + marked(&c->recurrence);
	}
	return n;
}
