// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * scaler-test.c - each pixel of a scaled row is the one it was told to be
 */

#include "test.h"
#include "vimc-scaler-row.h"

static void scale(const struct vimc_scaler_row *row, unsigned int bpp)
{
	switch (bpp) {
	case 1:
		return vimc_scaler_row(row, 1);
	case 2:
		return vimc_scaler_row(row, 2);
	case 3:
		return vimc_scaler_row(row, 3);
	default:
		return vimc_scaler_row(row, 4);
	}
}

static void check_row(unsigned int bpp, unsigned int from, unsigned int to)
{
	u32 *offsets = test_alloc(to * sizeof(*offsets));
	u8 *src = test_alloc(from * bpp);
	u8 *dst = test_alloc(to * bpp);
	struct vimc_scaler_row row = { src, offsets, to, dst };
	unsigned int i;

	for (i = 0; i < from * bpp; i++)
		src[i] = test_random();
	for (i = 0; i < to; i++)
		offsets[i] = test_random_below(from) * bpp;

	scale(&row, bpp);

	for (i = 0; i < to * bpp; i++)
		CHECK(dst[i] == src[offsets[i / bpp] + i % bpp],
		      "%u bytes a pixel, byte %u is %#x", bpp, i, dst[i]);
	free(offsets);
	free(src);
	free(dst);
}

TEST(Each_pixel_is_the_one_at_its_offset)
{
	unsigned int bpp;

	for (bpp = 1; bpp <= 4; bpp++) {
		check_row(bpp, 16, 4096);
		check_row(bpp, 4096, 16);
		check_row(bpp, 640, 640);
		check_row(bpp, 17, 31);
	}
}

TEST(Random_rows_are_scaled_pixel_by_pixel)
{
	for (test_seed(); test_has_time(1000);)
		check_row(1 + test_random_below(4), 1 + test_random_below(300),
			  1 + test_random_below(300));
}
