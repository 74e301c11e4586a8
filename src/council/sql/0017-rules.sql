-- SPDX-License-Identifier: GPL-3.0-or-later
-- By which rules things were derived (council/derive_rules.h): what an older program has derived is
-- made again by the next import.
CREATE TABLE derive_rules (
	what {text} NOT NULL,
	rules {int} NOT NULL,
	PRIMARY KEY (what)
) {clustered};
INSERT INTO derive_rules (what, rules) VALUES ('link', 0);
