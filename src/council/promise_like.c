/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/promise_like.h"

/* Points of 100. */
enum {
	MATTER = 55,
	SORT = 25,
	TIME = 12,
	BODY = 8,
	NAMED = 6,
	THREAD = 30,
	OTHER_YEAR = 30,
	OTHER_NAMES = 40,
	OTHER_SCOPE = 45,
	CONTRAST = 75,
	ELSEWHERE = 6,	      /* at a body that nothing names */
	ELSEWHERE_VAGUE = 14, /* and without its matter, or its thread */
	TOLD = 25,
	TEXT_ONLY = 5,
	MOST = 97 /* a person alone is sure */
};
enum {
	EARLY_DAYS = 31,
	DUE_DAYS = 45,
	SOON_DAYS = 62,
	RETURN_DAYS = 92,
	LATE_DAYS = 184,
	VERY_LATE_DAYS = 365
};

static const double MATTER_LEAST = 0.4;

enum { GIVEN = PROMISE_GIVEN, SORTS = PROMISE_SORTS };

static int32_t days_late(const struct promise_asked *p, struct civil day)
{
	return p->to.year ? civil_to_days(day) - civil_to_days(p->to) : 0;
}

/* Has the title a word of the promise that its item's title has not? */
static bool has_own_word(const struct promise_asked *p, const struct topic *x)
{
	enum { TELLING = 4 }; /* letters */
	for (uint32_t i = 0; i < p->text.words.n; i++) {
		struct str w = p->text.words.at[i];
		if (w.n >= TELLING && !topic_is_year(w) && !topic_has(&p->title, w) &&
		    topic_has(x, w))
			return true;
	}
	return false;
}

/* The promise has words beside its item's title. */
static bool has_own(const struct promise_asked *p)
{
	return has_own_word(p, &p->text);
}

/* Its title or its text has what was promised, not the matter alone. */
static bool is_evident(const struct promise_asked *p, const struct answer_seen *x)
{
	static const double HALF = 0.5;
	const struct answer_telling *t = x->text;
	return has_own_word(p, x->words) ||
	       (t && (t->gives & p->text.kinds & SORTS || t->own >= HALF));
}

/* At the very meeting that it was to come to, under two words of its item's title. */
static bool on_its_day(const struct promise_asked *p, const struct answer_seen *x)
{
	return p->to.year && civil_cmp(p->from, p->to) == 0 && civil_cmp(p->to, x->day) == 0 &&
	       x->same_body && !x->line && topic_matches(x->words, &p->title) > 1;
}

/* At the body that waits, about the same place or thing, and its text has what was promised. */
static bool text_has_it(const struct promise_asked *p, const struct answer_seen *x)
{
	static const double MOST_OF = 0.75;
	return x->text && x->text->own >= MOST_OF && x->same_body &&
	       topic_same_name(&p->title, x->words);
}

/* A paper that may come long before its last day. */
static bool comes_by(const struct promise_asked *p)
{
	return p->text.kinds & PROMISE_BY && !(p->text.kinds & (PROMISE_HELD | PROMISE_EVENT));
}

/* "Inden årets udgang" is any day of the year, when it is given to others or told. */
static bool is_early(const struct promise_asked *p, const struct answer_seen *x)
{
	bool may = comes_by(p) && ((x->called_body && !x->same_body) || is_evident(p, x));
	return !may && civil_to_days(p->from) - civil_to_days(x->day) > EARLY_DAYS;
}

static bool is_due(const struct promise_asked *p, const struct answer_seen *x, int32_t late)
{
	int32_t most = DUE_DAYS;
	/* late, but told in the thread, and to the one who waits */
	if (late > DUE_DAYS && x->same_thread && (x->same_body || x->called_body) &&
	    is_evident(p, x))
		most = LATE_DAYS;
	return !p->to.year || x->told_day || (late <= most && !is_early(p, x));
}

/* A report says that it is one; a status is also given where one only informs. */
static bool says_so(const struct promise_asked *p, const struct answer_seen *x)
{
	unsigned reports = PROMISE_EVALUATION | (x->noted || x->line ? 0u : PROMISE_STATUS);
	return p->text.kinds & reports;
}

static bool in_thread(const struct promise_asked *p, const struct answer_seen *x, unsigned own)
{
	return own || x->same_body || x->called_body || !topic_tells(&p->text) || is_evident(p, x);
}

