-- SPDX-License-Identifier: GPL-3.0-or-later
-- As 0004-search-blocks.sql. Rows are short and `words` lies beside them unpacked: most rows that a
-- question finds are counted only, and of the others `words` is opened.
DROP TABLE search_open;
DROP TABLE search_closed;
CREATE TABLE search_open (
	rowid {id} PRIMARY KEY,
	words TSVECTOR NOT NULL,
	forms {text}                     -- of a row too long for a tsvector's places: " skol bestyr . "
) {strict};
ALTER TABLE search_open ALTER COLUMN words SET STORAGE EXTERNAL;
ALTER TABLE search_open SET (toast_tuple_target = 128);
CREATE INDEX search_open_words ON search_open USING gin (words);

CREATE TABLE search_closed (
	rowid {id} PRIMARY KEY,
	words TSVECTOR NOT NULL,
	forms {text}
) {strict};
ALTER TABLE search_closed ALTER COLUMN words SET STORAGE EXTERNAL;
ALTER TABLE search_closed SET (toast_tuple_target = 128);
CREATE INDEX search_closed_words ON search_closed USING gin (words);

-- Rows are kept in blocks; new ones go into the newest. `first`: the smallest id of a block's rows.
CREATE TABLE search_block (
	block {int} NOT NULL,
	first {id} NOT NULL,
	PRIMARY KEY (block)
) {strict};
INSERT INTO search_block (block, first) VALUES (0, 0);
