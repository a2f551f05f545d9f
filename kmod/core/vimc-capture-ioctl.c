// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vimc-capture-ioctl.c Virtual Media Controller Driver - formats of captures
 */

#include <linux/align.h>
#include <linux/minmax.h>
#include <media/v4l2-event.h>
#include <media/v4l2-ioctl.h>

#include "vimc-capture.h"
#include "vimc-capture-mplane.h"
#include "vimc-device.h"

static int vimc_capture_querycap(struct file *file, void *priv,
				 struct v4l2_capability *cap)
{
	strscpy(cap->driver, VIMC_DRIVER_NAME, sizeof(cap->driver));
	strscpy(cap->card, VIMC_DRIVER_NAME, sizeof(cap->card));
	strscpy(cap->bus_info, VIMC_BUS_INFO, sizeof(cap->bus_info));

	return 0;
}

/* As long as asked for, if the topology lets user space ask. */
static u32 vimc_capture_line_bytes(const struct vimc_capture *capture,
				   const struct v4l2_pix_format *format,
				   const struct vimc_pix_map *map)
{
	u32 least = vimc_pix_line_bytes(map, format->width);

	if (!capture->ved.config->custom_bytesperline ||
	    format->bytesperline <= least)
		return least;

	return ALIGN(min_t(u32, format->bytesperline, VIMC_LINE_MAX_BYTES),
		     VIMC_LINE_ALIGNMENT);
}

static void vimc_capture_fill_sizes(const struct vimc_capture *capture,
				    struct v4l2_pix_format *format,
				    const struct vimc_pix_map *map)
{
	format->bytesperline = vimc_capture_line_bytes(capture, format, map);
	format->sizeimage = vimc_pix_image_bytes(map, format->bytesperline,
						 format->height);
}

static int vimc_capture_enum_fmt(struct file *file, void *priv,
				 struct v4l2_fmtdesc *f)
{
	struct vimc_capture *capture = video_drvdata(file);
	const struct vimc_pix_map *map;

	if (f->mbus_code)
		map = vimc_capture_map_by_code(capture, f->mbus_code, f->index);
	else
		map = vimc_capture_map_by_index(capture, f->index);
	if (!map)
		return -EINVAL;

	f->pixelformat = map->pixelformat;
	if (vimc_pix_is_ycbcr(map))
		f->flags |= V4L2_FMT_FLAG_CSC_YCBCR_ENC |
			    V4L2_FMT_FLAG_CSC_QUANTIZATION;

	return 0;
}

static int vimc_capture_enum_framesizes(struct file *file, void *priv,
					struct v4l2_frmsizeenum *fsize)
{
	struct vimc_capture *capture = video_drvdata(file);

	if (fsize->index ||
	    !vimc_capture_map_by_pixelformat(capture, fsize->pixel_format))
		return -EINVAL;

	fsize->type = V4L2_FRMSIZE_TYPE_CONTINUOUS;
	fsize->stepwise.min_width = VIMC_FRAME_MIN_WIDTH;
	fsize->stepwise.max_width = VIMC_FRAME_MAX_WIDTH;
	fsize->stepwise.step_width = 1;
	fsize->stepwise.min_height = VIMC_FRAME_MIN_HEIGHT;
	fsize->stepwise.max_height = VIMC_FRAME_MAX_HEIGHT;
	fsize->stepwise.step_height = 1;

	return 0;
}

static int vimc_capture_g_fmt(struct file *file, void *priv,
			      struct v4l2_format *f)
{
	struct vimc_capture *capture = video_drvdata(file);

	f->fmt.pix = capture->format;

	return 0;
}

/**
 * vimc_capture_try_format - the nearest format that a capture has
 *
 * @capture: the capture
 * @format: is read and written
 */
void vimc_capture_try_format(const struct vimc_capture *capture,
			     struct v4l2_pix_format *format)
{
	const struct vimc_pix_map *map;

	map = vimc_capture_map_by_pixelformat(capture, format->pixelformat);
	if (!map)
		map = vimc_pix_map_by_pixelformat(V4L2_PIX_FMT_RGB24);

	format->pixelformat = map->pixelformat;
	format->width = vimc_clamp_width(format->width);
	format->height = vimc_clamp_height(format->height);
	format->field = vimc_clamp_field(format->field);
	format->flags &= V4L2_PIX_FMT_FLAG_SET_CSC;
	vimc_capture_try_colors(capture, map, format);
	vimc_capture_fill_sizes(capture, format, map);
}

/**
 * vimc_capture_set_format - make a format the active one
 *
 * @capture: the capture, without buffers
 * @format: what vimc_capture_try_format() gave
 */
