/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Invented minutes for the benches: meeting number N is the same on every machine and in every run.
 * Which matters a meeting treats (world), what is said of them (matter) and how it is set (layout)
 * are kept apart. */
#ifndef SP_BENCH_GENERATE_H
#define SP_BENCH_GENERATE_H

#include "core/buf.h"
#include "core/civil.h"

enum {
	GEN_MUNICIPALITIES = 98,
	GEN_BODIES = 15, /* in each municipality; 0 the finance committee, 1 the council */
	GEN_TURNS = 293, /* of each body, in nineteen years */
	GEN_MEETINGS = GEN_BODIES * GEN_TURNS, /* of a municipality */
	GEN_PEOPLE = 9,
	GEN_OWN_MOST = 7, /* items that begin in a meeting */
	GEN_ITEMS_MOST = 60,
	GEN_TEXT = 400
};

enum gen_section {
	GEN_SUMMARY,
	GEN_RECOMMENDATION,
	GEN_FACTS,
	GEN_ECONOMY,
	GEN_LAW,
	GEN_PRIOR,
	GEN_DECISION,
	GEN_FILES,
	GEN_SECTIONS
};

struct gen_random {
	uint64_t state;
};
uint64_t gen_next(struct gen_random *r);
/* 0 … n-1 */
uint32_t gen_below(struct gen_random *r, uint32_t n);

/* A treatment that went before. */
struct gen_step {
	const char *body; /* NULL: none */
	struct civil day;
	uint32_t number;
};

struct gen_item {
	uint32_t number;
	char title[GEN_TEXT], subject[GEN_TEXT];
	char case_no[32];
	uint64_t own; /* what its facts are made of: of the matter, and of the time that it comes */
	struct gen_step before;
	bool formal;  /* approval of the agenda, any other business: a decision and no more */
	bool returns; /* comes back to its body */
	bool advises; /* another body decides */
};

struct gen_meeting {
	struct gen_random random;
	const char *municipality; /* name */
	const char *body;
	struct civil day;
	int hour;
	const char *people[GEN_PEOPLE], *parties[GEN_PEOPLE];
	char names[GEN_PEOPLE][64];
	uint32_t absent; /* index into people */
	uint32_t n_items;
	struct gen_item items[GEN_ITEMS_MOST];
};

/* How a meeting is set: called in the order of the document. */
struct gen_out {
	const struct gen_layout *layout;
	struct buf *b;
	const struct gen_meeting *m;
	enum gen_section in;
	uint32_t n; /* items begun, for separators */
	uint32_t rows;
	bool open; /* an element is open */
};
struct gen_layout {
	const char *name;   /* to ask for it */
	const char *ending; /* of the file's name */
	void (*begin)(struct gen_out *o);
	void (*item)(struct gen_out *o, const struct gen_item *item);
	void (*section)(struct gen_out *o, enum gen_section kind);
	void (*paragraph)(struct gen_out *o, const char *text);
	void (*point)(struct gen_out *o, uint32_t number, const char *text); /* from 1 */
	void (*end)(struct gen_out *o);
};
extern const struct gen_layout gen_plain, gen_page, gen_wide, gen_html, gen_xml, gen_json;

/* names: of the municipalities, GEN_MUNICIPALITIES of them. */
void gen_plan(uint64_t seed, uint32_t index, const char *const *names, struct gen_meeting *m);
/* What a matter is called: the same for the same random numbers. */
void gen_subject(struct gen_random *r, int year, char out[GEN_TEXT]);
void gen_write(struct gen_meeting *m, const struct gen_layout *layout, struct buf *out);
/* The lines of a text as a PDF of as many pages as they need. */
void gen_pdf(struct str text, struct buf *out);

const char *gen_month(int month);
const char *gen_weekday(struct civil day);

#endif
