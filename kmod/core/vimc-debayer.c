// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vimc-debayer.c Virtual Media Controller Driver - from Bayer to RGB
 *
 * Each colour of a pixel is the mean of its samples in a window around it.
 */

#include <linux/build_bug.h>
#include <linux/minmax.h>
#include <linux/mm.h>
#include <media/v4l2-event.h>

#include "vimc-compat.h"
#include "vimc-debayer-row.h"
#include "vimc-entity.h"
#include "vimc-window.h"

#define VIMC_DEBAYER_MAX_WIN_SIZE	25

enum vimc_debayer_pad {
	VIMC_DEBAYER_SINK,
	VIMC_DEBAYER_SOURCE,
};

/**
 * struct vimc_debayer - a debayer
 *
 * @esd: the subdevice; first, as the instance allocates and frees it
 * @win_size: the control's value, written by user space at any time
 * @radius: half of the window size that the rows of this frame are made with
 * @map: how the samples of the sink pad lie in memory
 * @kernel: makes a row
 * @window: column sums of the rows around the last row made
 * @run: for each row of the sink pad, how many rows up to it have the content
 *	of the row two above them
 * @changing: for each row of the sink pad, how many rows above it change with
 *	every frame
 */
struct vimc_debayer {
	struct vimc_ent_sd esd;
	unsigned int win_size;
	unsigned int radius;
	const struct vimc_pix_map *map;
	const struct vimc_debayer_kernel *kernel;
	struct vimc_window window;
	u16 *run;
	u16 *changing;
};

static_assert(offsetof(struct vimc_debayer, esd.ved) == 0);

static const unsigned long vimc_debayer_pad_flags[] = {
	[VIMC_DEBAYER_SINK] = MEDIA_PAD_FL_SINK,
	[VIMC_DEBAYER_SOURCE] = MEDIA_PAD_FL_SOURCE,
};

static struct vimc_debayer *stage_to_vimc_debayer(struct vimc_stage *stage)
{
	return container_of(stage, struct vimc_debayer, esd.stage);
}

/* -----------------------------------------------------------------------------
 * Formats
 */

static vimc_pix_filter vimc_debayer_filter(unsigned int pad)
{
	return pad == VIMC_DEBAYER_SINK ? vimc_pix_is_bayer : vimc_pix_is_rgb24;
}

static int vimc_debayer_enum_mbus_code(struct v4l2_subdev *sd,
				       struct v4l2_subdev_state *state,
				       struct v4l2_subdev_mbus_code_enum *code)
{
	return vimc_ent_sd_enum_mbus_code(code, vimc_debayer_filter(code->pad));
}

static int vimc_debayer_enum_frame_size(struct v4l2_subdev *sd,
					struct v4l2_subdev_state *state,
					struct v4l2_subdev_frame_size_enum *fse)
{
	return vimc_ent_sd_enum_frame_size(fse, vimc_debayer_filter(fse->pad));
}

/* The source pad has its own code; all else is that of the sink pad. */
static void vimc_debayer_set_sink(struct v4l2_subdev *sd,
				  struct v4l2_subdev_state *state,
				  const struct v4l2_mbus_framefmt *fmt)
{
	struct vimc_ent_sd *esd = to_vimc_ent_sd(sd);
	struct v4l2_mbus_framefmt *source;
	struct v4l2_mbus_framefmt *sink;
	u32 source_code;

	sink = vimc_state_format(sd, state, VIMC_DEBAYER_SINK);
	vimc_fill_default_format(sink,
				 &esd->ved.config->pads[VIMC_DEBAYER_SINK]);

	if (vimc_mbus_code_is_valid(fmt->code, vimc_pix_is_bayer))
		sink->code = fmt->code;
	sink->width = vimc_clamp_width(fmt->width);
	sink->height = vimc_clamp_height(fmt->height);
	sink->field = vimc_clamp_field(fmt->field);
	sink->colorspace = fmt->colorspace;
	sink->ycbcr_enc = fmt->ycbcr_enc;
	sink->quantization = fmt->quantization;
	sink->xfer_func = fmt->xfer_func;
	vimc_clamp_mbus_colorimetry(sink);

	source = vimc_state_format(sd, state, VIMC_DEBAYER_SOURCE);
	source_code = source->code;
	*source = *sink;
	source->code = source_code;
}

static int vimc_debayer_set_fmt(struct v4l2_subdev *sd,
				struct v4l2_subdev_state *state,
				struct v4l2_subdev_format *format)
{
	struct v4l2_mbus_framefmt *fmt =
		vimc_state_format(sd, state, format->pad);

	if (format->which == V4L2_SUBDEV_FORMAT_ACTIVE &&
	    vimc_ent_sd_is_streaming(to_vimc_ent_sd(sd)))
		return -EBUSY;

	if (format->pad == VIMC_DEBAYER_SINK)
		vimc_debayer_set_sink(sd, state, &format->format);
	else if (vimc_mbus_code_is_valid(format->format.code,
					 vimc_pix_is_rgb24))
		fmt->code = format->format.code;
	format->format = *fmt;

