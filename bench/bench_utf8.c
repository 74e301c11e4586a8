/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checking that text is UTF-8, which every byte that comes in goes through, against copying it. */
#include "bench.h"

enum { TIMES = 8 };

#define SENTENCE                                                                         \
	"Børne- og Ungeudvalget anbefaler, at kommunalbestyrelsen godkender forslaget " \
	"til køb af udstyr på skolerne. "

enum { PIECE = sizeof(SENTENCE) - 1, SIZE = (16 << 20) / PIECE * PIECE };

static char from[SIZE], to[SIZE];

int main(void)
{
	bool fine = true;
	for (size_t i = 0; i < SIZE; i += PIECE)
		memcpy(from + i, SENTENCE, PIECE);
	memcpy(to, from, SIZE);
	double begun = bench_seconds();
	for (int i = 0; i < TIMES; i++)
		fine = str_utf8_ok((struct str){from, SIZE}) && fine;
	double between = bench_seconds();
	for (int i = 0; i < TIMES; i++) {
		memcpy(to, from, SIZE);
		__asm__ volatile("" : : "r"(to) : "memory"); /* the copy is not to be left out */
	}
	double end = bench_seconds();
	bench_print(&(struct bench_row){.name = "UTF-8 check of Danish text",
					.rival = "memcpy",
					.bound = "branches at each letter beyond ASCII",
					.seconds = between - begun,
					.rival_seconds = end - between,
					.amount = (double)SIZE * TIMES / 1e6,
					.unit = "MB",
					.limit = 10});
	return fine ? 0 : 1;
}
