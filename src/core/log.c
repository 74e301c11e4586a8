/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/log.h"

#include "core/buf.h"
#include "core/civil.h"
#include "core/secret.h"

#include <inttypes.h>
#include <time.h>
#include <unistd.h>

enum { LINE_MAX_BYTES = 64 * 1024, MS_PER_DAY = 24 * 60 * 60 * 1000 };

static const char *const level_names[] = {"debug", "info", "warning", "error", "off"};

static int64_t system_ms(void)
{
	struct timespec t;
	if (clock_gettime(CLOCK_REALTIME, &t))
		return 0;
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void put_time(struct buf *line, int64_t ms)
{
	char day[CIVIL_ISO_SIZE];
	int64_t days = ms / MS_PER_DAY, rest = ms % MS_PER_DAY;
	civil_iso(civil_from_days((int32_t)days), day);
	buf_printf(line, "time=%sT%02d:%02d:%02d.%03dZ", day, (int)(rest / 3600000),
		   (int)(rest / 60000 % 60), (int)(rest / 1000 % 60), (int)(rest % 1000));
}

/* May the value stand without quotes? */
static bool plain(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] <= ' ' || s.p[i] == '"' || s.p[i] == '=' || s.p[i] == '\\' ||
		    s.p[i] == 0x7F)
			return false;
	return s.n > 0;
}

/* Controls, also those of U+0080 to U+009F and the line ends U+2028 and U+2029. */
static bool is_control(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || cp == 0x2028 || cp == 0x2029;
}

static void put_value(struct buf *line, struct str s)
{
	if (plain(s)) {
		buf_str(line, s);
		return;
	}
	buf_char(line, '"');
	for (size_t i = 0; i < s.n;) {
		size_t at = i;
		uint32_t cp = str_utf8_next(s, &i);
		if (cp == '"' || cp == '\\')
			buf_printf(line, "\\%c", (char)cp);
		else if (cp == 0xFFFD && i == at + 1)
			buf_printf(line, "\\x%02x", (unsigned char)s.p[at]);
		else if (is_control(cp))
			buf_printf(line, "\\u%04x", cp);
		else
			buf_add(line, s.p + at, i - at);
	}
	buf_char(line, '"');
}

static void put_url(struct buf *line, struct str url)
{
	BUF_AUTO shown = BUF_INIT(LINE_MAX_BYTES);
	secret_scrub(&shown, url, url.p);
	put_value(line, buf_view(&shown));
}

static void put_field(struct buf *line, const struct log_field *f)
{
	buf_printf(line, " %s=", f->key);
	if (f->kind == LOG_FIELD_INT)
		buf_printf(line, "%" PRId64, f->i);
	else if (f->kind == LOG_FIELD_URL && f->text)
		put_url(line, str_of(f->text));
	else if (f->text)
		put_value(line, str_of(f->text));
}

/* A log that cannot be written has nowhere to say so. */
static void write_all(int fd, struct str s)
{
	while (s.n) {
		ssize_t n = write(fd, s.p, s.n);
		if (n <= 0)
			return;
		s = str_sub(s, (size_t)n, s.n);
	}
}

void log_line(const struct log *log, enum log_level level, const char *event,
	      const struct log_field *fields, size_t n)
{
	if (level < log->least || level >= LOG_OFF)
		return;
	BUF_AUTO line = BUF_INIT(LINE_MAX_BYTES);
	put_time(&line, log->now_ms ? log->now_ms() : system_ms());
	buf_printf(&line, " level=%s event=", level_names[level]);
	put_value(&line, str_of(event));
	for (size_t i = 0; i < n; i++)
		put_field(&line, &fields[i]);
	buf_char(&line, '\n');
	write_all(log->fd, buf_view(&line));
}

bool log_level_parse(const char *name, enum log_level *out)
{
	for (int i = LOG_DEBUG; i <= LOG_OFF; i++) {
		if (strcmp(name, level_names[i]) != 0)
			continue;
		*out = (enum log_level)i;
		return true;
	}
	return false;
}
