using System.Runtime.InteropServices;
using Vimc.Harness.Guest;

namespace Vimc.Harness.Cli.Terminal;

/// <summary>
/// The user's terminal without any interpretation of its own: keys go to the guest, Ctrl-C included. Disposing it
/// restores what was.
/// </summary>
internal sealed partial class RawTerminal : IDisposable
{
    private const int StandardInput = 0;
    private const int AfterOutput = 1;

    // More than any libc's struct termios; its contents are libc's business.
    private const int TermiosSize = 256;

    private readonly byte[] _before = new byte[TermiosSize];

    private RawTerminal() => _ = GetAttributes(StandardInput, _before);

    /// <summary>True if both ends are a terminal.</summary>
    public static bool IsAvailable => !Console.IsInputRedirected && !Console.IsOutputRedirected;

    /// <summary>Its present size.</summary>
    public static TerminalSize Size => new((ushort)Console.WindowHeight, (ushort)Console.WindowWidth);

    /// <summary>Switches it.</summary>
    public static RawTerminal Enter()
    {
        var terminal = new RawTerminal();
        var raw = terminal._before.ToArray();
        MakeRaw(raw);
        _ = SetAttributes(StandardInput, AfterOutput, raw);
        return terminal;
    }

    /// <inheritdoc/>
    public void Dispose() => _ = SetAttributes(StandardInput, AfterOutput, _before);

    [LibraryImport("libc", EntryPoint = "tcgetattr")]
    private static partial int GetAttributes(int descriptor, Span<byte> attributes);

    [LibraryImport("libc", EntryPoint = "tcsetattr")]
    private static partial int SetAttributes(int descriptor, int when, ReadOnlySpan<byte> attributes);

    [LibraryImport("libc", EntryPoint = "cfmakeraw")]
    private static partial void MakeRaw(Span<byte> attributes);
}
