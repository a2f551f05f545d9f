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

struct colour {
	u8 red;
	u8 green;
	u8 blue;
};

static struct colour random_colour(void)
{
	return (struct colour) { test_random(), test_random(), test_random() };
}

static void put_colour(u8 *pixel, u32 pixelformat, struct colour colour)
{
	bool rgb = pixelformat == V4L2_PIX_FMT_RGB24;

	pixel[0] = rgb ? colour.red : colour.blue;
	pixel[1] = colour.green;
	pixel[2] = rgb ? colour.blue : colour.red;
}

/* As linux/videodev2.h says, a letter a byte from the first in memory. */
static const struct {
	u32 pixelformat;
	const char *bytes;
} padded[] = {
	{ V4L2_PIX_FMT_XRGB32, "XRGB" },
	{ V4L2_PIX_FMT_XBGR32, "BGRX" },
	{ V4L2_PIX_FMT_RGBX32, "RGBX" },
	{ V4L2_PIX_FMT_BGRX32, "XBGR" },
};

static u8 component(struct colour colour, char letter)
{
	switch (letter) {
	case 'R':
		return colour.red;
	case 'G':
		return colour.green;
	case 'B':
		return colour.blue;
	default:
		return 0;
	}
}

static void pad(const struct vimc_convert_row *row, u32 from, u32 to)
{
	bool rgb = from == V4L2_PIX_FMT_RGB24;

	if (to == V4L2_PIX_FMT_XRGB32 && rgb)
		vimc_convert_rgb32(row, V4L2_PIX_FMT_RGB24, V4L2_PIX_FMT_XRGB32);
	else if (to == V4L2_PIX_FMT_XRGB32)
		vimc_convert_rgb32(row, V4L2_PIX_FMT_BGR24, V4L2_PIX_FMT_XRGB32);
	else if (to == V4L2_PIX_FMT_XBGR32 && rgb)
		vimc_convert_rgb32(row, V4L2_PIX_FMT_RGB24, V4L2_PIX_FMT_XBGR32);
	else if (to == V4L2_PIX_FMT_XBGR32)
		vimc_convert_rgb32(row, V4L2_PIX_FMT_BGR24, V4L2_PIX_FMT_XBGR32);
	else if (to == V4L2_PIX_FMT_RGBX32 && rgb)
		vimc_convert_rgb32(row, V4L2_PIX_FMT_RGB24, V4L2_PIX_FMT_RGBX32);
	else if (to == V4L2_PIX_FMT_RGBX32)
		vimc_convert_rgb32(row, V4L2_PIX_FMT_BGR24, V4L2_PIX_FMT_RGBX32);
	else if (rgb)
		vimc_convert_rgb32(row, V4L2_PIX_FMT_RGB24, V4L2_PIX_FMT_BGRX32);
	else
		vimc_convert_rgb32(row, V4L2_PIX_FMT_BGR24, V4L2_PIX_FMT_BGRX32);
}

static void check_padded(u32 from, unsigned int to, unsigned int width)
{
	struct colour *colours = test_alloc(width * sizeof(*colours));
	u8 *src = test_alloc(3 * width);
	u8 *dst = test_alloc(4 * width);
	struct vimc_convert_row row = { src, width, dst };
	unsigned int i;

	for (i = 0; i < width; i++) {
		colours[i] = random_colour();
		put_colour(src + 3 * i, from, colours[i]);
	}
	pad(&row, from, padded[to].pixelformat);
	for (i = 0; i < 4 * width; i++)
		CHECK(dst[i] == component(colours[i / 4],
					  padded[to].bytes[i % 4]),
		      "%s: byte %u is %#x", padded[to].bytes, i, dst[i]);
	free(colours);
	free(src);
	free(dst);
}

TEST(Colours_of_four_bytes_are_where_they_belong)
{
	unsigned int i, to;

	for (i = 0; i < ARRAY_SIZE(widths); i++) {
		for (to = 0; to < ARRAY_SIZE(padded); to++) {
			check_padded(V4L2_PIX_FMT_RGB24, to, widths[i]);
			check_padded(V4L2_PIX_FMT_BGR24, to, widths[i]);
		}
	}
}

static void check_565(u32 from, unsigned int width)
{
	u8 *src = test_alloc(3 * width);
	u8 *dst = test_alloc(2 * width);
	struct vimc_convert_row row = { src, width, dst };
	unsigned int x;

	for (x = 0; x < width; x++)
		put_colour(src + 3 * x, from, random_colour());
	if (from == V4L2_PIX_FMT_RGB24)
		vimc_convert_rgb565(&row, V4L2_PIX_FMT_RGB24);
	else
		vimc_convert_rgb565(&row, V4L2_PIX_FMT_BGR24);

	for (x = 0; x < width; x++) {
		unsigned int pixel = dst[2 * x] + 256 * dst[2 * x + 1];
		const u8 *at = src + 3 * x;
		bool rgb = from == V4L2_PIX_FMT_RGB24;

		CHECK(pixel / 2048 == at[rgb ? 0 : 2] / 8 &&
		      pixel / 32 % 64 == at[1] / 4 &&
		      pixel % 32 == at[rgb ? 2 : 0] / 8,
		      "pixel %u is %#x of %02x%02x%02x", x, pixel, at[0],
		      at[1], at[2]);
	}
	free(src);
	free(dst);
}

TEST(Colours_of_two_bytes_are_the_upper_bits)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(widths); i++) {
		check_565(V4L2_PIX_FMT_RGB24, widths[i]);
		check_565(V4L2_PIX_FMT_BGR24, widths[i]);
	}
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
