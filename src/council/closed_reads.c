/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/closed_reads.h"

#include "core/instant.h"
#include "store/access.h"

struct reading {
	struct command_call *call;
	const char *action;
	const struct closed_reads *reads;
	struct ids ids;
};

sp_rc closed_check(const struct command_call *call, struct sp_err *e)
{
	const char *purpose = call_option(call, "purpose");
	bool closed = call_switch(call, "closed");
	if (purpose && !closed)
		return sp_fail(e, SP_EINVAL, N_("--purpose goes with --closed"));
	if (!closed || (purpose && str_trim(str_of(purpose)).n))
		return SP_OK;
	return sp_fail(e, SP_EINVAL,
		       N_("--closed wants --purpose TEXT: what the closed items are needed for; it "
			  "is written in the log of reads"));
}

sp_rc closed_add(struct command_call *call, struct closed_reads *reads,
		 const struct closed_read *read)
{
	uint32_t n = reads->list.n;
	/* items of older versions have no id */
	if (read->item && n && reads->list.at[n - 1].municipality == read->municipality &&
	    reads->list.at[n - 1].item == read->item)
		return SP_OK;
	struct closed_read *slot = sp_push(call->arena, &reads->list);
	SP_NEED(slot);
	*slot = *read;
	return SP_OK;
}

static sp_rc append_all(struct db *db, void *context, struct sp_err *e)
{
	struct reading *r = context;
	for (uint32_t i = 0; i < r->reads->list.n; i++) {
		const struct closed_read *one = &r->reads->list.at[i];
		const struct access_event event = {.municipality = one->municipality,
						   .who = r->call->who,
						   .action = r->action,
						   .table = "item",
						   .id = one->item,
						   .key = one->key,
						   .purpose = call_option(r->call, "purpose")};
		SP_TRY(access_append(db, &r->ids, &event, e));
	}
	return SP_OK;
}

sp_rc closed_log(struct command_call *call, const char *action, const struct closed_reads *reads,
		 struct sp_err *e)
{
	struct reading r = {.call = call, .action = action, .reads = reads};
	struct db *db = NULL;
	if (!reads->list.n)
		return SP_OK;
	ids_init(&r.ids, ids_random_node(), instant_now, NULL);
	SP_TRY(call_store(call, DB_READ_WRITE, &db, e));
	return db_transact(db, append_all, &r, e);
}
