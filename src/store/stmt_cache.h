/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prepared statements of one connection, found by their text. An entry in use (its rows are open)
 * is not found again: a nested use of the same text gets an entry of its own. When the cache is
 * full the entry unused for longest goes. Adapters embed struct cached as first member. */
#ifndef SP_STORE_STMT_CACHE_H
#define SP_STORE_STMT_CACHE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { STMT_CACHE_MOST = 512, STMT_CACHE_BUCKETS = 256, STMT_CACHE_RECENT = 128 };

struct cached {
	struct cached *next;
	char *sql; /* the entry's own copy, freed by its owner */
	uint32_t hash;
	uint64_t used;
	bool busy;
};

struct stmt_cache {
	struct cached *bucket[STMT_CACHE_BUCKETS];
	/* By the address of the text: most calls come again and again from the same place. */
	struct cached *recent[STMT_CACHE_RECENT];
	size_t n;
	uint64_t clock;
};

/* An entry with this text that is not in use, or NULL. */
struct cached *stmt_cache_find(struct stmt_cache *c, const char *sql);
void stmt_cache_add(struct stmt_cache *c, struct cached *entry, const char *sql);
/* Takes out an entry to be freed: when the cache is full the least used one that is idle, else
 * NULL. */
struct cached *stmt_cache_evict(struct stmt_cache *c);
/* Takes out any entry, in use or not; NULL when there is none left. */
struct cached *stmt_cache_pop(struct stmt_cache *c);

#endif
