// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * debayer-test.c - rows of a debayer against means made sample by sample
 */

#include "test.h"
#include "vimc-debayer-row.h"
#include "vimc-window.h"

#define MAX_WIDTH	70
#define MAX_RADIUS	12

struct frame {
	unsigned int width;
	unsigned int height;
	unsigned int depth;
	enum vimc_bayer_order order;
	u8 *bytes;
};

static const char * const orders[] = {
	[VIMC_BAYER_BGGR] = "BGGR",
	[VIMC_BAYER_GBRG] = "GBRG",
	[VIMC_BAYER_GRBG] = "GRBG",
	[VIMC_BAYER_RGGB] = "RGGB",
};

static unsigned int sample_bytes(const struct frame *frame)
{
	return frame->depth > 8 ? 2 : 1;
}

static const void *frame_line(void *ctx, unsigned int y)
{
	struct frame *frame = ctx;

	return frame->bytes + y * frame->width * sample_bytes(frame);
}

static unsigned int sample(const struct frame *frame, unsigned int x,
			   unsigned int y)
{
	unsigned int i = y * frame->width + x;

	if (frame->depth == 8)
		return frame->bytes[i];

	return frame->bytes[2 * i] | frame->bytes[2 * i + 1] << 8;
}

static void fill(struct frame *frame, bool extreme)
{
	unsigned int count = frame->width * frame->height;
	unsigned int top = (1 << frame->depth) - 1;
	unsigned int i;

	frame->bytes = test_alloc(count * sample_bytes(frame));
	for (i = 0; i < count; i++) {
		unsigned int value = extreme ? top : test_random_below(top + 1);

		if (frame->depth == 8) {
			frame->bytes[i] = value;
		} else {
			frame->bytes[2 * i] = value;
			frame->bytes[2 * i + 1] = value >> 8;
		}
	}
}

/* The mean of each colour in the window, clipped to the frame: r, g, b. */
static void naive_pixel(const struct frame *frame, int x, int y, int radius,
			u8 rgb[3])
{
	static const char colours[] = "RGB";
	unsigned int depth = min(frame->depth, VIMC_WINDOW_MAX_DEPTH);
	unsigned int lost_bits = frame->depth - depth;
	unsigned int sums[3] = { 0 };
	unsigned int counts[3] = { 0 };
	int wx, wy, i;

	for (wy = y - radius; wy <= y + radius; wy++) {
		for (wx = x - radius; wx <= x + radius; wx++) {
			if (wx < 0 || wx >= (int)frame->width ||
			    wy < 0 || wy >= (int)frame->height)
				continue;
			i = strchr(colours, orders[frame->order]
					[wy % 2 * 2 + wx % 2]) - colours;
			sums[i] += sample(frame, wx, wy) >> lost_bits;
			counts[i]++;
		}
	}

	for (i = 0; i < 3; i++)
		rgb[i] = counts[i] ? sums[i] / counts[i] >> (depth - 8) : 0;
}

static void make_row(const struct vimc_debayer_row *row, unsigned int depth,
		     u32 pixelformat)
{
	bool rgb = pixelformat == V4L2_PIX_FMT_RGB24;

	if (depth == 8 && rgb)
		vimc_debayer_row(row, 8, V4L2_PIX_FMT_RGB24);
	else if (depth == 8)
		vimc_debayer_row(row, 8, V4L2_PIX_FMT_BGR24);
	else if (depth == 10 && rgb)
		vimc_debayer_row(row, 10, V4L2_PIX_FMT_RGB24);
	else if (depth == 10)
		vimc_debayer_row(row, 10, V4L2_PIX_FMT_BGR24);
	else if (rgb)
		vimc_debayer_row(row, 12, V4L2_PIX_FMT_RGB24);
	else
		vimc_debayer_row(row, 12, V4L2_PIX_FMT_BGR24);
}

static void check_row(const struct frame *frame, const u8 *got,
		      unsigned int y, unsigned int radius, u32 pixelformat)
{
	unsigned int x, i;
	u8 rgb[3];

	for (x = 0; x < frame->width; x++) {
		naive_pixel(frame, x, y, radius, rgb);
		for (i = 0; i < 3; i++) {
			unsigned int at = pixelformat == V4L2_PIX_FMT_RGB24 ?
					  i : 2 - i;

			CHECK(got[3 * x + at] == rgb[i],
			      "%s%u %ux%u, radius %u, pixel %u,%u: colour %u is %u and not %u",
			      orders[frame->order], frame->depth, frame->width,
			      frame->height, radius, x, y, i,
			      got[3 * x + at], rgb[i]);
		}
	}
}

