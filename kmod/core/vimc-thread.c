// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vimc-thread.c Virtual Media Controller Driver - making frames at a pace
 *
 * Slots in time are laid out in nanoseconds from the start of the pipeline, so
 * that a late frame does not shift those after it. A slot that has passed by
 * completely is skipped; it shows as a gap in the sequence numbers, and so does
 * one that nobody queued a buffer for.
 */

#include <linux/bits.h>
#include <linux/hrtimer.h>
#include <linux/kthread.h>
#include <linux/math.h>
#include <linux/math64.h>
#include <linux/minmax.h>
#include <linux/sched.h>
#include <linux/sched/clock.h>

#include "vimc-copy.h"
#include "vimc-device.h"
#include "vimc-pipeline.h"

/* Return: false if the thread has to end. */
static bool vimc_thread_sleep_until(ktime_t slot)
{
	set_current_state(TASK_INTERRUPTIBLE);
	if (!kthread_should_stop())
		schedule_hrtimeout(&slot, HRTIMER_MODE_ABS);
	__set_current_state(TASK_RUNNING);
	cond_resched();

	return !kthread_should_stop();
}

/* What a stream and its stages did, for those who read it in debugfs. */
static void vimc_thread_publish(struct vimc_pipeline *pipeline,
				struct vimc_stream *stream, bool complete)
{
	struct vimc_device *vimc = pipeline->vimc;
	s64 ns = local_clock() - pipeline->pass_start;
	struct vimc_stage *stage;

	spin_lock(&vimc->stats_lock);
	stream->stats.frames += complete;
	stream->stats.ns += max_t(s64, ns, 0);
	for (stage = stream->stage; stage; stage = stage->source)
		stage->published = stage->stats;
	spin_unlock(&vimc->stats_lock);
}

static void vimc_thread_leave_pass(struct vimc_pipeline *pipeline,
				   struct vimc_stream *stream, bool complete)
{
	list_del(&stream->pass_entry);
	vimc_thread_publish(pipeline, stream, complete);
	stream->ops->end_frame(stream, complete);

	/*
	 * From here on the stream may be gone. Pairs with the acquire in
	 * vimc_pipeline_remove_stream().
	 */
	smp_store_release(&stream->in_pass, false);
	wake_up_all(&pipeline->wait);
}

static void vimc_thread_count(struct vimc_pipeline *pipeline, u64 *counter,
			      u32 count)
{
	spin_lock(&pipeline->vimc->stats_lock);
	*counter += count;
	spin_unlock(&pipeline->vimc->stats_lock);
}

/* Find the streams that have a buffer for this slot. */
static void vimc_thread_gather(struct vimc_pipeline *pipeline, ktime_t slot,
			       struct list_head *pass)
{
	struct vimc_stream *stream;

	spin_lock(&pipeline->lock);
	list_for_each_entry(stream, &pipeline->streams, entry) {
		stream->dst = stream->ops->begin_frame(stream, slot,
						       stream->sequence++);
		if (!stream->dst) {
			vimc_thread_count(pipeline, &stream->stats.dropped, 1);
			continue;
		}
		stream->row = 0;
		stream->ahead = 0;
		stream->in_pass = true;
		list_add_tail(&stream->pass_entry, pass);
	}
	spin_unlock(&pipeline->lock);
}

/* To where it belongs, and to all places soon after where it does as well. */
static void vimc_thread_copy_row(struct vimc_stream *stream, const void *row)
{
	struct vimc_stage *stage = stream->stage;
	u16 same = vimc_stage_same_rows(stage, stream->row) & ~stream->ahead;
	u8 *dst[VIMC_STAGE_SAME_ROWS];
	unsigned int num = 0;
	unsigned int i;

	for (i = 0; same >> i; i++)
		if (same & BIT(i))
			dst[num++] = stream->dst + i * stream->line_bytes;

	if (stream->converter.conversion)
		row = vimc_converter_make(&stream->converter, row);
	vimc_copy_rows(dst, num, row, stream->row_bytes);
	stream->ahead |= same;
	stage->stats.reused += num - 1;
}

/* Two rows of luma and one of chroma; made anew if those before differ. */
static void vimc_thread_store_pair(struct vimc_stream *stream)
{
	struct vimc_converter *converter = &stream->converter;
	struct vimc_stage *stage = stream->stage;
	const u16 *reps = &stage->rep[stream->row];
	const u8 *rows = converter->row;
	unsigned int i;

	if (stream->row && reps[0] == converter->reps[0] &&
	    reps[1] == converter->reps[1]) {
		stage->stats.reused += 2;
	} else {
		for (i = 0; i < 2; i++)
			vimc_converter_make_luma(converter,
						 vimc_stage_row(stage,
								stream->row + i,
								NULL), i);
		converter->reps[0] = reps[0];
		converter->reps[1] = reps[1];
	}

	for (i = 0; i < 2; i++, stream->dst += stream->line_bytes)
		vimc_copy_row(stream->dst, rows + i * stream->row_bytes,
			      stream->row_bytes);
	vimc_copy_row(stream->chroma, rows + 2 * stream->row_bytes,
		      stream->row_bytes);
	stream->chroma += stream->line_bytes;
}

