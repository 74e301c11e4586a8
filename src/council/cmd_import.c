/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/commands.h"
#include "council/import.h"
#include "read/municipality.h"

#include <stdio.h>
#include <time.h>

enum { WATCH_SECONDS = 5 };

static const struct column columns[] = {{"files", N_("Files"), CELL_INT, false},
					{"new", N_("New"), CELL_INT, false},
					{"changed", N_("Changed"), CELL_INT, false},
					{"unchanged", N_("Unchanged"), CELL_INT, false},
					{"withdrawn", N_("Withdrawn"), CELL_INT, false},
					{"belongs", N_("Attachments"), CELL_INT, false},
					{"skipped", N_("Drafts"), CELL_INT, false},
					{"failed", N_("Failed"), CELL_INT, false},
					{"meetings", N_("Meetings"), CELL_INT, false},
					{"items", N_("Items"), CELL_INT, false},
					{"doubtful", N_("Doubtful items"), CELL_INT, false}};

static sp_rc print_summary(struct command_call *call, const struct import_summary *sum,
			   struct sp_err *e)
{
	const uint64_t *f = sum->fates;
	SP_TRY(call_record(
		call, columns, e, CELL_INT((int64_t)sum->files), CELL_INT((int64_t)f[IMPORT_NEW]),
		CELL_INT((int64_t)f[IMPORT_CHANGED]), CELL_INT((int64_t)f[IMPORT_UNCHANGED]),
		CELL_INT((int64_t)f[IMPORT_WITHDRAWN]), CELL_INT((int64_t)f[IMPORT_BELONGS]),
		CELL_INT((int64_t)f[IMPORT_SKIPPED]), CELL_INT((int64_t)f[IMPORT_FAILED]),
		CELL_INT((int64_t)sum->meetings), CELL_INT((int64_t)sum->items),
		CELL_INT((int64_t)sum->doubtful)));
	for (uint32_t i = 0; i < sum->new_bodies.n; i++)
		call_note(call,
			  N_("new body: {1} (join two names of one body with “spor body merge”)"),
			  sum->new_bodies.at[i]);
	return SP_OK;
}

static sp_rc municipality_option(struct command_call *call, int64_t *out, struct sp_err *e)
{
	const char *said = call_option(call, "municipality");
	*out = said ? municipality_code(str_of(said)) : 0;
	if (said && !*out)
		return sp_fail(
			e, SP_EINVAL,
			N_("there is no municipality “{1}”: give a code (336) or a name (Stevns)"),
			said);
	return SP_OK;
}

static sp_rc once(struct command_call *call, const struct import_wish *wish, bool quiet,
		  struct sp_err *e)
{
	struct import_summary sum = {0};
	SP_TRY(import_run(call, wish, &sum, e));
	bool idle = sum.files == sum.fates[IMPORT_UNCHANGED] + sum.fates[IMPORT_BELONGS];
	return quiet && idle ? SP_OK : print_summary(call, &sum, e);
}

/* Case systems drop their exports on network drives, where no event tells of it: look again now and
 * then. What is stored already is known by its hash. */
static sp_rc watch(struct command_call *call, const struct import_wish *wish, struct sp_err *e)
{
	call_note(call, N_("watching for new files; end with Ctrl-C"));
	while (!call_interrupted(call)) {
		for (int tenth = 0; tenth < WATCH_SECONDS * 10 && !call_interrupted(call); tenth++)
			(void)nanosleep(&(struct timespec){.tv_nsec = 100000000}, NULL);
		if (!call_interrupted(call))
			SP_TRY(once(call, wish, true, e));
	}
	return SP_OK;
}

sp_rc council_import_run(struct command_call *call, struct sp_err *e)
{
	size_t n = call_arg_count(call);
	const char **paths = arena_array(call->arena, n, sizeof(*paths));
	struct import_wish wish = {.paths = paths,
				   .n = n,
				   .body = call_option(call, "body"),
				   .date = call_option_date(call, "date"),
				   .report = call_option(call, "report")};
	SP_NEED(paths);
	for (size_t i = 0; i < n; i++)
		paths[i] = call_arg(call, i);
	SP_TRY(municipality_option(call, &wish.municipality, e));
	SP_TRY(once(call, &wish, false, e));
	return call_switch(call, "watch") ? watch(call, &wish, e) : SP_OK;
}
