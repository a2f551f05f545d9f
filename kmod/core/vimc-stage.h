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

/*
 * How many rows that stay from frame to frame a stage keeps: those under the
 * texts of a sensor, with what a debayer spreads them to.
 */
#define VIMC_STAGE_FIXED_ROWS	128

/*
 * How many other rows, if those who pull them go down the frame together, each
 * asking for a row more than once only before the next.
 */
#define VIMC_STAGE_LAST_ROWS	2

/* How many rows vimc_stage_same_rows() looks at. */
#define VIMC_STAGE_SAME_ROWS	16

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
 * struct vimc_stage_stats - what a stage did since it was started
 *
 * @computed: rows that were made
 * @reused: rows that were at hand already
 * @ns: nanoseconds spent on making rows, without those of the stages before
 */
struct vimc_stage_stats {
	u64 computed;
	u64 reused;
	u64 ns;
};

/**
 * struct vimc_stage_memory - what a stage keeps for its rows, in bytes
 *
 * @working: needed however often rows repeat themselves
 * @tracking: to know which rows did not change, and to keep them
 */
struct vimc_stage_memory {
	size_t working;
	size_t tracking;
};

/**
 * struct vimc_stage_ops - what an entity does to pixels
 *
 * All but @start and @stop are called by the thread of the pipeline only.
 *
 * @start: takes what it needs to know from the locked active state, takes what
 *	memory the stage needs, adds that to @memory of the stage and sets
 *	@num_fixed and @num_changing; 0 or an errno
 * @stop: gives that memory back
 * @update: takes the controls over for the frame to come and, where anything
 *	changed, fills @rep and @fixed anew; true if it did
 * @row: makes the row @y, which stands for itself, in @scratch, and returns
 *	@scratch; or returns the address of such a row that exists already and
 *	stays as it is until the next call. @scratch may be memory that user
 *	space has mapped, so nothing may be read back from there.
 * @begin_slot: told of every slot, also of those that no frame is made for;
 *	only a stage without a source has it
 * @interval: nanoseconds from the slot that began last to the next; likewise
 */
struct vimc_stage_ops {
	int (*start)(struct vimc_stage *stage, struct v4l2_subdev_state *state);
	void (*stop)(struct vimc_stage *stage);
	bool (*update)(struct vimc_stage *stage, const struct vimc_frame *frame,
		       bool source_changed);
	const void *(*row)(struct vimc_stage *stage, unsigned int y,
			   void *scratch);
	void (*begin_slot)(struct vimc_stage *stage,
			   const struct vimc_frame *slot);
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
 * @repeated: for each row, whether others have the same content
 * @num_fixed: how many fixed rows to keep
 * @num_changing: how many other rows to keep
 * @generation: changes whenever @rep, @fixed or a fixed row did
 * @source_generation: the generation of @source that this stage knows
 * @frame: number of the frame this stage is ready for; 0 before the first
 * @cache: the rows computed last
 * @memory: what it takes while it runs
 * @stats: what it did; only for the thread of the pipeline
 * @published: @stats as of the last frame, under the lock of the instance's
 *	counters
 * @inclusive_ns: nanoseconds spent on its rows and those before; likewise
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
	bool *repeated;
	unsigned int num_fixed;
	unsigned int num_changing;
	u32 generation;
	u32 source_generation;
	u64 frame;
	struct vimc_row_cache cache;
	struct vimc_stage_memory memory;
	struct vimc_stage_stats stats;
	struct vimc_stage_stats published;
	u64 inclusive_ns;
};

const struct vimc_stage *vimc_stage_first(const struct vimc_stage *stage);
int vimc_stage_start(struct vimc_stage *stage, struct v4l2_subdev_state *state);
void vimc_stage_stop(struct vimc_stage *stage);
void vimc_stage_begin_frame(struct vimc_stage *stage,
			    const struct vimc_frame *frame);
u16 vimc_stage_same_rows(const struct vimc_stage *stage, unsigned int y);
const void *vimc_stage_row(struct vimc_stage *stage, unsigned int y,
			   void *place);

#endif
