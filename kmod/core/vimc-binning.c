// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vimc-binning.c Virtual Media Controller Driver - one pixel of two by two
 *
 * A sample is the mean of four, halves rounded up: the two nearest of a kind in
 * one row, and the two below or above them that are of that kind as well. Kinds
 * come again after some samples: after those of a pixel where each has all
 * colours, after two where a row has two colours in turns.
 */

#include <asm/byteorder.h>

#include "vimc-binning.h"

/* Four samples, the sum of which is given. */
static unsigned int vimc_bin(unsigned int sum)
{
	return (sum + 2) / 4;
}

/**
 * vimc_bin_bytes - bin samples of 8 bits
 *
 * @dst: the means
 * @upper: twice as many samples
 * @lower: as many again
 * @num: number of means, a multiple of @period
 * @period: samples after which their kinds come again
 */
void vimc_bin_bytes(u8 *dst, const u8 *upper, const u8 *lower,
		    unsigned int num, unsigned int period)
{
	const u8 *end = dst + num;
	unsigned int i;

	while (dst < end) {
		for (i = 0; i < period; i++)
			*dst++ = vimc_bin(upper[i] + upper[period + i] +
					  lower[i] + lower[period + i]);
		upper += 2 * period;
		lower += 2 * period;
	}
}

/**
 * vimc_bin_samples - bin samples of more bits
 *
 * @dst: the means
 * @upper: twice as many samples
 * @lower: as many again
 * @num: number of means, a multiple of @period
 * @period: samples after which their kinds come again
 */
void vimc_bin_samples(__le16 *dst, const __le16 *upper, const __le16 *lower,
		      unsigned int num, unsigned int period)
{
	const __le16 *end = dst + num;
	unsigned int i;

	while (dst < end) {
		for (i = 0; i < period; i++) {
			unsigned int sum = le16_to_cpu(upper[i]) +
					   le16_to_cpu(upper[period + i]) +
					   le16_to_cpu(lower[i]) +
					   le16_to_cpu(lower[period + i]);

			*dst++ = cpu_to_le16(vimc_bin(sum));
		}
		upper += 2 * period;
		lower += 2 * period;
	}
}
