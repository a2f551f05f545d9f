// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vimc-entity-pads.c Virtual Media Controller Driver - pads of subdevices
 *
 * What all kinds of subdevices answer in the same way when they are asked for
 * the links and the formats of their pads.
 */

#include "vimc-compat.h"
#include "vimc-entity.h"

/**
 * vimc_ent_link_setup - refuse a second stream into one pad
 *
 * @entity: the entity asked
 * @local: its pad
 * @remote: the pad at the other end
 * @flags: MEDIA_LNK_FL_* asked for
 *
 * Context: called by core with the graph mutex held
 * Return: 0, or -EBUSY if another link into @local is enabled
 */
int vimc_ent_link_setup(struct media_entity *entity,
			const struct media_pad *local,
			const struct media_pad *remote, u32 flags)
{
	struct media_link *link;

	if (!(flags & MEDIA_LNK_FL_ENABLED) ||
	    !(local->flags & MEDIA_PAD_FL_SINK))
		return 0;

	list_for_each_entry(link, &entity->links, list)
		if (link->sink == local && link->source != remote &&
		    link->flags & MEDIA_LNK_FL_ENABLED)
			return -EBUSY;

	return 0;
}

/**
 * vimc_ent_sd_init_state - give all pads the formats of the topology
 *
 * @sd: the subdevice
 * @state: a new state, locked
 *
 * Return: 0
 */
int vimc_ent_sd_init_state(struct v4l2_subdev *sd,
			   struct v4l2_subdev_state *state)
{
	const struct vimc_ent_config *config = to_vimc_ent_sd(sd)->ved.config;
	unsigned int i;

	for (i = 0; i < config->num_pads; i++)
		vimc_fill_default_format(vimc_state_format(sd, state, i),
					 &config->pads[i]);

	return 0;
}

/**
 * vimc_ent_sd_enum_frame_size - the one range of frame sizes of every pad
 *
 * @fse: is filled
 * @filter: which formats the pad takes
 *
 * Return: 0, or -EINVAL for another index than 0 or another code than @filter
 * lets through
 */
int vimc_ent_sd_enum_frame_size(struct v4l2_subdev_frame_size_enum *fse,
				vimc_pix_filter filter)
{
	if (fse->index || !vimc_mbus_code_is_valid(fse->code, filter))
		return -EINVAL;

	fse->min_width = VIMC_FRAME_MIN_WIDTH;
	fse->max_width = VIMC_FRAME_MAX_WIDTH;
	fse->min_height = VIMC_FRAME_MIN_HEIGHT;
	fse->max_height = VIMC_FRAME_MAX_HEIGHT;

	return 0;
}

/**
 * vimc_ent_sd_enum_mbus_code - the media bus codes of a pad
 *
 * @code: is filled
 * @filter: which formats the pad takes
 *
 * Return: 0, or -EINVAL past the last code
 */
int vimc_ent_sd_enum_mbus_code(struct v4l2_subdev_mbus_code_enum *code,
			       vimc_pix_filter filter)
{
	u32 mbus_code = vimc_mbus_code_by_index(code->index, filter);

	if (!mbus_code)
		return -EINVAL;

	code->code = mbus_code;
	/* What core leaves as user space had it. */
	code->flags = 0;

	return 0;
}
