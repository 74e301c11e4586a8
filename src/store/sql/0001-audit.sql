-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who this store is: the audit chains and the signed heads outside the store name it.
CREATE TABLE store_info (
	one {int} PRIMARY KEY CHECK (one = 1),
	id {text} NOT NULL
) {strict};

INSERT INTO store_info (one, id) VALUES (1, lower(hex(randomblob(16))));

-- One chain a municipality, 0 for what belongs to none. prev_hash is the hash of seq - 1.
CREATE TABLE audit_entry (
	municipality {int} NOT NULL,
	seq {int} NOT NULL CHECK (seq > 0),
	at {time} NOT NULL,
	who {text} NOT NULL,
	action {text} NOT NULL,
	object_table {text} NOT NULL,
	object_id {id} NOT NULL,
	before_hash {blob},
	after_hash {blob},
	prev_hash {blob} NOT NULL,
	hash {blob} NOT NULL,
	PRIMARY KEY (municipality, seq)
) {clustered};

CREATE INDEX audit_entry_object ON audit_entry (municipality, object_table, object_id);

CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON audit_entry
BEGIN
	SELECT RAISE(ABORT, 'the audit log can only grow');
END;

CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry
BEGIN
	SELECT RAISE(ABORT, 'the audit log can only grow');
END;
