// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vimc-stage.c Virtual Media Controller Driver - the pixel path, row by row
 */

#include <linux/bits.h>
#include <linux/errno.h>
#include <linux/minmax.h>
#include <linux/mm.h>
#include <linux/sched/clock.h>
#include <linux/string.h>

#include "vimc-formats.h"
#include "vimc-stage.h"

static void vimc_stage_free_rows(struct vimc_stage *stage)
{
	vimc_row_cache_cleanup(&stage->cache);
	kvfree(stage->repeated);
	kvfree(stage->fixed);
	kvfree(stage->rep);
	stage->repeated = NULL;
	stage->fixed = NULL;
	stage->rep = NULL;
}

static int vimc_stage_alloc_rows(struct vimc_stage *stage)
{
	unsigned int height = stage->source_format.height;

	stage->rep = kvmalloc_array(height, sizeof(*stage->rep), GFP_KERNEL);
	stage->fixed = kvmalloc_array(height, sizeof(*stage->fixed),
				      GFP_KERNEL);
	stage->repeated = kvmalloc_array(height, sizeof(*stage->repeated),
					 GFP_KERNEL);
	if (!stage->rep || !stage->fixed || !stage->repeated ||
	    vimc_row_cache_init(&stage->cache, stage->row_bytes, height,
				stage->num_fixed, stage->num_changing)) {
		vimc_stage_free_rows(stage);
		return -ENOMEM;
	}

	return 0;
}

static void vimc_stage_count_memory(struct vimc_stage *stage)
{
	const struct vimc_row_cache *cache = &stage->cache;
	size_t arrays = sizeof(*stage->rep) + sizeof(*stage->fixed) +
			sizeof(*stage->repeated) + sizeof(*cache->slot);

	stage->memory.working += (size_t)cache->num_changing *
				 (cache->row_bytes + sizeof(*cache->row));
	stage->memory.tracking += (size_t)cache->num_fixed * cache->row_bytes +
				  cache->height * arrays;
}

/**
 * vimc_stage_first - the stage that rows come from in the end
 *
 * @stage: a started stage
 *
 * Return: the stage of the sensor
 */
const struct vimc_stage *vimc_stage_first(const struct vimc_stage *stage)
{
	while (stage->source)
		stage = stage->source;

	return stage;
}

/**
 * vimc_stage_start - make a stage ready to give rows
 *
 * @stage: a stage without users
 * @state: the active state of its entity, locked
 *
 * Return: 0, or an errno with nothing left to stop
 */
int vimc_stage_start(struct vimc_stage *stage, struct v4l2_subdev_state *state)
{
	int ret;

	stage->source = NULL;
	stage->frame = 0;
	stage->inclusive_ns = 0;
	memset(&stage->memory, 0, sizeof(stage->memory));
	memset(&stage->stats, 0, sizeof(stage->stats));
	memset(&stage->published, 0, sizeof(stage->published));

	ret = stage->ops->start(stage, state);
	if (ret)
		return ret;

	stage->map = vimc_pix_map_by_code(stage->source_format.code);
	stage->row_bytes = stage->source_format.width * stage->map->bpp;

	ret = vimc_stage_alloc_rows(stage);
	if (ret) {
		stage->ops->stop(stage);
		return ret;
	}
	vimc_stage_count_memory(stage);

	return 0;
}

/**
 * vimc_stage_stop - give back what vimc_stage_start() took
 *
 * @stage: a started stage that nobody pulls rows from
 */
void vimc_stage_stop(struct vimc_stage *stage)
{
	vimc_stage_free_rows(stage);
	stage->ops->stop(stage);
	memset(&stage->memory, 0, sizeof(stage->memory));
}

static void vimc_stage_find_repeated(struct vimc_stage *stage)
{
	unsigned int y;

	for (y = 0; y < stage->source_format.height; y++) {
		stage->repeated[y] = false;
		if (stage->rep[y] != y)
			stage->repeated[stage->rep[y]] = true;
	}
}

