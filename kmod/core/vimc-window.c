// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vimc-window.c Virtual Media Controller Driver - sums over rows of a window
 */

#include <asm/byteorder.h>
#include <linux/errno.h>
#include <linux/minmax.h>
#include <linux/mm.h>
#include <linux/string.h>

#include "vimc-window.h"

/**
 * vimc_window_init - take memory for the sums
 *
 * @window: is overwritten
 * @width: number of columns
 *
 * Return: 0, or -ENOMEM with nothing left to clean up
 */
int vimc_window_init(struct vimc_window *window, unsigned int width)
{
	unsigned int i;

	memset(window, 0, sizeof(*window));
	window->width = width;

	for (i = 0; i < 2; i++) {
		window->sums[i] = kvcalloc(width, sizeof(*window->sums[i]),
					   GFP_KERNEL);
		if (!window->sums[i]) {
			vimc_window_cleanup(window);
			return -ENOMEM;
		}
	}

	return 0;
}

/**
 * vimc_window_cleanup - give the memory back
 *
 * @window: initialised, zeroed, or cleaned up before
 */
void vimc_window_cleanup(struct vimc_window *window)
{
	unsigned int i;

	for (i = 0; i < 2; i++) {
		kvfree(window->sums[i]);
		window->sums[i] = NULL;
	}
}

/**
 * vimc_window_reset - forget the sums, as the rows they were made of changed
 *
 * @window: an initialised window
 */
void vimc_window_reset(struct vimc_window *window)
{
	window->valid = false;
}

/*
 * Four sums at a time, as the four lanes of one integer. A lane may run over
 * into the next while more rows enter than will stay; as all of it is addition,
 * that is made good by the rows that leave.
 */
#define VIMC_WINDOW_LANES	4

static u64 vimc_window_load(const void *from)
{
	__le64 lanes;

	memcpy(&lanes, from, sizeof(lanes));

	return le64_to_cpu(lanes);
}

static void vimc_window_store(void *to, u64 value)
{
	__le64 lanes = cpu_to_le64(value);

	memcpy(to, &lanes, sizeof(lanes));
}

/* Four samples of a byte each, moved apart. */
static u64 vimc_window_spread(const u8 *from)
{
	__le32 bytes;
	u64 lanes;

	memcpy(&bytes, from, sizeof(bytes));
	lanes = le32_to_cpu(bytes);
	lanes = (lanes | lanes << 16) & 0x0000ffff0000ffffULL;

	return (lanes | lanes << 8) & 0x00ff00ff00ff00ffULL;
}

static void vimc_window_add8(__le16 *sums, const u8 *line, unsigned int width)
{
	unsigned int x;

	for (x = 0; x + VIMC_WINDOW_LANES <= width; x += VIMC_WINDOW_LANES)
		vimc_window_store(sums + x, vimc_window_load(sums + x) +
					    vimc_window_spread(line + x));
	for (; x < width; x++)
		le16_add_cpu(&sums[x], line[x]);
}

static void vimc_window_sub8(__le16 *sums, const u8 *line, unsigned int width)
{
	unsigned int x;

	for (x = 0; x + VIMC_WINDOW_LANES <= width; x += VIMC_WINDOW_LANES)
		vimc_window_store(sums + x, vimc_window_load(sums + x) -
					    vimc_window_spread(line + x));
	for (; x < width; x++)
		le16_add_cpu(&sums[x], -line[x]);
}

static void vimc_window_add16(__le16 *sums, const __le16 *line,
			      unsigned int width)
{
	unsigned int x;

	for (x = 0; x + VIMC_WINDOW_LANES <= width; x += VIMC_WINDOW_LANES)
		vimc_window_store(sums + x, vimc_window_load(sums + x) +
					    vimc_window_load(line + x));
	for (; x < width; x++)
		le16_add_cpu(&sums[x], le16_to_cpu(line[x]));
}

static void vimc_window_sub16(__le16 *sums, const __le16 *line,
			      unsigned int width)
{
	unsigned int x;

	for (x = 0; x + VIMC_WINDOW_LANES <= width; x += VIMC_WINDOW_LANES)
		vimc_window_store(sums + x, vimc_window_load(sums + x) -
					    vimc_window_load(line + x));
	for (; x < width; x++)
		le16_add_cpu(&sums[x], -le16_to_cpu(line[x]));
}

