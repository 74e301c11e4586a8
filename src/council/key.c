/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/key.h"

#include "core/civil.h"
#include "core/suggest.h"
#include "council/body.h"
#include "council/item_address.h"
#include "council/statements.h"
#include "read/municipality.h"
#include "read/title.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

static sp_rc load_aliases(struct db *db, struct arena *a, int64_t municipality,
			  struct known_bodies *out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(municipality)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(db, council_sql(SQL_BODY_ALIASES), args, 1, &rows, e));
	DB_EACH(rows, e) {
		char *alias, *folded;
		struct known_body *body = NULL;
		for (uint32_t i = 0; i < out->list.n && !body; i++)
			if (out->list.at[i].municipality == db_int(rows, 0) &&
			    out->list.at[i].id == db_int(rows, 1))
				body = &out->list.at[i];
		if (!body)
			continue;
		SP_TRY(db_text(rows, 2, a, &alias));
		SP_TRY(db_text(rows, 3, a, &folded));
		struct known_alias *slot = sp_push(a, &body->aliases);
		SP_NEED(slot);
		*slot = (struct known_alias){alias, folded};
	}
	return SP_OK;
}

sp_rc key_bodies(struct db *db, struct arena *a, int64_t municipality, struct known_bodies *out,
		 struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(municipality)};
	{
		DB_ROWS_AUTO rows = NULL;
		SP_TRY(db_query(db, council_sql(SQL_BODIES), args, 1, &rows, e));
		DB_EACH(rows, e) {
			char *slug, *name, *first, *last;
			struct known_body *body = sp_push(a, &out->list);
			SP_NEED(body);
			SP_TRY(db_text(rows, 2, a, &slug));
			SP_TRY(db_text(rows, 3, a, &name));
			SP_TRY(db_text(rows, 5, a, &first));
			SP_TRY(db_text(rows, 6, a, &last));
			*body = (struct known_body){.municipality = db_int(rows, 0),
						    .id = db_int(rows, 1),
						    .meetings = db_int(rows, 4),
						    .slug = slug,
						    .name = name,
						    .first = first,
						    .last = last};
		}
	}
	return load_aliases(db, a, municipality, out, e);
}

struct wanted {
	const char *folded, *slug;
};

static bool is_named(struct arena *a, const struct known_body *body, const struct wanted *w)
{
	if (*w->slug && strcmp(body->slug, w->slug) == 0)
		return true;
	for (uint32_t i = 0; i < body->aliases.n; i++) {
		const struct known_alias *alias = &body->aliases.at[i];
		const char *slug = body_slug(a, str_of(alias->alias));
		if (strcmp(alias->folded, w->folded) == 0 ||
		    (slug && *w->slug && strcmp(slug, w->slug) == 0))
			return true;
	}
	return false;
}

static sp_rc no_body(const struct known_bodies *bodies, const struct wanted *w, const char *words,
		     struct sp_err *e)
{
	struct suggestion by_word = {.word = w->folded}, by_slug = {.word = w->slug};
	for (uint32_t i = 0; i < bodies->list.n; i++) {
		const struct known_body *body = &bodies->list.at[i];
		suggest_try(&by_slug, body->slug);
		for (uint32_t k = 0; k < body->aliases.n; k++)
			suggest_try(&by_word, body->aliases.at[k].folded);
	}
	const char *best = by_slug.best ? by_slug.best : by_word.best;
	if (!bodies->list.n)
		return sp_fail(e, SP_ENOTFOUND,
			       N_("there is no body “{1}”: the store holds no meetings yet; bring "
				  "them in with “spor import”"),
			       words);
	return best ? sp_fail(e, SP_ENOTFOUND, N_("there is no body “{1}”; did you mean “{2}”?"),
			      words, best)
		    : sp_fail(e, SP_ENOTFOUND,
			      N_("there is no body “{1}”; “spor body list” shows them"), words);
}

static sp_rc of_several(const char *words, struct sp_err *e)
{
	return sp_fail(e, SP_EINVAL,
		       N_("several municipalities have a body “{1}”: say which with "
			  "--municipality"),
		       words);
}

