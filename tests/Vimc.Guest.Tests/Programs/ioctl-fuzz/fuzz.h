/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * fuzz.h - calls that nobody in his right mind would make
 */

#ifndef _FUZZ_H_
#define _FUZZ_H_

#include <stdbool.h>
#include <stddef.h>

#define MAX_NODES		32
#define ARRAY_SIZE(array)	(sizeof(array) / sizeof((array)[0]))

enum node_kind {
	NODE_VIDEO,
	NODE_SUBDEV,
	NODE_MEDIA,
	NUM_NODE_KINDS,
};

struct request {
	const char *name;
	unsigned long number;
	/* Fills valid arguments in, up to chance; NULL for any numbers. */
	void (*fill)(void *argument);
	enum node_kind kind;
	/* Other requests are drawn this much more often. */
	unsigned int rarity;
};

extern const struct request requests[];
extern const unsigned int num_requests;

/* One process's view of its nodes. */
struct node {
	const char *path;
	enum node_kind kind;
	int fd;
};

extern struct node nodes[MAX_NODES];
extern unsigned int num_nodes;

/* A repeatable series of numbers. */
void seed_numbers(unsigned long long seed);
unsigned int draw(unsigned int bound);
bool one_in(unsigned int times);
unsigned int draw_word(void);

/* Addresses, good ones and bad ones. */
int init_memory(void);
unsigned long draw_address(size_t size);
void *writable_address(size_t size);

/* File descriptors that calls returned. */
void keep_fd(int fd);
int draw_fd(void);

/* Fillers, as in &struct request. */
void fill_words(void *argument, size_t size);
void fill_usual_format(void *argument);
void fill_format(void *argument);
void fill_request(void *argument);
void fill_create(void *argument);
void fill_buffer(void *argument);
void fill_type(void *argument);
void fill_export(void *argument);
void fill_control(void *argument);
void fill_query(void *argument);
void fill_ext_controls(void *argument);
void fill_event(void *argument);
void fill_enum(void *argument);
void fill_frame_size(void *argument);
void fill_menu(void *argument);
void fill_selection(void *argument);
void fill_pad_format(void *argument);
void fill_pad_selection(void *argument);
void fill_pad_enum(void *argument);
void learn_links(int fd);
void fill_entity(void *argument);
void fill_links(void *argument);
void fill_link(void *argument);
void fill_topology(void *argument);

#endif
