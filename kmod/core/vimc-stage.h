/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * vimc-stage.h Virtual Media Controller Driver - the pixel path, row by row
 *
 * Each entity that makes pixels owns a stage. A stage pulls rows from the stage
 * before it, on demand; no stage ever holds a frame.
 *
 * Most frames repeat themselves, down the frame and from frame to frame. A
 * stage says so in two arrays: @rep names, for each row, a row of the same
 * content, and @fixed whether that content stays in the next frame. Only rows
 * that stand for themselves are computed, and fixed ones only once.
 */

#ifndef _VIMC_STAGE_H_
#define _VIMC_STAGE_H_

#include <linux/types.h>

#include "vimc-config.h"
#include "vimc-row-cache.h"

struct v4l2_subdev_state;
struct vimc_stage;

/**
 * struct vimc_frame - one slot in time that a frame can be made for
 *
 * @number: counts slots since the pipeline started, from 1
 * @time: nanoseconds from the start of the pipeline to this slot
 */
struct vimc_frame {
	u64 number;
	u64 time;
};

/**
 * struct vimc_stage_ops - what an entity does to pixels
 *
 * All but @start and @stop are called by the thread of the pipeline only.
 *
 * @start: reads the formats of the entity's pads from the locked active state
 *	into the stage and takes what memory the stage needs; 0 or an errno
 * @stop: gives that memory back
 * @update: takes the controls over for the frame to come and, where anything
 *	changed, fills @rep and @fixed anew; true if it did
 * @row: makes the row @y, which stands for itself, in @scratch, and returns
 *	@scratch; or returns the address of such a row that exists already and
 *	stays as it is until the next call
 * @interval: nanoseconds from one slot to the next; only a stage without a
 *	source has it
 */
struct vimc_stage_ops {
	int (*start)(struct vimc_stage *stage, struct v4l2_subdev_state *state);
	void (*stop)(struct vimc_stage *stage);
	bool (*update)(struct vimc_stage *stage, const struct vimc_frame *frame,
		       bool source_changed);
	const void *(*row)(struct vimc_stage *stage, unsigned int y,
			   void *scratch);
	u64 (*interval)(struct vimc_stage *stage);
};

/**
 * struct vimc_stage - the pixels of one entity
 *
 * @ops: what the entity does
 * @users: stages and streams that pull rows from this one; changes under the
 *	lock of the instance and that of the active state, so that a holder of
 *	either can rely on it
 * @source: the stage rows are pulled from; NULL in a sensor
 * @sink_format: of the pad rows come in through; unset in a sensor
 * @source_format: of the pad rows go out through
 * @map: how the pixels of @source_format lie in memory
 * @row_bytes: size of a row in bytes
 * @rep: for each row, the first row with the same content
 * @fixed: for each row, whether the next frame has it too
 * @generation: changes whenever @rep, @fixed or a fixed row did
 * @source_generation: the generation of @source that this stage knows
 * @frame: number of the frame this stage is ready for; 0 before the first
 * @cache: the rows computed last
 */
struct vimc_stage {
	const struct vimc_stage_ops *ops;
	unsigned int users;
	struct vimc_stage *source;
	struct vimc_pad_config sink_format;
	struct vimc_pad_config source_format;
	const struct vimc_pix_map *map;
	unsigned int row_bytes;
	u16 *rep;
	bool *fixed;
	u32 generation;
	u32 source_generation;
	u64 frame;
	struct vimc_row_cache cache;
};

int vimc_stage_start(struct vimc_stage *stage, struct v4l2_subdev_state *state);
void vimc_stage_stop(struct vimc_stage *stage);
void vimc_stage_begin_frame(struct vimc_stage *stage,
			    const struct vimc_frame *frame);
const void *vimc_stage_row(struct vimc_stage *stage, unsigned int y);

#endif
