/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a recommendation's own words say of the road its matter takes: "til A via B", "at udvalget
 * over for A anbefaler, at …". Bodies are appended to `to` in order, each once; "udvalget" is the
 * meeting's body. */
#ifndef SP_READ_ROAD_H
#define SP_READ_ROAD_H

#include "read/extract.h"

/* The words between the recommender's verb and what is recommended. */
SP_MUST_USE sp_rc road_of_lead(const struct extract_context *x, const struct passage *road,
			       struct rec_recommendation *rec);
/* A clause before a list of points that is no point itself. */
SP_MUST_USE sp_rc road_of_clause(const struct extract_context *x, const struct passage *clause,
				 struct rec_recommendation *rec);
/* Only the name of a body: "at udvalget" before a list of what it is to do. */
bool road_is_body(const struct extract_context *x, struct str text);
/* The points: one that recommends to another body, or the bodies that are to decide. p is the
 * section they stand in. */
SP_MUST_USE sp_rc road_of_points(const struct extract_context *x, const struct passage *p,
				 struct rec_recommendation *rec);

#endif
