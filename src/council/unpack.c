/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/unpack.h"

#include "core/str.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct unpacking {
	struct arena *arena;
	struct archive *in;
	const char *path, *name, *folder;
	struct unpack_budget *budget;
	struct unpack_left *left;
};

enum { SMALL = 64 * 1024 * 1024 };

struct unpack_budget unpack_budget_of(int64_t packed)
{
	int64_t bytes = packed > UNPACK_MAX_BYTES / UNPACK_MAX_RATIO ? UNPACK_MAX_BYTES
								     : packed * UNPACK_MAX_RATIO;
	return (struct unpack_budget){bytes < SMALL ? SMALL : bytes, UNPACK_MAX_FILES};
}

static sp_rc fail_archive(const struct unpacking *u, struct sp_err *e)
{
	const char *why = archive_error_string(u->in);
	return sp_fail(e, SP_EFORMAT, N_("cannot unpack “{1}”: {2}"), u->name, why ? why : "?");
}

/* The name below the folder, or NULL when it is not a safe one. */
static char *safe_name(struct arena *a, const char *name)
{
	char *copy = name ? arena_strdup(a, name) : NULL;
	if (!copy || !*copy || *copy == '/')
		return NULL;
	for (char *c = copy; *c; c++)
		if (*c == '\\')
			*c = '/';
	struct str rest = str_of(copy), part;
	while (str_cut(&rest, '/', &part))
		if (str_eq(part, STR("..")) || (part.n > 1 && part.p[1] == ':'))
			return NULL;
	return copy;
}

static int make_folders(char *path)
{
	for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		int bad = mkdir(path, 0700) != 0 && errno != EEXIST;
		*slash = '/';
		if (bad)
			return -1;
	}
	return 0;
}

static sp_rc copy_entry(struct unpacking *u, int fd, struct sp_err *e)
{
	const void *block;
	size_t n;
	la_int64_t at;
	for (;;) {
		int got = archive_read_data_block(u->in, &block, &n, &at);
		if (got == ARCHIVE_EOF)
			return SP_OK;
		if (got < ARCHIVE_WARN)
			return fail_archive(u, e);
		u->budget->bytes -= (int64_t)n;
		/* holes are no data, but a file of them is as large as if they were */
		if (u->budget->bytes < 0 || at > UNPACK_MAX_BYTES)
			return sp_fail(e, SP_ELIMIT,
				       N_("“{1}” unpacks to too much: it may be made to do harm"),
				       u->name);
		if (pwrite(fd, block, n, at) != (ssize_t)n)
			return sp_fail(e, SP_EIO, N_("no room to unpack “{1}”"), u->name);
	}
}

static sp_rc leave_out(struct unpacking *u, const char *name)
{
	const char *own = arena_strdup(u->arena, name && *name ? name : "?");
	const char **slot = own ? sp_push(u->arena, &u->left->names) : NULL;
	SP_NEED(slot);
	*slot = own;
	return SP_OK;
}

static sp_rc take_entry(struct unpacking *u, struct archive_entry *entry, struct sp_err *e)
{
	const char *said = archive_entry_pathname_utf8(entry);
	const char *name = safe_name(u->arena, said ? said : archive_entry_pathname(entry));
	if (archive_entry_filetype(entry) == AE_IFDIR)
		return SP_OK;
	if (archive_entry_filetype(entry) != AE_IFREG || !name)
		return leave_out(u, said ? said : archive_entry_pathname(entry));
	if (--u->budget->files < 0)
		return sp_fail(e, SP_ELIMIT, N_("“{1}” holds too many files"), u->name);
	char *path = arena_printf(u->arena, "%s/%s", u->folder, name);
	SP_NEED(path);
	int fd = make_folders(path) == 0
			 ? open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600)
			 : -1;
	if (fd < 0)
		return sp_fail(e, SP_EIO, N_("no room to unpack “{1}”"), u->name);
	sp_rc rc = copy_entry(u, fd, e);
	(void)close(fd);
	return rc;
}

static sp_rc unpack_all(struct unpacking *u, struct sp_err *e)
{
	struct archive_entry *entry;
	archive_read_support_filter_all(u->in);
	archive_read_support_format_all(u->in);
	if (archive_read_open_filename(u->in, u->path, 65536) != ARCHIVE_OK)
		return fail_archive(u, e);
	for (;;) {
		int got = archive_read_next_header(u->in, &entry);
		if (got == ARCHIVE_EOF)
			return SP_OK;
		if (got < ARCHIVE_WARN)
			return fail_archive(u, e);
		SP_TRY(take_entry(u, entry, e));
	}
}

sp_rc unpack_archive(struct arena *a, const char *path, const char *name,
		     struct unpack_budget *budget, struct unpack_left *left, const char **folder,
		     struct sp_err *e)
{
	const char *base = getenv("TMPDIR");
	char *made = arena_printf(a, "%s/spor-unpack-XXXXXX", base && *base ? base : "/tmp");
	SP_NEED(made);
	if (!mkdtemp(made))
		return sp_fail(e, SP_EIO, N_("no room to unpack “{1}”"), name);
	struct unpacking u = {.arena = a,
			      .in = archive_read_new(),
			      .path = path,
			      .name = name,
			      .folder = made,
			      .budget = budget,
			      .left = left};
	sp_rc rc = u.in ? unpack_all(&u, e) : SP_ENOMEM;
	archive_read_free(u.in);
	*folder = made;
	if (rc != SP_OK)
		unpack_remove(made);
	return rc;
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *at)
{
	(void)st;
	(void)type;
	(void)at;
	return remove(path);
}

void unpack_remove(const char *folder)
{
	(void)nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}
