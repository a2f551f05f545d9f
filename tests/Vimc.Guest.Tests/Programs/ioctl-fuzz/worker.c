// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * worker.c - make one call
 */

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/sysinfo.h>
#include <unistd.h>

#include <linux/videodev2.h>

#include "worker.h"

#define MAX_MAPS	4

/* Tallies after those of the named requests. */
enum other_call {
	CALL_NAMELESS,
	CALL_REOPEN,
	CALL_MAP,
	CALL_UNMAP,
	CALL_POLL,
	CALL_READ,
	CALL_WRITE,
	CALL_START,
	NUM_OTHER_CALLS,
};

static const char *const other_names[] = {
	[CALL_NAMELESS] = "nameless",
	[CALL_REOPEN] = "reopen",
	[CALL_MAP] = "mmap",
	[CALL_UNMAP] = "munmap",
	[CALL_POLL] = "poll",
	[CALL_READ] = "read",
	[CALL_WRITE] = "write",
	[CALL_START] = "start",
};

static struct {
	void *address;
	size_t length;
} maps[MAX_MAPS];

const char *tally_name(unsigned int index)
{
	if (index < num_requests)
		return requests[index].name;

	return other_names[index - num_requests];
}

static void announce(struct ledger *ledger, unsigned int index,
		     const struct node *node, unsigned long number,
		     const void *argument)
{
	snprintf(ledger->call, sizeof(ledger->call), "%s(%s, 0x%lx, %p)",
		 tally_name(index), node->path, number, argument);
	if (listing)
		printf("%lu: %s\n", ledger->calls, ledger->call);
	ledger->tallies[index].made++;
}

static void note(struct ledger *ledger, unsigned int index, long result)
{
	if (result >= 0)
		ledger->tallies[index].succeeded++;
}

/*
 * Buffers that fit into memory, but not many times, would end in the death of
 * processes for want of memory, which is another test's business. Nobody minds
 * those that do not fit at all.
 */
static bool is_affordable(unsigned long number, const struct node *node,
			  const void *argument)
{
	const struct v4l2_create_buffers *create = argument;
	const struct v4l2_requestbuffers *request = argument;
	struct v4l2_format format = { .type = V4L2_BUF_TYPE_VIDEO_CAPTURE };
	unsigned long size, count, available;
	struct sysinfo info;

	if (node->kind != NODE_VIDEO ||
	    (number != VIDIOC_REQBUFS && number != VIDIOC_CREATE_BUFS))
		return true;
	if (ioctl(node->fd, VIDIOC_G_FMT, &format) || sysinfo(&info))
		return true;

	size = format.fmt.pix.sizeimage;
	count = request->count;
	if (number == VIDIOC_CREATE_BUFS) {
		count = create->count;
		if (create->format.fmt.pix.sizeimage > size)
			size = create->format.fmt.pix.sizeimage;
	}
	if (count > 32)
		count = 32;
	if (count < 2)
		count = 2;

	available = info.freeram * info.mem_unit;
	return size > info.totalram * info.mem_unit ||
	       size * count < available / 8;
}

static void spoil(void *argument, size_t size)
{
	unsigned int *words = argument;
	unsigned int times = draw(3);

	while (times-- && size >= sizeof(*words))
		words[draw(size / sizeof(*words))] = draw_word();
}

static void keep_result(unsigned long number, const void *argument)
{
	struct v4l2_exportbuffer export;

	if (number != VIDIOC_EXPBUF)
		return;

	memcpy(&export, argument, sizeof(export));
	keep_fd(export.fd);
}

static void call_ioctl(struct ledger *ledger, unsigned int index,
		       struct node *node, unsigned long number,
		       void (*fill)(void *argument))
{
	static unsigned long content[(1 << _IOC_SIZEBITS) / sizeof(long)];
	size_t size = _IOC_SIZE(number);
	void *argument = writable_address(size);
	bool bad = one_in(6);
	long result;

	memset(content, 0, size);
	if (fill && !one_in(5))
		fill(content);
	else if (!one_in(8))
		fill_words(content, size);
	if (one_in(3))
		spoil(content, size);
	memcpy(argument, content, size);

	if (bad)
		argument = (void *)draw_address(size);
	else if (!is_affordable(number, node, content))
		return;

	announce(ledger, index, node, number, argument);
	result = ioctl(node->fd, number, argument);
	note(ledger, index, result);
	if (!result && !bad)
		keep_result(number, argument);
}

static void call_named(struct ledger *ledger, struct node *node)
{
	const struct request *request;
	unsigned int index;

	/* Mostly those that the node and the driver should know. */
	do {
		index = draw(num_requests);
		request = &requests[index];
	} while (!one_in(request->rarity * (request->fill ? 1 : 4)) ||
		 (request->kind != node->kind && !one_in(12)));

	call_ioctl(ledger, index, node, request->number, request->fill);
}

