/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/promise_topic.h"

#include "core/buf.h"
#include "council/promise_sort.h"

#include <stdlib.h>

enum { WORDS_MAX = 64 * 1024, PROPER_MOST = 64 };

/* ---- words that tell nothing ---- */

static const char empty_words[] =
	"og i på af til for med der det den de dem en et som at er var vil skal kan bliver blev "
	"blive blevet har haft have om fra ved efter før inden senest under over mod mellem samt "
	"eller men ikke også sig sin sit sine deres vores hver hvert alle alt flere ny nye nyt "
	"første anden andet tredje næste kommende senere møde mødet møder mødedato udvalg "
	"udvalgene "
	"fagudvalg fagudvalgene byråd byrådet kommunalbestyrelse kommune kommunen kommunens "
	"forvaltning administration administrationen center centret afdeling direktion sag sager "
	"sagen punkt pkt bilag dagsorden referat godkendelse godkendes godkende beslutning "
	"besluttes beslutte behandling behandles behandle drøftelse drøftes drøfte forelæggelse "
	"forelægges forelægge forelagt fremlæggelse fremlægges fremlægge præsentation præsenteres "
	"præsentere vende vender tilbage igen give giver gives gør gøre gøres følge følger følges "
	"op år året årets årlig årligt årlige halvår halve halvårlig halvårlige halvårligt kvartal "
	"kvartalsvis måned månedlig uge dag dato gang gange januar februar marts april maj juni "
	"juli august september oktober november december forår foråret sommer sommeren sommerferie "
	"sommerferien efterår efteråret vinter vinteren primo medio ultimo start starten slutning "
	"slutningen udgang udgangen tidlig endelig endelige foreløbig foreløbige mundtlig "
	"skriftlig får få fået se ser lægge lægges lagt lave laver midler emne emnet onsdag "
	"tirsdag "
	"mandag torsdag fredag lørdag søndag kl oversigt oversigten ende undersøge undersøger "
	"mødes afleverer "
	"aflevere aflægger aflægge aflægges afgiver afgive afgives fremsender fremsendes tilsendes "
	"eftersendes sørger sørge svarer svare oplyses oplyst belyses belyst vurderes vurdere "
	"borgmester borgmesteren spørger spørgeren medlem medlemmer medlemmet direktør chef leder "
	"næstformand sekretariat positivt positiv jobcenterchef "
	"indgår indgå muligheden mulighederne løses lovede lover kort nærmere videre løbende "
	"samlet samlede tal stk kr mio vedrørende vedr angående herunder "
	"heraf forventes forventet udarbejdelse udarbejdes udarbejde ønske ønsker ønskes bede "
	"beder "
	"anmode anmoder afholde afholdes holde holdes holder sted finde finder tage tages tager "
	"stilling mulig mulige mulighed eventuel eventuelle eventuelt forhold forbindelse "
	"arbejdet dertil hertil herefter derefter hvor hvordan hvad når hvis så dog idet desuden "
	"samtidig sådan således her nu da gældende aktuel aktuelle indhold indholdet oplæg formand "
	"formanden besked resultat resultater orientering orienteres orientere meddelelse "
	"meddelelser status statuseret opfølgning evaluering evalueres evaluere redegørelse "
	"rapport "
	"afrapportering afrapporteres afrapportere tilbagemelding forslag indstilling indstilles "
	"temamøde spørgsmål svar notat sendes sende sender sendt drøftelser temadrøftelse "
	"politisk politiske kommunal kommunale fortsat fortsætte lukket åben åbent initiativ "
	"initiativer tiltag anbefaling anbefales vedtagelse vedtages udmøntning ventes vente "
	"forsinket forsinkes forsinkelse klar klart færdig færdige endnu mangler mangle tallene "
	"nå nået nåede afventer afvente kommer komme hos blandt derfor";

