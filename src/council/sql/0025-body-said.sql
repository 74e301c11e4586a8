-- SPDX-License-Identifier: GPL-3.0-or-later
-- What people say of bodies, and what it takes to take it back (council/body_said.h).
CREATE TABLE body_said (
	municipality {id} NOT NULL,
	id {id} NOT NULL,
	kind {text} NOT NULL,            -- alias, merge
	body {id} NOT NULL,              -- the one that has the name now, or that the other went into
	other {id},                      -- merge: the one that went
	name {text} NOT NULL,            -- the way of writing; merge: what the other one was called
	slug {text},                     -- merge: … in addresses
	state {text} NOT NULL,           -- applied, superseded (taken back)
	who {text} NOT NULL,
	made {time} NOT NULL,
	PRIMARY KEY (municipality, id)
) {strict};
-- The meetings that went along; joined: with one of the other body's, which this is.
CREATE TABLE body_said_meeting (
	municipality {id} NOT NULL,
	said {id} NOT NULL,
	meeting {id} NOT NULL,
	ordinal {int} NOT NULL,          -- that it had before
	joined {bool} NOT NULL,
	PRIMARY KEY (municipality, said, meeting)
) {clustered};
-- The ways of writing that went along, as they stood in body_alias.
CREATE TABLE body_said_name (
	municipality {id} NOT NULL,
	said {id} NOT NULL,
	folded {text} NOT NULL,
	by_person {bool} NOT NULL,
	printed {int} NOT NULL,
	PRIMARY KEY (municipality, said, folded)
) {clustered};
