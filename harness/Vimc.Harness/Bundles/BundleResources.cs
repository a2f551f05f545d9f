namespace Vimc.Harness.Bundles;

/// <summary>The scripts of <c>harness/bundle</c>, which travel inside this assembly.</summary>
internal static class BundleResources
{
    /// <summary>The text of one.</summary>
    public static string Read(string name)
    {
        using var stream = typeof(BundleResources).Assembly.GetManifestResourceStream($"bundle/{name}")
            ?? throw new InvalidOperationException($"no resource bundle/{name}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
