using System.Globalization;
using System.Text;
using Vimc.Harness.KernelLog;

namespace Vimc.Harness.Evidence;

/// <summary>A report of the kernel.</summary>
/// <param name="Title">One line.</param>
/// <param name="Text">The report, and the source lines of its stack.</param>
public sealed record FindingEvidence(string Title, string Text)
{
    /// <summary>Takes it from a finding, whose stacks <see cref="KernelStackDecoder"/> may have decoded.</summary>
    public static FindingEvidence Of(KernelFinding finding)
    {
        var text = new StringBuilder(string.Join('\n', finding.Lines));
        var decoded = finding.Frames.Where(frame => frame.Locations is not null).ToList();
        if (decoded.Count > 0)
            text.Append("\n\nin the source, innermost first:");
        foreach (var frame in decoded)
        {
            foreach (var place in frame.Locations!)
                text.Append(CultureInfo.InvariantCulture, $"\n  {place.Function} ({place.File}:{place.Line})");
        }
        return new FindingEvidence(finding.Title, text.ToString());
    }
}
