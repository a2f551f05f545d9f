// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * scene.c - frames of the driver, and of the kernel's generator by itself
 */

#include <linux/font.h>

#include "scene.h"
#include "test.h"
#include "vimc-exposure.h"

#define PLAIN(fourcc, bytes, bits, enc) { \
	.pixelformat = V4L2_PIX_FMT_##fourcc, \
	.tpg_pixelformat = V4L2_PIX_FMT_##fourcc, \
	.bpp = bytes, \
	.depth = bits, \
	.encoding = enc, \
}

#define BAYER(order, depth, bytes) \
	PLAIN(S##order##depth, bytes, depth, VIMC_ENC_BAYER)

#define MONO(fourcc, depth, bytes) PLAIN(fourcc, bytes, depth, VIMC_ENC_MONO)

#define COMPRESSED(order, law) { \
	.pixelformat = V4L2_PIX_FMT_S##order##10##law, \
	.tpg_pixelformat = V4L2_PIX_FMT_S##order##10, \
	.bpp = 1, \
	.depth = 8, \
	.encoding = VIMC_ENC_BAYER_##law, \
}

const struct vimc_pix_map scene_maps[SCENE_NUM_MAPS] = {
	PLAIN(BGR24, 3, 8, VIMC_ENC_RGB),
	PLAIN(RGB24, 3, 8, VIMC_ENC_RGB),
	PLAIN(ARGB32, 4, 8, VIMC_ENC_RGB),
	BAYER(BGGR, 8, 1), BAYER(GBRG, 8, 1), BAYER(GRBG, 8, 1),
	BAYER(RGGB, 8, 1), BAYER(BGGR, 10, 2), BAYER(GBRG, 10, 2),
	BAYER(GRBG, 10, 2), BAYER(RGGB, 10, 2), BAYER(BGGR, 12, 2),
	BAYER(GBRG, 12, 2), BAYER(GRBG, 12, 2), BAYER(RGGB, 12, 2),
	BAYER(BGGR, 16, 2), BAYER(GBRG, 16, 2), BAYER(GRBG, 16, 2),
	BAYER(RGGB, 16, 2), MONO(GREY, 8, 1), MONO(Y10, 10, 2),
	MONO(Y12, 12, 2), MONO(Y16, 16, 2),
	COMPRESSED(BGGR, ALAW8), COMPRESSED(GBRG, ALAW8),
	COMPRESSED(GRBG, ALAW8), COMPRESSED(RGGB, ALAW8),
	COMPRESSED(BGGR, DPCM8), COMPRESSED(GBRG, DPCM8),
	COMPRESSED(GRBG, DPCM8), COMPRESSED(RGGB, DPCM8),
};

struct scene scene_of(const struct vimc_pix_map *map, u32 width, u32 height)
{
	return (struct scene) {
		.map = map,
		.fmt = {
			.width = width,
			.height = height,
			.field = V4L2_FIELD_NONE,
			.colorspace = V4L2_COLORSPACE_SRGB,
		},
		.settings = {
			.brightness = 128,
			.contrast = 128,
			.saturation = 128,
			.osd_mode = VIMC_OSD_NONE,
			.light = VIMC_LIGHT_NEUTRAL,
		},
		.number = 1,
	};
}

const char *scene_text(const struct scene *scene)
{
	const struct vimc_pattern_settings *settings = &scene->settings;
	static char text[200];

	snprintf(text, sizeof(text),
		 "%.4s %ux%u field %u pattern '%s'%s%s, picture %u %u %u %d, texts %u",
		 (const char *)&scene->map->pixelformat, scene->fmt.width,
		 scene->fmt.height, scene->fmt.field,
		 tpg_pattern_strings[settings->pattern],
		 settings->hflip ? " hflip" : "",
		 settings->vflip ? " vflip" : "", settings->brightness,
		 settings->contrast, settings->saturation, settings->hue,
		 settings->osd_mode);

	return text;
}

size_t scene_row_bytes(const struct scene *scene)
{
	return scene->fmt.width * scene->map->bpp;
}

static void set_up_generator(struct tpg_data *tpg, const struct scene *scene)
{
	const struct vimc_pattern_settings *settings = &scene->settings;
	const struct v4l2_mbus_framefmt *fmt = &scene->fmt;
	bool lone_field = V4L2_FIELD_HAS_T_OR_B(fmt->field);

	tpg_init(tpg, fmt->width, fmt->height);
	CHECK(!tpg_alloc(tpg, fmt->width), "no memory");
	CHECK(tpg_s_fourcc(tpg, scene->map->tpg_pixelformat), "no such format");
	tpg_reset_source(tpg, fmt->width,
			 lone_field ? 2 * fmt->height : fmt->height,
			 fmt->field);
	tpg->colorspace = fmt->colorspace;
	tpg->ycbcr_enc = fmt->ycbcr_enc;
	tpg->quantization = fmt->quantization;
	tpg->xfer_func = fmt->xfer_func;
	tpg->pattern = settings->pattern;
	tpg_s_hflip(tpg, settings->hflip);
	tpg_s_vflip(tpg, settings->vflip);
	tpg->brightness = settings->brightness;
	tpg->contrast = settings->contrast;
	tpg->saturation = settings->saturation;
	tpg->hue = settings->hue;
}

