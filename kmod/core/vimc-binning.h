/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * vimc-binning.h Virtual Media Controller Driver - one pixel of two by two
 */

#ifndef _VIMC_BINNING_H_
#define _VIMC_BINNING_H_

#include <linux/types.h>

void vimc_bin_bytes(u8 *dst, const u8 *upper, const u8 *lower,
		    unsigned int num, unsigned int period);
void vimc_bin_samples(__le16 *dst, const __le16 *upper, const __le16 *lower,
		      unsigned int num, unsigned int period);

#endif
