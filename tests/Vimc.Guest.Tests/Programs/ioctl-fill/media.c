// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * media.c - calls on a media device, and the arrays they fill
 */

#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <sys/ioctl.h>

#include <linux/media.h>

#include "fill.h"

static void *take_extra(size_t size)
{
	void *memory = extra + extra_size;

	extra_size += size;
	return extra_size > MAX_EXTRA ? NULL : memory;
}

static int set_entity(int fd, void *argument)
{
	struct media_entity_desc *entity = argument;

	(void)fd;
	entity->id = MEDIA_ENT_ID_FLAG_NEXT;
	return 0;
}

static int set_links(int fd, void *argument)
{
	struct media_entity_desc entity = { .id = MEDIA_ENT_ID_FLAG_NEXT };
	struct media_links_enum *links = argument;

	if (ioctl(fd, MEDIA_IOC_ENUM_ENTITIES, &entity))
		return -1;

	links->entity = entity.id;
	links->pads = take_extra(entity.pads * sizeof(*links->pads));
	links->links = take_extra(entity.links * sizeof(*links->links));
	return 0;
}

static int set_link(int fd, void *argument)
{
	struct media_link_desc found[16], *link = argument;
	struct media_entity_desc entity = { .id = MEDIA_ENT_ID_FLAG_NEXT };
	struct media_links_enum all = { .links = found };

	if (ioctl(fd, MEDIA_IOC_ENUM_ENTITIES, &entity))
		return -1;

	all.entity = entity.id;
	if (ioctl(fd, MEDIA_IOC_ENUM_LINKS, &all))
		return -1;

	/* As it is: setting it changes nothing. */
	link->source.entity = found[0].source.entity;
	link->source.index = found[0].source.index;
	link->source.flags = found[0].source.flags;
	link->sink.entity = found[0].sink.entity;
	link->sink.index = found[0].sink.index;
	link->sink.flags = found[0].sink.flags;
	link->flags = found[0].flags;
	memset(link->source.reserved, 0, sizeof(link->source.reserved));
	memset(link->sink.reserved, 0, sizeof(link->sink.reserved));
	memset(link->reserved, 0, sizeof(link->reserved));
	return 0;
}

static int set_topology(int fd, void *argument)
{
	struct media_v2_topology *topology = argument, size = { 0 };

	if (ioctl(fd, MEDIA_IOC_G_TOPOLOGY, &size))
		return -1;

	topology->num_entities = size.num_entities;
	topology->num_interfaces = size.num_interfaces;
	topology->num_pads = size.num_pads;
	topology->num_links = size.num_links;
	topology->ptr_entities = (uintptr_t)take_extra(size.num_entities *
		sizeof(struct media_v2_entity));
	topology->ptr_interfaces = (uintptr_t)take_extra(size.num_interfaces *
		sizeof(struct media_v2_interface));
	topology->ptr_pads = (uintptr_t)take_extra(size.num_pads *
		sizeof(struct media_v2_pad));
	topology->ptr_links = (uintptr_t)take_extra(size.num_links *
		sizeof(struct media_v2_link));
	return topology->ptr_links ? 0 : -1;
}

const struct call media_calls[] = {
	RESERVING(MEDIA_IOC_DEVICE_INFO, NULL,
		  media_device_info, reserved),
	RESERVING(MEDIA_IOC_ENUM_ENTITIES, set_entity,
		  media_entity_desc, reserved),
	RESERVING(MEDIA_IOC_ENUM_LINKS, set_links,
		  media_links_enum, reserved,
		  PADDING(media_links_enum, entity, pads)),
	PADDED(MEDIA_IOC_SETUP_LINK, set_link,
	       PADDING(media_link_desc, source.index, source.flags),
	       PADDING(media_link_desc, sink.index, sink.flags)),
	CALL(MEDIA_IOC_G_TOPOLOGY, set_topology),
	{ 0 },
};
