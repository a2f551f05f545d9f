/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * vimc-debayer-row.h Virtual Media Controller Driver - one row of a debayer
 *
 * Always-inline, so that a caller with constant arguments gets a function
 * specialised for them. kmod/generated/vimc-rows.c holds those callers.
 */

#ifndef _VIMC_DEBAYER_ROW_H_
#define _VIMC_DEBAYER_ROW_H_

#include <asm/byteorder.h>
#include <linux/compiler.h>
#include <linux/math.h>
#include <linux/string.h>
#include <linux/types.h>
#include <linux/videodev2.h>

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
	const __le16 *sums[2];
	unsigned int rows[2];
	unsigned int width;
	unsigned int radius;
	enum vimc_bayer_order order;
	u8 *dst;
};

/*
 * Sums of the three colours over the window around a pixel, and how many even
 * and odd columns they cover.
 */
struct vimc_debayer_sums {
	u32 red;
	u32 green;
	u32 blue;
	unsigned int columns[2];
};

/* For each colour, 2^32 divided by the number of its samples, rounded up. */
struct vimc_debayer_scale {
	u64 red;
	u64 green;
	u64 blue;
};

/* Where red is in the first 2x2 pixels; blue is diagonally opposite. */
static __always_inline unsigned int
vimc_debayer_red_row(enum vimc_bayer_order order)
{
	return order == VIMC_BAYER_BGGR || order == VIMC_BAYER_GBRG;
}

static __always_inline unsigned int
vimc_debayer_red_column(enum vimc_bayer_order order)
{
	return order == VIMC_BAYER_BGGR || order == VIMC_BAYER_GRBG;
}

/*
 * With n samples of up to 12 bits, n up to 25 * 25, the product of a sum and
 * the rounded up quotient has the truncated mean in its upper half, exactly:
 * the error of the quotient is below n / 2^32 and 4095 * n * n below 2^32.
 */
static __always_inline u64 vimc_debayer_reciprocal(unsigned int n)
{
	return n ? DIV_ROUND_UP_ULL(1ULL << 32, n) : 0;
}

static __always_inline struct vimc_debayer_scale
vimc_debayer_scale(const struct vimc_debayer_row *row,
		   const unsigned int columns[2])
{
	unsigned int red_row = vimc_debayer_red_row(row->order);
	unsigned int red_column = vimc_debayer_red_column(row->order);
	unsigned int red_rows = row->rows[red_row];
	unsigned int blue_rows = row->rows[!red_row];
	unsigned int red_columns = columns[red_column];
	unsigned int blue_columns = columns[!red_column];

	return (struct vimc_debayer_scale) {
		.red = vimc_debayer_reciprocal(red_rows * red_columns),
		.green = vimc_debayer_reciprocal(red_rows * blue_columns +
						 blue_rows * red_columns),
		.blue = vimc_debayer_reciprocal(blue_rows * blue_columns),
	};
}

static __always_inline void
vimc_debayer_enter(struct vimc_debayer_sums *sums, const __le16 *red_row,
		   const __le16 *blue_row, unsigned int x, bool red_column)
{
	if (red_column) {
		sums->red += le16_to_cpu(red_row[x]);
		sums->green += le16_to_cpu(blue_row[x]);
	} else {
		sums->green += le16_to_cpu(red_row[x]);
		sums->blue += le16_to_cpu(blue_row[x]);
	}
}

static __always_inline void
vimc_debayer_leave(struct vimc_debayer_sums *sums, const __le16 *red_row,
		   const __le16 *blue_row, unsigned int x, bool red_column)
{
	if (red_column) {
		sums->red -= le16_to_cpu(red_row[x]);
		sums->green -= le16_to_cpu(blue_row[x]);
	} else {
		sums->green -= le16_to_cpu(red_row[x]);
		sums->blue -= le16_to_cpu(blue_row[x]);
	}
}

/* A pixel as 24 bits, the byte that goes first lowest. */
static __always_inline u64 vimc_debayer_pack(u64 red, u64 green, u64 blue,
					     unsigned int depth,
					     u32 pixelformat)
{
	red >>= depth - 8;
	green >>= depth - 8;
	blue >>= depth - 8;

	return pixelformat == V4L2_PIX_FMT_RGB24 ?
	       red | green << 8 | blue << 16 : blue | green << 8 | red << 16;
}

static __always_inline u64
vimc_debayer_pixel(const struct vimc_debayer_sums *sums,
		   const struct vimc_debayer_scale *scale, unsigned int depth,
		   u32 pixelformat)
{
	return vimc_debayer_pack((sums->red * scale->red) >> 32,
				 (sums->green * scale->green) >> 32,
				 (sums->blue * scale->blue) >> 32, depth,
				 pixelformat);
}

