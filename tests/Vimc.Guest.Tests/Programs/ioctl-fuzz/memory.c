// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * memory.c - numbers, addresses and file descriptors to draw from
 */

#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <linux/videodev2.h>

#include "fuzz.h"

#define PAGE_SIZE	4096
#define AREA_SIZE	(64 * PAGE_SIZE)
#define MAX_FDS		8

static unsigned long long state;

/* Ends at a page that nobody may touch. */
static char *area;
static char *read_only;

static int fds[MAX_FDS];
static unsigned int num_fds;

void seed_numbers(unsigned long long seed)
{
	state = seed;
	draw(1);
}

unsigned int draw(unsigned int bound)
{
	state = state * 6364136223846793005ull + 1442695040888963407ull;
	return (state >> 33) % bound;
}

bool one_in(unsigned int times)
{
	return !draw(times);
}

/* Mostly what means something somewhere. */
unsigned int draw_word(void)
{
	static const unsigned int words[] = {
		0, 1, 2, 3, 4, 5, 7, 8, 15, 16, 17, 31, 32, 33, 48, 64, 255,
		256, 480, 640, 1023, 1024, 1025, 2160, 4095, 4096, 4097,
		0x7fff, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0x80000001,
		0xfffffff0, 0xffffffff,
		V4L2_PIX_FMT_RGB24, V4L2_PIX_FMT_BGR24, V4L2_PIX_FMT_ARGB32,
		V4L2_PIX_FMT_SRGGB8, V4L2_PIX_FMT_SRGGB10, V4L2_PIX_FMT_NV12M,
		0x100a, 0x1013, 0x100d, 0x3014, 0x300f, 0x300d, 0x3018,
		V4L2_CID_BRIGHTNESS, V4L2_CID_HUE, V4L2_CID_VBLANK,
		V4L2_CID_PIXEL_RATE, 0x00f00001, 0x00f0f000, 0x00f0f001,
		0x00f0f002, V4L2_CTRL_FLAG_NEXT_CTRL,
	};

	if (one_in(6))
		return draw(0x7fffffff) * 2u + draw(2);

	return words[draw(ARRAY_SIZE(words))];
}

int init_memory(void)
{
	area = mmap(NULL, AREA_SIZE + PAGE_SIZE, PROT_READ | PROT_WRITE,
		    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	read_only = mmap(NULL, AREA_SIZE, PROT_READ,
			 MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (area == MAP_FAILED || read_only == MAP_FAILED)
		return -1;

	return mprotect(area + AREA_SIZE, PAGE_SIZE, PROT_NONE);
}

void *writable_address(size_t size)
{
	/* Now and then up to the last byte before the forbidden page. */
	if (one_in(2) || size >= AREA_SIZE)
		return area + AREA_SIZE - size;

	return area + draw(AREA_SIZE - size);
}

unsigned long draw_address(size_t size)
{
	switch (draw(10)) {
	case 0:
		return 0;
	case 1:
		return draw_word();
	case 2:
		/* Runs into the forbidden page. */
		return (uintptr_t)area + AREA_SIZE - draw(size + 1);
	case 3:
		return 0xffff888000000000ul + draw(0x7fffffff);
	case 4:
		return 0x00007ffffffff000ul - draw(64);
	case 5:
		return 0xfffffffffffffff8ul;
	case 6:
		return (uintptr_t)read_only + draw(PAGE_SIZE);
	default:
		return (uintptr_t)writable_address(size);
	}
}

/* Takes @fd over; the oldest one goes. */
void keep_fd(int fd)
{
	unsigned int slot = num_fds++ % MAX_FDS;

	if (num_fds > MAX_FDS)
		close(fds[slot]);
	fds[slot] = fd;
}

int draw_fd(void)
{
	/* As many draws whatever is held, or no run could be repeated. */
	int any = (int)draw(40) - 2;
	unsigned int slot = draw(MAX_FDS);

	if (one_in(8) || slot >= num_fds)
		return any;

	return fds[slot];
}
