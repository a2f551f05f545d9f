// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * disturb.c - what goes on around the streams
 */

#include <errno.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <linux/media.h>
#include <linux/v4l2-subdev.h>

#include "race.h"

#define ARRAY_SIZE(array)	(sizeof(array) / sizeof((array)[0]))

#define CID_TEST_PATTERN	0x00f0f000
#define CID_MEAN_WIN_SIZE	0x00f0f001
#define CID_OSD_TEXT_MODE	0x00f0f002
#define OSD_NONE		2
#define PATTERN_BLACK		5
#define PATTERN_WHITE		6

/* Few, so that what is set at random fits together often enough. */
static const struct {
	unsigned int width;
	unsigned int height;
} sizes[] = { { 64, 48 }, { 98, 50 } };

static const unsigned int raw_codes[] = { 0x3014, 0x300f };
static const unsigned int color_codes[] = { 0x100a, 0x100d };

static int cached_node(enum node node)
{
	static int fds[NUM_NODES];

	if (!fds[node])
		fds[node] = open_node(node);
	return fds[node];
}

static unsigned int draw_code(enum node node, unsigned int pad)
{
	if (node == NODE_SENSOR || (node == NODE_DEBAYER && !pad))
		return raw_codes[!draw(8)];

	return color_codes[!draw(8)];
}

static void set_pad_format(enum node node, unsigned int pad)
{
	unsigned int size = !draw(8);
	struct v4l2_subdev_format format = {
		.which = V4L2_SUBDEV_FORMAT_ACTIVE,
		.pad = pad,
		.format = {
			.width = sizes[size].width,
			.height = sizes[size].height,
			.code = draw_code(node, pad),
			.field = V4L2_FIELD_NONE,
			.colorspace = V4L2_COLORSPACE_SRGB,
		},
	};

	if (!ioctl(cached_node(node), VIDIOC_SUBDEV_S_FMT, &format))
		count(&tally->formats);
	else if (errno == EBUSY)
		count(&tally->busy_formats);
	else
		accuse("format of %s: %s\n", node_paths[node], strerror(errno));
}

static void set_crop(void)
{
	struct v4l2_subdev_selection selection = {
		.which = V4L2_SUBDEV_FORMAT_ACTIVE,
		.target = V4L2_SEL_TGT_CROP,
		.r = {
			.left = draw(40),
			.top = draw(40),
			.width = 16 + draw(90),
			.height = 16 + draw(40),
		},
	};

	if (!ioctl(cached_node(NODE_SCALER), VIDIOC_SUBDEV_S_SELECTION,
		   &selection))
		count(&tally->crops);
	else if (errno != EBUSY)
		accuse("crop: %s\n", strerror(errno));
}

void step_formats(void)
{
	static const struct {
		enum node node;
		unsigned int pad;
	} pads[] = {
		{ NODE_SENSOR, 0 }, { NODE_DEBAYER, 0 }, { NODE_DEBAYER, 1 },
		{ NODE_SCALER, 0 }, { NODE_SCALER, 1 },
	};
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(pads); i++)
		set_pad_format(pads[i].node, pads[i].pad);
	set_crop();

	/* A pause now and then, or no stream would ever find peace to start. */
	usleep(draw(4) ? draw(20000) : 0);
}

static void set_control(enum node node, unsigned int id, int value)
{
	struct v4l2_control control = { .id = id, .value = value };

	if (ioctl(cached_node(node), VIDIOC_S_CTRL, &control))
		accuse("control 0x%x: %s\n", id, strerror(errno));
	count(&tally->controls);
}

void step_controls(void)
{
	static const unsigned int flips[] = { V4L2_CID_HFLIP, V4L2_CID_VFLIP };
	static const unsigned int levels[] = {
		V4L2_CID_BRIGHTNESS, V4L2_CID_CONTRAST, V4L2_CID_SATURATION,
	};

	set_control(NODE_SENSOR, CID_OSD_TEXT_MODE, OSD_NONE);
	set_control(NODE_SENSOR, CID_TEST_PATTERN,
		    draw(2) ? PATTERN_WHITE : PATTERN_BLACK);
	set_control(NODE_SENSOR, flips[draw(2)], draw(2));
	set_control(NODE_SENSOR, levels[draw(3)], draw(256));
	set_control(NODE_SENSOR, V4L2_CID_HUE, (int)draw(256) - 128);
	set_control(NODE_SENSOR, V4L2_CID_VBLANK, 4 + draw(3000));
	/* A window of one pixel would not have all colours in it. */
	set_control(NODE_DEBAYER, CID_MEAN_WIN_SIZE, 3 + 2 * draw(12));
	usleep(draw(3000));
}

static int find_entity(int fd, const char *name)
{
	struct media_entity_desc entity = { .id = MEDIA_ENT_ID_FLAG_NEXT };

	while (!ioctl(fd, MEDIA_IOC_ENUM_ENTITIES, &entity)) {
		if (!strcmp(entity.name, name))
			return entity.id;
		entity.id |= MEDIA_ENT_ID_FLAG_NEXT;
	}

	accuse("there is no %s\n", name);
	return -1;
}

void step_links(void)
{
	int fd = cached_node(NODE_MEDIA);
	struct media_link_desc link = {
		.source = {
			.entity = find_entity(fd, "Debayer A"),
			.index = 1,
			.flags = MEDIA_PAD_FL_SOURCE,
		},
		.sink = {
			.entity = find_entity(fd, "Scaler"),
			.index = 0,
			.flags = MEDIA_PAD_FL_SINK,
		},
	};
	unsigned int i;

	for (i = 0; i < 2; i++) {
		link.flags = i ? MEDIA_LNK_FL_ENABLED : 0;
		if (!ioctl(fd, MEDIA_IOC_SETUP_LINK, &link))
			count(&tally->links);
		else if (errno == EBUSY)
			count(&tally->busy_links);
		else
			accuse("link: %s\n", strerror(errno));
	}
	usleep(draw(20000));
}

void step_opens(void)
{
	static const enum node nodes[] = {
		NODE_SENSOR, NODE_DEBAYER, NODE_SCALER, NODE_MEDIA,
		NODE_RAW, NODE_COLOR,
	};
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(nodes); i++) {
		close(open_node(nodes[i]));
		count(&tally->opens);
	}
	usleep(draw(3000));
}
