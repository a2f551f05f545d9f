// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vimc-sensor-controls.c Virtual Media Controller Driver - a sensor's controls
 *
 * User space writes controls at any time, the thread of the pipeline reads them
 * once a frame. What lies between them is a copy of the values under a lock.
 */

#include <linux/build_bug.h>
#include <linux/math64.h>
#include <linux/minmax.h>
#include <media/tpg/v4l2-tpg.h>

#include "vimc-exposure.h"
#include "vimc-sensor.h"

#define VIMC_SENSOR_MIN_EXPOSURE	1

/*
 * Lines of a frame that are not for exposure. As many as there are between any
 * two frames, so that a whole frame's lines always are.
 */
#define VIMC_SENSOR_EXPOSURE_MARGIN	VIMC_SENSOR_MIN_VBLANK

#define VIMC_SENSOR_MAX_GAIN		(16 * VIMC_SENSOR_UNITY_GAIN)

static const char * const vimc_sensor_osd_modes[] = {
	[VIMC_OSD_ALL] = "All",
	[VIMC_OSD_COUNTERS] = "Counters Only",
	[VIMC_OSD_NONE] = "None",
	NULL,
};

/* What a sensor makes up by itself, for those who test what is behind it. */
static const char * const vimc_sensor_test_patterns[] = {
	"Disabled",
	"Color Bars",
	"Solid Black",
	"Solid White",
	"Gray Ramp",
};

static const enum tpg_pattern vimc_sensor_made_up[] = {
	[1] = TPG_PAT_100_COLORBAR,
	[2] = TPG_PAT_BLACK,
	[3] = TPG_PAT_WHITE,
	[4] = TPG_PAT_GRAY_RAMP,
};

static_assert(ARRAY_SIZE(vimc_sensor_made_up) ==
	      ARRAY_SIZE(vimc_sensor_test_patterns));

static const u8 vimc_sensor_link_bits[VIMC_SENSOR_NUM_LINK_FREQS] = {
	8, 10, 12, 24, 32, 14, 16,
};

/**
 * vimc_sensor_replace_scene - show what a sensor makes up in place of a scene
 *
 * @test_pattern: entry of the menu of V4L2_CID_TEST_PATTERN, not the first
 * @settings: are changed; no light falls on what is made up
 */
void vimc_sensor_replace_scene(unsigned int test_pattern,
			       struct vimc_pattern_settings *settings)
{
	settings->pattern = vimc_sensor_made_up[test_pattern];
	settings->light = VIMC_LIGHT_NEUTRAL;
}

/* Called with the lock held. */
static int vimc_sensor_take_ctrl(struct vimc_sensor *sensor,
				 const struct v4l2_ctrl *ctrl)
{
	struct vimc_pattern_settings *settings = &sensor->settings;

	switch (ctrl->id) {
	case VIMC_CID_TEST_PATTERN:
		settings->pattern = ctrl->val;
		break;
	case VIMC_CID_OSD_TEXT_MODE:
		settings->osd_mode = ctrl->val;
		break;
	case V4L2_CID_TEST_PATTERN:
		sensor->test_pattern = ctrl->val;
		break;
	case V4L2_CID_HFLIP:
		settings->hflip = ctrl->val;
		break;
	case V4L2_CID_VFLIP:
		settings->vflip = ctrl->val;
		break;
	case V4L2_CID_BRIGHTNESS:
		settings->brightness = ctrl->val;
		break;
	case V4L2_CID_CONTRAST:
		settings->contrast = ctrl->val;
		break;
	case V4L2_CID_SATURATION:
		settings->saturation = ctrl->val;
		break;
	case V4L2_CID_HUE:
		settings->hue = ctrl->val;
		break;
	case V4L2_CID_EXPOSURE:
		sensor->exposure.value = ctrl->val;
		return 0;
	case V4L2_CID_ANALOGUE_GAIN:
		sensor->gain.value = ctrl->val;
		return 0;
	case V4L2_CID_VBLANK:
		sensor->vblank.value = ctrl->val;
		return 0;
	default:
		return -EINVAL;
	}

	sensor->settings_generation++;

	return 0;
}

