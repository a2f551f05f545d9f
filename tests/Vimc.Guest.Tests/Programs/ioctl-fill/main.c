// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * ioctl-fill - whether ioctls answer with anything that is not an answer
 *
 *   ioctl-fill NODE
 *
 * Makes each call three times, with its argument full of zeros, of one value
 * and of another, but for what is input. An answer must be the same each time:
 * a byte that differs was either left as user space had it, or is what happened
 * to lie on a stack. Reserved members must come back as zeros, whatever they
 * were.
 *
 * Prints "NAME ok", "NAME refused ERROR" for a call that does not succeed even
 * with zeros, or "NAME byte 12 is 0xa5" for what is wrong; a call may refuse
 * what is not zero with EINVAL.
 */

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "fill.h"

#define NUM_ROUNDS	3
#define MAX_ARGUMENT	512

unsigned char extra[MAX_EXTRA];
size_t extra_size;

static const unsigned char fillings[NUM_ROUNDS] = { 0, 0xa5, 0x3c };

struct answer {
	int error;
	unsigned char argument[MAX_ARGUMENT];
	unsigned char extra[MAX_EXTRA];
};

static struct answer answers[NUM_ROUNDS];

/* Return: -1 if the node does not have the call. */
static int make_call(int fd, const struct call *call, unsigned int round)
{
	static long argument[MAX_ARGUMENT / sizeof(long)];
	struct answer *answer = &answers[round];

	extra_size = 0;
	memset(argument, fillings[round], sizeof(argument));
	memset(extra, fillings[round], sizeof(extra));
	if (call->set && call->set(fd, argument))
		return -1;

	answer->error = ioctl(fd, call->request, argument) ? errno : 0;
	memcpy(answer->argument, argument, sizeof(argument));
	memcpy(answer->extra, extra, sizeof(extra));
	return 0;
}

static int is_padding(const struct padding *padding, size_t offset)
{
	unsigned int i;

	for (i = 0; padding && i < MAX_PADDING; i++)
		if (offset >= padding[i].begin && offset < padding[i].end)
			return 1;

	return 0;
}

static int compare(const struct call *call, const char *what,
		   const unsigned char *first, const unsigned char *other,
		   size_t size, const struct padding *padding)
{
	size_t i;

	for (i = 0; i < size; i++) {
		if (first[i] == other[i] || is_padding(padding, i))
			continue;
		printf("%s %s %zu is 0x%x or 0x%x\n", call->name, what, i,
		       first[i], other[i]);
		return -1;
	}

	return 0;
}

static int check_reserved(const struct call *call,
			  const unsigned char *argument)
{
	size_t i;

	for (i = call->reserved; i < call->reserved + call->reserved_size; i++)
		if (argument[i]) {
			printf("%s reserved byte %zu is 0x%x\n", call->name, i,
			       argument[i]);
			return -1;
		}

	return 0;
}

static int check(const struct call *call)
{
	unsigned int round;

	for (round = 0; round < NUM_ROUNDS; round++) {
		struct answer *answer = &answers[round];

		if (round && answer->error == EINVAL)
			continue;
		if (answer->error) {
			printf("%s refused %s\n", call->name,
			       strerror(answer->error));
			return -1;
		}
		if (check_reserved(call, answer->argument))
			return -1;
		if (compare(call, "byte", answers[0].argument,
			    answer->argument, _IOC_SIZE(call->request),
			    call->padding) ||
		    compare(call, "array byte", answers[0].extra,
			    answer->extra, extra_size, NULL))
			return -1;
	}

	printf("%s ok\n", call->name);
	return 0;
}

static int check_all(int fd, const struct call *call)
{
	int failures = 0;

	for (; call->name; call++) {
		unsigned int round;
		int ret = 0;

		for (round = 0; !ret && round < NUM_ROUNDS; round++)
			ret = make_call(fd, call, round);
		if (!ret && check(call))
			failures++;
	}

	return failures;
}

int main(int argc, char **argv)
{
	const struct call *calls = video_calls;
	int fd;

	if (argc != 2) {
		fprintf(stderr, "usage: ioctl-fill NODE\n");
		return 2;
	}
	fd = open(argv[1], O_RDWR | O_NONBLOCK);
	if (fd < 0) {
		perror(argv[1]);
		return 2;
	}

	if (strstr(argv[1], "subdev"))
		calls = subdev_calls;
	else if (strstr(argv[1], "media"))
		calls = media_calls;

	return check_all(fd, calls) ? 1 : 0;
}
