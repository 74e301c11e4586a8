/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/secret.h"

#include <ctype.h>

enum { SECRETS_MAX = 4, SECRET_SIZE = 1024 };
static const char stars[] = "***";

struct secrets {
	struct str at[SECRETS_MAX]; /* in the URL, in order */
	size_t n;
};

static void add(struct secrets *s, struct str password)
{
	if (password.n && s->n < SECRETS_MAX)
		s->at[s->n++] = password;
}

static void find_in_parameters(struct secrets *s, struct str query)
{
	struct str piece;
	while (str_cut(&query, '&', &piece)) {
		size_t equals = str_find(piece, STR("="));
		if (equals != SIZE_MAX && str_ends(str_sub(piece, 0, equals), STR("password")))
			add(s, str_sub(piece, equals + 1, piece.n));
	}
}

/* "user:password@host/path?parameters"; a password may hold '@' and '/' when somebody forgot to
 * escape them, so the last '@' before the parameters ends it. */
static struct secrets find(struct str url)
{
	struct secrets s = {.n = 0};
	size_t slashes = str_find(url, STR("://"));
	if (slashes == SIZE_MAX)
		return s;
	struct str rest = str_sub(url, slashes + 3, url.n), query = {NULL, 0};
	size_t mark = str_find(rest, STR("?"));
	if (mark != SIZE_MAX)
		query = str_sub(rest, mark + 1, rest.n);
	const char *at = memrchr(rest.p, '@', mark == SIZE_MAX ? rest.n : mark);
	/* A '?' in an unescaped password would hide the '@' behind it; a parameter that holds ':'
	 * and
	 * '@' is hidden for nothing, which harms nobody. */
	if (!at)
		at = memrchr(rest.p, '@', rest.n);
	const char *colon = at ? memchr(rest.p, ':', (size_t)(at - rest.p)) : NULL;
	if (colon)
		add(&s, (struct str){colon + 1, (size_t)(at - colon) - 1});
	if (query.p && (!at || at < query.p))
		find_in_parameters(&s, query);
	return s;
}

static void put_hidden(struct buf *out, struct str url)
{
	struct secrets s = find(url);
	const char *from = url.p;
	for (size_t i = 0; i < s.n; i++) {
		buf_add(out, from, (size_t)(s.at[i].p - from));
		buf_puts(out, stars);
		from = s.at[i].p + s.at[i].n;
	}
	buf_add(out, from, (size_t)(url.p + url.n - from));
}

char *secret_hide(struct arena *a, const char *url)
{
	BUF_AUTO out = BUF_INIT(strlen(url) + sizeof(stars) * SECRETS_MAX);
	put_hidden(&out, str_of(url));
	return buf_take(&out, a);
}

static int hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return isxdigit((unsigned char)c) ? tolower((unsigned char)c) - 'a' + 10 : -1;
}

static size_t resolve(struct str s, char out[SECRET_SIZE])
{
	size_t n = 0;
	for (size_t i = 0; i < s.n && n < SECRET_SIZE; i++) {
		int high = s.p[i] == '%' && i + 2 < s.n ? hex(s.p[i + 1]) : -1;
		int low = high >= 0 ? hex(s.p[i + 2]) : -1;
		out[n++] = low >= 0 ? (char)(high * 16 + low) : s.p[i];
		i += low >= 0 ? 2 : 0;
	}
	return n;
}

/* What to hide of a known URL: each password as it stands and resolved. */
struct hidden {
	struct str at[2 * SECRETS_MAX];
	size_t n;
	char plain[SECRETS_MAX][SECRET_SIZE];
};

static void take_passwords(struct hidden *h, const char *url)
{
	struct secrets s = find(str_of(url));
	for (size_t i = 0; i < s.n; i++) {
		h->at[h->n++] = s.at[i];
		h->at[h->n++] = (struct str){h->plain[i], resolve(s.at[i], h->plain[i])};
	}
}

static void put_without(struct buf *out, struct str text, const struct hidden *h)
{
	for (size_t i = 0; i < text.n;) {
		size_t hit = 0;
		for (size_t k = 0; k < h->n && !hit; k++)
			if (str_starts(str_sub(text, i, text.n), h->at[k]))
				hit = h->at[k].n;
		if (hit)
			buf_puts(out, stars);
		else
			buf_char(out, text.p[i]);
		i += hit ? hit : 1;
	}
}

/* The bytes of text before the next space or quote; that one when it stands first. */
static struct str next_word(struct str text)
{
	static const char ends[] = " \t\n\"'";
	size_t n = 0;
	while (n < text.n && !strchr(ends, text.p[n]) &&
	       !str_starts(str_sub(text, n, text.n), STR("”")))
		n++;
	return str_sub(text, 0, n ? n : 1);
}

void secret_scrub(struct buf *out, struct str text, const char *url)
{
	struct hidden h = {.n = 0};
	BUF_AUTO known = BUF_INIT(text.n * sizeof(stars));
	take_passwords(&h, url);
	put_without(&known, text, &h);
	for (struct str rest = buf_view(&known); rest.n;) {
		struct str word = next_word(rest);
		put_hidden(out, word);
		rest = str_sub(rest, word.n, rest.n);
	}
}
