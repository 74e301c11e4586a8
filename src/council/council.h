/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The council module: minutes in, the record of meetings out. The only header others may include.
 */
#ifndef SP_COUNCIL_COUNCIL_H
#define SP_COUNCIL_COUNCIL_H

#include "module/module.h"

extern const struct module council_module;

#endif