static const char common_words[] =
	"indsats indsatser indsatsen projekt projektet program programmet proces plan planen "
	"planer børn barn unge ung skole skoler skolerne ældre budget økonomi område områder "
	"udvikling udviklingen borger borgere borgerne familie familier social sociale socialt "
	"sundhed kultur teknik miljø beskæftigelse arbejdsmarked uddannelse dagtilbud ordning "
	"ordningen model modeller strategi politik politikken aftale aftalen samarbejde kvalitet "
	"drift anlæg pulje midler bevilling takster by land tilbud handleplan fælles fremtidig "
	"fremtidige ledelse medarbejdere personale undersøgelse analyse arbejde";

static int compare(const void *x, const void *y)
{
	const struct str *a = x, *b = y;
	size_t n = a->n < b->n ? a->n : b->n;
	int c = memcmp(a->p, b->p, n);
	return c ? c : (a->n > b->n) - (a->n < b->n);
}

static bool listed(const struct str *at, uint32_t n, struct str word)
{
	return n && bsearch(&word, at, n, sizeof(word), compare) != NULL;
}

static sp_rc load(struct arena *a, struct stemmer *stemmer, const char *text, struct str **at,
		  uint32_t *n)
{
	struct words words;
	SP_TRY(words_split(stemmer, a, str_of(text), &words));
	*at = arena_array(a, words.list.n + 1u, sizeof(**at));
	SP_NEED(*at);
	for (*n = 0; *n < words.list.n; (*n)++)
		(*at)[*n] = words.list.at[*n].form;
	qsort(*at, *n, sizeof(**at), compare);
	return SP_OK;
}

sp_rc topic_lore_load(struct arena *a, struct stemmer *stemmer, struct topic_lore *out)
{
	*out = (struct topic_lore){.stemmer = stemmer};
	SP_TRY(load(a, stemmer, empty_words, &out->empty.at, &out->empty.n));
	return load(a, stemmer, common_words, &out->common.at, &out->common.n);
}

/* ---- names of bodies ---- */

static bool names_body(struct str form)
{
	static const char *const ends[] = {"udvalg", "udvalget", "kommunalbestyr", "raad",
					   "direktion"};
	enum { LEAST = 6 };
	/* "udvalget" is the meeting's own, and in the list of words that say nothing */
	if (str_starts(form, STR("udvalg")) || str_starts(form, STR("fagudvalg")) ||
	    form.n < LEAST || str_ends(form, STR("omraad")) || str_ends(form, STR("forraad")))
		return false;
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		if (str_ends(form, str_of(ends[i])))
			return true;
	return false;
}

static bool is_capital(struct str text, const struct word *w)
{
	size_t at = w->off;
	return str_is_upper(str_utf8_next(text, &at));
}

/* Do the words stand beside each other, with a blank, a hyphen or a comma between? */
static bool beside(struct str text, const struct word *x, const struct word *y)
{
	for (size_t i = x->off + x->len; i < y->off; i++)
		if (!strchr(" -,&", text.p[i]))
			return false;
	return true;
}

/* The first word of the body's name that ends with word i: "Børne- og Ungeudvalget". */
static uint32_t name_start(struct str text, const struct words *words, uint32_t i)
{
	const struct word *at = words->list.at;
	while (i && beside(text, &at[i - 1], &at[i])) {
		char next = text.p[at[i - 1].off + at[i - 1].len];
		bool joint = i > 1 && str_eq(at[i - 1].form, STR("og")) &&
			     is_capital(text, &at[i - 2]) && beside(text, &at[i - 2], &at[i - 1]);
		if (!joint && !(is_capital(text, &at[i - 1]) && strchr("-,&", next)))
			break;
		i -= joint ? 2 : 1;
	}
	return i;
}

/* ---- the topic ---- */

bool topic_is_year(struct str w)
{
	if (w.n != 4 || !(str_starts(w, STR("19")) || str_starts(w, STR("20"))))
		return false;
	return w.p[2] >= '0' && w.p[2] <= '9' && w.p[3] >= '0' && w.p[3] <= '9';
}

static bool has_digit(struct str w)
{
	for (size_t i = 0; i < w.n; i++)
		if (w.p[i] >= '0' && w.p[i] <= '9')
			return true;
	return false;
}

