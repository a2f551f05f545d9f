/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * vimc-convert-row.h Virtual Media Controller Driver - a row as it is stored
 *
 * Always-inline, so that a caller with constant arguments gets a function
 * specialised for them. kmod/generated/vimc-rows.c holds those callers.
 */

#ifndef _VIMC_CONVERT_ROW_H_
#define _VIMC_CONVERT_ROW_H_

#include <asm/byteorder.h>
#include <linux/compiler.h>
#include <linux/types.h>

/**
 * struct vimc_convert_row - what one row is converted from
 *
 * @src: the row as it is pulled
 * @width: in pixels, even
 * @dst: where the row goes
 */
struct vimc_convert_row {
	const u8 *src;
	unsigned int width;
	u8 *dst;
};

/**
 * vimc_convert_pack - pack raw samples as CSI-2 sends them
 *
 * @row: samples of two bytes each, and where they go
 * @depth: significant bits of a sample, 10 or 12; constant
 *
 * The upper 8 bits of four or two samples are followed by a byte of their lower
 * bits, those of the first sample lowest. What is missing of four samples at
 * the end of a row is 0.
 */
static __always_inline void
vimc_convert_pack(const struct vimc_convert_row *row, unsigned int depth)
{
	const __le16 *src = (const __le16 *)row->src;
	unsigned int low_bits = depth - 8;
	unsigned int group = 8 / low_bits;
	u8 *dst = row->dst;
	unsigned int x, i;

	for (x = 0; x < row->width; x += group, dst += group + 1) {
		unsigned int low = 0;

		for (i = 0; i < group; i++) {
			unsigned int sample = x + i < row->width ?
					      le16_to_cpu(src[x + i]) : 0;

			dst[i] = sample >> low_bits;
			low |= (sample & ((1 << low_bits) - 1)) <<
			       (i * low_bits);
		}
		dst[group] = low;
	}
}

#endif
