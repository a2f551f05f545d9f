// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vimc-row-cache.c Virtual Media Controller Driver - rows computed before
 */

#include <linux/errno.h>
#include <linux/minmax.h>
#include <linux/mm.h>
#include <linux/string.h>

#include "vimc-row-cache.h"

#define VIMC_ROW_NONE		U16_MAX

/*
 * What a consumer may still look at while the next row is made: a debayer of
 * the largest window goes back that many rows of its source.
 */
#define VIMC_CHANGING_ROWS	32

/* The rows under the texts of a sensor, with what a debayer spreads them to. */
#define VIMC_FIXED_ROWS		128

static int vimc_row_ring_init(struct vimc_row_ring *ring, unsigned int size,
			      unsigned int row_bytes)
{
	ring->size = size;
	ring->next = 0;
	ring->row = kvmalloc_array(size, sizeof(*ring->row), GFP_KERNEL);
	ring->data = kvmalloc_array(size, row_bytes, GFP_KERNEL);

	return ring->row && ring->data ? 0 : -ENOMEM;
}

static void vimc_row_ring_cleanup(struct vimc_row_ring *ring)
{
	kvfree(ring->row);
	kvfree(ring->data);
	ring->row = NULL;
	ring->data = NULL;
}

static void vimc_row_ring_reset(struct vimc_row_ring *ring)
{
	unsigned int i;

	ring->next = 0;
	for (i = 0; i < ring->size; i++)
		ring->row[i] = VIMC_ROW_NONE;
}

/**
 * vimc_row_cache_init - take memory for rows
 *
 * @cache: is overwritten
 * @row_bytes: size of a row in bytes
 * @height: number of rows of a frame
 *
 * Return: 0, or -ENOMEM with nothing left to clean up
 */
int vimc_row_cache_init(struct vimc_row_cache *cache, unsigned int row_bytes,
			unsigned int height)
{
	unsigned int changing = min_t(unsigned int, height, VIMC_CHANGING_ROWS);
	unsigned int fixed = min_t(unsigned int, height, VIMC_FIXED_ROWS);

	memset(cache, 0, sizeof(*cache));
	cache->row_bytes = row_bytes;
	cache->height = height;
	cache->slot = kvmalloc_array(height, sizeof(*cache->slot), GFP_KERNEL);
	if (!cache->slot)
		return -ENOMEM;

	if (vimc_row_ring_init(&cache->rings[false], changing, row_bytes) ||
	    vimc_row_ring_init(&cache->rings[true], fixed, row_bytes)) {
		vimc_row_cache_cleanup(cache);
		return -ENOMEM;
	}

	vimc_row_cache_reset(cache);

	return 0;
}

/**
 * vimc_row_cache_cleanup - give the memory of rows back
 *
 * @cache: initialised, zeroed, or cleaned up before
 */
void vimc_row_cache_cleanup(struct vimc_row_cache *cache)
{
	vimc_row_ring_cleanup(&cache->rings[false]);
	vimc_row_ring_cleanup(&cache->rings[true]);
	kvfree(cache->slot);
	cache->slot = NULL;
}

/**
 * vimc_row_cache_reset - forget all rows
 *
 * @cache: an initialised cache
 */
void vimc_row_cache_reset(struct vimc_row_cache *cache)
{
	vimc_row_ring_reset(&cache->rings[false]);
	vimc_row_ring_reset(&cache->rings[true]);
	memset16(cache->slot, VIMC_ROW_NONE, cache->height);
}

/**
 * vimc_row_cache_forget_changing - forget the rows that change every frame
 *
 * @cache: an initialised cache
 */
void vimc_row_cache_forget_changing(struct vimc_row_cache *cache)
{
	struct vimc_row_ring *ring = &cache->rings[false];
	unsigned int i;

	for (i = 0; i < ring->size; i++)
		if (ring->row[i] != VIMC_ROW_NONE)
			cache->slot[ring->row[i]] = VIMC_ROW_NONE;

	vimc_row_ring_reset(ring);
}

/**
 * vimc_row_cache_find - the content of a row, if it is known
 *
 * @cache: an initialised cache
 * @y: the row
 * @fixed: whether the row stays from frame to frame
 *
 * Return: the row, or NULL. It stays until as many other rows were kept as the
 * ring has slots.
 */
const void *vimc_row_cache_find(const struct vimc_row_cache *cache,
				unsigned int y, bool fixed)
{
	unsigned int slot = cache->slot[y];

	if (slot == VIMC_ROW_NONE)
		return NULL;

	return cache->rings[fixed].data + (size_t)slot * cache->row_bytes;
}

/**
 * vimc_row_cache_scratch - where the next row is to be made
 *
 * @cache: an initialised cache
 * @fixed: whether the row stays from frame to frame
 *
 * Return: memory for one row, the oldest of its ring
 */
void *vimc_row_cache_scratch(struct vimc_row_cache *cache, bool fixed)
{
	struct vimc_row_ring *ring = &cache->rings[fixed];

	if (ring->row[ring->next] != VIMC_ROW_NONE)
		cache->slot[ring->row[ring->next]] = VIMC_ROW_NONE;
	ring->row[ring->next] = VIMC_ROW_NONE;

	return ring->data + (size_t)ring->next * cache->row_bytes;
}

/**
 * vimc_row_cache_keep - remember what was made in the scratch memory
 *
 * @cache: an initialised cache
 * @y: the row made there
 * @fixed: as given to vimc_row_cache_scratch() before
 */
void vimc_row_cache_keep(struct vimc_row_cache *cache, unsigned int y,
			 bool fixed)
{
	struct vimc_row_ring *ring = &cache->rings[fixed];

	ring->row[ring->next] = y;
	cache->slot[y] = ring->next;
	ring->next = ring->next + 1 == ring->size ? 0 : ring->next + 1;
}
