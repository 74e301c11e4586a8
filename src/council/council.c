/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/council.h"

#include "council/commands.h"
#include "council_0001_record.h"

#include <stddef.h>

static const struct migration migrations[] = {
	{1, "0001-record", council_0001_record, NULL},
	{0, NULL, NULL, NULL},
};

static const struct option read_options[] = {
	{.name = "explain",
	 .help = N_("show how each line was understood, and why, instead of the record")},
	{.name = "text", .help = N_("show the extracted text, which the spans point into")},
	{.name = NULL},
};

static const struct option import_options[] = {
	{.name = "body",
	 .value = N_("NAME"),
	 .help = N_("the body that met, for documents that do not say")},
	{.name = "date",
	 .value = N_("DATE"),
	 .type = OPTION_DATE,
	 .help = N_("the day of the meeting, for documents that do not say")},
	{.name = "report",
	 .value = N_("FILE"),
	 .type = OPTION_FILE,
	 .help = N_("write each file's fate and warnings to FILE as JSON")},
	{.name = "watch", .help = N_("go on looking for new and changed files until interrupted")},
	{.name = NULL},
};

static const struct command commands[] = {
	{.name = "import",
	 .args = N_("PATH…"),
	 .help = N_("read minutes from files, folders and archives into the store"),
	 .text = N_("Importing the same bytes again changes nothing. A newer version of a meeting "
		    "replaces the older one item by item and keeps what people have corrected; the "
		    "older one stays readable. A file that cannot be read is set aside with its "
		    "reason and never stops the rest. An import that was interrupted goes on where "
		    "it was when it is run again."),
	 .options = import_options,
	 .least = 1,
	 .most = ARGS_ANY,
	 .takes_files = true,
	 .role = ROLE_OPERATOR,
	 .run = council_import_run},
	{.name = "read",
	 .args = N_("FILE…"),
	 .help = N_("read minutes and print the record as JSON, one object a meeting"),
	 .text = N_("Reads text, HTML, PDF and the case systems' exports, recognised by content. "
		    "Nothing is stored. Each fact comes with the place it was read from (“spans”, "
		    "in bytes of the extracted text) and what is uncertain is named (“doubtful”)."),
	 .options = read_options,
	 .least = 1,
	 .most = ARGS_ANY,
	 .takes_files = true,
	 .role = ROLE_PUBLIC,
	 .run = council_read_run},
	{.name = NULL},
};

static const struct setting settings[] = {
	{.name = "lexicon.file",
	 .value = N_("FILE"),
	 .help = N_("the municipality's own words, added to the built-in lexicon")},
	{.name = NULL},
};

static const struct statement statements[] = {{NULL, NULL, 0}};

const struct module council_module = {
	.name = "council",
	.migrations = migrations,
	.statements = statements,
	.commands = commands,
	.settings = settings,
};
