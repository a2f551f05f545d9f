// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * cover.c - whether a driver writes every byte of a frame, and no other
 *
 * The same frames are taken twice, into buffers full of one value and then of
 * another. A byte that is the first value the first time and the second one the
 * second time was not written. So the picture must be the same all the time.
 */

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cover.h"

#define NUM_BUFFERS	2

static const unsigned char fillings[] = { 0xa5, 0x3c };

/* For each byte of a plane, in how many rounds it was found unwritten. */
struct coverage {
	unsigned int plane;
	size_t length;
	unsigned char *rounds;
};

static int refill(struct node *node, unsigned int index, unsigned int round)
{
	unsigned int p;

	for (p = 0; p < node->num_planes; p++)
		memset(node->buffers[index].planes[p].data, fillings[round],
		       node->buffers[index].planes[p].length);
	return node_queue(node, index);
}

/* Marks each byte once a round at most. */
static void look(const struct node *node, struct coverage *coverage,
		 unsigned int round)
{
	const unsigned char *data =
		node->buffers[node->last].planes[coverage->plane].data;
	size_t i;

	for (i = 0; i < coverage->length; i++)
		if (data[i] == fillings[round] && coverage->rounds[i] == round)
			coverage->rounds[i]++;
}

static int run_round(struct node *node, struct coverage *coverage,
		     unsigned int round, unsigned int num_frames)
{
	int type = node->type;
	unsigned int i;

	for (i = 0; i < node->count; i++)
		if (refill(node, i, round))
			return -1;
	if (node_call(node, VIDIOC_STREAMON, &type))
		return -1;

	for (i = 0; i < num_frames; i++) {
		if (node_dequeue(node))
			return -1;
		look(node, coverage, round);
		if (refill(node, node->last, round))
			return -1;
	}

	return node_call(node, VIDIOC_STREAMOFF, &type);
}

/* Bytes of the frame are to be written, those behind it are to be left. */
static int judge(const struct node *node, const struct coverage *coverage)
{
	unsigned int size = node->last_sizes[coverage->plane];
	unsigned int unwritten = 0, overrun = 0;
	size_t first = 0, i;

	for (i = 0; i < coverage->length; i++) {
		bool is_unwritten = coverage->rounds[i] == 2;

		if (i < size && is_unwritten) {
			if (!unwritten++)
				first = i;
		} else if (i >= size && !is_unwritten) {
			if (!overrun++)
				first = i;
		}
	}

	printf("covered %u of %zu: unwritten %u overrun %u first %zu\n",
	       size, coverage->length, unwritten, overrun, first);
	errno = EILSEQ;
	return unwritten || overrun ? -1 : 0;
}

static int cover_plane(struct node *node, unsigned int plane,
		       unsigned int num_frames)
{
	struct coverage coverage = {
		.plane = plane,
		.length = node->buffers[0].planes[plane].length,
	};
	unsigned int round;
	int ret = 0;

	coverage.rounds = calloc(1, coverage.length);
	if (!coverage.rounds)
		return -1;

	for (round = 0; !ret && round < 2; round++)
		ret = run_round(node, &coverage, round, num_frames);
	if (!ret)
		ret = judge(node, &coverage);

	free(coverage.rounds);
	return ret;
}

int node_cover(struct node *node, unsigned int num_frames)
{
	unsigned int p;

	if (node_request(node, V4L2_MEMORY_MMAP, NUM_BUFFERS))
		return -1;

	for (p = 0; p < node->num_planes; p++)
		if (cover_plane(node, p, num_frames))
			return -1;

	return 0;
}
