namespace Vimc.Generator.Views;

/// <summary>One specialised row function of captures, as final C text.</summary>
/// <param name="call">The general one with the constants it is specialised for: <c>pack(10)</c>.</param>
internal sealed class ConversionKernelView(string call)
{
    private readonly string[] _words = call.Split(['(', ',', ' ', ')'], StringSplitOptions.RemoveEmptyEntries);

    public string Name => "vimc_convert_" + string.Join('_', _words).ToLowerInvariant();

    public string Function => "vimc_convert_" + _words[0];

    public string Constants => string.Join(", ", _words.Skip(1));
}
