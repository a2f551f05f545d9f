// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * pattern-test.c - rows of a sensor against frames of the kernel's generator
 *
 * The generator runs here as it does in the kernel, and makes whole frames:
 * what the driver does with its lines has to come to the same.
 */

#include "scene.h"
#include "test.h"
#include "vimc-compand.h"
#include "vimc-exposure.h"

static const u32 sizes[][2] = {
	{ 16, 16 }, { 18, 50 }, { 640, 480 }, { 1366, 82 },
};

static const u32 fields[] = {
	V4L2_FIELD_NONE, V4L2_FIELD_TOP, V4L2_FIELD_BOTTOM,
	V4L2_FIELD_INTERLACED, V4L2_FIELD_SEQ_TB, V4L2_FIELD_SEQ_BT,
	V4L2_FIELD_INTERLACED_TB, V4L2_FIELD_INTERLACED_BT,
};

static struct vimc_pattern *new_pattern(void)
{
	static struct vimc_pattern pattern;

	memset(&pattern, 0, sizeof(pattern));
	CHECK(!vimc_pattern_init(&pattern), "no memory");
	CHECK(!vimc_osd_find_font(), "no font");

	return &pattern;
}

static void check_patterns(struct scene *scene, struct vimc_pattern *pattern)
{
	for (scene->settings.pattern = 0;
	     scene->settings.pattern < TPG_PAT_NOISE; scene->settings.pattern++)
		scene_check(scene, pattern);
}

static void check_flips(struct scene *scene, struct vimc_pattern *pattern)
{
	unsigned int flips;

	for (flips = 0; flips < 4; flips++) {
		scene->settings.hflip = flips & 1;
		scene->settings.vflip = flips & 2;
		check_patterns(scene, pattern);
	}
}

/* One pattern for all, as a sensor has: nothing stays from format to format. */
TEST(Every_pattern_in_every_format_equals_the_generators_frame)
{
	struct vimc_pattern *pattern = new_pattern();
	unsigned int map, size;

	for (map = 0; map < SCENE_PLAIN_MAPS; map++) {
		for (size = 0; size < ARRAY_SIZE(sizes); size++) {
			struct scene scene = scene_of(&scene_maps[map],
						      sizes[size][0],
						      sizes[size][1]);

			check_patterns(&scene, pattern);
		}
	}
	vimc_pattern_cleanup(pattern);
}

TEST(Large_frames_equal_the_generators)
{
	struct vimc_pattern *pattern = new_pattern();
	struct scene scene;

	scene = scene_of(&scene_maps[1], 1920, 1080);
	check_patterns(&scene, pattern);
	scene = scene_of(&scene_maps[14], 1920, 1080);
	check_patterns(&scene, pattern);
	scene = scene_of(&scene_maps[2], 4096, 2160);
	check_patterns(&scene, pattern);
	scene = scene_of(&scene_maps[3], 4096, 2160);
	check_patterns(&scene, pattern);
	vimc_pattern_cleanup(pattern);
}

TEST(Flipped_frames_of_every_field_equal_the_generators)
{
	static const unsigned int maps[] = { 1, 4, 14, 16, 20 };
	struct vimc_pattern *pattern = new_pattern();
	unsigned int i, field;

	for (i = 0; i < ARRAY_SIZE(maps); i++) {
		for (field = 0; field < ARRAY_SIZE(fields); field++) {
			struct scene scene = scene_of(&scene_maps[maps[i]],
						      170, 162);

			scene.fmt.field = fields[field];
			check_flips(&scene, pattern);
		}
	}
	vimc_pattern_cleanup(pattern);
}

TEST(Picture_controls_and_colorimetry_reach_the_generator)
{
	struct vimc_pattern *pattern = new_pattern();
	unsigned int round;

	for (round = 0; round < 200; round++) {
		struct scene scene =
			scene_of(&scene_maps[test_random_below(
					SCENE_PLAIN_MAPS)], 64, 32);

		scene.settings.brightness = test_random();
		scene.settings.contrast = test_random();
		scene.settings.saturation = test_random();
		scene.settings.hue = (int)test_random_below(256) - 128;
		scene.fmt.colorspace = test_random_below(13);
		scene.fmt.xfer_func = test_random_below(8);
		scene.fmt.ycbcr_enc = test_random_below(9);
		scene.fmt.quantization = test_random_below(3);
		check_patterns(&scene, pattern);
	}
	vimc_pattern_cleanup(pattern);
}

