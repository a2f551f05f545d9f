namespace Vimc.KernelHeaders.Facts;

/// <summary>One piece of the kernel's API.</summary>
/// <param name="Name">Its name; of a member <c>structure.member</c>.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Declaration">As the header writes it, on one line and without the body.</param>
/// <param name="Signature">
/// What callers depend on: the type with typedefs looked through, the parameters of a macro that has some, the text
/// of one that has none.
/// </param>
/// <param name="File">Header, relative to the kernel's source or build folder.</param>
/// <param name="Line">Line in it, from 1.</param>
public sealed record ApiFact(string Name, ApiKind Kind, string Declaration, string Signature, string File, int Line);
