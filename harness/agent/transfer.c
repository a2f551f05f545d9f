// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * transfer.c Guest agent of the vimc harness - files in and out
 */

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "agent.h"

/**
 * struct transfer - one file on its way
 * @next: next in the list of all transfers
 * @stream: what the host calls it
 * @fd: the file
 * @sends: from guest to host
 * @error: first errno met while receiving; reported at the end
 */
struct transfer {
	struct transfer *next;
	uint32_t stream;
	int fd;
	bool sends;
	int error;
};

static struct transfer *transfers;

static void start(uint32_t stream, int fd, bool sends)
{
	struct transfer *transfer;

	if (fd < 0) {
		channel_result(stream, errno, strerror(errno));
		return;
	}

	transfer = calloc(1, sizeof(*transfer));
	if (!transfer) {
		close(fd);
		channel_result(stream, ENOMEM, strerror(ENOMEM));
		return;
	}
	transfer->stream = stream;
	transfer->fd = fd;
	transfer->sends = sends;
	transfer->next = transfers;
	transfers = transfer;
}

static void finish(struct transfer *transfer, int error)
{
	struct transfer **link = &transfers;

	while (*link != transfer)
		link = &(*link)->next;
	*link = transfer->next;

	if (close(transfer->fd) && !error)
		error = errno;
	channel_result(transfer->stream, error, error ? strerror(error) : "");
	free(transfer);
}

/* Copies a path out of a payload, which has no terminator of its own. */
static char *path_of(const struct frame *frame, size_t offset)
{
	if (frame->length <= offset)
		return NULL;

	return strndup((const char *)frame->payload + offset,
		       frame->length - offset);
}

void transfer_put(const struct frame *frame)
{
	char *path = path_of(frame, 4);
	mode_t mode;
	int fd;

	if (!path) {
		channel_result(frame->stream, EINVAL, "no path");
		return;
	}

	/* No O_CREAT on existing nodes: attributes in sysfs refuse it. */
	mode = get_le32(frame->payload);
	fd = open(path, O_WRONLY | O_TRUNC | O_CLOEXEC);
	if (fd < 0 && errno == ENOENT)
		fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);
	start(frame->stream, fd, false);
	free(path);
}

void transfer_get(const struct frame *frame)
{
	char *path = path_of(frame, 0);

	if (!path) {
		channel_result(frame->stream, EINVAL, "no path");
		return;
	}
	start(frame->stream, open(path, O_RDONLY | O_CLOEXEC), true);
	free(path);
}

static void write_all(struct transfer *transfer, const struct frame *frame)
{
	size_t done = 0;
	ssize_t count;

	while (!transfer->error && done < frame->length) {
		count = write(transfer->fd, frame->payload + done,
			      frame->length - done);
		if (count < 0 && errno != EINTR)
			transfer->error = errno;
		else if (count > 0)
			done += count;
	}
}

void transfer_data(const struct frame *frame)
{
	struct transfer *transfer = transfers;

	while (transfer && transfer->stream != frame->stream)
		transfer = transfer->next;
	if (!transfer || transfer->sends)
		return;

	if (frame->length)
		write_all(transfer, frame);
	else
		finish(transfer, transfer->error);
}

void transfer_poll(struct poll_set *set)
{
	struct transfer *transfer;

	for (transfer = transfers; transfer; transfer = transfer->next)
		set->busy |= transfer->sends;
}

/* One piece of each file a turn, so that commands stay responsive. */
void transfer_serve(void)
{
	static uint8_t piece[AGENT_MAX_PAYLOAD];
	struct transfer *transfer;
	struct transfer *next;
	ssize_t count;

	for (transfer = transfers; transfer; transfer = next) {
		next = transfer->next;
		if (!transfer->sends)
			continue;

		count = read(transfer->fd, piece, sizeof(piece));
		if (count > 0)
			channel_send(FRAME_DATA, transfer->stream, piece,
				     count);
		else if (count == 0 || errno != EINTR)
			finish(transfer, count ? errno : 0);
	}
}
