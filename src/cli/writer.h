/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Buffered output to a file descriptor. The first failed write is remembered and everything after
 * it dropped; ask once, at the end. */
#ifndef SP_CLI_WRITER_H
#define SP_CLI_WRITER_H

#include "core/str.h"

enum { WRITER_SIZE = 32 * 1024 };

struct writer {
	int fd;
	int failed; /* errno of the first write that failed, 0 when none did */
	size_t n;
	char bytes[WRITER_SIZE];
};

void writer_put(struct writer *w, struct str s);
void writer_flush(struct writer *w);

#endif
