// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vimc-ycbcr.c Virtual Media Controller Driver - colours as luma and chroma
 *
 * Luma is a sum of weighted colours, E'Y = Kr E'R + Kg E'G + Kb E'B, where the
 * three weights are 1 together; chroma is E'B - E'Y and E'R - E'Y, scaled so
 * that either reaches from -1/2 to 1/2. In 8 bits of limited range luma is from
 * 16 to 235 and chroma from 16 to 240 around 128; in full range both fill what
 * there is, and a chroma of 1/2 is cut off at 255 (ITU-R BT.601-7, 2.5; JFIF).
 */

#include <linux/kernel.h>
#include <linux/math64.h>

#include "vimc-ycbcr.h"

/* What Kr and Kb are fractions of. */
#define VIMC_YCBCR_ONE		10000

struct vimc_ycbcr_primaries {
	u32 kr;
	u32 kb;
};

static struct vimc_ycbcr_primaries vimc_ycbcr_primaries(u32 encoding)
{
	switch (encoding) {
	case V4L2_YCBCR_ENC_709:
	case V4L2_YCBCR_ENC_XV709:
		return (struct vimc_ycbcr_primaries) { 2126, 722 };
	case V4L2_YCBCR_ENC_BT2020:
		return (struct vimc_ycbcr_primaries) { 2627, 593 };
	case V4L2_YCBCR_ENC_SMPTE240M:
		return (struct vimc_ycbcr_primaries) { 2120, 870 };
	default:
		return (struct vimc_ycbcr_primaries) { 2990, 1140 };
	}
}

/* The weight that makes @part / @whole of 255 to as much of @range. */
static s32 vimc_ycbcr_weight(u32 part, u32 whole, u32 range)
{
	return DIV64_U64_ROUND_CLOSEST(((u64)part * range) << VIMC_YCBCR_BITS,
				       (u64)whole * 255);
}

static s32 vimc_ycbcr_constant(unsigned int offset)
{
	return (offset << VIMC_YCBCR_BITS) + (1 << (VIMC_YCBCR_BITS - 1));
}

/**
 * vimc_ycbcr_init - work the weights out
 *
 * @ycbcr: is overwritten
 * @encoding: V4L2_YCBCR_ENC_*, not the default and not that of constant
 *	luminance, which is no sum
 * @quantization: V4L2_QUANTIZATION_*, not the default; xvYCC has but one
 *
 * What the weights lose by rounding is made good in that of green, so that grey
 * has luma of its own level, and none of chroma.
 */
void vimc_ycbcr_init(struct vimc_ycbcr *ycbcr, u32 encoding, u32 quantization)
{
	struct vimc_ycbcr_primaries k = vimc_ycbcr_primaries(encoding);
	bool full = quantization == V4L2_QUANTIZATION_FULL_RANGE &&
		    encoding != V4L2_YCBCR_ENC_XV601 &&
		    encoding != V4L2_YCBCR_ENC_XV709;
	u32 luma = full ? 255 : 219;
	u32 chroma = full ? 255 : 224;

	ycbcr->y.red = vimc_ycbcr_weight(k.kr, VIMC_YCBCR_ONE, luma);
	ycbcr->y.blue = vimc_ycbcr_weight(k.kb, VIMC_YCBCR_ONE, luma);
	ycbcr->y.green = vimc_ycbcr_weight(1, 1, luma) - ycbcr->y.red -
			 ycbcr->y.blue;
	ycbcr->y.constant = vimc_ycbcr_constant(full ? 0 : 16);

	ycbcr->cb.blue = vimc_ycbcr_weight(1, 2, chroma);
	ycbcr->cb.red = -vimc_ycbcr_weight(k.kr, 2 * (VIMC_YCBCR_ONE - k.kb),
					   chroma);
	ycbcr->cb.green = -ycbcr->cb.blue - ycbcr->cb.red;
	ycbcr->cb.constant = vimc_ycbcr_constant(128);

	ycbcr->cr.red = ycbcr->cb.blue;
	ycbcr->cr.blue = -vimc_ycbcr_weight(k.kb, 2 * (VIMC_YCBCR_ONE - k.kr),
					    chroma);
	ycbcr->cr.green = -ycbcr->cr.red - ycbcr->cr.blue;
	ycbcr->cr.constant = vimc_ycbcr_constant(128);
}
