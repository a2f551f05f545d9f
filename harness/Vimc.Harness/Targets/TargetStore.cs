using System.Text.Json;
using Vimc.Harness.Failures;
using Vimc.Harness.Host;

namespace Vimc.Harness.Targets;

/// <summary>
/// The prepared targets of a cache. A target appears there complete or not at all: it is made under a temporary name
/// and renamed, one preparer at a time.
/// </summary>
public sealed class TargetStore
{
    private const string ManifestName = "target.json";

    private readonly HarnessCache _cache;

    /// <summary>Opens the store of a cache; nothing is created yet.</summary>
    public TargetStore(HarnessCache cache) => _cache = cache;

    /// <summary>The prepared target, or null if it would have to be made.</summary>
    public PreparedTarget? TryOpen(Target target)
    {
        var folder = FolderOf(target);
        var manifest = Path.Combine(folder, ManifestName);
        if (!File.Exists(manifest))
            return null;

        var content = JsonSerializer.Deserialize<TargetManifest>(File.ReadAllText(manifest))
            ?? throw new HarnessException($"'{manifest}' is empty; delete '{folder}'");
        return new PreparedTarget(target, folder, content.KernelRelease, content.Key);
    }

    /// <summary>The targets this version knows, then those a user asked for and that are prepared.</summary>
    public IReadOnlyList<Target> ListTargets()
    {
        var folders = Directory.Exists(_cache.Targets) ? Directory.EnumerateDirectories(_cache.Targets) : [];
        var others = folders
            .Select(folder => Path.GetFileName(folder)!)
            .Where(name => !name.StartsWith('.') && name.Contains('-'))
            .Select(name => name[..name.LastIndexOf('-')])
            .Where(Target.IsName)
            .Except(Target.All.Select(target => target.Name))
            .Order(StringComparer.Ordinal)
            .Select(Target.Find);
        return [.. Target.All, .. others.Where(target => TryOpen(target) is not null)];
    }

    /// <summary>Opens the target and makes it first if need be, which takes minutes and needs the Debian mirror.</summary>
    /// <exception cref="HarnessException">A tool is missing, the mirror does not answer or the disk is full.</exception>
    public async Task<PreparedTarget> PrepareAsync(
        Target target, IProgress<ProgressNote>? progress, CancellationToken cancellation)
    {
        if (TryOpen(target) is { } ready)
            return ready;

        void Say(string detail) => progress?.Report(new ProgressNote($"prepare {target.Name}", detail));
        using var held = await FileLock.AcquireAsync(
            Path.Combine(_cache.Targets, $"{target.Name}.lock"),
            () => Say("waiting for another process that prepares it"),
            cancellation);
        if (TryOpen(target) is { } meanwhile)
            return meanwhile;

        var work = Path.Combine(_cache.Targets, $".{target.Name}.new");
        TreeRemover.Remove(work);
        try
        {
            var manifest = await new TargetBuilder(target, work, Say).BuildAsync(cancellation);
            await File.WriteAllTextAsync(
                Path.Combine(work, ManifestName), JsonSerializer.Serialize(manifest), cancellation);
            TreeRemover.Remove(FolderOf(target));
            Directory.Move(work, FolderOf(target));
        }
        catch
        {
            TreeRemover.Remove(work);
            throw;
        }

        return TryOpen(target)!;
    }

    /// <summary>Where a target is or will be.</summary>
    internal string FolderOf(Target target) => Path.Combine(_cache.Targets, $"{target.Name}-{target.RecipeKey()}");
}