static __always_inline void vimc_debayer_put(u8 *dst, u64 pixel)
{
	dst[0] = pixel;
	dst[1] = pixel >> 8;
	dst[2] = pixel >> 16;
}

/* Two pixels, 6 bytes, in one store of 8: the rest is overwritten. */
static __always_inline void vimc_debayer_put_two(u8 *dst, u64 first, u64 second)
{
	__le64 pixels = cpu_to_le64(first | second << 24);

	memcpy(dst, &pixels, sizeof(pixels));
}

/* A pixel near an end of the row, with columns of its window missing. */
static __always_inline void
vimc_debayer_edge(const struct vimc_debayer_row *row,
		  struct vimc_debayer_sums *sums, unsigned int x,
		  unsigned int depth, u32 pixelformat)
{
	unsigned int red_row = vimc_debayer_red_row(row->order);
	unsigned int red_column = vimc_debayer_red_column(row->order);
	struct vimc_debayer_scale scale;

	if (x + row->radius < row->width) {
		unsigned int enter = x + row->radius;

		vimc_debayer_enter(sums, row->sums[red_row],
				   row->sums[!red_row], enter,
				   (enter & 1) == red_column);
		sums->columns[enter & 1]++;
	}
	if (x > row->radius) {
		unsigned int leave = x - row->radius - 1;

		vimc_debayer_leave(sums, row->sums[red_row],
				   row->sums[!red_row], leave,
				   (leave & 1) == red_column);
		sums->columns[leave & 1]--;
	}

	scale = vimc_debayer_scale(row, sums->columns);
	vimc_debayer_put(row->dst + 3 * x,
			 vimc_debayer_pixel(sums, &scale, depth, pixelformat));
}

/*
 * Pixels with whole windows, two at a time: the first enters a red column. The
 * last pixel of the row is left out, as no store may go beyond it.
 */
static __always_inline unsigned int
vimc_debayer_middle(const struct vimc_debayer_row *row,
		    struct vimc_debayer_sums *sums, unsigned int x,
		    unsigned int depth, u32 pixelformat, bool red_first)
{
	unsigned int red_row = vimc_debayer_red_row(row->order);
	const unsigned int swapped[2] = { sums->columns[1], sums->columns[0] };
	const struct vimc_debayer_scale here =
		vimc_debayer_scale(row, sums->columns);
	const struct vimc_debayer_scale next =
		vimc_debayer_scale(row, swapped);
	const __le16 *reds = row->sums[red_row];
	const __le16 *blues = row->sums[!red_row];
	struct vimc_debayer_sums moving = *sums;
	unsigned int radius = row->radius;
	unsigned int left_out = radius ?: 1;
	u8 *dst = row->dst + 3 * x;

	for (; x + left_out + 1 < row->width; x += 2, dst += 6) {
		u64 first, second;

		vimc_debayer_enter(&moving, reds, blues, x + radius, red_first);
		vimc_debayer_leave(&moving, reds, blues, x - radius - 1,
				   !red_first);
		first = vimc_debayer_pixel(&moving, &next, depth, pixelformat);

		vimc_debayer_enter(&moving, reds, blues, x + radius + 1,
				   !red_first);
		vimc_debayer_leave(&moving, reds, blues, x - radius, red_first);
		second = vimc_debayer_pixel(&moving, &here, depth, pixelformat);

		vimc_debayer_put_two(dst, first, second);
	}
	*sums = moving;

	return x;
}

/* The samples of one column of a window, in rows with red and with blue. */
struct vimc_debayer_column {
	u32 reds;
	u32 blues;
};

static __always_inline struct vimc_debayer_column
vimc_debayer_column(const __le16 *reds, const __le16 *blues, unsigned int x)
{
	return (struct vimc_debayer_column) {
		.reds = le16_to_cpu(reds[x]),
		.blues = le16_to_cpu(blues[x]),
	};
}

/* The middle of three by three pixels, as all three divisors are constants. */
static __always_inline u64
vimc_debayer_pixel_3x3(const struct vimc_debayer_column *left,
		       const struct vimc_debayer_column *centre,
		       const struct vimc_debayer_column *right,
		       unsigned int depth, u32 pixelformat, bool red_sides,
		       unsigned int red_rows)
{
	u32 reds = left->reds + right->reds;
	u32 blues = left->blues + right->blues;
	unsigned int blue_rows = 3 - red_rows;

	if (red_sides)
		return vimc_debayer_pack(reds / (2 * red_rows),
					 (blues + centre->reds) /
					 (2 * blue_rows + red_rows),
					 centre->blues / blue_rows, depth,
					 pixelformat);

	return vimc_debayer_pack(centre->reds / red_rows,
				 (reds + centre->blues) /
				 (2 * red_rows + blue_rows),
				 blues / (2 * blue_rows), depth, pixelformat);
}

