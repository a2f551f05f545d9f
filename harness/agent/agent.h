/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * agent.h Guest agent of the vimc harness
 *
 * The agent is /init of the guest. It mounts the pseudo filesystems, loads the
 * modules that bring up its virtio port, starts udevd and then serves the
 * host: frames in, frames out, one poll loop, no threads.
 *
 * A frame is a 12 byte header followed by 'length' bytes, all numbers little
 * endian. The same layout is in Vimc.Harness/Guest/FrameHeader.cs.
 */

#ifndef _VIMC_AGENT_H_
#define _VIMC_AGENT_H_

#include <poll.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#define AGENT_PROTOCOL		1
#define AGENT_MAX_PAYLOAD	65536
#define AGENT_MAX_POLL		256

enum frame_type {
	FRAME_HELLO = 1,	/* both ways: u32 protocol, then text */
	FRAME_PING = 2,		/* both ways: the payload comes back */
	FRAME_EXEC = 3,		/* u32 flags, u16 rows, u16 cols, strings */
	FRAME_STDIN = 4,	/* bytes; none means end of file */
	FRAME_SIGNAL = 5,	/* u32 signal number, sent to the group */
	FRAME_RESIZE = 6,	/* u16 rows, u16 cols */
	FRAME_PUT = 7,		/* u32 mode, path */
	FRAME_GET = 8,		/* path */
	FRAME_DATA = 9,		/* bytes; none ends a PUT */
	FRAME_QUIESCE = 10,	/* finish the kernel log, then fall silent */
	FRAME_STDOUT = 11,
	FRAME_STDERR = 12,
	FRAME_EXIT = 13,	/* u32 exit code, u32 signal */
	FRAME_RESULT = 14,	/* u32 errno, text */
	FRAME_KMSG = 15,	/* one record as /dev/kmsg gives it */
};

#define EXEC_PTY		0x1	/* a terminal instead of three pipes */
#define EXEC_STDIN		0x2	/* STDIN frames follow */

struct frame {
	uint8_t type;
	uint32_t stream;
	uint32_t length;
	uint8_t *payload;
};

/**
 * struct poll_set - the file descriptors of one turn of the loop
 * @fds: what poll() gets
 * @count: how many entries are used
 * @busy: someone has work that needs no descriptor, so poll() must not sleep
 */
struct poll_set {
	struct pollfd fds[AGENT_MAX_POLL];
	unsigned int count;
	bool busy;
};

/* main.c */
void poll_add(struct poll_set *set, int fd, short events);
short poll_events(const struct poll_set *set, int fd);
uint16_t get_le16(const uint8_t *data);
uint32_t get_le32(const uint8_t *data);
void put_le32(uint8_t *data, uint32_t value);

/* boot.c */
void boot_guest(void);
int boot_open_port(void);

/* replay.c */
bool replay_is_wanted(void);
void replay_run(void);

/* channel.c */
void channel_init(int fd);
void channel_send(uint8_t type, uint32_t stream, const void *payload,
		  size_t length);
void channel_result(uint32_t stream, int error, const char *text);
bool channel_receive(struct frame *frame);
void channel_fill(short events);
int channel_fd(void);

/* process.c */
void process_exec(const struct frame *frame);
void process_stdin(const struct frame *frame);
void process_signal(const struct frame *frame);
void process_resize(const struct frame *frame);
void process_poll(struct poll_set *set);
void process_serve(const struct poll_set *set);
void process_reap(void);

/* spawn.c */

/**
 * struct spawn_pipes - the agent's ends of a child's standard streams
 * @in: where its input is written, or -1
 * @out: where its output is read
 * @err: where its errors are read, or -1 if they come with the output
 */
struct spawn_pipes {
	int in;
	int out;
	int err;
};

pid_t spawn_shell(const char *command, const char *directory,
		  const char *environment, const char *environment_end,
		  bool wants_stdin, struct spawn_pipes *pipes);
pid_t spawn_terminal(const char *command, const char *directory,
		     const char *environment, const char *environment_end,
		     unsigned int rows, unsigned int columns,
		     struct spawn_pipes *pipes);

/* transfer.c */
void transfer_put(const struct frame *frame);
void transfer_get(const struct frame *frame);
void transfer_data(const struct frame *frame);
void transfer_poll(struct poll_set *set);
void transfer_serve(void);

/* kmsg.c */
void kmsg_start(void);
void kmsg_stop(void);
void kmsg_poll(struct poll_set *set);
void kmsg_serve(const struct poll_set *set);

#endif /* _VIMC_AGENT_H_ */
