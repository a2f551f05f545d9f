namespace Vimc.Rows.Tests;

/// <summary>
/// The rows of a sensor, compiled for user space, against the frames of the kernel's own test pattern generator. In
/// the toolchain ring as it takes gcc and Debian's linux-source package.
/// </summary>
[Category("Toolchain")]
internal sealed class PatternTests
{
    private static readonly string[] Files = ["pattern-test.c", "osd-test.c", "noise-test.c", "part-test.c"];

    private readonly CProgram _program = new();

    private static IEnumerable<TestCaseData> Cases =>
        CProgram.CasesIn(Files).Select(name => new TestCaseData(name).SetName(name));

    [OneTimeSetUp]
    public async Task BuildAsync()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        var kernel = await KernelSource.UnpackAsync(deadline.Token);
        var headers = KernelSource.HeadersIn(kernel);
        await _program.CompileKernelAsync(KernelSource.SourcesIn(kernel), headers, deadline.Token);
        await _program.CompileAsync(
            ["Shim/shim.c", "Programs/test.c", "Programs/table.c", "Programs/scene.c", "core/vimc-pattern.c",
                "core/vimc-pattern-rows.c", "core/vimc-osd.c", "core/vimc-compand.c", "core/vimc-exposure.c", "core/vimc-binning.c",
                .. Files.Select(file => "Programs/" + file)],
            headers,
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
