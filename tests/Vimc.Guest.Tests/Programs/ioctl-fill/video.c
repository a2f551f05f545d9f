// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * video.c - calls on a capture; the order matters, as buffers are made
 */

#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <linux/videodev2.h>

#include "fill.h"

static int set_enum(int fd, void *argument)
{
	struct v4l2_fmtdesc *format = argument;

	(void)fd;
	format->index = 0;
	format->type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
	format->mbus_code = 0;
	return 0;
}

static int set_type(int fd, void *argument)
{
	(void)fd;
	*(unsigned int *)argument = V4L2_BUF_TYPE_VIDEO_CAPTURE;
	return 0;
}

static int set_format(int fd, void *argument)
{
	struct v4l2_format *format = argument;

	set_type(fd, format);
	format->fmt.pix.width = 640;
	format->fmt.pix.height = 480;
	format->fmt.pix.pixelformat = V4L2_PIX_FMT_SRGGB8;
	format->fmt.pix.field = V4L2_FIELD_NONE;
	format->fmt.pix.colorspace = V4L2_COLORSPACE_SRGB;
	/* No longer input without it. */
	format->fmt.pix.priv = 0;
	return 0;
}

static int set_size(int fd, void *argument)
{
	struct v4l2_frmsizeenum *size = argument;

	(void)fd;
	size->index = 0;
	size->pixel_format = V4L2_PIX_FMT_RGB24;
	return 0;
}

static int set_request(int fd, void *argument)
{
	struct v4l2_requestbuffers *request = argument;

	set_type(fd, &request->type);
	request->count = 3;
	request->memory = V4L2_MEMORY_MMAP;
	return 0;
}

/* Only asks. */
static int set_create(int fd, void *argument)
{
	struct v4l2_create_buffers *create = argument;

	create->count = 0;
	create->memory = V4L2_MEMORY_MMAP;
	memset(&create->format, 0, sizeof(create->format));
	create->format.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
	return ioctl(fd, VIDIOC_G_FMT, &create->format);
}

static int set_buffer(int fd, void *argument)
{
	struct v4l2_buffer *buffer = argument;

	set_type(fd, &buffer->type);
	buffer->index = 0;
	buffer->memory = V4L2_MEMORY_MMAP;
	/* Asked for by drivers that know requests. */
	buffer->flags = 0;
	return 0;
}

static int set_export(int fd, void *argument)
{
	struct v4l2_exportbuffer *export = argument;

	/* That of the round before, so that the answer is the same. */
	close(fd + 1);
	set_type(fd, &export->type);
	export->index = 0;
	export->plane = 0;
	export->flags = 0;
	return 0;
}

static int set_index(int fd, void *argument)
{
	(void)fd;
	*(unsigned int *)argument = 0;
	return 0;
}

const struct call video_calls[] = {
	RESERVING(VIDIOC_QUERYCAP, NULL,
		  v4l2_capability, reserved),
	RESERVING(VIDIOC_ENUM_FMT, set_enum,
		  v4l2_fmtdesc, reserved),
	PADDED(VIDIOC_S_FMT, set_format, PADDING(v4l2_format, type, fmt)),
	PADDED(VIDIOC_TRY_FMT, set_format, PADDING(v4l2_format, type, fmt)),
	PADDED(VIDIOC_G_FMT, set_type, PADDING(v4l2_format, type, fmt)),
	RESERVING(VIDIOC_ENUM_FRAMESIZES, set_size,
		  v4l2_frmsizeenum, reserved),
	RESERVING(VIDIOC_REQBUFS, set_request,
		  v4l2_requestbuffers, reserved),
	RESERVING(VIDIOC_CREATE_BUFS, set_create,
		  v4l2_create_buffers, reserved,
		  PADDING(v4l2_create_buffers, memory, format),
		  PADDING(v4l2_create_buffers, format.type, format.fmt)),
	RESERVING(VIDIOC_QUERYBUF, set_buffer,
		  v4l2_buffer, reserved2,
		  PADDING(v4l2_buffer, field, timestamp),
		  PADDING(v4l2_buffer, m.offset, length)),
	RESERVING(VIDIOC_EXPBUF, set_export,
		  v4l2_exportbuffer, reserved),
	RESERVING(VIDIOC_ENUMINPUT, set_index,
		  v4l2_input, reserved),
	CALL(VIDIOC_G_INPUT, NULL),
	CALL(VIDIOC_G_PRIORITY, NULL),
	{ 0 },
};