static void call_nameless(struct ledger *ledger, struct node *node)
{
	unsigned int type = one_in(8) ? draw(256) :
			    one_in(2) ? 'V' : '|';
	unsigned int size = one_in(4) ? draw(1 << _IOC_SIZEBITS) : draw(300);
	unsigned long number = _IOC(draw(4), type, draw(256), size);

	call_ioctl(ledger, num_requests + CALL_NAMELESS, node, number, NULL);
}

static void reopen(struct ledger *ledger, struct node *node)
{
	announce(ledger, num_requests + CALL_REOPEN, node, 0, NULL);
	close(node->fd);
	node->fd = open(node->path, O_RDWR | O_NONBLOCK | O_CLOEXEC);
	note(ledger, num_requests + CALL_REOPEN, node->fd);
	if (node->fd < 0) {
		fprintf(stderr, "opening %s: %s\n", node->path,
			strerror(errno));
		exit(1);
	}
}

static void unmap(struct ledger *ledger, struct node *node, unsigned int slot)
{
	if (!maps[slot].address)
		return;

	announce(ledger, num_requests + CALL_UNMAP, node, 0,
		 maps[slot].address);
	note(ledger, num_requests + CALL_UNMAP,
	     munmap(maps[slot].address, maps[slot].length));
	maps[slot].address = NULL;
}

static void map(struct ledger *ledger, struct node *node, unsigned int slot)
{
	struct v4l2_buffer buffer = {
		.type = V4L2_BUF_TYPE_VIDEO_CAPTURE,
		.memory = V4L2_MEMORY_MMAP,
		.index = draw(4),
	};
	int protection = one_in(8) ? (int)draw(8) : PROT_READ | PROT_WRITE;
	int flags = one_in(8) ? MAP_PRIVATE : MAP_SHARED;
	bool plain = !one_in(4);
	size_t length = 4096 * (1 + draw(400));
	off_t offset = 4096ul * draw(1000);
	char *address;

	unmap(ledger, node, slot);
	if (!ioctl(node->fd, VIDIOC_QUERYBUF, &buffer) && plain) {
		length = buffer.length;
		offset = buffer.m.offset;
	}

	announce(ledger, num_requests + CALL_MAP, node, offset, NULL);
	address = mmap(NULL, length, protection, flags, node->fd, offset);
	note(ledger, num_requests + CALL_MAP, address == MAP_FAILED ? -1 : 0);
	if (address == MAP_FAILED)
		return;

	maps[slot].address = address;
	maps[slot].length = length;
	if (plain && (protection & PROT_WRITE))
		memset(address, 0xa5, length);
}

/*
 * Chance alone hardly ever starts a stream. So this does all that is needed, in
 * a state that may allow it or not.
 */
static void start(struct ledger *ledger, struct node *node)
{
	struct v4l2_requestbuffers request = {
		.type = V4L2_BUF_TYPE_VIDEO_CAPTURE,
		.memory = V4L2_MEMORY_MMAP,
		.count = 4,
	};
	struct v4l2_format format = { .type = V4L2_BUF_TYPE_VIDEO_CAPTURE };
	unsigned int i;

	fill_usual_format(&format);
	announce(ledger, num_requests + CALL_START, node, 0, NULL);
	if (node->kind != NODE_VIDEO)
		return;

	ioctl(node->fd, VIDIOC_S_FMT, &format);
	ioctl(node->fd, VIDIOC_REQBUFS, &request);
	for (i = 0; i < request.count; i++) {
		struct v4l2_buffer buffer = {
			.type = V4L2_BUF_TYPE_VIDEO_CAPTURE,
			.memory = V4L2_MEMORY_MMAP,
			.index = i,
		};

		ioctl(node->fd, VIDIOC_QBUF, &buffer);
	}
	note(ledger, num_requests + CALL_START,
	     ioctl(node->fd, VIDIOC_STREAMON, &request.type));
}

static void call_other(struct ledger *ledger, struct node *node)
{
	struct pollfd ready = { .fd = node->fd, .events = draw(0x400) };
	enum other_call call = CALL_REOPEN + draw(NUM_OTHER_CALLS - 1);
	unsigned int slot = draw(MAX_MAPS);
	void *argument = (void *)draw_address(64);

	if (call == CALL_REOPEN) {
		reopen(ledger, node);
	} else if (call == CALL_UNMAP) {
		unmap(ledger, node, slot);
	} else if (call == CALL_MAP) {
		map(ledger, node, slot);
	} else if (call == CALL_START) {
		start(ledger, node);
	} else {
		long result;

		announce(ledger, num_requests + call, node, 0, argument);
		if (call == CALL_POLL)
			result = poll(&ready, 1, 0);
		else if (call == CALL_READ)
			result = read(node->fd, argument, draw(100));
		else
			result = write(node->fd, argument, draw(100));
		note(ledger, num_requests + call, result);
	}
}

void make_call(struct ledger *ledger)
{
	struct node *node = &nodes[draw(num_nodes)];
	unsigned int choice = draw(100);

	if (choice < 88)
		call_named(ledger, node);
	else if (choice < 94)
		call_nameless(ledger, node);
	else
		call_other(ledger, node);
}
