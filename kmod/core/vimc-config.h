/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * vimc-config.h Virtual Media Controller Driver - what a topology is made of
 *
 * The types that the generated tables in kmod/generated fill. Everything here
 * is constant data: a topology never carries code or state.
 */

#ifndef _VIMC_CONFIG_H_
#define _VIMC_CONFIG_H_

#include <linux/types.h>

/* The formats of the in-tree driver, which every topology has. */
#define VIMC_NUM_COMMON_PIX_MAPS	23

struct vimc_convert_row;
struct vimc_debayer_row;
struct vimc_ent_type;
struct vimc_scaler_row;

/**
 * enum vimc_encoding - how the samples of a pixel format are stored
 *
 * @VIMC_ENC_RGB: interleaved colour components, 8 bits each
 * @VIMC_ENC_BAYER: one sample a pixel, linear, little endian
 * @VIMC_ENC_MONO: one sample of brightness a pixel, likewise
 * @VIMC_ENC_BAYER_ALAW8: 10 bit Bayer samples, A-law compressed to 8 bits
 * @VIMC_ENC_BAYER_DPCM8: 10 bit Bayer samples, DPCM compressed to 8 bits
 * @VIMC_ENC_CONVERTED: in memory only: captures make it of another format
 * @VIMC_ENC_YCBCR: likewise, of luma and chroma, 8 bits each
 */
enum vimc_encoding {
	VIMC_ENC_RGB,
	VIMC_ENC_BAYER,
	VIMC_ENC_MONO,
	VIMC_ENC_BAYER_ALAW8,
	VIMC_ENC_BAYER_DPCM8,
	VIMC_ENC_CONVERTED,
	VIMC_ENC_YCBCR,
};

/**
 * enum vimc_bayer_order - colours of the upper left 2x2 pixels, row by row
 *
 * @VIMC_BAYER_BGGR: blue, green; green, red
 * @VIMC_BAYER_GBRG: green, blue; red, green
 * @VIMC_BAYER_GRBG: green, red; blue, green
 * @VIMC_BAYER_RGGB: red, green; green, blue
 */
enum vimc_bayer_order {
	VIMC_BAYER_BGGR,
	VIMC_BAYER_GBRG,
	VIMC_BAYER_GRBG,
	VIMC_BAYER_RGGB,
};

/**
 * struct vimc_pix_map - one pixel format and the media bus codes it stores
 *
 * @pixelformat: V4L2_PIX_FMT_* fourcc
 * @tpg_pixelformat: what the test pattern generator is asked for; differs from
 *	@pixelformat where the generator cannot produce that one itself
 * @codes: the MEDIA_BUS_FMT_* codes that end in memory as @pixelformat; none
 *	if captures make it of another format
 * @num_codes: number of entries in @codes
 * @bpp: bytes a pixel takes in memory, or as many pixels as @group
 * @group: pixels that only make sense together; 0 if each does alone
 * @depth: significant bits of one sample
 * @encoding: how samples are stored
 * @order: colours of the first 2x2 pixels; only where @encoding is a Bayer one
 * @chroma_rows: whether rows of chroma follow those of luma, one for two, each
 *	as long
 * @chroma_apart: whether those are in a plane of memory of their own
 */
struct vimc_pix_map {
	u32 pixelformat;
	u32 tpg_pixelformat;
	const u32 *codes;
	unsigned int num_codes;
	unsigned int bpp;
	unsigned int group;
	unsigned int depth;
	enum vimc_encoding encoding;
	enum vimc_bayer_order order;
	bool chroma_rows;
	bool chroma_apart;
};

/**
 * struct vimc_pad_config - the format of a pad when the module is loaded
 *
 * @code: MEDIA_BUS_FMT_* code
 * @width: in pixels
 * @height: in lines
 */
struct vimc_pad_config {
	u32 code;
	u32 width;
	u32 height;
};

/**
 * struct vimc_sensor_mode - a part of a sensor's pixel array that it can read
 *
 * @width: of the frame, in pixels
 * @height: of the frame, in lines
 * @left: first column that is read, even
 * @top: first line that is read, even
 * @binning: how many columns, and lines, become one: 1 or 2
 *
 * What is read ends within the array, and no other mode has the same size.
 */
struct vimc_sensor_mode {
	u32 width;
	u32 height;
	u32 left;
	u32 top;
	unsigned int binning;
};

/**
 * struct vimc_sensor_config - what is particular to one sensor
 *
 * @pixel_rate: pixels a second, the value of V4L2_CID_PIXEL_RATE
 * @hblank: horizontal blanking in pixels, the value of V4L2_CID_HBLANK
 * @orientation: V4L2_CAMERA_ORIENTATION_*
 * @rotation: degrees, the value of V4L2_CID_CAMERA_SENSOR_ROTATION
 * @exposure_delay: frames until V4L2_CID_EXPOSURE acts, at least 1
 * @gain_delay: frames until V4L2_CID_ANALOGUE_GAIN acts, at least 1
 * @vblank_delay: frames until V4L2_CID_VBLANK acts, at least 1
 * @frame_intervals: whether user space chooses frame intervals as well
 * @flip_modifies_layout: whether a flip moves the Bayer pattern along
 * @lanes: data lanes that its pixels are sent over
 * @array_width: of the pixel array, in pixels; only with modes
 * @array_height: of the pixel array, in lines; only with modes
 * @modes: the frame sizes there are; NULL if frames of any size show the array
 * @num_modes: number of entries in @modes
 */
