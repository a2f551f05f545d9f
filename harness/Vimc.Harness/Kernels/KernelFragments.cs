using System.Reflection;
using System.Text;
using Vimc.Harness.Failures;
using Vimc.Harness.Qemu;

namespace Vimc.Harness.Kernels;

/// <summary>
/// What a flavour's kernel is configured with: the files of <c>harness/kernel</c>, which travel in this assembly.
/// </summary>
/// <param name="Wanted">Options that must take.</param>
/// <param name="Optional">Options that are taken where the kernel has them.</param>
internal sealed record KernelFragments(string Wanted, string Optional)
{
    private const string ResourcePrefix = "kernel/";

    /// <summary>The fragments of a flavour.</summary>
    public static KernelFragments For(GuestFlavour flavour)
    {
        var own = flavour switch
        {
            GuestFlavour.Sanitizer => "sanitizer.config",
            GuestFlavour.Kcsan => "kcsan.config",
            GuestFlavour.Coverage => "coverage.config",
            _ => throw new ArgumentOutOfRangeException(nameof(flavour), flavour, "has the suite's own kernel"),
        };
        return new KernelFragments(Read("guest.config") + Read(own), Read("optional.config"));
    }

    /// <summary>
    /// The options of a fragment that a configuration does not have as wanted, such as <c>CONFIG_KASAN=y</c>.
    /// </summary>
    /// <param name="fragment">Lines <c>CONFIG_X=value</c>, where n stands for not set; comments and empty lines.</param>
    /// <param name="configuration">Text of a <c>.config</c> as kconfig writes it.</param>
    public static IReadOnlyList<string> Untaken(string fragment, string configuration)
    {
        var taken = Options(configuration).ToDictionary(option => option.Name, option => option.Value);
        return
        [
            .. Options(fragment)
                .Where(option => taken.GetValueOrDefault(option.Name, "n") != option.Value)
                .Select(option => $"{option.Name}={option.Value}"),
        ];
    }

    private static IEnumerable<(string Name, string Value)> Options(string text) =>
        text.Split('\n')
            .Where(line => line.StartsWith("CONFIG_", StringComparison.Ordinal))
            .Select(line => line.Split('=', 2))
            .Select(parts => (parts[0], parts[1].Trim()));

    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(ResourcePrefix + name)
            ?? throw new HarnessException($"the fragment {name} is missing from the program");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
