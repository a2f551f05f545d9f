/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * vimc-debugfs.h Virtual Media Controller Driver - what the pipelines did
 */

#ifndef _VIMC_DEBUGFS_H_
#define _VIMC_DEBUGFS_H_

struct vimc_device;

void vimc_debugfs_register(struct vimc_device *vimc);
void vimc_debugfs_unregister(struct vimc_device *vimc);

#endif
