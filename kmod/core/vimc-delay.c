// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vimc-delay.c Virtual Media Controller Driver - controls that act later
 */

#include <linux/minmax.h>
#include <linux/string.h>

#include "vimc-delay.h"

/**
 * vimc_delay_reset - let the value act at once, as before the first frame
 *
 * @delay: the control
 */
void vimc_delay_reset(struct vimc_delay *delay)
{
	unsigned int i;

	for (i = 0; i < VIMC_DELAY_MOST; i++)
		delay->taken[i] = delay->value;
}

/**
 * vimc_delay_begin_frame - take the value over as a frame begins
 *
 * @delay: the control
 * @passed: how many frames after the last one it is; those in between began
 *	with what that one had
 */
void vimc_delay_begin_frame(struct vimc_delay *delay, u64 passed)
{
	unsigned int count = min_t(u64, passed, VIMC_DELAY_MOST);
	u32 before = delay->taken[0];
	unsigned int i;

	memmove(delay->taken + count, delay->taken,
		(VIMC_DELAY_MOST - count) * sizeof(*delay->taken));
	for (i = 0; i < count; i++)
		delay->taken[i] = before;
	delay->taken[0] = delay->value;
}

/**
 * vimc_delay_value - what acts in the frame that began last
 *
 * @delay: the control
 *
 * Return: the value
 */
u32 vimc_delay_value(const struct vimc_delay *delay)
{
	return delay->taken[delay->frames - 1];
}
