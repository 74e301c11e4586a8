-- SPDX-License-Identifier: GPL-3.0-or-later
-- As 0003-search.sql: `words` finds, `forms` tells whether words stand beside each other.
CREATE TABLE search_open (
	rowid {id} PRIMARY KEY,
	words TSVECTOR NOT NULL,
	title TSVECTOR NOT NULL,         -- the title's words alone
	forms {text} NOT NULL            -- " skol bestyr . vedtag . … ", "." between the fields
) {strict};
CREATE INDEX search_open_words ON search_open USING gin (words);
CREATE INDEX search_open_title ON search_open USING gin (title);

CREATE TABLE search_closed (
	rowid {id} PRIMARY KEY,
	words TSVECTOR NOT NULL,
	title TSVECTOR NOT NULL,
	forms {text} NOT NULL
) {strict};
CREATE INDEX search_closed_words ON search_closed USING gin (words);
CREATE INDEX search_closed_title ON search_closed USING gin (title);
