/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/link_number.h"

#include "core/buf.h"

static const char *const plans[] = {"lokalplan", "kommuneplantillaeg"};
static const char LINE[] = "rute";
enum { NAME_MAX = 256 };

/* "rute 512", "bus 512", "buslinje 512" */
static bool is_line(struct str form)
{
	static const char *const lines[] = {"bus", "rut", "linj"};
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		if (str_ends(form, str_of(lines[i])))
			return true;
	return false;
}

/* "lokalplanforslag 44" is of lokalplan 44. */
static struct str kind_of(const struct link_word *head)
{
	for (size_t i = 0; i < sizeof(plans) / sizeof(plans[0]); i++)
		if (str_starts(head->form, str_of(plans[i])))
			return str_of(plans[i]);
	return is_line(head->form) ? str_of(LINE) : head->form;
}

/* A plan or a line is a matter; at a house's number there may be many. */
static bool is_known(struct str kind)
{
	for (size_t i = 0; i < sizeof(plans) / sizeof(plans[0]); i++)
		if (str_eq(kind, str_of(plans[i])))
			return true;
	return str_eq(kind, str_of(LINE));
}

static sp_rc add(struct arena *a, struct link_number one, struct link_numbers *out)
{
	for (uint32_t i = 0; i < out->list.n; i++)
		if (str_eq(out->list.at[i].kind, one.kind) &&
		    str_eq(out->list.at[i].number, one.number))
			return SP_OK;
	struct link_number *slot = sp_push(a, &out->list);
	SP_NEED(slot);
	*slot = one;
	return SP_OK;
}

sp_rc link_numbers_add(struct arena *a, const struct link_title *title, struct link_numbers *out)
{
	const struct link_word *head = NULL;
	for (uint32_t i = 0; i < title->words.n; i++) {
		const struct link_word *w = &title->words.at[i];
		if (w->kind != LINK_WORD_NUMBER)
			head = w;
		else if (w->proper && head)
			SP_TRY(add(a, (struct link_number){kind_of(head), w->form}, out));
	}
	return SP_OK;
}

const char *link_number_key(struct arena *a, const struct link_number *one)
{
	return is_known(one->kind) ? arena_printf(a, STR_FMT " " STR_FMT, STR_ARG(one->kind),
						  STR_ARG(one->number))
				   : "";
}

static bool has_number(const struct link_title *title, struct str kind, struct str number)
{
	const struct link_word *head = NULL;
	for (uint32_t i = 0; i < title->words.n; i++) {
		const struct link_word *w = &title->words.at[i];
		if (w->kind != LINK_WORD_NUMBER)
			head = w;
		else if (w->proper && head && str_eq(kind_of(head), kind) &&
			 str_eq(w->form, number))
			return true;
	}
	return false;
}

/* "Dispensation fra lokalplan 44": somebody's house, of which the plan is not. */
bool link_number_exempt(const struct link_title *title)
{
	static const char *const stems[] = {"dispens", "tillad", "byggetillad", "landzonetillad"};
	for (uint32_t i = 0; i < title->words.n; i++)
		for (size_t k = 0; k < sizeof(stems) / sizeof(stems[0]); k++)
			if (str_starts(title->words.at[i].form, str_of(stems[k])))
				return true;
	return false;
}

bool link_number_known(const struct link_title *a, const struct link_title *b)
{
	const struct link_word *head = NULL;
	bool known = false;
	for (uint32_t i = 0; i < a->words.n && !known; i++) {
		const struct link_word *w = &a->words.at[i];
		if (w->kind != LINK_WORD_NUMBER)
			head = w;
		else
			known = w->proper && head && is_known(kind_of(head)) &&
				has_number(b, kind_of(head), w->form);
	}
	return known && !link_number_exempt(a) && !link_number_exempt(b);
}

sp_rc link_numbers_merge(struct arena *a, const struct link_numbers *from, struct link_numbers *to)
{
	for (uint32_t i = 0; i < from->list.n; i++)
		SP_TRY(add(a, from->list.at[i], to));
	return SP_OK;
}

bool link_numbers_apart(const struct link_numbers *a, const struct link_numbers *b)
{
	for (uint32_t i = 0; i < a->list.n; i++) {
		bool other = false, same = false;
		for (uint32_t k = 0; k < b->list.n; k++) {
			if (!str_eq(a->list.at[i].kind, b->list.at[k].kind))
				continue;
			other = true;
			for (uint32_t j = 0; j < a->list.n && !same; j++)
				same = str_eq(a->list.at[j].kind, b->list.at[k].kind) &&
				       str_eq(a->list.at[j].number, b->list.at[k].number);
		}
		if (other && !same)
			return true;
	}
	return false;
}

