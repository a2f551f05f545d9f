// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * kmsg.c Guest agent of the vimc harness - the kernel log as records
 */

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "agent.h"

/* More than the kernel's own limit for one record with its dictionary. */
#define RECORD_SIZE	16384

/* So that a kernel that never stops talking cannot starve the commands. */
#define RECORDS_A_TURN	64

static int kmsg = -1;
static bool streaming;

/* True while there may be more. A gap shows in the sequence numbers. */
static bool send_record(void)
{
	static char record[RECORD_SIZE];
	ssize_t count;

	count = read(kmsg, record, sizeof(record));
	if (count < 0)
		return errno == EPIPE || errno == EINTR;

	channel_send(FRAME_KMSG, 0, record, count);

	return true;
}

/*
 * The descriptor lives as long as the guest, so a clone goes on exactly where
 * its template stopped.
 */
void kmsg_start(void)
{
	if (kmsg < 0)
		kmsg = open("/dev/kmsg", O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	streaming = kmsg >= 0;
}

void kmsg_stop(void)
{
	if (streaming)
		while (send_record())
			;
	streaming = false;
}

void kmsg_poll(struct poll_set *set)
{
	if (streaming)
		poll_add(set, kmsg, POLLIN);
}

void kmsg_serve(const struct poll_set *set)
{
	unsigned int i;

	if (!streaming || !poll_events(set, kmsg))
		return;

	for (i = 0; i < RECORDS_A_TURN; i++) {
		if (!send_record())
			break;
	}
}
