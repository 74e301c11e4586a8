/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The walls of the jail, made before the fork: between fork and execve nothing may allocate, for
 * other threads may hold the allocator's lock. */
#ifndef SP_READ_JAIL_WALLS_H
#define SP_READ_JAIL_WALLS_H

#include "read/jail.h"

#include <linux/filter.h>

enum { JAIL_FILTER_MOST = 1024 };

struct jail_walls {
	int ruleset; /* Landlock, -1 where the kernel has none */
	struct sock_filter filter[JAIL_FILTER_MOST];
	unsigned short filter_n; /* 0 when seccomp is not there */
};

void jail_walls_make(const char *program, const char *const readable[], struct jail_walls *walls);
void jail_walls_free(struct jail_walls *walls);
/* In the child: no way back. 0, or -1 when a wall that was made could not be raised. Closes all
 * files but the first three. */
int jail_walls_raise(struct jail_walls *walls);

#endif