/* ---- from the text ---- */

/* Where the title speaks of a plan; UINT32_MAX: nowhere, or with its number. */
static uint32_t plan_alone(const struct link_title *title)
{
	uint32_t at = UINT32_MAX;
	for (uint32_t i = 0; i < title->words.n; i++) {
		if (title->words.at[i].kind == LINK_WORD_NUMBER)
			return UINT32_MAX;
		if (str_starts(title->words.at[i].form, STR("lokalplan")))
			at = i;
	}
	return at;
}

/* The one number of a plan that the text says; *number empty: none, or several. */
static void one_number(const struct lex_group *group, const struct rec_item *item,
		       struct str *number)
{
	*number = (struct str){NULL, 0};
	for (uint32_t i = 0; i < item->sections.n; i++) {
		struct str text = str_of(
			item->sections.at[i].text.text ? item->sections.at[i].text.text : "");
		struct lex_hit hit;
		for (size_t from = 0; lex_find(group, text, from, &hit); from = hit.to) {
			struct str one = str_sub(text, hit.group[1].from,
						 hit.group[1].to - hit.group[1].from);
			if (number->n && !str_eq(*number, one)) {
				number->n = 0;
				return;
			}
			*number = one;
		}
	}
}

/* "5-9-107" is three words in a title, too. */
static bool cut_number(struct str *number, struct str *one)
{
	size_t n = 0;
	while (n < number->n && number->p[n] >= '0' && number->p[n] <= '9')
		n++;
	*one = str_sub(*number, 0, n);
	*number = str_sub(*number, n < number->n ? n + 1 : n, number->n);
	return n > 0;
}

static sp_rc insert(struct arena *a, struct link_title *title, uint32_t at, struct str number)
{
	enum { WEIGHT = 5 };
	const char *form = str_dup(a, number);
	SP_NEED(form && sp_push(a, &title->words));
	struct link_word *words = title->words.at;
	memmove(words + at + 1, words + at, (title->words.n - at - 1) * sizeof(*words));
	words[at] = (struct link_word){.form = str_of(form),
				       .weight = WEIGHT,
				       .kind = LINK_WORD_NUMBER,
				       .lead = words[at - 1].lead,
				       .proper = true};
	return SP_OK;
}

sp_rc link_number_from_text(const struct link_reading *r, const struct rec_item *item,
			    struct link_title *title)
{
	struct str number;
	uint32_t at = plan_alone(title);
	if (at == UINT32_MAX)
		return SP_OK;
	one_number(lexicon_group(r->lex, "thread.plan_number"), item, &number);
	if (!number.n)
		return SP_OK;
	for (struct str one; number.n && cut_number(&number, &one); at++)
		SP_TRY(insert(r->arena, title, at + 1, one));
	return SP_OK;
}

/* Once. */
static sp_rc add_name(struct arena *a, const char *name, link_names *names)
{
	SP_NEED(name);
	for (uint32_t k = 0; k < names->n; k++)
		if (str_eq(names->at[k], str_of(name)))
			return SP_OK;
	struct str *slot = sp_push(a, names);
	SP_NEED(slot);
	*slot = str_of(name);
	return SP_OK;
}

static bool begins_with_any(struct str form, const char *const *stems, size_t n)
{
	for (size_t k = 0; k < n; k++)
		if (str_starts(form, str_of(stems[k])))
			return true;
	return false;
}

/* A new sentence begins between the words: their capital and what stands before it say so. */
static bool parts_sentence(struct str text, const struct words *words, uint32_t i)
{
	size_t end = words->list.at[i - 1].off + words->list.at[i - 1].len;
	struct str gap = str_sub(text, end, words->list.at[i].off - end);
	return str_find(gap, STR(". ")) != SIZE_MAX || str_find(gap, STR("\n")) != SIZE_MAX;
}

/* Is one of the words said in the same sentence, not far before word `from` or behind it? */
static bool said_near(struct str text, const struct words *words, uint32_t from, bool behind,
		      const char *const *stems, size_t n)
{
	enum { NEAR = 8 };
	for (uint32_t step = 0; step < NEAR; step++) {
		if (behind ? from + step + 1 >= words->list.n : step >= from)
			return false;
		uint32_t i = behind ? from + step + 1 : from - step - 1;
		if (parts_sentence(text, words, behind ? i : i + 1))
			return false;
		if (begins_with_any(words->list.at[i].form, stems, n))
			return true;
	}
	return false;
}

