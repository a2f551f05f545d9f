/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * vimc-device.h Virtual Media Controller Driver - one instance of the driver
 */

#ifndef _VIMC_DEVICE_H_
#define _VIMC_DEVICE_H_

#include <linux/mutex.h>
#include <linux/rwsem.h>
#include <linux/spinlock.h>
#include <media/media-device.h>
#include <media/v4l2-device.h>

#include "vimc-compat.h"

struct dentry;
struct media_file_operations;
struct vimc_ent_device;

/* The names that user space looks the device up by. */
#define VIMC_DRIVER_NAME	"vimc"
#define VIMC_MODEL_NAME		"VIMC MDEV"
#define VIMC_BUS_INFO		"platform:" VIMC_DRIVER_NAME

/**
 * enum vimc_allocator - where the memory of buffers comes from
 *
 * @VIMC_ALLOCATOR_VMALLOC: virtually contiguous memory; allows USERPTR
 * @VIMC_ALLOCATOR_DMA_CONTIG: physically contiguous memory, 32 bit addresses
 * @VIMC_NUM_ALLOCATORS: number of values above
 */
enum vimc_allocator {
	VIMC_ALLOCATOR_VMALLOC,
	VIMC_ALLOCATOR_DMA_CONTIG,
	VIMC_NUM_ALLOCATORS,
};

/**
 * struct vimc_device - one instance: a media graph and its device nodes
 *
 * Freed, with all entities, by the release handler of @v4l2_dev. A reference
 * to @v4l2_dev is held by the bound driver, by the media device node, and by
 * every video and subdevice node.
 *
 * @dev: the parent, with a reference of its own: media core names it in
 *	messages until the last node is gone
 * @mdev: the media device
 * @v4l2_dev: the V4L2 device, whose reference count is that of the instance
 * @lock: held while streams start and stop, and while the graph is built, so
 *	that none can start on half a graph. Taken inside the lock of a video
 *	device and outside the graph mutex of @mdev.
 * @guard: held for reading while a node is opened or an ioctl runs on it, and
 *	for writing while nodes vanish; see vimc-nodes.c
 * @media_fops: core's operations of the media node
 * @debugfs: the directory of vimc-debugfs.c
 * @stats_lock: protects the counters that are shown there
 * @allocator: where the memory of buffers comes from
 * @num_registered: how many of @ents are visible, counted from the first
 * @num_ents: number of entries in @ents
 * @ents: the entities in the order of the topology
 */
struct vimc_device {
	struct device *dev;
	struct media_device mdev;
	struct v4l2_device v4l2_dev;
	struct mutex lock; /* held while streams start and stop */
	struct rw_semaphore guard;
	const struct media_file_operations *media_fops;
	struct dentry *debugfs;
	spinlock_t stats_lock; /* protects the counters of debugfs */
	enum vimc_allocator allocator;
	unsigned int num_registered;
	unsigned int num_ents;
	struct vimc_ent_device *ents[] __counted_by(num_ents);
};

struct vimc_device *vimc_device_create(struct device *dev,
				       enum vimc_allocator allocator);
int vimc_device_register(struct vimc_device *vimc);
void vimc_device_unregister(struct vimc_device *vimc);
void vimc_device_wait_for_all(void);

#endif
