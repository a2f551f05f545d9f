// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * exposure-test.c - samples grow with the light, up to white
 */

#include "test.h"
#include "vimc-exposure.h"

TEST(Neutral_light_leaves_every_sample_as_it_is)
{
	unsigned int sample;
	u32 light = vimc_light(480, 16, 480 * 16);

	CHECK(light == VIMC_LIGHT_NEUTRAL, "%u", light);
	for (sample = 0; sample < 4096; sample++) {
		__le16 wide = cpu_to_le16(sample);
		u8 narrow = sample;

		vimc_expose_bytes(&narrow, &narrow, 1, light);
		CHECK(narrow == (u8)sample, "%u", sample);
		vimc_expose_samples(&wide, &wide, 1, 12, light);
		CHECK(le16_to_cpu(wide) == sample, "%u", sample);
	}
}

TEST(A_sample_grows_with_the_light_and_ends_at_white)
{
	unsigned int exposure, sample;

	for (exposure = 0; exposure < 3000; exposure += 7) {
		u32 light = vimc_light(exposure, 1, 100);

		for (sample = 0; sample < 1024; sample++) {
			unsigned int wanted = (sample * exposure + 50) / 100;
			__le16 wide = cpu_to_le16(sample);
			int off;

			vimc_expose_samples(&wide, &wide, 1, 10, light);
			off = le16_to_cpu(wide) - (int)min(wanted, 1023u);
			CHECK(off >= -1 && off <= 1, "%u by %u/100: %u", sample,
			      exposure, le16_to_cpu(wide));
		}
	}
}

TEST(The_most_light_turns_all_but_black_white)
{
	u32 light = vimc_light(70000, 256, 16 * 16);
	__le16 wide[2] = { 0, cpu_to_le16(1) };
	u8 narrow[2] = { 0, 1 };

	CHECK(light == VIMC_LIGHT_MOST, "%u", light);
	vimc_expose_bytes(narrow, narrow, 2, light);
	CHECK(!narrow[0] && narrow[1] == 255, "%u %u", narrow[0], narrow[1]);
	vimc_expose_samples(wide, wide, 2, 12, light);
	CHECK(!wide[0] && le16_to_cpu(wide[1]) == 4095, "%u", wide[1]);
}
