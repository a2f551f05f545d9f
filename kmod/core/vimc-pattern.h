/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * vimc-pattern.h Virtual Media Controller Driver - rows of a test pattern
 */

#ifndef _VIMC_PATTERN_H_
#define _VIMC_PATTERN_H_

#include <linux/types.h>
#include <media/tpg/v4l2-tpg.h>
#include <media/v4l2-mediabus.h>

#include "vimc-config.h"
#include "vimc-osd.h"

/* Of any format that a pattern is made in. */
#define VIMC_PATTERN_MAX_PIXEL_BYTES	4

/**
 * struct vimc_pattern_settings - values of the controls that pixels depend on
 *
 * @pattern: an entry of tpg_pattern_strings[]
 * @hflip: mirror left and right
 * @vflip: mirror top and bottom
 * @brightness: 128 leaves colours as they are
 * @contrast: 128 leaves colours as they are
 * @saturation: 128 leaves colours as they are
 * @hue: 0 leaves colours as they are
 * @osd_mode: which texts to write over the pattern
 * @light: factor of the samples of the pattern, from vimc_light()
 */
struct vimc_pattern_settings {
	enum tpg_pattern pattern;
	bool hflip;
	bool vflip;
	u8 brightness;
	u8 contrast;
	u8 saturation;
	s16 hue;
	enum vimc_osd_mode osd_mode;
	u32 light;
};

/**
 * struct vimc_pattern_part - which part of the scene a frame shows
 *
 * @scene_width: in pixels
 * @scene_height: in lines
 * @left: first column that is shown, in a scene that is not flipped; even
 * @top: first line that is shown, likewise
 * @binning: how many columns, and lines, become one: 1 or 2
 */
struct vimc_pattern_part {
	u32 scene_width;
	u32 scene_height;
	u32 left;
	u32 top;
	unsigned int binning;
};

/**
 * struct vimc_pattern - makes the rows of a sensor's frames
 *
 * The kernel's test pattern generator knows a pattern by a few lines that the
 * frame repeats. It is asked for them, and never for a frame.
 *
 * @tpg: the generator
 * @map: the pixel format of the rows
 * @width: of the frame, in pixels
 * @height: of the frame, in lines
 * @part: what the frame shows of the scene
 * @left: first column of that in the scene as the generator has it, flipped or
 *	not
 * @top: first line of it, likewise
 * @osd: texts over the pattern
 * @light: factor of the samples under the texts
 * @number: number of the frame; noise depends on it
 * @staging: a row as the generator makes it, for formats that are made of it
 * @pair: two exposed rows of twice the width of the frame, if it is binned
 */
struct vimc_pattern {
	struct tpg_data tpg;
	const struct vimc_pix_map *map;
	unsigned int width;
	unsigned int height;
	struct vimc_pattern_part part;
	unsigned int left;
	unsigned int top;
	struct vimc_osd osd;
	u32 light;
	u64 number;
	u8 *staging;
	u8 *pair;
};

int vimc_pattern_init(struct vimc_pattern *pattern);
void vimc_pattern_cleanup(struct vimc_pattern *pattern);
void vimc_pattern_set_format(struct vimc_pattern *pattern,
			     const struct v4l2_mbus_framefmt *fmt,
			     const struct vimc_pix_map *map);
size_t vimc_pattern_pair_bytes(unsigned int width);
void vimc_pattern_show_part(struct vimc_pattern *pattern,
			    const struct vimc_pattern_part *part, u8 *pair);
void vimc_pattern_apply(struct vimc_pattern *pattern,
			const struct vimc_pattern_settings *settings);
void vimc_pattern_begin_frame(struct vimc_pattern *pattern, u64 number,
			      u64 time);
void vimc_pattern_compare_rows(const struct vimc_pattern *pattern, u16 *rep,
			       bool *fixed);
const void *vimc_pattern_row(struct vimc_pattern *pattern, unsigned int y,
			     void *scratch);

#endif
