namespace Vimc.Harness.Guest;

/// <summary>How to start a command in the guest.</summary>
public sealed record GuestProcessOptions
{
    /// <summary>Nothing special: no input, no terminal.</summary>
    public static GuestProcessOptions Default { get; } = new();

    /// <summary>It will be given input; otherwise it reads from <c>/dev/null</c>.</summary>
    public bool Input { get; init; }

    /// <summary>It gets a terminal of this size, which also takes input.</summary>
    public TerminalSize? Terminal { get; init; }

    /// <summary>The folder it starts in.</summary>
    public string Folder { get; init; } = "/root";

    /// <summary>Variables beside those of the guest.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}
