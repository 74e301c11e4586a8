/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/ini.h"

static struct str unquoted(struct str s)
{
	if (s.n >= 2 && s.p[0] == '"' && s.p[s.n - 1] == '"')
		return str_sub(s, 1, s.n - 2);
	return s;
}

enum ini_found ini_next(struct ini *ini, struct ini_entry *entry)
{
	struct str line;
	while (str_cut(&ini->rest, '\n', &line)) {
		if (++ini->line == 1 && str_starts(line, STR("\xEF\xBB\xBF")))
			line = str_sub(line, 3, line.n);
		line = str_trim(line);
		if (!line.n || line.p[0] == '#' || line.p[0] == ';')
			continue;
		entry->line = ini->line;
		if (line.p[0] == '[' && line.p[line.n - 1] == ']') {
			ini->section = str_trim(str_sub(line, 1, line.n - 2));
			continue;
		}
		size_t equals = str_find(line, STR("="));
		if (equals == SIZE_MAX || equals == 0)
			return INI_WRONG;
		entry->section = ini->section;
		entry->key = str_trim(str_sub(line, 0, equals));
		entry->value = unquoted(str_trim(str_sub(line, equals + 1, line.n)));
		return INI_ENTRY;
	}
	return INI_END;
}
