/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Real exports that lie beside the source tree (../shared), when they do: what must come out of
 * each. */
#include "esdh_help.h"
#include "read/xml.h"
#include "test.h"

#include <stdio.h>

struct sample {
	struct arena *arena;
	struct folder folder;
	struct extractions all;
	const struct extraction *x;
};

static bool sample_open(struct sample *s, const char *folder, const char *file)
{
	char below[256];
	struct sp_err e = {0};
	*s = (struct sample){.arena = arena_new((size_t)256 << 20)};
	assert_non_null(s->arena);
	(void)snprintf(below, sizeof(below), "../shared/esdh/samples/%s", folder);
	if (!folder_open(&s->folder, below)) {
		arena_free(s->arena);
		return false;
	}
	assert_int_equal(esdh_read_file(s->arena, &s->folder, file, &s->all, &e), SP_OK);
	assert_int_equal(s->all.list.n, 1);
	s->x = s->all.list.at[0];
	return true;
}

#define OPEN_OR_SKIP(s, folder, file)                 \
	do {                                          \
		if (!sample_open(&(s), folder, file)) \
			skip();                       \
	} while (0)

static void test_acadre(void **state)
{
	(void)state;
	struct sample s;
	OPEN_OR_SKIP(s, "acadre", "XML_1863.xml");
	assert_string_equal(s.x->format, "acadre");
	assert_string_equal(s.x->key, "1863");
	assert_false(s.x->withdrawn || s.x->draft || s.x->truncated);
	assert_string_equal(values(s.arena, s.x, LINE_MEETING_KIND), "Referat");
	assert_string_equal(values(s.arena, s.x, LINE_ITEM_NUMBER), "715");
	assert_string_equal(values(s.arena, s.x, LINE_MEETING_DATE), "2013-06-20");
	assert_int_equal(count_role(s.x, LINE_MEETING_PRESENT), 5);
	assert_int_equal(count_role(s.x, LINE_ATTACHMENT), 3);
	const char *decisions = values(s.arena, s.x, LINE_DECISION);
	const char *first = strstr(decisions, "den 10-04-2013"),
		   *second = strstr(decisions, "den 24-04-2013"),
		   *third = strstr(decisions, "den 20-06-2013");
	assert_int_equal(count_role(s.x, LINE_DECISION), 3);
	assert_true(first && second && third && first < second && second < third);
	arena_free(s.arena);
}

/* The agenda read for itself says the same as through its manifest. */
static void test_acadre_agenda(void **state)
{
	(void)state;
	struct sample s, m;
	OPEN_OR_SKIP(s, "acadre", "3687981.XML");
	assert_true(sample_open(&m, "acadre", "XML_1863.xml"));
	assert_string_equal(s.x->text, m.x->text);
	assert_int_equal(s.x->lines.n, m.x->lines.n);
	assert_string_equal(s.x->key, m.x->key);
	assert_null(s.x->beside);
	assert_string_equal(m.x->beside, "3687981.XML");
	arena_free(s.arena);
	arena_free(m.arena);
}

static void test_edoc(void **state)
{
	(void)state;
	struct sample s;
	OPEN_OR_SKIP(s, "edoc", "eDocAgendaPublishing.xml");
	assert_true(warned(s.x, "character references"));
	assert_false(s.x->truncated);
	assert_string_equal(values(s.arena, s.x, LINE_ITEM_NUMBER),
			    "1 | 2 | 3 | 4 | 5 | 6 | 7 | 8");
	assert_int_equal(count_role(s.x, LINE_ITEM_ROUTE), 10);
	struct extraction third = item_of(s.arena, s.x, 2);
	assert_string_equal(values(s.arena, &third, LINE_ITEM_ROUTE),
			    "Sundheds- og Forebyggelsesudvalget 04-12-2012 Punkt 3 | "
			    "Økonomiudvalget 11-12-2012 | Kommunalbestyrelsen 17-12-2012");
	assert_int_equal(count_role(s.x, LINE_MEETING_PRESENT), 7);
	assert_int_equal(count_role(s.x, LINE_MEETING_ABSENT), 0);
	assert_string_equal(values(s.arena, s.x, LINE_MEETING_PLACE),
			    "Mødecenter C, Lokale 32 på Ballerup Rådhus");
	assert_int_equal(count_role(s.x, LINE_DECISION), 8);
	assert_int_equal(count_role(s.x, LINE_ATTACHMENT), 10);
	assert_int_equal(count_role(s.x, LINE_ITEM_CASE), 8);
	arena_free(s.arena);
}

