// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * copy-test.c - a copy of a row is all of it and nothing else
 */

#include "test.h"
#include "vimc-copy.h"

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
