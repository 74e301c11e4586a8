-- SPDX-License-Identifier: GPL-3.0-or-later
-- By what a promise is found when an item may answer it (council/promise_asked.c): instead of all
-- that are asked for on a day, those that share something with the item.

DROP TABLE promise_asked;
CREATE TABLE promise_asked (
	municipality {id} NOT NULL,
	name {text} NOT NULL,            -- "w…" a word's beginning, "b…" its body, "n…" a body that
	                                 -- it or its route names, folded as in body_alias
	last_day {text} NOT NULL,        -- on which an answer is looked for
	item {id} NOT NULL,
	position {int} NOT NULL,
	instance {int} NOT NULL,
	first_day {text} NOT NULL,
	weight {int} NOT NULL,           -- of the words that begin so
	PRIMARY KEY (municipality, name, last_day, item, position, instance)
) {clustered};
CREATE INDEX promise_asked_item ON promise_asked (municipality, item, position);

-- The other way: the items that share something with a promise, when it is imported after them.
CREATE TABLE promise_candidate (
	municipality {id} NOT NULL,
	name {text} NOT NULL,            -- "w…" as above, of its title; "b…" its body, when the
	                                 -- title tells nothing and a line of it may answer
	day {text} NOT NULL,             -- of the meeting
	item {id} NOT NULL,
	meeting {id} NOT NULL,
	weight {int} NOT NULL,
	PRIMARY KEY (municipality, name, day, item)
) {clustered};
CREATE INDEX promise_candidate_meeting ON promise_candidate (municipality, meeting);

INSERT INTO derive_queue (municipality, meeting)
	SELECT m.municipality, m.id FROM meeting m
	WHERE NOT EXISTS (SELECT 1 FROM derive_queue q
		WHERE q.municipality = m.municipality AND q.meeting = m.id);