static void compress(const struct scene *scene, u8 *dst, const u8 *src)
{
	if (scene->map->encoding == VIMC_ENC_BAYER_ALAW8)
		vimc_compand_alaw_row(dst, (const __le16 *)src,
				      scene->fmt.width);
	else
		vimc_compand_dpcm_row(dst, (const __le16 *)src,
				      scene->fmt.width);
}

/* The 10 bit frame of the generator, compressed row by row. */
TEST(Compressed_rows_are_those_of_10_bits_compressed)
{
	struct vimc_pattern *pattern = new_pattern();
	unsigned int map, y;

	for (map = SCENE_PLAIN_MAPS; map < SCENE_NUM_MAPS; map++) {
		struct scene scene = scene_of(&scene_maps[map], 322, 130);
		struct vimc_pix_map raw = scene_maps[map];
		struct scene wide = scene;
		u8 *wanted, *got, row[322];

		raw.pixelformat = raw.tpg_pixelformat;
		raw.bpp = 2;
		wide.map = &raw;
		scene.settings.pattern = TPG_PAT_GRAY_RAMP;
		scene.settings.osd_mode = VIMC_OSD_ALL;
		wide.settings = scene.settings;
		wanted = scene_wanted(&wide);
		scene_apply(&scene, pattern);
		got = scene_distinct_rows(&scene, pattern);
		for (y = 0; y < scene.fmt.height; y++) {
			compress(&scene, row, wanted + y * 2 * 322);
			test_equal(got + y * 322, row, 322, scene_text(&scene),
				   y);
		}
		free(wanted);
		free(got);
	}
	vimc_pattern_cleanup(pattern);
}

/* Whatever the light is, and under the texts too. */
TEST(Rows_of_14_bits_are_those_of_16_without_the_lower_two)
{
	const struct vimc_pix_map *raw = &scene_maps[15];
	struct vimc_pattern *pattern = new_pattern();
	struct vimc_pix_map map = *raw;
	struct scene scene, wide;
	u32 light;

	map.pixelformat = V4L2_PIX_FMT_SBGGR14;
	map.depth = 14;
	for (light = VIMC_LIGHT_NEUTRAL / 2; light <= 2 * VIMC_LIGHT_NEUTRAL;
	     light += VIMC_LIGHT_NEUTRAL / 2) {
		__le16 *got, *wanted;
		unsigned int i;

		scene = scene_of(&map, 322, 130);
		scene.settings.pattern = TPG_PAT_GRAY_RAMP;
		scene.settings.osd_mode = VIMC_OSD_ALL;
		scene.settings.light = light;
		wide = scene;
		wide.map = raw;
		scene_apply(&wide, pattern);
		wanted = (__le16 *)scene_rows(&wide, pattern);
		scene_apply(&scene, pattern);
		got = (__le16 *)scene_distinct_rows(&scene, pattern);
		for (i = 0; i < 322 * 130; i++)
			CHECK(le16_to_cpu(got[i]) == le16_to_cpu(wanted[i]) >> 2,
			      "light %u, sample %u: %#x", light, i, got[i]);
		free(wanted);
		free(got);
	}
	vimc_pattern_cleanup(pattern);
}

/* Those of noise are many, and lie in memory of the generator already. */
TEST(Rows_of_noise_are_not_copied_but_where_text_is)
{
	struct vimc_pattern *pattern = new_pattern();
	struct scene scene = scene_of(&scene_maps[3], 640, 480);
	u8 scratch[640];
	unsigned int y;

	scene.settings.osd_mode = VIMC_OSD_ALL;
	scene.settings.pattern = TPG_PAT_NOISE;
	scene_apply(&scene, pattern);
	for (y = 0; y < 480; y++)
		CHECK((vimc_pattern_row(pattern, y, scratch) == scratch) ==
		      (y >= 16 && y < 80), "row %u", y);
	vimc_pattern_cleanup(pattern);
}

TEST(Patterns_that_get_no_memory_leave_none)
{
	struct vimc_pattern pattern;
	int n, ret;

	for (n = 0;; n++) {
		memset(&pattern, 0, sizeof(pattern));
		shim_allocations_left = n;
		ret = vimc_pattern_init(&pattern);
		if (!ret)
			break;
		CHECK(ret == -ENOMEM, "%d after %d allocations", ret, n);
		CHECK(!shim_live_allocations, "%d left after %d allocations",
		      shim_live_allocations, n);
		vimc_pattern_cleanup(&pattern);
	}

	CHECK(n > 1, "only %d allocations", n);
	vimc_pattern_cleanup(&pattern);
	vimc_pattern_cleanup(&pattern);
	CHECK(!shim_live_allocations, "%d left", shim_live_allocations);
}
