// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * arguments.c - arguments that could be valid, up to chance
 *
 * main.c spoils some of them afterwards.
 */

#include <stdint.h>
#include <string.h>

#include <linux/v4l2-subdev.h>
#include <linux/videodev2.h>

#include "fuzz.h"

#define MAX_BUFFERS	4

static const unsigned int pixel_formats[] = {
	V4L2_PIX_FMT_RGB24, V4L2_PIX_FMT_BGR24, V4L2_PIX_FMT_ARGB32,
	V4L2_PIX_FMT_SRGGB8, V4L2_PIX_FMT_SRGGB10, V4L2_PIX_FMT_SRGGB12,
};

static const unsigned int codes[] = {
	0x100a, 0x1013, 0x100d, 0x3014, 0x300f, 0x300d, 0x3018, 0x3012,
};

static const unsigned int controls[] = {
	V4L2_CID_HFLIP, V4L2_CID_VFLIP, V4L2_CID_BRIGHTNESS,
	V4L2_CID_CONTRAST, V4L2_CID_SATURATION, V4L2_CID_HUE,
	V4L2_CID_VBLANK, V4L2_CID_HBLANK, V4L2_CID_PIXEL_RATE,
	V4L2_CID_FOCUS_ABSOLUTE, 0x00f00001, 0x00f0f000, 0x00f0f001,
	0x00f0f002,
};

static unsigned int draw_control(void)
{
	return one_in(10) ? draw_word() : controls[draw(ARRAY_SIZE(controls))];
}

static unsigned int draw_memory(void)
{
	return one_in(3) ? draw(6) : V4L2_MEMORY_MMAP;
}

static unsigned int draw_buffer_type(void)
{
	return one_in(16) ? draw(16) : V4L2_BUF_TYPE_VIDEO_CAPTURE;
}

static unsigned int draw_which(void)
{
	return one_in(16) ? draw_word() : draw(2);
}

void fill_words(void *argument, size_t size)
{
	unsigned int *words = argument;
	size_t i;

	for (i = 0; i < size / sizeof(*words); i++)
		words[i] = one_in(2) ? 0 : draw_word();
	/* A pointer in the midst of it, perhaps. */
	if (size >= 2 * sizeof(long) && one_in(2))
		((unsigned long *)argument)[draw(size / sizeof(long))] =
			draw_address(4096);
}

void fill_type(void *argument)
{
	*(unsigned int *)argument = draw_buffer_type();
}

/* What every capture of the default topology starts as. */
void fill_usual_format(void *argument)
{
	struct v4l2_format *format = argument;

	format->type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
	format->fmt.pix.width = 640;
	format->fmt.pix.height = 480;
	format->fmt.pix.field = V4L2_FIELD_NONE;
	format->fmt.pix.colorspace = V4L2_COLORSPACE_SRGB;
	format->fmt.pix.pixelformat =
		one_in(2) ? V4L2_PIX_FMT_SRGGB8 : V4L2_PIX_FMT_RGB24;
}

void fill_format(void *argument)
{
	struct v4l2_format *format = argument;

	format->type = draw_buffer_type();
	format->fmt.pix.width = one_in(8) ? draw_word() : 16 + draw(100);
	format->fmt.pix.height = one_in(8) ? draw_word() : 16 + draw(100);
	format->fmt.pix.pixelformat =
		pixel_formats[draw(ARRAY_SIZE(pixel_formats))];
	format->fmt.pix.field = one_in(2) ? draw(12) : V4L2_FIELD_NONE;
	format->fmt.pix.colorspace = draw(16);
	if (one_in(3))
		fill_usual_format(format);
}

void fill_request(void *argument)
{
	struct v4l2_requestbuffers *request = argument;

	request->count = one_in(8) ? draw_word() : draw(MAX_BUFFERS + 1);
	request->type = draw_buffer_type();
	request->memory = draw_memory();
}

void fill_create(void *argument)
{
	struct v4l2_create_buffers *create = argument;

	create->count = one_in(8) ? draw_word() : draw(MAX_BUFFERS + 1);
	create->memory = draw_memory();
	fill_format(&create->format);
	create->format.fmt.pix.sizeimage =
		one_in(8) ? draw_word() : draw(4 * 640 * 480);
}

void fill_buffer(void *argument)
{
	struct v4l2_buffer *buffer = argument;

	buffer->index = one_in(8) ? draw_word() : draw(MAX_BUFFERS);
	buffer->type = draw_buffer_type();
	buffer->memory = draw_memory();
	buffer->flags = one_in(8) ? draw_word() : 0;
	buffer->length = one_in(4) ? draw_word() : 640 * 480 * 4;
	if (buffer->memory == V4L2_MEMORY_USERPTR)
		buffer->m.userptr = draw_address(64 * 4096);
	else if (buffer->memory == V4L2_MEMORY_DMABUF)
		buffer->m.fd = draw_fd();
}

