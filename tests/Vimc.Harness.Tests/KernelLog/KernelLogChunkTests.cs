using System.Text;
using System.Text.Json;
using CsCheck;
using Vimc.Harness.KernelLog;

namespace Vimc.Harness.Tests.KernelLog;

/// <summary>What is found must not depend on how the log arrives.</summary>
internal sealed class KernelLogChunkTests
{
    private const int Rounds = 3000;

    /// <summary>Corpus logs glued together, some with DOS line ends, some typed over by a shell.</summary>
    private static readonly Gen<string> Logs =
        Gen.Select(Gen.Int[0, KernelLogCase.All.Count - 1].Array[1, 3], Gen.Int[0, 3]).Select(
            (indexes, form) => Dress(string.Concat(indexes.Select(index => KernelLogCase.All[index].Log + "\n")), form));

    [Test]
    public void Any_split_into_chunks_gives_the_findings_of_the_whole() =>
        Gen.Select(Logs, Gen.Int[1, 700].Array[1, 40]).Sample(
            (log, sizes) =>
            {
                var bytes = Encoding.UTF8.GetBytes(log);
                var scanner = new KernelLogScanner();
                var findings = new List<KernelFinding>();
                for (int start = 0, i = 0; start < bytes.Length; i++)
                {
                    var length = Math.Min(sizes[i % sizes.Length], bytes.Length - start);
                    findings.AddRange(scanner.Feed(bytes.AsSpan(start, length)));
                    start += length;
                }

                findings.AddRange(scanner.Flush());
                return Describe(findings) == Describe(KernelLogScanner.Scan(log));
            },
            iter: Rounds);

    [Test]
    public void Dos_line_ends_change_nothing() =>
        Gen.Int[0, KernelLogCase.All.Count - 1].Sample(
            index =>
            {
                var log = KernelLogCase.All[index];
                return !log.Differences(KernelLogScanner.Scan(Dress(log.Log, 1), log.Options)).Any();
            },
            iter: 500);

    [Test]
    public void Random_bytes_neither_throw_nor_hang() =>
        Gen.Byte.Array[0, 3000].Sample(
            bytes =>
            {
                var scanner = new KernelLogScanner();
                scanner.Feed(bytes);
                scanner.Flush();
            },
            iter: Rounds);

    [Test]
    public void Corrupted_logs_neither_throw_nor_hang() =>
        Gen.Select(Logs, Gen.Select(Gen.Int[0, 100_000], Gen.Byte).Array[1, 60]).Sample(
            (log, changes) =>
            {
                var bytes = Encoding.UTF8.GetBytes(log);
                foreach (var (position, value) in changes.Where(_ => bytes.Length > 0))
                    bytes[position % bytes.Length] = value;
                var scanner = new KernelLogScanner();
                var findings = new List<KernelFinding>(scanner.Feed(bytes));
                findings.AddRange(scanner.Flush());
                return findings.TrueForAll(
                    finding => finding.Title.Length is > 0 and <= 120 && finding.FirstLine <= finding.LastLine);
            },
            iter: Rounds);

    private static string Dress(string log, int form) => form switch
    {
        1 => log.Replace("\n", "\r\n", StringComparison.Ordinal),
        2 => "ü€😀 " + log.Replace("\n[", "\nroot@guest:~# [", StringComparison.Ordinal),
        3 => log.Replace("\n[", "\n\u001b[0m\u001b[?2004l\r[", StringComparison.Ordinal),
        _ => log,
    };

    private static string Describe(IEnumerable<KernelFinding> findings) => JsonSerializer.Serialize(findings);
}
