using System.Text.RegularExpressions;

namespace Vimc.Rows.Tests;

/// <summary>
/// A C program of test cases, compiled for user space from files of the driver, the shim and the folder Programs. It
/// lives in a folder of its own, which disposing deletes.
/// </summary>
internal sealed partial class CProgram : IDisposable
{
    private static readonly string Sources = AppContext.BaseDirectory;

    // Undefined behaviour and bad accesses end a case.
    private static readonly string[] Checked = ["-fsanitize=address,undefined", "-fno-sanitize-recover=all"];

    // The kernel has no vector registers to offer.
    private static readonly string[] Plain = ["-fno-tree-vectorize"];

    // Those the module is built with, too.
    private static readonly string[] Warnings =
    [
        "-Wall", "-Wextra", "-Werror", "-Wno-unused-parameter", "-Wno-sign-compare", "-Wno-missing-field-initializers",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("vimc-rows-").FullName;
    private readonly List<string> _objects = [];
    private readonly string[] _flags;

    /// <summary>A program without any files yet.</summary>
    /// <param name="isChecked">Whether bad accesses are found; if not, it runs as the module would.</param>
    public CProgram(bool isChecked = true) =>
        _flags = ["-std=gnu11", "-O2", "-g", .. isChecked ? Checked : Plain];

    /// <summary>Path of the linked program.</summary>
    public string Executable => Path.Combine(_folder, "cases");

    /// <summary>
    /// The names of the cases in <paramref name="files"/> of the folder Programs: what stands in <c>TEST(...)</c>.
    /// </summary>
    public static IEnumerable<string> CasesIn(params string[] files) => files
        .SelectMany(file => CaseName().Matches(File.ReadAllText(Path.Combine(Sources, "Programs", file))))
        .Select(match => match.Groups["name"].Value);

    /// <summary>Compiles files of this project's output folder, without a warning.</summary>
    /// <param name="files">Paths below the output folder.</param>
    /// <param name="kernelHeaders">A folder with headers of the kernel that go before the shim, or nothing.</param>
    /// <param name="cancellation">Ends the compiler.</param>
    public async Task CompileAsync(
        IEnumerable<string> files, string? kernelHeaders, CancellationToken cancellation)
    {
        foreach (var file in files)
            await CompileAsync(Path.Combine(Sources, file), Warnings, kernelHeaders, cancellation);
    }

    /// <summary>Compiles <paramref name="files"/> of the kernel, whose warnings are not ours to mend.</summary>
    public async Task CompileKernelAsync(
        IEnumerable<string> files, string kernelHeaders, CancellationToken cancellation)
    {
        foreach (var file in files)
            await CompileAsync(file, ["-w"], kernelHeaders, cancellation);
    }

    /// <summary>Makes the program of all that has been compiled.</summary>
    public async Task LinkAsync(CancellationToken cancellation) =>
        await Tool.RunAsync("gcc", [.. _flags, .. _objects, "-o", Executable], cancellation);

    /// <summary>Runs one case; fails with what it says unless it passes.</summary>
    public async Task RunAsync(string name, CancellationToken cancellation) =>
        await Tool.RunAsync(Executable, [name], cancellation);

    /// <summary>The cases that the program says it has.</summary>
    public async Task<string[]> ListAsync(CancellationToken cancellation) =>
        (await Tool.RunAsync(Executable, [], cancellation)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Deletes the program.</summary>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task CompileAsync(
        string file, string[] warnings, string? kernelHeaders, CancellationToken cancellation)
    {
        var target = Path.Combine(_folder, Path.GetFileName(file) + ".o");
        string[] folders = ["Shim", "Programs", "core"];
        var includes = folders.Select(folder => "-I" + Path.Combine(Sources, folder));
        if (kernelHeaders is not null)
            includes = includes.Prepend("-I" + kernelHeaders);

        await Tool.RunAsync("gcc", [.. _flags, .. warnings, .. includes, "-c", file, "-o", target], cancellation);
        _objects.Add(target);
    }

    [GeneratedRegex(@"^TEST\((?<name>\w+)\)", RegexOptions.Multiline)]
    private static partial Regex CaseName();
}
