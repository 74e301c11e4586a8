/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/import.h"

#include "council/restore.h"
#include "council/unpack.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DEPTH_MAX = 32, ARCHIVES_MAX = 4, NAME_MAX_BYTES = 64 * 1024 };

enum { OWN_MAX = 8 };

/* Files and folders of Spor's own, by device and inode. */
struct own {
	struct stat at[OWN_MAX];
	size_t n;
};

struct scanner {
	struct command_call *call;
	struct arena *arena;
	struct import_scan *out;
	struct watch *watch;	      /* NULL: everything is taken; also inside archives */
	struct unpack_budget *budget; /* inside an archive */
	struct own own;
	int archives; /* how many we are in */
};

/* A name as it is kept: UTF-8. Old systems give names in Latin-1. */
static const char *shown_name(struct arena *a, const char *name)
{
	struct str s = str_of(name);
	BUF_AUTO out = BUF_INIT(NAME_MAX_BYTES);
	bool utf8 = str_utf8_ok(s);
	for (size_t i = 0; i < s.n;) {
		char letter[4];
		uint32_t cp = utf8 ? str_utf8_next(s, &i) : (unsigned char)s.p[i++];
		buf_add(&out, letter, str_utf8_put(cp, letter));
	}
	return buf_take(&out, a);
}

static sp_rc refuse(struct scanner *s, const char *name, struct sp_err *e)
{
	struct import_refused *r = sp_push(s->arena, &s->out->refused);
	SP_NEED(r);
	sp_err_where(e, name);
	call_failed(s->call, e);
	*r = (struct import_refused){name, *e};
	return SP_OK;
}

static void tell(struct scanner *s, const char *path, int number)
{
	struct sp_err e = {.key = NULL};
	char why[128];
	if (s->watch && watch_told(s->watch, path))
		return;
	sp_rc code = number == ENOENT ? SP_ENOTFOUND : number == EACCES ? SP_EDENIED : SP_EIO;
	(void)sp_fail(&e, code, N_("cannot read “{1}”: {2}"), path,
		      strerror_r(number, why, sizeof(why)));
	call_failed(s->call, &e);
}

static void add_own(struct scanner *s, const char *path, const char *ending)
{
	const char *whole = path ? arena_printf(s->arena, "%s%s", path, ending) : NULL;
	if (whole && s->own.n < OWN_MAX && stat(whole, &s->own.at[s->own.n]) == 0)
		s->own.n++;
}

static void find_own(struct scanner *s, const struct import_wish *wish)
{
	static const char *const endings[] = {"", "-wal", "-shm", "-journal"};
	const char *store = call_store_name(s->call);
	if (store && str_starts(str_of(store), STR("sqlite:")))
		store += strlen("sqlite:");
	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++)
		add_own(s, store, endings[i]);
	add_own(s, call_setting(s->call, "state"), "");
	add_own(s, wish->report, "");
	add_own(s, wish->report, ".part");
}

static bool is_own(const struct own *own, const struct stat *st)
{
	for (size_t i = 0; i < own->n; i++)
		if (own->at[i].st_dev == st->st_dev && own->at[i].st_ino == st->st_ino)
			return true;
	return false;
}

static sp_rc leave_out(struct scanner *s, const char *path, const char *name, const char *why)
{
	if (s->watch && watch_told(s->watch, path))
		return SP_OK;
	struct import_left *left = sp_push(s->arena, &s->out->left);
	SP_NEED(left);
	*left = (struct import_left){name, why};
	return SP_OK;
}

static sp_rc scan_path(struct scanner *s, const char *path, const char *name, int depth,
		       bool asked);

