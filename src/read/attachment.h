/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SP_READ_ATTACHMENT_H
#define SP_READ_ATTACHMENT_H

#include "read/extract.h"

/* The lines of an attachment section, appended; bare document numbers, "Ingen" and words of the web
 * page are left out. */
SP_MUST_USE sp_rc attachments_read(const struct extract_context *x, const struct passage *p,
				   struct rec_item *item);
/* A line of file names glued to icon words: "application/pdf icon a.pdfapplication/pdf icon b.pdf".
 */
SP_MUST_USE sp_rc attachment_files_read(const struct extract_context *x, const struct passage *p,
					struct rec_item *item);

#endif
