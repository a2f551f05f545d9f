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

/* A structure with its own and one within has two. */
#define MAX_PADDING	2

/**
 * struct padding - bytes of a structure that are of no member
 *
 * @begin: the first of them
 * @end: the byte after the last
 */
struct padding {
	size_t begin;
	size_t end;
};

#define PADDING(type, before, after) \
	{ offsetofend(struct type, before), offsetof(struct type, after) }

/**
 * struct call - an ioctl that succeeds
 *
 * @name: of the request
 * @request: its number
 * @set: writes those members that are input, and into a memory full of a
 *	filling nothing else; returns -1 if the node does not have it
 * @reserved: where the reserved members begin that must come back zero
 * @reserved_size: their size, in bytes
 * @padding: what lies between members, which core copies in and out again
 */
struct call {
	const char *name;
	unsigned long request;
	int (*set)(int fd, void *argument);
	size_t reserved;
	size_t reserved_size;
	struct padding padding[MAX_PADDING];
};

#define CALL(nr, setter) \
	{ .name = #nr, .request = nr, .set = setter }

#define RESERVING(nr, setter, type, member, ...) { \
	.name = #nr, .request = nr, .set = setter, \
	.reserved = offsetof(struct type, member), \
	.reserved_size = sizeof(((struct type *)0)->member), \
	.padding = { __VA_ARGS__ }, \
}

#define PADDED(nr, setter, ...) \
	{ .name = #nr, .request = nr, .set = setter, .padding = { __VA_ARGS__ } }

extern const struct call video_calls[];
extern const struct call subdev_calls[];
extern const struct call media_calls[];

/* Memory that the argument points to; filled like it. */
extern unsigned char extra[MAX_EXTRA];
extern size_t extra_size;

#endif
