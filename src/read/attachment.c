/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attachments: a list under "Bilag", a run of files with icon words, "Åben - Name" runs. */
#include "read/attachment.h"

#include "read/absence.h"

static sp_rc add(const struct extract_context *x, const struct passage *p, size_t from, size_t n,
		 struct rec_item *item, bool closed)
{
	struct str t = str_trim(str_sub(p->text, from, n));
	struct lex_hit hit;
	const struct lex_group *g = lexicon_group(x->lex, "attachment_line");
	if (!t.n)
		return SP_OK;
	if ((lex_whole(g, t, &hit) && strcmp(hit.key, "numbered") != 0) ||
	    lex_whole(lexicon_group(x->lex, "ui_word"), t, &hit) ||
	    lex_whole(lexicon_group(x->lex, "item_label"), t, &hit))
		return SP_OK;
	while (lex_start(lexicon_group(x->lex, "attachment_label"), t, &hit) && hit.to < t.n)
		t = str_sub(t, hit.to, t.n);
	if (lex_find(lexicon_group(x->lex, "attachment_tail"), t, 0, &hit) && hit.from)
		t = str_sub(t, 0, hit.from);
	while (t.n && strchr(",;", t.p[t.n - 1]))
		t = str_trim(str_sub(t, 0, t.n - 1));
	if (!t.n)
		return SP_OK;
	struct rec_attachment *a = sp_push(x->arena, &item->attachments);
	SP_NEED(a);
	a->closed = closed;
	return passage_fact(x->arena, p, (size_t)(t.p - p->text.p), t.n, &a->title);
}

sp_rc attachment_files_read(const struct extract_context *x, const struct passage *p,
			    struct rec_item *item)
{
	const struct lex_group *icon = lexicon_group(x->lex, "files");
	struct lex_hit hit;
	size_t from = 0;
	bool open = false;
	for (size_t at = 0; lex_find(icon, p->text, at, &hit); at = hit.to) {
		if (open)
			SP_TRY(add(x, p, from, hit.from - from, item, false));
		from = hit.to;
		open = true;
	}
	return open ? add(x, p, from, p->text.n - from, item, false) : SP_OK;
}

/* "Åben - Bilag 1 Åben - Bilag 2 Lukket - Bilag 3" on one line. */
static sp_rc status_run(const struct extract_context *x, const struct passage *p, size_t from,
			size_t n, struct rec_item *item, bool *is)
{
	const struct lex_group *g = lexicon_group(x->lex, "attachment_status");
	const struct lex_group *bare = lexicon_group(x->lex, "attachment_bare_status");
	struct str t = str_sub(p->text, 0, from + n);
	struct lex_hit hit, second;
	if (lex_start(bare, str_sub(p->text, from, n), &hit) &&
	    lex_find(bare, t, from + hit.to, &second))
		g = bare;
	size_t start = 0;
	bool closed = false;
	*is = lex_start(g, str_sub(p->text, from, n), &hit);
	if (!*is)
		return SP_OK;
	for (size_t at = from; lex_find(g, t, at, &hit); at = hit.to) {
		if (start)
			SP_TRY(add(x, p, start, hit.from - start, item, closed));
		closed = strcmp(hit.key, "closed") == 0;
		start = hit.to;
	}
	return add(x, p, start, from + n - start, item, closed);
}

static bool is_file_name(struct str t)
{
	static const char *const endings[] = {".pdf",  ".doc", ".docx", ".xls", ".xlsx", ".ppt",
					      ".pptx", ".jpg", ".png",	".msg", ".zip",	 ".tif"};
	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
		struct str end = str_of(endings[i]);
		if (t.n > end.n && str_ieq(str_sub(t, t.n - end.n, end.n), end))
			return true;
	}
	return false;
}

/* Several file names on one line, parted by spaces or commas. */
static sp_rc names_on_line(const struct extract_context *x, const struct passage *p, size_t from,
			   size_t n, struct rec_item *item, bool *is)
{
	struct str rest = str_sub(p->text, from, n), word;
	uint32_t files = 0, words = 0;
	while (str_cut(&rest, ' ', &word)) {
		while (word.n && (word.p[word.n - 1] == ',' || word.p[word.n - 1] == ';'))
			word.n--;
		words += word.n > 0;
		files += is_file_name(word);
	}
	*is = files > 1 && files == words;
	rest = *is ? str_sub(p->text, from, n) : (struct str){NULL, 0};
	while (str_cut(&rest, ' ', &word)) {
		while (word.n && (word.p[word.n - 1] == ',' || word.p[word.n - 1] == ';'))
			word.n--;
		SP_TRY(add(x, p, (size_t)(word.p - p->text.p), word.n, item, false));
	}
	return SP_OK;
}

