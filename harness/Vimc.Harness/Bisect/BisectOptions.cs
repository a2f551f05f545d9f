namespace Vimc.Harness.Bisect;

/// <summary>How sure a search has to be.</summary>
/// <param name="Confidence">Probability, below 1, that its verdict is right.</param>
/// <param name="MostTries">After how many tries that pass at the bad commit it is given up.</param>
public sealed record BisectOptions(double Confidence = 0.99, int MostTries = 50);
