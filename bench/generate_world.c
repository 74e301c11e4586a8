/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which matters a meeting treats. A municipality's meetings follow each other in time, then comes
 * the next municipality. A matter begins in a body; three of ten go on to the finance committee and
 * the council within weeks, two of ten come back to the body later. Everything follows from the
 * matter's own random numbers, so that no meeting needs to know of another. */
#include "generate.h"

#include <stdio.h>

enum { ECONOMY, COUNCIL, TURN_DAYS = 24, RETURN_LEAST = 3, RETURN_MOST = 14, OWN_LEAST = 2 };

static const char *const bodies[GEN_BODIES] = {
	"Økonomiudvalget",
	"Byrådet",
	"Børne- og Ungeudvalget",
	"Teknik- og Miljøudvalget",
	"Social- og Sundhedsudvalget",
	"Kultur- og Fritidsudvalget",
	"Arbejdsmarkedsudvalget",
	"Klima- og Naturudvalget",
	"Erhvervsudvalget",
	"Ældreudvalget",
	"Landdistriktsudvalget",
	"Ældrerådet",
	"Handicaprådet",
	"Folkeoplysningsudvalget",
	"Skolebestyrelsesforum",
};
static const char *const given[] = {"Anne",   "Bent",  "Carla", "Dorthe",   "Erik", "Fatima",
				    "Gorm",   "Hanne", "Ib",	"Jytte",    "Karl", "Lene",
				    "Mogens", "Nanna", "Ole",	"Pernille", "Rune", "Sofie"};
static const char *const middle[] = {"Holm", "Bjerg", "Krog", "Dam", "Lund", "Vester", "Toft"};
static const char *const family[] = {"Skovgaard", "Nørby", "Ravnsholt", "Kjærsgaard", "Østerby",
				     "Mølholt",	  "Vang",  "Elkjær",	"Balslev"};
static const char *const parties[] = {"A", "V", "C", "F", "O", "B", "Ø"};

#define COUNT(list) ((uint32_t)(sizeof(list) / sizeof((list)[0])))
#define PICK(r, list) ((list)[gen_below((r), COUNT(list))])

/* Number K of those that begin in the body's turn. */
struct matter {
	uint32_t body, turn, number; /* of its item in that meeting */
	uint32_t back;		     /* turns until it comes back; 0: never */
	bool goes_on;
	struct gen_random random;
};

struct world {
	uint64_t seed; /* of the municipality */
};

static struct civil day_of(uint32_t body, uint32_t turn)
{
	int within = body == ECONOMY ? 10 : body == COUNCIL ? 16 : (int)(body % 8);
	return civil_add_days((struct civil){2007, 1, 8}, (int)turn * TURN_DAYS + within);
}

static struct gen_random dice(const struct world *w, uint32_t body, uint32_t turn, uint32_t k)
{
	struct gen_random r = {w->seed ^ ((uint64_t)body << 48 | (uint64_t)turn << 16 | k)};
	(void)gen_next(&r);
	return r;
}

static uint32_t begun(const struct world *w, uint32_t body, uint32_t turn)
{
	struct gen_random r = dice(w, body, turn, 0);
	return OWN_LEAST + gen_below(&r, GEN_OWN_MOST - OWN_LEAST + 1);
}

static struct matter matter_of(const struct world *w, uint32_t body, uint32_t turn, uint32_t k)
{
	struct matter m = {
		.body = body, .turn = turn, .number = 2 + k, .random = dice(w, body, turn, 1 + k)};
	uint32_t fate = gen_below(&m.random, 10);
	m.goes_on = fate < 3 && body > COUNCIL;
	if (fate == 3 || fate == 4)
		m.back = RETURN_LEAST + gen_below(&m.random, RETURN_MOST - RETURN_LEAST + 1);
	return m;
}

static struct gen_item *take(struct gen_meeting *m)
{
	struct gen_item *item = &m->items[m->n_items];
	if (m->n_items >= GEN_ITEMS_MOST)
		return NULL;
	*item = (struct gen_item){.number = ++m->n_items};
	return item;
}

static void formal(struct gen_meeting *m, const char *title)
{
	struct gen_item *item = take(m);
	if (!item)
		return;
	item->formal = true;
	(void)snprintf(item->title, sizeof(item->title), "%s", title);
}

