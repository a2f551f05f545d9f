/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * vimc-osd.h Virtual Media Controller Driver - texts in a sensor's frames
 */

#ifndef _VIMC_OSD_H_
#define _VIMC_OSD_H_

#include <linux/types.h>

struct tpg_data;

#define VIMC_OSD_MAX_TEXTS	4
#define VIMC_OSD_MAX_LENGTH	64

/* Lines of a text. */
#define VIMC_OSD_HEIGHT		16

/**
 * enum vimc_osd_mode - what a sensor writes into its frames
 *
 * @VIMC_OSD_ALL: colour order, picture controls, size and time
 * @VIMC_OSD_COUNTERS: the time only
 * @VIMC_OSD_NONE: nothing
 */
enum vimc_osd_mode {
	VIMC_OSD_ALL,
	VIMC_OSD_COUNTERS,
	VIMC_OSD_NONE,
};

/**
 * struct vimc_osd - the texts in a sensor's frames
 *
 * Texts are 16 lines high and 16 pixels from the left, the first one 16 lines
 * from the top; in a flipped frame they are flipped, too. One that does not fit
 * into the height is left out, one that does not fit into the width is cut off.
 *
 * @tpg: the generator whose flips, fields and text colours are used
 * @width: of the frame, in pixels
 * @height: of the frame, in lines
 * @num_texts: how many of @texts there are
 * @time_text: which one is the time; @num_texts or more if none is
 * @texts: zero terminated
 */
struct vimc_osd {
	const struct tpg_data *tpg;
	unsigned int width;
	unsigned int height;
	unsigned int num_texts;
	unsigned int time_text;
	char texts[VIMC_OSD_MAX_TEXTS][VIMC_OSD_MAX_LENGTH];
};

int vimc_osd_find_font(void);
void vimc_osd_set_texts(struct vimc_osd *osd, const struct tpg_data *tpg,
			unsigned int width, unsigned int height,
			enum vimc_osd_mode mode);
void vimc_osd_set_time(struct vimc_osd *osd, u64 time);
bool vimc_osd_covers(const struct vimc_osd *osd, unsigned int y);
bool vimc_osd_is_fixed(const struct vimc_osd *osd, unsigned int y);
void vimc_osd_draw_row(const struct vimc_osd *osd, unsigned int y, u8 *row);

#endif
