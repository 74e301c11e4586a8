-- SPDX-License-Identifier: GPL-3.0-or-later
-- The store's rows for searching are laid out anew (store, 0005-search-packed): all are made again.
INSERT INTO derive_queue (municipality, meeting) SELECT municipality, id FROM meeting WHERE TRUE
	ON CONFLICT (municipality, meeting) DO NOTHING;
