// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * lifetime.c - loading the module, and binding the driver to its device
 */

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "fail-nth.h"

static const char *const node_patterns[] = {
	"/dev/media*", "/dev/video*", "/dev/v4l-subdev*",
};

static const char *module_name;
static int module_fd;
static char bind_path[256], unbind_path[256];
static const char *device_name;

static int find_nodes(void)
{
	unsigned int i;

	for (i = 0; i < 3; i++) {
		glob_t found;
		int ret = glob(node_patterns[i], 0, NULL, &found);

		globfree(&found);
		if (ret != GLOB_NOMATCH) {
			fprintf(stderr, "there is a %s\n", node_patterns[i]);
			errno = EEXIST;
			return -1;
		}
	}

	return 0;
}

/* A node of each kind must be there, and the media device must answer. */
static int prove_nodes(void)
{
	unsigned int i;

	for (i = 0; i < 3; i++) {
		glob_t found;
		int ret = glob(node_patterns[i], 0, NULL, &found);
		int fd = -1;

		if (!ret)
			fd = open(found.gl_pathv[0], O_RDWR);
		globfree(&found);
		if (fd < 0)
			return -1;
		close(fd);
	}

	return 0;
}

static int load_set_up(char **arguments)
{
	module_name = arguments[1];
	module_fd = open(arguments[0], O_RDONLY | O_CLOEXEC);
	return module_fd < 0 ? -1 : 0;
}

/*
 * Core takes the folder of a driver out of sysfs when it releases it, which a
 * kernel that checks itself puts off by up to four seconds, and complains of a
 * second one.
 */
static int load_prepare(void)
{
	char path[256];
	unsigned int i;

	snprintf(path, sizeof(path), "/sys/bus/platform/drivers/%s",
		 module_name);
	for (i = 0; !access(path, F_OK); i++) {
		if (i == 100) {
			errno = EEXIST;
			return -1;
		}
		usleep(100000);
	}

	return 0;
}

static int load_run(void)
{
	return syscall(SYS_finit_module, module_fd, "", 0);
}

static int load_find_traces(void)
{
	char path[256];

	snprintf(path, sizeof(path), "/sys/module/%s", module_name);
	if (!access(path, F_OK)) {
		fprintf(stderr, "there is a %s\n", path);
		errno = EEXIST;
		return -1;
	}

	return find_nodes();
}

static int load_undo(void)
{
	if (syscall(SYS_delete_module, module_name, O_NONBLOCK))
		return -1;

	return load_find_traces();
}

const struct operation load_operation = {
	.name = "load",
	.num_arguments = 2,
	.set_up = load_set_up,
	.prepare = load_prepare,
	.run = load_run,
	.find_traces = load_find_traces,
	.prove = prove_nodes,
	.undo = load_undo,
};

static int write_device_name(const char *path)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);
	ssize_t length = strlen(device_name);
	ssize_t written;
	int error;

	if (fd < 0)
		return -1;

	written = write(fd, device_name, length);
	error = errno;
	close(fd);
	errno = error;
	return written == length ? 0 : -1;
}

static int bind_set_up(char **arguments)
{
	device_name = arguments[1];
	snprintf(bind_path, sizeof(bind_path), "%s/bind", arguments[0]);
	snprintf(unbind_path, sizeof(unbind_path), "%s/unbind", arguments[0]);
	return 0;
}

static int bind_run(void)
{
	return write_device_name(bind_path);
}

static int bind_undo(void)
{
	if (write_device_name(unbind_path))
		return -1;

	return find_nodes();
}

const struct operation bind_operation = {
	.name = "bind",
	.num_arguments = 2,
	.set_up = bind_set_up,
	.run = bind_run,
	.find_traces = find_nodes,
	.prove = prove_nodes,
	.undo = bind_undo,
};
