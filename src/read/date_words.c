/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the Danish calendar, sorted by their bytes. */
#include "read/date_scan.h"
#include "read/numbers.h"

struct entry {
	const char *word;
	uint8_t class;
	int8_t arg;
	uint8_t flags;
};

static const struct entry table[] = {
	{"af", WORD_OF, 0, 0},
	{"afslutning", WORD_EDGE, PART_END, 0},
	{"afslutningen", WORD_EDGE, PART_END, 0},
	{"aften", WORD_DAYPART, DAY_EVENING, 0},
	{"aftenen", WORD_DAYPART, DAY_EVENING, 0},
	{"aftes", WORD_DAYPART, DAY_EVENING, 0},
	{"aktuel", WORD_REL, 0, 0},
	{"aktuelle", WORD_REL, 0, 0},
	{"ansatte", WORD_UNIT_AFTER, 0, 0},
	{"apr", WORD_MONTH, 4, WORD_SHORT},
	{"april", WORD_MONTH, 4, 0},
	{"aprils", WORD_MONTH, 4, WORD_SHORT},
	{"aug", WORD_MONTH, 8, WORD_SHORT},
	{"august", WORD_MONTH, 8, 0},
	{"augusts", WORD_MONTH, 8, WORD_SHORT},
	{"begyndelse", WORD_PART, PART_START, 0},
	{"begyndelsen", WORD_PART, PART_START, 0},
	{"blidemåned", WORD_MONTH, 2, WORD_SHORT},
	{"boliger", WORD_UNIT_AFTER, 0, 0},
	{"borgere", WORD_UNIT_AFTER, 0, 0},
	{"børn", WORD_UNIT_AFTER, 0, 0},
	{"ca", WORD_ABOUT, 0, 0},
	{"cirka", WORD_ABOUT, 0, 0},
	{"d", WORD_THE, 0, 0},
	{"dag", WORD_UNIT, UNIT_DAY, 0},
	{"dage", WORD_UNIT, UNIT_DAY, WORD_PLURAL},
	{"dagen", WORD_UNIT, UNIT_DAY, WORD_DEFINITE},
	{"dagene", WORD_UNIT, UNIT_DAY, WORD_DEFINITE},
	{"dec", WORD_MONTH, 12, WORD_SHORT},
	{"december", WORD_MONTH, 12, 0},
	{"decembers", WORD_MONTH, 12, WORD_SHORT},
	{"dekade", WORD_UNIT, UNIT_DECADE, 0},
	{"den", WORD_THE, 0, 0},
	{"denne", WORD_REL, 0, 0},
	{"dette", WORD_REL, 0, 0},
	{"døgn", WORD_UNIT, UNIT_DAY, 0},
	{"døgnet", WORD_UNIT, UNIT_DAY, WORD_DEFINITE},
	{"efter", WORD_AFTER, 0, 0},
	{"eftermiddag", WORD_DAYPART, DAY_AFTERNOON, 0},
	{"eftermiddagen", WORD_DAYPART, DAY_AFTERNOON, 0},
	{"efterår", WORD_SEASON, SEASON_AUTUMN, 0},
	{"efteråret", WORD_SEASON, SEASON_AUTUMN, WORD_DEFINITE},
	{"efterårets", WORD_SEASON, SEASON_AUTUMN, WORD_DEFINITE},
	{"efterårsferie", WORD_HOLIDAY, HOLIDAY_AUTUMN, 0},
	{"efterårsferien", WORD_HOLIDAY, HOLIDAY_AUTUMN, 0},
	{"elever", WORD_UNIT_AFTER, 0, 0},
	{"feb", WORD_MONTH, 2, WORD_SHORT},
	{"febr", WORD_MONTH, 2, WORD_SHORT},
	{"februar", WORD_MONTH, 2, 0},
	{"februars", WORD_MONTH, 2, WORD_SHORT},
	{"february", WORD_MONTH, 2, WORD_SHORT},
	{"for", WORD_AT, 0, 0},
	{"foregående", WORD_REL, -1, 0},
	{"forgårs", WORD_DAYWORD, -2, 0},
	{"formiddag", WORD_DAYPART, DAY_FORENOON, 0},
	{"formiddagen", WORD_DAYPART, DAY_FORENOON, 0},
	{"forrige", WORD_REL, -1, 0},
	{"forår", WORD_SEASON, SEASON_SPRING, 0},
	{"foråret", WORD_SEASON, SEASON_SPRING, WORD_DEFINITE},
	{"forårets", WORD_SEASON, SEASON_SPRING, WORD_DEFINITE},
	{"fra", WORD_FROM, 0, 0},
	{"fre", WORD_WEEKDAY, 5, WORD_SHORT},
	{"fred", WORD_WEEKDAY, 5, WORD_SHORT},
	{"fredag", WORD_WEEKDAY, 5, 0},
	{"fredagen", WORD_WEEKDAY, 5, WORD_DEFINITE},
	{"frem", WORD_AT, 0, 0},
	{"friday", WORD_WEEKDAY, 5, 0},
	{"følgende", WORD_REL, 1, 0},
	{"før", WORD_BEFORE, 0, 0},
	{"først", WORD_PART, PART_START, WORD_SHORT},
	{"førstkommende", WORD_REL, 1, 0},
	{"gange", WORD_UNIT_AFTER, 0, 0},
	{"går", WORD_DAYWORD, -1, WORD_SHORT},
	{"ha", WORD_UNIT_AFTER, 0, 0},
	{"halv", WORD_HALF, 0, 0},
	{"halvandet", WORD_HALF, 18, 0},
	{"halvdel", WORD_UNIT, UNIT_HALFYEAR, WORD_SHORT},
	{"halvt", WORD_HALF, 6, 0},
	{"halvår", WORD_UNIT, UNIT_HALFYEAR, 0},
	{"halvåret", WORD_UNIT, UNIT_HALFYEAR, WORD_DEFINITE},
	{"hektar", WORD_UNIT_AFTER, 0, 0},
	{"hen", WORD_AT, 0, 0},
	{"her", WORD_HER, 0, 0},
	{"høst", WORD_SEASON, SEASON_AUTUMN, 0},
	{"høsten", WORD_SEASON, SEASON_AUTUMN, WORD_DEFINITE},
	{"i", WORD_IN, 0, 0},
	{"idag", WORD_DAYWORD, 0, 0},
	{"igår", WORD_DAYWORD, -1, 0},
	{"imorgen", WORD_DAYWORD, 1, 0},
	{"inden", WORD_BEFORE, 0, 0},
	{"indenfor", WORD_WITHIN, 0, 0},
	{"indeværende", WORD_REL, 0, 0},
	{"indtil", WORD_BEFORE, 0, 0},
	{"jan", WORD_MONTH, 1, WORD_SHORT},
	{"januar", WORD_MONTH, 1, 0},
	{"januars", WORD_MONTH, 1, WORD_SHORT},
	{"january", WORD_MONTH, 1, WORD_SHORT},
	{"jul", WORD_HOLIDAY, HOLIDAY_CHRISTMAS, WORD_SHORT},
	{"juleferie", WORD_HOLIDAY, HOLIDAY_CHRISTMAS, 0},
	{"juleferien", WORD_HOLIDAY, HOLIDAY_CHRISTMAS, 0},
	{"julen", WORD_HOLIDAY, HOLIDAY_CHRISTMAS, 0},
	{"juli", WORD_MONTH, 7, 0},
	{"julis", WORD_MONTH, 7, WORD_SHORT},
	{"july", WORD_MONTH, 7, WORD_SHORT},
	{"jun", WORD_MONTH, 6, WORD_SHORT},
	{"june", WORD_MONTH, 6, WORD_SHORT},
	{"juni", WORD_MONTH, 6, 0},
	{"junis", WORD_MONTH, 6, WORD_SHORT},
	{"kilometer", WORD_UNIT_AFTER, 0, 0},
	{"kl", WORD_CLOCK, 0, 0},
	{"klokken", WORD_CLOCK, 0, 0},
	{"km", WORD_UNIT_AFTER, 0, 0},
	{"kommende", WORD_REL, 1, 0},
	{"kr", WORD_UNIT_AFTER, 0, 0},
	{"kroner", WORD_UNIT_AFTER, 0, 0},
	{"kvart", WORD_QUARTER_HOUR, 0, 0},
	{"kvartal", WORD_UNIT, UNIT_QUARTER, 0},
	{"kvartaler", WORD_UNIT, UNIT_QUARTER, WORD_PLURAL},
	{"kvartalet", WORD_UNIT, UNIT_QUARTER, WORD_DEFINITE},
	{"kvartalets", WORD_OF_YEAR, UNIT_QUARTER, 0},
	{"kvarter", WORD_QUARTER_HOUR, 0, 0},
	{"kvm", WORD_UNIT_AFTER, 0, 0},
	{"kvt", WORD_UNIT, UNIT_QUARTER, 0},
	{"lør", WORD_WEEKDAY, 6, WORD_SHORT},
	{"lørdag", WORD_WEEKDAY, 6, 0},
	{"lørdagen", WORD_WEEKDAY, 6, WORD_DEFINITE},
	{"m", WORD_UNIT_AFTER, 0, 0},
	{"maj", WORD_MONTH, 5, 0},
	{"man", WORD_WEEKDAY, 1, WORD_SHORT},
	{"mand", WORD_WEEKDAY, 1, WORD_SHORT},
	{"mandag", WORD_WEEKDAY, 1, 0},
	{"mandagen", WORD_WEEKDAY, 1, WORD_DEFINITE},
	{"mar", WORD_MONTH, 3, WORD_SHORT},
	{"march", WORD_MONTH, 3, WORD_SHORT},
	{"marts", WORD_MONTH, 3, 0},
	{"may", WORD_MONTH, 5, WORD_SHORT},
	{"mdr", WORD_UNIT, UNIT_MONTH, WORD_PLURAL},
	{"med", WORD_AT, 0, 0},
	{"medio", WORD_PART, PART_MID, 0},
	{"medlemmer", WORD_UNIT_AFTER, 0, 0},
	{"mellem", WORD_BETWEEN, 0, 0},
	{"men", WORD_BUT, 0, 0},
	{"meter", WORD_UNIT_AFTER, 0, 0},
	{"mia", WORD_UNIT_AFTER, 0, 0},
	{"middag", WORD_DAYPART, DAY_NOON, 0},
	{"midt", WORD_PART, PART_MID, 0},
	{"midten", WORD_PART, PART_MID, 0},
	{"mil", WORD_UNIT_AFTER, 0, 0},
	{"mill", WORD_UNIT_AFTER, 0, 0},
	{"mio", WORD_UNIT_AFTER, 0, 0},
	{"mod", WORD_AT, 0, 0},
	{"monday", WORD_WEEKDAY, 1, 0},
	{"morgen", WORD_DAYPART, DAY_MORNING, 0},
	{"morgendag", WORD_DAYWORD, 1, 0},
	{"morgendagen", WORD_DAYWORD, 1, 0},
	{"morgenen", WORD_DAYPART, DAY_MORNING, 0},
	{"måned", WORD_UNIT, UNIT_MONTH, 0},
	{"måneden", WORD_UNIT, UNIT_MONTH, WORD_DEFINITE},
	{"månedens", WORD_OF_YEAR, UNIT_MONTH, 0},
	{"måneder", WORD_UNIT, UNIT_MONTH, WORD_PLURAL},
	{"månederne", WORD_UNIT, UNIT_MONTH, WORD_DEFINITE},
	{"møde", WORD_MEETING, 0, 0},
	{"mødet", WORD_MEETING, 0, 0},
	{"nat", WORD_DAYPART, DAY_NIGHT, 0},
	{"natten", WORD_DAYPART, DAY_NIGHT, 0},
	{"nov", WORD_MONTH, 11, WORD_SHORT},
	{"november", WORD_MONTH, 11, 0},
	{"novembers", WORD_MONTH, 11, WORD_SHORT},
	{"nuværende", WORD_REL, 0, 0},
	{"nytår", WORD_HOLIDAY, HOLIDAY_NEW_YEAR, 0},
	{"næste", WORD_REL, 1, 0},
	{"næstkommende", WORD_REL, 1, 0},
	{"oct", WORD_MONTH, 10, WORD_SHORT},
	{"october", WORD_MONTH, 10, WORD_SHORT},
	{"og", WORD_AND, 0, 0},
	{"okt", WORD_MONTH, 10, WORD_SHORT},
	{"oktober", WORD_MONTH, 10, 0},
	{"oktobers", WORD_MONTH, 10, WORD_SHORT},
	{"om", WORD_IN_TIME, 0, 0},
	{"omkring", WORD_ABOUT, 0, 0},
	{"ons", WORD_WEEKDAY, 3, WORD_SHORT},
	{"onsd", WORD_WEEKDAY, 3, WORD_SHORT},
	{"onsdag", WORD_WEEKDAY, 3, 0},
	{"onsdagen", WORD_WEEKDAY, 3, WORD_DEFINITE},
	{"over", WORD_PAST, 0, 0},
	{"overmorgen", WORD_DAYWORD, 2, 0},
	{"par", WORD_PAIR, 0, 0},
	{"pct", WORD_UNIT_AFTER, 0, 0},
	{"per", WORD_AT, 0, 0},
	{"personer", WORD_UNIT_AFTER, 0, 0},
	{"pinse", WORD_HOLIDAY, HOLIDAY_WHITSUN, 0},
	{"pinsen", WORD_HOLIDAY, HOLIDAY_WHITSUN, 0},
	{"pr", WORD_AT, 0, 0},
	{"primo", WORD_PART, PART_START, 0},
	{"procent", WORD_UNIT_AFTER, 0, 0},
	{"på", WORD_ON, 0, 0},
	{"påske", WORD_HOLIDAY, HOLIDAY_EASTER, 0},
	{"påskeferie", WORD_HOLIDAY, HOLIDAY_EASTER, 0},
	{"påskeferien", WORD_HOLIDAY, HOLIDAY_EASTER, 0},
	{"påsken", WORD_HOLIDAY, HOLIDAY_EASTER, 0},
	{"q", WORD_Q, 0, 0},
	{"sager", WORD_UNIT_AFTER, 0, 0},
	{"saturday", WORD_WEEKDAY, 6, 0},
	{"senest", WORD_BEFORE, 0, 0},
	{"seneste", WORD_REL, -1, 0},
	{"sep", WORD_MONTH, 9, WORD_SHORT},
	{"sept", WORD_MONTH, 9, WORD_SHORT},
	{"september", WORD_MONTH, 9, 0},
	{"septembers", WORD_MONTH, 9, WORD_SHORT},
	{"siden", WORD_AGO, 0, 0},
	{"sidst", WORD_PART, PART_END, WORD_SHORT},
	{"sidste", WORD_REL, -1, 0},
	{"skoleår", WORD_SCHOOL_YEAR, 0, 0},
	{"skoleåret", WORD_SCHOOL_YEAR, 0, 0},
	{"skoleårets", WORD_OF_YEAR, 1, 0},
	{"slutning", WORD_PART, PART_END, 0},
	{"slutningen", WORD_PART, PART_END, 0},
	{"sommer", WORD_SEASON, SEASON_SUMMER, 0},
	{"sommeren", WORD_SEASON, SEASON_SUMMER, WORD_DEFINITE},
	{"sommerens", WORD_SEASON, SEASON_SUMMER, WORD_DEFINITE},
	{"sommerferie", WORD_HOLIDAY, HOLIDAY_SUMMER, 0},
	{"sommerferien", WORD_HOLIDAY, HOLIDAY_SUMMER, 0},
	{"start", WORD_PART, PART_START, 0},
	{"starten", WORD_PART, PART_START, 0},
	{"stk", WORD_UNIT_AFTER, 0, 0},
	{"sunday", WORD_WEEKDAY, 7, 0},
	{"søn", WORD_WEEKDAY, 7, WORD_SHORT},
	{"søndag", WORD_WEEKDAY, 7, 0},
	{"søndagen", WORD_WEEKDAY, 7, WORD_DEFINITE},
	{"t", WORD_T, 0, 0},
	{"thursday", WORD_WEEKDAY, 4, 0},
	{"tidligst", WORD_AFTER, 0, 0},
	{"tidligt", WORD_PART, PART_START, WORD_SHORT},
	{"til", WORD_TO, 0, 0},
	{"timer", WORD_UNIT_AFTER, 0, 0},
	{"tir", WORD_WEEKDAY, 2, WORD_SHORT},
	{"tirs", WORD_WEEKDAY, 2, WORD_SHORT},
	{"tirsd", WORD_WEEKDAY, 2, WORD_SHORT},
	{"tirsdag", WORD_WEEKDAY, 2, 0},
	{"tirsdagen", WORD_WEEKDAY, 2, WORD_DEFINITE},
	{"tkr", WORD_UNIT_AFTER, 0, 0},
	{"tor", WORD_WEEKDAY, 4, WORD_SHORT},
	{"tors", WORD_WEEKDAY, 4, WORD_SHORT},
	{"torsd", WORD_WEEKDAY, 4, WORD_SHORT},
	{"torsdag", WORD_WEEKDAY, 4, 0},
	{"torsdagen", WORD_WEEKDAY, 4, WORD_DEFINITE},
	{"tuesday", WORD_WEEKDAY, 2, 0},
	{"udgang", WORD_EDGE, PART_END, 0},
	{"udgangen", WORD_EDGE, PART_END, 0},
	{"udløb", WORD_EDGE, PART_END, 0},
	{"udløbet", WORD_EDGE, PART_END, 0},
	{"uge", WORD_UNIT, UNIT_WEEK, 0},
	{"ugen", WORD_UNIT, UNIT_WEEK, WORD_DEFINITE},
	{"uger", WORD_UNIT, UNIT_WEEK, WORD_PLURAL},
	{"ugerne", WORD_UNIT, UNIT_WEEK, WORD_DEFINITE},
	{"ultimo", WORD_PART, PART_END, 0},
	{"ved", WORD_AT, 0, 0},
	{"vinter", WORD_SEASON, SEASON_WINTER, 0},
	{"vinteren", WORD_SEASON, SEASON_WINTER, WORD_DEFINITE},
	{"vinterens", WORD_SEASON, SEASON_WINTER, WORD_DEFINITE},
	{"vinterferie", WORD_HOLIDAY, HOLIDAY_WINTER, 0},
	{"vinterferien", WORD_HOLIDAY, HOLIDAY_WINTER, 0},
	{"vår", WORD_SEASON, SEASON_SPRING, 0},
	{"våren", WORD_SEASON, SEASON_SPRING, WORD_DEFINITE},
	{"wednesday", WORD_WEEKDAY, 3, 0},
	{"weekend", WORD_UNIT, UNIT_WEEKEND, 0},
	{"weekenden", WORD_UNIT, UNIT_WEEKEND, 0},
	{"weekender", WORD_UNIT, UNIT_WEEKEND, WORD_PLURAL},
	{"år", WORD_UNIT, UNIT_YEAR, 0},
	{"årene", WORD_UNIT, UNIT_YEAR, WORD_DEFINITE},
	{"året", WORD_UNIT, UNIT_YEAR, WORD_DEFINITE},
	{"årets", WORD_OF_YEAR, 0, 0},
	{"århundred", WORD_UNIT, UNIT_CENTURY, 0},
	{"århundrede", WORD_UNIT, UNIT_CENTURY, 0},
	{"århundredet", WORD_UNIT, UNIT_CENTURY, WORD_DEFINITE},
	{"årsskifte", WORD_HOLIDAY, HOLIDAY_NEW_YEAR, 0},
	{"årsskiftet", WORD_HOLIDAY, HOLIDAY_NEW_YEAR, 0},
	{"årti", WORD_UNIT, UNIT_DECADE, 0},
	{"årtier", WORD_UNIT, UNIT_DECADE, WORD_PLURAL},
	{"årtiet", WORD_UNIT, UNIT_DECADE, WORD_DEFINITE},
};

