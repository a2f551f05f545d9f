/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/v4l2-mediabus.h>
