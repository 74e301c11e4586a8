/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/report.h"

#include "core/json.h"
#include "read/record_json.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ENTRY_MAX = 16 * 1024 * 1024 };

struct report {
	FILE *file;
	const char *path;
	const char *partial; /* written first, then renamed; NULL: path is a pipe, a link or such */
	bool any, failed;
};

sp_rc report_open(struct arena *a, const char *path, struct report **out, struct sp_err *e)
{
	*out = NULL;
	if (!path)
		return SP_OK;
	struct report *r = ARENA_NEW(a, struct report);
	SP_NEED(r);
	struct stat st;
	r->path = path;
	if (lstat(path, &st) != 0 || S_ISREG(st.st_mode))
		SP_NEED(r->partial = arena_printf(a, "%s.part", path));
	r->file = fopen(r->partial ? r->partial : path, "we");
	if (!r->file)
		return sp_fail(e, SP_EIO, N_("cannot write the report “{1}”: {2}"), path,
			       strerror(errno));
	(void)fputs("{\"files\":[", r->file);
	*out = r;
	return SP_OK;
}

static const char *meeting_fate_name(enum meeting_fate fate)
{
	static const char *const names[] = {[MEETING_NEW] = "new",
					    [MEETING_CHANGED] = "changed",
					    [MEETING_KEPT_OLD] = "older",
					    [MEETING_UNCHANGED] = "unchanged",
					    [MEETING_WITHDRAWN] = "withdrawn",
					    [MEETING_DRAFT] = "draft"};
	return names[fate];
}

static const char *belonging_name(enum import_belonging why)
{
	static const char *const names[] = {[BELONGS_NOT] = NULL,
					    [BELONGS_NAMED] = "named",
					    [BELONGS_PRINT] = "print",
					    [BELONGS_KIND] = "kind",
					    [BELONGS_TEXT] = "text"};
	return names[why];
}

static void put_meetings(struct json_writer *w, const struct import_outcome *o)
{
	jw_key(w, "meetings");
	jw_array_begin(w);
	for (uint32_t i = 0; i < o->meetings.n; i++) {
		const struct meeting_stored *m = &o->meetings.at[i];
		jw_object_begin(w);
		jw_put_text(w, "key", m->key);
		jw_put_text(w, "fate", meeting_fate_name(m->fate));
		jw_put_int(w, "items", m->items);
		jw_put_int(w, "doubtful", m->doubtful);
		if (m->unsure)
			jw_put_bool(w, "beside_another", true);
		jw_object_end(w);
	}
	jw_array_end(w);
}

static void put_warnings(struct json_writer *w, const struct import_read *r)
{
	jw_key(w, "warnings");
	jw_array_begin(w);
	for (uint32_t i = 0; i < r->records.list.n; i++) {
		const struct extraction *x = r->records.list.at[i]->from;
		for (uint32_t k = 0; k < x->warnings.n; k++)
			warning_json(w, &x->warnings.at[k]);
	}
	jw_array_end(w);
}

static void put_reason(struct json_writer *w, const struct sp_err *e)
{
	BUF_AUTO why = BUF_INIT(ENTRY_MAX);
	sp_err_text(e, LANG_EN, &why);
	jw_put_str(w, "reason", buf_view(&why));
}

static void put_entry(struct report *report, const struct json_writer *w, const struct buf *out)
{
	report->failed |= !jw_ok(w);
	(void)fputs(report->any ? ",\n" : "\n", report->file);
	(void)fwrite(buf_view(out).p, 1, buf_view(out).n, report->file);
	report->any = true;
}

void report_file(struct report *report, const struct import_read *r,
		 const struct import_outcome *outcome)
{
	if (!report)
		return;
	BUF_AUTO out = BUF_INIT(ENTRY_MAX);
	struct json_writer w = JW_WRITER(&out, JW_COMPACT);
	jw_object_begin(&w);
	jw_put_text(&w, "file", r->file->name);
	jw_put_text(&w, "fate", import_fate_name(outcome->fate));
	if (outcome->fate == IMPORT_FAILED && r->err.key)
		put_reason(&w, &r->err);
	if (outcome->belongs)
		jw_put_text(&w, "because", belonging_name(outcome->belongs));
	if (outcome->print_of)
		jw_put_text(&w, "print_of", outcome->print_of);
	put_meetings(&w, outcome);
	put_warnings(&w, r);
	jw_object_end(&w);
	put_entry(report, &w, &out);
}

void report_refused(struct report *report, const struct import_refused *refused)
{
	if (!report)
		return;
	BUF_AUTO out = BUF_INIT(ENTRY_MAX);
	struct json_writer w = JW_WRITER(&out, JW_COMPACT);
	jw_object_begin(&w);
	jw_put_text(&w, "file", refused->name);
	jw_put_text(&w, "fate", import_fate_name(IMPORT_FAILED));
	put_reason(&w, &refused->err);
	jw_object_end(&w);
	put_entry(report, &w, &out);
}

void report_left(struct report *report, const struct import_left *left)
{
	if (!report)
		return;
	BUF_AUTO out = BUF_INIT(ENTRY_MAX);
	struct json_writer w = JW_WRITER(&out, JW_COMPACT);
	jw_object_begin(&w);
	jw_put_text(&w, "file", left->name);
	jw_put_text(&w, "fate", import_fate_name(IMPORT_SKIPPED));
	jw_put_text(&w, "reason", left->why);
	jw_object_end(&w);
	put_entry(report, &w, &out);
}

sp_rc report_close(struct report *report, const struct import_summary *sum, struct sp_err *e)
{
	if (!report)
		return SP_OK;
	(void)fputs("\n],\"summary\":{", report->file);
	for (int i = 0; i < IMPORT_FATES; i++)
		(void)fprintf(report->file, "%s\"%s\":%llu", i ? "," : "",
			      import_fate_name((enum import_fate)i),
			      (unsigned long long)sum->fates[i]);
	(void)fprintf(report->file, ",\"meetings\":%llu,\"items\":%llu,\"doubtful\":%llu}}\n",
		      (unsigned long long)sum->meetings, (unsigned long long)sum->items,
		      (unsigned long long)sum->doubtful);
	bool bad = report->failed || ferror(report->file) || fflush(report->file) != 0 ||
		   (report->partial && fsync(fileno(report->file)) != 0);
	bad |= fclose(report->file) != 0;
	report->file = NULL;
	if (!bad && (!report->partial || rename(report->partial, report->path) == 0))
		return SP_OK;
	(void)sp_fail(e, SP_EIO, N_("cannot write the report “{1}”: {2}"), report->path,
		      strerror(errno));
	if (report->partial)
		(void)unlink(report->partial);
	return SP_EIO;
}
