/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * vimc-compand.h Virtual Media Controller Driver - 10 bits squeezed into 8
 */

#ifndef _VIMC_COMPAND_H_
#define _VIMC_COMPAND_H_

#include <linux/types.h>

void vimc_compand_alaw_row(u8 *dst, const __le16 *src, unsigned int width);
void vimc_compand_dpcm_row(u8 *dst, const __le16 *src, unsigned int width);

#endif
