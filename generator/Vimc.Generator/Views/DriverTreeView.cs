namespace Vimc.Generator.Views;

/// <summary>What the build files of an emitted tree are made from.</summary>
internal sealed class DriverTreeView(string version, Banner banner)
{
    public IReadOnlyList<string> Banner => banner.Lines;

    public string Version => version;
}
