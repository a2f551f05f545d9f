// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vimc-pattern-rows.c Virtual Media Controller Driver - rows of a test pattern
 */

#include <asm/byteorder.h>
#include <linux/jhash.h>
#include <linux/kernel.h>
#include <linux/string.h>

#include "vimc-binning.h"
#include "vimc-compand.h"
#include "vimc-exposure.h"
#include "vimc-pattern.h"

/* Pixels after which the colours of a row, or of a column, come again. */
static unsigned int vimc_pattern_period(const struct tpg_data *tpg)
{
	return tpg->interleaved ? 2 : 1;
}

/*
 * The row of the scene, as the generator has it, that a row of the buffer is
 * made of; or, counted from 0, one of those that become one there.
 */
static unsigned int vimc_pattern_scene_row(const struct vimc_pattern *pattern,
					   unsigned int y, unsigned int i)
{
	unsigned int period = vimc_pattern_period(&pattern->tpg);
	unsigned int first = y / period * period;

	return pattern->top + first * pattern->part.binning + y % period +
	       i * period;
}

/* The line of the scene that a row of the buffer shows. */
static unsigned int vimc_pattern_frame_line(const struct tpg_data *tpg,
					    unsigned int y)
{
	unsigned int half = tpg->compose.height / 2;
	unsigned int line;

	switch (tpg->field) {
	case V4L2_FIELD_TOP:
		line = 2 * y;
		break;
	case V4L2_FIELD_BOTTOM:
		line = 2 * y + 1;
		break;
	case V4L2_FIELD_SEQ_TB:
		line = y < half ? 2 * y : 2 * (y - half) + 1;
		break;
	case V4L2_FIELD_SEQ_BT:
		line = y < half ? 2 * y + 1 : 2 * (y - half);
		break;
	default:
		line = y;
		break;
	}

	return tpg->vflip ? tpg->src_height - 1 - line : line;
}

/*
 * How the generator's lines follow one another down the scene: one for all of
 * it; two in turns of some height; as many as there are bands of equal height;
 * or one in a band of some height across the middle, another around it.
 */
enum vimc_pattern_layout {
	VIMC_LAYOUT_UNIFORM,
	VIMC_LAYOUT_TURNS,
	VIMC_LAYOUT_BANDS,
	VIMC_LAYOUT_MIDDLE,
};

static const struct {
	enum vimc_pattern_layout layout;
	unsigned int number;
} vimc_pattern_layouts[TPG_PAT_NOISE + 1] = {
	[TPG_PAT_100_HCOLORBAR] = { VIMC_LAYOUT_BANDS, TPG_MAX_PAT_LINES },
	[TPG_PAT_100_COLORSQUARES] = { VIMC_LAYOUT_BANDS, TPG_MAX_PAT_LINES },
	[TPG_PAT_CHECKERS_16X16] = { VIMC_LAYOUT_TURNS, 16 },
	[TPG_PAT_CHECKERS_2X2] = { VIMC_LAYOUT_TURNS, 2 },
	[TPG_PAT_CHECKERS_1X1] = { VIMC_LAYOUT_TURNS, 1 },
	[TPG_PAT_COLOR_CHECKERS_2X2] = { VIMC_LAYOUT_TURNS, 2 },
	[TPG_PAT_COLOR_CHECKERS_1X1] = { VIMC_LAYOUT_TURNS, 1 },
	[TPG_PAT_ALTERNATING_HLINES] = { VIMC_LAYOUT_TURNS, 1 },
	[TPG_PAT_CROSS_1_PIXEL] = { VIMC_LAYOUT_MIDDLE, 1 },
	[TPG_PAT_CROSS_2_PIXELS] = { VIMC_LAYOUT_MIDDLE, 2 },
	/* That is what it is called, but it is twice as high. */
	[TPG_PAT_CROSS_10_PIXELS] = { VIMC_LAYOUT_MIDDLE, 20 },
};

