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

/* Lines between two frames. */
#define VIMC_SENSOR_MIN_VBLANK		4
#define VIMC_SENSOR_MAX_VBLANK		65535

/* What ANALOGUE_GAIN counts in: this is a gain of 1. */
#define VIMC_SENSOR_UNITY_GAIN		16

/* Entries of the menu of LINK_FREQ: one for each number of bits a pixel has. */
#define VIMC_SENSOR_NUM_LINK_FREQS	7

/**
 * struct vimc_sensor - a sensor
 *
 * @esd: the subdevice; first, as the instance allocates and frees it
 * @hblank_ctrl: follows the frame size where that leaves some of a line out
 * @vblank_ctrl: its range and default follow the frame size
 * @exposure_ctrl: its range follows the frame size and the blanking
 * @link_freq_ctrl: follows the format
 * @hflip_ctrl: held while streaming if it changes the code
 * @vflip_ctrl: likewise
 * @link_freqs: its menu
 * @height: lines of the active format, under the lock of the controls
 * @lock: protects what follows up to @vblank
 * @settings: the values of the controls that pixels depend on
 * @settings_generation: changes with @settings and @test_pattern
 * @test_pattern: what is read in place of the scene; an entry of a menu
 * @exposure: lines that a frame is exposed for
 * @gain: in units of VIMC_SENSOR_UNITY_GAIN
 * @vblank: lines that a frame is followed by
 * @last_slot: number of the slot that began last; only for the thread
 * @applied_generation: the settings @pattern knows; only for the thread
 * @format: the active format, as it was when the stream started
 * @mode: which part of the array that shows, all of it if NULL; likewise
 * @pair: memory for rows that are binned
 * @pattern: makes the rows; only for the thread
 */
struct vimc_sensor {
	struct vimc_ent_sd esd;
	struct v4l2_ctrl *hblank_ctrl;
	struct v4l2_ctrl *vblank_ctrl;
	struct v4l2_ctrl *exposure_ctrl;
	struct v4l2_ctrl *link_freq_ctrl;
	struct v4l2_ctrl *hflip_ctrl;
	struct v4l2_ctrl *vflip_ctrl;
	s64 link_freqs[VIMC_SENSOR_NUM_LINK_FREQS];
	unsigned int height;
	spinlock_t lock; /* protects settings and delays */
	struct vimc_pattern_settings settings;
	u32 settings_generation;
	unsigned int test_pattern;
	struct vimc_delay exposure;
	struct vimc_delay gain;
	struct vimc_delay vblank;
	u64 last_slot;
	u32 applied_generation;
	struct v4l2_mbus_framefmt format;
	const struct vimc_sensor_mode *mode;
	u8 *pair;
	struct vimc_pattern pattern;
};

static inline struct vimc_sensor *to_vimc_sensor(struct v4l2_subdev *sd)
{
	return container_of(sd, struct vimc_sensor, esd.sd);
}

void vimc_sensor_add_controls(struct vimc_ent_sd *esd);
void vimc_sensor_replace_scene(unsigned int test_pattern,
			       struct vimc_pattern_settings *settings);
u32 vimc_sensor_default_vblank(const struct vimc_sensor_config *config,
			       unsigned int width, unsigned int height);
void vimc_sensor_follow_format(struct vimc_sensor *sensor,
			       const struct v4l2_mbus_framefmt *fmt);

int vimc_sensor_enum_interval(struct v4l2_subdev *sd,
			      struct v4l2_subdev_state *state,
			      struct v4l2_subdev_frame_interval_enum *fie);
int vimc_sensor_get_interval(struct v4l2_subdev *sd,
			     struct v4l2_subdev_state *state,
			     struct v4l2_subdev_frame_interval *fi);
int vimc_sensor_set_interval(struct v4l2_subdev *sd,
			     struct v4l2_subdev_state *state,
			     struct v4l2_subdev_frame_interval *fi);
int vimc_sensor_g_interval(struct v4l2_subdev *sd,
			   struct v4l2_subdev_frame_interval *fi);
int vimc_sensor_s_interval(struct v4l2_subdev *sd,
			   struct v4l2_subdev_frame_interval *fi);

const struct vimc_sensor_mode *
vimc_sensor_nearest_mode(const struct vimc_sensor_config *config, u32 width,
			 u32 height);
void vimc_sensor_clamp_format(const struct vimc_sensor_config *config,
			      struct v4l2_mbus_framefmt *fmt);
u32 vimc_sensor_line_length(const struct vimc_sensor_config *config, u32 width);
int vimc_sensor_enum_frame_size(struct v4l2_subdev *sd,
				struct v4l2_subdev_state *state,
				struct v4l2_subdev_frame_size_enum *fse);
int vimc_sensor_get_selection(struct v4l2_subdev *sd,
			      struct v4l2_subdev_state *state,
			      struct v4l2_subdev_selection *sel);
int vimc_sensor_set_selection(struct v4l2_subdev *sd,
			      struct v4l2_subdev_state *state,
			      struct v4l2_subdev_selection *sel);
int vimc_sensor_start_mode(struct vimc_sensor *sensor);
void vimc_sensor_stop_mode(struct vimc_sensor *sensor);
void vimc_sensor_show_mode(struct vimc_sensor *sensor);

u32 vimc_sensor_flip_code(struct vimc_sensor *sensor, u32 code);
void vimc_sensor_hold_flips(struct vimc_sensor *sensor, bool hold);
void vimc_sensor_mark_flips(struct vimc_sensor *sensor);

#endif
