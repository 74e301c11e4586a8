/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/link_cluster.h"

#include <stdlib.h>

struct ranked {
	struct cluster_edge edge;
	const char *first, *second; /* natural names, in order */
	bool of_leaver;		    /* what a person took out stands back for the others */
};

static int by_rank(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;
	bool sure_x = x->edge.strength == LINK_SURE, sure_y = y->edge.strength == LINK_SURE;
	if (sure_x != sure_y)
		return sure_x ? -1 : 1;
	if (x->of_leaver != y->of_leaver)
		return x->of_leaver ? 1 : -1;
	if (x->edge.strength != y->edge.strength)
		return y->edge.strength - x->edge.strength;
	int order = strcmp(x->first, y->first);
	return order ? order : strcmp(x->second, y->second);
}

static uint32_t root(uint32_t *parent, uint32_t i)
{
	while (parent[i] != i) {
		parent[i] = parent[parent[i]];
		i = parent[i];
	}
	return i;
}

static bool forbidden(const struct cluster *c, uint32_t *parent, uint32_t x, uint32_t y)
{
	for (uint32_t i = 0; i < c->splits.n; i++) {
		uint32_t p = root(parent, c->splits.at[i].leaves);
		uint32_t q = root(parent, c->splits.at[i].stays);
		if ((p == x && q == y) || (p == y && q == x))
			return true;
	}
	return false;
}

/* Would the edge bring plans or houses together that are not its own? */
static bool of_others(const struct cluster *c, const struct cluster_edge *edge,
		      const struct link_numbers *x, const struct link_numbers *y)
{
	return edge->strength != LINK_SURE && link_numbers_apart(x, y) &&
	       !link_numbers_apart(&c->items.at[edge->a].numbers, &c->items.at[edge->b].numbers);
}

static bool leaves(const struct cluster *c, uint32_t item)
{
	for (uint32_t i = 0; i < c->splits.n; i++)
		if (c->splits.at[i].leaves == item)
			return true;
	return false;
}

static struct ranked *rank(struct arena *a, const struct cluster *c)
{
	struct ranked *list = arena_array(a, c->edges.n + 1u, sizeof(*list));
	for (uint32_t i = 0; list && i < c->edges.n; i++) {
		const struct cluster_edge *edge = &c->edges.at[i];
		const char *x = c->items.at[edge->a].natural, *y = c->items.at[edge->b].natural;
		bool first = strcmp(x, y) <= 0;
		list[i] = (struct ranked){*edge, first ? x : y, first ? y : x,
					  leaves(c, edge->a) || leaves(c, edge->b)};
	}
	if (list)
		qsort(list, c->edges.n, sizeof(*list), by_rank);
	return list;
}

static void name_threads(struct cluster *c, uint32_t *parent, uint32_t *first)
{
	for (uint32_t i = 0; i < c->items.n; i++)
		first[i] = UINT32_MAX;
	for (uint32_t i = 0; i < c->items.n; i++) {
		uint32_t *best = &first[root(parent, i)];
		if (*best == UINT32_MAX ||
		    strcmp(c->items.at[i].natural, c->items.at[*best].natural) < 0)
			*best = i;
	}
	for (uint32_t i = 0; i < c->items.n; i++)
		c->items.at[i].thread = first[root(parent, i)];
}

sp_rc link_cluster(struct arena *a, struct cluster *c)
{
	uint32_t *parent = arena_array(a, c->items.n + 1u, sizeof(*parent));
	uint32_t *first = arena_array(a, c->items.n + 1u, sizeof(*first));
	struct link_numbers *numbers = arena_array(a, c->items.n + 1u, sizeof(*numbers));
	struct ranked *list = rank(a, c);
	SP_NEED(parent && first && numbers && list);
	for (uint32_t i = 0; i < c->items.n; i++) {
		parent[i] = i;
		SP_TRY(link_numbers_merge(a, &c->items.at[i].numbers, &numbers[i]));
	}
	for (uint32_t i = 0; i < c->edges.n; i++) {
		uint32_t x = root(parent, list[i].edge.a), y = root(parent, list[i].edge.b);
		if (x == y || forbidden(c, parent, x, y) ||
		    of_others(c, &list[i].edge, &numbers[x], &numbers[y]))
			continue;
		parent[x] = y;
		SP_TRY(link_numbers_merge(a, &numbers[x], &numbers[y]));
	}
	name_threads(c, parent, first);
	return SP_OK;
}
