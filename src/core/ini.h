/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads INI text line by line: "[section]", "key = value", comments from # or ; at the start of a
 * line, a byte order mark at the start. White space around keys and values does not count; a value
 * may stand in double quotes. */
#ifndef SP_CORE_INI_H
#define SP_CORE_INI_H

#include "core/str.h"

struct ini {
	struct str rest, section;
	int line;
};

struct ini_entry {
	struct str section, key, value; /* point into the text */
	int line;
};

enum ini_found { INI_END, INI_ENTRY, INI_WRONG };

#define INI(text) ((struct ini){.rest = (text)})
/* The next entry. INI_WRONG: the line entry->line is none of the forms; reading may go on. */
enum ini_found ini_next(struct ini *ini, struct ini_entry *entry);

#endif
