using Vimc.Harness.Coverage;
using Vimc.Harness.Failures;

namespace Vimc.Harness.Tests.Coverage;

/// <summary>What the compiler's own tool prints.</summary>
internal sealed class GcovJsonTests
{
    // As gcov 12 prints it, shortened.
    private const string Document =
        """
        {"gcc_version": "12.2.0", "files": [
          {"lines": [
            {"branches": [], "count": 4, "line_number": 12, "unexecuted_block": true, "function_name": "vimc_a"},
            {"branches": [], "count": 0, "line_number": 13, "unexecuted_block": true},
            {"branches": [], "count": 2, "line_number": 12, "unexecuted_block": false, "function_name": "vimc_b"}],
           "functions": [], "file": "/build/kmod/core/vimc-a.h"},
          {"lines": [{"branches": [], "count": 7, "line_number": 1, "unexecuted_block": false}],
           "functions": [], "file": "include/linux/slab.h"},
          {"lines": [{"branches": [], "count": 8, "line_number": 1, "unexecuted_block": false}],
           "functions": [], "file": "/build-other/kmod/core/vimc-b.c"}],
         "format_version": "1", "current_working_directory": "/kernel/objects", "data_file": "vimc-a.gcda"}
        """;

    [Test]
    public void Lines_of_the_driver_are_counted_and_those_of_the_kernel_are_not()
    {
        var counts = GcovJson.Parse(Document, "/build");

        Assert.That(counts.Files.Single(), Is.EqualTo("kmod/core/vimc-a.h"));
        Assert.That(counts.Of("kmod/core/vimc-a.h"), Is.EqualTo(new Dictionary<int, long> { [12] = 6, [13] = 0 }));
    }

    [Test]
    public void A_path_is_relative_to_where_the_compiler_was()
    {
        var document = Document
            .Replace("/build/kmod/core/vimc-a.h", "kmod/generated/../core/vimc-a.h", StringComparison.Ordinal)
            .Replace("/kernel/objects", "/build", StringComparison.Ordinal);

        Assert.That(GcovJson.Parse(document, "/build").Files, Does.Contain("kmod/core/vimc-a.h"));
    }

    [TestCase("{}")]
    [TestCase("File 'vimc-a.c'")]
    [TestCase("""{"current_working_directory": "/build", "files": [{"file": 3}]}""")]
    public void Something_else_is_refused(string text) =>
        Assert.That(() => GcovJson.Parse(text, "/build"), Throws.TypeOf<HarnessException>());
}
