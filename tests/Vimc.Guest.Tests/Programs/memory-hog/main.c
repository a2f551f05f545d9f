// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * memory-hog - have more of something than there is
 *
 *   memory-hog ballast MEGABYTES	hold all memory but so much
 *   memory-hog buffers NODE...		ask for buffers until no more can be had
 *
 * Both put themselves forward to be killed when memory runs out. The first one
 * prints "ready" and stays. The second one prints how many buffers each
 * node gave, if it lives to see that.
 */

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/sysinfo.h>
#include <unistd.h>

#include <linux/videodev2.h>

#define MEGABYTE	(1024 * 1024)

static int volunteer(void)
{
	FILE *file = fopen("/proc/self/oom_score_adj", "w");

	if (!file || fprintf(file, "1000") < 0 || fclose(file)) {
		perror("oom_score_adj");
		return -1;
	}

	return 0;
}

static int hold(unsigned long spared)
{
	struct sysinfo info;

	while (!sysinfo(&info) &&
	       info.freeram * info.mem_unit / MEGABYTE > spared) {
		void *memory = mmap(NULL, MEGABYTE, PROT_READ | PROT_WRITE,
				    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

		if (memory == MAP_FAILED)
			break;
		memset(memory, 1, MEGABYTE);
	}

	puts("ready");
	fflush(stdout);
	pause();
	return 1;
}

/* Return: how many buffers a node gave; it stays open, and they with it. */
static int fill(const char *path)
{
	struct v4l2_create_buffers create = {
		.memory = V4L2_MEMORY_MMAP,
		.format.type = V4L2_BUF_TYPE_VIDEO_CAPTURE,
	};
	int fd = open(path, O_RDWR);
	int count = 0;

	if (fd < 0 || ioctl(fd, VIDIOC_G_FMT, &create.format)) {
		perror(path);
		return -1;
	}

	do {
		create.count = 1;
		if (ioctl(fd, VIDIOC_CREATE_BUFS, &create))
			break;
	} while (create.count && ++count);

	printf("%s: %d buffers\n", path, count);
	return count;
}

static int fill_all(char **paths, int num_paths)
{
	int i;

	for (i = 0; i < num_paths; i++)
		if (fill(paths[i]) < 0)
			return 1;

	return 0;
}

int main(int argc, char **argv)
{
	if (argc < 3 || volunteer())
		return 2;
	if (!strcmp(argv[1], "ballast"))
		return hold(strtoul(argv[2], NULL, 0));

	return fill_all(argv + 2, argc - 2);
}
