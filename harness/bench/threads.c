// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * threads.c - processor time of the kernel threads that make frames
 *
 * They are told by their names. What schedstat says of a thread is exact while
 * it sleeps and up to a tick old while it runs. Under emulation it is wall time
 * during which the thread had a virtual processor.
 */

#include <dirent.h>
#include <err.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "threads.h"

#define MAX_THREADS	8
#define SLEEP_TRIES	50
#define SLEEP_US	100

static const char * const prefixes[] = { "vimc-", "vivid-" };

static int threads[MAX_THREADS];
static unsigned int num_threads;

/* Returns the number of bytes, 0 if there is no such file any more. */
static size_t read_file(int pid, const char *name, char *text, size_t size)
{
	char path[64];
	size_t length;
	FILE *file;

	snprintf(path, sizeof(path), "/proc/%d/%s", pid, name);
	file = fopen(path, "r");
	if (!file)
		return 0;
	length = fread(text, 1, size - 1, file);
	text[length] = '\0';
	fclose(file);

	return length;
}

static bool is_wanted(int pid)
{
	char text[64];
	unsigned int i;

	/* Only threads of the kernel have no command line. */
	if (read_file(pid, "cmdline", text, sizeof(text)))
		return false;
	if (!read_file(pid, "comm", text, sizeof(text)))
		return false;
	for (i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++)
		if (!strncmp(text, prefixes[i], strlen(prefixes[i])))
			return true;

	return false;
}

void threads_find(void)
{
	struct dirent *entry;
	DIR *folder = opendir("/proc");

	if (!folder)
		err(1, "/proc");

	num_threads = 0;
	while ((entry = readdir(folder))) {
		int pid = atoi(entry->d_name);

		if (pid <= 0 || !is_wanted(pid))
			continue;
		if (num_threads == MAX_THREADS)
			errx(1, "more than %d threads make frames",
			     MAX_THREADS);
		threads[num_threads++] = pid;
	}
	closedir(folder);
	if (!num_threads)
		errx(1, "no kernel thread makes frames");
}

uint64_t threads_cpu_ns(void)
{
	uint64_t sum = 0;
	unsigned int i;

	for (i = 0; i < num_threads; i++) {
		char text[128];
		uint64_t ns;

		if (!read_file(threads[i], "schedstat", text, sizeof(text)) ||
		    sscanf(text, "%" SCNu64, &ns) != 1)
			errx(1, "thread %d has ended", threads[i]);
		sum += ns;
	}

	return sum;
}

static bool is_running(int pid)
{
	char text[512];
	const char *state;

	if (!read_file(pid, "stat", text, sizeof(text)))
		errx(1, "thread %d has ended", pid);
	state = strrchr(text, ')');

	return state && state[1] == ' ' && state[2] == 'R';
}

void threads_let_sleep(void)
{
	unsigned int tries, i;

	for (tries = 0; tries < SLEEP_TRIES; tries++) {
		for (i = 0; i < num_threads; i++)
			if (is_running(threads[i]))
				break;
		if (i == num_threads)
			return;
		usleep(SLEEP_US);
	}
}
