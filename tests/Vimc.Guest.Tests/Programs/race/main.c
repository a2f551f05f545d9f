// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * race - change everything while frames flow
 *
 *   race SECONDS SEED SENSOR DEBAYER SCALER RAW_CAPTURE COLOR_CAPTURE MEDIA
 *
 * Four processes set formats and crops, write controls, switch links, and open
 * and close subdevices, as fast as they can. Two more start the captures, take
 * frames and stop again. The sensor shows nothing but black or white, so every
 * pixel of a frame is that of the first: a frame that is torn, is of two
 * formats or was not written to its end shows, and so does one whose size is
 * not that of the format the capture had when its buffers were made.
 *
 * Prints what was done, a count a line. Exits with 1 at the first wrong frame
 * or unexpected error, with an account of it on standard error.
 */

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "race.h"

#define ARRAY_SIZE(array)	(sizeof(array) / sizeof((array)[0]))

static void (*const steps[])(void) = {
	step_formats, step_controls, step_links, step_opens,
	step_raw_stream, step_color_stream,
};

const char *node_paths[NUM_NODES];
struct tally *tally;

static unsigned long long state;

unsigned int draw(unsigned int bound)
{
	state = state * 6364136223846793005ull + 1442695040888963407ull;
	return (state >> 33) % bound;
}

void count(unsigned int *counter)
{
	__atomic_fetch_add(counter, 1, __ATOMIC_RELAXED);
}

void accuse(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	vfprintf(stderr, format, arguments);
	va_end(arguments);
	exit(1);
}

int open_node(enum node node)
{
	int fd = open(node_paths[node], O_RDWR | O_NONBLOCK | O_CLOEXEC);

	if (fd < 0)
		accuse("opening %s: %s\n", node_paths[node], strerror(errno));
	return fd;
}

static time_t now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return time.tv_sec;
}

static void run(void (*step)(void), unsigned int seed, time_t end)
{
	state = seed;
	draw(1);
	while (now() < end)
		step();
	exit(0);
}

static void print_tally(void)
{
	printf("raw frames %u\n", tally->frames[0]);
	printf("color frames %u\n", tally->frames[1]);
	printf("raw starts %u\n", tally->starts[0]);
	printf("color starts %u\n", tally->starts[1]);
	printf("refused raw starts %u\n", tally->refused_starts[0]);
	printf("refused color starts %u\n", tally->refused_starts[1]);
	printf("formats %u\n", tally->formats);
	printf("refused formats %u\n", tally->busy_formats);
	printf("crops %u\n", tally->crops);
	printf("controls %u\n", tally->controls);
	printf("links %u\n", tally->links);
	printf("refused links %u\n", tally->busy_links);
	printf("opens %u\n", tally->opens);
}

int main(int argc, char **argv)
{
	pid_t children[ARRAY_SIZE(steps)];
	unsigned int i, seed;
	int failures = 0;
	time_t end;

	if (argc != 3 + NUM_NODES) {
		fprintf(stderr, "usage: race SECONDS SEED NODE...\n");
		return 2;
	}

	seed = strtoul(argv[2], NULL, 0);
	memcpy(node_paths, argv + 3, sizeof(node_paths));
	tally = mmap(NULL, sizeof(*tally), PROT_READ | PROT_WRITE,
		     MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (tally == MAP_FAILED)
		return 2;

	/* The streams must not see what the sensor shows before that. */
	step_controls();
	end = now() + atoi(argv[1]);
	for (i = 0; i < ARRAY_SIZE(steps); i++) {
		children[i] = fork();
		if (!children[i])
			run(steps[i], seed * ARRAY_SIZE(steps) + i, end);
	}
	for (i = 0; i < ARRAY_SIZE(steps); i++) {
		int status;

		if (waitpid(children[i], &status, 0) < 0 || status)
			failures++;
	}

	print_tally();
	return failures ? 1 : 0;
}
