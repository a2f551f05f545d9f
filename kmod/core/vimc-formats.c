// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vimc-formats.c Virtual Media Controller Driver - what formats are allowed
 *
 * The table itself is generated: kmod/generated/vimc-format-table.c.
 */

#include <linux/math.h>
#include <linux/minmax.h>

#include "vimc-formats.h"

/**
 * vimc_pix_map_by_index - the pixel formats one by one
 *
 * @index: counts from 0
 *
 * Return: the format, or NULL past the last one
 */
const struct vimc_pix_map *vimc_pix_map_by_index(unsigned int index)
{
	return index < vimc_num_pix_maps ? &vimc_pix_maps[index] : NULL;
}

/**
 * vimc_pix_map_by_pixelformat - look a pixel format up by its fourcc
 *
 * @pixelformat: V4L2_PIX_FMT_*
 *
 * Return: the format, or NULL if the driver has no such one
 */
const struct vimc_pix_map *vimc_pix_map_by_pixelformat(u32 pixelformat)
{
	unsigned int i;

	for (i = 0; i < vimc_num_pix_maps; i++)
		if (vimc_pix_maps[i].pixelformat == pixelformat)
			return &vimc_pix_maps[i];

	return NULL;
}

/**
 * vimc_pix_map_by_code - the pixel format that a media bus code ends up as
 *
 * @code: MEDIA_BUS_FMT_*
 *
 * Return: the format, or NULL if the driver has no such code
 */
const struct vimc_pix_map *vimc_pix_map_by_code(u32 code)
{
	unsigned int i, j;

	for (i = 0; i < vimc_num_pix_maps; i++)
		for (j = 0; j < vimc_pix_maps[i].num_codes; j++)
			if (vimc_pix_maps[i].codes[j] == code)
				return &vimc_pix_maps[i];

	return NULL;
}

/**
 * vimc_mbus_code_by_index - the media bus codes of a pad one by one
 *
 * @index: counts from 0
 * @filter: which pixel formats the pad takes
 *
 * Return: a MEDIA_BUS_FMT_* code, or 0 past the last one
 */
u32 vimc_mbus_code_by_index(unsigned int index, vimc_pix_filter filter)
{
	unsigned int i;

	for (i = 0; i < vimc_num_pix_maps; i++) {
		const struct vimc_pix_map *map = &vimc_pix_maps[i];

		if (!filter(map))
			continue;
		if (index < map->num_codes)
			return map->codes[index];
		index -= map->num_codes;
	}

	return 0;
}

/**
 * vimc_pix_line_bytes - the bytes of a row without padding
 *
 * @map: a pixel format
 * @width: in pixels
 *
 * Return: bytes; a group of pixels at the end takes as many as a whole one
 */
unsigned int vimc_pix_line_bytes(const struct vimc_pix_map *map,
				 unsigned int width)
{
	return map->group ? DIV_ROUND_UP(width, map->group) * map->bpp :
			    width * map->bpp;
}

/**
 * vimc_pix_image_bytes - the bytes of a frame
 *
 * @map: a pixel format
 * @line_bytes: from a row to the next
 * @height: in rows, even
 *
 * Return: bytes
 */
unsigned int vimc_pix_image_bytes(const struct vimc_pix_map *map,
				  unsigned int line_bytes, unsigned int height)
{
	return line_bytes * (map->chroma_rows ? height + height / 2 : height);
}

static bool vimc_pix_samples_are_equal(const struct vimc_pix_map *a,
				       const struct vimc_pix_map *b)
{
	return a->encoding == b->encoding && a->depth == b->depth &&
	       a->bpp == b->bpp;
}

/**
 * vimc_mbus_code_mirrored - the code of a frame read the other way round
 *
 * @code: a MEDIA_BUS_FMT_* code the driver has
 * @horizontal: lines are read from right to left
 * @vertical: lines are read from bottom to top
 *
 * The sides of all frames are even, so the colours of a Bayer pattern always
 * change places.
 *
 * Return: the code; @code itself if it is not a Bayer one
 */
u32 vimc_mbus_code_mirrored(u32 code, bool horizontal, bool vertical)
{
	const struct vimc_pix_map *map = vimc_pix_map_by_code(code);
	/* Of the orders, bit 0 is a shift by a column, bit 1 by a line. */
	unsigned int shift = horizontal | vertical << 1;
	unsigned int i;

	if (vimc_pix_is_whole(map))
		return code;

	for (i = 0; i < vimc_num_pix_maps; i++)
		if (vimc_pix_samples_are_equal(&vimc_pix_maps[i], map) &&
		    vimc_pix_maps[i].order == (map->order ^ shift))
			return vimc_pix_maps[i].codes[0];

	return code;
}

/**
 * vimc_mbus_code_is_valid - whether a pad takes a media bus code
 *
 * @code: any number
 * @filter: which pixel formats the pad takes
 *
 * Return: true if it does
 */
bool vimc_mbus_code_is_valid(u32 code, vimc_pix_filter filter)
{
	const struct vimc_pix_map *map = vimc_pix_map_by_code(code);

	return map && filter(map);
}

/**
 * vimc_pix_is_ycbcr - whether a pixel format is one of luma and chroma
 *
 * @map: a pixel format
 *
 * Return: true if it is
 */
