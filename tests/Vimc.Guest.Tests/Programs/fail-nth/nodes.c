// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * nodes.c - what user space does with device nodes
 */

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <linux/media.h>
#include <linux/v4l2-subdev.h>
#include <linux/videodev2.h>

#include "fail-nth.h"

#define NUM_BUFFERS		3
#define NUM_FRAMES		2
#define FRAME_TIMEOUT_MS	10000

static const char *node_path;
static int node_fd;

static int nothing(void)
{
	return 0;
}

static int open_set_up(char **arguments)
{
	node_path = arguments[0];
	return 0;
}

static int open_run(void)
{
	node_fd = open(node_path, O_RDWR | O_NONBLOCK | O_CLOEXEC);
	return node_fd < 0 ? -1 : 0;
}

static int open_undo(void)
{
	return close(node_fd);
}

const struct operation open_operation = {
	.name = "open",
	.num_arguments = 1,
	.set_up = open_set_up,
	.run = open_run,
	.undo = open_undo,
};

static int node_set_up(char **arguments)
{
	open_set_up(arguments);
	return open_run();
}

static int set_pad_format(void)
{
	struct v4l2_subdev_format format = {
		.which = V4L2_SUBDEV_FORMAT_ACTIVE,
	};

	if (ioctl(node_fd, VIDIOC_SUBDEV_G_FMT, &format))
		return -1;

	return ioctl(node_fd, VIDIOC_SUBDEV_S_FMT, &format);
}

static int format_run(void)
{
	struct v4l2_format format = { .type = V4L2_BUF_TYPE_VIDEO_CAPTURE };

	if (!ioctl(node_fd, VIDIOC_G_FMT, &format))
		return ioctl(node_fd, VIDIOC_S_FMT, &format);

	return errno == ENOTTY ? set_pad_format() : -1;
}

const struct operation format_operation = {
	.name = "format",
	.num_arguments = 1,
	.set_up = node_set_up,
	.run = format_run,
	.undo = nothing,
};

static int request(unsigned int count)
{
	struct v4l2_requestbuffers request = {
		.type = V4L2_BUF_TYPE_VIDEO_CAPTURE,
		.memory = V4L2_MEMORY_MMAP,
		.count = count,
	};

	return ioctl(node_fd, VIDIOC_REQBUFS, &request);
}

static int request_run(void)
{
	return request(NUM_BUFFERS);
}

static int release_buffers(void)
{
	return request(0);
}

static int queue_buffer(unsigned int index)
{
	struct v4l2_buffer buffer = {
		.type = V4L2_BUF_TYPE_VIDEO_CAPTURE,
		.memory = V4L2_MEMORY_MMAP,
		.index = index,
	};

	return ioctl(node_fd, VIDIOC_QBUF, &buffer);
}

static int switch_stream(unsigned long request)
{
	int type = V4L2_BUF_TYPE_VIDEO_CAPTURE;

	return ioctl(node_fd, request, &type);
}

static int start_prepare(void)
{
	unsigned int i;

	if (request(0) || request(NUM_BUFFERS))
		return -1;

	for (i = 0; i < NUM_BUFFERS; i++)
		if (queue_buffer(i))
			return -1;

	return 0;
}

static int start_run(void)
{
	return switch_stream(VIDIOC_STREAMON);
}

static int take_frame(void)
{
	struct v4l2_buffer buffer = {
		.type = V4L2_BUF_TYPE_VIDEO_CAPTURE,
		.memory = V4L2_MEMORY_MMAP,
	};
	struct pollfd ready = { .fd = node_fd, .events = POLLIN };

	if (poll(&ready, 1, FRAME_TIMEOUT_MS) != 1) {
		errno = ETIMEDOUT;
		return -1;
	}
	if (ioctl(node_fd, VIDIOC_DQBUF, &buffer))
		return -1;
	if (!(buffer.flags & V4L2_BUF_FLAG_ERROR))
		return 0;

	errno = EIO;
	return -1;
}

static int start_prove(void)
{
	unsigned int i;

	for (i = 0; i < NUM_FRAMES; i++)
		if (take_frame())
			return -1;

	return 0;
}

static int start_undo(void)
{
	if (switch_stream(VIDIOC_STREAMOFF))
		return -1;

	return release_buffers();
}

/* Buffers that are there must stream. */
static int request_prove(void)
{
	unsigned int i;

	for (i = 0; i < 2; i++)
		if (queue_buffer(i))
			return -1;
	if (start_run() || start_prove())
		return -1;

	return switch_stream(VIDIOC_STREAMOFF);
}

const struct operation request_operation = {
	.name = "request",
	.num_arguments = 1,
	.set_up = node_set_up,
	.run = request_run,
	.prove = request_prove,
	.undo = release_buffers,
};

/* A start that failed keeps its buffers: the same ones must do. */
static int start_find_traces(void)
{
	int type = V4L2_BUF_TYPE_VIDEO_CAPTURE;

	if (ioctl(node_fd, VIDIOC_STREAMON, &type))
		return -1;

	return start_prove() ? -1 : start_undo();
}

const struct operation start_operation = {
	.name = "start",
	.num_arguments = 1,
	.set_up = node_set_up,
	.prepare = start_prepare,
	.run = start_run,
	.find_traces = start_find_traces,
	.prove = start_prove,
	.undo = start_undo,
};

static struct media_link_desc chosen_link;

static int find_link(__u32 entity)
{
	struct media_entity_desc description = { .id = entity };
	struct media_link_desc links[16];
	struct media_links_enum all = { .entity = entity, .links = links };
	unsigned int i;

	if (ioctl(node_fd, MEDIA_IOC_ENUM_ENTITIES, &description) ||
	    description.links > 16 ||
	    ioctl(node_fd, MEDIA_IOC_ENUM_LINKS, &all))
		return -1;

	for (i = 0; i < description.links; i++) {
		if (links[i].flags != MEDIA_LNK_FL_ENABLED)
			continue;
		chosen_link = links[i];
		return 0;
	}

	errno = ENOENT;
	return -1;
}

/* The first link that is enabled and can be disabled. */
static int link_set_up(char **arguments)
{
	struct media_entity_desc next = { .id = MEDIA_ENT_ID_FLAG_NEXT };

	if (node_set_up(arguments))
		return -1;

	while (!ioctl(node_fd, MEDIA_IOC_ENUM_ENTITIES, &next)) {
		if (!find_link(next.id))
			return 0;
		next.id |= MEDIA_ENT_ID_FLAG_NEXT;
	}

	return -1;
}

static int set_link(__u32 flags)
{
	chosen_link.flags = flags;
	return ioctl(node_fd, MEDIA_IOC_SETUP_LINK, &chosen_link);
}

static int link_run(void)
{
	return set_link(0);
}

static int link_undo(void)
{
	return set_link(MEDIA_LNK_FL_ENABLED);
}

const struct operation link_operation = {
	.name = "link",
	.num_arguments = 1,
	.set_up = link_set_up,
	.run = link_run,
	.undo = link_undo,
};