/* A frame is exposed while it and the blanking after it last. */
static int vimc_sensor_bound_exposure(struct vimc_sensor *sensor, u32 vblank)
{
	unsigned int lines = sensor->height + vblank;

	return __v4l2_ctrl_modify_range(sensor->exposure_ctrl,
					VIMC_SENSOR_MIN_EXPOSURE,
					lines - VIMC_SENSOR_EXPOSURE_MARGIN, 1,
					sensor->height);
}

static int vimc_sensor_s_ctrl(struct v4l2_ctrl *ctrl)
{
	struct vimc_sensor *sensor =
		container_of(ctrl->handler, struct vimc_sensor, esd.hdl);
	int ret;

	spin_lock(&sensor->lock);
	ret = vimc_sensor_take_ctrl(sensor, ctrl);
	spin_unlock(&sensor->lock);

	if (!ret && ctrl->id == V4L2_CID_VBLANK)
		ret = vimc_sensor_bound_exposure(sensor, ctrl->val);

	return ret;
}

static const struct v4l2_ctrl_ops vimc_sensor_ctrl_ops = {
	.s_ctrl = vimc_sensor_s_ctrl,
};

static const struct v4l2_ctrl_config vimc_sensor_ctrl_test_pattern = {
	.ops = &vimc_sensor_ctrl_ops,
	.id = VIMC_CID_TEST_PATTERN,
	.name = "Test Pattern",
	.type = V4L2_CTRL_TYPE_MENU,
	.max = TPG_PAT_NOISE,
	.qmenu = tpg_pattern_strings,
};

static const struct v4l2_ctrl_config vimc_sensor_ctrl_osd_mode = {
	.ops = &vimc_sensor_ctrl_ops,
	.id = VIMC_CID_OSD_TEXT_MODE,
	.name = "Show Information",
	.type = V4L2_CTRL_TYPE_MENU,
	.max = ARRAY_SIZE(vimc_sensor_osd_modes) - 2,
	.qmenu = vimc_sensor_osd_modes,
};

/**
 * vimc_sensor_default_vblank - the blanking that makes the frame rate as loaded
 *
 * @config: of the sensor
 * @width: of the frame, in pixels
 * @height: of the frame, in lines
 *
 * Return: lines
 */
u32 vimc_sensor_default_vblank(const struct vimc_sensor_config *config,
			       unsigned int width, unsigned int height)
{
	u32 length = vimc_sensor_line_length(config, width);
	u64 lines = DIV_ROUND_CLOSEST_ULL(config->pixel_rate,
					  length * VIMC_SENSOR_DEFAULT_FPS);

	lines = max_t(u64, lines, height + VIMC_SENSOR_MIN_VBLANK);

	return min_t(u64, lines - height, VIMC_SENSOR_MAX_VBLANK);
}

static void vimc_sensor_add_timing_controls(struct vimc_sensor *sensor)
{
	const struct vimc_ent_config *config = sensor->esd.ved.config;
	const struct vimc_sensor_config *timing = config->sensor;
	const struct vimc_pad_config *pad = &config->pads[0];
	struct v4l2_ctrl_handler *hdl = &sensor->esd.hdl;
	u32 hblank = vimc_sensor_line_length(timing, pad->width) - pad->width;
	u32 vblank;

	v4l2_ctrl_new_std(hdl, NULL, V4L2_CID_PIXEL_RATE, timing->pixel_rate,
			  timing->pixel_rate, 1, timing->pixel_rate);

	sensor->hblank_ctrl = v4l2_ctrl_new_std(hdl, NULL, V4L2_CID_HBLANK,
						hblank, hblank, 1, hblank);
	if (sensor->hblank_ctrl)
		sensor->hblank_ctrl->flags |= V4L2_CTRL_FLAG_READ_ONLY;

	vblank = vimc_sensor_default_vblank(timing, pad->width, pad->height);
	sensor->height = pad->height;
	sensor->vblank.value = vblank;
	sensor->vblank.frames = timing->vblank_delay;
	sensor->vblank_ctrl =
		v4l2_ctrl_new_std(hdl, &vimc_sensor_ctrl_ops, V4L2_CID_VBLANK,
				  VIMC_SENSOR_MIN_VBLANK,
				  VIMC_SENSOR_MAX_VBLANK, 1, vblank);
}

