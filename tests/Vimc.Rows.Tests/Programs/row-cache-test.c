// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * row-cache-test.c - what is found is what was kept
 */

#include "test.h"
#include "vimc-row-cache.h"

#define HEIGHT		40
#define ROW_BYTES	6

/* What each row holds if it is found; a row that is made has a new content. */
struct model {
	struct vimc_row_cache cache;
	u8 content[HEIGHT];
	u8 next_content;
	bool fixed[HEIGHT];
};

static void start(struct model *model, unsigned int num_fixed,
		  unsigned int num_changing)
{
	memset(model, 0, sizeof(*model));
	CHECK(!vimc_row_cache_init(&model->cache, ROW_BYTES, HEIGHT, num_fixed,
				   num_changing), "no memory");
}

/* Return: whether the row was at hand. */
static bool pull(struct model *model, unsigned int y)
{
	const u8 *row = vimc_row_cache_find(&model->cache, y);
	unsigned int i;
	u8 *scratch;

	if (row) {
		for (i = 0; i < ROW_BYTES; i++)
			CHECK(row[i] == model->content[y],
			      "row %u holds %u and not %u", y, row[i],
			      model->content[y]);
		return true;
	}

	scratch = vimc_row_cache_scratch(&model->cache, model->fixed[y]);
	model->content[y] = ++model->next_content;
	memset(scratch, model->content[y], ROW_BYTES);
	vimc_row_cache_keep(&model->cache, y);

	return false;
}

/* Return: how many rows of a frame, pulled downwards, were at hand. */
static unsigned int pull_frame(struct model *model)
{
	unsigned int found = 0;
	unsigned int y;

	vimc_row_cache_forget_changing(&model->cache);
	for (y = 0; y < HEIGHT; y++)
		found += pull(model, y);

	return found;
}

TEST(Fixed_rows_are_found_in_the_next_frame)
{
	struct model model;

	start(&model, HEIGHT, 2);
	memset(model.fixed, true, sizeof(model.fixed));
	CHECK(pull_frame(&model) == 0, "the first frame");
	CHECK(pull_frame(&model) == HEIGHT, "the second one");
	vimc_row_cache_reset(&model.cache);
	CHECK(pull_frame(&model) == 0, "after a reset");
	vimc_row_cache_cleanup(&model.cache);
}

TEST(More_fixed_rows_than_slots_leave_the_slots_in_use)
{
	struct model model;

	start(&model, 10, 2);
	memset(model.fixed, true, sizeof(model.fixed));
	pull_frame(&model);
	CHECK(pull_frame(&model) == 10, "the second frame");
	CHECK(pull_frame(&model) == 10, "the third frame");
	vimc_row_cache_cleanup(&model.cache);
}

TEST(Changing_rows_are_found_until_others_take_their_place)
{
	struct model model;

	start(&model, 4, 2);
	CHECK(!pull(&model, 7) && pull(&model, 7), "one row");
	CHECK(!pull(&model, 8) && pull(&model, 7), "two rows");
	CHECK(!pull(&model, 9) && !pull(&model, 7), "three rows");
	CHECK(pull(&model, 9) && !pull(&model, 8), "the oldest goes");
	vimc_row_cache_forget_changing(&model.cache);
	CHECK(!pull(&model, 9), "the next frame");
	vimc_row_cache_cleanup(&model.cache);
}

TEST(A_cache_that_gets_no_memory_leaves_none)
{
	struct vimc_row_cache cache;
	int n;

	for (n = 0; n < 3; n++) {
		shim_allocations_left = n;
		CHECK(vimc_row_cache_init(&cache, ROW_BYTES, HEIGHT, 2, 2) ==
		      -12, "not ENOMEM");
		CHECK(!shim_live_allocations, "%d left", shim_live_allocations);
	}
	shim_allocations_left = -1;
}

static void do_anything(struct model *model)
{
	unsigned int i;

	switch (test_random_below(64)) {
	case 0:
		vimc_row_cache_reset(&model->cache);
		for (i = 0; i < HEIGHT; i++)
			model->fixed[i] = test_random_below(3);
		break;
	case 1:
		vimc_row_cache_forget_changing(&model->cache);
		break;
	default:
		pull(model, test_random_below(HEIGHT));
		break;
	}
}

TEST(What_is_found_at_random_is_what_was_kept)
{
	struct model model;
	unsigned int n;

	for (test_seed(); test_has_time(1000);) {
		start(&model, test_random_below(HEIGHT + 9),
		      1 + test_random_below(20));
		for (n = 0; n < 2000; n++)
			do_anything(&model);
		vimc_row_cache_cleanup(&model.cache);
	}
}
