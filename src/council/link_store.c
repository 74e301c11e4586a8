/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/link_store.h"

#include "core/buf.h"
#include "council/link_name.h"
#include "council/link_number.h"
#include "council/link_sketch.h"
#include "council/spans.h"

#include <stdlib.h>

enum { PACKED_MAX = 1024 * 1024, TELLING = 6, BUCKET = 90 };

bool link_ids_have(const struct link_ids *ids, int64_t id)
{
	for (uint32_t i = 0; i < ids->list.n; i++)
		if (ids->list.at[i] == id)
			return true;
	return false;
}

sp_rc link_ids_add(struct arena *a, struct link_ids *ids, int64_t id)
{
	if (link_ids_have(ids, id))
		return SP_OK;
	int64_t *slot = sp_push(a, &ids->list);
	SP_NEED(slot);
	*slot = id;
	return SP_OK;
}

/* ---- keys ---- */

static sp_rc add(struct arena *a, struct link_values *out, const char *value)
{
	SP_NEED(value);
	for (uint32_t i = 0; i < out->list.n; i++)
		if (strcmp(out->list.at[i], value) == 0)
			return SP_OK;
	const char **slot = sp_push(a, &out->list);
	SP_NEED(slot);
	*slot = value;
	return SP_OK;
}

static int compare_forms(const void *a, const void *b)
{
	const struct str *x = a, *y = b;
	size_t n = x->n < y->n ? x->n : y->n;
	int order = memcmp(x->p, y->p, n);
	return order ? order : (x->n > y->n) - (x->n < y->n);
}

/* The whole title, whatever the order of its words, in a time of the year and in the next one: two
 * that lie less than a bucket apart have one key in common. */
static sp_rc whole_title(struct arena *a, const struct link_item *item, struct link_values *out)
{
	BUF_AUTO text = BUF_INIT(PACKED_MAX);
	struct str *forms = arena_array(a, item->title.words.n + 1u, sizeof(*forms));
	SP_NEED(forms);
	for (uint32_t i = 0; i < item->title.words.n; i++)
		forms[i] = item->title.words.at[i].form;
	qsort(forms, item->title.words.n, sizeof(*forms), compare_forms);
	for (uint32_t i = 0; i < item->title.words.n; i++)
		buf_printf(&text, " " STR_FMT, STR_ARG(forms[i]));
	const char *all = buf_take(&text, a);
	SP_NEED(all);
	for (int next = 0; next < 2; next++)
		SP_TRY(add(a, out,
			   arena_printf(a, "t%d%s", (int)(item->days / BUCKET) + next, all)));
	return SP_OK;
}

static bool tells(const struct link_word *w)
{
	return link_word_tells(w) || w->kind == LINK_WORD_RECURRING || w->kind == LINK_WORD_YEARLY;
}

/* The heaviest words, of equal ones the first. */
static sp_rc telling_words(struct arena *a, const struct link_item *item, struct link_values *out)
{
	uint32_t n = 0;
	for (int weight = 20; weight > 0 && n < TELLING; weight--)
		for (uint32_t i = 0; i < item->title.words.n && n < TELLING; i++) {
			const struct link_word *w = &item->title.words.at[i];
			if (w->weight != weight || !tells(w))
				continue;
			n++;
			SP_TRY(add(a, out, arena_printf(a, "s" STR_FMT, STR_ARG(w->form))));
		}
	return SP_OK;
}

/* The words that a title and a text, or two texts, can meet by. */
static sp_rc text_words(struct arena *a, const struct link_item *item, struct link_values *out)
{
	enum { FROM_TITLE = 3, FROM_TEXT = 5, LONG = 7 };
	static const unsigned wanted[] = {LINK_SAID_LONG | LINK_SAID_AGAIN, LINK_SAID_LONG,
					  LINK_SAID_NAME};
	uint32_t n = 0;
	for (uint32_t i = 0; i < item->title.words.n && n < FROM_TITLE; i++) {
		const struct link_word *w = &item->title.words.at[i];
		if (!tells(w) || w->form.n < LONG)
			continue;
		n++;
		SP_TRY(add(a, out, arena_printf(a, "x%08x", (unsigned)link_word_hash(w->form))));
	}
	n = 0;
	for (size_t k = 0; k < sizeof(wanted) / sizeof(wanted[0]); k++)
		for (uint32_t i = 0; i < item->sketch.n && n < FROM_TEXT; i++) {
			uint32_t one = item->sketch.at[i];
			if ((one & wanted[k]) != wanted[k])
				continue;
			n++;
			SP_TRY(add(a, out,
				   arena_printf(a, "x%08x",
						(unsigned)(one & ~(uint32_t)LINK_SAID_FLAGS))));
		}
	return SP_OK;
}

