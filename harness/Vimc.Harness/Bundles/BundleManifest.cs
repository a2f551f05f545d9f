using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Vimc.Harness.Failures;

namespace Vimc.Harness.Bundles;

/// <summary>What a bundle is of: <c>manifest.json</c>, for people and programs.</summary>
/// <param name="Test">The full name of the test.</param>
/// <param name="Failure">What the failure says.</param>
/// <param name="Sign">What tells that it has failed again.</param>
/// <param name="Findings">Titles of what the kernel reported.</param>
/// <param name="WrittenAt">When, in UTC.</param>
/// <param name="Commit">Of the clone that was tested, or empty.</param>
/// <param name="Kernel">What was booted.</param>
/// <param name="Qemu">What it ran on.</param>
/// <param name="Settings">Variables that repeat the test, such as seeds.</param>
/// <param name="Packages">Versions of the packages of the target, by name; empty where it does not tell.</param>
/// <param name="Files">What is in the bundle, by its path there.</param>
/// <param name="Steps">What was done to the guest, in order.</param>
public sealed record BundleManifest(
    string Test,
    string Failure,
    FailureSign Sign,
    IReadOnlyList<string> Findings,
    DateTime WrittenAt,
    string Commit,
    BundleKernel Kernel,
    BundleQemu Qemu,
    IReadOnlyDictionary<string, string> Settings,
    IReadOnlyDictionary<string, string> Packages,
    IReadOnlyDictionary<string, BundleFile> Files,
    IReadOnlyList<BundleManifestStep> Steps)
{
    /// <summary>Its name in a bundle.</summary>
    public const string FileName = "manifest.json";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // Commands are to be read, and nobody puts this into a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>The manifest as it is written.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Options) + "\n";

    /// <summary>Reads the manifest of a bundle.</summary>
    /// <exception cref="HarnessException">The folder is no bundle, or its manifest is broken.</exception>
    public static BundleManifest Read(string bundle)
    {
        var file = Path.Combine(bundle, FileName);
        if (!File.Exists(file))
            throw new HarnessException($"'{bundle}' is no bundle: there is no {FileName} in it");
        try
        {
            return JsonSerializer.Deserialize<BundleManifest>(File.ReadAllText(file), Options)
                ?? throw new HarnessException($"'{file}' is empty");
        }
        catch (JsonException failure)
        {
            throw new HarnessException($"'{file}' is broken: {failure.Message}", failure);
        }
    }
}
