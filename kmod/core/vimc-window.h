/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * vimc-window.h Virtual Media Controller Driver - sums over rows of a window
 */

#ifndef _VIMC_WINDOW_H_
#define _VIMC_WINDOW_H_

#include <linux/types.h>

/*
 * The bits of a sample that are summed. Of samples with more, the lower ones
 * are left out, as 13 samples have to fit.
 */
#define VIMC_WINDOW_MAX_DEPTH	12

/* Gives row y of samples, which stay until the next call. */
typedef const void *(*vimc_window_line)(void *ctx, unsigned int y);

/**
 * struct vimc_window - for each column, the sum over some consecutive rows
 *
 * Moving the window by a row costs as much for a high window as for a low one.
 *
 * @sums: over the even and over the odd rows; 13 samples of
 *	VIMC_WINDOW_MAX_DEPTH bits fit
 * @width: number of columns
 * @valid: whether @first, @last and @sums mean anything
 * @first: first row in the sums
 * @last: last row in the sums
 */
struct vimc_window {
	__le16 *sums[2];
	unsigned int width;
	bool valid;
	unsigned int first;
	unsigned int last;
};

/**
 * vimc_window_bytes - the memory a window takes
 *
 * @window: an initialised window
 *
 * Return: bytes
 */
static inline size_t vimc_window_bytes(const struct vimc_window *window)
{
	return 2 * window->width * sizeof(*window->sums[0]);
}

int vimc_window_init(struct vimc_window *window, unsigned int width);
void vimc_window_cleanup(struct vimc_window *window);
void vimc_window_reset(struct vimc_window *window);
void vimc_window_move(struct vimc_window *window, unsigned int first,
		      unsigned int last, unsigned int depth,
		      vimc_window_line line, void *ctx);

#endif
