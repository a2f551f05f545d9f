// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * compand-test.c - compressed rows against a decoder written for this test
 */

#include "table.h"
#include "test.h"
#include "vimc-compand.h"

#define WIDTH	4096

/*
 * What a receiver makes of a code, given the sample of the same colour before
 * it: the 10-8-10 decoder of MIPI CSI-2 with predictor 1.
 */
static int decode(u8 code, int before)
{
	int distance, value;

	if (code >= 0x80) {
		value = 8 * (code - 0x80);
		return value > before ? value + 3 : value + 4;
	}

	if (code < 0x40)
		return code & 0x20 ? before - (code & 0x1f) :
				     before + (code & 0x1f);

	distance = code < 0x60 ? 32 + 2 * (code & 0xf) : 65 + 4 * (code & 0xf);
	value = code & 0x10 ? before - distance : before + distance;

	return value < 0 ? 0 : value > 1023 ? 1023 : value;
}

static void decode_row(int *samples, const u8 *codes, unsigned int width)
{
	unsigned int x;

	for (x = 0; x < width; x++)
		samples[x] = x < 2 ? 4 * codes[x] + 2 :
				     decode(codes[x], samples[x - 2]);
}

/* How far a receiver may be from a sample that is this far from the last. */
static int tolerance(int distance)
{
	if (distance < 32)
		return 0;
	if (distance < 64)
		return 1;

	return distance < 128 ? 2 : 4;
}

/* The shortest code that reaches a sample at this distance. */
static unsigned int kind_of(int distance)
{
	if (distance < 32)
		return 0;
	if (distance < 64)
		return 2;

	return distance < 128 ? 3 : 4;
}

static void check_code(u8 code, int value, int before)
{
	int distance = abs(value - before);
	int decoded = decode(code, before);
	unsigned int kind = code >= 0x80 ? 4 : code < 0x40 ? 0 : code >> 5;

	CHECK(kind == kind_of(distance), "%d after %d: code %#x", value, before,
	      code);
	CHECK(abs(decoded - value) <= tolerance(distance),
	      "%d after %d: code %#x says %d", value, before, code, decoded);
	CHECK(code, "%d after %d: a code of zero", value, before);
}

/* The first sample leads the third to any value, which the fifth follows. */
TEST(Dpcm_of_every_sample_after_every_other_decodes)
{
	__le16 row[5] = { 0 };
	int decoded[5];
	u8 codes[5];
	int before, value;

	for (before = 0; before < 1024; before++) {
		row[0] = cpu_to_le16(before);
		row[2] = cpu_to_le16(before);
		for (value = 0; value < 1024; value++) {
			row[4] = cpu_to_le16(value);
			vimc_compand_dpcm_row(codes, row, 5);
			decode_row(decoded, codes, 5);
			CHECK(decoded[2] == before, "%d became %d", before,
			      decoded[2]);
			check_code(codes[4], value, before);
		}
	}
}

/* A decoder that drifts from the coder's idea of it would go astray. */
TEST(Dpcm_of_a_long_row_does_not_drift)
{
	__le16 *row = test_alloc(WIDTH * sizeof(*row));
	u8 *codes = test_alloc(WIDTH);
	int decoded[WIDTH];
	unsigned int round, x;

	for (round = 0; round < 50; round++) {
		for (x = 0; x < WIDTH; x++) {
			int step = test_random_below(400) - 200;
			int value = x < 2 ? 512 : le16_to_cpu(row[x - 2]);

			value = clamp(value + step, 0, 1023);
			row[x] = cpu_to_le16(value);
		}
		vimc_compand_dpcm_row(codes, row, WIDTH);
		decode_row(decoded, codes, WIDTH);
		for (x = 2; x < WIDTH; x++)
			check_code(codes[x], le16_to_cpu(row[x]),
				   decoded[x - 2]);
	}
	free(row);
	free(codes);
}

/* But for 0 to 3, whose code would be 0, which is none. */
TEST(Dpcm_sends_the_first_two_samples_as_they_are)
{
	__le16 row[2];
	u8 codes[2];
	int value, other;

	for (value = 0; value < 1024; value++) {
		row[0] = cpu_to_le16(value);
		other = 1023 - value;
		row[1] = cpu_to_le16(other);
		vimc_compand_dpcm_row(codes, row, 2);
		CHECK(codes[0] == (value < 4 ? 1 : value / 4), "%d: %#x",
		      value, codes[0]);
		CHECK(codes[1] == (other < 4 ? 1 : other / 4), "%d: %#x",
		      other, codes[1]);
	}
	vimc_compand_dpcm_row(codes, row, 1);
}

TEST(Alaw_looks_every_sample_up)
{
	__le16 *row = test_alloc(1024 * sizeof(*row));
	u8 *codes = test_alloc(1024);
	unsigned int x;

	for (x = 0; x < 1024; x++)
		row[x] = cpu_to_le16(1023 - x);
	vimc_compand_alaw_row(codes, row, 1024);
	for (x = 0; x < 1024; x++)
		CHECK(codes[x] == TABLE(1023 - x), "%u: %#x", 1023 - x,
		      codes[x]);
	free(row);
	free(codes);
}
