/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * vimc-convert.h Virtual Media Controller Driver - rows as captures store them
 */

#ifndef _VIMC_CONVERT_H_
#define _VIMC_CONVERT_H_

#include <linux/types.h>

#include "vimc-config.h"
#include "vimc-ycbcr.h"

struct vimc_convert_sum;

/**
 * struct vimc_converter - makes rows of a pixel format no entity has
 *
 * @conversion: how; NULL where rows are stored as they come
 * @width: in pixels
 * @ycbcr: how colours become luma and chroma
 * @row: memory for one row as it is stored, or for two of luma and one of
 *	chroma
 * @row_bytes: of each of those
 * @sums: what chroma is made of; NULL where it is not in rows of its own
 * @reps: which rows those of luma were made of
 * @memory: size of @row and @sums together, in bytes; 0 while stopped
 */
struct vimc_converter {
	const struct vimc_conversion *conversion;
	unsigned int width;
	struct vimc_ycbcr ycbcr;
	u8 *row;
	unsigned int row_bytes;
	struct vimc_convert_sum *sums;
	u16 reps[2];
	size_t memory;
};

const struct vimc_conversion *
vimc_conversion_find(const struct vimc_pix_map *from,
		     const struct vimc_pix_map *to);
int vimc_converter_start(struct vimc_converter *converter,
			 const struct vimc_pix_map *from,
			 const struct vimc_pix_map *to);
void vimc_converter_stop(struct vimc_converter *converter);
const u8 *vimc_converter_make(struct vimc_converter *converter,
			      const u8 *src);
void vimc_converter_make_luma(struct vimc_converter *converter, const u8 *src,
			      bool lower);

#endif
