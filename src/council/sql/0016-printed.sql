-- SPDX-License-Identifier: GPL-3.0-or-later
-- Which ways of writing a body its own minutes print: its name and its name in addresses follow from
-- those. 0: known from elsewhere; 1: printed; 2: of a body that a person has joined with this one.
ALTER TABLE body_alias ADD COLUMN printed {int} NOT NULL DEFAULT 0;
-- Where they were seen was not kept: bodies stay named as they are until other names are printed.
UPDATE body_alias SET printed = 1 WHERE EXISTS (SELECT 1 FROM body b
	WHERE b.municipality = body_alias.municipality AND b.id = body_alias.body
	AND (b.name = body_alias.alias OR b.slug = REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(
	body_alias.folded, 'æ', 'ae'), 'ø', 'oe'), 'å', 'aa'), '- ', '-'), ' ', '-')));
