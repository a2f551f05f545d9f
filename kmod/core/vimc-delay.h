/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * vimc-delay.h Virtual Media Controller Driver - controls that act later
 */

#ifndef _VIMC_DELAY_H_
#define _VIMC_DELAY_H_

#include <linux/types.h>

/* The longest delay in frames. */
#define VIMC_DELAY_MOST		8

/**
 * struct vimc_delay - a control whose value takes some frames to act
 *
 * A sensor takes its registers over as a frame begins, and begins to expose a
 * frame long before it reads it. So what is written during one frame acts in
 * the next with a delay of 1, in the one after that with a delay of 2.
 *
 * @value: what was written last
 * @frames: the delay, from 1 to VIMC_DELAY_MOST
 * @taken: the value as the last frame began, and as those before it did
 */
struct vimc_delay {
	u32 value;
	unsigned int frames;
	u32 taken[VIMC_DELAY_MOST];
};

void vimc_delay_reset(struct vimc_delay *delay);
void vimc_delay_begin_frame(struct vimc_delay *delay, u64 passed);
u32 vimc_delay_value(const struct vimc_delay *delay);

#endif
