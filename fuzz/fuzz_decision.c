/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The readers of bodies, headings, presence, decisions and dissent over any text: every span lies
 * in the text and text facts say what their spans show. The first byte gives the number of points.
 */
#include "fuzz.h"
#include "read/extract.h"

static const struct lexicon *lexicon(void)
{
	static struct lexicon *lex;
	if (!lex)
		fuzz_check(lexicon_load(NULL, &lex, NULL) == SP_OK);
	return lex;
}

static void check_fact(struct arena *a, const struct extraction *x, const struct fact *f, bool text)
{
	char *shown = arena_strdup(a, "");
	for (uint32_t i = 0; i < f->spans.n && shown; i++) {
		struct span s = f->spans.at[i];
		fuzz_check(s.len > 0 && (size_t)s.off + s.len <= x->text_len);
		shown = arena_printf(a, "%s%s%.*s", shown, i ? " " : "", (int)s.len,
				     x->text + s.off);
	}
	if (!text || !f->text || !shown)
		return;
	const char *want = str_squeeze(a, str_of(f->text)), *got = str_squeeze(a, str_of(shown));
	fuzz_check(!want || !got || strcmp(want, got) == 0);
}

static void check_persons(struct arena *a, const struct extraction *x, const rec_persons *list)
{
	for (uint32_t i = 0; i < list->n; i++) {
		fuzz_check(list->at[i].name.text != NULL);
		check_fact(a, x, &list->at[i].name, true);
		check_fact(a, x, &list->at[i].party, true);
		check_fact(a, x, &list->at[i].note, true);
	}
}

static void check_item(struct arena *a, const struct extraction *x, const struct rec_item *item)
{
	check_fact(a, x, &item->decision.text, true);
	check_persons(a, x, &item->absent);
	for (uint32_t i = 0; i < item->decision.outcomes.n; i++) {
		const struct rec_outcome *o = &item->decision.outcomes.at[i];
		fuzz_check(o->rec <= (int)item->recommendations.n);
		fuzz_check(!o->rec ||
			   o->point <= (int)item->recommendations.at[o->rec - 1].points.n);
		fuzz_check(o->said.spans.n > 0);
		check_fact(a, x, &o->said, false);
	}
	for (uint32_t i = 0; i < item->dissent.n; i++) {
		fuzz_check(item->dissent.at[i].party.text || item->dissent.at[i].person.text);
		check_fact(a, x, &item->dissent.at[i].party, true);
		check_fact(a, x, &item->dissent.at[i].person, true);
		check_fact(a, x, &item->dissent.at[i].said, true);
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

static bool recommend(struct arena *a, struct rec_item *item, int points)
{
	struct rec_recommendation *rec = points ? sp_push(a, &item->recommendations) : NULL;
	for (int i = 0; rec && i < points; i++) {
		struct fact *point = sp_push(a, &rec->points);
		if (!point)
			return false;
		point->text = "forslaget om havnen indgår i budgetprocessen";
	}
	return !points || rec;
}

static void check_bodies(const struct extract_context *context, struct str text)
{
	struct body_hits hits = {0};
	uint32_t end = 0;
	if (bodies_find(context, text, &hits) != SP_OK)
		return;
	for (uint32_t i = 0; i < hits.list.n; i++) {
		const struct body_hit *h = &hits.list.at[i];
		fuzz_check(h->len > 0 && h->off >= end && h->off + h->len <= text.n);
		end = h->off + h->len;
	}
}

static void check_heading(const struct extract_context *context, const struct passage *p)
{
	struct decision_heading heading;
	bool is;
	if (decision_heading_read(context, p, &is, &heading) != SP_OK || !is)
		return;
	fuzz_check(heading.rest_from <= p->text.n);
	check_fact(context->arena, p->from, &heading.said.body, true);
	check_fact(context->arena, p->from, &heading.said.date, false);
	check_fact(context->arena, p->from, &heading.said.item_no, true);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	ARENA_AUTO a = arena_new((size_t)256 << 20);
	if (!a || size < 1 || size > 8192)
		return 0;
	const struct extraction *x = lines_of(a, (struct str){(const char *)bytes + 1, size - 1});
	struct passage p;
	if (!x || !x->lines.n || passage_of_lines(a, x, 0, x->lines.n - 1, &p) != SP_OK)
		return 0;
	struct rec_meeting meeting = {.body.text = "Kyst og Havn"};
	struct rec_item item = {0};
	const struct extract_context context = {.arena = a, .lex = lexicon(), .meeting = &meeting};
	check_bodies(&context, p.text);
	check_heading(&context, &p);
	if (persons_read(&context, &p, &meeting.present, &meeting.absent) == SP_OK) {
		check_persons(a, x, &meeting.present);
		check_persons(a, x, &meeting.absent);
	}
	if (recommend(a, &item, bytes[0] % 7) &&
	    decision_read(&context, &p, true, &item, &item.decision) == SP_OK)
		check_item(a, x, &item);
	return 0;
}