/* "lokalplan 3 41" meets by "3" and "41", as titles have them. */
static sp_rc plan_words(struct arena *a, struct str name, struct link_values *out)
{
	struct str kind, one;
	if (link_number_is_case(name) || !link_number_is_name(name) || !str_cut(&name, ' ', &kind))
		return SP_OK;
	while (name.n && str_cut(&name, ' ', &one))
		SP_TRY(add(a, out,
			   arena_printf(a, "n" STR_FMT " " STR_FMT, STR_ARG(kind), STR_ARG(one))));
	return SP_OK;
}

static sp_rc name_words(struct arena *a, const struct link_item *item, struct link_values *out)
{
	for (uint32_t i = 0; i < item->names.n; i++) {
		const char *plain = link_name_plain(a, item->names.at[i]);
		SP_NEED(plain);
		struct str name = str_of(plain), rest = name, one, longest = {NULL, 0};
		char key = link_number_is_case(name) ? 'c' : 'n';
		SP_TRY(add(a, out, arena_printf(a, "%c" STR_FMT, key, STR_ARG(name))));
		SP_TRY(plan_words(a, name, out));
		while (rest.n && str_cut(&rest, ' ', &one))
			longest = one.n > longest.n ? one : longest;
		SP_TRY(add(a, out, arena_printf(a, "s" STR_FMT, STR_ARG(longest))));
	}
	return SP_OK;
}

/* Plans and lines are known by their numbers, in titles and where a text names them. */
static sp_rc known_numbers(struct arena *a, const struct link_item *item, struct link_values *out)
{
	struct link_numbers numbers = {0};
	SP_TRY(link_numbers_add(a, &item->title, &numbers));
	for (uint32_t i = 0; i < numbers.list.n; i++) {
		const char *key = link_number_key(a, &numbers.list.at[i]);
		SP_NEED(key);
		if (*key)
			SP_TRY(add(a, out, arena_printf(a, "n%s", key)));
	}
	return SP_OK;
}

static sp_rc treatments(struct arena *a, const struct link_item *item, struct link_values *out)
{
	for (uint32_t i = 0; i < item->pointers.n; i++) {
		const struct link_pointer *p = &item->pointers.at[i];
		if (!p->body_key || !*p->number || !*p->from || p->kind == 'h')
			continue;
		struct str month = str_sub(str_of(p->from), 0, 7);
		const char *key = p->body ? "" : p->body_key;
		SP_TRY(add(a, out,
			   arena_printf(a, "m%lld%s/" STR_FMT "/%s", (long long)p->body, key,
					STR_ARG(month), p->number)));
	}
	return SP_OK;
}

sp_rc link_keys(struct arena *a, const struct link_item *item, struct link_values *out)
{
	*out = (struct link_values){0};
	if (item->title.formal)
		return SP_OK;
	if (*item->case_no && !item->weak_case)
		SP_TRY(add(a, out, arena_printf(a, "c%s", item->case_no)));
	SP_TRY(whole_title(a, item, out));
	SP_TRY(telling_words(a, item, out));
	SP_TRY(text_words(a, item, out));
	SP_TRY(name_words(a, item, out));
	SP_TRY(known_numbers(a, item, out));
	return treatments(a, item, out);
}

