/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading each format against the least that has to be done with its bytes: read_formats FOLDER,
 * which holds a folder of generated minutes for each format (bench_reading.py makes it). */
#include "bench.h"
#include "read/lexicon_parts.h"
#include "read/read.h"

#include <dirent.h>
#include <jansson.h>
#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { FILES_MOST = 4096, SIZE_MOST = 8 << 20 };

struct files {
	struct str at[FILES_MOST];
	const char *paths[FILES_MOST];
	size_t n, bytes;
};

static struct str load(struct arena *a, const char *path)
{
	FILE *f = fopen(path, "rbe");
	char *bytes = arena_alloc(a, SIZE_MOST);
	size_t n = f && bytes ? fread(bytes, 1, SIZE_MOST, f) : 0;
	struct str kept = {arena_strndup(a, bytes ? bytes : "", n), n};
	if (f)
		(void)fclose(f);
	return kept;
}

/* The files of FOLDER/format/000. */
static bool load_all(struct arena *a, const char *folder, const char *format, struct files *out)
{
	struct dirent **entries;
	const char *where = arena_printf(a, "%s/%s/000", folder, format);
	int n = scandir(where, &entries, NULL, alphasort);
	*out = (struct files){.n = 0};
	for (int i = 0; i < n; i++) {
		if (entries[i]->d_name[0] != '.' && out->n < FILES_MOST) {
			ARENA_AUTO scratch = arena_new((size_t)SIZE_MOST * 3);
			out->paths[out->n] = arena_printf(a, "%s/%s", where, entries[i]->d_name);
			struct str s = load(scratch, out->paths[out->n]);
			out->at[out->n] = (struct str){arena_strndup(a, s.p, s.n), s.n};
			out->bytes += s.n;
			out->n++;
		}
		free(entries[i]);
	}
	if (n >= 0)
		free(entries);
	return out->n > 0;
}

/* ---- ours ---- */

static bool read_all(const struct lexicon *lex, const struct files *f)
{
	bool fine = true;
	for (size_t i = 0; i < f->n; i++) {
		ARENA_AUTO a = arena_new((size_t)1 << 30);
		struct records records = {0};
		struct sp_err e = {.key = NULL};
		const struct source_input in = {f->paths[i], f->at[i], NULL};
		fine = a && read_document(a, lex, &in, &records, &e) == SP_OK && fine;
		fine = records.list.n == 1 && records.list.at[0]->items.n >= 4 && fine;
	}
	return fine;
}

/* The format alone: bytes to lines. */
static bool lines_all(const struct lexicon *lex, const struct files *f)
{
	bool fine = true;
	(void)lex;
	for (size_t i = 0; i < f->n; i++) {
		ARENA_AUTO a = arena_new((size_t)1 << 30);
		struct extractions all = {0};
		struct sp_err e = {.key = NULL};
		const struct source_input in = {f->paths[i], f->at[i], NULL};
		fine = a && source_read(a, &in, &all, &e) == SP_OK && fine;
	}
	return fine;
}

/* ---- the rivals ---- */

/* Every pattern of the lexicon once over the whole text. */
static bool scan_all(const struct lexicon *lex, const struct files *f)
{
	size_t hits = 0;
	for (size_t i = 0; i < f->n; i++)
		for (uint32_t k = 0; lexicon_nth(lex, k); k++) {
			struct lex_hit hit;
			for (size_t at = 0;
			     lexicon_find_plain(lexicon_nth(lex, k), f->at[i], at, &hit);
			     at = hit.to > at ? hit.to : at + 1)
				hits++;
		}
	return hits > 0;
}

static bool html_all(const struct lexicon *lex, const struct files *f)
{
	(void)lex;
	for (size_t i = 0; i < f->n; i++) {
		htmlDocPtr d = htmlReadMemory(f->at[i].p, (int)f->at[i].n, NULL, "UTF-8",
					      HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
						      HTML_PARSE_NONET);
		if (!d)
			return false;
		xmlFreeDoc(d);
	}
	return true;
}

