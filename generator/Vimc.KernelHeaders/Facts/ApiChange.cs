namespace Vimc.KernelHeaders.Facts;

/// <summary>One difference.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Before">As it was; null for what is new.</param>
/// <param name="After">As it is; null for what is gone.</param>
public sealed record ApiChange(ApiChangeKind Kind, ApiFact? Before, ApiFact? After)
{
    /// <summary>Name of what changed.</summary>
    public string Name => (Before ?? After)!.Name;
}
