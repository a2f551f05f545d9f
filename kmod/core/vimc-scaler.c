// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vimc-scaler.c Virtual Media Controller Driver - a scaler that can crop
 *
 * Each pixel of the source pad is the nearest one of the crop rectangle on the
 * sink pad. Pixels are moved whole, so every format but Bayer is taken.
 */

#include <linux/build_bug.h>
#include <linux/mm.h>
#include <media/v4l2-rect.h>

#include "vimc-compat.h"
#include "vimc-entity.h"
#include "vimc-scaler-row.h"

enum vimc_scaler_pad {
	VIMC_SCALER_SINK,
	VIMC_SCALER_SOURCE,
};

/**
 * struct vimc_scaler - a scaler
 *
 * @esd: the subdevice; first, as the instance allocates and frees it
 * @crop: the part of the sink pad's frame that is scaled
 * @offsets: for each pixel of a row, where in the row of the sink pad it is;
 *	NULL if rows go through as they are
 * @first: for each row of the sink pad, the first row made of it
 * @kernel: makes a row
 */
struct vimc_scaler {
	struct vimc_ent_sd esd;
	struct v4l2_rect crop;
	u32 *offsets;
	u16 *first;
	const struct vimc_scaler_kernel *kernel;
};

static_assert(offsetof(struct vimc_scaler, esd.ved) == 0);

static const unsigned long vimc_scaler_pad_flags[] = {
	[VIMC_SCALER_SINK] = MEDIA_PAD_FL_SINK,
	[VIMC_SCALER_SOURCE] = MEDIA_PAD_FL_SOURCE,
};

static const struct v4l2_rect vimc_scaler_min_crop = {
	.width = VIMC_FRAME_MIN_WIDTH,
	.height = VIMC_FRAME_MIN_HEIGHT,
};

static struct vimc_scaler *stage_to_vimc_scaler(struct vimc_stage *stage)
{
	return container_of(stage, struct vimc_scaler, esd.stage);
}

/* -----------------------------------------------------------------------------
 * Formats
 */

static struct v4l2_rect
vimc_scaler_crop_bounds(const struct v4l2_mbus_framefmt *sink)
{
	return (struct v4l2_rect) {
		.width = sink->width,
		.height = sink->height,
	};
}

static int vimc_scaler_init_state(struct v4l2_subdev *sd,
				  struct v4l2_subdev_state *state)
{
	vimc_ent_sd_init_state(sd, state);
	*vimc_state_crop(sd, state, VIMC_SCALER_SINK) =
		vimc_scaler_crop_bounds(vimc_state_format(sd, state,
							  VIMC_SCALER_SINK));

	return 0;
}

static int vimc_scaler_enum_mbus_code(struct v4l2_subdev *sd,
				      struct v4l2_subdev_state *state,
				      struct v4l2_subdev_mbus_code_enum *code)
{
	return vimc_ent_sd_enum_mbus_code(code, vimc_pix_is_whole);
}

static int vimc_scaler_enum_frame_size(struct v4l2_subdev *sd,
				       struct v4l2_subdev_state *state,
				       struct v4l2_subdev_frame_size_enum *fse)
{
	return vimc_ent_sd_enum_frame_size(fse, vimc_pix_is_whole);
}

/* The sink pad decides over everything but the size of the source pad. */
static void vimc_scaler_set_sink(struct v4l2_subdev *sd,
				 struct v4l2_subdev_state *state,
				 struct v4l2_mbus_framefmt *fmt)
{
	struct vimc_ent_sd *esd = to_vimc_ent_sd(sd);
	struct v4l2_mbus_framefmt *sink;

	sink = vimc_state_format(sd, state, VIMC_SCALER_SINK);
	vimc_fill_default_format(sink,
				 &esd->ved.config->pads[VIMC_SCALER_SINK]);

	if (vimc_mbus_code_is_valid(fmt->code, vimc_pix_is_whole))
		sink->code = fmt->code;
	sink->width = vimc_clamp_width(fmt->width);
	sink->height = vimc_clamp_height(fmt->height);
	sink->colorspace = fmt->colorspace;
	sink->ycbcr_enc = fmt->ycbcr_enc;
	sink->quantization = fmt->quantization;
	sink->xfer_func = fmt->xfer_func;
	vimc_clamp_mbus_colorimetry(sink);

	*vimc_state_crop(sd, state, VIMC_SCALER_SINK) =
		vimc_scaler_crop_bounds(sink);
	*vimc_state_format(sd, state, VIMC_SCALER_SOURCE) = *sink;
}

