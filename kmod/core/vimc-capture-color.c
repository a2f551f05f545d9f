// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vimc-capture-color.c Virtual Media Controller Driver - captures' colorimetry
 *
 * The pad that feeds a capture knows what its colours mean, and a capture says
 * the same when it is given a format, whatever user space writes there: colours
 * are not converted. Only how luma and chroma are made of them can be asked
 * for, with V4L2_PIX_FMT_FLAG_SET_CSC (Documentation/userspace-api/media/v4l/
 * pixfmt-v4l2.rst).
 */

#include <linux/mutex.h>
#include <media/media-device.h>
#include <media/media-entity.h>
#include <media/v4l2-subdev.h>

#include "vimc-capture.h"
#include "vimc-device.h"

/**
 * vimc_capture_read_source - the active format at the other end of a link
 *
 * @pad: the source pad of a subdevice
 * @source: is overwritten
 *
 * Return: 0, or what the subdevice says
 */
int vimc_capture_read_source(const struct media_pad *pad,
			     struct v4l2_subdev_format *source)
{
	struct v4l2_subdev *sd = media_entity_to_v4l2_subdev(pad->entity);

	*source = (struct v4l2_subdev_format) {
		.which = V4L2_SUBDEV_FORMAT_ACTIVE,
		.pad = pad->index,
	};

	return v4l2_subdev_call_state_active(sd, pad, get_fmt, source);
}

/* Both ends belong to the instance, which lives as long as any of its files. */
static const struct media_pad *
vimc_capture_source_pad(const struct vimc_capture *capture)
{
	struct media_device *mdev = &capture->ved.vimc->mdev;
	const struct media_pad *pad;

	mutex_lock(&mdev->graph_mutex);
	pad = media_pad_remote_pad_first(&capture->pad);
	mutex_unlock(&mdev->graph_mutex);

	return pad;
}

/* Luma and chroma are made here, as asked for or as is usual. */
static void vimc_capture_try_ycbcr(struct v4l2_pix_format *format)
{
	if (!(format->flags & V4L2_PIX_FMT_FLAG_SET_CSC)) {
		format->ycbcr_enc = V4L2_YCBCR_ENC_DEFAULT;
		format->quantization = V4L2_QUANTIZATION_DEFAULT;
	}
	/* This one takes a transfer function, and no matrix. */
	if (format->ycbcr_enc == V4L2_YCBCR_ENC_BT2020_CONST_LUM)
		format->ycbcr_enc = V4L2_YCBCR_ENC_DEFAULT;
}

/**
 * vimc_capture_try_colors - the nearest colorimetry that a capture has
 *
 * @capture: the capture
 * @map: the pixel format
 * @format: its colorimetry is read and written, its flags are read
 */
void vimc_capture_try_colors(const struct vimc_capture *capture,
			     const struct vimc_pix_map *map,
			     struct v4l2_pix_format *format)
{
	const struct media_pad *pad = vimc_capture_source_pad(capture);
	struct v4l2_subdev_format source = { };

	/* No pad, or one that says nothing, leaves all to the defaults. */
	if (pad)
		vimc_capture_read_source(pad, &source);

	format->colorspace = source.format.colorspace;
	format->xfer_func = source.format.xfer_func;
	if (vimc_pix_is_ycbcr(map)) {
		vimc_capture_try_ycbcr(format);
	} else {
		format->ycbcr_enc = source.format.ycbcr_enc;
		format->quantization = source.format.quantization;
	}
	if (format->colorspace == V4L2_COLORSPACE_DEFAULT)
		format->colorspace = V4L2_COLORSPACE_SRGB;
	vimc_clamp_pix_colorimetry(format);
}

/**
 * vimc_capture_init_ycbcr - how a capture makes luma and chroma of colours
 *
 * @ycbcr: is overwritten
 * @format: of the capture, whose colorimetry counts where it is not the default
 *	of its colorspace
 */
void vimc_capture_init_ycbcr(struct vimc_ycbcr *ycbcr,
			     const struct v4l2_pix_format *format)
{
	u32 encoding = format->ycbcr_enc;
	u32 quantization = format->quantization;

	if (encoding == V4L2_YCBCR_ENC_DEFAULT)
		encoding = V4L2_MAP_YCBCR_ENC_DEFAULT(format->colorspace);
	if (quantization == V4L2_QUANTIZATION_DEFAULT)
		quantization = V4L2_MAP_QUANTIZATION_DEFAULT(false,
							     format->colorspace,
							     encoding);

	vimc_ycbcr_init(ycbcr, encoding, quantization);
}

/* Luma and chroma are the capture's own business; full range is made of. */
static bool vimc_capture_ycbcr_fits(const struct v4l2_mbus_framefmt *source,
				    const struct v4l2_pix_format *sink)
{
	const struct vimc_pix_map *map =
		vimc_pix_map_by_pixelformat(sink->pixelformat);

	if (vimc_pix_is_ycbcr(map))
		return source->quantization != V4L2_QUANTIZATION_LIM_RANGE;

	return (!source->ycbcr_enc || !sink->ycbcr_enc ||
		source->ycbcr_enc == sink->ycbcr_enc) &&
	       (!source->quantization || !sink->quantization ||
		source->quantization == sink->quantization);
}

/**
 * vimc_capture_colors_fit - whether both ends of a link say the same of colours
 *
 * @source: the format of the pad
 * @sink: the format of the capture
 *
 * Return: true if they do, or where one of them says nothing
 */
bool vimc_capture_colors_fit(const struct v4l2_mbus_framefmt *source,
			     const struct v4l2_pix_format *sink)
{
	if (!source->colorspace || !sink->colorspace)
		return true;

	return source->colorspace == sink->colorspace &&
	       vimc_capture_ycbcr_fits(source, sink) &&
	       (!source->xfer_func || !sink->xfer_func ||
		source->xfer_func == sink->xfer_func);
}
