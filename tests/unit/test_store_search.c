/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of questions that must give the same rows on every engine. */
#include "core/buf.h"
#include "store/search.h"
#include "store_fixture.h"

static const char *const rows[][SEARCH_FIELDS] = {
	{"Tryghed på skolerne", "Godkendt", "Byrådet afsætter 1.500.000 kr. til tryghed"},
	{"Legepladser i Aarhusgade", "Udsat", "Nye gynger til børnene ved skolebestyrelsen"},
	{"Skolernes budget 2021", "Vedtaget med 5 stemmer", "Tryghed koster"},
	{"Sag nr. 20/1203", "", "Børn, unge og skole"},
	{"Skolebestyrelsens beretning", "Taget til efterretning", "unge og børn"},
};

static struct words split(struct fixture *f, const char *text)
{
	STEMMER_AUTO s = stemmer_new();
	struct words w;
	assert_non_null(s);
	assert_int_equal(words_split(s, f->arena, str_of(text), &w), SP_OK);
	return w;
}

static void put(struct fixture *f, enum search_set set, int64_t id,
		const char *const text[SEARCH_FIELDS])
{
	struct search_row row = {.mark = id % 2 ? "odd" : "even"};
	int64_t block;
	for (int i = 0; i < SEARCH_FIELDS; i++)
		row.fields[i] = split(f, text[i]);
	ok(f, db_begin(f->db, &f->err));
	ok(f, search_block(f->db, id, &block, &f->err));
	ok(f, search_put(f->db, set, block, id, &row, &f->err));
	ok(f, db_commit(f->db, &f->err));
}

static void fill(struct fixture *f)
{
	fixture_migrate(f, NULL, 0);
	for (size_t i = 0; i < COUNT(rows); i++)
		put(f, SEARCH_OPEN, (int64_t)i + 1, rows[i]);
}

static const struct search_query *both(struct fixture *f, enum search_op op,
				       const struct search_query *left,
				       const struct search_query *right)
{
	struct search_query *q = arena_alloc(f->arena, sizeof(*q));
	*q = (struct search_query){.op = op, .left = left, .right = right};
	return q;
}

static const struct search_query *row_of(struct fixture *f, const struct words *w, bool open_end)
{
	struct search_query *q = arena_alloc(f->arena, sizeof(*q));
	*q = (struct search_query){.op = SEARCH_WORDS, .words = w, .open_end = open_end};
	return q;
}

/* A question of words; "*" at the end leaves it open. */
static const struct search_query *words_of(struct fixture *f, const char *text)
{
	STEMMER_AUTO s = stemmer_new();
	struct words *w = arena_alloc(f->arena, sizeof(*w)), whole;
	struct str t = str_of(text);
	if (!str_ends(t, STR("*"))) {
		*w = split(f, text);
		return row_of(f, w, false);
	}
	assert_int_equal(words_open(s, f->arena, str_sub(t, 0, t.n - 1), w, &whole), SP_OK);
	const struct search_query *q = row_of(f, w, true);
	for (uint32_t i = 0; i < whole.list.n; i++) {
		struct words *other = arena_alloc(f->arena, sizeof(*other));
		*other = (struct words){0};
		for (uint32_t k = 0; k < w->list.n; k++) {
			struct word *at = sp_push(f->arena, &other->list);
			*at = k + 1 < w->list.n ? w->list.at[k] : whole.list.at[i];
		}
		q = both(f, SEARCH_OR, q, row_of(f, other, false));
	}
	return q;
}

/* "left|right" with AND "&", OR "|" or WITHOUT "-"; no operator: words in a row. */
static const struct search_query *question(struct fixture *f, const char *text)
{
	const char *at = strpbrk(text, "&|-");
	if (!at)
		return words_of(f, text);
	enum search_op op = *at == '&' ? SEARCH_AND : *at == '|' ? SEARCH_OR : SEARCH_WITHOUT;
	const char *left = str_dup(f->arena, (struct str){text, (size_t)(at - text)});
	return both(f, op, words_of(f, left), question(f, at + 1));
}