#define SAID_NEAR(text, words, from, behind, stems) \
	said_near(text, words, from, behind, stems, sizeof(stems) / sizeof((stems)[0]))

/* Is the plan begun here, or is it what is ruled on: "Nævnet har stadfæstet lokalplan 3.41"? A plan
 * does away with others: what has one in its title is of that one alone. */
static bool is_of_plan(struct str text, const struct words *words, uint32_t head, uint32_t last,
		       bool alone)
{
	static const char *const begun[] = {"udarbejd", "igangsaet", "paabegynd"};
	static const char *const ruled[] = {"stadfaest", "ophaev",  "underkend", "ugyld",
					    "hjemvis",	 "omgjort", "klag",	 "paaklag"};
	static const char *const beside[] = {"dispens", "tillad", "strid", "overensstem",
					     "henhold", "ifoelg", "omfat"};
	if (SAID_NEAR(text, words, head, false, beside) ||
	    SAID_NEAR(text, words, last, true, beside))
		return false;
	return SAID_NEAR(text, words, head, false, begun) ||
	       (alone && (SAID_NEAR(text, words, head, false, ruled) ||
			  SAID_NEAR(text, words, last, true, ruled)));
}

/* "3.41" is two words; the last one of the number that word i begins. */
static uint32_t number_end(struct str text, const struct words *words, uint32_t i)
{
	while (i + 1 < words->list.n) {
		const struct word *w = &words->list.at[i], *next = w + 1;
		bool joined = next->off == w->off + w->len + 1 &&
			      strchr(".-", text.p[w->off + w->len]) && next->len &&
			      text.p[next->off] >= '0' && text.p[next->off] <= '9';
		if (!joined)
			break;
		i++;
	}
	return i;
}

static bool says_plan(const struct link_title *title)
{
	for (uint32_t i = 0; i < title->words.n; i++)
		if (str_starts(title->words.at[i].form, STR("lokalplan")))
			return true;
	return false;
}

sp_rc link_number_begun(struct arena *a, struct str text, const struct words *words, uint32_t i,
			struct link_text *out)
{
	BUF_AUTO name = BUF_INIT(NAME_MAX);
	uint32_t head = i, last = number_end(text, words, i);
	if (head && (str_eq(words->list.at[head - 1].form, STR("nr")) ||
		     str_starts(words->list.at[head - 1].form, STR("numm"))))
		head--;
	if (!head || !str_starts(words->list.at[head - 1].form, STR("lokalplan")) ||
	    !is_of_plan(text, words, head - 1, last, !says_plan(&out->title)))
		return SP_OK;
	buf_puts(&name, "lokalplan");
	for (uint32_t k = i; k <= last; k++)
		buf_printf(&name, " " STR_FMT, STR_ARG(words->list.at[k].form));
	return add_name(a, buf_take(&name, a), &out->names);
}

/* ---- numbers of cases ---- */

bool link_number_is_case(struct str name)
{
	return name.n && name.p[0] >= '0' && name.p[0] <= '9';
}

bool link_number_is_name(struct str name)
{
	return link_number_is_case(name) || str_starts(name, STR("lokalplan "));
}

/* "nr. 19/0455", "journalnummer 19/0455", "sag 19/0455" */
static bool is_case_word(struct str form)
{
	return str_eq(form, STR("nr")) || str_eq(form, STR("sag")) || str_ends(form, STR("numm")) ||
	       str_ends(form, STR("sagsnr")) || str_ends(form, STR("journalnr"));
}

sp_rc link_number_case(struct arena *a, struct str text, const struct words *words, uint32_t i,
		       link_names *names)
{
	enum { LEAST = 6, MOST = 24 };
	size_t from = words->list.at[i].off, to = from;
	bool parts = false;
	if (!i || !is_case_word(words->list.at[i - 1].form))
		return SP_OK;
	while (to < text.n && !strchr(" \n\t,;:()", text.p[to]))
		parts |= strchr("/-", text.p[to++]) != NULL;
	while (to > from && text.p[to - 1] == '.')
		to--;
	if (!parts || to - from < LEAST || to - from > MOST)
		return SP_OK;
	return add_name(a, str_fold(a, str_sub(text, from, to - from)), names);
}
