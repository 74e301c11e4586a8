/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/buf.h"
#include "council/query.h"
#include "test.h"

static void tree(const struct search_query *q, struct buf *out)
{
	if (!q)
		return;
	if (q->op == SEARCH_WORDS) {
		for (uint32_t i = 0; i < q->words->list.n; i++)
			buf_printf(out, "%s" STR_FMT, i ? "_" : "",
				   STR_ARG(q->words->list.at[i].form));
		buf_puts(out, q->open_end ? "*" : "");
		return;
	}
	buf_char(out, '(');
	tree(q->left, out);
	buf_puts(out, q->op == SEARCH_AND ? " & " : q->op == SEARCH_OR ? " | " : " - ");
	tree(q->right, out);
	buf_char(out, ')');
}

static void bound(int64_t v, struct buf *out)
{
	if (v == INT64_MIN || v == INT64_MAX)
		buf_char(out, '?');
	else
		buf_printf(out, "%lld", (long long)v);
}

static void filters(const struct query *q, struct buf *out)
{
	static const char *const names[QUERY_FIELDS] = {"body",	  "party",  "year", "type",
							"amount", "status", "case"};
	for (uint32_t i = 0; i < q->filters.n; i++) {
		const struct query_filter *f = &q->filters.at[i];
		buf_printf(out, "%s%s%s:", buf_view(out).n ? " " : "", f->without ? "-" : "",
			   names[f->field]);
		if (f->field == QUERY_YEAR || f->field == QUERY_AMOUNT) {
			buf_puts(out, f->minus ? "minus " : "");
			bound(f->least, out);
			buf_puts(out, "..");
			bound(f->most, out);
		} else {
			buf_printf(out, "%s%s", f->promise ? "promise " : "", f->text);
		}
	}
}

static sp_rc parse(struct arena *a, const char *text, const char **out, struct sp_err *e)
{
	STEMMER_AUTO s = stemmer_new();
	struct query q;
	BUF_AUTO b = BUF_INIT(1 << 16);
	assert_non_null(s);
	SP_TRY(query_parse(a, s, str_of(text), &q, e));
	tree(q.words, &b);
	filters(&q, &b);
	*out = str_dup(a, buf_view(&b));
	return SP_OK;
}

static const struct {
	const char *text, *tree;
} asked[] = {
	{"skole", "skol"},
	{"skole tryghed", "(skol & tryg)"},
	{"\"unge og børn\"", "ung_og_boern"},
	{"»unge og børn« ”skole nu”", "(ung_og_boern & skol_nu)"},
	{"“unge og børn", "ung_og_boern"},
	{"badesoe", "(badeso | badesoe)"},
	{"boern", "boern"},
	{"20/1203", "20_1203"},
	{"tryghedsp*", "tryghedsp*"},
	{"\"børn og skolern*\"", "(boern_og_skolern* | boern_og_skol)"},
	{"skole OR børn ELLER unge", "((skol | boern) | ung)"},
	{"skole | børn", "(skol | boern)"},
	{"skole -børn -unge", "(skol - (boern | ung))"},
	{"skole NOT børn", "(skol - boern)"},
	{"(skole OR børn) tryghed", "((skol | boern) & tryg)"},
	{"skole (børn -unge)", "(skol & (boern - ung))"},
	{"((skole", "skol"},
	{"skole) børn", "(skol & boern)"},
	{"OR skole OR", "skol"},
	{"skole - børn", "(skol & boern)"},
	{"børne- og ungeudvalg", "(boern & ungeudvalg)"},
	{"hvor mange penge til skoler?", "(peng & skol)"},
	{"og i", "(og & i)"},
	{"kl.18:30 mødet", "(kl_18_30 & moed)"},
	{"udvalg:BUL", "body:BUL"},
	{"udvalg:\"børn og unge\" skole", "skol body:børn og unge"},
	{"Udvalg:bul Parti:V ÅR:2021", "body:bul party:V year:2021..2021"},
	{"year:2019-2021 aar:>2019 år:<=2020 år:2018-", "year:2019..2021 year:2020..? "
							"year:?..2020 year:2018..?"},
	{"type:O type:drøftelse", "type:orientering type:drøftelse"},
	{"status:udsat status:\"sendt tilbage\" -status:godkendt",
	 "status:postponed status:returned -status:approved"},
	{"beløb:>500000", "amount:50000001..?"},
	{"beløb:>=1,5mio", "amount:150000000..?"},
	{"beløb:<250tkr", "amount:?..24999999"},
	{"beløb:100.000-200.000", "amount:10000000..20000000"},
	{"beløb:350.000,-", "amount:35000000..35000000"},
	{"sag:00.16.00-A30-1-20", "case:00.16.00-A30-1-20"},
	{"(udvalg:bul OR udvalg:aet) skole", "skol body:bul body:aet"},
	{"udvalg:\"Børne- og Ungeudvalget\"", "body:Børne- og Ungeudvalget"},
	{"committee:BUU body:oeu", "body:BUU body:oeu"},
	{"status:åben status:OVERDUE status:besvaret status:moved",
	 "status:promise open status:promise overdue status:promise answered "
	 "status:promise moved"},
	{"status:aaben status:droeftet", "status:promise open status:discussed"},
	{"beløb:>1 mio", "amount:100000001..?"},
	{"beløb:> 1,5 mio. kr. skole", "skol amount:150000001..?"},
	{"beløb: >=100.000", "amount:10000000..?"},
	{"beløb:100000-500000", "amount:10000000..50000000"},
	{"beløb:1-2 mio", "amount:100000000..200000000"},
	{"beløb:100.000-0,5 mio", "amount:10000000..50000000"},
	{"beløb:1 mio - 2 mio tag", "tag amount:100000000..200000000"},
	{"beløb:1 mio -", "amount:100000000..?"},
	{"beløb:1.5 mio", "amount:150000000..150000000"},
	{"beløb:500000-100000", "amount:10000000..50000000"},
	{"beløb:<250 tkr -skole vej", "(vej - skol) amount:?..24999999"},
	{"amount:300 kr", "amount:30000..30000"},
	{"beløb:<0", "amount:minus 0..?"},
	{"beløb:<-100.000", "amount:minus 10000001..?"},
	{"beløb:>=-1 mio", "amount:minus 0..100000000"},
	{"beløb:-100000", "amount:minus 10000000..10000000"},
	{"beløb:−1,5mio", "amount:minus 150000000..150000000"},
	{"beløb:-200000--100000", "amount:minus 10000000..20000000"},
	{"type:information type:discussion", "type:orientering type:drøftelse"},
	{"type:droeftelse", "type:drøftelse"},
	{"https://fjordby.dk kl. 16:30", "((http_fjordby_dk & kl) & 16_30)"},
	{"Beslutning: godkendt", "(beslutning & godkend)"},
};