static bool at_body(const struct promise_asked *p, const struct answer_seen *x, unsigned own)
{
	bool day = civil_cmp(p->from, p->to) == 0 && civil_cmp(p->to, x->day) == 0;
	if (!x->same_body && !x->named_body)
		return false;
	return day || own > 1 || !topic_tells(&p->text) ||
	       (own && topic_matches(x->words, &p->title));
}

/* At its own time and place; one word alone is not enough, unless it stands in both, or the day
 * itself was named. In a thread the words may differ, at the body itself. */
static bool is_the_one(const struct promise_asked *p, const struct answer_seen *x, int32_t late)
{
	unsigned own = topic_matches(x->words, &p->text);
	if (!is_due(p, x, late))
		return false;
	if (says_so(p, x) || text_has_it(p, x))
		return text_has_it(p, x);
	if (p->appointment)
		return own || (x->text && x->text->own > 0);
	return x->same_thread ? in_thread(p, x, own) : at_body(p, x, own);
}

/* Is it this promise that the sentence about its meeting tells of? One that names the meeting alone
 * may speak of another of its items. */
static bool tells_of(const struct topic_lore *lore, const struct promise_asked *p,
		     const struct answer_seen *x)
{
	const struct topic *told = x->told;
	if (!told)
		return false;
	bool sort = (told->kinds & p->text.kinds & (SORTS | PROMISE_RESUMES)) ||
		    (told->kinds & PROMISE_ASKED && told->kinds & GIVEN && p->text.kinds & GIVEN);
	bool words = topic_shared(lore, told, &p->text) >= ANSWER_SHARED;
	if (x->told_number)
		return sort || words ||
		       (told->kinds & PROMISE_ASKED && !topic_tells(&p->text) &&
			!(p->text.kinds & SORTS));
	return (sort || told->kinds & PROMISE_ASKED) &&
	       (words || x->same_thread ||
		topic_shared(lore, x->words, &p->text) >= ANSWER_SHARED ||
		topic_shared(lore, told, &p->title) >= ANSWER_SHARED);
}

/* What was to be given, but nothing says that it is: a matter that was to come back, and a draft,
 * answer by themselves; so does what comes under the promise's own words when it was due. `own`: it
 * has those words. */
static double comes_fits(const struct promise_asked *p, const struct answer_seen *x, double matter,
			 bool own, int32_t late)
{
	static const double RETURNS = 0.75, NEAR = 0.7, COMES = 0.5;
	unsigned wanted = p->text.kinds;
	if (wanted & PROMISE_TO_BODY && !x->named_body)
		return own && x->same_thread && is_due(p, x, late) ? COMES : 0;
	/* long after, it is more likely the next round of what comes each year */
	if ((wanted & GIVEN) == 0 && matter >= RETURNS && late <= RETURN_DAYS)
		return NEAR;
	return (matter >= COMES || x->same_thread) && is_the_one(p, x, late) ? COMES : 0;
}

/* How well what is given is what was promised. */
static double sort_fits(const struct promise_asked *p, const struct answer_seen *x, double matter,
			bool own, int32_t late)
{
	static const double NEAR = 0.7, FAR = 0.3;
	unsigned wanted = p->text.kinds, given = x->words->kinds | (x->told ? x->told->kinds : 0);
	given |= x->text ? x->text->gives & wanted : 0;
	if (wanted & given & SORTS)
		return 1;
	if (x->told || ((wanted & GIVEN) && (given & GIVEN)))
		return NEAR;
	double comes = comes_fits(p, x, matter, own, late);
	if (comes > 0)
		return comes;
	/* what an event was to be is not told by a report */
	bool sorts = wanted & SORTS & ~(unsigned)PROMISE_EVENT ||
		     (wanted & PROMISE_TO_BODY && !x->named_body);
	return sorts && given & SORTS && late <= LATE_DAYS ? FAR : 0;
}

/* A title that names another year than any the promise knows speaks of another round. */
static bool other_year(const struct promise_asked *p, const struct answer_seen *x)
{
	bool any = false;
	for (uint32_t i = 0; i < x->words->words.n; i++) {
		struct str w = x->words->words.at[i];
		if (!topic_is_year(w))
			continue;
		int year = (w.p[0] - '0') * 1000 + (w.p[1] - '0') * 100 + (w.p[2] - '0') * 10 +
			   (w.p[3] - '0');
		/* what is told in a year is often of the year before */
		bool last = year + 1 == x->day.year && p->text.kinds & GIVEN;
		if (year == x->day.year || year == p->from.year || year == p->to.year || last ||
		    topic_has(&p->text, w) || topic_has(&p->title, w))
			return false;
		any = true;
	}
	return any;
}

