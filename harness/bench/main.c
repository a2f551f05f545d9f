// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vimc-measure - what a frame costs the thread that makes it
 *
 * Streams from nodes that somebody else has configured and answers with one
 * line of names and values.
 *
 *   stream WARMUP FRAMES NODE...   frames of the first node are counted, the
 *                                  others stream along
 *   dry MILLISECONDS NODE          lets the queue run dry for that long
 *   copy BYTES COUNT               copies memory
 *
 * Prints, in nanoseconds where the name says so:
 *
 *   stream   frames gaps cpu_ns interval_ns
 *   dry      slots cpu_ns
 *   copy     copies time_ns
 */

#define _GNU_SOURCE
#include <err.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "stream.h"
#include "threads.h"

#define MAX_NODES	4
#define MARK_TRIES	20

/* Processor time and the frames that were made in it. */
struct mark {
	uint64_t cpu_ns;
	struct stream stream;
};

static uint64_t now_ns(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);

	return now.tv_sec * 1000000000ULL + now.tv_nsec;
}

static void cycle(struct stream *streams, unsigned int count)
{
	unsigned int i;

	for (i = 0; i < count; i++) {
		int buffer;

		while ((buffer = stream_take(&streams[i])) >= 0)
			stream_give(&streams[i], buffer);
	}
}

/*
 * Frames and time belong together if the time did not move while the frames
 * were taken. A thread that never sleeps gives no such moment; then the last
 * try is good enough, as the run is long against a tick.
 */
static struct mark take_mark(struct stream *streams, unsigned int count)
{
	struct mark mark;
	unsigned int tries;

	for (tries = 0; tries < MARK_TRIES; tries++) {
		threads_let_sleep();
		mark.cpu_ns = threads_cpu_ns();
		cycle(streams, count);
		if (threads_cpu_ns() == mark.cpu_ns)
			break;
	}
	mark.stream = streams[0];

	return mark;
}

static void run_until(struct stream *streams, unsigned int count,
		      uint32_t frames)
{
	while (streams[0].frames < frames) {
		stream_wait(streams, count);
		cycle(streams, count);
	}
}

/* From timestamps; 0 if there are fewer than two. */
static int64_t interval_ns(const struct stream *from, const struct stream *to)
{
	if (!from->frames || to->sequence == from->sequence)
		return 0;

	return (to->time_ns - from->time_ns) / (to->sequence - from->sequence);
}

static int measure_stream(char **argument)
{
	struct stream streams[MAX_NODES];
	uint32_t warmup = atoi(argument[0]);
	uint32_t frames = atoi(argument[1]);
	struct mark before, after;
	unsigned int count, i;

	for (count = 0; argument[2 + count]; count++) {
		if (count == MAX_NODES)
			errx(2, "more than %d nodes", MAX_NODES);
		stream_open(&streams[count], argument[2 + count]);
	}
	for (i = count; i--;)
		stream_start(&streams[i]);
	threads_find();

	/* Without a warm-up everything counts that the thread has ever done. */
	memset(&before, 0, sizeof(before));
	if (warmup) {
		run_until(streams, count, warmup);
		before = take_mark(streams, count);
	}
	run_until(streams, count, before.stream.frames + frames);
	after = take_mark(streams, count);
	for (i = 0; i < count; i++)
		stream_stop(&streams[i]);

	printf("frames %u gaps %u cpu_ns %" PRIu64 " interval_ns %" PRId64 "\n",
	       after.stream.frames - before.stream.frames,
	       after.stream.gaps - before.stream.gaps,
	       after.cpu_ns - before.cpu_ns,
	       interval_ns(&before.stream, &after.stream));
	return 0;
}

static int measure_dry(char **argument)
{
	unsigned int milliseconds = atoi(argument[0]);
	int held[STREAM_BUFFERS];
	struct stream stream;
	uint64_t cpu_ns;
	unsigned int i;

	stream_open(&stream, argument[1]);
	stream_start(&stream);
	threads_find();
	for (i = 0; i < STREAM_BUFFERS;) {
		stream_wait(&stream, 1);
		held[i] = stream_take(&stream);
		if (held[i] >= 0)
			i++;
	}

	threads_let_sleep();
	cpu_ns = threads_cpu_ns();
	stream.gaps = 0;
	usleep(milliseconds * 1000);
	threads_let_sleep();
	cpu_ns = threads_cpu_ns() - cpu_ns;

	/* Its number says how many went by; a driver may not count them. */
	for (i = 0; i < STREAM_BUFFERS; i++)
		stream_give(&stream, held[i]);
	stream_wait(&stream, 1);
	stream_take(&stream);
	stream_stop(&stream);

	printf("slots %u cpu_ns %" PRIu64 "\n", stream.gaps, cpu_ns);
	return 0;
}

static int measure_copy(char **argument)
{
	size_t size = strtoul(argument[0], NULL, 0);
	unsigned int count = atoi(argument[1]);
	unsigned char *from = malloc(size);
	unsigned char *to = malloc(size);
	uint64_t start;
	unsigned int i;

	if (!from || !to)
		err(1, "malloc");
	memset(from, 1, size);
	memcpy(to, from, size);

	start = now_ns();
	for (i = 0; i < count; i++) {
		memcpy(to, from, size);
		/* The compiler must not think that nobody reads it. */
		asm volatile("" : : "r" (to) : "memory");
	}
	printf("copies %u time_ns %" PRIu64 "\n", count, now_ns() - start);
	free(from);
	free(to);
	return 0;
}

int main(int argc, char **argv)
{
	if (argc >= 5 && !strcmp(argv[1], "stream"))
		return measure_stream(argv + 2);
	if (argc == 4 && !strcmp(argv[1], "dry"))
		return measure_dry(argv + 2);
	if (argc == 4 && !strcmp(argv[1], "copy"))
		return measure_copy(argv + 2);

	errx(2, "usage: %s stream WARMUP FRAMES NODE... | dry MILLISECONDS NODE | copy BYTES COUNT",
	     argv[0]);
}
