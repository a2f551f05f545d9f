// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vimc-sensor-mode.c Virtual Media Controller Driver - parts of a pixel array
 *
 * Unless its topology says otherwise, frames of any size show all of a sensor's
 * array, as if they were scaled from it. Those with modes do what most raw
 * sensors do: a frame has one of a few sizes, and each is that of a part of the
 * array, as it is or binned.
 */

#include <linux/errno.h>
#include <linux/minmax.h>
#include <linux/mm.h>
#include <media/v4l2-common.h>

#include "vimc-compat.h"
#include "vimc-sensor.h"

/**
 * vimc_sensor_nearest_mode - the mode that comes nearest to a frame size
 *
 * @config: of the sensor
 * @width: any number
 * @height: any number
 *
 * Return: the mode; NULL if the sensor has none
 */
const struct vimc_sensor_mode *
vimc_sensor_nearest_mode(const struct vimc_sensor_config *config, u32 width,
			 u32 height)
{
	/* Core takes numbers with a sign. What is nearest stays so. */
	return v4l2_find_nearest_size(config->modes, config->num_modes, width,
				      height,
				      min_t(u32, width, VIMC_FRAME_MAX_WIDTH),
				      min_t(u32, height,
					    VIMC_FRAME_MAX_HEIGHT));
}

/**
 * vimc_sensor_clamp_format - replace a size that a sensor does not have
 *
 * @config: of the sensor
 * @fmt: its size is read and written, and its field order: what has modes is
 *	read line by line
 */
void vimc_sensor_clamp_format(const struct vimc_sensor_config *config,
			      struct v4l2_mbus_framefmt *fmt)
{
	const struct vimc_sensor_mode *mode =
		vimc_sensor_nearest_mode(config, fmt->width, fmt->height);

	if (mode) {
		fmt->width = mode->width;
		fmt->height = mode->height;
		fmt->field = V4L2_FIELD_NONE;
	} else {
		fmt->width = vimc_clamp_width(fmt->width);
		fmt->height = vimc_clamp_height(fmt->height);
		fmt->field = vimc_clamp_field(fmt->field);
	}
}

/**
 * vimc_sensor_line_length - how long a line takes to read
 *
 * @config: of the sensor
 * @width: of the frame, in pixels
 *
 * A sensor with modes takes as long for a line of any of them as for a whole
 * line of its array, so what is left out adds to the blanking.
 *
 * Return: pixels, with the horizontal blanking
 */
u32 vimc_sensor_line_length(const struct vimc_sensor_config *config, u32 width)
{
	return (config->num_modes ? config->array_width : width) +
	       config->hblank;
}

/**
 * vimc_sensor_enum_frame_size - the modes one by one, or a range of sizes
 *
 * @sd: the subdevice of a sensor
 * @state: a state of it, locked
 * @fse: is filled
 *
 * Return: 0; -EINVAL past the last mode, or for another code than the pad takes
 */
int vimc_sensor_enum_frame_size(struct v4l2_subdev *sd,
				struct v4l2_subdev_state *state,
				struct v4l2_subdev_frame_size_enum *fse)
{
	const struct vimc_sensor_config *config =
		to_vimc_ent_sd(sd)->ved.config->sensor;

	if (!config->num_modes)
		return vimc_ent_sd_enum_frame_size(fse, vimc_pix_is_any);
	if (fse->index >= config->num_modes ||
	    !vimc_mbus_code_is_valid(fse->code, vimc_pix_is_any))
		return -EINVAL;

	fse->min_width = config->modes[fse->index].width;
	fse->max_width = fse->min_width;
	fse->min_height = config->modes[fse->index].height;
	fse->max_height = fse->min_height;

	return 0;
}

static void vimc_sensor_fill_array(const struct vimc_sensor_config *config,
				   struct v4l2_rect *rect)
{
	*rect = (struct v4l2_rect) {
		.width = config->num_modes ? config->array_width :
					     VIMC_FRAME_MAX_WIDTH,
		.height = config->num_modes ? config->array_height :
					      VIMC_FRAME_MAX_HEIGHT,
	};
}

