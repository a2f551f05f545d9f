// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * instructions.c - runs one row function, for callgrind to count
 *
 * With the name of a function it makes some rows of 1920 pixels by it, and says
 * how many pixels that were. Counted is what measure() does.
 */

#include "test.h"
#include "vimc-compand.h"
#include "vimc-convert-row.h"
#include "vimc-copy.h"
#include "vimc-debayer-row.h"
#include "vimc-scaler-row.h"
#include "vimc-window.h"
#include "vimc-ycbcr.h"

#define WIDTH	1920
#define ROWS	32

static struct vimc_window window;
static struct vimc_ycbcr ycbcr;
static struct vimc_convert_sum sums[WIDTH / 2];
static u8 source[ROWS][2 * WIDTH];
static u32 offsets[WIDTH];
static u8 row[4 * WIDTH];

static const void *line(void *ctx, unsigned int y)
{
	return source[y % ROWS];
}

static struct vimc_debayer_row debayer_row(unsigned int radius)
{
	return (struct vimc_debayer_row) {
		.sums = { window.sums[0], window.sums[1] },
		.rows = { radius, radius + 1 },
		.width = WIDTH,
		.radius = radius,
		.order = VIMC_BAYER_BGGR,
		.dst = row,
	};
}

static noinline void debayer8(unsigned int radius)
{
	struct vimc_debayer_row args = debayer_row(radius);

	vimc_debayer_row(&args, 8, V4L2_PIX_FMT_RGB24);
}

static noinline void debayer12(unsigned int radius)
{
	struct vimc_debayer_row args = debayer_row(radius);

	vimc_debayer_row(&args, 12, V4L2_PIX_FMT_RGB24);
}

static void scale(unsigned int bpp)
{
	struct vimc_scaler_row args = {
		(const u8 *)source, offsets, WIDTH, row
	};

	if (bpp == 3)
		vimc_scaler_row(&args, 3);
	else
		vimc_scaler_row(&args, 4);
}

static void move_window(unsigned int depth)
{
	unsigned int first = window.valid ? window.first + 1 : 0;

	vimc_window_move(&window, first, first + 2, depth, line, NULL);
}

static void copy(unsigned int bpp)
{
	vimc_copy_row(row, (const u8 *)source, bpp * WIDTH);
}

static void copy_widely(unsigned int bpp)
{
	static u8 rows[VIMC_COPY_WIDTH][4 * WIDTH];
	u8 *dst[VIMC_COPY_WIDTH];
	unsigned int i;

	for (i = 0; i < VIMC_COPY_WIDTH; i++)
		dst[i] = rows[i];
	vimc_copy_rows(dst, VIMC_COPY_WIDTH, (const u8 *)source, bpp * WIDTH);
}

static void alaw(unsigned int unused)
{
	vimc_compand_alaw_row(row, (const __le16 *)source, WIDTH);
}

static void dpcm(unsigned int unused)
{
	vimc_compand_dpcm_row(row, (const __le16 *)source, WIDTH);
}

static void pack(unsigned int depth)
{
	struct vimc_convert_row args = { (const u8 *)source, WIDTH, row };

	if (depth == 10)
		vimc_convert_pack(&args, 10);
	else
		vimc_convert_pack(&args, 12);
}

static void rgb565(unsigned int unused)
{
	struct vimc_convert_row args = { (const u8 *)source, WIDTH, row };

	vimc_convert_rgb565(&args, V4L2_PIX_FMT_RGB24);
}

static void xrgb32(unsigned int unused)
{
	struct vimc_convert_row args = { (const u8 *)source, WIDTH, row };

	vimc_convert_rgb32(&args, V4L2_PIX_FMT_RGB24, V4L2_PIX_FMT_XRGB32);
}

static void yuyv(unsigned int unused)
{
	struct vimc_convert_row args = {
		.src = (const u8 *)source,
		.width = WIDTH,
		.dst = row,
		.ycbcr = &ycbcr,
	};

	vimc_convert_yuv422(&args, V4L2_PIX_FMT_RGB24, V4L2_PIX_FMT_YUYV);
}

/* Every other row is a lower one, which has the chroma of both. */
static void nv12(unsigned int unused)
{
	static unsigned int y;
	struct vimc_convert_row args = {
		.src = (const u8 *)source,
		.width = WIDTH,
		.dst = row,
		.ycbcr = &ycbcr,
		.sums = sums,
		.chroma = y++ % 2 ? row + WIDTH : NULL,
	};

	vimc_convert_yuv420(&args, V4L2_PIX_FMT_RGB24);
}

static const struct {
	const char *name;
	void (*make)(unsigned int argument);
	unsigned int argument;
} functions[] = {
	{ "alaw", alaw, 0 },
	{ "copy-rgb24", copy, 3 },
	{ "copy-rgb24-to-8", copy_widely, 3 },
	{ "debayer-8-window-3", debayer8, 1 },
	{ "debayer-8-window-25", debayer8, 12 },
	{ "debayer-12-window-3", debayer12, 1 },
	{ "dpcm", dpcm, 0 },
	{ "nv12", nv12, 0 },
	{ "pack-10", pack, 10 },
	{ "pack-12", pack, 12 },
	{ "rgb565", rgb565, 0 },
	{ "scale-rgb24", scale, 3 },
	{ "scale-argb32", scale, 4 },
	{ "window-8", move_window, 8 },
	{ "window-12", move_window, 12 },
	{ "xrgb32", xrgb32, 0 },
	{ "yuyv", yuyv, 0 },
};

/* Callgrind knows it by its name. */
void measure(void (*make)(unsigned int argument), unsigned int argument);

noinline void measure(void (*make)(unsigned int argument),
		      unsigned int argument)
{
	unsigned int y;

	for (y = 0; y < ROWS; y++)
		make(argument);
}

static void prepare(unsigned int depth)
{
	unsigned int x, y;

	for (x = 0; x < WIDTH; x++)
		offsets[x] = x / 3 * 3;
	for (y = 0; y < ROWS; y++)
		for (x = 0; x < WIDTH; x++) {
			source[y][2 * x] = test_random();
			source[y][2 * x + 1] = test_random_below(4);
		}
	vimc_ycbcr_init(&ycbcr, V4L2_YCBCR_ENC_601, V4L2_QUANTIZATION_LIM_RANGE);
	if (vimc_window_init(&window, WIDTH))
		abort();
	move_window(depth);
}

TEST(Counted)
{
	const char *name = getenv("VIMC_FUNCTION");
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(functions); i++) {
		if (!name) {
			printf("%s\n", functions[i].name);
		} else if (!strcmp(name, functions[i].name)) {
			prepare(functions[i].argument == 12 ? 12 : 8);
			measure(functions[i].make, functions[i].argument);
			printf("pixels %u\n", ROWS * WIDTH);
		}
	}
}