	return 0;
}

static const struct v4l2_subdev_pad_ops vimc_debayer_pad_ops = {
	VIMC_PAD_OPS_INIT_STATE(vimc_ent_sd_init_state),
	.enum_mbus_code = vimc_debayer_enum_mbus_code,
	.enum_frame_size = vimc_debayer_enum_frame_size,
	.get_fmt = v4l2_subdev_get_fmt,
	.set_fmt = vimc_debayer_set_fmt,
};

static const struct v4l2_subdev_core_ops vimc_debayer_core_ops = {
	.log_status = v4l2_ctrl_subdev_log_status,
	.subscribe_event = v4l2_ctrl_subdev_subscribe_event,
	.unsubscribe_event = v4l2_event_subdev_unsubscribe,
};

static const struct v4l2_subdev_ops vimc_debayer_ops = {
	.core = &vimc_debayer_core_ops,
	.pad = &vimc_debayer_pad_ops,
};

/* -----------------------------------------------------------------------------
 * Pixels
 */

static const struct vimc_debayer_kernel *
vimc_debayer_find_kernel(unsigned int depth, u32 pixelformat)
{
	unsigned int i;

	for (i = 0; i < vimc_row_kernels.num_debayer; i++) {
		const struct vimc_debayer_kernel *kernel =
			&vimc_row_kernels.debayer[i];

		if (kernel->depth == depth &&
		    kernel->pixelformat == pixelformat)
			return kernel;
	}

	return NULL;
}

static void vimc_debayer_stage_stop(struct vimc_stage *stage)
{
	struct vimc_debayer *debayer = stage_to_vimc_debayer(stage);

	kvfree(debayer->run);
	kvfree(debayer->changing);
	debayer->run = NULL;
	debayer->changing = NULL;
	vimc_window_cleanup(&debayer->window);
}

static int vimc_debayer_stage_start(struct vimc_stage *stage,
				    struct v4l2_subdev_state *state)
{
	struct vimc_debayer *debayer = stage_to_vimc_debayer(stage);
	const struct vimc_pix_map *source;
	unsigned int depth;
	int ret;

	source = vimc_pix_map_by_code(stage->source_format.code);
	debayer->map = vimc_pix_map_by_code(stage->sink_format.code);
	depth = min_t(unsigned int, debayer->map->depth, VIMC_WINDOW_MAX_DEPTH);
	debayer->kernel = vimc_debayer_find_kernel(depth, source->pixelformat);
	if (!debayer->kernel)
		return -EPIPE;

	ret = vimc_window_init(&debayer->window, stage->sink_format.width);
	if (ret)
		return ret;

	debayer->run = kvmalloc_array(stage->sink_format.height,
				      sizeof(*debayer->run), GFP_KERNEL);
	debayer->changing = kvmalloc_array(stage->sink_format.height + 1,
					   sizeof(*debayer->changing),
					   GFP_KERNEL);
	if (!debayer->run || !debayer->changing) {
		vimc_debayer_stage_stop(stage);
		return -ENOMEM;
	}

	stage->memory.working += vimc_window_bytes(&debayer->window);
	stage->memory.tracking += stage->sink_format.height *
				  (sizeof(*debayer->run) +
				   sizeof(*debayer->changing));
	stage->num_fixed = VIMC_STAGE_FIXED_ROWS;
	stage->num_changing = VIMC_STAGE_LAST_ROWS;

	return 0;
}

static void vimc_debayer_survey_source(struct vimc_debayer *debayer)
{
	const struct vimc_stage *source = debayer->esd.stage.source;
	unsigned int height = debayer->esd.stage.sink_format.height;
	unsigned int run = 0;
	unsigned int y;

	debayer->changing[0] = 0;
	for (y = 0; y < height; y++) {
		run = y >= 2 && source->rep[y] == source->rep[y - 2] ?
		      run + 1 : 0;
		debayer->run[y] = run;
		debayer->changing[y + 1] = debayer->changing[y] +
					   !source->fixed[source->rep[y]];
	}
}

/* A row looks like the one two above it if all rows around both do. */
static void vimc_debayer_compare_rows(struct vimc_debayer *debayer)
{
	struct vimc_stage *stage = &debayer->esd.stage;
	unsigned int height = stage->source_format.height;
	unsigned int radius = debayer->radius;
	unsigned int y;

	for (y = 0; y < height; y++) {
		unsigned int first = y - min(y, radius);
		unsigned int last = min(y + radius, height - 1);

		stage->fixed[y] = debayer->changing[last + 1] ==
				  debayer->changing[first];

		if (y >= radius + 2 && y + radius < height &&
		    debayer->run[last] > 2 * radius)
			stage->rep[y] = stage->rep[y - 2];
		else
			stage->rep[y] = y;
	}
}

