/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/source_parts.h"

enum { HEAD = 64 * 1024, PDF_HEADER_WITHIN = 1024, GARBAGE_WITHIN = 4096 };

static bool has(struct str s, const char *needle)
{
	return str_find(s, str_of(needle)) != SIZE_MAX;
}

static bool starts(struct str s, const char *prefix)
{
	return str_istarts(s, str_of(prefix));
}

/* The beginning of the bytes as ASCII: UTF-16 is narrowed, everything above ASCII becomes '?'. */
struct head {
	char text[HEAD];
	size_t n, nuls, controls;
};

static void head_take(struct head *h, struct str b)
{
	int order = source_utf16_order(b, NULL);
	size_t step = order ? 2 : 1, low = order == 2 ? 1 : 0;
	for (size_t i = 0; i + step <= b.n && h->n < HEAD; i += step) {
		unsigned char c = (unsigned char)b.p[i + low];
		if (order && b.p[i + 1 - low] != '\0')
			c = '?';
		if (c == '\0') {
			h->nuls++;
			continue;
		}
		if (c < ' ' && !(c >= '\t' && c <= '\r') && c != 0x1B)
			h->controls++;
		h->text[h->n++] = c < 0x80 ? (char)c : '?';
	}
}

/* A zip whose first file is one that office programs put first. */
static bool is_office_zip(struct str b)
{
	static const char *const first[] = {
		"[Content_Types].xml", "mimetype",  "_rels/",	   "docProps/",
		"customXml/",	       "word/",	    "xl/",	   "ppt/",
		"content.xml",	       "META-INF/", "Thumbnails/", "visio/"};
	struct str name = str_sub(b, 30, b.n);
	for (size_t i = 0; i < sizeof(first) / sizeof(first[0]); i++)
		if (str_starts(name, str_of(first[i])))
			return true;
	return false;
}

/* Kinds whose first bytes alone could be the beginning of a text. */
static bool is_picture(struct str b)
{
	struct str riff = str_sub(b, 8, 12);
	if (str_starts(b, STR("BM")))
		return b.n > 14 && memcmp(b.p + 6, "\0\0\0\0", 4) == 0;
	if (str_starts(b, STR("RIFF")))
		return str_eq(riff, STR("WEBP")) || str_eq(riff, STR("WAVE")) ||
		       str_eq(riff, STR("AVI "));
	return b.n > 10 && str_starts(b, STR("ID3")) && (unsigned char)b.p[3] < 0x10;
}

static enum source_kind by_magic(struct str b)
{
	static const struct {
		const char *bytes;
		size_t n, at;
		enum source_kind kind;
	} magics[] = {
		{"PK\x03\x04", 4, 0, SOURCE_ARCHIVE},
		{"PK\x05\x06", 4, 0, SOURCE_ARCHIVE},
		{"\x1F\x8B", 2, 0, SOURCE_ARCHIVE},
		{"BZh", 3, 0, SOURCE_ARCHIVE},
		{"\xFD"
		 "7zXZ\0",
		 6, 0, SOURCE_ARCHIVE},
		{"7z\xBC\xAF\x27\x1C", 6, 0, SOURCE_ARCHIVE},
		{"\x28\xB5\x2F\xFD", 4, 0, SOURCE_ARCHIVE},
		{"ustar", 5, 257, SOURCE_ARCHIVE},
		{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, 0, SOURCE_OFFICE},
		{"{\\rtf", 5, 0, SOURCE_RTF},
		{"\x89PNG\r\n", 6, 0, SOURCE_PICTURE},
		{"\xFF\xD8\xFF", 3, 0, SOURCE_PICTURE},
		{"GIF87a", 6, 0, SOURCE_PICTURE},
		{"GIF89a", 6, 0, SOURCE_PICTURE},
		{"II*\0", 4, 0, SOURCE_PICTURE},
		{"MM\0*", 4, 0, SOURCE_PICTURE},
		{"ftyp", 4, 4, SOURCE_PICTURE},
	};
	if (str_starts(b, STR("PK\x03\x04")) && is_office_zip(b))
		return SOURCE_OFFICE;
	if (is_picture(b))
		return SOURCE_PICTURE;
	for (size_t i = 0; i < sizeof(magics) / sizeof(magics[0]); i++)
		if (str_starts(str_sub(b, magics[i].at, b.n),
			       (struct str){magics[i].bytes, magics[i].n}))
			return magics[i].kind;
	return has(str_sub(b, 0, PDF_HEADER_WITHIN), "%PDF-") ? SOURCE_PDF : SOURCE_UNKNOWN;
}

