/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * shim.h - as much of the kernel as the rows of the driver need, in user space
 *
 * Each header in linux/ and media/ that the kernel keeps to itself leads here;
 * those that it exports are the system's own.
 */

#ifndef _SHIM_H_
#define _SHIM_H_

#include <endian.h>
#include <linux/types.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef __u8 u8;
typedef __u16 u16;
typedef __u32 u32;
typedef __u64 u64;
typedef __s8 s8;
typedef __s16 s16;
typedef __s32 s32;
typedef __s64 s64;

#define U16_MAX			0xffff

/* compiler.h and module.h */
#undef __always_inline
#define __always_inline		inline __attribute__((__always_inline__))
#define __packed		__attribute__((__packed__))
#define noinline		__attribute__((__noinline__))
#define fallthrough		__attribute__((__fallthrough__))
#define OPTIMIZER_HIDE_VAR(var)	__asm__("" : "+r" (var))
#define EXPORT_SYMBOL_GPL(symbol)
#define MODULE_DESCRIPTION(text)
#define MODULE_AUTHOR(text)
#define MODULE_LICENSE(text)

/* kernel.h, minmax.h and math.h; the arguments have no side effects. */
#define ARRAY_SIZE(array)	(sizeof(array) / sizeof((array)[0]))
#define min(a, b)		((a) < (b) ? (a) : (b))
#define max(a, b)		((a) > (b) ? (a) : (b))
#define min3(a, b, c)		min(min(a, b), c)
#define max3(a, b, c)		max(max(a, b), c)
#define clamp(v, lo, hi)	min(max(v, lo), hi)
#define min_t(type, a, b)	min((type)(a), (type)(b))
#define max_t(type, a, b)	max((type)(a), (type)(b))
#define clamp_t(type, v, lo, hi) clamp((type)(v), (type)(lo), (type)(hi))
#define DIV_ROUND_UP_ULL(n, d)	(((unsigned long long)(n) + (d) - 1) / (d))
#define WARN_ON_ONCE(condition)	shim_warn(condition, #condition)
#define pr_info(...)		printf(__VA_ARGS__)
#define le16_to_cpu(value)	le16toh(value)
#define cpu_to_le16(value)	htole16(value)
#define le32_to_cpu(value)	le32toh(value)
#define le64_to_cpu(value)	le64toh(value)
#define cpu_to_le64(value)	htole64(value)

static inline bool shim_warn(bool condition, const char *text)
{
	if (condition) {
		fprintf(stderr, "WARN_ON_ONCE(%s)\n", text);
		abort();
	}

	return false;
}

static inline void le16_add_cpu(__le16 *value, u16 add)
{
	*value = htole16(le16toh(*value) + add);
}

static inline u32 reciprocal_scale(u32 value, u32 end)
{
	return (u64)value * end >> 32;
}

/* math64.h and time64.h */
#define MSEC_PER_SEC		1000L
#define NSEC_PER_MSEC		1000000L
#define NSEC_PER_SEC		1000000000L
#define DIV64_U64_ROUND_CLOSEST(n, d) (((n) + (d) / 2) / (d))

static inline u64 div_u64(u64 dividend, u32 divisor)
{
	return dividend / divisor;
}

static inline u64 div_u64_rem(u64 dividend, u32 divisor, u32 *remainder)
{
	*remainder = dividend % divisor;

	return dividend / divisor;
}

/* string.h */
#define scnprintf(buffer, size, ...) snprintf(buffer, size, __VA_ARGS__)

static inline void memset16(u16 *to, u16 value, size_t count)
{
	while (count--)
		*to++ = value;
}

static inline void strscpy(char *to, const char *from, size_t size)
{
	snprintf(to, size, "%s", from);
}

/* What jhash.h, which is the kernel's own, is made of. */
static inline u32 rol32(u32 value, unsigned int shift)
{
	return value << shift | value >> (32 - shift);
}

static inline u32 __get_unaligned_cpu32(const void *from)
{
	u32 value;

	memcpy(&value, from, sizeof(value));

	return value;
}

/* random.h: the same numbers in every run. */
u32 get_random_u32(void);

static inline u8 get_random_u8(void)
{
	return get_random_u32() >> 24;
}

static inline u32 get_random_u32_below(u32 end)
{
	return reciprocal_scale(get_random_u32(), end);
}

/* Linux 6.1 */
static inline u32 prandom_u32_max(u32 end)
{
	return get_random_u32_below(end);
}

/* slab.h, mm.h and vmalloc.h */
#define GFP_KERNEL		0

void *shim_alloc(size_t count, size_t size, bool zero);
void shim_free(const void *memory);

/* How many allocations there are now. */
extern int shim_live_allocations;

/* How many more allocations succeed; negative for all. */
extern int shim_allocations_left;

#define kmalloc(size, gfp)		shim_alloc(1, size, false)
#define kvcalloc(count, size, gfp)	shim_alloc(count, size, true)
#define kvmalloc_array(count, size, gfp) shim_alloc(count, size, false)
#define vzalloc(size)			shim_alloc(1, size, true)
#define kfree(memory)			shim_free(memory)
#define kvfree(memory)			shim_free(memory)
#define vfree(memory)			shim_free(memory)
#define array_size(a, b)		((size_t)(a) * (b))
#define array3_size(a, b, c)		((size_t)(a) * (b) * (c))

/* font.h */
struct font_desc {
	const char *name;
	const void *data;
};

/* NULL unless shim_has_font. */
const struct font_desc *find_font(const char *name);

extern bool shim_has_font;

#endif
