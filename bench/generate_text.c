/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three ways of setting minutes as text: headings with bare numbers, a web page's copied text, and
 * a case system's print with running heads and broken lines. */
#include "generate.h"

#include <stdio.h>
#include <string.h>

enum { WIDE_COLUMNS = 88, WIDE_ROWS = 60 };

static void people(struct gen_out *o, const char *mark, const char *before_party)
{
	const struct gen_meeting *m = o->m;
	for (uint32_t i = 0; i < GEN_PEOPLE; i++)
		if (i != m->absent)
			buf_printf(o->b, "%s%s%s (%s)\n", mark, m->people[i], before_party,
				   m->parties[i]);
}

static void long_day(struct gen_out *o)
{
	const struct gen_meeting *m = o->m;
	buf_printf(o->b, "%s den %d. %s %d", gen_weekday(m->day), m->day.day,
		   gen_month(m->day.month), m->day.year);
}

/* ---- plain ---- */

static void plain_begin(struct gen_out *o)
{
	const struct gen_meeting *m = o->m;
	buf_printf(o->b, "%s Kommune\n\nReferat fra møde i %s ", m->municipality, m->body);
	long_day(o);
	buf_printf(o->b, " kl. %d.00 i Rådhuset, mødelokale 2\n\nMedlemmer:\n", m->hour);
	people(o, "• ", "");
	buf_printf(o->b, "\nFraværende:\n• %s (%s)\n\nDagsordenspunkter\n", m->people[m->absent],
		   m->parties[m->absent]);
	for (uint32_t i = 0; i < m->n_items; i++)
		buf_printf(o->b, "%u. %s\n", m->items[i].number, m->items[i].title);
}

static void plain_item(struct gen_out *o, const struct gen_item *item)
{
	buf_printf(o->b, "\n%u. %s\n\nSagsnr. %s\n", item->number, item->title, item->case_no);
}

static void plain_section(struct gen_out *o, enum gen_section kind)
{
	static const char *const names[GEN_SECTIONS] = {
		"Resume",      "Indstilling",	       "Sagsfremstilling", "Økonomi",
		"Lovgrundlag", "Tidligere beslutning", "Beslutning",	   "Bilag"};
	buf_printf(o->b, "\n%s\n\n", names[kind]);
	o->in = kind;
}

static void plain_paragraph(struct gen_out *o, const char *text)
{
	buf_printf(o->b, "%s\n%s", text, o->in == GEN_FILES || o->in == GEN_DECISION ? "" : "\n");
}

static void plain_point(struct gen_out *o, uint32_t number, const char *text)
{
	buf_printf(o->b, "%u. %s\n", number, text);
}

static void plain_end(struct gen_out *o)
{
	buf_puts(o->b, "\n");
}

const struct gen_layout gen_plain = {"plain",	    "txt",	     plain_begin, plain_item,
				     plain_section, plain_paragraph, plain_point, plain_end};

/* ---- page ---- */

static void page_begin(struct gen_out *o)
{
	const struct gen_meeting *m = o->m;
	buf_printf(o->b,
		   "%s Kommune\n\nUDVALG\n\n%s\n\nMØDE\n\nReferat\n\nSTED\n\nByrådssalen\n\n"
		   "STARTTIDSPUNKT\n\n%d. %s %d kl. %d:30\n\nSLUTTIDSPUNKT\n\n%d. %s %d kl. "
		   "%d:15\n\nDELTAGERE\n\n",
		   m->municipality, m->body, m->day.day, gen_month(m->day.month), m->day.year,
		   m->hour, m->day.day, gen_month(m->day.month), m->day.year, m->hour + 3);
	people(o, "", ",");
	buf_printf(o->b, "%s, (%s) (Afbud)\n\nPUNKTER\n\n", m->people[m->absent],
		   m->parties[m->absent]);
	for (uint32_t i = 0; i < m->n_items; i++)
		buf_printf(o->b, "%u %s\n", m->items[i].number, m->items[i].title);
}

static void page_item(struct gen_out *o, const struct gen_item *item)
{
	buf_printf(o->b, "\nPunkt %u: %s\n\n%s\n", item->number, item->title, item->case_no);
}

static void page_section(struct gen_out *o, enum gen_section kind)
{
	static const char *const names[GEN_SECTIONS] = {
		"BESLUTNINGSTEMA", "INDSTILLING",	   "SAGSFREMSTILLING", "ØKONOMI",
		"LOVGRUNDLAG",	   "TIDLIGERE BESLUTNING", "BESLUTNING",       "BILAG"};
	buf_printf(o->b, "\n%s\n\n", names[kind]);
	o->in = kind;
}

