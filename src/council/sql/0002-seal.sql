-- SPDX-License-Identifier: GPL-3.0-or-later
-- What each meeting looked like when it was last written, and what each document was read by.

-- Hashes of the rows of a meeting and of each of its items (council/seal.h). The audit entry of the
-- last write holds the hash over all of them: a row changed by others is found and its item named.
CREATE TABLE meeting_seal (
	municipality {id} NOT NULL,
	meeting {id} NOT NULL,
	parts {blob} NOT NULL,
	PRIMARY KEY (municipality, meeting),
	FOREIGN KEY (municipality, meeting) REFERENCES meeting (municipality, id)
) {strict};

-- The reader and the words that a document was last read by. When either is another one, importing
-- the document again reads it anew, and so does import --reread.
CREATE TABLE document_reading (
	municipality {id} NOT NULL,
	document {id} NOT NULL,
	reader {int} NOT NULL,
	words {int} NOT NULL,            -- stamp of the lexicon
	at {time} NOT NULL,
	PRIMARY KEY (municipality, document),
	FOREIGN KEY (municipality, document) REFERENCES document (municipality, id)
) {strict};

-- A file that the reader could not make anything of may say something with other words.
ALTER TABLE set_aside ADD COLUMN words {int} NOT NULL DEFAULT 0;

-- A text is known by itself: another reader or other words may give the same text, or another one.
DROP INDEX extraction_document;
CREATE UNIQUE INDEX extraction_document ON extraction (municipality, document, part, text_hash);
