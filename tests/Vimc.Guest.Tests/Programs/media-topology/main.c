// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * media-topology - print a media graph as the kernel tells it
 *
 * One object a line, as MEDIA_IOC_DEVICE_INFO and MEDIA_IOC_G_TOPOLOGY give
 * them; numbers are decimal, flags and functions hexadecimal, a name comes last
 * and runs to the end of the line:
 *
 *   device DRIVER HW_REVISION BUS_INFO MODEL
 *   entity ID FUNCTION FLAGS NAME
 *   pad ID ENTITY INDEX FLAGS
 *   interface ID TYPE DEVNAME
 *   link ID SOURCE SINK FLAGS
 */

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>

#include <linux/media.h>

/* The name that udev gives a character device, "?" if it has none. */
static void print_devname(unsigned int major, unsigned int minor)
{
	char path[64], line[256], name[200] = "?";
	FILE *uevent;

	snprintf(path, sizeof(path), "/sys/dev/char/%u:%u/uevent", major,
		 minor);
	uevent = fopen(path, "r");
	while (uevent && fgets(line, sizeof(line), uevent))
		sscanf(line, "DEVNAME=%199s", name);
	if (uevent)
		fclose(uevent);

	printf("%s\n", name);
}

static int print_device(int fd)
{
	struct media_device_info info;

	memset(&info, 0, sizeof(info));
	if (ioctl(fd, MEDIA_IOC_DEVICE_INFO, &info))
		return -1;

	printf("device %s %u %s %s\n", info.driver, info.hw_revision,
	       info.bus_info, info.model);
	return 0;
}

/* An address as the ioctl wants it; freed by the end of the program. */
static __u64 allocate(unsigned int count, size_t size)
{
	void *objects = calloc(count + 1, size);

	if (!objects) {
		perror("calloc");
		exit(1);
	}

	return (unsigned long)objects;
}

static int read_topology(int fd, struct media_v2_topology *topology)
{
	memset(topology, 0, sizeof(*topology));
	if (ioctl(fd, MEDIA_IOC_G_TOPOLOGY, topology))
		return -1;

	topology->ptr_entities = allocate(topology->num_entities,
					  sizeof(struct media_v2_entity));
	topology->ptr_pads = allocate(topology->num_pads,
				      sizeof(struct media_v2_pad));
	topology->ptr_interfaces = allocate(topology->num_interfaces,
					    sizeof(struct media_v2_interface));
	topology->ptr_links = allocate(topology->num_links,
				       sizeof(struct media_v2_link));
	return ioctl(fd, MEDIA_IOC_G_TOPOLOGY, topology);
}

static void print_topology(const struct media_v2_topology *topology)
{
	const struct media_v2_entity *entities =
		(void *)(unsigned long)topology->ptr_entities;
	const struct media_v2_pad *pads =
		(void *)(unsigned long)topology->ptr_pads;
	const struct media_v2_interface *interfaces =
		(void *)(unsigned long)topology->ptr_interfaces;
	const struct media_v2_link *links =
		(void *)(unsigned long)topology->ptr_links;
	unsigned int i;

	for (i = 0; i < topology->num_entities; i++)
		printf("entity %u %x %x %s\n", entities[i].id,
		       entities[i].function, entities[i].flags,
		       entities[i].name);
	for (i = 0; i < topology->num_pads; i++)
		printf("pad %u %u %u %x\n", pads[i].id, pads[i].entity_id,
		       pads[i].index, pads[i].flags);
	for (i = 0; i < topology->num_interfaces; i++) {
		printf("interface %u %x ", interfaces[i].id,
		       interfaces[i].intf_type);
		print_devname(interfaces[i].devnode.major,
			      interfaces[i].devnode.minor);
	}
	for (i = 0; i < topology->num_links; i++)
		printf("link %u %u %u %x\n", links[i].id, links[i].source_id,
		       links[i].sink_id, links[i].flags);
}

int main(int argc, char **argv)
{
	struct media_v2_topology topology;
	int fd;

	if (argc != 2) {
		fprintf(stderr, "usage: media-topology DEVICE\n");
		return 2;
	}

	fd = open(argv[1], O_RDONLY | O_CLOEXEC);
	if (fd < 0 || print_device(fd) || read_topology(fd, &topology)) {
		fprintf(stderr, "%s: %s\n", argv[1], strerror(errno));
		return 1;
	}

	print_topology(&topology);
	return 0;
}
