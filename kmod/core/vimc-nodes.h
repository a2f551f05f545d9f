/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * vimc-nodes.h Virtual Media Controller Driver - nodes that vanish under users
 */

#ifndef _VIMC_NODES_H_
#define _VIMC_NODES_H_

struct vimc_device;
struct vimc_ent_sd;

void vimc_nodes_guard_subdev(struct vimc_ent_sd *esd);
void vimc_nodes_guard_media(struct vimc_device *vimc);

#endif
