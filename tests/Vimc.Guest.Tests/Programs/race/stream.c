// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * stream.c - the streams, and a look at every byte of their frames
 */

#include <errno.h>
#include <poll.h>
#include <stdbool.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <linux/videodev2.h>

#include "race.h"

#define NUM_BUFFERS		3
#define MAX_FRAMES		8
#define FRAME_TIMEOUT_MS	10000

struct capture {
	int fd;
	unsigned int index;
	const char *name;
	struct v4l2_pix_format format;
	unsigned char *data[NUM_BUFFERS];
	size_t length[NUM_BUFFERS];
};

static void call(struct capture *capture, unsigned long request,
		 void *argument, const char *what)
{
	if (ioctl(capture->fd, request, argument))
		accuse("%s of %s: %s\n", what, capture->name, strerror(errno));
}

static struct v4l2_buffer describe(unsigned int index)
{
	return (struct v4l2_buffer) {
		.type = V4L2_BUF_TYPE_VIDEO_CAPTURE,
		.memory = V4L2_MEMORY_MMAP,
		.index = index,
	};
}

/* What a buffer holds before the driver writes to it; no frame looks so. */
static unsigned char unwritten(unsigned int offset)
{
	return offset * 7 + (offset >> 8);
}

static void choose_format(struct capture *capture, bool is_raw)
{
	struct v4l2_format format = {
		.type = V4L2_BUF_TYPE_VIDEO_CAPTURE,
		.fmt.pix = {
			.width = draw(8) ? 64 : 98,
			.height = draw(8) ? 48 : 50,
			.pixelformat = is_raw ? V4L2_PIX_FMT_SRGGB8 :
						V4L2_PIX_FMT_RGB24,
			.colorspace = V4L2_COLORSPACE_SRGB,
		},
	};

	if (is_raw && !draw(8))
		format.fmt.pix.pixelformat = V4L2_PIX_FMT_SRGGB10;

	call(capture, VIDIOC_S_FMT, &format, "format");
	capture->format = format.fmt.pix;
	if (capture->format.sizeimage !=
	    capture->format.bytesperline * capture->format.height)
		accuse("%s: image of %u bytes, lines of %u\n", capture->name,
		       capture->format.sizeimage, capture->format.bytesperline);
}

static void queue(struct capture *capture, unsigned int index)
{
	struct v4l2_buffer buffer = describe(index);
	unsigned int i;

	for (i = 0; i < capture->length[index]; i++)
		capture->data[index][i] = unwritten(i);
	call(capture, VIDIOC_QBUF, &buffer, "queueing");
}

static void make_buffers(struct capture *capture)
{
	struct v4l2_requestbuffers request = {
		.type = V4L2_BUF_TYPE_VIDEO_CAPTURE,
		.memory = V4L2_MEMORY_MMAP,
		.count = NUM_BUFFERS,
	};
	unsigned int i;

	call(capture, VIDIOC_REQBUFS, &request, "making buffers");
	for (i = 0; i < NUM_BUFFERS; i++) {
		struct v4l2_buffer buffer = describe(i);

		call(capture, VIDIOC_QUERYBUF, &buffer, "asking for a buffer");
		capture->length[i] = buffer.length;
		capture->data[i] = mmap(NULL, buffer.length,
					PROT_READ | PROT_WRITE, MAP_SHARED,
					capture->fd, buffer.m.offset);
		if (capture->data[i] == MAP_FAILED)
			accuse("mapping: %s\n", strerror(errno));
		queue(capture, i);
	}
}

static void check_frame(struct capture *capture,
			const struct v4l2_buffer *buffer)
{
	const unsigned char *data = capture->data[buffer->index];
	unsigned int size = capture->format.sizeimage;
	unsigned int step = capture->format.bytesperline /
			    capture->format.width;
	unsigned int i;

	if (buffer->flags & V4L2_BUF_FLAG_ERROR)
		accuse("%s: a frame with an error\n", capture->name);
	if (buffer->bytesused != size)
		accuse("%s: %u bytes in a frame of %ux%u, which has %u\n",
		       capture->name, buffer->bytesused, capture->format.width,
		       capture->format.height, size);

	for (i = step; i < size; i++)
		if (data[i] != data[i - step])
			accuse("%s: byte %u of a %ux%u frame is %u after %u\n",
			       capture->name, i, capture->format.width,
			       capture->format.height, data[i], data[i - step]);
	for (i = size; i < capture->length[buffer->index]; i++)
		if (data[i] != unwritten(i))
			accuse("%s: byte %u is written, of %u\n",
			       capture->name, i, size);
}

static void take_frame(struct capture *capture)
{
	struct pollfd ready = { .fd = capture->fd, .events = POLLIN };
	struct v4l2_buffer buffer = describe(0);

	if (poll(&ready, 1, FRAME_TIMEOUT_MS) != 1)
		accuse("%s: no frame comes\n", capture->name);
	call(capture, VIDIOC_DQBUF, &buffer, "dequeueing");
	check_frame(capture, &buffer);
	count(&tally->frames[capture->index]);
	queue(capture, buffer.index);
}

static void stream(struct capture *capture)
{
	int type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
	unsigned int i, num_frames = draw(MAX_FRAMES);

	if (ioctl(capture->fd, VIDIOC_STREAMON, &type)) {
		if (errno != EPIPE)
			accuse("starting %s: %s\n", capture->name,
			       strerror(errno));
		count(&tally->refused_starts[capture->index]);
		return;
	}

	count(&tally->starts[capture->index]);
	for (i = 0; i < num_frames; i++)
		take_frame(capture);
	call(capture, VIDIOC_STREAMOFF, &type, "stopping");
	for (i = 0; i < NUM_BUFFERS; i++)
		queue(capture, i);
}

static void run_capture(enum node node)
{
	bool is_raw = node == NODE_RAW;
	struct capture capture = {
		.fd = open_node(node),
		.index = is_raw ? 0 : 1,
		.name = node_paths[node],
	};
	unsigned int i;

	choose_format(&capture, is_raw);
	make_buffers(&capture);
	for (i = 0; i < 4; i++)
		stream(&capture);

	for (i = 0; i < NUM_BUFFERS; i++)
		munmap(capture.data[i], capture.length[i]);
	close(capture.fd);
}

void step_raw_stream(void)
{
	run_capture(NODE_RAW);
}

void step_color_stream(void)
{
	run_capture(NODE_COLOR);
}
