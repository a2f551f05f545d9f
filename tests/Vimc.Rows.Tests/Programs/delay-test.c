// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * delay-test.c - a control acts as many frames later as it says
 */

#include "test.h"
#include "vimc-delay.h"

TEST(A_value_acts_after_the_delay_and_not_before)
{
	unsigned int frames, frame;

	for (frames = 1; frames <= VIMC_DELAY_MOST; frames++) {
		struct vimc_delay delay = { .value = 7, .frames = frames };

		vimc_delay_reset(&delay);
		CHECK(vimc_delay_value(&delay) == 7, "as a stream starts");

		delay.value = 8;
		CHECK(vimc_delay_value(&delay) == 7, "in the same frame");
		for (frame = 1; frame < 2 * VIMC_DELAY_MOST; frame++) {
			vimc_delay_begin_frame(&delay, 1);
			CHECK(vimc_delay_value(&delay) ==
			      (frame < frames ? 7 : 8),
			      "delay %u, frame %u", frames, frame);
		}
	}
}

/* As the last value was at the time of each frame, kept without any bound. */
TEST(Frames_that_were_left_out_had_the_value_of_the_one_before)
{
	unsigned int frames, number, i;
	u32 model[1000];

	for (frames = 1; frames <= VIMC_DELAY_MOST; frames++) {
		struct vimc_delay delay = { .value = 1, .frames = frames };

		vimc_delay_reset(&delay);
		model[0] = 1;
		for (number = 0; number < 900;) {
			unsigned int passed = 1 + test_random_below(12) / 3 *
						  test_random_below(4);

			delay.value = test_random();
			vimc_delay_begin_frame(&delay, passed);
			for (i = 1; i < passed; i++)
				model[number + i] = model[number];
			number += passed;
			model[number] = delay.value;

			CHECK(vimc_delay_value(&delay) ==
			      model[number < frames - 1 ? 0 :
				    number - (frames - 1)],
			      "delay %u, frame %u", frames, number);
		}
	}
}
