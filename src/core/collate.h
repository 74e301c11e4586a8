/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Danish order (Retskrivningsordbogen § 5 as in ICU's "da": æ, ø, å last, aa as å, upper case
 * before lower). Both stores order text by bytes, so what people see sorted has a blob column
 * beside it with the sort key of the text; keys compare by memcmp in the program, in SQLite and in
 * PostgreSQL. Keys of different ICU versions must not be mixed: make them anew when collate_version
 * changes. */
#ifndef SP_CORE_COLLATE_H
#define SP_CORE_COLLATE_H

#include "core/str.h"

struct collator;

/* NULL when out of memory or when ICU lacks its data. A collator belongs to one thread at a time.
 */
struct collator *collate_new(void);
void collate_free(struct collator *c);
static inline void collate_cleanup(struct collator **c)
{
	collate_free(*c);
}
#define COLLATE_AUTO __attribute__((cleanup(collate_cleanup))) struct collator *

/* The sort key of UTF-8 text, in the arena. SP_ENOMEM when the arena is full. */
SP_MUST_USE sp_rc collate_key(struct collator *c, struct str text, struct arena *a,
			      struct str *out);
/* Orders two texts as their keys do: <0, 0, >0. */
int collate_compare(const struct collator *c, struct str x, struct str y);
/* Names the rules and data that made the keys. */
uint32_t collate_version(const struct collator *c);

#endif
