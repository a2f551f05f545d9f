namespace Vimc.Harness.Evidence;

/// <summary>Which way a figure is better, and how it is judged.</summary>
public enum Better
{
    /// <summary>It is a count, and one less is a loss.</summary>
    More,

    /// <summary>It is a cost that was measured, and so has noise.</summary>
    Less,
}
