/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory that lives as long as one request, one command or one batch, and is freed at once.
 * Structs and strings made in an arena belong to it; nobody frees them one by one. The arena has a
 * cap: past it, and when the system has no memory, allocation gives NULL (use SP_NEED). */
#ifndef SP_CORE_ARENA_H
#define SP_CORE_ARENA_H

#include "core/err.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;

/* A new arena that gives out at most cap bytes; NULL when out of memory. */
struct arena *arena_new(size_t cap);
void arena_free(struct arena *a);
/* All memory is given back but for the first block; pointers into the arena are dead after it. */
void arena_reset(struct arena *a);

/* Zeroed memory, aligned for any type; NULL past the cap. arena_alloc(a, 0) gives a valid pointer.
 */
void *arena_alloc(struct arena *a, size_t size);
void *arena_array(struct arena *a, size_t count, size_t size);
char *arena_strdup(struct arena *a, const char *s);
char *arena_strndup(struct arena *a, const char *s, size_t n);
char *arena_printf(struct arena *a, const char *fmt, ...) SP_PRINTF(2, 3);
/* Bytes given out since the start or the last reset. */
size_t arena_used(const struct arena *a);

#define ARENA_NEW(a, type) ((type *)arena_alloc((a), sizeof(type)))

/* A growing array in an arena. Declare SP_LIST(struct x) xs; elements are zeroed and may move when
 * the list grows, so keep indexes, not pointers, across pushes. */
#define SP_LIST(type)            \
	struct {                 \
		type *at;        \
		uint32_t n, cap; \
	}
/* Pointer to a new zeroed last element, or NULL past the cap. */
#define sp_push(a, list)                                                                        \
	(sp_list_grow((a), (void **)&(list)->at, &(list)->n, &(list)->cap, sizeof(*(list)->at)) \
		 ? &(list)->at[(list)->n - 1]                                                   \
		 : NULL)
bool sp_list_grow(struct arena *a, void **at, uint32_t *n, uint32_t *cap, size_t size);

static inline void arena_cleanup(struct arena **a)
{
	arena_free(*a);
}
#define ARENA_AUTO __attribute__((cleanup(arena_cleanup))) struct arena *

#endif
