// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * spawn.c Guest agent of the vimc harness - from a command to a child
 */

#define _GNU_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "agent.h"

#define SHELL	"/bin/sh"

/* In the child: never returns. */
static void run_shell(const char *command, const char *directory,
		      const char *environment, const char *environment_end)
{
	sigset_t none;

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	signal(SIGPIPE, SIG_DFL);

	for (; environment < environment_end;
	     environment += strlen(environment) + 1)
		putenv((char *)environment);

	if (directory[0] && chdir(directory)) {
		fprintf(stderr, "vimc-agent: %s: %s\n", directory,
			strerror(errno));
		_exit(126);
	}

	execl(SHELL, "sh", "-c", command, NULL);
	fprintf(stderr, "vimc-agent: %s: %s\n", SHELL, strerror(errno));
	_exit(127);
}

static void close_pair(int pair[2])
{
	if (pair[0] >= 0)
		close(pair[0]);
	if (pair[1] >= 0)
		close(pair[1]);
}

static bool open_pipes(int in[2], int out[2], int err[2], bool wants_stdin)
{
	if (wants_stdin) {
		if (pipe2(in, O_CLOEXEC))
			return false;
	} else {
		in[0] = open("/dev/null", O_RDONLY | O_CLOEXEC);
	}

	return !pipe2(out, O_CLOEXEC) && !pipe2(err, O_CLOEXEC);
}

/* Only the agent's ends: the child may expect blocking descriptors. */
static void keep_ends(int in[2], int out[2], int err[2],
		      struct spawn_pipes *pipes)
{
	close(in[0]);
	close(out[1]);
	close(err[1]);
	if (in[1] >= 0)
		fcntl(in[1], F_SETFL, O_NONBLOCK);
	fcntl(out[0], F_SETFL, O_NONBLOCK);
	fcntl(err[0], F_SETFL, O_NONBLOCK);

	pipes->in = in[1];
	pipes->out = out[0];
	pipes->err = err[0];
}

pid_t spawn_shell(const char *command, const char *directory,
		  const char *environment, const char *environment_end,
		  bool wants_stdin, struct spawn_pipes *pipes)
{
	int in[2] = { -1, -1 }, out[2] = { -1, -1 }, err[2] = { -1, -1 };
	pid_t pid = -1;

	if (open_pipes(in, out, err, wants_stdin))
		pid = fork();
	if (pid < 0) {
		int error = errno;

		close_pair(in);
		close_pair(out);
		close_pair(err);
		errno = error;
		return -1;
	}

	if (pid == 0) {
		setsid();
		dup2(in[0], STDIN_FILENO);
		dup2(out[1], STDOUT_FILENO);
		dup2(err[1], STDERR_FILENO);
		run_shell(command, directory, environment, environment_end);
	}

	keep_ends(in, out, err, pipes);

	return pid;
}

pid_t spawn_terminal(const char *command, const char *directory,
		     const char *environment, const char *environment_end,
		     unsigned int rows, unsigned int columns,
		     struct spawn_pipes *pipes)
{
	struct winsize size = { .ws_row = rows, .ws_col = columns };
	int master;
	int slave;
	pid_t pid;

	master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
	if (master < 0)
		return -1;
	if (grantpt(master) || unlockpt(master))
		goto err_close;
	ioctl(master, TIOCSWINSZ, &size);

	pid = fork();
	if (pid < 0)
		goto err_close;

	if (pid == 0) {
		setsid();
		slave = open(ptsname(master), O_RDWR);
		if (slave < 0)
			_exit(126);
		ioctl(slave, TIOCSCTTY, 0);
		dup2(slave, STDIN_FILENO);
		dup2(slave, STDOUT_FILENO);
		dup2(slave, STDERR_FILENO);
		if (slave > STDERR_FILENO)
			close(slave);
		run_shell(command, directory, environment, environment_end);
	}

	pipes->in = master;
	pipes->out = master;
	pipes->err = -1;

	return pid;

err_close:
	close(master);
	return -1;
}
