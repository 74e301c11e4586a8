/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/body.h"

#include "core/buf.h"
#include "council/body_name.h"
#include "council/link.h"

enum { SLUG_MAX = 60, ABBREVIATION_MAX = 6 };

char *body_key(struct arena *a, struct str name)
{
	char *squeezed = str_squeeze(a, body_without_term(name));
	char *folded = squeezed ? str_fold(a, str_of(squeezed)) : NULL;
	size_t n = folded ? strlen(folded) : 0;
	struct str f = {folded, n};
	if (n > 4 && (str_ends(f, STR("ets")) || str_ends(f, STR("ens"))))
		folded[n - 1] = '\0';
	return folded;
}

static void slug_letter(struct buf *b, uint32_t cp)
{
	if (cp == 0xE6)
		buf_puts(b, "ae");
	else if (cp == 0xF8)
		buf_puts(b, "oe");
	else if (cp == 0xE5)
		buf_puts(b, "aa");
	else if ((cp >= 'a' && cp <= 'z') || (cp >= '0' && cp <= '9'))
		buf_char(b, (char)cp);
	else if (buf_view(b).n && b->p[b->n - 1] != '-')
		buf_char(b, '-');
}

char *body_slug(struct arena *a, struct str name)
{
	BUF_AUTO b = BUF_INIT(SLUG_MAX * 2);
	char *folded = str_fold(a, name);
	struct str f = str_of(folded ? folded : "");
	for (size_t i = 0; i < f.n && buf_view(&b).n < SLUG_MAX;)
		slug_letter(&b, str_utf8_next(f, &i));
	while (b.n && b.p[b.n - 1] == '-')
		b.p[--b.n] = '\0';
	return buf_take(&b, a);
}

bool body_is_abbreviation(struct str name)
{
	size_t letters = str_utf8_len(name);
	for (size_t i = 0; i < name.n;)
		if (!str_is_upper(str_utf8_next(name, &i)))
			return false;
	return letters >= 2 && letters <= ABBREVIATION_MAX;
}

/* "Børne- og Ungeudvalget (BUU)": the abbreviation in brackets; *name becomes the rest. */
static bool cut_abbreviation(struct str *name, struct str *abbreviation)
{
	struct str s = str_trim(*name);
	size_t open = str_find(s, STR("("));
	if (open == SIZE_MAX || open == 0 || !str_ends(s, STR(")")))
		return false;
	*abbreviation = str_trim(str_sub(s, open + 1, s.n - open - 2));
	if (!body_is_abbreviation(*abbreviation))
		return false;
	*name = str_trim(str_sub(s, 0, open));
	return name->n > 0;
}

static sp_rc find_key(struct db *db, int64_t municipality, const char *key, int64_t *body,
		      struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(municipality), DB_V_TEXT(key)};
	DB_ROWS_AUTO rows = NULL;
	bool more;
	SP_TRY(db_query(db, "SELECT body FROM body_alias WHERE municipality = $1 AND folded = $2",
			args, 2, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	if (!more)
		return sp_fail(e, SP_ENOTFOUND, N_("there is no body “{1}”"), key);
	*body = db_int(rows, 0);
	return SP_OK;
}

sp_rc body_find(struct db *db, struct arena *a, int64_t municipality, struct str name,
		int64_t *body, struct sp_err *e)
{
	struct str rest = name, abbreviation;
	const char *key = body_key(a, name);
	SP_NEED(key);
	sp_rc rc = find_key(db, municipality, key, body, e);
	if (rc != SP_ENOTFOUND || !cut_abbreviation(&rest, &abbreviation))
		return rc;
	SP_NEED(key = body_key(a, rest));
	return find_key(db, municipality, key, body, e);
}

struct known_alias {
	int64_t body;
	struct str alias;
};
typedef SP_LIST(struct known_alias) known_aliases;

static sp_rc load_aliases(struct db *db, struct arena *a, int64_t municipality, known_aliases *out,
			  struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(municipality)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(db, "SELECT body, alias FROM body_alias WHERE municipality = $1", args, 1,
			&rows, e));
	DB_EACH(rows, e) {
		struct known_alias *slot = sp_push(a, out);
		char *alias;
		SP_NEED(slot);
		SP_TRY(db_text(rows, 1, a, &alias));
		*slot = (struct known_alias){db_int(rows, 0), str_of(alias)};
	}
	return SP_OK;
}

