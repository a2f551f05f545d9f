// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vimc-osd.c Virtual Media Controller Driver - texts in a sensor's frames
 */

#include <linux/errno.h>
#include <linux/font.h>
#include <linux/kernel.h>
#include <linux/math64.h>
#include <linux/minmax.h>
#include <linux/string.h>
#include <linux/time64.h>
#include <media/tpg/v4l2-tpg.h>

#include "vimc-osd.h"

#define VIMC_OSD_CHAR_WIDTH	8
#define VIMC_OSD_LEFT		16

/* For each character, 16 bytes from top to bottom, leftmost pixel in bit 7. */
static const u8 *vimc_osd_font;

/**
 * vimc_osd_find_font - find the font that texts are written in
 *
 * Return: 0, or -ENODEV if the kernel has no such font
 */
int vimc_osd_find_font(void)
{
	const struct font_desc *font = find_font("VGA8x16");

	if (!font)
		return -ENODEV;

	vimc_osd_font = (const u8 *)font->data;

	return 0;
}

static void vimc_osd_add_info(struct vimc_osd *osd)
{
	const struct tpg_data *tpg = osd->tpg;
	const char *order = tpg_g_color_order(tpg);

	/* A pattern without an order of colours leaves the line empty. */
	strscpy(osd->texts[osd->num_texts++], order ?: "", VIMC_OSD_MAX_LENGTH);
	scnprintf(osd->texts[osd->num_texts++], VIMC_OSD_MAX_LENGTH,
		  "brightness %3d, contrast %3d, saturation %3d, hue %d ",
		  tpg->brightness, tpg->contrast, tpg->saturation, tpg->hue);
	scnprintf(osd->texts[osd->num_texts++], VIMC_OSD_MAX_LENGTH,
		  "sensor size: %ux%u", osd->width, osd->height);
}

/**
 * vimc_osd_set_texts - decide which texts there are
 *
 * @osd: is overwritten
 * @tpg: the generator, with everything set
 * @width: of the frame, in pixels
 * @height: of the frame, in lines
 * @mode: what to write
 */
void vimc_osd_set_texts(struct vimc_osd *osd, const struct tpg_data *tpg,
			unsigned int width, unsigned int height,
			enum vimc_osd_mode mode)
{
	memset(osd, 0, sizeof(*osd));
	osd->tpg = tpg;
	osd->width = width;
	osd->height = height;
	osd->time_text = VIMC_OSD_MAX_TEXTS;

	if (mode == VIMC_OSD_ALL)
		vimc_osd_add_info(osd);
	if (mode != VIMC_OSD_NONE)
		osd->time_text = osd->num_texts++;
}

/**
 * vimc_osd_set_time - write the time of a frame
 *
 * @osd: its texts are set
 * @time: nanoseconds since the stream started
 */
void vimc_osd_set_time(struct vimc_osd *osd, u64 time)
{
	u32 ms, seconds;

	if (osd->time_text >= osd->num_texts)
		return;

	seconds = div_u64_rem(div_u64(time, NSEC_PER_MSEC), MSEC_PER_SEC, &ms);
	scnprintf(osd->texts[osd->time_text], VIMC_OSD_MAX_LENGTH,
		  "%02u:%02u:%02u:%03u", seconds / 3600 % 24, seconds / 60 % 60,
		  seconds % 60, ms);
}

/*
 * Where a row of the buffer is in its field: its number there, and which of the
 * lines of a text belong there: every one in a frame, every second in a field.
 */
struct vimc_osd_row {
	unsigned int y;
	unsigned int step;
	unsigned int first;
};

static struct vimc_osd_row vimc_osd_locate(const struct vimc_osd *osd,
					   unsigned int y)
{
	unsigned int half = osd->height / 2;

	switch (osd->tpg->field) {
	case V4L2_FIELD_TOP:
		return (struct vimc_osd_row) { y, 2, 0 };
	case V4L2_FIELD_BOTTOM:
		return (struct vimc_osd_row) { y, 2, 1 };
	case V4L2_FIELD_SEQ_TB:
		return (struct vimc_osd_row) { y % half, 2, y >= half };
	case V4L2_FIELD_SEQ_BT:
		return (struct vimc_osd_row) { y % half, 2, y < half };
	default:
		return (struct vimc_osd_row) { y, 1, 0 };
	}
}

