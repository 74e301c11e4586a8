/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/xml.h"

#include "core/buf.h"
#include "read/source.h"

#include <libxml/HTMLparser.h>

struct cleaner {
	struct str in;
	size_t i;
	struct buf *out;
	struct xml_repairs *r;
	bool too_many; /* attributes */
};

static bool allowed(uint32_t cp)
{
	return cp == '\t' || cp == '\n' || cp == '\r' || (cp >= ' ' && cp < 0xD800) ||
	       (cp > 0xDFFF && cp < 0xFFFE) || (cp > 0xFFFF && cp <= 0x10FFFF);
}

static bool name_start(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
	       (unsigned char)c >= 0x80;
}

static struct str rest(const struct cleaner *c)
{
	return str_sub(c->in, c->i, c->in.n);
}

static uint32_t digit_value(char c)
{
	if (c >= '0' && c <= '9')
		return (uint32_t)(c - '0');
	c |= 32;
	return c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a') + 10 : UINT32_MAX;
}

static size_t numeric_reference(struct str s, uint32_t *cp)
{
	uint32_t base = (s.p[2] | 32) == 'x' ? 16 : 10, value = 0;
	size_t from = base == 16 ? 3 : 2, i = from;
	for (; i < s.n && i < from + 10 && digit_value(s.p[i]) < base; i++)
		value = value > 0x10FFFF ? value : value * base + digit_value(s.p[i]);
	if (i == from || i >= s.n || s.p[i] != ';')
		return 0;
	*cp = value;
	return i + 1;
}

