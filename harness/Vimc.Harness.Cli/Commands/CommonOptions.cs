using System.CommandLine;
using Vimc.Harness.Targets;

namespace Vimc.Harness.Cli.Commands;

/// <summary>Options that several verbs share.</summary>
internal static class CommonOptions
{
    /// <summary>Which suite to boot.</summary>
    public static Option<string> Target() => new("--target")
    {
        Description = "The Debian suite to boot.",
        DefaultValueFactory = _ => Targets.Target.All[0].Name,
        HelpName = "NAME",
    };

    /// <summary>Which driver to build.</summary>
    public static Option<string> Driver() => new("--driver")
    {
        Description = "The driver tree to build: a folder with a Kbuild file.",
        DefaultValueFactory = _ => ".",
        HelpName = "DIR",
    };
}
