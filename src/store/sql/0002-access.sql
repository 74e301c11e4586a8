-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who was shown what is not public, when and what for. It only grows.
CREATE TABLE access_entry (
	municipality {id} NOT NULL,
	id {id} NOT NULL,
	at {time} NOT NULL,
	who {text} NOT NULL,
	action {text} NOT NULL,
	object_table {text} NOT NULL,
	object_id {id} NOT NULL,
	object_key {text} NOT NULL,      -- its name in addresses at the time
	purpose {text} NOT NULL,
	PRIMARY KEY (municipality, id)
) {strict};

CREATE INDEX access_entry_object ON access_entry (municipality, object_table, object_id);
CREATE INDEX access_entry_at ON access_entry (at);

CREATE TRIGGER access_entry_no_update BEFORE UPDATE ON access_entry
BEGIN
	SELECT RAISE(ABORT, 'the log of reads can only grow');
END;

CREATE TRIGGER access_entry_no_delete BEFORE DELETE ON access_entry
BEGIN
	SELECT RAISE(ABORT, 'the log of reads can only grow');
END;
