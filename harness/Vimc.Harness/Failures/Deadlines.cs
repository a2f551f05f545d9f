using Vimc.Harness.Host;

namespace Vimc.Harness.Failures;

/// <summary>The limits of all phases for a host of a given speed.</summary>
/// <param name="Scale">Factor on every limit; 1 is the machine the limits were chosen on.</param>
public sealed record Deadlines(double Scale)
{
    private static readonly Dictionary<Phase, TimeSpan> Limits = new()
    {
        [Phase.Start] = TimeSpan.FromSeconds(10),
        [Phase.Boot] = TimeSpan.FromSeconds(60),
        [Phase.Clone] = TimeSpan.FromSeconds(10),
        [Phase.Command] = TimeSpan.FromSeconds(60),
        [Phase.Stop] = TimeSpan.FromSeconds(5),
    };

    /// <summary>The limits for this host, measured once a process.</summary>
    public static Deadlines ForThisHost { get; } = new(HostSpeed.MeasureSlowdown());

    /// <summary>The same limits for something slower still.</summary>
    public Deadlines Times(double factor) => new(Scale * factor);

    /// <summary>The limit of a phase.</summary>
    public Deadline For(Phase phase) => new(phase, Limits[phase] * Scale);

    /// <summary>A limit of the caller's own, scaled like the others.</summary>
    public Deadline For(Phase phase, TimeSpan? limit) => limit is { } own ? new(phase, own * Scale) : For(phase);
}