int word_order(struct str word, const char *entry)
{
	for (size_t i = 0; i < word.n; i++) {
		int c = (unsigned char)word.p[i] - (unsigned char)entry[i];
		if (c)
			return c;
	}
	return -(entry[word.n] != 0);
}

static const struct entry *entry_find(struct str word)
{
	size_t lo = 0, hi = sizeof(table) / sizeof(table[0]);
	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		int c = word_order(word, table[mid].word);
		if (c == 0)
			return &table[mid];
		if (c < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return NULL;
}

/* "udvalgsmødet", "byrådsmøde", "møderne" are meetings as well. */
static bool is_meeting(struct str word, uint8_t *flags)
{
	*flags = 0;
	if (str_ends(word, STR("møde")) || str_ends(word, STR("mødet")))
		return true;
	*flags = WORD_PLURAL;
	return str_ends(word, STR("møder")) || str_ends(word, STR("møderne"));
}

/* "augustmødet": the month of the meeting; 0 when it begins with none. */
static int meeting_month(struct str word)
{
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		const struct entry *e = &table[i];
		if (e->class == WORD_MONTH && !(e->flags & WORD_SHORT) &&
		    str_starts(word, str_of(e->word)))
			return e->arg;
	}
	return 0;
}

static uint8_t case_flag(struct str word)
{
	size_t i = 0;
	return word.n && str_is_upper(str_utf8_next(word, &i)) ? WORD_CAPITAL : 0;
}