static uint64_t bit_of(struct str w)
{
	enum { BEGINNING = 4, MULTIPLIER = 31, SHIFT = 58 };
	uint64_t h = 0;
	for (size_t i = 0; i < BEGINNING && i < w.n; i++)
		h = h * MULTIPLIER + (unsigned char)w.p[i];
	return (uint64_t)1 << (h * UINT64_C(0x9E3779B97F4A7C15) >> SHIFT);
}

static void mark_proper(struct topic *t, uint32_t i)
{
	if (i < PROPER_MOST)
		t->proper |= (uint64_t)1 << i;
}

static void mark_scope(struct topic *t, uint32_t i)
{
	if (i < PROPER_MOST)
		t->scope |= (uint64_t)1 << i;
}

static sp_rc add_word(struct arena *a, struct str form, bool proper, bool scope, struct topic *t)
{
	for (uint32_t i = 0; i < t->words.n; i++)
		if (str_eq(t->words.at[i], form))
			return SP_OK;
	struct str *slot = sp_push(a, &t->words);
	SP_NEED(slot);
	*slot = form;
	t->bloom |= bit_of(form);
	if (proper)
		mark_proper(t, t->words.n - 1);
	if (scope)
		mark_scope(t, t->words.n - 1);
	return SP_OK;
}

/* A capital within a sentence, and letters that are not all capitals. */
static bool is_proper(struct str text, const struct words *words, uint32_t i)
{
	const struct word *w = &words->list.at[i];
	size_t at = w->off;
	if (!i || !str_is_upper(str_utf8_next(text, &at)) || at >= w->off + w->len ||
	    str_is_upper(str_utf8_next(text, &at)))
		return false;
	for (size_t k = words->list.at[i - 1].off + words->list.at[i - 1].len; k < w->off; k++)
		if (strchr(".:!?\n-–\"", text.p[k]))
			return false;
	return true;
}

static sp_rc add_name(struct arena *a, struct str text, const struct word *first,
		      const struct word *last, struct topic *t)
{
	struct str *slot = sp_push(a, &t->names);
	SP_NEED(slot);
	*slot = str_sub(text, first->off, last->off + last->len - first->off);
	return SP_OK;
}

/* Two to four capitals: a body's, or a programme's. */
static bool is_letters(struct str text, const struct word *w)
{
	size_t at = w->off, n = 0;
	for (; at < w->off + w->len; n++)
		if (!str_is_upper(str_utf8_next(text, &at)))
			return false;
	return n >= 2 && n <= 4;
}

/* "udsatte børn" has the stem of what is put off; "Udvalget udsatte sagen" is. */
static bool tells_of_people(struct str text, const struct words *words, uint32_t i)
{
	const struct word *w = &words->list.at[i];
	const struct word *before = i ? w - 1 : NULL;
	bool body = before && (str_starts(before->form, STR("udvalg")) ||
			       names_body(before->form) || is_letters(text, before));
	return !body && str_eq(w->form, STR("udsat")) &&
	       str_ends(str_sub(text, w->off, w->len), STR("tte"));
}

static bool tells(const struct topic_lore *lore, struct str form)
{
	if (topic_is_year(form))
		return true;
	return form.n >= 2 && !has_digit(form) && !promise_sort_only(form) &&
	       !listed(lore->empty.at, lore->empty.n, form);
}

/* "4#klass" is not akin to "9#klass". */
static sp_rc add_numbered(struct arena *a, const struct words *words, uint32_t i, struct topic *t)
{
	const char *form = arena_printf(a, STR_FMT "#" STR_FMT, STR_ARG(words->list.at[i].form),
					STR_ARG(words->list.at[i + 1].form));
	SP_NEED(form);
	return add_word(a, str_of(form), false, true, t);
}

/* What a word says of the sort. */
static unsigned kinds_at(struct str text, const struct words *words, uint32_t i)
{
	unsigned kinds = topic_when(text, words, i);
	if (topic_comes_later(text, words, i))
		kinds |= PROMISE_MOVES;
	else if (!tells_of_people(text, words, i) && !topic_is_party(text, words, i))
		kinds |= topic_sort_at(text, words, i);
	kinds |= topic_not_ready(words, i) ? PROMISE_MOVES : 0u;
	return kinds | (topic_paper_late(text, words, i) ? PROMISE_DELAYED : 0u);
}