/* "bul" for the one body whose name it shortens; nobody has to teach the store each abbreviation.
 */
static sp_rc shortened(const struct known_bodies *bodies, struct arena *a, const char *words,
		       const struct known_body **out, struct sp_err *e)
{
	const struct known_body *found = NULL;
	const char *upper = body_abbreviation(a, str_of(words));
	*out = NULL;
	if (!upper)
		return SP_OK;
	for (uint32_t i = 0; i < bodies->list.n; i++) {
		const struct known_body *body = &bodies->list.at[i];
		if (!abbreviation_fits(str_of(upper), str_of(body->name)))
			continue;
		if (found && found->municipality != body->municipality)
			return of_several(words, e);
		if (found)
			return sp_fail(e, SP_EINVAL,
				       N_("“{1}” may be “{2}” or “{3}”: write more of it"), words,
				       found->slug, body->slug);
		found = body;
	}
	*out = found;
	return SP_OK;
}

/* The one of these that the words name. */
static sp_rc find_body(struct arena *a, const struct known_bodies *bodies, const char *words,
		       const struct known_body **out, struct sp_err *e)
{
	const struct wanted w = {body_key(a, str_of(words)), body_slug(a, str_of(words))};
	SP_NEED(w.folded && w.slug);
	*out = NULL;
	for (uint32_t i = 0; i < bodies->list.n; i++) {
		const struct known_body *body = &bodies->list.at[i];
		if (!is_named(a, body, &w))
			continue;
		if (*out && (*out)->municipality != body->municipality)
			return of_several(words, e);
		if (!*out)
			*out = body;
	}
	if (!*out)
		SP_TRY(shortened(bodies, a, words, out, e));
	return *out ? SP_OK : no_body(bodies, &w, words, e);
}

bool key_is_body(const char *said)
{
	size_t digits = strspn(said, "0123456789");
	return digits && said[digits] == '/' && said[digits + 1] && !strchr(said + digits + 1, '/');
}

static sp_rc only_of(struct arena *a, const struct known_bodies *all, int64_t municipality,
		     struct known_bodies *out)
{
	*out = (struct known_bodies){0};
	for (uint32_t i = 0; i < all->list.n; i++) {
		if (all->list.at[i].municipality != municipality)
			continue;
		struct known_body *slot = sp_push(a, &out->list);
		SP_NEED(slot);
		*slot = all->list.at[i];
	}
	return SP_OK;
}

sp_rc key_body(struct arena *a, const struct known_bodies *bodies, const char *words,
	       const struct known_body **out, struct sp_err *e)
{
	struct known_bodies own; /* the rows themselves are in the arena */
	if (!key_is_body(words))
		return find_body(a, bodies, words, out, e);
	SP_TRY(only_of(a, bodies, strtoll(words, NULL, 10), &own));
	return find_body(a, &own, strchr(words, '/') + 1, out, e);
}

sp_rc key_municipality(const char *said, int64_t *out, struct sp_err *e)
{
	*out = said ? municipality_code(str_of(said)) : 0;
	if (said && !*out)
		return sp_fail(
			e, SP_EINVAL,
			N_("there is no municipality “{1}”: give a code (336) or a name (Stevns)"),
			said);
	return SP_OK;
}

sp_rc key_is_there(struct db *db, struct arena *a, int64_t municipality, struct sp_err *e)
{
	char code[24];
	const char *all = "";
	DB_ROWS_AUTO rows = NULL;
	if (!municipality)
		return SP_OK;
	SP_TRY(db_query(db, council_sql(SQL_MUNICIPALITIES), NULL, 0, &rows, e));
	DB_EACH(rows, e) {
		if (db_int(rows, 0) == municipality)
			return SP_OK;
		all = arena_printf(a, "%s%s%lld", all, *all ? ", " : "",
				   (long long)db_int(rows, 0));
		SP_NEED(all);
	}
	(void)snprintf(code, sizeof(code), "%lld", (long long)municipality);
	if (!*all)
		return SP_OK;
	return sp_fail(e, SP_ENOTFOUND,
		       N_("the store holds nothing of municipality {1}; it holds {2}"), code, all);
}

