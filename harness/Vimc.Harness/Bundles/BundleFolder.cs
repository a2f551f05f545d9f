using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Vimc.Harness.Failures;
using Vimc.Harness.Host;

namespace Vimc.Harness.Bundles;

/// <summary>The files of a bundle.</summary>
/// <param name="Path">Absolute path of the folder.</param>
internal sealed partial record BundleFolder(string Path)
{
    /// <summary>The name of the script that repeats it.</summary>
    public const string Script = "repro.sh";

    /// <summary>As <c>sha256sum --check</c> takes it.</summary>
    public const string Sums = "SHA256SUMS";

    private const int LongestName = 120;
    private const UnixFileMode Program = (UnixFileMode)0x1ed;

    /// <summary>A name for the folder of a test's bundle: unlike that of any other test, and harmless in a shell.</summary>
    public static string NameFor(string test)
    {
        var name = OtherRegex().Replace(test, "-").Trim('-');
        if (name == test && name.Length <= LongestName)
            return name;
        using var hash = new ContentHash();
        return $"{name[..Math.Min(name.Length, LongestName)]}-{hash.Add(test).ToKey()[..8]}";
    }

    /// <summary>The path in a bundle of a file of the guest.</summary>
    public static string InGuest(string path) => $"guest/{path}";

    /// <summary>The path in a bundle of what a step put into the guest.</summary>
    public static string FileOf(BundleStep step) => InGuest($"{ReplayScript.Files}/{step.Number}");

    /// <summary>The absolute path of something in it.</summary>
    public string Combine(string relative) => System.IO.Path.Combine(Path, relative);

    /// <summary>Writes a text.</summary>
    public void Write(string relative, string text, bool isProgram = false)
    {
        var file = Combine(relative);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        if (isProgram)
            File.SetUnixFileMode(file, Program);
    }

    /// <summary>Takes a file in: by a link, which costs nothing, or where that is not possible by a copy.</summary>
    public async Task LinkAsync(string source, string relative, CancellationToken cancellation)
    {
        var file = Combine(relative);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        var (status, _, _) = await new HostCommand("cp", ["--link", source, file]).TryRunAsync(cancellation);
        if (status != 0)
            await new HostCommand("cp", ["--reflink=auto", source, file]).RunAsync(cancellation);
    }

    /// <summary>Writes the manifest and the checksums, last.</summary>
    /// <param name="describe">Makes the manifest of what is there.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task SealAsync(
        Func<IReadOnlyDictionary<string, BundleFile>, BundleManifest> describe, CancellationToken cancellation)
    {
        var files = new SortedDictionary<string, BundleFile>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories))
        {
            files[System.IO.Path.GetRelativePath(Path, file)] =
                new BundleFile(await HashAsync(file, cancellation), new FileInfo(file).Length);
        }
        Write(Sums, string.Concat(files.Select(file => $"{file.Value.Sha256}  {file.Key}\n")));
        Write(BundleManifest.FileName, describe(files).ToJson());
    }

    /// <summary>Fails if what is booted is not what failed. The script of the guest may be changed.</summary>
    /// <exception cref="HarnessException">A file is missing or differs from the manifest.</exception>
    public async Task VerifyAsync(BundleManifest manifest, CancellationToken cancellation)
    {
        foreach (var name in (string[])["vmlinux", "initramfs.cpio"])
        {
            if (!File.Exists(Combine(name)))
                throw new HarnessException($"the bundle is not whole: there is no '{Combine(name)}'");
            if (!manifest.Files.TryGetValue(name, out var known)
                || known.Sha256 != await HashAsync(Combine(name), cancellation))
                throw new HarnessException($"'{Combine(name)}' is not what failed: its checksum differs from the manifest");
        }
    }

    private static async Task<string> HashAsync(string file, CancellationToken cancellation)
    {
        await using var content = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation));
    }

    [GeneratedRegex(@"[^A-Za-z0-9._-]+")]
    private static partial Regex OtherRegex();
}
