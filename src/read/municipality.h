/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The municipalities and regions by name and code (share/municipalities.tsv, codes of Danmarks
 * Statistik), and which of them a document is about. */
#ifndef SP_READ_MUNICIPALITY_H
#define SP_READ_MUNICIPALITY_H

#include "read/passage.h"

/* The code for a name ("Stevns", "Stevns Kommune", "region sjælland") or for the code itself
 * ("336"); 0 when there is none. */
int municipality_code(struct str said);
/* The name for a code (wanted), or NULL. */
const char *municipality_name(int wanted);
/* The municipality that the document names most ("Stevns Kommune", "Stevns Byråd"), most of all in
 * its head. Gives its code, or 0; *out gets name and place. SP_ENOMEM. */
SP_MUST_USE sp_rc municipality_find(struct arena *a, const struct extraction *x, int *code,
				    struct fact *out);

#endif
