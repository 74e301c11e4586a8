/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a text says beside its own matter: other treatments, names, meetings to come. Every span
 * lies in the text and text facts say what their spans show; the same text from the store gives the
 * same. The first byte gives the section. */
#include "fuzz.h"
#include "read/defined_name.h"
#include "read/plan.h"
#include "read/reference.h"

static const struct lexicon *lexicon(void)
{
	static struct lexicon *lex;
	if (!lex)
		fuzz_check(lexicon_load(NULL, &lex, NULL) == SP_OK);
	return lex;
}

/* The text that the fact says, without white space, is that of its spans. */
static void check_fact(const struct extraction *x, const struct fact *f, bool text)
{
	const char *said = text && f->text ? f->text : NULL;
	for (uint32_t i = 0; i < f->spans.n; i++) {
		const struct span s = f->spans.at[i];
		fuzz_check(s.len > 0 && (size_t)s.off + s.len <= x->text_len);
	}
	fuzz_check(!said || f->spans.n > 0);
}

static void check_references(const struct extraction *x, const struct references *all)
{
	for (uint32_t i = 0; i < all->list.n; i++) {
		const struct reference *r = &all->list.at[i];
		fuzz_check(r->kind <= REFERENCE_HEARD && reference_kind_name(r->kind));
		fuzz_check(r->said.text && (r->when.text || r->item_no.text));
		fuzz_check(!r->first.year || (civil_ok(r->first) && civil_ok(r->last)));
		fuzz_check(civil_cmp(r->first, r->last) <= 0);
		check_fact(x, &r->body, true);
		check_fact(x, &r->item_no, true);
		check_fact(x, &r->when, false);
		check_fact(x, &r->said, true);
	}
}

static void check_names(const struct extraction *x, const struct defined_names *all)
{
	for (uint32_t i = 0; i < all->list.n; i++) {
		fuzz_check(all->list.at[i].name.text && all->list.at[i].said.text);
		check_fact(x, &all->list.at[i].name, true);
		check_fact(x, &all->list.at[i].brief, true);
		check_fact(x, &all->list.at[i].said, true);
	}
}

static void check_plan(const struct extraction *x, const struct plan *plan)
{
	for (uint32_t i = 0; i < plan->list.n; i++) {
		const struct planned_meeting *m = &plan->list.at[i];
		fuzz_check(civil_ok(m->day) && m->when.text && m->when.spans.n);
		fuzz_check(!m->from.year || m->change == PLAN_MOVED);
		check_fact(x, &m->body, true);
		check_fact(x, &m->place, true);
		check_fact(x, &m->when, false);
		check_fact(x, &m->time, false);
		check_fact(x, &m->said, true);
	}
}

static const struct extraction *lines_of(struct arena *a, struct str bytes)
{
	struct extraction_writer *w = extraction_writer_new(a, (size_t)1 << 20);
	struct str line;
	while (w && str_cut(&bytes, '\n', &line))
		(void)extraction_add(w, line);
	return w ? extraction_finish(w, MEDIA_TEXT, "text") : NULL;
}

/* An item with the first line as its title and the rest as one section. */
static bool item_of(struct arena *a, const struct extraction *x, enum section_kind kind,
		    struct rec_item *item)
{
	struct passage title, rest;
	struct rec_section *s = sp_push(a, &item->sections);
	if (!s || passage_of_lines(a, x, 0, 0, &title) != SP_OK ||
	    passage_fact(a, &title, 0, title.text.n, &item->title) != SP_OK)
		return false;
	s->kind = kind;
	return x->lines.n < 2 || (passage_of_lines(a, x, 1, x->lines.n - 1, &rest) == SP_OK &&
				  passage_fact(a, &rest, 0, rest.text.n, &s->text) == SP_OK);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	ARENA_AUTO a = arena_new((size_t)256 << 20);
	if (!a || size < 1 || size > 8192)
		return 0;
	const struct extraction *x = lines_of(a, (struct str){(const char *)bytes + 1, size - 1});
	struct rec_meeting meeting = {.body.text = "Kyst og Havn"};
	struct rec_item item = {0};
	enum section_kind kind = (enum section_kind)(bytes[0] % (SECTION_CONSULTATION + 1));
	if (!x || !x->lines.n || !item_of(a, x, kind, &item))
		return 0;
	const struct extract_context context = {.arena = a,
						.lex = lexicon(),
						.meeting = &meeting,
						.date = {2021, 5, 4},
						.item = &item};
	struct references references = {0};
	struct defined_names names = {0};
	struct plan plan = {0};
	if (references_of_item(&context, x, &item, &references) == SP_OK)
		check_references(x, &references);
	if (defined_names_of_item(&context, x, &item, &names) == SP_OK)
		check_names(x, &names);
	if (plan_read(&context, x, &item, &plan) == SP_OK)
		check_plan(x, &plan);
	return 0;
}
