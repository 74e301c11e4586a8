/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/signals.h"

#include <stddef.h>

/* A signal handler can reach nothing but a static object: the one exception to "no globals". */
static volatile sig_atomic_t interrupted;

static void on_interrupt(int sig)
{
	interrupted = sig;
}

void signals_install(void)
{
	static const int ends[] = {SIGINT, SIGTERM, SIGHUP};
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		struct sigaction now, then = {.sa_handler = on_interrupt};
		/* The standard action comes back after the first: the second one ends us. */
		then.sa_flags = (int)SA_RESETHAND | SA_RESTART;
		sigemptyset(&then.sa_mask);
		/* What the caller ignores (nohup) stays ignored. */
		if (sigaction(ends[i], NULL, &now) == 0 && now.sa_handler != SIG_IGN)
			(void)sigaction(ends[i], &then, NULL);
	}
	(void)signal(SIGPIPE, SIG_IGN);
	(void)signal(SIGXFSZ, SIG_IGN);
}

const volatile sig_atomic_t *signals_flag(void)
{
	return &interrupted;
}