static bool alphanumeric(char c)
{
	return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

static size_t named_reference(struct str s, uint32_t *cp)
{
	char name[16];
	size_t n = 0;
	while (n + 1 < s.n && n + 1 < sizeof(name) && alphanumeric(s.p[n + 1])) {
		name[n] = s.p[n + 1];
		n++;
	}
	name[n] = '\0';
	if (n + 1 >= s.n || s.p[n + 1] != ';')
		return 0;
	const htmlEntityDesc *known = htmlEntityLookup((const xmlChar *)name);
	*cp = known ? known->value : 0;
	return known ? n + 2 : 0;
}

size_t xml_reference(struct str s, uint32_t *cp)
{
	if (s.n < 4 || s.p[0] != '&')
		return 0;
	return s.p[1] == '#' ? numeric_reference(s, cp) : named_reference(s, cp);
}

/* XML knows numbers and five names; HTML's names are written as numbers. */
static void clean_ampersand(struct cleaner *c)
{
	struct str s = rest(c);
	uint32_t cp;
	size_t len = xml_reference(s, &cp);
	if (!len) {
		c->r->ampersands++;
		buf_puts(c->out, "&amp;");
		c->i++;
		return;
	}
	if (!allowed(cp))
		c->r->references++;
	else if (s.p[1] == '#' || (cp < 0x80 && strchr("&<>\"'", (int)cp)))
		buf_add(c->out, s.p, len);
	else
		buf_printf(c->out, "&#%u;", (unsigned)cp);
	c->i += len;
}

/* Bytes that need no look: not < or &, no control, no start of U+FFFE or U+FFFF. */
static bool plain(char c)
{
	unsigned char b = (unsigned char)c;
	return (b >= ' ' && b != '<' && b != '&' && b != 0xEF) || b == '\n' || b == '\t' ||
	       b == '\r';
}

/* A run of plain bytes before `to`, or one other character. */
static void clean_character(struct cleaner *c, size_t to)
{
	size_t from = c->i;
	while (c->i < to && plain(c->in.p[c->i]))
		c->i++;
	if (c->i > from) {
		buf_add(c->out, c->in.p + from, c->i - from);
		return;
	}
	uint32_t cp = str_utf8_next(c->in, &c->i);
	if (allowed(cp))
		buf_add(c->out, c->in.p + from, c->i - from);
	else
		c->r->characters++;
}

/* Characters, with references made safe, up to `to`. */
static void clean_text(struct cleaner *c, size_t to)
{
	while (c->i < to) {
		if (c->in.p[c->i] == '&')
			clean_ampersand(c);
		else
			clean_character(c, to);
	}
}

/* Moves past the text that ends in `end`, or to the end of a file cut off before it. */
static size_t past(struct cleaner *c, struct str end)
{
	size_t at = str_find(rest(c), end);
	if (at == SIZE_MAX) {
		c->r->truncated = true;
		return c->in.n;
	}
	return c->i + at + end.n;
}

static void clean_cdata(struct cleaner *c)
{
	size_t open = sizeof("<![CDATA[") - 1;
	buf_add(c->out, c->in.p + c->i, open);
	c->i += open;
	size_t end = past(c, STR("]]>"));
	bool whole = !c->r->truncated;
	size_t to = whole ? end - 3 : end;
	while (c->i < to) {
		uint32_t cp;
		size_t len = xml_reference(rest(c), &cp);
		if (len && c->in.p[c->i + 1] == '#' && !allowed(cp)) {
			c->r->references++;
			c->i += len;
		} else if (c->in.p[c->i] == '&') {
			buf_char(c->out, '&');
			c->i++;
		} else {
			clean_character(c, to);
		}
	}
	buf_puts(c->out, "]]>");
	c->i = end;
}

/* A document type: to its ">", past a bracketed part and quoted texts. */
static void skip_doctype(struct cleaner *c)
{
	c->r->doctype = true;
	char quote = 0;
	int depth = 0;
	for (; c->i < c->in.n; c->i++) {
		char ch = c->in.p[c->i];
		if (quote) {
			quote = ch == quote ? 0 : quote;
		} else if (ch == '"' || ch == '\'') {
			quote = ch;
		} else if (ch == '[') {
			depth++;
		} else if (ch == ']') {
			depth--;
		} else if (ch == '>' && depth <= 0) {
			c->i++;
			return;
		}
	}
	c->r->truncated = true;
}

/* End of the tag at c->i (past its ">"), or 0 when it does not end. A quote that never closes is
 * taken for a character. */
static size_t tag_end(struct cleaner *c)
{
	char quote = 0;
	int values = 0;
	for (size_t i = c->i; i < c->in.n; i++) {
		char ch = c->in.p[i];
		if (quote) {
			values += ch == quote;
			quote = ch == quote ? 0 : quote;
		} else if (ch == '"' || ch == '\'') {
			quote = ch;
		} else if (ch == '>') {
			c->too_many = c->too_many || values > XML_MAX_ATTRIBUTES;
			return i + 1;
		}
	}
	size_t at = str_find(rest(c), STR(">"));
	return at == SIZE_MAX ? 0 : c->i + at + 1;
}

static void clean_tag(struct cleaner *c)
{
	size_t end = tag_end(c);
	if (!end) {
		c->r->truncated = true;
		c->i = c->in.n;
		return;
	}
	clean_text(c, end);
}

static void clean_markup(struct cleaner *c)
{
	struct str s = rest(c);
	if (str_starts(s, STR("<![CDATA["))) {
		clean_cdata(c);
	} else if (str_starts(s, STR("<!--"))) {
		c->i = past(c, STR("-->"));
	} else if (str_starts(s, STR("<?"))) {
		c->i = past(c, STR("?>"));
	} else if (str_istarts(s, STR("<!doctype"))) {
		skip_doctype(c);
	} else if (s.n > 1 && (name_start(s.p[1]) || s.p[1] == '/')) {
		clean_tag(c);
	} else if (s.n == 1) {
		c->r->truncated = true;
		c->i++;
	} else {
		c->r->ampersands++;
		buf_puts(c->out, "&lt;");
		c->i++;
	}
}

/* To the first tag, declaration or comment. */
static void skip_garbage(struct cleaner *c)
{
	size_t i = 0;
	while (i < c->in.n) {
		const char *at = memchr(c->in.p + i, '<', c->in.n - i);
		if (!at)
			return;
		i = (size_t)(at - c->in.p);
		if (i + 1 < c->in.n && (name_start(at[1]) || at[1] == '?' || at[1] == '!'))
			break;
		i++;
	}
	struct str before = str_sub(c->in, 0, i);
	while (str_starts(before, STR("\xEF\xBB\xBF")))
		before = str_sub(before, 3, before.n);
	c->r->garbage = str_trim(before).n > 0;
	c->i = i;
}

sp_rc xml_clean(struct arena *a, const char *name, struct str in, struct str *out,
		struct xml_repairs *r, struct sp_err *e)
{
	BUF_AUTO buf = BUF_INIT((size_t)SOURCE_MAX_BYTES * 2);
	struct cleaner c = {.in = in, .out = &buf, .r = r};
	skip_garbage(&c);
	while (c.i < in.n && !c.too_many) {
		if (in.p[c.i] == '<')
			clean_markup(&c);
		else if (in.p[c.i] == '&')
			clean_ampersand(&c);
		else
			clean_character(&c, in.n);
	}
	if (c.too_many)
		return sp_fail(e, SP_ELIMIT, N_("“{1}” has an element with too many attributes"),
			       name);
	if (!buf_ok(&buf))
		return sp_fail(e, SP_ELIMIT, N_("“{1}” is too large to be read as XML"), name);
	size_t n = buf.n;
	out->p = buf_take(&buf, a);
	out->n = n;
	return out->p ? SP_OK : SP_ENOMEM;
}
