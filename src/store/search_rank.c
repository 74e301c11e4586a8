/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/search_rank.h"

#include "store/search.h"

enum { PHRASES_MOST = 64, ALSO = SEARCH_FIELDS, COLUMNS };
static const double k1 = 1.2, b = 0.75;
/* Title, decision, rest; where a title's words stand a second time they are found by themselves. */
static const double weights[COLUMNS] = {10.0, 3.0, 1.0, 10.0};

/* What a question is asked with. */
struct asked {
	double average; /* words that a row has */
	sqlite3_int64 weighed;
};

/* Negative: the engine failed. */
static double average(const Fts5ExtensionApi *api, Fts5Context *fts)
{
	sqlite3_int64 words = 0, rows = 0;
	for (int f = 0; f < SEARCH_FIELDS; f++) {
		sqlite3_int64 more = 0;
		if (api->xColumnTotalSize(fts, f, &more) != SQLITE_OK)
			return -1;
		words += more;
	}
	if (api->xRowCount(fts, &rows) != SQLITE_OK)
		return -1;
	return rows > 0 && words > 0 ? (double)words / (double)rows : 1;
}

/* Once for a question; NULL when the engine failed. */
static struct asked *asked(const Fts5ExtensionApi *api, Fts5Context *fts)
{
	struct asked *kept = api->xGetAuxdata(fts, 0);
	if (kept)
		return kept;
	double mean = average(api, fts);
	kept = mean > 0 ? sqlite3_malloc(sizeof(*kept)) : NULL;
	if (!kept)
		return NULL;
	*kept = (struct asked){mean, 0};
	return api->xSetAuxdata(fts, kept, sqlite3_free) == SQLITE_OK ? kept : NULL;
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
		if (phrase >= 0 && phrase < PHRASES_MOST && column >= 0 && column < COLUMNS)
			often[phrase] += weights[column];
	}
	return phrases < PHRASES_MOST ? phrases : PHRASES_MOST;
}

/* Without those that stand there twice; negative when the engine failed. */
static int row_words(const Fts5ExtensionApi *api, Fts5Context *fts)
{
	int words = 0;
	for (int f = 0; f < SEARCH_FIELDS; f++) {
		int more = 0;
		if (api->xColumnSize(fts, f, &more) != SQLITE_OK)
			return -1;
		words += more;
	}
	return words;
}

static double score(const struct asked *all, int words, const double *often, int phrases)
{
	double length = k1 * (1 - b + b * (double)words / all->average), sum = 0;
	for (int i = 0; i < phrases; i++)
		sum += often[i] * (k1 + 1) / (often[i] + length);
	return sum;
}

static void rank(const Fts5ExtensionApi *api, Fts5Context *fts, sqlite3_context *call, int n,
		 sqlite3_value **values)
{
	double often[PHRASES_MOST] = {0};
	struct asked *all = asked(api, fts);
	if (all && n == 1 && all->weighed >= sqlite3_value_int64(values[0]))
		return;
	int words = row_words(api, fts), phrases = count(api, fts, often);
	if (!all || phrases < 0 || words < 0) {
		sqlite3_result_error_code(call, SQLITE_ERROR);
		return;
	}
	all->weighed++;
	sqlite3_result_double(call, score(all, words, often, phrases));
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
