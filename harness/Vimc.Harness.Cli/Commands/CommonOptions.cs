using System.CommandLine;
using Vimc.Harness.Qemu;
using Vimc.Harness.Targets;

namespace Vimc.Harness.Cli.Commands;

/// <summary>Options that several verbs share.</summary>
internal static class CommonOptions
{
    /// <summary>Which suite to boot.</summary>
    public static Option<string> Target() => new("--target")
    {
        Description = "The Debian suite to boot; SUITE+SUITE takes the kernel from the second.",
        DefaultValueFactory = _ => Targets.Target.All[0].Name,
        HelpName = "NAME",
    };

    /// <summary>How much the kernel checks itself.</summary>
    public static Option<string> Flavour()
    {
        var option = new Option<string>("--flavour")
        {
            Description = "The kernel: the suite's own, or one built from its source that checks itself "
                + "(minutes, once).",
            DefaultValueFactory = _ => GuestFlavour.Stock.Name(),
            HelpName = "NAME",
        };
        option.AcceptOnlyFromAmong([.. GuestFlavourTraits.Names]);
        return option;
    }

    /// <summary>Whose kernel to boot.</summary>
    public static Option<string?> Kernel() => new("--kernel")
    {
        Description = "A kernel you built, to boot in place of the suite's: the top of its tree, or what O= was.",
        HelpName = "DIR",
    };

    /// <summary>Which driver to build.</summary>
    public static Option<string> Driver() => new("--driver")
    {
        Description = "The driver tree to build: a folder with a Kbuild file.",
        DefaultValueFactory = _ => ".",
        HelpName = "DIR",
    };
}
