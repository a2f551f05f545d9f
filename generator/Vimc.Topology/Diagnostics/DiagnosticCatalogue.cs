using System.Reflection;

namespace Vimc.Topology.Diagnostics;

/// <summary>
/// Every rule there is. 00xx: the file and its YAML; 005x to 007x: the shape of the description; 01xx: what names
/// refer to; 02xx: the graph; 03xx: what is written. Ids are never reused.
/// </summary>
public static class DiagnosticCatalogue
{
#pragma warning disable CS1591 // Each name says what its format says.
    public static readonly DiagnosticRule FileMissing = new("VIMC0001", "no such file");
    public static readonly DiagnosticRule FileIsDirectory =
        new("VIMC0002", "is a directory; name a topology file in it");
    public static readonly DiagnosticRule FileTooLarge =
        new("VIMC0003", "is larger than {0} KiB; a topology description never is, so it was not read");
    public static readonly DiagnosticRule NotUtf8 = new("VIMC0004", "is not UTF-8 text; save it in that encoding");
    public static readonly DiagnosticRule FileEmpty =
        new("VIMC0005", "has no content; expected the keys 'name', 'entities' and 'links'");
    public static readonly DiagnosticRule NotYaml = new("VIMC0006", "not valid YAML: {0}");
    public static readonly DiagnosticRule YamlFeature =
        new("VIMC0007", "{0} are not read in a topology; write the value itself");
    public static readonly DiagnosticRule NestedTooDeep =
        new("VIMC0008", "nested deeper than {0} levels, which a topology never needs");
    public static readonly DiagnosticRule SecondDocument =
        new("VIMC0009", "a second YAML document starts here; a file holds one topology");
    public static readonly DiagnosticRule DuplicateKey = new("VIMC0010", "key '{0}' is given twice");
    public static readonly DiagnosticRule FileUnreadable = new("VIMC0011", "cannot be read: {0}");

    public static readonly DiagnosticRule UnknownKey = new("VIMC0051", "unknown key '{0}' in {1}{2}");
    public static readonly DiagnosticRule MissingKey = new("VIMC0052", "{0} lacks the key '{1}'");
    public static readonly DiagnosticRule WrongNode = new("VIMC0053", "{0} must be {1}, not {2}");
    public static readonly DiagnosticRule UnknownType = new("VIMC0054", "unknown entity type '{0}'{1}");
    public static readonly DiagnosticRule UnknownFormat = new("VIMC0055", "unknown {0} '{1}'{2}");
    public static readonly DiagnosticRule BadSwitch = new("VIMC0072", "'{0}' must be 'true' or 'false', not '{1}'");
    public static readonly DiagnosticRule UnknownFlag = new("VIMC0056", "unknown link flag '{0}'{1}");
    public static readonly DiagnosticRule BadSize =
        new("VIMC0057", "'{0}' is not a size; write width and height like 640x480");
    public static readonly DiagnosticRule SizeOutOfRange = new("VIMC0058", "size {0} is outside {1} to {2}");
    public static readonly DiagnosticRule SizeOdd =
        new("VIMC0059", "size {0} is odd; width and height must be even, {1} is near");
    public static readonly DiagnosticRule BadPadReference =
        new("VIMC0060", "'{0}' does not name a pad; write an entity name, a colon and a pad number like '{1}:0'");
    public static readonly DiagnosticRule NumberOutOfRange =
        new("VIMC0061", "{0} must be a number from {1} to {2}, not '{3}'");
    public static readonly DiagnosticRule MisplacedKey = new("VIMC0062", "key '{0}' is not for a {1}, only for a {2}");
    public static readonly DiagnosticRule BadName =
        new("VIMC0063", "{0} '{1}' has {2}; use letters, digits, single spaces inside and any of {3}");
    public static readonly DiagnosticRule NameTooLong =
        new("VIMC0064", "{0} '{1}' has {2} characters; at most {3} fit");
    public static readonly DiagnosticRule DuplicateFlag = new("VIMC0065", "flag '{0}' is given twice");
    public static readonly DiagnosticRule UnsupportedFormat =
        new("VIMC0066", "a {0} cannot output '{1}'; it outputs {2}");
    public static readonly DiagnosticRule TooManyEntities =
        new("VIMC0067", "entity {0}; at most {1} have a device node, so drop the rest");
    public static readonly DiagnosticRule ImmutableDisabled =
        new("VIMC0068", "link is immutable but not enabled, so it could never carry anything; add the flag 'enabled'");

