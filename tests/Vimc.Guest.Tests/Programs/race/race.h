/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * race.h - processes that get in the way of one another
 */

#ifndef _RACE_H_
#define _RACE_H_

enum node {
	NODE_SENSOR,
	NODE_DEBAYER,
	NODE_SCALER,
	NODE_RAW,
	NODE_COLOR,
	NODE_MEDIA,
	NUM_NODES,
};

extern const char *node_paths[NUM_NODES];

/* Counts shared by all processes. */
struct tally {
	unsigned int frames[2];
	unsigned int starts[2];
	unsigned int refused_starts[2];
	unsigned int wrong_frames;
	unsigned int formats;
	unsigned int busy_formats;
	unsigned int crops;
	unsigned int controls;
	unsigned int links;
	unsigned int busy_links;
	unsigned int opens;
};

extern struct tally *tally;

/* A repeatable series of numbers, other for every process. */
unsigned int draw(unsigned int bound);

int open_node(enum node node);
void count(unsigned int *counter);

/* Ends the whole race: something that must never happen has. */
void accuse(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The six processes; each call is one step of theirs. */
void step_formats(void);
void step_controls(void);
void step_links(void);
void step_opens(void);
void step_raw_stream(void);
void step_color_stream(void);

#endif
