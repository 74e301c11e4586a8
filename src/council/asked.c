/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/asked.h"

#include "core/instant.h"
#include "council/derive.h"

#include <stdio.h>

enum { WORDS_MAX = 64 * 1024 };

static sp_rc tell_empty(struct command_call *call, struct db *db, struct sp_err *e)
{
	DB_ROWS_AUTO rows = NULL;
	bool more;
	if (call->format != FORMAT_HUMAN)
		return SP_OK;
	SP_TRY(db_query(db, "SELECT 1 FROM meeting LIMIT 1", NULL, 0, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	if (!more)
		call_note(call, N_("the store holds no meetings yet; bring them in with “spor "
				   "import”"));
	return SP_OK;
}

sp_rc asked_store(struct command_call *call, struct db **db, struct sp_err *e)
{
	bool waits;
	SP_TRY(call_store(call, DB_READ_ONLY, db, e));
	SP_TRY(derive_waits(*db, &waits, e));
	if (waits)
		call_warn(call, "",
			  N_("not all meetings are worked through yet: run “spor import”, also "
			     "without a PATH"));
	return tell_empty(call, *db, e);
}

sp_rc asked_alone(struct command_call *call, struct db *db, bool *alone, struct sp_err *e)
{
	struct known_bodies bodies = {0};
	SP_TRY(key_bodies(db, call->arena, 0, &bodies, e));
	*alone = true;
	for (uint32_t i = 1; i < bodies.list.n; i++)
		*alone &= bodies.list.at[i].municipality == bodies.list.at[0].municipality;
	return SP_OK;
}

const char *asked_short(const char *key, bool alone)
{
	const char *slash = alone && key ? strchr(key, '/') : NULL;
	return slash ? slash + 1 : key;
}

/* "20/1203" */
static bool is_case(const char *said)
{
	size_t n = strspn(said, "0123456789");
	return n && said[n] == '/' && said[n + 1] &&
	       !said[n + 1 + strspn(said + n + 1, "0123456789")];
}

/* "…/2020-06-09…": then blanks may stand before it, in the name of a body. */
static bool has_day(const char *said)
{
	for (const char *slash = strchr(said, '/'); slash; slash = strchr(slash + 1, '/')) {
		const char *day = slash + 1;
		struct civil date;
		char iso[CIVIL_ISO_SIZE];
		if (strlen(day) < sizeof(iso) - 1)
			return false;
		memcpy(iso, day, sizeof(iso) - 1);
		iso[sizeof(iso) - 1] = '\0';
		if (civil_parse_iso(iso, &date))
			return true;
	}
	return false;
}

/* Figures behind a slash, or a municipality's code before it: a day that is mistyped, or a body. */
static bool has_figures(const char *said)
{
	enum { CODE = 3 };
	const char *slash = strchr(said, '/');
	if (strspn(said, "0123456789") == CODE && said[CODE] == '/')
		return true;
	for (; slash; slash = strchr(slash + 1, '/'))
		if (strspn(slash + 1, "0123456789") > 1)
			return true;
	return false;
}

bool asked_is_key(const struct command_call *call)
{
	const char *said = call_arg(call, 0);
	if (call_arg_count(call) != 1 || !strchr(said, '/') || is_case(said))
		return false;
	if (has_day(said) || !said[strspn(said, "/")])
		return true;
	return !strchr(said, ' ') && !strstr(said, "://") && has_figures(said);
}

sp_rc asked_municipality(struct command_call *call, struct db *db, int64_t *out, struct sp_err *e)
{
	SP_TRY(key_municipality(call_setting(call, "municipality"), out, e));
	return key_is_there(db, call->arena, *out, e);
}

sp_rc asked_words(struct command_call *call, const char **out, struct sp_err *e)
{
	BUF_AUTO text = BUF_INIT(WORDS_MAX);
	*out = NULL;
	if (!call_arg_count(call))
		return SP_OK;
	for (size_t i = 0; i < call_arg_count(call); i++) {
		buf_printf(&text, "%s%s", i ? " " : "", call_arg(call, i));
		if (call_arg_count(call) > 1 && has_day(call_arg(call, i)))
			return sp_fail(e, SP_EINVAL, N_("“{1}” is a key: give it alone"),
				       call_arg(call, i));
	}
	if (!buf_ok(&text))
		return sp_fail(e, SP_EINVAL, N_("the question is too long; leave out words"));
	*out = buf_take(&text, call->arena);
	return *out ? SP_OK : SP_ENOMEM;
}

sp_rc asked_body(struct command_call *call, struct db *db, int64_t *municipality, int64_t *body,
		 struct sp_err *e)
{
	struct known_bodies bodies = {0};
	const struct known_body *found = NULL;
	const char *said = call_option(call, "body");
	*body = 0;
	SP_TRY(asked_municipality(call, db, municipality, e));
	if (!said)
		return SP_OK;
	SP_TRY(key_bodies(db, call->arena, *municipality, &bodies, e));
	SP_TRY(key_body(call->arena, &bodies, said, &found, e));
	*municipality = found->municipality;
	*body = found->id;
	return SP_OK;
}

sp_rc asked_item(struct command_call *call, struct db *db, const char *said,
		 struct natural_key *out, struct sp_err *e)
{
	int64_t municipality;
	SP_TRY(key_municipality(call_setting(call, "municipality"), &municipality, e));
	SP_TRY(key_find(db, call->arena, municipality, said, out, e));
	if (!out->item)
		return sp_fail(e, SP_EINVAL,
			       N_("“{1}” is a whole meeting: give an item's key, as in "
				  "bul/2020-06-09/195"),
			       said);
	return SP_OK;
}

/* ---- changing ---- */

struct changing {
	struct command_call *call;
	asked_change change;
	void *context;
	int64_t municipality;
	struct ids ids;
};

static sp_rc run(struct db *db, void *context, struct sp_err *e)
{
	struct changing *c = context;
	struct row_hashes rows = {0};
	char now[INSTANT_ISO_SIZE];
	instant_iso(instant_now(NULL), now);
	const struct writer w = {.db = db,
				 .arena = c->call->arena,
				 .ids = &c->ids,
				 .municipality = c->municipality,
				 .now = now,
				 .rows = &rows};
	return c->change(&w, c->context, e);
}

sp_rc asked_write(struct command_call *call, struct db *db, int64_t municipality,
		  asked_change change, void *context, struct sp_err *e)
{
	struct changing c = {call, change, context, municipality, {0}};
	ids_init(&c.ids, ids_random_node(), instant_now, NULL);
	return db_transact(db, run, &c, e);
}

static void tell_beyond(struct command_call *call, const char *offset, const char *total, bool more)
{
	call_note(call,
		  more ? N_("--offset {1} leads past the first {2} that were counted")
		       : N_("there are only {2}; --offset {1} leads past them"),
		  offset, total);
}

void asked_tell_part(struct command_call *call, const struct asked_part *part)
{
	char total[24], offset[24], from[24], to[24];
	(void)snprintf(total, sizeof(total), "%lld", (long long)part->total);
	(void)snprintf(offset, sizeof(offset), "%lld", (long long)part->offset);
	(void)snprintf(from, sizeof(from), "%lld", (long long)part->offset + 1);
	(void)snprintf(to, sizeof(to), "%lld", (long long)part->offset + part->shown);
	if (!part->shown && part->total)
		tell_beyond(call, offset, total, part->more);
	else if (part->shown == part->total && !part->more)
		return;
	else if (part->more)
		call_note(call, N_("{1} to {2} of more than {3}; more with --offset and --limit"),
			  from, to, total);
	else
		call_note(call,
			  part->offset + part->shown < part->total
				  ? N_("{1} to {2} of {3}; more with --offset and --limit")
				  : N_("{1} to {2} of {3}"),
			  from, to, total);
}

sp_rc asked_end(sp_rc rc, struct sp_err *e)
{
	return rc != SP_OK && !e->key ? sp_fail_code(e, rc) : rc;
}
