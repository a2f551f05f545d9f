// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * find.c - the node of an entity, by what sysfs says now
 *
 * A device that was unbound and bound again can have other node numbers than
 * before, as the old ones are given back only when the last of the old device
 * is released.
 */

#include <dirent.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "node.h"

#define CLASS	"/sys/class/video4linux"

static bool has_name(const char *device, const char *name)
{
	char path[300], line[128] = "";
	FILE *file;

	snprintf(path, sizeof(path), CLASS "/%s/name", device);
	file = fopen(path, "re");
	if (!file)
		return false;
	if (!fgets(line, sizeof(line), file))
		line[0] = '\0';
	fclose(file);
	line[strcspn(line, "\n")] = '\0';

	return !strcmp(line, name);
}

static bool is_media(const char *device, const char *name)
{
	(void)name;
	return !strncmp(device, "media", 5);
}

static int open_matching(struct node *node, const char *folder,
			 bool (*match)(const char *device, const char *name),
			 const char *name)
{
	struct dirent *entry;
	char path[300] = "";
	DIR *devices;

	devices = opendir(folder);
	if (!devices)
		return -1;
	while (!path[0] && (entry = readdir(devices)))
		if (entry->d_name[0] != '.' && match(entry->d_name, name))
			snprintf(path, sizeof(path), "/dev/%s", entry->d_name);
	closedir(devices);

	if (!path[0]) {
		errno = ENODEV;
		return -1;
	}

	return node_open(node, path);
}

int node_find(struct node *node, const char *entity)
{
	if (!strcmp(entity, "media"))
		return open_matching(node, "/dev", is_media, NULL);

	return open_matching(node, CLASS, has_name, entity);
}