/* Past white space, <?…?>, comments and a document type; *html says the type named HTML. */
static struct str skip_prolog(struct str t, bool *html)
{
	for (;;) {
		t = str_trim(t);
		if (starts(t, "<!doctype")) {
			*html = starts(str_trim(str_sub(t, 9, t.n)), "html");
			size_t subset = str_find(t, STR("[")), end = str_find(t, STR(">"));
			if (subset < end && (end = str_find(t, STR("]>"))) != SIZE_MAX)
				end++;
			t = str_sub(t, end == SIZE_MAX ? t.n : end + 1, t.n);
			continue;
		}
		const char *close = starts(t, "<?") ? "?>" : starts(t, "<!--") ? "-->" : NULL;
		if (!close)
			return t;
		size_t end = str_find(t, str_of(close));
		t = str_sub(t, end == SIZE_MAX ? t.n : end + strlen(close), t.n);
	}
}

static bool name_ends(struct str t, size_t at)
{
	return at >= t.n || strchr(" \t\r\n\f>/", t.p[at]) != NULL;
}

/* Whether a tag of HTML stands at the start of t. */
static bool html_tag(struct str t)
{
	static const char *const tags[] = {
		"html", "head", "body", "title", "meta",    "div",     "p",    "span", "table",
		"h1",	"h2",	"h3",	"h4",	 "h5",	    "ul",      "ol",   "li",   "br",
		"b",	"i",	"a",	"font",	 "article", "section", "main", "style"};
	if (!t.n || t.p[0] != '<')
		return false;
	t = str_sub(t, t.n > 1 && t.p[1] == '/' ? 2 : 1, t.n);
	for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++)
		if (starts(t, tags[i]) && name_ends(t, strlen(tags[i])))
			return true;
	return false;
}

static enum source_kind xml_kind(struct str root, struct str all)
{
	static const struct {
		const char *root, *inside;
		enum source_kind kind;
	} known[] = {
		{"<root", "producedAgenda", SOURCE_ACADRE_MANIFEST},
		{"<Root", ":Notification", SOURCE_FUJITSU_NOTICE},
		{"<Root", "fujitsu.dk/agenda", SOURCE_FUJITSU},
		{"<root", "<table name=\"", SOURCE_ACADRE},
		{"<root", "<table name='", SOURCE_ACADRE},
		{"<Dagsorden", "", SOURCE_SBSYS},
		{"<Meeting", "<Committee", SOURCE_EDOC},
		{"<Meeting", "<MeetingAgenda", SOURCE_EDOC},
		{"<Publication", "<PublishedBy", SOURCE_AGMAN},
		{"<Publication", "TimeStamp=", SOURCE_GETORGANIZED},
		{"<Publication", "<Participate>", SOURCE_GETORGANIZED},
		{"<Publication", "", SOURCE_AGMAN},
	};
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (str_starts(root, str_of(known[i].root)) &&
		    name_ends(root, strlen(known[i].root)) && has(all, known[i].inside))
			return known[i].kind;
	return SOURCE_XML;
}

/* SBSYS writes Danish letters in names; in the narrowed head they are '?'. */
static enum source_kind markup_kind(struct str text)
{
	bool html = false;
	struct str root = skip_prolog(text, &html);
	if (html || html_tag(root))
		return SOURCE_HTML;
	if (root.n > 1 && root.p[0] == '<' &&
	    ((root.p[1] >= 'A' && root.p[1] <= 'Z') || (root.p[1] >= 'a' && root.p[1] <= 'z') ||
	     root.p[1] == '_'))
		return xml_kind(root, text);
	return SOURCE_UNKNOWN;
}