/* Which of the generator's lines the scene has at a height. */
static unsigned int vimc_pattern_line(const struct tpg_data *tpg,
				      unsigned int frame_line)
{
	unsigned int number = vimc_pattern_layouts[tpg->pattern].number;
	unsigned int middle;

	switch (vimc_pattern_layouts[tpg->pattern].layout) {
	case VIMC_LAYOUT_TURNS:
		return frame_line / number % 2;
	case VIMC_LAYOUT_BANDS:
		return frame_line * number / tpg->src_height;
	case VIMC_LAYOUT_MIDDLE:
		/* A multiple of the band's height: not quite the middle. */
		middle = tpg->src_height / 2 / number * number;
		return frame_line + number / 2 - middle < number;
	default:
		return 0;
	}
}

/* The generator keeps even and odd rows of a Bayer format apart. */
static unsigned int vimc_pattern_plane(const struct tpg_data *tpg,
				       unsigned int y)
{
	return tpg->interleaved ? y % 2 : 0;
}

/* Which of the generator's lines a row of the scene has. */
static unsigned int vimc_pattern_line_at(const struct tpg_data *tpg,
					 unsigned int scene_row)
{
	return vimc_pattern_line(tpg, vimc_pattern_frame_line(tpg, scene_row));
}

/**
 * vimc_pattern_compare_rows - find the rows that repeat themselves
 *
 * @pattern: its settings are applied
 * @rep: for each row, the first row with the same content
 * @fixed: for each row, whether the next frame has it too
 */
void vimc_pattern_compare_rows(const struct vimc_pattern *pattern, u16 *rep,
			       bool *fixed)
{
	const struct tpg_data *tpg = &pattern->tpg;
	bool noise = tpg->pattern == TPG_PAT_NOISE;
	/* By the lines of the first and of the last row of the scene in it. */
	u16 first[TPG_MAX_PAT_LINES][TPG_MAX_PAT_LINES][2];
	unsigned int last = pattern->part.binning - 1;
	unsigned int y;

	memset(first, 0xff, sizeof(first));

	for (y = 0; y < pattern->height; y++) {
		unsigned int upper = vimc_pattern_scene_row(pattern, y, 0);
		unsigned int lower = vimc_pattern_scene_row(pattern, y, last);
		u16 *seen = &first[vimc_pattern_line_at(tpg, upper)]
				  [vimc_pattern_line_at(tpg, lower)]
				  [vimc_pattern_plane(tpg, y)];

		fixed[y] = !noise && vimc_osd_is_fixed(&pattern->osd, y);
		rep[y] = y;
		if (noise || vimc_osd_covers(&pattern->osd, y))
			continue;

		if (*seen == U16_MAX)
			*seen = y;
		rep[y] = *seen;
	}
}

/*
 * A row of the bare pattern. Noise is a row of random pixels, cut anywhere: by
 * a hash that scatters neighbours, lest the frame shows slanted stripes.
 */
static const u8 *vimc_pattern_bare_row(const struct vimc_pattern *pattern,
				       unsigned int scene_row)
{
	const struct tpg_data *tpg = &pattern->tpg;
	unsigned int plane = vimc_pattern_plane(tpg, scene_row);
	unsigned int left = pattern->left * tpg->twopixelsize[plane] / 2;
	u32 hash;

	if (tpg->pattern == TPG_PAT_NOISE) {
		hash = jhash_2words(pattern->number, scene_row, 0);
		return tpg->random_line[plane] + left +
		       tpg->twopixelsize[plane] *
		       reciprocal_scale(hash, tpg->src_width / 2);
	}

	return tpg->lines[vimc_pattern_line_at(tpg, scene_row)][plane] + left;
}

static bool vimc_pattern_has_bytes(const struct vimc_pattern *pattern)
{
	return pattern->map->encoding == VIMC_ENC_RGB ||
	       pattern->map->depth == 8;
}

/* Bits of a sample that the generator makes; those of 14 are made of 16. */
static unsigned int vimc_pattern_depth(const struct vimc_pix_map *map)
{
	return map->depth == 14 ? 16 : map->depth;
}

static void vimc_pattern_expose_row(const struct vimc_pattern *pattern,
				    const u8 *bare, unsigned int width,
				    u8 *scratch)
{
	unsigned int bytes = width * pattern->tpg.twopixelsize[0] / 2;

	if (pattern->light == VIMC_LIGHT_NEUTRAL)
		memcpy(scratch, bare, bytes);
	else if (vimc_pattern_has_bytes(pattern))
		vimc_expose_bytes(scratch, bare, bytes, pattern->light);
	else
		vimc_expose_samples((__le16 *)scratch, (const __le16 *)bare,
				    width, vimc_pattern_depth(pattern->map),
				    pattern->light);
}