static bool vimc_debayer_stage_update(struct vimc_stage *stage,
				      const struct vimc_frame *frame,
				      bool source_changed)
{
	struct vimc_debayer *debayer = stage_to_vimc_debayer(stage);
	unsigned int radius = READ_ONCE(debayer->win_size) / 2;

	vimc_window_reset(&debayer->window);

	if (source_changed)
		vimc_debayer_survey_source(debayer);
	else if (radius == debayer->radius)
		return false;

	debayer->radius = radius;
	vimc_debayer_compare_rows(debayer);

	return true;
}

static const void *vimc_debayer_pull(void *ctx, unsigned int y)
{
	struct vimc_debayer *debayer = ctx;

	return vimc_stage_row(debayer->esd.stage.source, y, NULL);
}

static const void *vimc_debayer_stage_row(struct vimc_stage *stage,
					  unsigned int y, void *scratch)
{
	struct vimc_debayer *debayer = stage_to_vimc_debayer(stage);
	unsigned int first = y - min(y, debayer->radius);
	unsigned int last = min(y + debayer->radius,
				stage->source_format.height - 1);
	struct vimc_debayer_row row = {
		.sums = { debayer->window.sums[0], debayer->window.sums[1] },
		.rows = { last / 2 - (first + 1) / 2 + 1,
			  (last + 1) / 2 - first / 2 },
		.width = stage->source_format.width,
		.radius = debayer->radius,
		.order = debayer->map->order,
		.dst = scratch,
	};

	vimc_window_move(&debayer->window, first, last, debayer->map->depth,
			 vimc_debayer_pull, debayer);
	debayer->kernel->row(&row);

	return scratch;
}

static const struct vimc_stage_ops vimc_debayer_stage_ops = {
	.start = vimc_debayer_stage_start,
	.stop = vimc_debayer_stage_stop,
	.update = vimc_debayer_stage_update,
	.row = vimc_debayer_stage_row,
};

/* -----------------------------------------------------------------------------
 * Controls
 */

static int vimc_debayer_s_ctrl(struct v4l2_ctrl *ctrl)
{
	struct vimc_debayer *debayer =
		container_of(ctrl->handler, struct vimc_debayer, esd.hdl);

	if (ctrl->id != VIMC_CID_MEAN_WIN_SIZE)
		return -EINVAL;

	WRITE_ONCE(debayer->win_size, ctrl->val);

	return 0;
}

static const struct v4l2_ctrl_ops vimc_debayer_ctrl_ops = {
	.s_ctrl = vimc_debayer_s_ctrl,
};

static const struct v4l2_ctrl_config vimc_debayer_ctrl_win_size = {
	.ops = &vimc_debayer_ctrl_ops,
	.id = VIMC_CID_MEAN_WIN_SIZE,
	.name = "Debayer Mean Window Size",
	.type = V4L2_CTRL_TYPE_INTEGER,
	.min = 1,
	.max = VIMC_DEBAYER_MAX_WIN_SIZE,
	.step = 2,
	.def = 3,
};

static void vimc_debayer_add_controls(struct vimc_ent_sd *esd)
{
	struct vimc_debayer *debayer =
		container_of(esd, struct vimc_debayer, esd);

	debayer->win_size = vimc_debayer_ctrl_win_size.def;
	v4l2_ctrl_new_custom(&esd->hdl, &vimc_ctrl_class, NULL);
	v4l2_ctrl_new_custom(&esd->hdl, &vimc_debayer_ctrl_win_size, NULL);
}

/* -----------------------------------------------------------------------------
 * Life
 */

static void vimc_debayer_release(struct v4l2_subdev *sd)
{
	vimc_ent_sd_release(to_vimc_ent_sd(sd));
}

static const struct v4l2_subdev_internal_ops vimc_debayer_internal_ops = {
	VIMC_INTERNAL_OPS_INIT_STATE(vimc_ent_sd_init_state),
	.release = vimc_debayer_release,
};

static const struct vimc_ent_sd_desc vimc_debayer_desc = {
	.function = MEDIA_ENT_F_PROC_VIDEO_PIXEL_ENC_CONV,
	.pad_flags = vimc_debayer_pad_flags,
	.ops = &vimc_debayer_ops,
	.internal_ops = &vimc_debayer_internal_ops,
	.stage_ops = &vimc_debayer_stage_ops,
	.num_controls = 2,
	.add_controls = vimc_debayer_add_controls,
};

static int vimc_debayer_init(struct vimc_ent_device *ved)
{
	return vimc_ent_sd_init(ved_to_vimc_ent_sd(ved), &vimc_debayer_desc);
}

const struct vimc_ent_type vimc_debayer_type = {
	.size = sizeof(struct vimc_debayer),
	.init = vimc_debayer_init,
	.register_entity = vimc_ent_sd_type_register,
	.unregister_entity = vimc_ent_sd_type_unregister,
	.cleanup = vimc_ent_sd_type_cleanup,
};
