// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vimc-nodes.c Virtual Media Controller Driver - nodes that vanish under users
 *
 * Core looks once whether a node is still registered, and then opens it or runs
 * an ioctl on it while nothing keeps the driver from being unbound: pointers to
 * the media device, which unregistering clears, are followed all the same.
 * So each such call is made with the instance's guard held for reading and the
 * question asked again, and unregistering holds the guard for writing.
 */

#include <linux/fs.h>
#include <linux/module.h>
#include <linux/rwsem.h>
#include <linux/videodev2.h>
#include <media/media-device.h>
#include <media/media-devnode.h>
#include <media/media-entity.h>
#include <media/v4l2-dev.h>

#include "vimc-device.h"
#include "vimc-entity.h"
#include "vimc-nodes.h"

/* -----------------------------------------------------------------------------
 * Subdevice nodes
 */

static struct vimc_ent_sd *vimc_nodes_ent_sd(struct file *file)
{
	return to_vimc_ent_sd(video_get_drvdata(video_devdata(file)));
}

static int vimc_nodes_open(struct file *file)
{
	struct vimc_ent_sd *esd = vimc_nodes_ent_sd(file);
	struct rw_semaphore *guard = &esd->ved.vimc->guard;
	int ret = -ENODEV;

	down_read(guard);
	if (video_is_registered(video_devdata(file)))
		ret = esd->node_fops->open(file);
	up_read(guard);

	return ret;
}

static int vimc_nodes_release(struct file *file)
{
	return vimc_nodes_ent_sd(file)->node_fops->release(file);
}

static __poll_t vimc_nodes_poll(struct file *file,
				struct poll_table_struct *wait)
{
	return vimc_nodes_ent_sd(file)->node_fops->poll(file, wait);
}

/* Waiting for an event can take forever, and needs nothing that goes away. */
static long vimc_nodes_ioctl(struct file *file, unsigned int cmd,
			     unsigned long arg)
{
	struct vimc_ent_sd *esd = vimc_nodes_ent_sd(file);
	struct rw_semaphore *guard = &esd->ved.vimc->guard;
	long ret = -ENODEV;

	if (cmd == VIDIOC_DQEVENT)
		return esd->node_fops->unlocked_ioctl(file, cmd, arg);

	down_read(guard);
	if (video_is_registered(video_devdata(file)))
		ret = esd->node_fops->unlocked_ioctl(file, cmd, arg);
	up_read(guard);

	return ret;
}

#ifdef CONFIG_COMPAT
static long vimc_nodes_compat_ioctl(struct file *file, unsigned int cmd,
				    unsigned long arg)
{
	return vimc_nodes_ent_sd(file)->node_fops->compat_ioctl32(file, cmd,
								  arg);
}
#endif

static const struct v4l2_file_operations vimc_nodes_subdev_fops = {
	.owner = THIS_MODULE,
	.open = vimc_nodes_open,
	.release = vimc_nodes_release,
	.poll = vimc_nodes_poll,
	.unlocked_ioctl = vimc_nodes_ioctl,
#ifdef CONFIG_COMPAT
	.compat_ioctl32 = vimc_nodes_compat_ioctl,
#endif
};

/**
 * vimc_nodes_guard_subdev - guard the node of a subdevice
 *
 * @esd: a subdevice whose node was registered a moment ago
 */
void vimc_nodes_guard_subdev(struct vimc_ent_sd *esd)
{
	esd->node_fops = esd->sd.devnode->fops;
	/* Whoever sees the new operations must see the old ones behind them. */
	smp_store_release(&esd->sd.devnode->fops, &vimc_nodes_subdev_fops);
}

/* -----------------------------------------------------------------------------
 * The media node
 */

static struct vimc_device *vimc_nodes_device(struct file *file)
{
	struct media_devnode *devnode = media_devnode_data(file);

	return container_of((struct media_device *)
			    dev_get_drvdata(&devnode->dev),
			    struct vimc_device, mdev);
}

static int vimc_nodes_media_open(struct file *file)
{
	return vimc_nodes_device(file)->media_fops->open(file);
}

static int vimc_nodes_media_release(struct file *file)
{
	return vimc_nodes_device(file)->media_fops->release(file);
}

static long vimc_nodes_media_ioctl(struct file *file, unsigned int cmd,
				   unsigned long arg)
{
	struct vimc_device *vimc = vimc_nodes_device(file);
	long ret = -ENODEV;

	down_read(&vimc->guard);
	if (media_devnode_is_registered(media_devnode_data(file)))
		ret = vimc->media_fops->ioctl(file, cmd, arg);
	up_read(&vimc->guard);

	return ret;
}

