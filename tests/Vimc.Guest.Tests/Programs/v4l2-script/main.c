// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * v4l2-script - run a list of V4L2 calls and say what became of each
 *
 * Reads one command a line from standard input. Answers each with the command,
 * a colon and "ok" or the name of the error. A call that fails does not end the
 * script: what fails, and how, is what the tests want to know. Only a command
 * this program does not understand makes it exit with a status other than 0.
 *
 *   open NAME PATH                 close NAME
 *   find NAME ENTITY               open the node it has now; or "media"
 *   query NAME                     VIDIOC_QUERYCAP
 *   control NAME ID VALUE          VIDIOC_S_CTRL
 *   subscribe NAME TYPE            VIDIOC_SUBSCRIBE_EVENT
 *   events NAME                    VIDIOC_DQEVENT, all that are pending
 *   size NAME W H FOURCC [FIELD [BYTESPERLINE]]   VIDIOC_S_FMT
 *   pad NAME PAD W H CODE [FIELD]  VIDIOC_SUBDEV_S_FMT, active
 *   format NAME PAD                VIDIOC_SUBDEV_G_FMT, active
 *   codes NAME PAD                 VIDIOC_SUBDEV_ENUM_MBUS_CODE, all of them
 *   crop NAME PAD X Y W H          VIDIOC_SUBDEV_S_SELECTION, active
 *   interval NAME NUM DENOM        VIDIOC_SUBDEV_S_FRAME_INTERVAL of pad 0; or
 *                                  "keep": what VIDIOC_SUBDEV_G_... gives
 *   request NAME MEMORY COUNT      mmap, userptr or dmabuf
 *   queue NAME INDEX               or "all", or "last": the one dequeued last
 *   start NAME                     stop NAME
 *   take NAME COUNT                dequeue, keep the buffers
 *   cycle NAME COUNT               dequeue and queue again
 *   block NAME                     dequeue, however long it takes
 *   dequeue NAME FLAGS             VIDIOC_DQBUF at once, with flags of its own
 *   cover NAME COUNT               see cover.c; ends in EILSEQ
 *   save NAME PATH                 append the frame dequeued last
 *   now NAME                       the time of the clock that frames have
 *   sleep MILLISECONDS             sh COMMAND
 *   usleep MICROSECONDS            write PATH TEXT, without a shell in between
 *
 * NAME is one lower case letter, CODE and FIELD are numbers. Dequeuing waits at
 * most five seconds and prints a line for each frame; stopping prints how long
 * it took. Buffers are filled with 0xa5 before they are first queued, so that a
 * byte the driver never wrote shows.
 */

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include <linux/videodev2.h>

#include "cover.h"
#include "node.h"
#include "number.h"
#include "subdev.h"

#define ARRAY_SIZE(array)	(sizeof(array) / sizeof((array)[0]))
#define MAX_WORDS		8

static struct node nodes['z' - 'a' + 1];

static long long microseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000000LL + now.tv_nsec / 1000;
}

static int do_now(struct node *node, char **argument)
{
	long long now = microseconds();

	(void)node;
	(void)argument;
	printf("now %lld.%06lld\n", now / 1000000, now % 1000000);
	return 0;
}

static int do_open(struct node *node, char **argument)
{
	return node_open(node, argument[0]);
}

static int do_close(struct node *node, char **argument)
{
	(void)argument;
	return node_close(node);
}

static int do_query(struct node *node, char **argument)
{
	struct v4l2_capability capability;

	(void)argument;
	return node_call(node, VIDIOC_QUERYCAP, &capability);
}

static int do_control(struct node *node, char **argument)
{
	struct v4l2_control control = {
		.id = number(argument[0]),
		.value = atoi(argument[1]),
	};

	return node_call(node, VIDIOC_S_CTRL, &control);
}

static int do_subscribe(struct node *node, char **argument)
{
	struct v4l2_event_subscription subscription = {
		.type = number(argument[0]),
	};

	return node_call(node, VIDIOC_SUBSCRIBE_EVENT, &subscription);
}

static int do_events(struct node *node, char **argument)
{
	struct v4l2_event event;

	(void)argument;
	while (!node_call(node, VIDIOC_DQEVENT, &event))
		printf("event %u frame %u\n", event.type,
		       event.u.frame_sync.frame_sequence);

	return errno == ENOENT ? 0 : -1;
}

/* Spaces at its end were lost between words. */
static __u32 fourcc_of(const char *text)
{
	char fourcc[] = "    ";

	memcpy(fourcc, text, strnlen(text, 4));
	return v4l2_fourcc(fourcc[0], fourcc[1], fourcc[2], fourcc[3]);
}

static int do_size(struct node *node, char **argument)
{
	struct v4l2_pix_format pix = {
		.width = number(argument[0]),
		.height = number(argument[1]),
		.pixelformat = fourcc_of(argument[2]),
		.field = number(argument[3]),
		.bytesperline = number(argument[4]),
		.colorspace = V4L2_COLORSPACE_SRGB,
	};
	struct v4l2_format format = { .type = node->type };

	if (node->type == V4L2_BUF_TYPE_VIDEO_CAPTURE) {
		format.fmt.pix = pix;
		return node_call(node, VIDIOC_S_FMT, &format);
	}

	format.fmt.pix_mp = (struct v4l2_pix_format_mplane) {
		.width = pix.width,
		.height = pix.height,
		.pixelformat = pix.pixelformat,
		.field = pix.field,
		.colorspace = pix.colorspace,
		.num_planes = 1,
		.plane_fmt[0].bytesperline = pix.bytesperline,
	};
	return node_call(node, VIDIOC_S_FMT, &format);
}

