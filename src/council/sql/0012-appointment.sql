-- SPDX-License-Identifier: GPL-3.0-or-later
-- A promise that is no more than an appointment ("besøget holdes den 12. maj") is over when its day
-- is, and owes nothing then.
ALTER TABLE promise_time ADD COLUMN appointment {int} NOT NULL DEFAULT 0;
DROP INDEX promise_time_state;
CREATE INDEX promise_time_state ON promise_time (hidden, state, sorts, place, shown, appointment);
DROP INDEX promise_time_body;
CREATE INDEX promise_time_body ON promise_time (municipality, body, hidden, state, sorts, place,
	shown, appointment);
-- An item may answer several promises of other items.
DROP TABLE promise_answer;
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
	PRIMARY KEY (municipality, answer, item, position, instance)
) {strict};
CREATE INDEX promise_answer_meeting ON promise_answer (municipality, meeting);
CREATE INDEX promise_answer_of ON promise_answer (municipality, item, position, instance);
-- What stands in the store already is derived again.
INSERT INTO derive_queue (municipality, meeting) SELECT m.municipality, m.id FROM meeting m WHERE
	NOT EXISTS (SELECT 1 FROM derive_queue q WHERE q.municipality = m.municipality AND
		q.meeting = m.id);
