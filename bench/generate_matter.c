/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What generated minutes say. In the sentences %a is an amount, %d a day, %y a year, %n a number,
 * %p a place, %s the item's subject, %b another body, %w a person. */
#include "fill_text.h"
#include "generate.h"

#include <stdio.h>

#define COUNT(list) ((uint32_t)(sizeof(list) / sizeof((list)[0])))

static const char *const others[] = {"Byrådet", "Økonomiudvalget", "Teknik- og Miljøudvalget",
				     "Social- og Sundhedsudvalget"};
/* A place is a beginning and an ending. */
static const char *const beginnings[] = {
	"Mølle", "Strand",  "Have",   "Eng",	"Søndre ", "Nørre ", "Øster", "Vester",	 "Kirke",
	"Skov",	 "Bøge",    "Ege",    "Linde",	"Birke",   "Hassel", "Rosen", "Ravn",	 "Falke",
	"Svale", "Lærke",   "Hjorte", "Rådyr",	"Tårn",	   "Bakke",  "Dal",   "Å",	 "Bro",
	"Kær",	 "Mose",    "Lyng",   "Hede",	"Klit",	   "Sten",   "Ler",   "Sand",	 "Smede",
	"Væver", "Skipper", "Fisker", "Bødker", "Degne",   "Præste", "Amts",  "Stations"};
static const char *const endings[] = {"vej",	 "gade",   "skolen", "parken",	"marken",
				      "toften",	 "vænget", "stien",  "pladsen", "hallen",
				      "gården",	 "bakken", "lunden", "krogen",	"børnehaven",
				      "centret", "havnen", "engen",  "hjemmet", "kvarteret"};
