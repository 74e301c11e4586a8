-- SPDX-License-Identifier: GPL-3.0-or-later
-- The index alone: FTS5 keeps no texts of its own, which were a fifth of a store. To take a row away
-- it wants to be told what the row held: that is kept packed, the columns with line breaks between.
-- The rows are derived again by who makes them.
DROP TABLE search_open;
DROP TABLE search_closed;
CREATE VIRTUAL TABLE search_open USING fts5(title, decision, rest, also, content = '',
	tokenize = 'ascii');
CREATE VIRTUAL TABLE search_closed USING fts5(title, decision, rest, also, content = '',
	tokenize = 'ascii');
CREATE TABLE search_open_text (
	id {id} PRIMARY KEY,
	bytes {int} NOT NULL,            -- of the text
	packed {blob} NOT NULL
) {strict};
CREATE TABLE search_closed_text (
	id {id} PRIMARY KEY,
	bytes {int} NOT NULL,
	packed {blob} NOT NULL
) {strict};
