-- SPDX-License-Identifier: GPL-3.0-or-later
-- A sketch's numbers as four bytes each, the highest byte first, and not as eight signs. All items are
-- linked again (LINK_RULES).
DELETE FROM link_item;
ALTER TABLE link_item DROP COLUMN sketch;
ALTER TABLE link_item ADD COLUMN sketch {blob} NOT NULL DEFAULT '';
