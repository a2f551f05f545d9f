/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * worker.h - one call, and what is kept of it
 */

#ifndef _WORKER_H_
#define _WORKER_H_

#include <time.h>

#include "fuzz.h"

#define NUM_TALLIES	256

/* What a worker did and is doing; the parent reads it. */
struct ledger {
	time_t began;
	unsigned long calls;
	char call[128];
	struct {
		unsigned long made;
		unsigned long succeeded;
	} tallies[NUM_TALLIES];
};

extern bool listing;

void make_call(struct ledger *ledger);
const char *tally_name(unsigned int index);

#endif
