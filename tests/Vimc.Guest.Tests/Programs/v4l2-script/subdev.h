/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * subdev.h - the calls of a script that are for subdevices
 *
 * All are of the active state. They take the words after the name of the node,
 * and return 0, or -1 with errno.
 */

#ifndef _SUBDEV_H_
#define _SUBDEV_H_

#include "node.h"

int subdev_pad(struct node *node, char **argument);
int subdev_format(struct node *node, char **argument);
int subdev_codes(struct node *node, char **argument);
int subdev_crop(struct node *node, char **argument);
int subdev_interval(struct node *node, char **argument);

#endif
