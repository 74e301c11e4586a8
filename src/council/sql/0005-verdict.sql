-- SPDX-License-Identifier: GPL-3.0-or-later
-- What people say of what follows from the record: which items are one matter, what answers a
-- promise, which amount is part of a pool (council/verdict.h). A meeting's seal covers the verdicts
-- on its items.
CREATE TABLE verdict (
	municipality {id} NOT NULL,
	id {id} NOT NULL,
	kind {text} NOT NULL,
	item {id} NOT NULL,
	position {int} NOT NULL,         -- of the commitment or amount, from 1; 0: the whole item
	anchor {text},                   -- its words
	instance {text},                 -- ISO day: which time of a recurring one
	other {id},                      -- the item that it is said against
	value {text},
	state {text} NOT NULL,           -- applied, queued, superseded (by a later one)
	who {text} NOT NULL,
	made {time} NOT NULL,
	PRIMARY KEY (municipality, id),
	FOREIGN KEY (municipality, item) REFERENCES item (municipality, id),
	FOREIGN KEY (municipality, other) REFERENCES item (municipality, id)
) {strict};
CREATE INDEX verdict_item ON verdict (municipality, item);
CREATE INDEX verdict_other ON verdict (municipality, other);
CREATE INDEX verdict_kind ON verdict (municipality, kind);
