using System.Text;

namespace Vimc.Generator.Tests;

/// <summary>A writer with a defect.</summary>
internal sealed class BrokenWriter : TextWriter
{
    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    /// <inheritdoc/>
    public override void Write(char value) => throw new InvalidOperationException("broken");
}
