// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vimc-module.c Virtual Media Controller Driver - module and platform driver
 */

#include <linux/dma-mapping.h>
#include <linux/err.h>
#include <linux/module.h>
#include <linux/platform_device.h>

#include "vimc-compat.h"
#include "vimc-device.h"
#include "vimc-osd.h"

static unsigned int vimc_allocator = VIMC_ALLOCATOR_VMALLOC;
module_param_named(allocator, vimc_allocator, uint, 0444);
MODULE_PARM_DESC(allocator, "memory of buffers: 0 vmalloc (default), 1 dma-contig");

static struct platform_device *vimc_pdev;

/* Why the last probe failed; module_init() has no other way to know. */
static int vimc_probe_error;

static int vimc_setup_dma(struct device *dev)
{
	int ret;

	if (vimc_allocator != VIMC_ALLOCATOR_DMA_CONTIG)
		return 0;

	ret = dma_coerce_mask_and_coherent(dev, DMA_BIT_MASK(32));
	if (ret)
		dev_err(dev, "no memory with 32 bit addresses: %d\n", ret);

	return ret;
}

static int vimc_try_probe(struct platform_device *pdev)
{
	struct vimc_device *vimc;
	int ret;

	ret = vimc_osd_find_font();
	if (ret) {
		dev_err(&pdev->dev, "the kernel has no font VGA8x16\n");
		return ret;
	}

	ret = vimc_setup_dma(&pdev->dev);
	if (ret)
		return ret;

	vimc = vimc_device_create(&pdev->dev, vimc_allocator);
	if (IS_ERR(vimc))
		return PTR_ERR(vimc);

	ret = vimc_device_register(vimc);
	if (ret) {
		vimc_device_unregister(vimc);
		return ret;
	}

	platform_set_drvdata(pdev, vimc);

	return 0;
}

static int vimc_probe(struct platform_device *pdev)
{
	vimc_probe_error = vimc_try_probe(pdev);

	return vimc_probe_error;
}

static void vimc_remove(struct platform_device *pdev)
{
	vimc_device_unregister(platform_get_drvdata(pdev));
}

static struct platform_driver vimc_pdrv = {
	.probe = vimc_probe,
	VIMC_PLATFORM_REMOVE(vimc_remove),
	.driver = {
		.name = VIMC_DRIVER_NAME,
		.probe_type = PROBE_FORCE_SYNCHRONOUS,
	},
};

static int __init vimc_init(void)
{
	int ret;

	if (vimc_allocator >= VIMC_NUM_ALLOCATORS) {
		pr_err("vimc: allocator=%u: must be 0 (vmalloc) or 1 (dma-contig)\n",
		       vimc_allocator);
		return -EINVAL;
	}

	ret = platform_driver_register(&vimc_pdrv);
	if (ret)
		return ret;

	vimc_pdev = platform_device_register_simple(VIMC_DRIVER_NAME, 0, NULL,
						    0);
	if (IS_ERR(vimc_pdev)) {
		ret = PTR_ERR(vimc_pdev);
		goto err_unregister_driver;
	}

	/* A module without a device would be of no use. */
	if (!platform_get_drvdata(vimc_pdev)) {
		ret = vimc_probe_error ?: -ENODEV;
		goto err_unregister_device;
	}

	return 0;

err_unregister_device:
	platform_device_unregister(vimc_pdev);
err_unregister_driver:
	platform_driver_unregister(&vimc_pdrv);
	vimc_device_wait_for_all();

	return ret;
}

static void __exit vimc_exit(void)
{
	platform_device_unregister(vimc_pdev);
	platform_driver_unregister(&vimc_pdrv);
	vimc_device_wait_for_all();
}

module_init(vimc_init);
module_exit(vimc_exit);

MODULE_DESCRIPTION("Virtual Media Controller Driver (VIMC)");
MODULE_AUTHOR("The vimc-tools authors");
MODULE_LICENSE("GPL");
