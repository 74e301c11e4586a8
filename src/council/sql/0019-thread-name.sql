-- SPDX-License-Identifier: GPL-3.0-or-later
-- Items are found by the name that a person has given their thread: the rows for searching of
-- those that have one are made again.
INSERT INTO derive_queue (municipality, meeting) SELECT DISTINCT i.municipality, i.meeting FROM
	verdict v JOIN item i ON i.municipality = v.municipality AND i.id = v.item WHERE
	v.kind = 'name' ON CONFLICT (municipality, meeting) DO NOTHING;
