// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vimc-capture.c Virtual Media Controller Driver - the life of a video device
 *
 * The split is that of a subdevice: init and cleanup own what the video device
 * consists of, register and unregister whether it can be seen, and cleanup runs
 * from the release handler.
 */

#include <linux/build_bug.h>
#include <linux/module.h>
#include <media/v4l2-fh.h>
#include <media/v4l2-ioctl.h>

#include "vimc-capture.h"
#include "vimc-device.h"
#include "vimc-nodes.h"

static_assert(offsetof(struct vimc_capture, ved) == 0);

static struct vimc_capture *ved_to_vimc_capture(struct vimc_ent_device *ved)
{
	return container_of(ved, struct vimc_capture, ved);
}

static const struct v4l2_file_operations vimc_capture_fops = {
	.owner = THIS_MODULE,
	.open = v4l2_fh_open,
	.release = vb2_fop_release,
	.poll = vb2_fop_poll,
	.unlocked_ioctl = video_ioctl2,
	.mmap = vb2_fop_mmap,
};

static const struct media_entity_operations vimc_capture_mops = {
	.link_setup = vimc_ent_link_setup,
	.link_validate = vimc_capture_link_validate,
};

static void vimc_capture_cleanup(struct vimc_ent_device *ved)
{
	struct vimc_capture *capture = ved_to_vimc_capture(ved);

	media_entity_cleanup(&capture->vdev.entity);
	mutex_destroy(&capture->lock);
}

/* The destructor. The memory is that of the instance, and stays. */
static void vimc_capture_release(struct video_device *vdev)
{
	vimc_capture_cleanup(&container_of(vdev, struct vimc_capture,
					   vdev)->ved);
}

static void vimc_capture_init_vdev(struct vimc_capture *capture)
{
	struct video_device *vdev = &capture->vdev;

	vdev->device_caps = V4L2_CAP_STREAMING | V4L2_CAP_IO_MC;
	if (capture->ved.config->multiplanar) {
		vdev->device_caps |= V4L2_CAP_VIDEO_CAPTURE_MPLANE;
		vdev->ioctl_ops = &vimc_capture_mplane_ioctl_ops;
	} else {
		vdev->device_caps |= V4L2_CAP_VIDEO_CAPTURE;
		vdev->ioctl_ops = &vimc_capture_ioctl_ops;
	}
	vdev->entity.obj_type = MEDIA_ENTITY_TYPE_VIDEO_DEVICE;
	vdev->entity.ops = &vimc_capture_mops;
	vdev->entity.name = capture->ved.config->name;
	vdev->entity.function = MEDIA_ENT_F_IO_V4L;
	vdev->release = vimc_capture_release;
	vdev->fops = &vimc_capture_fops;
	vdev->lock = &capture->lock;
	vdev->queue = &capture->queue;
	vdev->v4l2_dev = &capture->ved.vimc->v4l2_dev;
	vdev->vfl_dir = VFL_DIR_RX;
	strscpy(vdev->name, capture->ved.config->name, sizeof(vdev->name));
	video_set_drvdata(vdev, capture);

	capture->ved.ent = &vdev->entity;
}

static int vimc_capture_init(struct vimc_ent_device *ved)
{
	struct vimc_capture *capture = ved_to_vimc_capture(ved);
	int ret;

	mutex_init(&capture->lock);
	vimc_capture_init_format(capture);
	vimc_capture_init_vdev(capture);

	capture->pad.flags = MEDIA_PAD_FL_SINK;
	ret = media_entity_pads_init(&capture->vdev.entity, 1, &capture->pad);
	if (ret)
		goto err_destroy_lock;

	ret = vimc_capture_init_queue(capture);
	if (ret)
		goto err_cleanup_entity;

	return 0;

err_cleanup_entity:
	media_entity_cleanup(&capture->vdev.entity);
err_destroy_lock:
	mutex_destroy(&capture->lock);

	return ret;
}

static int vimc_capture_register(struct vimc_ent_device *ved)
{
	struct video_device *vdev = &ved_to_vimc_capture(ved)->vdev;
	int ret;

	ret = media_device_register_entity(&ved->vimc->mdev, &vdev->entity);
	if (ret)
		return ret;

	ret = video_register_device(vdev, VFL_TYPE_VIDEO, -1);
	if (ret) {
		media_device_unregister_entity(&vdev->entity);
		return ret;
	}

	vdev->entity.info.dev.major = VIDEO_MAJOR;
	vdev->entity.info.dev.minor = vdev->minor;

	return 0;
}

/* Ends a stream that is still running and gives its buffers back. */
static void vimc_capture_unregister(struct vimc_ent_device *ved)
{
	struct video_device *vdev = &ved_to_vimc_capture(ved)->vdev;

	vimc_nodes_hold(ved, vdev);
	vb2_video_unregister_device(vdev);
}

const struct vimc_ent_type vimc_capture_type = {
	.size = sizeof(struct vimc_capture),
	.init = vimc_capture_init,
	.register_entity = vimc_capture_register,
	.unregister_entity = vimc_capture_unregister,
	.cleanup = vimc_capture_cleanup,
};
