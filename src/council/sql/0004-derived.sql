-- SPDX-License-Identifier: GPL-3.0-or-later
-- What follows from the record of single meetings and can be made from it again (council/derive.h).
-- Who writes a meeting puts it here in the same transaction; who has derived it takes it away.
CREATE TABLE derive_queue (
	municipality {id} NOT NULL,
	meeting {id} NOT NULL,
	PRIMARY KEY (municipality, meeting)
) {clustered};
INSERT INTO derive_queue (municipality, meeting) SELECT municipality, id FROM meeting;

-- Hits of a search are items without a municipality.
CREATE INDEX item_id ON item (id);