static sp_rc scan_folder(struct scanner *s, const char *path, const char *name, int depth)
{
	struct dirent **entries;
	if (depth >= DEPTH_MAX) {
		struct sp_err e = {.key = NULL};
		(void)sp_fail(&e, SP_ELIMIT, N_("it lies too deep among folders: left out"));
		return refuse(s, name, &e);
	}
	if (restore_is_export(path) || restore_is_partial(path))
		return leave_out(s, path, name,
				 N_("an export of Spor: it is read back by its own name, into an "
				    "empty store"));
	int n = scandir(path, &entries, NULL, alphasort);
	if (n < 0) {
		tell(s, path, errno);
		return SP_OK;
	}
	sp_rc rc = SP_OK;
	for (int i = 0; i < n; i++) {
		const char *entry = entries[i]->d_name;
		if (rc == SP_OK && entry[0] != '.' && !call_interrupted(s->call)) {
			const char *below = arena_printf(s->arena, "%s/%s", path, entry);
			const char *own = shown_name(s->arena, entry);
			const char *shown =
				name[0] && own ? arena_printf(s->arena, "%s/%s", name, own) : own;
			rc = below && shown ? scan_path(s, below, shown, depth + 1, false)
					    : SP_ENOMEM;
		}
		free(entries[i]);
	}
	free(entries);
	return rc;
}

static bool has_ending(const char *name, const char *ending)
{
	struct str s = str_of(name), end = str_of(ending);
	return s.n > end.n && str_ieq(str_sub(s, s.n - end.n, end.n), end);
}

static bool is_archive_name(const char *name)
{
	static const char *const endings[] = {".zip", ".tar", ".tar.gz", ".tgz", ".tar.xz", ".7z"};
	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++)
		if (has_ending(name, endings[i]))
			return true;
	return false;
}

static sp_rc unpack(struct scanner *s, const char *path, const char *name, const struct stat *st,
		    struct unpack_budget *budget, struct unpack_left *left, const char **folder,
		    struct sp_err *e)
{
	if (s->archives >= ARCHIVES_MAX)
		return sp_fail(e, SP_ELIMIT,
			       N_("it is an archive in an archive, too many times over: left out"));
	*budget = unpack_budget_of(st->st_size);
	return unpack_archive(s->arena, path, name, s->budget ? s->budget : budget, left, folder,
			      e);
}

static sp_rc scan_archive(struct scanner *s, const char *path, const char *name, int depth,
			  const struct stat *st)
{
	const char *folder;
	struct unpack_budget own;
	struct sp_err e = {.key = NULL};
	struct unpack_left left = {0};
	sp_rc rc = unpack(s, path, name, st, &own, &left, &folder, &e);
	if (rc != SP_OK)
		return rc == SP_ENOMEM ? rc : refuse(s, name, &e);
	const char **slot = sp_push(s->arena, &s->out->temporary);
	SP_NEED(slot);
	*slot = folder;
	const char *shown = arena_printf(s->arena, "%s!", name);
	SP_NEED(shown);
	for (uint32_t i = 0; i < left.names.n; i++) {
		const char *entry = shown_name(s->arena, left.names.at[i]);
		const char *whole = entry ? arena_printf(s->arena, "%s/%s", shown, entry) : NULL;
		SP_NEED(whole);
		SP_TRY(leave_out(s, whole, whole,
				 N_("a link, or a name that leads out of the archive: left out")));
	}
	struct scanner inside = *s;
	inside.watch = NULL;
	inside.archives++;
	inside.budget = s->budget ? s->budget : &own;
	return scan_folder(&inside, folder, shown, depth + 1);
}

/* An archive, or a file to be read. */
static sp_rc take_file(struct scanner *s, const char *path, const char *name, int depth,
		       const struct stat *st)
{
	enum watch_look look = s->watch ? watch_look(s->watch, path, st) : WATCH_TAKE;
	if (look == WATCH_WAIT || look == WATCH_DONE)
		return SP_OK;
	if (is_archive_name(path) && depth < DEPTH_MAX) {
		const char **slot = sp_push(s->arena, &s->out->archives);
		SP_NEED(slot);
		*slot = path;
		return scan_archive(s, path, name, depth, st);
	}
	struct import_file *f = sp_push(s->arena, &s->out->files);
	SP_NEED(f);
	*f = (struct import_file){.path = path,
				  .name = name,
				  .size = (uint64_t)st->st_size,
				  .leads = look == WATCH_LEADS};
	s->out->bytes += f->size;
	return SP_OK;
}

