// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vimc-capture-mplane.c Virtual Media Controller Driver - multi-planar formats
 *
 * A capture keeps its format as that of one plane; what follows translates, for
 * captures with the interface for several.
 */

#include "vimc-capture.h"
#include "vimc-capture-mplane.h"

static void vimc_capture_to_planes(struct v4l2_pix_format_mplane *planes,
				   const struct v4l2_pix_format *format)
{
	unsigned int bytes[VIMC_CAPTURE_MAX_PLANES];
	unsigned int i;

	*planes = (struct v4l2_pix_format_mplane) {
		.width = format->width,
		.height = format->height,
		.pixelformat = format->pixelformat,
		.field = format->field,
		.colorspace = format->colorspace,
		.ycbcr_enc = format->ycbcr_enc,
		.quantization = format->quantization,
		.xfer_func = format->xfer_func,
		.flags = format->flags,
		.num_planes = vimc_capture_measure_planes(format, bytes),
	};
	for (i = 0; i < planes->num_planes; i++) {
		planes->plane_fmt[i].bytesperline = format->bytesperline;
		planes->plane_fmt[i].sizeimage = bytes[i];
	}
}

static struct v4l2_pix_format
vimc_capture_from_planes(const struct v4l2_pix_format_mplane *planes)
{
	return (struct v4l2_pix_format) {
		.width = planes->width,
		.height = planes->height,
		.pixelformat = planes->pixelformat,
		.field = planes->field,
		.colorspace = planes->colorspace,
		.ycbcr_enc = planes->ycbcr_enc,
		.quantization = planes->quantization,
		.xfer_func = planes->xfer_func,
		.flags = planes->flags,
		.bytesperline = planes->plane_fmt[0].bytesperline,
	};
}

/**
 * vimc_capture_g_fmt_mplane - VIDIOC_G_FMT
 *
 * @file: of the video device
 * @priv: unused
 * @f: is filled
 *
 * Return: 0
 */
int vimc_capture_g_fmt_mplane(struct file *file, void *priv,
			      struct v4l2_format *f)
{
	struct vimc_capture *capture = video_drvdata(file);

	vimc_capture_to_planes(&f->fmt.pix_mp, &capture->format);

	return 0;
}

/**
 * vimc_capture_try_fmt_mplane - VIDIOC_TRY_FMT
 *
 * @file: of the video device
 * @priv: unused
 * @f: is read and written
 *
 * Return: 0
 */
int vimc_capture_try_fmt_mplane(struct file *file, void *priv,
				struct v4l2_format *f)
{
	struct v4l2_pix_format format =
		vimc_capture_from_planes(&f->fmt.pix_mp);

	vimc_capture_try_format(video_drvdata(file), &format);
	vimc_capture_to_planes(&f->fmt.pix_mp, &format);

	return 0;
}

/**
 * vimc_capture_s_fmt_mplane - VIDIOC_S_FMT
 *
 * @file: of the video device
 * @priv: unused
 * @f: is read and written
 *
 * Return: 0, or -EBUSY while there are buffers
 */
int vimc_capture_s_fmt_mplane(struct file *file, void *priv,
			      struct v4l2_format *f)
{
	struct vimc_capture *capture = video_drvdata(file);
	struct v4l2_pix_format format =
		vimc_capture_from_planes(&f->fmt.pix_mp);

	if (vb2_is_busy(&capture->queue))
		return -EBUSY;

	vimc_capture_try_format(capture, &format);
	vimc_capture_set_format(capture, &format);
	vimc_capture_to_planes(&f->fmt.pix_mp, &format);

	return 0;
}
