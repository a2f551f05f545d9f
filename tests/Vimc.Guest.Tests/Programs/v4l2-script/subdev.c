// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * subdev.c - the calls of a script that are for subdevices
 */

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <linux/v4l2-subdev.h>

#include "number.h"
#include "subdev.h"

int subdev_pad(struct node *node, char **argument)
{
	struct v4l2_subdev_format format = {
		.which = V4L2_SUBDEV_FORMAT_ACTIVE,
		.pad = number(argument[0]),
		.format = {
			.width = number(argument[1]),
			.height = number(argument[2]),
			.code = number(argument[3]),
			.field = number(argument[4]),
			.colorspace = V4L2_COLORSPACE_SRGB,
		},
	};

	return node_call(node, VIDIOC_SUBDEV_S_FMT, &format);
}

int subdev_format(struct node *node, char **argument)
{
	struct v4l2_subdev_format format = {
		.which = V4L2_SUBDEV_FORMAT_ACTIVE,
		.pad = number(argument[0]),
	};

	if (node_call(node, VIDIOC_SUBDEV_G_FMT, &format))
		return -1;

	printf("format %ux%u code 0x%x field %u\n", format.format.width,
	       format.format.height, format.format.code, format.format.field);
	return 0;
}

int subdev_codes(struct node *node, char **argument)
{
	struct v4l2_subdev_mbus_code_enum code = {
		.which = V4L2_SUBDEV_FORMAT_ACTIVE,
		.pad = number(argument[0]),
	};

	while (!node_call(node, VIDIOC_SUBDEV_ENUM_MBUS_CODE, &code)) {
		printf("code 0x%x\n", code.code);
		code.index++;
	}

	return errno == EINVAL && code.index ? 0 : -1;
}

int subdev_crop(struct node *node, char **argument)
{
	struct v4l2_subdev_selection selection = {
		.which = V4L2_SUBDEV_FORMAT_ACTIVE,
		.pad = number(argument[0]),
		.target = V4L2_SEL_TGT_CROP,
		.r = {
			.left = atoi(argument[1]),
			.top = atoi(argument[2]),
			.width = number(argument[3]),
			.height = number(argument[4]),
		},
	};

	return node_call(node, VIDIOC_SUBDEV_S_SELECTION, &selection);
}

int subdev_interval(struct node *node, char **argument)
{
	struct v4l2_subdev_frame_interval interval = { };

	if (!strcmp(argument[0], "keep")) {
		if (node_call(node, VIDIOC_SUBDEV_G_FRAME_INTERVAL, &interval))
			return -1;
	} else {
		interval.interval.numerator = number(argument[0]);
		interval.interval.denominator = number(argument[1]);
	}

	return node_call(node, VIDIOC_SUBDEV_S_FRAME_INTERVAL, &interval);
}
