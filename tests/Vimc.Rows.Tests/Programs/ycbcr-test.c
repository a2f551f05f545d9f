// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * ycbcr-test.c - luma and chroma against the equations of the standards
 */

#include "test.h"
#include "vimc-convert-row.h"
#include "vimc-ycbcr.h"

#define MAX_WIDTH	66

static const struct {
	u32 encoding;
	double kr;
	double kb;
} encodings[] = {
	{ V4L2_YCBCR_ENC_601, 0.299, 0.114 },
	{ V4L2_YCBCR_ENC_709, 0.2126, 0.0722 },
	{ V4L2_YCBCR_ENC_XV601, 0.299, 0.114 },
	{ V4L2_YCBCR_ENC_XV709, 0.2126, 0.0722 },
	{ V4L2_YCBCR_ENC_BT2020, 0.2627, 0.0593 },
	{ V4L2_YCBCR_ENC_SMPTE240M, 0.212, 0.087 },
};

struct equations {
	double kr;
	double kb;
	bool full;
};

static struct equations equations(unsigned int encoding, bool full)
{
	u32 id = encodings[encoding].encoding;

	/* xvYCC uses what limited range leaves for other colours. */
	return (struct equations) {
		.kr = encodings[encoding].kr,
		.kb = encodings[encoding].kb,
		.full = full && id != V4L2_YCBCR_ENC_XV601 &&
			id != V4L2_YCBCR_ENC_XV709,
	};
}

/* Luma, blue and red chroma of the mean of some pixels, not rounded. */
static void exact(const struct equations *eq, const u8 *rgb, unsigned int count,
		  double out[3])
{
	double r = 0, g = 0, b = 0, y;
	unsigned int i;

	for (i = 0; i < count; i++) {
		r += rgb[3 * i] / 255.0 / count;
		g += rgb[3 * i + 1] / 255.0 / count;
		b += rgb[3 * i + 2] / 255.0 / count;
	}
	y = eq->kr * r + (1 - eq->kr - eq->kb) * g + eq->kb * b;
	out[0] = eq->full ? 255 * y : 16 + 219 * y;
	out[1] = 128 + (eq->full ? 255 : 224) * (b - y) / 2 / (1 - eq->kb);
	out[2] = 128 + (eq->full ? 255 : 224) * (r - y) / 2 / (1 - eq->kr);
}

/* Rounding takes a half, the weights hardly anything more. */
static void check_component(u8 got, double wanted, const char *what,
			    const u8 *rgb)
{
	double clipped = min(wanted, 255.0);

	CHECK(got > clipped - 0.51 && got < clipped + 0.51,
	      "%s of %u %u %u is %u, not %f", what, rgb[0], rgb[1], rgb[2],
	      got, wanted);
}

static void make_row(const struct vimc_convert_row *row, bool bgr, bool uyvy)
{
	if (bgr && uyvy)
		vimc_convert_yuv422(row, V4L2_PIX_FMT_BGR24, V4L2_PIX_FMT_UYVY);
	else if (bgr)
		vimc_convert_yuv422(row, V4L2_PIX_FMT_BGR24, V4L2_PIX_FMT_YUYV);
	else if (uyvy)
		vimc_convert_yuv422(row, V4L2_PIX_FMT_RGB24, V4L2_PIX_FMT_UYVY);
	else
		vimc_convert_yuv422(row, V4L2_PIX_FMT_RGB24, V4L2_PIX_FMT_YUYV);
}

static void check_422(const struct equations *eq,
		      const struct vimc_ycbcr *ycbcr, bool bgr, bool uyvy)
{
	unsigned int width = 16 + 2 * test_random_below(MAX_WIDTH / 2 - 8);
	u8 *rgb = test_alloc(3 * width);
	u8 *src = test_alloc(3 * width);
	u8 *dst = test_alloc(2 * width);
	struct vimc_convert_row row = { src, width, dst, ycbcr };
	unsigned int x, i;
	double wanted[3];

	for (x = 0; x < width; x++) {
		for (i = 0; i < 3; i++) {
			/* Black, white and pure colours often enough. */
			rgb[3 * x + i] = test_random_below(2) ? test_random() :
					 test_random_below(2) * 255;
			src[3 * x + (bgr ? 2 - i : i)] = rgb[3 * x + i];
		}
	}
	make_row(&row, bgr, uyvy);
	for (x = 0; x < width; x++) {
		exact(eq, rgb + 3 * x, 1, wanted);
		check_component(dst[2 * x + uyvy], wanted[0], "luma",
				rgb + 3 * x);
		exact(eq, rgb + x / 2 * 6, 2, wanted);
		check_component(dst[2 * x + !uyvy], wanted[1 + x % 2], "chroma",
				rgb + x / 2 * 6);
	}
	free(rgb);
	free(src);
	free(dst);
}

