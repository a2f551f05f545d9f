// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vimc-entity.c Virtual Media Controller Driver - the life of a subdevice
 *
 * The four functions come in two pairs. vimc_ent_sd_init() and
 * vimc_ent_sd_cleanup() own what a subdevice consists of;
 * vimc_ent_sd_register() and vimc_ent_sd_unregister() own whether it can be
 * seen. Unregistering may drop the last reference, and then the release
 * handler, which is the destructor, cleans up before unregistering returns. So
 * nobody may touch, let alone free, what init allocated once a subdevice was
 * unregistered; and nobody needs to.
 *
 * The split was asked for by Laurent Pinchart in his review of 13 August 2019
 * on linux-media, <20190813123653.GE5009@pendragon.ideasonboard.com>.
 */

#include <linux/lockdep.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <media/v4l2-dev.h>

#include "vimc-compat.h"
#include "vimc-device.h"
#include "vimc-entity.h"
#include "vimc-nodes.h"

const struct v4l2_ctrl_config vimc_ctrl_class = {
	.flags = V4L2_CTRL_FLAG_READ_ONLY | V4L2_CTRL_FLAG_WRITE_ONLY,
	.id = VIMC_CID_VIMC_CLASS,
	.name = "VIMC Controls",
	.type = V4L2_CTRL_TYPE_CTRL_CLASS,
};

static const struct media_entity_operations vimc_ent_sd_mops = {
	.link_setup = vimc_ent_link_setup,
	.link_validate = v4l2_subdev_link_validate,
};

static int vimc_ent_sd_init_pads(struct vimc_ent_sd *esd,
				 const unsigned long *pad_flags)
{
	unsigned int num_pads = esd->ved.config->num_pads;
	unsigned int i;
	int ret;

	if (!num_pads)
		return 0;

	esd->pads = kcalloc(num_pads, sizeof(*esd->pads), GFP_KERNEL);
	if (!esd->pads)
		return -ENOMEM;

	for (i = 0; i < num_pads; i++)
		esd->pads[i].flags = pad_flags[i];

	ret = media_entity_pads_init(&esd->sd.entity, num_pads, esd->pads);
	if (ret) {
		kfree(esd->pads);
		esd->pads = NULL;
	}

	return ret;
}

static void vimc_ent_sd_cleanup_pads(struct vimc_ent_sd *esd)
{
	media_entity_cleanup(&esd->sd.entity);
	kfree(esd->pads);
	esd->pads = NULL;
}

static int vimc_ent_sd_init_controls(struct vimc_ent_sd *esd,
				     const struct vimc_ent_sd_desc *desc)
{
	int ret;

	if (!desc->add_controls)
		return 0;

	v4l2_ctrl_handler_init(&esd->hdl, desc->num_controls);
	desc->add_controls(esd);
	ret = esd->hdl.error;
	if (ret) {
		v4l2_ctrl_handler_free(&esd->hdl);
		return ret;
	}

	esd->sd.ctrl_handler = &esd->hdl;
	esd->sd.flags |= V4L2_SUBDEV_FL_HAS_EVENTS;

	return 0;
}

static void vimc_ent_sd_cleanup_controls(struct vimc_ent_sd *esd)
{
	if (esd->sd.ctrl_handler)
		v4l2_ctrl_handler_free(esd->sd.ctrl_handler);
	esd->sd.ctrl_handler = NULL;
}

/**
 * vimc_ent_sd_init - build a subdevice, without showing it to anybody
 *
 * @esd: zeroed but for its &struct vimc_ent_device
 * @desc: what the kind of subdevice is made from
 *
 * Allocates the pads, the controls and the active state. A subdevice that was
 * built but never registered is taken apart by vimc_ent_sd_cleanup(). Once it
 * was registered, only vimc_ent_sd_unregister() may lead there.
 *
 * Context: may sleep
 * Return: 0, or an errno with nothing left to clean up
 */
int vimc_ent_sd_init(struct vimc_ent_sd *esd,
		     const struct vimc_ent_sd_desc *desc)
{
	struct v4l2_subdev *sd = &esd->sd;
	int ret;

	v4l2_subdev_init(sd, desc->ops);
	sd->internal_ops = desc->internal_ops;
	sd->owner = THIS_MODULE;
	sd->flags |= V4L2_SUBDEV_FL_HAS_DEVNODE;
	sd->entity.function = desc->function;
	sd->entity.ops = &vimc_ent_sd_mops;
	strscpy(sd->name, esd->ved.config->name, sizeof(sd->name));

	esd->ved.ent = &sd->entity;
	esd->stage.ops = desc->stage_ops;

	ret = vimc_ent_sd_init_pads(esd, desc->pad_flags);
	if (ret)
		return ret;

	ret = vimc_ent_sd_init_controls(esd, desc);
	if (ret)
		goto err_cleanup_pads;

	lockdep_register_key(&esd->state_key);
	ret = __v4l2_subdev_init_finalize(sd, "vimc:active_state",
					  &esd->state_key);
	if (ret)
		goto err_unregister_key;

	esd->built = true;

	return 0;

err_unregister_key:
	lockdep_unregister_key(&esd->state_key);
	vimc_ent_sd_cleanup_controls(esd);
err_cleanup_pads:
	vimc_ent_sd_cleanup_pads(esd);

	return ret;
}

