/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * vimc-ycbcr.h Virtual Media Controller Driver - colours as luma and chroma
 */

#ifndef _VIMC_YCBCR_H_
#define _VIMC_YCBCR_H_

#include <linux/compiler.h>
#include <linux/minmax.h>
#include <linux/types.h>
#include <linux/videodev2.h>

/* Fraction bits of the weights. */
#define VIMC_YCBCR_BITS		16

/**
 * struct vimc_ycbcr_weights - what a component is the sum of
 *
 * @red: weight of red
 * @green: weight of green
 * @blue: weight of blue
 * @constant: what is added, a half for rounding with it
 */
struct vimc_ycbcr_weights {
	s32 red;
	s32 green;
	s32 blue;
	s32 constant;
};

/**
 * struct vimc_ycbcr - how full range R'G'B' becomes Y'CbCr
 *
 * @y: luma
 * @cb: chroma, blue
 * @cr: chroma, red
 */
struct vimc_ycbcr {
	struct vimc_ycbcr_weights y;
	struct vimc_ycbcr_weights cb;
	struct vimc_ycbcr_weights cr;
};

void vimc_ycbcr_init(struct vimc_ycbcr *ycbcr, u32 encoding, u32 quantization);

/**
 * vimc_ycbcr_component - a component of the mean of some colours
 *
 * @weights: of the component
 * @red: the sum of red of the colours
 * @green: of green
 * @blue: of blue
 * @log2: how many colours, as a power of two; constant
 *
 * Return: the component, to the nearest
 */
static __always_inline u8
vimc_ycbcr_component(const struct vimc_ycbcr_weights *weights, unsigned int red,
		     unsigned int green, unsigned int blue, unsigned int log2)
{
	s32 sum = weights->red * (s32)red + weights->green * (s32)green +
		  weights->blue * (s32)blue + (weights->constant << log2);

	return min(sum >> (VIMC_YCBCR_BITS + log2), 255);
}

#endif
