using Vimc.Topology.Formats;

namespace Vimc.Generator.Views;

/// <summary>One specialised row function of captures, as final C text.</summary>
internal sealed class ConversionKernelView(RowConversion conversion)
{
    public string Name { get; } = string.Join('_', [
        "vimc_convert",
        conversion.Function,
        .. conversion.Arguments.Select(each => each.Replace(PixelFormat.Prefix, "").ToLowerInvariant())]);

    public string Function => "vimc_convert_" + conversion.Function;

    public string Constants => string.Join(", ", conversion.Arguments);
}
