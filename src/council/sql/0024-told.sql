-- SPDX-License-Identifier: GPL-3.0-or-later
-- How another treatment is told of: 'planned' in the present, before it happened; 'passing', on the
-- way to the body whose day is told (read/reference.h). What is there gets it when it is derived
-- again.
ALTER TABLE mention ADD COLUMN told {text};