sp_rc topic_of(const struct topic_lore *lore, struct arena *a, struct str text, struct topic *out)
{
	struct words words;
	*out = (struct topic){.bloom = 0};
	SP_TRY(words_split(lore->stemmer, a, text, &words));
	bool *dropped = arena_array(a, words.list.n + 1u, sizeof(*dropped));
	SP_NEED(dropped);
	memset(dropped, 0, words.list.n + 1u);
	for (uint32_t i = 0; i < words.list.n; i++) {
		const struct word *w = &words.list.at[i];
		if (is_letters(text, w) && !topic_is_programme(text, &words, i)) {
			struct str *slot = sp_push(a, &out->letters);
			SP_NEED(slot);
			*slot = w->form;
			SP_TRY(add_name(a, text, w, w, out));
		}
		if (!names_body(w->form))
			continue;
		uint32_t first = name_start(text, &words, i);
		SP_TRY(add_name(a, text, &words.list.at[first], w, out));
		memset(dropped + first, 1, i - first + 1u);
	}
	for (uint32_t i = 0; i < words.list.n; i++) {
		struct str form = words.list.at[i].form;
		if (dropped[i])
			continue;
		out->kinds |= kinds_at(text, &words, i);
		if (topic_numbered(text, &words, i))
			SP_TRY(add_numbered(a, &words, i, out));
		if (tells(lore, form) || topic_is_roof(text, &words, i))
			SP_TRY(add_word(a, form, is_proper(text, &words, i),
					topic_in_scope(text, &words, i), out));
	}
	/* letters may be a programme's */
	out->kinds |= out->names.n > out->letters.n ? PROMISE_TO_BODY : 0u;
	return SP_OK;
}

char *topic_words(struct arena *a, const struct topic *t)
{
	BUF_AUTO out = BUF_INIT(WORDS_MAX);
	for (uint32_t i = 0; i < t->words.n && out.n + WORD_FORM_MAX + 1 < WORDS_MAX; i++) {
		bool proper = i < PROPER_MOST && t->proper >> i & 1;
		bool scope = i < PROPER_MOST && t->scope >> i & 1;
		buf_printf(&out, "%s%s%s", i ? " " : "", proper ? "^" : "", scope ? "~" : "");
		buf_str(&out, t->words.at[i]);
	}
	return buf_take(&out, a);
}

sp_rc topic_from_words(struct arena *a, struct str words, unsigned kinds, struct topic *out)
{
	struct str one;
	*out = (struct topic){.kinds = kinds};
	while (words.n && str_cut(&words, ' ', &one)) {
		struct str *slot = one.n ? sp_push(a, &out->words) : NULL;
		if (!one.n)
			continue;
		SP_NEED(slot);
		bool proper = one.p[0] == '^';
		bool scope = one.n > proper && one.p[proper] == '~';
		*slot = str_sub(one, (size_t)proper + scope, one.n);
		out->bloom |= bit_of(*slot);
		if (proper)
			mark_proper(out, out->words.n - 1);
		if (scope)
			mark_scope(out, out->words.n - 1);
	}
	return SP_OK;
}

/* ---- likeness ---- */

/* One of them begins or ends the other: a compound made with it. */
static bool akin(struct str x, struct str y)
{
	enum { BEGINS = 4, ENDS = 6, ROOT = 5, ENDING = 2 };
	struct str shorter = x.n < y.n ? x : y, longer = x.n < y.n ? y : x;
	if (str_eq(x, y))
		return true;
	if (topic_is_year(x) || topic_is_year(y))
		return false;
	/* trivsel, trivslen */
	size_t same = 0;
	while (same < shorter.n && shorter.p[same] == longer.p[same])
		same++;
	if (same >= ROOT && longer.n - same <= ENDING)
		return true;
	return (shorter.n >= BEGINS && str_starts(longer, shorter)) ||
	       (shorter.n >= ENDS && str_ends(longer, shorter));
}

