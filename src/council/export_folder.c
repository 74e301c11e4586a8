/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/export_folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static sp_rc fail(struct sp_err *e, int number, const char *path)
{
	char why[128];
	sp_rc code = number == EACCES || number == EROFS ? SP_EDENIED : SP_EIO;
	return sp_fail(e, code, N_("cannot write “{1}”: {2}"), path,
		       strerror_r(number, why, sizeof(why)));
}

/* ---- files ---- */

sp_rc export_file_open(const struct export_folder *folder, const char *name,
		       struct export_file *out, struct sp_err *e)
{
	const char *path = arena_printf(folder->arena, "%s/%s", folder->partial, name);
	SP_NEED(path);
	*out = (struct export_file){.name = name};
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
	out->file = fd >= 0 ? fdopen(fd, "w") : NULL;
	if (fd >= 0 && !out->file)
		(void)close(fd);
	if (!out->file)
		return fail(e, errno, path);
	(void)crypto_hash_sha256_init(&out->hash);
	return SP_OK;
}

void export_file_add(struct export_file *f, struct str bytes)
{
	if (f->failed || !bytes.n)
		return;
	if (fwrite(bytes.p, 1, bytes.n, f->file) != bytes.n)
		f->failed = errno ? errno : EIO;
	(void)crypto_hash_sha256_update(&f->hash, (const unsigned char *)bytes.p, bytes.n);
	f->bytes += bytes.n;
}

sp_rc export_file_close(struct export_file *f, struct sp_err *e)
{
	unsigned char hash[crypto_hash_sha256_BYTES];
	if (!f->failed && (fflush(f->file) != 0 || fsync(fileno(f->file)) != 0))
		f->failed = errno;
	if (fclose(f->file) != 0 && !f->failed)
		f->failed = errno;
	f->file = NULL;
	if (f->failed)
		return fail(e, f->failed, f->name);
	(void)crypto_hash_sha256_final(&f->hash, hash);
	(void)sodium_bin2hex(f->sha256, sizeof(f->sha256), hash, sizeof(hash));
	return SP_OK;
}

void export_file_drop(struct export_file *f)
{
	if (f->file)
		(void)fclose(f->file);
	f->file = NULL;
}

/* ---- the folder ---- */

static bool written_by_us(const char *name)
{
	static const char *const endings[] = {".jsonl", ".csv", "manifest.json"};
	struct str s = str_of(name);
	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
		struct str end = str_of(endings[i]);
		if (s.n >= end.n && str_eq(str_sub(s, s.n - end.n, end.n), end))
			return true;
	}
	return false;
}

/* Only what an export writes; a folder with anything else in it stays. */
static void clear(const char *path)
{
	DIR *d = opendir(path);
	struct dirent *entry;
	/* cppcheck-suppress readdirCalled ; a stream of our own, no other thread reads from it */
	while (d && (entry = readdir(d)))
		if (written_by_us(entry->d_name))
			(void)unlinkat(dirfd(d), entry->d_name, 0);
	if (d)
		(void)closedir(d);
	(void)rmdir(path);
}

static sp_rc lock(struct export_folder *f, struct sp_err *e)
{
	f->lock = open(f->partial, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (f->lock < 0)
		return fail(e, errno, f->partial);
	if (flock(f->lock, LOCK_EX | LOCK_NB) == 0)
		return SP_OK;
	return sp_fail(e, SP_EBUSY, N_("another export is writing “{1}”"), f->path);
}

static sp_rc make(struct export_folder *f, struct sp_err *e)
{
	if (mkdir(f->partial, S_IRWXU) != 0) {
		if (errno != EEXIST)
			return fail(e, errno, f->partial);
		SP_TRY(lock(f, e));
		clear(f->partial);
		(void)close(f->lock);
		f->lock = -1;
		if (mkdir(f->partial, S_IRWXU) != 0)
			return fail(e, errno, f->partial);
	}
	f->made = true;
	return lock(f, e);
}

/* Is it there, and more than an empty folder? */
static bool taken(const char *path)
{
	struct stat st;
	if (lstat(path, &st) != 0)
		return false;
	DIR *d = S_ISDIR(st.st_mode) ? opendir(path) : NULL;
	unsigned entries = 0;
	if (!d)
		return true;
	/* cppcheck-suppress readdirCalled ; a stream of our own, no other thread reads from it */
	while (entries <= 2 && readdir(d))
		entries++;
	(void)closedir(d);
	return entries > 2;
}

static bool nameless(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *last = slash ? slash + 1 : path;
	return !*last || strcmp(last, ".") == 0 || strcmp(last, "..") == 0;
}

sp_rc export_folder_open(struct arena *a, const char *path, struct export_folder *out,
			 struct sp_err *e)
{
	char *clean = arena_strdup(a, path);
	SP_NEED(clean);
	for (size_t n = strlen(clean); n > 1 && clean[n - 1] == '/'; n--)
		clean[n - 1] = '\0';
	*out = (struct export_folder){.arena = a, .path = clean, .lock = -1};
	SP_NEED(out->partial = arena_printf(a, "%s.partial", clean));
	if (nameless(clean))
		return sp_fail(e, SP_EINVAL,
			       N_("“{1}” is no name of a folder to be made for the export"), path);
	if (taken(clean))
		return sp_fail(e, SP_EEXIST,
			       N_("“{1}” is there already: give the export another name, or take "
				  "the old one away"),
			       clean);
	return make(out, e);
}

static sp_rc sync_folder(const char *path, struct sp_err *e)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool bad = fd < 0 || fsync(fd) != 0;
	int number = errno;
	if (fd >= 0)
		(void)close(fd);
	return bad ? fail(e, number, path) : SP_OK;
}

sp_rc export_folder_publish(struct export_folder *f, struct sp_err *e)
{
	const char *slash = strrchr(f->path, '/');
	const char *above = !slash ? "."
			    : slash == f->path
				    ? "/"
				    : arena_strndup(f->arena, f->path, (size_t)(slash - f->path));
	SP_NEED(above);
	SP_TRY(sync_folder(f->partial, e));
	if (rename(f->partial, f->path) != 0)
		return fail(e, errno, f->path);
	f->made = false;
	return sync_folder(above, e);
}

void export_folder_drop(struct export_folder *f)
{
	if (f->made)
		clear(f->partial);
	f->made = false;
	if (f->lock >= 0)
		(void)close(f->lock);
	f->lock = -1;
}
