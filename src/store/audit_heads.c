/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The signed heads: one small text file a store, outside it, that says how far each chain had come.
 *
 *	spor-heads 1
 *	store 5f0c…
 *	336 1204 9be1…
 *	signature 77aa…
 *
 * A new head takes the place of an old one only when the store still holds the entry that the old
 * one names; otherwise the old one stays as evidence. */
#include "core/instant.h"
#include "store/audit_chain.h"
#include "store/audit_key.h"
#include "store/db_adapter.h"
#include "store/store.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <unistd.h>

enum { BETWEEN_WRITES_MS = 1000, MOST_HEADS_FILE = 1024 * 1024, MOST_MEMORY = 4 * 1024 * 1024 };

struct heads {
	struct db_watch watch;
	char *dir;
	char id[STORE_ID_SIZE];
	struct audit_key key;
	struct arena *arena;
	SP_LIST(struct audit_head) pending;   /* of the transaction that is open */
	SP_LIST(struct audit_head) committed; /* the newest of each chain */
	int64_t written;		      /* instant_steady() */
	bool dirty;
	struct sp_err problem; /* of the latest writing; code 0: none */
};

static struct heads *heads_of(struct db *db)
{
	return (struct heads *)db->watch;
}

static sp_rc bad_file(struct sp_err *e, const char *path)
{
	return sp_fail(e, SP_ECORRUPT, N_("the signed heads “{1}” are damaged"), path);
}

static bool parse_hash(struct str hex, unsigned char *out, size_t size)
{
	size_t n = 0;
	return hex.n == 2 * size && sodium_hex2bin(out, size, hex.p, hex.n, NULL, &n, NULL) == 0 &&
	       n == size;
}

static bool parse_number(struct str s, int64_t *out)
{
	char *end;
	if (s.n == 0 || s.n > 19)
		return false;
	*out = strtoll(s.p, &end, 10); /* a space or line end follows */
	return end == s.p + s.n && *out >= 0;
}

static bool parse_head(struct str line, struct audit_head *h)
{
	struct str number, seq;
	return str_cut(&line, ' ', &number) && str_cut(&line, ' ', &seq) &&
	       parse_number(number, &h->municipality) && parse_number(seq, &h->seq) && line.p &&
	       parse_hash(line, h->hash.b, sizeof(h->hash.b));
}

static bool signature_ok(struct str text, size_t signed_bytes, const struct audit_key *key)
{
	unsigned char sig[crypto_sign_BYTES];
	struct str last = str_trim(str_sub(text, signed_bytes, text.n));
	if (!str_starts(last, STR("signature ")) ||
	    !parse_hash(str_sub(last, 10, last.n), sig, sizeof(sig)))
		return false;
	return crypto_sign_verify_detached(sig, (const unsigned char *)text.p, signed_bytes,
					   key->public) == 0;
}

/* text is the whole file, checked against the key before a line of it is believed. */
static sp_rc parse(struct str text, const char *id, const struct audit_key *key, struct arena *a,
		   struct audit_heads_file *out, bool *ok)
{
	struct str line;
	size_t at = str_find(text, STR("\nsignature "));
	*ok = at != SIZE_MAX && signature_ok(text, at + 1, key);
	struct str body = *ok ? str_sub(text, 0, at) : (struct str){NULL, 0};
	*ok = *ok && str_cut(&body, '\n', &line) && str_eq(line, STR("spor-heads 1")) &&
	      str_cut(&body, '\n', &line) && str_starts(line, STR("store ")) &&
	      str_eq(str_sub(line, 6, line.n), str_of(id));
	while (*ok && str_cut(&body, '\n', &line)) {
		struct audit_head *h = sp_push(a, &out->heads);
		SP_NEED(h);
		*ok = parse_head(line, h);
	}
	return SP_OK;
}

