// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vimc-capture-formats.c Virtual Media Controller Driver - what captures store
 *
 * Every capture has the formats of the in-tree driver, whatever can get there,
 * as user space knows it from there. Other formats it has only where its
 * topology can bring them.
 */

#include "vimc-capture.h"

/**
 * vimc_capture_map_by_index - the formats of a capture one by one
 *
 * @capture: the capture
 * @index: counts from 0
 *
 * Return: the format, or NULL past the last one
 */
const struct vimc_pix_map *
vimc_capture_map_by_index(const struct vimc_capture *capture,
			  unsigned int index)
{
	const struct vimc_ent_config *config = capture->ved.config;

	if (index < VIMC_NUM_COMMON_PIX_MAPS)
		return vimc_pix_map_by_index(index);

	index -= VIMC_NUM_COMMON_PIX_MAPS;
	if (index >= config->num_formats)
		return NULL;

	return vimc_pix_map_by_pixelformat(config->formats[index]);
}

/**
 * vimc_capture_map_by_pixelformat - look a format of a capture up
 *
 * @capture: the capture
 * @pixelformat: V4L2_PIX_FMT_*
 *
 * Return: the format, or NULL if the capture has no such one
 */
const struct vimc_pix_map *
vimc_capture_map_by_pixelformat(const struct vimc_capture *capture,
				u32 pixelformat)
{
	const struct vimc_pix_map *map;
	unsigned int i;

	for (i = 0; (map = vimc_capture_map_by_index(capture, i)); i++)
		if (map->pixelformat == pixelformat)
			return map;

	return NULL;
}

/* As it comes, or converted. */
static bool vimc_pix_stores(const struct vimc_pix_map *map, u32 code)
{
	const struct vimc_pix_map *from = vimc_pix_map_by_code(code);

	return from && (from == map || vimc_conversion_find(from, map));
}

/**
 * vimc_capture_map_by_code - the formats that a media bus code is stored as
 *
 * @capture: the capture
 * @code: MEDIA_BUS_FMT_*
 * @index: counts from 0
 *
 * Return: the format, or NULL past the last one
 */
const struct vimc_pix_map *
vimc_capture_map_by_code(const struct vimc_capture *capture, u32 code,
			 unsigned int index)
{
	const struct vimc_pix_map *map;
	unsigned int i;

	for (i = 0; (map = vimc_capture_map_by_index(capture, i)); i++)
		if (vimc_pix_stores(map, code) && !index--)
			return map;

	return NULL;
}

/**
 * vimc_capture_can_store - whether rows can become those of a format
 *
 * @format: of a capture
 * @code: MEDIA_BUS_FMT_* of what arrives
 *
 * Return: true if they can
 */
bool vimc_capture_can_store(const struct v4l2_pix_format *format, u32 code)
{
	return vimc_pix_stores(vimc_pix_map_by_pixelformat(format->pixelformat),
			       code);
}

/**
 * vimc_capture_measure_planes - how large each plane of a frame is
 *
 * @format: of a capture, with all sizes set
 * @plane_bytes: VIMC_CAPTURE_MAX_PLANES sizes in bytes
 *
 * Return: how many planes there are
 */
unsigned int vimc_capture_measure_planes(const struct v4l2_pix_format *format,
					 unsigned int *plane_bytes)
{
	const struct vimc_pix_map *map =
		vimc_pix_map_by_pixelformat(format->pixelformat);

	if (!map->chroma_apart) {
		plane_bytes[0] = format->sizeimage;
		return 1;
	}

	plane_bytes[0] = format->bytesperline * format->height;
	plane_bytes[1] = format->sizeimage - plane_bytes[0];

	return 2;
}