/* "A b.pdf C d.pdf": names with spaces are parted behind their endings. */
static sp_rc endings_on_line(const struct extract_context *x, const struct passage *p, size_t from,
			     size_t n, struct rec_item *item, bool *is)
{
	const struct lex_group *ending = lexicon_group(x->lex, "file_ending");
	struct str t = str_sub(p->text, 0, from + n);
	struct lex_hit hit, next;
	*is = lex_find(ending, t, from, &hit) && lex_find(ending, t, hit.to, &next);
	for (size_t start = from; *is && lex_find(ending, t, start, &hit); start = hit.to)
		SP_TRY(add(x, p, start, hit.to - start, item, false));
	return SP_OK;
}

static size_t mark_length(const struct extract_context *x, struct str t)
{
	struct lex_hit hit;
	if (lex_start(lexicon_group(x->lex, "attachment_mark"), t, &hit))
		return hit.to;
	return 0;
}

/* The passage's line was cut out of a longer one. */
static bool was_glued(const struct passage *p, size_t from)
{
	uint32_t i = passage_piece_at(p, from);
	if (i >= p->n_pieces)
		return false;
	size_t at = p->pieces[i].off + (from - p->pieces[i].at);
	while (at > 0 && p->from->text[at - 1] == ' ')
		at--;
	return at > 0 && p->from->text[at - 1] != '\n';
}

/* "Notat om havnen Kort over bassinet": parted where the next paper is named. */
static sp_rc papers_on_line(const struct extract_context *x, const struct passage *p, size_t from,
			    size_t n, struct rec_item *item, bool *is)
{
	const struct lex_group *next = lexicon_group(x->lex, "attachment_next");
	struct str t = str_sub(p->text, 0, from + n);
	struct lex_hit hit;
	size_t start = from;
	*is = was_glued(p, from) && lex_find(next, t, from + 1, &hit);
	for (size_t at = from + 1; *is && lex_find(next, t, at, &hit); at = hit.from + 1) {
		SP_TRY(add(x, p, start, hit.from - start, item, false));
		start = hit.from;
	}
	return *is ? add(x, p, start, from + n - start, item, false) : SP_OK;
}

/* "1. Notat, 2. Kort og 3. Brev", when the line begins with the number 1. */
static sp_rc numbers_on_line(const struct extract_context *x, const struct passage *p, size_t from,
			     size_t n, struct rec_item *item, bool *is)
{
	const struct lex_group *next = lexicon_group(x->lex, "attachment_count");
	struct str t = str_sub(p->text, 0, from + n);
	struct lex_hit hit;
	size_t start = from + mark_length(x, str_sub(p->text, from, n));
	*is = start > from && t.p[from] == '1' && lex_find(next, t, start, &hit);
	for (size_t at = start; *is && lex_find(next, t, at, &hit); at = start = hit.to)
		SP_TRY(add(x, p, start, hit.from - start, item, false));
	return *is ? add(x, p, start, from + n - start, item, false) : SP_OK;
}

/* "Afbud:" below the list ends it. */
static sp_rc tells_absence(const struct extract_context *x, const struct passage *p, size_t from,
			   size_t n, bool *is)
{
	rec_persons away = {0};
	struct passage line;
	bool follows;
	SP_TRY(passage_sub(x->arena, p, from, n, &line));
	return absence_line_read(x, &line, is, &follows, &away);
}

sp_rc attachments_read(const struct extract_context *x, const struct passage *p,
		       struct rec_item *item)
{
	struct str rest = p->text, line;
	while (str_cut(&rest, '\n', &line)) {
		struct str t = str_trim(line);
		size_t from = (size_t)(t.p - p->text.p), skip = mark_length(x, t);
		bool is = false;
		SP_TRY(tells_absence(x, p, from, t.n, &is));
		if (is)
			return SP_OK;
		SP_TRY(status_run(x, p, from, t.n, item, &is));
		if (!is)
			SP_TRY(names_on_line(x, p, from, t.n, item, &is));
		if (!is)
			SP_TRY(endings_on_line(x, p, from, t.n, item, &is));
		if (!is)
			SP_TRY(numbers_on_line(x, p, from, t.n, item, &is));
		if (!is)
			SP_TRY(papers_on_line(x, p, from + skip, t.n - skip, item, &is));
		if (!is)
			SP_TRY(add(x, p, from + skip, t.n - skip, item, false));
	}
	return SP_OK;
}
