/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/json_in.h"

#include "core/buf.h"
#include "read/source.h"

enum { NESTING = 256 };

/* Where the text could be cut and closed: after the last whole value. */
struct cut {
	char open[NESTING]; /* '{' or '[' */
	size_t depth, at, at_depth;
	uint32_t values;
	bool in_string, escaped;
};

static void string_char(struct cut *c, char ch)
{
	if (c->escaped)
		c->escaped = false;
	else if (ch == '\\')
		c->escaped = true;
	else if (ch == '"')
		c->in_string = false;
}

/* False when the nesting is too deep. */
static bool cut_char(struct cut *c, char ch, size_t i)
{
	if (c->in_string) {
		string_char(c, ch);
	} else if (ch == '"') {
		c->in_string = true;
	} else if (ch == '{' || ch == '[') {
		if (c->depth == NESTING)
			return false;
		c->open[c->depth++] = ch;
		c->values++;
		c->at = i + 1;
		c->at_depth = c->depth;
	} else if ((ch == '}' || ch == ']') && c->depth > 0) {
		c->depth--;
		c->at = i + 1;
		c->at_depth = c->depth;
	} else if (ch == ',') {
		c->values++;
		c->at = i;
		c->at_depth = c->depth;
	}
	return true;
}

static sp_rc scan(struct str text, const char *name, struct cut *c, struct sp_err *e)
{
	for (size_t i = 0; i < text.n; i++)
		if (!cut_char(c, text.p[i], i) || c->values > JSON_MAX_VALUES)
			return sp_fail(e, SP_ELIMIT,
				       N_("“{1}” is nested too deep or has too many values"), name);
	return SP_OK;
}

static json_t *parse_closed(struct str text, const struct cut *c)
{
	BUF_AUTO b = BUF_INIT(text.n + NESTING);
	buf_add(&b, text.p, c->at);
	for (size_t i = c->at_depth; i > 0; i--)
		buf_char(&b, c->open[i - 1] == '{' ? '}' : ']');
	return buf_ok(&b) ? json_loadb(b.p ? b.p : "", b.n, 0, NULL) : NULL;
}

sp_rc json_in_read(struct arena *a, const char *name, struct str bytes, json_t **out,
		   bool *truncated, struct sp_err *e)
{
	const char *encoding;
	struct str text;
	struct cut c = {.depth = 0};
	json_error_t error;
	if (bytes.n > JSON_MAX_BYTES)
		return sp_fail(e, SP_ELIMIT, N_("“{1}” is too large to be read as JSON"), name);
	SP_TRY(source_decode(a, bytes, NULL, &text, &encoding, NULL, e));
	SP_TRY(scan(text, name, &c, e));
	*truncated = false;
	*out = json_loadb(text.p, text.n, 0, &error);
	if (!*out && c.depth > 0 && c.at > 0) {
		*out = parse_closed(text, &c);
		*truncated = *out != NULL;
	}
	if (*out)
		return SP_OK;
	const char *line = arena_printf(a, "%d", error.line);
	return sp_fail(e, SP_EFORMAT, N_("“{1}” is not JSON: error in line {2}"), name,
		       line ? line : "?");
}

void json_in_free(json_t **json)
{
	json_decref(*json);
	*json = NULL;
}

struct str json_in_str(struct arena *a, const json_t *object, const char *key)
{
	const json_t *value = json_object_get(object, key);
	if (json_is_string(value))
		return (struct str){json_string_value(value), json_string_length(value)};
	if (json_is_integer(value)) {
		const char *text = arena_printf(a, "%lld", (long long)json_integer_value(value));
		return text ? str_of(text) : STR("");
	}
	return STR("");
}

bool json_in_true(const json_t *object, const char *key)
{
	const json_t *value = json_object_get(object, key);
	if (json_is_string(value))
		return str_ieq(str_of(json_string_value(value)), STR("true"));
	return json_is_true(value) || (json_is_integer(value) && json_integer_value(value) == 1);
}
