namespace Vimc.Harness.Doctor;

/// <summary>What the doctor can ask a machine.</summary>
public interface IHostProbe
{
    /// <summary>True for root.</summary>
    bool IsRoot { get; }

    /// <summary>True if a program of that name is in <c>PATH</c>.</summary>
    bool HasProgram(string name);

    /// <summary>True if the file exists.</summary>
    bool HasFile(string path);

    /// <summary>Contents of a text file; null if there is none.</summary>
    string? ReadFile(string path);

    /// <summary>Runs a program to its end; its exit status, or null if it cannot be started.</summary>
    int? Run(string program, params string[] arguments);

    /// <summary>Bytes that can still be written below a folder, which need not exist yet; null if it cannot be.</summary>
    long? WritableBytes(string folder);

    /// <summary>Addresses of the Debian archives this host is configured for; null if there are none.</summary>
    string? DebianArchive();
}
