namespace Vimc.Generator.Views;

/// <summary>One specialised scaler row function, as final C text.</summary>
internal sealed class ScalerKernelView(int bytesPerPixel)
{
    public string Name => $"vimc_scaler_row_{bytesPerPixel}";

    public string Bpp => CText.Number(bytesPerPixel);
}
