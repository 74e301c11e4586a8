/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Minutes as a saved web page and as two case systems' exports. */
#include "generate.h"

static void escaped(struct buf *b, const char *s)
{
	for (; *s; s++)
		if (*s == '&')
			buf_puts(b, "&amp;");
		else if (*s == '<')
			buf_puts(b, "&lt;");
		else if (*s == '"')
			buf_puts(b, "&quot;");
		else
			buf_char(b, *s);
}

static void element(struct buf *b, const char *open, const char *text, const char *close)
{
	buf_puts(b, open);
	escaped(b, text);
	buf_puts(b, close);
}

static const char *const names[GEN_SECTIONS] = {"Resume",     "Indstilling", "Sagsfremstilling",
						"Økonomi",    "Lovgrundlag", "Tidligere beslutning",
						"Beslutning", "Bilag"};

/* ---- HTML ---- */

static void html_begin(struct gen_out *o)
{
	const struct gen_meeting *m = o->m;
	buf_printf(
		o->b,
		"<!DOCTYPE html>\n<html lang=\"da\"><head><meta charset=\"utf-8\"><title>%s - "
		"%s Kommune</title>\n<style>body { font-family: sans-serif } .menu li { display: "
		"inline }</style>\n<script>var dataLayer = dataLayer || [];</script></head>\n"
		"<body><div class=\"menu\"><ul><li><a href=\"/\">Forside</a></li><li><a "
		"href=\"/politik\">Politik</a></li><li><a href=\"/kontakt\">Kontakt</a></li></ul>"
		"</div>\n<main><h1>Referat fra møde i %s %s den %d. %s %d kl. %d.00</h1>\n"
		"<p>%s Kommune, Rådhuset</p>\n<h2>Deltagere</h2><ul>",
		m->body, m->municipality, m->body, gen_weekday(m->day), m->day.day,
		gen_month(m->day.month), m->day.year, m->hour, m->municipality);
	for (uint32_t i = 0; i < GEN_PEOPLE; i++)
		if (i != m->absent)
			buf_printf(o->b, "<li>%s (%s)</li>", m->people[i], m->parties[i]);
	buf_printf(o->b, "</ul>\n<h2>Afbud</h2><ul><li>%s (%s)</li></ul>\n", m->people[m->absent],
		   m->parties[m->absent]);
}

static void html_item(struct gen_out *o, const struct gen_item *item)
{
	buf_printf(o->b, "<div class=\"agenda-item\" id=\"punkt-%u\"><h2>%u. ", item->number,
		   item->number);
	element(o->b, "", item->title, "</h2>\n");
	buf_printf(o->b, "<p>Sagsnr. %s</p>\n", item->case_no);
}

static void html_section(struct gen_out *o, enum gen_section kind)
{
	buf_printf(o->b, "<h3>%s</h3>\n", names[kind]);
	o->in = kind;
}

static void html_paragraph(struct gen_out *o, const char *text)
{
	element(o->b,
		o->in == GEN_FILES ? "<p class=\"file\"><a href=\"/bilag.pdf\">"
				   : "<p style=\"margin: 0 0 1em 0\">",
		text, o->in == GEN_FILES ? "</a></p>\n" : "</p>\n");
}

static void html_point(struct gen_out *o, uint32_t number, const char *text)
{
	buf_printf(o->b, "<p>%u. ", number);
	element(o->b, "", text, "</p>\n");
}

static void html_end(struct gen_out *o)
{
	buf_puts(o->b, "</div></main><footer><p>Webredaktionen</p></footer></body></html>\n");
}

const struct gen_layout gen_html = {"html",	  "html",	  html_begin, html_item,
				    html_section, html_paragraph, html_point, html_end};

/* ---- XML: one element a section, with HTML in it ---- */

static void xml_begin(struct gen_out *o)
{
	const struct gen_meeting *m = o->m;
	buf_printf(o->b,
		   "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Dagsorden DagsordenID=\"%u\" "
		   "Åben=\"true\" Dagsordentype=\"REFERAT\">\n <Møde Udvalg=\"%s\" Mødedato=\"%d. "
		   "%s %d\" Mødetid=\"%d:00\" Mødested=\"Mødelokale 2\"/>\n <Dagsordenpunkter>\n",
		   (uint32_t)(m->random.state >> 36), m->body, m->day.day, gen_month(m->day.month),
		   m->day.year, m->hour);
}