sp_rc link_group(struct db *db, struct arena *a, int64_t municipality, const char *value,
		 struct link_ids *out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(municipality), DB_V_TEXT(value),
					DB_V_INT(LINK_GROUP_MAX + 2)};
	DB_ROWS_AUTO rows = NULL;
	*out = (struct link_ids){0};
	SP_TRY(db_query(db,
			"SELECT item FROM link_key WHERE municipality = $1 AND value = $2 LIMIT $3",
			args, 3, &rows, e));
	DB_EACH(rows, e) {
		int64_t *slot = sp_push(a, &out->list);
		SP_NEED(slot);
		*slot = db_int(rows, 0);
	}
	return SP_OK;
}

/* ---- an item's row ---- */

struct packed {
	const char *title, *names, *pointers;
	struct str sketch;
};

static sp_rc pack_names(struct arena *a, const struct link_item *item, const char **out)
{
	BUF_AUTO text = BUF_INIT(PACKED_MAX);
	for (uint32_t i = 0; i < item->names.n; i++)
		buf_printf(&text, "%s" STR_FMT, i ? "|" : "", STR_ARG(item->names.at[i]));
	*out = buf_take(&text, a);
	return *out ? SP_OK : SP_ENOMEM;
}

/* Four bytes each, the highest first. */
static sp_rc pack_sketch(struct arena *a, const struct link_item *item, struct str *out)
{
	char *bytes = arena_alloc(a, item->sketch.n * sizeof(uint32_t) + 1);
	SP_NEED(bytes);
	for (uint32_t i = 0; i < item->sketch.n; i++)
		for (uint32_t k = 0; k < sizeof(uint32_t); k++)
			bytes[i * sizeof(uint32_t) + k] =
				(char)(item->sketch.at[i] >> (24 - 8 * k));
	*out = (struct str){bytes, item->sketch.n * sizeof(uint32_t)};
	return SP_OK;
}

/* A line each; what a line's parts are parted by stands in none of them. */
static sp_rc pack_pointers(struct arena *a, const struct link_item *item, const char **out)
{
	BUF_AUTO text = BUF_INIT(PACKED_MAX);
	for (uint32_t i = 0; i < item->pointers.n; i++) {
		const struct link_pointer *p = &item->pointers.at[i];
		buf_printf(&text, "%s%c\t%lld\t%s\t%s\t%s\t%s\t%d%d\t%s\t%s", i ? "\n" : "",
			   p->kind, (long long)p->body, p->body_key ? p->body_key : "-", p->from,
			   p->to, p->number, p->general, p->compares, p->words ? p->words : "",
			   p->paper ? p->paper : "");
	}
	*out = buf_take(&text, a);
	return *out ? SP_OK : SP_ENOMEM;
}

static sp_rc pack(struct arena *a, const struct link_item *item, struct packed *out)
{
	SP_TRY(link_title_pack(a, &item->title, &out->title));
	SP_TRY(pack_names(a, item, &out->names));
	SP_TRY(pack_sketch(a, item, &out->sketch));
	return pack_pointers(a, item, &out->pointers);
}

static sp_rc unpack_names(struct arena *a, struct str packed, struct link_item *out)
{
	struct str one;
	while (packed.n && str_cut(&packed, '|', &one)) {
		struct str *slot = sp_push(a, &out->names);
		SP_NEED(slot);
		const char *name = str_dup(a, one);
		SP_NEED(name);
		*slot = str_of(name);
	}
	return SP_OK;
}

static sp_rc unpack_sketch(struct arena *a, struct str packed, struct link_item *out)
{
	for (size_t i = 0; i + sizeof(uint32_t) <= packed.n; i += sizeof(uint32_t)) {
		uint32_t *slot = sp_push(a, &out->sketch);
		SP_NEED(slot);
		for (size_t k = 0; k < sizeof(uint32_t); k++)
			*slot = *slot << 8 | (unsigned char)packed.p[i + k];
	}
	return SP_OK;
}

