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

#endif