static int vimc_scaler_set_fmt(struct v4l2_subdev *sd,
			       struct v4l2_subdev_state *state,
			       struct v4l2_subdev_format *format)
{
	struct v4l2_mbus_framefmt *fmt =
		vimc_state_format(sd, state, format->pad);

	if (format->which == V4L2_SUBDEV_FORMAT_ACTIVE &&
	    vimc_ent_sd_is_streaming(to_vimc_ent_sd(sd)))
		return -EBUSY;

	if (format->pad == VIMC_SCALER_SINK) {
		vimc_scaler_set_sink(sd, state, &format->format);
	} else {
		fmt->width = vimc_clamp_width(format->format.width);
		fmt->height = vimc_clamp_height(format->format.height);
	}
	format->format = *fmt;

	return 0;
}

static int vimc_scaler_get_selection(struct v4l2_subdev *sd,
				     struct v4l2_subdev_state *state,
				     struct v4l2_subdev_selection *sel)
{
	if (sel->pad != VIMC_SCALER_SINK)
		return -EINVAL;

	switch (sel->target) {
	case V4L2_SEL_TGT_CROP:
		sel->r = *vimc_state_crop(sd, state, VIMC_SCALER_SINK);
		return 0;
	case V4L2_SEL_TGT_CROP_BOUNDS:
		sel->r = vimc_scaler_crop_bounds(vimc_state_format(sd, state,
								   sel->pad));
		return 0;
	default:
		return -EINVAL;
	}
}

static int vimc_scaler_set_selection(struct v4l2_subdev *sd,
				     struct v4l2_subdev_state *state,
				     struct v4l2_subdev_selection *sel)
{
	struct v4l2_rect bounds;

	if (sel->pad != VIMC_SCALER_SINK || sel->target != V4L2_SEL_TGT_CROP)
		return -EINVAL;

	if (sel->which == V4L2_SUBDEV_FORMAT_ACTIVE &&
	    vimc_ent_sd_is_streaming(to_vimc_ent_sd(sd)))
		return -EBUSY;

	bounds = vimc_scaler_crop_bounds(vimc_state_format(sd, state,
							   VIMC_SCALER_SINK));
	v4l2_rect_set_min_size(&sel->r, &vimc_scaler_min_crop);
	v4l2_rect_map_inside(&sel->r, &bounds);
	*vimc_state_crop(sd, state, VIMC_SCALER_SINK) = sel->r;

	return 0;
}

static const struct v4l2_subdev_pad_ops vimc_scaler_pad_ops = {
	VIMC_PAD_OPS_INIT_STATE(vimc_scaler_init_state),
	.enum_mbus_code = vimc_scaler_enum_mbus_code,
	.enum_frame_size = vimc_scaler_enum_frame_size,
	.get_fmt = v4l2_subdev_get_fmt,
	.set_fmt = vimc_scaler_set_fmt,
	.get_selection = vimc_scaler_get_selection,
	.set_selection = vimc_scaler_set_selection,
};

static const struct v4l2_subdev_ops vimc_scaler_ops = {
	.pad = &vimc_scaler_pad_ops,
};

/* -----------------------------------------------------------------------------
 * Pixels
 */

static const struct vimc_scaler_kernel *
vimc_scaler_find_kernel(unsigned int bpp)
{
	unsigned int i;

	for (i = 0; i < vimc_row_kernels.num_scaler; i++)
		if (vimc_row_kernels.scaler[i].bpp == bpp)
			return &vimc_row_kernels.scaler[i];

	return NULL;
}

static int vimc_scaler_map_columns(struct vimc_scaler *scaler, unsigned int bpp)
{
	struct vimc_stage *stage = &scaler->esd.stage;
	unsigned int width = stage->source_format.width;
	const struct v4l2_rect *crop = &scaler->crop;
	unsigned int x;

	/* Rows that go through as they are take no memory but a place to be. */
	stage->num_fixed = 0;
	stage->num_changing = 1;
	if (!crop->left && crop->width == width)
		return 0;

	stage->num_fixed = VIMC_STAGE_FIXED_ROWS;
	stage->num_changing = VIMC_STAGE_LAST_ROWS;
	stage->memory.working += width * sizeof(*scaler->offsets);

	scaler->offsets = kvmalloc_array(width, sizeof(*scaler->offsets),
					 GFP_KERNEL);
	if (!scaler->offsets)
		return -ENOMEM;

	for (x = 0; x < width; x++)
		scaler->offsets[x] =
			(x * crop->width / width + crop->left) * bpp;

	return 0;
}

