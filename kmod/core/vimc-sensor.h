/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * vimc-sensor.h Virtual Media Controller Driver - a sensor's inside
 */

#ifndef _VIMC_SENSOR_H_
#define _VIMC_SENSOR_H_

#include <linux/spinlock.h>

#include "vimc-entity.h"
#include "vimc-pattern.h"

/* Frames a second that a sensor makes unless VBLANK is changed. */
#define VIMC_SENSOR_DEFAULT_FPS		30

/**
 * struct vimc_sensor - a sensor
 *
 * @esd: the subdevice; first, as the instance allocates and frees it
 * @vblank_ctrl: its range and default follow the frame size
 * @lock: protects @settings, @settings_generation and @vblank
 * @settings: the values of the controls that pixels depend on
 * @settings_generation: changes with @settings
 * @vblank: value of the control
 * @applied_generation: the settings @pattern knows; only for the thread
 * @format: the active format, as it was when the stream started
 * @pattern: makes the rows; only for the thread
 */
struct vimc_sensor {
	struct vimc_ent_sd esd;
	struct v4l2_ctrl *vblank_ctrl;
	spinlock_t lock; /* protects settings and vblank */
	struct vimc_pattern_settings settings;
	u32 settings_generation;
	u32 vblank;
	u32 applied_generation;
	struct v4l2_mbus_framefmt format;
	struct vimc_pattern pattern;
};

static inline struct vimc_sensor *to_vimc_sensor(struct v4l2_subdev *sd)
{
	return container_of(sd, struct vimc_sensor, esd.sd);
}

void vimc_sensor_add_controls(struct vimc_ent_sd *esd);
void vimc_sensor_set_default_rate(struct vimc_sensor *sensor,
				  unsigned int width, unsigned int height);

#endif
