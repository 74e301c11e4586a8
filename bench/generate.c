/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes generated minutes: generate FOLDER FROM TO [LAYOUT]
 *   FOLDER  gets FOLDER/000/000123.txt …, a thousand files in each folder below
 *   FROM TO numbers of the meetings, from 0, TO not included
 *   LAYOUT  plain, page, wide, html, xml, json or pdf; without it the first four by turns */
#include "generate.h"
#include "generate_names.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { MEETING_MOST = 4 * 1024 * 1024 };
static const uint64_t SEED = 2026;

static const struct gen_layout *const layouts[] = {&gen_plain, &gen_page, &gen_wide,
						   &gen_html,  &gen_xml,  &gen_json};
enum { LAYOUTS = sizeof(layouts) / sizeof(layouts[0]), TURNS = 4 };

static int write_file(const char *folder, uint32_t index, const char *ending, struct str bytes)
{
	char path[4096];
	(void)snprintf(path, sizeof(path), "%s/%03u", folder, index / 1000);
	if (mkdir(path, 0700) != 0 && errno != EEXIST)
		return -1;
	(void)snprintf(path, sizeof(path), "%s/%03u/%06u.%s", folder, index / 1000, index, ending);
	FILE *f = fopen(path, "wbe");
	if (!f)
		return -1;
	size_t n = fwrite(bytes.p, 1, bytes.n, f);
	return fclose(f) == 0 && n == bytes.n ? 0 : -1;
}

static int generate(const char *folder, uint32_t index, const char *wanted)
{
	struct gen_meeting m;
	BUF_AUTO text = BUF_INIT(MEETING_MOST);
	BUF_AUTO pdf = BUF_INIT(MEETING_MOST);
	bool as_pdf = wanted && strcmp(wanted, "pdf") == 0;
	const struct gen_layout *layout = as_pdf ? &gen_plain : layouts[index % TURNS];
	for (size_t i = 0; wanted && i < LAYOUTS; i++)
		if (strcmp(layouts[i]->name, wanted) == 0)
			layout = layouts[i];
	gen_plan(SEED, index, generate_names, &m);
	gen_write(&m, layout, &text);
	if (as_pdf)
		gen_pdf(buf_view(&text), &pdf);
	return write_file(folder, index, as_pdf ? "pdf" : layout->ending,
			  buf_view(as_pdf ? &pdf : &text));
}

int main(int argc, char **argv)
{
	if (argc < 4) {
		(void)fputs("generate FOLDER FROM TO [LAYOUT]\n", stderr);
		return 2;
	}
	(void)mkdir(argv[1], 0700);
	uint32_t to = (uint32_t)strtoul(argv[3], NULL, 10);
	for (uint32_t i = (uint32_t)strtoul(argv[2], NULL, 10); i < to; i++)
		if (generate(argv[1], i, argc > 4 ? argv[4] : NULL) != 0) {
			perror(argv[1]);
			return 1;
		}
	return 0;
}
