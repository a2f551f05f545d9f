// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * process.c Guest agent of the vimc harness - the commands that run
 */

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "agent.h"

/**
 * struct process - a command the host asked for
 * @next: next in the list of all processes
 * @stream: what the host calls it
 * @pid: process id, also the id of its session and group
 * @pipes: the agent's ends of its standard streams; -1 once closed
 * @terminal: @pipes are one pseudo terminal
 * @pending: input it has not taken yet
 * @pending_size: bytes in @pending
 * @input_ended: close its input once @pending is empty
 */
struct process {
	struct process *next;
	uint32_t stream;
	pid_t pid;
	struct spawn_pipes pipes;
	bool terminal;
	uint8_t *pending;
	size_t pending_size;
	bool input_ended;
};

static struct process *processes;

static struct process *find(uint32_t stream)
{
	struct process *process = processes;

	while (process && process->stream != stream)
		process = process->next;

	return process;
}

static void close_fd(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

/* The terminal's one descriptor belongs to the output. */
static void close_input(struct process *process)
{
	static const uint8_t end_of_file = 4;

	if (!process->terminal)
		close_fd(&process->pipes.in);
	else if (process->pipes.in >= 0 &&
		 write(process->pipes.in, &end_of_file, 1) < 0)
		fprintf(stderr, "vimc-agent: end of input: %s\n",
			strerror(errno));
}

/* True while there may be more to read. */
static bool forward(struct process *process, int *fd, uint8_t type)
{
	static uint8_t piece[AGENT_MAX_PAYLOAD];
	ssize_t count;

	if (*fd < 0)
		return false;

	count = read(*fd, piece, sizeof(piece));
	if (count > 0) {
		channel_send(type, process->stream, piece, count);
		return true;
	}
	if (count < 0 && (errno == EAGAIN || errno == EINTR))
		return false;

	if (process->terminal)
		process->pipes.in = -1;
	close_fd(fd);

	return false;
}

/*
 * strings are the working directory, the command and then NAME=VALUE pairs,
 * each with its terminator.
 */
void process_exec(const struct frame *frame)
{
	const char *directory, *command, *environment, *end;
	struct process *process;
	uint32_t flags;

	end = (const char *)frame->payload + frame->length;
	if (frame->length < 10 || end[-1]) {
		channel_result(frame->stream, EINVAL, "malformed command");
		return;
	}
	flags = get_le32(frame->payload);
	directory = (const char *)frame->payload + 8;
	command = directory + strlen(directory) + 1;
	if (command >= end) {
		channel_result(frame->stream, EINVAL, "no command");
		return;
	}
	environment = command + strlen(command) + 1;

	process = calloc(1, sizeof(*process));
	if (!process) {
		channel_result(frame->stream, ENOMEM, strerror(ENOMEM));
		return;
	}
	process->stream = frame->stream;
	process->terminal = flags & EXEC_PTY;
	if (process->terminal)
		process->pid = spawn_terminal(command, directory, environment,
					      end,
					      get_le16(frame->payload + 4),
					      get_le16(frame->payload + 6),
					      &process->pipes);
	else
		process->pid = spawn_shell(command, directory, environment,
					   end, flags & EXEC_STDIN,
					   &process->pipes);
	if (process->pid < 0) {
		channel_result(frame->stream, errno, strerror(errno));
		free(process);
		return;
	}

	process->next = processes;
	processes = process;
}

void process_stdin(const struct frame *frame)
{
	struct process *process = find(frame->stream);
	uint8_t *grown;

	if (!process || process->pipes.in < 0)
		return;

	if (!frame->length) {
		process->input_ended = true;
		return;
	}

	grown = realloc(process->pending,
			process->pending_size + frame->length);
	if (!grown)
		return;
	memcpy(grown + process->pending_size, frame->payload, frame->length);
	process->pending = grown;
	process->pending_size += frame->length;
}

void process_signal(const struct frame *frame)
{
	struct process *process = find(frame->stream);

	if (!process || frame->length < 4)
		return;
	/* The group does not exist before the child's setsid(). */
	if (kill(-process->pid, get_le32(frame->payload)))
		kill(process->pid, get_le32(frame->payload));
}

void process_resize(const struct frame *frame)
{
	struct process *process = find(frame->stream);
	struct winsize size = {};

	if (!process || !process->terminal || frame->length < 4 ||
	    process->pipes.out < 0)
		return;
	size.ws_row = get_le16(frame->payload);
	size.ws_col = get_le16(frame->payload + 2);
	ioctl(process->pipes.out, TIOCSWINSZ, &size);
}

static void feed(struct process *process)
{
	ssize_t count;

	if (process->pipes.in < 0)
		return;

	if (process->pending_size) {
		count = write(process->pipes.in, process->pending,
			      process->pending_size);
		if (count > 0) {
			process->pending_size -= count;
			memmove(process->pending, process->pending + count,
				process->pending_size);
		} else if (count < 0 && errno != EAGAIN && errno != EINTR) {
			process->pending_size = 0;
			process->input_ended = true;
		}
	}

	if (!process->pending_size && process->input_ended) {
		process->input_ended = false;
		close_input(process);
	}
}

void process_poll(struct poll_set *set)
{
	struct process *process;
	short out;

	for (process = processes; process; process = process->next) {
		out = POLLIN;
		if (process->pending_size) {
			if (process->terminal)
				out |= POLLOUT;
			else
				poll_add(set, process->pipes.in, POLLOUT);
		}
		set->busy |= process->input_ended && !process->pending_size;
		if (process->pipes.out >= 0)
			poll_add(set, process->pipes.out, out);
		if (process->pipes.err >= 0)
			poll_add(set, process->pipes.err, POLLIN);
	}
}

void process_serve(const struct poll_set *set)
{
	struct process *process;

	for (process = processes; process; process = process->next) {
		feed(process);
		if (poll_events(set, process->pipes.out))
			forward(process, &process->pipes.out, FRAME_STDOUT);
		if (poll_events(set, process->pipes.err))
			forward(process, &process->pipes.err, FRAME_STDERR);
	}
}

/*
 * The last words of a process come before its exit. A pipe holds at most a
 * megabyte of them; what comes later is from someone it left behind.
 */
static void drain(struct process *process, int *fd, uint8_t type)
{
	unsigned int pieces = (1 << 20) / AGENT_MAX_PAYLOAD;

	while (pieces-- && forward(process, fd, type))
		;
}

static void finish(struct process *process, int status)
{
	struct process **link = &processes;
	uint8_t payload[8];

	drain(process, &process->pipes.out, FRAME_STDOUT);
	drain(process, &process->pipes.err, FRAME_STDERR);
	if (!process->terminal)
		close_fd(&process->pipes.in);
	close_fd(&process->pipes.out);
	close_fd(&process->pipes.err);

	while (*link != process)
		link = &(*link)->next;
	*link = process->next;

	put_le32(payload, WIFEXITED(status) ? WEXITSTATUS(status) : 0);
	put_le32(payload + 4, WIFSIGNALED(status) ? WTERMSIG(status) : 0);
	channel_send(FRAME_EXIT, process->stream, payload, sizeof(payload));
	free(process->pending);
	free(process);
}

/* As process 1 the agent also buries what others left behind. */
void process_reap(void)
{
	struct process *process;
	int status;
	pid_t pid;

	while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
		process = processes;
		while (process && process->pid != pid)
			process = process->next;
		if (process)
			finish(process, status);
	}
}
