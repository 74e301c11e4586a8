-- SPDX-License-Identifier: GPL-3.0-or-later
-- Meetings that items have planned, moved or called off, as decided (council/plan_store.h). Derived
-- from the record.
CREATE TABLE planned_meeting (
	municipality {id} NOT NULL,
	item {id} NOT NULL,
	position {int} NOT NULL,         -- from 1
	body_name {text},                -- as printed; NULL: the body of the item's meeting
	body_folded {text},              -- as in body_alias
	day {text} NOT NULL,             -- ISO date
	moved_from {text},               -- ISO date
	change {text} NOT NULL,          -- set, moved, away, cancelled, extra
	hours {text},                    -- "16:00", "16:00-18:00"
	place {text},
	said {text} NOT NULL,            -- the line or sentence
	spans {text} NOT NULL,
	PRIMARY KEY (municipality, item, position),
	FOREIGN KEY (municipality, item) REFERENCES item (municipality, id)
) {strict};
CREATE INDEX planned_meeting_day ON planned_meeting (municipality, day);
-- What stands in the store already is derived again.
INSERT INTO derive_queue (municipality, meeting) SELECT m.municipality, m.id FROM meeting m WHERE
	NOT EXISTS (SELECT 1 FROM derive_queue q WHERE q.municipality = m.municipality AND
		q.meeting = m.id);
