/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/reflow_label.h"

bool reflow_is_label(const struct lexicon *lex, struct str name)
{
	static const char *const groups[] = {"section", "section_decision", "glued_label"};
	struct lex_hit hit;
	for (size_t i = 0; i < sizeof(groups) / sizeof(groups[0]); i++)
		if (lex_whole(lexicon_group(lex, groups[i]), name, &hit))
			return true;
	return false;
}

bool reflow_is_numbered(struct str t, size_t at)
{
	size_t digit = at - 2;
	if (at < 3 || t.p[digit] != '.' || t.p[digit - 1] < '0' || t.p[digit - 1] > '9')
		return false;
	while (digit > 0 && t.p[digit - 1] >= '0' && t.p[digit - 1] <= '9')
		digit--;
	return !digit || !strchr(":.", t.p[digit - 1]);
}
