namespace Vimc.Harness.Image;

/// <summary>
/// Programs of a suite that only some guests have, so that all the others stay small and boot fast: clients of the
/// driver with many libraries.
/// </summary>
/// <param name="Name">Names it in the cache.</param>
/// <param name="Packages">The packages that hold them. What these depend on is unpacked too.</param>
/// <param name="Files">
/// Paths in the suite of what goes into the guest: programs, and libraries that are opened by name at run time; a
/// folder, which ends in a slash, with all that is in it; and, where a name has a star in it, what there is of that.
/// The libraries they need come along by themselves.
/// </param>
public sealed record GuestAddition(string Name, IReadOnlyList<string> Packages, IReadOnlyList<string> Files);
