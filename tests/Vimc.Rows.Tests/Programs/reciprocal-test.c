// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * reciprocal-test.c - multiplying instead of dividing loses nothing
 */

#include "test.h"
#include "vimc-debayer-row.h"

/* A window has at most 13 * 13 + 12 * 12 samples of one colour, green. */
#define MAX_SAMPLES	313

/* All sums of all numbers of samples there can be, each quotient counted up. */
TEST(Multiplying_by_the_reciprocal_divides_exactly)
{
	struct vimc_debayer_scale scale;
	struct vimc_debayer_sums sums = { 0 };
	unsigned int n, mean, rest;
	u8 rgb[3];

	for (n = 1; n <= MAX_SAMPLES; n++) {
		scale.red = vimc_debayer_reciprocal(n);
		scale.green = scale.red;
		scale.blue = scale.red;
		for (mean = 0; mean < 4096; mean++) {
			for (rest = 0; rest < (mean < 4095 ? n : 1); rest++) {
				sums.red = mean * n + rest;
				CHECK((sums.red * scale.red) >> 32 == mean,
				      "%u / %u", sums.red, n);
			}
			vimc_debayer_put(rgb, vimc_debayer_pixel(&sums,
					&scale, 12, V4L2_PIX_FMT_RGB24));
			CHECK(rgb[0] == mean >> 4 && !rgb[2], "%u / %u",
			      sums.red, n);
		}
	}
	CHECK(!vimc_debayer_reciprocal(0), "no samples");
}
