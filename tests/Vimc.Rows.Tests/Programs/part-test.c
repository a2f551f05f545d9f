// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * part-test.c - frames that show a part of the scene, as it is or binned
 *
 * The kernel's generator makes the frame of all the scene, and what the driver
 * makes has to be cut out of that, sample by sample.
 */

#include "scene.h"
#include "test.h"
#include "vimc-exposure.h"

#define SCENE_WIDTH	328
#define SCENE_HEIGHT	200

static const struct part {
	u32 width;
	u32 height;
	struct vimc_pattern_part part;
} parts[] = {
	{ 328, 200, { SCENE_WIDTH, SCENE_HEIGHT, 0, 0, 1 } },
	{ 164, 100, { SCENE_WIDTH, SCENE_HEIGHT, 0, 0, 2 } },
	{ 200, 120, { SCENE_WIDTH, SCENE_HEIGHT, 64, 40, 1 } },
	{ 96, 60, { SCENE_WIDTH, SCENE_HEIGHT, 68, 40, 2 } },
	{ 18, 16, { SCENE_WIDTH, SCENE_HEIGHT, 310, 184, 1 } },
	{ 50, 34, { SCENE_WIDTH, SCENE_HEIGHT, 2, 130, 2 } },
};

static u8 *pair;

static struct vimc_pattern *new_pattern(void)
{
	static struct vimc_pattern pattern;

	memset(&pattern, 0, sizeof(pattern));
	CHECK(!vimc_pattern_init(&pattern), "no memory");
	CHECK(!vimc_osd_find_font(), "no font");

	return &pattern;
}

static struct scene scene_of_part(const struct vimc_pix_map *map,
				  const struct part *part)
{
	return scene_of(map, part->width, part->height);
}

static void apply(const struct scene *scene, const struct part *part,
		  struct vimc_pattern *pattern)
{
	free(pair);
	pair = test_alloc(vimc_pattern_pair_bytes(part->width));
	vimc_pattern_set_format(pattern, &scene->fmt, scene->map);
	vimc_pattern_show_part(pattern, &part->part, pair);
	vimc_pattern_apply(pattern, &scene->settings);
	vimc_pattern_begin_frame(pattern, scene->number, scene->time);
}

static bool is_rgb(const struct vimc_pix_map *map)
{
	return map->encoding == VIMC_ENC_RGB;
}

/* Of an RGB format, a sample is a byte. */
static unsigned int exposed(const struct scene *scene, const u8 *frame,
			    unsigned int x, unsigned int y, unsigned int byte)
{
	const struct vimc_pix_map *map = scene->map;
	const u8 *pixel = frame + (y * SCENE_WIDTH + x) * map->bpp + byte;
	bool wide = !is_rgb(map) && map->bpp == 2;
	unsigned int white = (1 << (is_rgb(map) ? 8 : map->depth)) - 1;
	u64 sample = wide ? pixel[0] | pixel[1] << 8 : pixel[0];

	sample = (sample * scene->settings.light + 0x8000) >> 16;

	return min_t(u64, sample, white);
}

static unsigned int wanted_sample(const struct scene *scene,
				  const struct part *part, const u8 *frame,
				  unsigned int x, unsigned int y,
				  unsigned int byte)
{
	unsigned int period = is_rgb(scene->map) ? 1 : 2;
	unsigned int n = part->part.binning, sum = 0, i, j;
	unsigned int left = part->part.left, top = part->part.top;

	if (scene->settings.hflip)
		left = SCENE_WIDTH - left - n * part->width;
	if (scene->settings.vflip)
		top = SCENE_HEIGHT - top - n * part->height;
	left += x / period * period * n + x % period;
	top += y / period * period * n + y % period;
	for (j = 0; j < n; j++)
		for (i = 0; i < n; i++)
			sum += exposed(scene, frame, left + i * period,
				       top + j * period, byte);

	return n == 1 ? sum : (sum + 2) / 4;
}

static void fill_pixel(const struct scene *scene, const struct part *part,
		       const u8 *all, unsigned int x, unsigned int y, u8 *at)
{
	unsigned int byte, sample;

	if (is_rgb(scene->map)) {
		for (byte = 0; byte < scene->map->bpp; byte++)
			at[byte] = wanted_sample(scene, part, all, x, y, byte);
		return;
	}

	sample = wanted_sample(scene, part, all, x, y, 0);
	at[0] = sample;
	if (scene->map->bpp == 2)
		at[1] = sample >> 8;
}

static u8 *wanted_frame(const struct scene *scene, const struct part *part)
{
	unsigned int bpp = scene->map->bpp, x, y;
	u8 *frame = test_alloc(part->width * part->height * bpp);
	struct scene whole = *scene;
	u8 *all, *at = frame;

	whole.fmt.width = SCENE_WIDTH;
	whole.fmt.height = SCENE_HEIGHT;
	all = scene_wanted(&whole);
	for (y = 0; y < part->height; y++)
		for (x = 0; x < part->width; x++, at += bpp)
			fill_pixel(scene, part, all, x, y, at);
	free(all);

	return frame;
}

