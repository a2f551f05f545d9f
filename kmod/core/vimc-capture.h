/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * vimc-capture.h Virtual Media Controller Driver - a video device's inside
 */

#ifndef _VIMC_CAPTURE_H_
#define _VIMC_CAPTURE_H_

#include <linux/list.h>
#include <linux/mutex.h>
#include <linux/spinlock.h>
#include <media/v4l2-dev.h>
#include <media/videobuf2-v4l2.h>

#include "vimc-entity.h"
#include "vimc-pipeline.h"

/* Luma, and chroma. */
#define VIMC_CAPTURE_MAX_PLANES	2

/**
 * struct vimc_capture - a video device that frames are captured from
 *
 * @ved: the entity; first, as the instance allocates and frees it
 * @vdev: the video device
 * @pad: where frames come in
 * @lock: serialises the ioctls of @vdev and @queue
 * @format: the active format
 * @queue: the buffers of user space
 * @stream: where frames come from
 * @plane_bytes: size of each plane of memory of a frame
 * @num_planes: how many there are
 * @buf_lock: protects @bufs
 * @bufs: buffers to fill, in the order they were queued
 * @filling: the buffer the thread of the pipeline has in hand
 */
struct vimc_capture {
	struct vimc_ent_device ved;
	struct video_device vdev;
	struct media_pad pad;
	struct mutex lock; /* serialises the ioctls of vdev and queue */
	struct v4l2_pix_format format;
	struct vb2_queue queue;
	struct vimc_stream stream;
	unsigned int plane_bytes[VIMC_CAPTURE_MAX_PLANES];
	unsigned int num_planes;
	spinlock_t buf_lock; /* protects bufs */
	struct list_head bufs;
	struct vimc_capture_buffer *filling;
};

extern const struct v4l2_ioctl_ops vimc_capture_ioctl_ops;
extern const struct v4l2_ioctl_ops vimc_capture_mplane_ioctl_ops;

const struct vimc_pix_map *
vimc_capture_map_by_index(const struct vimc_capture *capture,
			  unsigned int index);
const struct vimc_pix_map *
vimc_capture_map_by_pixelformat(const struct vimc_capture *capture,
				u32 pixelformat);
const struct vimc_pix_map *
vimc_capture_map_by_code(const struct vimc_capture *capture, u32 code,
			 unsigned int index);
bool vimc_capture_can_store(const struct v4l2_pix_format *format, u32 code);

unsigned int vimc_capture_measure_planes(const struct v4l2_pix_format *format,
					 unsigned int *plane_bytes);
void vimc_capture_try_format(const struct vimc_capture *capture,
			     struct v4l2_pix_format *format);
void vimc_capture_set_format(struct vimc_capture *capture,
			     const struct v4l2_pix_format *format);

int vimc_capture_read_source(const struct media_pad *pad,
			     struct v4l2_subdev_format *source);
void vimc_capture_try_colors(const struct vimc_capture *capture,
			     const struct vimc_pix_map *map,
			     struct v4l2_pix_format *format);
void vimc_capture_init_ycbcr(struct vimc_ycbcr *ycbcr,
			     const struct v4l2_pix_format *format);
bool vimc_capture_colors_fit(const struct v4l2_mbus_framefmt *source,
			     const struct v4l2_pix_format *sink);

int vimc_capture_init_queue(struct vimc_capture *capture);
void vimc_capture_init_format(struct vimc_capture *capture);
int vimc_capture_link_validate(struct media_link *link);

#endif
