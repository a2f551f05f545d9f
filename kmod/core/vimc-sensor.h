/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * vimc-sensor.h Virtual Media Controller Driver - a sensor's inside
 */

#ifndef _VIMC_SENSOR_H_
#define _VIMC_SENSOR_H_

#include <linux/spinlock.h>

#include "vimc-delay.h"
#include "vimc-entity.h"
#include "vimc-pattern.h"

/* Frames a second that a sensor makes unless VBLANK is changed. */
#define VIMC_SENSOR_DEFAULT_FPS		30

/* What ANALOGUE_GAIN counts in: this is a gain of 1. */
#define VIMC_SENSOR_UNITY_GAIN		16

/**
 * struct vimc_sensor - a sensor
 *
 * @esd: the subdevice; first, as the instance allocates and frees it
 * @vblank_ctrl: its range and default follow the frame size
 * @exposure_ctrl: its range follows the frame size and the blanking
 * @height: lines of the active format, under the lock of the controls
 * @lock: protects @settings, @settings_generation and the three delays
 * @settings: the values of the controls that pixels depend on
 * @settings_generation: changes with @settings
 * @exposure: lines that a frame is exposed for
 * @gain: in units of VIMC_SENSOR_UNITY_GAIN
 * @vblank: lines that a frame is followed by
 * @last_slot: number of the slot that began last; only for the thread
 * @applied_generation: the settings @pattern knows; only for the thread
 * @format: the active format, as it was when the stream started
 * @pattern: makes the rows; only for the thread
 */
struct vimc_sensor {
	struct vimc_ent_sd esd;
	struct v4l2_ctrl *vblank_ctrl;
	struct v4l2_ctrl *exposure_ctrl;
	unsigned int height;
	spinlock_t lock; /* protects settings and delays */
	struct vimc_pattern_settings settings;
	u32 settings_generation;
	struct vimc_delay exposure;
	struct vimc_delay gain;
	struct vimc_delay vblank;
	u64 last_slot;
	u32 applied_generation;
	struct v4l2_mbus_framefmt format;
	struct vimc_pattern pattern;
};

static inline struct vimc_sensor *to_vimc_sensor(struct v4l2_subdev *sd)
{
	return container_of(sd, struct vimc_sensor, esd.sd);
}

void vimc_sensor_add_controls(struct vimc_ent_sd *esd);
void vimc_sensor_set_frame_size(struct vimc_sensor *sensor, unsigned int width,
				unsigned int height);

#endif
