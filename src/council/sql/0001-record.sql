-- SPDX-License-Identifier: GPL-3.0-or-later
-- The record of what councils and committees did. Every key begins with the municipality.
-- `spans` columns say where each field of the row was read: "field:offset+length,…;field:…", bytes
-- in the text of the row's extraction (council/spans.h).

CREATE TABLE document (
	municipality {id} NOT NULL,
	id {id} NOT NULL,
	sha256 {blob} NOT NULL,
	name {text} NOT NULL,            -- the file's path as given, without a machine's folders
	media {text} NOT NULL,
	format {text} NOT NULL,
	agenda_key {text},               -- the case system's own key
	bytes {blob} NOT NULL,           -- the original
	closed {bool} NOT NULL,          -- holds a closed item: the whole document is closed
	imported {time} NOT NULL,
	PRIMARY KEY (municipality, id)
) {strict};
CREATE UNIQUE INDEX document_sha256 ON document (municipality, sha256);
CREATE INDEX document_key ON document (municipality, agenda_key);
CREATE INDEX document_hash ON document (sha256);

-- Files beside a document that reading it took in: what a manifest names, attachments.
CREATE TABLE document_file (
	municipality {id} NOT NULL,
	document {id} NOT NULL,
	position {int} NOT NULL,
	name {text} NOT NULL,            -- below the document's folder
	bytes {blob},                    -- of what was read, so that it can be read again
	PRIMARY KEY (municipality, document, position),
	FOREIGN KEY (municipality, document) REFERENCES document (municipality, id)
) {strict};

-- The text that spans point into; never changed. A newer reader makes a new one.
CREATE TABLE extraction (
	municipality {id} NOT NULL,
	id {id} NOT NULL,
	document {id} NOT NULL,
	part {int} NOT NULL,             -- which meeting of the document, from 0
	reader {int} NOT NULL,           -- reader version
	text {text} NOT NULL,
	text_hash {blob} NOT NULL,       -- SHA-256 of the text
	layout {text},                   -- PDF: a line "offset length page x y w h" for each line
	warnings {text},
	PRIMARY KEY (municipality, id),
	FOREIGN KEY (municipality, document) REFERENCES document (municipality, id)
) {strict};
CREATE UNIQUE INDEX extraction_document ON extraction (municipality, document, part, reader);

CREATE TABLE body (
	municipality {id} NOT NULL,
	id {id} NOT NULL,
	name {text} NOT NULL,
	slug {text} NOT NULL,            -- in addresses: "bul", "oekonomiudvalget"
	PRIMARY KEY (municipality, id)
) {strict};
CREATE UNIQUE INDEX body_slug ON body (municipality, slug);

-- Every way a body is written, folded; its name is one of them.
CREATE TABLE body_alias (
	municipality {id} NOT NULL,
	folded {text} NOT NULL,
	alias {text} NOT NULL,
	body {id} NOT NULL,
	by_person {bool} NOT NULL,
	PRIMARY KEY (municipality, folded),
	FOREIGN KEY (municipality, body) REFERENCES body (municipality, id)
) {strict};

CREATE TABLE meeting (
	municipality {id} NOT NULL,
	id {id} NOT NULL,
	body {id} NOT NULL,
	day {text} NOT NULL,             -- ISO date
	ordinal {int} NOT NULL,          -- 1; 2 for a second meeting of the body on that day
	starts {text},
	ends {text},
	place {text},
	kind {text},                     -- dagsorden, tillægsdagsorden, referat
	term {text},                     -- "2018-2021"
	version {int} NOT NULL,
	document {id} NOT NULL,
	extraction {id} NOT NULL,
	withdrawn {bool} NOT NULL,
	doubtful {text},                 -- fields the reader is not sure of
	spans {text} NOT NULL,
	changed {time} NOT NULL,
	PRIMARY KEY (municipality, id),
	FOREIGN KEY (municipality, body) REFERENCES body (municipality, id),
	FOREIGN KEY (municipality, document) REFERENCES document (municipality, id),
	FOREIGN KEY (municipality, extraction) REFERENCES extraction (municipality, id)
) {strict};
CREATE UNIQUE INDEX meeting_natural ON meeting (municipality, body, day, ordinal);
CREATE INDEX meeting_day ON meeting (municipality, day);

