using System.Diagnostics;
using Vimc.Harness.Failures;
using Vimc.Harness.Host;
using Vimc.Harness.Qemu;

namespace Vimc.Harness.Guest;

/// <summary>
/// A guest that was booted once and put to rest. Clones of it wake in a tenth of a second, each in a QEMU of its own,
/// and share its memory until they write to it. Templates stay in the cache and serve later runs too.
/// </summary>
public sealed class GuestTemplate
{
    // Enough for several runs at a time; one that is in use counts as new.
    private const int KeptTemplates = 24;

    private readonly GuestSetup _setup;
    private readonly string _key;
    private readonly Func<MemoryBacking, CancellationToken, Task<GuestSession>> _create;
    private readonly IProgress<ProgressNote>? _progress;
    private int _generation;

    private GuestTemplate(
        GuestSetup setup,
        string key,
        Func<MemoryBacking, CancellationToken, Task<GuestSession>> create,
        IProgress<ProgressNote>? progress)
    {
        _setup = setup;
        _key = key;
        _create = create;
        _progress = progress;
    }

    /// <summary>That clones are made by doing everything again, and why; null if they are not.</summary>
    public string? SlowBecause { get; private set; }

    /// <summary>How long it took to be made, by this process; null if it was there.</summary>
    public TimeSpan? MakingTime { get; private set; }

    /// <summary>Where it is in the cache, from which anybody may delete it.</summary>
    internal string Folder => Files.Folder;

    private TemplateFiles Files => new(Path.Combine(_setup.Cache.Templates, _key));

    /// <summary>The template of a setup: from the cache if it is there and whole, else booted now.</summary>
    public static async Task<GuestTemplate> GetOrBootAsync(
        GuestSetup setup, IProgress<ProgressNote>? progress, CancellationToken cancellation)
    {
        var key = await setup.KeyAsync(cancellation);
        var template = new GuestTemplate(setup, key, setup.BootAsync, progress);
        await template.EnsureAsync("booting the template", cancellation);
        return template;
    }

    /// <summary>
    /// A template that continues this one: a clone, changed by <paramref name="prepare"/> and put to rest in its turn.
    /// </summary>
    /// <param name="key">Names all that <paramref name="prepare"/> depends on, such as the key of a module.</param>
    /// <param name="prepare">Brings the clone into the wanted state. Runs only if the template is not there.</param>
    /// <param name="cancellation">Ends the preparation.</param>
    public async Task<GuestTemplate> DeriveAsync(
        string key, Func<GuestSession, CancellationToken, Task> prepare, CancellationToken cancellation)
    {
        using var hash = new ContentHash();
        var derivedKey = hash.Add(_key).Add(key).ToKey();
        var derived = new GuestTemplate(
            _setup,
            derivedKey,
            async (memory, token) =>
            {
                var session = await WakeInAsync(memory, token);
                try
                {
                    await prepare(session, token);
                    return session;
                }
                catch
                {
                    await session.DisposeAsync();
                    throw;
                }
            },
            _progress);
        await derived.EnsureAsync("preparing a template", cancellation);
        return derived;
    }

    /// <summary>A pristine guest, exactly as the template was when it was put to rest.</summary>
    /// <exception cref="HarnessException">Neither a clone nor a boot succeeds.</exception>
    public async Task<GuestSession> CloneAsync(CancellationToken cancellation = default)
    {
        var generation = _generation;
        if (SlowBecause is null)
        {
            try
            {
                return await ResumeAsync(cancellation);
            }
            catch (HarnessException failure)
            {
                await RepairAsync(generation, failure, cancellation);
            }
        }
        return SlowBecause is null ? await ResumeAsync(cancellation) : await CreateAloneAsync(cancellation);
    }

    private Task<GuestSession> ResumeAsync(CancellationToken cancellation)
    {
        MarkUsed(Files);
        return _setup.ResumeAsync(Files, null, cancellation);
    }

    // In a memory that outlives the session, because it will be a template itself.
    private async Task<GuestSession> WakeInAsync(MemoryBacking memory, CancellationToken cancellation)
    {
        if (SlowBecause is not null)
            return await _create(memory, cancellation);
        // It may have been evicted since it was opened.
        await EnsureAsync("making a template again", cancellation);
        if (!Files.HasMemoryInState)
            await Files.CopyMemoryAsync(new TemplateFiles(Path.GetDirectoryName(memory.File)!), cancellation);
        return await _setup.ResumeAsync(Files, memory, cancellation);
    }

