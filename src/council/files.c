/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/files.h"

#include "core/buf.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static void close_folder(DIR **d)
{
	if (*d)
		(void)closedir(*d);
}
#define DIR_AUTO __attribute__((cleanup(close_folder))) DIR *

static sp_rc fail_errno(struct sp_err *e, int number, const char *path)
{
	char why[128];
	const char *text = strerror_r(number, why, sizeof(why));
	sp_rc code = number == ENOENT ? SP_ENOTFOUND : number == EACCES ? SP_EDENIED : SP_EIO;
	return sp_fail(e, code, N_("cannot read “{1}”: {2}"), path, text);
}

static sp_rc read_all(int fd, char *out, size_t n, const char *path, size_t *got, struct sp_err *e)
{
	*got = 0;
	while (*got < n) {
		ssize_t r = read(fd, out + *got, n - *got);
		if (r < 0 && errno == EINTR)
			continue;
		if (r < 0)
			return fail_errno(e, errno, path);
		if (r == 0)
			break; /* it became shorter while we read */
		*got += (size_t)r;
	}
	return SP_OK;
}

static sp_rc too_large(const char *path, struct sp_err *e)
{
	char most[32];
	(void)snprintf(most, sizeof(most), "%d", SOURCE_MAX_BYTES / (1024 * 1024));
	return sp_fail(e, SP_ELIMIT, N_("“{1}” is larger than {2} MiB and was not read"), path,
		       most);
}

static sp_rc load_open(struct arena *a, int fd, const char *path, struct str *bytes,
		       struct sp_err *e)
{
	struct stat st;
	if (fstat(fd, &st) != 0)
		return fail_errno(e, errno, path);
	if (!S_ISREG(st.st_mode))
		return sp_fail(e, SP_EINVAL, N_("“{1}” is not a file"), path);
	if (st.st_size > SOURCE_MAX_BYTES)
		return too_large(path, e);
	char *p = arena_alloc(a, (size_t)st.st_size + 1);
	if (!p)
		return sp_fail(e, SP_ENOMEM, N_("no memory to read “{1}”"), path);
	size_t got;
	SP_TRY(read_all(fd, p, (size_t)st.st_size, path, &got, e));
	*bytes = (struct str){p, got};
	return SP_OK;
}

sp_rc files_load(struct arena *a, const char *path, struct str *bytes, struct sp_err *e)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	if (fd < 0)
		return fail_errno(e, errno, path);
	sp_rc rc = load_open(a, fd, path, bytes, e);
	(void)close(fd);
	return rc;
}

sp_rc files_load_input(struct arena *a, struct str *bytes, struct sp_err *e)
{
	enum { PIECE = 64 * 1024 };
	BUF_AUTO all = BUF_INIT((size_t)SOURCE_MAX_BYTES + PIECE);
	size_t got = PIECE;
	char *piece = arena_alloc(a, PIECE);
	SP_NEED(piece);
	while (got == PIECE) {
		SP_TRY(read_all(STDIN_FILENO, piece, PIECE, "-", &got, e));
		buf_add(&all, piece, got);
		if (buf_view(&all).n > SOURCE_MAX_BYTES)
			return too_large("-", e);
	}
	*bytes = (struct str){NULL, buf_view(&all).n};
	SP_NEED(bytes->p = buf_take(&all, a));
	return SP_OK;
}

const char *files_folder_of(struct arena *a, const char *path)
{
	const char *slash = strrchr(path, '/');
	if (!slash)
		return ".";
	return slash == path ? "/" : arena_strndup(a, path, (size_t)(slash - path));
}

/* The true name of `name` in an open folder, in any letter case; exact case first. */
static char *entry_named(struct arena *a, const char *folder, struct str name)
{
	DIR_AUTO d = opendir(folder);
	char *found = NULL;
	struct dirent *entry;
	/* cppcheck-suppress readdirCalled ; a stream of our own, no other thread reads from it */
	while (d && (entry = readdir(d))) {
		struct str seen = str_of(entry->d_name);
		if (str_eq(seen, name))
			return str_dup(a, seen);
		if (!found && str_ieq(seen, name))
			found = str_dup(a, seen);
	}
	return found;
}

static bool safe_part(struct str part)
{
	return part.n && !str_eq(part, STR(".")) && !str_eq(part, STR("..")) &&
	       !memchr(part.p, '\0', part.n);
}

/* A relative name with / between its parts; {NULL, 0} for an absolute one of Windows. Exports begin
 * their paths with a backslash. */
static struct str clean_name(struct arena *a, const char *name)
{
	char *clean = arena_strdup(a, name);
	struct str rest = str_of(clean ? clean : "");
	for (char *c = clean; c && *c; c++)
		if (*c == '\\')
			*c = '/';
	while (rest.n && rest.p[0] == '/')
		rest = str_sub(rest, 1, rest.n);
	return !rest.n || (rest.n > 1 && rest.p[1] == ':') ? (struct str){NULL, 0} : rest;
}

/* One step down: the true name of the part, and the path below it. Links are not followed. */
static bool step_down(struct arena *a, struct str part, const char **at, const char **relative)
{
	char *name = safe_part(part) ? entry_named(a, *at, part) : NULL;
	struct stat st;
	if (!name)
		return false;
	*at = arena_printf(a, "%s/%s", *at, name);
	*relative = *relative ? arena_printf(a, "%s/%s", *relative, name) : name;
	return *at && *relative && lstat(*at, &st) == 0 && !S_ISLNK(st.st_mode);
}

static bool find_file(void *context, struct arena *a, const char *name, const char **found)
{
	const struct files_folder *folder = context;
	const char *at = folder->path, *relative = NULL;
	struct str rest = clean_name(a, name), part;
	while (str_cut(&rest, '/', &part))
		if (!step_down(a, part, &at, &relative))
			return false;
	*found = relative;
	return relative != NULL;
}

static sp_rc load_file(void *context, struct arena *a, const char *name, struct str *bytes,
		       struct sp_err *e)
{
	const struct files_folder *folder = context;
	const char *found;
	if (!find_file(context, a, name, &found))
		return sp_fail(e, SP_ENOTFOUND, N_("the file “{1}” is not there"), name);
	char *path = arena_printf(a, "%s/%s", folder->path, found);
	SP_NEED(path);
	return files_load(a, path, bytes, e);
}

struct neighbours files_neighbours(struct files_folder *folder)
{
	return (struct neighbours){folder, find_file, load_file};
}