/**
 * vimc_stage_begin_frame - make a stage and all before it ready for a frame
 *
 * @stage: the stage rows are going to be pulled from
 * @frame: the slot; a stage that is ready for it already is left alone
 *
 * Context: the thread of the pipeline
 */
void vimc_stage_begin_frame(struct vimc_stage *stage,
			    const struct vimc_frame *frame)
{
	bool changed = !stage->frame;

	if (stage->frame == frame->number)
		return;
	stage->frame = frame->number;

	if (stage->source) {
		vimc_stage_begin_frame(stage->source, frame);
		if (stage->source_generation != stage->source->generation)
			changed = true;
		stage->source_generation = stage->source->generation;
	}

	if (stage->ops->update(stage, frame, changed)) {
		stage->generation++;
		vimc_stage_find_repeated(stage);
		vimc_row_cache_reset(&stage->cache);
	} else {
		vimc_row_cache_forget_changing(&stage->cache);
	}
}

/* The clocks of two processors may differ by a little. */
static u64 vimc_stage_elapsed(u64 start)
{
	s64 ns = local_clock() - start;

	return max_t(s64, ns, 0);
}

/* Call an entity and account for the time, with that of other stages apart. */
static const void *vimc_stage_make(struct vimc_stage *stage, unsigned int y,
				   void *place)
{
	const struct vimc_stage *source = stage->source;
	u64 before = source ? source->inclusive_ns : 0;
	u64 start = local_clock();
	u64 ns, others = 0;
	const void *row;

	row = stage->ops->row(stage, y, place);

	ns = vimc_stage_elapsed(start);
	if (source)
		others = min(source->inclusive_ns - before, ns);
	stage->inclusive_ns += ns;
	stage->stats.ns += ns - others;
	stage->stats.computed++;

	return row;
}

/* Whether this is the only time that a row is asked for. */
static bool vimc_stage_is_single(const struct vimc_stage *stage,
				 unsigned int y)
{
	return READ_ONCE(stage->users) == 1 && !stage->fixed[y] &&
	       !stage->repeated[y];
}

/**
 * vimc_stage_same_rows - which of the next rows have the content of a row
 *
 * @stage: a stage that is ready for the frame
 * @y: the row, from 0 at the top
 *
 * Return: a mask of VIMC_STAGE_SAME_ROWS rows from @y on, which is bit 0
 */
u16 vimc_stage_same_rows(const struct vimc_stage *stage, unsigned int y)
{
	unsigned int rep = stage->rep[y];
	unsigned int i, count;
	u16 same = BIT(0);

	if (!stage->repeated[rep])
		return same;

	count = min_t(unsigned int, stage->source_format.height - y,
		      VIMC_STAGE_SAME_ROWS);
	for (i = 1; i < count; i++)
		if (stage->rep[y + i] == rep)
			same |= BIT(i);

	return same;
}

/**
 * vimc_stage_row - pull a row
 *
 * @stage: a stage that is ready for the frame
 * @y: the row, from 0 at the top
 * @place: where the row may be made if nobody else is going to ask for it; NULL
 *	if the one who pulls asks more than once
 *
 * Context: the thread of the pipeline
 *
 * Return: the pixels, @place if they are there; they stay until the next row is
 * pulled from @stage
 */
const void *vimc_stage_row(struct vimc_stage *stage, unsigned int y,
			   void *place)
{
	unsigned int rep = stage->rep[y];
	const void *row;
	void *scratch;

	row = vimc_row_cache_find(&stage->cache, rep);
	if (row) {
		stage->stats.reused++;
		return row;
	}

	if (place && vimc_stage_is_single(stage, rep))
		return vimc_stage_make(stage, rep, place);

	scratch = vimc_row_cache_scratch(&stage->cache, stage->fixed[rep]);
	row = vimc_stage_make(stage, rep, scratch);
	if (row == scratch)
		vimc_row_cache_keep(&stage->cache, rep);

	return row;
}
