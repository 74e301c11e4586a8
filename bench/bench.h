/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a bench program says: one JSON line a row, our time and the rival's for the same work in the
 * same run. bench/run.py runs each program several times and takes medians. */
#ifndef SP_BENCH_H
#define SP_BENCH_H

#include "core/json.h"

#include <stdio.h>
#include <time.h>

static inline double bench_seconds(void)
{
	struct timespec t;
	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

struct bench_row {
	const char *name, *rival, *bound; /* bound: what limits ours */
	double seconds, rival_seconds;
	double amount; /* of unit, done in each of both times */
	const char *unit;
	double limit; /* the ratio ours/rival that is aimed at; 0 for none */
};

static inline void bench_print(const struct bench_row *r)
{
	BUF_AUTO line = BUF_INIT(4096);
	struct json_writer w = JW_WRITER(&line, JW_COMPACT);
	jw_object_begin(&w);
	jw_put_text(&w, "name", r->name);
	jw_put_text(&w, "rival", r->rival);
	jw_put_text(&w, "bound", r->bound);
	jw_put_text(&w, "unit", r->unit);
	const struct {
		const char *key;
		double v;
	} numbers[] = {{"seconds", r->seconds},
		       {"rival_seconds", r->rival_seconds},
		       {"amount", r->amount},
		       {"limit", r->limit}};
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		jw_key(&w, numbers[i].key);
		jw_real(&w, numbers[i].v);
	}
	jw_object_end(&w);
	if (jw_ok(&w))
		(void)puts(line.p);
}

#endif
