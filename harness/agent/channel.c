// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * channel.c Guest agent of the vimc harness - frames on the virtio port
 */

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

#include "agent.h"

#define HEADER_SIZE	12

static int port = -1;

/* Room for one whole frame and the beginning of the next. */
static uint8_t input[2 * (HEADER_SIZE + AGENT_MAX_PAYLOAD)];
static size_t input_start;
static size_t input_end;

void channel_init(int fd)
{
	port = fd;
}

int channel_fd(void)
{
	return port;
}

/*
 * Writes block until the host has taken the bytes. The host always reads, and
 * while it is away, as between a template and its clone, there is nobody to
 * serve anyway.
 */
void channel_send(uint8_t type, uint32_t stream, const void *payload,
		  size_t length)
{
	uint8_t header[HEADER_SIZE] = { type };
	struct iovec parts[2] = {
		{ .iov_base = header, .iov_len = HEADER_SIZE },
		{ .iov_base = (void *)payload, .iov_len = length },
	};
	struct iovec *part = parts;
	int left = 2;
	ssize_t done;

	put_le32(header + 4, stream);
	put_le32(header + 8, length);

	while (left) {
		done = writev(port, part, left);
		if (done < 0) {
			if (errno == EAGAIN || errno == EPIPE)
				usleep(1000);
			continue;
		}
		while (left && (size_t)done >= part->iov_len) {
			done -= part->iov_len;
			part++;
			left--;
		}
		if (left) {
			part->iov_base = (uint8_t *)part->iov_base + done;
			part->iov_len -= done;
		}
	}
}

void channel_result(uint32_t stream, int error, const char *text)
{
	uint8_t payload[256];
	size_t length = strnlen(text, sizeof(payload) - 4);

	put_le32(payload, error);
	memcpy(payload + 4, text, length);
	channel_send(FRAME_RESULT, stream, payload, 4 + length);
}

/*
 * Takes what the port has. Without a host the port reports POLLHUP for ever,
 * so wait a little instead of spinning.
 */
void channel_fill(short events)
{
	ssize_t count;

	if (events & POLLHUP)
		usleep(5000);
	if (!(events & POLLIN))
		return;

	if (input_start) {
		memmove(input, input + input_start, input_end - input_start);
		input_end -= input_start;
		input_start = 0;
	}

	count = read(port, input + input_end, sizeof(input) - input_end);
	if (count > 0)
		input_end += count;
}

/* The next whole frame; its payload is valid until channel_fill(). */
bool channel_receive(struct frame *frame)
{
	const uint8_t *header = input + input_start;
	size_t available = input_end - input_start;

	if (available < HEADER_SIZE)
		return false;

	frame->type = header[0];
	frame->stream = get_le32(header + 4);
	frame->length = get_le32(header + 8);
	if (frame->length > AGENT_MAX_PAYLOAD) {
		fprintf(stderr, "vimc-agent: frame of %u bytes, stopping\n",
			frame->length);
		_exit(1);
	}
	if (available < HEADER_SIZE + frame->length)
		return false;

	frame->payload = input + input_start + HEADER_SIZE;
	input_start += HEADER_SIZE + frame->length;

	return true;
}