/* ---- whole keys ---- */

enum { PARTS_MAX = 4 };

struct parts {
	const char *at[PARTS_MAX];
	size_t n;
};

static sp_rc split(struct arena *a, const char *key, struct parts *out, struct sp_err *e)
{
	struct str rest = str_trim(str_of(key)), part;
	if (rest.n && rest.p[0] == '/')
		rest = str_sub(rest, 1, rest.n);
	*out = (struct parts){.n = 0};
	while (out->n < PARTS_MAX && str_cut(&rest, '/', &part)) {
		if (!part.n)
			break;
		out->at[out->n] = str_dup(a, part);
		SP_NEED(out->at[out->n]);
		out->n++;
	}
	if (out->n < 2 || rest.n)
		return sp_fail(e, SP_EINVAL,
			       N_("“{1}” is no key: give “BODY/DATE” or “BODY/DATE/ITEM”, as in "
				  "bul/2020-06-09/195"),
			       key);
	return SP_OK;
}

static bool is_day(const char *part, char day[CIVIL_ISO_SIZE], int64_t *ordinal)
{
	struct civil date;
	const char *tilde = strchr(part, '~');
	size_t n = tilde ? (size_t)(tilde - part) : strlen(part);
	if (n != CIVIL_ISO_SIZE - 1)
		return false;
	memcpy(day, part, n);
	day[n] = '\0';
	*ordinal = tilde ? strtoll(tilde + 1, NULL, 10) : 1;
	return civil_parse_iso(day, &date);
}

static int64_t meeting_id(struct db *db, const struct natural_key *k, int64_t ordinal, sp_rc *rc,
			  struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(k->municipality), DB_V_INT(k->body),
					DB_V_TEXT(k->day), DB_V_INT(ordinal)};
	DB_ROWS_AUTO rows = NULL;
	bool more = false;
	*rc = db_query(db, council_sql(SQL_MEETING_AT), args, 4, &rows, e);
	if (*rc == SP_OK)
		*rc = db_next(rows, &more, e);
	return more ? db_int(rows, 0) : 0;
}

/* Tells of the day nearest to the one that was asked for. */
static sp_rc no_meeting(struct db *db, const struct known_body *body, const char *said,
			const char *day, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(body->municipality), DB_V_INT(body->id)};
	struct civil asked, one;
	char best[CIVIL_ISO_SIZE] = "";
	int32_t least = INT32_MAX;
	DB_ROWS_AUTO rows = NULL;
	(void)civil_parse_iso(day, &asked);
	SP_TRY(db_query(db, council_sql(SQL_DAYS_NEAR), args, 2, &rows, e));
	DB_EACH(rows, e) {
		struct str s = db_str(rows, 0);
		char text[CIVIL_ISO_SIZE] = "";
		memcpy(text, s.p, s.n < CIVIL_ISO_SIZE ? s.n : 0);
		if (!civil_parse_iso(text, &one))
			continue;
		int32_t far = abs(civil_to_days(one) - civil_to_days(asked));
		if (far < least) {
			least = far;
			civil_iso(one, best);
		}
	}
	return sp_fail(e, SP_ENOTFOUND,
		       N_("“{1}” has no meeting “{2}” in the store; the nearest is {3}"),
		       body->name, said, *best ? best : "–");
}

/* An item that had this name before a newer version numbered it otherwise; 0 when several had. */
static sp_rc find_at_once(struct db *db, struct arena *a, struct natural_key *k, struct sp_err *e)
{
	const char *folded = body_slug(a, str_of(k->said));
	SP_NEED(folded);
	for (int how = 0; how < 2 && !k->item; how++) {
		const struct db_value args[] = {DB_V_INT(k->municipality), DB_V_INT(k->meeting),
						DB_V_TEXT(how ? folded : k->said)};
		uint32_t n = 0;
		char *slug = NULL;
		DB_ROWS_AUTO rows = NULL;
		SP_TRY(db_query(db, council_sql(SQL_ITEM_AT_ONCE), args, 3, &rows, e));
		DB_EACH(rows, e) {
			n++;
			k->item = db_int(rows, 0);
			SP_TRY(db_text(rows, 1, a, &slug));
		}
		k->item = n == 1 ? k->item : 0;
		k->now = n == 1 ? slug : NULL;
	}
	return SP_OK;
}

