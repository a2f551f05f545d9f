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

/**
 * vimc_row_cache_init - take memory for rows
 *
 * @cache: is overwritten
 * @row_bytes: size of a row in bytes
 * @height: number of rows of a frame
 * @num_fixed: how many rows that stay from frame to frame to keep
 * @num_changing: how many others; 0 in a stage that makes no rows itself
 *
 * Return: 0, or -ENOMEM with nothing left to clean up
 */
int vimc_row_cache_init(struct vimc_row_cache *cache, unsigned int row_bytes,
			unsigned int height, unsigned int num_fixed,
			unsigned int num_changing)
{
	memset(cache, 0, sizeof(*cache));
	cache->row_bytes = row_bytes;
	cache->height = height;
	cache->num_fixed = min(height, num_fixed);
	cache->num_changing = num_changing;

	cache->slot = kvmalloc_array(height, sizeof(*cache->slot), GFP_KERNEL);
	cache->row = kvmalloc_array(max(num_changing, 1U), sizeof(*cache->row),
				    GFP_KERNEL);
	cache->data = kvmalloc_array(max(cache->num_fixed + num_changing, 1U),
				     row_bytes, GFP_KERNEL);
	if (!cache->slot || !cache->row || !cache->data) {
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
	kvfree(cache->data);
	kvfree(cache->row);
	kvfree(cache->slot);
	cache->data = NULL;
	cache->row = NULL;
	cache->slot = NULL;
}

/**
 * vimc_row_cache_reset - forget all rows
 *
 * @cache: an initialised cache
 */
void vimc_row_cache_reset(struct vimc_row_cache *cache)
{
	cache->used = 0;
	cache->next = 0;
	memset16(cache->row, VIMC_ROW_NONE, cache->num_changing);
	memset16(cache->slot, VIMC_ROW_NONE, cache->height);
}

static void vimc_row_cache_evict(struct vimc_row_cache *cache,
				 unsigned int index)
{
	if (cache->row[index] != VIMC_ROW_NONE)
		cache->slot[cache->row[index]] = VIMC_ROW_NONE;
	cache->row[index] = VIMC_ROW_NONE;
}

/**
 * vimc_row_cache_forget_changing - forget all rows but those that stay
 *
 * @cache: an initialised cache
 */
void vimc_row_cache_forget_changing(struct vimc_row_cache *cache)
{
	unsigned int i;

	for (i = 0; i < cache->num_changing; i++)
		vimc_row_cache_evict(cache, i);
	cache->next = 0;
}

/**
 * vimc_row_cache_find - the content of a row, if it is known
 *
 * @cache: an initialised cache
 * @y: the row
 *
 * Return: the row, or NULL. It stays until as many other rows were kept as the
 * ring has slots.
 */
const void *vimc_row_cache_find(const struct vimc_row_cache *cache,
				unsigned int y)
{
	unsigned int slot = cache->slot[y];

	if (slot == VIMC_ROW_NONE)
		return NULL;

	return cache->data + (size_t)slot * cache->row_bytes;
}

/**
 * vimc_row_cache_scratch - where the next row is to be made
 *
 * @cache: an initialised cache
 * @fixed: whether the row stays from frame to frame
 *
 * Return: memory for one row; of no use in a cache without slots
 */
void *vimc_row_cache_scratch(struct vimc_row_cache *cache, bool fixed)
{
	if (fixed && cache->used < cache->num_fixed) {
		cache->scratch = cache->used;
	} else {
		if (cache->num_changing)
			vimc_row_cache_evict(cache, cache->next);
		cache->scratch = cache->num_fixed + cache->next;
	}

	return cache->data + (size_t)cache->scratch * cache->row_bytes;
}

/**
 * vimc_row_cache_keep - remember what was made in the scratch memory
 *
 * @cache: an initialised cache
 * @y: the row made there
 */
void vimc_row_cache_keep(struct vimc_row_cache *cache, unsigned int y)
{
	cache->slot[y] = cache->scratch;

	if (cache->scratch < cache->num_fixed) {
		cache->used++;
		return;
	}

	cache->row[cache->next] = y;
	if (++cache->next == cache->num_changing)
		cache->next = 0;
}
