/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/export_line.h"

#include "core/csv.h"

#include <stdio.h>

sp_rc sheets_open(struct sheets *s, struct sp_err *e)
{
	for (int i = 0; i < s->n; i++) {
		SP_TRY(export_file_open(&s->x->folder, s->forms[i].name, &s->files[i], e));
		sheets_begin(s);
		buf_puts(&s->line, s->forms[i].head);
		csv_line_end(&s->line);
		export_file_add(&s->files[i], buf_view(&s->line));
	}
	return SP_OK;
}

sp_rc sheets_close(struct sheets *s, struct sp_err *e)
{
	for (int i = 0; i < s->n; i++) {
		SP_TRY(export_file_close(&s->files[i], e));
		SP_TRY(export_note(s->x, &s->files[i], NULL));
	}
	return SP_OK;
}

void sheets_free(struct sheets *s)
{
	for (int i = 0; i < s->n; i++)
		export_file_drop(&s->files[i]);
	buf_free(&s->line);
}

void sheets_begin(struct sheets *s)
{
	buf_reset(&s->line);
	s->first = true;
}

void sheets_put_str(struct sheets *s, struct str field)
{
	csv_field(&s->line, field, s->first);
	s->first = false;
}

void sheets_put(struct sheets *s, const char *field)
{
	sheets_put_str(s, field ? str_of(field) : (struct str){NULL, 0});
}

void sheets_put_int(struct sheets *s, int64_t n)
{
	char text[24];
	(void)snprintf(text, sizeof(text), "%lld", (long long)n);
	sheets_put(s, text);
}

void sheets_put_index(struct sheets *s, uint32_t n)
{
	if (n)
		sheets_put_int(s, n);
	else
		sheets_put(s, NULL);
}

sp_rc sheets_end(struct sheets *s, int sheet)
{
	csv_line_end(&s->line);
	SP_NEED(buf_ok(&s->line));
	export_file_add(&s->files[sheet], buf_view(&s->line));
	s->files[sheet].rows++;
	return SP_OK;
}
