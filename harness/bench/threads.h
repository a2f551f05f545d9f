/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * threads.h - processor time of the kernel threads that make frames
 */

#ifndef _THREADS_H_
#define _THREADS_H_

#include <stdint.h>

void threads_find(void);
uint64_t threads_cpu_ns(void);

/* Waits a little while for all of them to sleep. */
void threads_let_sleep(void);

#endif
