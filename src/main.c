/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli.h"
#include "modules.h"

int main(int argc, char **argv)
{
	return cli_main(spor_modules, argc, argv);
}
