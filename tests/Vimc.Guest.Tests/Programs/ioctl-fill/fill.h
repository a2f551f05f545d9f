/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * fill.h - calls whose every byte of answer is looked at
 */

#ifndef _FILL_H_
#define _FILL_H_

#include <stddef.h>

#define MAX_EXTRA	8192

#define offsetofend(type, member) \
	(offsetof(type, member) + sizeof(((type *)0)->member))

/**
 * struct call - an ioctl that succeeds
 *
 * @name: of the request
 * @request: its number
 * @set: writes those members that are input, and into a memory full of a
 *	filling nothing else; returns -1 if the node does not have it
 * @reserved: where the reserved members begin that must come back zero
 * @reserved_size: their size, in bytes
 * @kept: where members begin that core leaves as they are
 * @kept_size: their size, in bytes
 */
struct call {
	const char *name;
	unsigned long request;
	int (*set)(int fd, void *argument);
	size_t reserved;
	size_t reserved_size;
	size_t kept;
	size_t kept_size;
};

#define CALL(nr, setter) \
	{ .name = #nr, .request = nr, .set = setter }

#define RESERVING(nr, setter, type, member) { \
	.name = #nr, .request = nr, .set = setter, \
	.reserved = offsetof(struct type, member), \
	.reserved_size = sizeof(((struct type *)0)->member), \
}

extern const struct call video_calls[];
extern const struct call subdev_calls[];
extern const struct call media_calls[];

/* Memory that the argument points to; filled like it. */
extern unsigned char extra[MAX_EXTRA];
extern size_t extra_size;

#endif
