/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * vimc-scaler-row.h Virtual Media Controller Driver - one row of a scaler
 *
 * Always-inline, so that a caller with constant arguments gets a function
 * specialised for them. kmod/generated/vimc-rows.c holds those callers.
 */

#ifndef _VIMC_SCALER_ROW_H_
#define _VIMC_SCALER_ROW_H_

#include <linux/compiler.h>
#include <linux/string.h>
#include <linux/types.h>

/**
 * struct vimc_scaler_row - what one row of a scaler is made from
 *
 * @src: the row of the sink pad this one is taken from
 * @offsets: for each pixel of the row, where in @src it is, in bytes
 * @width: of the source pad, in pixels
 * @dst: @width pixels
 */
struct vimc_scaler_row {
	const u8 *src;
	const u32 *offsets;
	unsigned int width;
	u8 *dst;
};

/**
 * vimc_scaler_row - make a row of a scaler
 *
 * @row: what it is made from
 * @bpp: bytes a pixel takes; constant, so that the copy is a move or two
 */
static __always_inline void vimc_scaler_row(const struct vimc_scaler_row *row,
					    unsigned int bpp)
{
	const u32 *offsets = row->offsets;
	const u8 *src = row->src;
	u8 *dst = row->dst;
	unsigned int x;

	for (x = 0; x < row->width; x++, dst += bpp)
		memcpy(dst, src + offsets[x], bpp);
}

#endif
