// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * test.c - cases of a C program that the .NET tests run one by one
 */

#include <stdarg.h>
#include <time.h>

#include "test.h"

static struct test *tests;
static u64 random_state = 0x9e3779b97f4a7c15;
static u64 random_seed;

void test_register(struct test *test)
{
	test->next = tests;
	tests = test;
}

void test_fail(const char *file, int line, const char *condition,
	       const char *format, ...)
{
	va_list args;

	printf("%s:%d: (%s) is not so: ", file, line, condition);
	va_start(args, format);
	vprintf(format, args);
	va_end(args);
	printf("\n");
	if (random_seed)
		printf("again with VIMC_SEED=%llu\n",
		       (unsigned long long)random_seed);
	exit(1);
}

void test_seed(void)
{
	const char *seed = getenv("VIMC_SEED");
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	random_seed = seed ? strtoull(seed, NULL, 0) :
			     (u64)now.tv_sec * 1000000000 + now.tv_nsec;
	random_state = random_seed * 0x9e3779b97f4a7c15 | 1;
}

bool test_has_time(unsigned int milliseconds)
{
	return clock() * 1000LL / CLOCKS_PER_SEC < milliseconds;
}

u32 test_random(void)
{
	random_state ^= random_state << 13;
	random_state ^= random_state >> 7;
	random_state ^= random_state << 17;

	return random_state >> 32;
}

u32 test_random_below(u32 end)
{
	return (u64)test_random() * end >> 32;
}

void *test_alloc(size_t size)
{
	void *memory = malloc(size);

	if (!memory)
		abort();
	memset(memory, 0x5a, size);

	return memory;
}

void test_equal(const void *got, const void *wanted, size_t size,
		const char *what, unsigned int row)
{
	const u8 *a = got;
	const u8 *b = wanted;
	size_t i;

	if (!memcmp(got, wanted, size))
		return;

	for (i = 0; a[i] == b[i]; i++)
		;
	CHECK(a[i] == b[i], "%s: row %u, byte %zu is %#x and not %#x", what,
	      row, i, a[i], b[i]);
}

int main(int argc, char **argv)
{
	const struct test *test;

	for (test = tests; test; test = test->next) {
		if (argc < 2) {
			printf("%s\n", test->name);
		} else if (!strcmp(test->name, argv[1])) {
			test->run();
			return 0;
		}
	}

	if (argc < 2)
		return 0;

	fprintf(stderr, "%s: no case '%s'\n", argv[0], argv[1]);

	return 2;
}
