// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * copy-test.c - a copy of a row is all of it and nothing else
 */

#include "test.h"
#include "vimc-copy.h"

#define MOST_COPIES	20

static void check_copy(unsigned int size, unsigned int from, unsigned int to)
{
	u8 *src = test_alloc(from + size);
	u8 *dst = test_alloc(to + size);
	unsigned int i;

	for (i = 0; i < size; i++)
		src[from + i] = test_random();
	vimc_copy_row(dst + to, src + from, size);

	test_equal(dst + to, src + from, size, "copy", size);
	for (i = 0; i < to; i++)
		CHECK(dst[i] == 0x5a, "byte %u before the copy", i);
	free(src);
	free(dst);
}

TEST(Rows_of_every_length_are_copied)
{
	unsigned int size;

	for (size = 0; size <= 200; size++)
		check_copy(size, 0, 0);
	check_copy(4096 * 4, 0, 0);
}

TEST(Rows_are_copied_from_and_to_anywhere)
{
	for (test_seed(); test_has_time(500);)
		check_copy(test_random_below(300), test_random_below(16),
			   test_random_below(16));
}

/* To every other row of a frame, as rows of Bayer repeat themselves. */
static void check_copies(unsigned int num, unsigned int size)
{
	u8 *frame = test_alloc((2 * num + 1) * size);
	u8 *src = test_alloc(size);
	u8 *dst[MOST_COPIES];
	unsigned int i, j;

	for (i = 0; i < size; i++)
		src[i] = test_random();
	for (i = 0; i < num; i++)
		dst[i] = frame + (2 * i + 1) * size;
	vimc_copy_rows(dst, num, src, size);

	for (i = 0; i < num; i++)
		test_equal(dst[i], src, size, "copy", i);
	for (i = 0; i <= num; i++)
		for (j = 0; j < size; j++)
			CHECK(frame[2 * i * size + j] == 0x5a,
			      "byte %u beside copy %u of %u", j, i, num);
	free(src);
	free(frame);
}

TEST(A_row_is_copied_to_any_number_of_places)
{
	unsigned int num;

	for (num = 0; num <= MOST_COPIES; num++) {
		check_copies(num, 1);
		check_copies(num, 64);
		check_copies(num, 98 * 3);
	}
	for (test_seed(); test_has_time(500);)
		check_copies(test_random_below(MOST_COPIES + 1),
			     test_random_below(300));
}
