/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every fuzz target includes. A target takes any bytes, returns 0, and says that something is
 * wrong by aborting (fuzz_check) or by what the sanitizers see. In `make fuzz` libFuzzer drives it,
 * in `make check` fuzz/replay.c runs it over its corpus. */
#ifndef SP_FUZZ_H
#define SP_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* A property that must hold for every input. */
#define fuzz_check(holds)                                                                 \
	do {                                                                              \
		if (!(holds)) {                                                           \
			(void)fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #holds); \
			abort();                                                          \
		}                                                                         \
	} while (0)

#endif
