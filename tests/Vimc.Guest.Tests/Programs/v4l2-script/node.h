/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * node.h - an open V4L2 node and its buffers
 *
 * Every function returns 0, or -1 with errno set, as a system call does.
 */

#ifndef _NODE_H_
#define _NODE_H_

#include <stddef.h>

#include <linux/videodev2.h>

#define MAX_BUFFERS	32
#define MAX_PLANES	2

struct plane {
	void *data;
	size_t length;
	int dmabuf;
};

struct buffer {
	struct plane planes[MAX_PLANES];
};

struct node {
	int fd;
	enum v4l2_buf_type type;
	unsigned int num_planes;
	enum v4l2_memory memory;
	unsigned int count;
	unsigned int last;
	unsigned int last_size;
	unsigned int last_sizes[MAX_PLANES];
	struct buffer buffers[MAX_BUFFERS];
};

int node_open(struct node *node, const char *path);
int node_find(struct node *node, const char *entity);
int node_close(struct node *node);
int node_call(struct node *node, unsigned long request, void *argument);
int node_request(struct node *node, enum v4l2_memory memory,
		 unsigned int count);
int node_queue(struct node *node, unsigned int index);
int node_dequeue(struct node *node);
int node_dequeue_with(struct node *node, unsigned int flags);
int node_block(struct node *node);
int node_save(struct node *node, const char *path);

#endif