/* Four samples without their lower bits, which do not fit. */
static u64 vimc_window_load_upper(const __le16 *from, unsigned int shift)
{
	u64 most = (1 << VIMC_WINDOW_MAX_DEPTH) - 1;

	return vimc_window_load(from) >> shift & most * 0x0001000100010001ULL;
}

static void vimc_window_add_upper(__le16 *sums, const __le16 *line,
				  unsigned int width, unsigned int shift)
{
	unsigned int x;

	for (x = 0; x + VIMC_WINDOW_LANES <= width; x += VIMC_WINDOW_LANES)
		vimc_window_store(sums + x, vimc_window_load(sums + x) +
				  vimc_window_load_upper(line + x, shift));
	for (; x < width; x++)
		le16_add_cpu(&sums[x], le16_to_cpu(line[x]) >> shift);
}

static void vimc_window_sub_upper(__le16 *sums, const __le16 *line,
				  unsigned int width, unsigned int shift)
{
	unsigned int x;

	for (x = 0; x + VIMC_WINDOW_LANES <= width; x += VIMC_WINDOW_LANES)
		vimc_window_store(sums + x, vimc_window_load(sums + x) -
				  vimc_window_load_upper(line + x, shift));
	for (; x < width; x++)
		le16_add_cpu(&sums[x], -(le16_to_cpu(line[x]) >> shift));
}

static void vimc_window_enter(struct vimc_window *window, unsigned int y,
			      unsigned int depth, const void *line)
{
	if (depth > VIMC_WINDOW_MAX_DEPTH)
		vimc_window_add_upper(window->sums[y & 1], line, window->width,
				      depth - VIMC_WINDOW_MAX_DEPTH);
	else if (depth > 8)
		vimc_window_add16(window->sums[y & 1], line, window->width);
	else
		vimc_window_add8(window->sums[y & 1], line, window->width);
}

static void vimc_window_leave(struct vimc_window *window, unsigned int y,
			      unsigned int depth, const void *line)
{
	if (depth > VIMC_WINDOW_MAX_DEPTH)
		vimc_window_sub_upper(window->sums[y & 1], line, window->width,
				      depth - VIMC_WINDOW_MAX_DEPTH);
	else if (depth > 8)
		vimc_window_sub16(window->sums[y & 1], line, window->width);
	else
		vimc_window_sub8(window->sums[y & 1], line, window->width);
}

/* How many rows enter or leave on the way to [@first, @last]. */
static unsigned int vimc_window_distance(const struct vimc_window *window,
					 unsigned int first, unsigned int last)
{
	return max(first, window->first) - min(first, window->first) +
	       max(last, window->last) - min(last, window->last);
}

/**
 * vimc_window_move - make the sums cover some rows
 *
 * @window: an initialised window
 * @first: first row to cover
 * @last: last row to cover
 * @depth: bits of a sample: one byte for 8, two little endian ones for more
 * @line: gives a row
 * @ctx: passed to @line
 */
void vimc_window_move(struct vimc_window *window, unsigned int first,
		      unsigned int last, unsigned int depth,
		      vimc_window_line line, void *ctx)
{
	unsigned int y;

	if (!window->valid ||
	    vimc_window_distance(window, first, last) > last - first) {
		memset(window->sums[0], 0, window->width * sizeof(__le16));
		memset(window->sums[1], 0, window->width * sizeof(__le16));
		window->first = first;
		window->last = first;
		window->valid = true;
		vimc_window_enter(window, first, depth, line(ctx, first));
	}

	for (y = window->first; y-- > first;)
		vimc_window_enter(window, y, depth, line(ctx, y));
	for (y = window->last + 1; y <= last; y++)
		vimc_window_enter(window, y, depth, line(ctx, y));
	for (y = window->first; y < first; y++)
		vimc_window_leave(window, y, depth, line(ctx, y));
	for (y = window->last; y > last; y--)
		vimc_window_leave(window, y, depth, line(ctx, y));

	window->first = first;
	window->last = last;
}