static void page_paragraph(struct gen_out *o, const char *text)
{
	buf_printf(o->b, "%s\n\n", text);
}

static void page_point(struct gen_out *o, uint32_t number, const char *text)
{
	(void)number;
	buf_printf(o->b, "%s\n\n", text);
}

static void page_end(struct gen_out *o)
{
	buf_puts(o->b, "Kopier link til punktet\n");
}

const struct gen_layout gen_page = {"page",	  "txt",	  page_begin, page_item,
				    page_section, page_paragraph, page_point, page_end};

/* ---- wide ---- */

static void wide_line(struct gen_out *o, const char *line, size_t n)
{
	buf_printf(o->b, "%.*s\n", (int)n, line);
	if (++o->rows % WIDE_ROWS == 0)
		buf_printf(o->b, "\n%s, %s Kommune, %d. %s %d %40u\n\f\n", o->m->body,
			   o->m->municipality, o->m->day.day, gen_month(o->m->day.month),
			   o->m->day.year, o->rows / WIDE_ROWS);
}

static void wide_text(struct gen_out *o, const char *text)
{
	size_t left = strlen(text);
	while (left > WIDE_COLUMNS) {
		size_t cut = WIDE_COLUMNS;
		while (cut > 0 && text[cut] != ' ')
			cut--;
		if (!cut)
			cut = left;
		wide_line(o, text, cut);
		text += cut < left ? cut + 1 : cut;
		left -= cut < left ? cut + 1 : cut;
	}
	wide_line(o, text, left);
}

static void wide_begin(struct gen_out *o)
{
	const struct gen_meeting *m = o->m;
	buf_printf(o->b, "%s Kommune\nReferat\nfra møde i %s\n", m->municipality, m->body);
	long_day(o);
	buf_printf(o->b, " kl. %d.00\nMødelokale 2, Rådhuset\n\n", m->hour);
	for (uint32_t i = 0, n = 0; i < GEN_PEOPLE; i++)
		if (i != m->absent)
			buf_printf(o->b, "%-27s%s\n", n++ ? "" : "Medlemmer:", m->people[i]);
	buf_printf(o->b, "\n%-27s%s\n\n%-87s%s\n\n", "Afbud:", m->people[m->absent],
		   "Indholdsfortegnelse", "Side");
	for (uint32_t i = 0; i < m->n_items; i++)
		buf_printf(
			o->b, "%u   %s %.*s %u\n", m->items[i].number, m->items[i].title,
			(int)(strlen(m->items[i].title) < 76 ? 76 - strlen(m->items[i].title) : 3),
			"........................................................................"
			"....",
			2 + i);
	buf_char(o->b, '\n');
}

static void wide_item(struct gen_out *o, const struct gen_item *item)
{
	buf_printf(o->b, "\nNr.%u - %s\n\nÅben sag\nSagsnr.: %s   Initialer: abc\n", item->number,
		   item->title, item->case_no);
	o->rows += 4;
}

static void wide_section(struct gen_out *o, enum gen_section kind)
{
	static const char *const names[GEN_SECTIONS] = {"Sagsresume",
							"Indstilling",
							"Sagsbeskrivelse",
							"Økonomiske konsekvenser",
							"Lovgrundlag",
							"Tidligere beslutning",
							NULL,
							"Bilag:"};
	buf_char(o->b, '\n');
	if (kind == GEN_DECISION)
		buf_printf(o->b, "Beslutning i %s den %02d-%02d-%d:\n", o->m->body, o->m->day.day,
			   o->m->day.month, o->m->day.year);
	else
		buf_printf(o->b, "%s\n", names[kind]);
	o->in = kind;
	o->rows += 2;
}

static void wide_paragraph(struct gen_out *o, const char *text)
{
	if (o->in == GEN_FILES)
		buf_puts(o->b, "  - ");
	wide_text(o, text);
	if (o->in == GEN_FACTS)
		wide_line(o, "", 0);
}

static void wide_point(struct gen_out *o, uint32_t number, const char *text)
{
	(void)number;
	wide_line(o, "", 0);
	wide_text(o, text);
}

const struct gen_layout gen_wide = {"wide",	  "txt",	  wide_begin, wide_item,
				    wide_section, wide_paragraph, wide_point, plain_end};
