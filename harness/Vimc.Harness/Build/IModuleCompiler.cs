using Vimc.Harness.Host;

namespace Vimc.Harness.Build;

/// <summary>Where modules for a kernel are compiled: it has make, a compiler and the files of the kernel's build.</summary>
internal interface IModuleCompiler
{
    /// <summary>The path by which commands know a folder of the host, and messages name it.</summary>
    string PathInside(string buildFolder);

    /// <summary>The command that runs a shell command in a folder.</summary>
    /// <param name="buildFolder">Folder of the host, writable.</param>
    /// <param name="shellCommand">Text for <c>sh -c</c>.</param>
    HostCommand Command(string buildFolder, string shellCommand);
}
