// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vimc-stage.c Virtual Media Controller Driver - the pixel path, row by row
 */

#include <linux/errno.h>
#include <linux/mm.h>

#include "vimc-formats.h"
#include "vimc-stage.h"

static void vimc_stage_free_rows(struct vimc_stage *stage)
{
	vimc_row_cache_cleanup(&stage->cache);
	kvfree(stage->fixed);
	kvfree(stage->rep);
	stage->fixed = NULL;
	stage->rep = NULL;
}

static int vimc_stage_alloc_rows(struct vimc_stage *stage)
{
	unsigned int height = stage->source_format.height;

	stage->rep = kvmalloc_array(height, sizeof(*stage->rep), GFP_KERNEL);
	stage->fixed = kvmalloc_array(height, sizeof(*stage->fixed),
				      GFP_KERNEL);
	if (!stage->rep || !stage->fixed ||
	    vimc_row_cache_init(&stage->cache, stage->row_bytes, height)) {
		vimc_stage_free_rows(stage);
		return -ENOMEM;
	}

	return 0;
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

	ret = stage->ops->start(stage, state);
	if (ret)
		return ret;

	stage->map = vimc_pix_map_by_code(stage->source_format.code);
	stage->row_bytes = stage->source_format.width * stage->map->bpp;

	ret = vimc_stage_alloc_rows(stage);
	if (ret)
		stage->ops->stop(stage);

	return ret;
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
		vimc_row_cache_reset(&stage->cache);
	} else {
		vimc_row_cache_forget_changing(&stage->cache);
	}
}

/**
 * vimc_stage_row - pull a row
 *
 * @stage: a stage that is ready for the frame
 * @y: the row, from 0 at the top
 *
 * Context: the thread of the pipeline
 *
 * Return: the pixels, which stay until the next row is pulled from @stage
 */
const void *vimc_stage_row(struct vimc_stage *stage, unsigned int y)
{
	unsigned int rep = stage->rep[y];
	bool fixed = stage->fixed[rep];
	const void *row;
	void *scratch;

	row = vimc_row_cache_find(&stage->cache, rep, fixed);
	if (row)
		return row;

	scratch = vimc_row_cache_scratch(&stage->cache, fixed);
	row = stage->ops->row(stage, rep, scratch);
	if (row == scratch)
		vimc_row_cache_keep(&stage->cache, rep, fixed);

	return row;
}
