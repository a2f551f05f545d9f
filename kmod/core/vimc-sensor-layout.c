// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vimc-sensor-layout.c Virtual Media Controller Driver - flips of the colours
 *
 * A real sensor flips a frame by reading its array the other way round. The
 * first pixel is another one then, and the colours of a Bayer pattern begin
 * elsewhere: the media bus code changes with the flip. A sensor does that if
 * its topology says so. Its states hold the code that it has when not flipped;
 * whoever reads or writes one goes by the functions here.
 */

#include "vimc-sensor.h"

static bool vimc_sensor_moves_layout(const struct vimc_sensor *sensor)
{
	return sensor->esd.ved.config->sensor->flip_modifies_layout;
}

/**
 * vimc_sensor_flip_code - what a flip makes of a media bus code
 *
 * @sensor: the sensor
 * @code: MEDIA_BUS_FMT_* as it is without a flip, or with the present ones
 *
 * Return: the code with the present flips, or the one without
 */
u32 vimc_sensor_flip_code(struct vimc_sensor *sensor, u32 code)
{
	bool horizontal, vertical;

	if (!vimc_sensor_moves_layout(sensor))
		return code;

	spin_lock(&sensor->lock);
	horizontal = sensor->settings.hflip;
	vertical = sensor->settings.vflip;
	spin_unlock(&sensor->lock);

	return vimc_mbus_code_mirrored(code, horizontal, vertical);
}

/**
 * vimc_sensor_hold_flips - forbid or allow flips that change the code
 *
 * @sensor: the sensor
 * @hold: true while a stream relies on the code
 *
 * Context: may sleep
 */
void vimc_sensor_hold_flips(struct vimc_sensor *sensor, bool hold)
{
	if (!vimc_sensor_moves_layout(sensor))
		return;

	v4l2_ctrl_grab(sensor->hflip_ctrl, hold);
	v4l2_ctrl_grab(sensor->vflip_ctrl, hold);
}

/**
 * vimc_sensor_mark_flips - tell user space whether flips change the code
 *
 * @sensor: the sensor, with its controls
 */
void vimc_sensor_mark_flips(struct vimc_sensor *sensor)
{
	if (!vimc_sensor_moves_layout(sensor))
		return;

	if (sensor->hflip_ctrl)
		sensor->hflip_ctrl->flags |= V4L2_CTRL_FLAG_MODIFY_LAYOUT;
	if (sensor->vflip_ctrl)
		sensor->vflip_ctrl->flags |= V4L2_CTRL_FLAG_MODIFY_LAYOUT;
}