/*
 * vimc_debayer_middle() for the default window, inside the frame: a column is
 * looked at once, as the last two are at hand, and only a mean of five samples
 * takes a multiplication, by a constant.
 */
static __always_inline unsigned int
vimc_debayer_middle_3x3(const struct vimc_debayer_row *row,
			struct vimc_debayer_sums *sums, unsigned int x,
			unsigned int depth, u32 pixelformat, bool red_first,
			unsigned int red_rows)
{
	unsigned int red_row = vimc_debayer_red_row(row->order);
	const __le16 *reds = row->sums[red_row];
	const __le16 *blues = row->sums[!red_row];
	struct vimc_debayer_column a = vimc_debayer_column(reds, blues, x - 1);
	struct vimc_debayer_column b = vimc_debayer_column(reds, blues, x);
	unsigned int end = row->width;
	u8 *dst = row->dst + 3 * x;

	for (; x + 2 < end; x += 2, dst += 6) {
		struct vimc_debayer_column c, d;
		u64 first, second;

		c = vimc_debayer_column(reds, blues, x + 1);
		d = vimc_debayer_column(reds, blues, x + 2);
		first = vimc_debayer_pixel_3x3(&a, &b, &c, depth, pixelformat,
					       red_first, red_rows);
		second = vimc_debayer_pixel_3x3(&b, &c, &d, depth, pixelformat,
						!red_first, red_rows);
		vimc_debayer_put_two(dst, first, second);
		a = c;
		b = d;
	}

	/* As if they had moved here. */
	sums->red = 0;
	sums->green = 0;
	sums->blue = 0;
	vimc_debayer_enter(sums, reds, blues, x - 2, !red_first);
	vimc_debayer_enter(sums, reds, blues, x - 1, red_first);
	vimc_debayer_enter(sums, reds, blues, x, !red_first);

	return x;
}

static __always_inline unsigned int
vimc_debayer_whole_windows(const struct vimc_debayer_row *row,
			   struct vimc_debayer_sums *sums, unsigned int x,
			   unsigned int depth, u32 pixelformat, bool red_first)
{
	unsigned int red_rows = row->rows[vimc_debayer_red_row(row->order)];

	if (row->radius != 1 || row->rows[0] + row->rows[1] != 3)
		return vimc_debayer_middle(row, sums, x, depth, pixelformat,
					   red_first);
	if (red_rows == 1)
		return vimc_debayer_middle_3x3(row, sums, x, depth, pixelformat,
					       red_first, 1);

	return vimc_debayer_middle_3x3(row, sums, x, depth, pixelformat,
				       red_first, 2);
}

/**
 * vimc_debayer_row - make a row of a debayer
 *
 * @row: what it is made from
 * @depth: significant bits of a sample; constant
 * @pixelformat: V4L2_PIX_FMT_RGB24 or V4L2_PIX_FMT_BGR24; constant
 *
 * Each colour is the mean of its samples in the window, rounded down, or 0 if
 * it has none there; of more than 8 bits the upper 8 are kept.
 */
static __always_inline void vimc_debayer_row(const struct vimc_debayer_row *row,
					     unsigned int depth,
					     u32 pixelformat)
{
	unsigned int red_row = vimc_debayer_red_row(row->order);
	unsigned int red_column = vimc_debayer_red_column(row->order);
	struct vimc_debayer_sums sums = { };
	unsigned int x;

	for (x = 0; x < row->radius; x++) {
		vimc_debayer_enter(&sums, row->sums[red_row],
				   row->sums[!red_row], x,
				   (x & 1) == red_column);
		sums.columns[x & 1]++;
	}

	for (x = 0; x <= row->radius && x < row->width; x++)
		vimc_debayer_edge(row, &sums, x, depth, pixelformat);

	if (((x + row->radius) & 1) == red_column)
		x = vimc_debayer_whole_windows(row, &sums, x, depth,
					       pixelformat, true);
	else
		x = vimc_debayer_whole_windows(row, &sums, x, depth,
					       pixelformat, false);

	for (; x < row->width; x++)
		vimc_debayer_edge(row, &sums, x, depth, pixelformat);
}

#endif