/*
 * As loaded the light is neutral: as many lines as a frame has, read with a
 * gain of 1.
 */
static void vimc_sensor_add_light_controls(struct vimc_sensor *sensor)
{
	const struct vimc_sensor_config *config =
		sensor->esd.ved.config->sensor;
	unsigned int lines = sensor->height + sensor->vblank.value;
	struct v4l2_ctrl_handler *hdl = &sensor->esd.hdl;

	sensor->exposure.value = sensor->height;
	sensor->exposure.frames = config->exposure_delay;
	sensor->exposure_ctrl =
		v4l2_ctrl_new_std(hdl, &vimc_sensor_ctrl_ops, V4L2_CID_EXPOSURE,
				  VIMC_SENSOR_MIN_EXPOSURE,
				  lines - VIMC_SENSOR_EXPOSURE_MARGIN, 1,
				  sensor->height);

	sensor->gain.value = VIMC_SENSOR_UNITY_GAIN;
	sensor->gain.frames = config->gain_delay;
	v4l2_ctrl_new_std(hdl, &vimc_sensor_ctrl_ops, V4L2_CID_ANALOGUE_GAIN,
			  VIMC_SENSOR_UNITY_GAIN, VIMC_SENSOR_MAX_GAIN, 1,
			  VIMC_SENSOR_UNITY_GAIN);
}

static unsigned int vimc_sensor_bits_of(u32 code)
{
	const struct vimc_pix_map *map = vimc_pix_map_by_code(code);

	switch (map->encoding) {
	case VIMC_ENC_RGB:
		return 8 * map->bpp;
	case VIMC_ENC_BAYER:
	case VIMC_ENC_MONO:
		return map->depth;
	default:
		return 8;
	}
}

static unsigned int vimc_sensor_link_freq_of(u32 code)
{
	unsigned int bits = vimc_sensor_bits_of(code);
	unsigned int i = 0;

	while (vimc_sensor_link_bits[i] != bits)
		i++;

	return i;
}

/* Without those that no format of this driver has. */
static unsigned int vimc_sensor_last_link_freq(void)
{
	unsigned int last = 0;
	unsigned int i;
	u32 code;

	for (i = 0; (code = vimc_mbus_code_by_index(i, vimc_pix_is_any)); i++)
		last = max(last, vimc_sensor_link_freq_of(code));

	return last;
}

/*
 * The clock that carries as many pixels a second as the sensor reads; with each
 * of its periods go two bits a lane.
 */
static void vimc_sensor_add_link_controls(struct vimc_sensor *sensor)
{
	const struct vimc_ent_config *config = sensor->esd.ved.config;
	unsigned int entry = vimc_sensor_link_freq_of(config->pads[0].code);
	struct v4l2_ctrl *ctrl;
	unsigned int i;

	for (i = 0; i < VIMC_SENSOR_NUM_LINK_FREQS; i++)
		sensor->link_freqs[i] =
			div_u64(config->sensor->pixel_rate *
				vimc_sensor_link_bits[i],
				2 * config->sensor->lanes);

	ctrl = v4l2_ctrl_new_int_menu(&sensor->esd.hdl, NULL,
				      V4L2_CID_LINK_FREQ,
				      vimc_sensor_last_link_freq(), entry,
				      sensor->link_freqs);
	if (ctrl)
		ctrl->flags |= V4L2_CTRL_FLAG_READ_ONLY;
	sensor->link_freq_ctrl = ctrl;
}

/* Core makes both read-only. */
static void vimc_sensor_add_mounting_controls(struct vimc_sensor *sensor)
{
	const struct vimc_sensor_config *config =
		sensor->esd.ved.config->sensor;
	struct v4l2_ctrl_handler *hdl = &sensor->esd.hdl;

	v4l2_ctrl_new_std_menu(hdl, NULL, V4L2_CID_CAMERA_ORIENTATION,
			       V4L2_CAMERA_ORIENTATION_EXTERNAL, 0,
			       config->orientation);
	v4l2_ctrl_new_std(hdl, NULL, V4L2_CID_CAMERA_SENSOR_ROTATION,
			  config->rotation, config->rotation, 1,
			  config->rotation);
}

