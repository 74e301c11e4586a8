/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How well a row of full text answers, as an auxiliary function of FTS5; inside src/store. */
#ifndef SP_STORE_SEARCH_RANK_H
#define SP_STORE_SEARCH_RANK_H

#include <sqlite3.h>

#define SEARCH_RANK "spor_rank"
/* Makes spor_rank(TABLE, MOST) known to a connection; rows after the first MOST have none (NULL):
 * BM25's share of one row (Robertson and Zaragoza 2009, The Probabilistic Relevance
 * Framework, 3.4.1: k1 1.2, b 0.75, fields weighed before they are added up, as 3.6.1) without how
 * rare each word is. FTS5's own bm25 counts every row that holds the word for that, before the
 * first is told; and most questions want all of their words, so that every hit has the same rare
 * ones. Gives an SQLite result code. */
int search_rank_register(sqlite3 *db);

#endif
