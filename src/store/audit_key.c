/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/audit_key.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static sp_rc io_fail(struct sp_err *e, const char *path)
{
	return sp_fail(e, SP_EIO, N_("the state file “{1}” failed: {2}"), path, strerror(errno));
}

sp_rc state_path(const char *dir, const char *id, const char *suffix, char out[STATE_PATH_SIZE],
		 struct sp_err *e)
{
	int n = snprintf(out, STATE_PATH_SIZE, "%s/%s.%s", dir, id, suffix);
	return n > 0 && n < STATE_PATH_SIZE ? SP_OK : sp_fail_code(e, SP_ELIMIT);
}

sp_rc state_make_folder(const char *dir, struct sp_err *e)
{
	char path[STATE_PATH_SIZE];
	size_t n = strlen(dir);
	if (n == 0 || n >= sizeof(path))
		return sp_fail_code(e, SP_ELIMIT);
	memcpy(path, dir, n + 1);
	for (size_t i = 1; i <= n; i++) {
		if (path[i] != '/' && path[i] != '\0')
			continue;
		char c = path[i];
		path[i] = '\0';
		if (mkdir(path, S_IRWXU) != 0 && errno != EEXIST)
			return io_fail(e, path);
		path[i] = c;
	}
	return SP_OK;
}

sp_rc state_read(const char *path, struct buf *out, struct sp_err *e)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return errno == ENOENT ? SP_ENOTFOUND : io_fail(e, path);
	char piece[4096];
	ssize_t n;
	while ((n = read(fd, piece, sizeof(piece))) > 0)
		buf_add(out, piece, (size_t)n);
	sp_rc rc = n < 0 ? io_fail(e, path) : SP_OK;
	(void)close(fd);
	return rc == SP_OK && !buf_ok(out) ? sp_fail_code(e, SP_ELIMIT) : rc;
}

static bool write_all(int fd, struct str s)
{
	while (s.n > 0) {
		ssize_t n = write(fd, s.p, s.n);
		if (n <= 0)
			return false;
		s = str_sub(s, (size_t)n, s.n);
	}
	return true;
}

static bool sync_folder_of(const char *path)
{
	char folder[STATE_PATH_SIZE];
	(void)snprintf(folder, sizeof(folder), "%s", path);
	char *slash = strrchr(folder, '/');
	*slash = '\0';
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool ok = fd >= 0 && fsync(fd) == 0;
	if (fd >= 0)
		(void)close(fd);
	return ok;
}

sp_rc state_replace(const char *path, struct str content, struct sp_err *e)
{
	char aside[STATE_PATH_SIZE + 8];
	(void)snprintf(aside, sizeof(aside), "%s.XXXXXX", path);
	int fd = mkostemp(aside, O_CLOEXEC);
	if (fd < 0)
		return io_fail(e, path);
	bool ok = write_all(fd, content) && fsync(fd) == 0;
	ok = close(fd) == 0 && ok;
	ok = ok && rename(aside, path) == 0 && sync_folder_of(path);
	if (ok)
		return SP_OK;
	sp_rc rc = io_fail(e, path);
	(void)unlink(aside);
	return rc;
}

static sp_rc bad_key(struct sp_err *e, const char *path)
{
	return sp_fail(e, SP_ECORRUPT,
		       N_("the key “{1}” is damaged; move it and the signed heads away to begin "
			  "anew"),
		       path);
}

static sp_rc read_hex(const char *path, unsigned char *out, size_t size, struct sp_err *e)
{
	BUF_AUTO text = BUF_INIT(1024);
	size_t n = 0;
	SP_TRY(state_read(path, &text, e));
	struct str hex = str_trim(buf_view(&text));
	int bad = sodium_hex2bin(out, size, hex.p, hex.n, NULL, &n, NULL);
	sodium_memzero(text.p, text.n);
	return bad || n != size || hex.n != 2 * size ? bad_key(e, path) : SP_OK;
}

static sp_rc write_hex(const char *path, const unsigned char *bytes, size_t n, struct sp_err *e)
{
	char hex[2 * crypto_sign_SECRETKEYBYTES + 1];
	(void)sodium_bin2hex(hex, sizeof(hex), bytes, n);
	sp_rc rc = state_replace(path, str_of(hex), e);
	sodium_memzero(hex, sizeof(hex));
	return rc;
}

sp_rc audit_key_load_public(const char *dir, const char *id, struct audit_key *out,
			    struct sp_err *e)
{
	char path[STATE_PATH_SIZE];
	SP_TRY(state_path(dir, id, "pub", path, e));
	return read_hex(path, out->public, sizeof(out->public), e);
}

sp_rc audit_key_load(const char *dir, const char *id, struct audit_key *out, struct sp_err *e)
{
	char path[STATE_PATH_SIZE], public[STATE_PATH_SIZE];
	SP_TRY(state_path(dir, id, "key", path, e));
	SP_TRY(state_path(dir, id, "pub", public, e));
	sp_rc rc = read_hex(path, out->secret, sizeof(out->secret), e);
	if (rc == SP_ENOTFOUND) {
		(void)crypto_sign_keypair(out->public, out->secret);
		SP_TRY(write_hex(path, out->secret, sizeof(out->secret), e));
		return write_hex(public, out->public, sizeof(out->public), e);
	}
	SP_TRY(rc);
	(void)crypto_sign_ed25519_sk_to_pk(out->public, out->secret);
	return access(public, F_OK) == 0 ? SP_OK
					 : write_hex(public, out->public, sizeof(out->public), e);
}
