/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * vimc-formats.h Virtual Media Controller Driver - what formats are allowed
 */

#ifndef _VIMC_FORMATS_H_
#define _VIMC_FORMATS_H_

#include <linux/types.h>
#include <linux/videodev2.h>
#include <media/v4l2-mediabus.h>

#include "vimc-config.h"

#define VIMC_FRAME_MIN_WIDTH	16
#define VIMC_FRAME_MAX_WIDTH	4096
#define VIMC_FRAME_MIN_HEIGHT	16
#define VIMC_FRAME_MAX_HEIGHT	2160

/* What lines can be padded to, in bytes, and what that is a multiple of. */
#define VIMC_LINE_MAX_BYTES	32768
#define VIMC_LINE_ALIGNMENT	8

/* Decides whether a pad takes a pixel format. */
typedef bool (*vimc_pix_filter)(const struct vimc_pix_map *map);

const struct vimc_pix_map *vimc_pix_map_by_index(unsigned int index);
const struct vimc_pix_map *vimc_pix_map_by_code(u32 code);
const struct vimc_pix_map *vimc_pix_map_by_pixelformat(u32 pixelformat);
unsigned int vimc_pix_line_bytes(const struct vimc_pix_map *map,
				 unsigned int width);
unsigned int vimc_pix_image_bytes(const struct vimc_pix_map *map,
				  unsigned int line_bytes, unsigned int height);
u32 vimc_mbus_code_by_index(unsigned int index, vimc_pix_filter filter);
u32 vimc_mbus_code_mirrored(u32 code, bool horizontal, bool vertical);
bool vimc_mbus_code_is_valid(u32 code, vimc_pix_filter filter);

bool vimc_pix_is_ycbcr(const struct vimc_pix_map *map);
bool vimc_pix_is_any(const struct vimc_pix_map *map);
bool vimc_pix_is_bayer(const struct vimc_pix_map *map);
bool vimc_pix_is_whole(const struct vimc_pix_map *map);
bool vimc_pix_is_rgb24(const struct vimc_pix_map *map);

u32 vimc_clamp_width(u32 width);
u32 vimc_clamp_height(u32 height);
u32 vimc_clamp_field(u32 field);
void vimc_clamp_mbus_colorimetry(struct v4l2_mbus_framefmt *fmt);
void vimc_clamp_pix_colorimetry(struct v4l2_pix_format *fmt);
void vimc_fill_default_format(struct v4l2_mbus_framefmt *fmt,
			      const struct vimc_pad_config *config);

#endif
