// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vimc-lens.c Virtual Media Controller Driver - a lens that can be focused
 *
 * The position is stored and read back; no pixel depends on it.
 */

#include <linux/build_bug.h>
#include <media/v4l2-event.h>

#include "vimc-compat.h"
#include "vimc-entity.h"

#define VIMC_LENS_MAX_FOCUS_POS		1023
#define VIMC_LENS_FOCUS_STEP		1

/**
 * struct vimc_lens - a lens
 *
 * @esd: the subdevice; first, as the instance allocates and frees it
 */
struct vimc_lens {
	struct vimc_ent_sd esd;
};

static_assert(offsetof(struct vimc_lens, esd.ved) == 0);

static const struct v4l2_subdev_core_ops vimc_lens_core_ops = {
	.log_status = v4l2_ctrl_subdev_log_status,
	.subscribe_event = v4l2_ctrl_subdev_subscribe_event,
	.unsubscribe_event = v4l2_event_subdev_unsubscribe,
};

static const struct v4l2_subdev_ops vimc_lens_ops = {
	.core = &vimc_lens_core_ops,
};

static void vimc_lens_release(struct v4l2_subdev *sd)
{
	vimc_ent_sd_release(to_vimc_ent_sd(sd));
}

static const struct v4l2_subdev_internal_ops vimc_lens_internal_ops = {
	VIMC_INTERNAL_OPS_INIT_STATE(vimc_ent_sd_init_state),
	.release = vimc_lens_release,
};

/* Core keeps the position; there is nothing to move. */
static int vimc_lens_s_ctrl(struct v4l2_ctrl *ctrl)
{
	return ctrl->id == V4L2_CID_FOCUS_ABSOLUTE ? 0 : -EINVAL;
}

static const struct v4l2_ctrl_ops vimc_lens_ctrl_ops = {
	.s_ctrl = vimc_lens_s_ctrl,
};

static void vimc_lens_add_controls(struct vimc_ent_sd *esd)
{
	v4l2_ctrl_new_std(&esd->hdl, &vimc_lens_ctrl_ops,
			  V4L2_CID_FOCUS_ABSOLUTE, 0, VIMC_LENS_MAX_FOCUS_POS,
			  VIMC_LENS_FOCUS_STEP, 0);
}

static const struct vimc_ent_sd_desc vimc_lens_desc = {
	.function = MEDIA_ENT_F_LENS,
	.ops = &vimc_lens_ops,
	.internal_ops = &vimc_lens_internal_ops,
	.num_controls = 1,
	.add_controls = vimc_lens_add_controls,
};

static int vimc_lens_init(struct vimc_ent_device *ved)
{
	return vimc_ent_sd_init(ved_to_vimc_ent_sd(ved), &vimc_lens_desc);
}

const struct vimc_ent_type vimc_lens_type = {
	.size = sizeof(struct vimc_lens),
	.init = vimc_lens_init,
	.register_entity = vimc_ent_sd_type_register,
	.unregister_entity = vimc_ent_sd_type_unregister,
	.cleanup = vimc_ent_sd_type_cleanup,
};