-- Which documents gave a meeting which version; old versions stay readable by their extraction.
CREATE TABLE meeting_version (
	municipality {id} NOT NULL,
	meeting {id} NOT NULL,
	version {int} NOT NULL,
	document {id} NOT NULL,
	extraction {id} NOT NULL,
	kind {text},
	current {bool} NOT NULL,
	imported {time} NOT NULL,
	PRIMARY KEY (municipality, meeting, version),
	FOREIGN KEY (municipality, meeting) REFERENCES meeting (municipality, id),
	FOREIGN KEY (municipality, document) REFERENCES document (municipality, id)
) {strict};
CREATE INDEX meeting_version_document ON meeting_version (municipality, document);

CREATE TABLE attendance (
	municipality {id} NOT NULL,
	meeting {id} NOT NULL,
	item {id} NOT NULL,              -- 0: the whole meeting
	decision {int} NOT NULL,         -- 0; from 1: at an earlier decision on the item
	position {int} NOT NULL,
	name {text} NOT NULL,
	party {text},
	status {text} NOT NULL,          -- present, absent
	note {text},
	spans {text} NOT NULL,
	PRIMARY KEY (municipality, meeting, item, decision, position),
	FOREIGN KEY (municipality, meeting) REFERENCES meeting (municipality, id)
) {strict};

CREATE TABLE case_file (
	municipality {id} NOT NULL,
	id {id} NOT NULL,
	number {text} NOT NULL,
	PRIMARY KEY (municipality, id)
) {strict};
CREATE UNIQUE INDEX case_file_number ON case_file (municipality, number);

CREATE TABLE item (
	municipality {id} NOT NULL,
	id {id} NOT NULL,
	meeting {id} NOT NULL,
	position {int} NOT NULL,
	number {text},
	slug {text} NOT NULL,            -- in addresses: "195", "195~2", "u3" without a number
	title {text},
	kind {text},
	closed {bool} NOT NULL,
	truncated {bool} NOT NULL,
	withdrawn {bool} NOT NULL,       -- no longer in the newest version
	case_file {id},
	doubtful {text},
	doubts {int} NOT NULL,           -- facts in it that the reader is not sure of
	extraction {id} NOT NULL,
	spans {text} NOT NULL,
	PRIMARY KEY (municipality, id),
	FOREIGN KEY (municipality, meeting) REFERENCES meeting (municipality, id),
	FOREIGN KEY (municipality, case_file) REFERENCES case_file (municipality, id),
	FOREIGN KEY (municipality, extraction) REFERENCES extraction (municipality, id)
) {strict};
CREATE INDEX item_meeting ON item (municipality, meeting, position);
CREATE INDEX item_case ON item (municipality, case_file);

CREATE TABLE section (
	municipality {id} NOT NULL,
	item {id} NOT NULL,
	position {int} NOT NULL,
	kind {text} NOT NULL,
	heading {text},
	spans {text} NOT NULL,           -- its text is what they show
	PRIMARY KEY (municipality, item, position),
	FOREIGN KEY (municipality, item) REFERENCES item (municipality, id)
) {strict};

CREATE TABLE item_part (
	municipality {id} NOT NULL,
	item {id} NOT NULL,
	position {int} NOT NULL,
	mark {text} NOT NULL,
	body_text {text} NOT NULL,
	spans {text} NOT NULL,
	PRIMARY KEY (municipality, item, position),
	FOREIGN KEY (municipality, item) REFERENCES item (municipality, id)
) {strict};

CREATE TABLE attachment (
	municipality {id} NOT NULL,
	item {id} NOT NULL,
	position {int} NOT NULL,
	title {text} NOT NULL,
	ref {text},
	closed {bool} NOT NULL,
	spans {text} NOT NULL,
	PRIMARY KEY (municipality, item, position),
	FOREIGN KEY (municipality, item) REFERENCES item (municipality, id)
) {strict};

CREATE TABLE recommendation (
	municipality {id} NOT NULL,
	item {id} NOT NULL,
	position {int} NOT NULL,         -- from 1
	by_whom {text},
	spans {text} NOT NULL,
	PRIMARY KEY (municipality, item, position),
	FOREIGN KEY (municipality, item) REFERENCES item (municipality, id)
) {strict};

CREATE TABLE point (
	municipality {id} NOT NULL,
	item {id} NOT NULL,
	recommendation {int} NOT NULL,
	position {int} NOT NULL,         -- from 1
	body_text {text} NOT NULL,
	spans {text} NOT NULL,
	PRIMARY KEY (municipality, item, recommendation, position),
	FOREIGN KEY (municipality, item, recommendation)
		REFERENCES recommendation (municipality, item, position)
) {strict};

