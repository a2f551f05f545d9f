// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vimc-device.c Virtual Media Controller Driver - one instance of the driver
 *
 * An instance is made in two steps, and taken apart in two: first all objects
 * are built, then they are shown; first they are hidden, then, when the last
 * user of any of them is gone, they are freed.
 */

#include <linux/atomic.h>
#include <linux/err.h>
#include <linux/overflow.h>
#include <linux/rcupdate.h>
#include <linux/slab.h>
#include <linux/wait.h>
#include <media/media-devnode.h>

#include "vimc-config.h"
#include "vimc-debugfs.h"
#include "vimc-device.h"
#include "vimc-entity.h"
#include "vimc-nodes.h"

/* Instances that were created and not freed yet. */
static atomic_t vimc_num_devices = ATOMIC_INIT(0);
static DECLARE_WAIT_QUEUE_HEAD(vimc_devices_wait);

static const struct vimc_ent_type *vimc_ent_type_of(struct vimc_device *vimc,
						    unsigned int index)
{
	return vimc->ents[index]->config->type;
}

/* -----------------------------------------------------------------------------
 * Building and freeing
 */

/* Take apart the entities that were built and never shown, from @first on. */
static void vimc_device_cleanup_ents(struct vimc_device *vimc,
				     unsigned int first, unsigned int end)
{
	while (end-- > first)
		vimc_ent_type_of(vimc, end)->cleanup(vimc->ents[end]);
}

static int vimc_device_init_ent(struct vimc_device *vimc, unsigned int index)
{
	const struct vimc_ent_config *config = &vimc_topology.ents[index];
	struct vimc_ent_device *ved;

	ved = kzalloc(config->type->size, GFP_KERNEL);
	if (!ved)
		return -ENOMEM;

	ved->vimc = vimc;
	ved->config = config;
	vimc->ents[index] = ved;

	return config->type->init(ved);
}

static int vimc_device_init_ents(struct vimc_device *vimc)
{
	unsigned int i;
	int ret;

	for (i = 0; i < vimc->num_ents; i++) {
		ret = vimc_device_init_ent(vimc, i);
		if (ret) {
			dev_err(vimc->dev, "cannot build '%s': %d\n",
				vimc_topology.ents[i].name, ret);
			vimc_device_cleanup_ents(vimc, 0, i);
			return ret;
		}
	}

	return 0;
}

/* The last reference is gone: free the instance and the entities with it. */
static void vimc_device_release(struct v4l2_device *v4l2_dev)
{
	struct vimc_device *vimc =
		container_of(v4l2_dev, struct vimc_device, v4l2_dev);
	unsigned int i;

	for (i = 0; i < vimc->num_ents; i++)
		kfree(vimc->ents[i]);

	media_device_cleanup(&vimc->mdev);
	mutex_destroy(&vimc->lock);
	put_device(vimc->dev);
	kfree(vimc);

	if (atomic_dec_and_test(&vimc_num_devices))
		wake_up_all(&vimc_devices_wait);
}

/**
 * vimc_device_wait_for_all - wait until the last instance is freed
 *
 * Releases can be late: with DEBUG_KOBJECT_RELEASE core puts off the release of
 * every device for seconds. The module must stay for as long as they are to
 * come, and until the last of them returned.
 *
 * Context: may sleep
 */
void vimc_device_wait_for_all(void)
{
	if (!atomic_read(&vimc_num_devices))
		return;

	wait_event(vimc_devices_wait, !atomic_read(&vimc_num_devices));
	synchronize_rcu_tasks();
}

static void vimc_device_init_mdev(struct vimc_device *vimc)
{
	struct media_device *mdev = &vimc->mdev;

	mdev->dev = vimc->dev;
	strscpy(mdev->driver_name, vimc_topology.driver_name,
		sizeof(mdev->driver_name));
	strscpy(mdev->model, VIMC_MODEL_NAME, sizeof(mdev->model));
	strscpy(mdev->bus_info, VIMC_BUS_INFO, sizeof(mdev->bus_info));
	media_device_init(mdev);
}

/**
 * vimc_device_create - build an instance, without showing it to anybody
 *
 * @dev: the parent
 * @allocator: where the memory of buffers comes from
 *
 * Context: may sleep
 * Return: an instance to give to vimc_device_register(), or an ERR_PTR()
 */
struct vimc_device *vimc_device_create(struct device *dev,
				       enum vimc_allocator allocator)
{
	struct vimc_device *vimc;
	int ret;

	vimc = kzalloc(struct_size(vimc, ents, vimc_topology.num_ents),
		       GFP_KERNEL);
	if (!vimc)
		return ERR_PTR(-ENOMEM);

	atomic_inc(&vimc_num_devices);
	vimc->num_ents = vimc_topology.num_ents;
	vimc->allocator = allocator;
	vimc->dev = get_device(dev);
	mutex_init(&vimc->lock);
	spin_lock_init(&vimc->stats_lock);
	init_rwsem(&vimc->guard);
	vimc_device_init_mdev(vimc);

	vimc->v4l2_dev.release = vimc_device_release;
	ret = v4l2_device_register(dev, &vimc->v4l2_dev);
	if (ret)
		goto err_put;

	ret = vimc_device_init_ents(vimc);
	if (ret)
		goto err_unregister;

	return vimc;

err_unregister:
	v4l2_device_unregister(&vimc->v4l2_dev);
err_put:
	v4l2_device_put(&vimc->v4l2_dev);

	return ERR_PTR(ret);
}

/* -----------------------------------------------------------------------------
 * Showing and hiding
 */

