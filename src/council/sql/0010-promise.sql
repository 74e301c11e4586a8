-- SPDX-License-Identifier: GPL-3.0-or-later
-- Promises and what became of them: derived from the record and people's verdicts
-- (council/promise.h), and made again whenever a meeting is.

-- A commitment with the words that it is known by.
CREATE TABLE promise (
	municipality {id} NOT NULL,
	item {id} NOT NULL,
	position {int} NOT NULL,         -- the commitment's, from 0
	meeting {id} NOT NULL,
	body {id} NOT NULL,
	day {text} NOT NULL,             -- of the meeting
	place {text} NOT NULL,           -- orders promises: day, body, item, position
	due {text} NOT NULL,             -- "" when no time is said
	kinds {int} NOT NULL,            -- council/promise_topic.h
	words {text} NOT NULL,           -- what it is about
	title_words {text} NOT NULL,     -- what its item is about
	found {text} NOT NULL,           -- all words of both, each after a blank
	found_who {text} NOT NULL,
	same_item {id},                  -- the same promise was given there before
	same_position {int},
	PRIMARY KEY (municipality, item, position)
) {strict};
CREATE INDEX promise_meeting ON promise (municipality, meeting);
CREATE INDEX promise_body ON promise (municipality, body, due, day);
CREATE INDEX promise_like ON promise (municipality, due, day);
CREATE INDEX promise_again ON promise (municipality, same_item, same_position);

-- Each time that it is due.
CREATE TABLE promise_time (
	municipality {id} NOT NULL,
	item {id} NOT NULL,
	position {int} NOT NULL,
	instance {int} NOT NULL,         -- from 0
	body {id} NOT NULL,
	state {int} NOT NULL,            -- 0 waits, 1 answered, 2 a later item has moved it
	hidden {int} NOT NULL,           -- 1 the same was promised before, 2 closed
	sorts {text} NOT NULL,           -- last day of the time in force; 9999-12-31 for none
	place {text} NOT NULL,
	shown {text} NOT NULL,           -- the first day on which it is to be seen; "" always
	due {text} NOT NULL,
	due_from {text},
	due_to {text},
	moved_due {text},                -- the time that it was moved to
	moved_from {text},
	moved_to {text},
	moved_by {id},                   -- item; NULL: a person
	answer {id},                     -- item
	strength {int},                  -- 0 … 100
	why {int},                       -- council/promise_like.h
	confirmed {bool} NOT NULL,       -- a person has said so
	said {text},                     -- where the item says it: "offset+length"
	PRIMARY KEY (municipality, item, position, instance)
) {strict};
CREATE INDEX promise_time_state ON promise_time (hidden, state, sorts, place, shown);
CREATE INDEX promise_time_all ON promise_time (sorts, place);
CREATE INDEX promise_time_body ON promise_time (municipality, body, hidden, state, sorts, place, shown);
CREATE INDEX promise_time_answer ON promise_time (municipality, answer);
CREATE INDEX promise_time_moved ON promise_time (municipality, moved_by);

-- On which days an answer is looked for: name "*"; and the bodies that the promise or its route
-- names, folded as in body_alias.
CREATE TABLE promise_asked (
	municipality {id} NOT NULL,
	name {text} NOT NULL,
	last_day {text} NOT NULL,
	item {id} NOT NULL,
	position {int} NOT NULL,
	instance {int} NOT NULL,
	first_day {text} NOT NULL,
	PRIMARY KEY (municipality, name, last_day, item, position, instance)
) {clustered};
CREATE INDEX promise_asked_item ON promise_asked (municipality, item);

-- The one promise that an item answers, or moves.
CREATE TABLE promise_answer (
	municipality {id} NOT NULL,
	answer {id} NOT NULL,            -- item
	meeting {id} NOT NULL,           -- of the answer
	item {id} NOT NULL,
	position {int} NOT NULL,
	instance {int} NOT NULL,
	strength {int} NOT NULL,
	why {int} NOT NULL,
	place {text} NOT NULL,           -- of the answer
	moved_due {text},                -- NULL: answers
	moved_from {text},
	moved_to {text},
	said {text},
	PRIMARY KEY (municipality, answer)
) {strict};
CREATE INDEX promise_answer_meeting ON promise_answer (municipality, meeting);
CREATE INDEX promise_answer_of ON promise_answer (municipality, item, position, instance);

-- Items that have come into another thread since.
CREATE TABLE promise_queue (
	municipality {id} NOT NULL,
	item {id} NOT NULL,
	PRIMARY KEY (municipality, item)
) {clustered};

INSERT INTO derive_queue (municipality, meeting)
	SELECT DISTINCT m.municipality, m.id FROM meeting m
	WHERE NOT EXISTS (SELECT 1 FROM derive_queue q
		WHERE q.municipality = m.municipality AND q.meeting = m.id);
