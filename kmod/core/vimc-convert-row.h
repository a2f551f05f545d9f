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
#include <linux/videodev2.h>

#include "vimc-ycbcr.h"

/**
 * struct vimc_convert_sum - the sum of some colours
 *
 * @red: of their red
 * @green: of their green
 * @blue: of their blue
 */
struct vimc_convert_sum {
	u16 red;
	u16 green;
	u16 blue;
};

/**
 * struct vimc_convert_row - what one row is converted from
 *
 * @src: the row as it is pulled
 * @width: in pixels, even
 * @dst: where the row goes
 * @ycbcr: how colours become luma and chroma; only where they do
 * @sums: of colours of two pixels each; kept from a row to the one below,
 *	where both share their chroma
 * @chroma: where the chroma of this row and the one above goes; NULL in the
 *	upper one
 */
struct vimc_convert_row {
	const u8 *src;
	unsigned int width;
	u8 *dst;
	const struct vimc_ycbcr *ycbcr;
	struct vimc_convert_sum *sums;
	u8 *chroma;
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

/* Where in a pixel each component is; @padding is past the end if unused. */
struct vimc_convert_places {
	unsigned int red;
	unsigned int green;
	unsigned int blue;
	unsigned int padding;
};

static __always_inline struct vimc_convert_places
vimc_convert_places(u32 pixelformat)
{
	switch (pixelformat) {
	case V4L2_PIX_FMT_BGR24:
		return (struct vimc_convert_places) { 2, 1, 0, 3 };
	case V4L2_PIX_FMT_XRGB32:
		return (struct vimc_convert_places) { 1, 2, 3, 0 };
	case V4L2_PIX_FMT_XBGR32:
		return (struct vimc_convert_places) { 2, 1, 0, 3 };
	case V4L2_PIX_FMT_BGRX32:
		return (struct vimc_convert_places) { 3, 2, 1, 0 };
	default:
		return (struct vimc_convert_places) { 0, 1, 2, 3 };
	}
}

/**
 * vimc_convert_rgb32 - move colours of three bytes into four
 *
 * @row: what it is made from
 * @from: V4L2_PIX_FMT_RGB24 or V4L2_PIX_FMT_BGR24; constant
 * @to: V4L2_PIX_FMT_ XRGB32, XBGR32, RGBX32 or BGRX32; constant
 *
 * The byte that means nothing is 0.
 */
static __always_inline void
vimc_convert_rgb32(const struct vimc_convert_row *row, u32 from, u32 to)
{
	struct vimc_convert_places src_at = vimc_convert_places(from);
	struct vimc_convert_places dst_at = vimc_convert_places(to);
	const u8 *src = row->src;
	u8 *dst = row->dst;
	unsigned int x;

	for (x = 0; x < row->width; x++, src += 3, dst += 4) {
		dst[dst_at.red] = src[src_at.red];
		dst[dst_at.green] = src[src_at.green];
		dst[dst_at.blue] = src[src_at.blue];
		dst[dst_at.padding] = 0;
	}
}

/**
 * vimc_convert_rgb565 - keep the upper bits of colours, 16 of 24
 *
 * @row: what it is made from
 * @from: V4L2_PIX_FMT_RGB24 or V4L2_PIX_FMT_BGR24; constant
 */
static __always_inline void
vimc_convert_rgb565(const struct vimc_convert_row *row, u32 from)
{
	struct vimc_convert_places at = vimc_convert_places(from);
	const u8 *src = row->src;
	u8 *dst = row->dst;
	unsigned int x;

	for (x = 0; x < row->width; x++, src += 3, dst += 2) {
		unsigned int pixel = src[at.red] >> 3 << 11 |
				     src[at.green] >> 2 << 5 |
				     src[at.blue] >> 3;

		dst[0] = pixel;
		dst[1] = pixel >> 8;
	}
}

/**
 * vimc_convert_yuv422 - give two pixels the chroma of their mean
 *
 * @row: what it is made from
 * @from: V4L2_PIX_FMT_RGB24 or V4L2_PIX_FMT_BGR24; constant
 * @to: V4L2_PIX_FMT_YUYV or V4L2_PIX_FMT_UYVY; constant
 *
 * So chroma is sited between the two, as V4L2 has it.
 */
static __always_inline void
vimc_convert_yuv422(const struct vimc_convert_row *row, u32 from, u32 to)
{
	struct vimc_convert_places at = vimc_convert_places(from);
	const struct vimc_ycbcr ycbcr = *row->ycbcr;
	unsigned int luma = to == V4L2_PIX_FMT_UYVY;
	const u8 *src = row->src;
	u8 *dst = row->dst;
	unsigned int x;

	for (x = 0; x < row->width; x += 2, src += 6, dst += 4) {
		unsigned int red = src[at.red] + src[3 + at.red];
		unsigned int green = src[at.green] + src[3 + at.green];
		unsigned int blue = src[at.blue] + src[3 + at.blue];

		dst[luma] = vimc_ycbcr_component(&ycbcr.y, src[at.red],
						 src[at.green], src[at.blue],
						 0);
		dst[luma + 2] = vimc_ycbcr_component(&ycbcr.y, src[3 + at.red],
						     src[3 + at.green],
						     src[3 + at.blue], 0);
		dst[!luma] = vimc_ycbcr_component(&ycbcr.cb, red, green, blue,
						  1);
		dst[2 + !luma] = vimc_ycbcr_component(&ycbcr.cr, red, green,
						      blue, 1);
	}
}

/**
 * vimc_convert_yuv420 - give two by two pixels the chroma of their mean
 *
 * @row: what it is made from
 * @from: V4L2_PIX_FMT_RGB24 or V4L2_PIX_FMT_BGR24; constant
 *
 * So chroma is sited in the middle of the four, as V4L2 has it.
 */
static __always_inline void
vimc_convert_yuv420(const struct vimc_convert_row *row, u32 from)
{
	struct vimc_convert_places at = vimc_convert_places(from);
	const struct vimc_ycbcr ycbcr = *row->ycbcr;
	struct vimc_convert_sum *sum = row->sums;
	u8 *chroma = row->chroma;
	const u8 *src = row->src;
	u8 *dst = row->dst;
	unsigned int x;

	for (x = 0; x < row->width; x += 2, src += 6, dst += 2, sum++) {
		unsigned int red = src[at.red] + src[3 + at.red];
		unsigned int green = src[at.green] + src[3 + at.green];
		unsigned int blue = src[at.blue] + src[3 + at.blue];

		dst[0] = vimc_ycbcr_component(&ycbcr.y, src[at.red],
					      src[at.green], src[at.blue], 0);
		dst[1] = vimc_ycbcr_component(&ycbcr.y, src[3 + at.red],
					      src[3 + at.green],
					      src[3 + at.blue], 0);
		if (!chroma) {
			*sum = (struct vimc_convert_sum) { red, green, blue };
			continue;
		}
		red += sum->red;
		green += sum->green;
		blue += sum->blue;
		*chroma++ = vimc_ycbcr_component(&ycbcr.cb, red, green, blue,
						 2);
		*chroma++ = vimc_ycbcr_component(&ycbcr.cr, red, green, blue,
						 2);
	}
}

#endif
