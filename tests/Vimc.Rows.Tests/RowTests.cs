namespace Vimc.Rows.Tests;

/// <summary>
/// The driver's row functions, compiled for user space, against models that do the same sample by sample. In the
/// toolchain ring as it takes gcc.
/// </summary>
[Category("Toolchain")]
internal sealed class RowTests
{
    private static readonly string[] Files =
    [
        "window-test.c", "debayer-test.c", "reciprocal-test.c", "scaler-test.c", "compand-test.c", "copy-test.c",
        "row-cache-test.c", "delay-test.c", "exposure-test.c", "binning-test.c", "convert-test.c", "ycbcr-test.c",
    ];

    private readonly CProgram _program = new();

    private static IEnumerable<TestCaseData> Cases =>
        CProgram.CasesIn(Files).Select(name => new TestCaseData(name).SetName(name));

    [OneTimeSetUp]
    public async Task BuildAsync()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await _program.CompileAsync(
            ["Shim/shim.c", "Programs/test.c", "Programs/table.c", "core/vimc-window.c", "core/vimc-compand.c",
                "core/vimc-row-cache.c", "core/vimc-delay.c", "core/vimc-exposure.c", "core/vimc-binning.c",
                "core/vimc-ycbcr.c", .. Files.Select(file => "Programs/" + file)],
            kernelHeaders: null,
            deadline.Token);
        await _program.LinkAsync(deadline.Token);
    }

    [OneTimeTearDown]
    public void Delete() => _program.Dispose();

    [TestCaseSource(nameof(Cases))]
    [CancelAfter(120_000)]
    public async Task In_user_space(string name, CancellationToken cancellation) =>
        await _program.RunAsync(name, cancellation);

    [Test]
    [CancelAfter(10_000)]
    public async Task The_program_has_the_cases_that_are_run(CancellationToken cancellation) =>
        Assert.That(await _program.ListAsync(cancellation), Is.Not.Empty.And.EquivalentTo(CProgram.CasesIn(Files)));
}