static bool xml_all(const struct lexicon *lex, const struct files *f)
{
	(void)lex;
	for (size_t i = 0; i < f->n; i++) {
		xmlDocPtr d =
			xmlReadMemory(f->at[i].p, (int)f->at[i].n, NULL, NULL, XML_PARSE_NONET);
		if (!d)
			return false;
		xmlFreeDoc(d);
	}
	return true;
}

static bool json_all(const struct lexicon *lex, const struct files *f)
{
	(void)lex;
	for (size_t i = 0; i < f->n; i++) {
		json_t *j = json_loadb(f->at[i].p, f->at[i].n, 0, NULL);
		if (!j)
			return false;
		json_decref(j);
	}
	return true;
}

static bool pdf_one(const char *path)
{
	pid_t child = fork();
	if (child == 0) {
		execl("/usr/bin/pdftotext", "pdftotext", "-q", path, "/dev/null", (char *)NULL);
		_exit(127);
	}
	int status = 1;
	return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

static bool pdf_all(const struct lexicon *lex, const struct files *f)
{
	(void)lex;
	bool fine = true;
	for (size_t i = 0; i < f->n; i++)
		fine = pdf_one(f->paths[i]) && fine;
	return fine;
}

static const struct format {
	const char *folder, *name, *rival, *bound;
	bool (*ours)(const struct lexicon *lex, const struct files *f);
	bool (*theirs)(const struct lexicon *lex, const struct files *f);
	double limit;
} formats[] = {
	{"text", "reading text", "PCRE2, each pattern of the lexicon once",
	 "patterns of promises, bodies and amounts", read_all, scan_all, 2},
	{"html", "reading HTML", "libxml2 parsing it", "the same, behind the parser", read_all,
	 html_all, 0},
	{"html", "HTML to lines", "libxml2 parsing it", "the parser and ours of lists and tables",
	 lines_all, html_all, 0},
	{"pdf", "reading PDF", "pdftotext", "pdftotext telling each word's place", read_all,
	 pdf_all, 2},
	{"xml", "reading XML", "libxml2 parsing it", "the same, behind the parser", read_all,
	 xml_all, 0},
	{"xml", "XML to lines", "libxml2 parsing it", "HTML within the fields", lines_all, xml_all,
	 0},
	{"json", "reading JSON", "jansson parsing it", "the same, behind the parser", read_all,
	 json_all, 0},
	{"json", "JSON to lines", "jansson parsing it", "HTML within the fields", lines_all,
	 json_all, 0},
};

static bool measure(const struct lexicon *lex, const char *folder, const struct format *format)
{
	ARENA_AUTO a = arena_new((size_t)1 << 30);
	struct files *f = a ? ARENA_NEW(a, struct files) : NULL;
	if (!f || !load_all(a, folder, format->folder, f))
		return false;
	double begun = bench_seconds();
	bool fine = format->ours(lex, f);
	double between = bench_seconds();
	fine = format->theirs(lex, f) && fine;
	double end = bench_seconds();
	bench_print(&(struct bench_row){.name = format->name,
					.rival = format->rival,
					.bound = format->bound,
					.seconds = between - begun,
					.rival_seconds = end - between,
					.amount = (double)f->bytes / 1e6,
					.unit = "MB",
					.limit = format->limit});
	return fine;
}

int main(int argc, char **argv)
{
	struct lexicon *lex = NULL;
	struct sp_err e = {.key = NULL};
	bool fine = argc == 2 && lexicon_load(NULL, &lex, &e) == SP_OK;
	for (size_t i = 0; fine && i < sizeof(formats) / sizeof(formats[0]); i++)
		fine = measure(lex, argv[1], &formats[i]);
	lexicon_free(lex);
	if (!fine)
		(void)fputs("read_formats: a file could not be read, or not in full\n", stderr);
	return fine ? 0 : 1;
}
