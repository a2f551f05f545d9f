// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vimc-exposure.c Virtual Media Controller Driver - how much light there is
 *
 * A sample is as large as there is light: the time that it is exposed for times
 * the gain it is read with. White is where it ends.
 */

#include <linux/kernel.h>
#include <linux/math64.h>
#include <linux/minmax.h>

#include "vimc-exposure.h"

/**
 * vimc_light - how much light two controls give
 *
 * @exposure: how long, in any unit
 * @gain: in any unit
 * @neutral: the product of the two that leaves samples as they are
 *
 * Return: a factor of samples, where VIMC_LIGHT_NEUTRAL is one
 */
u32 vimc_light(u32 exposure, u32 gain, u32 neutral)
{
	u64 light = (u64)exposure * gain * VIMC_LIGHT_NEUTRAL;

	return min_t(u64, DIV64_U64_ROUND_CLOSEST(light, neutral),
		     VIMC_LIGHT_MOST);
}

static unsigned int vimc_expose(unsigned int sample, u32 light,
				unsigned int white)
{
	u64 exposed = ((u64)sample * light + VIMC_LIGHT_NEUTRAL / 2) /
		      VIMC_LIGHT_NEUTRAL;

	return min_t(u64, exposed, white);
}

/**
 * vimc_expose_bytes - expose samples of 8 bits
 *
 * @dst: the exposed samples
 * @src: as many samples
 * @num: how many
 * @light: from vimc_light()
 */
void vimc_expose_bytes(u8 *dst, const u8 *src, unsigned int num, u32 light)
{
	unsigned int i;

	for (i = 0; i < num; i++)
		dst[i] = vimc_expose(src[i], light, 255);
}

/**
 * vimc_expose_samples - expose samples of more bits
 *
 * @dst: the exposed samples
 * @src: as many samples
 * @num: how many
 * @depth: their significant bits
 * @light: from vimc_light()
 */
void vimc_expose_samples(__le16 *dst, const __le16 *src, unsigned int num,
			 unsigned int depth, u32 light)
{
	unsigned int white = (1 << depth) - 1;
	unsigned int i;

	for (i = 0; i < num; i++)
		dst[i] = cpu_to_le16(vimc_expose(le16_to_cpu(src[i]), light,
						 white));
}