#ifdef CONFIG_COMPAT
static long vimc_nodes_media_compat_ioctl(struct file *file, unsigned int cmd,
					  unsigned long arg)
{
	struct vimc_device *vimc = vimc_nodes_device(file);
	long ret = -ENODEV;

	down_read(&vimc->guard);
	if (media_devnode_is_registered(media_devnode_data(file)))
		ret = vimc->media_fops->compat_ioctl(file, cmd, arg);
	up_read(&vimc->guard);

	return ret;
}
#endif

static const struct media_file_operations vimc_nodes_media_fops = {
	.owner = THIS_MODULE,
	.open = vimc_nodes_media_open,
	.release = vimc_nodes_media_release,
	.ioctl = vimc_nodes_media_ioctl,
#ifdef CONFIG_COMPAT
	.compat_ioctl = vimc_nodes_media_compat_ioctl,
#endif
};

/**
 * vimc_nodes_guard_media - guard the media node
 *
 * @vimc: an instance whose media node was registered a moment ago, with the
 *	media device as driver data of the node
 */
void vimc_nodes_guard_media(struct vimc_device *vimc)
{
	vimc->media_fops = vimc->mdev.devnode->fops;
	/* Whoever sees the new operations must see the old ones behind them. */
	smp_store_release(&vimc->mdev.devnode->fops, &vimc_nodes_media_fops);
}

/* -----------------------------------------------------------------------------
 * Nodes in the media graph
 *
 * Core knows of no media device here, &struct v4l2_device.mdev is NULL, as it
 * cannot be trusted with one. When it runs out of memory for the interface of a
 * node it does not say so, and follows the pointer to it all the same when it
 * makes a link, and again when it releases the node. And it releases a node
 * when the last user is gone, at any moment: on the way it asks whether the
 * entity is still in the graph before it takes the lock of the graph, and takes
 * the interface out without, both of which go wrong while another node, or
 * media_device_unregister(), does the same.
 */

/**
 * vimc_nodes_join_graph - add the node of an entity to the media graph
 *
 * @ved: an entity that is in the graph, and whose node is registered
 *
 * vimc_nodes_let_go() takes it out again, whatever this returns.
 *
 * Context: may sleep
 * Return: 0 or -ENOMEM
 */
int vimc_nodes_join_graph(struct vimc_ent_device *ved)
{
	u32 type = is_media_entity_v4l2_subdev(ved->ent) ?
		MEDIA_INTF_T_V4L_SUBDEV : MEDIA_INTF_T_V4L_VIDEO;
	struct media_link *link;

	ved->interface = media_devnode_create(&ved->vimc->mdev, type, 0,
					      ved->ent->info.dev.major,
					      ved->ent->info.dev.minor);
	if (!ved->interface)
		return -ENOMEM;

	link = media_create_intf_link(ved->ent, &ved->interface->intf,
				      MEDIA_LNK_FL_ENABLED |
				      MEDIA_LNK_FL_IMMUTABLE);

	return link ? 0 : -ENOMEM;
}

static void vimc_nodes_leave_graph(struct vimc_ent_device *ved)
{
	if (!ved->interface)
		return;
	media_devnode_remove(ved->interface);
	ved->interface = NULL;
}

/**
 * vimc_nodes_hold - put off the release of a node until the graph is gone
 *
 * @ved: the entity whose node it is
 * @node: a node that is about to be unregistered
 *
 * What its release handler frees may be part of the graph until then.
 */
void vimc_nodes_hold(struct vimc_ent_device *ved, struct video_device *node)
{
	get_device(&node->dev);
	ved->held_node = node;
}

/**
 * vimc_nodes_let_go - take what is left out of the graph, and let nodes go
 *
 * @vimc: an instance whose subdevices have left the graph
 *
 * media_device_unregister() takes nothing out of the graph of a media device
 * that was never registered, and frees no interface of one that was.
 *
 * Context: may sleep; release handlers can run before it returns
 */
void vimc_nodes_let_go(struct vimc_device *vimc)
{
	unsigned int i;

	for (i = 0; i < vimc->num_ents; i++) {
		struct vimc_ent_device *ved = vimc->ents[i];
		struct video_device *node = ved->held_node;

		vimc_nodes_leave_graph(ved);
		if (!node)
			continue;
		media_device_unregister_entity(ved->ent);
		ved->held_node = NULL;
		put_device(&node->dev);
	}
}
