-- SPDX-License-Identifier: GPL-3.0-or-later
-- Sums that items share out, with their parts and what the check of each year says. Derived from
-- the record and people's verdicts (council/pool_store.h).
CREATE TABLE pool (
	municipality {id} NOT NULL,
	item {id} NOT NULL,
	position {int} NOT NULL,         -- from 1
	form {text} NOT NULL,            -- sentence, list, table, points
	confidence {int} NOT NULL,       -- 1..100
	inside {int} NOT NULL,           -- the pool whose part this shares out, from 1; 0: none
	place {int} NOT NULL,            -- in lists: 0 does not add up, 1 within rounding, 2 adds up
	oere {int} NOT NULL,             -- of the first sum
	verdict {text} NOT NULL,         -- adds-up, within-rounding, lacks, exceeds
	difference {int} NOT NULL,       -- øre: parts less sum, of the first year that differs
	yearly {bool} NOT NULL,
	by_person {bool} NOT NULL,       -- somebody has said what is a part and what not
	spans {text} NOT NULL,
	PRIMARY KEY (municipality, item, position),
	FOREIGN KEY (municipality, item) REFERENCES item (municipality, id)
) {strict};
CREATE INDEX pool_order ON pool (place, oere DESC);

CREATE TABLE pool_amount (
	municipality {id} NOT NULL,
	item {id} NOT NULL,
	pool {int} NOT NULL,
	position {int} NOT NULL,         -- from 0
	part {int} NOT NULL,             -- 0: the sum; parts from 1, several amounts of one by year
	words {text},                    -- that name the part
	oere {int} NOT NULL,
	sign {text},
	period {text},
	times {int} NOT NULL,            -- as much for each of so many
	how {text} NOT NULL,             -- stated, share, rest
	amount {int} NOT NULL,           -- the item's amount that it is, from 1; 0: none
	spans {text} NOT NULL,
	PRIMARY KEY (municipality, item, pool, position),
	FOREIGN KEY (municipality, item, pool) REFERENCES pool (municipality, item, position)
) {strict};

CREATE TABLE pool_year (
	municipality {id} NOT NULL,
	item {id} NOT NULL,
	pool {int} NOT NULL,
	position {int} NOT NULL,
	year {int} NOT NULL,             -- 0: no year is told, or all in one
	total {int} NOT NULL,
	parts {int} NOT NULL,
	verdict {text} NOT NULL,
	PRIMARY KEY (municipality, item, pool, position),
	FOREIGN KEY (municipality, item, pool) REFERENCES pool (municipality, item, position)
) {strict};

CREATE INDEX amount_size ON amount (oere DESC);
INSERT INTO derive_queue (municipality, meeting) SELECT municipality, id FROM meeting WHERE TRUE
	ON CONFLICT (municipality, meeting) DO NOTHING;
