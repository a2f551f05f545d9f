/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * scene.h - frames of the driver, and of the kernel's generator by itself
 */

#ifndef _SCENE_H_
#define _SCENE_H_

#include "vimc-pattern.h"

/* What a frame shows. */
struct scene {
	const struct vimc_pix_map *map;
	struct v4l2_mbus_framefmt fmt;
	struct vimc_pattern_settings settings;
	u64 number;
	u64 time;
};

/* Those of the driver; the first SCENE_PLAIN_MAPS are not compressed. */
#define SCENE_NUM_MAPS		31
#define SCENE_PLAIN_MAPS	23

extern const struct vimc_pix_map scene_maps[SCENE_NUM_MAPS];

/* A colour bar without texts, all controls at their defaults. */
struct scene scene_of(const struct vimc_pix_map *map, u32 width, u32 height);

/* Says all of a scene; the text stays until the next call. */
const char *scene_text(const struct scene *scene);

size_t scene_row_bytes(const struct scene *scene);

/*
 * The frame of tpg_fill_plane_buffer() and tpg_gen_text(), for a format that is
 * not compressed. The caller frees it.
 */
u8 *scene_wanted(const struct scene *scene);

/* All rows of the driver's frame, each made; the caller frees it. */
u8 *scene_rows(const struct scene *scene, struct vimc_pattern *pattern);

/* As the pipeline does: only rows that stand for themselves are made. */
u8 *scene_distinct_rows(const struct scene *scene,
			struct vimc_pattern *pattern);

/* Takes the scene over into a pattern, which has been initialised. */
void scene_apply(const struct scene *scene, struct vimc_pattern *pattern);

/* Fails unless the driver makes the frame the generator makes. */
void scene_check(const struct scene *scene, struct vimc_pattern *pattern);

#endif