/* The texts of the in-tree driver, each on its line. */
static void write_texts(struct tpg_data *tpg, const struct scene *scene,
			u8 *frame)
{
	u8 *basep[TPG_MAX_PLANES][2];
	unsigned int ms = scene->time / 1000000;
	unsigned int y = 16;
	char text[100];

	tpg_calc_text_basep(tpg, basep, 0, frame);
	if (scene->settings.osd_mode == VIMC_OSD_ALL) {
		tpg_gen_text(tpg, basep, y, 16, tpg_g_color_order(tpg));
		snprintf(text, sizeof(text),
			 "brightness %3d, contrast %3d, saturation %3d, hue %d ",
			 scene->settings.brightness, scene->settings.contrast,
			 scene->settings.saturation, scene->settings.hue);
		tpg_gen_text(tpg, basep, y + 16, 16, text);
		snprintf(text, sizeof(text), "sensor size: %dx%d",
			 scene->fmt.width, scene->fmt.height);
		tpg_gen_text(tpg, basep, y + 32, 16, text);
		y += 48;
	}
	if (scene->settings.osd_mode != VIMC_OSD_NONE) {
		snprintf(text, sizeof(text), "%02d:%02d:%02d:%03d",
			 ms / 3600000 % 24, ms / 60000 % 60, ms / 1000 % 60,
			 ms % 1000);
		tpg_gen_text(tpg, basep, y, 16, text);
	}
}

u8 *scene_wanted(const struct scene *scene)
{
	u8 *frame = test_alloc(scene_row_bytes(scene) * scene->fmt.height);
	struct tpg_data tpg;

	set_up_generator(&tpg, scene);
	tpg_set_font(find_font("VGA8x16")->data);
	tpg_fill_plane_buffer(&tpg, 0, 0, frame);
	write_texts(&tpg, scene, frame);
	tpg_free(&tpg);

	return frame;
}

void scene_apply(const struct scene *scene, struct vimc_pattern *pattern)
{
	vimc_pattern_set_format(pattern, &scene->fmt, scene->map);
	vimc_pattern_apply(pattern, &scene->settings);
	vimc_pattern_begin_frame(pattern, scene->number, scene->time);
}

u8 *scene_rows(const struct scene *scene, struct vimc_pattern *pattern)
{
	size_t row_bytes = scene_row_bytes(scene);
	u8 *frame = test_alloc(row_bytes * scene->fmt.height);
	u8 *scratch = test_alloc(row_bytes);
	unsigned int y;

	for (y = 0; y < scene->fmt.height; y++)
		memcpy(frame + y * row_bytes,
		       vimc_pattern_row(pattern, y, scratch), row_bytes);
	free(scratch);

	return frame;
}

u8 *scene_distinct_rows(const struct scene *scene,
			struct vimc_pattern *pattern)
{
	unsigned int height = scene->fmt.height;
	size_t row_bytes = scene_row_bytes(scene);
	u8 *frame = test_alloc(row_bytes * height);
	u8 *scratch = test_alloc(row_bytes);
	u16 *rep = test_alloc(height * sizeof(*rep));
	bool *fixed = test_alloc(height * sizeof(*fixed));
	unsigned int y;

	vimc_pattern_compare_rows(pattern, rep, fixed);
	for (y = 0; y < height; y++) {
		CHECK(rep[y] <= y && rep[rep[y]] == rep[y],
		      "%s: row %u is like row %u", scene_text(scene), y,
		      rep[y]);
		memcpy(frame + y * row_bytes, rep[y] < y ?
		       frame + rep[y] * row_bytes :
		       (const u8 *)vimc_pattern_row(pattern, y, scratch),
		       row_bytes);
	}
	free(scratch);
	free(rep);
	free(fixed);

	return frame;
}

static void check_rows(const struct scene *scene, u8 *got, const u8 *wanted)
{
	size_t row_bytes = scene_row_bytes(scene);
	unsigned int y;

	for (y = 0; y < scene->fmt.height; y++)
		test_equal(got + y * row_bytes, wanted + y * row_bytes,
			   row_bytes, scene_text(scene), y);
	free(got);
}

void scene_check(const struct scene *scene, struct vimc_pattern *pattern)
{
	u8 *wanted = scene_wanted(scene);

	scene_apply(scene, pattern);
	check_rows(scene, scene_rows(scene, pattern), wanted);
	check_rows(scene, scene_distinct_rows(scene, pattern), wanted);
	free(wanted);
}
