using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

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
    public static string Restrict(string filter, IEnumerable<string> fixtures) =>
        // A fixture with arguments has them after its name, all others have the dot before that of the test.
        $"{filter}&({string.Join('|', fixtures.Select(name => $"FullyQualifiedName~{name}.|FullyQualifiedName~{name}\\("))})";

    private static bool IsTest(MetadataReader metadata, MethodDefinition method) =>
        method.GetCustomAttributes()
            .Select(handle => metadata.GetCustomAttribute(handle).Constructor)
            .Where(constructor => constructor.Kind == HandleKind.MemberReference)
            .Select(constructor => metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent)
            .Where(parent => parent.Kind == HandleKind.TypeReference)
            .Select(parent => metadata.GetTypeReference((TypeReferenceHandle)parent).Name)
            .Any(name => TestAttributes.Contains(metadata.GetString(name)));
}