static sp_rc scan_path(struct scanner *s, const char *path, const char *name, int depth, bool asked)
{
	struct stat st;
	/* a link that was named is followed, one that was found is not: folders may loop */
	if ((asked ? stat(path, &st) : lstat(path, &st)) != 0) {
		tell(s, path, errno);
		return SP_OK;
	}
	if (!asked && is_own(&s->own, &st))
		return SP_OK;
	if (S_ISDIR(st.st_mode))
		return scan_folder(s, path, asked ? "" : name, depth);
	if (!S_ISREG(st.st_mode)) {
		if (asked) {
			tell(s, path, EINVAL);
			return SP_OK;
		}
		return leave_out(s, path, name,
				 S_ISLNK(st.st_mode)
					 ? N_("a link: import what it points to by its own name")
					 : N_("no file: left out"));
	}
	return take_file(s, path, name, depth, &st);
}

static int depth_of(const char *path)
{
	int n = 0;
	for (; *path; path++)
		n += *path == '/';
	return n;
}

static bool is_export(const char *name)
{
	return has_ending(name, ".xml") || has_ending(name, ".json");
}

/* Exports first: they say which other files are their attachments. Manifests stand above what they
 * name. */
static int by_order(const void *a, const void *b)
{
	const struct import_file *f = a, *g = b;
	bool fx = is_export(f->name), gx = is_export(g->name);
	if (fx != gx)
		return fx ? -1 : 1;
	int fd = depth_of(f->path), gd = depth_of(g->path);
	if (fx && fd != gd)
		return fd < gd ? -1 : 1;
	return strcmp(f->name, g->name);
}

/* Is one of the files in the leader's folder, or below it? */
static bool leads_any(const struct import_file *leader, const struct import_file *files, uint32_t n)
{
	const char *slash = strrchr(leader->path, '/');
	size_t folder = slash ? (size_t)(slash - leader->path) + 1 : 0;
	for (uint32_t i = 0; i < n; i++)
		if (strncmp(files[i].path, leader->path, folder) == 0)
			return true;
	return false;
}

static int leaders_last(const void *a, const void *b)
{
	const struct import_file *f = a, *g = b;
	return (int)f->leads - (int)g->leads;
}

/* Leaders of nothing new need not be looked at. */
static void drop_idle_leaders(struct import_scan *scan)
{
	struct import_file *files = scan->files.at;
	uint32_t taken = 0, n;
	if (scan->files.n)
		qsort(files, scan->files.n, sizeof(*files), leaders_last);
	while (taken < scan->files.n && !files[taken].leads)
		taken++;
	n = taken;
	for (uint32_t i = taken; i < scan->files.n; i++)
		if (leads_any(&files[i], files, taken))
			files[n++] = files[i];
	scan->files.n = n;
}

sp_rc import_scan(struct command_call *call, const struct import_wish *wish,
		  struct import_scan *out, struct sp_err *e)
{
	struct arena *a = wish->arena;
	struct scanner s = {.call = call, .arena = a, .out = out, .watch = wish->watch};
	(void)e;
	find_own(&s, wish);
	for (size_t i = 0; i < wish->n; i++) {
		char *path = arena_strdup(a, wish->paths[i]);
		SP_NEED(path);
		for (size_t len = strlen(path); len > 1 && path[len - 1] == '/'; len--)
			path[len - 1] = '\0';
		const char *slash = strrchr(path, '/');
		const char *name = shown_name(a, slash && slash[1] ? slash + 1 : path);
		SP_NEED(name);
		SP_TRY(scan_path(&s, path, name, 0, true));
	}
	if (wish->watch)
		drop_idle_leaders(out);
	if (out->files.n)
		qsort(out->files.at, out->files.n, sizeof(*out->files.at), by_order);
	return SP_OK;
}

void import_scan_clean(struct import_scan *scan)
{
	for (uint32_t i = 0; i < scan->temporary.n; i++)
		unpack_remove(scan->temporary.at[i]);
	scan->temporary.n = 0;
}
