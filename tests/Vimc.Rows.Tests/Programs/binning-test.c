// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * binning-test.c - means of two by two samples against sums one by one
 */

#include "test.h"
#include "vimc-binning.h"

#define MOST	96

/* Where the first of the two samples in a row that make a mean is. */
static unsigned int source_of(unsigned int i, unsigned int period)
{
	return i / period * 2 * period + i % period;
}

static unsigned int mean(unsigned int sum)
{
	return sum / 4 + (sum % 4 >= 2);
}

static void check_bytes(unsigned int num, unsigned int period)
{
	u8 *upper = test_alloc(2 * num), *lower = test_alloc(2 * num);
	u8 *got = test_alloc(num), *wanted = test_alloc(num);
	unsigned int i;

	for (i = 0; i < 2 * num; i++) {
		upper[i] = test_random();
		lower[i] = test_random();
	}
	for (i = 0; i < num; i++) {
		unsigned int at = source_of(i, period);

		wanted[i] = mean(upper[at] + upper[at + period] + lower[at] +
				 lower[at + period]);
	}
	vimc_bin_bytes(got, upper, lower, num, period);
	test_equal(got, wanted, num, "bytes", period);
	free(wanted);
	free(got);
	free(lower);
	free(upper);
}

static void check_samples(unsigned int num, unsigned int period, u16 most)
{
	size_t size = num * sizeof(__le16);
	__le16 *upper = test_alloc(2 * size), *lower = test_alloc(2 * size);
	__le16 *got = test_alloc(size), *wanted = test_alloc(size);
	unsigned int i;

	for (i = 0; i < 2 * num; i++) {
		upper[i] = cpu_to_le16(test_random() & most);
		lower[i] = cpu_to_le16(test_random() & most);
	}
	for (i = 0; i < num; i++) {
		unsigned int at = source_of(i, period);

		wanted[i] = cpu_to_le16(mean(le16_to_cpu(upper[at]) +
					     le16_to_cpu(upper[at + period]) +
					     le16_to_cpu(lower[at]) +
					     le16_to_cpu(lower[at + period])));
	}
	vimc_bin_samples(got, upper, lower, num, period);
	test_equal(got, wanted, size, "samples", period);
	free(wanted);
	free(got);
	free(lower);
	free(upper);
}

TEST(A_mean_is_that_of_the_two_nearest_of_a_kind_in_both_rows)
{
	static const unsigned int periods[] = { 1, 2, 3, 4, 8 };
	unsigned int i, num;

	for (i = 0; i < ARRAY_SIZE(periods); i++) {
		for (num = periods[i]; num <= MOST; num += periods[i]) {
			check_bytes(num, periods[i]);
			check_samples(num, periods[i], 0x3ff);
			check_samples(num, periods[i], 0xffff);
		}
	}
}

TEST(Bayer_samples_keep_their_order)
{
	static const u8 upper[] = { 1, 100, 3, 104, 5, 108, 8, 112 };
	static const u8 lower[] = { 1, 100, 3, 104, 6, 109, 8, 112 };
	static const u8 wanted[] = { 2, 102, 7, 110 };
	u8 got[4];

	vimc_bin_bytes(got, upper, lower, 4, 2);
	test_equal(got, wanted, sizeof(got), "a row of two colours", 0);
}
