// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * window-test.c - sums over rows against sums made from scratch
 */

#include "test.h"
#include "vimc-window.h"

#define WIDTH	37
#define HEIGHT	60

struct source {
	unsigned int depth;
	unsigned int pulled;
	void *line;
	u16 samples[HEIGHT][WIDTH];
};

static void fill(struct source *source, unsigned int depth, bool brightest)
{
	unsigned int x, y;

	memset(source, 0, sizeof(*source));
	source->depth = depth;
	for (y = 0; y < HEIGHT; y++)
		for (x = 0; x < WIDTH; x++)
			source->samples[y][x] = brightest ? (1 << depth) - 1 :
						test_random_below(1 << depth);
}

/* The line given before is gone, as it may be in the driver. */
static const void *pull(void *ctx, unsigned int y)
{
	struct source *source = ctx;
	unsigned int bytes = source->depth > 8 ? 2 : 1;
	u8 *line;
	unsigned int x;

	CHECK(y < HEIGHT, "row %u of %u", y, HEIGHT);
	free(source->line);
	line = test_alloc(WIDTH * bytes);
	for (x = 0; x < WIDTH; x++) {
		line[x * bytes] = source->samples[y][x];
		if (bytes == 2)
			line[x * bytes + 1] = source->samples[y][x] >> 8;
	}
	source->line = line;
	source->pulled++;

	return line;
}

static void check_sums(const struct vimc_window *window,
		       const struct source *source, unsigned int first,
		       unsigned int last)
{
	unsigned int lost_bits = source->depth > VIMC_WINDOW_MAX_DEPTH ?
				 source->depth - VIMC_WINDOW_MAX_DEPTH : 0;
	unsigned int x, y;

	for (x = 0; x < WIDTH; x++) {
		unsigned int even = le16_to_cpu(window->sums[0][x]);
		unsigned int odd = le16_to_cpu(window->sums[1][x]);
		unsigned int sums[2] = { 0, 0 };

		for (y = first; y <= last; y++)
			sums[y % 2] += source->samples[y][x] >> lost_bits;
		CHECK(even == sums[0] && odd == sums[1],
		      "rows %u to %u, column %u, %u bits: %u and %u, not %u and %u",
		      first, last, x, source->depth, even, odd, sums[0],
		      sums[1]);
	}
}

TEST(Sums_are_right_wherever_the_window_moves)
{
	static const unsigned int depths[] = { 8, 10, 12, 14, 16 };
	struct source source;
	struct vimc_window window;
	unsigned int i, n;

	for (i = 0; i < 2 * ARRAY_SIZE(depths); i++) {
		fill(&source, depths[i / 2], i % 2);
		CHECK(!vimc_window_init(&window, WIDTH), "no memory");
		for (n = 0; n < 20000; n++) {
			unsigned int first = test_random_below(HEIGHT);
			unsigned int last = first + test_random_below(25);

			last = min(last, HEIGHT - 1);
			vimc_window_move(&window, first, last, source.depth,
					 pull, &source);
			check_sums(&window, &source, first, last);
		}
		vimc_window_cleanup(&window);
		free(source.line);
	}
}

TEST(Sums_are_made_anew_after_a_reset)
{
	struct source source;
	struct vimc_window window;

	fill(&source, 8, false);
	CHECK(!vimc_window_init(&window, WIDTH), "no memory");
	vimc_window_move(&window, 3, 9, 8, pull, &source);

	free(source.line);
	fill(&source, 8, false);
	vimc_window_reset(&window);
	vimc_window_move(&window, 3, 9, 8, pull, &source);

	check_sums(&window, &source, 3, 9);
	vimc_window_cleanup(&window);
	free(source.line);
}

/* Return: rows pulled to go down a frame. */
static unsigned int pulled_by_a_frame(unsigned int radius)
{
	struct source source;
	struct vimc_window window;
	unsigned int y;

	fill(&source, 8, false);
	CHECK(!vimc_window_init(&window, WIDTH), "no memory");
	for (y = 0; y < HEIGHT; y++) {
		unsigned int first = y - min(y, radius);
		unsigned int last = min(y + radius, HEIGHT - 1);

		vimc_window_move(&window, first, last, 8, pull, &source);
	}
	vimc_window_cleanup(&window);
	free(source.line);

	return source.pulled;
}

TEST(A_frame_costs_two_rows_a_row_at_most)
{
	unsigned int radius;

	for (radius = 0; radius <= 12; radius++) {
		unsigned int pulled = pulled_by_a_frame(radius);

		CHECK(pulled <= 2 * HEIGHT, "radius %u: %u rows", radius,
		      pulled);
	}
	CHECK(pulled_by_a_frame(0) == HEIGHT, "a window of one row");
}

TEST(Sums_that_get_no_memory_leave_none)
{
	struct vimc_window window;
	int n;

	for (n = 0; n < 2; n++) {
		shim_allocations_left = n;
		CHECK(vimc_window_init(&window, WIDTH) == -12, "not ENOMEM");
		CHECK(!shim_live_allocations, "%d left", shim_live_allocations);
		vimc_window_cleanup(&window);
	}
	shim_allocations_left = -1;

	CHECK(!vimc_window_init(&window, WIDTH), "no memory");
	vimc_window_cleanup(&window);
	vimc_window_cleanup(&window);
	CHECK(!shim_live_allocations, "%d left", shim_live_allocations);
}
