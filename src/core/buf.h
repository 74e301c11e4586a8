/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A growing byte buffer with a largest size, given at the start. Adding past it, or without memory,
 * makes the buffer fail: it stays failed and empty, further adds do nothing, and buf_ok() is asked
 * once at the end. The bytes are followed by a NUL that is not counted. */
#ifndef SP_CORE_BUF_H
#define SP_CORE_BUF_H

#include "core/str.h"

#include <stdarg.h>

struct buf {
	char *p;
	size_t n, cap, max;
	bool failed;
};

#define BUF_INIT(most) ((struct buf){.max = (most)})
#define BUF_AUTO __attribute__((cleanup(buf_free))) struct buf

void buf_free(struct buf *b);
/* Empties the buffer, keeps its memory, clears a failure. */
void buf_reset(struct buf *b);
void buf_add(struct buf *b, const void *bytes, size_t n);
void buf_str(struct buf *b, struct str s);
void buf_puts(struct buf *b, const char *s);
void buf_char(struct buf *b, char c);
void buf_printf(struct buf *b, const char *fmt, ...) SP_PRINTF(2, 3);
void buf_vprintf(struct buf *b, const char *fmt, va_list ap) SP_PRINTF(2, 0);
static inline bool buf_ok(const struct buf *b)
{
	return !b->failed;
}
static inline struct str buf_view(const struct buf *b)
{
	return (struct str){b->p ? b->p : "", b->n};
}
/* The bytes, NUL-terminated, copied into the arena; NULL when the buffer or the arena failed. */
char *buf_take(struct buf *b, struct arena *a);

#endif