static int vimc_device_create_links(struct vimc_device *vimc)
{
	unsigned int i;
	int ret;

	for (i = 0; i < vimc_topology.num_data_links; i++) {
		const struct vimc_data_link *link =
			&vimc_topology.data_links[i];

		ret = media_create_pad_link(vimc->ents[link->source_ent]->ent,
					    link->source_pad,
					    vimc->ents[link->sink_ent]->ent,
					    link->sink_pad, link->flags);
		if (ret)
			return ret;
	}

	for (i = 0; i < vimc_topology.num_ancillary_links; i++) {
		const struct vimc_ancillary_link *link =
			&vimc_topology.ancillary_links[i];
		struct vimc_ent_device *lens = vimc->ents[link->ancillary_ent];
		struct vimc_ent_device *ved = vimc->ents[link->primary_ent];
		struct media_link *created;

		created = media_create_ancillary_link(ved->ent, lens->ent);
		if (IS_ERR(created))
			return PTR_ERR(created);
	}

	return 0;
}

static int vimc_device_register_subdev_nodes(struct vimc_device *vimc)
{
	struct v4l2_subdev *sd;
	int ret;

	ret = v4l2_device_register_subdev_nodes(&vimc->v4l2_dev);
	if (ret)
		return ret;

	v4l2_device_for_each_subdev(sd, &vimc->v4l2_dev)
		vimc_nodes_guard_subdev(to_vimc_ent_sd(sd));

	return 0;
}

/*
 * Every entity has a node by now. Programs go through the graph in the order in
 * which it was made, and core adds the nodes of subdevices last.
 */
static int vimc_device_create_interfaces(struct vimc_device *vimc,
					 bool captures)
{
	unsigned int i;
	int ret = 0;

	for (i = 0; i < vimc->num_ents && !ret; i++) {
		bool is_capture = vimc_ent_type_of(vimc, i) ==
				  &vimc_capture_type;

		if (is_capture == captures)
			ret = vimc_nodes_join_graph(vimc->ents[i]);
	}

	return ret;
}

static int vimc_device_register_ents(struct vimc_device *vimc)
{
	int ret;

	for (; vimc->num_registered < vimc->num_ents; vimc->num_registered++) {
		struct vimc_ent_device *ved = vimc->ents[vimc->num_registered];

		ret = ved->config->type->register_entity(ved);
		if (ret) {
			dev_err(vimc->dev, "cannot register '%s': %d\n",
				ved->config->name, ret);
			return ret;
		}
	}

	return 0;
}

static void vimc_device_unregister_ents(struct vimc_device *vimc, bool captures)
{
	unsigned int i;

	for (i = vimc->num_registered; i-- > 0;) {
		const struct vimc_ent_type *type = vimc_ent_type_of(vimc, i);
		bool is_capture = type == &vimc_capture_type;

		if (is_capture == captures)
			type->unregister_entity(vimc->ents[i]);
	}
}

static void vimc_device_release_devnode(struct media_devnode *devnode)
{
	struct media_device *mdev = dev_get_drvdata(&devnode->dev);

	v4l2_device_put(&container_of(mdev, struct vimc_device,
				      mdev)->v4l2_dev);
}

/*
 * Media core does not count who has the media device node open. So the node
 * gets a reference to the instance, as video device nodes have one, and gives
 * it back from its own release handler.
 */
static int vimc_device_register_mdev(struct vimc_device *vimc)
{
	int ret;

	ret = media_device_register(&vimc->mdev);
	if (ret)
		return ret;

	v4l2_device_get(&vimc->v4l2_dev);
	dev_set_drvdata(&vimc->mdev.devnode->dev, &vimc->mdev);
	vimc->mdev.devnode->release = vimc_device_release_devnode;
	vimc_nodes_guard_media(vimc);

	return 0;
}

/**
 * vimc_device_register - show an instance to user space
 *
 * @vimc: made by vimc_device_create()
 *
 * Entities are registered in the order of the topology, which is that of their
 * ids and of the device nodes. A video device is open to users from then on,
 * but none can stream before the graph is complete, as the lock is held. That
 * goes for the nodes of subdevices too: when one cannot be made, core frees the
 * others, and a stream sends events to them.
 *
 * Context: may sleep
 * Return: 0, or an errno; vimc_device_unregister() is to be called either way
 */
int vimc_device_register(struct vimc_device *vimc)
{
	int ret;

	mutex_lock(&vimc->lock);
	ret = vimc_device_register_ents(vimc);
	if (!ret)
		ret = vimc_device_create_links(vimc);
	if (!ret)
		ret = vimc_device_register_subdev_nodes(vimc);
	if (!ret)
		ret = vimc_device_create_interfaces(vimc, true);
	if (!ret)
		ret = vimc_device_create_interfaces(vimc, false);
	mutex_unlock(&vimc->lock);
	if (ret)
		return ret;

	ret = vimc_device_register_mdev(vimc);
	if (ret)
		return ret;

	vimc_debugfs_register(vimc);

	return 0;
}

/**
 * vimc_device_unregister - hide an instance and let it go
 *
 * @vimc: given to vimc_device_register() before
 *
 * Streams end first, then subdevices leave the graph, and only then can nodes
 * be released. The memory goes when the last of them is closed, which may be
 * before this function returns.
 *
 * Context: may sleep
 */
void vimc_device_unregister(struct vimc_device *vimc)
{
	vimc_debugfs_unregister(vimc);
	vimc_device_unregister_ents(vimc, true);

	down_write(&vimc->guard);
	vimc_device_unregister_ents(vimc, false);
	media_device_unregister(&vimc->mdev);
	up_write(&vimc->guard);
	vimc_nodes_let_go(vimc);

	vimc_device_cleanup_ents(vimc, vimc->num_registered, vimc->num_ents);
	v4l2_device_unregister(&vimc->v4l2_dev);
	v4l2_device_put(&vimc->v4l2_dev);
}