/**
 * vimc_sensor_get_selection - which part of its array a sensor reads
 *
 * @sd: the subdevice of a sensor
 * @state: the state that @sel asks for, locked
 * @sel: its rectangle is filled
 *
 * Return: 0; -EINVAL for a target that has no meaning here
 */
int vimc_sensor_get_selection(struct v4l2_subdev *sd,
			      struct v4l2_subdev_state *state,
			      struct v4l2_subdev_selection *sel)
{
	const struct v4l2_mbus_framefmt *fmt = vimc_state_format(sd, state, 0);
	const struct vimc_sensor_config *config =
		to_vimc_ent_sd(sd)->ved.config->sensor;
	const struct vimc_sensor_mode *mode;

	switch (sel->target) {
	case V4L2_SEL_TGT_NATIVE_SIZE:
	case V4L2_SEL_TGT_CROP_BOUNDS:
	case V4L2_SEL_TGT_CROP_DEFAULT:
		vimc_sensor_fill_array(config, &sel->r);
		return 0;
	case V4L2_SEL_TGT_CROP:
		break;
	default:
		return -EINVAL;
	}

	mode = vimc_sensor_nearest_mode(config, fmt->width, fmt->height);
	if (!mode) {
		vimc_sensor_fill_array(config, &sel->r);
		return 0;
	}

	sel->r = (struct v4l2_rect) {
		.left = mode->left,
		.top = mode->top,
		.width = mode->width * mode->binning,
		.height = mode->height * mode->binning,
	};

	return 0;
}

/**
 * vimc_sensor_set_selection - the only rectangle that goes with the format
 *
 * @sd: the subdevice of a sensor
 * @state: the state that @sel asks for, locked
 * @sel: its rectangle is replaced
 *
 * Return: 0; -EINVAL for another target than V4L2_SEL_TGT_CROP
 */
int vimc_sensor_set_selection(struct v4l2_subdev *sd,
			      struct v4l2_subdev_state *state,
			      struct v4l2_subdev_selection *sel)
{
	if (sel->target != V4L2_SEL_TGT_CROP)
		return -EINVAL;

	return vimc_sensor_get_selection(sd, state, sel);
}

/**
 * vimc_sensor_start_mode - take what the mode of a stream needs
 *
 * @sensor: the sensor, the format of the stream set
 *
 * Return: 0, or -ENOMEM with nothing left to give back
 */
int vimc_sensor_start_mode(struct vimc_sensor *sensor)
{
	const struct v4l2_mbus_framefmt *fmt = &sensor->format;
	size_t bytes = vimc_pattern_pair_bytes(fmt->width);

	sensor->mode = vimc_sensor_nearest_mode(sensor->esd.ved.config->sensor,
						fmt->width, fmt->height);
	if (!sensor->mode || sensor->mode->binning == 1)
		return 0;

	sensor->pair = kvmalloc(bytes, GFP_KERNEL);
	if (!sensor->pair)
		return -ENOMEM;
	sensor->esd.stage.memory.working += bytes;

	return 0;
}

/**
 * vimc_sensor_stop_mode - give it back
 *
 * @sensor: the sensor
 */
void vimc_sensor_stop_mode(struct vimc_sensor *sensor)
{
	kvfree(sensor->pair);
	sensor->pair = NULL;
}

/**
 * vimc_sensor_show_mode - have frames show the part of the array that is read
 *
 * @sensor: a started sensor, the format of its pattern just set
 */
void vimc_sensor_show_mode(struct vimc_sensor *sensor)
{
	const struct vimc_sensor_config *config =
		sensor->esd.ved.config->sensor;
	const struct vimc_sensor_mode *mode = sensor->mode;
	struct vimc_pattern_part part;

	if (!mode)
		return;

	part = (struct vimc_pattern_part) {
		.scene_width = config->array_width,
		.scene_height = config->array_height,
		.left = mode->left,
		.top = mode->top,
		.binning = mode->binning,
	};
	vimc_pattern_show_part(&sensor->pattern, &part, sensor->pair);
}
