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

/* A guest that stood still on a busy host has no frame when it goes on. */
#define TIMEOUT_MS	20000

/* What a buffer holds before the driver writes to it. */
#define UNWRITTEN	0xa5

/* That of frames; a subdevice has none, and is never asked for any. */
static enum v4l2_buf_type type_of(struct node *node)
{
	struct v4l2_capability capability;

	if (!node_call(node, VIDIOC_QUERYCAP, &capability) &&
	    capability.device_caps & V4L2_CAP_VIDEO_CAPTURE_MPLANE)
		return V4L2_BUF_TYPE_VIDEO_CAPTURE_MPLANE;

	return V4L2_BUF_TYPE_VIDEO_CAPTURE;
}

int node_open(struct node *node, const char *path)
{
	memset(node, 0, sizeof(*node));
	node->fd = open(path, O_RDWR | O_CLOEXEC | O_NONBLOCK);
	if (node->fd < 0)
		return -1;

	node->type = type_of(node);
	errno = 0;

	return 0;
}

int node_close(struct node *node)
{
	unsigned int i, p;

	for (i = 0; i < node->count; i++) {
		for (p = 0; p < node->num_planes; p++) {
			struct plane *plane = &node->buffers[i].planes[p];

			munmap(plane->data, plane->length);
			if (node->memory == V4L2_MEMORY_DMABUF)
				close(plane->dmabuf);
		}
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

static bool is_multiplanar(const struct node *node)
{
	return node->type == V4L2_BUF_TYPE_VIDEO_CAPTURE_MPLANE;
}

/* The planes are those of the node, for one call at a time. */
static struct v4l2_buffer describe(struct node *node, unsigned int index)
{
	static struct v4l2_plane planes[VIDEO_MAX_PLANES];
	struct v4l2_buffer buffer = {
		.type = node->type,
		.memory = node->memory,
		.index = index,
	};
	const struct plane *plane = node->buffers[index].planes;
	unsigned int p;

	if (is_multiplanar(node)) {
		memset(planes, 0, sizeof(planes));
		buffer.m.planes = planes;
		buffer.length = VIDEO_MAX_PLANES;
		for (p = 0; p < node->num_planes; p++) {
			planes[p].length = plane[p].length;
			if (node->memory == V4L2_MEMORY_USERPTR)
				planes[p].m.userptr =
					(unsigned long)plane[p].data;
			else if (node->memory == V4L2_MEMORY_DMABUF)
				planes[p].m.fd = plane[p].dmabuf;
		}
	} else if (node->memory == V4L2_MEMORY_USERPTR) {
		buffer.m.userptr = (unsigned long)plane->data;
		buffer.length = plane->length;
	} else if (node->memory == V4L2_MEMORY_DMABUF) {
		buffer.m.fd = plane->dmabuf;
	}

	return buffer;
}

static int request_buffers(struct node *node, enum v4l2_memory memory,
			   unsigned int *count)
{
	struct v4l2_requestbuffers request = {
		.type = node->type,
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

static int map_plane(struct node *node, struct plane *plane, size_t length,
		     off_t offset)
{
	plane->length = length;
	plane->data = mmap(NULL, length, PROT_READ | PROT_WRITE, MAP_SHARED,
			   node->fd, offset);
	if (plane->data == MAP_FAILED)
		return -1;

	memset(plane->data, UNWRITTEN, length);
	return 0;
}

static int map_buffer(struct node *node, unsigned int index)
{
	struct v4l2_plane planes[VIDEO_MAX_PLANES] = { 0 };
	struct v4l2_buffer description = {
		.type = node->type,
		.memory = V4L2_MEMORY_MMAP,
		.index = index,
	};
	struct plane *plane = node->buffers[index].planes;

	if (is_multiplanar(node)) {
		description.m.planes = planes;
		description.length = VIDEO_MAX_PLANES;
	}
	if (node_call(node, VIDIOC_QUERYBUF, &description))
		return -1;

	node->num_planes = is_multiplanar(node) ? description.length : 1;
	if (!is_multiplanar(node))
		return map_plane(node, plane, description.length,
				 description.m.offset);
	if (map_plane(node, plane, planes[0].length, planes[0].m.mem_offset))
		return -1;
	if (node->num_planes == 1)
		return 0;

	return map_plane(node, plane + 1, planes[1].length,
			 planes[1].m.mem_offset);
}

static int export_buffer(struct node *node, unsigned int index)
{
	unsigned int p;

	for (p = 0; p < node->num_planes; p++) {
		struct v4l2_exportbuffer export = {
			.type = node->type,
			.index = index,
			.plane = p,
			.flags = O_RDWR | O_CLOEXEC,
		};

		if (node_call(node, VIDIOC_EXPBUF, &export))
			return -1;
		node->buffers[index].planes[p].dmabuf = export.fd;
	}

	return 0;
}

static int allocate_buffer(struct node *node, unsigned int index)
{
	struct v4l2_format format = { .type = node->type };
	unsigned int p;

	if (node_call(node, VIDIOC_G_FMT, &format))
		return -1;

	node->num_planes = is_multiplanar(node) ? format.fmt.pix_mp.num_planes :
			   1;
	for (p = 0; p < node->num_planes; p++) {
		struct plane *plane = &node->buffers[index].planes[p];

		plane->length = is_multiplanar(node) ?
				format.fmt.pix_mp.plane_fmt[p].sizeimage :
				format.fmt.pix.sizeimage;
		plane->data = mmap(NULL, plane->length, PROT_READ | PROT_WRITE,
				   MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
		if (plane->data == MAP_FAILED)
			return -1;
		memset(plane->data, UNWRITTEN, plane->length);
	}

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

/* Of a frame, the sum of its planes. */
static void note_sizes(struct node *node, const struct v4l2_buffer *buffer)
{
	unsigned int p;

	node->last_sizes[0] = buffer->bytesused;
	node->last_size = buffer->bytesused;
	if (!is_multiplanar(node))
		return;

	node->last_size = 0;
	for (p = 0; p < node->num_planes; p++) {
		node->last_sizes[p] = buffer->m.planes[p].bytesused;
		node->last_size += node->last_sizes[p];
	}
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
	note_sizes(node, &buffer);
	printf("frame sequence %u time %lld.%06lld size %u flags %u field %u\n",
	       buffer.sequence, (long long)buffer.timestamp.tv_sec,
	       (long long)buffer.timestamp.tv_usec, node->last_size,
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
	size_t written = 0;
	unsigned int p;

	if (!file)
		return -1;

	for (p = 0; p < node->num_planes; p++)
		written += fwrite(node->buffers[node->last].planes[p].data, 1,
				  node->last_sizes[p], file);
	if (fclose(file))
		return -1;
	if (written == node->last_size)
		return 0;

	errno = ENOSPC;
	return -1;
}