enum word word_class(struct str word, int16_t *arg, uint8_t *flags)
{
	char low[WORD_MAX];
	struct str w = word_fold(word, low);
	const struct entry *entry = w.n ? entry_find(w) : NULL;
	*arg = 0;
	*flags = 0;
	if (entry) {
		*arg = entry->arg;
		*flags = (uint8_t)(entry->flags | case_flag(word));
		return entry->class;
	}
	int value;
	bool ordinal;
	if (w.n && number_word(w, &value, &ordinal)) {
		*arg = (int16_t)value;
		*flags = ordinal ? WORD_ORDINAL : 0;
		return WORD_MANY;
	}
	if (!w.n || !is_meeting(w, flags))
		return WORD_NONE;
	int month = *flags & WORD_PLURAL ? 0 : meeting_month(w);
	*arg = (int16_t)month;
	return month ? WORD_MONTH : WORD_MEETING;
}

struct str word_fold(struct str word, char out[WORD_MAX])
{
	if (word.n >= WORD_MAX)
		return (struct str){out, 0};
	for (size_t i = 0; i < word.n; i++) {
		unsigned char c = (unsigned char)word.p[i];
		bool latin = i && (unsigned char)word.p[i - 1] == 0xC3 && c >= 0x80 && c <= 0x9E;
		bool fold = (c >= 'A' && c <= 'Z') || latin;
		out[i] = (char)(fold ? c + 0x20 : c);
	}
	out[word.n] = '\0';
	return (struct str){out, word.n};
}

static size_t letter_length(struct str text, size_t at)
{
	unsigned char c = (unsigned char)text.p[at];
	if (c < 0x80)
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
	size_t i = at;
	return str_is_alpha(str_utf8_next(text, &i)) ? i - at : 0;
}

size_t word_end(struct str text, size_t from)
{
	size_t n;
	while (from < text.n && (n = letter_length(text, from)) > 0)
		from += n;
	return from;
}