    private async Task<GuestSession> CreateAloneAsync(CancellationToken cancellation)
    {
        var folder = Path.Combine(_setup.Cache.Templates, $".alone-{Environment.ProcessId}-{Guid.NewGuid():N}");
        Directory.CreateDirectory(folder);
        try
        {
            return await _create(new MemoryBacking(Path.Combine(folder, "memory"), IsShared: true), cancellation);
        }
        finally
        {
            TreeRemover.Remove(folder);
        }
    }

    // Of several clones that fail at once, only the first repairs; the others find a new generation.
    private async Task RepairAsync(int generation, HarnessException failure, CancellationToken cancellation)
    {
        using var held = await FileLock.AcquireAsync($"{Files.Folder}.repair.lock", null, cancellation);
        if (generation != _generation || SlowBecause is not null)
            return;
        _progress?.Report(new ProgressNote("template", $"of no use, making it again: {FirstLine(failure)}"));
        TreeRemover.Remove(Files.Folder);
        await EnsureAsync("booting the template again", cancellation);
        _generation++;
    }

    private async Task EnsureAsync(string detail, CancellationToken cancellation)
    {
        var files = Files;
        using var held = await FileLock.AcquireAsync(
            $"{files.Folder}.lock",
            () => _progress?.Report(new ProgressNote("template", "waiting for another process that makes it")),
            cancellation);
        if (!files.IsIntact())
        {
            _progress?.Report(new ProgressNote("template", detail));
            var watch = Stopwatch.StartNew();
            await CreateAsync(files, cancellation);
            MakingTime = watch.Elapsed;
        }
        MarkUsed(files);
        CacheEviction.KeepNewest(_setup.Cache.Templates, KeptTemplates);
    }

    // Lest another process that makes templates evicts it.
    private static void MarkUsed(TemplateFiles files)
    {
        if (Directory.Exists(files.Folder))
            Directory.SetLastWriteTimeUtc(files.Folder, DateTime.UtcNow);
    }

    private async Task CreateAsync(TemplateFiles files, CancellationToken cancellation)
    {
        var work = new TemplateFiles(Path.Combine(_setup.Cache.Templates, $".{_key}.new"));
        TreeRemover.Remove(work.Folder);
        Directory.CreateDirectory(work.Folder);
        try
        {
            await using (var session = await _create(new MemoryBacking(work.Memory, IsShared: true), cancellation))
            {
                await session.QuiesceAsync(cancellation);
                await SaveAsync(session, work, cancellation);
            }
            if (SlowBecause is null)
            {
                TreeRemover.Remove(files.Folder);
                Directory.Move(work.Folder, files.Folder);
            }
        }
        finally
        {
            TreeRemover.Remove(work.Folder);
        }
    }

    private async Task SaveAsync(GuestSession session, TemplateFiles work, CancellationToken cancellation)
    {
        var console = session.Console;
        if (await TrySaveAsync(session, work, Cloning.SharedMemory, "clones read all their memory", cancellation))
        {
            work.Seal(session.KernelRecords.All, console, session.ReadHistory());
        }
        else if (await TrySaveAsync(session, work, Cloning.WholeState, "clones are full boots", cancellation))
        {
            File.Delete(work.Memory);
            work.Seal(session.KernelRecords.All, console, session.ReadHistory());
        }
    }

    private async Task<bool> TrySaveAsync(
        GuestSession session, TemplateFiles work, Cloning way, string otherwise, CancellationToken cancellation)
    {
        try
        {
            if (way < _setup.Machine.Cloning)
                throw new HarnessException("it was asked for");
            var isWhole = way == Cloning.WholeState;
            await session.Machine.SaveAsync(isWhole ? work.WholeState : work.State, isWhole, cancellation);
            return true;
        }
        catch (HarnessException failure)
        {
            var reason = $"{otherwise}: {FirstLine(failure)}";
            _progress?.Report(new ProgressNote("template", reason));
            SlowBecause = way == Cloning.WholeState ? reason : null;
            return false;
        }
    }

    private static string FirstLine(Exception failure) => failure.Message.Split('\n')[0];
}
