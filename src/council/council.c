/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/council.h"

#include "council/commands.h"
#include "council/statements.h"
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
	{.name = "retry", .help = N_("try also the files that were set aside before")},
	{.name = "watch", .help = N_("go on looking for new and changed files until interrupted")},
	{.name = NULL},
};

static const struct option show_options[] = {
	{.name = "body", .value = N_("NAME"), .help = N_("only the meetings of this body")},
	{.name = "year",
	 .value = N_("YEAR"),
	 .type = OPTION_INT,
	 .least = 1800,
	 .most = 9999,
	 .help = N_("only the meetings of this year")},
	{.name = "source",
	 .help = N_("with an item: show beside each fact the words it was read from")},
	{.name = "edition",
	 .value = N_("N"),
	 .type = OPTION_INT,
	 .least = 1,
	 .most = 1000000,
	 .help = N_("an older version of the meeting, read again from its document")},
	{.name = "closed", .help = N_("also what stands in closed items")},
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
	{.name = "show",
	 .args = N_("[KEY]"),
	 .help = N_("show the meetings, one meeting, or one item"),
	 .text = N_("Without KEY: a table of all meetings. KEY is what the table's first column "
		    "says, BODY/DATE, or BODY/DATE/ITEM for one item: bul/2020-06-09/195. The body "
		    "may be written in any way that is known for it. When the store holds several "
		    "municipalities the key begins with the code: 336/bul/2020-06-09. Of a closed "
		    "item only number and public title are shown unless --closed is given; whoever "
		    "can open the store from the command line is its operator. --json gives the "
		    "record in the form of “spor read”."),
	 .options = show_options,
	 .most = 1,
	 .role = ROLE_PUBLIC,
	 .run = council_show_run},
	{.name = NULL},
};

static const struct setting settings[] = {
	{.name = "lexicon.file",
	 .value = N_("FILE"),
	 .help = N_("the municipality's own words, added to the built-in lexicon")},
	{.name = NULL},
};

const struct module council_module = {
	.name = "council",
	.migrations = migrations,
	.statements = council_statements,
	.commands = commands,
	.settings = settings,
};
