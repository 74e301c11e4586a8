/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/stmt_cache.h"

#include <string.h>

/* FNV-1a */
static uint32_t hash_of(const char *sql)
{
	uint32_t h = 2166136261u;
	for (; *sql; sql++)
		h = (h ^ (unsigned char)*sql) * 16777619u;
	return h;
}

static struct cached **recent_of(struct stmt_cache *c, const char *sql)
{
	uintptr_t at = (uintptr_t)sql;
	return &c->recent[(at ^ (at >> 7)) % STMT_CACHE_RECENT];
}

struct cached *stmt_cache_find(struct stmt_cache *c, const char *sql)
{
	struct cached **recent = recent_of(c, sql), *hit = *recent;
	/* The text is compared all the same: a buffer may hold another statement by now. */
	if (!hit || hit->busy || strcmp(hit->sql, sql) != 0) {
		uint32_t h = hash_of(sql);
		hit = c->bucket[h % STMT_CACHE_BUCKETS];
		while (hit && (hit->hash != h || hit->busy || strcmp(hit->sql, sql) != 0))
			hit = hit->next;
	}
	if (hit) {
		hit->used = ++c->clock;
		*recent = hit;
	}
	return hit;
}

void stmt_cache_add(struct stmt_cache *c, struct cached *entry, const char *sql)
{
	entry->hash = hash_of(sql);
	entry->used = ++c->clock;
	struct cached **bucket = &c->bucket[entry->hash % STMT_CACHE_BUCKETS];
	entry->next = *bucket;
	*bucket = entry;
	*recent_of(c, sql) = entry;
	c->n++;
}

static struct cached *take_out(struct stmt_cache *c, struct cached *entry)
{
	struct cached **link = &c->bucket[entry->hash % STMT_CACHE_BUCKETS];
	while (*link != entry)
		link = &(*link)->next;
	*link = entry->next;
	for (size_t i = 0; i < STMT_CACHE_RECENT; i++)
		if (c->recent[i] == entry)
			c->recent[i] = NULL;
	c->n--;
	return entry;
}

struct cached *stmt_cache_evict(struct stmt_cache *c)
{
	struct cached *oldest = NULL;
	if (c->n < STMT_CACHE_MOST)
		return NULL;
	for (size_t i = 0; i < STMT_CACHE_BUCKETS; i++)
		for (struct cached *x = c->bucket[i]; x; x = x->next)
			if (!x->busy && (!oldest || x->used < oldest->used))
				oldest = x;
	return oldest ? take_out(c, oldest) : NULL;
}

struct cached *stmt_cache_pop(struct stmt_cache *c)
{
	for (size_t i = 0; i < STMT_CACHE_BUCKETS; i++)
		if (c->bucket[i])
			return take_out(c, c->bucket[i]);
	return NULL;
}
