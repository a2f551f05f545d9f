/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * vimc-capture-mplane.h Virtual Media Controller Driver - multi-planar formats
 */

#ifndef _VIMC_CAPTURE_MPLANE_H_
#define _VIMC_CAPTURE_MPLANE_H_

struct file;
struct v4l2_format;

int vimc_capture_g_fmt_mplane(struct file *file, void *priv,
			      struct v4l2_format *f);
int vimc_capture_try_fmt_mplane(struct file *file, void *priv,
				struct v4l2_format *f);
int vimc_capture_s_fmt_mplane(struct file *file, void *priv,
			      struct v4l2_format *f);

#endif