static int do_request(struct node *node, char **argument)
{
	enum v4l2_memory memory = V4L2_MEMORY_MMAP;

	if (!strcmp(argument[0], "userptr"))
		memory = V4L2_MEMORY_USERPTR;
	else if (!strcmp(argument[0], "dmabuf"))
		memory = V4L2_MEMORY_DMABUF;

	return node_request(node, memory, number(argument[1]));
}

static int do_queue(struct node *node, char **argument)
{
	unsigned int i;

	if (!strcmp(argument[0], "last"))
		return node_queue(node, node->last);
	if (strcmp(argument[0], "all"))
		return node_queue(node, number(argument[0]));

	for (i = 0; i < node->count; i++)
		if (node_queue(node, i))
			return -1;

	return 0;
}

static int do_start(struct node *node, char **argument)
{
	int type = node->type;

	(void)argument;
	return node_call(node, VIDIOC_STREAMON, &type);
}

static int do_stop(struct node *node, char **argument)
{
	int type = node->type;
	long long before = microseconds();

	(void)argument;
	if (node_call(node, VIDIOC_STREAMOFF, &type))
		return -1;

	printf("stopped in %lld us\n", microseconds() - before);
	return 0;
}

static int do_take(struct node *node, char **argument)
{
	unsigned int count = number(argument[0]);

	while (count--)
		if (node_dequeue(node))
			return -1;

	return 0;
}

static int do_cycle(struct node *node, char **argument)
{
	unsigned int count = number(argument[0]);

	while (count--)
		if (node_dequeue(node) || node_queue(node, node->last))
			return -1;

	return 0;
}

static int do_block(struct node *node, char **argument)
{
	(void)argument;
	return node_block(node);
}

static int do_dequeue(struct node *node, char **argument)
{
	return node_dequeue_with(node, number(argument[0]));
}

static int do_cover(struct node *node, char **argument)
{
	return node_cover(node, number(argument[0]));
}

static int do_save(struct node *node, char **argument)
{
	return node_save(node, argument[0]);
}

static const struct verb {
	const char *name;
	unsigned int num_arguments;
	int (*run)(struct node *node, char **argument);
} verbs[] = {
	{ "block", 0, do_block },
	{ "close", 0, do_close },
	{ "codes", 1, subdev_codes },
	{ "control", 2, do_control },
	{ "cover", 1, do_cover },
	{ "crop", 5, subdev_crop },
	{ "cycle", 1, do_cycle },
	{ "dequeue", 1, do_dequeue },
	{ "events", 0, do_events },
	{ "format", 1, subdev_format },
	{ "interval", 1, subdev_interval },
	{ "now", 0, do_now },
	{ "open", 1, do_open },
	{ "pad", 4, subdev_pad },
	{ "query", 0, do_query },
	{ "queue", 1, do_queue },
	{ "request", 2, do_request },
	{ "save", 1, do_save },
	{ "size", 3, do_size },
	{ "start", 0, do_start },
	{ "stop", 0, do_stop },
	{ "subscribe", 1, do_subscribe },
	{ "take", 1, do_take },
};

static int run_shell(const char *command)
{
	fflush(stdout);
	if (!system(command))
		return 0;

	errno = ECHILD;
	return -1;
}

static int write_text(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);
	ssize_t written;
	int error;

	if (fd < 0)
		return -1;

	written = write(fd, text, strlen(text));
	error = errno;
	close(fd);
	errno = error;

	return written < 0 ? -1 : 0;
}

/* Returns 0 or -1 with errno as a call does, 1 if the line makes no sense. */
static int run_line(char *line)
{
	char *words[MAX_WORDS + 1] = { NULL };
	unsigned int count = 0, i;
	char *word;

	if (!strncmp(line, "sh ", 3))
		return run_shell(line + 3);
	if (!strncmp(line, "find ", 5) && line[5] >= 'a' && line[5] <= 'z' &&
	    line[6] == ' ')
		return node_find(&nodes[line[5] - 'a'], line + 7);

	for (word = strtok(line, " "); word; word = strtok(NULL, " ")) {
		if (count == MAX_WORDS)
			return 1;
		words[count++] = word;
	}

	if (count == 2 && !strcmp(words[0], "sleep"))
		return usleep(number(words[1]) * 1000);
	if (count == 2 && !strcmp(words[0], "usleep"))
		return usleep(number(words[1]));
	if (count == 3 && !strcmp(words[0], "write"))
		return write_text(words[1], words[2]);
	if (count < 2 || words[1][0] < 'a' || words[1][0] > 'z' || words[1][1])
		return 1;

	for (i = 0; i < ARRAY_SIZE(verbs); i++)
		if (!strcmp(words[0], verbs[i].name) &&
		    count >= verbs[i].num_arguments + 2)
			return verbs[i].run(&nodes[words[1][0] - 'a'],
					    words + 2);

	return 1;
}

int main(void)
{
	char line[512], copy[512];

	setvbuf(stdout, NULL, _IOLBF, 0);
	while (fgets(line, sizeof(line), stdin)) {
		int ret;

		line[strcspn(line, "\n")] = '\0';
		if (!line[0])
			continue;

		strcpy(copy, line);
		errno = 0;
		ret = run_line(copy);
		if (ret > 0) {
			fprintf(stderr, "no such command: %s\n", line);
			return 2;
		}
		printf("%s: %s\n", line, ret ? strerrorname_np(errno) : "ok");
	}

	return 0;
}
