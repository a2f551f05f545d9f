using System.Globalization;

namespace Vimc.Rows.Tests;

/// <summary>
/// How many instructions the row functions take for a pixel, which, unlike their time, is the same in every run. In
/// the toolchain ring as it takes gcc and valgrind.
/// </summary>
[Category("Toolchain")]
internal sealed class InstructionTests
{
    private const double Tolerated = 1.05;
    private const string Update = "UPDATE_INSTRUCTIONS";
    private const string Advice = $"'{Update}=1 make unit' records what this compiler makes";

    private readonly CProgram _program = new(isChecked: false);

    [OneTimeSetUp]
    public async Task BuildAsync()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await _program.CompileAsync(
            ["Shim/shim.c", "Programs/test.c", "Programs/table.c", "Programs/instructions.c", "core/vimc-window.c",
                "core/vimc-compand.c", "core/vimc-ycbcr.c"],
            kernelHeaders: null,
            deadline.Token);
        await _program.LinkAsync(deadline.Token);
    }

    [OneTimeTearDown]
    public void Delete() => _program.Dispose();

    [Test]
    [CancelAfter(120_000)]
    public async Task A_pixel_takes_at_most_5_percent_more_instructions_than_recorded(CancellationToken cancellation)
    {
        var measured = new InstructionRecord(
            await CompilerAsync(cancellation), await MeasureAllAsync(cancellation));
        if (Environment.GetEnvironmentVariable(Update) == "1")
            measured.Write();
        var recorded = InstructionRecord.Read();

        Assert.That(measured.Compiler, Is.EqualTo(recorded.Compiler), $"another compiler: {Advice}");
        Assert.That(measured.PerPixel.Keys, Is.EqualTo(recorded.PerPixel.Keys), Advice);
        Assert.Multiple(() =>
        {
            foreach (var (function, instructions) in measured.PerPixel)
                Assert.That(
                    instructions,
                    Is.Positive.And.LessThanOrEqualTo(recorded.PerPixel[function] * Tolerated),
                    $"{function}; if it has to be: {Advice}");
        });
    }

    private static async Task<string> CompilerAsync(CancellationToken cancellation)
    {
        var version = await Tool.RunAsync("gcc", ["-dumpfullversion"], cancellation);
        var machine = await Tool.RunAsync("gcc", ["-dumpmachine"], cancellation);
        return $"gcc {version.Trim()} {machine.Trim()}";
    }

    private async Task<SortedDictionary<string, double>> MeasureAllAsync(CancellationToken cancellation)
    {
        var functions = await Tool.RunAsync(_program.Executable, ["Counted"], cancellation);
        var results = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var function in functions.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            results[function] = Math.Round(await MeasureAsync(function, cancellation), 2);
        return results;
    }

    private async Task<double> MeasureAsync(string function, CancellationToken cancellation)
    {
        var printed = await Tool.RunAsync(
            "env",
            [$"VIMC_FUNCTION={function}", "valgrind", "--tool=callgrind", "--toggle-collect=measure",
                "--callgrind-out-file=/dev/null", _program.Executable, "Counted"],
            cancellation);
        return NumberAfter(printed, "Collected :") / NumberAfter(printed, "pixels");
    }

    private static double NumberAfter(string printed, string title)
    {
        var line = printed.Split('\n').Single(line => line.Contains(title, StringComparison.Ordinal));
        return double.Parse(line.Split(' ')[^1], CultureInfo.InvariantCulture);
    }
}
