namespace Vimc.Generator.Views;

/// <summary>What the <c>Makefile</c> of an emitted tree is made from.</summary>
internal sealed class DriverTreeView(Banner banner)
{
    public IReadOnlyList<string> Banner => banner.Lines;
}
