// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * noise-test.c - rows of noise are the generator's, and follow no rule
 */

#include "scene.h"
#include "test.h"

#define WIDTH	640
#define HEIGHT	480

static void show_noise(struct vimc_pattern *pattern,
		       const struct vimc_pix_map *map, struct scene *scene)
{
	memset(pattern, 0, sizeof(*pattern));
	CHECK(!vimc_pattern_init(pattern), "no memory");
	CHECK(!vimc_osd_find_font(), "no font");
	*scene = scene_of(map, WIDTH, HEIGHT);
	scene->settings.pattern = TPG_PAT_NOISE;
	scene_apply(scene, pattern);
}

/* Which two pixels of the random line of its plane a row starts with. */
static unsigned int start_of(const struct vimc_pattern *pattern, const u8 *row,
			     unsigned int y)
{
	const struct tpg_data *tpg = &pattern->tpg;
	unsigned int plane = tpg->interleaved ? y % 2 : 0;
	size_t at = row - tpg->random_line[plane];

	CHECK(at % tpg->twopixelsize[plane] == 0, "row %u, byte %zu", y, at);
	at /= tpg->twopixelsize[plane];
	CHECK(at < WIDTH / 2, "row %u starts at %zu", y, at);

	return at;
}

TEST(Rows_of_noise_are_cut_from_the_random_line_of_their_colours)
{
	struct vimc_pattern pattern;
	struct scene scene;
	u16 rep[HEIGHT];
	bool fixed[HEIGHT];
	unsigned int map, y;

	for (map = 0; map < SCENE_PLAIN_MAPS; map++) {
		show_noise(&pattern, &scene_maps[map], &scene);
		vimc_pattern_compare_rows(&pattern, rep, fixed);
		for (y = 0; y < HEIGHT; y++) {
			start_of(&pattern, vimc_pattern_row(&pattern, y, NULL),
				 y);
			CHECK(rep[y] == y && !fixed[y], "row %u", y);
		}
		vimc_pattern_cleanup(&pattern);
	}
}

/*
 * Were rows cut at even distances, the eye would see stripes: so no step from
 * one row to the next may come too often, nor any start.
 */
TEST(Rows_of_noise_make_no_stripes)
{
	unsigned int starts[WIDTH / 2] = { 0 };
	unsigned int steps[WIDTH / 2] = { 0 };
	struct vimc_pattern pattern;
	struct scene scene;
	unsigned int y, start, before = 0;

	show_noise(&pattern, &scene_maps[3], &scene);
	for (y = 0; y < HEIGHT; y++) {
		start = start_of(&pattern, vimc_pattern_row(&pattern, y, NULL),
				 y);
		starts[start]++;
		steps[(start + WIDTH / 2 - before) % (WIDTH / 2)]++;
		before = start;
	}
	for (y = 0; y < WIDTH / 2; y++) {
		CHECK(starts[y] < 10, "%u rows start at %u", starts[y], y);
		CHECK(steps[y] < 10, "%u rows are %u off", steps[y], y);
	}
	vimc_pattern_cleanup(&pattern);
}

TEST(Noise_changes_with_every_frame)
{
	struct vimc_pattern pattern;
	struct scene scene;
	unsigned int y, same = 0;

	show_noise(&pattern, &scene_maps[1], &scene);
	for (y = 0; y < HEIGHT; y++) {
		const void *row;

		vimc_pattern_begin_frame(&pattern, 1, 0);
		row = vimc_pattern_row(&pattern, y, NULL);
		CHECK(row == vimc_pattern_row(&pattern, y, NULL),
		      "row %u changed within a frame", y);
		vimc_pattern_begin_frame(&pattern, 2, 0);
		same += row == vimc_pattern_row(&pattern, y, NULL);
	}
	CHECK(same < HEIGHT / 20, "%u of %u rows are the same", same, HEIGHT);
	vimc_pattern_cleanup(&pattern);
}