static sp_rc unpack_pointers(struct arena *a, struct str packed, struct link_item *out)
{
	enum { KIND, BODY, KEY, FROM, TO, NUMBER, FLAGS, WORDS, PAPER, PARTS };
	struct str line;
	while (packed.n && str_cut(&packed, '\n', &line)) {
		const char *part[PARTS];
		for (int i = 0; i < PARTS; i++) {
			struct str one = {"", 0};
			(void)str_cut(&line, '\t', &one);
			part[i] = str_dup(a, one);
			SP_NEED(part[i]);
		}
		struct link_pointer *p = sp_push(a, &out->pointers);
		SP_NEED(p);
		*p = (struct link_pointer){.kind = part[KIND][0],
					   .body = strtoll(part[BODY], NULL, 10),
					   .body_key = strcmp(part[KEY], "-") ? part[KEY] : NULL,
					   .from = part[FROM],
					   .to = part[TO],
					   .number = part[NUMBER],
					   .words = part[WORDS],
					   .paper = part[PAPER],
					   .general = part[FLAGS][0] == '1',
					   .compares = part[FLAGS][0] && part[FLAGS][1] == '1'};
	}
	return SP_OK;
}

static sp_rc take_item(struct arena *a, const struct db_rows *rows, struct link_item *out)
{
	enum { NATURAL = 5, CASE, WEAK, CLOSED, TITLE, NAMES, SKETCH, POINTERS, OWN };
	char *day, *number, *natural, *case_no;
	struct civil date = {0, 0, 0};
	SP_TRY(db_text(rows, 3, a, &day));
	SP_TRY(db_text(rows, 4, a, &number));
	SP_TRY(db_text(rows, NATURAL, a, &natural));
	SP_TRY(db_text(rows, CASE, a, &case_no));
	(void)civil_parse_iso(day, &date);
	*out = (struct link_item){.id = db_int(rows, 0),
				  .meeting = db_int(rows, 1),
				  .body = db_int(rows, 2),
				  .day = day,
				  .number = number,
				  .natural = natural,
				  .case_no = case_no,
				  .days = civil_to_days(date),
				  .weak_case = db_int(rows, WEAK) != 0,
				  .own_case = db_int(rows, OWN) != 0,
				  .closed = db_int(rows, CLOSED) != 0};
	SP_TRY(link_title_unpack(a, db_str(rows, TITLE), &out->title));
	SP_TRY(unpack_names(a, db_str(rows, NAMES), out));
	SP_TRY(unpack_sketch(a, db_value_of(rows, SKETCH).s, out));
	return unpack_pointers(a, db_str(rows, POINTERS), out);
}

