/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "esdh_help.h"

#include "core/buf.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

/* The true name of one step of a path within a folder; letter case does not count. */
static bool true_name(const char *folder, struct str step, char *out, size_t size)
{
	bool found = false;
	DIR *dir = opendir(folder);
	for (struct dirent *entry; dir && !found && (entry = readdir(dir));) {
		found = str_ieq(str_of(entry->d_name), step);
		if (found)
			(void)snprintf(out, size, "%s", entry->d_name);
	}
	if (dir)
		(void)closedir(dir);
	return found;
}

static bool find(void *context, struct arena *a, const char *name, const char **found)
{
	const struct folder *f = context;
	char path[4096];
	BUF_AUTO so_far = BUF_INIT(4096);
	struct str left = str_of(name), step;
	(void)snprintf(path, sizeof(path), "%s", f->path);
	while (str_cut(&left, '/', &step)) {
		char entry[256];
		size_t n = strlen(path);
		if (str_eq(step, STR("..")) || !true_name(path, step, entry, sizeof(entry)))
			return false;
		(void)snprintf(path + n, sizeof(path) - n, "/%s", entry);
		buf_printf(&so_far, "%s%s", so_far.n ? "/" : "", entry);
	}
	*found = buf_take(&so_far, a);
	return *found && **found;
}

struct str folder_bytes(const struct folder *f, struct arena *a, const char *name)
{
	char path[4096];
	(void)snprintf(path, sizeof(path), "%s/%s", f->path, name);
	FILE *file = fopen(path, "rb");
	struct str out = {NULL, 0};
	if (!file)
		return out;
	if (fseek(file, 0, SEEK_END) == 0) {
		long n = ftell(file);
		char *bytes = n >= 0 ? arena_alloc(a, (size_t)n + 1) : NULL;
		if (bytes && fseek(file, 0, SEEK_SET) == 0)
			out = (struct str){bytes, fread(bytes, 1, (size_t)n, file)};
	}
	(void)fclose(file);
	return out;
}

static sp_rc load(void *context, struct arena *a, const char *name, struct str *bytes,
		  struct sp_err *e)
{
	*bytes = folder_bytes(context, a, name);
	return bytes->p ? SP_OK : sp_fail(e, SP_EIO, "cannot read “{1}”", name);
}

bool folder_open(struct folder *f, const char *below)
{
	const char *root = getenv("SPOR_SOURCE");
	*f = (struct folder){.near = {.find = find, .load = load}};
	f->near.context = f;
	(void)snprintf(f->path, sizeof(f->path), "%s/%s", root ? root : ".", below);
	DIR *dir = opendir(f->path);
	if (dir)
		(void)closedir(dir);
	return dir != NULL;
}

sp_rc esdh_read_file(struct arena *a, const struct folder *f, const char *name,
		     struct extractions *out, struct sp_err *e)
{
	struct source_input in = {name, folder_bytes(f, a, name), &f->near};
	if (!in.bytes.p)
		return sp_fail(e, SP_ENOTFOUND, "cannot read “{1}”", name);
	return source_read(a, &in, out, e);
}

sp_rc esdh_read_bytes(struct arena *a, const char *name, struct str bytes, struct extractions *out,
		      struct sp_err *e)
{
	struct source_input in = {name, bytes, NULL};
	return source_read(a, &in, out, e);
}

static const char *const role_names[] = {
	[LINE_TEXT] = "text",
	[LINE_FURNITURE] = "furniture",
	[LINE_CONTENTS] = "contents",
	[LINE_MEETING_BODY] = "BODY",
	[LINE_MEETING_DATE] = "DATE",
	[LINE_MEETING_START] = "START",
	[LINE_MEETING_END] = "END",
	[LINE_MEETING_PLACE] = "PLACE",
	[LINE_MEETING_KIND] = "KIND",
	[LINE_MEETING_PRESENT] = "PRESENT",
	[LINE_MEETING_ABSENT] = "ABSENT",
	[LINE_ITEM_NUMBER] = "NUMBER",
	[LINE_ITEM_TITLE] = "TITLE",
	[LINE_ITEM_CASE] = "CASE",
	[LINE_ITEM_KIND] = "ITEM-KIND",
	[LINE_ITEM_CLOSED] = "CLOSED",
	[LINE_ITEM_OPEN] = "OPEN",
	[LINE_ITEM_ROUTE] = "ROUTE",
	[LINE_ITEM_ABSENT] = "ITEM-ABSENT",
	[LINE_SECTION] = "SECTION",
	[LINE_DECISION] = "DECISION",
	[LINE_ATTACHMENT] = "ATTACHMENT",
	[LINE_ATTACHMENT_CLOSED] = "ATTACHMENT-CLOSED",
};

static void dump_one(struct buf *b, const struct extraction *x)
{
	buf_printf(b, "== %s key=%s stamp=%s%s%s%s\n", x->format, x->key ? x->key : "-",
		   x->stamp ? x->stamp : "-", x->withdrawn ? " withdrawn" : "",
		   x->draft ? " draft" : "", x->truncated ? " truncated" : "");
	if (x->beside)
		buf_printf(b, "= %s\n", x->beside);
	for (uint32_t i = 0; i < x->lines.n; i++) {
		const struct line *l = &x->lines.at[i];
		buf_printf(b, "%s%s " STR_FMT, role_names[l->role], l->starts_item ? " *" : "",
			   STR_ARG(line_value(x, l)));
		if (l->ref)
			buf_printf(b, " -> %s", l->ref);
		buf_char(b, '\n');
	}
	for (uint32_t i = 0; i < x->warnings.n; i++)
		buf_printf(b, "! %s [%s]\n", x->warnings.at[i].key,
			   x->warnings.at[i].arg ? x->warnings.at[i].arg : "");
}

char *esdh_dump(struct arena *a, const struct extractions *xs)
{
	BUF_AUTO b = BUF_INIT((size_t)8 << 20);
	for (uint32_t i = 0; i < xs->list.n; i++)
		dump_one(&b, xs->list.at[i]);
	return buf_take(&b, a);
}

uint32_t count_role(const struct extraction *x, enum line_role role)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < x->lines.n; i++)
		n += x->lines.at[i].role == role;
	return n;
}

const char *values(struct arena *a, const struct extraction *x, enum line_role role)
{
	BUF_AUTO b = BUF_INIT((size_t)1 << 20);
	for (uint32_t i = 0; i < x->lines.n; i++)
		if (x->lines.at[i].role == role)
			buf_printf(&b, "%s" STR_FMT, b.n ? " | " : "",
				   STR_ARG(line_value(x, &x->lines.at[i])));
	return buf_take(&b, a);
}

uint32_t count_items(const struct extraction *x)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < x->lines.n; i++)
		n += x->lines.at[i].starts_item;
	return n;
}

struct extraction item_of(struct arena *a, const struct extraction *x, uint32_t n)
{
	struct extraction part = *x;
	uint32_t seen = 0;
	part.lines.at = NULL;
	part.lines.n = part.lines.cap = 0;
	for (uint32_t i = 0; i < x->lines.n; i++) {
		seen += x->lines.at[i].starts_item;
		struct line *l = seen == n + 1 ? sp_push(a, &part.lines) : NULL;
		if (l)
			*l = x->lines.at[i];
	}
	return part;
}

bool warned(const struct extraction *x, const char *part_of_key)
{
	for (uint32_t i = 0; i < x->warnings.n; i++)
		if (strstr(x->warnings.at[i].key, part_of_key))
			return true;
	return false;
}
