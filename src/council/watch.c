/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/watch.h"

#include "core/instant.h"

#include <stdlib.h>
#include <string.h>

/* uthash's standard function falls through its cases unmarked, which clang does not like */
#define HASH_FUNCTION HASH_OAT
#define HASH_NONFATAL_OOM 1
#include <uthash.h>

enum {
	QUIET_SECONDS = 10, /* not written to for so long: whole */
	START_SECONDS = 2,  /* the same at the first look, when many files wait */
	AGAIN_LOOKS = 60
};

struct identity {
	uint64_t device, inode;
	int64_t size, written, changed; /* times in nanoseconds */
};

struct seen {
	UT_hash_handle hh;
	struct identity is;
	uint64_t look, again; /* the look it was last found in; the one to take it again in */
	bool done, leads, told;
	char path[];
};

struct watch {
	struct seen *all;
	uint64_t look;
};

static int64_t nanoseconds(const struct timespec *t)
{
	return (int64_t)t->tv_sec * 1000000000 + t->tv_nsec;
}

static struct identity identity_of(const struct stat *st)
{
	return (struct identity){st->st_dev, st->st_ino, st->st_size, nanoseconds(&st->st_mtim),
				 nanoseconds(&st->st_ctim)};
}

static bool same(const struct identity *a, const struct identity *b)
{
	return a->device == b->device && a->inode == b->inode && a->size == b->size &&
	       a->written == b->written && a->changed == b->changed;
}

struct watch *watch_new(void)
{
	return calloc(1, sizeof(struct watch));
}

void watch_free(struct watch *w)
{
	if (!w)
		return;
	struct seen *all = w->all;
	HASH_CLEAR(hh, w->all);
	for (struct seen *s = all, *next; s; s = next) {
		next = s->hh.next;
		free(s);
	}
	free(w);
}

void watch_begin(struct watch *w)
{
	w->look++;
}

void watch_end(struct watch *w)
{
	struct seen *all = w->all;
	HASH_CLEAR(hh, w->all);
	for (struct seen *s = all, *next; s; s = next) {
		next = s->hh.next;
		if (s->look == w->look)
			HASH_ADD_KEYPTR(hh, w->all, s->path, strlen(s->path), s);
		else
			free(s);
	}
}

static struct seen *find(const struct watch *w, const char *path)
{
	struct seen *s;
	HASH_FIND_STR(w->all, path, s);
	return s;
}

static struct seen *add(struct watch *w, const char *path)
{
	size_t n = strlen(path);
	struct seen *s = calloc(1, sizeof(*s) + n + 1);
	if (!s)
		return NULL;
	memcpy(s->path, path, n + 1);
	s->look = w->look;
	HASH_ADD_STR(w->all, path, s);
	return s;
}

static enum watch_look first_look(const struct watch *w, const struct identity *is)
{
	int64_t quiet = w->look == 1 ? START_SECONDS : QUIET_SECONDS;
	int64_t before = instant_now(NULL) - quiet * 1000;
	return is->written / 1000000 < before ? WATCH_TAKE : WATCH_WAIT;
}

enum watch_look watch_look(struct watch *w, const char *path, const struct stat *st)
{
	const struct identity is = identity_of(st);
	struct seen *s = find(w, path);
	if (!s) {
		s = add(w, path);
		if (!s)
			return WATCH_TAKE;
		s->is = is;
		return first_look(w, &is);
	}
	bool as_before = same(&s->is, &is);
	s->look = w->look;
	s->is = is;
	if (!as_before) {
		s->done = false;
		return WATCH_WAIT;
	}
	if (!s->done || (s->again && s->again <= w->look))
		return WATCH_TAKE;
	return s->leads ? WATCH_LEADS : WATCH_DONE;
}

void watch_done(struct watch *w, const char *path, bool leads, bool again)
{
	struct seen *s = find(w, path);
	if (!s)
		return;
	s->done = true;
	s->leads = leads;
	s->told = false;
	s->again = again ? w->look + AGAIN_LOOKS : 0;
}

bool watch_told(struct watch *w, const char *path)
{
	struct seen *s = find(w, path);
	if (!s)
		s = add(w, path);
	if (!s)
		return false;
	bool before = s->told && s->look + 1 >= w->look;
	s->told = true;
	s->look = w->look;
	return before;
}