CREATE TABLE route_step (
	municipality {id} NOT NULL,
	item {id} NOT NULL,
	recommendation {int} NOT NULL,   -- 0: the item's own route field
	position {int} NOT NULL,
	body_name {text} NOT NULL,
	spans {text} NOT NULL,
	PRIMARY KEY (municipality, item, recommendation, position),
	FOREIGN KEY (municipality, item) REFERENCES item (municipality, id)
) {strict};

CREATE TABLE decision (
	municipality {id} NOT NULL,
	item {id} NOT NULL,
	position {int} NOT NULL,         -- 0 the meeting's own, from 1 earlier ones
	body_name {text},
	day {text},
	item_number {text},
	body_text {text},
	doubtful {text},
	spans {text} NOT NULL,
	PRIMARY KEY (municipality, item, position),
	FOREIGN KEY (municipality, item) REFERENCES item (municipality, id)
) {strict};

CREATE TABLE outcome (
	municipality {id} NOT NULL,
	item {id} NOT NULL,
	decision {int} NOT NULL,
	position {int} NOT NULL,
	recommendation {int},
	point {int},
	outcome {text} NOT NULL,
	doubtful {text},
	spans {text} NOT NULL,
	PRIMARY KEY (municipality, item, decision, position),
	FOREIGN KEY (municipality, item, decision)
		REFERENCES decision (municipality, item, position)
) {strict};

CREATE TABLE dissent (
	municipality {id} NOT NULL,
	item {id} NOT NULL,
	position {int} NOT NULL,
	person {text},
	party {text},
	stance {text} NOT NULL,
	doubtful {text},
	spans {text} NOT NULL,
	PRIMARY KEY (municipality, item, position),
	FOREIGN KEY (municipality, item) REFERENCES item (municipality, id)
) {strict};

CREATE TABLE amount (
	municipality {id} NOT NULL,
	item {id} NOT NULL,
	position {int} NOT NULL,
	oere {int} NOT NULL,             -- whole øre, never negative
	sign {text},                     -- '+', '-' or NULL
	period {text},
	body_text {text} NOT NULL,
	doubtful {text},
	spans {text} NOT NULL,
	PRIMARY KEY (municipality, item, position),
	FOREIGN KEY (municipality, item) REFERENCES item (municipality, id)
) {strict};

CREATE TABLE commitment (
	municipality {id} NOT NULL,
	item {id} NOT NULL,
	position {int} NOT NULL,
	body_text {text} NOT NULL,
	due {text},                      -- as the labels write it: 2022-03, 2023-spring, next-meeting
	due_from {text},
	due_to {text},
	who {text},
	recurrence {text},               -- ISO 8601 duration, "P6M"
	doubtful {text},
	spans {text} NOT NULL,
	PRIMARY KEY (municipality, item, position),
	FOREIGN KEY (municipality, item) REFERENCES item (municipality, id)
) {strict};

-- What a person said of a field; applied again after each re-import.
CREATE TABLE correction (
	municipality {id} NOT NULL,
	id {id} NOT NULL,
	meeting {id} NOT NULL,
	item {id},                       -- NULL: a field of the meeting
	field {text} NOT NULL,           -- "title", "decision.outcome.1.2", "commitment.3.due"
	old_value {text},                -- what the document says
	new_value {text},                -- equal to old_value: confirmed
	anchor {text},                   -- the words it was read from
	state {text} NOT NULL,           -- applied, queued, superseded (by a later one)
	who {text} NOT NULL,
	made {time} NOT NULL,
	PRIMARY KEY (municipality, id),
	FOREIGN KEY (municipality, meeting) REFERENCES meeting (municipality, id)
) {strict};
CREATE INDEX correction_meeting ON correction (municipality, meeting);

-- Files that could not be read, with the reason, so that they are not tried again for nothing.
CREATE TABLE set_aside (
	municipality {id} NOT NULL,
	sha256 {blob} NOT NULL,
	name {text} NOT NULL,
	reader {int} NOT NULL,
	code {text} NOT NULL,
	reason {text} NOT NULL,          -- as told in English
	again {bool} NOT NULL,           -- may go better next time: an option was missing, no memory …
	seen {time} NOT NULL,
	PRIMARY KEY (municipality, sha256)
) {strict};