struct vimc_sensor_config {
	u64 pixel_rate;
	u32 hblank;
	u32 orientation;
	u32 rotation;
	unsigned int exposure_delay;
	unsigned int gain_delay;
	unsigned int vblank_delay;
	bool frame_intervals;
	bool flip_modifies_layout;
	unsigned int lanes;
	u32 array_width;
	u32 array_height;
	const struct vimc_sensor_mode *modes;
	unsigned int num_modes;
};

/**
 * struct vimc_ent_config - one entity
 *
 * @name: entity name, unique in the topology, at most 31 bytes
 * @type: its behaviour
 * @pads: formats as loaded, in pad order; none for a lens
 * @num_pads: number of entries in @pads
 * @pixelformat: V4L2_PIX_FMT_* as loaded; only for a capture
 * @formats: the V4L2_PIX_FMT_* that a capture has beside those of every driver:
 *	what links of the topology, enabled or not, can bring there
 * @num_formats: number of entries in @formats
 * @custom_bytesperline: whether user space may have lines of a capture's
 *	buffers padded
 * @multiplanar: whether a capture has the interface for buffers of more than
 *	one plane of memory
 * @sensor: only for a sensor
 */
struct vimc_ent_config {
	const char *name;
	const struct vimc_ent_type *type;
	const struct vimc_pad_config *pads;
	unsigned int num_pads;
	u32 pixelformat;
	const u32 *formats;
	unsigned int num_formats;
	bool custom_bytesperline;
	bool multiplanar;
	const struct vimc_sensor_config *sensor;
};

/**
 * struct vimc_data_link - one link between two pads
 *
 * @source_ent: index of the entity with the source pad
 * @source_pad: pad index
 * @sink_ent: index of the entity with the sink pad
 * @sink_pad: pad index
 * @flags: MEDIA_LNK_FL_*
 */
struct vimc_data_link {
	unsigned int source_ent;
	u16 source_pad;
	unsigned int sink_ent;
	u16 sink_pad;
	u32 flags;
};

/**
 * struct vimc_ancillary_link - which lens belongs to which sensor
 *
 * @primary_ent: index of the sensor
 * @ancillary_ent: index of the lens
 */
struct vimc_ancillary_link {
	unsigned int primary_ent;
	unsigned int ancillary_ent;
};

/**
 * struct vimc_topology - a whole media graph
 *
 * @name: name of the topology
 * @driver_name: what the media device calls its driver, at most 15 bytes
 * @ents: the entities
 * @num_ents: number of entries in @ents
 * @data_links: the links between pads
 * @num_data_links: number of entries in @data_links
 * @ancillary_links: the links from sensors to lenses
 * @num_ancillary_links: number of entries in @ancillary_links
 */
struct vimc_topology {
	const char *name;
	const char *driver_name;
	const struct vimc_ent_config *ents;
	unsigned int num_ents;
	const struct vimc_data_link *data_links;
	unsigned int num_data_links;
	const struct vimc_ancillary_link *ancillary_links;
	unsigned int num_ancillary_links;
};

/**
 * struct vimc_debayer_kernel - one specialised debayer row function
 *
 * @depth: bits of a sample that are looked at
 * @pixelformat: V4L2_PIX_FMT_* of the source pad
 * @row: computes one row of the source pad
 */
struct vimc_debayer_kernel {
	unsigned int depth;
	u32 pixelformat;
	void (*row)(const struct vimc_debayer_row *row);
};

/**
 * struct vimc_scaler_kernel - one specialised scaler row function
 *
 * @bpp: bytes a pixel takes, on both pads
 * @row: computes one row of the source pad
 */
struct vimc_scaler_kernel {
	unsigned int bpp;
	void (*row)(const struct vimc_scaler_row *row);
};

/**
 * struct vimc_conversion - how captures make one pixel format of another
 *
 * @from: V4L2_PIX_FMT_* of the rows that are pulled
 * @to: V4L2_PIX_FMT_* of the rows that are stored
 * @row: makes one row of the other
 */
struct vimc_conversion {
	u32 from;
	u32 to;
	void (*row)(const struct vimc_convert_row *row);
};

/**
 * struct vimc_row_kernels - the row functions a topology can reach
 *
 * @debayer: one entry for each pair of depth and output; NULL without debayers
 * @num_debayer: number of entries in @debayer
 * @scaler: one entry for each pixel size; NULL without scalers
 * @num_scaler: number of entries in @scaler
 * @conversions: of the formats that the topology asks for; NULL without any
 * @num_conversions: number of entries in @conversions
 */
struct vimc_row_kernels {
	const struct vimc_debayer_kernel *debayer;
	unsigned int num_debayer;
	const struct vimc_scaler_kernel *scaler;
	unsigned int num_scaler;
	const struct vimc_conversion *conversions;
	unsigned int num_conversions;
};

/* The behaviours an entity can have, each in the file of its name. */
extern const struct vimc_ent_type vimc_capture_type;
extern const struct vimc_ent_type vimc_debayer_type;
extern const struct vimc_ent_type vimc_lens_type;
extern const struct vimc_ent_type vimc_scaler_type;
extern const struct vimc_ent_type vimc_sensor_type;

/* Filled by kmod/generated/vimc-topology.c */
extern const struct vimc_topology vimc_topology;

/*
 * Filled by kmod/generated/vimc-format-table.c: first the formats of every
 * driver, VIMC_NUM_COMMON_PIX_MAPS of them.
 */
extern const struct vimc_pix_map vimc_pix_maps[];
extern const unsigned int vimc_num_pix_maps;

/* Filled by kmod/generated/vimc-alaw.c */
extern const u8 vimc_alaw10[1024];

/* Filled by kmod/generated/vimc-rows.c */
extern const struct vimc_row_kernels vimc_row_kernels;

#endif
