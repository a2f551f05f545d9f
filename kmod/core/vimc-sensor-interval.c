// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vimc-sensor-interval.c Virtual Media Controller Driver - frame intervals
 *
 * A raw sensor has its frame rate from its blanking. Those whose topology says
 * so let user space choose intervals too, for software that knows no other way;
 * what an interval sets is V4L2_CID_VBLANK.
 */

#include <linux/math64.h>
#include <linux/minmax.h>

#include "vimc-compat.h"
#include "vimc-sensor.h"

/* An interval of so many seconds is longer than any. */
#define VIMC_SENSOR_ENDLESS		10000

/* What is listed, in frames a second, where the blanking allows it. */
static const u8 vimc_sensor_usual_rates[] = {
	240, 120, 100, 60, 50, 30, 25, 24, 20, 15, 10, 5, 2, 1,
};

static const struct vimc_sensor_config *
vimc_sensor_config_of(const struct vimc_sensor *sensor)
{
	return sensor->esd.ved.config->sensor;
}

/* Lines that begin during an interval, to the nearest. */
static u64 vimc_sensor_lines_in(const struct vimc_sensor *sensor,
				unsigned int width,
				const struct v4l2_fract *interval)
{
	const struct vimc_sensor_config *config = vimc_sensor_config_of(sensor);
	u64 line = (u64)vimc_sensor_line_length(config, width) *
		   interval->denominator;
	u64 most = (u64)interval->denominator * VIMC_SENSOR_ENDLESS;

	if (interval->numerator >= most)
		return U32_MAX;

	return (mul_u64_u64_div_u64(2 * config->pixel_rate,
				    interval->numerator, line) + 1) / 2;
}

/* That of the kernel takes longs, which may have but 32 bits. */
static u64 vimc_sensor_gcd(u64 a, u64 b)
{
	while (b) {
		u64 rest;

		div64_u64_rem(a, b, &rest);
		a = b;
		b = rest;
	}

	return a;
}

static void vimc_sensor_fill_interval(const struct vimc_sensor *sensor,
				      const struct v4l2_mbus_framefmt *fmt,
				      u32 vblank, struct v4l2_fract *interval)
{
	const struct vimc_sensor_config *config = vimc_sensor_config_of(sensor);
	u64 pixels = (u64)vimc_sensor_line_length(config, fmt->width) *
		     (fmt->height + vblank);
	u64 rate = config->pixel_rate;
	u64 divisor = vimc_sensor_gcd(pixels, rate);

	pixels = div64_u64(pixels, divisor);
	rate = div64_u64(rate, divisor);
	while (pixels > U32_MAX || rate > U32_MAX) {
		pixels /= 2;
		rate /= 2;
	}

	interval->numerator = max_t(u64, pixels, 1);
	interval->denominator = max_t(u64, rate, 1);
}

/* Nothing over something, or the reverse, asks for the rate as loaded. */
static u32 vimc_sensor_vblank_for(const struct vimc_sensor *sensor,
				  const struct v4l2_mbus_framefmt *fmt,
				  const struct v4l2_fract *interval)
{
	u64 lines;

	if (!interval->numerator || !interval->denominator)
		return vimc_sensor_default_vblank(vimc_sensor_config_of(sensor),
						  fmt->width, fmt->height);

	lines = clamp_t(u64,
			vimc_sensor_lines_in(sensor, fmt->width, interval),
			fmt->height + VIMC_SENSOR_MIN_VBLANK,
			fmt->height + VIMC_SENSOR_MAX_VBLANK);

	return lines - fmt->height;
}

/**
 * vimc_sensor_enum_interval - list the usual intervals a sensor allows
 *
 * @sd: the subdevice of a sensor
 * @state: a state of it, locked
 * @fie: is filled
 *
 * Any interval between these can be set as well, but the interface knows no
 * ranges.
 *
 * Return: 0; -EINVAL past the last interval, or for another code or size than
 * the pad takes; -ENOIOCTLCMD where the topology does not want intervals
 */
int vimc_sensor_enum_interval(struct v4l2_subdev *sd,
			      struct v4l2_subdev_state *state,
			      struct v4l2_subdev_frame_interval_enum *fie)
{
	struct v4l2_mbus_framefmt near = {
		.width = fie->width,
		.height = fie->height,
	};
	struct vimc_sensor *sensor = to_vimc_sensor(sd);
	unsigned int index = fie->index;
	unsigned int i;

	if (!vimc_sensor_config_of(sensor)->frame_intervals)
		return -ENOIOCTLCMD;

	vimc_sensor_clamp_format(vimc_sensor_config_of(sensor), &near);
	if (!vimc_mbus_code_is_valid(fie->code, vimc_pix_is_any) ||
	    fie->width != near.width || fie->height != near.height)
		return -EINVAL;