static void check_frame(const struct scene *scene, u8 *got, const u8 *wanted)
{
	size_t row_bytes = scene_row_bytes(scene);
	unsigned int y;

	for (y = 0; y < scene->fmt.height; y++)
		test_equal(got + y * row_bytes, wanted + y * row_bytes,
			   row_bytes, scene_text(scene), y);
	free(got);
}

static void check_part(const struct scene *scene, const struct part *part,
		       struct vimc_pattern *pattern)
{
	u8 *wanted = wanted_frame(scene, part);

	apply(scene, part, pattern);
	check_frame(scene, scene_rows(scene, pattern), wanted);
	check_frame(scene, scene_distinct_rows(scene, pattern), wanted);
	free(wanted);
}

static void check_orientations(struct scene *scene, const struct part *part,
			       struct vimc_pattern *pattern)
{
	unsigned int flips, shown;

	for (flips = 0; flips < 4; flips++) {
		scene->settings.hflip = flips & 1;
		scene->settings.vflip = flips & 2;
		for (shown = 0; shown < TPG_PAT_NOISE; shown++) {
			scene->settings.pattern = shown;
			check_part(scene, part, pattern);
		}
	}
}

/* A sensor keeps its pattern: nothing stays from part to part. */
TEST(Every_pattern_of_every_part_in_every_orientation)
{
	static const unsigned int maps[] = { 1, 2, 4, 9, 14 };
	struct vimc_pattern *pattern = new_pattern();
	unsigned int n, i;

	for (n = 0; n < ARRAY_SIZE(maps); n++) {
		for (i = 0; i < ARRAY_SIZE(parts); i++) {
			struct scene scene =
				scene_of_part(&scene_maps[maps[n]], &parts[i]);

			check_orientations(&scene, &parts[i], pattern);
		}
	}
	vimc_pattern_cleanup(pattern);
}

TEST(Parts_are_exposed_before_they_are_binned)
{
	static const unsigned int maps[] = { 1, 2, 6, 7, 12 };
	static const u32 lights[] = {
		VIMC_LIGHT_NEUTRAL / 3, 5 * VIMC_LIGHT_NEUTRAL / 2,
	};
	struct vimc_pattern *pattern = new_pattern();
	unsigned int map, part, light;

	for (map = 0; map < ARRAY_SIZE(maps); map++) {
		for (part = 0; part < ARRAY_SIZE(parts); part++) {
			for (light = 0; light < ARRAY_SIZE(lights); light++) {
				struct scene scene =
					scene_of_part(&scene_maps[maps[map]],
						      &parts[part]);

				scene.settings.pattern = TPG_PAT_GRAY_RAMP;
				scene.settings.light = lights[light];
				check_part(&scene, &parts[part], pattern);
			}
		}
	}
	vimc_pattern_cleanup(pattern);
}

/* Over black, a part is like a scene of its size. */
TEST(Texts_are_where_they_are_in_a_frame_of_the_size)
{
	struct vimc_pattern *pattern = new_pattern();
	unsigned int i, flips;

	for (i = 0; i < ARRAY_SIZE(parts); i++) {
		struct scene scene = scene_of_part(&scene_maps[7], &parts[i]);

		scene.settings.pattern = TPG_PAT_BLACK;
		scene.settings.osd_mode = VIMC_OSD_ALL;
		for (flips = 0; flips < 4; flips++) {
			u8 *wanted, *got;

			scene.settings.hflip = flips & 1;
			scene.settings.vflip = flips & 2;
			wanted = scene_wanted(&scene);
			apply(&scene, &parts[i], pattern);
			got = scene_distinct_rows(&scene, pattern);
			check_frame(&scene, got, wanted);
			free(wanted);
		}
	}
	vimc_pattern_cleanup(pattern);
}

/* The sanitizer sees a row that is cut too far to the right. */
TEST(Noise_is_never_cut_beyond_its_line)
{
	static const struct part edges[] = {
		{ 64, 64, { 4096, 2160, 4032, 2096, 1 } },
		{ 64, 64, { 4096, 2160, 3968, 2032, 2 } },
		{ 2048, 1080, { 4096, 2160, 0, 0, 2 } },
	};
	struct vimc_pattern *pattern = new_pattern();
	unsigned int map, edge, y;
	u16 rep[1080];
	bool fixed[1080];

	for (map = 0; map < SCENE_NUM_MAPS; map++) {
		for (edge = 0; edge < ARRAY_SIZE(edges); edge++) {
			struct scene scene = scene_of_part(&scene_maps[map],
							   &edges[edge]);

			scene.settings.pattern = TPG_PAT_NOISE;
			apply(&scene, &edges[edge], pattern);
			vimc_pattern_compare_rows(pattern, rep, fixed);
			for (y = 0; y < scene.fmt.height; y++)
				CHECK(rep[y] == y && !fixed[y], "row %u", y);
			free(scene_rows(&scene, pattern));
		}
	}
	vimc_pattern_cleanup(pattern);
}

TEST(A_frame_of_all_the_scene_comes_after_one_of_a_part)
{
	struct vimc_pattern *pattern = new_pattern();
	struct scene scene = scene_of_part(&scene_maps[6], &parts[5]);

	apply(&scene, &parts[5], pattern);
	scene_check(&scene, pattern);
	vimc_pattern_cleanup(pattern);
}
