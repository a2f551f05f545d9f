using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Vimc.Harness.Failures;

namespace Vimc.Harness.Regress;

/// <summary>Finds the fixtures of a test assembly in its metadata; none of its code is run.</summary>
internal static class TestFixtures
{
    private static readonly HashSet<string> TestAttributes =
        ["TestAttribute", "TestCaseAttribute", "TestCaseSourceAttribute", "TheoryAttribute"];

    /// <summary>The full names of the classes that have tests.</summary>
    public static IReadOnlyList<string> Read(string assembly)
    {
        using var image = new PEReader(File.OpenRead(assembly));
        var metadata = image.GetMetadataReader();
        return
        [
            .. metadata.TypeDefinitions
                .Select(metadata.GetTypeDefinition)
                .Where(type => type.GetMethods().Any(method => IsTest(metadata, metadata.GetMethodDefinition(method))))
                .Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}"),
        ];
    }

    /// <summary>Those tests of a filter that are of some fixtures.</summary>
    /// <param name="filter">As <c>dotnet test</c> takes it.</param>
    /// <param name="fixtures">Their full names.</param>
    /// <param name="all">The names of all there are.</param>
    /// <exception cref="HarnessException">The name of one is the beginning of another's, so that no filter tells them apart.</exception>
    public static string Restrict(string filter, IReadOnlyCollection<string> fixtures, IReadOnlyCollection<string> all)
    {
        // After the name comes a dot, or a parenthesis where the fixture has arguments; with one that is not closed the
        // adapter of NUnit reads its filter for ever.
        foreach (var name in fixtures)
        {
            if (all.FirstOrDefault(other => other != name && other.StartsWith(name, StringComparison.Ordinal)) is { } longer)
                throw new HarnessException($"the fixtures {name} and {longer} cannot be told apart; rename one");
        }
        return $"{filter}&({string.Join('|', fixtures.Select(name => $"FullyQualifiedName~{name}"))})";
    }

    private static bool IsTest(MetadataReader metadata, MethodDefinition method) =>
        method.GetCustomAttributes()
            .Select(handle => metadata.GetCustomAttribute(handle).Constructor)
            .Where(constructor => constructor.Kind == HandleKind.MemberReference)
            .Select(constructor => metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent)
            .Where(parent => parent.Kind == HandleKind.TypeReference)
            .Select(parent => metadata.GetTypeReference((TypeReferenceHandle)parent).Name)
            .Any(name => TestAttributes.Contains(metadata.GetString(name)));
}