static void xml_close(struct gen_out *o)
{
	if (o->open)
		buf_printf(o->b, "</%s>\n", names[o->in]);
	o->open = false;
}

static void xml_leave(struct gen_out *o)
{
	xml_close(o);
	if (o->n)
		buf_puts(o->b, "   </Indhold>\n  </Dagsordenpunkt>\n");
}

static void xml_item(struct gen_out *o, const struct gen_item *item)
{
	xml_leave(o);
	o->n++;
	buf_printf(o->b, "  <Dagsordenpunkt Nummer=\"%u\" Åbent=\"true\" Sagsnummer=\"%s\">\n",
		   item->number, item->case_no);
	element(o->b, "   <Overskrift>", item->title, "</Overskrift>\n   <Indhold>\n");
}

static void xml_section(struct gen_out *o, enum gen_section kind)
{
	xml_close(o);
	o->in = kind == GEN_PRIOR ? GEN_LAW : kind; /* an element's name has no blank */
	o->open = true;
	buf_printf(o->b, "    <%s>", names[o->in]);
}

static void xml_paragraph(struct gen_out *o, const char *text)
{
	element(o->b, "<p>", text, "</p>");
}

static void xml_point(struct gen_out *o, uint32_t number, const char *text)
{
	buf_printf(o->b, "<p>%u. ", number);
	element(o->b, "", text, "</p>");
}

static void xml_end(struct gen_out *o)
{
	xml_leave(o);
	buf_puts(o->b, " </Dagsordenpunkter>\n</Dagsorden>\n");
}

const struct gen_layout gen_xml = {"xml",	"xml",	       xml_begin, xml_item,
				   xml_section, xml_paragraph, xml_point, xml_end};

/* ---- JSON: fields of HTML ---- */

static void json_begin(struct gen_out *o)
{
	const struct gen_meeting *m = o->m;
	char day[CIVIL_ISO_SIZE];
	civil_iso(m->day, day);
	buf_printf(o->b,
		   "{\"Id\": \"%08x-0000-4000-8000-000000000001\", \"Udvalg\": {\"Navn\": \"%s\"}, "
		   "\"Moede\": {\"Navn\": \"Referat\", \"Dato\": \"%sT%d:00:00\", \"Sted\": "
		   "\"Rådhuset\", \"Moededeltagere\": [",
		   (uint32_t)(m->random.state >> 32), m->body, day, m->hour);
	for (uint32_t i = 0; i < GEN_PEOPLE; i++)
		buf_printf(o->b, "%s{\"Name\": \"%s\", \"Absent\": %s}", i ? ", " : "",
			   m->people[i], i == m->absent ? "true" : "false");
	buf_puts(o->b, "]},\n \"Dagsordenpunkter\": [");
}

static void json_leave(struct gen_out *o)
{
	if (o->open)
		buf_puts(o->b, "\"}");
	o->open = false;
}

static void json_item(struct gen_out *o, const struct gen_item *item)
{
	json_leave(o);
	buf_printf(
		o->b,
		"%s\n  {\"Id\": \"i%u\", \"Punktnummer\": \"%u\", \"Navn\": \"%s\", \"Sorting\": "
		"%u, \"IsOpen\": true, \"SagsNummer\": \"%s\", \"Bilag\": [], \"Felter\": [",
		o->n ? "]}," : "", item->number, item->number, item->title, item->number,
		item->case_no);
	o->n++;
	o->rows = 0;
}

static void json_section(struct gen_out *o, enum gen_section kind)
{
	json_leave(o);
	buf_printf(o->b, "%s\n   {\"Navn\": \"%s\", \"Html\": \"", o->rows++ ? "," : "",
		   names[kind]);
	o->open = true;
}

/* The sentences hold no quotation mark and no backslash. */
static void json_paragraph(struct gen_out *o, const char *text)
{
	element(o->b, "<p>", text, "</p>\\n");
}

static void json_point(struct gen_out *o, uint32_t number, const char *text)
{
	buf_printf(o->b, "<p>%u. ", number);
	element(o->b, "", text, "</p>\\n");
}

static void json_end(struct gen_out *o)
{
	json_leave(o);
	buf_puts(o->b, o->n ? "]}]}\n" : "]}\n");
}

const struct gen_layout gen_json = {"json",	  "json",	  json_begin, json_item,
				    json_section, json_paragraph, json_point, json_end};
