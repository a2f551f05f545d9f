namespace Vimc.KernelHeaders.Clang;

/// <summary>A place in a file.</summary>
/// <param name="File">Path as the compiler was led to it; empty for what is built in.</param>
/// <param name="Line">From 1.</param>
/// <param name="Offset">In bytes from the beginning of the file.</param>
internal readonly record struct SourcePlace(string File, int Line, int Offset);