static int time_points(const struct promise_asked *p, const struct answer_seen *x, unsigned *why)
{
	int32_t late = days_late(p, x->day);
	if (!p->to.year)
		return TIME / 2;
	/* it tells itself that it is the one, however late */
	int least = x->told ? 0 : -TIME;
	*why |= late > 0 ? WHY_LATE : WHY_ON_TIME;
	if (is_early(p, x))
		return TIME / 3;
	if (late <= 0)
		return TIME;
	if (late <= LATE_DAYS)
		return late <= SOON_DAYS ? TIME * 3 / 4 : TIME / 2;
	return late <= VERY_LATE_DAYS ? 0 : least;
}

/* The share of its words that the promise or its item's title has. */
static double seen_in_both(const struct topic_lore *lore, const struct topic *x,
			   const struct promise_asked *p)
{
	double all = 0, found = 0;
	for (uint32_t i = 0; i < x->words.n; i++) {
		struct str w = x->words.at[i];
		double weight = topic_weight(lore, w);
		all += weight;
		found += topic_has(&p->text, w) || topic_has(&p->title, w) ? weight : 0;
	}
	return all > 0 ? found / all : 0;
}

/* How much of what was seen is the matter, and how much of the matter was seen. */
static double matter_of(const struct topic_lore *lore, const struct promise_asked *p,
			const struct answer_seen *seen_as)
{
	static const double SEEN = 0.55, WHOLE = 0.45, OWN_LEAST = 7, ASIDE = 0.6, BOTH = 0.9;
	const struct topic *x = seen_as->words;
	bool line = seen_as->line;
	double by_text = topic_cover(lore, x, &p->text), by_title = topic_cover(lore, x, &p->title);
	double seen = by_text > by_title ? by_text : by_title;
	double both = BOTH * seen_in_both(lore, x, p);
	seen = both > seen ? both : seen;
	double text = topic_cover(lore, &p->text, x), title = topic_cover(lore, &p->title, x);
	double whole = text > title ? text : title;
	double own = topic_shared(lore, &p->text, &p->text);
	/* a promise with a matter of its own is not answered by its item's */
	if (own >= OWN_LEAST && text <= 0 && !on_its_day(p, seen_as))
		return ASIDE * (line ? whole : SEEN * seen + WHOLE * whole);
	/* a sentence says more than its matter */
	return line ? whole : SEEN * seen + WHOLE * whole;
}

/* The share of the words, whatever they weigh, that the other lacks; 1 when there are none. */
static double lacking(const struct topic *of, const struct topic *in, const struct topic * or)
{
	unsigned all = 0, lacks = 0;
	for (uint32_t i = 0; i < of->words.n; i++) {
		struct str w = of->words.at[i];
		if (topic_is_year(w))
			continue;
		all++;
		lacks += !topic_has(in, w) && !(or &&topic_has(or, w));
	}
	return all ? (double)lacks / all : 1;
}

/* Each has words that the other lacks: "Fælles Veje for Ældre", "Fælles Veje for Familier". */
static double contrast(const struct promise_asked *p, const struct answer_seen *x)
{
	double seen = lacking(x->words, &p->text, &p->title);
	double text = lacking(&p->text, x->words, NULL), title = lacking(&p->title, x->words, NULL);
	/* what the title lacks, the text may have */
	if (x->text && x->text->gives & p->text.kinds & SORTS && 1 - x->text->own < text)
		text = 1 - x->text->own;
	double asked = text < title ? text : title, least = seen < asked ? seen : asked;
	/* "Trivsel på Skovskolen", "Ro i timerne på Skovskolen", of the same body when it was due
	 */
	bool same = !topic_tells(&p->text) && x->same_body && is_due(p, x, days_late(p, x->day)) &&
		    topic_same_name(&p->title, x->words);
	return x->line || same || on_its_day(p, x) || text_has_it(p, x) ? 0 : least;
}

static bool other_names(const struct promise_asked *p, const struct answer_seen *x)
{
	const struct topic *own = topic_tells(&p->text) ? &p->text : &p->title;
	return topic_other_names(own, x->words);
}

