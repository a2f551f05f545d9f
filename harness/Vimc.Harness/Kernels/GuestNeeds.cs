using System.Reflection;
using System.Text;
using Vimc.Harness.Failures;

namespace Vimc.Harness.Kernels;

/// <summary>
/// What the configuration of a kernel must have for a guest to boot, to talk to the harness and to load the driver:
/// <c>harness/kernel/needs.txt</c>, which travels in this assembly.
/// </summary>
internal static class GuestNeeds
{
    private const string Resource = "kernel/needs.txt";

    /// <summary>The options, without prefix, each with the values that will do; the first is the one to set.</summary>
    public static IReadOnlyList<(string Option, string[] Values)> All { get; } = Parse(ReadResource());

    /// <summary>Fails unless a tree has them all.</summary>
    /// <exception cref="HarnessException">The message names what is missing and says how to set it.</exception>
    public static void Check(KernelTree tree)
    {
        var missing = MissingIn(tree.Configuration);
        if (missing.Count == 0)
            return;

        var text = new StringBuilder($"the kernel in '{tree.Folder}' is configured without what a guest needs:\n");
        foreach (var (option, values) in missing)
            text.Append($"  CONFIG_{option}={string.Join(" or ", values)}\n");
        text.Append("set it and build again (some are selected by CONFIG_VIDEO_VIVID, some depend on others):\n");
        text.Append($"  {tree.Source}/scripts/config --file {tree.Folder}/.config{Switches(missing)}\n");
        text.Append($"  make -C {tree.Folder} olddefconfig && make -C {tree.Folder} -j{Environment.ProcessorCount}");
        throw new HarnessException(text.ToString());
    }

    /// <summary>What a <c>.config</c> lacks.</summary>
    public static IReadOnlyList<(string Option, string[] Values)> MissingIn(string configuration)
    {
        var set = configuration.Split('\n')
            .Where(line => line.StartsWith("CONFIG_", StringComparison.Ordinal))
            .Select(line => line["CONFIG_".Length..].Split('=', 2))
            .ToDictionary(parts => parts[0], parts => parts[1].Trim());
        return [.. All.Where(need => !need.Values.Contains(set.GetValueOrDefault(need.Option, "n")))];
    }

    private static string Switches(IEnumerable<(string Option, string[] Values)> missing) => string.Concat(
        missing.Select(need => $" --{(need.Values[0] == "m" ? "module" : "enable")} {need.Option}"));

    // A line is an option and its values; what comes after # is for readers.
    private static List<(string Option, string[] Values)> Parse(string text) =>
    [
        .. text.Split('\n')
            .Select(line => line.Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length > 1)
            .Select(words => (words[0], words[1..])),
    ];

    private static string ReadResource()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)
            ?? throw new HarnessException("the list of what a guest needs is missing from the program");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
