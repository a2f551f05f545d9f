// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * node.c - an open V4L2 node and its buffers
 */

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "node.h"

#define TIMEOUT_MS	5000

/* What a buffer holds before the driver writes to it. */
#define UNWRITTEN	0xa5

int node_open(struct node *node, const char *path)
{
	memset(node, 0, sizeof(*node));
	node->fd = open(path, O_RDWR | O_CLOEXEC | O_NONBLOCK);
	return node->fd < 0 ? -1 : 0;
}

int node_close(struct node *node)
{
	unsigned int i;

	for (i = 0; i < node->count; i++) {
		munmap(node->buffers[i].data, node->buffers[i].length);
		if (node->memory == V4L2_MEMORY_DMABUF)
			close(node->buffers[i].dmabuf);
	}

	return close(node->fd);
}

int node_call(struct node *node, unsigned long request, void *argument)
{
	int ret;

	do {
		ret = ioctl(node->fd, request, argument);
	} while (ret && errno == EINTR);

	return ret;
}

static struct v4l2_buffer describe(const struct node *node, unsigned int index)
{
	struct v4l2_buffer buffer = {
		.type = V4L2_BUF_TYPE_VIDEO_CAPTURE,
		.memory = node->memory,
		.index = index,
	};

	if (node->memory == V4L2_MEMORY_USERPTR) {
		buffer.m.userptr = (unsigned long)node->buffers[index].data;
		buffer.length = node->buffers[index].length;
	} else if (node->memory == V4L2_MEMORY_DMABUF) {
		buffer.m.fd = node->buffers[index].dmabuf;
	}

	return buffer;
}

static int request_buffers(struct node *node, enum v4l2_memory memory,
			   unsigned int *count)
{
	struct v4l2_requestbuffers request = {
		.type = V4L2_BUF_TYPE_VIDEO_CAPTURE,
		.memory = memory,
		.count = *count,
	};

	if (node_call(node, VIDIOC_REQBUFS, &request))
		return -1;
	if (request.count > MAX_BUFFERS) {
		errno = ENOBUFS;
		return -1;
	}

	*count = request.count;
	return 0;
}

static int map_buffer(struct node *node, unsigned int index)
{
	struct v4l2_buffer description = {
		.type = V4L2_BUF_TYPE_VIDEO_CAPTURE,
		.memory = V4L2_MEMORY_MMAP,
		.index = index,
	};
	struct buffer *buffer = &node->buffers[index];

	if (node_call(node, VIDIOC_QUERYBUF, &description))
		return -1;

	buffer->length = description.length;
	buffer->data = mmap(NULL, buffer->length, PROT_READ | PROT_WRITE,
			    MAP_SHARED, node->fd, description.m.offset);
	if (buffer->data == MAP_FAILED)
		return -1;

	memset(buffer->data, UNWRITTEN, buffer->length);
	return 0;
}

static int export_buffer(struct node *node, unsigned int index)
{
	struct v4l2_exportbuffer export = {
		.type = V4L2_BUF_TYPE_VIDEO_CAPTURE,
		.index = index,
		.flags = O_RDWR | O_CLOEXEC,
	};

	if (node_call(node, VIDIOC_EXPBUF, &export))
		return -1;

	node->buffers[index].dmabuf = export.fd;
	return 0;
}

static int allocate_buffer(struct node *node, unsigned int index)
{
	struct v4l2_format format = { .type = V4L2_BUF_TYPE_VIDEO_CAPTURE };
	struct buffer *buffer = &node->buffers[index];

	if (node_call(node, VIDIOC_G_FMT, &format))
		return -1;

	buffer->length = format.fmt.pix.sizeimage;
	buffer->data = mmap(NULL, buffer->length, PROT_READ | PROT_WRITE,
			    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (buffer->data == MAP_FAILED)
		return -1;

	memset(buffer->data, UNWRITTEN, buffer->length);
	return 0;
}

/*
 * Buffers for DMABUF come from the node itself, as libcamera makes them:
 * allocated there, exported, let go of, and handed in again.
 */
int node_request(struct node *node, enum v4l2_memory memory,
		 unsigned int count)
{
	bool is_import = memory == V4L2_MEMORY_DMABUF;
	unsigned int none = 0;
	unsigned int i;

	if (request_buffers(node, is_import ? V4L2_MEMORY_MMAP : memory,
			    &count))
		return -1;

	node->memory = memory;
	node->count = count;
	for (i = 0; i < count; i++) {
		if (memory == V4L2_MEMORY_USERPTR ? allocate_buffer(node, i) :
						    map_buffer(node, i))
			return -1;
		if (is_import && export_buffer(node, i))
			return -1;
	}

	if (!is_import)
		return 0;
	if (request_buffers(node, V4L2_MEMORY_MMAP, &none))
		return -1;
	return request_buffers(node, V4L2_MEMORY_DMABUF, &count);
}

int node_queue(struct node *node, unsigned int index)
{
	struct v4l2_buffer buffer = describe(node, index);

	return node_call(node, VIDIOC_QBUF, &buffer);
}

int node_dequeue(struct node *node)
{
	struct pollfd ready = { .fd = node->fd, .events = POLLIN };
	struct v4l2_buffer buffer = describe(node, 0);
	int ret;

	do {
		ret = poll(&ready, 1, TIMEOUT_MS);
	} while (ret < 0 && errno == EINTR);
	if (!ret)
		errno = ETIMEDOUT;
	if (ret <= 0 || node_call(node, VIDIOC_DQBUF, &buffer))
		return -1;

	node->last = buffer.index;
	node->last_size = buffer.bytesused;
	printf("frame sequence %u time %lld.%06lld size %u flags %u field %u\n",
	       buffer.sequence, (long long)buffer.timestamp.tv_sec,
	       (long long)buffer.timestamp.tv_usec, buffer.bytesused,
	       buffer.flags, buffer.field);
	return 0;
}

int node_dequeue_with(struct node *node, unsigned int flags)
{
	struct v4l2_buffer buffer = describe(node, 0);

	buffer.flags = flags;

	return node_call(node, VIDIOC_DQBUF, &buffer);
}

/* Sleeps in the very call, and not in poll(). */
int node_block(struct node *node)
{
	struct v4l2_buffer buffer = describe(node, 0);
	int flags = fcntl(node->fd, F_GETFL);

	if (flags < 0 || fcntl(node->fd, F_SETFL, flags & ~O_NONBLOCK))
		return -1;

	return node_call(node, VIDIOC_DQBUF, &buffer);
}

int node_save(struct node *node, const char *path)
{
	FILE *file = fopen(path, "ab");
	size_t written;

	if (!file)
		return -1;

	written = fwrite(node->buffers[node->last].data, 1, node->last_size,
			 file);
	if (fclose(file))
		return -1;
	if (written == node->last_size)
		return 0;

	errno = ENOSPC;
	return -1;
}
