// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vimc-plan.c Virtual Media Controller Driver - who pulls rows from whom
 *
 * A plan is compiled from the active graph when a stream starts: the stages
 * between a sensor and a video device, each knowing its source. From then on
 * the formats of their entities cannot change.
 */

#include "vimc-compat.h"
#include "vimc-entity.h"
#include "vimc-formats.h"
#include "vimc-pipeline.h"

/* The longest chain of entities; rows are pulled by recursion. */
#define VIMC_PLAN_MAX_STAGES		16

static void vimc_plan_read_formats(struct vimc_ent_sd *esd,
				   struct v4l2_subdev_state *state)
{
	unsigned int source = esd->ved.config->num_pads - 1;
	struct vimc_stage *stage = &esd->stage;
	const struct v4l2_mbus_framefmt *fmt;

	fmt = vimc_state_format(&esd->sd, state, 0);
	stage->sink_format = (struct vimc_pad_config) {
		.code = fmt->code,
		.width = fmt->width,
		.height = fmt->height,
	};

	fmt = vimc_state_format(&esd->sd, state, source);
	stage->source_format = (struct vimc_pad_config) {
		.code = fmt->code,
		.width = fmt->width,
		.height = fmt->height,
	};
}

/* Return: 0 if the stage was running, 1 if it was started, or an errno. */
static int vimc_plan_get_stage(struct vimc_ent_sd *esd)
{
	struct v4l2_subdev_state *state;
	int ret = 0;

	state = v4l2_subdev_lock_and_get_active_state(&esd->sd);
	if (!esd->stage.users) {
		vimc_plan_read_formats(esd, state);
		ret = vimc_stage_start(&esd->stage, state);
	}
	if (!ret && !esd->stage.users++)
		ret = 1;
	v4l2_subdev_unlock_state(state);

	return ret;
}

/* Return: the stage that lost its last user, or NULL. */
static struct vimc_stage *vimc_plan_put_stage(struct vimc_stage *stage)
{
	struct vimc_ent_sd *esd =
		container_of(stage, struct vimc_ent_sd, stage);
	struct v4l2_subdev_state *state;
	bool last;

	state = v4l2_subdev_lock_and_get_active_state(&esd->sd);
	last = !--stage->users;
	if (last)
		vimc_stage_stop(stage);
	v4l2_subdev_unlock_state(state);

	return last ? stage : NULL;
}

static void vimc_plan_put_chain(struct vimc_stage *stage)
{
	while (stage) {
		struct vimc_stage *last = vimc_plan_put_stage(stage);

		stage = last ? last->source : NULL;
		if (last)
			last->source = NULL;
	}
}

static bool vimc_plan_formats_match(const struct vimc_pad_config *source,
				    const struct vimc_pad_config *sink)
{
	return source->code == sink->code && source->width == sink->width &&
	       source->height == sink->height;
}

/*
 * Core validated the links before the formats were frozen, and user space may
 * have been in between. So they are looked at once more.
 */
static int vimc_plan_match_stream(struct vimc_stream *stream)
{
	const struct vimc_stage *stage = stream->stage;

	if (stage->source_format.width != stream->format.width ||
	    stage->source_format.height != stream->format.height)
		return -EPIPE;

	stream->row_bytes = vimc_pix_line_bytes(stream->map,
						stream->format.width);

	stream->converter.width = stream->format.width;

	return vimc_converter_start(&stream->converter, stage->map,
				    stream->map);
}

/* Return: the subdevice that feeds a pad, or NULL. */
static struct vimc_ent_sd *vimc_plan_source_of(struct media_pad *sink_pad)
{
	struct media_pad *pad = media_pad_remote_pad_first(sink_pad);

	if (!pad || !is_media_entity_v4l2_subdev(pad->entity))
		return NULL;

	return to_vimc_ent_sd(media_entity_to_v4l2_subdev(pad->entity));
}

/* Extend a chain by a stage. Return: 1 to go on, 0 at its end, or an errno. */
static int vimc_plan_extend(struct vimc_stage **source,
			    const struct vimc_stage *sink,
			    struct media_pad **sink_pad)
{
	struct vimc_ent_sd *esd = vimc_plan_source_of(*sink_pad);
	int ret;

	if (!esd)
		return -EPIPE;

	ret = vimc_plan_get_stage(esd);
	if (ret < 0)
		return ret;

	*source = &esd->stage;
	*sink_pad = esd->pads;
	if (sink && !vimc_plan_formats_match(&esd->stage.source_format,
					     &sink->sink_format))
		return -EPIPE;

	return ret && esd->pads->flags & MEDIA_PAD_FL_SINK;
}

/**
 * vimc_plan_add_stream - compile the way from a sensor to a stream
 *
 * @stream: what the video device expects is set
 * @sink_pad: the pad of the video device, part of a started media pipeline, so
 *	that the links are frozen
 *
 * Context: the lock of the instance is held
 * Return: 0; -EPIPE if formats do not match or no sensor is at the other end;
 * -ENOMEM
 */
int vimc_plan_add_stream(struct vimc_stream *stream,
			 struct media_pad *sink_pad)
{
	struct vimc_stage **source = &stream->stage;
	struct vimc_stage *sink = NULL;
	unsigned int depth = 0;
	int ret;

	stream->stage = NULL;
	do {
		ret = vimc_plan_extend(source, sink, &sink_pad);
		if (ret < 0)
			goto err_put_chain;
		sink = *source;
		source = &sink->source;
	} while (ret && ++depth < VIMC_PLAN_MAX_STAGES);

	ret = ret ? -EPIPE : vimc_plan_match_stream(stream);
	if (!ret)
		return 0;

err_put_chain:
	vimc_plan_put_chain(stream->stage);
	stream->stage = NULL;

	return ret;
}

/**
 * vimc_plan_remove_stream - give up the way to a stream
 *
 * @stream: added by vimc_plan_add_stream(); no thread pulls rows for it
 *
 * Context: the lock of the instance is held
 */
void vimc_plan_remove_stream(struct vimc_stream *stream)
{
	vimc_converter_stop(&stream->converter);
	vimc_plan_put_chain(stream->stage);
	stream->stage = NULL;
}

/**
 * vimc_plan_root - the sensor a stream comes from
 *
 * @stream: added by vimc_plan_add_stream()
 *
 * Return: the stage of the sensor
 */
struct vimc_stage *vimc_plan_root(struct vimc_stream *stream)
{
	struct vimc_stage *stage = stream->stage;

	while (stage->source)
		stage = stage->source;

	return stage;
}
