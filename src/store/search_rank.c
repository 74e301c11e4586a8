/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/search_rank.h"

#include "store/search.h"

enum { PHRASES_MOST = 64 };
static const double k1 = 1.2, b = 0.75;
static const double weights[SEARCH_FIELDS] = {10.0, 3.0, 1.0};

/* Words a row has on average; once for a question. Negative: the engine failed. */
static double average(const Fts5ExtensionApi *api, Fts5Context *fts)
{
	sqlite3_int64 words = 0, rows = 0;
	double *kept = api->xGetAuxdata(fts, 0);
	if (kept)
		return *kept;
	if (api->xColumnTotalSize(fts, -1, &words) != SQLITE_OK ||
	    api->xRowCount(fts, &rows) != SQLITE_OK)
		return -1;
	double each = rows > 0 && words > 0 ? (double)words / (double)rows : 1;
	kept = sqlite3_malloc(sizeof(*kept));
	if (!kept)
		return -1;
	*kept = each;
	return api->xSetAuxdata(fts, kept, sqlite3_free) == SQLITE_OK ? each : -1;
}

/* How often each phrase stands there, by the fields' weights; the number of phrases, negative when
 * the engine failed. */
static int count(const Fts5ExtensionApi *api, Fts5Context *fts, double often[PHRASES_MOST])
{
	int n = 0, phrases = api->xPhraseCount(fts);
	if (api->xInstCount(fts, &n) != SQLITE_OK)
		return -1;
	for (int i = 0; i < n; i++) {
		int phrase, column, off;
		if (api->xInst(fts, i, &phrase, &column, &off) != SQLITE_OK)
			return -1;
		if (phrase >= 0 && phrase < PHRASES_MOST && column >= 0 && column < SEARCH_FIELDS)
			often[phrase] += weights[column];
	}
	return phrases < PHRASES_MOST ? phrases : PHRASES_MOST;
}

static void rank(const Fts5ExtensionApi *api, Fts5Context *fts, sqlite3_context *call, int n,
		 sqlite3_value **values)
{
	double often[PHRASES_MOST] = {0}, score = 0, mean = average(api, fts);
	int words = 0, phrases = count(api, fts, often);
	(void)n;
	(void)values;
	if (mean < 0 || phrases < 0 || api->xColumnSize(fts, -1, &words) != SQLITE_OK) {
		sqlite3_result_error_code(call, SQLITE_ERROR);
		return;
	}
	double length = k1 * (1 - b + b * (double)words / mean);
	for (int i = 0; i < phrases; i++)
		score += often[i] * (k1 + 1) / (often[i] + length);
	sqlite3_result_double(call, score);
}

/* The way FTS5 hands out its interface (sqlite.org/fts5.html, 7). */
static int interface_of(sqlite3 *db, fts5_api **out)
{
	sqlite3_stmt *s = NULL;
	int rc = sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &s, NULL);
	if (rc == SQLITE_OK)
		rc = sqlite3_bind_pointer(s, 1, (void *)out, "fts5_api_ptr", NULL);
	if (rc == SQLITE_OK)
		(void)sqlite3_step(s);
	int done = sqlite3_finalize(s);
	return rc == SQLITE_OK ? done : rc;
}

int search_rank_register(sqlite3 *db)
{
	fts5_api *api = NULL;
	int rc = interface_of(db, &api);
	if (rc != SQLITE_OK || !api)
		return rc == SQLITE_OK ? SQLITE_ERROR : rc;
	return api->xCreateFunction(api, SEARCH_RANK, NULL, rank, NULL);
}
