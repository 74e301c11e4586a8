/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a program on foreign bytes with as little power as it can do its work with. */
#ifndef SP_READ_JAIL_H
#define SP_READ_JAIL_H

#include "core/str.h"

/* The program gets the input as its standard input (a sealed file in memory) and can do two things:
 * compute, and write to its standard output.
 * - It reads no file but itself, its libraries and their data (Landlock, where the kernel has it),
 *   and writes none (Landlock, RLIMIT_FSIZE).
 * - An allow-list of system calls (seccomp), set just before it is executed, leaves out sockets,
 *   new processes and threads, signals to others, tracing, mounts, name spaces and keys. execve
 *   must be allowed, for the filter is older than the program; what it could execute stays in the
 *   same jail.
 * - Processor time, memory and open files have limits; the wall clock has one too, after which it
 *   is killed. It dies with the thread that started it.
 * - Run by root it becomes nobody first; its environment is empty.
 * A kernel without Landlock or seccomp leaves the other walls standing. */
struct jail_limits {
	unsigned cpu_seconds, wall_seconds;
	size_t memory, output; /* bytes */
};

struct jail_result {
	int exit_status; /* -1 when it was killed */
	bool timed_out, too_much;
};

/* Takes output as it comes; an error ends the program. */
typedef sp_rc (*jail_output)(void *context, struct str bytes);

/* argv[0] is the program's full path, at most 15 are passed; readable is a NULL-ended list of
 * further files or folders it may read. SP_EIO when it cannot be started, the error of take; else
 * SP_OK, however it ended. */
SP_MUST_USE sp_rc jail_run(const char *const argv[], const char *const readable[], struct str input,
			   const struct jail_limits *limits, jail_output take, void *context,
			   struct jail_result *result, struct sp_err *e);

#endif
