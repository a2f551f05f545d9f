/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * test.h - cases of a C program that the .NET tests run one by one
 *
 * A program without arguments names its cases; with the name of one it runs
 * that. It ends with 0, or with 1 after it has said what is wrong.
 */

#ifndef _TEST_H_
#define _TEST_H_

#include "shim.h"

struct test {
	const char *name;
	void (*run)(void);
	struct test *next;
};

void test_register(struct test *test);

#define TEST(id) \
	static void id(void); \
	static struct test id##_test = { #id, id, NULL }; \
	__attribute__((__constructor__)) static void id##_register(void) \
	{ \
		test_register(&id##_test); \
	} \
	static void id(void)

#define CHECK(condition, ...) \
	do { \
		if (!(condition)) \
			test_fail(__FILE__, __LINE__, #condition, \
				  __VA_ARGS__); \
	} while (0)

__attribute__((__noreturn__, __format__(__printf__, 4, 5)))
void test_fail(const char *file, int line, const char *condition,
	       const char *format, ...);

/* The same numbers in every run of a case. */
u32 test_random(void);
u32 test_random_below(u32 end);

/*
 * From here on other numbers in every run, or those of the environment variable
 * VIMC_SEED. What fails says how to see it again.
 */
void test_seed(void);

/* Whether the case has run for less than some time of a processor's. */
bool test_has_time(unsigned int milliseconds);

/* Memory of just this size, so that the sanitizer sees every access past it. */
void *test_alloc(size_t size);

/* Fails unless both hold the same bytes; says where they first differ. */
void test_equal(const void *got, const void *wanted, size_t size,
		const char *what, unsigned int row);

#endif
