/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What generated minutes say. In the sentences %a is an amount, %d a day, %y a year, %n a number,
 * %p a place, %s the item's subject, %b another body, %w a person. */
#include "generate.h"

#include <stdio.h>

#define COUNT(list) ((uint32_t)(sizeof(list) / sizeof((list)[0])))

static const char *const bodies[GEN_BODIES] = {"Børne- og Ungeudvalget", "Økonomiudvalget"};
static const char *const others[] = {"Byrådet", "Økonomiudvalget", "Teknik- og Miljøudvalget",
				     "Social- og Sundhedsudvalget"};
static const char *const given[] = {"Anne",   "Bent",  "Carla", "Dorthe",   "Erik", "Fatima",
				    "Gorm",   "Hanne", "Ib",	"Jytte",    "Karl", "Lene",
				    "Mogens", "Nanna", "Ole",	"Pernille", "Rune", "Sofie"};
static const char *const middle[] = {"Holm", "Bjerg", "Krog", "Dam", "Lund", "Vester", "Toft"};
static const char *const family[] = {"Skovgaard", "Nørby", "Ravnsholt", "Kjærsgaard", "Østerby",
				     "Mølholt",	  "Vang",  "Elkjær",	"Balslev"};
static const char *const parties[] = {"A", "V", "C", "F", "O", "B", "Ø"};
static const char *const places[] = {"Havnegade",    "Strandskolen", "Møllebakken",   "Engdalen",
				     "Søndermarken", "Ringvejen",    "Fjordbyhallen", "Kystvejen"};
static const char *const subjects[] = {
	"renovering af %p",
	"lokalplan %n for boliger ved %p",
	"ny struktur for dagtilbud",
	"anlægsbevilling til cykelsti langs %p",
	"budgetopfølgning pr. 30. juni %y",
	"takster for madordninger %y",
	"tilsyn med plejecentrene %y",
	"sammenlægning af skoledistrikterne ved %p",
	"udbud af rengøring på skolerne",
	"helhedsplan for %p",
	"kvalitetsrapport for folkeskolen %y",
	"indsats mod skolefravær",
	"klimatilpasning ved %p",
	"låneoptagelse %y",
};
static const char *const facts[] = {
	"Forvaltningen har i samarbejde med brugerne og de faglige organisationer gennemgået %s, "
	"og "
	"gennemgangen viser, at der er behov for en samlet løsning.",
	"I perioden %y-%y er antallet af brugere steget fra %n til %n, mens den afsatte ramme har "
	"været uændret.",
	"Sagen har været i høring hos de berørte bestyrelser, som alle har svaret inden fristen "
	"den "
	"%d.",
	"Høringssvarene peger især på trafikken ved %p og på, at overgangen skal ske gradvist.",
	"Det er forvaltningens vurdering, at arbejdet kan gennemføres, uden at den daglige drift "
	"påvirkes væsentligt.",
	"%b besluttede den %d at afsætte %a til formålet, og beløbet er optaget på "
	"investeringsoversigten.",
	"Bygningen er opført i %y og fremstår i dag med utætte vinduer, nedslidte gulve og en "
	"ventilation, som ikke lever op til de gældende krav.",
	"Der er indhentet tilbud fra %n leverandører, og det økonomisk mest fordelagtige tilbud "
	"lyder "
	"på %a ekskl. moms.",
	"Målet er, at mindst %n procent af eleverne i %y trives godt eller meget godt, målt i den "
	"nationale trivselsmåling.",
	"Ordningen blev indført i %y som forsøg og har siden været drøftet flere gange, senest i "
	"forbindelse med budgettet for %y.",
	"Der er ikke taget stilling til, om de ledige lokaler ved %p kan bruges af foreningerne i "
	"aftentimerne.",
	"Naboerne er orienteret ved brev, og der blev holdt borgermøde den %d med cirka %n "
	"deltagere.",
	"Efterspørgslen ventes at falde i de kommende år, fordi årgangene bliver mindre, men "
	"usikkerheden i prognosen er betydelig.",
	"Ministeriet har i en vejledning præciseret, at kommunen selv kan tilrettelægge indsatsen, "
	"når blot de lovbestemte frister overholdes.",
	"Tallene dækker over store forskelle mellem områderne, og ved %p er udviklingen modsat.",
	"Medarbejderne har gennem MED-udvalget givet udtryk for, at vilkårene bør være kendt, før "
	"ændringen træder i kraft.",
};
static const char *const economy[] = {
	"Udgiften er beregnet til %a i %y og %a i overslagsårene.",
	"Der gives en tillægsbevilling på %a i %y, som finansieres af kassebeholdningen.",
	"Forslaget medfører en mindreudgift på %a årligt fra %y.",
	"Den afledte drift udgør %a årligt og holdes inden for rammen.",
};
static const char *const laws[] = {
	"Lov om kommunernes styrelse § 40, stk. 2.",
	"Folkeskoleloven § 40 a og bekendtgørelse nr. %n af %d.",
	"Planloven § 13, stk. 2.",
};
static const char *const points[] = {
	"at %s godkendes,",
	"at der gives en anlægsbevilling på %a i %y,",
	"at udgiften finansieres af det afsatte rådighedsbeløb,",
	"at forvaltningen vender tilbage med en evaluering inden udgangen af %y,",
	"at høringssvarene tages til efterretning,",
	"at der i %y gives en status for udvalget.",
};
static const char *const decisions[] = {
	"Godkendt.",
	"Indstillingen blev godkendt.",
	"Anbefales over for Byrådet.",
	"Taget til efterretning.",
	"Udvalget drøftede sagen og tog orienteringen til efterretning.",
	"Sagen blev udsat til næste møde.",
	"Godkendt, idet forvaltningen skal fremlægge en opdateret tidsplan senest den %d.",
	"Udvalget ønsker, at forvaltningen i 2. kvartal %y redegør for udviklingen.",
	"Et flertal godkendte indstillingen. %w stemte imod.",
	"%w undlod at stemme.",
};
static const char *const files[] = {"Notat om %s", "Høringssvar fra bestyrelsen ved %p",
				    "Økonomisk oversigt %y", "Kort over %p"};

