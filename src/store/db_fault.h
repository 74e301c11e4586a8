/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The adapter that fails on order, for tests: "fault:N[,MODE…]:URL" opens URL and counts the calls
 * that reach the engine (exec, query, next, begin, commit, script); the Nth fails, 0 never.
 *   after  every later call fails too
 *   busy   fails with SP_EBUSY, else with SP_ESTORE
 *   kill   ends the process at once, as kill -9 does
 *   late   the call is done first, then fails or kills: an answer that got lost */
#ifndef SP_STORE_DB_FAULT_H
#define SP_STORE_DB_FAULT_H

#include "store/db.h"

enum { DB_FAULT_EXIT = 137 };

/* Calls counted so far; db must be a fault connection. */
uint64_t db_fault_calls(const struct db *db);

#endif
