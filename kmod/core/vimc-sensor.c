// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vimc-sensor.c Virtual Media Controller Driver - where the pixels come from
 */

#include <linux/build_bug.h>
#include <linux/math64.h>
#include <linux/time64.h>
#include <media/v4l2-event.h>

#include "vimc-compat.h"
#include "vimc-exposure.h"
#include "vimc-sensor.h"

static_assert(offsetof(struct vimc_sensor, esd.ved) == 0);

static const unsigned long vimc_sensor_pad_flags[] = {
	MEDIA_PAD_FL_SOURCE,
};

static struct vimc_sensor *stage_to_vimc_sensor(struct vimc_stage *stage)
{
	return container_of(stage, struct vimc_sensor, esd.stage);
}

/* -----------------------------------------------------------------------------
 * Formats
 */

static int vimc_sensor_enum_mbus_code(struct v4l2_subdev *sd,
				      struct v4l2_subdev_state *state,
				      struct v4l2_subdev_mbus_code_enum *code)
{
	return vimc_ent_sd_enum_mbus_code(code, vimc_pix_is_any);
}

static int vimc_sensor_get_fmt(struct v4l2_subdev *sd,
			       struct v4l2_subdev_state *state,
			       struct v4l2_subdev_format *format)
{
	int ret = v4l2_subdev_get_fmt(sd, state, format);

	if (!ret)
		format->format.code =
			vimc_sensor_flip_code(to_vimc_sensor(sd),
					      format->format.code);

	return ret;
}

static void vimc_sensor_adjust_fmt(struct v4l2_mbus_framefmt *fmt,
				   const struct v4l2_mbus_framefmt *wanted,
				   const struct vimc_ent_config *config)
{
	vimc_fill_default_format(fmt, &config->pads[0]);

	if (vimc_mbus_code_is_valid(wanted->code, vimc_pix_is_any))
		fmt->code = wanted->code;
	fmt->width = wanted->width;
	fmt->height = wanted->height;
	fmt->field = wanted->field;
	vimc_sensor_clamp_format(config->sensor, fmt);
	fmt->colorspace = wanted->colorspace;
	fmt->ycbcr_enc = wanted->ycbcr_enc;
	fmt->quantization = wanted->quantization;
	fmt->xfer_func = wanted->xfer_func;
	vimc_clamp_mbus_colorimetry(fmt);
}

static int vimc_sensor_set_fmt(struct v4l2_subdev *sd,
			       struct v4l2_subdev_state *state,
			       struct v4l2_subdev_format *format)
{
	struct vimc_sensor *sensor = to_vimc_sensor(sd);
	bool active = format->which == V4L2_SUBDEV_FORMAT_ACTIVE;
	struct v4l2_mbus_framefmt *fmt = vimc_state_format(sd, state, 0);

	if (active && vimc_ent_sd_is_streaming(&sensor->esd))
		return -EBUSY;

	vimc_sensor_adjust_fmt(fmt, &format->format, sensor->esd.ved.config);
	format->format = *fmt;
	fmt->code = vimc_sensor_flip_code(sensor, fmt->code);

	if (active)
		vimc_sensor_follow_format(sensor, fmt);

	return 0;
}

static const struct v4l2_subdev_pad_ops vimc_sensor_pad_ops = {
	VIMC_PAD_OPS_INIT_STATE(vimc_ent_sd_init_state),
	.enum_mbus_code = vimc_sensor_enum_mbus_code,
	.enum_frame_size = vimc_sensor_enum_frame_size,
	.enum_frame_interval = vimc_sensor_enum_interval,
	VIMC_PAD_OPS_GET_INTERVAL(vimc_sensor_get_interval),
	VIMC_PAD_OPS_SET_INTERVAL(vimc_sensor_set_interval),
	.get_fmt = vimc_sensor_get_fmt,
	.set_fmt = vimc_sensor_set_fmt,
	.get_selection = vimc_sensor_get_selection,
	.set_selection = vimc_sensor_set_selection,
};

static const struct v4l2_subdev_video_ops vimc_sensor_video_ops = {
	VIMC_VIDEO_OPS_G_INTERVAL(vimc_sensor_g_interval),
	VIMC_VIDEO_OPS_S_INTERVAL(vimc_sensor_s_interval),
};