/* The ids found, smallest first, blanks between. */
static const char *found(struct fixture *f, enum search_set set, const char *text)
{
	struct search_hits hits;
	const struct search_ask ask = {.set = set,
				       .query = question(f, text),
				       .join = "",
				       .where = "",
				       .limit = 100,
				       .count = true};
	BUF_AUTO out = BUF_INIT(1000);
	ok(f, search_find(f->db, f->arena, &ask, &hits, &f->err));
	assert_int_equal(hits.total, hits.list.n);
	for (int64_t id = 1; id < 10; id++)
		for (uint32_t i = 0; i < hits.list.n; i++)
			if (hits.list.at[i].id == id)
				buf_printf(&out, "%s%d", buf_view(&out).n ? " " : "", (int)id);
	return str_dup(f->arena, buf_view(&out));
}

static void questions(void **state)
{
	struct fixture *f = *state;
	fill(f);
	static const struct {
		const char *text, *ids;
	} cases[] = {
		{"tryghed", "1 3"},
		{"TRYGHEDEN", "1 3"},
		{"skole", "1 3 4"},
		{"skole*", "1 2 3 4 5"},
		{"skolebestyrelse", "2 5"},
		{"aarhusgade", "2"},
		{"Århusgade", "2"},
		{"boern", "2 4 5"},
		{"børn unge", "4"},
		{"unge og børn", "5"},
		{"unge og bør*", "5"},
		{"20/1203", "4"},
		{"1203/20", ""},
		{"1.500.000", "1"},
		{"beretning taget", ""}, /* not over the border of two fields */
		{"tryghed&skole", "1 3"},
		{"tryghed&budget", "3"},
		{"gynge|beretning", "2 5"},
		{"børn-unge", "2"},
		{"børn-unge og børn", "2 4"},
		{"tryghed-findes ikke", "1 3"},
		{"udsat|børn unge", "2 4"},
		{"findesikke", ""},
		{"5", "3"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *ids = found(f, SEARCH_OPEN, cases[i].text);
		if (strcmp(ids, cases[i].ids) != 0)
			fail_msg("\"%s\" gives \"%s\", not \"%s\"", cases[i].text, ids,
				 cases[i].ids);
	}
}

static void rows_change(void **state)
{
	struct fixture *f = *state;
	static const char *const other[SEARCH_FIELDS] = {"Cykelstier", "", ""};
	fill(f);
	put(f, SEARCH_OPEN, 1, other);
	assert_string_equal(found(f, SEARCH_OPEN, "tryghed"), "3");
	assert_string_equal(found(f, SEARCH_OPEN, "cykelsti"), "1");
	ok(f, db_begin(f->db, &f->err));
	ok(f, search_remove(f->db, SEARCH_OPEN, 3, &f->err));
	ok(f, search_remove(f->db, SEARCH_OPEN, 3, &f->err));
	ok(f, db_commit(f->db, &f->err));
	assert_string_equal(found(f, SEARCH_OPEN, "tryghed"), "");
}

static void closed_apart(void **state)
{
	struct fixture *f = *state;
	static const char *const closed[SEARCH_FIELDS] = {"Køb af ejendom", "Godkendt", "tryghed"};
	fill(f);
	put(f, SEARCH_CLOSED, 7, closed);
	assert_string_equal(found(f, SEARCH_OPEN, "ejendom"), "");
	assert_string_equal(found(f, SEARCH_OPEN, "tryghed"), "1 3");
	assert_string_equal(found(f, SEARCH_CLOSED, "tryghed"), "7");
}

static void ranked(void **state)
{
	struct fixture *f = *state;
	struct search_hits hits;
	struct search_ask ask = {.query = NULL, .join = "", .where = "", .limit = 1};
	fill(f);
	ask.query = words_of(f, "tryghed");
	ok(f, search_find(f->db, f->arena, &ask, &hits, &f->err));
	assert_int_equal(hits.list.n, 1);
	assert_int_equal(hits.total, -1);
	assert_int_equal(hits.list.at[0].id, 1); /* in the title */
	ask.offset = 1;
	ok(f, search_find(f->db, f->arena, &ask, &hits, &f->err));
	assert_int_equal(hits.list.n, 1);
	assert_int_equal(hits.list.at[0].id, 3);
}

static void narrowed(void **state)
{
	struct fixture *f = *state;
	struct search_hits hits;
	const struct db_value least[] = {DB_V_INT(3)};
	struct search_ask ask = {
		.join = "", .where = "s.rowid >= $1", .args = least, .arg_count = 1, .limit = 10};
	fill(f);
	ask.query = question(f, "skole|unge og børn");
	ask.count = true;
	ok(f, search_find(f->db, f->arena, &ask, &hits, &f->err));
	assert_int_equal(hits.total, 3);
	assert_int_equal(hits.list.n, 3);
}

static void read_only(void **state)
{
	struct fixture *f = *state;
	struct search_hits hits;
	struct search_ask ask = {.join = "", .where = "", .limit = 10};
	fill(f);
	ask.query = words_of(f, "tryghed");
	struct db *db = fixture_connect(f, "", DB_READ_ONLY);
	ok(f, search_find(db, f->arena, &ask, &hits, &f->err));
	assert_int_equal(hits.list.n, 2);
	db_close(db);
}

/* Of a word that stands everywhere the newest rows are weighed, and older ones with it in the
 * title. */
static void frequent(void **state)
{
	struct fixture *f = *state;
	struct search_hits hits;
	static const char *const old_title[SEARCH_FIELDS] = {"Fjorden", "", "hvad andre siger"};
	static const char *const old[SEARCH_FIELDS] = {"Havnen", "", "fjorden fjorden fjorden"};
	static const char *const often[SEARCH_FIELDS] = {"Veje", "", "langs fjorden her"};
	struct search_row row = {.mark = NULL};
	struct search_ask ask = {.join = "", .where = "", .limit = 3000, .count = true};
	fixture_migrate(f, NULL, 0);
	put(f, SEARCH_OPEN, 1, old_title);
	put(f, SEARCH_OPEN, 2, old);
	for (int i = 0; i < SEARCH_FIELDS; i++)
		row.fields[i] = split(f, often[i]);
	ok(f, db_begin(f->db, &f->err));
	for (int64_t id = 3; id < 3 + SEARCH_NEWEST; id++)
		ok(f, search_put(f->db, SEARCH_OPEN, 0, id, &row, &f->err));
	ok(f, db_commit(f->db, &f->err));
	ask.query = words_of(f, "fjord");
	ok(f, search_find(f->db, f->arena, &ask, &hits, &f->err));
	assert_int_equal(hits.total, SEARCH_NEWEST + 2);
	assert_false(hits.more);
	assert_int_equal(hits.list.n, SEARCH_NEWEST + 1);
	assert_int_equal(hits.list.at[0].id, 1);
	for (uint32_t i = 0; i < hits.list.n; i++)
		assert_int_not_equal(hits.list.at[i].id, 2);
}

/* Rows of several blocks are found alike, the newest block's first; a mark narrows. */
static void blocks(void **state)
{
	struct fixture *f = *state;
	static const struct {
		const char *text, *ids;
	} cases[] = {{"tryghed", "1 3"}, {"skole*", "1 2 3 4 5"},    {"unge og børn", "5"},
		     {"børn-unge", "2"}, {"gynge|beretning", "2 5"}, {"unge og bør*", "5"},
		     {"findesikke", ""}};
	struct search_hits hits;
	struct search_ask ask = {.join = "", .where = "", .limit = 10, .count = true};
	fixture_migrate(f, NULL, 0);
	for (size_t i = 0; i < COUNT(rows); i++) {
		ok(f, db_begin(f->db, &f->err));
		ok(f,
		   db_run(f->db, &f->err, "INSERT INTO search_block (block, first) VALUES ($1, $2)",
			  DB_V_INT((int64_t)i * 700 + 40), DB_V_INT((int64_t)i + 1)));
		ok(f, db_commit(f->db, &f->err));
		put(f, SEARCH_OPEN, (int64_t)i + 1, rows[i]);
	}
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_string_equal(found(f, SEARCH_OPEN, cases[i].text), cases[i].ids);
	ask.query = words_of(f, "skole*");
	ask.mark = "even";
	ok(f, search_find(f->db, f->arena, &ask, &hits, &f->err));
	assert_int_equal(hits.total, 2);
	for (uint32_t i = 0; i < hits.list.n; i++)
		assert_int_equal(hits.list.at[i].id % 2, 0);
}

/* A new block is begun when the newest is full, and ids before it keep to theirs. */
static void new_block(void **state)
{
	struct fixture *f = *state;
	struct search_row row = {.mark = "m"};
	int64_t block = 0, id = 0, older;
	fixture_migrate(f, NULL, 0);
	row.fields[SEARCH_REST] = split(f, "fjord");
	ok(f, db_begin(f->db, &f->err));
	while (!block && id < SEARCH_BLOCK * 2) {
		ok(f, search_block(f->db, ++id, &block, &f->err));
		ok(f, search_put(f->db, SEARCH_OPEN, block, id, &row, &f->err));
	}
	assert_int_equal(block, 1);
	assert_true(id > SEARCH_BLOCK);
	ok(f, search_block(f->db, 1, &older, &f->err));
	assert_int_equal(older, 0);
	ok(f, search_block(f->db, id + 1, &block, &f->err));
	assert_int_equal(block, 1);
	ok(f, db_commit(f->db, &f->err));
	assert_string_equal(found(f, SEARCH_CLOSED, "fjord"), "");
}

/* Words that stand more often, or further back, than a tsvector can say. */
static void long_row(void **state)
{
	struct fixture *f = *state;
	BUF_AUTO often = BUF_INIT(1 << 20), far = BUF_INIT(1 << 20);
	fixture_migrate(f, NULL, 0);
	for (unsigned i = 0; i < 300; i++)
		buf_puts(&often, "vand luft ");
	buf_puts(&often, "vand jord");
	for (unsigned i = 0; i < 17000; i++)
		buf_printf(&far, "%u ", i % 1000);
	buf_puts(&far, "unge kommer børn siden");
	const char *const many[SEARCH_FIELDS] = {"A", "", buf_take(&often, f->arena)};
	const char *const big[SEARCH_FIELDS] = {"B", "", buf_take(&far, f->arena)};
	put(f, SEARCH_OPEN, 1, many);
	put(f, SEARCH_OPEN, 2, big);
	assert_string_equal(found(f, SEARCH_OPEN, "vand jord"), "1");
	assert_string_equal(found(f, SEARCH_OPEN, "luft jord"), "");
	assert_string_equal(found(f, SEARCH_OPEN, "unge kommer"), "2");
	assert_string_equal(found(f, SEARCH_OPEN, "unge børn"), "");
	assert_string_equal(found(f, SEARCH_OPEN, "børn sid*"), "2");
	assert_string_equal(found(f, SEARCH_OPEN, "unge-børn siden"), "");
}

/* A row that no engine could hold whole: the beginning is found, on all of them. */
static void huge(void **state)
{
	struct fixture *f = *state;
	BUF_AUTO text = BUF_INIT(32 << 20);
	fixture_migrate(f, NULL, 0);
	buf_puts(&text, "begyndelsen ");
	for (unsigned i = 0; i < 300000; i++)
		buf_printf(&text, "ord%uord ", i);
	buf_puts(&text, "slutningen");
	const char *all = buf_take(&text, f->arena);
	assert_non_null(all);
	const char *const big[SEARCH_FIELDS] = {"Stort", "", all};
	put(f, SEARCH_OPEN, 9, big);
	assert_string_equal(found(f, SEARCH_OPEN, "begyndelse"), "9");
	assert_string_equal(found(f, SEARCH_OPEN, "ord40000ord ord40001ord"), "9");
	assert_string_equal(found(f, SEARCH_OPEN, "slutning"), "");
}

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		ON_BOTH(questions), ON_BOTH(rows_change), ON_BOTH(closed_apart), ON_BOTH(ranked),
		ON_BOTH(narrowed),  ON_BOTH(read_only),	  ON_BOTH(huge),	 ON_BOTH(frequent),
		ON_BOTH(blocks),    ON_BOTH(new_block),	  ON_BOTH(long_row)};
	return fixture_run(argc, argv, tests, COUNT(tests));
}