	for (i = 0; i < ARRAY_SIZE(vimc_sensor_usual_rates); i++) {
		const struct v4l2_fract interval = {
			.numerator = 1,
			.denominator = vimc_sensor_usual_rates[i],
		};
		u64 lines = vimc_sensor_lines_in(sensor, fie->width, &interval);

		if (lines < fie->height + VIMC_SENSOR_MIN_VBLANK ||
		    lines > fie->height + VIMC_SENSOR_MAX_VBLANK || index--)
			continue;

		fie->interval = interval;
		return 0;
	}

	return -EINVAL;
}

/**
 * vimc_sensor_get_interval - the interval that the blanking makes
 *
 * @sd: the subdevice of a sensor
 * @state: the state that @fi asks for, locked
 * @fi: is filled; that of a try format is the one as loaded
 *
 * Return: 0; -ENOIOCTLCMD where the topology does not want intervals
 */
int vimc_sensor_get_interval(struct v4l2_subdev *sd,
			     struct v4l2_subdev_state *state,
			     struct v4l2_subdev_frame_interval *fi)
{
	const struct v4l2_mbus_framefmt *fmt = vimc_state_format(sd, state, 0);
	struct vimc_sensor *sensor = to_vimc_sensor(sd);
	const struct vimc_sensor_config *config = vimc_sensor_config_of(sensor);
	u32 vblank;

	if (!config->frame_intervals)
		return -ENOIOCTLCMD;

	if (vimc_interval_which(fi) == V4L2_SUBDEV_FORMAT_ACTIVE)
		vblank = v4l2_ctrl_g_ctrl(sensor->vblank_ctrl);
	else
		vblank = vimc_sensor_default_vblank(config, fmt->width,
						    fmt->height);
	vimc_sensor_fill_interval(sensor, fmt, vblank, &fi->interval);

	return 0;
}

/**
 * vimc_sensor_set_interval - set the blanking that makes an interval
 *
 * @sd: the subdevice of a sensor
 * @state: the state that @fi asks for, locked
 * @fi: is changed to the nearest interval there is, which a stream has from the
 *	frame on that a write to V4L2_CID_VBLANK would act in
 *
 * Return: 0; -ENOIOCTLCMD where the topology does not want intervals
 */
int vimc_sensor_set_interval(struct v4l2_subdev *sd,
			     struct v4l2_subdev_state *state,
			     struct v4l2_subdev_frame_interval *fi)
{
	const struct v4l2_mbus_framefmt *fmt = vimc_state_format(sd, state, 0);
	struct vimc_sensor *sensor = to_vimc_sensor(sd);
	int ret = 0;
	u32 vblank;

	if (!vimc_sensor_config_of(sensor)->frame_intervals)
		return -ENOIOCTLCMD;

	vblank = vimc_sensor_vblank_for(sensor, fmt, &fi->interval);
	if (vimc_interval_which(fi) == V4L2_SUBDEV_FORMAT_ACTIVE)
		ret = v4l2_ctrl_s_ctrl(sensor->vblank_ctrl, vblank);
	vimc_sensor_fill_interval(sensor, fmt, vblank, &fi->interval);

	return ret;
}

static int
vimc_sensor_call_with_state(struct v4l2_subdev *sd,
			    struct v4l2_subdev_frame_interval *fi,
			    int (*op)(struct v4l2_subdev *sd,
				      struct v4l2_subdev_state *state,
				      struct v4l2_subdev_frame_interval *fi))
{
	struct v4l2_subdev_state *state;
	int ret;

	state = v4l2_subdev_lock_and_get_active_state(sd);
	ret = op(sd, state, fi);
	v4l2_subdev_unlock_state(state);

	return ret;
}

/**
 * vimc_sensor_g_interval - vimc_sensor_get_interval() for kernels that know of
 * no state here
 *
 * @sd: the subdevice of a sensor
 * @fi: is filled
 *
 * Return: as there
 */
int vimc_sensor_g_interval(struct v4l2_subdev *sd,
			   struct v4l2_subdev_frame_interval *fi)
{
	return vimc_sensor_call_with_state(sd, fi, vimc_sensor_get_interval);
}

/**
 * vimc_sensor_s_interval - vimc_sensor_set_interval() likewise
 *
 * @sd: the subdevice of a sensor
 * @fi: is changed
 *
 * Return: as there
 */
int vimc_sensor_s_interval(struct v4l2_subdev *sd,
			   struct v4l2_subdev_frame_interval *fi)
{
	return vimc_sensor_call_with_state(sd, fi, vimc_sensor_set_interval);
}