/* As many as a reader can be late by without losing one, in frames. */
#define VIMC_SENSOR_NUM_SYNC_EVENTS	32

static int vimc_sensor_subscribe_event(struct v4l2_subdev *sd,
				       struct v4l2_fh *fh,
				       struct v4l2_event_subscription *sub)
{
	if (sub->type == V4L2_EVENT_FRAME_SYNC)
		return v4l2_event_subscribe(fh, sub,
					    VIMC_SENSOR_NUM_SYNC_EVENTS, NULL);

	return v4l2_ctrl_subdev_subscribe_event(sd, fh, sub);
}

static const struct v4l2_subdev_core_ops vimc_sensor_core_ops = {
	.log_status = v4l2_ctrl_subdev_log_status,
	.subscribe_event = vimc_sensor_subscribe_event,
	.unsubscribe_event = v4l2_event_subdev_unsubscribe,
};

static const struct v4l2_subdev_ops vimc_sensor_ops = {
	.core = &vimc_sensor_core_ops,
	.video = &vimc_sensor_video_ops,
	.pad = &vimc_sensor_pad_ops,
};

/* -----------------------------------------------------------------------------
 * Pixels
 */

/* What changes with every frame is the time; noise needs not be kept. */
static int vimc_sensor_stage_start(struct vimc_stage *stage,
				   struct v4l2_subdev_state *state)
{
	struct vimc_sensor *sensor = stage_to_vimc_sensor(stage);
	int ret;

	sensor->format = *vimc_state_format(&sensor->esd.sd, state, 0);
	ret = vimc_sensor_start_mode(sensor);
	if (ret)
		return ret;

	vimc_sensor_hold_flips(sensor, true);
	sensor->format.code = vimc_sensor_flip_code(sensor,
						    sensor->format.code);
	stage->source_format.code = sensor->format.code;
	stage->num_fixed = VIMC_STAGE_FIXED_ROWS;
	stage->num_changing = VIMC_OSD_HEIGHT;

	return 0;
}

static void vimc_sensor_stage_stop(struct vimc_stage *stage)
{
	struct vimc_sensor *sensor = stage_to_vimc_sensor(stage);

	vimc_sensor_hold_flips(sensor, false);
	vimc_sensor_stop_mode(sensor);
}

static bool vimc_sensor_take_settings(struct vimc_sensor *sensor,
				      struct vimc_pattern_settings *settings)
{
	bool changed;

	spin_lock(&sensor->lock);
	changed = sensor->applied_generation != sensor->settings_generation;
	sensor->applied_generation = sensor->settings_generation;
	*settings = sensor->settings;
	settings->light = vimc_light(vimc_delay_value(&sensor->exposure),
				     vimc_delay_value(&sensor->gain),
				     sensor->format.height *
				     VIMC_SENSOR_UNITY_GAIN);
	if (sensor->test_pattern)
		vimc_sensor_replace_scene(sensor->test_pattern, settings);
	spin_unlock(&sensor->lock);

	return changed || settings->light != sensor->pattern.light;
}

static bool vimc_sensor_stage_update(struct vimc_stage *stage,
				     const struct vimc_frame *frame,
				     bool first)
{
	struct vimc_sensor *sensor = stage_to_vimc_sensor(stage);
	struct vimc_pattern *pattern = &sensor->pattern;
	struct vimc_pattern_settings settings;
	bool changed = vimc_sensor_take_settings(sensor, &settings) || first;

	if (first) {
		vimc_pattern_set_format(pattern, &sensor->format, stage->map);
		vimc_sensor_show_mode(sensor);
	}
	if (changed)
		vimc_pattern_apply(pattern, &settings);

	vimc_pattern_begin_frame(pattern, frame->number, frame->time);
	if (!changed)
		return false;

	vimc_pattern_compare_rows(pattern, stage->rep, stage->fixed);

	return true;
}

static const void *vimc_sensor_stage_row(struct vimc_stage *stage,
					 unsigned int y, void *scratch)
{
	return vimc_pattern_row(&stage_to_vimc_sensor(stage)->pattern, y,
				scratch);
}

