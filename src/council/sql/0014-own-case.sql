-- SPDX-License-Identifier: GPL-3.0-or-later
-- A case number that no other item of its meeting has tells more. All is linked again, by new rules.
ALTER TABLE link_item ADD COLUMN own_case {int} NOT NULL DEFAULT 0;
DELETE FROM link_key;
DELETE FROM mention;
DELETE FROM edge;
DELETE FROM thread_item;
DELETE FROM link_item;
INSERT INTO derive_queue (municipality, meeting) SELECT municipality, id FROM meeting WHERE TRUE
	ON CONFLICT (municipality, meeting) DO NOTHING;
