/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * cover.h - whether a driver writes every byte of a frame, and no other
 */

#ifndef _COVER_H_
#define _COVER_H_

#include "node.h"

int node_cover(struct node *node, unsigned int num_frames);

#endif