static bool is_written_out(const known_aliases *all, int64_t body)
{
	for (uint32_t i = 0; i < all->n; i++)
		if (all->at[i].body == body && !body_is_abbreviation(all->at[i].alias))
			return true;
	return false;
}

/* One known body whose initials the abbreviation is, or the other way round. A body that is written
 * out is never another name that is. */
static sp_rc body_fitting(struct db *db, struct arena *a, int64_t municipality, struct str name,
			  int64_t *body, struct sp_err *e)
{
	known_aliases all = {0};
	int64_t found = 0;
	bool abbreviation = body_is_abbreviation(name), several = false;
	SP_TRY(load_aliases(db, a, municipality, &all, e));
	for (uint32_t i = 0; i < all.n; i++) {
		const struct known_alias *k = &all.at[i];
		struct str letters = abbreviation ? name : k->alias,
			   words = abbreviation ? k->alias : name;
		if (body_is_abbreviation(k->alias) == abbreviation ||
		    (!abbreviation && is_written_out(&all, k->body)) ||
		    !body_initials_fit(a, letters, words))
			continue;
		several = several || (found && found != k->body);
		found = k->body;
	}
	*body = several ? 0 : found;
	return SP_OK;
}

/* One known body of which the name is only another way of writing. */
static sp_rc body_same(struct db *db, struct arena *a, int64_t municipality, struct str name,
		       int64_t *body, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(municipality)};
	const char *core = body_core(a, name, municipality);
	DB_ROWS_AUTO rows = NULL;
	unsigned n = 0;
	*body = 0;
	SP_NEED(core);
	SP_TRY(db_query(db, "SELECT body, alias FROM body_alias WHERE municipality = $1", args, 1,
			&rows, e));
	int64_t found = 0;
	DB_EACH(rows, e) {
		const char *other = body_core(a, db_str(rows, 1), municipality);
		SP_NEED(other);
		if (strcmp(core, other) == 0 && db_int(rows, 0) != found) {
			found = db_int(rows, 0);
			n++;
		}
	}
	if (n == 1)
		*body = found;
	return SP_OK;
}

/* A person has merged another body into body $4, and so said what it is called. */
#define IS_JOINED                                                                           \
	"EXISTS (SELECT 1 FROM body_alias j WHERE j.municipality = $1 AND j.body = $4 AND " \
	"j.printed = 2) "

struct printing {
	int64_t municipality, body;
	const char *key, *said;
};

/* What is there under the key of a way of writing that is printed: the better one stays. */
static sp_rc print_alias(struct db *db, struct arena *a, const struct printing *p,
			 const char **better, struct sp_err *e)
{
	char *alias = NULL;
	bool more, known, by_person = false;
	int64_t printed = PRINTED_NOT;
	*better = NULL;
	{
		DB_ROWS_AUTO rows = NULL;
		SP_TRY(db_query(db,
				"SELECT alias, by_person, printed FROM body_alias WHERE "
				"municipality = $1 AND folded = $2 AND body = $3",
				(const struct db_value[]){DB_V_INT(p->municipality),
							  DB_V_TEXT(p->key), DB_V_INT(p->body)},
				3, &rows, e));
		SP_TRY(db_next(rows, &more, e));
		if (!more)
			return SP_OK;
		SP_TRY(db_text(rows, 0, a, &alias));
		by_person = db_int(rows, 1) != 0;
		printed = db_int(rows, 2);
	}
	known = by_person || printed == PRINTED_JOINED ||
		(printed == PRINTED_OWN && !body_name_better(str_of(p->said), str_of(alias)));
	if (!known && strcmp(p->said, alias) != 0)
		*better = p->said;
	if (printed != PRINTED_NOT && !*better)
		return SP_OK;
	return db_run(
		db, e,
		"UPDATE body_alias SET alias = $3, printed = CASE WHEN printed = 0 AND " IS_JOINED
		"THEN 2 ELSE 1 END WHERE municipality = $1 AND folded = $2",
		DB_V_INT(p->municipality), DB_V_TEXT(p->key), DB_V_TEXT(*better ? *better : alias),
		DB_V_INT(p->body));
}