bool topic_has(const struct topic *t, struct str word)
{
	for (uint32_t i = 0; i < t->words.n; i++)
		if (akin(t->words.at[i], word))
			return true;
	return false;
}

double topic_weight(const struct topic_lore *lore, struct str w)
{
	enum { MOST = 12, LITTLE = 2 };
	if (topic_is_year(w))
		return 0;
	if (listed(lore->common.at, lore->common.n, w))
		return LITTLE;
	return w.n > MOST ? MOST : (double)w.n;
}

double topic_shared(const struct topic_lore *lore, const struct topic *of, const struct topic *in)
{
	double found = 0;
	for (uint32_t i = 0; i < of->words.n; i++) {
		double w = topic_weight(lore, of->words.at[i]);
		if (w > 0 && topic_has(in, of->words.at[i]))
			found += w;
	}
	return found;
}

double topic_cover(const struct topic_lore *lore, const struct topic *of, const struct topic *in)
{
	double all = topic_shared(lore, of, of);
	return all > 0 ? topic_shared(lore, of, in) / all : 0;
}

unsigned topic_matches(const struct topic *of, const struct topic *in)
{
	unsigned n = 0;
	for (uint32_t i = 0; i < of->words.n; i++)
		n += !topic_is_year(of->words.at[i]) && topic_has(in, of->words.at[i]);
	return n;
}

bool topic_tells(const struct topic *t)
{
	for (uint32_t i = 0; i < t->words.n; i++)
		if (!topic_is_year(t->words.at[i]))
			return true;
	return false;
}

static bool holds(const struct str *at, uint32_t n, struct str word)
{
	for (uint32_t i = 0; i < n; i++)
		if (str_eq(at[i], word))
			return true;
	return false;
}

void topic_drop_letters(struct topic *t, const struct topic *other)
{
	uint32_t kept = 0;
	for (uint32_t i = 0; i < t->words.n; i++) {
		struct str w = t->words.at[i];
		bool proper = i < PROPER_MOST && t->proper >> i & 1;
		bool scope = i < PROPER_MOST && t->scope >> i & 1;
		if (i < PROPER_MOST) {
			t->proper &= ~((uint64_t)1 << i);
			t->scope &= ~((uint64_t)1 << i);
		}
		if (holds(t->letters.at, t->letters.n, w) &&
		    !holds(other->words.at, other->words.n, w))
			continue;
		t->words.at[kept] = w;
		if (proper)
			mark_proper(t, kept);
		if (scope)
			mark_scope(t, kept);
		kept++;
	}
	t->words.n = kept;
}

static bool names_in(const struct topic *of, const struct topic *in, bool *any)
{
	for (uint32_t i = 0; i < of->words.n && i < PROPER_MOST; i++) {
		if (!(of->proper >> i & 1))
			continue;
		*any = true;
		if (topic_has(in, of->words.at[i]))
			return true;
	}
	return false;
}

bool topic_same_name(const struct topic *x, const struct topic *y)
{
	bool any = false;
	return names_in(x, y, &any) && names_in(y, x, &any);
}

bool topic_other_names(const struct topic *x, const struct topic *y)
{
	bool any_x = false, any_y = false;
	return !names_in(x, y, &any_x) && !names_in(y, x, &any_y) && any_x && any_y;
}

/* Words of the first that tell for whom or where, which neither of the others has: more than none,
 * and none that one of them has. */
static bool only_elsewhere(const struct topic *of, const struct topic *in, const struct topic *also)
{
	bool any = false;
	for (uint32_t i = 0; i < of->words.n && i < PROPER_MOST; i++) {
		if (!(of->scope >> i & 1) || topic_is_year(of->words.at[i]))
			continue;
		any = true;
		struct str w = of->words.at[i];
		if (topic_means(in, w) || (also && topic_means(also, w)))
			return false;
	}
	return any;
}

bool topic_other_scope(const struct topic *x, const struct topic *y, const struct topic *also)
{
	return only_elsewhere(x, y, NULL) && only_elsewhere(y, x, also);
}