/**
 * vimc_ent_sd_register - make a complete subdevice visible
 *
 * @esd: built by vimc_ent_sd_init()
 *
 * Adds the subdevice and its entity to the instance. Its device node appears
 * with those of all others. It allocates nothing that the subdevice owns.
 *
 * Context: may sleep
 * Return: 0, or an errno with @esd built but not visible
 */
int vimc_ent_sd_register(struct vimc_ent_sd *esd)
{
	int ret;

	ret = media_device_register_entity(&esd->ved.vimc->mdev,
					   &esd->sd.entity);
	if (ret)
		return ret;

	esd->registered = true;
	ret = v4l2_device_register_subdev(&esd->ved.vimc->v4l2_dev, &esd->sd);
	if (ret) {
		esd->registered = false;
		media_device_unregister_entity(&esd->sd.entity);
	}

	return ret;
}

/**
 * vimc_ent_sd_unregister - hide a subdevice
 *
 * @esd: registered by vimc_ent_sd_register()
 *
 * Takes the device node away first, so that no open can find a subdevice that
 * is half out of the instance, and holds it, so that the release handler finds
 * the entity out of the media graph.
 *
 * The release handler runs when vimc_nodes_let_go() lets go of the node, unless
 * somebody has it open; then it runs at the last close. Without a node it runs
 * before this function returns. Either way the caller has no business with @esd
 * any more, but its memory stays: it is that of the instance.
 *
 * Context: may sleep; no lock of the subdevice held
 */
void vimc_ent_sd_unregister(struct vimc_ent_sd *esd)
{
	struct video_device *devnode = esd->sd.devnode;

	/*
	 * Core takes nodes away again when it cannot make all of them, and
	 * their last reference is gone then, though their release can be late.
	 */
	if (devnode && video_is_registered(devnode)) {
		vimc_nodes_hold(&esd->ved, devnode);
		video_unregister_device(devnode);
	}

	media_device_unregister_entity(&esd->sd.entity);
	esd->registered = false;
	v4l2_device_unregister_subdev(&esd->sd);
}

/**
 * vimc_ent_sd_cleanup - the destructor: free what vimc_ent_sd_init() allocated
 *
 * @esd: built by vimc_ent_sd_init(); or cleaned up before, and then it does
 *	nothing, as core can call a release handler twice
 *
 * Frees the active state, the controls and the pads. It never frees @esd: core
 * writes to the subdevice after its release handler.
 *
 * Context: may sleep
 */
void vimc_ent_sd_cleanup(struct vimc_ent_sd *esd)
{
	if (!esd->built)
		return;
	esd->built = false;

	v4l2_subdev_cleanup(&esd->sd);
	lockdep_unregister_key(&esd->state_key);
	vimc_ent_sd_cleanup_controls(esd);
	vimc_ent_sd_cleanup_pads(esd);
}

/**
 * vimc_ent_sd_release - what every release handler of a subdevice ends in
 *
 * @esd: the subdevice whose last reference is gone
 *
 * When the device nodes of all subdevices cannot be made, core releases those
 * it did make, while their entities are still part of the graph. That is not
 * the end of them: unregistering them leads here again.
 *
 * Context: may sleep
 * Return: true if @esd was cleaned up
 */
bool vimc_ent_sd_release(struct vimc_ent_sd *esd)
{
	if (esd->registered)
		return false;

	vimc_ent_sd_cleanup(esd);

	return true;
}

/**
 * vimc_ent_sd_type_register - vimc_ent_sd_register() as an operation of a type
 *
 * @ved: the entity
 *
 * Return: 0 or an errno
 */
int vimc_ent_sd_type_register(struct vimc_ent_device *ved)
{
	return vimc_ent_sd_register(ved_to_vimc_ent_sd(ved));
}

/**
 * vimc_ent_sd_type_unregister - vimc_ent_sd_unregister() likewise
 *
 * @ved: the entity
 */
void vimc_ent_sd_type_unregister(struct vimc_ent_device *ved)
{
	vimc_ent_sd_unregister(ved_to_vimc_ent_sd(ved));
}

/**
 * vimc_ent_sd_type_cleanup - the release handler, called for a subdevice that
 * was never registered
 *
 * @ved: the entity
 */
void vimc_ent_sd_type_cleanup(struct vimc_ent_device *ved)
{
	struct vimc_ent_sd *esd = ved_to_vimc_ent_sd(ved);

	esd->sd.internal_ops->release(&esd->sd);
}

/**
 * vimc_ent_sd_is_streaming - whether rows may be pulled from a subdevice
 *
 * @esd: the subdevice, its active state locked
 *
 * Return: true if its active formats must not change
 */
bool vimc_ent_sd_is_streaming(const struct vimc_ent_sd *esd)
{
	return esd->stage.users;
}
