/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/ids.h"

#include <sodium.h>
#include <stdatomic.h>

enum { COUNTER_BITS = 12, NODE_BITS = 10 };
static const int64_t epoch_ms = 1577836800000; /* 2020-01-01T00:00:00Z */
static const int64_t most_ms = (INT64_C(1) << 41) - 1;

void ids_init(struct ids *ids, unsigned node, instant_clock clock, void *context)
{
	atomic_init(&ids->last, 0);
	ids->node = node % IDS_NODES;
	ids->clock = clock ? clock : instant_now;
	ids->context = context;
}

unsigned ids_random_node(void)
{
	return sodium_init() < 0 ? 0 : randombytes_uniform(IDS_NODES);
}

int64_t ids_next(struct ids *ids)
{
	int64_t ms = ids->clock(ids->context) - epoch_ms;
	ms = ms < 0 ? 0 : ms > most_ms ? most_ms : ms;
	int64_t now = ms << COUNTER_BITS, last = atomic_load(&ids->last), next;
	do
		next = now > last ? now : last + 1;
	while (!atomic_compare_exchange_weak(&ids->last, &last, next));
	int64_t counter = next & ((1 << COUNTER_BITS) - 1);
	return (next >> COUNTER_BITS << (NODE_BITS + COUNTER_BITS)) |
	       ((int64_t)ids->node << COUNTER_BITS) | counter;
}

int64_t ids_time(int64_t id)
{
	return (id >> (NODE_BITS + COUNTER_BITS)) + epoch_ms;
}

unsigned ids_node(int64_t id)
{
	return (unsigned)(id >> COUNTER_BITS) % IDS_NODES;
}
