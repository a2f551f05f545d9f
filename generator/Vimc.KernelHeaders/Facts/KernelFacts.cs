namespace Vimc.KernelHeaders.Facts;

/// <summary>What the headers of one kernel say, as far as this project asks.</summary>
/// <param name="Kernel">Version in two numbers, as in <c>6.1</c>.</param>
/// <param name="MediaBusFormats">Values of <c>MEDIA_BUS_FMT_*</c>.</param>
/// <param name="PixelFormats">Values of <c>V4L2_PIX_FMT_*</c>: character codes, high bit set for big endian.</param>
/// <param name="EntityFunctions">Values of <c>MEDIA_ENT_F_*</c>.</param>
/// <param name="PadFlags">Values of <c>MEDIA_PAD_FL_*</c>.</param>
/// <param name="Controls">Values of <c>V4L2_CID_*</c>.</param>
/// <param name="Api">The API that the driver uses, by name in ordinal order.</param>
public sealed record KernelFacts(
    string Kernel,
    IReadOnlyDictionary<string, ulong> MediaBusFormats,
    IReadOnlyDictionary<string, ulong> PixelFormats,
    IReadOnlyDictionary<string, ulong> EntityFunctions,
    IReadOnlyDictionary<string, ulong> PadFlags,
    IReadOnlyDictionary<string, ulong> Controls,
    IReadOnlyList<ApiFact> Api)
{
    /// <summary>Name of the file the facts are kept in.</summary>
    public string FileName => $"linux-{Kernel}.json";
}
