// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * replay.c Guest agent of the vimc harness - without a host
 *
 * A script in the initramfs can take the place of the host: it runs on the
 * console, and the guest ends with it.
 */

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/reboot.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "agent.h"

#define REPLAY_COMMAND	"/etc/vimc-agent/replay"

bool replay_is_wanted(void)
{
	return !access(REPLAY_COMMAND, X_OK);
}

static pid_t start_script(void)
{
	sigset_t none;
	pid_t pid;

	pid = fork();
	if (pid)
		return pid;

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	signal(SIGPIPE, SIG_DFL);
	setsid();
	execl(REPLAY_COMMAND, REPLAY_COMMAND, NULL);
	fprintf(stderr, "vimc-agent: %s: %s\n", REPLAY_COMMAND,
		strerror(errno));
	_exit(127);
}

/*
 * A kernel that is no longer well may not get through an orderly reboot, so
 * it is not asked for one.
 */
static void restart(void)
{
	int fd = open("/proc/sysrq-trigger", O_WRONLY | O_CLOEXEC);

	tcdrain(STDOUT_FILENO);
	if (fd < 0 || write(fd, "b", 1) != 1)
		reboot(RB_AUTOBOOT);
}

void replay_run(void)
{
	pid_t script, ended;

	script = start_script();
	do {
		ended = waitpid(-1, NULL, 0);
	} while (ended != script && (ended > 0 || errno == EINTR));
	restart();

	for (;;)
		pause();
}
