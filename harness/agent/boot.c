// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * boot.c Guest agent of the vimc harness - from an empty initramfs to a port
 */

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "agent.h"

#define MODULE_LIST	"/etc/vimc-agent/modules"
#define UDEV_COMMAND	"/etc/vimc-agent/start-udev"
#define UDEV_SOCKET	"/run/udev/control"

static const struct {
	const char *type;
	const char *path;
	const char *options;
	mode_t mode;
} mounts[] = {
	{ "proc", "/proc", NULL, 0555 },
	{ "sysfs", "/sys", NULL, 0555 },
	{ "devtmpfs", "/dev", "mode=0755", 0755 },
	{ "devpts", "/dev/pts", "ptmxmode=0666", 0755 },
	{ "tmpfs", "/dev/shm", "mode=1777", 01777 },
	{ "tmpfs", "/run", "mode=0755", 0755 },
	{ "tmpfs", "/tmp", "mode=1777", 01777 },
	{ "debugfs", "/sys/kernel/debug", NULL, 0 },
	{ "tracefs", "/sys/kernel/tracing", NULL, 0 },
};

static void complain(const char *what, const char *name)
{
	fprintf(stderr, "vimc-agent: %s %s: %s\n", what, name,
		strerror(errno));
}

static void mount_all(void)
{
	size_t i;

	for (i = 0; i < sizeof(mounts) / sizeof(mounts[0]); i++) {
		if (mounts[i].mode)
			mkdir(mounts[i].path, mounts[i].mode);
		if (mount(mounts[i].type, mounts[i].path, mounts[i].type, 0,
			  mounts[i].options))
			complain("mount", mounts[i].path);
	}
}

static void load_module(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0) {
		complain("open", path);
		return;
	}
	if (syscall(SYS_finit_module, fd, "", 0) && errno != EEXIST)
		complain("load", path);
	close(fd);
}

/* One path a line, in the order in which they depend on each other. */
static void load_modules(void)
{
	char line[256];
	FILE *list;

	list = fopen(MODULE_LIST, "re");
	if (!list) {
		complain("open", MODULE_LIST);
		return;
	}
	while (fgets(line, sizeof(line), list)) {
		line[strcspn(line, "\n")] = '\0';
		if (line[0])
			load_module(line);
	}
	fclose(list);
}

static void start_udev(void)
{
	struct timespec tick = { .tv_nsec = 1000000 };
	unsigned int waited;

	if (fork() == 0) {
		setsid();
		execl(UDEV_COMMAND, UDEV_COMMAND, NULL);
		complain("exec", UDEV_COMMAND);
		_exit(127);
	}

	for (waited = 0; waited < 10000; waited++) {
		if (!access(UDEV_SOCKET, F_OK))
			return;
		nanosleep(&tick, NULL);
	}
	fprintf(stderr, "vimc-agent: udevd does not listen after 10 s\n");
}

void boot_guest(void)
{
	umask(022);
	setenv("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin", 1);
	setenv("HOME", "/root", 1);
	setenv("LANG", "C.UTF-8", 1);
	setenv("TERM", "linux", 1);
	mount_all();
	sethostname("vimc-guest", strlen("vimc-guest"));
	load_modules();
	start_udev();
}

static int open_first_port(void)
{
	struct dirent *entry;
	char path[280];
	int fd = -1;
	DIR *dev;

	dev = opendir("/dev");
	if (!dev)
		return -1;
	while (fd < 0 && (entry = readdir(dev))) {
		if (strncmp(entry->d_name, "vport", strlen("vport")))
			continue;
		snprintf(path, sizeof(path), "/dev/%s", entry->d_name);
		fd = open(path, O_RDWR | O_CLOEXEC);
	}
	closedir(dev);

	return fd;
}

/* The port appears some time after its driver, so wait for it. */
int boot_open_port(void)
{
	struct timespec tick = { .tv_nsec = 1000000 };
	unsigned int waited;
	int fd;

	for (waited = 0; waited < 10000; waited++) {
		fd = open_first_port();
		if (fd >= 0)
			return fd;
		nanosleep(&tick, NULL);
	}
	fprintf(stderr, "vimc-agent: no virtio port after 10 s\n");
	_exit(1);
}
