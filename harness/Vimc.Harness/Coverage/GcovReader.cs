using Vimc.Harness.Failures;
using Vimc.Harness.Host;
using Vimc.Harness.Targets;

namespace Vimc.Harness.Coverage;

/// <summary>
/// Turns what guests counted into counts of lines, with the tools of the compiler that made the module: no other
/// version reads its files.
/// </summary>
/// <param name="target">What the module was built for.</param>
public sealed class GcovReader(PreparedTarget target)
{
    private const string Sum = "sum";

    // In the folder of a build. Objects without counts stay in: none of their lines was reached.
    private const string Script =
        $$"""
        set -e
        rm -rf {{Sum}}
        for guest in {{CountsFolder.GuestPrefix}}*; do
            test -d "$guest" || continue
            if test -d {{Sum}}; then
                gcov-tool merge -o {{Sum}} {{Sum}} "$guest" >&2
            else
                cp -r "$guest" {{Sum}}
            fi
        done
        mkdir -p {{Sum}}
        cp -r {{CountsFolder.Notes}}/. {{Sum}}
        cd {{Sum}}
        find . -name '*.gcno' -exec gcov --json-format --stdout {} +
        """;

    /// <summary>The sum of all guests and all builds of a run.</summary>
    /// <param name="counts">The run.</param>
    /// <param name="sources">
    /// Folder of the driver whose lines are counted. A build may have been made from another one, as that of another
    /// topology is: its lines count where they are the same, others are left out.
    /// </param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="HarnessException">No guest counted anything, or the tools fail.</exception>
    public async Task<LineCounts> ReadAsync(CountsFolder counts, string sources, CancellationToken cancellation)
    {
        var lines = new LineCounts();
        foreach (var build in counts.Builds)
            AddLines(lines, await ReadBuildAsync(build, cancellation), Path.Combine(build, CountsFolder.Notes), sources);
        return lines.Files.Count > 0
            ? lines
            : throw new HarnessException("no guest has counted anything; tests.log beside the results says why");
    }

    private async Task<LineCounts> ReadBuildAsync(string build, CancellationToken cancellation)
    {
        var lines = new LineCounts();
        var command = target.Compiler.Command(build, Script);
        var (exitCode, documents, output) = await command.TryRunAsync(cancellation);
        // Counts of another build are passed over with no more than a word about it.
        if (exitCode != 0 || output.Contains("mismatch with", StringComparison.Ordinal))
            throw new HarnessException($"gcov cannot read the counts in '{build}'\n{HostCommand.Tail(Complaints(output))}");
        foreach (var document in documents.Split('\n').Where(line => line.StartsWith('{')))
            lines.Add(GcovJson.Parse(document, SuiteRoot.BuildInRoot));
        return lines;
    }

    private static string Complaints(string output) =>
        string.Join('\n', output.Split('\n').Where(line => !line.StartsWith('{')));

    private static void AddLines(LineCounts lines, LineCounts counted, string notes, string sources)
    {
        foreach (var path in counted.Files.Where(path => File.Exists(Path.Combine(sources, path))))
        {
            var numbers = SourceAlignment.Align(
                SourceFile.Read(notes, path).Lines, SourceFile.Read(sources, path).Lines);
            foreach (var (line, count) in counted.Of(path))
            {
                if (numbers[line - 1] is var number and > 0)
                    lines.Add(path, number, count);
            }
        }
    }
}
