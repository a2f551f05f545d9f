/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * vimc-row-cache.h Virtual Media Controller Driver - rows computed before
 */

#ifndef _VIMC_ROW_CACHE_H_
#define _VIMC_ROW_CACHE_H_

#include <linux/types.h>

/**
 * struct vimc_row_ring - slots for rows, filled one after the other
 *
 * @size: number of slots
 * @next: the slot to fill next
 * @row: for each slot, the row it holds, or VIMC_ROW_NONE
 * @data: the slots
 */
struct vimc_row_ring {
	unsigned int size;
	unsigned int next;
	u16 *row;
	u8 *data;
};

/**
 * struct vimc_row_cache - the rows of a stage that were computed last
 *
 * Rows that change with every frame have a ring of their own, or they would
 * drive out those that stay.
 *
 * @row_bytes: size of a row in bytes
 * @height: number of rows of a frame
 * @slot: for each row of the frame, its slot, or VIMC_ROW_NONE
 * @rings: the slots, first for changing and then for fixed rows
 */
struct vimc_row_cache {
	unsigned int row_bytes;
	unsigned int height;
	u16 *slot;
	struct vimc_row_ring rings[2];
};

int vimc_row_cache_init(struct vimc_row_cache *cache, unsigned int row_bytes,
			unsigned int height);
void vimc_row_cache_cleanup(struct vimc_row_cache *cache);
void vimc_row_cache_reset(struct vimc_row_cache *cache);
void vimc_row_cache_forget_changing(struct vimc_row_cache *cache);
const void *vimc_row_cache_find(const struct vimc_row_cache *cache,
				unsigned int y, bool fixed);
void *vimc_row_cache_scratch(struct vimc_row_cache *cache, bool fixed);
void vimc_row_cache_keep(struct vimc_row_cache *cache, unsigned int y,
			 bool fixed);

#endif
