// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * main.c Guest agent of the vimc harness - the loop
 */

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "agent.h"

void poll_add(struct poll_set *set, int fd, short events)
{
	if (set->count == AGENT_MAX_POLL)
		return;

	set->fds[set->count++] = (struct pollfd) {
		.fd = fd,
		.events = events,
	};
}

/* What poll() saw on a descriptor; nothing if it was not in the set. */
short poll_events(const struct poll_set *set, int fd)
{
	unsigned int i;

	for (i = 0; i < set->count; i++) {
		if (set->fds[i].fd == fd)
			return set->fds[i].revents;
	}

	return 0;
}

uint16_t get_le16(const uint8_t *data)
{
	return data[0] | data[1] << 8;
}

uint32_t get_le32(const uint8_t *data)
{
	return data[0] | data[1] << 8 | data[2] << 16 |
	       (uint32_t)data[3] << 24;
}

void put_le32(uint8_t *data, uint32_t value)
{
	data[0] = value;
	data[1] = value >> 8;
	data[2] = value >> 16;
	data[3] = value >> 24;
}

static void say_hello(const struct frame *frame)
{
	uint8_t hello[4 + sizeof(struct utsname)];
	struct utsname name;
	size_t length;

	uname(&name);
	length = strlen(name.release);
	put_le32(hello, AGENT_PROTOCOL);
	memcpy(hello + 4, name.release, length);

	channel_send(FRAME_HELLO, frame->stream, hello, 4 + length);
	kmsg_start();
}

static void dispatch(const struct frame *frame)
{
	switch (frame->type) {
	case FRAME_HELLO:
		say_hello(frame);
		break;
	case FRAME_PING:
		channel_send(FRAME_PING, frame->stream, frame->payload,
			     frame->length);
		break;
	case FRAME_EXEC:
		process_exec(frame);
		break;
	case FRAME_STDIN:
		process_stdin(frame);
		break;
	case FRAME_SIGNAL:
		process_signal(frame);
		break;
	case FRAME_RESIZE:
		process_resize(frame);
		break;
	case FRAME_PUT:
		transfer_put(frame);
		break;
	case FRAME_GET:
		transfer_get(frame);
		break;
	case FRAME_DATA:
		transfer_data(frame);
		break;
	case FRAME_QUIESCE:
		kmsg_stop();
		channel_result(frame->stream, 0, "");
		break;
	default:
		channel_result(frame->stream, ENOSYS, "unknown frame type");
		break;
	}
}

static int open_child_signals(void)
{
	sigset_t mask;

	sigemptyset(&mask);
	sigaddset(&mask, SIGCHLD);
	sigprocmask(SIG_BLOCK, &mask, NULL);
	signal(SIGPIPE, SIG_IGN);

	return signalfd(-1, &mask, SFD_NONBLOCK | SFD_CLOEXEC);
}

int main(void)
{
	static struct poll_set set;
	struct signalfd_siginfo info;
	struct frame frame;
	int children;

	children = open_child_signals();
	boot_guest();
	if (replay_is_wanted())
		replay_run();
	channel_init(boot_open_port());

	for (;;) {
		set.count = 0;
		set.busy = false;
		poll_add(&set, channel_fd(), POLLIN);
		poll_add(&set, children, POLLIN);
		process_poll(&set);
		transfer_poll(&set);
		kmsg_poll(&set);

		if (poll(set.fds, set.count, set.busy ? 0 : -1) < 0)
			continue;

		channel_fill(poll_events(&set, channel_fd()));
		while (channel_receive(&frame))
			dispatch(&frame);

		process_serve(&set);
		transfer_serve();
		kmsg_serve(&set);

		if (poll_events(&set, children) & POLLIN) {
			while (read(children, &info, sizeof(info)) > 0)
				;
			process_reap();
		}
	}
}
