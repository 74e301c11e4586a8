/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FirstAgenda's one HTML text for an item, cut into sections: only headings that stand directly in
 * the container part them; headings further in belong to a section's text. */
#ifndef SP_READ_FIRSTAGENDA_HTML_H
#define SP_READ_FIRSTAGENDA_HTML_H

#include "core/arena.h"
#include "core/str.h"

struct html_section {
	struct str heading; /* "": text before any heading */
	struct str body;    /* HTML */
};

struct html_sections {
	SP_LIST(struct html_section) list;
};

SP_MUST_USE sp_rc firstagenda_split(struct arena *a, struct str html, struct html_sections *out);

#endif