sp_rc link_item_load(struct db *db, struct arena *a, int64_t municipality, int64_t id,
		     struct link_item **out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(municipality), DB_V_INT(id)};
	DB_ROWS_AUTO rows = NULL;
	bool more;
	*out = NULL;
	SP_TRY(db_query(db,
			"SELECT item, meeting, body, day, number, natural_key, case_no, weak_case, "
			"closed, title, names, sketch, pointers, own_case FROM link_item WHERE "
			"municipality "
			"= $1 AND item = $2",
			args, 2, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	if (!more)
		return SP_OK;
	*out = ARENA_NEW(a, struct link_item);
	SP_NEED(*out);
	return take_item(a, rows, *out);
}

sp_rc link_item_same(struct arena *a, const struct link_item *x, const struct link_item *y,
		     bool *same)
{
	struct packed p, q;
	SP_TRY(pack(a, x, &p));
	SP_TRY(pack(a, y, &q));
	*same = x->meeting == y->meeting && x->body == y->body && x->weak_case == y->weak_case &&
		x->own_case == y->own_case && x->closed == y->closed &&
		strcmp(x->natural, y->natural) == 0 && strcmp(x->number, y->number) == 0 &&
		strcmp(x->case_no, y->case_no) == 0 && strcmp(p.title, q.title) == 0 &&
		strcmp(p.names, q.names) == 0 && str_eq(p.sketch, q.sketch) &&
		strcmp(p.pointers, q.pointers) == 0;
	return SP_OK;
}

static bool is_numbered(const struct link_title *title)
{
	for (uint32_t i = 0; i < title->words.n; i++)
		if (title->words.at[i].kind == LINK_WORD_NUMBER && title->words.at[i].proper)
			return true;
	return false;
}

sp_rc link_item_write(struct db *db, struct arena *a, int64_t municipality,
		      const struct link_item *item, struct sp_err *e)
{
	struct packed p;
	struct link_values keys;
	SP_TRY(pack(a, item, &p));
	SP_TRY(db_run(db, e,
		      "INSERT INTO link_item (municipality, item, meeting, body, day, number, "
		      "natural_key, case_no, weak_case, closed, title, names, sketch, pointers, "
		      "own_case, numbered) "
		      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, CAST($9 AS INTEGER) <> 0, CAST($10 "
		      "AS INTEGER) <> 0, $11, $12, $13, $14, $15, $16)",
		      DB_V_INT(municipality), DB_V_INT(item->id), DB_V_INT(item->meeting),
		      DB_V_INT(item->body), DB_V_TEXT(item->day), DB_V_TEXT(item->number),
		      DB_V_TEXT(item->natural), DB_V_TEXT(item->case_no), DB_V_INT(item->weak_case),
		      DB_V_INT(item->closed), DB_V_TEXT(p.title), DB_V_TEXT(p.names),
		      DB_V_BLOB(p.sketch), DB_V_TEXT(p.pointers), DB_V_INT(item->own_case),
		      DB_V_INT(is_numbered(&item->title))));
	SP_TRY(link_keys(a, item, &keys));
	for (uint32_t i = 0; i < keys.list.n; i++)
		SP_TRY(db_run(db, e,
			      "INSERT INTO link_key (municipality, value, item) VALUES ($1, $2, "
			      "$3)",
			      DB_V_INT(municipality), DB_V_TEXT(keys.list.at[i]),
			      DB_V_INT(item->id)));
	return SP_OK;
}

/* Its keys follow from it; the caller has removed them. */
sp_rc link_item_remove(struct db *db, int64_t municipality, int64_t id, struct sp_err *e)
{
	const struct db_value m = DB_V_INT(municipality), item = DB_V_INT(id);
	SP_TRY(db_run(db, e, "DELETE FROM mention WHERE municipality = $1 AND item = $2", m, item));
	SP_TRY(db_run(db, e, "DELETE FROM edge WHERE municipality = $1 AND a = $2", m, item));
	SP_TRY(db_run(db, e, "DELETE FROM edge WHERE municipality = $1 AND b = $2", m, item));
	SP_TRY(db_run(db, e, "DELETE FROM thread_item WHERE municipality = $1 AND item = $2", m,
		      item));
	return db_run(db, e, "DELETE FROM link_item WHERE municipality = $1 AND item = $2", m,
		      item);
}

static sp_rc write_mention(struct db *db, int64_t municipality, const struct link_item *item,
			   uint32_t position, const struct link_mention *m, struct sp_err *e)
{
	BUF_AUTO spans = BUF_INIT(PACKED_MAX);
	const struct fact said = {.text = m->words, .spans = m->spans};
	const char kind[2] = {m->p.kind, '\0'};
	spans_add(&spans, "text", &said);
	return db_run(db, e,
		      "INSERT INTO mention (municipality, item, position, meeting, kind, body, "
		      "exact, body_key, body_name, day_from, day_to, number, words, spans, told) "
		      "VALUES ($1, $2, $3, $4, $5, $6, CAST($7 AS INTEGER) <> 0, $8, $9, $10, "
		      "$11, $12, $13, $14, $15)",
		      DB_V_INT(municipality), DB_V_INT(item->id), DB_V_INT(position),
		      DB_V_INT(item->meeting), DB_V_TEXT(kind), DB_V_INT(m->p.body),
		      DB_V_INT(m->exact), DB_V_TEXT(m->p.body_key), DB_V_TEXT(m->body_name),
		      DB_V_TEXT(m->p.from), DB_V_TEXT(m->p.to), DB_V_TEXT(m->p.number),
		      DB_V_TEXT(m->words), DB_V_STR(buf_view(&spans)), DB_V_TEXT(m->told));
}

sp_rc link_mentions_write(struct db *db, struct arena *a, int64_t municipality,
			  const struct link_item *item, const struct link_mentions *mentions,
			  struct sp_err *e)
{
	(void)a;
	for (uint32_t i = 0; i < mentions->list.n; i++)
		SP_TRY(write_mention(db, municipality, item, i, &mentions->list.at[i], e));
	return SP_OK;
}
