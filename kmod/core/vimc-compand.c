// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vimc-compand.c Virtual Media Controller Driver - 10 bits squeezed into 8
 */

#include <linux/kernel.h>
#include <linux/minmax.h>

#include "vimc-compand.h"
#include "vimc-config.h"

/**
 * vimc_compand_alaw_row - compress a row by the A-law
 *
 * @dst: @width bytes
 * @src: 10 bit samples
 * @width: number of samples
 */
void vimc_compand_alaw_row(u8 *dst, const __le16 *src, unsigned int width)
{
	unsigned int x;

	for (x = 0; x < width; x++)
		dst[x] = vimc_alaw10[le16_to_cpu(src[x]) & 1023];
}

/* What a decoder makes of a sample sent as it is, in steps of 8. */
static int vimc_compand_decode_pcm(int code, int prediction)
{
	int value = code * 8;

	return value > prediction ? value + 3 : value + 4;
}

/*
 * One sample, given the value a decoder has for the sample of the same colour
 * before it, which becomes the value it has for this one.
 */
static u8 vimc_compand_dpcm_sample(int value, int *prediction)
{
	int difference = value - *prediction;
	int magnitude = abs(difference);
	int sign = difference <= 0;
	int code;

	if (magnitude < 32) {
		*prediction = value;
		return sign << 5 | magnitude;
	}

	if (magnitude < 64) {
		code = (magnitude - 32) / 2;
		magnitude = 32 + 2 * code;
		*prediction += sign ? -magnitude : magnitude;
		return 0x40 | sign << 4 | code;
	}

	if (magnitude < 128) {
		code = (magnitude - 64) / 4;
		magnitude = 64 + 4 * code + 1;
		*prediction += sign ? -magnitude : magnitude;
		*prediction = clamp(*prediction, 0, 1023);
		return 0x60 | sign << 4 | code;
	}

	code = value / 8;
	*prediction = vimc_compand_decode_pcm(code, *prediction);

	return 0x80 | code;
}

/* A first sample, which has none before it. No code is ever 0. */
static u8 vimc_compand_dpcm_first(int value, int *prediction)
{
	int code = max(value / 4, 1);

	*prediction = 4 * code + 2;

	return code;
}

/**
 * vimc_compand_dpcm_row - compress a row by differential pulse code modulation
 *
 * @dst: @width bytes
 * @src: 10 bit samples
 * @width: number of samples
 *
 * The 10-8-10 coder of MIPI CSI-2 with predictor 1: the first two samples lose
 * their two low bits, each later one is coded by its difference from what a
 * decoder has for the sample two before it.
 */
void vimc_compand_dpcm_row(u8 *dst, const __le16 *src, unsigned int width)
{
	int predictions[2] = { };
	unsigned int x;

	for (x = 0; x < width; x++) {
		int value = le16_to_cpu(src[x]) & 1023;
		int *prediction = &predictions[x & 1];

		dst[x] = x < 2 ? vimc_compand_dpcm_first(value, prediction) :
				 vimc_compand_dpcm_sample(value, prediction);
	}
}
