// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * capture - save one frame of a capture of RGB24 as a picture
 *
 *   gcc -O2 -o capture capture.c && ./capture /dev/video2 > frame.ppm
 */

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/mman.h>

#include <linux/videodev2.h>

static void call(int fd, unsigned long request, void *argument,
		 const char *what)
{
	if (!ioctl(fd, request, argument))
		return;
	perror(what);
	exit(1);
}

int main(int argc, char **argv)
{
	const char *path = argc > 1 ? argv[1] : "/dev/video2";
	enum v4l2_buf_type type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
	struct v4l2_format format = { .type = type };
	struct v4l2_requestbuffers request = {
		.type = type, .memory = V4L2_MEMORY_MMAP, .count = 2,
	};
	struct v4l2_buffer buffer = {
		.type = type, .memory = V4L2_MEMORY_MMAP,
	};
	const unsigned char *frame;
	unsigned int y;
	int fd;

	fd = open(path, O_RDWR);
	if (fd < 0) {
		perror(path);
		return 1;
	}

	call(fd, VIDIOC_G_FMT, &format, "VIDIOC_G_FMT");
	if (format.fmt.pix.pixelformat != V4L2_PIX_FMT_RGB24) {
		fputs("not a capture of RGB24\n", stderr);
		return 1;
	}

	call(fd, VIDIOC_REQBUFS, &request, "VIDIOC_REQBUFS");
	call(fd, VIDIOC_QUERYBUF, &buffer, "VIDIOC_QUERYBUF");
	frame = mmap(NULL, buffer.length, PROT_READ, MAP_SHARED, fd,
		     buffer.m.offset);
	if (frame == MAP_FAILED) {
		perror("mmap");
		return 1;
	}

	call(fd, VIDIOC_QBUF, &buffer, "VIDIOC_QBUF");
	call(fd, VIDIOC_STREAMON, &type, "VIDIOC_STREAMON");
	call(fd, VIDIOC_DQBUF, &buffer, "VIDIOC_DQBUF");

	printf("P6 %u %u 255\n", format.fmt.pix.width, format.fmt.pix.height);
	for (y = 0; y < format.fmt.pix.height; y++)
		fwrite(frame + y * format.fmt.pix.bytesperline, 3,
		       format.fmt.pix.width, stdout);

	return 0;
}