TEST(Luma_and_chroma_of_pairs_follow_the_equations)
{
	unsigned int i, n;

	for (i = 0; i < 2 * ARRAY_SIZE(encodings); i++) {
		struct equations eq = equations(i / 2, i % 2);
		struct vimc_ycbcr ycbcr;

		vimc_ycbcr_init(&ycbcr, encodings[i / 2].encoding,
				i % 2 ? V4L2_QUANTIZATION_FULL_RANGE :
					V4L2_QUANTIZATION_LIM_RANGE);
		for (n = 0; n < 400; n++)
			check_422(&eq, &ycbcr, n & 1, n & 2);
	}
}

static void make_420(const struct vimc_convert_row *row, bool bgr)
{
	if (bgr)
		vimc_convert_yuv420(row, V4L2_PIX_FMT_BGR24);
	else
		vimc_convert_yuv420(row, V4L2_PIX_FMT_RGB24);
}

static void check_420(const struct equations *eq,
		      const struct vimc_ycbcr *ycbcr, bool bgr)
{
	unsigned int width = 16 + 2 * test_random_below(MAX_WIDTH / 2 - 8);
	struct vimc_convert_sum *sums = test_alloc(width / 2 * sizeof(*sums));
	u8 *rgb = test_alloc(6 * width);
	u8 *src = test_alloc(6 * width);
	u8 *luma = test_alloc(2 * width);
	u8 *chroma = test_alloc(width);
	unsigned int x, y, i;
	double wanted[3];

	for (x = 0; x < 2 * width; x++) {
		for (i = 0; i < 3; i++) {
			rgb[3 * x + i] = test_random_below(2) ? test_random() :
					 test_random_below(2) * 255;
			src[3 * x + (bgr ? 2 - i : i)] = rgb[3 * x + i];
		}
	}
	for (y = 0; y < 2; y++) {
		struct vimc_convert_row row = {
			src + y * 3 * width, width, luma + y * width, ycbcr,
			sums, y ? chroma : NULL,
		};

		make_420(&row, bgr);
	}
	for (x = 0; x < 2 * width; x++) {
		exact(eq, rgb + 3 * x, 1, wanted);
		check_component(luma[x], wanted[0], "luma", rgb + 3 * x);
	}
	for (x = 0; x < width; x++) {
		u8 four[12];

		memcpy(four, rgb + x / 2 * 6, 6);
		memcpy(four + 6, rgb + 3 * width + x / 2 * 6, 6);
		exact(eq, four, 4, wanted);
		check_component(chroma[x], wanted[1 + x % 2], "chroma", four);
	}
	free(sums);
	free(rgb);
	free(src);
	free(luma);
	free(chroma);
}

TEST(Luma_and_chroma_of_squares_follow_the_equations)
{
	unsigned int i, n;

	for (i = 0; i < 2 * ARRAY_SIZE(encodings); i++) {
		struct equations eq = equations(i / 2, i % 2);
		struct vimc_ycbcr ycbcr;

		vimc_ycbcr_init(&ycbcr, encodings[i / 2].encoding,
				i % 2 ? V4L2_QUANTIZATION_FULL_RANGE :
					V4L2_QUANTIZATION_LIM_RANGE);
		for (n = 0; n < 200; n++)
			check_420(&eq, &ycbcr, n & 1);
	}
}

/* As printed in any table of BT.601: luma, blue and red chroma. */
TEST(Colour_bars_have_their_published_values)
{
	static const u8 bars[][6] = {
		{ 255, 255, 255, 235, 128, 128 },
		{ 255, 255, 0, 210, 16, 146 }, { 0, 255, 255, 170, 166, 16 },
		{ 0, 255, 0, 145, 54, 34 }, { 255, 0, 255, 106, 202, 222 },
		{ 255, 0, 0, 81, 90, 240 }, { 0, 0, 255, 41, 240, 110 },
		{ 0, 0, 0, 16, 128, 128 },
	};
	struct vimc_ycbcr ycbcr;
	unsigned int i;

	vimc_ycbcr_init(&ycbcr, V4L2_YCBCR_ENC_601,
			V4L2_QUANTIZATION_LIM_RANGE);
	for (i = 0; i < ARRAY_SIZE(bars); i++) {
		const u8 *bar = bars[i];
		u8 y = vimc_ycbcr_component(&ycbcr.y, bar[0], bar[1], bar[2],
					    0);
		u8 cb = vimc_ycbcr_component(&ycbcr.cb, bar[0], bar[1], bar[2],
					     0);
		u8 cr = vimc_ycbcr_component(&ycbcr.cr, bar[0], bar[1], bar[2],
					     0);

		CHECK(y == bar[3] && cb == bar[4] && cr == bar[5],
		      "bar %u is %u %u %u", i, y, cb, cr);
	}
}
