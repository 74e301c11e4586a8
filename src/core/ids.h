/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Time-ordered ids made by the program, so that both stores, several nodes and merges agree:
 * 41 bits of milliseconds since 2020-01-01 UTC (until 2089), 10 bits of node, 12 bits of counter;
 * always positive. A maker gives rising ids also when the clock stands or goes back, and may be
 * shared by threads. Past 4096 ids in a millisecond it borrows from the next one. */
#ifndef SP_CORE_IDS_H
#define SP_CORE_IDS_H

#include "core/instant.h"

enum { IDS_NODES = 1024 };

struct ids {
	_Atomic int64_t last; /* milliseconds << 12 | counter */
	unsigned node;
	instant_clock clock;
	void *context;
};

/* node 0..1023 must differ between nodes that write to one store at the same time. */
void ids_init(struct ids *ids, unsigned node, instant_clock clock, void *context);
/* A node number by chance, for programs that are given none. */
unsigned ids_random_node(void);
int64_t ids_next(struct ids *ids);
/* When an id was made, milliseconds UTC since 1970. */
int64_t ids_time(int64_t id);
unsigned ids_node(int64_t id);

#endif
