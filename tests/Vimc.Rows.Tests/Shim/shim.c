// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * shim.c - as much of the kernel as the rows of the driver need, in user space
 */

#include "shim.h"

#define FONT_BYTES	(256 * 16)

int shim_live_allocations;
int shim_allocations_left = -1;
bool shim_has_font = true;

/* Memory that is not asked to be zeroed is full of something else. */
void *shim_alloc(size_t count, size_t size, bool zero)
{
	void *memory;

	if (shim_allocations_left == 0)
		return NULL;
	if (shim_allocations_left > 0)
		shim_allocations_left--;

	memory = malloc(count * size);
	if (!memory)
		abort();
	memset(memory, zero ? 0 : 0xa5, count * size);
	shim_live_allocations++;

	return memory;
}

void shim_free(const void *memory)
{
	if (memory)
		shim_live_allocations--;
	free((void *)memory);
}

static u32 mix(u32 value)
{
	value = (value ^ value >> 16) * 0x7feb352d;
	value = (value ^ value >> 15) * 0x846ca68b;

	return value ^ value >> 16;
}

u32 get_random_u32(void)
{
	static u32 count;

	return mix(++count);
}

/* No letters, but each differs from all others and from its mirror image. */
const struct font_desc *find_font(const char *name)
{
	static u8 data[FONT_BYTES];
	static const struct font_desc font = { .name = "VGA8x16", data };
	unsigned int i;

	if (!shim_has_font || strcmp(name, font.name))
		return NULL;

	for (i = 0; i < FONT_BYTES; i++)
		data[i] = mix(i);

	return &font;
}
