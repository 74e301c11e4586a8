/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/screen.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { NARROWEST = 20, WIDEST = 1000, STANDARD_WIDTH = 80 };

static unsigned width_of(int fd)
{
	struct winsize size = {0};
	const char *columns = getenv("COLUMNS");
	unsigned long width = 0;
	if (ioctl(fd, TIOCGWINSZ, &size) == 0)
		width = size.ws_col;
	if (!width && columns)
		width = strtoul(columns, NULL, 10);
	if (!width)
		width = STANDARD_WIDTH;
	if (width < NARROWEST)
		width = NARROWEST;
	return width > WIDEST ? WIDEST : (unsigned)width;
}

struct screen screen_of(int fd, bool colour_refused)
{
	const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
	struct screen s = {.terminal = isatty(fd) == 1};
	if (!s.terminal)
		return s;
	s.width = width_of(fd);
	s.colour = !colour_refused && !(no_color && *no_color) && term && *term &&
		   strcmp(term, "dumb") != 0;
	return s;
}
