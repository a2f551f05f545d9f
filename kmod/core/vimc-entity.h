/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * vimc-entity.h Virtual Media Controller Driver - what all entities share
 */

#ifndef _VIMC_ENTITY_H_
#define _VIMC_ENTITY_H_

#include <linux/lockdep_types.h>
#include <media/media-entity.h>
#include <media/v4l2-ctrls.h>
#include <media/v4l2-subdev.h>

#include "vimc-config.h"
#include "vimc-formats.h"
#include "vimc-stage.h"

struct video_device;
struct vimc_device;
struct vimc_ent_device;

/* Ids of the controls that are particular to this driver. */
#define VIMC_CID_VIMC_BASE		(0x00f00000 | 0xf000)
#define VIMC_CID_VIMC_CLASS		(0x00f00000 | 1)
#define VIMC_CID_TEST_PATTERN		(VIMC_CID_VIMC_BASE + 0)
#define VIMC_CID_MEAN_WIN_SIZE		(VIMC_CID_VIMC_BASE + 1)
#define VIMC_CID_OSD_TEXT_MODE		(VIMC_CID_VIMC_BASE + 2)

extern const struct v4l2_ctrl_config vimc_ctrl_class;

/**
 * struct vimc_ent_type - the life of one kind of entity
 *
 * @size: of the structure that embeds struct vimc_ent_device at its start.
 *	The instance allocates it and frees it with the last reference to
 *	itself; nothing in between does.
 * @init: builds the object; undoes its own work when it fails
 * @register_entity: makes a built object visible; undoes its own work when it
 *	fails
 * @unregister_entity: hides it again; its destructor runs now or at the last
 *	close
 * @cleanup: undoes @init for an object that was never registered
 */
struct vimc_ent_type {
	size_t size;
	int (*init)(struct vimc_ent_device *ved);
	int (*register_entity)(struct vimc_ent_device *ved);
	void (*unregister_entity)(struct vimc_ent_device *ved);
	void (*cleanup)(struct vimc_ent_device *ved);
};

/**
 * struct vimc_ent_device - one entity of an instance
 *
 * @vimc: the instance
 * @config: what the topology says of the entity
 * @ent: the media entity
 * @interface: its device node in the media graph, or NULL; see
 *	vimc_nodes_join_graph()
 * @held_node: its device node, with a reference, while the instance vanishes;
 *	see vimc_nodes_hold()
 */
struct vimc_ent_device {
	struct vimc_device *vimc;
	const struct vimc_ent_config *config;
	struct media_entity *ent;
	struct media_intf_devnode *interface;
	struct video_device *held_node;
};

/**
 * struct vimc_ent_sd - an entity that is a subdevice
 *
 * @ved: the entity; first, so that both have one address
 * @sd: the subdevice
 * @hdl: its controls
 * @pads: its pads; as many as the topology gives a format for
 * @state_key: lock class of its active state. Core locks the states at both
 *	ends of a link at once, so a class for each kind of entity would not do
 *	where two of a kind are linked.
 * @stage: its pixels; unused in a lens
 * @node_fops: core's operations of its device node; see vimc-nodes.c
 * @built: between vimc_ent_sd_init() and vimc_ent_sd_cleanup()
 * @registered: between vimc_ent_sd_register() and vimc_ent_sd_unregister()
 */
struct vimc_ent_sd {
	struct vimc_ent_device ved;
	struct v4l2_subdev sd;
	struct v4l2_ctrl_handler hdl;
	struct media_pad *pads;
	struct lock_class_key state_key;
	struct vimc_stage stage;
	const struct v4l2_file_operations *node_fops;
	bool built;
	bool registered;
};

/**
 * struct vimc_ent_sd_desc - what one kind of subdevice is made from
 *
 * @function: MEDIA_ENT_F_*
 * @pad_flags: MEDIA_PAD_FL_* of each pad
 * @ops: subdevice operations
 * @internal_ops: internal operations, with a release handler that ends in
 *	vimc_ent_sd_release()
 * @stage_ops: what it does to pixels; NULL in a lens
 * @num_controls: a guess, to size the look-up table with
 * @add_controls: adds the controls to the handler, whose error is looked at
 *	afterwards; NULL without controls
 */
struct vimc_ent_sd_desc {
	u32 function;
	const unsigned long *pad_flags;
	const struct v4l2_subdev_ops *ops;
	const struct v4l2_subdev_internal_ops *internal_ops;
	const struct vimc_stage_ops *stage_ops;
	unsigned int num_controls;
	void (*add_controls)(struct vimc_ent_sd *esd);
};

static inline struct vimc_ent_sd *
ved_to_vimc_ent_sd(struct vimc_ent_device *ved)
{
	return container_of(ved, struct vimc_ent_sd, ved);
}

static inline struct vimc_ent_sd *to_vimc_ent_sd(struct v4l2_subdev *sd)
{
	return container_of(sd, struct vimc_ent_sd, sd);
}

int vimc_ent_sd_init(struct vimc_ent_sd *esd,
		     const struct vimc_ent_sd_desc *desc);
int vimc_ent_sd_register(struct vimc_ent_sd *esd);
void vimc_ent_sd_unregister(struct vimc_ent_sd *esd);
void vimc_ent_sd_cleanup(struct vimc_ent_sd *esd);
bool vimc_ent_sd_release(struct vimc_ent_sd *esd);

int vimc_ent_sd_type_register(struct vimc_ent_device *ved);
void vimc_ent_sd_type_unregister(struct vimc_ent_device *ved);
void vimc_ent_sd_type_cleanup(struct vimc_ent_device *ved);

int vimc_ent_sd_init_state(struct v4l2_subdev *sd,
			   struct v4l2_subdev_state *state);
int vimc_ent_sd_enum_mbus_code(struct v4l2_subdev_mbus_code_enum *code,
			       vimc_pix_filter filter);
int vimc_ent_sd_enum_frame_size(struct v4l2_subdev_frame_size_enum *fse,
				vimc_pix_filter filter);

int vimc_ent_link_setup(struct media_entity *entity,
			const struct media_pad *local,
			const struct media_pad *remote, u32 flags);
bool vimc_ent_sd_is_streaming(const struct vimc_ent_sd *esd);

#endif
