using System.Text;
using Vimc.Harness.Failures;

namespace Vimc.Harness.Image;

/// <summary>Puts the parts of the guest's file system into an archive.</summary>
internal sealed class GuestImageComposer
{
    private const uint Executable = 0x1ed;

    private static readonly string[] Folders =
        ["/dev", "/proc", "/sys", "/run", "/tmp", "/root", "/usr/bin", "/usr/sbin", "/usr/lib", "/usr/lib64"];

    private readonly string _root;
    private readonly CpioWriter _archive;

    /// <param name="root">The unpacked suite.</param>
    /// <param name="archive">Where everything goes.</param>
    public GuestImageComposer(string root, CpioWriter archive)
    {
        _root = root;
        _archive = archive;
    }

    /// <summary>Writes all entries, always in the same order.</summary>
    /// <param name="agent">Path of the agent, which becomes <c>/init</c>.</param>
    /// <param name="bootModules">Paths in the guest of the modules the agent loads, in order.</param>
    /// <param name="applets">Names busybox answers to; programs of the suite come before them.</param>
    /// <param name="moduleStage">Folder whose <c>lib</c> goes in as it is.</param>
    public void Compose(
        string agent, IReadOnlyList<string> bootModules, IReadOnlyList<string> applets, string moduleStage)
    {
        foreach (var folder in Folders)
            _archive.AddFolder(folder);
        _archive.AddCharacterDevice("/dev/console", 0x180, 5, 1);
        foreach (var (path, destination) in GuestContents.Links)
            _archive.AddLink(path, destination);
        foreach (var (path, content, mode) in GuestContents.Files)
            _archive.AddFile(path, Encoding.UTF8.GetBytes(content), mode);
        _archive.AddFile("/init", File.ReadAllBytes(agent), Executable);
        _archive.AddFile(
            "/etc/vimc-agent/modules",
            Encoding.UTF8.GetBytes(string.Concat(bootModules.Select(module => $"{module}\n"))));

        AddPrograms();
        AddApplets(applets);
        foreach (var rules in GuestContents.UdevRules)
            AddFromRoot($"/usr/lib/udev/rules.d/{rules}", 0x1a4);
        AddModules(moduleStage);
    }

    private void AddPrograms()
    {
        var missing = GuestContents.Programs.Where(program => !File.Exists(_root + program)).ToArray();
        if (missing.Length > 0)
            throw new HarnessException($"the suite has no {string.Join(", ", missing)}");

        var libraries = new LibraryClosure(_root);
        var optional = GuestContents.OptionalLibraries.Select(libraries.TryFind).OfType<string>().ToArray();
        var all = GuestContents.Programs
            .Concat(optional)
            .Concat(libraries.Of([.. GuestContents.Programs, .. optional]))
            .Distinct();
        foreach (var file in all)
            AddFromRoot(file, Executable);
    }

    private void AddApplets(IReadOnlyList<string> applets)
    {
        var taken = GuestContents.Programs
            .Concat(GuestContents.Links.Select(link => link.Path))
            .Select(Path.GetFileName)
            .ToHashSet();
        foreach (var applet in applets.Where(applet => applet.Length > 0 && !taken.Contains(applet)))
            _archive.AddLink($"/usr/bin/{applet}", "busybox");
    }

    private void AddModules(string stage)
    {
        var files = Directory.GetFiles(Path.Combine(stage, "lib"), "*", SearchOption.AllDirectories);
        foreach (var file in files.Order(StringComparer.Ordinal))
            _archive.AddFile($"/usr/{Path.GetRelativePath(stage, file)}", File.ReadAllBytes(file));
    }

    private void AddFromRoot(string path, uint mode) => _archive.AddFile(path, File.ReadAllBytes(_root + path), mode);
}
