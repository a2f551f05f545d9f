using System.Text;
using Vimc.Harness.Image;

namespace Vimc.Harness.Build;

/// <summary>What a module says about itself in its <c>.modinfo</c> section.</summary>
/// <param name="Dependencies">Modules it needs, by name.</param>
/// <param name="KernelRelease">The release it was built for; the first word of its version magic.</param>
internal sealed record ModuleInfo(IReadOnlyList<string> Dependencies, string KernelRelease)
{
    /// <summary>Reads a <c>.ko</c> file.</summary>
    public static ModuleInfo Read(byte[] module)
    {
        var fields = Encoding.UTF8.GetString(new ElfFile(module).Section(".modinfo"))
            .Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Select(field => field.Split('=', 2))
            .Where(field => field.Length == 2)
            .ToLookup(field => field[0], field => field[1]);

        var dependencies = fields["depends"].FirstOrDefault("").Split(',', StringSplitOptions.RemoveEmptyEntries);
        return new ModuleInfo(dependencies, fields["vermagic"].FirstOrDefault("").Split(' ')[0]);
    }
}
