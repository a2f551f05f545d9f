// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * oops - a module that dies as it is loaded
 *
 * So does the task that loads it, in the kernel, and the rest goes on.
 */

#include <linux/module.h>

/* Nothing is ever mapped there, and the compiler cannot tell. */
static unsigned long address = 0x100;

static int __init oops_init(void)
{
	return READ_ONCE(*(int *)READ_ONCE(address));
}
module_init(oops_init);

MODULE_DESCRIPTION("Dies as it is loaded");
MODULE_LICENSE("GPL");