bool vimc_pix_is_ycbcr(const struct vimc_pix_map *map)
{
	return map->encoding == VIMC_ENC_YCBCR;
}

/**
 * vimc_pix_is_any - filter for pads that take every format
 *
 * @map: a pixel format
 *
 * Return: true
 */
bool vimc_pix_is_any(const struct vimc_pix_map *map)
{
	return true;
}

/**
 * vimc_pix_is_bayer - filter for pads that take uncompressed Bayer formats
 *
 * @map: a pixel format
 *
 * Return: true if @map is one
 */
bool vimc_pix_is_bayer(const struct vimc_pix_map *map)
{
	return map->encoding == VIMC_ENC_BAYER;
}

/**
 * vimc_pix_is_whole - filter for pads that take pixels which make sense alone
 *
 * @map: a pixel format
 *
 * Return: true if @map is RGB of any kind or mono
 */
bool vimc_pix_is_whole(const struct vimc_pix_map *map)
{
	return map->encoding == VIMC_ENC_RGB || map->encoding == VIMC_ENC_MONO;
}

/**
 * vimc_pix_is_rgb24 - filter for pads that give three bytes a pixel
 *
 * @map: a pixel format
 *
 * Return: true if @map is one
 */
bool vimc_pix_is_rgb24(const struct vimc_pix_map *map)
{
	return map->encoding == VIMC_ENC_RGB && map->bpp == 3;
}

/**
 * vimc_clamp_width - the nearest width that every entity takes
 *
 * @width: any number
 *
 * Return: an even number of pixels within the limits
 */
u32 vimc_clamp_width(u32 width)
{
	return clamp_t(u32, width, VIMC_FRAME_MIN_WIDTH,
		       VIMC_FRAME_MAX_WIDTH) & ~1;
}

/**
 * vimc_clamp_height - the nearest height that every entity takes
 *
 * @height: any number
 *
 * Return: an even number of lines within the limits
 */
u32 vimc_clamp_height(u32 height)
{
	return clamp_t(u32, height, VIMC_FRAME_MIN_HEIGHT,
		       VIMC_FRAME_MAX_HEIGHT) & ~1;
}

/**
 * vimc_clamp_field - the nearest field order that a frame can have
 *
 * @field: any number
 *
 * ANY is a question and not an answer, and ALTERNATE would need buffers of
 * either field in turn, which no entity makes.
 *
 * Return: a V4L2_FIELD_* value
 */
u32 vimc_clamp_field(u32 field)
{
	if (field == V4L2_FIELD_ANY || field == V4L2_FIELD_ALTERNATE ||
	    field > V4L2_FIELD_INTERLACED_BT)
		return V4L2_FIELD_NONE;

	return field;
}

/**
 * vimc_clamp_pix_colorimetry - replace unknown colorimetry by the defaults
 *
 * @fmt: its four colorimetry members are read and written
 */
void vimc_clamp_pix_colorimetry(struct v4l2_pix_format *fmt)
{
	if (fmt->colorspace == V4L2_COLORSPACE_DEFAULT ||
	    fmt->colorspace > V4L2_COLORSPACE_DCI_P3) {
		fmt->colorspace = V4L2_COLORSPACE_DEFAULT;
		fmt->ycbcr_enc = V4L2_YCBCR_ENC_DEFAULT;
		fmt->quantization = V4L2_QUANTIZATION_DEFAULT;
		fmt->xfer_func = V4L2_XFER_FUNC_DEFAULT;
	}
	if (fmt->ycbcr_enc > V4L2_YCBCR_ENC_SMPTE240M)
		fmt->ycbcr_enc = V4L2_YCBCR_ENC_DEFAULT;
	if (fmt->quantization > V4L2_QUANTIZATION_LIM_RANGE)
		fmt->quantization = V4L2_QUANTIZATION_DEFAULT;
	if (fmt->xfer_func > V4L2_XFER_FUNC_SMPTE2084)
		fmt->xfer_func = V4L2_XFER_FUNC_DEFAULT;
}

/**
 * vimc_clamp_mbus_colorimetry - replace unknown colorimetry by the defaults
 *
 * @fmt: its four colorimetry members are read and written
 */
void vimc_clamp_mbus_colorimetry(struct v4l2_mbus_framefmt *fmt)
{
	struct v4l2_pix_format pix;

	v4l2_fill_pix_format(&pix, fmt);
	vimc_clamp_pix_colorimetry(&pix);
	fmt->colorspace = pix.colorspace;
	fmt->ycbcr_enc = pix.ycbcr_enc;
	fmt->quantization = pix.quantization;
	fmt->xfer_func = pix.xfer_func;
}

/**
 * vimc_fill_default_format - the format of a pad when the module is loaded
 *
 * @fmt: is overwritten
 * @config: what the topology says of the pad
 */
void vimc_fill_default_format(struct v4l2_mbus_framefmt *fmt,
			      const struct vimc_pad_config *config)
{
	*fmt = (struct v4l2_mbus_framefmt) {
		.width = config->width,
		.height = config->height,
		.code = config->code,
		.field = V4L2_FIELD_NONE,
		.colorspace = V4L2_COLORSPACE_SRGB,
	};
}