/* Go on until as much of the frame is done as @y rows are of @height. */
static void vimc_thread_copy_rows(struct vimc_stream *stream, unsigned int y,
				  unsigned int height)
{
	unsigned int end = DIV_ROUND_UP(y * stream->format.height, height);
	struct vimc_stage *stage = stream->stage;
	bool converted = stream->converter.conversion;

	if (stream->converter.sums) {
		for (; stream->row + 1 < end; stream->row += 2)
			vimc_thread_store_pair(stream);
		return;
	}

	for (; stream->row < end; stream->row++) {
		if (!(stream->ahead & BIT(0))) {
			const void *row = vimc_stage_row(stage, stream->row,
							 converted ? NULL :
							 stream->dst);

			if (row != stream->dst)
				vimc_thread_copy_row(stream, row);
		}
		stream->ahead >>= 1;
		stream->dst += stream->line_bytes;
	}
}

/*
 * All streams move down their frames together, the tallest one row at a time
 * and the others no later, so that rows they have in common are computed once.
 */
static void vimc_thread_make_frames(struct vimc_pipeline *pipeline,
				    struct list_head *pass)
{
	struct vimc_stream *stream, *next;
	unsigned int height = 0;
	unsigned int y;

	list_for_each_entry(stream, pass, pass_entry)
		height = max(height, stream->format.height);

	for (y = 1; y <= height; y++) {
		list_for_each_entry_safe(stream, next, pass, pass_entry) {
			if (READ_ONCE(stream->leaving))
				vimc_thread_leave_pass(pipeline, stream, false);
			else
				vimc_thread_copy_rows(stream, y, height);
		}
		if (list_empty(pass))
			return;
		cond_resched();
	}

	list_for_each_entry_safe(stream, next, pass, pass_entry)
		vimc_thread_leave_pass(pipeline, stream, true);
}

static void vimc_thread_run_slot(struct vimc_pipeline *pipeline, ktime_t slot,
				 const struct vimc_frame *frame)
{
	struct vimc_stream *stream;
	LIST_HEAD(pass);

	pipeline->pass_start = local_clock();
	vimc_thread_gather(pipeline, slot, &pass);
	if (list_empty(&pass))
		return;

	list_for_each_entry(stream, &pass, pass_entry)
		vimc_stage_begin_frame(stream->stage, frame);

	vimc_thread_make_frames(pipeline, &pass);
}

static void vimc_thread_skip_slots(struct vimc_pipeline *pipeline, u32 count)
{
	struct vimc_stream *stream;

	spin_lock(&pipeline->lock);
	list_for_each_entry(stream, &pipeline->streams, entry) {
		stream->sequence += count;
		vimc_thread_count(pipeline, &stream->stats.missed, count);
	}
	spin_unlock(&pipeline->lock);
}

/* Return: how many whole slots have passed since @slot began. */
static u32 vimc_thread_missed_slots(ktime_t slot, u64 interval)
{
	s64 late = ktime_to_ns(ktime_sub(ktime_get(), slot));

	return late > 0 ? div64_u64(late, interval) : 0;
}

/**
 * vimc_pipeline_thread - make the frames of a pipeline until told to stop
 *
 * @data: the &struct vimc_pipeline
 *
 * Return: 0
 */
int vimc_pipeline_thread(void *data)
{
	struct vimc_pipeline *pipeline = data;
	struct vimc_stage *root = pipeline->root;
	ktime_t start = ktime_get();
	struct vimc_frame frame = { .number = 1 };
	ktime_t slot = start;

	while (vimc_thread_sleep_until(slot)) {
		u64 interval;
		u32 missed;

		frame.time = ktime_to_ns(ktime_sub(slot, start));
		root->ops->begin_slot(root, &frame);
		interval = root->ops->interval(root);
		vimc_thread_run_slot(pipeline, slot, &frame);

		slot = ktime_add_ns(slot, interval);
		missed = vimc_thread_missed_slots(slot, interval);
		if (missed)
			vimc_thread_skip_slots(pipeline, missed);
		slot = ktime_add_ns(slot, missed * interval);
		frame.number += missed + 1;
	}

	return 0;
}