/* As the debayer entity does: the window goes down, each row has its sums. */
static void check_frame(struct frame *frame, unsigned int radius,
			u32 pixelformat)
{
	u8 *dst = test_alloc(3 * frame->width);
	struct vimc_window window;
	unsigned int y;

	CHECK(!vimc_window_init(&window, frame->width), "no memory");
	for (y = 0; y < frame->height; y++) {
		unsigned int first = y - min(y, radius);
		unsigned int last = min(y + radius, frame->height - 1);
		struct vimc_debayer_row row = {
			.sums = { window.sums[0], window.sums[1] },
			.rows = { last / 2 - (first + 1) / 2 + 1,
				  (last + 1) / 2 - first / 2 },
			.width = frame->width,
			.radius = radius,
			.order = frame->order,
			.dst = dst,
		};

		vimc_window_move(&window, first, last, frame->depth,
				 frame_line, frame);
		make_row(&row, frame->depth, pixelformat);
		check_row(frame, dst, y, radius, pixelformat);
	}
	vimc_window_cleanup(&window);
	free(dst);
}

static void check_sizes(unsigned int depth, u32 pixelformat)
{
	static const unsigned int widths[] = { 16, 17, 24, 25, 26, MAX_WIDTH };
	struct frame frame = { .height = 28, .depth = depth };
	unsigned int radius, i;

	for (radius = 0; radius <= MAX_RADIUS; radius++) {
		for (i = 0; i < ARRAY_SIZE(widths); i++) {
			frame.width = widths[i];
			frame.order = (radius + i) % 4;
			fill(&frame, i == 3);
			check_frame(&frame, radius, pixelformat);
			free(frame.bytes);
		}
	}
}

TEST(Rows_of_8_bits_equal_the_naive_means)
{
	check_sizes(8, V4L2_PIX_FMT_RGB24);
	check_sizes(8, V4L2_PIX_FMT_BGR24);
}

TEST(Rows_of_10_bits_equal_the_naive_means)
{
	check_sizes(10, V4L2_PIX_FMT_RGB24);
	check_sizes(10, V4L2_PIX_FMT_BGR24);
}

TEST(Rows_of_12_bits_equal_the_naive_means)
{
	check_sizes(12, V4L2_PIX_FMT_RGB24);
	check_sizes(12, V4L2_PIX_FMT_BGR24);
}

/* By the kernel of 12 bits, as the lower ones are left out. */
TEST(Rows_of_14_and_16_bits_equal_the_naive_means_of_the_upper_12)
{
	check_sizes(14, V4L2_PIX_FMT_RGB24);
	check_sizes(16, V4L2_PIX_FMT_BGR24);
}

TEST(Every_order_equals_the_naive_means)
{
	struct frame frame = { .width = 40, .height = 16, .depth = 8 };
	unsigned int radius;

	for (frame.order = 0; frame.order < 4; frame.order++) {
		fill(&frame, false);
		for (radius = 0; radius <= MAX_RADIUS; radius++)
			check_frame(&frame, radius, V4L2_PIX_FMT_RGB24);
		free(frame.bytes);
	}
}

TEST(A_window_of_one_pixel_has_one_colour)
{
	struct frame frame = { .width = 16, .height = 1, .depth = 8,
			       .order = VIMC_BAYER_RGGB };
	u8 rgb[3];

	fill(&frame, true);
	naive_pixel(&frame, 0, 0, 0, rgb);
	CHECK(rgb[0] == 255 && !rgb[1] && !rgb[2], "the model, red");
	naive_pixel(&frame, 1, 0, 0, rgb);
	CHECK(!rgb[0] && rgb[1] == 255 && !rgb[2], "the model, green");
	check_frame(&frame, 0, V4L2_PIX_FMT_RGB24);
	free(frame.bytes);
}

static u32 random_pixelformat(void)
{
	return test_random_below(2) ? V4L2_PIX_FMT_RGB24 : V4L2_PIX_FMT_BGR24;
}

TEST(Random_frames_equal_the_naive_means)
{
	static const unsigned int depths[] = { 8, 10, 12, 14, 16 };

	for (test_seed(); test_has_time(3000);) {
		struct frame frame = {
			.width = 16 + test_random_below(MAX_WIDTH),
			.height = 16 + test_random_below(16),
			.depth = depths[test_random_below(5)],
			.order = test_random_below(4),
		};

		fill(&frame, !test_random_below(8));
		check_frame(&frame, test_random_below(MAX_RADIUS + 1),
			    random_pixelformat());
		free(frame.bytes);
	}
}
