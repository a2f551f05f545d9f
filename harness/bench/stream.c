// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * stream.c - frames from one video node
 */

#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>

#include <linux/videodev2.h>

#include "stream.h"

#define MAX_STREAMS	4

/* The slowest driver under test works half a minute on its slowest frame. */
#define TIMEOUT_MS	300000

static void call(struct stream *stream, unsigned long request, void *argument,
		 const char *name)
{
	int ret;

	do {
		ret = ioctl(stream->fd, request, argument);
	} while (ret && errno == EINTR);
	if (ret)
		err(1, "%s: %s", stream->path, name);
}

/* Every page is touched once, so that no run pays for page faults. */
static void touch(struct stream *stream, unsigned int index)
{
	struct v4l2_buffer buffer = {
		.type = V4L2_BUF_TYPE_VIDEO_CAPTURE,
		.memory = V4L2_MEMORY_MMAP,
		.index = index,
	};
	void *data;

	call(stream, VIDIOC_QUERYBUF, &buffer, "VIDIOC_QUERYBUF");
	data = mmap(NULL, buffer.length, PROT_READ | PROT_WRITE, MAP_SHARED,
		    stream->fd, buffer.m.offset);
	if (data == MAP_FAILED)
		err(1, "%s: mmap", stream->path);
	memset(data, 0, buffer.length);
	munmap(data, buffer.length);
}

void stream_open(struct stream *stream, const char *path)
{
	struct v4l2_requestbuffers request = {
		.type = V4L2_BUF_TYPE_VIDEO_CAPTURE,
		.memory = V4L2_MEMORY_MMAP,
		.count = STREAM_BUFFERS,
	};
	unsigned int i;

	*stream = (struct stream){ .path = path };
	stream->fd = open(path, O_RDWR | O_CLOEXEC | O_NONBLOCK);
	if (stream->fd < 0)
		err(1, "%s", path);

	call(stream, VIDIOC_REQBUFS, &request, "VIDIOC_REQBUFS");
	if (request.count != STREAM_BUFFERS)
		errx(1, "%s: %u buffers instead of %u", path, request.count,
		     STREAM_BUFFERS);
	for (i = 0; i < STREAM_BUFFERS; i++) {
		touch(stream, i);
		stream_give(stream, i);
	}
}

void stream_start(struct stream *stream)
{
	int type = V4L2_BUF_TYPE_VIDEO_CAPTURE;

	call(stream, VIDIOC_STREAMON, &type, "VIDIOC_STREAMON");
}

void stream_stop(struct stream *stream)
{
	int type = V4L2_BUF_TYPE_VIDEO_CAPTURE;

	call(stream, VIDIOC_STREAMOFF, &type, "VIDIOC_STREAMOFF");
}

void stream_give(struct stream *stream, unsigned int index)
{
	struct v4l2_buffer buffer = {
		.type = V4L2_BUF_TYPE_VIDEO_CAPTURE,
		.memory = V4L2_MEMORY_MMAP,
		.index = index,
	};

	call(stream, VIDIOC_QBUF, &buffer, "VIDIOC_QBUF");
}

int stream_take(struct stream *stream)
{
	struct v4l2_buffer buffer = {
		.type = V4L2_BUF_TYPE_VIDEO_CAPTURE,
		.memory = V4L2_MEMORY_MMAP,
	};
	int ret;

	do {
		ret = ioctl(stream->fd, VIDIOC_DQBUF, &buffer);
	} while (ret && errno == EINTR);
	if (ret && errno == EAGAIN)
		return -1;
	if (ret)
		err(1, "%s: VIDIOC_DQBUF", stream->path);
	if (buffer.flags & V4L2_BUF_FLAG_ERROR)
		errx(1, "%s: frame %u is broken", stream->path,
		     buffer.sequence);

	if (stream->frames)
		stream->gaps += buffer.sequence - stream->sequence - 1;
	stream->frames++;
	stream->sequence = buffer.sequence;
	stream->time_ns = buffer.timestamp.tv_sec * 1000000000LL +
			  buffer.timestamp.tv_usec * 1000LL;

	return buffer.index;
}

void stream_wait(struct stream *streams, unsigned int count)
{
	struct pollfd ready[MAX_STREAMS];
	unsigned int i;
	int ret;

	if (count > MAX_STREAMS)
		errx(2, "more than %d nodes", MAX_STREAMS);
	for (i = 0; i < count; i++)
		ready[i] = (struct pollfd){
			.fd = streams[i].fd,
			.events = POLLIN,
		};

	do {
		ret = poll(ready, count, TIMEOUT_MS);
	} while (ret < 0 && errno == EINTR);
	if (ret < 0)
		err(1, "poll");
	if (!ret)
		errx(1, "%s: no frame within %d s", streams[0].path,
		     TIMEOUT_MS / 1000);
}