uint64_t gen_next(struct gen_random *r)
{
	/* splitmix64 (Steele, Lea and Flood 2014) */
	uint64_t z = r->state += 0x9E3779B97F4A7C15u;
	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
	z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
	return z ^ (z >> 31);
}

uint32_t gen_below(struct gen_random *r, uint32_t n)
{
	return (uint32_t)((gen_next(r) >> 32) * n >> 32);
}

#define PICK(r, list) ((list)[gen_below((r), COUNT(list))])

const char *gen_month(int month)
{
	static const char *const names[] = {"januar",	 "februar", "marts",	"april",
					    "maj",	 "juni",    "juli",	"august",
					    "september", "oktober", "november", "december"};
	return names[month - 1];
}

const char *gen_weekday(struct civil day)
{
	static const char *const names[] = {"mandag", "tirsdag", "onsdag", "torsdag",
					    "fredag", "lørdag",	 "søndag"};
	return names[civil_weekday(day) - 1];
}

static void put_amount(struct gen_random *r, struct buf *b)
{
	if (gen_below(r, 2))
		buf_printf(b, "%u,%u mio. kr.", 1 + gen_below(r, 40), 1 + gen_below(r, 9));
	else
		buf_printf(b, "%u.%03u.000 kr.", 1 + gen_below(r, 9), gen_below(r, 1000));
}

static void put_slot(struct gen_meeting *m, const char *subject, char slot, struct buf *b)
{
	struct gen_random *r = &m->random;
	int year = m->day.year + (int)gen_below(r, 4) - 1;
	uint32_t who = gen_below(r, GEN_PEOPLE);
	switch (slot) {
	case 'a':
		put_amount(r, b);
		break;
	case 'd':
		buf_printf(b, "%u. %s %d", 1 + gen_below(r, 28),
			   gen_month(1 + (int)gen_below(r, 12)), year);
		break;
	case 'y':
		buf_printf(b, "%d", year);
		break;
	case 'n':
		buf_printf(b, "%u", 12 + gen_below(r, 300));
		break;
	case 'p':
		buf_puts(b, PICK(r, places));
		break;
	case 's':
		buf_puts(b, subject);
		break;
	case 'b':
		buf_puts(b, PICK(r, others));
		break;
	case 'w':
		buf_printf(b, "%s (%s)", m->people[who], m->parties[who]);
		break;
	default:
		buf_char(b, slot);
		break;
	}
}

static void put(struct gen_meeting *m, const char *subject, const char *form, struct buf *b)
{
	for (; *form; form++)
		if (*form == '%' && form[1])
			put_slot(m, subject, *++form, b);
		else
			buf_char(b, *form);
}

/* ---- the plan ---- */

static void plan_people(struct gen_meeting *m)
{
	struct gen_random *r = &m->random;
	for (uint32_t i = 0; i < GEN_PEOPLE; i++) {
		(void)snprintf(m->names[i], sizeof(m->names[i]), "%s %s %s", PICK(r, given),
			       PICK(r, middle), PICK(r, family));
		m->people[i] = m->names[i];
		m->parties[i] = PICK(r, parties);
	}
	m->absent = gen_below(r, GEN_PEOPLE);
}

static void plan_item(struct gen_meeting *m, uint32_t first, uint32_t i)
{
	struct gen_item *item = &m->items[i];
	BUF_AUTO b = BUF_INIT(GEN_TEXT);
	item->number = first + i;
	put(m, "", PICK(&m->random, subjects), &b);
	const char *subject = b.p ? b.p : "";
	(void)snprintf(item->subject, sizeof(item->subject), "%s", subject);
	(void)snprintf(item->title, sizeof(item->title), "%s %s",
		       gen_below(&m->random, 2) ? "Godkendelse af" : "Beslutning om", subject);
	(void)snprintf(item->case_no, sizeof(item->case_no), "%02d/%u", m->day.year % 100,
		       100 + gen_below(&m->random, 20000));
}

