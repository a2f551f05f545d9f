// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * minor-hog - take all V4L2 minors but a few
 *
 * A driver that then registers its nodes runs out of minors after as many of
 * them as were left, which leads through each of the error paths of its probe.
 * Writing to the parameter "leave" changes how many are left.
 */

#include <linux/module.h>
#include <media/v4l2-dev.h>
#include <media/v4l2-device.h>
#include <media/v4l2-fh.h>
#include <media/v4l2-ioctl.h>

#define NUM_MINORS	256

static struct v4l2_device hog = { .name = "minor-hog" };
static struct video_device *nodes[NUM_MINORS];
static unsigned int num_nodes;

static const struct v4l2_file_operations hog_fops = {
	.owner = THIS_MODULE,
	/* New kernels register nothing without these two. */
	.open = v4l2_fh_open,
	.release = v4l2_fh_release,
	.unlocked_ioctl = video_ioctl2,
};

static const struct v4l2_ioctl_ops hog_ioctl_ops = { };

static int take_minor(void)
{
	struct video_device *node = video_device_alloc();
	int ret;

	if (!node)
		return -ENOMEM;

	strscpy(node->name, "minor-hog", sizeof(node->name));
	node->v4l2_dev = &hog;
	node->fops = &hog_fops;
	node->ioctl_ops = &hog_ioctl_ops;
	node->release = video_device_release;
	node->device_caps = V4L2_CAP_RADIO;
	/* Nobody opens these; spare udev the work. */
	dev_set_uevent_suppress(&node->dev, true);

	ret = video_register_device(node, VFL_TYPE_RADIO, -1);
	if (ret) {
		video_device_release(node);
		return ret;
	}

	nodes[num_nodes++] = node;
	return 0;
}

static void return_minor(void)
{
	video_unregister_device(nodes[--num_nodes]);
}

static int leave_set(const char *value, const struct kernel_param *param)
{
	unsigned int leave;
	int ret = kstrtouint(value, 0, &leave);

	if (ret)
		return ret;
	if (leave > NUM_MINORS)
		return -EINVAL;

	while (num_nodes < NUM_MINORS && !take_minor())
		;
	while (leave-- && num_nodes)
		return_minor();
	return 0;
}

static const struct kernel_param_ops leave_ops = { .set = leave_set };
module_param_cb(leave, &leave_ops, NULL, 0200);
MODULE_PARM_DESC(leave, "how many minors to leave to others");

static int __init hog_init(void)
{
	return v4l2_device_register(NULL, &hog);
}

static void __exit hog_exit(void)
{
	while (num_nodes)
		return_minor();
	v4l2_device_unregister(&hog);
}

module_init(hog_init);
module_exit(hog_exit);

MODULE_DESCRIPTION("Takes V4L2 minors, to test drivers that find none");
MODULE_LICENSE("GPL");
