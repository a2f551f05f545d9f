// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * dma-share - buffers of one device in the hands of others
 *
 *   dma-share import EXPORTER IMPORTER COUNT
 *	Frames of IMPORTER land in buffers of EXPORTER, which lets go of its
 *	buffers and is closed half-way.
 *   dma-share orphan EXPORTER
 *	A process that streams into buffers is killed; another one, which has
 *	them exported and mapped, goes on with them.
 *   dma-share hold EXPORTER
 *	Streams, with its buffers exported and mapped, until it is killed.
 *
 * Both devices are used with the formats they have. Exits with 1 and says why
 * on standard error if a call fails or a frame does not come.
 */

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <linux/videodev2.h>

#define NUM_BUFFERS		3
#define FRAME_TIMEOUT_MS	10000

/* What a buffer holds before the driver writes to it. */
#define UNWRITTEN		0xa5

struct device {
	const char *path;
	int fd;
	enum v4l2_memory memory;
	int exported[NUM_BUFFERS];
	unsigned char *data[NUM_BUFFERS];
	size_t length;
};

static void die(const struct device *device, const char *what)
{
	fprintf(stderr, "%s of %s: %s\n", what, device->path, strerror(errno));
	exit(1);
}

static void call(const struct device *device, unsigned long request,
		 void *argument, const char *what)
{
	if (ioctl(device->fd, request, argument))
		die(device, what);
}

static void open_device(struct device *device, const char *path)
{
	device->path = path;
	device->fd = open(path, O_RDWR | O_NONBLOCK | O_CLOEXEC);
	if (device->fd < 0)
		die(device, "opening");
}

static void request(struct device *device, enum v4l2_memory memory,
		    unsigned int count)
{
	struct v4l2_requestbuffers request = {
		.type = V4L2_BUF_TYPE_VIDEO_CAPTURE,
		.memory = memory,
		.count = count,
	};

	device->memory = memory;
	call(device, VIDIOC_REQBUFS, &request, "requesting buffers");
}

static void export_buffers(struct device *device)
{
	unsigned int i;

	request(device, V4L2_MEMORY_MMAP, NUM_BUFFERS);
	for (i = 0; i < NUM_BUFFERS; i++) {
		struct v4l2_exportbuffer export = {
			.type = V4L2_BUF_TYPE_VIDEO_CAPTURE,
			.index = i,
			.flags = O_RDWR | O_CLOEXEC,
		};
		struct v4l2_buffer buffer = {
			.type = V4L2_BUF_TYPE_VIDEO_CAPTURE,
			.memory = V4L2_MEMORY_MMAP,
			.index = i,
		};

		call(device, VIDIOC_EXPBUF, &export, "exporting");
		call(device, VIDIOC_QUERYBUF, &buffer, "asking");
		device->exported[i] = export.fd;
		device->length = buffer.length;
		device->data[i] = mmap(NULL, buffer.length,
				       PROT_READ | PROT_WRITE, MAP_SHARED,
				       export.fd, 0);
		if (device->data[i] == MAP_FAILED)
			die(device, "mapping");
		memset(device->data[i], UNWRITTEN, buffer.length);
	}
}

static void queue(const struct device *device, const struct device *owner,
		  unsigned int index)
{
	struct v4l2_buffer buffer = {
		.type = V4L2_BUF_TYPE_VIDEO_CAPTURE,
		.memory = device->memory,
		.index = index,
		.length = owner->length,
	};

	if (device->memory == V4L2_MEMORY_DMABUF)
		buffer.m.fd = owner->exported[index];
	memset(owner->data[index], UNWRITTEN, owner->length);
	call(device, VIDIOC_QBUF, &buffer, "queueing");
}

static void start(const struct device *device, const struct device *owner)
{
	int type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
	unsigned int i;

	for (i = 0; i < NUM_BUFFERS; i++)
		queue(device, owner, i);
	call(device, VIDIOC_STREAMON, &type, "starting");
}

/* A frame has colours enough not to be all of one value. */
static int is_written(const unsigned char *data, size_t size)
{
	return memchr(data, UNWRITTEN, size) != data ||
	       memcmp(data, data + 1, size - 1);
}

static void take_frame(const struct device *device, const struct device *owner)
{
	struct pollfd ready = { .fd = device->fd, .events = POLLIN };
	struct v4l2_buffer buffer = {
		.type = V4L2_BUF_TYPE_VIDEO_CAPTURE,
		.memory = device->memory,
	};

	errno = ETIMEDOUT;
	if (poll(&ready, 1, FRAME_TIMEOUT_MS) != 1)
		die(device, "waiting for a frame");
	call(device, VIDIOC_DQBUF, &buffer, "dequeueing");
	errno = EIO;
	if (buffer.flags & V4L2_BUF_FLAG_ERROR || !buffer.bytesused ||
	    !is_written(owner->data[buffer.index], buffer.bytesused))
		die(device, "a frame");
	queue(device, owner, buffer.index);
}

static void take_frames(const struct device *device,
			const struct device *owner, unsigned int count)
{
	while (count--)
		take_frame(device, owner);
}

static void import(const char *from, const char *to, unsigned int count)
{
	struct device exporter, importer;
	int type = V4L2_BUF_TYPE_VIDEO_CAPTURE;

	open_device(&exporter, from);
	open_device(&importer, to);
	export_buffers(&exporter);
	request(&importer, V4L2_MEMORY_DMABUF, NUM_BUFFERS);
	start(&importer, &exporter);
	take_frames(&importer, &exporter, count);

	/* An orphan from here on: memory that only its users keep. */
	request(&exporter, V4L2_MEMORY_MMAP, 0);
	close(exporter.fd);
	take_frames(&importer, &exporter, count);
	call(&importer, VIDIOC_STREAMOFF, &type, "stopping");
}

static void hold(const char *path)
{
	struct device device;

	open_device(&device, path);
	export_buffers(&device);
	start(&device, &device);
	puts("streaming");
	fflush(stdout);
	for (;;)
		take_frame(&device, &device);
}

static void orphan(const char *path)
{
	struct device exporter, importer;
	int ready[2], status;
	pid_t child;
	char byte;

	open_device(&exporter, path);
	export_buffers(&exporter);
	if (pipe(ready))
		die(&exporter, "piping");

	child = fork();
	if (!child) {
		start(&exporter, &exporter);
		take_frames(&exporter, &exporter, 2);
		if (write(ready[1], "", 1) != 1)
			exit(1);
		for (;;)
			take_frame(&exporter, &exporter);
	}

	/* The killed process must have been the last to have the node open. */
	close(exporter.fd);
	close(ready[1]);
	errno = EPIPE;
	if (read(ready[0], &byte, 1) != 1)
		die(&exporter, "starting in a child");
	kill(child, SIGKILL);
	waitpid(child, &status, 0);

	open_device(&importer, path);
	request(&importer, V4L2_MEMORY_DMABUF, NUM_BUFFERS);
	start(&importer, &exporter);
	take_frames(&importer, &exporter, 5);
}

int main(int argc, char **argv)
{
	if (argc == 5 && !strcmp(argv[1], "import"))
		import(argv[2], argv[3], atoi(argv[4]));
	else if (argc == 3 && !strcmp(argv[1], "orphan"))
		orphan(argv[2]);
	else if (argc == 3 && !strcmp(argv[1], "hold"))
		hold(argv[2]);
	else
		return 2;

	return 0;
}
