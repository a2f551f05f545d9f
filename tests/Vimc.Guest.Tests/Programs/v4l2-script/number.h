/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * number.h - the words of a script that are numbers
 */

#ifndef _NUMBER_H_
#define _NUMBER_H_

#include <stdlib.h>

#include <linux/videodev2.h>

/* A word that is missing is a field, the last one of a command. */
static inline unsigned int number(const char *text)
{
	return text ? strtoul(text, NULL, 0) : V4L2_FIELD_NONE;
}

#endif
