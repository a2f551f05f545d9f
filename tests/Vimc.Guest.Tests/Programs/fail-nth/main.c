// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * fail-nth - let each allocation of an operation fail, one after the other
 *
 *   fail-nth FIRST STEP load MODULE NAME    finit_module(), delete_module()
 *   fail-nth FIRST STEP bind DRIVER DEVICE  through the driver's sysfs folder
 *   fail-nth FIRST STEP open NODE
 *   fail-nth FIRST STEP format NODE         VIDIOC_S_FMT, VIDIOC_SUBDEV_S_FMT
 *   fail-nth FIRST STEP request NODE        VIDIOC_REQBUFS
 *   fail-nth FIRST STEP start NODE          VIDIOC_STREAMON
 *   fail-nth FIRST STEP link NODE           MEDIA_IOC_SETUP_LINK
 *
 * The operation runs with its FIRST allocation failing, then with the STEP next
 * one, and so on until it makes fewer allocations than that. After a run that
 * failed nothing of it may be left, and the operation must succeed and have its
 * effect; after one that succeeded all the same, it must have its effect too.
 *
 * Prints a line for every run, "3: ENOMEM" or "4: ok", and "complete" in the
 * end; on standard error what went wrong, and exits with 1. An operation that
 * hangs is ended by SIGALRM.
 *
 * Needs CONFIG_FAULT_INJECTION and /proc/self/fail-nth.
 */

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "fail-nth.h"

#define ARRAY_SIZE(array)	(sizeof(array) / sizeof((array)[0]))

/* How long one run and all that belongs to it may take. */
#define DEADLINE_SECONDS	60

/* Late releases may keep what a run needs, minors for example, for seconds. */
#define RETRIES			30

static const struct operation *const operations[] = {
	&load_operation, &bind_operation, &open_operation, &format_operation,
	&request_operation, &start_operation, &link_operation,
};

static int control_fd;

static void die(const char *what)
{
	fprintf(stderr, "%s: %s\n", what, strerrorname_np(errno));
	exit(1);
}

static void let_fail(unsigned int n)
{
	char text[16];
	int length = snprintf(text, sizeof(text), "%u", n);

	if (pwrite(control_fd, text, length, 0) != length)
		die("writing /proc/self/fail-nth");
}

/* Reading can be what fails; then nothing did before. */
static bool did_fail(void)
{
	char text[16] = "";
	ssize_t length = pread(control_fd, text, sizeof(text) - 1, 0);

	let_fail(0);
	return length > 0 && !atoi(text);
}

static void undo(const struct operation *operation, const char *after)
{
	if (operation->prove && operation->prove())
		die(after);
	if (operation->undo())
		die("undoing");
}

static void repeat(const struct operation *operation)
{
	unsigned int i;

	if (operation->find_traces && operation->find_traces())
		die("traces of a failure");
	if (operation->prepare && operation->prepare())
		die("preparing again");

	for (i = 0; operation->run(); i++) {
		if (i == RETRIES)
			die("running again");
		sleep(1);
	}
	undo(operation, "effect after a failure");
}

/* Return: whether an allocation failed. */
static bool run_once(const struct operation *operation, unsigned int n)
{
	bool failed;
	int error;

	alarm(DEADLINE_SECONDS);
	if (operation->prepare && operation->prepare())
		die("preparing");

	let_fail(n);
	error = operation->run() ? errno : 0;
	failed = did_fail();

	printf("%u: %s\n", n, error ? strerrorname_np(error) : "ok");
	if (error)
		repeat(operation);
	else
		undo(operation, "effect");

	errno = error;
	return failed;
}

static void sweep(const struct operation *operation, unsigned int n,
		  unsigned int step)
{
	unsigned int idle = 0;

	for (;;) {
		errno = 0;
		if (run_once(operation, n)) {
			idle = 0;
			n += step;
			continue;
		}
		if (!errno)
			return;

		/* Failed for another reason: something is released late. */
		if (idle++ == RETRIES)
			die("running without a failure");
		sleep(1);
	}
}

static const struct operation *find(const char *name, int num_arguments)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(operations); i++)
		if (!strcmp(operations[i]->name, name) &&
		    operations[i]->num_arguments == num_arguments)
			return operations[i];

	return NULL;
}

int main(int argc, char **argv)
{
	const struct operation *operation;

	operation = argc < 4 ? NULL : find(argv[3], argc - 4);
	if (!operation) {
		fprintf(stderr, "usage: fail-nth FIRST STEP OPERATION ...\n");
		return 2;
	}

	setvbuf(stdout, NULL, _IOLBF, 0);
	control_fd = open("/proc/self/fail-nth", O_RDWR);
	if (control_fd < 0)
		die("/proc/self/fail-nth");
	if (operation->set_up(argv + 4))
		die("setting up");

	/* Page faults of this program shall not count. */
	if (mlockall(MCL_CURRENT | MCL_FUTURE))
		die("mlockall");

	sweep(operation, atoi(argv[1]), atoi(argv[2]));
	puts("complete");
	return 0;
}
