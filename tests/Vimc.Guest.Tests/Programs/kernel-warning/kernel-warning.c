// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * kernel-warning - make the kernel report a bug
 *
 * For tests of what becomes of such a report. Loading it is all it takes.
 */

#include <linux/bug.h>
#include <linux/module.h>

static noinline void kernel_warning_report(void)
{
	WARN_ON(1);
}

static int __init kernel_warning_init(void)
{
	kernel_warning_report();

	return 0;
}
module_init(kernel_warning_init);

static void __exit kernel_warning_exit(void)
{
}
module_exit(kernel_warning_exit);

MODULE_DESCRIPTION("A kernel warning");
MODULE_LICENSE("GPL");
