/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * vimc-copy.h Virtual Media Controller Driver - a copy emulators are good at
 */

#ifndef _VIMC_COPY_H_
#define _VIMC_COPY_H_

#include <linux/compiler.h>
#include <linux/string.h>
#include <linux/types.h>

/* By way of a register, and so that the compiler cannot tell it is a copy. */
static __always_inline u64 vimc_copy_load(const u8 *src)
{
	u64 word;

	memcpy(&word, src, sizeof(word));
	OPTIMIZER_HIDE_VAR(word);

	return word;
}

/**
 * vimc_copy_row - copy a row of pixels
 *
 * @dst: where to; need not be aligned
 * @src: where from; likewise
 * @size: in bytes
 *
 * What memcpy() is on x86, a string instruction, takes an emulator several
 * times as long as loads and stores of the same bytes. On a real processor, for
 * rows that do not stay in its caches, there is little to choose.
 */
static inline void vimc_copy_row(u8 *dst, const u8 *src, size_t size)
{
	const u8 *end = src + size / 32 * 32;

	for (; src != end; src += 32, dst += 32) {
		u64 words[] = {
			vimc_copy_load(src),
			vimc_copy_load(src + 8),
			vimc_copy_load(src + 16),
			vimc_copy_load(src + 24),
		};

		memcpy(dst, &words[0], 8);
		memcpy(dst + 8, &words[1], 8);
		memcpy(dst + 16, &words[2], 8);
		memcpy(dst + 24, &words[3], 8);
	}
	memcpy(dst, src, size % 32);
}

/* How many copies are made at once: as many as there are registers for. */
#define VIMC_COPY_WIDTH		8

static inline void vimc_copy_row_widely(u8 *const *dst, const u8 *src,
					size_t size)
{
	u8 *a = dst[0], *b = dst[1], *c = dst[2], *d = dst[3];
	u8 *e = dst[4], *f = dst[5], *g = dst[6], *h = dst[7];
	size_t i, end = size / 8 * 8;

	for (i = 0; i < end; i += 8) {
		u64 word = vimc_copy_load(src + i);

		memcpy(a + i, &word, 8);
		memcpy(b + i, &word, 8);
		memcpy(c + i, &word, 8);
		memcpy(d + i, &word, 8);
		memcpy(e + i, &word, 8);
		memcpy(f + i, &word, 8);
		memcpy(g + i, &word, 8);
		memcpy(h + i, &word, 8);
	}
	for (i = 0; i < VIMC_COPY_WIDTH; i++)
		memcpy(dst[i] + end, src + end, size - end);
}

/**
 * vimc_copy_rows - copy a row of pixels to several places
 *
 * @dst: where to; no two of them overlap
 * @num: how many places
 * @src: where from
 * @size: in bytes
 *
 * A word that is loaded once is stored in each place, so that copies beyond the
 * first cost little more than half as much.
 */
static inline void vimc_copy_rows(u8 *const *dst, unsigned int num,
				  const u8 *src, size_t size)
{
	for (; num >= VIMC_COPY_WIDTH; num -= VIMC_COPY_WIDTH) {
		vimc_copy_row_widely(dst, src, size);
		dst += VIMC_COPY_WIDTH;
	}
	while (num--)
		vimc_copy_row(*dst++, src, size);
}

#endif
