/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * fail-nth.h - operations that a sweep can make fail
 */

#ifndef _FAIL_NTH_H_
#define _FAIL_NTH_H_

/**
 * struct operation - something that allocates in the kernel
 *
 * Every function returns 0, or -1 with errno set, as a system call does.
 *
 * @name: as the command line has it
 * @num_arguments: how many words of the command line it takes
 * @set_up: called once with these words
 * @prepare: called before each run, or NULL
 * @run: the operation, and nothing that may fail but it
 * @find_traces: -1 if something of a failed run is still there; or NULL
 * @prove: shows after a successful run that it had its effect; or NULL
 * @undo: takes a successful run back
 */
struct operation {
	const char *name;
	int num_arguments;
	int (*set_up)(char **arguments);
	int (*prepare)(void);
	int (*run)(void);
	int (*find_traces)(void);
	int (*prove)(void);
	int (*undo)(void);
};

extern const struct operation load_operation;
extern const struct operation bind_operation;
extern const struct operation open_operation;
extern const struct operation format_operation;
extern const struct operation request_operation;
extern const struct operation start_operation;
extern const struct operation link_operation;

#endif
