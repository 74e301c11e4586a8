/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values in PostgreSQL's binary form: integers and doubles big-endian, text and bytea as they are,
 * numeric in digits of base 10000 (src/backend/utils/adt/numeric.c, numeric_send). */
#include "store/db_pgsql.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

/* Type numbers are fixed (pg_type.dat). */
enum {
	OID_BOOL = 16,
	OID_BYTEA = 17,
	OID_NAME = 19,
	OID_INT8 = 20,
	OID_INT2 = 21,
	OID_INT4 = 23,
	OID_TEXT = 25,
	OID_FLOAT8 = 701,
	OID_VARCHAR = 1043,
	OID_NUMERIC = 1700
};

bool pg_type_known(Oid type)
{
	static const Oid known[] = {OID_BOOL, OID_BYTEA, OID_NAME,   OID_INT8,	  OID_INT2,
				    OID_INT4, OID_TEXT,	 OID_FLOAT8, OID_VARCHAR, OID_NUMERIC};
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (known[i] == type)
			return true;
	return false;
}

static void put(char *out, uint64_t v, int bytes)
{
	for (int i = 0; i < bytes; i++)
		out[i] = (char)(unsigned char)(v >> (8 * (bytes - 1 - i)));
}

static uint64_t get(const char *p, int bytes)
{
	uint64_t v = 0;
	for (int i = 0; i < bytes; i++)
		v = v << 8 | (unsigned char)p[i];
	return v;
}

static bool is_text(Oid type)
{
	return type == OID_TEXT || type == OID_VARCHAR || type == OID_NAME;
}

static bool encode_int(Oid type, int64_t v, char *number, int *length)
{
	double d = (double)v;
	uint64_t bits;
	switch (type) {
	case OID_INT8:
		put(number, (uint64_t)v, *length = 8);
		return true;
	case OID_INT4:
		put(number, (uint64_t)v, *length = 4);
		return v >= INT32_MIN && v <= INT32_MAX;
	case OID_INT2:
		put(number, (uint64_t)v, *length = 2);
		return v >= INT16_MIN && v <= INT16_MAX;
	case OID_BOOL:
		put(number, v != 0, *length = 1);
		return v == 0 || v == 1;
	case OID_FLOAT8:
		memcpy(&bits, &d, sizeof(bits));
		put(number, bits, *length = 8);
		return true;
	default:
		return false;
	}
}

/* As SQLite's STRICT tables: a real goes into an integer only when nothing is lost. */
static bool encode_real(Oid type, double v, char *number, int *length)
{
	uint64_t bits;
	if (type != OID_FLOAT8)
		return v > -9.2e18 && v < 9.2e18 && v == (double)(int64_t)v &&
		       encode_int(type, (int64_t)v, number, length);
	memcpy(&bits, &v, sizeof(bits));
	put(number, bits, *length = 8);
	return true;
}

static bool encode_one(const struct pg_stmt *s, const struct db_value *v, size_t i,
		       struct pg_args *out)
{
	out->format[i] = 1;
	out->length[i] = 0;
	out->at[i] = out->number[i];
	switch (v->type) {
	case DB_NULL:
		out->at[i] = NULL;
		return true;
	case DB_INT:
		return encode_int(s->types[i], v->i, out->number[i], &out->length[i]);
	case DB_REAL:
		return encode_real(s->types[i], v->real, out->number[i], &out->length[i]);
	case DB_TEXT:
	case DB_BLOB:
		out->at[i] = v->s.p ? v->s.p : "";
		out->length[i] = (int)v->s.n;
		return v->s.n <= INT_MAX &&
		       (v->type == DB_TEXT ? is_text(s->types[i]) : s->types[i] == OID_BYTEA);
	}
	return false;
}

sp_rc pg_encode(const struct pg_stmt *s, const struct db_value *args, size_t n, struct pg_args *out,
		struct sp_err *e)
{
	char which[8];
	if (n != s->params)
		return sp_fail(e, SP_EINVAL,
			       N_("a statement was given the wrong number of values: {1}"),
			       s->cached.sql);
	for (size_t i = 0; i < n; i++) {
		if (encode_one(s, &args[i], i, out))
			continue;
		(void)snprintf(which, sizeof(which), "$%u", (unsigned)i + 1);
		return sp_fail(e, SP_EINVAL, N_("value {1} does not fit its place in: {2}"), which,
			       s->cached.sql);
	}
	return SP_OK;
}

enum { NUMERIC_HEAD = 8, NUMERIC_NEGATIVE = 0x4000, NUMERIC_POSITIVE = 0, MOST_DIGITS = 64 };

/* The digits as text, so that strtod rounds once; what has more than fits is no amount of ours. */
static bool numeric_text(const char *p, int n, char out[MOST_DIGITS * 4 + 64])
{
	int digits = (int)get(p, 2), weight = (int16_t)get(p + 2, 2), at = 0;
	if (n < NUMERIC_HEAD + 2 * digits || digits > MOST_DIGITS || weight > MOST_DIGITS ||
	    weight < -MOST_DIGITS)
		return false;
	if (get(p + 4, 2) == NUMERIC_NEGATIVE)
		out[at++] = '-';
	out[at++] = '0';
	for (int i = 0; i < digits; i++)
		at += snprintf(out + at, 8, "%04d", (int)get(p + NUMERIC_HEAD + 2 * i, 2) % 10000);
	(void)snprintf(out + at, 16, "e%d", 4 * (weight + 1 - digits));
	return true;
}

/* Sums of integers are numeric here; they are integers again when they fit. */
static struct db_value numeric(const char *p, int n)
{
	char text[MOST_DIGITS * 4 + 64];
	if (n < NUMERIC_HEAD || get(p + 4, 2) > NUMERIC_NEGATIVE || !numeric_text(p, n, text))
		return DB_V_REAL(__builtin_nan(""));
	int digits = (int)get(p, 2), weight = (int16_t)get(p + 2, 2), scale = (int)get(p + 6, 2);
	double real = strtod(text, NULL);
	if (scale > 0 || weight > 4)
		return DB_V_REAL(real);
	__int128 v = 0;
	for (int i = 0; i <= weight; i++)
		v = v * 10000 + (i < digits ? (int)get(p + NUMERIC_HEAD + 2 * i, 2) : 0);
	if (text[0] == '-')
		v = -v;
	return v >= INT64_MIN && v <= INT64_MAX ? DB_V_INT((int64_t)v) : DB_V_REAL(real);
}

static struct db_value real_of(uint64_t bits)
{
	double real = 0;
	memcpy(&real, &bits, sizeof(real));
	return DB_V_REAL(real);
}

struct db_value pg_decode(const PGresult *r, int row, int column)
{
	if (PQgetisnull(r, row, column))
		return DB_V_NULL;
	const char *p = PQgetvalue(r, row, column);
	int n = PQgetlength(r, row, column);
	struct str s = {p, (size_t)n};
	uint64_t bits = get(p, n > 8 ? 0 : n);
	switch (PQftype(r, column)) {
	case OID_INT8:
	case OID_BOOL:
		return DB_V_INT((int64_t)bits);
	case OID_INT4:
		return DB_V_INT((int32_t)bits);
	case OID_INT2:
		return DB_V_INT((int16_t)bits);
	case OID_FLOAT8:
		return real_of(bits);
	case OID_NUMERIC:
		return numeric(p, n);
	case OID_BYTEA:
		return DB_V_BLOB(s);
	default:
		return DB_V_STR(s);
	}
}
