/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * vimc-row-cache.h Virtual Media Controller Driver - rows computed before
 */

#ifndef _VIMC_ROW_CACHE_H_
#define _VIMC_ROW_CACHE_H_

#include <linux/types.h>

/**
 * struct vimc_row_cache - the rows of a stage that were computed last
 *
 * Memory for rows is cut into slots. The first ones are for rows that stay from
 * frame to frame. They are filled one after the other and keep what they have:
 * if there are more such rows than slots, some rows are always at hand rather
 * than each gone when its turn comes. All other rows share the rest, a ring.
 *
 * @row_bytes: size of a row in bytes
 * @height: number of rows of a frame
 * @num_fixed: slots for rows that stay; as many are first in @data
 * @num_changing: slots for all others
 * @used: how many of the @num_fixed are filled
 * @next: the slot of the ring to fill next, counted from its start
 * @scratch: the slot that the row being made is in
 * @slot: for each row of the frame, its slot, or VIMC_ROW_NONE
 * @row: for each slot of the ring, the row it holds, or VIMC_ROW_NONE
 * @data: the slots
 */
struct vimc_row_cache {
	unsigned int row_bytes;
	unsigned int height;
	unsigned int num_fixed;
	unsigned int num_changing;
	unsigned int used;
	unsigned int next;
	unsigned int scratch;
	u16 *slot;
	u16 *row;
	u8 *data;
};

int vimc_row_cache_init(struct vimc_row_cache *cache, unsigned int row_bytes,
			unsigned int height, unsigned int num_fixed,
			unsigned int num_changing);
void vimc_row_cache_cleanup(struct vimc_row_cache *cache);
void vimc_row_cache_reset(struct vimc_row_cache *cache);
void vimc_row_cache_forget_changing(struct vimc_row_cache *cache);
const void *vimc_row_cache_find(const struct vimc_row_cache *cache,
				unsigned int y);
void *vimc_row_cache_scratch(struct vimc_row_cache *cache, bool fixed);
void vimc_row_cache_keep(struct vimc_row_cache *cache, unsigned int y);

#endif
