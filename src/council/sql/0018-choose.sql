-- SPDX-License-Identifier: GPL-3.0-or-later
-- Items that choose anew which promises they answer, when no meeting waits in derive_queue
-- (council/promise_queue.c).
CREATE TABLE promise_chooser (
	municipality {id} NOT NULL,
	day {text} NOT NULL,             -- of the meeting
	item {id} NOT NULL,
	meeting {id} NOT NULL,
	PRIMARY KEY (municipality, day, item)
) {clustered};