/* First row of a text, in lines of a frame, or of a field for a lone field. */
static unsigned int vimc_osd_top(const struct vimc_osd *osd, unsigned int text)
{
	unsigned int top = (text + 1) * VIMC_OSD_HEIGHT;

	return osd->tpg->vflip ? osd->height - top - VIMC_OSD_HEIGHT : top;
}

static bool vimc_osd_fits(const struct vimc_osd *osd, unsigned int text)
{
	return (text + 2) * VIMC_OSD_HEIGHT < osd->height &&
	       VIMC_OSD_LEFT + VIMC_OSD_CHAR_WIDTH < osd->width;
}

/* Return: which line of the text is on a row, or -1. */
static int vimc_osd_line(const struct vimc_osd *osd, unsigned int text,
			 const struct vimc_osd_row *row)
{
	const struct tpg_data *tpg = osd->tpg;
	unsigned int top = vimc_osd_top(osd, text);
	unsigned int line;

	if (!vimc_osd_fits(osd, text))
		return -1;

	if (tpg->field == V4L2_FIELD_SEQ_TB || tpg->field == V4L2_FIELD_SEQ_BT)
		top /= 2;

	if (row->y < top || row->y >= top + VIMC_OSD_HEIGHT / row->step)
		return -1;

	line = row->y - top;
	if (tpg->vflip)
		line = VIMC_OSD_HEIGHT / row->step - 1 - line;

	return line * row->step + row->first;
}

/* Return: the text on a row, with its line, or -1. */
static int vimc_osd_find(const struct vimc_osd *osd, unsigned int y, int *line)
{
	struct vimc_osd_row row;
	unsigned int i;

	if (!osd->num_texts)
		return -1;

	row = vimc_osd_locate(osd, y);
	for (i = 0; i < osd->num_texts; i++) {
		*line = vimc_osd_line(osd, i, &row);
		if (*line >= 0)
			return i;
	}

	return -1;
}

/**
 * vimc_osd_covers - whether a text is on a row
 *
 * @osd: its texts are set
 * @y: row of the buffer
 *
 * Return: true if vimc_osd_draw_row() may change the row
 */
bool vimc_osd_covers(const struct vimc_osd *osd, unsigned int y)
{
	int line;

	return vimc_osd_find(osd, y, &line) >= 0;
}

/**
 * vimc_osd_is_fixed - whether what is on a row stays in the next frame
 *
 * @osd: its texts are set
 * @y: row of the buffer
 *
 * Return: false if the time is on the row
 */
bool vimc_osd_is_fixed(const struct vimc_osd *osd, unsigned int y)
{
	int line;

	return vimc_osd_find(osd, y, &line) != osd->time_text;
}

static void vimc_osd_draw_char(const struct tpg_data *tpg, u8 bits, u8 *dst)
{
	unsigned int plane = tpg->planes - 1;
	unsigned int bpp = tpg->twopixelsize[0] / 2;
	unsigned int i;

	for (i = 0; i < VIMC_OSD_CHAR_WIDTH; i++, dst += bpp) {
		u8 mask = tpg->hflip ? 1 << i : 0x80 >> i;

		memcpy(dst, bits & mask ? tpg->textfg[plane] :
					  tpg->textbg[plane], bpp);
	}
}

/**
 * vimc_osd_draw_row - write what is on a row
 *
 * @osd: its texts are set
 * @y: row of the buffer
 * @row: its pixels
 */
void vimc_osd_draw_row(const struct vimc_osd *osd, unsigned int y, u8 *row)
{
	const struct tpg_data *tpg = osd->tpg;
	unsigned int bpp, length, i;
	int line, text, x, step;

	text = vimc_osd_find(osd, y, &line);
	if (text < 0)
		return;

	bpp = tpg->twopixelsize[0] / 2;
	length = min_t(unsigned int, strlen(osd->texts[text]),
		       (osd->width - VIMC_OSD_LEFT) /
		       VIMC_OSD_CHAR_WIDTH);
	x = VIMC_OSD_LEFT;
	step = VIMC_OSD_CHAR_WIDTH;
	if (tpg->hflip) {
		x = osd->width - VIMC_OSD_LEFT - VIMC_OSD_CHAR_WIDTH;
		step = -VIMC_OSD_CHAR_WIDTH;
	}

	for (i = 0; i < length; i++, x += step) {
		u8 code = osd->texts[text][i];

		vimc_osd_draw_char(tpg, vimc_osd_font[code * 16 + line],
				   row + x * (int)bpp);
	}
}
