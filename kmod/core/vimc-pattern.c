// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vimc-pattern.c Virtual Media Controller Driver - what a test pattern shows
 */

#include <linux/errno.h>
#include <linux/slab.h>

#include "vimc-formats.h"
#include "vimc-pattern.h"

/* Rows that are made of others have samples of two bytes before. */
#define VIMC_PATTERN_STAGING_BYTES	(2 * VIMC_FRAME_MAX_WIDTH)

/**
 * vimc_pattern_init - take the memory that patterns need
 *
 * @pattern: zeroed
 *
 * Return: 0, or -ENOMEM with nothing left to clean up
 */
int vimc_pattern_init(struct vimc_pattern *pattern)
{
	int ret;

	pattern->staging = kmalloc(VIMC_PATTERN_STAGING_BYTES, GFP_KERNEL);
	if (!pattern->staging)
		return -ENOMEM;

	tpg_init(&pattern->tpg, VIMC_FRAME_MIN_WIDTH, VIMC_FRAME_MIN_HEIGHT);
	ret = tpg_alloc(&pattern->tpg, VIMC_FRAME_MAX_WIDTH);
	if (ret) {
		kfree(pattern->staging);
		pattern->staging = NULL;
	}

	return ret;
}

/**
 * vimc_pattern_cleanup - give the memory back
 *
 * @pattern: initialised, or cleaned up before
 */
void vimc_pattern_cleanup(struct vimc_pattern *pattern)
{
	tpg_free(&pattern->tpg);
	kfree(pattern->staging);
	pattern->staging = NULL;
}

/**
 * vimc_pattern_set_format - choose the format of the rows
 *
 * @pattern: an initialised pattern; vimc_pattern_apply() has to follow
 * @fmt: the format of the sensor's pad
 * @map: how its pixels lie in memory
 *
 * The pixel format goes first, as the generator computes strides from it. A
 * lone field is every second line of a frame of twice the height.
 */
void vimc_pattern_set_format(struct vimc_pattern *pattern,
			     const struct v4l2_mbus_framefmt *fmt,
			     const struct vimc_pix_map *map)
{
	struct tpg_data *tpg = &pattern->tpg;
	bool lone_field = V4L2_FIELD_HAS_T_OR_B(fmt->field);

	pattern->map = map;
	pattern->width = fmt->width;
	pattern->height = fmt->height;
	tpg_s_fourcc(tpg, map->tpg_pixelformat);
	tpg_reset_source(tpg, fmt->width, fmt->height << lone_field,
			 fmt->field);
	pattern->part = (struct vimc_pattern_part) {
		.scene_width = fmt->width,
		.scene_height = fmt->height,
		.binning = 1,
	};
	pattern->pair = NULL;
	tpg_s_field(tpg, fmt->field, false);
	tpg_s_colorspace(tpg, fmt->colorspace);
	tpg_s_ycbcr_enc(tpg, fmt->ycbcr_enc);
	tpg_s_quantization(tpg, fmt->quantization);
	tpg_s_xfer_func(tpg, fmt->xfer_func);
}

/**
 * vimc_pattern_pair_bytes - memory that binned frames take
 *
 * @width: of the frame, in pixels
 *
 * Return: bytes, for any pixel format
 */
size_t vimc_pattern_pair_bytes(unsigned int width)
{
	return 2 * 2 * width * VIMC_PATTERN_MAX_PIXEL_BYTES;
}

/**
 * vimc_pattern_show_part - have the frame show less than all of the scene
 *
 * @pattern: its format, which has no fields, is set; vimc_pattern_apply() has
 *	to follow
 * @part: as many columns and lines of the scene as the frame has, times the
 *	binning, from where it says on
 * @pair: memory of vimc_pattern_pair_bytes(), which stays with the caller; of
 *	no use unless the part is binned
 */
void vimc_pattern_show_part(struct vimc_pattern *pattern,
			    const struct vimc_pattern_part *part, u8 *pair)
{
	tpg_reset_source(&pattern->tpg, part->scene_width, part->scene_height,
			 V4L2_FIELD_NONE);
	pattern->part = *part;
	pattern->pair = pair;
}

/* A flipped frame shows the same part, which is elsewhere then. */
static void vimc_pattern_place_part(struct vimc_pattern *pattern)
{
	const struct vimc_pattern_part *part = &pattern->part;

	pattern->left = part->left;
	if (pattern->tpg.hflip)
		pattern->left = part->scene_width - part->left -
				pattern->width * part->binning;

	pattern->top = part->top;
	if (pattern->tpg.vflip)
		pattern->top = part->scene_height - part->top -
			       pattern->height * part->binning;
}

/**
 * vimc_pattern_apply - take controls over
 *
 * @pattern: its format is set
 * @settings: values of the controls
 */
void vimc_pattern_apply(struct vimc_pattern *pattern,
			const struct vimc_pattern_settings *settings)
{
	struct tpg_data *tpg = &pattern->tpg;
	u8 *basep[TPG_MAX_PLANES][2];

	tpg_s_pattern(tpg, settings->pattern);
	tpg_s_hflip(tpg, settings->hflip);
	tpg_s_vflip(tpg, settings->vflip);
	tpg_s_brightness(tpg, settings->brightness);
	tpg_s_contrast(tpg, settings->contrast);
	tpg_s_saturation(tpg, settings->saturation);
	tpg_s_hue(tpg, settings->hue);

	pattern->light = settings->light;

	/* The one exported function that computes the lines, and no frame. */
	tpg_calc_text_basep(tpg, basep, 0, pattern->staging);

	vimc_pattern_place_part(pattern);
	vimc_osd_set_texts(&pattern->osd, tpg, pattern->width, pattern->height,
			   settings->osd_mode);
}

/**
 * vimc_pattern_begin_frame - say which frame the next rows are of
 *
 * @pattern: its settings are applied
 * @number: number of the frame
 * @time: nanoseconds since the stream started
 */
void vimc_pattern_begin_frame(struct vimc_pattern *pattern, u64 number,
			      u64 time)
{
	pattern->number = number;
	vimc_osd_set_time(&pattern->osd, time);
}
