using Vimc.Harness.Coverage;

namespace Vimc.Harness.Tests.Coverage;

/// <summary>A small driver to count the lines of.</summary>
internal static class Sample
{
    /// <summary>Its only file.</summary>
    public const string Path = "kmod/core/vimc-sample.c";

    private const string Text =
        """
        #include <linux/slab.h>

        static const int table[] = {
        	1,
        };

        /* Return: half of it. */
        static inline int
        vimc_half(int value)
        {
        	if (!value)
        		return 0;

        	return value / 2;
        }

        int vimc_start(struct vimc *vimc,
        	       int  value)
        {
        	vimc->row = kmalloc(value);
        	if (!vimc->row)
        		goto err;
        	if (value < 0)
        		goto err;

        	return vimc_half(value);

        err:
        	kfree(vimc->row);

        	return   -ENOMEM;
        }
        DEFINE_SHOW_ATTRIBUTE(vimc_rows);
        """;

    /// <summary>Its source.</summary>
    public static SourceFile Source { get; } = new(Path, Text.Split('\n'));

    /// <summary>Counts of a run that allocates.</summary>
    public static LineCounts Counts()
    {
        var counts = new LineCounts();
        foreach (var (line, count) in new[]
        {
            (9, 3L), (11, 3), (12, 0), (14, 3), (17, 4), (20, 4), (21, 4), (22, 0), (23, 4), (24, 1), (26, 3),
            (29, 0), (31, 0), (33, 0),
        })
            counts.Add(Path, line, count);
        return counts;
    }

    /// <summary>Finds the source, and no other.</summary>
    public static SourceFile Find(string path) =>
        path == Path ? Source : throw new ArgumentOutOfRangeException(nameof(path), path, "no such source");
}