void fill_export(void *argument)
{
	struct v4l2_exportbuffer *export = argument;

	export->type = draw_buffer_type();
	export->index = one_in(8) ? draw_word() : draw(MAX_BUFFERS);
	export->plane = one_in(8) ? draw_word() : 0;
	export->flags = one_in(4) ? draw_word() : 2;
}

void fill_control(void *argument)
{
	struct v4l2_control *control = argument;

	control->id = draw_control();
	control->value = one_in(4) ? draw_word() : draw(24);
}

void fill_query(void *argument)
{
	unsigned int *words = argument;

	/* The id comes first in all of them; a menu's index follows. */
	words[0] = draw_control();
	if (one_in(4))
		words[0] |= V4L2_CTRL_FLAG_NEXT_CTRL;
	words[1] = one_in(4) ? draw_word() : draw(24);
}

void fill_ext_controls(void *argument)
{
	struct v4l2_ext_control control[8] = { 0 };
	struct v4l2_ext_controls *all = argument;
	unsigned int count = draw(6), i;

	for (i = 0; i < count; i++) {
		control[i].id = draw_control();
		control[i].size = one_in(8) ? draw_word() : 0;
		if (one_in(8))
			control[i].ptr = (void *)draw_address(64);
		else
			control[i].value64 = draw(24);
	}

	all->which = one_in(4) ? draw_word() : 0;
	all->count = one_in(8) ? draw_word() : count;
	all->controls = writable_address(sizeof(control));
	memcpy(all->controls, control, sizeof(control));
	if (one_in(8))
		all->controls = (void *)draw_address(sizeof(control));
}

void fill_event(void *argument)
{
	struct v4l2_event_subscription *event = argument;

	event->type = one_in(4) ? draw_word() : V4L2_EVENT_CTRL;
	event->id = draw_control();
	event->flags = draw(4);
}

void fill_enum(void *argument)
{
	unsigned int *words = argument;

	words[0] = one_in(8) ? draw_word() : draw(40);
	/* A type for ENUM_FMT, a format for the others. */
	words[1] = one_in(2) ? V4L2_BUF_TYPE_VIDEO_CAPTURE :
			       pixel_formats[draw(ARRAY_SIZE(pixel_formats))];
}

void fill_frame_size(void *argument)
{
	unsigned int *words = argument;

	words[0] = one_in(4) ? draw_word() : 0;
	words[1] = pixel_formats[draw(ARRAY_SIZE(pixel_formats))];
}

void fill_menu(void *argument)
{
	unsigned int *words = argument;

	words[0] = one_in(4) ? draw_control() : 0x00f0f000 + 2 * draw(2);
	words[1] = one_in(4) ? draw_word() : draw(24);
}

void fill_selection(void *argument)
{
	struct v4l2_selection *selection = argument;

	selection->type = draw_buffer_type();
	selection->target = draw(4);
	selection->r.width = draw_word();
	selection->r.height = draw_word();
}

void fill_pad_format(void *argument)
{
	struct v4l2_subdev_format *format = argument;

	format->which = draw_which();
	format->pad = one_in(16) ? draw_word() : draw(2);
	format->format.width = one_in(8) ? draw_word() : 16 + draw(100);
	format->format.height = one_in(8) ? draw_word() : 16 + draw(100);
	format->format.code = codes[draw(ARRAY_SIZE(codes))];
	format->format.field = one_in(2) ? draw(12) : V4L2_FIELD_NONE;
	format->format.colorspace = draw(16);
	if (!one_in(4)) {
		format->format.width = 640;
		format->format.height = 480;
		format->format.field = V4L2_FIELD_NONE;
		format->format.colorspace = V4L2_COLORSPACE_SRGB;
		format->format.code = one_in(2) ? 0x3014 : 0x100a;
	}
}

void fill_pad_selection(void *argument)
{
	struct v4l2_subdev_selection *selection = argument;

	selection->which = draw_which();
	selection->pad = one_in(8) ? draw_word() : draw(2);
	selection->target = one_in(4) ? draw_word() : draw(4);
	selection->r.left = one_in(2) ? (int)draw_word() : 0;
	selection->r.top = one_in(2) ? (int)draw_word() : 0;
	selection->r.width = one_in(4) ? draw_word() : draw(700);
	selection->r.height = one_in(4) ? draw_word() : draw(500);
}

void fill_pad_enum(void *argument)
{
	unsigned int *words = argument;

	/* Pad, index and code in one order or another; then "which". */
	words[0] = one_in(2) ? draw(2) : draw(40);
	words[1] = one_in(2) ? draw(2) : draw(40);
	words[2] = one_in(4) ? draw_word() : codes[draw(ARRAY_SIZE(codes))];
}
