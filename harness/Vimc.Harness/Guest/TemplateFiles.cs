using System.Security.Cryptography;
using System.Text.Json;
using Vimc.Harness.Host;
using Vimc.Harness.Journal;

namespace Vimc.Harness.Guest;

/// <summary>A guest at rest, in a folder: its memory, the state of its devices and what it had said so far.</summary>
/// <param name="Folder">Absolute path.</param>
internal sealed record TemplateFiles(string Folder)
{
    private const char RecordEnd = '\0';

    /// <summary>
    /// The guest's memory; sparse. Clones map it privately, so it never changes. Not there if memory is in the state.
    /// </summary>
    public string Memory => Path.Combine(Folder, "memory");

    /// <summary>Everything that is not memory.</summary>
    public string State => Path.Combine(Folder, "state");

    /// <summary>State and memory together, in place of both, where clones cannot share memory.</summary>
    public string WholeState => Path.Combine(Folder, "whole-state");

    /// <summary>Whether the state has the memory in it.</summary>
    public bool HasMemoryInState => File.Exists(WholeState);

    /// <summary>What was done to it before it came to rest.</summary>
    public JournalFolder Journal => new(Path.Combine(Folder, "journal"));

    private string Records => Path.Combine(Folder, "kmsg");

    private string Console => Path.Combine(Folder, "console.log");

    private string Manifest => Path.Combine(Folder, "template.json");

    /// <summary>True if everything is there as it was when the template was finished.</summary>
    public bool IsIntact()
    {
        if (!File.Exists(Manifest) || !(HasMemoryInState || (File.Exists(Memory) && File.Exists(State))) || !File.Exists(Journal.List))
            return false;
        try
        {
            return JsonSerializer.Deserialize<TemplateManifest>(File.ReadAllText(Manifest)) == Describe();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Records what the guest has said and what was done to it, and seals the template.</summary>
    public void Seal(
        IReadOnlyList<KernelRecord> records,
        IReadOnlyList<string> console,
        IReadOnlyList<IReadOnlyList<JournalStep>> history)
    {
        Journal.Write(history);
        File.WriteAllText(Records, string.Concat(records.Select(record => record.Raw + RecordEnd)));
        File.WriteAllLines(Console, console);
        File.WriteAllText(Manifest, JsonSerializer.Serialize(Describe()));
    }

    /// <summary>The kernel log up to the moment the template was taken.</summary>
    public IReadOnlyList<KernelRecord> ReadRecords() =>
    [
        .. File.ReadAllText(Records)
            .Split(RecordEnd, StringSplitOptions.RemoveEmptyEntries)
            .Select(KernelRecord.TryParse)
            .OfType<KernelRecord>(),
    ];

    /// <summary>The serial console up to that moment.</summary>
    public IReadOnlyList<string> ReadConsole() => File.ReadAllLines(Console);

    /// <summary>Gives another template a memory of its own that begins as this one's.</summary>
    public Task CopyMemoryAsync(TemplateFiles other, CancellationToken cancellation) =>
        new HostCommand("cp", ["--sparse=always", "--reflink=auto", Memory, other.Memory]).RunAsync(cancellation);

    // Hashing all the memory would take longer than a clone; nobody but the file system could change it unnoticed.
    private TemplateManifest Describe()
    {
        var memory = new FileInfo(HasMemoryInState ? WholeState : Memory);
        return new TemplateManifest(
            memory.Length,
            memory.LastWriteTimeUtc.Ticks,
            HasMemoryInState ? "" : Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(State))));
    }
}
