/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * vimc-nodes.h Virtual Media Controller Driver - nodes that vanish under users
 */

#ifndef _VIMC_NODES_H_
#define _VIMC_NODES_H_

struct video_device;
struct vimc_device;
struct vimc_ent_device;
struct vimc_ent_sd;

void vimc_nodes_guard_subdev(struct vimc_ent_sd *esd);
void vimc_nodes_guard_media(struct vimc_device *vimc);
int vimc_nodes_join_graph(struct vimc_ent_device *ved);
void vimc_nodes_hold(struct vimc_ent_device *ved, struct video_device *node);
void vimc_nodes_let_go(struct vimc_device *vimc);

#endif