void vimc_capture_set_format(struct vimc_capture *capture,
			     const struct v4l2_pix_format *format)
{
	capture->format = *format;
	/* A wish of this call; the next one has its own. */
	capture->format.flags = 0;
	capture->num_planes = vimc_capture_measure_planes(format,
							  capture->plane_bytes);
}

static int vimc_capture_try_fmt(struct file *file, void *priv,
				struct v4l2_format *f)
{
	vimc_capture_try_format(video_drvdata(file), &f->fmt.pix);

	return 0;
}

static int vimc_capture_s_fmt(struct file *file, void *priv,
			      struct v4l2_format *f)
{
	struct vimc_capture *capture = video_drvdata(file);

	if (vb2_is_busy(&capture->queue))
		return -EBUSY;

	vimc_capture_try_format(capture, &f->fmt.pix);
	vimc_capture_set_format(capture, &f->fmt.pix);

	return 0;
}

#define VIMC_CAPTURE_COMMON_IOCTL_OPS \
	.vidioc_querycap = vimc_capture_querycap, \
	.vidioc_enum_fmt_vid_cap = vimc_capture_enum_fmt, \
	.vidioc_enum_framesizes = vimc_capture_enum_framesizes, \
	.vidioc_reqbufs = vb2_ioctl_reqbufs, \
	.vidioc_create_bufs = vb2_ioctl_create_bufs, \
	.vidioc_prepare_buf = vb2_ioctl_prepare_buf, \
	.vidioc_querybuf = vb2_ioctl_querybuf, \
	.vidioc_qbuf = vb2_ioctl_qbuf, \
	.vidioc_dqbuf = vb2_ioctl_dqbuf, \
	.vidioc_expbuf = vb2_ioctl_expbuf, \
	.vidioc_streamon = vb2_ioctl_streamon, \
	.vidioc_streamoff = vb2_ioctl_streamoff

const struct v4l2_ioctl_ops vimc_capture_ioctl_ops = {
	VIMC_CAPTURE_COMMON_IOCTL_OPS,
	.vidioc_g_fmt_vid_cap = vimc_capture_g_fmt,
	.vidioc_try_fmt_vid_cap = vimc_capture_try_fmt,
	.vidioc_s_fmt_vid_cap = vimc_capture_s_fmt,
};

const struct v4l2_ioctl_ops vimc_capture_mplane_ioctl_ops = {
	VIMC_CAPTURE_COMMON_IOCTL_OPS,
	.vidioc_g_fmt_vid_cap_mplane = vimc_capture_g_fmt_mplane,
	.vidioc_try_fmt_vid_cap_mplane = vimc_capture_try_fmt_mplane,
	.vidioc_s_fmt_vid_cap_mplane = vimc_capture_s_fmt_mplane,
};

/**
 * vimc_capture_init_format - the format of a capture when the module is loaded
 *
 * @capture: its format is filled from its configuration
 */
void vimc_capture_init_format(struct vimc_capture *capture)
{
	const struct vimc_ent_config *config = capture->ved.config;
	const struct vimc_pix_map *map;
	struct v4l2_pix_format format = {
		.width = config->pads[0].width,
		.height = config->pads[0].height,
		.pixelformat = config->pixelformat,
		.field = V4L2_FIELD_NONE,
		.colorspace = V4L2_COLORSPACE_SRGB,
	};
	map = vimc_pix_map_by_pixelformat(config->pixelformat);
	vimc_capture_fill_sizes(capture, &format, map);
	vimc_capture_set_format(capture, &format);
}

/**
 * vimc_capture_link_validate - whether frames fit through a link to a capture
 *
 * @link: an enabled link
 *
 * Field orders must be the same, unless the capture asks for progressive frames
 * and so for whole buffers of whatever kind.
 *
 * Return: 0, or -EPIPE if they do not
 */
int vimc_capture_link_validate(struct media_link *link)
{
	struct video_device *vdev =
		media_entity_to_video_device(link->sink->entity);
	struct vimc_capture *capture = video_get_drvdata(vdev);
	const struct v4l2_pix_format *sink = &capture->format;
	struct v4l2_subdev_format source;
	int ret;

	ret = vimc_capture_read_source(link->source, &source);
	if (ret)
		return ret;

	if (!vimc_capture_can_store(sink, source.format.code) ||
	    source.format.width != sink->width ||
	    source.format.height != sink->height)
		return -EPIPE;

	if (source.format.field != sink->field &&
	    sink->field != V4L2_FIELD_NONE)
		return -EPIPE;

	return vimc_capture_colors_fit(&source.format, sink) ? 0 : -EPIPE;
}
