// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vimc-pipeline.c Virtual Media Controller Driver - start and stop of streams
 */

#include <linux/err.h>
#include <linux/kthread.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <media/v4l2-dev.h>

#include "vimc-device.h"
#include "vimc-pipeline.h"

static struct vimc_pipeline *to_vimc_pipeline(struct media_pipeline *pipe)
{
	return container_of(pipe, struct vimc_pipeline, pipe);
}

/* Join the pipeline the video device is in already, or make one. */
static struct vimc_pipeline *vimc_pipeline_get(struct vimc_device *vimc,
					       struct video_device *vdev)
{
	struct media_pipeline *pipe = video_device_pipeline(vdev);
	struct vimc_pipeline *pipeline;
	int ret;

	if (pipe) {
		pipeline = to_vimc_pipeline(pipe);
	} else {
		pipeline = kzalloc(sizeof(*pipeline), GFP_KERNEL);
		if (!pipeline)
			return ERR_PTR(-ENOMEM);

		pipeline->vimc = vimc;
		spin_lock_init(&pipeline->lock);
		INIT_LIST_HEAD(&pipeline->streams);
		init_waitqueue_head(&pipeline->wait);
	}

	ret = video_device_pipeline_start(vdev, &pipeline->pipe);
	if (ret) {
		if (!pipeline->num_streams)
			kfree(pipeline);
		return ERR_PTR(ret);
	}
	pipeline->num_streams++;

	return pipeline;
}

static void vimc_pipeline_put(struct vimc_pipeline *pipeline,
			      struct video_device *vdev)
{
	video_device_pipeline_stop(vdev);
	if (!--pipeline->num_streams)
		kfree(pipeline);
}

static int vimc_pipeline_start_thread(struct vimc_pipeline *pipeline,
				      struct vimc_stream *stream)
{
	struct task_struct *thread;

	if (pipeline->thread)
		return 0;

	pipeline->root = vimc_plan_root(stream);
	thread = kthread_run(vimc_pipeline_thread, pipeline, "vimc-pipeline");
	if (IS_ERR(thread))
		return PTR_ERR(thread);
	pipeline->thread = thread;

	return 0;
}

static void vimc_pipeline_add_stream(struct vimc_pipeline *pipeline,
				     struct vimc_stream *stream)
{
	stream->pipeline = pipeline;
	stream->sequence = 0;
	stream->leaving = false;
	stream->in_pass = false;
	memset(&stream->stats, 0, sizeof(stream->stats));

	spin_lock(&pipeline->lock);
	list_add_tail(&stream->entry, &pipeline->streams);
	spin_unlock(&pipeline->lock);
}

/* The thread ends the pass of a leaving stream between two rows. */
static void vimc_pipeline_remove_stream(struct vimc_pipeline *pipeline,
					struct vimc_stream *stream)
{
	spin_lock(&pipeline->lock);
	list_del(&stream->entry);
	stream->leaving = true;
	spin_unlock(&pipeline->lock);

	/* Pairs with the release in vimc_thread_leave_pass(). */
	wait_event(pipeline->wait, !smp_load_acquire(&stream->in_pass));
	stream->pipeline = NULL;
}

/**
 * vimc_pipeline_start_stream - let frames flow into a video device
 *
 * @vimc: the instance
 * @vdev: the video device
 * @stream: its stream, with format and operations set
 *
 * Context: the lock of the video device is held; may sleep
 * Return: 0; -EPIPE if something between the sensor and the video device does
 * not fit together; -ENOMEM and the like if resources are short
 */
int vimc_pipeline_start_stream(struct vimc_device *vimc,
			       struct video_device *vdev,
			       struct vimc_stream *stream)
{
	struct vimc_pipeline *pipeline;
	int ret;

	mutex_lock(&vimc->lock);

	pipeline = vimc_pipeline_get(vimc, vdev);
	if (IS_ERR(pipeline)) {
		ret = PTR_ERR(pipeline);
		goto unlock;
	}

	ret = vimc_plan_add_stream(stream, vdev->entity.pads);
	if (ret)
		goto err_put_pipeline;

	vimc_pipeline_add_stream(pipeline, stream);
	ret = vimc_pipeline_start_thread(pipeline, stream);
	if (ret)
		goto err_remove_stream;

	goto unlock;

err_remove_stream:
	vimc_pipeline_remove_stream(pipeline, stream);
	vimc_plan_remove_stream(stream);
err_put_pipeline:
	vimc_pipeline_put(pipeline, vdev);
unlock:
	mutex_unlock(&vimc->lock);

	return ret;
}

/**
 * vimc_pipeline_stop_stream - stop what vimc_pipeline_start_stream() started
 *
 * @vimc: the instance
 * @vdev: the video device
 * @stream: its stream
 *
 * When it returns, no operation of the stream is running or will run.
 *
 * Context: the lock of the video device is held; may sleep, for the time that
 * two rows take at most
 */
void vimc_pipeline_stop_stream(struct vimc_device *vimc,
			       struct video_device *vdev,
			       struct vimc_stream *stream)
{
	struct vimc_pipeline *pipeline = stream->pipeline;

	mutex_lock(&vimc->lock);

	vimc_pipeline_remove_stream(pipeline, stream);
	if (pipeline->num_streams == 1) {
		kthread_stop(pipeline->thread);
		pipeline->thread = NULL;
	}
	vimc_plan_remove_stream(stream);
	vimc_pipeline_put(pipeline, vdev);

	mutex_unlock(&vimc->lock);
}