/* One of the two rows of the scene that a row of the buffer is made of. */
static const u8 *vimc_pattern_unbinned_row(const struct vimc_pattern *pattern,
					   unsigned int y, unsigned int i)
{
	unsigned int width = 2 * pattern->width;
	const u8 *bare;
	u8 *row;

	bare = vimc_pattern_bare_row(pattern,
				     vimc_pattern_scene_row(pattern, y, i));
	if (pattern->light == VIMC_LIGHT_NEUTRAL)
		return bare;

	row = pattern->pair + i * width * VIMC_PATTERN_MAX_PIXEL_BYTES;
	vimc_pattern_expose_row(pattern, bare, width, row);

	return row;
}

/* Pixels saturate by themselves; it is what they give that is binned. */
static void vimc_pattern_bin_row(const struct vimc_pattern *pattern,
				 unsigned int y, u8 *scratch)
{
	const u8 *upper = vimc_pattern_unbinned_row(pattern, y, 0);
	const u8 *lower = vimc_pattern_unbinned_row(pattern, y, 1);
	unsigned int bpp = pattern->tpg.twopixelsize[0] / 2;
	unsigned int period = vimc_pattern_period(&pattern->tpg);

	if (vimc_pattern_has_bytes(pattern))
		vimc_bin_bytes(scratch, upper, lower, pattern->width * bpp,
			       period * bpp);
	else
		vimc_bin_samples((__le16 *)scratch, (const __le16 *)upper,
				 (const __le16 *)lower, pattern->width, period);
}

/*
 * With what text is on it. The rows of noise are many, and each is in memory of
 * the generator already; those of other patterns are few, and a copy of one is
 * found faster than worked out.
 */
static const u8 *vimc_pattern_full_row(const struct vimc_pattern *pattern,
				       unsigned int y, u8 *scratch)
{
	bool covered = vimc_osd_covers(&pattern->osd, y);
	const u8 *bare;

	if (pattern->part.binning > 1) {
		vimc_pattern_bin_row(pattern, y, scratch);
	} else {
		bare = vimc_pattern_bare_row(pattern, pattern->top + y);
		if (pattern->tpg.pattern == TPG_PAT_NOISE && !covered &&
		    pattern->light == VIMC_LIGHT_NEUTRAL)
			return bare;
		vimc_pattern_expose_row(pattern, bare, pattern->width, scratch);
	}
	if (covered)
		vimc_osd_draw_row(&pattern->osd, y, scratch);

	return scratch;
}

/* The upper 14 bits of 16. */
static void vimc_pattern_narrow_row(__le16 *dst, const __le16 *src,
				    unsigned int width)
{
	unsigned int x;

	for (x = 0; x < width; x++)
		dst[x] = cpu_to_le16(le16_to_cpu(src[x]) >> 2);
}

/**
 * vimc_pattern_row - make a row
 *
 * @pattern: ready for a frame
 * @y: row of the buffer
 * @scratch: memory for the row
 *
 * Return: the row, in @scratch or, where nothing had to be done, in memory of
 * the generator that stays until settings are applied
 */
const void *vimc_pattern_row(struct vimc_pattern *pattern, unsigned int y,
			     void *scratch)
{
	unsigned int width = pattern->width;

	switch (pattern->map->encoding) {
	case VIMC_ENC_BAYER_ALAW8:
		vimc_compand_alaw_row(scratch, (const __le16 *)
				      vimc_pattern_full_row(pattern, y,
							    pattern->staging),
				      width);
		return scratch;
	case VIMC_ENC_BAYER_DPCM8:
		vimc_compand_dpcm_row(scratch, (const __le16 *)
				      vimc_pattern_full_row(pattern, y,
							    pattern->staging),
				      width);
		return scratch;
	case VIMC_ENC_BAYER:
		if (pattern->map->depth != 14)
			break;
		vimc_pattern_narrow_row(scratch, (const __le16 *)
					vimc_pattern_full_row(pattern, y,
							      pattern->staging),
					width);
		return scratch;
	default:
		break;
	}

	return vimc_pattern_full_row(pattern, y, scratch);
}