static sp_rc read_with(const char *dir, const char *id, const struct audit_key *key,
		       struct arena *a, struct audit_heads_file *out, struct sp_err *e)
{
	char path[STATE_PATH_SIZE];
	bool ok;
	BUF_AUTO text = BUF_INIT(MOST_HEADS_FILE);
	out->heads.n = 0;
	SP_TRY(state_path(dir, id, "heads", path, e));
	SP_TRY(state_read(path, &text, e));
	SP_TRY(parse(buf_view(&text), id, key, a, out, &ok));
	return ok ? SP_OK : bad_file(e, path);
}

sp_rc audit_heads_read(const char *dir, const char *id, struct arena *a,
		       struct audit_heads_file *out, struct sp_err *e)
{
	struct audit_key key;
	SP_TRY(audit_key_load_public(dir, id, &key, e));
	return read_with(dir, id, &key, a, out, e);
}

/* Does the store still hold the entry that this head names? */
static sp_rc check_extends(struct db *db, const struct audit_head *h, struct sp_err *e)
{
	bool more;
	DB_ROWS_AUTO rows = NULL;
	const struct db_value args[] = {DB_V_INT(h->municipality), DB_V_INT(h->seq)};
	SP_TRY(db_query(db, "SELECT hash FROM audit_entry WHERE municipality = $1 AND seq = $2",
			args, 2, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	struct str hash = more ? db_str(rows, 0) : (struct str){NULL, 0};
	if (hash.n == sizeof(h->hash.b) && memcmp(hash.p, h->hash.b, hash.n) == 0)
		return SP_OK;
	return sp_fail(e, SP_ECORRUPT,
		       N_("the audit log does not continue what was signed before, so no new heads "
			  "are signed: run “spor audit verify”"));
}

static struct audit_head *head_in(struct audit_head *at, uint32_t n, int64_t municipality)
{
	for (uint32_t i = 0; i < n; i++)
		if (at[i].municipality == municipality)
			return &at[i];
	return NULL;
}

static sp_rc merge(struct heads *w, struct db *db, struct audit_heads_file *file, struct arena *a,
		   struct sp_err *e)
{
	for (uint32_t i = 0; i < w->committed.n; i++) {
		const struct audit_head *mine = &w->committed.at[i];
		struct audit_head *old = head_in(file->heads.at, file->heads.n, mine->municipality);
		if (old)
			SP_TRY(check_extends(db, old, e));
		if (!old) {
			old = sp_push(a, &file->heads);
			SP_NEED(old);
		}
		if (mine->seq > old->seq)
			*old = *mine;
	}
	return SP_OK;
}

static sp_rc write_file(const struct heads *w, const struct audit_heads_file *file,
			struct sp_err *e)
{
	char path[STATE_PATH_SIZE], hex[2 * crypto_sign_BYTES + 1];
	unsigned char sig[crypto_sign_BYTES];
	BUF_AUTO text = BUF_INIT(MOST_HEADS_FILE);
	SP_TRY(state_path(w->dir, w->id, "heads", path, e));
	buf_printf(&text, "spor-heads 1\nstore %s\n", w->id);
	for (uint32_t i = 0; i < file->heads.n; i++) {
		const struct audit_head *h = &file->heads.at[i];
		(void)sodium_bin2hex(hex, sizeof(hex), h->hash.b, sizeof(h->hash.b));
		buf_printf(&text, "%lld %lld %s\n", (long long)h->municipality, (long long)h->seq,
			   hex);
	}
	if (!buf_ok(&text))
		return sp_fail_code(e, SP_ELIMIT);
	(void)crypto_sign_detached(sig, NULL, (const unsigned char *)text.p, text.n, w->key.secret);
	(void)sodium_bin2hex(hex, sizeof(hex), sig, sizeof(sig));
	buf_printf(&text, "signature %s\n", hex);
	return buf_ok(&text) ? state_replace(path, buf_view(&text), e) : sp_fail_code(e, SP_ELIMIT);
}

/* Reads, merges and writes while no other program does. */
static sp_rc update_locked(struct heads *w, struct db *db, struct sp_err *e)
{
	ARENA_AUTO a = arena_new(MOST_MEMORY);
	struct audit_heads_file file = {{NULL, 0, 0}};
	SP_NEED(a);
	sp_rc rc = read_with(w->dir, w->id, &w->key, a, &file, e);
	if (rc != SP_OK && rc != SP_ENOTFOUND)
		return rc;
	SP_TRY(merge(w, db, &file, a, e));
	return write_file(w, &file, e);
}

static sp_rc update(struct heads *w, struct db *db, struct sp_err *e)
{
	char path[STATE_PATH_SIZE];
	SP_TRY(state_path(w->dir, w->id, "lock", path, e));
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (fd < 0 || flock(fd, LOCK_EX) != 0) {
		if (fd >= 0)
			(void)close(fd);
		return sp_fail(e, SP_EIO, N_("the state file “{1}” cannot be locked"), path);
	}
	sp_rc rc = update_locked(w, db, e);
	(void)close(fd);
	return rc;
}

static void write_now(struct heads *w, struct db *db)
{
	w->problem.code = SP_OK;
	if (update(w, db, &w->problem) == SP_OK)
		w->dirty = false;
	w->written = instant_steady();
}

static bool keep(struct heads *w, const struct audit_head *h)
{
	struct audit_head *known = head_in(w->committed.at, w->committed.n, h->municipality);
	if (!known)
		known = sp_push(w->arena, &w->committed);
	if (known)
		*known = *h;
	return known != NULL;
}

static void ended(struct db_watch *watch, struct db *db, bool committed)
{
	struct heads *w = (struct heads *)watch;
	for (uint32_t i = 0; committed && i < w->pending.n; i++) {
		if (!keep(w, &w->pending.at[i]))
			(void)sp_fail_code(&w->problem, SP_ENOMEM);
		w->dirty = true;
	}
	w->pending.n = 0;
	if (w->dirty && instant_steady() - w->written >= BETWEEN_WRITES_MS)
		write_now(w, db);
}

static void closing(struct db_watch *watch, struct db *db)
{
	struct heads *w = (struct heads *)watch;
	if (w->dirty)
		write_now(w, db);
	sodium_memzero(&w->key, sizeof(w->key));
	arena_free(w->arena);
	free(w->dir);
	free(w);
}

sp_rc audit_heads_note(struct db *db, int64_t municipality, int64_t seq,
		       const struct audit_hash *hash, struct sp_err *e)
{
	struct heads *w = heads_of(db);
	if (!w)
		return SP_OK;
	struct audit_head *h = head_in(w->pending.at, w->pending.n, municipality);
	if (!h)
		h = sp_push(w->arena, &w->pending);
	if (!h)
		return sp_fail_code(e, SP_ENOMEM);
	*h = (struct audit_head){municipality, seq, *hash};
	return SP_OK;
}

sp_rc audit_heads_attach(struct db *db, const char *state_dir, struct sp_err *e)
{
	if (db->watch)
		return sp_fail_code(e, SP_EEXIST);
	struct heads *w = calloc(1, sizeof(*w));
	SP_NEED(w);
	w->watch = (struct db_watch){ended, closing};
	w->arena = arena_new(MOST_MEMORY);
	w->dir = strdup(state_dir);
	w->written = instant_steady() - BETWEEN_WRITES_MS;
	sp_rc rc = w->arena && w->dir ? SP_OK : sp_fail_code(e, SP_ENOMEM);
	if (rc == SP_OK)
		rc = store_id(db, w->id, e);
	if (rc == SP_OK)
		rc = state_make_folder(state_dir, e);
	if (rc == SP_OK)
		rc = audit_key_load(state_dir, w->id, &w->key, e);
	if (rc == SP_OK)
		db->watch = &w->watch;
	else
		closing(&w->watch, db);
	return rc;
}

sp_rc audit_heads_flush(struct db *db, struct sp_err *e)
{
	struct heads *w = heads_of(db);
	if (!w)
		return SP_OK;
	if (w->dirty)
		write_now(w, db);
	if (w->problem.code != SP_OK && e)
		*e = w->problem;
	return w->problem.code;
}
