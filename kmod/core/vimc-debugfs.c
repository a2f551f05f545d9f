// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vimc-debugfs.c Virtual Media Controller Driver - what the pipelines did
 *
 * Three tables in a directory with the name of the device: 'stages', 'streams'
 * and 'pipelines'. What they show is part of the instance and lives longer than
 * the files do: removing a file waits for those who read it.
 *
 * A reader holds the lock of the instance, so that no stream starts or stops
 * under it. Counters are of the streams that run, or ran last.
 */

#include <linux/debugfs.h>
#include <linux/seq_file.h>

#include "vimc-capture.h"
#include "vimc-debugfs.h"
#include "vimc-device.h"
#include "vimc-entity.h"

static bool vimc_debugfs_is_capture(const struct vimc_ent_device *ved)
{
	return ved->config->type == &vimc_capture_type;
}

/* Return: the stage of an entity, or NULL if it has none. */
static struct vimc_stage *vimc_debugfs_stage(struct vimc_ent_device *ved)
{
	struct vimc_ent_sd *esd;

	if (vimc_debugfs_is_capture(ved))
		return NULL;

	esd = ved_to_vimc_ent_sd(ved);

	return esd->stage.ops ? &esd->stage : NULL;
}

/* Return: the stream into a capture, or NULL of an entity that is none. */
static struct vimc_stream *vimc_debugfs_stream(struct vimc_ent_device *ved)
{
	if (!vimc_debugfs_is_capture(ved))
		return NULL;

	return &container_of(ved, struct vimc_capture, ved)->stream;
}

/* -----------------------------------------------------------------------------
 * Tables
 */

static int vimc_debugfs_stages_show(struct seq_file *file, void *unused)
{
	struct vimc_device *vimc = file->private;
	unsigned int i;

	seq_puts(file, "computed reused nanoseconds working tracking entity\n");

	mutex_lock(&vimc->lock);
	for (i = 0; i < vimc->num_ents; i++) {
		struct vimc_stage *stage = vimc_debugfs_stage(vimc->ents[i]);
		struct vimc_stage_stats stats;

		if (!stage)
			continue;

		spin_lock(&vimc->stats_lock);
		stats = stage->published;
		spin_unlock(&vimc->stats_lock);
		seq_printf(file, "%llu %llu %llu %zu %zu %s\n", stats.computed,
			   stats.reused, stats.ns, stage->memory.working,
			   stage->memory.tracking, vimc->ents[i]->config->name);
	}
	mutex_unlock(&vimc->lock);

	return 0;
}
DEFINE_SHOW_ATTRIBUTE(vimc_debugfs_stages);

static int vimc_debugfs_streams_show(struct seq_file *file, void *unused)
{
	struct vimc_device *vimc = file->private;
	unsigned int i;

	seq_puts(file, "frames dropped missed nanoseconds entity\n");

	mutex_lock(&vimc->lock);
	for (i = 0; i < vimc->num_ents; i++) {
		struct vimc_stream *stream = vimc_debugfs_stream(vimc->ents[i]);
		struct vimc_stream_stats stats;

		if (!stream)
			continue;

		spin_lock(&vimc->stats_lock);
		stats = stream->stats;
		spin_unlock(&vimc->stats_lock);
		seq_printf(file, "%llu %llu %llu %llu %s\n", stats.frames,
			   stats.dropped, stats.missed, stats.ns,
			   vimc->ents[i]->config->name);
	}
	mutex_unlock(&vimc->lock);

	return 0;
}
DEFINE_SHOW_ATTRIBUTE(vimc_debugfs_streams);

/* Whether rows of @root go through @stage. */
static bool vimc_debugfs_is_fed(const struct vimc_stage *stage,
				const struct vimc_stage *root)
{
	return stage && stage->users && vimc_stage_first(stage) == root;
}

/* Add up the memory of all that rows of @root go through. */
static struct vimc_stage_memory
vimc_debugfs_pipeline_memory(struct vimc_device *vimc,
			     const struct vimc_stage *root)
{
	struct vimc_stage_memory sum = {
		.working = sizeof(struct vimc_pipeline),
	};
	unsigned int i;

	for (i = 0; i < vimc->num_ents; i++) {
		struct vimc_stream *stream = vimc_debugfs_stream(vimc->ents[i]);
		struct vimc_stage *stage = vimc_debugfs_stage(vimc->ents[i]);

		if (vimc_debugfs_is_fed(stage, root)) {
			sum.working += stage->memory.working;
			sum.tracking += stage->memory.tracking;
		}
		if (stream && vimc_debugfs_is_fed(stream->stage, root))
			sum.working += stream->converter.memory;
	}

	return sum;
}

static int vimc_debugfs_pipelines_show(struct seq_file *file, void *unused)
{
	struct vimc_device *vimc = file->private;
	unsigned int i;

	seq_puts(file, "working tracking entity\n");

	mutex_lock(&vimc->lock);
	for (i = 0; i < vimc->num_ents; i++) {
		struct vimc_stage *stage = vimc_debugfs_stage(vimc->ents[i]);
		struct vimc_stage_memory memory;

		if (!stage || !stage->users || stage->source)
			continue;

		memory = vimc_debugfs_pipeline_memory(vimc, stage);
		seq_printf(file, "%zu %zu %s\n", memory.working,
			   memory.tracking, vimc->ents[i]->config->name);
	}
	mutex_unlock(&vimc->lock);

	return 0;
}
DEFINE_SHOW_ATTRIBUTE(vimc_debugfs_pipelines);

/* -----------------------------------------------------------------------------
 * Files
 */

/**
 * vimc_debugfs_register - show what the pipelines of an instance do
 *
 * @vimc: a complete instance
 *
 * A kernel without debugfs, or without memory for it, shows nothing.
 *
 * Context: may sleep
 */
void vimc_debugfs_register(struct vimc_device *vimc)
{
	vimc->debugfs = debugfs_create_dir(dev_name(vimc->dev), NULL);
	debugfs_create_file("stages", 0444, vimc->debugfs, vimc,
			    &vimc_debugfs_stages_fops);
	debugfs_create_file("streams", 0444, vimc->debugfs, vimc,
			    &vimc_debugfs_streams_fops);
	debugfs_create_file("pipelines", 0444, vimc->debugfs, vimc,
			    &vimc_debugfs_pipelines_fops);
}

/**
 * vimc_debugfs_unregister - show no more
 *
 * @vimc: an instance, whether or not it was registered
 *
 * Context: may sleep, without the lock of the instance, as it waits for those
 * who read
 */
void vimc_debugfs_unregister(struct vimc_device *vimc)
{
	debugfs_remove(vimc->debugfs);
	vimc->debugfs = NULL;
}
