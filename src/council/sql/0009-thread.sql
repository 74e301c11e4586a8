-- SPDX-License-Identifier: GPL-3.0-or-later
-- Which items are of one matter (council/link.h). All of it follows from the record and from what
-- people have said, and can be made from it again.

-- What linking knows of an item (council/link_item.h); formal items have no row.
CREATE TABLE link_item (
	municipality {id} NOT NULL,
	item {id} NOT NULL,
	meeting {id} NOT NULL,
	body {id} NOT NULL,
	day {text} NOT NULL,
	number {text} NOT NULL,          -- "" for none, here and below
	natural_key {text} NOT NULL,     -- "2020-06-09/bul/01/00012": order
	case_no {text} NOT NULL,
	weak_case {bool} NOT NULL,
	closed {bool} NOT NULL,
	title {text} NOT NULL,
	names {text} NOT NULL,
	sketch {text} NOT NULL,
	pointers {text} NOT NULL,
	PRIMARY KEY (municipality, item)
) {clustered};
CREATE INDEX link_item_meeting ON link_item (municipality, meeting);
CREATE INDEX link_item_place ON link_item (municipality, body, day);

-- What items must have in common to be compared at all.
CREATE TABLE link_key (
	municipality {id} NOT NULL,
	value {text} NOT NULL,
	item {id} NOT NULL,
	PRIMARY KEY (municipality, value, item)
) {clustered};

-- What an item says of other treatments and of its own history.
CREATE TABLE mention (
	municipality {id} NOT NULL,
	item {id} NOT NULL,
	position {int} NOT NULL,
	meeting {id} NOT NULL,
	kind {text} NOT NULL,
	body {id} NOT NULL,              -- 0: none, or none that is known
	exact {bool} NOT NULL,           -- the body by a known way of writing it
	body_key {text},                 -- folded; NULL: no body is named
	body_name {text},
	day_from {text} NOT NULL,
	day_to {text} NOT NULL,
	number {text} NOT NULL,
	words {text},
	spans {text} NOT NULL,
	PRIMARY KEY (municipality, item, position)
) {clustered};
CREATE INDEX mention_place ON mention (municipality, body, day_from);
CREATE INDEX mention_body ON mention (municipality, exact, body_key);

CREATE TABLE edge (
	municipality {id} NOT NULL,
	a {id} NOT NULL,                 -- a < b
	b {id} NOT NULL,
	reason {text} NOT NULL,
	strength {int} NOT NULL,
	item {id} NOT NULL,              -- that says it; 0: both
	position {int} NOT NULL,         -- of its mention; -1: none
	PRIMARY KEY (municipality, a, b, reason)
) {clustered};
CREATE INDEX edge_b ON edge (municipality, b);

CREATE TABLE thread_item (
	municipality {id} NOT NULL,
	item {id} NOT NULL,
	thread {id} NOT NULL,            -- its first item
	PRIMARY KEY (municipality, item)
) {clustered};
CREATE INDEX thread_item_thread ON thread_item (municipality, thread);

INSERT INTO derive_queue (municipality, meeting) SELECT municipality, id FROM meeting WHERE TRUE
	ON CONFLICT (municipality, meeting) DO NOTHING;