static void questions(void **state)
{
	(void)state;
	ARENA_AUTO a = arena_new(4 << 20);
	for (size_t i = 0; i < COUNT(asked); i++) {
		struct sp_err e = {.key = NULL};
		const char *got = "";
		sp_rc rc = parse(a, asked[i].text, &got, &e);
		if (rc != SP_OK || strcmp(got, asked[i].tree) != 0)
			fail_msg("%s gives %s (%s), not %s", asked[i].text, got, e.key ? e.key : "",
				 asked[i].tree);
	}
}

static void refused(void **state)
{
	(void)state;
	ARENA_AUTO a = arena_new(4 << 20);
	static const char *const cases[] = {
		"",
		"  ",
		"…",
		"-skole",
		"udvlag:bul",
		"prti:V",
		"år:tyve",
		"år:20211",
		"år:-",
		"beløb:mange",
		"beløb:>",
		"type:referat",
		"status:god",
		"udvalg:\"\"",
		"udvalg:",
		"skole udvalg: bul",
		"(parti:)",
		"år:",
		"emne:skole",
		"type:\"\"",
		"beløb:mio",
		"status:",
		"-",
		"\"\"",
		"OR NOT | ( ) -",
		"***",
		"\xff\xfe\x80",
		"(-skole) børn",
		"beløb:999999999999999999999",
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct sp_err e = {.key = NULL};
		const char *got = "";
		if (parse(a, cases[i], &got, &e) != SP_EINVAL || !e.key)
			fail_msg("“%s” was taken as %s", cases[i], got);
	}
}

/* Too deep and too long are refused, not tried. */
static void bounded(void **state)
{
	(void)state;
	ARENA_AUTO a = arena_new(16 << 20);
	char text[5000];
	struct sp_err e = {.key = NULL};
	const char *got;
	memset(text, '(', sizeof(text));
	text[3000] = '\0';
	assert_int_equal(parse(a, text, &got, &e), SP_EINVAL);
	memset(text, 'a', sizeof(text));
	for (size_t i = 1; i < sizeof(text); i += 2)
		text[i] = ' ';
	text[3000] = '\0';
	assert_int_equal(parse(a, text, &got, &e), SP_EINVAL);
	text[sizeof(text) - 1] = '\0';
	assert_int_equal(parse(a, text, &got, &e), SP_EINVAL);
}

/* Whatever is typed is taken or refused in words. */
static void hostile(void **state)
{
	(void)state;
	ARENA_AUTO a = arena_new(64 << 20);
	static const char *const parts[] = {
		"\"",	"(", ")", "-",	 "*",	 "udvalg:", "beløb:>", "OR", "NOT",   "og", "\xc3",
		"\xff", "»", ":", "år:", "2021", "mio",	    " ",       "|",  "skole", "\t"};
	uint64_t random = 1;
	for (unsigned i = 0; i < 20000; i++) {
		BUF_AUTO text = BUF_INIT(1 << 12);
		struct sp_err e = {.key = NULL};
		const char *got = NULL;
		for (unsigned k = 0; k < 1 + i % 24; k++) {
			random = random * 6364136223846793005u + 1442695040888963407u;
			buf_puts(&text, parts[(random >> 33) % COUNT(parts)]);
		}
		sp_rc rc = parse(a, str_dup(a, buf_view(&text)), &got, &e);
		assert_true(rc == SP_OK ? got != NULL : rc == SP_EINVAL && e.key);
		arena_reset(a);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(questions), cmocka_unit_test(refused), cmocka_unit_test(bounded),
		cmocka_unit_test(hostile)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
