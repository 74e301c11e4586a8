-- SPDX-License-Identifier: GPL-3.0-or-later
-- As 0002-access.sql; triggers are written otherwise in PostgreSQL.
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

CREATE FUNCTION access_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'the log of reads can only grow' USING ERRCODE = 'check_violation';
END
$$;

CREATE TRIGGER access_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON access_entry
FOR EACH STATEMENT EXECUTE FUNCTION access_entry_refuse();
