/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * stream.h - frames from one video node
 */

#ifndef _STREAM_H_
#define _STREAM_H_

#include <stdint.h>

#define STREAM_BUFFERS	4

/**
 * struct stream - an open node
 *
 * @path: of the node, for messages
 * @fd: of the node
 * @frames: how many were dequeued
 * @gaps: numbers missing between them
 * @sequence: number of the last one
 * @time_ns: its timestamp
 */
struct stream {
	const char *path;
	int fd;
	uint32_t frames;
	uint32_t gaps;
	uint32_t sequence;
	int64_t time_ns;
};

void stream_open(struct stream *stream, const char *path);
void stream_start(struct stream *stream);
void stream_stop(struct stream *stream);

/* Takes one frame, if there is one, and returns its buffer or -1. */
int stream_take(struct stream *stream);
void stream_give(struct stream *stream, unsigned int buffer);

/* Waits for a frame from any of the streams. */
void stream_wait(struct stream *streams, unsigned int count);

#endif
