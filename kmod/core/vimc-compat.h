/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * vimc-compat.h Virtual Media Controller Driver - differences between kernels
 *
 * Kbuild looks into the headers of the kernel it builds for and defines a
 * VIMC_HAVE_* macro for each feature it finds. Only this file reads them: the
 * rest of the driver is written for one kernel API, the one below.
 */

#ifndef _VIMC_COMPAT_H_
#define _VIMC_COMPAT_H_

#include <linux/compiler_attributes.h>
#include <linux/media-bus-format.h>
#include <media/v4l2-subdev.h>
#include <media/videobuf2-v4l2.h>

/* Linux 6.6 */
#ifndef MEDIA_BUS_FMT_Y16_1X16
#define MEDIA_BUS_FMT_Y16_1X16		0x202e
#endif

#ifndef __counted_by
#define __counted_by(member)
#endif

/*
 * The hook that fills a new subdevice state moved from the pad operations to
 * the internal operations in Linux 6.8. An initialiser list names both macros;
 * the one that is not the hook sets an operation that is unused anyway.
 */
#ifdef VIMC_HAVE_INIT_STATE
#define VIMC_PAD_OPS_INIT_STATE(fn)		.get_mbus_config = NULL
#define VIMC_INTERNAL_OPS_INIT_STATE(fn)	.init_state = fn
#else
#define VIMC_PAD_OPS_INIT_STATE(fn)		.init_cfg = fn
#define VIMC_INTERNAL_OPS_INIT_STATE(fn)	.open = NULL
#endif

/*
 * The operations on frame intervals moved from the video to the pad operations,
 * and got a state, in Linux 6.8. What an interval is of followed in 6.9.
 */
#ifdef VIMC_HAVE_PAD_FRAME_INTERVAL
#define VIMC_PAD_OPS_GET_INTERVAL(fn)		.get_frame_interval = fn
#define VIMC_PAD_OPS_SET_INTERVAL(fn)		.set_frame_interval = fn
#define VIMC_VIDEO_OPS_G_INTERVAL(fn)		.s_stream = NULL
#define VIMC_VIDEO_OPS_S_INTERVAL(fn)		.pre_streamon = NULL
#else
#define VIMC_PAD_OPS_GET_INTERVAL(fn)		.get_frame_desc = NULL
#define VIMC_PAD_OPS_SET_INTERVAL(fn)		.set_frame_desc = NULL
#define VIMC_VIDEO_OPS_G_INTERVAL(fn)		.g_frame_interval = fn
#define VIMC_VIDEO_OPS_S_INTERVAL(fn)		.s_frame_interval = fn
#endif

#ifdef VIMC_HAVE_INTERVAL_WHICH
#define vimc_interval_which(fi)		((fi)->which)
#else
#define vimc_interval_which(fi)		V4L2_SUBDEV_FORMAT_ACTIVE
#endif

/* The remove callback of a platform driver lost its result in two steps. */
#ifdef VIMC_HAVE_PLATFORM_REMOVE_NEW
#define VIMC_PLATFORM_REMOVE(fn)		.remove_new = fn
#else
#define VIMC_PLATFORM_REMOVE(fn)		.remove = fn
#endif

/*
 * Linux 6.13 and later release the lock of a queue around waits by themselves;
 * older ones need the two callbacks.
 */
#ifdef VIMC_HAVE_VB2_WAIT_PREPARE
#define VIMC_VB2_OPS_WAIT_PREPARE	.wait_prepare = vb2_ops_wait_prepare
#define VIMC_VB2_OPS_WAIT_FINISH	.wait_finish = vb2_ops_wait_finish
#else
#define VIMC_VB2_OPS_WAIT_PREPARE	.prepare_streaming = NULL
#define VIMC_VB2_OPS_WAIT_FINISH	.unprepare_streaming = NULL
#endif

/*
 * The format and the crop rectangle of a pad in a locked subdevice state. The
 * accessors lost their subdevice argument, and part of their name, in Linux
 * 6.8.
 */
#ifdef VIMC_HAVE_STATE_GET_FORMAT
#define vimc_state_format(sd, state, pad) \
	v4l2_subdev_state_get_format(state, pad)
#define vimc_state_crop(sd, state, pad) \
	v4l2_subdev_state_get_crop(state, pad)
#else
#define vimc_state_format(sd, state, pad) \
	v4l2_subdev_get_pad_format(sd, state, pad)
#define vimc_state_crop(sd, state, pad) \
	v4l2_subdev_get_pad_crop(sd, state, pad)
#endif

#endif
