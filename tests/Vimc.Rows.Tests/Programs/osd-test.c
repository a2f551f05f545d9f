// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * osd-test.c - texts in a sensor's frames against those of the generator
 */

#include "scene.h"
#include "test.h"

#define HOUR	3600000000000ull
#define DAY	(24 * HOUR)

static struct vimc_pattern *new_pattern(void)
{
	static struct vimc_pattern pattern;

	memset(&pattern, 0, sizeof(pattern));
	CHECK(!vimc_pattern_init(&pattern), "no memory");
	CHECK(!vimc_osd_find_font(), "no font");

	return &pattern;
}

/* All flips of both modes with texts. */
static void check_modes(struct scene *scene, struct vimc_pattern *pattern)
{
	unsigned int flips;

	for (flips = 0; flips < 4; flips++) {
		scene->settings.hflip = flips & 1;
		scene->settings.vflip = flips & 2;
		scene->settings.osd_mode = VIMC_OSD_ALL;
		scene_check(scene, pattern);
		scene->settings.osd_mode = VIMC_OSD_COUNTERS;
		scene_check(scene, pattern);
	}
}

TEST(Texts_of_every_format_and_pattern_equal_the_generators)
{
	struct vimc_pattern *pattern = new_pattern();
	unsigned int map;

	for (map = 0; map < SCENE_PLAIN_MAPS; map++) {
		struct scene scene = scene_of(&scene_maps[map], 640, 120);
		u32 *number = &scene.settings.pattern;

		scene.settings.saturation = 200;
		scene.settings.hue = -128;
		for (*number = 0; *number < TPG_PAT_NOISE; ++*number)
			check_modes(&scene, pattern);
	}
	vimc_pattern_cleanup(pattern);
}

/* Texts too long or too low for the frame, cut off or left out. */
TEST(Texts_in_small_frames_equal_the_generators)
{
	static const u32 widths[] = { 16, 22, 24, 26, 30, 32, 34, 40, 118 };
	static const u32 heights[] = { 16, 30, 32, 34, 48, 50, 64, 66, 80, 82 };
	struct vimc_pattern *pattern = new_pattern();
	unsigned int x, y;

	for (x = 0; x < ARRAY_SIZE(widths); x++) {
		for (y = 0; y < ARRAY_SIZE(heights); y++) {
			struct scene scene =
				scene_of(&scene_maps[(x * 4 + y) % 15],
					 widths[x], heights[y]);

			check_modes(&scene, pattern);
		}
	}
	vimc_pattern_cleanup(pattern);
}

TEST(Texts_in_fields_equal_the_generators)
{
	static const u32 fields[] = {
		V4L2_FIELD_TOP, V4L2_FIELD_BOTTOM, V4L2_FIELD_INTERLACED,
		V4L2_FIELD_SEQ_TB, V4L2_FIELD_SEQ_BT, V4L2_FIELD_INTERLACED_BT,
	};
	struct vimc_pattern *pattern = new_pattern();
	unsigned int i, height;

	for (i = 0; i < ARRAY_SIZE(fields); i++) {
		for (height = 70; height < 200; height += 14) {
			struct scene scene = scene_of(&scene_maps[height % 15],
						      300, height);

			scene.fmt.field = fields[i];
			check_modes(&scene, pattern);
		}
	}
	vimc_pattern_cleanup(pattern);
}

TEST(The_time_counts_up_to_a_day)
{
	static const u64 times[] = {
		0, 999999, 1000000, 59999999999, 60000000000, HOUR - 1, HOUR,
		DAY - 1, DAY, DAY + 12345678901, 40 * DAY,
	};
	struct vimc_pattern *pattern = new_pattern();
	struct scene scene = scene_of(&scene_maps[3], 320, 96);
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(times); i++) {
		scene.time = times[i];
		check_modes(&scene, pattern);
	}

	/* After 49 days the in-tree driver's milliseconds start anew. */
	vimc_pattern_begin_frame(pattern, 1, 50 * DAY + 3 * HOUR + 5000000);
	CHECK(!strcmp(pattern->osd.texts[pattern->osd.time_text],
		      "03:00:00:005"), "%s",
	      pattern->osd.texts[pattern->osd.time_text]);
	vimc_pattern_cleanup(pattern);
}

/* Row by row: what is fixed stays, and what shows the time is not fixed. */
static void check_fixed(struct scene *scene, struct vimc_pattern *pattern)
{
	size_t row_bytes = scene_row_bytes(scene);
	unsigned int height = scene->fmt.height;
	unsigned int y, changed = 0;
	u16 rep[200];
	bool fixed[200];
	u8 *now, *next;

	scene_apply(scene, pattern);
	vimc_pattern_compare_rows(pattern, rep, fixed);
	now = scene_rows(scene, pattern);
	vimc_pattern_begin_frame(pattern, scene->number + 1, 11111111111111);
	next = scene_rows(scene, pattern);
	for (y = 0; y < height; y++) {
		bool same = !memcmp(now + y * row_bytes, next + y * row_bytes,
				    row_bytes);

		CHECK(same || !fixed[y], "%s: row %u changed",
		      scene_text(scene), y);
		changed += !fixed[y];
	}
	CHECK(changed == (scene->settings.osd_mode == VIMC_OSD_NONE ? 0 : 16),
	      "%s: %u rows may change", scene_text(scene), changed);
	free(now);
	free(next);
}

TEST(Only_the_rows_of_the_time_change_from_frame_to_frame)
{
	struct vimc_pattern *pattern = new_pattern();
	struct scene scene = scene_of(&scene_maps[6], 320, 200);
	unsigned int mode, flips;

	for (mode = VIMC_OSD_ALL; mode <= VIMC_OSD_NONE; mode++) {
		for (flips = 0; flips < 4; flips++) {
			scene.settings.osd_mode = mode;
			scene.settings.hflip = flips & 1;
			scene.settings.vflip = flips & 2;
			check_fixed(&scene, pattern);
		}
	}
	vimc_pattern_cleanup(pattern);
}

TEST(A_kernel_without_the_font_is_told)
{
	shim_has_font = false;
	CHECK(vimc_osd_find_font() == -ENODEV, "not ENODEV");
	shim_has_font = true;
	CHECK(!vimc_osd_find_font(), "there is a font");
}