void gen_plan(uint64_t seed, uint32_t index, const char *const *names, struct gen_meeting *m)
{
	uint32_t body = index % (GEN_MUNICIPALITIES * GEN_BODIES);
	uint32_t turn = index / (GEN_MUNICIPALITIES * GEN_BODIES);
	struct gen_random members = {seed ^ (body * 7919u + turn / 24u)};
	*m = (struct gen_meeting){.random = members, .municipality = names[body / GEN_BODIES]};
	plan_people(m);
	m->random.state = seed * 31 + index;
	m->body = bodies[body % GEN_BODIES];
	m->day = civil_add_days((struct civil){2008, 1, 8}, (int)turn * 2);
	m->hour = 14 + (int)gen_below(&m->random, 4);
	m->absent = gen_below(&m->random, GEN_PEOPLE);
	m->n_items = GEN_ITEMS_LEAST + gen_below(&m->random, GEN_ITEMS_MOST - GEN_ITEMS_LEAST + 1);
	for (uint32_t i = 0; i < m->n_items; i++)
		plan_item(m, 1 + turn % 20 * 10, i);
}

/* ---- the whole ---- */

static void say(struct gen_out *o, struct gen_meeting *m, const char *subject, const char *form)
{
	BUF_AUTO b = BUF_INIT(8192);
	put(m, subject, form, &b);
	o->layout->paragraph(o, b.p ? b.p : "");
}

static void say_facts(struct gen_out *o, struct gen_meeting *m, const char *subject,
		      uint32_t paragraphs)
{
	for (uint32_t i = 0; i < paragraphs; i++) {
		BUF_AUTO b = BUF_INIT(8192);
		for (uint32_t n = 2 + gen_below(&m->random, 3); n > 0; n--) {
			put(m, subject, PICK(&m->random, facts), &b);
			buf_puts(&b, n > 1 ? " " : "");
		}
		o->layout->paragraph(o, b.p ? b.p : "");
	}
}

static uint32_t recommend(struct gen_out *o, struct gen_meeting *m, const char *subject)
{
	uint32_t n = 1 + gen_below(&m->random, 3), first = gen_below(&m->random, COUNT(points));
	o->layout->section(o, GEN_RECOMMENDATION);
	say(o, m, subject, "Forvaltningen indstiller til Byrådet via %b,");
	for (uint32_t i = 0; i < n; i++) {
		BUF_AUTO b = BUF_INIT(8192);
		put(m, subject, points[(first + i) % COUNT(points)], &b);
		o->layout->point(o, i + 1, b.p ? b.p : "");
	}
	return n;
}

static void decide(struct gen_out *o, struct gen_meeting *m, const char *subject, uint32_t n)
{
	o->layout->section(o, GEN_DECISION);
	if (n > 1 && gen_below(&m->random, 3) == 0)
		for (uint32_t i = 0; i < n; i++) {
			BUF_AUTO form = BUF_INIT(1024);
			buf_printf(&form, "Ad %u) %s", i + 1, decisions[gen_below(&m->random, 4)]);
			say(o, m, subject, form.p ? form.p : "");
		}
	else
		say(o, m, subject, PICK(&m->random, decisions));
}

static void write_item(struct gen_out *o, struct gen_meeting *m, const struct gen_item *item)
{
	struct gen_random *r = &m->random;
	o->layout->item(o, item);
	o->layout->section(o, GEN_SUMMARY);
	say_facts(o, m, item->subject, 1);
	uint32_t n = recommend(o, m, item->subject);
	o->layout->section(o, GEN_FACTS);
	say_facts(o, m, item->subject, 2 + gen_below(r, 3));
	if (gen_below(r, 2)) {
		o->layout->section(o, GEN_ECONOMY);
		say(o, m, item->subject, PICK(r, economy));
	}
	if (gen_below(r, 2)) {
		o->layout->section(o, GEN_LAW);
		say(o, m, item->subject, PICK(r, laws));
	}
	if (gen_below(r, 4) == 0) {
		o->layout->section(o, GEN_PRIOR);
		say(o, m, item->subject, "Anbefales.");
	}
	decide(o, m, item->subject, n);
	o->layout->section(o, GEN_FILES);
	for (uint32_t i = 1 + gen_below(r, 3); i > 0; i--)
		say(o, m, item->subject, PICK(r, files));
}

void gen_write(struct gen_meeting *m, const struct gen_layout *layout, struct buf *out)
{
	struct gen_out o = {.layout = layout, .b = out, .m = m};
	layout->begin(&o);
	for (uint32_t i = 0; i < m->n_items; i++)
		write_item(&o, m, &m->items[i]);
	layout->end(&o);
}
