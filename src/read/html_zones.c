/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The minutes among menus, crumbs and feet: by what elements say they are, and by the share of
 * links in them. Nothing that holds half of a page's text is ever dropped. */
#include "read/html_parts.h"

enum { DENSE_LINKS = 3, MENU_WORD = 25, HIDDEN_TEXT = 200, FOLDED_LEAST = 3 };

static void add_up(struct html_page *page)
{
	for (uint32_t i = page->zones.n; i-- > 1;) {
		const struct html_zone *z = &page->zones.at[i];
		page->hidden += (z->traits & HTML_HIDDEN) && z->text;
		struct html_zone *p = &page->zones.at[z->parent];
		p->text += z->text;
		p->link += z->link;
		p->links += z->links;
		p->files += z->files;
		p->anchors += z->anchors;
		p->headings += z->headings;
	}
}

/* The innermost zone that calls itself the main part and holds at least half of the text. */
static uint32_t main_zone(const struct html_page *page)
{
	uint32_t main = 0, total = page->zones.at[0].text;
	for (uint32_t i = 1; i < page->zones.n; i++) {
		const struct html_zone *z = &page->zones.at[i];
		if ((z->traits & HTML_MAIN) && z->text >= total - z->text)
			main = i;
	}
	return main;
}

/* Mostly links, and not to files. */
static bool is_dense(const struct html_zone *z)
{
	return z->links >= DENSE_LINKS && z->link / 7 >= (z->text + z->link) / 10 &&
	       z->files * 2 < z->links;
}

/* Parts that wait to be unfolded are hidden too: those with a heading or much text, or many of a
 * kind. */
static bool is_unseen(const struct html_zone *z, uint32_t hidden)
{
	return (z->traits & HTML_HIDDEN) && z->text < HIDDEN_TEXT && !z->headings &&
	       hidden < FOLDED_LEAST;
}

static uint8_t own_role(const struct html_page *page, uint32_t i, bool inside_main, bool has_main)
{
	const struct html_zone *z = &page->zones.at[i], *all = &page->zones.at[0];
	bool minor = z->text < all->text - z->text;
	if (is_unseen(z, page->hidden))
		return LINE_FURNITURE;
	if (minor && ((z->traits & HTML_NAV) || (!inside_main && (z->traits & HTML_HEADER))))
		return LINE_FURNITURE;
	if (!is_dense(z) || !minor)
		return LINE_TEXT;
	if (z->anchors * 2 >= z->links)
		return LINE_CONTENTS;
	bool words = z->link / z->links < MENU_WORD;
	return words || (has_main && !inside_main) ? LINE_FURNITURE : LINE_TEXT;
}

struct verdict {
	uint8_t role;
	bool inside_main;
};

sp_rc html_zones_judge(struct arena *a, struct html_page *page)
{
	add_up(page);
	uint32_t n = page->zones.n, main = main_zone(page);
	struct verdict *v = arena_array(a, n, sizeof(*v));
	SP_NEED(v);
	for (uint32_t i = 0; i < n; i++) {
		uint32_t parent = page->zones.at[i].parent;
		bool marked = page->zones.at[i].traits & HTML_MAIN;
		v[i].inside_main = (main ? i == main : marked) || (i && v[parent].inside_main);
		v[i].role = i ? v[parent].role : LINE_TEXT;
		if (v[i].role == LINE_TEXT)
			v[i].role = own_role(page, i, v[i].inside_main, main != 0);
	}
	for (uint32_t i = 0; i < page->lines.n; i++) {
		struct raw_line *r = &page->lines.at[i];
		const struct verdict *z = &v[r->block];
		if (r->heading == 1 || r->role != LINE_TEXT)
			continue;
		r->role = main && !z->inside_main ? LINE_FURNITURE : z->role;
	}
	return SP_OK;
}