/* The promise is for others, or elsewhere. */
static int other_scope(const struct promise_asked *p, const struct answer_seen *x)
{
	if (x->told || !topic_other_scope(&p->text, x->words, &p->title))
		return 0;
	return OTHER_SCOPE + (x->same_thread ? THREAD : 0);
}

/* What speaks for it and against it beside its words. */
static int circumstances(const struct promise_asked *p, const struct answer_seen *x, double matter)
{
	/* the text has the names that the title lacks */
	bool others = other_names(p, x), names = others && x->text && x->text->names;
	bool known = x->told || (x->same_thread && (matter >= MATTER_LEAST || names));
	int elsewhere = known ? ELSEWHERE : ELSEWHERE_VAGUE;
	int points = x->same_body ? BODY : x->named_body ? NAMED : -elsewhere;
	points += x->same_thread ? THREAD : 0;
	points += x->told ? TOLD : 0;
	points -= other_year(p, x) ? OTHER_YEAR : 0;
	return points - (others && !names ? OTHER_NAMES : 0);
}

/* Its text, not its title, has what was promised. */
static bool by_text(const struct promise_asked *p, const struct answer_seen *x)
{
	return x->text && !(p->text.kinds & x->words->kinds & SORTS) &&
	       (x->text->gives & p->text.kinds & SORTS || x->text->own > 0);
}

static unsigned reasons(const struct promise_asked *p, const struct answer_seen *x, double matter)
{
	unsigned given = x->words->kinds, common = p->text.kinds & given;
	unsigned why = common & ~(unsigned)PROMISE_RETURN || given & GIVEN ? WHY_SORT : WHY_RETURN;
	why |= x->same_thread ? WHY_THREAD : 0u;
	why |= matter >= MATTER_LEAST ? WHY_MATTER : 0u;
	why |= x->same_body ? WHY_BODY : x->named_body ? WHY_NAMED : 0u;
	why |= x->line ? WHY_LINE : 0u;
	why |= x->told ? WHY_TOLD : 0u;
	why |= by_text(p, x) ? WHY_TEXT : 0u;
	return given & PROMISE_PARTLY && !(common & PROMISE_PARTLY) ? why | WHY_PARTLY : why;
}

/* Enough to be looked at: the matter itself, in a title, or in a sentence where one is looked for.
 */
static bool speaks_of(const struct topic_lore *lore, const struct promise_asked *p,
		      const struct answer_seen *x, double matter)
{
	if (x->same_thread || x->told)
		return true;
	if (matter < MATTER_LEAST || (x->line && !x->same_body && !x->named_body))
		return false;
	return topic_shared(lore, x->words, &p->text) + topic_shared(lore, x->words, &p->title) >=
	       ANSWER_SHARED;
}

/* Of those that fit as well as can be, the one that tells of it, then the one in time, then the one
 * of the same body. */
static int most_of(const struct answer_seen *x, int time)
{
	int most = MOST - (x->same_body ? 0 : x->named_body ? NAMED : BODY);
	return x->told ? most : most - (TIME - time);
}

/* What is promised to the body's own meeting is given there, or where the matter was sent. */
static bool is_elsewhere(const struct promise_asked *p, const struct answer_seen *x)
{
	bool right = x->same_body || x->named_body || x->same_thread || x->told;
	return p->text.kinds & PROMISE_HERE && !right;
}

/* The matter itself comes to the body that waits for it, and not before it was to come; without a
 * time, to another body that was to have it. */
static bool is_awaited(const struct promise_asked *p, const struct answer_seen *x)
{
	bool there = p->to.year ? x->same_body || x->called_body : x->called_body && !x->same_body;
	return x->same_thread && !x->line && there && !p->appointment &&
	       (!p->to.year || civil_cmp(p->from, x->day) <= 0 ||
		(comes_by(p) && x->called_body && !x->same_body)) &&
	       (x->told_day || days_late(p, x->day) <= DUE_DAYS) && !other_year(p, x);
}

/* What had no time and words of its own is not given by the matter alone. */
static bool lacks_own(const struct topic_lore *lore, const struct promise_asked *p,
		      const struct answer_seen *x)
{
	static const double MOST_OF = 0.75;
	unsigned given = x->words->kinds | (x->text ? x->text->gives : 0);
	if (x->line)
		return !p->to.year && has_own(p) && topic_cover(lore, &p->text, x->words) < MOST_OF;
	return !p->to.year && !x->told && has_own(p) && !(given & p->text.kinds & SORTS) &&
	       !has_own_word(p, x->words) && !(x->text && x->text->own > 0);
}

