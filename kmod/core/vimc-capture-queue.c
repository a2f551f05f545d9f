// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vimc-capture-queue.c Virtual Media Controller Driver - buffers and frames
 */

#include <linux/dma-mapping.h>
#include <linux/dma-buf.h>
#include <linux/minmax.h>
#include <linux/module.h>
#include <media/videobuf2-dma-contig.h>
#include <media/videobuf2-vmalloc.h>

#include "vimc-capture.h"
#include "vimc-compat.h"
#include "vimc-device.h"

#define VIMC_CAPTURE_MIN_BUFFERS	2

/* What MODULE_IMPORT_NS() says, which takes a token or a string by version. */
MODULE_INFO(import_ns, "DMA_BUF");

/**
 * struct vimc_capture_buffer - a buffer of user space
 *
 * @vb: what core knows of it; first, as core allocates the whole
 * @entry: in the buffers to fill
 * @vaddr: its memory; set while it is prepared
 * @chroma: where its rows of chroma are, if there are any; likewise
 */
struct vimc_capture_buffer {
	struct vb2_v4l2_buffer vb;
	struct list_head entry;
	u8 *vaddr;
	u8 *chroma;
};

static struct vimc_capture_buffer *to_vimc_capture_buffer(struct vb2_buffer *vb)
{
	return container_of(to_vb2_v4l2_buffer(vb), struct vimc_capture_buffer,
			    vb);
}

static struct vimc_capture *stream_to_vimc_capture(struct vimc_stream *stream)
{
	return container_of(stream, struct vimc_capture, stream);
}

/* -----------------------------------------------------------------------------
 * Frames, in the thread of the pipeline
 */

static u8 *vimc_capture_begin_frame(struct vimc_stream *stream, ktime_t slot,
				    u32 sequence)
{
	struct vimc_capture *capture = stream_to_vimc_capture(stream);
	struct vimc_capture_buffer *buf;

	spin_lock(&capture->buf_lock);
	buf = list_first_entry_or_null(&capture->bufs,
				       struct vimc_capture_buffer, entry);
	if (buf)
		list_del(&buf->entry);
	spin_unlock(&capture->buf_lock);

	capture->filling = buf;
	if (!buf)
		return NULL;

	buf->vb.vb2_buf.timestamp = ktime_to_ns(slot);
	buf->vb.sequence = sequence;
	buf->vb.field = capture->format.field;
	stream->chroma = buf->chroma;

	return buf->vaddr;
}

static void vimc_capture_end_frame(struct vimc_stream *stream, bool complete)
{
	struct vimc_capture *capture = stream_to_vimc_capture(stream);
	struct vb2_buffer *vb = &capture->filling->vb.vb2_buf;
	unsigned int i;

	capture->filling = NULL;
	for (i = 0; complete && i < capture->num_planes; i++)
		vb2_set_plane_payload(vb, i, capture->plane_bytes[i]);
	vb2_buffer_done(vb, complete ? VB2_BUF_STATE_DONE :
				       VB2_BUF_STATE_ERROR);
}

static const struct vimc_stream_ops vimc_capture_stream_ops = {
	.begin_frame = vimc_capture_begin_frame,
	.end_frame = vimc_capture_end_frame,
};

/* -----------------------------------------------------------------------------
 * Buffers
 */

static int vimc_capture_queue_setup(struct vb2_queue *queue,
				    unsigned int *num_buffers,
				    unsigned int *num_planes,
				    unsigned int sizes[],
				    struct device *alloc_devs[])
{
	struct vimc_capture *capture = vb2_get_drv_priv(queue);
	unsigned int i;

	if (*num_planes) {
		if (*num_planes != capture->num_planes)
			return -EINVAL;
		for (i = 0; i < *num_planes; i++)
			if (sizes[i] < capture->plane_bytes[i])
				return -EINVAL;
		return 0;
	}

	*num_buffers = max_t(unsigned int, *num_buffers,
			     VIMC_CAPTURE_MIN_BUFFERS);
	*num_planes = capture->num_planes;
	for (i = 0; i < *num_planes; i++)
		sizes[i] = capture->plane_bytes[i];

	return 0;
}

/* What was begun for the first @num planes of an imported buffer. */
static void vimc_capture_end_access(struct vb2_buffer *vb, unsigned int num)
{
	while (num--)
		dma_buf_end_cpu_access(vb->planes[num].dbuf, DMA_FROM_DEVICE);
}

static int vimc_capture_begin_access(struct vb2_buffer *vb)
{
	unsigned int i;
	int ret;

	for (i = 0; i < vb->num_planes; i++) {
		ret = dma_buf_begin_cpu_access(vb->planes[i].dbuf,
					       DMA_FROM_DEVICE);
		if (ret) {
			vimc_capture_end_access(vb, i);
			return ret;
		}
	}

	return 0;
}

