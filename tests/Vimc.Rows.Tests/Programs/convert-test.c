// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * convert-test.c - rows as captures store them, against a reader of each format
 */

#include "test.h"
#include "vimc-convert-row.h"

#define MAX_WIDTH	70

static const unsigned int widths[] = { 16, 18, 20, 22, 64, MAX_WIDTH };

/* The sample that a receiver of CSI-2 gets at a place of a row. */
static unsigned int unpacked(const u8 *row, unsigned int depth, unsigned int x)
{
	unsigned int group = depth == 10 ? 4 : 2;
	const u8 *bytes = row + x / group * (group + 1);
	unsigned int place = x % group;

	if (depth == 10)
		return bytes[place] << 2 | (bytes[4] >> 2 * place & 3);

	return bytes[place] << 4 | (bytes[2] >> 4 * place & 0xf);
}

static void pack(const struct vimc_convert_row *row, unsigned int depth)
{
	if (depth == 10)
		vimc_convert_pack(row, 10);
	else
		vimc_convert_pack(row, 12);
}

static void check_packed(unsigned int depth, unsigned int width)
{
	unsigned int group = depth == 10 ? 4 : 2;
	unsigned int groups = (width + group - 1) / group;
	__le16 *src = test_alloc(width * sizeof(*src));
	u8 *dst = test_alloc(groups * (group + 1));
	struct vimc_convert_row row = { (const u8 *)src, width, dst };
	unsigned int x;

	for (x = 0; x < width; x++)
		src[x] = cpu_to_le16(test_random_below(1 << depth));
	pack(&row, depth);

	for (x = 0; x < groups * group; x++) {
		unsigned int wanted = x < width ? le16_to_cpu(src[x]) : 0;

		CHECK(unpacked(dst, depth, x) == wanted,
		      "%u bits, %u samples, sample %u: %#x, not %#x", depth,
		      width, x, unpacked(dst, depth, x), wanted);
	}
	free(src);
	free(dst);
}

TEST(Packed_samples_are_those_that_a_receiver_gets)
{
	unsigned int i, n;

	for (n = 0; n < 100; n++) {
		for (i = 0; i < ARRAY_SIZE(widths); i++) {
			check_packed(10, widths[i]);
			check_packed(12, widths[i]);
		}
	}
}
