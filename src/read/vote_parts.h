/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the files that tell what a vote was about. */
#ifndef SP_READ_VOTE_PARTS_H
#define SP_READ_VOTE_PARTS_H

#include "read/dissent.h"
#include "read/vote.h"

enum { MARKERS_MOST = 16 };

/* Words that name what is voted on. */
struct marker {
	struct text_range at;
	struct point_refs points;
	struct str number;
	enum vote_subject subject;
	bool letters; /* "punkt a": points that bear letters */
	bool known;   /* a proposal that was put before */
	bool sub;     /* "underforslag" */
	bool inside;  /* of what a proposal asks for */
};

struct proposal {
	struct text_range text;
	struct str number, owner; /* owner: said with it ("O's ændringsforslag") */
	uint32_t first, last;	  /* ballots that put it */
	enum vote_fate fate;
	bool amendment, sub;
	bool spelled; /* its words go on below */
	bool voted;   /* votes on it were told */
	bool settled; /* … and then its fate */
};

/* How far the points at the start of a line go. */
enum reach { REACH_LINE, REACH_LABELS, REACH_ALL };

struct told {
	struct point_refs points;
	enum vote_subject subject;
	int proposal;
	bool letters;
	bool between; /* below the points' line: theirs only when other points follow */
};

struct voting {
	const struct extract_context *x;
	const struct passage *p;
	struct str text;
	struct ballots ballots;
	SP_LIST(struct told) told; /* beside the ballots */
	SP_LIST(struct proposal) proposals;
	struct told now;
	size_t line; /* end of the line that named the points */
	enum reach reach;
};

struct vote_sentence {
	size_t from, to;
	uint32_t first, last; /* its ballots, [first, last) */
	struct marker markers[MARKERS_MOST];
	int n;
	bool spelled; /* it belongs to the wording of a proposal */
	bool opens;   /* somebody proposes something in it */
};

static inline const struct lex_group *vote_group(const struct voting *v, const char *name)
{
	return lexicon_group(v->x->lex, name);
}
static inline struct str vote_part(const struct voting *v, struct text_range r)
{
	return str_sub(v->text, r.from, r.to - r.from);
}

/* The words of the sentence that name what is voted on, in order. */
void vote_mark(const struct voting *v, struct vote_sentence *s);
/* "O's ", "Enhedslistens " between two places: what owns what stands at the second, without the
 * genitive; n 0: nothing. */
struct str vote_owner(const struct voting *v, size_t floor, size_t at);
/* "(Ø)", "fra Ø" behind a place: the same. */
struct str vote_owner_behind(const struct voting *v, size_t at, size_t end);
/* The votes, when all sentences are read. */
SP_MUST_USE sp_rc vote_put_all(const struct voting *v, struct votes *out);

#endif
