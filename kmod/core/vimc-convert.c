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
 * vimc_converter_stop - give back what vimc_converter_start() took
 *
 * @converter: started, or stopped before
 */
void vimc_converter_stop(struct vimc_converter *converter)
{
	kvfree(converter->sums);
	kvfree(converter->row);
	converter->sums = NULL;
	converter->row = NULL;
	converter->memory = 0;
}

static int vimc_converter_alloc(struct vimc_converter *converter,
				const struct vimc_pix_map *to)
{
	unsigned int num_rows = to->chroma_rows ? 3 : 1;
	unsigned int num_sums = to->chroma_rows ? converter->width / 2 : 0;

	converter->row_bytes = vimc_pix_line_bytes(to, converter->width);
	converter->row = kvmalloc_array(num_rows, converter->row_bytes,
					GFP_KERNEL);
	if (!converter->row)
		return -ENOMEM;
	converter->memory = num_rows * converter->row_bytes +
			    num_sums * sizeof(*converter->sums);
	if (!num_sums)
		return 0;

	converter->sums = kvmalloc_array(num_sums, sizeof(*converter->sums),
					 GFP_KERNEL);
	if (converter->sums)
		return 0;
	vimc_converter_stop(converter);

	return -ENOMEM;
}

/**
 * vimc_converter_start - make ready for rows
 *
 * @converter: its width, and how colours become luma and chroma, are set
 * @from: of the rows that are pulled
 * @to: of the rows that are stored
 *
 * Return: 0; -EPIPE if the one cannot be made of the other; -ENOMEM with
 * nothing left to stop
 */
int vimc_converter_start(struct vimc_converter *converter,
			 const struct vimc_pix_map *from,
			 const struct vimc_pix_map *to)
{
	converter->conversion = NULL;
	converter->row = NULL;
	converter->sums = NULL;
	converter->memory = 0;
	if (from == to)
		return 0;

	converter->conversion = vimc_conversion_find(from, to);
	if (!converter->conversion)
		return -EPIPE;

	return vimc_converter_alloc(converter, to);
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

/**
 * vimc_converter_make_luma - convert one of two rows that share their chroma
 *
 * @converter: has a conversion to rows of luma and of chroma
 * @src: the row as it was pulled
 * @lower: whether it is the lower of the two, after the upper one
 *
 * The two rows of luma and then the one of chroma are in the row of @converter.
 */
void vimc_converter_make_luma(struct vimc_converter *converter, const u8 *src,
			      bool lower)
{
	u8 *rows = converter->row;
	const struct vimc_convert_row row = {
		.src = src,
		.width = converter->width,
		.dst = rows + (lower ? converter->row_bytes : 0),
		.ycbcr = &converter->ycbcr,
		.sums = converter->sums,
		.chroma = lower ? rows + 2 * converter->row_bytes : NULL,
	};

	converter->conversion->row(&row);
}
