/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What "import --watch" remembers from one look to the next: which files it has dealt with, by what
 * the file system says of them (device, inode, size, times), so that nothing is read again that has
 * not changed; and which are still being written. */
#ifndef SP_COUNCIL_WATCH_H
#define SP_COUNCIL_WATCH_H

#include "core/err.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/stat.h>

struct watch;

enum watch_look {
	WATCH_TAKE, /* new, or changed, and no longer being written */
	WATCH_WAIT, /* looks otherwise than last time: somebody may be writing it */
	WATCH_DONE, /* dealt with, and as it was */
	WATCH_LEADS /* as WATCH_DONE; it has taken in files beside it */
};

/* NULL when out of memory. */
struct watch *watch_new(void);
void watch_free(struct watch *w);

/* A look at all files begins and ends; what was not seen in between is forgotten at its end. */
void watch_begin(struct watch *w);
void watch_end(struct watch *w);

/* One that was never seen is taken at once when it has not been written to for a while; else when
 * two looks in a row found it the same, which also holds where the clocks of two machines differ.
 * Without memory for it, it is taken. */
enum watch_look watch_look(struct watch *w, const char *path, const struct stat *st);
/* The file has been dealt with; `leads`: it took in others. `again`: what was wrong may pass, so it
 * is taken again after some minutes. */
void watch_done(struct watch *w, const char *path, bool leads, bool again);
/* Has it been told already that this path cannot be read? True each time but the first, until it
 * has been read. */
bool watch_told(struct watch *w, const char *path);

#endif
