-- SPDX-License-Identifier: GPL-3.0-or-later
-- Items whose title says the number of a plan or a house (council/link_number.h). What is there is
-- linked again by newer rules (0017-rules).
ALTER TABLE link_item ADD COLUMN numbered {int} NOT NULL DEFAULT 0;
