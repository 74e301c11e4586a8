-- SPDX-License-Identifier: GPL-3.0-or-later
-- Forms with their block before them (store/search_engine.h). `also` has the title's words again as
-- words of their own kind, and the marks. The rows are derived again by who makes them.
DROP TABLE search_open;
DROP TABLE search_closed;
CREATE VIRTUAL TABLE search_open USING fts5(title, decision, rest, also, tokenize = 'ascii');
CREATE VIRTUAL TABLE search_closed USING fts5(title, decision, rest, also, tokenize = 'ascii');

-- Rows are kept in blocks; new ones go into the newest. `first`: the smallest id of a block's rows.
CREATE TABLE search_block (
	block {int} NOT NULL,
	first {id} NOT NULL,
	PRIMARY KEY (block)
) {strict};
INSERT INTO search_block (block, first) VALUES (0, 0);
