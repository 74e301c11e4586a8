-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a vote was about, and at whose treatment it was given when an item only quotes it. Derived:
-- all is made again.
ALTER TABLE person_fact ADD COLUMN about {text};       -- NULL: the matter; points, amendment, proposal
ALTER TABLE person_fact ADD COLUMN about_points {text}; -- "1, 2"
ALTER TABLE person_fact ADD COLUMN about_by {text};    -- whose proposal, as printed
ALTER TABLE person_fact ADD COLUMN about_number {text};
ALTER TABLE person_fact ADD COLUMN about_fate {text};  -- approved, rejected; NULL: not said
ALTER TABLE person_fact ADD COLUMN about_words {text}; -- the point, or the sentence that proposes
ALTER TABLE person_fact ADD COLUMN told_body {text};   -- of an earlier decision: as printed,
ALTER TABLE person_fact ADD COLUMN told_folded {text}; -- as body_alias folds it,
ALTER TABLE person_fact ADD COLUMN told_day {text};
ALTER TABLE person_fact ADD COLUMN told_number {text}; -- the item's

INSERT INTO derive_queue (municipality, meeting) SELECT municipality, id FROM meeting WHERE TRUE
ON CONFLICT (municipality, meeting) DO NOTHING;
