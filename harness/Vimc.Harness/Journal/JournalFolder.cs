using System.Text.Json;

namespace Vimc.Harness.Journal;

/// <summary>Journals on disk: what was done to a guest before it was put to rest, one list of steps a session.</summary>
/// <param name="Path">The folder.</param>
internal sealed record JournalFolder(string Path)
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true };

    /// <summary>The list; what went into the guest is in files beside it.</summary>
    public string List => System.IO.Path.Combine(Path, "journal.json");

    /// <summary>Writes the journals of some sessions, oldest first.</summary>
    public void Write(IReadOnlyList<IReadOnlyList<JournalStep>> sessions)
    {
        Directory.CreateDirectory(Path);
        foreach (var (file, step) in Files(sessions).Where(pair => pair.Step.Content.Length > 0))
            File.WriteAllBytes(file, step.Content);
        File.WriteAllText(List, JsonSerializer.Serialize(sessions, Options));
    }

    /// <summary>Reads them.</summary>
    public IReadOnlyList<IReadOnlyList<JournalStep>> Read()
    {
        var sessions = JsonSerializer.Deserialize<List<List<JournalStep>>>(File.ReadAllText(List), Options) ?? [];
        var files = Files(sessions).Select(pair => pair.File).GetEnumerator();
        return
        [
            .. sessions.Select(session => session.ConvertAll(step =>
            {
                files.MoveNext();
                return File.Exists(files.Current) ? step with { Content = File.ReadAllBytes(files.Current) } : step;
            })),
        ];
    }

    private IEnumerable<(string File, JournalStep Step)> Files(IEnumerable<IReadOnlyList<JournalStep>> sessions) =>
        sessions.SelectMany((session, number) => session.Select(
            (step, index) => (System.IO.Path.Combine(Path, $"{number}-{index}"), step)));
}
