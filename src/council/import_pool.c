/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A ring of slots: reader threads take the next file and fill its slot, the writer empties them in
 * order. The ring bounds the memory: at most RING files are read ahead. */
#include "council/import.h"

#include "council/document.h"
#include "council/files.h"

#include <pthread.h>
#include <sodium.h>
#include <stdlib.h>

/* uthash's standard function falls through its cases unmarked, which clang does not like */
#define HASH_FUNCTION HASH_OAT
#define HASH_NONFATAL_OOM 1
#include <uthash.h>

enum { RING = 16, THREADS_MAX = 64 };
static const size_t FILE_MEMORY = (size_t)1536 * 1024 * 1024;

enum slot_state { SLOT_FREE, SLOT_READING, SLOT_READY };

struct import_pool {
	const struct lexicon *lex;
	const struct import_scan *scan;
	const struct import_known *known;
	pthread_mutex_t lock;
	pthread_cond_t changed;
	struct {
		enum slot_state state;
		struct import_read *result;
	} slots[RING];
	uint32_t next_in, next_out; /* files taken by readers, given to the writer */
	struct path_entry *marked;
	bool stop;
	pthread_t threads[THREADS_MAX];
	unsigned n_threads;
};

struct path_entry {
	UT_hash_handle hh;
	char path[];
};

/* Notes which files beside it a reading took in. */
struct watched_folder {
	struct files_folder folder;
	struct neighbours inner;
	struct import_read *result;
};

static struct source_file *note(struct import_read *r, const char *name)
{
	for (uint32_t i = 0; i < r->beside.n; i++)
		if (strcmp(r->beside.at[i].name, name) == 0)
			return &r->beside.at[i];
	struct source_file *f = sp_push(r->arena, &r->beside);
	if (f && !(f->name = arena_strdup(r->arena, name)))
		r->beside.n--;
	return f && f->name ? f : NULL;
}

static bool watched_find(void *context, struct arena *a, const char *name, const char **found)
{
	struct watched_folder *w = context;
	if (!w->inner.find(&w->folder, a, name, found))
		return false;
	return note(w->result, *found) != NULL;
}

static sp_rc watched_load(void *context, struct arena *a, const char *name, struct str *bytes,
			  struct sp_err *e)
{
	struct watched_folder *w = context;
	const char *found;
	struct source_file *f =
		w->inner.find(&w->folder, a, name, &found) ? note(w->result, found) : NULL;
	SP_TRY(w->inner.load(&w->folder, w->result->arena, name, bytes, e));
	SP_NEED(f);
	f->bytes = *bytes;
	f->kept = true;
	return SP_OK;
}

static int by_value(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
	return (x > y) - (x < y);
}

static bool is_among(const struct import_hashes *known, const unsigned char *sha256)
{
	uint64_t prefix;
	memcpy(&prefix, sha256, sizeof(prefix));
	return known->n && bsearch(&prefix, known->prefix, known->n, sizeof(prefix), by_value);
}

static sp_rc read_stored(const struct import_pool *pool, struct import_read *r)
{
	struct stored_document *d = r->file->stored;
	const struct neighbours near = stored_neighbours(d);
	const struct source_input in = {d->name, d->bytes, &near};
	r->bytes = d->bytes;
	memcpy(r->sha256, d->sha256.p,
	       d->sha256.n < IMPORT_HASH_SIZE ? d->sha256.n : IMPORT_HASH_SIZE);
	return read_document(r->arena, pool->lex, &in, &r->records, &r->err);
}

static sp_rc read_file(const struct import_pool *pool, struct import_read *r)
{
	struct watched_folder near = {.result = r};
	const struct import_known *known = pool->known;
	near.folder.path = files_folder_of(r->arena, r->file->path);
	SP_NEED(near.folder.path);
	near.inner = files_neighbours(&near.folder);
	const struct neighbours watched = {&near, watched_find, watched_load};
	SP_TRY(files_load(r->arena, r->file->path, &r->bytes, &r->err));
	document_hash(r->bytes, NULL, 0, r->sha256);
	r->known = is_among(&known->stored, r->sha256);
	r->back = r->known && is_among(&known->replaced, r->sha256);
	r->known = r->known && !r->back;
	r->aside = !r->known && !r->back && is_among(&known->aside, r->sha256);
	if (r->known || r->aside)
		return SP_OK;
	const struct source_input in = {r->file->name, r->bytes, &watched};
	SP_TRY(read_document(r->arena, pool->lex, &in, &r->records, &r->err));
	document_hash(r->bytes, r->beside.at, r->beside.n, r->sha256);
	r->known = !r->back && is_among(&known->stored, r->sha256);
	return SP_OK;
}

