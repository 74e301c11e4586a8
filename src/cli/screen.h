/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of the places that standard output and standard error go to. */
#ifndef SP_CLI_SCREEN_H
#define SP_CLI_SCREEN_H

#include <stdbool.h>

struct screen {
	bool terminal, colour;
	unsigned width; /* columns; 0 when it is no terminal: without end */
};

/* Colour is for terminals that know it, unless refused by the option, or by NO_COLOR or TERM=dumb
 * in the environment. The width is the terminal's, or COLUMNS, or 80. */
struct screen screen_of(int fd, bool colour_refused);

#endif
