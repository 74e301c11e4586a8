/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys by which people know what the audit log speaks of. */
#ifndef SP_COUNCIL_OBJECT_KEY_H
#define SP_COUNCIL_OBJECT_KEY_H

#include "module/module.h"

/* "998/bul/2020-06-09/3" of a meeting or item, "bul" of a body; as struct module's object_key. */
SP_MUST_USE sp_rc council_object_key(struct db *db, struct arena *a,
				     const struct object_ref *object, const char **key,
				     struct sp_err *e);

#endif