static const char *const subjects[] = {
	"renovering af %p",
	"lokalplan %n for boliger ved %p",
	"anlægsbevilling til cykelsti langs %p",
	"sammenlægning af %p og %p",
	"helhedsplan for %p",
	"klimatilpasning ved %p",
	"byudvikling ved %p",
	"salg af grund ved %p",
	"køb af ejendommen %p %n",
	"trafiksikkerhed ved %p",
	"støj fra %p",
	"ny daginstitution ved %p",
	"udvidelse af %p",
	"fremtiden for %p",
	"nedrivning af %p %n",
	"fredning af %p",
	"kunstgræsbane ved %p",
	"foreningernes lokaler i %p",
	"tilsyn med %p %y",
	"sammenhængende forløb for unge ved %p",
	"samarbejdet mellem %p og %p",
	"varmeforsyning af %p",
	"spildevandsplan, tillæg %n",
	"dispensation til %p %n",
	"henvendelse fra beboere på %p",
	"budgetopfølgning pr. 30. juni %y",
	"takster for madordninger %y",
	"kvalitetsrapport for folkeskolen %y",
	"låneoptagelse %y",
	"regnskab for %p %y",
	"plan for tilsyn %y",
	"programmet Trygge Skridt ved %p",
	"indsats mod skolefravær på %p",
	"frivilligpris %y",
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
	"at høringssvarene tages til efterretning,",
	"at sagen drøftes,",
};
static const char *const promises[] = {
	"at forvaltningen vender tilbage med en evaluering af %s inden udgangen af %y,",
	"at der i %y gives en status for udvalget.",
};
static const char *const decisions[] = {
	"Godkendt.",
	"Indstillingen blev godkendt.",
	"Taget til efterretning.",
	"Udvalget drøftede sagen og tog orienteringen til efterretning.",
	"Et flertal godkendte indstillingen. %w stemte imod.",
	"%w undlod at stemme. Godkendt.",
};
static const char *const wishes[] = {
	"Godkendt, idet forvaltningen skal fremlægge en opdateret tidsplan senest den %d.",
	"Udvalget ønsker, at forvaltningen i 2. kvartal %y redegør for udviklingen.",
	"Sagen blev udsat til næste møde.",
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

static void put_place(struct gen_random *r, struct buf *b)
{
	const char *beginning = PICK(r, beginnings), *ending = PICK(r, endings);
	buf_printf(b, "%s%s", beginning, ending);
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
		put_place(r, b);
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

void gen_subject(struct gen_random *r, int year, char out[GEN_TEXT])
{
	struct gen_meeting m = {.random = *r, .day = {(int16_t)year, 1, 1}};
	BUF_AUTO b = BUF_INIT(GEN_TEXT);
	put(&m, "", PICK(&m.random, subjects), &b);
	(void)snprintf(out, GEN_TEXT, "%s", b.p ? b.p : "");
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

/* A paragraph of the item's own words: texts of two matters are as unlike as real ones. */
static void say_own(struct gen_out *o, const struct gen_item *item)
{
	BUF_AUTO text = BUF_INIT(64 * 1024);
	size_t ends[FILL_PARTS];
	fill_item(&text, item->own, ends);
	BUF_AUTO own = BUF_INIT(64 * 1024);
	buf_str(&own, str_trim(str_sub(buf_view(&text), ends[FILL_RECOMMENDATION],
				       ends[FILL_FACTS] - ends[FILL_RECOMMENDATION])));
	o->layout->paragraph(o, own.p ? own.p : "");
}

static uint32_t recommend(struct gen_out *o, struct gen_meeting *m, const struct gen_item *item)
{
	struct gen_random *r = &m->random;
	uint32_t n = 1 + gen_below(r, 3), first = gen_below(r, COUNT(points));
	bool promises_too = item->returns || gen_below(r, 12) == 0;
	o->layout->section(o, GEN_RECOMMENDATION);
	say(o, m, item->subject, "Forvaltningen indstiller til Byrådet via %b,");
	for (uint32_t i = 0; i < n; i++) {
		BUF_AUTO b = BUF_INIT(8192);
		bool promise = promises_too && i + 1 == n;
		put(m, item->subject,
		    promise ? PICK(r, promises) : points[(first + i) % COUNT(points)], &b);
		o->layout->point(o, i + 1, b.p ? b.p : "");
	}
	return n;
}

static void decide(struct gen_out *o, struct gen_meeting *m, const struct gen_item *item,
		   uint32_t n)
{
	struct gen_random *r = &m->random;
	o->layout->section(o, GEN_DECISION);
	if (item->advises)
		say(o, m, item->subject, "Anbefales over for Byrådet.");
	else if (gen_below(r, 8) == 0)
		say(o, m, item->subject, PICK(r, wishes));
	else if (n > 1 && gen_below(r, 3) == 0)
		for (uint32_t i = 0; i < n; i++) {
			BUF_AUTO form = BUF_INIT(1024);
			buf_printf(&form, "Ad %u) %s", i + 1, decisions[gen_below(r, 4)]);
			say(o, m, item->subject, form.p ? form.p : "");
		}
	else
		say(o, m, item->subject, PICK(r, decisions));
}

static void tell_before(struct gen_out *o, const struct gen_step *s)
{
	BUF_AUTO b = BUF_INIT(1024);
	o->layout->section(o, GEN_PRIOR);
	buf_printf(&b, "%s den %d. %s %d, pkt. %u: Anbefales.", s->body, s->day.day,
		   gen_month(s->day.month), s->day.year, s->number);
	o->layout->paragraph(o, b.p ? b.p : "");
}

static void write_item(struct gen_out *o, struct gen_meeting *m, const struct gen_item *item)
{
	struct gen_random *r = &m->random;
	o->layout->item(o, item);
	if (item->formal) {
		o->layout->section(o, GEN_DECISION);
		o->layout->paragraph(o, item->number == 1 ? "Godkendt." : "Intet.");
		return;
	}
	o->layout->section(o, GEN_SUMMARY);
	say_facts(o, m, item->subject, 1);
	uint32_t n = recommend(o, m, item);
	o->layout->section(o, GEN_FACTS);
	say_facts(o, m, item->subject, 1);
	say_own(o, item);
	if (gen_below(r, 2)) {
		o->layout->section(o, GEN_ECONOMY);
		say(o, m, item->subject, PICK(r, economy));
	}
	if (gen_below(r, 2)) {
		o->layout->section(o, GEN_LAW);
		say(o, m, item->subject, PICK(r, laws));
	}
	if (item->before.body)
		tell_before(o, &item->before);
	decide(o, m, item, n);
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
