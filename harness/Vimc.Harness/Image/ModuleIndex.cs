using Vimc.Harness.Failures;

namespace Vimc.Harness.Image;

/// <summary>
/// The <c>modules.dep</c> of a kernel: which module files there are and which others each needs, nearest first.
/// </summary>
internal sealed class ModuleIndex
{
    private readonly Dictionary<string, IReadOnlyList<string>> _needs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _byName = new(StringComparer.Ordinal);

    private ModuleIndex(string text)
    {
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(':');
            var path = line[..colon];
            _needs[path] = line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            _byName[NameOf(path)] = path;
        }
    }

    /// <summary>Parses the text of a <c>modules.dep</c>.</summary>
    public static ModuleIndex Parse(string text) => new(text);

    /// <summary>
    /// Paths of the wanted modules and of all they need, each after those it needs itself.
    /// </summary>
    /// <param name="wanted">Module names, or folders below <c>kernel/</c> that end in a slash.</param>
    /// <param name="builtIn">Names of modules that are part of the kernel and so need no file.</param>
    /// <exception cref="HarnessException">A name is unknown.</exception>
    public IReadOnlyList<string> Closure(IEnumerable<string> wanted, IReadOnlySet<string> builtIn)
    {
        var ordered = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in wanted.SelectMany(want => Resolve(want, builtIn)))
            Visit(path, ordered, seen);
        return ordered;
    }

    /// <summary>The name of a module file: no folder, no extension, underscores as the kernel has them.</summary>
    public static string NameOf(string path) => Path.GetFileName(path).Split('.')[0].Replace('-', '_');

    private IEnumerable<string> Resolve(string want, IReadOnlySet<string> builtIn)
    {
        if (want.EndsWith('/'))
            return _needs.Keys.Where(path => path.StartsWith($"kernel/{want}", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal);
        if (_byName.TryGetValue(want, out var path))
            return [path];
        return builtIn.Contains(want) ? [] : throw new HarnessException($"the kernel has no module '{want}'");
    }

    private void Visit(string path, List<string> ordered, HashSet<string> seen)
    {
        if (!seen.Add(path))
            return;
        foreach (var needed in _needs[path])
            Visit(needed, ordered, seen);
        ordered.Add(path);
    }
}
