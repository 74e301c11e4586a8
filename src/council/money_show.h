/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of "spor money", each from the same struct. */
#ifndef SP_COUNCIL_MONEY_SHOW_H
#define SP_COUNCIL_MONEY_SHOW_H

#include "council/money.h"
#include "module/command.h"

/* {pools: […], amounts: […]}; a row for each amount. `amounts`: with those of the items. */
SP_MUST_USE sp_rc money_put_json(struct command_call *call, const struct money *m, bool amounts,
				 struct sp_err *e);
SP_MUST_USE sp_rc money_put_table(struct command_call *call, const struct money *m, bool amounts,
				  struct sp_err *e);
/* For people: a pool with its parts and what the check says; `where` also tells the item. */
void money_put_pool(struct command_call *call, const struct money *m, const struct money_pool *p,
		    bool where);
/* The sum and what the check says, on a line. */
void money_put_check(struct command_call *call, const struct money_pool *p, unsigned indent);
/* An amount of an item on a line. */
void money_put_amount(struct command_call *call, const struct money_amount *a, unsigned indent);

#endif
