namespace Vimc.Mutants;

/// <summary>The folders this program reads and writes.</summary>
/// <param name="Root">The clone it was built from.</param>
internal sealed record MutantWorkspace(string Root)
{
    private const string Marker = "Vimc.Tools.sln";

    /// <summary>The patches.</summary>
    public string Patches => Path.Combine(Root, "tests", "mutants");

    /// <summary>The drivers of all topologies as they were generated, each in a folder of its own.</summary>
    public string Drivers => Path.Combine(Root, "out", "emitted");

    /// <summary>Logs of the tests of each mutant, and the matrix.</summary>
    public string Output => Path.Combine(Root, "out", "mutants");

    /// <summary>
    /// The drivers with the bug of the moment. All mutants have the same folders, as the harness builds again only what
    /// changed in a folder.
    /// </summary>
    public string MutatedDrivers => Path.Combine(Output, "drivers");

    /// <summary>The guest tests, built.</summary>
    public string GuestTests => Path.Combine(
        Root, "tests", "Vimc.Guest.Tests", "bin", "Release", "net10.0", "Vimc.Guest.Tests.dll");

    /// <summary>Looks for the clone this program was built from.</summary>
    /// <exception cref="MutantException">There is none.</exception>
    public static MutantWorkspace Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Marker)))
                return new MutantWorkspace(folder.FullName);
        }

        throw new MutantException($"no folder above '{AppContext.BaseDirectory}' holds {Marker}");
    }

    /// <summary>Makes sure that there is something to run.</summary>
    /// <exception cref="MutantException">There is not.</exception>
    public void Check()
    {
        foreach (var path in new[] { Drivers, GuestTests })
        {
            if (!Path.Exists(path))
                throw new MutantException($"'{path}' does not exist; 'make mutants' makes it");
        }
    }
}
