namespace Vimc.Harness.Guest;

/// <summary>What a frame on the agent's port means. The same list is in harness/agent/agent.h.</summary>
internal enum FrameType : byte
{
    /// <summary>Both ways: protocol version (u32), then from the guest its kernel release.</summary>
    Hello = 1,

    /// <summary>Both ways: the payload comes back.</summary>
    Ping = 2,

    /// <summary>Start a command: flags (u32), rows, columns (u16), folder, command, NAME=VALUE, each ended by 0.</summary>
    Exec = 3,

    /// <summary>Input of a command; no bytes mean its end.</summary>
    Stdin = 4,

    /// <summary>Signal number (u32) for the whole process group of a command.</summary>
    Signal = 5,

    /// <summary>New rows and columns (u16) of a command's terminal.</summary>
    Resize = 6,

    /// <summary>Begin to write a file: mode (u32), path.</summary>
    Put = 7,

    /// <summary>Read a file: path.</summary>
    Get = 8,

    /// <summary>Contents of a file; no bytes end a <see cref="Put"/>.</summary>
    Data = 9,

    /// <summary>Send the rest of the kernel log, answer with a <see cref="Result"/>, then fall silent.</summary>
    Quiesce = 10,

    /// <summary>Output of a command.</summary>
    Stdout = 11,

    /// <summary>Error output of a command.</summary>
    Stderr = 12,

    /// <summary>End of a command: exit status (u32), signal (u32).</summary>
    Exit = 13,

    /// <summary>Outcome of a request: errno (u32), text.</summary>
    Result = 14,

    /// <summary>One record of <c>/dev/kmsg</c>.</summary>
    KernelRecord = 15,
}