static enum source_kind json_kind(struct str text)
{
	struct str inside = str_trim(str_sub(text, 1, text.n));
	bool object = text.p[0] == '{' && inside.n && (inside.p[0] == '"' || inside.p[0] == '}');
	bool array = text.p[0] == '[' && inside.n && (inside.p[0] == '{' || inside.p[0] == ']');
	if (!object && !array)
		return SOURCE_UNKNOWN;
	if (has(text, "\"Dagsordenpunkter\""))
		return SOURCE_FIRSTAGENDA;
	if (has(text, "\"Moeder\""))
		return SOURCE_FIRSTAGENDA_LIST;
	return SOURCE_JSON;
}

/* Pieces of HTML need not begin with a tag: at least three ones that plain text would not have. */
static bool looks_html(struct str text)
{
	int seen = 0;
	for (size_t i = 0; i < text.n && seen < 3; i++) {
		const char *at = memchr(text.p + i, '<', text.n - i);
		if (!at)
			break;
		i = (size_t)(at - text.p);
		seen += html_tag(str_sub(text, i, text.n));
	}
	return seen >= 3;
}

/* A case system's XML behind something else, as the head of an HTTP answer. */
static enum source_kind behind_garbage(struct str text)
{
	size_t at = str_find(str_sub(text, 0, GARBAGE_WITHIN), STR("<?xml"));
	if (at == SIZE_MAX || at == 0)
		return SOURCE_UNKNOWN;
	enum source_kind kind = markup_kind(str_sub(text, at, text.n));
	return kind >= SOURCE_ACADRE_MANIFEST && kind <= SOURCE_GETORGANIZED ? kind
									     : SOURCE_UNKNOWN;
}

/* What text is of, by its beginning. */
static enum source_kind text_kind(struct str text)
{
	enum source_kind kind = SOURCE_UNKNOWN;
	if (text.p[0] == '<')
		kind = markup_kind(text);
	else if (text.p[0] == '{' || text.p[0] == '[')
		kind = json_kind(text);
	if (kind == SOURCE_UNKNOWN)
		kind = behind_garbage(text);
	if (kind == SOURCE_UNKNOWN)
		kind = looks_html(text) ? SOURCE_HTML : SOURCE_TEXT;
	return kind;
}

enum source_kind source_detect(struct str bytes)
{
	enum source_kind kind = by_magic(bytes);
	if (kind != SOURCE_UNKNOWN)
		return kind;
	if (str_starts(bytes, STR("\xEF\xBB\xBF")))
		bytes = str_sub(bytes, 3, bytes.n);
	struct head h = {.n = 0};
	head_take(&h, bytes);
	struct str text = {h.text, h.n};
	/* a byte-order mark, narrowed */
	if (h.n && h.text[0] == '?' && source_utf16_order(bytes, NULL))
		text = str_sub(text, 1, text.n);
	text = str_trim(text);
	if (!text.n)
		return SOURCE_EMPTY;
	return h.controls > h.n / 20 || h.nuls > h.n / 2 ? SOURCE_UNKNOWN : text_kind(text);
}

const char *source_kind_name(enum source_kind kind)
{
	static const char *const names[] = {[SOURCE_UNKNOWN] = "unknown",
					    [SOURCE_EMPTY] = "empty",
					    [SOURCE_TEXT] = "text",
					    [SOURCE_HTML] = "html",
					    [SOURCE_PDF] = "pdf",
					    [SOURCE_ARCHIVE] = "archive",
					    [SOURCE_OFFICE] = "office",
					    [SOURCE_PICTURE] = "picture",
					    [SOURCE_RTF] = "rtf",
					    [SOURCE_ACADRE_MANIFEST] = "acadre-manifest",
					    [SOURCE_ACADRE] = "acadre",
					    [SOURCE_SBSYS] = "sbsys",
					    [SOURCE_EDOC] = "edoc",
					    [SOURCE_FUJITSU_NOTICE] = "fujitsu-notice",
					    [SOURCE_FUJITSU] = "fujitsu",
					    [SOURCE_AGMAN] = "agman",
					    [SOURCE_GETORGANIZED] = "getorganized",
					    [SOURCE_FIRSTAGENDA_LIST] = "firstagenda-list",
					    [SOURCE_FIRSTAGENDA] = "firstagenda",
					    [SOURCE_XML] = "xml",
					    [SOURCE_JSON] = "json"};
	return names[kind];
}
