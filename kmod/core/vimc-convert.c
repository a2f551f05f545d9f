// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vimc-convert.c Virtual Media Controller Driver - rows as captures store them
 *
 * Most captures store rows as they come. Others pack them tighter or spread
 * them, on their way into the buffer.
 */

#include <linux/errno.h>
#include <linux/mm.h>

#include "vimc-convert.h"
#include "vimc-convert-row.h"
#include "vimc-formats.h"

/**
 * vimc_conversion_find - how one pixel format is made of another
 *
 * @from: of the rows that are pulled
 * @to: of the rows that are stored, another one
 *
 * Return: the conversion, or NULL if there is none
 */
const struct vimc_conversion *
vimc_conversion_find(const struct vimc_pix_map *from,
		     const struct vimc_pix_map *to)
{
	unsigned int i;

	for (i = 0; i < vimc_row_kernels.num_conversions; i++) {
		const struct vimc_conversion *conversion =
			&vimc_row_kernels.conversions[i];

		if (conversion->from == from->pixelformat &&
		    conversion->to == to->pixelformat)
			return conversion;
	}

	return NULL;
}

/**
 * vimc_converter_start - make ready for rows
 *
 * @converter: its width, and how colours become luma and chroma, are set
 * @from: of the rows that are pulled
 * @to: of the rows that are stored
 *
 * Return: 0; -EPIPE if the one cannot be made of the other; -ENOMEM
 */
int vimc_converter_start(struct vimc_converter *converter,
			 const struct vimc_pix_map *from,
			 const struct vimc_pix_map *to)
{
	converter->conversion = NULL;
	converter->row = NULL;
	if (from == to)
		return 0;

	converter->conversion = vimc_conversion_find(from, to);
	if (!converter->conversion)
		return -EPIPE;

	converter->row = kvmalloc(vimc_pix_line_bytes(to, converter->width),
				  GFP_KERNEL);
	if (!converter->row)
		return -ENOMEM;

	return 0;
}

/**
 * vimc_converter_stop - give back what vimc_converter_start() took
 *
 * @converter: started, with or without success, or stopped before
 */
void vimc_converter_stop(struct vimc_converter *converter)
{
	kvfree(converter->row);
	converter->row = NULL;
}

/**
 * vimc_converter_make - convert a row
 *
 * @converter: has a conversion
 * @src: the row as it was pulled
 *
 * Return: the row as it is stored, until the next one is made
 */
const u8 *vimc_converter_make(struct vimc_converter *converter, const u8 *src)
{
	const struct vimc_convert_row row = {
		.src = src,
		.width = converter->width,
		.dst = converter->row,
		.ycbcr = &converter->ycbcr,
	};

	converter->conversion->row(&row);

	return converter->row;
}
