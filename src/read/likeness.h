/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SP_READ_LIKENESS_H
#define SP_READ_LIKENESS_H

#include "core/str.h"

/* Share of words two titles have in common (Dice over word sets, case folded), 0..1. */
double title_likeness(struct arena *a, struct str p, struct str q);

#endif
