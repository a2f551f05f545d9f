// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * memory-copy - how long the machine takes to copy so many bytes
 *
 *   memory-copy BYTES ROUNDS
 *
 * Prints the nanoseconds of processor time of the cheapest of all rounds.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define COPIES	20

static long long now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
	return time.tv_sec * 1000000000LL + time.tv_nsec;
}

/* Return: the nanoseconds of one copy, as the mean of a few. */
static long long measure(char *to, const char *from, size_t bytes)
{
	long long start = now();
	int i;

	for (i = 0; i < COPIES; i++) {
		memcpy(to, from, bytes);
		/* Lest the compiler leaves all copies out but one. */
		__asm__ volatile("" : : "r"(to) : "memory");
	}

	return (now() - start) / COPIES;
}

int main(int argc, char **argv)
{
	size_t bytes = argc == 3 ? strtoul(argv[1], NULL, 0) : 0;
	int rounds = argc == 3 ? atoi(argv[2]) : 0;
	char *from = calloc(1, bytes);
	char *to = calloc(1, bytes);
	long long least = 0;

	if (!bytes || rounds < 1 || !from || !to)
		return 2;
	/* A page that was never written to is the same zeroes as any other. */
	memset(from, 1, bytes);
	memset(to, 2, bytes);

	while (rounds--) {
		long long time = measure(to, from, bytes);

		if (!least || time < least)
			least = time;
	}

	printf("%lld\n", least);
	return 0;
}