    public static readonly DiagnosticRule UnknownChoice = new("VIMC0071", "unknown {0} '{1}'{2}");
    public static readonly DiagnosticRule NoModes =
        new("VIMC0073", "'modes' has no mode; name one, or drop the key for frames of any size");
    public static readonly DiagnosticRule PlaceOdd =
        new("VIMC0074", "'{0}' is odd, {1}, and would move the Bayer pattern; {2} is near");
    public static readonly DiagnosticRule ArrayWithoutModes =
        new("VIMC0075", "'array' is of no use without 'modes': frames of any size show all of the array");
    public static readonly DiagnosticRule ModeTooLarge =
        new("VIMC0076", "mode {0} reads {1} pixels, but the array has {2}; give a larger 'array' or a smaller size");
    public static readonly DiagnosticRule ModeOutside =
        new("VIMC0077", "'{0}' of {1} has the mode end outside of the array; it can be at most {2}");
    public static readonly DiagnosticRule DuplicateMode =
        new("VIMC0078", "a second mode has the size {0}, by which modes are chosen");
    public static readonly DiagnosticRule SizeOfNoMode =
        new("VIMC0079", "size {0} is that of no mode; modes have {1}");

    public static readonly DiagnosticRule FormatNotAskedFor =
        new("VIMC0080", "'{0}' is only in a driver whose topology asks for it: add '{1}' to 'formats'");
    public static readonly DiagnosticRule FormatOfEveryDriver =
        new("VIMC0081", "every driver has '{0}'; list only what a topology wants besides");
    public static readonly DiagnosticRule DuplicateFormat = new("VIMC0082", "format '{0}' is listed twice");

    public static readonly DiagnosticRule TooFewPlanes =
        new("VIMC0083", "'{0}' takes buffers of several planes; add 'planes: multi' to the capture");

    public static readonly DiagnosticRule DuplicateName = new("VIMC0101", "a second entity is named '{0}'");
    public static readonly DiagnosticRule UnknownSource = new("VIMC0102", "link source '{0}' is not an entity{1}");
    public static readonly DiagnosticRule UnknownSink = new("VIMC0103", "link sink '{0}' is not an entity{1}");
    public static readonly DiagnosticRule UnknownPad = new("VIMC0104", "'{0}' has no pad {1}; a {2} has {3}");
    public static readonly DiagnosticRule SinkAsSource =
        new("VIMC0105", "'{0}' is a sink pad and cannot be the source of a link{1}");
    public static readonly DiagnosticRule SourceAsSink =
        new("VIMC0106", "'{0}' is a source pad and cannot be the sink of a link{1}");
    public static readonly DiagnosticRule UnknownLens = new("VIMC0107", "lens '{0}' is not an entity{1}");
    public static readonly DiagnosticRule NotALens = new("VIMC0108", "'{0}' is a {1}, not a lens");
    public static readonly DiagnosticRule LensTaken = new("VIMC0109", "lens '{0}' already belongs to '{1}'");
    public static readonly DiagnosticRule DuplicateLink = new("VIMC0110", "a second link from '{0}' to '{1}'");
    public static readonly DiagnosticRule SimilarName =
        new("VIMC0111", "name '{0}' differs from '{1}' only in case or punctuation; both would be {2} in C");

    public static readonly DiagnosticRule SinkTakenTwice =
        new("VIMC0201", "a second enabled link into '{0}'; a sink pad takes one, so leave this one disabled");
    public static readonly DiagnosticRule SinkTakenForEver =
        new("VIMC0202", "a second immutable link into '{0}'; neither could be disabled, so nothing could stream");
    public static readonly DiagnosticRule Cycle = new("VIMC0203", "this link closes a cycle: {0}");
    public static readonly DiagnosticRule CaptureUnreached =
        new("VIMC0204", "no sensor reaches capture '{0}', not even over disabled links");
    public static readonly DiagnosticRule NoCommonFormat =
        new("VIMC0205", "no format can cross from '{0}' to '{1}': a {2} outputs {3}, a {4} takes {5}");
    public static readonly DiagnosticRule CannotStream =
        new("VIMC0206", "'{0}' could not stream as loaded: {1} arrives, but it takes {2}");
    public static readonly DiagnosticRule CaptureUnfed =
        new("VIMC0207", "capture '{0}' could not stream as loaded: no link into '{1}' is enabled");
    public static readonly DiagnosticRule NoCapture =
        new("VIMC0208", "no entity is a capture, so nothing could stream; add one with 'type: capture'");

    public static readonly DiagnosticRule CannotWrite = new("VIMC0301", "cannot be written: {0}");
    public static readonly DiagnosticRule OutOfDate = new("VIMC0302", "out of date; run 'make generate' and commit");
    public static readonly DiagnosticRule NotGenerated = new("VIMC0303", "missing; run 'make generate' and commit");
    public static readonly DiagnosticRule Stale =
        new("VIMC0304", "no longer generated; run 'make generate' and commit its removal");
    public static readonly DiagnosticRule ForeignDirectory =
        new("VIMC0305", "is not empty and not an emitted driver tree; name another directory");
#pragma warning restore CS1591

    /// <summary>All rules, in the order of their ids.</summary>
    public static IReadOnlyList<DiagnosticRule> All =>
    [
        .. typeof(DiagnosticCatalogue)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(member => member.GetValue(null))
            .OfType<DiagnosticRule>()
            .OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];
}