static int vimc_capture_buf_prepare(struct vb2_buffer *vb)
{
	struct vimc_capture *capture = vb2_get_drv_priv(vb->vb2_queue);
	struct vimc_capture_buffer *buf = to_vimc_capture_buffer(vb);
	const struct v4l2_pix_format *format = &capture->format;
	unsigned int i;

	for (i = 0; i < capture->num_planes; i++) {
		if (vb2_plane_size(vb, i) >= capture->plane_bytes[i])
			continue;
		dev_dbg(capture->ved.vimc->dev,
			"%s: buffer of %lu bytes is smaller than a frame\n",
			capture->vdev.name, vb2_plane_size(vb, i));
		return -EINVAL;
	}

	/* An imported buffer may have no address in the kernel. */
	buf->vaddr = vb2_plane_vaddr(vb, 0);
	if (!buf->vaddr)
		return -EINVAL;
	buf->chroma = capture->num_planes > 1 ? vb2_plane_vaddr(vb, 1) :
		      buf->vaddr + format->bytesperline * format->height;
	if (!buf->chroma)
		return -EINVAL;

	if (vb->memory == VB2_MEMORY_DMABUF)
		return vimc_capture_begin_access(vb);

	return 0;
}

static void vimc_capture_buf_finish(struct vb2_buffer *vb)
{
	if (vb->memory == VB2_MEMORY_DMABUF)
		vimc_capture_end_access(vb, vb->num_planes);
}

static void vimc_capture_buf_queue(struct vb2_buffer *vb)
{
	struct vimc_capture *capture = vb2_get_drv_priv(vb->vb2_queue);
	struct vimc_capture_buffer *buf = to_vimc_capture_buffer(vb);

	spin_lock(&capture->buf_lock);
	list_add_tail(&buf->entry, &capture->bufs);
	spin_unlock(&capture->buf_lock);
}

/* No thread may be running. */
static void vimc_capture_return_buffers(struct vimc_capture *capture,
					enum vb2_buffer_state state)
{
	struct vimc_capture_buffer *buf, *next;
	LIST_HEAD(bufs);

	spin_lock(&capture->buf_lock);
	list_splice_init(&capture->bufs, &bufs);
	spin_unlock(&capture->buf_lock);

	list_for_each_entry_safe(buf, next, &bufs, entry) {
		list_del(&buf->entry);
		vb2_buffer_done(&buf->vb.vb2_buf, state);
	}
}

static int vimc_capture_start_streaming(struct vb2_queue *queue,
					unsigned int count)
{
	struct vimc_capture *capture = vb2_get_drv_priv(queue);
	const struct v4l2_pix_format *format = &capture->format;
	int ret;

	/*
	 * There is no last buffer. But core believes flags that a user gave
	 * with a call that failed, and until a stream is stopped.
	 */
	vb2_clear_last_buffer_dequeued(queue);

	capture->stream.ops = &vimc_capture_stream_ops;
	capture->stream.map = vimc_pix_map_by_pixelformat(format->pixelformat);
	capture->stream.format = (struct vimc_pad_config) {
		.width = format->width,
		.height = format->height,
	};
	capture->stream.line_bytes = format->bytesperline;
	vimc_capture_init_ycbcr(&capture->stream.converter.ycbcr, format);

	ret = vimc_pipeline_start_stream(capture->ved.vimc, &capture->vdev,
					 &capture->stream);
	if (ret)
		vimc_capture_return_buffers(capture, VB2_BUF_STATE_QUEUED);

	return ret;
}

static void vimc_capture_stop_streaming(struct vb2_queue *queue)
{
	struct vimc_capture *capture = vb2_get_drv_priv(queue);

	vimc_pipeline_stop_stream(capture->ved.vimc, &capture->vdev,
				  &capture->stream);
	vimc_capture_return_buffers(capture, VB2_BUF_STATE_ERROR);
}

static const struct vb2_ops vimc_capture_queue_ops = {
	VIMC_VB2_OPS_WAIT_PREPARE,
	VIMC_VB2_OPS_WAIT_FINISH,
	.queue_setup = vimc_capture_queue_setup,
	.buf_prepare = vimc_capture_buf_prepare,
	.buf_finish = vimc_capture_buf_finish,
	.buf_queue = vimc_capture_buf_queue,
	.start_streaming = vimc_capture_start_streaming,
	.stop_streaming = vimc_capture_stop_streaming,
};

/**
 * vimc_capture_init_queue - make the queue of a video device
 *
 * @capture: its lock is initialised
 *
 * Return: 0 or an errno; there is nothing to undo
 */
int vimc_capture_init_queue(struct vimc_capture *capture)
{
	struct vimc_device *vimc = capture->ved.vimc;
	struct vb2_queue *queue = &capture->queue;

	spin_lock_init(&capture->buf_lock);
	INIT_LIST_HEAD(&capture->bufs);

	queue->type = capture->ved.config->multiplanar ?
		      V4L2_BUF_TYPE_VIDEO_CAPTURE_MPLANE :
		      V4L2_BUF_TYPE_VIDEO_CAPTURE;
	queue->io_modes = VB2_MMAP | VB2_DMABUF;
	queue->mem_ops = &vb2_dma_contig_memops;
	/* Any user can ask for more than there is: no cause for a trace. */
	queue->dma_attrs = DMA_ATTR_NO_WARN;
	if (vimc->allocator == VIMC_ALLOCATOR_VMALLOC) {
		queue->io_modes |= VB2_USERPTR;
		queue->mem_ops = &vb2_vmalloc_memops;
	}
	queue->drv_priv = capture;
	queue->buf_struct_size = sizeof(struct vimc_capture_buffer);
	queue->ops = &vimc_capture_queue_ops;
	queue->timestamp_flags = V4L2_BUF_FLAG_TIMESTAMP_MONOTONIC |
				 V4L2_BUF_FLAG_TSTAMP_SRC_SOE;
	queue->lock = &capture->lock;
	queue->dev = vimc->dev;

	return vb2_queue_init(queue);
}
