-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the record says of persons and parties, by folded name: made from each meeting by
-- council/person_derive.c, and made again whenever the meeting changes.
CREATE TABLE person_meeting (
	municipality {id} NOT NULL,
	folded {text} NOT NULL,
	body {id} NOT NULL,
	day {text} NOT NULL,
	meeting {id} NOT NULL,
	present {bool} NOT NULL,
	name {text} NOT NULL,            -- as printed
	party {text},                    -- its letter where it has one
	PRIMARY KEY (municipality, folded, body, day, meeting)
) {clustered};
CREATE INDEX person_meeting_meeting ON person_meeting (municipality, meeting);

CREATE TABLE person_fact (
	municipality {id} NOT NULL,
	meeting {id} NOT NULL,
	position {int} NOT NULL,
	folded {text} NOT NULL,          -- '' when only a party is named
	name {text},
	party {text},
	item {id} NOT NULL,              -- 0: the whole meeting
	decision {int} NOT NULL,         -- 0; from 1: at an earlier decision on the item
	kind {text} NOT NULL,            -- absent, partly, disqualified; for, against, abstain, own
	closed {bool} NOT NULL,          -- in a closed item
	note {text},
	words {text},                    -- the sentence that says so
	page {int},
	line {int},
	PRIMARY KEY (municipality, meeting, position)
) {clustered};
CREATE INDEX person_fact_folded ON person_fact (municipality, folded);
CREATE INDEX person_fact_kind ON person_fact (kind, party);

INSERT INTO derive_queue (municipality, meeting) SELECT municipality, id FROM meeting WHERE TRUE
ON CONFLICT (municipality, meeting) DO NOTHING;
