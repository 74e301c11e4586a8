/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/writer.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

static void write_all(struct writer *w, const char *p, size_t n)
{
	while (n && !w->failed) {
		ssize_t wrote = write(w->fd, p, n);
		if (wrote >= 0) {
			p += wrote;
			n -= (size_t)wrote;
		} else if (errno == EAGAIN) {
			/* Somebody who shares the terminal has made it non-blocking. */
			struct pollfd ready = {.fd = w->fd, .events = POLLOUT};
			(void)poll(&ready, 1, -1);
		} else if (errno != EINTR) {
			w->failed = errno;
		}
	}
}

void writer_flush(struct writer *w)
{
	write_all(w, w->bytes, w->n);
	w->n = 0;
}

void writer_put(struct writer *w, struct str s)
{
	if (s.n > WRITER_SIZE - w->n)
		writer_flush(w);
	if (s.n > WRITER_SIZE) {
		write_all(w, s.p, s.n);
		return;
	}
	if (s.n)
		memcpy(w->bytes + w->n, s.p, s.n);
	w->n += s.n;
}
