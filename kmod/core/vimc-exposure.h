/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * vimc-exposure.h Virtual Media Controller Driver - how much light there is
 */

#ifndef _VIMC_EXPOSURE_H_
#define _VIMC_EXPOSURE_H_

#include <linux/types.h>

/* Leaves samples as they are. */
#define VIMC_LIGHT_NEUTRAL	0x10000

/* Turns the darkest sample that is not black white at any depth. */
#define VIMC_LIGHT_MOST		0x10000000

u32 vimc_light(u32 exposure, u32 gain, u32 neutral);
void vimc_expose_bytes(u8 *dst, const u8 *src, unsigned int num, u32 light);
void vimc_expose_samples(__le16 *dst, const __le16 *src, unsigned int num,
			 unsigned int depth, u32 light);

#endif