static int vimc_scaler_stage_start(struct vimc_stage *stage,
				   struct v4l2_subdev_state *state)
{
	struct vimc_scaler *scaler = stage_to_vimc_scaler(stage);
	const struct vimc_pix_map *map;
	int ret;

	scaler->crop = *vimc_state_crop(&scaler->esd.sd, state,
					VIMC_SCALER_SINK);
	map = vimc_pix_map_by_code(stage->source_format.code);
	scaler->kernel = vimc_scaler_find_kernel(map->bpp);
	if (!scaler->kernel)
		return -EPIPE;

	scaler->first = kvmalloc_array(stage->sink_format.height,
				       sizeof(*scaler->first), GFP_KERNEL);
	if (!scaler->first)
		return -ENOMEM;

	ret = vimc_scaler_map_columns(scaler, map->bpp);
	if (ret) {
		kvfree(scaler->first);
		scaler->first = NULL;
		return ret;
	}
	stage->memory.tracking += stage->sink_format.height *
				  sizeof(*scaler->first);

	return 0;
}

static void vimc_scaler_stage_stop(struct vimc_stage *stage)
{
	struct vimc_scaler *scaler = stage_to_vimc_scaler(stage);

	kvfree(scaler->offsets);
	scaler->offsets = NULL;
	kvfree(scaler->first);
	scaler->first = NULL;
}

static unsigned int vimc_scaler_source_row(const struct vimc_scaler *scaler,
					   unsigned int y)
{
	return y * scaler->crop.height /
	       scaler->esd.stage.source_format.height + scaler->crop.top;
}

static bool vimc_scaler_stage_update(struct vimc_stage *stage,
				     const struct vimc_frame *frame,
				     bool source_changed)
{
	struct vimc_scaler *scaler = stage_to_vimc_scaler(stage);
	unsigned int y;

	if (!source_changed)
		return false;

	memset16(scaler->first, U16_MAX, stage->sink_format.height);
	for (y = 0; y < stage->source_format.height; y++) {
		unsigned int row = vimc_scaler_source_row(scaler, y);
		unsigned int rep = stage->source->rep[row];

		if (scaler->first[rep] == U16_MAX)
			scaler->first[rep] = y;
		stage->rep[y] = scaler->first[rep];
		stage->fixed[y] = stage->source->fixed[rep];
	}

	return true;
}

static const void *vimc_scaler_stage_row(struct vimc_stage *stage,
					 unsigned int y, void *scratch)
{
	struct vimc_scaler *scaler = stage_to_vimc_scaler(stage);
	unsigned int source_y = vimc_scaler_source_row(scaler, y);
	struct vimc_scaler_row row = {
		.offsets = scaler->offsets,
		.width = stage->source_format.width,
		.dst = scratch,
	};

	if (!scaler->offsets)
		return vimc_stage_row(stage->source, source_y, scratch);

	row.src = vimc_stage_row(stage->source, source_y, NULL);
	scaler->kernel->row(&row);

	return scratch;
}

static const struct vimc_stage_ops vimc_scaler_stage_ops = {
	.start = vimc_scaler_stage_start,
	.stop = vimc_scaler_stage_stop,
	.update = vimc_scaler_stage_update,
	.row = vimc_scaler_stage_row,
};

/* -----------------------------------------------------------------------------
 * Life
 */

static void vimc_scaler_release(struct v4l2_subdev *sd)
{
	vimc_ent_sd_release(to_vimc_ent_sd(sd));
}

static const struct v4l2_subdev_internal_ops vimc_scaler_internal_ops = {
	VIMC_INTERNAL_OPS_INIT_STATE(vimc_scaler_init_state),
	.release = vimc_scaler_release,
};

static const struct vimc_ent_sd_desc vimc_scaler_desc = {
	.function = MEDIA_ENT_F_PROC_VIDEO_SCALER,
	.pad_flags = vimc_scaler_pad_flags,
	.ops = &vimc_scaler_ops,
	.internal_ops = &vimc_scaler_internal_ops,
	.stage_ops = &vimc_scaler_stage_ops,
};

static int vimc_scaler_init(struct vimc_ent_device *ved)
{
	return vimc_ent_sd_init(ved_to_vimc_ent_sd(ved), &vimc_scaler_desc);
}

const struct vimc_ent_type vimc_scaler_type = {
	.size = sizeof(struct vimc_scaler),
	.init = vimc_scaler_init,
	.register_entity = vimc_ent_sd_type_register,
	.unregister_entity = vimc_ent_sd_type_unregister,
	.cleanup = vimc_ent_sd_type_cleanup,
};
