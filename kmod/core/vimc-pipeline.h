/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * vimc-pipeline.h Virtual Media Controller Driver - a sensor and its streams
 */

#ifndef _VIMC_PIPELINE_H_
#define _VIMC_PIPELINE_H_

#include <linux/ktime.h>
#include <linux/list.h>
#include <linux/spinlock.h>
#include <linux/wait.h>
#include <media/media-entity.h>

#include "vimc-convert.h"
#include "vimc-stage.h"

struct video_device;
struct vimc_device;
struct vimc_pipeline;
struct vimc_stream;

/**
 * struct vimc_stream_ops - what the end of a stream does with frames
 *
 * Both are called by the thread of the pipeline.
 *
 * @begin_frame: finds memory for a frame; NULL if there is none, and then no
 *	pixel is computed. Must not sleep.
 * @end_frame: takes the frame: the memory found before is complete, or, if the
 *	stream is stopping, it is not
 */
struct vimc_stream_ops {
	u8 *(*begin_frame)(struct vimc_stream *stream, ktime_t slot,
			   u32 sequence);
	void (*end_frame)(struct vimc_stream *stream, bool complete);
};

/**
 * struct vimc_stream_stats - what became of the slots of a stream
 *
 * @frames: slots that gave a complete frame
 * @dropped: slots that nobody had queued a buffer for
 * @missed: slots that had passed by before they could be begun
 * @ns: nanoseconds spent on the frames, with those of other streams that were
 *	made at the same time
 */
struct vimc_stream_stats {
	u64 frames;
	u64 dropped;
	u64 missed;
	u64 ns;
};

/**
 * struct vimc_stream - rows out of a pipeline into one video device
 *
 * @ops: what happens to frames
 * @format: what the video device expects; set before the stream is added
 * @map: the pixel format it expects; likewise
 * @line_bytes: from the start of a row in its memory to the next; likewise
 * @row_bytes: of a row there without padding
 * @converter: makes the rows it expects of those that are pulled
 * @pipeline: the pipeline that feeds it; NULL while stopped
 * @stage: where its rows are pulled from
 * @entry: in the streams of @pipeline
 * @pass_entry: in the streams that get a frame now; only for the thread
 * @in_pass: whether it does
 * @leaving: whether it must be left out as soon as possible
 * @sequence: number of the next slot since the stream started
 * @dst: where the next row goes
 * @chroma: where the next row of chroma goes, if those are apart; the one who
 *	finds memory for a frame sets it
 * @row: its number
 * @ahead: which of the rows from there on are written already, that one in
 *	bit 0
 * @stats: what it did, under the lock of the instance's counters
 */
struct vimc_stream {
	const struct vimc_stream_ops *ops;
	struct vimc_pad_config format;
	const struct vimc_pix_map *map;
	unsigned int line_bytes;
	unsigned int row_bytes;
	struct vimc_converter converter;
	struct vimc_pipeline *pipeline;
	struct vimc_stage *stage;
	struct list_head entry;
	struct list_head pass_entry;
	bool in_pass;
	bool leaving;
	u32 sequence;
	u8 *dst;
	u8 *chroma;
	unsigned int row;
	u16 ahead;
	struct vimc_stream_stats stats;
};

/**
 * struct vimc_pipeline - all entities that one sensor feeds
 *
 * A sink pad has at most one enabled link, so what media core calls a pipeline
 * has one sensor at its root, and this structure is made when the first of its
 * streams starts and freed when the last one stopped.
 *
 * @pipe: the pipeline of media core; first, so that it leads here
 * @vimc: the instance
 * @root: the sensor, which sets the pace
 * @thread: makes the frames
 * @num_streams: streams that were added and not removed
 * @lock: protects @streams and the flags of its members
 * @streams: the streams that get frames
 * @wait: woken when a stream left the pass
 * @pass_start: when the thread began the frames of this slot
 */
struct vimc_pipeline {
	struct media_pipeline pipe;
	struct vimc_device *vimc;
	struct vimc_stage *root;
	struct task_struct *thread;
	unsigned int num_streams;
	spinlock_t lock; /* protects streams and their flags */
	struct list_head streams;
	wait_queue_head_t wait;
	u64 pass_start;
};

int vimc_pipeline_start_stream(struct vimc_device *vimc,
			       struct video_device *vdev,
			       struct vimc_stream *stream);
void vimc_pipeline_stop_stream(struct vimc_device *vimc,
			       struct video_device *vdev,
			       struct vimc_stream *stream);

int vimc_plan_add_stream(struct vimc_stream *stream,
			 struct media_pad *sink_pad);
void vimc_plan_remove_stream(struct vimc_stream *stream);
struct vimc_stage *vimc_plan_root(struct vimc_stream *stream);

int vimc_pipeline_thread(void *data);

#endif
