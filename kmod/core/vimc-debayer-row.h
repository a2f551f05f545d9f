/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * vimc-debayer-row.h Virtual Media Controller Driver - one row of a debayer
 *
 * Always-inline, so that a caller with constant arguments gets a function
 * specialised for them. kmod/generated/vimc-rows.c holds those callers.
 */

#ifndef _VIMC_DEBAYER_ROW_H_
#define _VIMC_DEBAYER_ROW_H_

#include <linux/compiler.h>
#include <linux/types.h>

#include "vimc-config.h"

/**
 * struct vimc_debayer_row - what one row of a debayer is made from
 *
 * @sums: for the even and for the odd rows of the window around this row: the
 *	sum of their samples, column by column, @width entries each
 * @rows: how many even and how many odd rows those sums cover
 * @width: in pixels
 * @radius: half of the mean window size, rounded down
 * @order: colours of the first 2x2 pixels of the frame
 * @dst: @width pixels of the source pad's pixel format
 */
struct vimc_debayer_row {
	const u32 *sums[2];
	unsigned int rows[2];
	unsigned int width;
	unsigned int radius;
	enum vimc_bayer_order order;
	u8 *dst;
};

static __always_inline void vimc_debayer_row(const struct vimc_debayer_row *row,
					     unsigned int depth,
					     u32 pixelformat)
{
}

#endif
