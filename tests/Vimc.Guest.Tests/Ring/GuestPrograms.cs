using System.Security.Cryptography;
using Vimc.Harness;
using Vimc.Harness.Build;
using Vimc.Harness.Guest;

namespace Vimc.Guest.Tests.Ring;

/// <summary>What Programs/ holds, compiled for the guest.</summary>
/// <param name="Output">Folder of the host that the programs are in; whoever built them removes it.</param>
/// <param name="Modules">The modules among them.</param>
/// <param name="Key">Changes whenever one of them may differ.</param>
internal sealed record GuestPrograms(string Output, IReadOnlyList<BuiltModule> Modules, string Key)
{
    /// <summary>Where they are in the guest.</summary>
    public const string Folder = "/run/vimc-tests";

    /// <summary>A module that takes minors away, see Programs/minor-hog.</summary>
    public const string MinorHog = $"{Folder}/minor-hog.ko";

    /// <summary>A module that dies as it is loaded, see Programs/oops.</summary>
    public const string Oops = $"{Folder}/oops.ko";

    private static readonly string[] ModuleNames = ["minor-hog", "oops"];

    private static readonly string[] Names =
    [
        "dma-share", "fail-nth", "ioctl-fill", "ioctl-fuzz", "media-topology", "memory-copy", "memory-hog", "race",
        "v4l2-script",
    ];

    /// <summary>Compiles them with the target's compiler.</summary>
    public static async Task<GuestPrograms> BuildAsync(TestBench bench, CancellationToken cancellation)
    {
        var compiler = new TargetCompiler(bench.Setup.Target);
        var output = Directory.CreateTempSubdirectory("vimc-programs-").FullName;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in Names)
        {
            var file = Path.Combine(output, name);
            await compiler.CompileAsync(SourceOf(name), file, cancellation);
            hash.AppendData(await File.ReadAllBytesAsync(file, cancellation));
        }

        var modules = new List<BuiltModule>();
        foreach (var name in ModuleNames)
            modules.Add(await bench.BuildModuleAsync(SourceOf(name), null, cancellation));
        var keys = string.Join(' ', modules.Select(module => module.Key));
        return new GuestPrograms(output, modules, $"{keys} {Convert.ToHexString(hash.GetHashAndReset())}");
    }

    /// <summary>Copies them into a guest.</summary>
    public async Task InstallAsync(GuestSession session, CancellationToken cancellation)
    {
        await session.CheckAsync($"mkdir -p {Folder}", null, cancellation);
        foreach (var name in Names)
            await session.UploadAsync(Path.Combine(Output, name), $"{Folder}/{name}", cancellation);
        foreach (var module in Modules)
            await session.UploadAsync(module.File, $"{Folder}/{module.Name}.ko", cancellation);
    }

    /// <summary>Removes them from the host; guests that have them keep them.</summary>
    public void Remove() => Directory.Delete(Output, recursive: true);

    private static string SourceOf(string name) =>
        RepositoryRoot.Combine("tests", "Vimc.Guest.Tests", "Programs", name);
}