/* The stream that started first counts its frames from the same slot. */
static void vimc_sensor_tell_of_frame(struct vimc_sensor *sensor, u64 number)
{
	const struct v4l2_event event = {
		.type = V4L2_EVENT_FRAME_SYNC,
		.u.frame_sync.frame_sequence = number - 1,
	};

	v4l2_event_queue(sensor->esd.sd.devnode, &event);
}

static void vimc_sensor_stage_begin_slot(struct vimc_stage *stage,
					 const struct vimc_frame *slot)
{
	struct vimc_sensor *sensor = stage_to_vimc_sensor(stage);
	struct vimc_delay * const delays[] = {
		&sensor->exposure, &sensor->gain, &sensor->vblank,
	};
	u64 passed = slot->number - sensor->last_slot;
	unsigned int i;

	spin_lock(&sensor->lock);
	for (i = 0; i < ARRAY_SIZE(delays); i++) {
		if (slot->number == 1)
			vimc_delay_reset(delays[i]);
		else
			vimc_delay_begin_frame(delays[i], passed);
	}
	spin_unlock(&sensor->lock);

	sensor->last_slot = slot->number;
	vimc_sensor_tell_of_frame(sensor, slot->number);
}

static u64 vimc_sensor_stage_interval(struct vimc_stage *stage)
{
	struct vimc_sensor *sensor = stage_to_vimc_sensor(stage);
	const struct vimc_sensor_config *config =
		sensor->esd.ved.config->sensor;
	u64 pixels;
	u32 vblank;

	spin_lock(&sensor->lock);
	vblank = vimc_delay_value(&sensor->vblank);
	spin_unlock(&sensor->lock);

	pixels = (u64)vimc_sensor_line_length(config,
					      stage->source_format.width) *
		 (stage->source_format.height + vblank);

	return DIV64_U64_ROUND_CLOSEST(pixels * NSEC_PER_SEC,
				       config->pixel_rate);
}

static const struct vimc_stage_ops vimc_sensor_stage_ops = {
	.start = vimc_sensor_stage_start,
	.stop = vimc_sensor_stage_stop,
	.update = vimc_sensor_stage_update,
	.row = vimc_sensor_stage_row,
	.begin_slot = vimc_sensor_stage_begin_slot,
	.interval = vimc_sensor_stage_interval,
};

/* -----------------------------------------------------------------------------
 * Life
 */

static void vimc_sensor_release(struct v4l2_subdev *sd)
{
	struct vimc_sensor *sensor = to_vimc_sensor(sd);

	if (vimc_ent_sd_release(&sensor->esd))
		vimc_pattern_cleanup(&sensor->pattern);
}

static const struct v4l2_subdev_internal_ops vimc_sensor_internal_ops = {
	VIMC_INTERNAL_OPS_INIT_STATE(vimc_ent_sd_init_state),
	.release = vimc_sensor_release,
};

static const struct vimc_ent_sd_desc vimc_sensor_desc = {
	.function = MEDIA_ENT_F_CAM_SENSOR,
	.pad_flags = vimc_sensor_pad_flags,
	.ops = &vimc_sensor_ops,
	.internal_ops = &vimc_sensor_internal_ops,
	.stage_ops = &vimc_sensor_stage_ops,
	.num_controls = 24,
	.add_controls = vimc_sensor_add_controls,
};

static int vimc_sensor_init(struct vimc_ent_device *ved)
{
	struct vimc_ent_sd *esd = ved_to_vimc_ent_sd(ved);
	struct vimc_sensor *sensor = container_of(esd, struct vimc_sensor, esd);
	int ret;

	spin_lock_init(&sensor->lock);

	ret = vimc_pattern_init(&sensor->pattern);
	if (ret)
		return ret;

	ret = vimc_ent_sd_init(esd, &vimc_sensor_desc);
	if (ret)
		vimc_pattern_cleanup(&sensor->pattern);

	return ret;
}

const struct vimc_ent_type vimc_sensor_type = {
	.size = sizeof(struct vimc_sensor),
	.init = vimc_sensor_init,
	.register_entity = vimc_ent_sd_type_register,
	.unregister_entity = vimc_ent_sd_type_unregister,
	.cleanup = vimc_ent_sd_type_cleanup,
};
