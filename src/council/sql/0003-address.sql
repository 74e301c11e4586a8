-- SPDX-License-Identifier: GPL-3.0-or-later
-- The names that items had in addresses before a newer version numbered them otherwise. An address
-- in force goes before one that was.
CREATE TABLE item_address (
	municipality {id} NOT NULL,
	item {id} NOT NULL,
	slug {text} NOT NULL,
	PRIMARY KEY (municipality, item, slug),
	FOREIGN KEY (municipality, item) REFERENCES item (municipality, id)
) {strict};
