/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Items to threads: what people have joined first, then the strongest edges first; an edge that
 * would bring together what a person has split, or other plans or houses, is left out. Pure, and
 * the same whatever order items and edges come in. */
#ifndef SP_COUNCIL_LINK_CLUSTER_H
#define SP_COUNCIL_LINK_CLUSTER_H

#include "council/link_number.h"
#include "council/link_pair.h"

struct cluster_item {
	int64_t id;
	const char *natural;
	struct link_numbers numbers;
	uint32_t thread; /* gets the index of its thread's first item in natural order */
};
struct cluster_edge {
	uint32_t a, b; /* indexes of items */
	int strength;  /* LINK_SURE: a person's */
};
struct cluster_split {
	uint32_t leaves, stays; /* a person has taken the one out of the other's thread */
};
struct cluster {
	SP_LIST(struct cluster_item) items;
	SP_LIST(struct cluster_edge) edges;
	SP_LIST(struct cluster_split) splits;
};
/* Sorts the edges; the items stay where they are. SP_ENOMEM. */
SP_MUST_USE sp_rc link_cluster(struct arena *a, struct cluster *c);

#endif
