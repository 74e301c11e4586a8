/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walks the chains in order. An entry is good when its own hash fits its content and its prev_hash
 * is the hash of the entry before. When the content fits and the link does not, the entry before
 * was replaced together with its hash. */
#include "store/audit_chain.h"
#include "store/store.h"

#include <stdlib.h>

enum {
	/* How far from its place an entry is looked for, and how many may be looked for in vain. */
	FARTHEST_MOVE = 100000,
	MOST_VAIN_SEARCHES = 32
};

struct walk {
	struct arena *arena;
	struct audit_report *report;
	char store_id[STORE_ID_SIZE];
	int64_t municipality; /* the chain at hand; chains: have we begun one? */
	int64_t seq;	      /* the last entry seen */
	struct audit_hash hash;
	bool linked;  /* hash is what the next entry must name */
	bool suspect; /* the last entry has been reported already */
	unsigned vain;
	const struct audit_heads_file *heads;
};

static sp_rc report(struct walk *w, enum audit_damage damage, int64_t seq, int64_t other)
{
	if (w->report->findings.n >= AUDIT_MOST_FINDINGS)
		return SP_OK;
	struct audit_finding *f = sp_push(w->arena, &w->report->findings);
	SP_NEED(f);
	*f = (struct audit_finding){damage, w->municipality, seq, other};
	return SP_OK;
}

static bool hash_is(const struct audit_hash *h, struct str s)
{
	return s.n == sizeof(h->b) && memcmp(h->b, s.p, s.n) == 0;
}

static bool fits_at(struct audit_entry x, int64_t seq, struct str hash)
{
	struct audit_hash h;
	x.seq = seq;
	audit_entry_hash(&x, &h);
	return hash_is(&h, hash);
}

/* The number under which an entry was written, nearest first; 0 when its content was changed. */
static int64_t true_place(struct walk *w, const struct audit_entry *x, struct str hash)
{
	if (w->vain >= MOST_VAIN_SEARCHES)
		return 0;
	for (int64_t far = 1; far <= FARTHEST_MOVE; far++) {
		if (fits_at(*x, x->seq + far, hash))
			return x->seq + far;
		if (x->seq > far && fits_at(*x, x->seq - far, hash))
			return x->seq - far;
	}
	w->vain++;
	return 0;
}

/* Entries that follow a deleted one and were renumbered show as moved; the number that nobody has
 * any more is the missing one. */
static sp_rc report_displaced(struct walk *w, uint32_t from)
{
	uint32_t upto = w->report->findings.n;
	for (uint32_t i = from; i < upto; i++) {
		struct audit_finding f = w->report->findings.at[i];
		bool elsewhere = f.damage != AUDIT_REORDERED;
		for (uint32_t j = from; j < upto && !elsewhere; j++) {
			const struct audit_finding *g = &w->report->findings.at[j];
			elsewhere = g->damage == AUDIT_REORDERED && g->other == f.seq;
		}
		if (!elsewhere)
			SP_TRY(report(w, AUDIT_MISSING, f.seq, f.seq));
	}
	return SP_OK;
}

static sp_rc check_link(struct walk *w, const struct audit_entry *x)
{
	if (!w->linked || w->suspect || hash_is(&w->hash, x->prev))
		return SP_OK;
	return report(w, AUDIT_CHANGED, w->seq ? w->seq : x->seq, 0);
}

static sp_rc check_entry(struct walk *w, const struct audit_entry *x, struct str hash)
{
	bool sound = fits_at(*x, x->seq, hash);
	if (x->seq > w->seq + 1) {
		SP_TRY(report(w, AUDIT_MISSING, w->seq + 1, x->seq - 1));
		w->linked = false;
	}
	if (sound) {
		SP_TRY(check_link(w, x));
	} else {
		int64_t place = true_place(w, x, hash);
		SP_TRY(report(w, place ? AUDIT_REORDERED : AUDIT_CHANGED, x->seq, place));
	}
	w->suspect = !sound;
	w->linked = hash.n == sizeof(w->hash.b);
	if (w->linked)
		memcpy(w->hash.b, hash.p, hash.n);
	w->seq = x->seq;
	return SP_OK;
}

static sp_rc check_head(struct walk *w, int64_t seq, struct str hash)
{
	for (uint32_t i = 0; w->heads && i < w->heads->heads.n; i++) {
		const struct audit_head *h = &w->heads->heads.at[i];
		if (h->municipality == w->municipality && h->seq == seq && !hash_is(&h->hash, hash))
			return report(w, AUDIT_REWRITTEN, seq, 0);
	}
	return SP_OK;
}