sp_rc body_add_alias(struct db *db, struct arena *a, int64_t municipality, int64_t body,
		     struct str alias, enum alias_source from, struct sp_err *e)
{
	const char *key = body_key(a, alias), *said = str_squeeze(a, alias), *better = NULL;
	int64_t added;
	SP_NEED(key && said);
	const struct db_value row[] = {DB_V_INT(municipality),
				       DB_V_TEXT(key),
				       DB_V_TEXT(said),
				       DB_V_INT(body),
				       DB_V_INT(from == ALIAS_PERSON),
				       DB_V_INT(from == ALIAS_PRINTED ? PRINTED_OWN : PRINTED_NOT)};
	SP_TRY(db_exec(
		db,
		"INSERT INTO body_alias (municipality, folded, alias, body, by_person, printed) "
		"VALUES ($1, $2, $3, $4, CAST($5 AS INTEGER) <> 0, CASE WHEN CAST($6 AS INTEGER) = "
		"1 AND " IS_JOINED "THEN 2 ELSE CAST($6 AS INTEGER) END) "
		"ON CONFLICT (municipality, folded) DO NOTHING",
		row, 6, &added, e));
	if (!added && from == ALIAS_PRINTED)
		SP_TRY(print_alias(db, a, &(struct printing){municipality, body, key, said},
				   &better, e));
	return added || better ? link_body_named(db, a, municipality, said, e) : SP_OK;
}

sp_rc body_slug_taken(struct db *db, int64_t municipality, int64_t body, const char *slug,
		      bool *taken, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(municipality), DB_V_TEXT(slug), DB_V_INT(body)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(db, "SELECT 1 FROM body WHERE municipality = $1 AND slug = $2 AND id <> $3",
			args, 3, &rows, e));
	return db_next(rows, taken, e);
}

char *body_abbreviation(struct arena *a, struct str word)
{
	BUF_AUTO out = BUF_INIT(64);
	word = str_trim(word);
	for (size_t i = 0; i < word.n;) {
		char letter[4];
		uint32_t cp = str_utf8_next(word, &i);
		if (cp >= 'a' && cp <= 'z')
			cp -= 'a' - 'A';
		else if (cp == 0xE6 || cp == 0xF8 || cp == 0xE5)
			cp -= 0x20;
		buf_add(&out, letter, str_utf8_put(cp, letter));
	}
	return body_is_abbreviation(buf_view(&out)) ? buf_take(&out, a) : NULL;
}

static sp_rc make(struct db *db, struct arena *a, struct ids *ids, int64_t municipality,
		  struct str name, int64_t *body, struct sp_err *e)
{
	const char *base = body_slug(a, name), *said = str_squeeze(a, name), *slug = base;
	bool taken = true;
	SP_NEED(base && said);
	*body = ids_next(ids);
	for (int n = 2; taken; n++) {
		SP_TRY(body_slug_taken(db, municipality, *body, slug, &taken, e));
		if (taken)
			SP_NEED(slug = arena_printf(a, "%s-%d", base, n));
	}
	return db_run(db, e,
		      "INSERT INTO body (municipality, id, name, slug) VALUES ($1, $2, $3, $4)",
		      DB_V_INT(municipality), DB_V_INT(*body), DB_V_TEXT(said), DB_V_TEXT(slug));
}

static sp_rc ensure_named(struct db *db, struct arena *a, struct ids *ids, int64_t municipality,
			  struct str name, int64_t *body, bool *made, struct sp_err *e)
{
	struct sp_err none;
	*made = false;
	sp_rc rc = body_find(db, a, municipality, name, body, &none);
	if (rc != SP_OK && rc != SP_ENOTFOUND) {
		*e = none;
		return rc;
	}
	if (rc == SP_ENOTFOUND)
		SP_TRY(body_same(db, a, municipality, name, body, e));
	if (!*body)
		SP_TRY(body_fitting(db, a, municipality, name, body, e));
	*made = !*body;
	if (*made)
		SP_TRY(make(db, a, ids, municipality, name, body, e));
	return body_add_alias(db, a, municipality, *body, name, ALIAS_PRINTED, e);
}

sp_rc body_ensure(struct db *db, struct arena *a, struct ids *ids, int64_t municipality,
		  struct str name, int64_t *body, bool *made, struct sp_err *e)
{
	struct str abbreviation;
	bool both = cut_abbreviation(&name, &abbreviation);
	SP_TRY(ensure_named(db, a, ids, municipality, name, body, made, e));
	return both ? body_add_alias(db, a, municipality, *body, abbreviation, ALIAS_PRINTED, e)
		    : SP_OK;
}