static struct import_read *read_slot(struct import_pool *pool, uint32_t index)
{
	struct arena *a = arena_new(FILE_MEMORY);
	struct import_read *r = a ? ARENA_NEW(a, struct import_read) : NULL;
	if (!r) {
		arena_free(a);
		return NULL;
	}
	r->arena = a;
	r->file = &pool->scan->files.at[index];
	r->belongs = !r->file->stored && import_pool_marked(pool, r->file->path);
	if (r->belongs)
		return r;
	r->rc = r->file->stored ? read_stored(pool, r) : read_file(pool, r);
	if (r->rc != SP_OK && !r->err.key)
		(void)sp_fail_code(&r->err, r->rc);
	return r;
}

static void *reader(void *context)
{
	struct import_pool *pool = context;
	(void)pthread_mutex_lock(&pool->lock);
	for (;;) {
		while (!pool->stop && pool->next_in < pool->scan->files.n &&
		       pool->slots[pool->next_in % RING].state != SLOT_FREE)
			(void)pthread_cond_wait(&pool->changed, &pool->lock);
		if (pool->stop || pool->next_in >= pool->scan->files.n)
			break;
		uint32_t index = pool->next_in++;
		pool->slots[index % RING].state = SLOT_READING;
		(void)pthread_mutex_unlock(&pool->lock);
		struct import_read *result = read_slot(pool, index);
		(void)pthread_mutex_lock(&pool->lock);
		pool->slots[index % RING].result = result;
		pool->slots[index % RING].state = SLOT_READY;
		(void)pthread_cond_broadcast(&pool->changed);
	}
	(void)pthread_mutex_unlock(&pool->lock);
	return NULL;
}

sp_rc import_pool_start(const struct lexicon *lex, const struct import_scan *scan,
			const struct import_known *known, unsigned threads,
			struct import_pool **out, struct sp_err *e)
{
	struct import_pool *pool = calloc(1, sizeof(*pool));
	SP_NEED(pool);
	pool->lex = lex;
	pool->scan = scan;
	pool->known = known;
	(void)pthread_mutex_init(&pool->lock, NULL);
	(void)pthread_cond_init(&pool->changed, NULL);
	if (threads > THREADS_MAX)
		threads = THREADS_MAX;
	for (unsigned i = 0; i < threads; i++)
		if (pthread_create(&pool->threads[pool->n_threads], NULL, reader, pool) == 0)
			pool->n_threads++;
	if (!pool->n_threads) {
		import_pool_stop(pool);
		return sp_fail(e, SP_ENOMEM, N_("cannot start a reader thread"));
	}
	*out = pool;
	return SP_OK;
}

bool import_pool_next(struct import_pool *pool, struct import_read **result)
{
	(void)pthread_mutex_lock(&pool->lock);
	bool more = pool->next_out < pool->scan->files.n;
	if (more) {
		uint32_t slot = pool->next_out % RING;
		while (pool->slots[slot].state != SLOT_READY)
			(void)pthread_cond_wait(&pool->changed, &pool->lock);
		*result = pool->slots[slot].result;
		pool->slots[slot].state = SLOT_FREE;
		pool->slots[slot].result = NULL;
		pool->next_out++;
		(void)pthread_cond_broadcast(&pool->changed);
	}
	(void)pthread_mutex_unlock(&pool->lock);
	return more;
}

static struct path_entry *marked(const struct import_pool *pool, const char *path)
{
	struct path_entry *found;
	HASH_FIND_STR(pool->marked, path, found);
	return found;
}

bool import_pool_marked(struct import_pool *pool, const char *path)
{
	(void)pthread_mutex_lock(&pool->lock);
	bool found = marked(pool, path) != NULL;
	(void)pthread_mutex_unlock(&pool->lock);
	return found;
}

void import_pool_mark(struct import_pool *pool, const char *path)
{
	size_t n = strlen(path);
	(void)pthread_mutex_lock(&pool->lock);
	/* without memory for it the file is read for itself: more work, no loss */
	struct path_entry *entry = marked(pool, path) ? NULL : malloc(sizeof(*entry) + n + 1);
	if (entry) {
		memcpy(entry->path, path, n + 1);
		HASH_ADD_STR(pool->marked, path, entry);
	}
	(void)pthread_mutex_unlock(&pool->lock);
}

void import_read_free(struct import_read *result)
{
	if (result)
		arena_free(result->arena);
}

void import_pool_stop(struct import_pool *pool)
{
	if (!pool)
		return;
	(void)pthread_mutex_lock(&pool->lock);
	pool->stop = true;
	(void)pthread_cond_broadcast(&pool->changed);
	(void)pthread_mutex_unlock(&pool->lock);
	for (unsigned i = 0; i < pool->n_threads; i++)
		(void)pthread_join(pool->threads[i], NULL);
	for (unsigned i = 0; i < RING; i++)
		if (pool->slots[i].result)
			arena_free(pool->slots[i].result->arena);
	struct path_entry *entry, *next;
	HASH_ITER(hh, pool->marked, entry, next)
	{
		HASH_DEL(pool->marked, entry);
		free(entry);
	}
	(void)pthread_cond_destroy(&pool->changed);
	(void)pthread_mutex_destroy(&pool->lock);
	free(pool);
}