/* The matter of what was seen, as far as it is the promise's; negative: it is out of the question.
 */
static double matter_seen(const struct topic_lore *lore, const struct promise_asked *p,
			  const struct answer_seen *x)
{
	static const double BY_TOLD = 0.9, BY_TEXT = 0.7;
	if (is_elsewhere(p, x))
		return -1;
	if (!x->same_thread && !x->told && !((p->text.bloom | p->title.bloom) & x->words->bloom))
		return -1;
	double matter = matter_of(lore, p, x);
	bool near = x->same_thread || x->told || text_has_it(p, x);
	double text = x->text && near ? BY_TEXT * x->text->own : 0;
	matter = text > matter ? text : matter;
	double told = x->told ? BY_TOLD * topic_cover(lore, &p->text, x->told) : 0;
	matter = told > matter ? told : matter;
	return speaks_of(lore, p, x, matter) ? matter : -1;
}

bool promise_text_may_tell(const struct topic_lore *lore, const struct promise_asked *p,
			   const struct answer_seen *x)
{
	static const double MUCH = 0.4;
	int32_t late = days_late(p, x->day);
	bool by = comes_by(p);
	bool early = !by && civil_to_days(p->from) - civil_to_days(x->day) > EARLY_DAYS;
	if (x->line || (p->to.year && (late > LATE_DAYS || early)))
		return false;
	if (x->same_thread || x->told)
		return !(x->words->kinds & p->text.kinds & SORTS) || other_names(p, x);
	return (x->same_body || x->called_body) && topic_tells(&p->text) &&
	       p->text.kinds & (GIVEN | PROMISE_DRAFT) &&
	       (topic_cover(lore, &p->text, x->words) >= MUCH ||
		topic_same_name(&p->title, x->words));
}

int promise_likeness(const struct topic_lore *lore, const struct promise_asked *p,
		     const struct answer_seen *said, unsigned *why)
{
	static const double OWN = 0.6;
	struct answer_seen x = *said;
	*why = 0;
	if (!tells_of(lore, p, &x))
		x.told = NULL;
	double matter = matter_seen(lore, p, &x);
	if (matter < 0 || lacks_own(lore, p, &x))
		return 0;
	bool own = topic_cover(lore, &p->text, x.words) >= OWN, awaited = is_awaited(p, &x);
	double sort = sort_fits(p, &x, matter, own, days_late(p, x.day));
	if (sort <= 0 && !awaited)
		return 0;
	int time = time_points(p, &x, why);
	double points = MATTER * matter + SORT * sort + time + circumstances(p, &x, matter);
	points -= x.same_thread || x.told ? 0 : CONTRAST * contrast(p, &x);
	points -= other_scope(p, &x);
	points -= by_text(p, &x) ? TEXT_ONLY : 0;
	*why |= reasons(p, &x, matter);
	int most = most_of(&x, time), least = awaited ? ANSWER_LEAST : 0;
	return points > most ? most : points < least ? least : (int)points;
}

/* Each tells about as much as the other, or the wider one holds the other. */
static bool near(const struct topic_lore *lore, const struct topic *x, const struct topic *y,
		 double more, double less)
{
	double one = topic_cover(lore, x, y), other = topic_cover(lore, y, x);
	if (!topic_tells(x) || !topic_tells(y))
		return topic_tells(x) == topic_tells(y);
	return (one >= more && other >= less) || (other >= more && one >= less);
}

bool promise_same(const struct topic_lore *lore, const struct promise_asked *x,
		  const struct promise_asked *y)
{
	static const double TEXT = 0.75, TEXT_BACK = 0.6, TITLE = 0.6, TITLE_BACK = 0.3;
	unsigned sorts = ~(unsigned)(PROMISE_RETURN | PROMISE_PARTLY | PROMISE_HERE);
	return (x->text.kinds & sorts) == (y->text.kinds & sorts) && civil_cmp(x->to, y->to) == 0 &&
	       civil_cmp(x->from, y->from) == 0 &&
	       near(lore, &x->text, &y->text, TEXT, TEXT_BACK) &&
	       near(lore, &x->title, &y->title, TITLE, TITLE_BACK);
}
