/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/council.h"

#include "council/check.h"
#include "council/commands.h"
#include "council/object_key.h"
#include "council/statements.h"
#include "council_0001_record.h"
#include "council_0002_seal.h"
#include "council_0003_address.h"
#include "council_0004_derived.h"
#include "council_0005_verdict.h"
#include "council_0006_person.h"
#include "council_0007_plan.h"
#include "council_0008_pool.h"
#include "council_0009_thread.h"
#include "council_0010_promise.h"
#include "council_0011_asked.h"
#include "council_0012_appointment.h"
#include "council_0013_search_again.h"
#include "council_0014_own_case.h"
#include "council_0015_party.h"
#include "council_0016_printed.h"
#include "council_0017_rules.h"
#include "council_0018_choose.h"
#include "council_0019_thread_name.h"
#include "council_0020_vote.h"
#include "council_0021_numbered.h"
#include "council_0022_search_packed.h"
#include "council_0023_sketch.h"
#include "council_0024_told.h"
#include "council_0025_body_said.h"

static const struct migration migrations[] = {
	{1, "0001-record", council_0001_record, NULL},
	{2, "0002-seal", council_0002_seal, NULL},
	{3, "0003-address", council_0003_address, NULL},
	{4, "0004-derived", council_0004_derived, NULL},
	{5, "0005-verdict", council_0005_verdict, NULL},
	{6, "0006-person", council_0006_person, NULL},
	{7, "0007-plan", council_0007_plan, NULL},
	{8, "0008-pool", council_0008_pool, NULL},
	{9, "0009-thread", council_0009_thread, NULL},
	{10, "0010-promise", council_0010_promise, NULL},
	{11, "0011-asked", council_0011_asked, NULL},
	{12, "0012-appointment", council_0012_appointment, NULL},
	{13, "0013-search-again", council_0013_search_again, NULL},
	{14, "0014-own-case", council_0014_own_case, NULL},
	{15, "0015-party", council_0015_party, NULL},
	{16, "0016-printed", council_0016_printed, NULL},
	{17, "0017-rules", council_0017_rules, NULL},
	{18, "0018-choose", council_0018_choose, NULL},
	{19, "0019-thread-name", council_0019_thread_name, NULL},
	{20, "0020-vote", council_0020_vote, NULL},
	{21, "0021-numbered", council_0021_numbered, NULL},
	{22, "0022-search-packed", council_0022_search_packed, NULL},
	{23, "0023-sketch", council_0023_sketch, NULL},
	{24, "0024-told", council_0024_told, NULL},
	{25, "0025-body-said", council_0025_body_said, NULL},
	{0, NULL, NULL, NULL},
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
	.commands = council_commands,
	.settings = settings,
	.check = council_check,
	.object_key = council_object_key,
};
