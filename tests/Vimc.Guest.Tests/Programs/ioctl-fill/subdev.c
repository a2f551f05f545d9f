// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * subdev.c - calls on a subdevice, and on the controls it may have
 */

#include <string.h>
#include <sys/ioctl.h>

#include <linux/v4l2-subdev.h>
#include <linux/videodev2.h>

#include "fill.h"

/* Lenses have no pads. */
static int set_pad(int fd, void *argument)
{
	struct v4l2_subdev_format *format = argument;
	struct v4l2_subdev_format probe = { .which = V4L2_SUBDEV_FORMAT_TRY };

	format->which = V4L2_SUBDEV_FORMAT_TRY;
	format->pad = 0;
#ifdef V4L2_SUBDEV_CAP_STREAMS
	format->stream = 0;
#endif
	return ioctl(fd, VIDIOC_SUBDEV_G_FMT, &probe);
}

static int set_pad_format(int fd, void *argument)
{
	struct v4l2_subdev_format *format = argument;

	format->format.width = 640;
	format->format.height = 480;
	format->format.code = 0x100a;
	format->format.field = V4L2_FIELD_NONE;
	format->format.colorspace = V4L2_COLORSPACE_SRGB;
	format->format.ycbcr_enc = 0;
	format->format.quantization = 0;
	format->format.xfer_func = 0;
	format->format.flags = 0;
	return set_pad(fd, format);
}

static int set_code(int fd, void *argument)
{
	struct v4l2_subdev_mbus_code_enum *code = argument;
	struct v4l2_subdev_format format;

	code->which = V4L2_SUBDEV_FORMAT_TRY;
	code->pad = 0;
	code->index = 0;
#ifdef V4L2_SUBDEV_CAP_STREAMS
	code->stream = 0;
#endif
	return set_pad(fd, &format);
}

static int set_frame_size(int fd, void *argument)
{
	struct v4l2_subdev_frame_size_enum *size = argument;
	struct v4l2_subdev_mbus_code_enum code = {
		.which = V4L2_SUBDEV_FORMAT_TRY,
	};

	size->which = V4L2_SUBDEV_FORMAT_TRY;
	size->pad = 0;
	size->index = 0;
#ifdef V4L2_SUBDEV_CAP_STREAMS
	size->stream = 0;
#endif
	if (ioctl(fd, VIDIOC_SUBDEV_ENUM_MBUS_CODE, &code))
		return -1;

	size->code = code.code;
	return 0;
}

/* Only scalers have one. */
static int set_selection(int fd, void *argument)
{
	struct v4l2_subdev_selection *selection = argument;
	struct v4l2_subdev_selection probe = {
		.which = V4L2_SUBDEV_FORMAT_TRY,
	};

	selection->which = V4L2_SUBDEV_FORMAT_TRY;
	selection->pad = 0;
	selection->target = V4L2_SEL_TGT_CROP;
	selection->flags = 0;
	selection->r = (struct v4l2_rect) { .width = 64, .height = 64 };
#ifdef V4L2_SUBDEV_CAP_STREAMS
	selection->stream = 0;
#endif
	return ioctl(fd, VIDIOC_SUBDEV_G_SELECTION, &probe);
}

static int first_control(int fd, unsigned int *id)
{
	struct v4l2_queryctrl control = { .id = V4L2_CTRL_FLAG_NEXT_CTRL };

	while (!ioctl(fd, VIDIOC_QUERYCTRL, &control)) {
		if (control.type == V4L2_CTRL_TYPE_INTEGER) {
			*id = control.id;
			return 0;
		}
		control.id |= V4L2_CTRL_FLAG_NEXT_CTRL;
	}

	return -1;
}

static int set_control(int fd, void *argument)
{
	unsigned int *id = argument;

	return first_control(fd, id);
}

static int set_menu(int fd, void *argument)
{
	struct v4l2_querymenu *menu = argument;
	struct v4l2_querymenu probe = { .id = 0x00f0f000 };

	menu->id = probe.id;
	menu->index = 0;
	return ioctl(fd, VIDIOC_QUERYMENU, &probe);
}

static int set_ext_controls(int fd, void *argument)
{
	struct v4l2_ext_control *control = (void *)extra;
	struct v4l2_ext_controls *all = argument;
	unsigned int id;

	if (first_control(fd, &id))
		return -1;

	control->id = id;
	control->size = 0;
	memset(control->reserved2, 0, sizeof(control->reserved2));
	/* Core writes 32 bits, and leaves the rest of the union alone. */
	memset((char *)&control->value64 + sizeof(control->value), 0,
	       sizeof(control->value64) - sizeof(control->value));
	extra_size = sizeof(*control);
	all->which = 0;
	all->count = 1;
	all->request_fd = 0;
	all->error_idx = 0;
	memset(all->reserved, 0, sizeof(all->reserved));
	all->controls = control;
	return 0;
}

const struct call subdev_calls[] = {
	RESERVING(VIDIOC_SUBDEV_QUERYCAP, NULL,
		  v4l2_subdev_capability, reserved),
	RESERVING(VIDIOC_SUBDEV_S_FMT, set_pad_format,
		  v4l2_subdev_format, reserved),
	RESERVING(VIDIOC_SUBDEV_S_FMT, set_pad_format,
		  v4l2_subdev_format, format.reserved),
	RESERVING(VIDIOC_SUBDEV_G_FMT, set_pad,
		  v4l2_subdev_format, reserved),
	RESERVING(VIDIOC_SUBDEV_G_FMT, set_pad,
		  v4l2_subdev_format, format.reserved),
	RESERVING(VIDIOC_SUBDEV_ENUM_MBUS_CODE, set_code,
		  v4l2_subdev_mbus_code_enum, reserved),
	RESERVING(VIDIOC_SUBDEV_ENUM_FRAME_SIZE, set_frame_size,
		  v4l2_subdev_frame_size_enum, reserved),
	RESERVING(VIDIOC_SUBDEV_S_SELECTION, set_selection,
		  v4l2_subdev_selection, reserved),
	RESERVING(VIDIOC_SUBDEV_G_SELECTION, set_selection,
		  v4l2_subdev_selection, reserved),
	RESERVING(VIDIOC_QUERYCTRL, set_control,
		  v4l2_queryctrl, reserved),
	RESERVING(VIDIOC_QUERY_EXT_CTRL, set_control,
		  v4l2_query_ext_ctrl, reserved),
	RESERVING(VIDIOC_QUERYMENU, set_menu,
		  v4l2_querymenu, reserved),
	CALL(VIDIOC_G_CTRL, set_control),
	PADDED(VIDIOC_G_EXT_CTRLS, set_ext_controls,
	       PADDING(v4l2_ext_controls, reserved, controls)),
	{ 0 },
};