static void test_fujitsu(void **state)
{
	(void)state;
	struct sample s;
	OPEN_OR_SKIP(s, "edoc_fujitsu", "agenda2.xml");
	assert_string_equal(s.x->key, "61beeeb7-a631-4d3d-8524-56c19782647b");
	assert_int_equal(count_role(s.x, LINE_MEETING_PRESENT), 6);
	assert_string_equal(values(s.arena, s.x, LINE_MEETING_ABSENT), "Niels Bebe (V)");
	assert_string_equal(values(s.arena, s.x, LINE_FURNITURE), "Maja Føns");
	assert_int_equal(count_items(s.x), 6);
	assert_int_equal(count_role(s.x, LINE_ITEM_CLOSED), 2);
	assert_int_equal(count_role(s.x, LINE_ATTACHMENT), 4);
	assert_int_equal(count_role(s.x, LINE_ATTACHMENT_CLOSED), 8);
	struct extraction fifth = item_of(s.arena, s.x, 4);
	const char *titles = values(s.arena, &fifth, LINE_ATTACHMENT_CLOSED);
	assert_true(strstr(titles, "Regneark | E-mail"));
	assert_int_equal(count_role(&fifth, LINE_ITEM_CLOSED), 1);
	arena_free(s.arena);
}

static void test_fujitsu_before(void **state)
{
	(void)state;
	struct sample s;
	OPEN_OR_SKIP(s, "edoc_fujitsu", "agenda1.xml");
	assert_string_equal(values(s.arena, s.x, LINE_ITEM_NUMBER), "2 | 3 | 4 | 5 | 6");
	assert_int_equal(count_role(s.x, LINE_MEETING_PRESENT), 7);
	assert_int_equal(count_role(s.x, LINE_ITEM_CLOSED), 0);
	assert_int_equal(count_role(s.x, LINE_DECISION), 0);
	arena_free(s.arena);
}

static void count_fields(const struct sample *s, const char *file, uint32_t *all, uint32_t *filled,
			 uint32_t *feedback)
{
	XML_AUTO d = {0};
	struct str bytes = folder_bytes(&s->folder, s->arena, file);
	assert_int_equal(xml_open(s->arena, file, bytes, &d, NULL), SP_OK);
	*all = *filled = *feedback = 0;
	const xml_node *items = xml_down(xml_root(&d), "Agendas/Agenda/Items");
	XML_EACH(item, items, "Item")
	XML_EACH(field, xml_first(item, "Fields"), "ItemField")
	{
		/* "Tomt indhold" is what the system writes for nothing */
		struct str content = xml_get(&d, field, "Content");
		bool has = str_eq(xml_get(&d, field, "HasContent"), STR("True")) &&
			   str_find(content, STR("Tomt indhold")) == SIZE_MAX;
		(*all)++;
		*filled += has;
		*feedback += has && str_eq(xml_get(&d, field, "IsFeedback"), STR("True"));
	}
}

static void test_agman(void **state)
{
	(void)state;
	struct sample s;
	uint32_t all, filled, feedback;
	OPEN_OR_SKIP(s, "agman", "Publication553.xml");
	assert_true(s.x->draft);
	assert_string_equal(s.x->key, "553");
	assert_int_equal(count_items(s.x), 4);
	assert_int_equal(count_role(s.x, LINE_ATTACHMENT), 14);
	count_fields(&s, "Publication553.xml", &all, &filled, &feedback);
	assert_int_equal(all, 36);
	assert_true(filled > 20 && feedback > 0);
	assert_int_equal(count_role(s.x, LINE_SECTION) + count_role(s.x, LINE_DECISION), filled);
	assert_int_equal(count_role(s.x, LINE_DECISION), feedback);
	assert_int_equal(count_role(s.x, LINE_MEETING_PRESENT), 15);
	arena_free(s.arena);
}

static void test_agman_final(void **state)
{
	(void)state;
	struct sample s;
	OPEN_OR_SKIP(s, "agman", "Publication32.xml");
	assert_false(s.x->draft);
	assert_string_equal(values(s.arena, s.x, LINE_MEETING_KIND), "Dagsorden");
	assert_int_equal(count_items(s.x), 5);
	assert_int_equal(count_role(s.x, LINE_DECISION), 0);
	arena_free(s.arena);
}

static void test_getorganized(void **state)
{
	(void)state;
	struct sample s;
	OPEN_OR_SKIP(s, "getorganized", "publication.xml");
	assert_string_equal(s.x->key, "MDR-2016-02836");
	assert_string_equal(values(s.arena, s.x, LINE_ITEM_NUMBER),
			    "1 | 1.1 | 1.2 | 1.3 | 1.4 | 2 | 2.1 | 2.2 | 2.3 | 3");
	assert_int_equal(count_role(s.x, LINE_ATTACHMENT), 0);
	assert_int_equal(count_role(s.x, LINE_MEETING_PRESENT), 11);
	assert_string_equal(s.x->stamp, "2017-10-12 11:54");
	arena_free(s.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_acadre),	       cmocka_unit_test(test_acadre_agenda),
		cmocka_unit_test(test_edoc),	       cmocka_unit_test(test_fujitsu),
		cmocka_unit_test(test_fujitsu_before), cmocka_unit_test(test_agman),
		cmocka_unit_test(test_agman_final),    cmocka_unit_test(test_getorganized),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
