-- SPDX-License-Identifier: GPL-3.0-or-later
-- What can be searched, in forms that the program made (core/words.h): the engine only splits at
-- blanks. rowid is the item. Closed text has a table of its own: a shared index leaks its words.
CREATE VIRTUAL TABLE search_open USING fts5(title, decision, rest, tokenize = 'ascii');
CREATE VIRTUAL TABLE search_closed USING fts5(title, decision, rest, tokenize = 'ascii');