static sp_rc find_item(struct db *db, struct arena *a, struct natural_key *k, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(k->municipality), DB_V_INT(k->meeting)};
	SP_LIST(struct addressed) items = {0};
	{
		DB_ROWS_AUTO rows = NULL;
		SP_TRY(db_query(db, council_sql(SQL_ITEM_AT), args, 2, &rows, e));
		DB_EACH(rows, e) {
			char *slug, *number;
			struct addressed *item = sp_push(a, &items);
			SP_NEED(item);
			SP_TRY(db_text(rows, 1, a, &slug));
			SP_TRY(db_text(rows, 2, a, &number));
			*item = (struct addressed){.id = db_int(rows, 0),
						   .slug = slug,
						   .number = number,
						   .withdrawn = db_int(rows, 3) != 0};
		}
	}
	const struct addressed *found = item_address_find(a, items.at, items.n, k->said);
	if (found)
		k->item = found->id;
	else
		SP_TRY(find_at_once(db, a, k, e));
	if (k->item)
		return SP_OK;
	const char *range = item_address_range(a, items.at, items.n);
	SP_NEED(range);
	return sp_fail(e, SP_ENOTFOUND, N_("the meeting has no item “{1}”; its items are {2}"),
		       k->said, range);
}

static sp_rc one_municipality(struct db *db, const struct parts *p, size_t day, int64_t *out,
			      struct sp_err *e)
{
	if (day == 2)
		return key_municipality(p->at[0], out, e);
	if (*out)
		return SP_OK;
	DB_ROWS_AUTO rows = NULL;
	bool more;
	SP_TRY(db_query(db, council_sql(SQL_MUNICIPALITIES), NULL, 0, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	*out = more ? db_int(rows, 0) : 0;
	if (more)
		SP_TRY(db_next(rows, &more, e));
	if (more)
		*out = 0; /* the body's name alone may still tell */
	return SP_OK;
}

sp_rc key_find_meeting(struct db *db, struct arena *a, int64_t municipality, const char *key,
		       struct natural_key *out, struct sp_err *e)
{
	struct parts p;
	char day[CIVIL_ISO_SIZE];
	int64_t ordinal = 1;
	const struct known_body *body = NULL;
	struct known_bodies bodies = {0};
	sp_rc rc;
	*out = (struct natural_key){.municipality = municipality};
	SP_TRY(split(a, key, &p, e));
	size_t at = is_day(p.at[1], day, &ordinal) ? 1 : 2;
	if (at >= p.n || !is_day(p.at[at], day, &ordinal) || p.n > at + 2)
		return sp_fail(e, SP_EINVAL,
			       N_("“{1}” is no key: the day is written as in bul/2020-06-09/195"),
			       key);
	SP_TRY(one_municipality(db, &p, at, &out->municipality, e));
	SP_TRY(key_is_there(db, a, out->municipality, e));
	SP_TRY(key_bodies(db, a, out->municipality, &bodies, e));
	SP_TRY(key_body(a, &bodies, p.at[at - 1], &body, e));
	assert(body);
	out->municipality = body->municipality;
	out->body = body->id;
	out->day = arena_strdup(a, day);
	SP_NEED(out->day);
	out->meeting = meeting_id(db, out, ordinal, &rc, e);
	SP_TRY(rc);
	if (!out->meeting)
		return no_meeting(db, body, p.at[at], day, e);
	out->said = p.n > at + 1 ? p.at[at + 1] : NULL;
	return SP_OK;
}

sp_rc key_find(struct db *db, struct arena *a, int64_t municipality, const char *key,
	       struct natural_key *out, struct sp_err *e)
{
	SP_TRY(key_find_meeting(db, a, municipality, key, out, e));
	return out->said ? find_item(db, a, out, e) : SP_OK;
}