/**
 * vimc_sensor_add_controls - add all controls of a sensor
 *
 * @esd: the subdevice of a &struct vimc_sensor
 */
void vimc_sensor_add_controls(struct vimc_ent_sd *esd)
{
	struct vimc_sensor *sensor = container_of(esd, struct vimc_sensor, esd);
	const struct v4l2_ctrl_ops *ops = &vimc_sensor_ctrl_ops;
	struct v4l2_ctrl_handler *hdl = &esd->hdl;

	sensor->settings = (struct vimc_pattern_settings) {
		.brightness = 128,
		.contrast = 128,
		.saturation = 128,
	};

	v4l2_ctrl_new_custom(hdl, &vimc_ctrl_class, NULL);
	v4l2_ctrl_new_custom(hdl, &vimc_sensor_ctrl_test_pattern, NULL);
	v4l2_ctrl_new_custom(hdl, &vimc_sensor_ctrl_osd_mode, NULL);
	v4l2_ctrl_new_std_menu_items(hdl, ops, V4L2_CID_TEST_PATTERN,
				     ARRAY_SIZE(vimc_sensor_test_patterns) - 1,
				     0, 0, vimc_sensor_test_patterns);
	sensor->vflip_ctrl = v4l2_ctrl_new_std(hdl, ops, V4L2_CID_VFLIP,
					       0, 1, 1, 0);
	sensor->hflip_ctrl = v4l2_ctrl_new_std(hdl, ops, V4L2_CID_HFLIP,
					       0, 1, 1, 0);
	vimc_sensor_mark_flips(sensor);
	v4l2_ctrl_new_std(hdl, ops, V4L2_CID_BRIGHTNESS, 0, 255, 1, 128);
	v4l2_ctrl_new_std(hdl, ops, V4L2_CID_CONTRAST, 0, 255, 1, 128);
	v4l2_ctrl_new_std(hdl, ops, V4L2_CID_HUE, -128, 127, 1, 0);
	v4l2_ctrl_new_std(hdl, ops, V4L2_CID_SATURATION, 0, 255, 1, 128);
	vimc_sensor_add_timing_controls(sensor);
	vimc_sensor_add_light_controls(sensor);
	vimc_sensor_add_link_controls(sensor);
	vimc_sensor_add_mounting_controls(sensor);
}

/**
 * vimc_sensor_follow_format - go back to the frame rate and exposure as loaded
 *
 * @sensor: the sensor, its active state locked
 * @fmt: the new active format
 */
void vimc_sensor_follow_format(struct vimc_sensor *sensor,
			       const struct v4l2_mbus_framefmt *fmt)
{
	const struct vimc_sensor_config *config =
		sensor->esd.ved.config->sensor;
	struct v4l2_ctrl *vblank = sensor->vblank_ctrl;
	u32 pixels = vimc_sensor_line_length(config, fmt->width) - fmt->width;
	u32 lines = vimc_sensor_default_vblank(config, fmt->width, fmt->height);

	v4l2_ctrl_lock(vblank);
	sensor->height = fmt->height;
	__v4l2_ctrl_modify_range(sensor->hblank_ctrl, pixels, pixels, 1,
				 pixels);
	__v4l2_ctrl_modify_range(vblank, VIMC_SENSOR_MIN_VBLANK,
				 VIMC_SENSOR_MAX_VBLANK, 1, lines);
	__v4l2_ctrl_s_ctrl(vblank, lines);
	/* Also where the blanking is what it was. */
	vimc_sensor_bound_exposure(sensor, lines);
	__v4l2_ctrl_s_ctrl(sensor->exposure_ctrl, fmt->height);
	__v4l2_ctrl_s_ctrl(sensor->link_freq_ctrl,
			   vimc_sensor_link_freq_of(fmt->code));
	v4l2_ctrl_unlock(vblank);
}
