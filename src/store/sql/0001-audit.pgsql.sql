-- SPDX-License-Identifier: GPL-3.0-or-later
-- As 0001-audit.sql; random bytes and triggers are written otherwise in PostgreSQL.
CREATE TABLE store_info (
	one {int} PRIMARY KEY CHECK (one = 1),
	id {text} NOT NULL
) {strict};

INSERT INTO store_info (one, id) VALUES (1, replace(CAST(gen_random_uuid() AS TEXT), '-', ''));

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

CREATE FUNCTION audit_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'the audit log can only grow' USING ERRCODE = 'check_violation';
END
$$;

CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_refuse();
