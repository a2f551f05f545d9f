// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * table.c - stands in for the generated A-law table
 */

#include "table.h"
#include "vimc-config.h"

#define TABLE4(i)	TABLE(i), TABLE(i + 1), TABLE(i + 2), TABLE(i + 3)
#define TABLE16(i)	TABLE4(i), TABLE4(i + 4), TABLE4(i + 8), TABLE4(i + 12)
#define TABLE64(i)	TABLE16(i), TABLE16(i + 16), TABLE16(i + 32), \
			TABLE16(i + 48)
#define TABLE256(i)	TABLE64(i), TABLE64(i + 64), TABLE64(i + 128), \
			TABLE64(i + 192)

const u8 vimc_alaw10[1024] = {
	TABLE256(0), TABLE256(256), TABLE256(512), TABLE256(768),
};
