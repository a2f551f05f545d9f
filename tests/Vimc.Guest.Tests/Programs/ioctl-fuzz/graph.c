// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * graph.c - arguments for the media device
 */

#include <string.h>
#include <sys/ioctl.h>

#include <linux/media.h>

#include "fuzz.h"

#define MAX_LINKS	64
#define MAX_ENT_LINKS	16

static struct media_link_desc links[MAX_LINKS];
static unsigned int num_links;

static void learn_links_of(int fd, const struct media_entity_desc *entity)
{
	struct media_link_desc found[MAX_ENT_LINKS];
	struct media_links_enum all = { .entity = entity->id, .links = found };
	unsigned int i;

	if (entity->links > MAX_ENT_LINKS ||
	    ioctl(fd, MEDIA_IOC_ENUM_LINKS, &all))
		return;

	for (i = 0; i < entity->links && num_links < MAX_LINKS; i++)
		links[num_links++] = found[i];
}

/* Links nobody knows of would hardly ever be drawn. */
void learn_links(int fd)
{
	struct media_entity_desc entity = { .id = MEDIA_ENT_ID_FLAG_NEXT };

	while (!ioctl(fd, MEDIA_IOC_ENUM_ENTITIES, &entity)) {
		learn_links_of(fd, &entity);
		entity.id |= MEDIA_ENT_ID_FLAG_NEXT;
	}
}

static unsigned int draw_entity(void)
{
	return one_in(8) ? draw_word() : draw(40);
}

void fill_entity(void *argument)
{
	*(unsigned int *)argument =
		draw_entity() | (one_in(2) ? MEDIA_ENT_ID_FLAG_NEXT : 0);
}

void fill_links(void *argument)
{
	struct media_links_enum *links = argument;

	links->entity = draw_entity();
	links->pads = (void *)draw_address(4096);
	links->links = (void *)draw_address(4096);
}

void fill_link(void *argument)
{
	struct media_link_desc *link = argument;

	if (num_links && !one_in(4)) {
		*link = links[draw(num_links)];
		link->flags ^= MEDIA_LNK_FL_ENABLED;
		if (one_in(8))
			link->flags = draw_word();
		return;
	}

	link->source.entity = draw_entity();
	link->source.index = one_in(8) ? draw_word() : draw(2);
	link->source.flags = MEDIA_PAD_FL_SOURCE;
	link->sink.entity = draw_entity();
	link->sink.index = one_in(8) ? draw_word() : draw(2);
	link->sink.flags = MEDIA_PAD_FL_SINK;
	link->flags = one_in(4) ? draw_word() : draw(2);
}

void fill_topology(void *argument)
{
	struct media_v2_topology *topology = argument;

	topology->num_entities = one_in(2) ? 64 : draw_word();
	topology->ptr_entities = one_in(2) ? 0 : draw_address(4096);
	topology->num_interfaces = one_in(2) ? 64 : draw_word();
	topology->ptr_interfaces = one_in(2) ? 0 : draw_address(4096);
	topology->num_pads = one_in(2) ? 64 : draw_word();
	topology->ptr_pads = one_in(2) ? 0 : draw_address(4096);
	topology->num_links = one_in(2) ? 64 : draw_word();
	topology->ptr_links = one_in(2) ? 0 : draw_address(4096);
}