/* The matter as it is treated now; `before` without a body: it begins. */
static void treat(struct gen_meeting *m, struct matter matter, const char *opening,
		  struct gen_step before)
{
	struct gen_item *item = take(m);
	int year = day_of(matter.body, matter.turn).year;
	if (!item)
		return;
	(void)snprintf(item->case_no, sizeof(item->case_no), "%02d/%u", year % 100,
		       100 + gen_below(&matter.random, 20000));
	gen_subject(&matter.random, year, item->subject);
	(void)snprintf(item->title, sizeof(item->title), "%s%s", opening, item->subject);
	if (!*opening && item->title[0] >= 'a' && item->title[0] <= 'z')
		item->title[0] = (char)(item->title[0] - 'a' + 'A');
	item->own = matter.random.state ^ (uint64_t)(m->day.year * 12 + m->day.month);
	item->before = before;
	item->returns = matter.back && !before.body;
	item->advises = matter.goes_on && m->body != bodies[COUNCIL];
}

static struct gen_step step_of(const struct matter *matter)
{
	return (struct gen_step){bodies[matter->body], day_of(matter->body, matter->turn),
				 matter->number};
}

static void begin_matters(const struct world *w, struct gen_meeting *m, uint32_t body,
			  uint32_t turn)
{
	static const char *const openings[] = {"", "", "Godkendelse af ", "Orientering om "};
	for (uint32_t k = 0, n = begun(w, body, turn); k < n; k++) {
		struct matter matter = matter_of(w, body, turn, k);
		treat(m, matter, openings[k % COUNT(openings)], (struct gen_step){.body = NULL});
	}
}

static void come_back(const struct world *w, struct gen_meeting *m, uint32_t body, uint32_t turn)
{
	static const char *const openings[] = {"Status på ", "", "Evaluering af "};
	for (uint32_t back = RETURN_LEAST; back <= RETURN_MOST && back <= turn; back++)
		for (uint32_t k = 0, n = begun(w, body, turn - back); k < n; k++) {
			struct matter matter = matter_of(w, body, turn - back, k);
			if (matter.back == back)
				treat(m, matter, openings[back % COUNT(openings)],
				      step_of(&matter));
		}
}

static void sent_on(const struct world *w, struct gen_meeting *m, uint32_t turn)
{
	for (uint32_t body = COUNCIL + 1; body < GEN_BODIES; body++)
		for (uint32_t k = 0, n = begun(w, body, turn); k < n; k++) {
			struct matter matter = matter_of(w, body, turn, k);
			if (matter.goes_on)
				treat(m, matter, "", step_of(&matter));
		}
}

/* A body's members sit for four years. */
static void seat(const struct world *w, struct gen_meeting *m, uint32_t body)
{
	struct gen_random r = dice(w, body, (uint32_t)m->day.year / 4, 1000);
	for (uint32_t i = 0; i < GEN_PEOPLE; i++) {
		(void)snprintf(m->names[i], sizeof(m->names[i]), "%s %s %s", PICK(&r, given),
			       PICK(&r, middle), PICK(&r, family));
		m->people[i] = m->names[i];
		m->parties[i] = PICK(&r, parties);
	}
}

void gen_plan(uint64_t seed, uint32_t index, const char *const *names, struct gen_meeting *m)
{
	uint32_t place = index / GEN_MEETINGS % GEN_MUNICIPALITIES, within = index % GEN_MEETINGS;
	uint32_t turn = within / GEN_BODIES, body = within % GEN_BODIES;
	const struct world w = {(seed + place) * 0x9E3779B97F4A7C15u};
	*m = (struct gen_meeting){.random = {seed * 31 + index},
				  .municipality = names[place],
				  .body = bodies[body],
				  .day = day_of(body, turn)};
	seat(&w, m, body);
	m->hour = 14 + (int)gen_below(&m->random, 4);
	m->absent = gen_below(&m->random, GEN_PEOPLE);
	formal(m, "Godkendelse af dagsorden");
	begin_matters(&w, m, body, turn);
	come_back(&w, m, body, turn);
	if (body == ECONOMY || body == COUNCIL)
		sent_on(&w, m, turn);
	formal(m, "Meddelelser");
	formal(m, "Eventuelt");
}
