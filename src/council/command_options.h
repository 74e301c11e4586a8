/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Options that several commands have. Only for the module's tables. */
#ifndef SP_COUNCIL_COMMAND_OPTIONS_H
#define SP_COUNCIL_COMMAND_OPTIONS_H

#include "module/module.h"

#define BODY(text)                                                  \
	{                                                           \
		.name = "body", .value = N_("NAME"), .help = (text) \
	}
#define YEAR(text)                                                                      \
	{                                                                               \
		.name = "year", .value = N_("YEAR"), .type = OPTION_INT, .least = 1800, \
		.most = 9999, .help = (text)                                            \
	}
#define LIMIT(text)                                                                                \
	{                                                                                          \
		.name = "limit", .value = N_("N"), .type = OPTION_INT, .least = 1, .most = 100000, \
		.help = (text)                                                                     \
	}
#define OFFSET                                                                      \
	{                                                                           \
		.name = "offset", .value = N_("N"), .type = OPTION_INT, .least = 0, \
		.most = 1000000000, .help = N_("leave out the first so many")       \
	}
/* A pair that goes together. */
#define CLOSED(text)                                                                     \
	{.name = "closed", .help = (text)},                                              \
	{                                                                                \
		.name = "purpose", .value = N_("TEXT"),                                  \
		.help = N_("with --closed: what it is needed for, for the log of reads") \
	}

#endif