static sp_rc check_ends(struct walk *w, const int64_t *ends, uint32_t chains)
{
	for (uint32_t i = 0; w->heads && i < w->heads->heads.n; i++) {
		const struct audit_head *h = &w->heads->heads.at[i];
		int64_t end = 0;
		for (uint32_t c = 0; c < chains; c++)
			if (ends[2 * c] == h->municipality)
				end = ends[2 * c + 1];
		w->municipality = h->municipality;
		if (end < h->seq)
			SP_TRY(report(w, AUDIT_CUT, end, h->seq));
	}
	return SP_OK;
}

static struct audit_entry entry_of(const struct db_rows *r)
{
	return (struct audit_entry){.municipality = db_int(r, 0),
				    .seq = db_int(r, 1),
				    .at = db_str(r, 2),
				    .who = db_str(r, 3),
				    .action = db_str(r, 4),
				    .table = db_str(r, 5),
				    .id = db_int(r, 6),
				    .before = db_str(r, 7),
				    .after = db_str(r, 8),
				    .prev = db_str(r, 9)};
}

struct chain_ends {
	SP_LIST(int64_t) at; /* municipality, last seq; and so on */
};

static sp_rc end_chain(struct walk *w, uint32_t first_finding, struct chain_ends *ends)
{
	if (!w->report->chains)
		return SP_OK;
	int64_t pair[2] = {w->municipality, w->seq};
	for (int i = 0; i < 2; i++) {
		int64_t *slot = sp_push(w->arena, &ends->at);
		SP_NEED(slot);
		*slot = pair[i];
	}
	return report_displaced(w, first_finding);
}

static void begin_chain(struct walk *w, int64_t municipality)
{
	w->municipality = municipality;
	w->seq = 0;
	w->linked = true;
	w->suspect = false;
	audit_genesis(w->store_id, municipality, &w->hash);
	w->report->chains++;
}

static sp_rc walk_chains(struct db *db, struct walk *w, struct sp_err *e)
{
	struct chain_ends ends = {{NULL, 0, 0}};
	uint32_t first = 0;
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(db,
			"SELECT municipality, seq, at, who, action, object_table, object_id, "
			"before_hash, after_hash, prev_hash, hash FROM audit_entry "
			"ORDER BY municipality, seq",
			NULL, 0, &rows, e));
	for (bool more;;) {
		SP_TRY(db_next(rows, &more, e));
		if (!more)
			break;
		struct audit_entry x = entry_of(rows);
		if (!w->report->chains || x.municipality != w->municipality) {
			SP_TRY(end_chain(w, first, &ends));
			first = w->report->findings.n;
			begin_chain(w, x.municipality);
		}
		SP_TRY(check_entry(w, &x, db_str(rows, 10)));
		SP_TRY(check_head(w, x.seq, db_str(rows, 10)));
		w->report->entries++;
	}
	SP_TRY(end_chain(w, first, &ends));
	return check_ends(w, ends.at.at, ends.at.n / 2);
}

/* A file that cannot be trusted is a finding, not an error: the chains are still walked. */
static sp_rc load_heads(struct walk *w, const char *state_dir, struct audit_heads_file *file,
			struct sp_err *e)
{
	if (!state_dir)
		return SP_OK;
	sp_rc rc = audit_heads_read(state_dir, w->store_id, w->arena, file, e);
	if (rc == SP_ENOTFOUND)
		return report(w, AUDIT_NO_HEADS, 0, 0);
	if (rc == SP_ECORRUPT)
		return report(w, AUDIT_BAD_HEADS, 0, 0);
	w->heads = file;
	return rc;
}

sp_rc audit_verify(struct db *db, const char *state_dir, struct arena *a, struct audit_report *out,
		   struct sp_err *e)
{
	struct audit_heads_file file = {{NULL, 0, 0}};
	struct walk w = {.arena = a, .report = out};
	memset(out, 0, sizeof(*out));
	SP_TRY(store_id(db, w.store_id, e));
	SP_TRY(load_heads(&w, state_dir, &file, e));
	return walk_chains(db, &w, e);
}

const char *audit_finding_key(const struct audit_finding *f)
{
	static const char *const keys[] = {
		[AUDIT_CHANGED] = N_("municipality {1}: entry {2} was changed"),
		[AUDIT_MISSING] = N_("municipality {1}: entries {2} to {3} are missing"),
		[AUDIT_REORDERED] = N_("municipality {1}: entry {2} was written as number {3}"),
		[AUDIT_CUT] = N_("municipality {1}: the chain ends at {2}, but had reached {3}"),
		[AUDIT_REWRITTEN] =
			N_("municipality {1}: entry {2} is not the one that was signed"),
		[AUDIT_BAD_HEADS] = N_("the signed heads are damaged or signed by another key"),
		[AUDIT_NO_HEADS] = N_("there are no signed heads, so a cut end would not be seen"),
	};
	if (f->damage == AUDIT_MISSING && f->seq == f->other)
		return N_("municipality {1}: entry {2} is missing");
	return keys[f->damage];
}
